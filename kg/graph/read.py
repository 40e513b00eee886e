"""Reading a graph folder back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kg.errors import KgError
from kg.graph.manifest import Manifest, TableInfo, read_manifest
from kg.graph.tables import edges_of, nodes_of
from kg.types import Edge, Node


class Graph:
    """A graph folder, read-only; tables are read when first asked for and then kept.

    ``graph.nodes()`` and ``graph.edges()`` iterate over everything as `Node` and `Edge`;
    ``graph.node_table("Document")`` and ``graph.edge_table("IMPLEMENTS")`` give Arrow tables. Node tables
    begin with `id`, `title`, `labels` (first label = the table's name); edge tables with `id`, `from`, `to`,
    `from_label`, `to_label` (first labels), `source_doc`, `span_start`, `quote`, `confidence`, `rule`,
    `mentions`. The other columns are properties: string, int64, double, bool, date32 or list of string; a
    null cell is an absent property. `key` changes whenever the content does: caches are named by it.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self._tables: dict[tuple[str, str], pa.Table] = {}

    @property
    def key(self) -> str:
        """The name of the generation: the same for the same content."""
        return self.manifest.generation

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The first labels that have nodes, sorted."""
        return tuple(t.name for t in self.manifest.tables if t.kind == "node")

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """The relationship types that have edges, sorted."""
        return tuple(t.name for t in self.manifest.tables if t.kind == "edge")

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """All nodes, or those whose first label is `label`; by label and id."""
        for name in self.labels if label is None else (label,):
            yield from nodes_of(self.node_table(name))

    def edges(self, relation: str | None = None) -> Iterator[Edge]:
        """All edges, or those of one relationship type; by type, from, to, source."""
        for name in self.relations if relation is None else (relation,):
            yield from edges_of(self.edge_table(name), name)

    def node_table(self, label: str) -> pa.Table:
        """The nodes whose first label is `label`, sorted by id; KeyError where there are none."""
        return self._table("node", label)

    def edge_table(self, relation: str) -> pa.Table:
        """The edges of a relationship type, sorted by from, to, source; KeyError where there are none."""
        return self._table("edge", relation)

    def batches(
        self, kind: str, name: str, size: int, columns: Iterable[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """A ``node`` or ``edge`` table in batches of at most `size` rows, in order, not kept."""
        info = self._info(kind, name)
        wanted = None if columns is None else list(columns)
        try:
            with pq.ParquetFile(self._path(info), buffer_size=1 << 16, pre_buffer=False) as table:
                yield from table.iter_batches(batch_size=size, columns=wanted)
        except (OSError, pa.ArrowInvalid) as problem:
            raise self._unreadable(info) from problem

    def node(self, node_id: str) -> Node | None:
        """The node of this id."""
        for label in self.labels:
            table = self.node_table(label)
            found = table.filter(pc.equal(table["id"], node_id))
            if found.num_rows:
                return next(nodes_of(found))
        return None

    def edge(self, edge_id: str) -> Edge | None:
        """The edge of this id (`kg.graph.edges.edge_id`)."""
        for relation in self.relations:
            table = self.edge_table(relation)
            found = table.filter(pc.equal(table["id"], edge_id))
            if found.num_rows:
                return next(edges_of(found, relation))
        return None

    def _table(self, kind: str, name: str) -> pa.Table:
        known = self._tables.get((kind, name))
        if known is None:
            known = self._tables[kind, name] = self._read(self._info(kind, name))
        return known

    def _info(self, kind: str, name: str) -> TableInfo:
        for table in self.manifest.tables:
            if (table.kind, table.name) == (kind, name):
                return table
        raise KeyError(f"no {kind} table {name!r}")

    def _read(self, info: TableInfo) -> pa.Table:
        try:
            return pq.read_table(self._path(info), memory_map=False)
        except (OSError, pa.ArrowInvalid) as problem:
            raise self._unreadable(info) from problem

    def _path(self, info: TableInfo) -> Path:
        return self.folder / self.manifest.generation / info.path

    def _unreadable(self, info: TableInfo) -> KgError:
        return KgError(
            "a table of the graph cannot be read", str(self._path(info)),
            "it was rebuilt just now or is damaged: run the command again, else kg build",
        )  # fmt: skip


def read_graph(folder: str | Path) -> Graph:
    """The graph in a folder that ``kg build`` wrote; `KgError` where there is none.

    The tables of one `Graph` belong to one build, whatever is built into the folder meanwhile.
    """
    path = Path(folder)
    return Graph(path, read_manifest(path))
