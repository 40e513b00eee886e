"""From texts to the graph: the projection, a pure function of texts, vocabulary and register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.types import Meeting
from kg.graph.agents import Home, speaking
from kg.graph.allot import Ids, allot
from kg.graph.documents import Documents
from kg.graph.edges import EdgeSet, properties
from kg.graph.facts import document_facts, printed_issuers
from kg.graph.meetings import meeting_edges, meeting_nodes
from kg.graph.mentions import citation_mentions, title_mentions
from kg.graph.nodes import NodeSet
from kg.graph.references import Dropped, document_edges
from kg.graph.register import register_edges
from kg.graph.rules import derive
from kg.graph.signers import signature_edges
from kg.graph.targets import Target, own_node, targets_of
from kg.graph.tasks import task_edges, task_nodes
from kg.graph.texts import Page, Text
from kg.resolution.dates import date_of_text
from kg.types import Edge, Node


@dataclass(frozen=True, slots=True)
class Assembly:
    """A graph in memory: nodes by id, edges by type, from, to, source; `dropped` counts by reason."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    dropped: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Work:
    nodes: NodeSet = field(default_factory=NodeSet)
    edges: EdgeSet = field(default_factory=EdgeSet)
    documents: Documents = field(default_factory=Documents)
    dropped: Counter[str] = field(default_factory=Counter)

    def take(self, found: Iterable[Node | Edge | Dropped]) -> None:
        for item in found:
            match item:
                case Node():
                    self.nodes.add(item)
                case Edge():
                    self.edges.add(item)
                case Dropped(reason=reason):
                    self.dropped[reason] += 1


def assemble(texts: Iterable[Text]) -> Assembly:
    """The graph of some texts, whatever their order; texts of one content must come as one `Text`."""
    waiting = sorted(texts, key=lambda t: t.digest)
    work = _Work()
    homes = {text.digest: _homes(Page(text)) for text in waiting}
    ids = allot((Page(text), homes[text.digest]) for text in waiting)
    waiting.reverse()
    while waiting:  # a text that is in the graph is given up: its statements take more memory than its nodes
        page = Page(waiting.pop())
        _project(page, homes[page.text.digest], ids, work)
    _add_facts(work)
    _add_candidates(work)
    nodes, stated = tuple(work.nodes.nodes()), tuple(work.edges.edges())
    edges = sorted((*stated, *derive(nodes, stated)), key=_order)
    return Assembly(nodes, tuple(edges), tuple(sorted(work.dropped.items())))


def _order(edge: Edge) -> tuple[str, str, str, str]:
    return edge.relation, edge.start, edge.end, edge.source_doc


TEXT = ""
"""The key of a text's own home among the homes of its meetings."""


def _homes(page: Page) -> dict[str, Home]:
    """Where the text speaks from, and each of its meetings: the organiser is the body of its units."""
    date = date_of_text(page.said)
    bare = Home(page.text.digest, page.text.place, date.date if date else None)
    meetings = page.said.meetings
    speaks = page.said.own.issuer or next((m.organizer for m in meetings if m.organizer), None)
    home = _at_body(bare, speaks) if speaks else bare
    return {TEXT: home} | {m.id: _home_of(m, home, bare) for m in meetings}


def _home_of(meeting: Meeting, home: Home, bare: Home) -> Home:
    return _at_body(bare, meeting.organizer) if meeting.organizer else home


def _at_body(bare: Home, speaks: str) -> Home:
    """The home of a body that speaks; "huyện" then means its district, where the text is of a province."""
    body = speaking(speaks, bare)
    inside = body is not None and body.place is not None and body.place.startswith(f"{bare.place or 'vn'}.")
    narrower = body.place if body is not None and (inside or bare.place is None) else bare.place
    return replace(bare, body=body, place=narrower)


def _project(page: Page, homes: dict[str, Home], ids: Ids, work: _Work) -> None:
    digest, own, targets = page.text.digest, own_node(page), targets_of(page)
    work.documents.read(page, targets)
    work.nodes.add(text_node(page))
    work.take(_partials(targets))
    work.take(_own_edges(page, own))
    work.take(citation_mentions(page, targets))
    work.take(title_mentions(page, targets))
    work.take(printed_issuers(page, targets))
    work.take(document_edges(page, targets))
    work.take(signature_edges(page, own, homes[TEXT]))
    work.take(meeting_nodes(page, ids.meetings[digest]))
    work.take(meeting_edges(page, ids.meetings[digest], targets, homes))
    work.take(task_nodes(page, ids.tasks[digest]))
    work.take(task_edges(page, ids.tasks[digest], ids.meetings[digest], own, targets, homes))


def text_node(page: Page) -> Node:
    """The node of a text: what was read, by its hash."""
    text, own = page.text, page.said.own
    return Node(
        text.id, ("TextSource",), own.title or text.names[0],
        properties(
            full_name=text.names[0], aliases=text.names[1:], sha256=text.sha256, kind=own.kind,
            char_count=len(page.said.source.original), media_type=text.media_type, encoding=text.encoding,
        ),
    )  # fmt: skip


def _partials(targets: tuple[Target, ...]) -> Iterator[Node]:
    return (t.partial for t in targets if t.partial is not None)


def _own_edges(page: Page, own: str | None) -> Iterator[Edge]:
    """The document that the text is, recorded in the text: quoted is its number, else its first line."""
    if own is None:
        return
    mention = page.said.own.mention
    if mention is None:
        yield page.edge(own, "RECORDED_IN", page.text.id, _first_line(page), "own.text", 1.0)
        return
    citation = page.said.citations[mention]
    span = (citation.start, citation.end)
    yield page.edge(
        own, "RECORDED_IN", page.text.id, span, citation.rule, citation.confidence, mentions=(span,)
    )


def _first_line(page: Page) -> tuple[int, int]:
    text = page.said.source.original
    start = len(text) - len(text.lstrip())
    return (start, start + 1) if start < len(text) else (0, 0)


def _add_facts(work: _Work) -> None:
    """Register and vocabulary, for what the texts brought in: acts around it, types, issuers, places."""
    cited = work.documents.ids
    acts = tuple(register_edges(cited))
    work.documents.know(end for edge in acts for end in (edge.start, edge.end))
    work.take(acts)
    named = frozenset(cited)
    issued = {start for start, relation, _, _ in work.edges.found if relation == "ISSUED_BY"}
    for node in work.documents.nodes():
        work.nodes.add(node)
        if node.id in named or node.id.startswith("doc/text/"):
            work.take(document_facts(node, issued=node.id in issued))
    work.take(work.documents.provision_edges())


def _add_candidates(work: _Work) -> None:
    """CANDIDATE from an open reference to those of its candidates that the graph holds for other reasons."""
    for node in work.nodes.nodes():
        if node.labels[0] != "PartialReference":
            continue
        known = dict(node.properties)
        candidates = known.get("candidates", ())
        for each in candidates if isinstance(candidates, tuple) else ():
            if each in work.nodes.found:
                quote = f"{node.title}: {work.nodes.found[each].title}"
                work.edges.add(
                    Edge(node.id, "CANDIDATE", each, "vocabulary", 0, quote, 0.5, "resolution.candidate")
                )
