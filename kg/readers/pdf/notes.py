"""Footnotes: small print at the foot of a page that begins with the mark of a note."""

from __future__ import annotations

import re

from kg.readers.pdf.lines import Row, whole_line
from kg.readers.pdf.page import Stroke

_SMALLER = 0.93
_RAISED = 0.8
_SHORT = 250.0
_MARK = re.compile(r"\[?(?P<n>\d{1,3}|\*{1,3})[\])]?(?=\s|[^\W\d_])")


def split_notes(rows: list[Row], strokes: tuple[Stroke, ...]) -> tuple[list[Row], list[Row]]:
    """The rows of the text of a page and those of its footnotes."""
    usual = _usual_size(rows)
    first = len(rows)
    while first > 0 and _size(rows[first - 1]) < _SMALLER * usual:
        first -= 1
    while first < len(rows) and not _opens(rows, first, strokes):
        first += 1
    return rows[:first], rows[first:]


def _opens(rows: list[Row], at: int, strokes: tuple[Stroke, ...]) -> bool:
    """Whether the notes of a page begin with a row: by a raised mark, or by a short line above it."""
    line = whole_line(rows[at])
    marked = _MARK.match(line.text()) is not None
    if marked and line.words[0].size < _RAISED * line.size:
        return True
    above = rows[at - 1][0].y if at else line.y + 4 * line.size
    return (marked or at > 0) and any(
        stroke.y0 == stroke.y1
        and line.y + 0.5 * line.size < stroke.y0 < above
        and abs(stroke.x0 - line.x0) < 2 * line.size
        and stroke.x1 - stroke.x0 < _SHORT
        for stroke in strokes
    )


def mark_of(row: Row) -> str | None:
    """The mark of the footnote that begins with a row."""
    found = _MARK.match(whole_line(row).text())
    return found["n"] if found else None


def _size(row: Row) -> float:
    return max(line.size for line in row)


def _usual_size(rows: list[Row]) -> float:
    """The size of most words."""
    sizes = sorted((line.size, len(line.words)) for row in rows for line in row)
    half, total = sum(count for _, count in sizes) / 2, 0
    for size, count in sizes:
        total += count
        if total >= half:
            return size
    return 0.0
