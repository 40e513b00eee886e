"""Where rows of words are cut: at gaps that are wide beside the blanks of the row and of the page.

A blank is a quarter of the size of the font in most fonts and 0.6 of it in those whose letters are all of one
width; justified lines stretch it to more than the space between two columns. So gaps are told by the blanks
beside them, by what letterheads begin with at their right side, and by the edge at which many rows go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from kg.readers.pdf.page import Word

GLUED = 0.1
"""Between words that stand nearer to each other, as a part of their size, there is no blank."""
WIDE = 0.55
"""No gap between columns is narrower, as a part of the size of the font."""

_MORE_THAN_TWO = 2.2
_A_LITTLE_MORE = 1.2
_FEW = 4
_BLANK = 0.25
_LEAST_GAPS = 12
_EVEN = 0.08
_MOST_STRETCHED = 2.5
_MANY_ROWS = 4
_RIGHT_OF_HEAD = frozenset(
    {("CỘNG", "HÒA", "XÃ"), ("CỘNG", "HOÀ", "XÃ"), ("ĐẢNG", "CỘNG", "SẢN"), ("Độc", "lập", "-")}
)


def cut(rows: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """The pieces of each row of a page or a cell, the words of which are given from the left."""
    blank = blank_of(rows)
    pieces = [list(_pieces(row, blank, ())) for row in rows]
    starts = Counter(_place(piece[0]) for row in pieces for piece in row[1:])
    edges = {place for place in starts if starts[place] + starts[place + 1] >= _MANY_ROWS}
    if not edges:
        return pieces
    near = edges | {place + 1 for place in edges}
    return [list(_pieces(row, blank, near)) for row in rows]


def blank_of(rows: Iterable[Sequence[Word]]) -> float:
    """How wide a blank between words is where no line is stretched, as a part of the size of the font."""
    gaps = sorted(
        gap / a.size for row in rows for a, b in pairwise(row) if (gap := b.x0 - a.x1) > GLUED * a.size
    )
    return max(gaps[len(gaps) // 10], _BLANK) if len(gaps) >= _LEAST_GAPS else _BLANK


def _place(word: Word) -> int:
    return round(word.x0)


def _pieces(words: list[Word], blank: float, edges: Container[int]) -> Iterator[list[Word]]:
    """The pieces of a row on a page with a usual blank, and with edges at which rows go on."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    least = WIDE * words[0].size
    if not gaps or max(gaps) <= least:
        yield words
        return
    usual = max(_usual(gaps, words[0].size), blank * words[0].size)
    start = 0
    for at, gap in enumerate(gaps, 1):
        if gap <= least:
            continue
        known = _place(words[at]) in edges or _is_right_of_head(words[at : at + 3])
        if gap > (_A_LITTLE_MORE if known else _MORE_THAN_TWO) * usual:
            yield words[start:at]
            start = at
    yield words[start:]


def _is_right_of_head(words: list[Word]) -> bool:
    """Whether words begin what a letterhead has at its right side, however near the left side comes to it."""
    return tuple(word.text for word in words) in _RIGHT_OF_HEAD


def _usual(gaps: list[float], size: float) -> float:
    """The blank of a row with these gaps; 0 where they may all be spaces between columns.

    Few words set apart evenly reach from edge to edge.
    """
    if len(gaps) >= _FEW:
        return median(gaps)
    if len(gaps) < 2:
        return 0.0
    least = min(gaps)
    return least if least < _MOST_STRETCHED * size or max(gaps) - least < _EVEN * size else 0.0
