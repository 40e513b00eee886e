"""Fonts in the codes from before Unicode, told by their names: .VnTime (TCVN3) and VNI-Times (VNI)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TypeAlias

from extractors.dropped_letters import model
from extractors.tcvn3 import read_as_tcvn3
from extractors.vni import read_as_vni

Reader: TypeAlias = Callable[[str], str]

_SUBSET = re.compile(r"[A-Z]{6}\+")
_TCVN3 = re.compile(r"\.?Vn[A-Z]\w*")
_VNI = re.compile(r"VNI[- ]?\w+", re.IGNORECASE)
_CAPITALS = re.compile(r"\.?Vn\w*[a-z]H(?![a-z])")
_EDGES = re.compile(r"^\W+|\W+$")


@lru_cache(maxsize=256)
def reader_of(font: str) -> Reader | None:
    """What reads the words of a font; None for a font in Unicode.

    >>> reader = reader_of("ABCDEF+.VnTimeH")
    >>> reader("QuyÕt ®Þnh") if reader else None
    'QUYẾT ĐỊNH'
    >>> reader_of("TimesNewRomanPSMT") is None
    True
    """
    name = _SUBSET.sub("", font)
    if _TCVN3.match(name):
        return partial(_from_tcvn3, capitals=_CAPITALS.match(name) is not None)
    return read_as_vni if _VNI.match(name) else None


def _from_tcvn3(word: str, capitals: bool) -> str:
    """A word of a font that prints TCVN3; the fonts whose name ends in H print small letters as capitals.

    The code writes ư on the place of a soft hyphen, which a PDF cannot tell from a hyphen.

    >>> _from_tcvn3("t-", capitals=False), _from_tcvn3("N§-CP", capitals=False)
    ('tư', 'NĐ-CP')
    """
    decoded = read_as_tcvn3(word)
    if "-" in word:
        softened = read_as_tcvn3(word.replace("-", "\xad"))
        if _EDGES.sub("", softened).lower() in model().words:
            decoded = softened
    return decoded.upper() if capitals else decoded
