"""What both engines have in common: everything that is said in Cypher."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kg.stores import statements
from kg.stores.errors import UnknownEndpointError
from kg.stores.protocol import Counts, Direction, Hit, Neighbour, Progress, Rows, Written
from kg.stores.reading import require_reading
from kg.stores.rows import EdgeBatch, NodeBatch, ahead, edge_batches, node_batches, table_edges, table_nodes
from kg.stores.values import fold_title, search_words
from kg.types import Edge, Node

if TYPE_CHECKING:
    from kg.graph import Graph

LABELS = (
    "Document", "Provision", "Body", "Office", "Person", "Jurisdiction", "Meeting", "Task", "TextSource",
    "Mention", "PartialReference", "DocumentType", "IssuerCode",
)  # fmt: skip
"""The first labels of the graph; a node has exactly one of them."""

SEARCHED = tuple(label for label in LABELS if label != "Mention")
"""The labels whose titles are searched; a mention's title is a quote."""

INDEXED = (("Document", "signature"),)
"""Short properties that questions look nodes up by."""

BATCH = 2000


class CypherEngine(ABC):
    """A store over an engine that speaks Cypher. Subclasses say how to run a statement and what a key is."""

    key: str = ""
    """The label that nodes are found by; empty where `id` alone is quick."""

    batch: int = BATCH
    """Rows in one statement."""

    @abstractmethod
    def _run(self, text: str, params: Mapping[str, Any], *, write: bool) -> Rows:
        """Run one statement and bring its values into plain Python."""

    @abstractmethod
    def _constrain(self) -> None:
        """Set up what nodes are found by; cheap when it is there."""

    @abstractmethod
    def _index(self, relations: Iterable[str]) -> None:
        """Set up what questions look by, and each relation's index of sources; cheap when they are there."""

    def _put_nodes(self, batch: NodeBatch) -> int:
        """Write nodes; how many were written."""
        text = statements.merge_nodes(self.key or batch.labels[0], batch.labels)
        return int(self._run(text, {"rows": batch.rows()}, write=True).rows[0][0])

    def _put_edges(self, batch: EdgeBatch) -> int:
        """Write edges between nodes that are there; how many found both ends."""
        text = statements.merge_edges(batch.relation, self.key)
        return int(self._run(text, {"rows": batch.rows()}, write=True).rows[0][0])

    def _begin(self, distinct: bool) -> bool:
        """Begin a load; whether nothing is there. `distinct` promises that nothing comes twice."""
        return self._is_empty()

    def _end(self) -> None:
        """A load is done."""
        return

    def _settle(self) -> None:
        """What an engine needs after many writes; nothing where indexes follow by themselves."""
        return

    def load(
        self, nodes: Iterable[Node], edges: Iterable[Edge], *, progress: Progress | None = None
    ) -> Written:
        """Write nodes, then edges; see `Store.load`."""
        batches = node_batches(nodes, self.batch), edge_batches(edges, self.batch)
        return self._load(*batches, progress, distinct=False)

    def load_graph(self, graph: Graph, *, progress: Progress | None = None) -> Written:
        """Write the tables of a graph folder; see `Store.load_graph`."""
        batches = table_nodes(graph, self.batch), table_edges(graph, self.batch)
        return self._load(*batches, progress, distinct=True)

    def _load(
        self,
        nodes: Iterable[NodeBatch],
        edges: Iterable[EdgeBatch],
        progress: Progress | None,
        *,
        distinct: bool,
    ) -> Written:
        """`distinct` promises that no node and no edge comes twice."""
        self._constrain()
        fresh = self._begin(distinct)
        report = progress or _silent
        # What to compare with what was there before: nothing was, so a first load need not remember.
        loaded: set[str] = set()
        kept: dict[str, set[str]] = defaultdict(set)
        node_total = 0
        for some in ahead(nodes):
            node_total += self._write_nodes(some, report)
            if not fresh:
                loaded.update(some.columns["id"])
        written: dict[str, int] = defaultdict(int)
        for batch in ahead(edges):
            written[batch.relation] += self._write_edges(batch, report)
            if not fresh:
                for source, edge in zip(batch.columns["source_doc"], batch.columns["id"], strict=True):
                    kept[source].add(edge)
        # Indexes last: to build one over what is there costs less than to keep it through every batch.
        self._index(written if fresh else self._relations())
        self._settle()
        stale = Written() if fresh else self._remove_stale(kept, loaded)
        self._end()
        return Written(node_total, sum(written.values()), stale.stale_nodes, stale.stale_edges)

    def remove_source(self, source: str) -> Written:
        """Take a text's facts away; see `Store.remove_source`."""
        return self._remove_stale({source: set()}, set())

    def counts(self) -> Counts:
        """Nodes by first label and edges by relation."""
        nodes = []
        for label in LABELS:
            text = f"MATCH (n:{label}{':' + self.key if self.key else ''}) RETURN count(n) AS n"
            count = self._run(text, {}, write=False).rows[0][0]
            if count:
                nodes.append((label, count))
        ends = f":{self.key}" if self.key else ""
        text = f"MATCH ({ends})-[r]->({ends}) RETURN type(r) AS relation, count(r) AS n ORDER BY relation"
        return Counts(tuple(sorted(nodes)), tuple(self._run(text, {}, write=False).rows))

    def cypher(self, text: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Answer a reading query; see `Store.cypher`."""
        require_reading(text)
        return self._run(text, params or {}, write=False)

    def neighbours(
        self, node: str, *, relations: Sequence[str] = (), direction: Direction = "both", limit: int = 500
    ) -> tuple[Neighbour, ...]:
        """The edges of a node; see `Store.neighbours`."""
        found: list[Neighbour] = []
        for outward in (True, False):
            if direction != "both" and outward != (direction == "out"):
                continue
            text = statements.neighbours(self.key, LABELS, outward)
            params = {"id": node, "relations": list(relations), "limit": limit}
            for relation, edge, other, title, quote, confidence, source in self._run(
                text, params, write=False
            ):
                found.append(Neighbour(relation, outward, edge, other, title, quote, confidence, source))
        found.sort(key=lambda n: (n.relation, not n.outward, n.id, n.edge))
        return tuple(found[:limit])

    def search(self, text: str, *, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Nodes by title; see `Store.search`."""
        words = search_words(text)
        if not words:
            return ()
        params = {"words": " ".join(words), "limit": max(100, 5 * limit)}
        typed, folded = unicodedata.normalize("NFC", text).lower().strip(), fold_title(text).strip()
        hits = []
        for label in labels or SEARCHED:
            for node, title, fold in self._run(statements.title_search(label), params, write=False):
                held, exact = _matched(typed, words, title, fold)
                hits.append(((-held, not exact, folded not in fold, len(title), node), label, title, exact))
        hits.sort(key=itemgetter(0))
        return tuple(
            Hit(rank[-1], label, title, -rank[0], exact) for rank, label, title, exact in hits[:limit]
        )

    def _is_empty(self) -> bool:
        node = f":{self.key}" if self.key else ""
        return not self._run(f"MATCH (n{node}) RETURN n.id AS id LIMIT 1", {}, write=False).rows

    def _relations(self) -> tuple[str, ...]:
        return tuple(relation for relation, _ in self.counts().edges)

    def _write_nodes(self, batch: NodeBatch, report: Progress) -> int:
        if batch.labels[0] not in LABELS:
            raise ValueError(f"unknown first label {batch.labels[0]!r} of {batch.columns['id'][0]}")
        self._put_nodes(batch)
        report("nodes", len(batch))
        return len(batch)

    def _write_edges(self, batch: EdgeBatch, report: Progress) -> int:
        if self._put_edges(batch) != len(batch):
            self._complain(batch)
        report("edges", len(batch))
        return len(batch)

    def _complain(self, batch: EdgeBatch) -> None:
        ends = sorted({*batch.columns["from"], *batch.columns["to"]})
        known = {row[0] for row in self._run(statements.known_ids(self.key), {"ids": ends}, write=False)}
        missing = ", ".join(id_ for id_ in ends if id_ not in known) or "a node id that two nodes share"
        raise UnknownEndpointError(
            f"{batch.relation} edges name nodes that are not there", missing[:300], "load their nodes too"
        )

    def _remove_stale(self, kept: Mapping[str, set[str]], loaded: set[str]) -> Written:
        """Remove what the sources of `kept` stated before and state no more."""
        edges = 0
        touched: set[str] = set()
        for relation in self._relations():
            for sources in _batches(sorted(kept), 500):
                found = self._run(statements.edges_of_sources(relation), {"sources": sources}, write=False)
                stale = [(row[0], row[2], row[3]) for row in found if row[0] not in kept[row[1]]]
                if stale:
                    ids = [row[0] for row in stale]
                    params = {"sources": sources, "ids": ids}
                    self._run(statements.delete_edges(relation), params, write=True)
                    edges += len(ids)
                    touched.update(end for row in stale for end in row[1:])
        lonely = sorted(touched - loaded)
        before = self._known(lonely)
        for ids in _batches(lonely, self.batch):
            self._run(statements.delete_lonely(self.key), {"ids": ids}, write=True)
        return Written(stale_nodes=before - self._known(lonely), stale_edges=edges)

    def _known(self, ids: list[str]) -> int:
        text = statements.known_ids(self.key)
        return sum(len(self._run(text, {"ids": some}, write=False)) for some in _batches(ids, self.batch))


def _silent(_what: str, _count: int) -> None:
    """No report."""


def _batches(items: Sequence[str], size: int) -> Iterator[list[str]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def _matched(typed: str, words: tuple[str, ...], title: str, fold: str) -> tuple[int, bool]:
    """How many words of the search a title holds, and whether it holds it as typed, diacritics and all."""
    held = set(search_words(fold))
    return sum(word in held for word in words), typed in unicodedata.normalize("NFC", title).lower()
