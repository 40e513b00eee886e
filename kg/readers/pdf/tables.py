"""Tables that are drawn with lines: the grid of a table, its cells, and the words in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg.readers.grid import Cell, Grid, Repeats
from kg.readers.grid import joined as joined_in_cell
from kg.readers.pdf.columns import Column
from kg.readers.pdf.lines import Marks, rows_of, whole_line
from kg.readers.pdf.page import Box, Stroke, Word
from kg.readers.pdf.paragraphs import paragraphs_of, printed, text_of

_NEAR = 3.0
_LEVEL = 1.8
_SHORTEST = 5.0
_MOST_STROKES = 20_000
_MOST_LINES = 400
_MOST_CELLS = 10_000
_LEAST_INSET, _MOST_INSET = 1.0, 7.0


@dataclass(frozen=True, slots=True)
class Region:
    """A drawn grid: the edges of its columns from the left and of its rows from the top, and its lines."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]

    @property
    def box(self) -> Box:
        """The part of the page that the grid takes."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the grid."""
        box, x, y = self.box, (word.x0 + word.x1) / 2, word.y + word.size * 0.3
        return box.left < x < box.right and box.bottom < y < box.top


def regions_of(strokes: Iterable[Stroke]) -> list[Region]:
    """The grids on a page, from the top: lines that meet and make cells."""
    given = [s for s in strokes if max(s.x1 - s.x0, s.y1 - s.y0) >= _SHORTEST][: _MOST_STROKES + 1]
    level = _merged([s for s in given if s.x1 - s.x0 >= s.y1 - s.y0])
    upright = [_flip(s) for s in _merged([_flip(s) for s in given if s.x1 - s.x0 < s.y1 - s.y0])]
    if len(given) > _MOST_STROKES or len(level) > _MOST_LINES or len(upright) > _MOST_LINES:
        return []  # a drawing or a map
    regions = (_region(*group) for group in _groups(level, upright))
    return sorted((region for region in regions if region), key=lambda region: -region.ys[0])


def _flip(stroke: Stroke) -> Stroke:
    return Stroke(stroke.y0, stroke.x0, stroke.y1, stroke.x1)


def _merged(strokes: list[Stroke]) -> list[Stroke]:
    """Level lines in one another's continuation as one."""
    lines: list[Stroke] = []
    for row in _clusters(sorted(strokes, key=lambda s: s.y0)):
        height = sum(s.y0 for s in row) / len(row)
        open_: Stroke | None = None
        for s in sorted(row):
            if open_ is not None and s.x0 <= open_.x1 + _NEAR:
                open_ = open_._replace(x1=max(open_.x1, s.x1))
                continue
            if open_ is not None:
                lines.append(open_)
            open_ = Stroke(s.x0, height, s.x1, height)
        if open_ is not None:
            lines.append(open_)
    return lines


def _clusters(strokes: list[Stroke]) -> Iterator[list[Stroke]]:
    cluster: list[Stroke] = []
    for stroke in strokes:
        if cluster and stroke.y0 - cluster[-1].y0 > _LEVEL:
            yield cluster
            cluster = []
        cluster.append(stroke)
    if cluster:
        yield cluster


def _groups(level: list[Stroke], upright: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The lines that hang together: level ones and upright ones that meet them."""
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if h.x0 - _NEAR <= v.x0 <= h.x1 + _NEAR and v.y0 - _NEAR <= h.y0 <= v.y1 + _NEAR:
                parent[root(j)] = root(i)
    members: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for at, stroke in enumerate([*level, *upright]):
        members.setdefault(root(at), ([], []))[at >= len(level)].append(stroke)
    yield from members.values()


def _region(level: list[Stroke], upright: list[Stroke]) -> Region | None:
    if len(level) < 2 or not upright:
        return None
    xs = _edges([*(v.x0 for v in upright), *(x for h in level for x in (h.x0, h.x1))])
    ys = _edges([*(h.y0 for h in level), *(y for v in upright for y in (v.y0, v.y1))])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    return Region(tuple(xs), tuple(reversed(ys)), tuple(level), tuple(upright))


def _edges(places: Iterable[float]) -> list[float]:
    """Places that are nearly the same as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > 2 * _NEAR:
            edges.append(place)
    return edges


@dataclass(slots=True)
class Table:
    """The rows of a table as they are read, and the edges of its columns."""

    rows: list[list[str]]
    xs: tuple[float, ...]

    @property
    def is_data(self) -> bool:
        """Whether rows and columns say something: a frame round a text does not."""
        return len(self.xs) > 2 and len(self.rows) > 1


def table_of(region: Region, words: list[Word], marks: Marks, repeats: Repeats) -> Table:
    """The rows of a grid with the words that stand in its cells."""
    owner, spans = _cells(region)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = bisect_right([-y for y in region.ys], -(word.y + word.size * 0.3)) - 1
        column = bisect_right(region.xs, (word.x0 + word.x1) / 2) - 1
        place = min(max(row, 0), len(region.ys) - 2), min(max(column, 0), len(region.xs) - 2)
        held.setdefault(owner[place], []).append(word)
    grid = Grid(repeats)
    rows = []
    for _, places in groupby(sorted(spans), key=lambda place: place[0]):
        cells = []
        for place in places:
            wide, high = spans[place]
            edges = region.xs[place[1]], region.xs[place[1] + wide]
            cells.append(Cell(_text(held.get(place, []), *edges, marks), wide, high))
        rows.append(grid.row(cells))
    return Table([row for row in rows if any(row)], region.xs)


Place = tuple[int, int]


def _cells(region: Region) -> tuple[dict[Place, Place], dict[Place, tuple[int, int]]]:
    """Which cell every field of a grid belongs to, and how many columns and rows each cell covers.

    A cell is named by its upper left field.
    """
    upright, level = _barriers(region)
    owner: dict[Place, Place] = {}
    spans: dict[Place, tuple[int, int]] = {}
    rows, columns = len(region.ys) - 1, len(region.xs) - 1
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            wide = high = 1
            while column + wide < columns and _is_free((row, column + wide), upright, owner):
                wide += 1
            while row + high < rows and _is_free((row + high, column), level, owner):
                high += 1
            spans[row, column] = wide, high
            for down in range(high):
                owner.update(((row + down, column + on), (row, column)) for on in range(wide))
    return owner, spans


def _is_free(place: Place, barred: set[Place], owner: dict[Place, Place]) -> bool:
    return place not in barred and place not in owner


def _barriers(region: Region) -> tuple[set[Place], set[Place]]:
    """The fields with a line at their left side, and those with a line at their upper side."""
    xs, ys = region.xs, region.ys
    middles_x = [(a + b) / 2 for a, b in pairwise(xs)]
    middles_y = [(a + b) / 2 for a, b in pairwise(ys)]
    upright = {
        (row, column)
        for line in region.upright
        for column, x in enumerate(xs)
        if abs(x - line.x0) <= 2 * _NEAR
        for row, y in enumerate(middles_y)
        if line.y0 - _NEAR <= y <= line.y1 + _NEAR
    }
    level = {
        (row, column)
        for line in region.level
        for row, y in enumerate(ys)
        if abs(y - line.y0) <= 2 * _NEAR
        for column, x in enumerate(middles_x)
        if line.x0 - _NEAR <= x <= line.x1 + _NEAR
    }
    return upright, level


def _text(words: list[Word], left: float, right: float, marks: Marks) -> str:
    """The text of a cell between two edges; lines that begin anew are set off."""
    if not words:
        return ""
    lines = [whole_line(row) for row in rows_of(words)]
    inset = min(max(min(line.x0 for line in lines) - left, _LEAST_INSET), _MOST_INSET)
    column = Column(tuple(lines), left, right - inset, whole=False)
    return joined_in_cell(
        text_of(part) for part in paragraphs_of(printed(column, marks, walled=True), "cell")
    )
