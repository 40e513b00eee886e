"""Mention nodes: a citation as printed, the evidence that statements about documents project."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.types import Citation
from extractors.vocabulary import fold, vocabulary
from kg.graph.edges import iso_day, properties
from kg.graph.references import provision_ids, sureness
from kg.graph.targets import Target
from kg.graph.texts import Page
from kg.graph.title_names import in_title
from kg.types import Ambiguous, Edge, Node, Resolution, Resolved

LONGEST_TITLE = 120


def citation_mentions(page: Page, targets: tuple[Target, ...]) -> Iterator[Node | Edge]:
    """The mentions of a text, where they stand and what they refer to, pinned-down provisions included."""
    for index, citation in enumerate(page.said.citations):
        target = targets[index]
        yield _node(page, citation, page.text.resolutions[index])
        yield _edge(page, citation, "IN_TEXT", page.text.id, citation.confidence)
        ends = (target.id, *(provision_ids(target.id, page.pinned(citation)) if target.whole else ()))
        for end in ends:
            yield _edge(page, citation, "REFERS_TO", end, sureness(page, index))


def title_mentions(page: Page, targets: tuple[Target, ...]) -> Iterator[Node | Edge]:
    """The mentions inside the titles of amending laws, see `kg.graph.title_names`."""
    taken = {(c.start, c.end) for c in page.said.citations}
    for relation in page.said.relations:
        named = in_title(page, relation, targets)
        if named is None or named.span is None or named.span in taken:
            continue
        taken.add(named.span)
        citation = Citation(
            "named", *named.span, relation.rule, relation.confidence, role=relation.relation,
            role_detail=relation.role_detail, type=_noun(relation.object), title=relation.object,
        )  # fmt: skip
        yield _node(page, citation, named.resolution)
        yield _edge(page, citation, "IN_TEXT", page.text.id, relation.confidence)
        yield _edge(page, citation, "REFERS_TO", named.target.id, relation.confidence)
        if named.target.partial is not None:
            yield named.target.partial


def _noun(name: str) -> str | None:
    """The type of a law by the noun that opens its name."""
    nouns = vocabulary().nouns
    return next(
        (code for code in ("BỘ LUẬT", "LUẬT", "PL") if fold(name).startswith(fold(nouns[code]))), None
    )


def _edge(page: Page, citation: Citation, relation: str, end: str, confidence: float) -> Edge:
    mention = page.citation_mention(citation)
    quote, sure = page.said.quote(citation.start, citation.end), page.doubted(confidence, citation.start)
    return Edge(mention, relation, end, page.text.id, citation.start, quote, sure, citation.rule, (mention,))


def _node(page: Page, citation: Citation, resolution: Resolution) -> Node:
    quote = page.said.quote(citation.start, citation.end)
    known: dict[str, str | tuple[str, ...]] = {"status": "unresolved"}
    match resolution:
        case Resolved(how=how):
            known = {"status": "resolved", "how": how}
        case Ambiguous(candidates=candidates, reason=reason):
            known = {"status": "ambiguous", "reason": reason, "candidates": candidates}
        case _:
            known |= {"reason": resolution.reason, "candidates": resolution.candidates}
    return Node(
        page.citation_mention(citation), ("Mention",), shortened(quote),
        properties(
            form=citation.form, quote=quote, span_start=citation.start, span_end=citation.end,
            rule=citation.rule, confidence=page.doubted(citation.confidence, citation.start),
            type_code=citation.type, signature=citation.number, intended=citation.intended,
            issuer=citation.issuer, date=iso_day(citation.date), date_text=citation.date, role=citation.role,
            role_detail=citation.role_detail, provisions=citation.provisions, **known,
        ),
    )  # fmt: skip


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """A text on one line, cut between words where it is long.

    >>> shortened("Rà soát,  bổ sung kế hoạch", 14)
    'Rà soát, bổ…'
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", 0, longest)
    return line[: cut if cut > longest // 2 else longest - 1].rstrip(" ,;:") + "…"
