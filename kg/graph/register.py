"""Facts of the register about the documents of a graph: rows, and acts among and one step around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from extractors.vocabulary import RegisterRelation, RegisterRow, signature_key, vocabulary
from kg.graph.edges import iso_day, properties
from kg.graph.references import provision_ids
from kg.graph.statements import WHOLE_ONLY, relation_of
from kg.resolution.named import key_of
from kg.types import Edge

SOURCE = "register"
CONFIDENCE = {"high": 0.97, "medium": 0.9, "low": 0.8, "confirmed": 1.0}
"""What the words of the tables stand for: the share of right rows that samples showed."""


@cache
def _rows() -> dict[str, RegisterRow]:
    found: dict[str, RegisterRow] = {}
    for row in vocabulary().register.rows:
        key = key_of(row)
        if key is not None:
            found.setdefault(key.iri, row)
    return found


def row_of(document: str) -> RegisterRow | None:
    """What the register knows of a document, by its id.

    >>> row_of("doc/vn/y/luat-qh14/2019/43").title
    'Luật Giáo dục'
    """
    return _rows().get(document)


@cache
def _keys() -> dict[str, tuple[tuple[str, str | None], ...]]:
    """Signature → the documents that bear it, each with its date."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for document, row in _rows().items():
        found.setdefault(signature_key(row.signature), []).append((document, row.date))
    return {key: tuple(each) for key, each in found.items()}


def _document(signature: str, date: str | None) -> str | None:
    """The one document of a signature; the date chooses where a year-less number came again."""
    known = _keys().get(signature_key(signature), ())
    if len(known) > 1 and date:
        known = tuple(k for k in known if k[1] == date) or known
    return known[0][0] if len(known) == 1 else None


@cache
def _acts() -> tuple[tuple[int, str, RegisterRelation, str], ...]:
    found: list[tuple[int, str, RegisterRelation, str]] = []
    for line, fact in enumerate(vocabulary().register.relations, 2):
        subject = _document(fact.subject, fact.subject_date)
        object_ = _document(fact.object, fact.object_date)
        if subject and object_ and subject != object_:
            found.append((line, subject, fact, object_))
    return tuple(found)


def register_edges(documents: Iterable[str]) -> Iterator[Edge]:
    """The acts among these documents and one step around them; `span_start` is the line of the table."""
    wanted = frozenset(documents)
    for line, subject, fact, object_ in _acts():
        if subject in wanted or object_ in wanted:
            yield from _edges(line, subject, fact, object_)


def _edges(line: int, subject: str, fact: RegisterRelation, object_: str) -> Iterator[Edge]:
    kind = relation_of(fact.relation, None, "document") or "CITES"
    partly = kind in WHOLE_ONLY and fact.scope == "part"
    ends = provision_ids(object_, fact.provisions) if partly else (object_,)
    quote = f"{fact.subject} {fact.relation} {fact.object}"
    if fact.effective:
        quote += f" từ {fact.effective}"
    for end in ends or (object_,):
        # A part without named provisions is not the whole: it is an amendment.
        said = "AMENDS" if partly and end == object_ else kind
        yield Edge(
            subject, said, end, SOURCE, line, quote, CONFIDENCE.get(fact.confidence, 0.8),
            f"register_relations.{fact.source}", (),
            properties(provisions=fact.provisions, scope=fact.scope, effective=iso_day(fact.effective),
                       role=fact.relation),
        )  # fmt: skip
