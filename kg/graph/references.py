"""Edges between documents: what a text states that one document does to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.types import Citation, Relation, Span
from kg.graph.edges import iso_day, properties
from kg.graph.plausible import PARTLY, fault
from kg.graph.rows import row_of
from kg.graph.statements import WHOLE_ONLY, is_passive, relation_of
from kg.graph.targets import KEYED, Target, own_node
from kg.graph.texts import SELF, Page
from kg.graph.title_names import TITLE_RULE, in_title, known_version
from kg.identity import DocumentKey, ProvisionKey
from kg.resolution import TextContext
from kg.resolution.own import consolidated_act
from kg.resolution.quoted import quoted_act
from kg.types import Edge, Node

_ASSUMED = frozenset({"BASED_ON", "IMPLEMENTS", "DISSEMINATES", "APPLIES", "CONSIDERS", "CITES"})


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that has no node to start from, and why."""

    reason: str


def document_edges(page: Page, targets: tuple[Target, ...]) -> Iterator[Node | Edge | Dropped]:
    """The document → document edges of a text: stated relations, then the plain references that remain."""
    own = own_node(page)
    told: set[int] = set()
    for relation in page.said.relations:
        if relation.object_at is not None:
            told.add(relation.object_at)
        yield from _stated(page, targets, own, relation)
    if own:
        yield from _attached(page, own)
        yield from _consolidated(page, targets, own)
        yield from _plain(page, targets, own, told)


def _attached(page: Page, own: str) -> Iterator[Edge]:
    """PROMULGATES from the document that the text is to what it issues with itself."""
    for each in page.attached:
        citation = page.said.citations[each.citation]
        span = (citation.start, citation.end)
        for end in provision_ids(own, (each.path,)):
            yield page.edge(
                own, "PROMULGATES", end, each.span, "attachment.own", citation.confidence, mentions=(span,)
            )


def _consolidated(page: Page, targets: tuple[Target, ...], own: str) -> Iterator[Edge]:
    """CONSOLIDATES from a consolidated text to the act that it holds, "Thông tư này" in its words."""
    if page.said.own.type != "VBHN":
        return
    context = TextContext(page.said)
    nouns = sorted({c.type for c in page.said.citations if c.form == "self" and c.type})
    held = {at for noun in nouns if (at := consolidated_act(noun, context)) is not None}
    for at in sorted(held):
        if targets[at].whole and targets[at].id != own:
            citation = page.said.citations[at]
            span = (citation.start, citation.end)
            yield page.edge(
                own, "CONSOLIDATES", targets[at].id, span, "own-consolidated", sureness(page, at),
                mentions=(span,),
            )  # fmt: skip


def objects_of_others(page: Page) -> frozenset[int]:
    """The citations that the text gives as the object of another cited document's relation.

    "triển khai Kế hoạch A thực hiện Nghị quyết B": B is carried out by A, not directly by the task. What the
    text names first and then explains ("theo Nghị định A, được sửa đổi bởi Nghị định B") keeps its own role.
    """
    return frozenset(
        r.object_at for r in page.said.relations
        if r.object_at is not None and r.subject_at is not None and r.subject_at != page.said.own.mention
        and not _named_first(page, r.object_at, r.subject_at)
    )  # fmt: skip


def _named_first(page: Page, object_at: int, subject_at: int) -> bool:
    """Whether the object stands before the subject with a cue of its own in front of it."""
    thing, actor = page.said.citations[object_at], page.said.citations[subject_at]
    return bool(thing.start < actor.start and thing.role_span and thing.role_span[0] < thing.start)


def acting(page: Page) -> frozenset[int]:
    """The citations that act on another one: their role is theirs, not a task's."""
    return frozenset(r.subject_at for r in page.said.relations if r.subject_at is not None)


def _stated(
    page: Page, targets: tuple[Target, ...], own: str | None, relation: Relation
) -> Iterator[Node | Edge | Dropped]:
    start = _subject(page, targets, own, relation)
    end = _object(page, targets, own, relation)
    if start is None or end is None:
        yield Dropped("relation-without-subject" if start is None else "relation-without-object")
        return
    if end.partial is not None:
        yield end.partial
    kind = _kind(page, relation)
    more = properties(
        provisions=relation.scope, effective=iso_day(relation.effective), role=relation.relation,
        role_detail=relation.role_detail,
    )  # fmt: skip
    for target in _ends(kind, end.id, relation.scope):
        wrong = "passive" if _suffers(page, relation) else fault(kind, start, target)
        if wrong:
            yield Dropped(wrong)
        if not wrong or start == own:  # what the own document cannot do to another, it still cites
            yield page.edge(
                start, "CITES" if wrong else kind, target, (relation.start, relation.end), relation.rule,
                _confidence(page, relation), mentions=_mentions(page, relation, targets, end.id), more=more,
            )  # fmt: skip


def _suffers(page: Page, relation: Relation) -> bool:
    """Whether the text's own words are the ones changed ("Khoản này được sửa đổi theo … Thông tư B")."""
    if relation.subject_at is not None or relation.object_at is None:
        return False
    return is_passive(cue_of(page, page.said.citations[relation.object_at]))


def _kind(page: Page, relation: Relation) -> str:
    """The relationship of a stated relation; the end of "một số điều" or of a phrase is an amendment."""
    kind = relation_of(relation.relation, relation.role_detail, "document") or "CITES"
    if kind not in WHOLE_ONLY or relation.object_at is None:
        return kind
    before = page.said.quote(relation.start, page.said.citations[relation.object_at].start)
    return "AMENDS" if PARTLY.search(before.lower()) else kind


def _subject(page: Page, targets: tuple[Target, ...], own: str | None, relation: Relation) -> str | None:
    """What acts: a cited document with a key, or the text's own; nothing else starts a statement.

    In words quoted from another act ("Luật này thay thế …" in a footnote) that act speaks.
    """
    if relation.subject_at is not None:
        target = targets[relation.subject_at]
        return target.id if target.whole else None
    if not _is_own(page, relation.subject):
        return None
    at = relation.start if relation.object_at is None else page.said.citations[relation.object_at].start
    quoted = quoted_act(page.said, at, None)
    if quoted is None:
        return own
    return targets[quoted].id if targets[quoted].whole else None


def _object(page: Page, targets: tuple[Target, ...], own: str | None, relation: Relation) -> Target | None:
    """What is acted on: a cited document, the own document, or a law that only the subject's title names."""
    if relation.object_at is not None:
        target = targets[relation.object_at]
        return _amended(relation, targets, target) if relation.rule == TITLE_RULE else target
    named = in_title(page, relation, targets)
    if named is None:
        return Target(own, True) if own else None
    return named.target


def _amended(relation: Relation, targets: tuple[Target, ...], named: Target) -> Target:
    """The version that the amending law is known to change, where the text cites another one by that name."""
    row = row_of(named.id) if named.id.startswith(KEYED) else None
    acting = targets[relation.subject_at] if relation.subject_at is not None else None
    if row is None or acting is None or not acting.whole:  # of an open end the register knows nothing
        return named
    version = known_version(row.title, acting.id)
    return Target(version, True) if version else named


def _is_own(page: Page, name: str) -> bool:
    return name in (SELF, page.said.own.number)


def _mentions(page: Page, relation: Relation, targets: tuple[Target, ...], end: str) -> tuple[Span, ...]:
    """The mentions that a relation projects, object first: what its end means and its subject."""
    said, at = page.said.citations, relation.object_at
    spans = [(said[at].start, said[at].end)] if at is not None and targets[at].id == end else []
    named = in_title(page, relation, targets)
    if named and named.span:
        spans.append(named.span)
    if relation.subject_at is not None:
        spans.append((said[relation.subject_at].start, said[relation.subject_at].end))
    return tuple(spans)


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
    more = properties(provisions=page.pinned(citation), role=citation.role, role_detail=citation.role_detail)
    return page.edge(
        start, kind, target.id, span, rule_of(citation), sureness(page, index), within=within,
        mentions=(span,), more=more,
    )  # fmt: skip


def cue_of(page: Page, citation: Citation) -> str:
    """The printed cue of a role."""
    return page.said.quote(*citation.role_span).strip() if citation.role_span else ""


def rule_of(citation: Citation) -> str:
    """What reads the statement: the cue of the role, else the rule that found the citation itself."""
    detail = citation.role_detail or citation.role
    return f"role.{detail}" if detail else citation.rule
