"""The letters of signatures: which are types, which are bodies, and how they are officially written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.vocabulary import code_key, vocabulary

_TERM = re.compile(r"\d{1,2}$")
_UNACCENTED = str.maketrans("ĐƯÂÊÔƠĂ", "DUAEOOA")

TERMED = frozenset({"QH", "UBTVQH", "HĐNN", "NQ-UBTVQH"})
"""Codes that end in the number of the term: QH15, UBTVQH14, HĐNN8."""

_GLUED_TYPES = frozenset(
    {"NĐ", "NQ", "QĐ", "TT", "CT", "KH", "TB", "TTr", "BC", "KL", "HD", "CTr", "CĐ", "TTLT", "VBHN"}
)

_TERM_BODIES = frozenset({"HĐND", "NHNN", "UBKTTC"})


@dataclass(frozen=True, slots=True)
class Letters:
    """One code of letters: its official writing and the type or body that it stands for."""

    official: str
    type: str | None = None
    body: bool = False


@cache
def _known() -> dict[str, Letters]:
    """All letters of the vocabulary by `code_key`; a code may be both type and body (CT, TT)."""
    words, known = vocabulary(), dict[str, Letters]()
    for key, code in words.type_codes.items():
        known[key] = Letters(_official_type(key, code), code)
    for body in words.bodies:
        for printed in (body.code, *body.variants):
            key = code_key(printed)
            if not key or not key[0].isalpha() or _is_unaccented(key, code_key(body.code)):
                continue
            before = known.get(key)
            known[key] = Letters(before.official if before else printed.replace(".", "").replace("&", ""),
                                 before.type if before else None, True)  # fmt: skip
    return known


def _is_unaccented(key: str, official: str) -> bool:
    """Whether a variant is the official code with its Đ or Ư lost: `restored` finds it and says so."""
    return key != official and key == official.translate(_UNACCENTED)


def _official_type(key: str, code: str) -> str:
    """The writing of type letters: that of the contract's code where only case differs."""
    mixed = {"QĐI": "QĐi", "SLT": "SLt", "TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ", "TRS": "TrS", "TTH": "TTh"}
    if code_key(code) in (key, key.replace("Ð", "Đ")) or code_key(code).translate(_UNACCENTED) == key:
        return code
    return mixed.get(key, key)


@cache
def _unaccented() -> dict[str, str]:
    """Codes without Đ and Ư → official writing, where one only fits and the bare form is no code itself."""
    found: dict[str, set[str]] = {}
    for key, letters in _known().items():
        bare = key.translate(_UNACCENTED)
        if bare != key and bare not in _known():
            found.setdefault(bare, set()).add(letters.official)
    return {bare: names.pop() for bare, names in found.items() if len(names) == 1}


@cache
def letters(part: str) -> Letters | None:
    """What a part of a code stands for, whatever its case; a term number at its end is kept.

    >>> letters("ttg").official, letters("NĐ").type, letters("UBTVQH14").body
    ('TTg', 'NĐ', True)
    """
    key = code_key(part)
    if found := _known().get(key):
        return found
    term = _TERM.search(key)
    if term:
        bare = key[: term.start()]
        if bare in TERMED or bare in _TERM_BODIES:
            return Letters(bare + term.group(), None, True)
    return None


@cache
def restored(part: str) -> str | None:
    """The official writing of a part that lost its Đ or Ư, where exactly one code fits.

    >>> restored("HDND"), restored("BLDTBXH"), restored("HD")
    ('HĐND', 'BLĐTBXH', None)
    """
    key = code_key(part)
    if key.endswith("ĐĐ") and (doubled := _known().get(key[:-1])):
        return doubled.official
    term = _TERM.search(key)
    bare = key[: term.start()] if term else key
    if key in _known() or bare in _known():
        return None
    official = _unaccented().get(key) or _unaccented().get(bare)
    return (
        official + (term.group() if term and official and bare in _unaccented() else "") if official else None
    )


@cache
def split(part: str) -> tuple[str, str] | None:
    """Type and body of letters whose hyphen was lost (NĐCP, QĐUBND), where exactly one cut fits.

    >>> split("QĐUBND"), split("BGDĐT")
    (('QĐ', 'UBND'), None)
    """
    if letters(part):
        return None
    found = []
    for cut in range(2, min(6, len(part) - 1)):
        head, tail = letters(part[:cut]), letters(part[cut:])
        if head and head.type in _GLUED_TYPES and tail and tail.body:
            found.append((head.official, tail.official))
    return found[0] if len(found) == 1 else None
