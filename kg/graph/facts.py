"""Facts of the vocabulary about the nodes of a graph: types, issuers, places, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from extractors.vocabulary import Body, Place, vocabulary
from kg.graph.agents import Agent, Home, agent_of, body_agent, lineage
from kg.graph.documents import document_type
from kg.graph.edges import iso_day, properties
from kg.graph.references import sureness
from kg.graph.register import CONFIDENCE
from kg.graph.targets import Target
from kg.graph.texts import Page
from kg.graph.titles import place_title
from kg.identity import DocumentKey, IssuerCodeKey, PlaceKey, TermKey
from kg.types import Edge, Node

SOURCE = "vocabulary"


def fact(
    start: str,
    relation: str,
    end: str,
    quote: str,
    rule: str,
    confidence: float = 1.0,
    ended: str | None = None,
) -> Edge:
    """An edge that a table of the vocabulary states; `quote` is the row in a reader's words.

    `ended` is the last day of what the edge starts at, where the edge says what came of it: the edge holds
    from the day after.
    """
    known = properties(effective=day_after(ended))
    return Edge(start, relation, end, SOURCE, 0, quote, confidence, rule, (), known)


def day_after(day: str | None) -> date | None:
    """The day after an ISO day; None for a month or a year.

    >>> day_after("2025-06-30"), day_after("2007-07")
    (datetime.date(2025, 7, 1), None)
    """
    known = iso_day(day)
    return known + timedelta(days=1) if known else None


def issuer_home(key: DocumentKey, day: str) -> Home:
    """Where the issuer of a document sits: the jurisdiction of its key, on its day."""
    return Home(SOURCE, key.jurisdiction, day)


def document_facts(document: Node, *, issued: bool) -> Iterator[Node | Edge]:
    """Type, jurisdiction and issuer of a document, as its key, the register and the vocabulary give them.

    `issued` says that a text prints the issuer; then the text is the better evidence and the table is not
    repeated.
    """
    known = dict(document.properties)
    code = known.get("type_code")
    if isinstance(code, str):
        yield from _type_facts(document, code)
    if not document.id.startswith("doc/vn"):
        return
    key = DocumentKey.parse(document.id)
    date = known.get("date_text")
    day = date if isinstance(date, str) else str(key.year)
    yield from jurisdiction(key.jurisdiction)
    place = PlaceKey(key.jurisdiction).iri
    yield fact(document.id, "IN_JURISDICTION", place, f"{document.title}: {place_title(key.jurisdiction)}",
               "identity.jurisdiction")  # fmt: skip
    issuer = known.get("issuer")
    if isinstance(issuer, str) and not issued:
        source = "register" if known.get("known") == "register" else SOURCE
        for name in issuer.split("; "):
            yield from _issuer_facts(document, name, issuer_home(key, day), source)


def _type_facts(document: Node, code: str) -> Iterator[Node | Edge]:
    kind = document_type(code)
    if kind is None:
        return
    node = Node(
        TermKey.of("type", code).iri, ("DocumentType",), kind.name,
        properties(code=code, family=kind.family, normative=kind.normative, full_name=kind.name,
                   valid_from=kind.valid_from, valid_to=kind.valid_to),
    )  # fmt: skip
    yield node
    yield fact(document.id, "HAS_TYPE", node.id, f"{code}: {kind.name}", "document_types",
               CONFIDENCE.get(kind.confidence, 0.9))  # fmt: skip


def _issuer_facts(document: Node, issuer: str, home: Home, source: str) -> Iterator[Node | Edge]:
    agent = agent_of(issuer, home)
    if agent is None or agent.name.endswith(home.scope):
        return
    yield from agent_facts(agent)
    quote = f"{document.title}: {issuer}"
    yield Edge(document.id, "ISSUED_BY", agent.id, source, 0, quote, 0.95, "document.issuer")


def printed_issuers(page: Page, targets: tuple[Target, ...]) -> Iterator[Node | Edge]:
    """The issuers that a text prints beside the documents it cites."""
    for index, citation in enumerate(page.said.citations):
        target = targets[index]
        if not citation.issuer or not citation.issuer_span or not target.id.startswith("doc/vn"):
            continue
        key = DocumentKey.parse(target.id)
        home = issuer_home(key, citation.date or str(key.year))
        agent = agent_of(citation.issuer, home)
        if agent is None or agent.name.endswith(home.scope):
            continue
        yield from agent_facts(agent)
        low = min(citation.start, citation.issuer_span[0])
        high = max(citation.end, citation.issuer_span[1])
        yield page.edge(
            target.id, "ISSUED_BY", agent.id, (low, high), citation.rule, sureness(page, index),
            mentions=((citation.start, citation.end),),
        )  # fmt: skip


def agent_facts(agent: Agent) -> Iterator[Node | Edge]:
    """The node of an agent and of what it belongs to, its place, its code, its successors."""
    for each in lineage(agent):
        yield each.node
        if each.place and each.place != "vn":
            yield from jurisdiction(each.place)
            yield fact(each.id, "IN_JURISDICTION", PlaceKey(each.place).iri,
                       f"{each.node.title}: {place_title(each.place)}", "identity.body")  # fmt: skip
        if each.parent is not None:
            yield _belonging(each, each.parent)
        if each.body is not None:
            yield from _code(each.id, each.body)
            yield from _successors(each.node, each.body, each.place, {each.body.id})


def _belonging(agent: Agent, parent: Agent) -> Edge:
    quote = f"{agent.node.title}: {parent.node.title}"
    if "Unit" in agent.node.labels and "Body" in parent.node.labels:
        return fact(parent.id, "HAS_UNIT", agent.id, quote, "identity.body", 0.9)
    return fact(agent.id, "PART_OF", parent.id, quote, "identity.body", 0.9)


def _code(agent_id: str, body: Body) -> Iterator[Node | Edge]:
    node = Node(
        IssuerCodeKey(TermKey.of("code", body.code).name).iri, ("IssuerCode",), body.code,
        properties(code=body.code, aliases=sorted(body.variants)),
    )  # fmt: skip
    yield node
    yield fact(agent_id, "USES_CODE", node.id, f"{body.code}: {body.name}", "bodies",
               CONFIDENCE.get(body.confidence, 0.9))  # fmt: skip


def _successors(node: Node, body: Body, place: str | None, seen: set[str]) -> Iterator[Node | Edge]:
    """What the body became, followed to its end; a local body's successor sits in the same place.

    A successor on another level (a commune office for a district's) is in no one place, so it is left out.
    """
    for each in body.successors:
        successor = vocabulary().body.get(each)
        if successor is None or each in seen:
            continue
        if body.placed and (place is None or successor.level != body.level):
            continue
        seen.add(each)
        agent = body_agent(successor, place)
        yield agent.node
        yield fact(node.id, "SUCCEEDED_BY", agent.id, f"{body.name} → {successor.name}", "bodies",
                   CONFIDENCE.get(body.confidence, 0.9), body.valid_to)  # fmt: skip
        yield from _successors(agent.node, successor, place, seen)


def jurisdiction(slug: str) -> Iterator[Node | Edge]:
    """A place with everything above it and what it was merged into."""
    seen: set[str] = set()
    waiting = [slug]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        place = vocabulary().place(here)
        yield _place_node(here, place)
        for relation, there, rule in _steps(here, place):
            waiting.append(there)
            quote = f"{place_title(here)}: {place_title(there)}"
            ended = place.valid_to if place and relation == "MERGED_INTO" else None
            yield fact(PlaceKey(here).iri, relation, PlaceKey(there).iri, quote, rule, ended=ended)


def _steps(slug: str, place: Place | None) -> Iterable[tuple[str, str, str]]:
    above = (
        place.parent if place and place.parent else slug.rpartition(".")[0] or ("vn" if slug != "vn" else "")
    )
    if above:
        yield "PART_OF", above, "places"
    if place and place.merged_into and place.merged_into != slug:
        yield "MERGED_INTO", place.merged_into, "places"


def _place_node(slug: str, place: Place | None) -> Node:
    title = place.name if place else place_title(slug)
    if place and place.valid_from and slug.endswith(place.valid_from[:4]):
        title += f" (từ {place.valid_from[:4]})"
    return Node(
        PlaceKey(slug).iri, ("Jurisdiction",), title,
        properties(
            full_name=place.short if place else title, level=place.level if place else None,
            kind=place.kind if place else None, area_code=place.code if place else None,
            valid_from=place.valid_from if place else None, valid_to=place.valid_to if place else None,
            aliases=sorted(place.aliases) if place else (),
        ),
    )  # fmt: skip
