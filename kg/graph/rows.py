"""What the register knows of a document, by its id."""

from __future__ import annotations

from functools import cache, lru_cache

from extractors.vocabulary import RegisterRow, vocabulary
from kg.identity import DocumentKey, number_slug
from kg.resolution.named import key_of

NO_NUMBER = "nn"
"""The number of a constitution in its key."""


@cache
def _by_number() -> dict[tuple[int, str], tuple[RegisterRow, ...]]:
    """The rows by year and number: few share both, so only those few need their whole key."""
    found: dict[tuple[int, str], list[RegisterRow]] = {}
    for row in vocabulary().register.rows:
        found.setdefault((row.year, number_slug(row.number, row.form) or NO_NUMBER), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=65536)
def row_of(document: str) -> RegisterRow | None:
    """The row of a document; None for one that the register does not know.

    >>> row_of("doc/vn/y/luat-qh14/2019/43").title
    'Luật Giáo dục'
    """
    key = DocumentKey.parse(document)
    return next((row for row in _by_number().get((key.year, key.number), ()) if key_of(row) == key), None)
