"""The canonical graph on disk: one Parquet table a label and one a relationship type.

``<folder>/manifest.json`` names the generation, ``<folder>/gen-<hash>/nodes/<Label>.parquet`` and
``…/edges/<RELATION>.parquet`` hold the rows, sorted by id and by (from, to, source), zstd. A node stands in
the table of its first label. Databases, RDF and pictures are projections of these tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg._schema import RELATIONSHIPS
from kg.graph.columns import EDGE_COLUMNS, NODE_COLUMNS, arrow_type, property_fields, require_declared
from kg.graph.edges import id_of
from kg.graph.manifest import TableInfo
from kg.types import Edge, Node, Properties

FOUND_AT = "found_at"
"""The property of an edge that says where in its file a person finds the quote."""


def node_tables(nodes: Iterable[Node]) -> dict[str, pa.Table]:
    """The nodes as one table a first label, sorted by id."""
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.labels[0], []).append(node)
    return {label: _node_table(sorted(groups[label], key=lambda n: n.id)) for label in sorted(groups)}


PlaceOf = Callable[[str, int], str | None]
"""Where in its file something stands that a source (``text/…``) says at an offset; None for a table."""


def edge_tables(
    edges: Iterable[Edge], label_of: Mapping[str, str], place_of: PlaceOf = lambda _source, _start: None
) -> dict[str, pa.Table]:
    """The edges as one table a relationship type, sorted by from, to, source.

    `label_of` gives the first label of a node id; KeyError where an edge ends at no node. What `place_of`
    gives becomes the property `found_at`.
    """
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.relation, []).append(edge)
    return {
        relation: _edge_table(sorted(groups[relation], key=_order), label_of, place_of)
        for relation in sorted(groups)
    }


def _order(edge: Edge) -> tuple[str, str, str]:
    return edge.start, edge.end, edge.source_doc


def _node_table(nodes: list[Node]) -> pa.Table:
    fields = property_fields(n.properties for n in nodes)
    require_declared(nodes[0].labels[0], (f.name for f in fields))
    schema = pa.schema([*NODE_COLUMNS, *fields])
    columns: dict[str, list[object]] = {
        "id": [n.id for n in nodes],
        "title": [n.title for n in nodes],
        "labels": [n.labels for n in nodes],
    }
    return _table(schema, columns, [n.properties for n in nodes])


def _edge_table(edges: list[Edge], label_of: Mapping[str, str], place_of: PlaceOf) -> pa.Table:
    RELATIONSHIPS[edges[0].relation]  # KeyError for a type that the ontology does not declare
    places: list[object] = [place_of(e.source_doc, e.span_start) for e in edges]
    found_at = [pa.field(FOUND_AT, arrow_type(FOUND_AT))] if any(places) else []
    fields = [*property_fields(e.properties for e in edges), *found_at]
    schema = pa.schema([*EDGE_COLUMNS, *sorted(fields, key=lambda field: field.name)])
    columns: dict[str, list[object]] = {
        "id": [id_of(e) for e in edges],
        "from": [e.start for e in edges],
        "to": [e.end for e in edges],
        "from_label": [label_of[e.start] for e in edges],
        "to_label": [label_of[e.end] for e in edges],
        "source_doc": [e.source_doc for e in edges],
        "span_start": [e.span_start for e in edges],
        "quote": [e.quote for e in edges],
        "confidence": [e.confidence for e in edges],
        "rule": [e.rule for e in edges],
        "mentions": [e.mentions for e in edges],
    }
    if found_at:
        columns[FOUND_AT] = places
    return _table(schema, columns, [e.properties for e in edges])


def _table(schema: pa.Schema, columns: dict[str, list[object]], rows: list[Properties]) -> pa.Table:
    known = [dict(row) for row in rows]
    for name in schema.names:
        if name not in columns:
            columns[name] = [row.get(name) for row in known]
    return pa.table([pa.array(columns[f.name], f.type) for f in schema], schema=schema)


def write_tables(
    folder: Path, nodes: dict[str, pa.Table], edges: dict[str, pa.Table]
) -> tuple[TableInfo, ...]:
    """Write all tables below `folder`; what was written, ordered by kind and name."""
    written = [_written(folder, "edge", name, table) for name, table in sorted(edges.items())]
    written += [_written(folder, "node", name, table) for name, table in sorted(nodes.items())]
    return tuple(written)


def _written(folder: Path, kind: str, name: str, table: pa.Table) -> TableInfo:
    path = f"{kind}s/{name}.parquet"
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    # Fixed settings: the bytes are a function of the rows (and of the pinned Arrow version).
    pq.write_table(table, target, compression="zstd", compression_level=3, version="2.6", store_schema=True)
    return TableInfo(kind, name, path, table.num_rows, _hash_of(target))


def is_whole(folder: Path, tables: Iterable[TableInfo]) -> bool:
    """Whether a folder holds these tables, byte for byte."""
    try:
        return all(_hash_of(folder / table.path) == table.sha256 for table in tables)
    except OSError:
        return False


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def generation_name(tables: Iterable[TableInfo]) -> str:
    """The folder of a generation, named by what its tables hold."""
    content = "\n".join(f"{t.path} {t.sha256}" for t in sorted(tables))
    return "gen-" + hashlib.sha256(content.encode()).hexdigest()[:16]


def nodes_of(table: pa.Table) -> Iterator[Node]:
    """The rows of a node table as nodes."""
    names = [n for n in table.column_names if n not in NODE_COLUMNS.names]
    for row in _rows(table):
        yield Node(str(row["id"]), tuple(row["labels"]), str(row["title"]), _properties(row, names))


def edges_of(table: pa.Table, relation: str) -> Iterator[Edge]:
    """The rows of an edge table as edges."""
    names = [n for n in table.column_names if n not in EDGE_COLUMNS.names]
    for row in _rows(table):
        yield Edge(
            row["from"], relation, row["to"], row["source_doc"], row["span_start"], row["quote"],
            row["confidence"], row["rule"], tuple(row["mentions"]), _properties(row, names),
        )  # fmt: skip


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=8192):
        yield from batch.to_pylist()


def _properties(row: dict[str, Any], names: list[str]) -> Properties:
    found = ((name, row[name]) for name in names)
    return tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in found if v is not None)
