"""Edges: their ids, and how several statements of one text become one edge."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.types import Edge, Properties, Value

EDGE_ID_LENGTH = 12
"""Letters of an edge id: 60 bits, one chance in two million of a clash among a million edges."""

EdgeKey = tuple[str, str, str, str]
"""What makes an edge one edge: from, relation, to, source."""


def edge_id(start: str, relation: str, end: str, source_doc: str) -> str:
    """The id under which ``kg why`` finds an edge: short, and the same in every build.

    >>> edge_id("task/text/00112233/1", "IMPLEMENTS", "doc/vn/y/nd-cp/2020/107", "text/00112233")
    'w7zqdjp2qlfl'
    """
    key = "\n".join((start, relation, end, source_doc)).encode()
    return b32encode(hashlib.sha256(key).digest()).decode()[:EDGE_ID_LENGTH].lower()


def id_of(edge: Edge) -> str:
    """The id of an edge."""
    return edge_id(edge.start, edge.relation, edge.end, edge.source_doc)


def properties(**values: Value | Iterable[str] | None) -> Properties:
    """Sorted properties without the unknown ones (None, empty text, empty list).

    >>> properties(number="107", place=None, words=["b", "a"])
    (('number', '107'), ('words', ('b', 'a')))
    """
    known: list[tuple[str, Value]] = []
    for name in sorted(values):
        value = values[name]
        if value is None or value == "":
            continue
        if isinstance(value, str | int | float | date):
            known.append((name, value))
        elif items := tuple(value):
            known.append((name, items))
    return tuple(known)


def iso_day(text: str | None) -> date | None:
    """The day that an ISO text writes; None for a month, a year or a day that no calendar has.

    >>> iso_day("2021-04-29"), iso_day("2021-04"), iso_day("2021-02-30")
    (datetime.date(2021, 4, 29), None, None)
    """
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


@dataclass(slots=True)
class EdgeSet:
    """Edges while they are collected: statements of one fact in one source grow together.

    The earliest statement gives place and wording, the surest one rule and confidence; mentions and
    list properties are united, so the order in which statements arrive does not matter.
    """

    found: dict[EdgeKey, list[Edge]] = field(default_factory=dict)

    def add(self, edge: Edge) -> None:
        """Take in one statement; an edge from a node to itself says nothing and is left out."""
        if edge.start != edge.end:
            self.found.setdefault((edge.start, edge.relation, edge.end, edge.source_doc), []).append(edge)

    def extend(self, edges: Iterable[Edge]) -> None:
        """Take in several statements."""
        for edge in edges:
            self.add(edge)

    def edges(self) -> Iterator[Edge]:
        """The edges, ordered by relation, from, to, source."""
        for key in sorted(self.found, key=lambda k: (k[1], k[0], k[2], k[3])):
            yield _united(self.found[key])


def _united(statements: list[Edge]) -> Edge:
    if len(statements) == 1:
        return statements[0]
    first = min(statements, key=lambda e: (e.span_start, len(e.quote), e.quote, e.rule))
    surest = max(statements, key=lambda e: (e.confidence, -e.span_start, e.rule))
    mentions = dict.fromkeys(m for e in sorted(statements, key=_place) for m in e.mentions)
    return Edge(
        first.start, first.relation, first.end, first.source_doc, first.span_start, first.quote,
        surest.confidence, surest.rule, tuple(mentions), _united_properties(statements),
    )  # fmt: skip


def _place(edge: Edge) -> tuple[int, tuple[str, ...]]:
    return edge.span_start, edge.mentions


def _united_properties(statements: list[Edge]) -> Properties:
    merged: dict[str, Value] = {}
    for edge in sorted(statements, key=lambda e: (e.span_start, str(e.properties))):
        for name, value in edge.properties:
            known = merged.setdefault(name, value)
            if isinstance(known, tuple) and isinstance(value, tuple):
                merged[name] = tuple(dict.fromkeys(known + value))
    return tuple(sorted(merged.items()))
