"""Terms of the National Assembly and of the Party: numbers and codes start again with each."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.vocabulary import fold

_ASSEMBLY = (
    (10, "1997-09-20"), (11, "2002-07-19"), (12, "2007-07-19"), (13, "2011-07-21"), (14, "2016-07-20"),
    (15, "2021-07-20"), (16, "2026-04-06"), (17, "2031-04-06"),
)  # fmt: skip
"""Terms of the National Assembly with the first day of their first session."""

_PARTY = (
    ("VII", "1991-06-24"), ("VIII", "1996-06-28"), ("IX", "2001-04-19"), ("X", "2006-04-18"),
    ("XI", "2011-01-12"), ("XII", "2016-01-20"), ("XIII", "2021-01-25"), ("XIV", "2026-01-19"),
    ("XV", "2031-01-19"),
)  # fmt: skip
"""Terms of the Party with the first day of their congress."""

PARTY_TERMS = tuple(term.lower() for term, _ in _PARTY)
"""The Party's terms as folded Roman numerals."""

_TERM = re.compile(r"\bkhoá (?:thứ )?([ivx]{1,5}|[0-9]{1,2})\b")
_ARABIC = {str(n): roman for n, (roman, _) in enumerate(_PARTY, 7)}


def assembly_terms(day: str) -> tuple[int, ...]:
    """The terms in which a day or a year lies.

    >>> assembly_terms("2016-12-30"), assembly_terms("2016"), assembly_terms("2019")
    ((14,), (13, 14), (14,))
    """
    return tuple(
        term for (term, begins), (_, ends) in pairwise(_ASSEMBLY)
        if begins[: len(day)] <= day <= ends[: len(day)] and day != ends
    )  # fmt: skip


def party_term_named(text: str) -> tuple[str, str] | None:
    """The first and the first later day of the Party term that a text names, if it names exactly one.

    >>> party_term_named("của Ban Chấp hành Trung ương Đảng (khóa XI)")
    ('2011-01-12', '2016-01-20')
    """
    named = {_ARABIC.get(m[1], m[1].upper()) for m in _TERM.finditer(fold(text))}
    spans = {term: (begins, ends) for (term, begins), (_, ends) in pairwise(_PARTY)}
    return spans.get(named.pop()) if len(named) == 1 else None
