"""Whether the words of a text are words of the tables: how a text shows in which code it is."""

from __future__ import annotations

import re

from extractors.dropped_letters import model

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5


def known_share(text: str) -> float:
    """How many of the words with letters outside ASCII are words of the tables, from 0 to 1.

    0 where fewer than five different ones are: three words say nothing of a file.
    """
    words = [word.lower() for word in _WORD.findall(text) if not word.isascii()]
    known = model().words
    found = [word for word in words if word in known]
    return len(found) / len(words) if len(set(found)) >= _FEWEST else 0.0
