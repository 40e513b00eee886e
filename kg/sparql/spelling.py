"""Words typed without diacritics, as a regular expression that any SPARQL engine understands."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.stores.values import fold_title

_LETTERS = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
"""Latin letters with marks."""
_APART = "[\u0300-\u036f]"
"""Marks that stand apart from their letter."""


def any_spelling(folded: str) -> str:
    """A pattern for every text that holds `folded` once it is folded itself (`fold_title`).

    >>> import re
    >>> bool(re.search(any_spelling("lam dong"), "tỉnh Lâm Đồng"))
    True
    >>> bool(re.search(any_spelling("(a)"), "a"))
    False
    """
    return "".join(_spellings().get(letter) or _escaped(letter) for letter in folded)


@cache
def _spellings() -> dict[str, str]:
    """Each letter with all that fold to it, marks that stand apart included."""
    found: dict[str, str] = defaultdict(str)
    for code in _LETTERS:
        letter = chr(code)
        folded = fold_title(letter)
        if len(folded) == 1 and folded.isascii() and folded.isalpha():
            found[folded] += letter
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return {letter: f"[{letter}{letter.upper()}{found[letter]}]{_APART}*" for letter in alphabet}


def _escaped(letter: str) -> str:
    return f"\\{letter}" if letter in r"\.^$|?*+()[]{}-" else letter
