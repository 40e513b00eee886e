"""Many words as one pattern in which they share their beginnings.

A pattern that tries a hundred words one after the other costs a hundred tries at every place; in a tree of
their letters nearly all places cost one. Where a search starts with the tree, each branch starts with a
letter, so that `re` jumps from one such letter to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def word_tree(
    words: Iterable[str], *, endings: Mapping[str, str] | None = None, blank: str = " {1,3}", before: str = ""
) -> str:
    """The words as a pattern; of two that begin alike the longer one is tried first.

    `endings` gives words an ending of their own (a look ahead), `blank` is what a blank in a word stands for.
    `before` is a look-behind left open, to hold at the first letter: ``(?<!\\w`` finds whole words without
    taking the letter from the head of the pattern.

    >>> word_tree(("ban", "ban hành", "bị"))
    'b(?:an(?: {1,3}hành|)|ị)'
    >>> [m.group() for m in re.finditer(word_tree(("ở", "ở đó"), before=r"(?<!\\w"), "sở ở nhà, ở đó")]
    ['ở', 'ở đó']
    """
    return _branches({**dict.fromkeys(words, ""), **(endings or {})}, blank, before)


def _branches(endings: Mapping[str, str], blank: str, before: str) -> str:
    branches: dict[str, dict[str, str]] = {}
    for word, ending in sorted(endings.items()):
        if word:
            branches.setdefault(word[0], {})[word[1:]] = ending
    written = [
        (blank if letter == " " else re.escape(letter))
        + (f"{before}{re.escape(letter)})" if before else "")
        + _branches(rest, blank, "")
        for letter, rest in branches.items()
    ]
    if "" in endings:
        written.append(endings[""])
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"
