"""Nodes and edges on their way into an engine, as batches of columns; from objects or from tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from kg.graph.edges import id_of
from kg.stores.values import Row, edge_row, fold_title, node_row
from kg.types import Edge, Node

if TYPE_CHECKING:
    from kg.graph import Graph


Columns: TypeAlias = dict[str, list[Any]]
"""Values by property, a value a row; None where a row has none."""

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
    """Nodes with the same labels; the columns are what a node stores, `id` included."""

    labels: tuple[str, ...]
    columns: Columns

    def __len__(self) -> int:
        return len(self.columns["id"])

    def rows(self) -> list[Row]:
        """A map a node, without what the node does not have."""
        return _rows(self.columns)


@dataclass(frozen=True, slots=True)
class EdgeBatch:
    """Edges of one relation; the columns are the ends `from` and `to`, and what an edge stores."""

    relation: str
    columns: Columns

    def __len__(self) -> int:
        return len(self.columns["id"])

    def rows(self) -> list[Row]:
        """A map an edge: `a` and `b` are the ends, `id` the key, `props` what is stored."""
        stored = _rows({key: values for key, values in self.columns.items() if key not in ENDS})
        ends = zip(self.columns["from"], self.columns["to"], stored, strict=True)
        return [{"a": a, "b": b, "id": props["id"], "props": props} for a, b, props in ends]


ENDS = frozenset({"from", "to"})
"""The columns of an edge that are not stored."""


def node_batches(nodes: Iterable[Node], size: int) -> Iterator[NodeBatch]:
    """Batches of at most `size` nodes, in the order given within each set of labels."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for node in nodes:
        rows = groups[node.labels]
        rows.append(node_row(node))
        if len(rows) >= size:
            yield NodeBatch(node.labels, _columns(groups.pop(node.labels)))
    for labels, rows in groups.items():
        yield NodeBatch(labels, _columns(rows))


def edge_batches(edges: Iterable[Edge], size: int) -> Iterator[EdgeBatch]:
    """Batches of at most `size` edges, in the order given within each relation."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for edge in edges:
        rows = groups[edge.relation]
        rows.append({"from": edge.start, "to": edge.end, "id": id_of(edge), **edge_row(edge)})
        if len(rows) >= size:
            yield EdgeBatch(edge.relation, _columns(groups.pop(edge.relation)))
    for relation, rows in groups.items():
        yield EdgeBatch(relation, _columns(rows))


def table_nodes(graph: Graph, size: int) -> Iterator[NodeBatch]:
    """The nodes of a graph's tables in batches; several times quicker than by `Node` objects."""
    for label in graph.labels:
        for part in graph.batches("node", label, size):
            columns = {name: part.column(name).to_pylist() for name in part.schema.names}
            columns["title_fold"] = [fold_title(title) for title in columns["title"]]
            groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for at, labels in enumerate(columns.pop("labels")):
                groups[tuple(labels)].append(at)
            for labels, places in groups.items():
                taken = {name: [values[at] for at in places] for name, values in columns.items()}
                yield NodeBatch(labels, taken)


def table_edges(graph: Graph, size: int) -> Iterator[EdgeBatch]:
    """The edges of a graph's tables in batches."""
    for relation in graph.relations:
        for part in graph.batches("edge", relation, size):
            names = (name for name in part.schema.names if name not in ("from_label", "to_label"))
            yield EdgeBatch(relation, {name: part.column(name).to_pylist() for name in names})


def _rows(columns: Columns) -> list[Row]:
    return [
        {key: value for key, value in zip(columns, values, strict=True) if value is not None}
        for values in zip(*columns.values(), strict=True)
    ]


def _columns(rows: list[Row]) -> Columns:
    keys = dict.fromkeys(key for row in rows for key in row)
    return {key: [row.get(key) for row in rows] for key in keys}
