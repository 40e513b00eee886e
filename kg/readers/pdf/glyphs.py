"""The words of a page by where their glyphs stand, not by the order in which they were drawn.

A producer whose font lacks the Vietnamese letters with tones draws them in a second pass from another font:
in the order of drawing "Nghị quyết" is "Ngh quy t ị ế". On most pages the order of drawing is right and is
checked a word at a time; on the others every glyph is sorted by its line and place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from operator import attrgetter
from statistics import median

import pypdfium2 as pdfium

from kg.readers.pdf.page import Word
from kg.readers.pdf.pen import Glyph, Pen

# A hyphen at the end of a line (U+0002, U+FFFE) has no line break behind it.
_WORD = re.compile(r"[^\s\x00\x02\ufffe]*[\x02\ufffe]|[^\s\x00\x02\ufffe]+")
_TONED = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9]")
_PUNCTUATION = frozenset('.,;:)]”"')
_BACK = 0.35
_GAP = 0.17
_SMALL = 0.8
_SAME_LINE = 0.45
_TWICE = 0.3
_USUAL = 10.0


def words_of(page: pdfium.PdfTextPage, turn: int = 0) -> tuple[list[Word], str]:
    """The words of a page whose text runs at `turn` quarters, and what is printed at another angle."""
    count = page.count_chars()
    text = page.get_text_range() if count else ""
    pen = Pen(page, turn, text)
    words, slanted = _words(pen, text, count)
    if slanted:
        pen.exact = True
        words, slanted = _words(pen, text, count)
    return words, slanted


def _words(pen: Pen, text: str, count: int) -> tuple[list[Word], str]:
    found = _by_words(pen, text) if len(text) == count else None
    return _by_glyphs(pen) if found is None else found


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
        if not pen.is_level(start, y, bottom, top, size):
            slanted.append(printed)
            continue
        if x1 < x0 or (words and _goes_back(words[-1], x0, y)) or _is_torn(pen, printed, start, x0, x1):
            return None
        last = _last_digit(printed)
        if last >= 0 and pen.size(start + last) < _SMALL * usual:
            _attach(words, _assembled(pen, [pen.glyph(at, text[at]) for at in range(start, end)]))
        else:
            words.append(Word(pen.spelled(printed, start), x0, x1, y, size))
            usual = size
    return words, " ".join(slanted)


def _last_digit(printed: str) -> int:
    """The place of a digit that only marks of punctuation follow; -1 without one."""
    at = len(printed) - 1
    while at > 0 and printed[at] in _PUNCTUATION:
        at -= 1
    return at if printed[at].isdigit() else -1


def _goes_back(before: Word, x0: float, y: float) -> bool:
    """Whether a word begins on the line of the one before it, but ahead of where that ends."""
    return abs(before.y - y) < 0.3 * before.size and x0 < before.x1 - _BACK * before.size


def _is_torn(pen: Pen, printed: str, start: int, x0: float, x1: float) -> bool:
    """Whether a letter that fonts often lack does not stand between the first and the last of its word."""
    if len(printed) < 3 or printed.isascii():
        return False
    inner = _TONED.finditer(printed, 1, len(printed) - 1)
    return any(not x0 < pen.origin(start + letter.start())[0] < x1 for letter in inner)


def _by_glyphs(pen: Pen) -> tuple[list[Word], str]:
    """The words by the place of each glyph: sorted by line, then from left to right."""
    glyphs: list[Glyph] = []
    slanted: list[str] = []
    for index, letter in pen.drawn():
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
        _attach(words, _assembled(pen, sorted(line, key=attrgetter("x0"))))
    return words, "".join(slanted).strip()


def _in_lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each base line, from the top, with what is raised or lowered by less than half."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if line and line[0].y - glyph.y > _SAME_LINE * max(line[0].size, glyph.size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _assembled(pen: Pen, glyphs: Iterable[Glyph | None]) -> list[Word]:
    """The words of one line of glyphs, cut at blanks and gaps; glyphs drawn twice count once."""
    words: list[list[Glyph]] = [[]]
    for glyph in filter(None, glyphs):
        word = words[-1]
        if glyph.text.isspace():
            if word:
                words.append([])
            continue
        if word:
            before = word[-1]
            if _is_drawn_again(before, glyph):
                continue
            if glyph.x0 - before.x1 > _GAP * max(before.size, glyph.size):
                words.append(word := [])
        word.append(glyph)
    return [part for word in words if word for part in _parts(pen, word)]


def _is_drawn_again(before: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph is the one before it once more, as some producers print bold letters.

    The two letters of the ligature "ff" stand in one place too, and one behind the other in the file.
    """
    if glyph.text != before.text or abs(glyph.x0 - before.x0) >= _TWICE * (before.x1 - before.x0):
        return False
    return not (glyph.text == "f" and glyph.x0 == before.x0 and glyph.at == before.at + 1)


def _parts(pen: Pen, glyphs: list[Glyph]) -> Iterator[Word]:
    """The word of some glyphs; what is before and behind a small raised number in it apart."""
    sizes = [glyph.size for glyph in glyphs if not glyph.text.isdigit()] or [glyphs[0].size]
    limit = _SMALL * median(sizes)
    base: list[Glyph] = []
    raised: list[Glyph] = []
    for glyph in glyphs:
        is_raised = bool(base) and glyph.text.isdigit() and glyph.size < limit
        if raised and not is_raised:
            yield _word(pen, base, raised)
            base, raised = [], []
        (raised if is_raised else base).append(glyph)
    yield _word(pen, base, raised)


def _word(pen: Pen, glyphs: list[Glyph], raised: list[Glyph]) -> Word:
    first, size = glyphs[0], max(glyph.size for glyph in glyphs)
    text = pen.spelled("".join(glyph.text for glyph in glyphs), first.at)
    mark = "".join(glyph.text for glyph in raised)
    return Word(text, first.x0, (raised or glyphs)[-1].x1, first.y, size, mark)


def _attach(words: list[Word], more: list[Word]) -> None:
    """Add words; a small raised number close behind a word marks that word."""
    for word in more:
        before = words[-1] if words else None
        if before is not None and word.text.isdigit() and _marks(before, word):
            words[-1] = before._replace(mark=word.text, x1=word.x1)
        else:
            words.append(word)


def _marks(before: Word, word: Word) -> bool:
    rise, room = (word.y - before.y) / before.size, (word.x0 - before.x1) / before.size
    small = word.size < _SMALL * before.size and not before.mark
    return small and 0.15 < rise < 0.7 and -0.1 < room < 0.3
