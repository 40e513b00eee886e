"""Where a citation points: a document, the text's own document, or a partial reference.

A partial reference is an open end that stays visible. It belongs to the text that names it, so two
unrelated "29/NQ-HĐND" never become one hub; statements may end there and never start there.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.types import Citation
from kg.graph.edges import properties
from kg.graph.texts import Page
from kg.identity import (
    DocumentKey,
    PartialKey,
    TextDocumentKey,
    code_of,
    noun_slug,
    number_slug,
    series_of,
    split_signature,
)
from kg.resolution.own import is_other_paper
from kg.types import Ambiguous, Node, Resolution, Resolved, Unresolved

WHY = {
    "no-date": "chưa rõ năm", "no-jurisdiction": "chưa rõ địa phương", "ambiguous": "nhiều văn bản cùng khớp",
    "unnumbered": "không có số", "blank": "để trống số", "draft": "dự thảo",
}  # fmt: skip
"""What a person reads of an open reference."""

KEYED = "doc/vn"
"""How the ids of documents with a key open; those known by their text alone are ``doc/text/…``."""


@dataclass(frozen=True, slots=True)
class Target:
    """The node that a citation points to; only a `whole` one may start a statement."""

    id: str
    whole: bool
    partial: Node | None = None


def own_node(page: Page) -> str | None:
    """The node of the document that a text is, by its key, else by its text; None for a report."""
    own = page.said.own
    if own.mention is not None:
        resolution = page.text.resolutions[own.mention]
        if isinstance(resolution, Resolved):
            return resolution.document
    return None if page.reports else TextDocumentKey(page.text.digest).iri


def targets_of(page: Page) -> tuple[Target, ...]:
    """The target of every citation of a text, in their order."""
    own = _unkeyed(own_node(page))
    found = [_direct(page, i, own) for i in range(len(page.said.citations))]
    return tuple(_followed(page, i, found) for i in range(len(found)))


def _direct(page: Page, index: int, own: str | None) -> Target:
    citation, resolution = page.said.citations[index], page.text.resolutions[index]
    if isinstance(resolution, Resolved):
        return Target(resolution.document, True)
    stands_alone = citation.form in ("own", "self") and not citation.antecedent
    if own and stands_alone and not is_other_paper(citation, page.said.own.type):
        return Target(own, True)
    node = partial_node(page, citation, resolution)
    return Target(node.id, False, node)


def _followed(page: Page, index: int, found: list[Target]) -> Target:
    """A self or back reference that was not resolved shares the open end of what it stands for.

    A keyed document is no open end: resolution saw it and refused it ("Quyết định này" of an act without
    number is not the decision that its title amends).
    """
    citation, target = page.said.citations[index], found[index]
    if target.whole or not citation.antecedent or is_other_paper(citation, page.said.own.type):
        return target
    low, high = citation.antecedent
    own = _unkeyed(own_node(page))
    for other, its in zip(page.said.citations, found, strict=True):
        if other is not citation and other.start < high and low < other.end:
            if not its.whole or its.id == own:
                return its
            break
    return Target(own, True) if own and citation.form == "self" else target


def _unkeyed(own: str | None) -> str | None:
    """The own document where its text alone tells it apart; one with a key is found by resolution."""
    return None if own is None or own.startswith(KEYED) else own


def partial_node(page: Page, citation: Citation, resolution: Ambiguous | Unresolved) -> Node:
    """The node of a reference that names no document for sure, with what is known of it."""
    key = partial_key(page.text.digest, citation, resolution)
    printed = citation.intended or citation.number or page.said.quote(citation.start, citation.end)
    words = page.said.quote(citation.start, citation.end)
    title = f"{words if printed in words else printed} ({WHY.get(resolution.reason, resolution.reason)})"
    return Node(
        key.iri, ("PartialReference",), " ".join(title.split()),
        properties(
            signature=citation.intended or citation.number, number=key.number, type_code=citation.type,
            code=key.code, series=key.series, year=key.year, jurisdiction=key.jurisdiction,
            issuer=citation.issuer, date_text=citation.date, reason=resolution.reason,
            status="ambiguous" if isinstance(resolution, Ambiguous) else "unresolved",
            candidates=resolution.candidates, source=page.text.id,
        ),
    )  # fmt: skip


def partial_key(digest: str, citation: Citation, resolution: Resolution) -> PartialKey:
    """The key of an open reference: the parts that the print gives, scoped to the text.

    >>> c = Citation("number", 0, 10, "r", 0.9, type="NQ", number="29/NQ-HĐND")
    >>> partial_key("3bba4f68d1628439", c, Unresolved("no-date")).iri
    'ref/3bba4f68d1628439/-.n.nq-hdnd.-.29'
    """
    parts = split_signature(citation.intended or citation.number or "")
    if parts is None:
        name = citation.title or citation.issuer or f"{citation.type or 'van-ban'} {citation.start}"
        return PartialKey.named(digest, f"{citation.type or ''} {citation.number or name}")
    number, printed_year, letters = parts
    code = code_of(letters, citation.type) or noun_slug(citation.type)
    series = series_of(code, printed_year) if letters else None
    year = printed_year or (int(citation.date[:4]) if citation.date else None)
    try:
        return PartialKey(
            digest, None, _shared_place(resolution), series, code, year, number_slug(number, series or "n")
        )
    except ValueError:  # letters that no key can hold (damaged print): the signature is the name
        return PartialKey.named(digest, f"{number} {letters}")


def _shared_place(resolution: Resolution) -> str | None:
    """The jurisdiction in which all candidates agree."""
    if isinstance(resolution, Resolved) or not resolution.candidates:
        return None
    places = {DocumentKey.parse(c).jurisdiction for c in resolution.candidates}
    return places.pop() if len(places) == 1 else None
