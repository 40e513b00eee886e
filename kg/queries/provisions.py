"""The order in which a reader meets provisions, whatever order an engine gives them in."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"\d+|\D+")


def reading_order(provisions: Iterable[str]) -> list[str]:
    """Paths of provisions as a document has them: by article, clause and point.

    >>> reading_order(["dieu:13", "dieu:2/khoan:4", "dieu:2"])
    ['dieu:2', 'dieu:2/khoan:4', 'dieu:13']
    """
    return sorted(provisions, key=_place)


def _place(path: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _PARTS.findall(path)]
