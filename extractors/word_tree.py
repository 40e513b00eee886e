"""Many words as one pattern in which they share their beginnings.

A pattern that tries a hundred words one after the other costs a hundred tries at every place; in a tree of
their letters nearly all places cost one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def word_tree(
    words: Iterable[str], *, endings: Mapping[str, str] | None = None, blank: str = " {1,3}"
) -> str:
    """The words as a pattern; of two that begin alike the longer one is tried first.

    `endings` gives words an ending of their own (a look ahead), `blank` is what a blank in a word stands for.

    >>> word_tree(("ban", "ban hành", "bị"))
    'b(?:an(?: {1,3}hành|)|ị)'
    """
    return _branches({**dict.fromkeys(words, ""), **(endings or {})}, blank)


def _branches(endings: Mapping[str, str], blank: str) -> str:
    branches: dict[str, dict[str, str]] = {}
    for word, ending in sorted(endings.items()):
        if word:
            branches.setdefault(word[0], {})[word[1:]] = ending
    written = [
        (blank if letter == " " else re.escape(letter)) + _branches(rest, blank)
        for letter, rest in branches.items()
    ]
    if "" in endings:
        written.append(endings[""])
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"
