"""Which version of a law an act changes, as the register's relations tell it."""

from __future__ import annotations

from functools import cache

from extractors.vocabulary import RegisterRow, vocabulary
from kg.identity import split_signature

_CHANGES = frozenset({"sua_doi", "thay_the", "bai_bo", "dinh_chinh"})


def changed_by(rows: tuple[RegisterRow, ...], signature: str) -> RegisterRow | None:
    """The one of several versions that a signature's act amends, replaces, repeals or corrects.

    >>> versions = vocabulary().register.by_name("Luật Tổ chức Chính phủ")
    >>> changed_by(versions, "47/2019/QH14").signature
    '76/2015/QH13'
    """
    touched = _objects().get(_written(signature), frozenset())
    found = [row for row in rows if _written(row.signature) in touched]
    return found[0] if len(found) == 1 else None


@cache
def _objects() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for fact in vocabulary().register.relations:
        if fact.relation in _CHANGES and _has_year(fact.subject):
            subject = _written(fact.subject)
            found[subject] = found.get(subject, frozenset()) | {_written(fact.object)}
    return found


def _has_year(signature: str) -> bool:
    """Whether a signature alone names one act; numbers without year come again every year."""
    parts = split_signature(signature)
    return parts is not None and parts[1] is not None


def _written(signature: str) -> str:
    return "".join(signature.split()).lower()
