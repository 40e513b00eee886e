"""Tables without lines: three columns or more below each other, the first one numbering the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.readers.grid import joined
from kg.readers.pdf.lines import Line, Marks, Row
from kg.readers.pdf.tables import Table

_COLUMNS = 3
_ROWS = 3
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[.)]?$|(?:TT|STT|Số TT)$", re.IGNORECASE)
_NEAR = 0.8
_APART = 4.0


def split_aligned(rows: list[Row], marks: Marks) -> Iterator[list[Row] | Table]:
    """The rows of a page in order, tables among them as such."""
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        count = _length(rows[at:]) if len(rows[at]) >= _COLUMNS else 0
        if not count:
            plain.append(rows[at])
            at += 1
            continue
        body = rows[at : at + count]
        head = [plain.pop()] if plain and _is_head(plain[-1], body) else []
        if plain:
            yield plain
            plain = []
        yield _table(head, body, marks)
        at += count
    if plain:
        yield plain


def _length(rows: list[Row]) -> int:
    """How many rows belong to the table that begins with the first; 0 where none does."""
    columns = _columns(rows[0])
    count = numbered = 0
    before = rows[0][0]
    for row in rows:
        if before.y - row[0].y > _APART * before.size or not all(
            _column(line, columns) is not None for line in row
        ):
            break
        if _column(row[0], columns) == 0:
            if not _NUMBER.match(row[0].text()):
                break
            numbered += len(row) >= _COLUMNS
        count, before = count + 1, row[0]
    return count if numbered >= _ROWS else 0


def _is_head(row: Row, body: list[Row]) -> bool:
    """Whether a row above a table has a cell above each column of it."""
    if len(row) != len(body[0]) or row[0].y - body[0][0].y > _APART * row[0].size:
        return False
    full = [cells for cells in body if len(cells) == len(row)]
    return all(
        line.x0 < max(cells[at].x1 for cells in full) and line.x1 > min(cells[at].x0 for cells in full)
        for at, line in enumerate(row)
    )


def _columns(row: Row) -> list[tuple[float, float]]:
    """From where to where each column may reach: to the beginning of the next."""
    ends = [line.x0 for line in row[1:]] + [float("inf")]
    return [(line.x0, end) for line, end in zip(row, ends, strict=True)]


def _column(line: Line, columns: list[tuple[float, float]]) -> int | None:
    """The column that a line stands in; None where it reaches over two."""
    slack = _NEAR * line.size
    inside = (at for at, (x0, x1) in enumerate(columns) if line.x0 >= x0 - slack and line.x1 <= x1 + slack)
    return next(inside, None)


def _table(head: list[Row], body: list[Row], marks: Marks) -> Table:
    """The rows of a table; a line without a number goes on with the cells of the row above it."""
    columns = _columns(body[0])
    cells: list[list[list[str]]] = []
    for row in body:
        if _column(row[0], columns) == 0 or not cells:
            cells.append([[] for _ in columns])
        for line in row:
            cells[-1][_column(line, columns) or 0].append(line.text(marks))
    edges = (*(x0 for x0, _ in columns), body[0][-1].x1)
    titles = [[line.text(marks) for line in row] for row in head]
    return Table([*titles, *([joined(cell) for cell in row] for row in cells)], edges)
