"""Where and how the characters of a page are drawn: pdfium is asked for each, at half a microsecond."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from ctypes import byref, c_char, c_double, c_int
from math import cos, hypot, pi, sin
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.readers.pdf.fonts import Reader, reader_of

# pdfium writes U+FFFE or U+0002 for a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_TABLE = _HYPHENS | _LIGATURES
# Letters and signs of Latin-1 beside a letter, as no Vietnamese word in Unicode has them: the old codes do.
_OLD_SIGN = (
    "\xa1-\xaa\xac-\xaf\xb1\xb4-\xba\xbc-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb-\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8"
    "\xfb-\xff"
)
_OLD = re.compile(f"[A-Za-z][{_OLD_SIGN}]|[{_OLD_SIGN}][A-Za-z]")
_USUAL = 10.0
_HUGE = 2000.0
_UNIT_SIZE = 2.0
_LEVEL = 0.05
_NAME_LENGTH = 64


class Glyph(NamedTuple):
    """A character as drawn: its place among those of the page, from where to where it goes along the line,
    its base line and its size."""

    at: int
    text: str
    x0: float
    x1: float
    y: float
    size: float


class Pen:
    """Asks where characters stand, on a page whose text runs at an angle of `turn` quarters.

    With `exact` the angle of every word is asked, else only looked for in where its ends stand.
    """

    def __init__(self, page: pdfium.PdfTextPage, turn: int, text: str) -> None:
        self.exact = False
        self._page = page
        self._turn = turn
        self._cos, self._sin = round(cos(turn * pi / 2)), round(sin(turn * pi / 2))
        self._x, self._y, self._rect = c_double(), c_double(), raw.FS_RECTF()
        self._refs = byref(self._x), byref(self._y), byref(self._rect)
        self._scales: dict[float, float] = {}
        self._old = _OLD.search(text) is not None
        self._name, self._flags = (c_char * _NAME_LENGTH)(), c_int()

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character begins on its base line."""
        at_x, at_y, _ = self._refs
        raw.FPDFText_GetCharOrigin(self._page, index, at_x, at_y)
        x, y = self._x.value, self._y.value
        return (x, y) if self._cos == 1 else self._turned(x, y)

    def reach(self, index: int) -> tuple[float, float, float]:
        """Where a character ends along its line, and its lower and upper edge there."""
        rect = self._rect
        if not raw.FPDFText_GetLooseCharBox(self._page, index, self._refs[2]):
            x, y = self.origin(index)
            return x, y, y
        if self._cos == 1:
            return rect.right, rect.bottom, rect.top
        (ax, ay), (bx, by) = self._turned(rect.left, rect.bottom), self._turned(rect.right, rect.top)
        return max(ax, bx), min(ay, by), max(ay, by)

    def size(self, index: int) -> float:
        """The size in which a character is printed.

        What scales the text is asked once for every size of font, as producers scale a page as a whole; those
        that set every font in size 1 and scale each text are asked each time.
        """
        size: float = raw.FPDFText_GetFontSize(self._page, index)
        scale = self._scales.get(size)
        if scale is None:
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(self._page, index, byref(matrix))
            scale = hypot(matrix.c, matrix.d)
            if size > _UNIT_SIZE:
                self._scales[size] = scale
        printed = size * scale
        return printed if 0.5 < printed < _HUGE else _USUAL

    def is_level(self, index: int, y: float, bottom: float, top: float, size: float) -> bool:
        """Whether a word runs along the line: its base line meets the height of its last character."""
        if self.exact:
            angle = raw.FPDFText_GetCharAngle(self._page, index) - -self._turn % 4 * pi / 2
            return bool(abs(angle) < _LEVEL or abs(abs(angle) - 2 * pi) < _LEVEL)
        return bottom - size * 0.8 <= y <= top + size * 0.4

    def glyph(self, index: int, text: str) -> Glyph | None:
        """A character as drawn; None where it stands at an angle to the text."""
        x0, y = self.origin(index)
        x1, bottom, top = self.reach(index)
        size = self.size(index)
        return Glyph(index, text, x0, x1, y, size) if self.is_level(index, y, bottom, top, size) else None

    def drawn(self) -> Iterator[tuple[int, str]]:
        """The characters of the page, without the blanks that pdfium only supposed.

        pdfium gives the two halves of a character beyond the basic plane one by one.
        """
        high = 0
        for index in range(self._page.count_chars()):
            code = raw.FPDFText_GetUnicode(self._page, index)
            if not code or raw.FPDFText_IsGenerated(self._page, index):
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
            elif high and 0xDC00 <= code < 0xE000:
                yield index, chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
            else:
                yield index, chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def spelled(self, text: str, index: int) -> str:
        """A word as it is typed today: out of the old codes, marks on their letters, no ligatures."""
        if not self._old and text.isascii() and text[-1] != "\x02":
            return text
        reader = self._reader(index) if self._old else None
        return unicodedata.normalize("NFC", reader(text) if reader else text.translate(_TABLE))

    def _reader(self, index: int) -> Reader | None:
        """What reads the font of a character; None for fonts in Unicode."""
        length = raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_LENGTH, byref(self._flags))
        return reader_of(self._name.value.decode("latin-1")) if 0 < length <= _NAME_LENGTH else None

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return x * self._cos + y * self._sin, y * self._cos - x * self._sin


def turn_of(page: pdfium.PdfTextPage) -> int:
    """At how many quarters of a turn most of the text of a page runs."""
    turns = [0, 0, 0, 0]
    count = page.count_chars()
    for index in range(0, count, max(1, count // 12)):
        quarters = raw.FPDFText_GetCharAngle(page, index) / (pi / 2)
        if quarters >= 0 and abs(quarters - round(quarters)) < _LEVEL:
            turns[-round(quarters) % 4] += 1
    return turns.index(max(turns))
