"""What resolution answers to a text, as short strings for the tables of tests."""

from __future__ import annotations

from extractors import extract
from kg.resolution import resolve
from kg.types import Ambiguous, Resolved, Unresolved


def answers(text: str) -> list[str | None]:
    """The document, the candidates joined by ``|``, or the reason, of every citation of a text."""
    return [answer(r) for r in resolve(extract(text))]


def answer(resolution) -> str:
    match resolution:
        case Resolved(document):
            return document
        case Ambiguous(candidates):
            return "|".join(candidates)
        case Unresolved(reason):
            return reason


SO = "Sở Y tế tỉnh Lạng Sơn tổ chức Hội nghị giao ban tháng 5 năm 2023.\n\nNgày 12/5/2023, Sở Y tế tổ chức họp. "
