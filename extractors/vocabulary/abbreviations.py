"""Letters that stand for words inside a printed name: Luật Thuế TNCN, Luật Tổ chức HĐND và UBND."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from extractors.vocabulary.spelling import fold
from extractors.vocabulary.tables import columns_of


@cache
def abbreviations() -> Mapping[str, str]:
    """Abbreviation → the words it stands for, both folded (``ontology/abbreviations.csv``).

    >>> abbreviations()["tncn"]
    'thu nhập cá nhân'
    """
    return MappingProxyType(
        {short: fold(words) for short, words in columns_of("abbreviations", "abbreviation", "words")}
    )
