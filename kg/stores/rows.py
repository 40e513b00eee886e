"""Nodes and edges on their way into an engine, as batches of rows; from objects or from tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.graph.edges import id_of
from kg.stores.values import Row, edge_row, fold_title, node_row
from kg.types import Edge, Node

if TYPE_CHECKING:
    from kg.graph import Graph


Batch = TypeVar("Batch")


def ahead(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The same batches, the next one being made while the engine is at work on this one.

    >>> list(ahead(iter([1, 2, 3])))
    [1, 2, 3]
    """
    source = iter(batches)
    with ThreadPoolExecutor(max_workers=1) as maker:
        waiting = maker.submit(next, source, None)
        while (batch := waiting.result()) is not None:
            waiting = maker.submit(next, source, None)
            yield batch


@dataclass(frozen=True, slots=True)
class NodeBatch:
    """Rows of nodes with the same labels; a row is what the node stores, `id` included."""

    labels: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class EdgeBatch:
    """Rows of edges of one relation: `a` and `b` are the ends, `id` the key, `props` what is stored."""

    relation: str
    rows: list[Row]


def node_batches(nodes: Iterable[Node], size: int) -> Iterator[NodeBatch]:
    """Batches of at most `size` nodes, in the order given within each set of labels."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for node in nodes:
        rows = groups[node.labels]
        rows.append(node_row(node))
        if len(rows) >= size:
            yield NodeBatch(node.labels, groups.pop(node.labels))
    for labels, rows in groups.items():
        yield NodeBatch(labels, rows)


def edge_batches(edges: Iterable[Edge], size: int) -> Iterator[EdgeBatch]:
    """Batches of at most `size` edges, in the order given within each relation."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for edge in edges:
        identity = id_of(edge)
        rows = groups[edge.relation]
        props = edge_row(edge) | {"id": identity}
        rows.append({"a": edge.start, "b": edge.end, "id": identity, "props": props})
        if len(rows) >= size:
            yield EdgeBatch(edge.relation, groups.pop(edge.relation))
    for relation, rows in groups.items():
        yield EdgeBatch(relation, rows)


def table_nodes(graph: Graph, size: int) -> Iterator[NodeBatch]:
    """The nodes of a graph's tables in batches; several times quicker than by `Node` objects."""
    for label in graph.labels:
        table = graph.node_table(label)
        for part in table.to_batches(max_chunksize=size):
            groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
            for row in part.to_pylist():
                labels = tuple(row.pop("labels"))
                row["title_fold"] = fold_title(row["title"])
                groups[labels].append({key: value for key, value in row.items() if value is not None})
            for labels, rows in groups.items():
                yield NodeBatch(labels, rows)


def table_edges(graph: Graph, size: int) -> Iterator[EdgeBatch]:
    """The edges of a graph's tables in batches."""
    for relation in graph.relations:
        table = graph.edge_table(relation)
        for part in table.drop_columns(["from_label", "to_label"]).to_batches(max_chunksize=size):
            rows = []
            for row in part.to_pylist():
                a, b = row.pop("from"), row.pop("to")
                props = {key: value for key, value in row.items() if value is not None}
                rows.append({"a": a, "b": b, "id": row["id"], "props": props})
            yield EdgeBatch(relation, rows)
