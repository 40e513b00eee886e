"""Which part of a graph a picture shows: all that people talk about, a neighbourhood, or given nodes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

from extractors.vocabulary import read_table
from kg._schema import KEYS
from kg.errors import KgError
from kg.graph.edges import id_of
from kg.graph.places import in_vietnamese
from kg.graph.read import Graph
from kg.graph.tables import FOUND_AT
from kg.types import Edge, Node, Value
from kg.views.picture import KINDS, LIMIT, PictureEdge, PictureNode

EVIDENCE = frozenset({"Mention", "TextSource", "DocumentType", "IssuerCode"})
"""Labels that carry evidence and classification: shown in the panel of what they prove, not as nodes."""

ENDINGS = frozenset({"REPLACES", "REPEALS"})
"""What the register adds to the picture of a whole graph: that a document which a text names is over."""

CLASSIFYING = frozenset({"ISSUED_BY", "IN_JURISDICTION"})
"""Relations that hang many documents on one body or place."""

ASKED = (
    "text", "due_text", "due_to", "lead", "coordinate", "supervisor", "reporting", "full_name", "short_names",
    "signature", "issued", "issuer", "effective_from", "effective_to", "date", "time", "place", "form",
    "sites", "attendees", "positions", "academic_title", "kind", "valid_from", "valid_to",
)  # fmt: skip
"""Keys that the panel of a node shows at once, in this order; the others are behind a click."""

_TABLES = {
    "register": "bảng văn bản đã biết", "vocabulary": "bảng tra cứu cơ quan, địa phương",
    "rules": "suy ra bằng quy tắc",
}  # fmt: skip

Part = tuple[tuple[PictureNode, ...], tuple[PictureEdge, ...]]


def whole(graph: Graph) -> Part:
    """What the texts state, and which of the documents they name are over; no evidence, no vocabulary."""
    nodes = {node.id: node for node in _shown_nodes(graph)}
    edges = list(_shown_edges(graph, nodes))
    stated = [edge for edge in edges if edge.source_doc not in _TABLES]
    touched = {end for edge in stated for end in (edge.start, edge.end)}
    over = [e for e in edges if e.source_doc in _TABLES and e.relation in ENDINGS and e.end in touched]
    shown = touched | {edge.start for edge in over}
    return _part(graph, (node for node in nodes.values() if node.id in shown), stated + over)


def neighbourhood(graph: Graph, node_id: str, depth: int = 1) -> Part:
    """A node and what lies within `depth` edges of it; the nearest 500 nodes where there are more.

    Raises:
        KgError: no such node.
    """
    nodes = {node.id: node for node in _shown_nodes(graph)}
    if node_id not in nodes:
        raise KgError("no such node in the graph", node_id, "find it by its words: kg query --search WORDS")
    edges = list(_shown_edges(graph, nodes))
    near = _near(node_id, edges, depth)
    return _part(graph, (nodes[i] for i in near), (e for e in edges if e.start in near and e.end in near))


def given(graph: Graph, node_ids: Collection[str]) -> Part:
    """The given nodes and the edges between them; round a node that has none, what the texts state of it.

    An answer that is a list of tasks would be a row of boxes: then who leads each and what it rests on is
    drawn too, as long as that fits into one picture.
    """
    shown = {node.id: node for node in _shown_nodes(graph)}
    nodes = {i: node for i, node in shown.items() if i in node_ids}
    edges = list(_shown_edges(graph, nodes))
    lonely = nodes.keys() - {end for e in edges for end in (e.start, e.end)}
    if lonely:
        stated = [e for e in _shown_edges(graph, shown) if e.source_doc not in _TABLES]
        about = [e for e in stated if e.start in lonely or e.end in lonely]
        near = nodes.keys() | {end for e in about for end in (e.start, e.end)}
        if len(near) <= LIMIT:
            nodes, edges = {i: shown[i] for i in near}, edges + about
    return _part(graph, nodes.values(), edges)


def _near(start: str, edges: Iterable[Edge], depth: int) -> set[str]:
    """What lies within some steps. A place or an issuer is reached but not passed: all law hangs on them."""
    linked: dict[str, set[str]] = {}
    for edge in edges:
        linked.setdefault(edge.start, set()).add(edge.end)
        if edge.relation not in CLASSIFYING or edge.end == start:
            linked.setdefault(edge.end, set()).add(edge.start)
    near, ring = {start}, [start]
    for _ in range(depth):
        ring = sorted({other for node in ring for other in linked.get(node, ())} - near)[: LIMIT - len(near)]
        near.update(ring)
    return near


def _shown_nodes(graph: Graph) -> Iterable[Node]:
    for label in graph.labels:
        if label not in EVIDENCE:
            yield from graph.nodes(label)


def _shown_edges(graph: Graph, nodes: Collection[str]) -> Iterable[Edge]:
    for edge in graph.edges():
        if edge.start in nodes and edge.end in nodes:
            yield edge


def _part(graph: Graph, nodes: Iterable[Node], edges: Iterable[Edge]) -> Part:
    names = _source_names(graph)
    drawn = tuple(sorted((_node(node) for node in nodes), key=lambda n: n.id))
    lines = sorted(
        (_edge(edge, names) for edge in edges), key=lambda e: (e.start, e.relation, e.end, e.source)
    )
    return drawn, tuple(lines)


def _source_names(graph: Graph) -> dict[str, str]:
    """How each text is called: by its title, and by its file, which is where a person goes to look."""
    texts = graph.nodes("TextSource") if "TextSource" in graph.labels else ()
    return {text.id: _named(text.title, dict(text.properties).get("full_name")) for text in texts}


def _named(title: str, file: object) -> str:
    return f"{title} ({file})" if file and file != title else title


def _node(node: Node) -> PictureNode:
    kind = next((label for label in reversed(node.labels) if label in KINDS), node.labels[0])
    facts = {name: _in_words(name, value) for name, value in node.properties}
    asked = (name for name in ASKED if name in facts)
    rest = (name for name in facts if name not in ASKED)
    return PictureNode(
        node.id,
        node.title,
        kind,
        tuple((KEYS[name].vi, facts[name]) for name in asked),
        tuple((KEYS[name].vi, facts[name]) for name in rest),
    )


def _in_words(name: str, value: Value) -> str:
    """A value as a person reads it: the kind of a meeting by its name, not its code."""
    written = _written(value)
    return _kinds_of_meetings().get(written, written) if name == "kind" else written


@cache
def _kinds_of_meetings() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read_table("kinds") if row["scheme"] == "meeting"}


def _edge(edge: Edge, names: dict[str, str]) -> PictureEdge:
    source = names.get(edge.source_doc) or _TABLES.get(edge.source_doc, edge.source_doc)
    if place := dict(edge.properties).get(FOUND_AT):
        source = f"{source}, {in_vietnamese(str(place))}"
    return PictureEdge(
        id_of(edge),
        edge.start,
        edge.relation,
        edge.end,
        edge.quote,
        source,
        round(edge.confidence, 3),
        edge.rule,
    )


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
