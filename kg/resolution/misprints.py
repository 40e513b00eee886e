"""A misprinted year put right by the register, where the printed document cannot exist.

A printed number with its year stands, also where the date beside it is wrong. The one exception needs proof
on every side: the number is known in another year with the whole printed subject, and that document was
still in force after the printed year, so that no second one on the same subject can have been made then.
"""

from __future__ import annotations

from extractors.vocabulary import RegisterRow, vocabulary
from kg.identity import DocumentKey, number_slug
from kg.resolution.clues import Clues
from kg.resolution.context import TextContext
from kg.resolution.known import rows_of_number
from kg.resolution.named import key_of
from kg.resolution.subjects import context_of, fit, pairs_of

_PAIRS, _WHOLE = 4, 0.9


def put_right(clues: Clues, context: TextContext) -> RegisterRow | None:
    """The document that a wrong year means, or None where the print stands (nearly always)."""
    citation, keys = clues.citation, clues.keys
    if citation.intended or citation.form != "number" or len(keys) != 1 or keys[0].jurisdiction != "vn":
        return None
    if keys[0].series != "y" or vocabulary().register.by_signature(citation.number or ""):
        return None
    about = f"{citation.title or ''} {context_of(context.text, citation.start, citation.end)[0]}"
    alike = [
        row for row in rows_of_number(citation.type, number_slug(clues.number or ""))
        if _lasted(row, keys[0]) and _is_about(row.title, about)
    ]  # fmt: skip
    return alike[0] if len(alike) == 1 else None


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
