"""The graph as a workbook for people: one sheet of nodes, one of edges."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from kg import _schema
from kg.errors import KgError
from kg.exports.wording import TITLED_BY_WORDING, WORDING, hush
from kg.graph.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.graph.read import Graph
from kg.sheets.writing import FORMULA_STARTS, row_height

NODES, EDGES = "Đối tượng", "Quan hệ"
"""Names of the sheets."""

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""

LONGEST = 32_767
"""Characters that a cell holds; a longer text ends in `CUT`."""

CUT = " […]"

_NARROWEST, _WIDEST = 10, 48
"""Widths of the columns of an answer, in characters."""

_ENDS = ("from", "from_title", "relation", "to", "to_title")
_ENDS_VI = ("từ", "từ (tên)", "quan hệ", "đến", "đến (tên)")
_WIDTHS = {"title": 60, "from_title": 45, "to_title": 45, "quote": 60, "relation": 24, "labels": 26}


def workbook(graph: Graph, *, quotes: bool = True) -> bytes:
    """An Excel workbook: frozen header, filters, dates as dates; no cell is ever a formula or a link.

    Raises:
        KgError: more rows than a sheet can hold.
    """
    import xlsxwriter

    most = max(graph.manifest.node_count, graph.manifest.edge_count)
    if most > MOST_ROWS:
        raise KgError(
            f"a sheet holds {MOST_ROWS:,} rows and the graph has {most:,}", "", "choose -f neo4j-csv"
        )
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    # No clock: the same graph, the same file.
    book.set_properties({"title": "vn-legal-kg", "created": datetime(2000, 1, 1)})
    names, headings = _node_columns(graph, quotes)
    _fill(book, NODES, names, headings, _node_rows(graph, names, quotes))
    names, headings = _edge_columns(graph, quotes)
    _fill(book, EDGES, names, headings, _edge_rows(graph, names, quotes))
    book.close()
    return buffer.getvalue()


def table_workbook(names: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "Kết quả") -> bytes:
    """A workbook of one sheet that prints on landscape pages; a cell is text, a number, a day or None.

    Columns are as wide as what stands in them, long texts run over several lines.

    Raises:
        KgError: more rows than a sheet can hold.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
    counted = list(_counted(rows))
    sheet = _fill(book, title, names, names, counted, wrap=True)
    texts = [["" if value is None else str(value) for value in row] for row in counted]
    widths = [_width(name, [row[column] for row in texts]) for column, name in enumerate(names)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(texts, 1):
        sheet.set_row(number, row_height(row, widths))
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def _width(name: str, texts: Sequence[str]) -> int:
    """Room for the longest text up to a bound; keys, which nobody reads, get little."""
    widest = _WIDEST if any(" " in text for text in texts) else _WIDEST // 3
    return max(len(name) + 4, _NARROWEST, min(max(map(len, texts), default=0) + 1, widest))


def _counted(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise KgError(f"a sheet holds {MOST_ROWS:,} rows", "", "choose -f csv")
        yield row


def _fill(
    book: Any,  # noqa: ANN401
    title: str,
    names: Sequence[str],
    headings: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    wrap: bool = False,
) -> Any:  # noqa: ANN401
    """A sheet of rows below a frozen head with filters."""
    sheet = book.add_worksheet(title)
    body = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#CFD8DC"} if wrap else {}
    plain = book.add_format(body) if wrap else None
    head = book.add_format({"bold": True, "bg_color": "#DBE7F7", **body})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", **body})
    quoted = book.add_format({"quote_prefix": True, **body})
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDTHS.get(name, 18))
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, head)
    number = 0
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, day, quoted, plain)
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)
    return sheet


def _write(
    sheet: Any,  # noqa: ANN401
    number: int,
    column: int,
    value: Any,  # noqa: ANN401
    day: Any,  # noqa: ANN401
    quoted: Any,  # noqa: ANN401
    plain: Any,  # noqa: ANN401
) -> None:
    if value is None:
        return
    if isinstance(value, date) and value.year >= 1900:
        sheet.write_datetime(number, column, datetime.combine(value, time()), day)
    elif isinstance(value, int | float):
        sheet.write_number(number, column, value, plain)
    else:
        text = "; ".join(value) if isinstance(value, list | tuple) else str(value)
        text = text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
        sheet.write_string(number, column, text, quoted if text.startswith(FORMULA_STARTS) else plain)


def _node_columns(graph: Graph, quotes: bool) -> tuple[list[str], list[str]]:
    own = {name for label in graph.labels for name in graph.node_table(label).column_names}
    names = ["id", "labels", "title", *sorted(own - set(NODE_COLUMNS.names))]
    names = [name for name in names if quotes or name not in WORDING]
    return names, ["loại" if name == "labels" else _schema.KEYS[name].vi for name in names]


def _edge_columns(graph: Graph, quotes: bool) -> tuple[list[str], list[str]]:
    own = {name for relation in graph.relations for name in graph.edge_table(relation).column_names}
    evidence = ["quote", "confidence", "source_doc", "span_start", "rule", "mentions"]
    more = [*evidence, *sorted(own - set(EDGE_COLUMNS.names)), "id"]
    more = [name for name in more if quotes or name not in WORDING]
    return [*_ENDS, *more], [*_ENDS_VI, *(_schema.KEYS[name].vi for name in more)]


def _node_rows(graph: Graph, names: Sequence[str], quotes: bool) -> Iterator[list[Any]]:
    for label in graph.labels:
        for part in graph.node_table(label).to_batches(max_chunksize=8192):
            for row in part.to_pylist():
                kept = row if quotes else hush(row, label, row["id"])
                kept["labels"] = [_schema.LABELS[each].vi for each in row["labels"]]
                yield [kept.get(name) for name in names]


def _edge_rows(graph: Graph, names: Sequence[str], quotes: bool) -> Iterator[list[Any]]:
    titles = dict(_titles(graph, quotes))
    for relation in graph.relations:
        spoken = f"{_schema.RELATIONSHIPS[relation].vi} ({relation})"
        for part in graph.edge_table(relation).to_batches(max_chunksize=8192):
            for row in part.to_pylist():
                row["relation"] = spoken
                row["from_title"], row["to_title"] = titles[row["from"]], titles[row["to"]]
                yield [row.get(name) for name in names]


def _titles(graph: Graph, quotes: bool) -> Iterator[tuple[str, str]]:
    for label in graph.labels:
        table = graph.node_table(label)
        hushed = not quotes and label in TITLED_BY_WORDING
        ids = table["id"].to_pylist()
        yield from zip(ids, ids if hushed else table["title"].to_pylist(), strict=True)
