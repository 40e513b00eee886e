"""The types between resolution and the stores. All are frozen and slotted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | date
Value: TypeAlias = Scalar | tuple[str, ...]
Properties: TypeAlias = tuple[tuple[str, Value], ...]
"""Name-value pairs sorted by name; an unknown value is absent, never None."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a document's key that a citation gives or lets infer; None where unknown.

    `series` is ``"y"`` where the signature prints the year, else ``"n"``. `code` is the slug of the
    signature's letters (``nd-cp``). `name` is a named document's name. `why_*` say where an inferred part
    was read (rule ids).
    """

    jurisdiction: str | None = None
    series: str | None = None
    code: str | None = None
    year: int | None = None
    number: str | None = None
    name: str | None = None
    why_jurisdiction: str | None = None
    why_year: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """One document. `how` is ``printed``, ``text``, ``register`` or ``corpus``; `rule` says by what."""

    document: str
    how: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several documents are possible and nothing decides; never merged."""

    candidates: tuple[str, ...]
    reason: str = "ambiguous"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """No document: ``no-date``, ``no-jurisdiction``, ``unnumbered``, ``blank``, ``draft``.

    ``ambiguous`` where several issuers are possible and no document of any of them is known.
    """

    reason: str
    candidates: tuple[str, ...] = ()


Resolution: TypeAlias = Resolved | Ambiguous | Unresolved


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `id` is the IRI without the base, `labels` the ontology's class names, first label first."""

    id: str
    labels: tuple[str, ...]
    title: str
    properties: Properties = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact with its evidence: one edge per (source node, relation, target node, source text or table).

    `source_doc` is the text (``text/…``) or the table (``register``, ``vocabulary``) that states it;
    `span_start` and `quote` its place and wording there; `mentions` the ids of the mentions projected.
    """

    start: str
    relation: str
    end: str
    source_doc: str
    span_start: int
    quote: str
    confidence: float
    rule: str
    mentions: tuple[str, ...] = ()
    properties: Properties = ()
