"""Reading the vocabulary tables: CSV files with a header row, UTF-8, one row a concept."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from extractors.resources import data_dir


class TableError(ValueError):
    """A vocabulary table is missing or not in the expected shape."""


def read_table(name: str) -> list[dict[str, str]]:
    """All rows of ``ontology/<name>.csv`` as dicts; an empty cell is ``""``.

    Raises `TableError` with the file and the line where the table is missing or a row has another width.

    >>> read_table("provinces")[0]["name"]
    'Thành phố Hà Nội'
    """
    rows = rows_of(name)
    header = next(rows)
    return [dict(zip(header, row, strict=True)) for row in rows]


def columns_of(name: str, *wanted: str) -> Iterator[tuple[str, ...]]:
    """The wanted columns of every row, in the order asked for: the fast way to read a long table."""
    rows = rows_of(name)
    header = next(rows)
    unknown = [column for column in wanted if column not in header]
    if unknown:
        has = ", ".join(header)
        raise TableError(f"ontology/{name}.csv has no column {', '.join(unknown)}; it has {has}")
    places = [header.index(column) for column in wanted]
    for row in rows:
        yield tuple([row[place] for place in places])


def rows_of(name: str) -> Iterator[list[str]]:
    """The header, then the rows of a table as lists of cells."""
    path = data_dir("ontology") / f"{name}.csv"
    if not path.is_file():
        raise TableError(f"vocabulary table {path} is missing; reinstall vn-legal-kg or restore the file")
    with path.open(encoding="utf-8", newline="") as file:
        width = 0
        for line, row in enumerate(csv.reader(file), 1):
            width = width or len(row)
            if len(row) != width:
                raise TableError(f"{path}: row {line} has {len(row)} cells, the header has {width}")
            yield row


def parts(cell: str) -> tuple[str, ...]:
    """The members of a cell that holds several, separated by ``|``.

    >>> parts("BGD&ĐT | BGDDT")
    ('BGD&ĐT', 'BGDDT')
    """
    return tuple(part for piece in cell.split("|") if (part := piece.strip())) if cell else ()
