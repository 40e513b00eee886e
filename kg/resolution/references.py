"""What a citation gives of a document's key, and what its text adds: place, code, year, number."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.types import Citation
from extractors.vocabulary import vocabulary
from kg.identity import code_of, series_of, split_signature
from kg.resolution.clues import Clues, printed_date, year_of
from kg.resolution.context import TextContext
from kg.resolution.dates import plausible_year
from kg.resolution.jurisdictions import with_place
from kg.types import Reference

_LAWS = ("LUẬT", "BỘ LUẬT")
_CUT = frozenset({"ttlt", "nqlt", "tt", "nd"})
"""Letters that are a type alone, of acts whose numbers always name who signed: the rest was left out."""
_YEAR_IN_PRINT = re.compile(r"(?<![0-9])((?:19|20)[0-9][0-9])(?![0-9])")


def reference_of(citation: Citation, context: TextContext) -> Reference:
    """The parts of a key that a numbered or short citation gives by itself and by its text's place.

    >>> from extractors import extract
    >>> text = "Căn cứ Nghị định số 107/2020/NĐ-CP của Chính phủ."
    >>> extraction = extract(text)
    >>> [reference_of(c, TextContext(extraction)).code for c in extraction.citations]
    ['nd-cp']
    """
    return clues_of(citation, context).reference


def clues_of(citation: Citation, context: TextContext) -> Clues:
    """The clues of one citation, before other mentions of its number are looked at."""
    printed = citation.number or ""
    parts = split_signature(citation.intended or printed)
    if parts is None:
        return Clues(citation)
    number, year, letters = parts
    stated = year if year is None or plausible_year(year) else None
    if year is None and citation.intended and (found := _YEAR_IN_PRINT.search(printed)):
        stated = int(found[1])
    clues = Clues(citation, number=number, letters=letters)
    codes, series = _codes(citation, letters, year)
    misprint = year is not None and stated is None
    clues = replace(
        clues,
        codes=codes,
        series=series,
        year=stated if misprint else stated or year_of(printed_date(citation)),
    )
    return with_place(clues, context)


def _codes(
    citation: Citation, letters: str | None, year: int | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if letters is None:
        return (), ("y",) if year else ("n", "y")
    if citation.type == "CTr" and re.match(r"CT[-/]", letters):
        letters = "CTr" + letters[2:]  # a programme's letters, of which the press drops the last
    noun = _noun(citation, letters)
    code = code_of(letters, noun)
    if code in _CUT:
        return (), (series_of(code, year),)
    return ((code,) if code else ()), (series_of(code, year),)


def _noun(citation: Citation, letters: str) -> str | None:
    """The printed noun; a law called by the wrong one of luật and bộ luật is put right by the register.

    Laws and codes share one series of numbers, so the register's type is the type of that very number. A
    resolution has a series of its own: it is never turned into a law.
    """
    if not re.match(r"(?:QH|UBTVQH)[0-9]", letters.upper()):
        return citation.type
    known = {
        row.type for row in vocabulary().register.by_signature(citation.intended or citation.number or "")
    }
    if citation.type in _LAWS:
        laws = known & set(_LAWS)
        return laws.pop() if len(laws) == 1 else citation.type
    if citation.type is None:
        return known.pop() if len(known) == 1 else None
    return citation.type
