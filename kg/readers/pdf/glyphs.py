"""The words of a page by where their glyphs stand, not by the order in which they were drawn.

A producer whose font lacks the Vietnamese letters with tones draws them in a second pass from another font:
in the order of drawing "Nghị quyết" is "Ngh quy t ị ế". On most pages the order of drawing is right and is
checked a word at a time; on the others every glyph is sorted by its line and place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from math import cos, hypot, pi, sin
from operator import attrgetter
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.readers.pdf.page import Word

# pdfium writes U+FFFE or U+0002 for a hyphen at the end of a line, and no line break behind it.
_WORD = re.compile(r"[^\s\x00\x02\ufffe]*[\x02\ufffe]|[^\s\x00\x02\ufffe]+")
_TONED = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9]")
_PUNCTUATION = frozenset('.,;:)]”"')
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_TABLE = _HYPHENS | _LIGATURES
_BACK = 0.35
_GAP = 0.17
_SMALL = 0.8
_USUAL = 10.0
_HUGE = 2000.0
_UNIT_SIZE = 2.0
MOST_GLYPHS = 200_000
"""More glyphs than any printed page has."""


class Glyph(NamedTuple):
    """A character as drawn: its code, from where to where it goes along the line, base line and size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Pen:
    """Asks pdfium where characters stand, on a page whose text runs at an angle of `turn` quarters."""

    def __init__(self, textpage: pdfium.PdfTextPage, turn: int = 0) -> None:
        self._page = textpage
        self._cos, self._sin = round(cos(turn * pi / 2)), round(sin(turn * pi / 2))
        self._x, self._y, self._rect = c_double(), c_double(), raw.FS_RECTF()
        self._scales: dict[float, float] = {}
        self._refs = byref(self._x), byref(self._y), byref(self._rect)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character begins on its base line."""
        at_x, at_y, _ = self._refs
        raw.FPDFText_GetCharOrigin(self._page, index, at_x, at_y)
        x, y = self._x.value, self._y.value
        return (x, y) if self._cos == 1 else self._turned(x, y)

    def reach(self, index: int) -> tuple[float, float, float]:
        """Where a character ends along its line, and the lower and upper edge of its font there."""
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

    def glyph(self, index: int, text: str) -> Glyph | None:
        """A character as drawn; None where it stands at an angle to the text."""
        x0, y = self.origin(index)
        x1, bottom, top = self.reach(index)
        size = self.size(index)
        return Glyph(text, x0, x1, y, size) if _is_level(y, bottom, top, size) else None

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return x * self._cos + y * self._sin, y * self._cos - x * self._sin


def turn_of(textpage: pdfium.PdfTextPage, count: int) -> int:
    """At how many quarters of a turn most of the text of a page runs."""
    turns = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // 12)):
        quarters = raw.FPDFText_GetCharAngle(textpage, index) / (pi / 2)
        if quarters >= 0 and abs(quarters - round(quarters)) < 0.05:
            turns[round(quarters) % 4] += 1
    return turns.index(max(turns))


def words_of(textpage: pdfium.PdfTextPage, turn: int = 0) -> tuple[list[Word], str]:
    """The words of a page, and what is printed at another angle than the text."""
    count = textpage.count_chars()
    if count > MOST_GLYPHS:
        raise ValueError(f"{count} glyphs on one page")
    pen = Pen(textpage, turn)
    text = textpage.get_text_range() if count else ""
    found = _by_words(pen, text) if len(text) == count else None
    if found is None:
        found = _by_glyphs(pen, list(_codes(textpage, count)))
    return found


def _codes(textpage: pdfium.PdfTextPage, count: int) -> Iterator[tuple[int, str]]:
    """The drawn characters of a page, blanks that only were supposed by pdfium left out."""
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code and not raw.FPDFText_IsGenerated(textpage, index):
            yield index, _TABLE.get(code) or (chr(code) if code < 0x110000 else "\ufffd")


def _by_words(pen: Pen, text: str) -> tuple[list[Word], str] | None:
    """The words in the order of drawing; None where a glyph stands elsewhere than its neighbours say."""
    words: list[Word] = []
    slanted: list[str] = []
    usual = _USUAL
    for found in _WORD.finditer(text):
        start, end = found.span()
        printed = found[0]
        x0, y = pen.origin(start)
        x1, bottom, top = pen.reach(end - 1)
        size = pen.size(start)
        if not _is_level(y, bottom, top, size):
            slanted.append(printed)
            continue
        if x1 < x0 or (words and _goes_back(words[-1], x0, y)) or _is_torn(pen, printed, start, x0, x1):
            return None
        last = _last_digit(printed)
        if last >= 0 and pen.size(start + last) < _SMALL * usual:
            _attach(words, _assembled(pen.glyph(at, text[at]) for at in range(start, end)))
            continue
        if printed.isascii():
            words.append(Word(printed, x0, x1, y, size))
        else:
            words.append(Word(_spelled(printed), x0, x1, y, size))
        usual = size
    return words, " ".join(slanted)


def _last_digit(printed: str) -> int:
    """The place of a digit that only marks of punctuation follow; -1 without one."""
    at = len(printed) - 1
    while at > 0 and printed[at] in _PUNCTUATION:
        at -= 1
    return at if printed[at].isdigit() else -1


def _is_torn(pen: Pen, printed: str, start: int, x0: float, x1: float) -> bool:
    """Whether a letter that fonts often lack does not stand between the first and the last of its word."""
    if len(printed) < 3 or printed.isascii():
        return False
    inner = _TONED.finditer(printed, 1, len(printed) - 1)
    return any(not x0 < pen.origin(start + letter.start())[0] < x1 for letter in inner)


def _goes_back(before: Word, x0: float, y: float) -> bool:
    """Whether a word begins on the line of the one before it, but ahead of where that ends."""
    return abs(before.y - y) < 0.3 * before.size and x0 < before.x1 - _BACK * before.size


def _by_glyphs(pen: Pen, codes: list[tuple[int, str]]) -> tuple[list[Word], str]:
    """The words by the place of each glyph: sorted by line, then from left to right."""
    glyphs: list[Glyph] = []
    slanted: list[str] = []
    for index, letter in codes:
        if glyphs and unicodedata.combining(letter):
            # A mark has no width of its own: it goes with the letter that was drawn before it.
            glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + letter)
            continue
        glyph = pen.glyph(index, letter)
        if glyph is None:
            slanted.append(letter)
        else:
            glyphs.append(glyph)
    words: list[Word] = []
    for line in _in_lines(glyphs):
        _attach(words, _assembled(sorted(line, key=attrgetter("x0"))))
    return words, "".join(slanted).strip()


def _in_lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each base line, from the top, with what is raised or lowered by less than half."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if line and line[0].y - glyph.y > 0.45 * max(line[0].size, glyph.size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _assembled(glyphs: Iterable[Glyph | None]) -> list[Word]:
    """The words of one line of glyphs, cut at blanks and gaps; glyphs drawn twice count once."""
    words: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph is None:
            continue
        word = words[-1]
        if glyph.text.isspace():
            if word:
                words.append([])
            continue
        if word:
            before = word[-1]
            width = max(before.x1 - before.x0, 0.5)
            if glyph.text == before.text and abs(glyph.x0 - before.x0) < 0.3 * width:
                continue
            if glyph.x0 - before.x1 > _GAP * max(before.size, glyph.size):
                words.append(word := [])
        word.append(glyph)
    return [made for word in words if word for made in _words(word)]


def _words(glyphs: list[Glyph]) -> Iterator[Word]:
    """The word of some glyphs; two where a small raised number stands inside of it."""
    usual = median(glyph.size for glyph in glyphs if not glyph.text.isdigit()) if _has_letter(glyphs) else 0.0
    base: list[Glyph] = []
    mark = ""
    for glyph in glyphs:
        raised = usual and glyph.text.isdigit() and glyph.size < _SMALL * usual
        if mark and not raised:
            yield _word(base, mark)
            base, mark = [], ""
        if raised and base:
            mark += glyph.text
        else:
            base.append(glyph)
    if base:
        yield _word(base, mark)


def _has_letter(glyphs: list[Glyph]) -> bool:
    return any(not glyph.text.isdigit() for glyph in glyphs)


def _word(glyphs: list[Glyph], mark: str) -> Word:
    first, size = glyphs[0], max(glyph.size for glyph in glyphs)
    text = _spelled("".join(glyph.text for glyph in glyphs))
    return Word(text, first.x0, glyphs[-1].x1, first.y, size, mark)


def _attach(words: list[Word], more: list[Word]) -> None:
    """Add words; a small raised number close behind a word marks that word."""
    for word in more:
        if words and word.text.isdigit():
            before = words[-1]
            raised = word.size < _SMALL * before.size and 0.15 < (word.y - before.y) / before.size < 0.7
            if raised and not before.mark and -0.1 < (word.x0 - before.x1) / before.size < 0.3:
                words[-1] = before._replace(mark=word.text)
                continue
        words.append(word)


def _is_level(y: float, bottom: float, top: float, size: float) -> bool:
    """Whether the base line at the head of a word meets the height of its end."""
    return bottom - size * 0.2 <= y <= top + size * 0.1


def _spelled(text: str) -> str:
    """Letters and their marks in one, hyphens and ligatures as they are typed."""
    return unicodedata.normalize("NFC", text.translate(_TABLE))
