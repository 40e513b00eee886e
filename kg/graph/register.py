"""Facts of the register about the documents of a graph: rows, and acts among and one step around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from extractors.vocabulary import RegisterRelation, signature_key, vocabulary
from kg.graph.edges import iso_day, properties
from kg.graph.references import provision_ids
from kg.graph.rows import row_of
from kg.graph.statements import WHOLE_ONLY, relation_of
from kg.resolution.named import key_of
from kg.types import Edge

SOURCE = "register"
CONFIDENCE = {"high": 0.97, "medium": 0.9, "low": 0.8, "confirmed": 1.0}
"""What the words of the tables stand for: the share of right rows that samples showed."""


def _document(signature: str, date: str | None) -> str | None:
    """The one document of a signature; the date chooses where a year-less number came again."""
    rows = vocabulary().register.by_signature(signature)
    if len(rows) > 1 and date:
        rows = tuple(row for row in rows if row.date == date) or rows
    keys = {key.iri for row in rows if (key := key_of(row)) is not None}
    return keys.pop() if len(keys) == 1 else None


@cache
def _acts() -> tuple[tuple[int, str, RegisterRelation, str], ...]:
    """The table's relations with their lines and the compared forms of both signatures."""
    return tuple(
        (line, signature_key(fact.subject), fact, signature_key(fact.object))
        for line, fact in enumerate(vocabulary().register.relations, 2)
    )


def register_edges(documents: Iterable[str]) -> Iterator[Edge]:
    """The acts among these documents and one step around them; `span_start` is the line of the table."""
    wanted = frozenset(documents)
    rows = (row_of(document) for document in wanted)
    signatures = {signature_key(row.signature) for row in rows if row is not None}
    for line, acting, fact, acted_on in _acts():
        if acting not in signatures and acted_on not in signatures:
            continue
        subject = _document(fact.subject, fact.subject_date)
        object_ = _document(fact.object, fact.object_date)
        if subject and object_ and subject != object_ and (subject in wanted or object_ in wanted):
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
