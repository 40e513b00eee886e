"""The order of reading: parts of a page that stand side by side are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.readers.pdf.lines import Line, Row, line_of, whole_line

_NARROWEST = 0.55
_CLOSEST = 0.25
_SURE = 1.0
_FAR = 2.0
_APART = 2.2
_OFF_CENTRE = 2.0
_DEEPEST = 4
_MOTTO = re.compile("CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN|Độc lập")
_DATE = re.compile(r"(?:\bnăm +|^)\d{4}$|\bnăm *[._…]+$")
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5})\s?[.)]?")
_BLANK_SLOT = re.compile(r"(?:[Ss]ố ?:?|ngày|tháng|năm)$")


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other, from the top, between a left and a right edge. `whole`: as wide as the page."""

    lines: tuple[Line, ...]
    left: float
    right: float
    whole: bool


def columns_of(rows: list[Row], depth: int = 0) -> Iterator[Column]:
    """The columns of a page in the order of reading."""
    pending: list[Row] = []
    at = 0
    while at < len(rows):
        band = _band(rows, at) if depth < _DEEPEST else None
        if band is None:
            pending.append(rows[at])
            at += 1
            continue
        last, middle = band
        above = _above(pending, middle)
        if above:
            yield _column(pending[:above], depth)
        side = [*pending[above:], *rows[at : last + 1]]
        pending = []
        for part in (_side(side, middle, left=True), _side(side, middle, left=False)):
            yield from columns_of(part, depth + 1)
        at = last + 1
    if pending:
        yield _column(pending, depth)


def _column(rows: list[Row], depth: int) -> Column:
    lines = tuple(map(whole_line, rows))
    return Column(lines, min(line.x0 for line in lines), max(line.x1 for line in lines), depth == 0)


def _side(rows: list[Row], middle: float, left: bool) -> list[Row]:
    sides = ([line for line in row if (line.x1 <= middle) == left] for row in rows)
    return [row for row in sides if row]


def _above(rows: list[Row], middle: float) -> int:
    """From which row on those above a band belong to it: what stands right only, and the head of the page."""
    at = len(rows)
    while at > 0 and not _crosses(rows[at - 1], middle):
        at -= 1
    if at == 0:
        return 0
    while at < len(rows) and rows[at][0].x0 < middle:
        at += 1
    return at


def _crosses(row: Row, middle: float) -> bool:
    return any(line.x0 < middle < line.x1 for line in row)


def _band(rows: list[Row], first: int) -> tuple[int, float] | None:
    """The last row and the middle of the space between two columns that begin in a row.

    Of several spaces the one that goes down farthest is taken. Rows in which wide blanks hid it are cut in
    `rows`.
    """
    row = rows[first]
    best: tuple[list[Row], float] | None = None
    for at in sorted(range(1, len(row)), key=lambda at: row[at - 1].x1 - row[at].x0):
        pair = _Pair(row[:at], row[at:])
        taken = [*pair.take(rows[first + 1 :])]
        if pair.are_columns() and (best is None or len(taken) > len(best[0])):
            best = taken, (pair.left.x1 + pair.right.x0) / 2
    if best is None:
        return None
    taken, middle = best
    last = first + len(taken)
    rows[first + 1 : last + 1] = taken
    return last, middle


@dataclass(slots=True)
class _Extent:
    """How far a column reaches to the left and right, and the height of its last line."""

    x0: float
    x1: float
    y: float

    def grow(self, lines: list[Line]) -> None:
        """Take in lines."""
        for line in lines:
            self.x0, self.x1, self.y = min(self.x0, line.x0), max(self.x1, line.x1), line.y


class _Pair:
    """Two columns side by side while they are followed down the page."""

    def __init__(self, lefts: list[Line], rights: list[Line]) -> None:
        self.left = _Extent(lefts[0].x0, lefts[-1].x1, lefts[0].y)
        self.right = _Extent(rights[0].x0, rights[-1].x1, rights[0].y)
        self.size = lefts[0].size
        self._both = [(lefts[-1], rights[0])]
        self._lone = 0
        self._has_motto = _MOTTO.match(rights[0].text()) is not None
        self._has_date = False

    def take(self, rows: list[Row]) -> Iterator[Row]:
        """Take in the rows that go on with the two columns; each as the columns cut it."""
        for row in rows:
            cut = self._split(row)
            if not self._takes(cut, is_sign=cut is row):
                return
            yield cut

    def _split(self, row: Row) -> Row:
        """A row whose wide blanks hid the space between the columns, cut there."""
        if len(row) > 1 or not row[0].x0 < self.left.x1 < self.right.x0 < row[0].x1:
            return row
        words, slack = row[0].words, 0.3 * self.size
        for at in range(1, len(words)):
            if words[at - 1].x1 <= self.left.x1 + slack and words[at].x0 >= self.right.x0 - slack:
                return [line_of(words[:at]), line_of(words[at:])]
        return row

    def _takes(self, row: Row, is_sign: bool) -> bool:
        """Whether a row goes on with the two columns; then it is taken in.

        `is_sign` tells that its own blanks, not those of other rows, say where it is cut.
        """
        lefts = [line for line in row if self._is_left(line)]
        rights = [line for line in row if line not in lefts and self._is_right(line)]
        if len(lefts) + len(rights) < len(row):
            return False
        if lefts and rights and rights[0].x0 - lefts[-1].x1 < _NARROWEST * self.size:
            return False
        if lefts and rights and (self._has_date or lefts[0].text().startswith("Nơi nhận")):
            return False  # what comes below a letterhead, or signatures below a text
        if lefts and not rights and self.left.y - lefts[0].y > _APART * self.size:
            return False
        self.left.grow(lefts)
        self.right.grow(rights)
        if lefts and rights and is_sign:
            self._both.append((lefts[-1], rights[0]))
        self._lone += not lefts
        self._note_head(rights)
        return True

    def _note_head(self, rights: list[Line]) -> None:
        """Note the motto of a letterhead, and the date below it, with which its right side ends."""
        text = rights[0].text() if rights else ""
        self._has_motto = self._has_motto or _MOTTO.match(text) is not None
        self._has_date = self._has_date or (self._has_motto and _DATE.search(text) is not None)

    def _is_left(self, line: Line) -> bool:
        """Whether a line begins below the left column and ends before the right one."""
        return line.x0 <= self.left.x1 and line.x1 <= self.right.x0 - _CLOSEST * self.size

    def _is_right(self, line: Line) -> bool:
        """Whether a line begins below the right column, or stands in its middle."""
        if line.x0 < self.left.x1 + _CLOSEST * self.size:
            return False
        middle = (self.right.x0 + self.right.x1) / 2
        centred = abs((line.x0 + line.x1) / 2 - middle) < _OFF_CENTRE * self.size
        return centred or line.x0 >= self.right.x0 - self.size

    def are_columns(self) -> bool:
        """Whether the lines side by side are columns: not labels before texts, nor numbers behind titles."""
        both = [pair for pair in self._both if not _BLANK_SLOT.search(pair[0].text())]
        labels = sum(_is_label(left.text()) for left, _ in both)
        numbers = sum(right.text().isdigit() for _, right in both)
        if 2 * labels > len(both) or 2 * numbers > len(both):
            return False
        if len(both) != 1:
            return len(both) > 1
        return (self.right.x0 - self.left.x1) / self.size >= (_SURE if self._lone else _FAR)


def _is_label(text: str) -> bool:
    return len(text) <= 2 or _LABEL.fullmatch(text) is not None or text in ("Điều", "Kính gửi:")
