"""Numbers without year and short forms, looked up in the register of central documents."""

from __future__ import annotations

from functools import cache

from extractors.vocabulary import RegisterRow, fold, vocabulary
from kg.identity import code_of, number_slug, split_signature
from kg.resolution.clues import Clues, printed_date
from kg.resolution.context import TextContext
from kg.resolution.named import key_of
from kg.resolution.subjects import best_fit, context_of, fit, pairs_of
from kg.resolution.terms import party_term_named

_WHOLE, _MOST, _PAIRS = 6000, 0.5, 4
_STATE_SHARE = 0.4
"""The register holds few year-less numbers of the state, so that more of the title must be said; not for the
rare numbers with a letter (30a) and for those of the Party's centre, which it nearly all holds."""


def rows_like(clues: Clues, context: TextContext) -> tuple[RegisterRow, ...]:
    """The documents of the register with this number, type or code, known on the text's day."""
    if clues.number is None:
        return ()
    day = context.day
    rows = rows_of_number(clues.citation.type, number_slug(clues.number))
    return tuple(
        row for row in rows
        if (clues.year is None or row.year == clues.year)
        and (not clues.codes or _code(row) in clues.codes)
        and row.form in clues.series
        and not (day and (row.date or str(row.year)) > day + "-99")
        and _issued_by(row, clues.citation.issuer)
    )  # fmt: skip


def rows_of_number(noun: str | None, number: str) -> tuple[RegisterRow, ...]:
    """The register's documents of a noun (None: of any) and a number, whatever their year and issuer."""
    return _index().get((noun or "", number), ())


@cache
def _index() -> dict[tuple[str, str], tuple[RegisterRow, ...]]:
    found: dict[tuple[str, str], list[RegisterRow]] = {}
    for row in vocabulary().register.rows:
        for noun in {row.type, "QC" if "quy chế" in row.title[:60].lower() else row.type, ""}:
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


def _of_day(rows: list[RegisterRow], date: str | None) -> RegisterRow | None:
    """Number, noun, issuer and full date together are proof."""
    same = [row for row in rows if date and len(date) == 10 and row.date == date]
    return same[0] if len(same) == 1 else None


def _of_term(rows: list[RegisterRow], near: str) -> RegisterRow | None:
    """Party numbers run through one term: "Nghị quyết 29 của Ban Chấp hành Trung ương (khóa XI)"."""
    term = party_term_named(near)
    if term is None:
        return None
    party = [r for r in rows if r.code == "TW" and r.date and term[0] <= r.date < term[1]]
    return party[0] if len(party) == 1 else None


def by_subject(clues: Clues, context: TextContext) -> RegisterRow | None:
    """The one known document that fits number, issuer and the text's day, proved by date, term or subject."""
    known = [row for row in rows_like(clues, context) if key_of(row)]
    if not known:
        return None
    citation = clues.citation
    near, sentence = context_of(context.text, citation.start, citation.end)
    exact = _of_day(known, printed_date(citation)) or _of_term(known, near[:80])
    if exact:
        return exact
    rows = [row for row in known if row.title]
    telling = clues.number is not None and clues.number[-1:].isalpha()
    party = bool(rows) and all(row.code == "TW" for row in rows)
    least, share = (2, 0.0) if party or telling else (3, _STATE_SHARE)
    chosen = best_fit(rows, ((citation.title or "", least), (near, least), (sentence, 3)), share)
    return chosen or (_of_whole_text(rows, context) if clues.codes else None)


def _of_whole_text(rows: list[RegisterRow], context: TextContext) -> RegisterRow | None:
    """A text that is about the document from end to end: most of its title, and of no rival's."""
    about = context.text[:_WHOLE]
    shares = {
        row.signature + str(row.date): fit(row.title, about) / (len(pairs_of(row.title)) or 1) for row in rows
    }
    best = [r for r in rows if shares[r.signature + str(r.date)] >= _MOST and fit(r.title, about) >= _PAIRS]
    rivals = [share for share in shares.values() if share >= _MOST / 2]
    return best[0] if len(best) == 1 and len(rivals) == 1 else None
