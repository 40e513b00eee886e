"""Misprinted numbers put right by the register, where exactly one other document fits everything else."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.vocabulary import RegisterRow, vocabulary
from kg.identity import number_slug
from kg.resolution.context import TextContext
from kg.resolution.known import rows_of_number
from kg.resolution.named import key_of
from kg.resolution.references import Clues
from kg.resolution.subjects import context_of, fit, pairs_of

_PROOF = 4
_SHARE = 0.6


def put_right(clues: Clues, context: TextContext) -> RegisterRow | None:
    """The document that a wrong number means, or None where the print stands.

    A printed number stands even where the date beside it is wrong. It is put right only if it is no known
    document or a known one of another day, and one known document has the printed day and subject and
    differs in one digit, or has the number and the subject and differs in its year.
    """
    keys = clues.keys
    if clues.citation.intended or len(keys) != 1 or keys[0].series != "y" or keys[0].jurisdiction != "vn":
        return None
    printed = vocabulary().register.by_signature(clues.citation.number or "")
    near, sentence = context_of(context.text, clues.citation.start, clues.citation.end)
    about = f"{clues.citation.title or ''} {near}"
    return _other_number(clues, printed, about + sentence) if printed else _other_year(clues, about, context)


def _other_number(clues: Clues, printed: tuple[RegisterRow, ...], about: str) -> RegisterRow | None:
    """One digit off: the other document has the printed day, or nearly all of the printed subject."""
    date = clues.citation.date if clues.citation.date and len(clues.citation.date) == 10 else None
    if not all(row.title and row.date and row.date != date for row in printed):
        return None
    own = max(fit(row.title, about) for row in printed)
    alike = [
        row for row in _neighbours(printed[0])
        if fit(row.title, about) >= max(2 * own, _least(row, row.date == date))
    ]  # fmt: skip
    return alike[0] if len(alike) == 1 else None


def _neighbours(row: RegisterRow) -> Iterator[RegisterRow]:
    """The known documents of the same type, issuer and year whose number differs in one digit."""
    number = row.number
    for at, digit in enumerate(number):
        for other in "0123456789" if digit.isdigit() else "":
            if other != digit:
                near = number[:at] + other + number[at + 1 :]
                yield from vocabulary().register.by_key(row.type, row.code, row.year, near)


def _least(row: RegisterRow, same_day: bool) -> float:
    return _PROOF - 1 if same_day else max(_PROOF + 1, _SHARE * len(pairs_of(row.title)))


def _other_year(clues: Clues, about: str, context: TextContext) -> RegisterRow | None:
    key, day = clues.keys[0], context.day
    alike = [
        row for row in rows_of_number(clues.citation.type, number_slug(clues.number or ""))
        if (other := key_of(row)) and other.code == key.code and other.series == "y"
        and not (day and (row.date or str(row.year)) > day + "-99")
        and fit(row.title, about) >= max(_PROOF, _SHARE * len(pairs_of(row.title)))
    ]  # fmt: skip
    return alike[0] if len(alike) == 1 else None
