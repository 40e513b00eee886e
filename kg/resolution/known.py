"""Numbers without year and short forms, looked up in the register of central documents."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.vocabulary import RegisterRow, fold, vocabulary
from kg.identity import code_of, number_slug, split_signature
from kg.resolution.context import TextContext
from kg.resolution.named import key_of
from kg.resolution.references import Clues
from kg.resolution.subjects import best_fit, context_of

_OF_TYPE: dict[tuple[str, str], tuple[RegisterRow, ...]] = {}


def rows_like(clues: Clues, context: TextContext) -> tuple[RegisterRow, ...]:
    """The documents of the register with this number, type or code, known on the text's day."""
    if clues.number is None:
        return ()
    day = context.day
    rows = _numbered(clues.citation.type, number_slug(clues.number))
    return tuple(
        row for row in rows
        if (clues.year is None or row.year == clues.year)
        and (not clues.codes or _code(row) in clues.codes)
        and row.form in clues.series
        and not (day and (row.date or str(row.year)) > day + "-99")
        and _issued_by(row, clues.citation.issuer)
    )  # fmt: skip


def _numbered(noun: str | None, number: str) -> tuple[RegisterRow, ...]:
    if not _OF_TYPE:
        _OF_TYPE.update(_index(vocabulary().register.rows))
    return _OF_TYPE.get((noun or "", number), ())


def _index(rows: Iterable[RegisterRow]) -> dict[tuple[str, str], tuple[RegisterRow, ...]]:
    found: dict[tuple[str, str], list[RegisterRow]] = {}
    for row in rows:
        for noun in {row.type, "QC" if "quy chế" in fold(row.title)[:60] else row.type, ""}:
            found.setdefault((noun, number_slug(row.number)), []).append(row)
    return {key: tuple(each) for key, each in found.items()}


def _code(row: RegisterRow) -> str | None:
    parts = split_signature(row.signature)
    return code_of(parts[2], row.type) if parts else None


def _issued_by(row: RegisterRow, issuer: str | None) -> bool:
    """Whether the printed issuer can be the register's: loosely, the press says Chính phủ for its head."""
    if not issuer or not row.issuers:
        return True
    said = fold(issuer)
    if any(fold(known) in said or said in fold(known) for known in row.issuers):
        return True
    government = ("chính phủ", "thủ tướng")
    party = ("trung ương", "bộ chính trị", "ban bí thư")
    return any(
        any(word in said for word in family) and any(word in fold(k) for k in row.issuers for word in family)
        for family in (government, party)
    )


def by_subject(clues: Clues, context: TextContext) -> RegisterRow | None:
    """The one known document that fits number, issuer, the text's day and its subject; None otherwise."""
    rows = [row for row in rows_like(clues, context) if row.title and key_of(row)]
    if not rows:
        return None
    citation = clues.citation
    near, sentence = context_of(context.text, citation.start, citation.end)
    title = citation.title or ""
    return best_fit(rows, ((title, 2), (near, 2), (sentence, 3), (context.text[:6000], 4)))
