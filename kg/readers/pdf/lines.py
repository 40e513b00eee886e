"""Words to lines: what stands on one base line, cut where a gap may be the space between two columns."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.readers.pdf.page import Word

_SAME_LINE = 0.45
_GLUED = 0.1
_WIDE = 0.55
_WIDER_THAN_USUAL = 2.2
_FEW = 4
_BLANK = 0.25
_LEAST_GAPS = 12
_EVEN = 0.08
_A_LITTLE_WIDER = 1.2
_RIGHT_OF_HEAD = frozenset(
    {("CỘNG", "HÒA", "XÃ"), ("CỘNG", "HOÀ", "XÃ"), ("ĐẢNG", "CỘNG", "SẢN"), ("Độc", "lập", "-")}
)
_UNIT_ENDS = ("m", "M")
_HEAD_OF_NUMBER = re.compile(r"^\W?\d{1,5}[a-z]?(?:/[\w&-]+)+$")
_OPEN_NUMBER = re.compile(r"^\W?\d{1,5}[a-z]?[/-](?:[\w&/-]*[/&-])?$|[A-ZĐ]{2,}&$")
_GOES_ON = re.compile(r"[\dA-ZĐ]")

Marks = Container[str]
"""The numbers of the footnotes that a page has."""


class Line(NamedTuple):
    """Words that follow each other on a base line."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    y: float
    size: float

    def text(self, marks: Marks = ()) -> str:
        """The line as it is read, a blank where there is room for one; marks of footnotes in brackets."""
        pieces: list[str] = []
        before: Word | None = None
        for word in self.words:
            if before is not None and word.x0 - before.x1 > _GLUED * word.size:
                pieces.append(" ")
            pieces.append(word.text)
            if word.mark:
                is_note = word.mark in marks and not word.text.endswith(_UNIT_ENDS)
                pieces.append(f"[{word.mark}]" if is_note else word.mark)
            before = word
        return "".join(pieces)


Row = list[Line]


def line_of(words: Iterable[Word]) -> Line:
    """The line of some words that stand side by side."""
    found = tuple(words)
    sizes = sorted(word.size for word in found)
    size = sizes[len(sizes) // 2]
    base = next((word.y for word in found if word.size >= size), found[0].y)
    return Line(found, found[0].x0, max(word.x1 for word in found), base, size)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words of a page in rows from the top, each row cut at its wide gaps."""
    rows = [sorted(row, key=lambda word: word.x0) for row in _on_base_lines(words)]
    blank = blank_of(rows)
    return list(_paired([[line_of(piece) for piece in _cut(row, blank)] for row in rows]))


def blank_of(lines: Iterable[Sequence[Word]]) -> float:
    """How wide a blank between words is where no line is stretched, as a part of the size of the font.

    A quarter in most fonts, 0.6 in one whose letters are all of the same width.
    """
    gaps = sorted(
        gap / a.size for line in lines for a, b in pairwise(line) if (gap := b.x0 - a.x1) > _GLUED * a.size
    )
    return max(gaps[len(gaps) // 10], _BLANK) if len(gaps) >= _LEAST_GAPS else _BLANK


def whole_line(row: Row) -> Line:
    """A row as one line, over all its gaps."""
    return row[0] if len(row) == 1 else line_of(word for line in row for word in line.words)


def _on_base_lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    for word in sorted(words, key=lambda word: -word.y):
        if row and row[0].y - word.y > _SAME_LINE * max(row[0].size, word.size):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _cut(words: list[Word], blank: float) -> Iterator[list[Word]]:
    """The pieces of a row between gaps that are wider than the blanks of the row, and of the page."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = median(gaps) if len(gaps) >= _FEW or _are_even(gaps, words[0].size) else 0.0
    piece = [words[0]]
    for at, gap in enumerate(gaps, 1):
        word = words[at]
        wide = max(_WIDE * word.size, _WIDER_THAN_USUAL * max(usual, blank * word.size))
        if gap > wide or (gap > _A_LITTLE_WIDER * usual and _is_right_of_head(words[at : at + 3])):
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _is_right_of_head(words: list[Word]) -> bool:
    """Whether words begin what a letterhead has at its right side, however near the left side comes to it."""
    return tuple(word.text for word in words) in _RIGHT_OF_HEAD


def _are_even(gaps: list[float], size: float) -> bool:
    """Whether the few words of a line are set apart evenly, to reach from edge to edge."""
    return len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * size


def _paired(rows: list[Row]) -> Iterator[Row]:
    """The rows, two that stand side by side on base lines of their own in one."""
    at = 0
    while at < len(rows):
        row = rows[at]
        if at + 1 < len(rows) and _beside(row, rows[at + 1]):
            yield sorted([*row, *rows[at + 1]], key=lambda line: line.x0)
            at += 2
        else:
            yield row
            at += 1


def _beside(upper: Row, lower: Row) -> bool:
    if len(upper) > 1 or len(lower) > 1:
        return False
    a, b = upper[0], lower[0]
    room = max(a.x0, b.x0) - min(a.x1, b.x1)
    return a.y - b.y < 0.75 * min(a.size, b.size) and room > _WIDE * a.size


def joined(before: str, after: str) -> str:
    """Two lines of a paragraph in one: a blank between them, none inside of a number that the page broke.

    >>> joined("theo Nghị định số 107/2020/NĐ-", "CP của Chính phủ"), joined("Giáo dục -", "Đào tạo")
    ('theo Nghị định số 107/2020/NĐ-CP của Chính phủ', 'Giáo dục - Đào tạo')
    """
    if not before or not after:
        return before or after
    return before + after if is_cut(before, after) else f"{before} {after}"


def is_cut(before: str, after: str) -> bool:
    """Whether the end of a line stands within a number.

    >>> is_cut("Quyết định số 31/2025/QĐ", "-UBND"), is_cut("- Xã Ea Kao", "- Xã Ea Tu")
    (True, False)
    """
    tail = before[-40:].rsplit(" ", 1)[-1]
    if after[0] in "-/":
        return after[1:2].isupper() and _HEAD_OF_NUMBER.search(tail) is not None
    return len(tail) > 1 and _GOES_ON.match(after) is not None and _OPEN_NUMBER.search(tail) is not None
