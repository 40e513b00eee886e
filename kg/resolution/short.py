"""Short forms ("Nghị quyết 12", "Nghị định số 150/2025") completed by full mentions or by what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.vocabulary import fold, vocabulary
from kg.identity import DocumentKey, code_of, noun_slug, number_slug
from kg.resolution.clues import Clues
from kg.resolution.context import TextContext
from kg.resolution.jurisdictions import with_place
from kg.resolution.levels import level_of_name
from kg.resolution.terms import assembly_terms

_ALWAYS_YEARED = frozenset({"NĐ", "TT", "TTLT", "LUẬT", "BỘ LUẬT", "PL"})
_MINISTERIAL = frozenset({"TT", "TTLT"})
_PRIME_MINISTERS = frozenset({"QĐ", "CT", "CĐ"})
_TWO_OFFICES = 1994
_OWN_SERIES, _MOST_NORMATIVE = 2019, 300
_BOTH_SERIES = frozenset({"NQ", "QĐ"})


def complete_short(clues: Clues, full: Sequence[Clues], context: TextContext) -> Clues:
    """`clues` of a short form with code, series and year, as far as the text gives them.

    A full mention in the same text wins if it is the only document of that number and noun. Else the code
    follows from noun and issuer, and the series from the noun; NQ and QĐ may stand in both series, which
    leaves two keys, also where a year is written behind the number ("quyết định 1878/2026").
    """
    matches = _full_mentions(clues, full)
    if len({key for match in matches for key in match.keys}) == 1:
        key = next(key for match in matches for key in match.keys)
        return _as_key(clues, key)
    if matches:
        return clues
    codes = _codes_of_issuer(clues)
    if not codes:
        return clues
    noun = clues.citation.type
    party = all("-" in code and code.split("-")[1] in _PARTY for code in codes)
    if noun in _ALWAYS_YEARED and (clues.year or 1997) >= 1997:
        series: tuple[str, ...] = ("y",)
    elif noun in _BOTH_SERIES and not party and not _too_high(clues, codes):
        series = ("n", "y")
    else:
        series = ("n",)
    told = clues.told("short-issuer", codes=codes, series=series, letters=_letters(clues))
    return with_place(told, context)


def complete_cut(clues: Clues, full: Sequence[Clues]) -> Clues:
    """`clues` of a number cut behind its type ("số 102/2025/NQLT") with the rest that the text prints of it.

    Only where the text prints one whole signature of that number, type and year; else the print stands.
    """
    whole = [c for c in full if any(code.startswith(f"{clues.codes[0]}-") for code in c.codes)]
    keys = {key for match in _full_mentions(clues, whole) for key in match.keys}
    key = next(iter(keys), None)
    if key is None or len(keys) > 1 or (clues.places and key.jurisdiction not in clues.places):
        return clues
    return _as_key(clues, key)


def _too_high(clues: Clues, codes: tuple[str, ...]) -> bool:
    """Whether a committee's decision has a number that its normative series does not reach.

    Normative decisions count on their own since Nghị định 34/2016 (Điều 58), some hundred a year at most.
    """
    count = re.match(r"[0-9]+", clues.number or "")
    own_series = clues.year is not None and clues.year >= _OWN_SERIES
    return own_series and codes == ("qd-ubnd",) and count is not None and int(count[0]) > _MOST_NORMATIVE


_PARTY = frozenset({"tw", "tu", "hu", "qu", "thu", "du", "vptw", "ubkttw"})


def _full_mentions(clues: Clues, full: Sequence[Clues]) -> list[Clues]:
    noun, number = clues.citation.type, number_slug(clues.number or "")
    return [
        c for c in full
        if c.number and number_slug(c.number) == number and (noun is None or c.citation.type == noun)
        and (clues.year is None or c.year == clues.year)
        and (not clues.citation.issuer or level_of_name(clues.citation.issuer) in _levels_of(c))
    ]  # fmt: skip


def _levels_of(clues: Clues) -> set[str | None]:
    if clues.places == ("vn",):
        return {"central", None}
    return {"province", "district", "commune", None}


def _as_key(clues: Clues, key: DocumentKey) -> Clues:
    return clues.told(
        "short-mention", codes=(key.code,), series=(key.series,), year=key.year,
        places=(key.jurisdiction,),
    )  # fmt: skip


def _letters(clues: Clues) -> str | None:
    codes = _issuer_codes(clues.citation.issuer or "")
    return codes[0] if codes else ("CP" if clues.citation.type == "NĐ" else None)


def _codes_of_issuer(clues: Clues) -> tuple[str, ...]:
    noun = clues.citation.type
    if noun == "NĐ":
        return ("nd-cp",)
    if noun in _MINISTERIAL and _is_government(clues.citation.issuer):
        return ()  # the Government issues no circulars: the press names it for one of its ministries
    slug = noun_slug(noun)
    if slug is None or noun in ("LUẬT", "BỘ LUẬT", "PL", "CV"):
        return ()
    issuers = _issuer_codes(clues.citation.issuer or "")
    if noun in _PRIME_MINISTERS and issuers == ["CP"] and (clues.year or _TWO_OFFICES) >= _TWO_OFFICES:
        issuers = ["TTg"]  # since 1994 decisions are the Prime Minister's, whatever the press says
    letters = [each for issuer in issuers for each in _of_term(issuer, clues)]
    return tuple(dict.fromkeys(code for each in letters if (code := code_of(f"{slug}-{each}", noun))))


def _is_government(issuer: str | None) -> bool:
    return fold(issuer or "") in ("chính phủ", "thủ tướng chính phủ", "thủ tướng", "quốc hội")


def _of_term(letters: str, clues: Clues) -> tuple[str, ...]:
    """The National Assembly's letters carry the term of the day; a year of change leaves two."""
    if letters not in ("QH", "UBTVQH"):
        return (letters,)
    day = clues.citation.date or (str(clues.year) if clues.year else None)
    return tuple(f"{letters}{term}" for term in assembly_terms(day)) if day else ()


def _issuer_codes(issuer: str) -> list[str]:
    """The letters with which a printed issuer signs; empty where the name is not in the table."""
    name = fold(issuer)
    exact = vocabulary().bodies_by_name(issuer)
    if exact:
        return list(dict.fromkeys(body.code for body in exact))
    for body in vocabulary().bodies:
        for known in body.names:
            folded = fold(known)
            if (
                name == folded
                or (body.placed and name.startswith(folded + " "))
                or name.endswith(" " + folded)
            ):
                return [body.code]
    return []
