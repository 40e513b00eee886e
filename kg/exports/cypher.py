"""The graph as a Cypher script: constraint and indexes, then nodes, then edges, in batches.

For those who may run cypher-shell and nothing else. Running it twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kg.exports.neo4j_schema import KEY, schema
from kg.exports.wording import hush
from kg.graph.read import Graph
from kg.stores import statements
from kg.stores.rows import table_edges, table_nodes

BATCH = 250
"""Rows in one statement; the server plans each statement anew."""


def cypher_script(graph: Graph, *, quotes: bool = True) -> Iterator[str]:
    """The statements, each ending with a semicolon and a line end; strings hold no line ends."""
    yield f"// {graph.manifest.node_count} nodes, {graph.manifest.edge_count} edges\n"
    for text in schema(graph.relations):
        yield f"{text};\n"
    yield "CALL db.awaitIndexes(300);\n"
    for nodes in table_nodes(graph, BATCH):
        label, kept = nodes.labels[0], nodes.rows()
        if not quotes:
            kept = [hush(row, label, row["id"]) for row in kept]
        yield _statement(statements.merge_nodes(KEY, nodes.labels), kept)
    for edges in table_edges(graph, BATCH):
        rows = edges.rows()
        if not quotes:
            for row in rows:
                row["props"] = hush(row["props"])
        yield _statement(statements.merge_edges(edges.relation, KEY), rows)


def _statement(text: str, rows: Iterable[dict[str, Any]]) -> str:
    before, _, after = text.partition("$rows")
    listed = ",\n".join(map(literal, rows))
    return f"{before}[\n{listed}\n]{after};\n"


_UNSAFE = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAMED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(value: Any) -> str:  # noqa: ANN401
    r"""A value as Cypher writes it.

    >>> literal({"id": "a", "quote": "Giao 'Sở'\n", "issued": date(2021, 9, 14), "lead": ["b"]})
    "{id: 'a', quote: 'Giao \\'Sở\\'\\n', issued: date('2021-09-14'), lead: ['b']}"
    """
    match value:
        case str():
            return f"'{_escaped(value)}'"
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case date():
            return f"date('{value.isoformat()}')"
        case dict():
            return "{" + ", ".join(f"{name}: {literal(inner)}" for name, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(literal, value)) + "]"
    raise TypeError(f"Cypher has no literal for {type(value).__name__}")


def _escaped(text: str) -> str:
    """Text between quotes; the server reads backslash-u even before it reads strings, so u is escaped too."""
    safe = _UNSAFE.sub(lambda found: _NAMED.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
    return safe.replace("\\\\u", "\\\\\\u0075") if "\\\\u" in safe else safe
