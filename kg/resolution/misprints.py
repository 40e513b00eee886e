"""A misprinted year or digit put right by the register, where everything else that is printed names another.

A printed number with its year stands, also where the date beside it is wrong. Two exceptions need proof on
every side. Year: the number is known in another year with the whole printed subject, and that document was
still in force after the printed year, so that no second one on the same subject can have been made then.
Digit: the printed number is known with another day, and the document one digit away has both the printed
day and the printed subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.vocabulary import RegisterRow, vocabulary
from kg.identity import DocumentKey, number_slug
from kg.resolution.clues import Clues
from kg.resolution.context import TextContext
from kg.resolution.known import rows_of_number
from kg.resolution.named import key_of
from kg.resolution.subjects import context_of, fit, pairs_of

_PAIRS, _WHOLE, _AROUND = 4, 0.9, 300


def put_right(clues: Clues, context: TextContext) -> RegisterRow | None:
    """The document that a wrong year or digit means, or None where the print stands (nearly always)."""
    citation, keys = clues.citation, clues.keys
    if citation.intended or citation.form != "number" or len(keys) != 1 or keys[0].jurisdiction != "vn":
        return None
    if keys[0].series != "y":
        return None
    known = vocabulary().register.by_signature(citation.number or "")
    return _other_number(clues, context, known) if known else _other_year(clues, context)


def _other_year(clues: Clues, context: TextContext) -> RegisterRow | None:
    citation, keys = clues.citation, clues.keys
    about = f"{citation.title or ''} {context_of(context.text, citation.start, citation.end)[0]}"
    alike = [
        row for row in rows_of_number(citation.type, number_slug(clues.number or ""))
        if _lasted(row, keys[0]) and _is_about(row.title, about)
    ]  # fmt: skip
    return alike[0] if len(alike) == 1 else None


def _other_number(clues: Clues, context: TextContext, known: Sequence[RegisterRow]) -> RegisterRow | None:
    citation = clues.citation
    if citation.date_span is None or any(row.date in (None, citation.date) for row in known):
        return None
    about = context.text[max(0, citation.start - _AROUND) : citation.end + _AROUND]
    printed = max(fit(row.title, about) for row in known)
    twins = [
        row for row in _rows_by_day().get(citation.date, ())
        if _series(row) == _series(known[0])
        and _one_digit_apart(row.number, known[0].number)
        and fit(row.title, about) >= max(_PAIRS, 2 * printed + 1)
    ]  # fmt: skip
    return twins[0] if len(twins) == 1 else None


@cache
def _rows_by_day() -> dict[str | None, list[RegisterRow]]:
    found: dict[str | None, list[RegisterRow]] = {}
    for row in vocabulary().register.rows:
        found.setdefault(row.date, []).append(row)
    return found


def _series(row: RegisterRow) -> tuple[str, str, int]:
    return row.type, row.code, row.year


def _one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _lasted(row: RegisterRow, printed: DocumentKey) -> bool:
    """Whether a document of the same series was in force after the printed year: ended or amended later."""
    key = key_of(row)
    if key is None or (key.code, key.series) != (printed.code, "y") or key.year >= printed.year:
        return False
    later = [row.effective_to, *(act.subject_date for act in vocabulary().register.acts_on(row.signature))]
    return any(day is not None and int(day[:4]) > printed.year for day in later)


def _is_about(title: str, about: str) -> bool:
    whole = len(pairs_of(title))
    return whole >= _PAIRS and fit(title, about) >= _WHOLE * whole
