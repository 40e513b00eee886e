"""Edges between documents: what a text states that one document does to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.types import Citation, Relation, Span
from kg.graph.edges import iso_day, properties
from kg.graph.statements import WHOLE_ONLY, relation_of
from kg.graph.targets import Target, own_node
from kg.graph.texts import Page
from kg.identity import DocumentKey, ProvisionKey
from kg.types import Edge

_ASSUMED = frozenset({"BASED_ON", "IMPLEMENTS", "DISSEMINATES", "APPLIES", "CONSIDERS", "CITES"})


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that has no node to start from, and why."""

    reason: str


def document_edges(page: Page, targets: tuple[Target, ...]) -> Iterator[Edge | Dropped]:
    """The document → document edges of a text: stated relations, then the plain references that remain."""
    own = own_node(page)
    told: set[int] = set()
    for relation in page.said.relations:
        if relation.object_at is not None:
            told.add(relation.object_at)
        yield from _stated(page, targets, own, relation)
    if own:
        yield from _plain(page, targets, own, told)


def objects_of_others(page: Page) -> frozenset[int]:
    """The citations that the text gives as the object of another cited document's relation.

    "triển khai Kế hoạch A thực hiện Nghị quyết B": B is carried out by A, not directly by the task.
    """
    return frozenset(
        r.object_at for r in page.said.relations
        if r.object_at is not None and r.subject_at is not None and r.subject_at != page.said.own.mention
    )  # fmt: skip


def _stated(
    page: Page, targets: tuple[Target, ...], own: str | None, relation: Relation
) -> Iterator[Edge | Dropped]:
    start = own if relation.subject_at is None else _start(targets[relation.subject_at])
    if start is None:
        yield Dropped("relation-without-subject")
        return
    end = own if relation.object_at is None else targets[relation.object_at].id
    if end is None:
        yield Dropped("relation-without-object")
        return
    kind = relation_of(relation.relation, relation.role_detail, "document")
    assert kind is not None  # a document states something by every role
    spans = _spans(page, relation)
    more = properties(
        provisions=relation.scope, effective=iso_day(relation.effective), role=relation.relation,
        role_detail=relation.role_detail,
    )  # fmt: skip
    for target in _ends(kind, end, relation.scope):
        yield page.edge(
            start, kind, target, (relation.start, relation.end), relation.rule,
            _confidence(page, relation), mentions=spans, more=more,
        )  # fmt: skip


def _start(target: Target) -> str | None:
    return target.id if target.whole else None


def _spans(page: Page, relation: Relation) -> tuple[Span, ...]:
    """The mentions that a relation projects, object first: it is what the quote must show."""
    indices = (relation.object_at, relation.subject_at)
    cited = [page.said.citations[i] for i in indices if i is not None]
    return tuple((c.start, c.end) for c in cited)


def _confidence(page: Page, relation: Relation) -> float:
    ends = [i for i in (relation.subject_at, relation.object_at) if i is not None]
    return min([relation.confidence, *(sureness(page, i) for i in ends)])


def sureness(page: Page, index: int) -> float:
    """How sure it is that a citation means its document: reading and resolution, the weaker of both."""
    citation, resolution = page.said.citations[index], page.text.resolutions[index]
    return min(citation.confidence, getattr(resolution, "confidence", citation.confidence))


def _ends(kind: str, end: str, scope: tuple[str, ...]) -> tuple[str, ...]:
    """The document; its provisions where an end of validity is said of them alone."""
    if kind not in WHOLE_ONLY or not scope:
        return (end,)
    return provision_ids(end, scope) or (end,)


def provision_ids(document: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of provisions of a document; none for what has no key."""
    try:
        key = DocumentKey.parse(document)
        return tuple(ProvisionKey.of(key, path).iri for path in paths)
    except ValueError:
        return ()


def _plain(page: Page, targets: tuple[Target, ...], own: str, told: set[int]) -> Iterator[Edge]:
    """What the text's document cites without a stated relation."""
    for index, citation in enumerate(page.said.citations):
        if index not in told and citation.form not in ("own", "self"):
            yield cited(page, own, _unstated(page, citation), targets[index], index)


def _unstated(page: Page, citation: Citation) -> str:
    """The relationship of a role that no stated relation explains.

    A change ("tham mưu thay thế …") is then an intention, and a role inside a task is the task's.
    """
    kind = relation_of(citation.role, citation.role_detail, "document")
    inside = any(t.start <= citation.start < t.end for t in page.said.tasks)
    return kind if kind in _ASSUMED and not inside else "CITES"


def cited(
    page: Page, start: str, kind: str, target: Target, index: int, within: Span | None = None
) -> Edge:  # fmt: skip
    """The edge to what a citation means, quoting the sentence that cites it."""
    citation = page.said.citations[index]
    span = (citation.start, citation.end)
    more = properties(provisions=citation.provisions, role=citation.role, role_detail=citation.role_detail)
    return page.edge(
        start, kind, target.id, span, citation.rule, sureness(page, index), within=within, mentions=(span,),
        more=more,
    )  # fmt: skip
