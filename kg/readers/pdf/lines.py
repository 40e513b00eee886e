"""Words to lines: what stands on one base line, cut where a gap may be the space between two columns."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from kg.readers.pdf.gaps import GLUED, WIDE, cut
from kg.readers.pdf.page import Word

_SAME_LINE = 0.45
_UNIT_ENDS = ("m", "M")
_HEAD_OF_NUMBER = re.compile(r"^\W?\d{1,5}[a-z]?(?:/[\w&-]+)+$")
_OPEN_NUMBER = re.compile(r"^\W?\d{1,5}[a-z]?[/-](?:[\w&/-]*[/&-])?$|[A-ZĐ]{2,}&$")
_OPEN_CODE = re.compile(r"^\W?[A-ZĐ]{2,}-(?:\d+-)*$")
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
            if before is not None and word.x0 - before.x1 > GLUED * word.size:
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
    return list(_paired([[line_of(piece) for piece in pieces] for pieces in cut(rows)]))


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
    return a.y - b.y < 0.75 * min(a.size, b.size) and room > WIDE * a.size


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
    >>> is_cut("nhiệm vụ NV-", "2025-64"), is_cut("Sở GDĐT-", "Văn phòng")
    (True, False)
    """
    tail = before[-40:].rsplit(" ", 1)[-1]
    if after[0] in "-/":
        return after[1:2].isupper() and _HEAD_OF_NUMBER.search(tail) is not None
    if after[0].isdigit() and _OPEN_CODE.search(tail):
        return True
    return len(tail) > 1 and _GOES_ON.match(after) is not None and _OPEN_NUMBER.search(tail) is not None
