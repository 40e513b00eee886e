"""The decision on one numbered or short citation, once all clues are in."""

from __future__ import annotations

from extractors.vocabulary import vocabulary
from kg.resolution.clues import Clues
from kg.resolution.context import TextContext
from kg.resolution.known import rows_like
from kg.resolution.named import key_of
from kg.resolution.rules import weakest
from kg.types import Ambiguous, Resolution, Resolved, Unresolved

_FEW = 8
"""How many known documents of a bare number are still a hint."""

_CENTRAL_NOUNS = frozenset({"NĐ", "TT", "TTLT", "LUẬT", "BỘ LUẬT", "PL"})
"""Nouns of central acts alone: without issuer, it is not the place that is missing but the ministry."""


def verdict_of(clues: Clues, context: TextContext) -> Resolution:
    """The decision: one key, several, or what is missing."""
    keys = tuple(dict.fromkeys(clues.keys))
    if len(keys) == 1:
        rule = weakest(clues.rules)
        return Resolved(keys[0].iri, clues.how, rule.id, rule.confidence)
    if keys:
        return Ambiguous(tuple(sorted(key.iri for key in keys)))
    if clues.number is None:
        return Unresolved("blank" if clues.citation.number else "unnumbered")
    candidates = _candidates(clues, context)
    if clues.year is None:
        return Unresolved("no-date", candidates)
    if clues.citation.type in _CENTRAL_NOUNS and not clues.codes:
        return Ambiguous(candidates) if candidates else Unresolved("ambiguous")
    return Unresolved("no-jurisdiction" if not clues.places else "ambiguous", candidates)


def _candidates(clues: Clues, context: TextContext) -> tuple[str, ...]:
    """Known central documents that an incomplete number may be: a hint, never an answer."""
    if clues.places not in ((), ("vn",)):
        return ()
    if clues.codes:
        rows = vocabulary().register.by_signature(clues.citation.intended or clues.citation.number or "")
        return tuple(sorted({key.iri for row in rows if (key := key_of(row)) and key.code in clues.codes}))
    found = {key.iri for row in rows_like(clues, context) if (key := key_of(row))}
    return tuple(sorted(found)) if clues.year or len(found) <= _FEW else ()
