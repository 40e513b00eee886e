"""What one document cannot do to another, whatever a sentence seems to say.

An act needs an actor that existed and had the power: an older document amends no newer one, a decree repeals
no law, nobody gives a law as an answer. A statement against these is a misreading; it is counted, not drawn.
"""

from __future__ import annotations

import re

from kg.graph.rows import row_of
from kg.graph.statements import CHANGES
from kg.identity import DocumentKey, ProvisionKey

_LATER = CHANGES | {
    "BASED_ON", "DETAILS", "IMPLEMENTS", "DISSEMINATES", "APPLIES", "CONSIDERS", "ANSWERS", "CONSOLIDATES",
    "PROMULGATES",
}  # fmt: skip
"""What a document can only do to one that was there before."""

_LAWS = ("luat", "bo-luat", "hp", "pl")
_BELOW = frozenset({"DETAILS", "IMPLEMENTS"})
"""What is done to a document of the same or a higher rank."""

_DAY = len("2024-01-31")
_DIGITS = re.compile(r"[0-9]+")
_ASKING = frozenset({"CONSIDERS", "ANSWERS"})
_RANKS = (
    (re.compile(r"hp"), 0), (re.compile(r"(?:bo-)?luat-.+|nq-qh\d*|nq-cp"), 1),
    (re.compile(r"(?:pl|nq)-(?:ubtvqh|hdnn)\d*"), 2), (re.compile(r"nd-(?:cp|hdbt)"), 3),
    (re.compile(r"(?:qd|ct)-ttg"), 4), (re.compile(r"tt(?:lt)?-.+"), 5),
)  # fmt: skip
"""Ranks by code (Law 64/2025/QH15, article 4). Resolutions of the Government stand beside laws, because a
resolution of the National Assembly lets some of them change laws (206/2025/QH15)."""
_LOCAL = {"nq-hdnd": 6, "qd-ubnd": 7, "ct-ubnd": 7}

PARTLY = re.compile(r"một (?:số|phần)|cụm từ|\btừ “")
"""Words between the cue and the document that make a repeal or replacement one of parts."""


def fault(kind: str, start: str, end: str) -> str | None:
    """Why this statement cannot be true; None where nothing speaks against it.

    >>> fault("AMENDS", "doc/vn/y/nd-cp/2012/85", "doc/vn/y/nd-cp/2021/60")
    'older-actor'
    >>> fault("AMENDS", "doc/vn/y/nd-cp/2025/29", "doc/vn/y/nd-cp/2025/166")
    'older-actor'
    >>> fault("REPEALS", "doc/vn/y/nd-cp/2026/49", "doc/vn/y/luat-qh15/2024/31/dieu/119")
    'lower-actor'
    >>> fault("CONSIDERS", "doc/vn/y/nd-cp/2026/152", "doc/vn/y/luat-qh15/2025/106")
    'norm-as-proposal'
    >>> fault("IMPLEMENTS", "doc/vn/y/nd-cp/2016/143", "doc/vn/y/tt-bldtbxh/2011/24")
    'higher-actor'
    >>> fault("CONSOLIDATES", "doc/vn/n/nq-cp/2026/109", "doc/vn/y/luat-qh15/2024/58")
    'no-consolidation'
    >>> fault("REPLACES", "doc/vn/y/nd-cp/2025/45", "doc/vn/y/nd-cp/2020/107")
    """
    actor, target = _key(start), _key(end)
    if target is not None and kind in _ASKING and target.series == "y" and rank(target) is not None:
        return "norm-as-proposal"
    if kind == "CONSOLIDATES" and actor is not None and not actor.code.startswith("vbhn"):
        return "no-consolidation"
    if actor is None or target is None:
        return None
    if kind in _LATER and _is_older(actor, target):
        return "older-actor"
    high, low = rank(target), rank(actor)
    if kind in CHANGES and high is not None and low is not None and low > high:
        return "lower-actor"
    if kind == "DETAILS" and actor.code.startswith(_LAWS):
        return "law-as-detail"
    if kind in _BELOW and high is not None and low is not None and low < high and actor.code != "nq-cp":
        return "higher-actor"
    return None


def _is_older(one: DocumentKey, other: DocumentKey) -> bool:
    """Whether a document was issued before another: by year, else by their days, else by their numbers.

    One issuer numbers the normative acts of a year in the order in which it issues them; the Party starts
    again with every term, and the others are numbered office by office.
    """
    if one.year != other.year:
        return one.year < other.year
    rows = row_of(one.iri), row_of(other.iri)
    days = [row.date for row in rows if row and row.date and len(row.date) == _DAY]
    if len(days) == len(rows):
        return days[0] < days[1]
    series = ("y", one.jurisdiction, one.code)
    counts = _count(one), _count(other)
    return series == (other.series, other.jurisdiction, other.code) and 0 < counts[0] < counts[1]


def _count(key: DocumentKey) -> int:
    """The running number; 0 where a pad makes it one of another series."""
    digits = _DIGITS.match(key.number)
    return int(digits[0]) if digits and not key.number.startswith("0") else 0


def rank(key: DocumentKey) -> int | None:
    """The rank of a normative document, 0 for the constitution; None where the key does not tell.

    >>> keys = ("vn/y/luat-qh14/2019/43", "vn/y/tt-btc/2020/5", "vn-hue/y/qd-ubnd/2020/5")
    >>> [rank(DocumentKey.parse(f"doc/{key}")) for key in keys]
    [1, 5, 7]
    """
    if key.jurisdiction != "vn":
        base = _LOCAL.get(key.code)
        return None if base is None else base + 2 * key.jurisdiction.count(".")
    return next((r for pattern, r in _RANKS if pattern.fullmatch(key.code)), None)


def _key(node_id: str) -> DocumentKey | None:
    try:
        return DocumentKey.parse(node_id) if node_id.count("/") == 5 else ProvisionKey.parse(node_id).document
    except ValueError:
        return None
