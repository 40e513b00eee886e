"""Tables of Word: rows and cells as the file has them; whether a table holds data or arranges the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from kg.readers.docx.names import CELL, INSERTED, REMOVED, ROW, TABLE, TEXT, VAL, is_on, w
from kg.readers.docx.styles import Styles
from kg.readers.grid import is_arrangement

_WRAPPERS = frozenset((*INSERTED, *map(w, ("sdt", "sdtContent", "customXml"))))
_ROW_PROPERTIES, _CELL_PROPERTIES = w("trPr"), w("tcPr")
_SPAN, _MERGE, _BEFORE, _HEADER, _HIDDEN = map(w, ("gridSpan", "vMerge", "gridBefore", "tblHeader", "hidden"))
_REMOVED_CELL = w("cellDel")
_HEAD = 40


class WordCell(NamedTuple):
    """A cell of the file: its element, the columns that it covers, whether the cell above covers it."""

    element: etree._Element
    columns: int
    continued: bool


class WordRow(NamedTuple):
    """A row of the file: its cells, the columns left out before them, and why it is not read (or None)."""

    element: etree._Element
    cells: tuple[WordCell, ...]
    skipped: int
    reason: str | None


def rows_of(table: etree._Element) -> list[WordRow]:
    """The rows of a table, those of tracked changes and content controls too."""
    return [_row(element) for element in _inside(table, ROW)]


def holds_data(table: etree._Element, rows: list[WordRow], styles: Styles) -> bool:
    """Whether each row of a table says something of its own; other tables only arrange the page.

    A letterhead and the block of signatures arrange, and so do tables with tables in them and those without
    lines between two columns.
    """
    if next(table.iterdescendants(TABLE), None) is not None:
        return False
    wide = [row for row in rows if len(row.cells) > 1]
    cells = (cell for row in rows[:_HEAD] for cell in row.element.iter(CELL))
    head = "\n".join("".join(t.text or "" for t in cell.iter(TEXT)) for cell in cells)
    if not wide or is_arrangement(head):
        return False
    columns = [row.skipped + sum(cell.columns for cell in row.cells) for row in wide]
    usual = max(columns, key=columns.count)
    if columns.count(usual) * 10 < len(wide) * 6:
        return False
    titled = any(_switched(row.element.find(_ROW_PROPERTIES), _HEADER) for row in rows[:3])
    lined = styles.has_inner_borders(table) or _lined_cells(rows)
    return len(wide) >= 2 if titled or lined else len(wide) >= 3 and usual > 2


def _inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside what only wraps them."""
    stack = [iter(element)]
    while stack:
        for child in stack[-1]:
            if child.tag == wanted:
                yield child
            elif child.tag in _WRAPPERS:
                stack.append(iter(child))
                break
        else:
            stack.pop()


def _row(element: etree._Element) -> WordRow:
    properties = element.find(_ROW_PROPERTIES)
    reason = None
    if properties is not None:
        removed = (why for tag, why in REMOVED.items() if properties.find(tag) is not None)
        reason = next(removed, None) or ("hidden text" if _switched(properties, _HIDDEN) else None)
    cells = tuple(cell for found in _inside(element, CELL) if (cell := _cell(found)) is not None)
    return WordRow(element, cells, _number(properties, _BEFORE, 0), reason)


def _cell(element: etree._Element) -> WordCell | None:
    properties = element.find(_CELL_PROPERTIES)
    if properties is None:
        return WordCell(element, 1, False)
    if properties.find(_REMOVED_CELL) is not None:
        return None
    merge = properties.find(_MERGE)
    continued = merge is not None and merge.get(VAL) in (None, "continue")
    return WordCell(element, max(1, _number(properties, _SPAN, 1)), continued)


def _number(properties: etree._Element | None, name: str, otherwise: int) -> int:
    found = None if properties is None else properties.find(name)
    value = None if found is None else found.get(VAL)
    return int(value) if value and value.isdigit() and len(value) < 5 else otherwise


def _switched(properties: etree._Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(name)
    return found is not None and is_on(found)


def _lined_cells(rows: list[WordRow]) -> bool:
    """Whether the cells of the first rows draw their own lines, as those from LibreOffice and Google do."""
    cells = [cell.element for row in rows[:3] for cell in row.cells]
    drawn = sum(
        any(
            line.get(VAL) not in (None, "nil", "none")
            for borders in cell.iterfind(f"{_CELL_PROPERTIES}/{w('tcBorders')}")
            for line in borders
        )
        for cell in cells
    )
    return drawn * 2 > len(cells) > 0
