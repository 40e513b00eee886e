"""Nodes and edges as tables in memory, for exports of what is no graph folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.graph.tables import edge_tables, node_tables
from kg.types import Edge, Node

if TYPE_CHECKING:
    import pyarrow as pa


class Tables:
    """Node and edge tables in memory, read by the exports as those of a graph folder are."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        found = {node.id: node for node in nodes}
        self._tables = {
            "node": node_tables(found.values()),
            "edge": edge_tables(edges, {node.id: node.labels[0] for node in found.values()}),
        }

    @property
    def labels(self) -> tuple[str, ...]:
        """The first labels that have nodes."""
        return tuple(self._tables["node"])

    @property
    def relations(self) -> tuple[str, ...]:
        """The relationship types that have edges."""
        return tuple(self._tables["edge"])

    def batches(
        self, kind: str, name: str, size: int, columns: Iterable[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """A table in batches."""
        table = self._tables[kind][name]
        yield from (table.select(list(columns)) if columns else table).to_batches(max_chunksize=size)
