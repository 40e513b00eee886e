"""``kg why``: the evidence of an edge, with the words around its quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import KgError
from kg.graph.edges import id_of
from kg.graph.read import Graph
from kg.graph.tables import FOUND_AT
from kg.types import Edge, Node


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an edge is in the graph.

    `source` is the name of the file that states it, or the table (``register``, ``vocabulary``); the quote
    stands at ``start:end`` of its decoded text (for a table, `start` is the line), which a person finds at
    `place` (``page 3``, ``table 2, row 3, column 1``, ``line 12``). `mentions` are the citations that it
    projects, `from_title` and `to_title` what a person reads at its ends, `premises` the edges (in words,
    each with its id) from which a rule derived it.
    """

    id: str
    edge: Edge
    from_title: str
    to_title: str
    source: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    mentions: tuple[Node, ...] = ()
    place: str = ""
    premises: tuple[str, ...] = ()

    @property
    def stated_by_text(self) -> bool:
        """Whether a text says it; else it is a fact of a table."""
        return self.edge.source_doc.startswith("text/")


def why(graph: Graph, edge_id: str) -> Evidence:
    """The evidence of the edge with this id; `KgError` where the graph has no such edge."""
    edge = graph.edge(edge_id)
    if edge is None:
        fix = "copy the id from the answer of a query, or rebuild the graph that it came from"
        raise KgError("no edge of this id", edge_id, fix)
    mentions = (graph.node(mention) for mention in edge.mentions)
    return Evidence(
        id_of(edge), edge, _title(graph, edge.start), _title(graph, edge.end), _source(graph, edge),
        edge.span_start, edge.span_start + len(edge.quote), edge.quote, edge.rule, edge.confidence,
        tuple(m for m in mentions if m is not None), _place(edge), tuple(_premises(graph, edge)),
    )  # fmt: skip


def _premises(graph: Graph, edge: Edge) -> Iterator[str]:
    """The edges that a derived edge follows from, in order."""
    premises = dict(edge.properties).get("premises")
    for premise in premises if isinstance(premises, tuple) else ():
        found = graph.edge(premise)
        if found is not None:
            yield f"{_title(graph, found.start)} {found.relation} {_title(graph, found.end)} [{premise}]"


def _title(graph: Graph, node_id: str) -> str:
    node = graph.node(node_id)
    return node.title if node else node_id


def _place(edge: Edge) -> str:
    found = dict(edge.properties).get(FOUND_AT)
    return str(found) if found else f"line {edge.span_start}" if edge.span_start else ""


def _source(graph: Graph, edge: Edge) -> str:
    node = graph.node(edge.source_doc)
    name = dict(node.properties).get("full_name") if node else None
    return str(name) if name else edge.source_doc


def context(text: str, start: int, end: int, around: int = 120) -> tuple[str, str, str]:
    """The words before a span, the span, and the words after it, cut between words.

    >>> context("Hôm nay, giao Phòng Nội vụ chủ trì việc này ngay.", 14, 26, 6)
    ('giao ', 'Phòng Nội vụ', ' chủ')
    """
    low, high = max(0, start - around), min(len(text), end + around)
    before, after = text[low:start], text[end:high]
    if low > 0:
        before = before[before.find(" ") + 1 :]
    if high < len(text):
        after = after[: after.rfind(" ")] if " " in after[1:] else after
    return before, text[start:end], after
