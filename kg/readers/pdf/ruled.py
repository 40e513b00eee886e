"""The straight lines on a scan, of which the grids of tables consist: long runs of dark points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from kg.readers.pdf.page import Stroke

_DARK = 140
_LEVEL, _UPRIGHT = 0.6, 0.2
"""Inches that a line is long at least: longer than a dash, higher than a letter."""

_MOST = 2_000
"""Lines of a page; a photograph or a stain has more, and no table."""

_POINTS = 72
_BLACK = bytes(0 if grey < _DARK else 255 for grey in range(256))


def strokes_of(grey: bytes, width: int, height: int, dpi: int) -> tuple[Stroke, ...]:
    """The lines of a grey picture, which has a byte a point from the top left; in points of the page."""
    black = grey.translate(_BLACK)
    rows = (black[at : at + width] for at in range(0, width * height, width))
    columns = (black[at::width] for at in range(width))
    unit = _POINTS / dpi
    level = (
        Stroke(a * unit, (height - y) * unit, b * unit, (height - y) * unit)
        for y, a, b in _runs(rows, int(_LEVEL * dpi))
    )
    upright = (
        Stroke(x * unit, (height - b) * unit, x * unit, (height - a) * unit)
        for x, a, b in _runs(columns, int(_UPRIGHT * dpi))
    )
    found = tuple(islice(chain(level, upright), _MOST + 1))
    return found if len(found) <= _MOST else ()


def _runs(lines: Iterable[bytes], least: int) -> Iterator[tuple[int, int, int]]:
    """The number of a line, begin and end of each long dark run; one that is several lines thick counts once.

    >>> list(_runs([bytes(6), bytes(6), b"\\xff" + bytes(5)], 5))
    [(0, 0, 6)]
    """
    long = re.compile(rb"\x00{%d,}" % least)
    above: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        here = [found.span() for found in long.finditer(line)]
        for start, end in here:
            if not any(start < b and a < end for a, b in above):
                yield at, start, end
        above = here
