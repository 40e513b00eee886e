"""Laws that no citation but only the title of an amending law names.

"Luật sửa đổi, bổ sung một số điều của Luật Thư viện và Luật Lưu trữ" is one citation, which says of two other
laws that they are amended. Their names inside it are mentions too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.types import Relation, Span
from extractors.vocabulary import vocabulary
from kg.graph.edges import properties
from kg.graph.rows import row_of
from kg.graph.targets import WHY, Target
from kg.graph.texts import SELF, Page
from kg.identity import PartialKey
from kg.resolution.amended import changed_by
from kg.resolution.named import key_of
from kg.types import Node, Resolution, Resolved, Unresolved

TITLE_RULE = "relation.sua_doi.title"
"""The rule of relations that are read from the title of an amending law."""

_KNOWN = Resolved("", "register", "name-amended", 0.95)


@dataclass(frozen=True, slots=True)
class TitleName:
    """A law named inside a title: what it means, and where it is printed (None: nowhere in these words)."""

    target: Target
    resolution: Resolution
    span: Span | None


def in_title(page: Page, relation: Relation, targets: tuple[Target, ...]) -> TitleName | None:
    """The law that a relation has as object by name alone; None where a citation or the text is it."""
    if relation.object_at is not None or relation.object in (SELF, page.said.own.number):
        return None
    span = _printed(page, relation)
    version = known_version(relation.object, _subject(targets, relation))
    if version:
        known = Resolved(version, _KNOWN.how, _KNOWN.rule, _KNOWN.confidence)
        return TitleName(Target(version, True), known, span)
    return TitleName(_open_end(page, relation.object), Unresolved("no-date"), span)


def known_version(name: str, subject: str | None) -> str | None:
    """The version of a law that a document is known to amend, by its id.

    >>> known_version("Luật Tổ chức Chính phủ", "doc/vn/y/luat-qh14/2019/47")
    'doc/vn/y/luat-qh13/2015/76'
    """
    act = row_of(subject) if subject else None
    row = changed_by(vocabulary().register.by_name(name), act.signature) if act else None
    key = key_of(row) if row else None
    return key.iri if key else None


def _subject(targets: tuple[Target, ...], relation: Relation) -> str | None:
    if relation.subject_at is None or not targets[relation.subject_at].whole:
        return None
    return targets[relation.subject_at].id


def _open_end(page: Page, name: str) -> Target:
    key = PartialKey.named(page.text.digest, name)
    node = Node(
        key.iri, ("PartialReference",), f"{name} ({WHY['no-date']})",
        properties(full_name=name, reason="no-date", status="unresolved", source=page.text.id),
    )  # fmt: skip
    return Target(key.iri, False, node)


def _printed(page: Page, relation: Relation) -> Span | None:
    """Where the name stands in the evidence, whatever blanks and line ends part its words."""
    source = page.said.source
    words = r"[\s_]+".join(re.escape(word) for word in relation.object.split())
    low, high = source.away_span(relation.start, relation.end)
    found = re.compile(words, re.IGNORECASE).search(source.text, low, high) if words else None
    return source.home_span(*found.span()) if found else None
