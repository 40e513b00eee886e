"""CSV files for `neo4j-admin database import`: the quickest first load of a large graph.

One file a label and one a relationship type, each with a typed header; beside them the script that imports
them, and the statements that finish the work: constraint, indexes, empty lists. The database equals the one
that `kg load` fills.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from kg.errors import KgError
from kg.exports.cypher import literal
from kg.exports.neo4j_schema import KEY, schema
from kg.exports.wording import TITLED_BY_WORDING, WORDING
from kg.graph.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.graph.read import Graph
from kg.stores.values import fold_title

OWN_ENTRIES = frozenset({"nodes", "edges", "import.sh", "finish.cypher", "README.txt", "import.report"})
"""What an export's folder holds; the last is the report that the import writes."""

DELIMITERS = (";", "|", "\x1f", "\x1e", "\x1d", "\ue000")
"""What may stand between the items of a list: the first that no item contains. It cannot be escaped."""

_TYPES = {
    pa.string(): "", pa.int64(): ":long", pa.float64(): ":double", pa.bool_(): ":boolean",
    pa.date32(): ":date",
}  # fmt: skip


def write_neo4j_csv(graph: Graph, folder: Path, *, quotes: bool = True) -> None:
    """Write the import folder into the empty folder `folder`; without `quotes` no wording of a text."""
    tables = [graph.node_table(label) for label in graph.labels]
    edges = [graph.edge_table(relation) for relation in graph.relations]
    delimiter = list_delimiter([*tables, *edges])
    for kind in ("nodes", "edges"):
        (folder / kind).mkdir()
    for label, table in zip(graph.labels, tables, strict=True):
        hushed = not quotes and label in TITLED_BY_WORDING
        _write(_node_columns(table, delimiter, hushed), folder / "nodes" / f"{label}.csv", quotes)
    for relation, table in zip(graph.relations, edges, strict=True):
        _write(_edge_columns(table, relation, delimiter), folder / "edges" / f"{relation}.csv", quotes)
    finish = [*schema(graph.relations), *_lists_lost(graph)]
    statements = "".join(f"{text};\n" for text in finish)
    for name, text in (
        ("import.sh", import_script(graph, delimiter)), ("finish.cypher", statements), ("README.txt", README),
    ):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def list_delimiter(tables: Iterable[pa.Table]) -> str:
    """The first delimiter that stands in no list of the tables.

    Raises:
        KgError: there is none left.
    """
    items = [
        pc.list_flatten(column)
        for table in tables
        for column in table.columns
        if pa.types.is_list(column.type)
    ]
    for delimiter in DELIMITERS:
        if not any(pc.any(pc.match_substring(values, delimiter)).as_py() for values in items):
            return delimiter
    raise KgError("the lists of this graph hold every delimiter", "neo4j-csv", "load it with kg load")


def _lists_lost(graph: Graph) -> Iterator[str]:
    """Statements that set what the import takes for missing: lists without items, or of one empty text."""
    for label in graph.labels:
        yield from _lost_in(graph.node_table(label), f"MATCH (n:{label}:{KEY})")
    for relation in graph.relations:
        yield from _lost_in(graph.edge_table(relation), f"MATCH ()-[n:{relation}]->()")


def _lost_in(table: pa.Table, match: str) -> Iterator[str]:
    for name, column in zip(table.column_names, table.columns, strict=True):
        if not pa.types.is_list(column.type):
            continue
        is_lost = pc.equal(pc.binary_join(column, ";"), "")
        if not pc.any(is_lost).as_py():
            continue
        lost = table.filter(is_lost)
        if not column.null_count and not pc.any(pc.greater(pc.list_value_length(lost[name]), 0)).as_py():
            yield f"{match} WHERE n.{name} IS NULL CALL (n) {{ SET n.{name} = [] }} IN TRANSACTIONS"
            continue
        for identity, items in zip(lost["id"].to_pylist(), lost[name].to_pylist(), strict=True):
            yield f"{match} WHERE n.id = {literal(identity)} SET n.{name} = {literal(items)}"


def _node_columns(table: pa.Table, delimiter: str, hushed: bool) -> dict[str, pa.ChunkedArray]:
    titles = table["id"] if hushed else table["title"]
    labels = pc.binary_join(table["labels"], delimiter)
    columns = {
        "id:ID": table["id"],
        ":LABEL": pc.binary_join_element_wise(labels, KEY, delimiter),
        "title": titles,
        "title_fold": pa.chunked_array([[fold_title(title) for title in titles.to_pylist()]], pa.string()),
    }
    return columns | _properties(table, set(NODE_COLUMNS.names), delimiter)


def _edge_columns(table: pa.Table, relation: str, delimiter: str) -> dict[str, pa.ChunkedArray]:
    columns = {
        ":START_ID": table["from"],
        ":END_ID": table["to"],
        ":TYPE": pa.chunked_array([pa.repeat(pa.scalar(relation), table.num_rows)]),
    }
    ends = {"from", "to", "from_label", "to_label"}
    evidence = table.select([name for name in EDGE_COLUMNS.names if name not in ends])
    own = _properties(table, set(EDGE_COLUMNS.names), delimiter)
    return columns | _properties(evidence, set(), delimiter) | own


def _properties(table: pa.Table, without: set[str], delimiter: str) -> dict[str, pa.ChunkedArray]:
    """The columns of a table under headers that name their types, as the import reads them."""
    found = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        if name in without:
            continue
        header = name + _TYPES.get(column.type, ":string[]")
        if pa.types.is_list(column.type):
            column = pc.binary_join(column, delimiter)
        elif pa.types.is_date(column.type):
            column = pc.cast(column, pa.string())
        found[header] = column
    return found


def _write(columns: dict[str, pa.ChunkedArray], path: Path, quotes: bool) -> None:
    """Text is quoted and what is unknown is not, by which the import tells empty from missing."""
    kept = {name: column for name, column in columns.items() if quotes or name not in WORDING}
    table = pa.table(kept)
    pacsv.write_csv(table, path, pacsv.WriteOptions(include_header=True, quoting_style="needed"))


def import_script(graph: Graph, delimiter: str) -> str:
    """The shell script with the exact command.

    An option that names files swallows the words behind it: the database stands before them.
    """
    files = chain(
        (f"--nodes=nodes/{label}.csv" for label in graph.labels),
        (f"--relationships=edges/{relation}.csv" for relation in graph.relations),
    )
    options = (
        "--multiline-fields=true",
        f"--array-delimiter=U+{ord(delimiter):04X}",
        "--id-type=string",
        *files,
    )
    listed = " \\\n  ".join(options)
    return (
        "#!/bin/sh\n"
        "# Nạp vào Neo4j lần đầu / first load into Neo4j; stop the server before.\n"
        "# usage: sh import.sh [DATABASE [--overwrite-destination=true]]    default: neo4j\n"
        'cd "$(dirname "$0")" || exit 1\n'
        '[ $# -gt 0 ] || set -- neo4j\n'
        f'exec neo4j-admin database import full "$@" \\\n  {listed}\n'
    )  # fmt: skip


README = """\
Đồ thị dẫn chiếu văn bản cho Neo4j 5 / a graph of legal references for Neo4j 5

1. Dừng máy chủ / stop the server:                   neo4j stop
2. Nạp / import (neo4j-admin must be on the PATH):   sh import.sh neo4j
   A database that is there already is replaced only on demand:
                                                     sh import.sh neo4j --overwrite-destination=true
3. Khởi động / start the server:                     neo4j start
4. Hoàn tất / constraint, indexes, empty lists:      cypher-shell -d neo4j -f finish.cypher

The import is for a first load into a database of its own; to add to a database or to bring one up to date:
kg load. Sau đó hỏi / then ask: kg query NAME --store neo4j://localhost:7687
"""
