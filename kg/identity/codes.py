"""The code and series of a document key, from the letters of a signature and the printed noun.

The key uses what the signature prints; the noun helps only where the signature carries no type (…/QH15,
the old 169-CP). A noun that disagrees with the letters is a finding, not a second document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.identity.slugs import fold_marks, letters_slug, slug

TYPE_LETTERS = frozenset(
    {
        "al", "ba", "bb", "bc", "bctd", "bctt", "bcrs", "bgn", "bs", "btt", "cd", "ck", "cl", "ct",
        "ctr", "ctrph", "ctph", "cv", "da", "gcn", "gdd", "ggt", "gm", "gnp", "gn", "gp", "guq", "gxn",
        "hd", "hdld", "hdln", "hdlt", "kh", "kl", "l", "lct", "ls", "nd", "nq", "nqlt", "np", "pa",
        "pb", "pc", "pg", "pl", "qc", "qcph", "qd", "qdi", "qh", "qyd", "sl", "slt", "sy", "tb", "tbkl",
        "tc", "tl", "tt", "ttr", "ttlb", "ttld", "ttln", "ttlt", "ttht", "trs", "tth", "uq", "vb",
        "vbhn",
    }
)  # fmt: skip
"""Letters that open a signature as its type, folded; what else stands first is an issuer's code."""

NOUN_SLUGS = {"LUẬT": "luat", "BỘ LUẬT": "bo-luat"}
"""Nouns of the output contract whose key slug is not the folded abbreviation."""

_ASSEMBLY = re.compile(r"(?:qh|ubtvqh|hdnn)[0-9]*[a-z]?")
_WITHOUT_YEAR = ("vbhn", "sl", "slt")


def noun_slug(noun: str | None) -> str | None:
    """The slug of a printed type word's abbreviation.

    >>> noun_slug("BỘ LUẬT"), noun_slug("QyĐ"), noun_slug(None)
    ('bo-luat', 'qyd', None)
    """
    return NOUN_SLUGS.get(noun, slug(noun)) if noun else None


@lru_cache(maxsize=16384)
def code_of(letters: str | None, noun: str | None = None) -> str | None:
    """The code slug of a signature's letters; None where letters and noun together do not give one.

    >>> code_of("NĐ-CP"), code_of("TTLT/BNV-BTC"), code_of("SGDĐT-VPV", "CV"), code_of("CT", "QĐ")
    ('nd-cp', 'ttlt-bnv-btc', 'sgddt-vpv', 'qd-ct')
    >>> code_of("QH13", "BỘ LUẬT"), code_of("QH15"), code_of("NQ-UBTVQH13", "NQ"), code_of("HNVB-VPCP")
    ('bo-luat-qh13', None, 'nq-ubtvqh13', 'vbhn-vpcp')
    """
    kind = noun_slug(noun)
    if kind == "hp":
        return "hp"
    if kind == "sl" or (letters and re.match(r"sl(?![a-z])", fold_marks(letters))):
        return "sl"
    if not letters:
        return None
    written = letters_slug(letters)
    if written.startswith("hnvb"):
        written = "vbhn" + written[4:]
    members = written.split("-")
    if not written or not written[0].isalpha():
        return None
    if len(members) == 1:
        return _bare_issuer(written, kind)
    if _ASSEMBLY.fullmatch(members[0]):
        return f"{kind}-{written}" if kind else None
    return written


def _bare_issuer(issuer: str, kind: str | None) -> str | None:
    """Letters of one member: an issuer alone takes the noun, a letter and a type standing alone do not."""
    if kind == issuer and issuer in TYPE_LETTERS and issuer != "ct":
        return issuer
    if kind == "cv":
        return issuer
    return f"{kind}-{issuer}" if kind else None


def has_type(letters: str) -> bool:
    """Whether a signature's letters open with a type (``QĐ-UBND``) or with an issuer (``SGDĐT-VP``)."""
    members = letters_slug(letters).split("-")
    return len(members) > 1 and members[0] in TYPE_LETTERS


def series_of(code: str | None, printed_year: int | None) -> str:
    """``y`` where the signature prints its year, ``n`` elsewhere; consolidated texts are always ``n``."""
    if code and code.split("-")[0] in _WITHOUT_YEAR:
        return "n"
    return "y" if printed_year else "n"
