"""Identity: what makes a document, a body, a person, a meeting one thing, written as an IRI.

Every family has a frozen value class with an `iri` (without the base) and the way back:
``parse(x.iri) == x``. A class refuses parts that would not come back, with a ValueError that says why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kg.identity.codes import code_of, has_type, noun_slug, series_of
from kg.identity.documents import LEVELS, DocumentKey, PartialKey, ProvisionKey
from kg.identity.slugs import fold_marks, letters_slug, number_slug, point_slug, slug, split_signature
from kg.identity.things import (
    BodyKey,
    ChangeKey,
    IssuerCodeKey,
    MeetingKey,
    MentionKey,
    OfficeKey,
    PersonKey,
    PlaceKey,
    RunKey,
    TaskKey,
    TermKey,
    TextDocumentKey,
    TextKey,
    content_hash,
)

DEFAULT_BASE = "https://w3id.org/vnlegal/"
"""The base of every IRI; a node's `id` is the IRI without it."""

Identity: TypeAlias = (
    DocumentKey | ProvisionKey | PartialKey | BodyKey | OfficeKey | PersonKey | PlaceKey | MeetingKey
    | TaskKey | TextKey | TextDocumentKey | MentionKey | TermKey | IssuerCodeKey | ChangeKey | RunKey
)  # fmt: skip


def _document_or_provision(iri: str) -> Identity:
    if iri.startswith("doc/text/"):
        return TextDocumentKey.parse(iri)
    return DocumentKey.parse(iri) if iri.count("/") == 5 else ProvisionKey.parse(iri)


_FAMILIES: dict[str, Callable[[str], Identity]] = {
    "doc": _document_or_provision,
    "ref": PartialKey.parse,
    "org": BodyKey.parse,
    "office": OfficeKey.parse,
    "person": PersonKey.parse,
    "place": PlaceKey.parse,
    "meeting": MeetingKey.parse,
    "task": TaskKey.parse,
    "text": TextKey.parse,
    "mention": MentionKey.parse,
    "voc": TermKey.parse,
    "code": IssuerCodeKey.parse,
    "change": ChangeKey.parse,
    "run": RunKey.parse,
}


def parse(iri: str, base: str = DEFAULT_BASE) -> Identity:
    """The value that an IRI writes, with or without its base; ValueError where it is of no family.

    >>> parse("https://w3id.org/vnlegal/doc/vn/y/nd-cp/2020/107")
    DocumentKey(jurisdiction='vn', series='y', code='nd-cp', year=2020, number='107')
    """
    local = iri.removeprefix(base)
    reader = _FAMILIES.get(local.partition("/")[0])
    if reader is None:
        raise ValueError(f"unknown IRI {iri!r}; families are {', '.join(sorted(_FAMILIES))}")
    return reader(local)


__all__ = [
    "DEFAULT_BASE", "LEVELS", "BodyKey", "ChangeKey", "DocumentKey", "Identity", "IssuerCodeKey",
    "MeetingKey", "MentionKey", "OfficeKey", "PartialKey", "PersonKey", "PlaceKey", "ProvisionKey",
    "RunKey", "TaskKey", "TermKey", "TextDocumentKey", "TextKey", "code_of", "content_hash", "fold_marks",
    "has_type", "letters_slug", "noun_slug", "number_slug", "parse", "point_slug", "series_of", "slug",
    "split_signature",
]  # fmt: skip
