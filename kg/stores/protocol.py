"""What every store can do, whatever engine is behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from kg.types import Edge, Node

if TYPE_CHECKING:
    from kg.graph import Graph

Progress: TypeAlias = Callable[[str, int], None]
"""Called with what was written (``nodes`` or ``edges``) and how many, after each batch."""

Direction: TypeAlias = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names in the order of RETURN, and the rows as tuples.

    `warnings` are the engine's own remarks on the query (an unknown label, a property that no node has).
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as maps from column name to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds: nodes by first label, edges by relation, both sorted by name."""

    nodes: tuple[tuple[str, int], ...]
    edges: tuple[tuple[str, int], ...]

    @property
    def node_total(self) -> int:
        """All nodes."""
        return sum(count for _, count in self.nodes)

    @property
    def edge_total(self) -> int:
        """All edges."""
        return sum(count for _, count in self.edges)


@dataclass(frozen=True, slots=True)
class Written:
    """What a load or a removal touched; `stale_*` counts what was taken away."""

    nodes: int = 0
    edges: int = 0
    stale_nodes: int = 0
    stale_edges: int = 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One edge of a node and what is at its other end; `outward` tells its direction."""

    relation: str
    outward: bool
    edge: str
    id: str
    title: str
    quote: str
    confidence: float
    source_doc: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A node found by its title: `words` of the search that the title holds, `exact` with diacritics."""

    id: str
    label: str
    title: str
    words: int
    exact: bool


class Store(Protocol):
    """A graph that answers Cypher. Every method gives equal results on every engine."""

    @property
    def name(self) -> str:
        """What a person calls the store: ``embedded`` or the server's address and version."""
        ...

    def load(
        self, nodes: Iterable[Node], edges: Iterable[Edge], *, progress: Progress | None = None
    ) -> Written:
        """Write nodes, then edges; idempotent.

        A source that the edges name is replaced: what the store knew from it and these edges no longer
        say is taken away. Raises UnknownEndpointError for an edge without its nodes.
        """
        ...

    def load_graph(self, graph: Graph, *, progress: Progress | None = None) -> Written:
        """Write the tables of a graph folder, as `load` does."""
        ...

    def remove_source(self, source: str) -> Written:
        """Take away every edge that `source` states, and nodes that only those edges held."""
        ...

    def counts(self) -> Counts:
        """How many nodes and edges, by label and relation."""
        ...

    def cypher(self, text: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Answer a reading query. Raises QueryRefusedError with the engine's reason."""
        ...

    def neighbours(
        self, node: str, *, relations: Sequence[str] = (), direction: Direction = "both", limit: int = 500
    ) -> tuple[Neighbour, ...]:
        """The edges of a node, sorted by relation, direction, other end and edge id."""
        ...

    def search(self, text: str, *, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Nodes whose title holds the words, best first; typed with or without diacritics."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection."""
        ...
