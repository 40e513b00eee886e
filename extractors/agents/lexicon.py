"""The cue tables ``ontology/task_cues.csv`` and ``ontology/meeting_cues.csv``: words by slot, read once."""

from __future__ import annotations

import re
from functools import cache

from extractors.agents.reading import plain
from extractors.vocabulary.tables import columns_of


@cache
def cues(slot: str, table: str = "task_cues") -> dict[str, str]:
    """The cues of a slot in the spelling of `Reading.low`, each with its value (a code, a level, or ``""``).

    >>> cues("order")["giao"]
    'giao'
    """
    rows = columns_of(table, "cue", "slot", "value")
    return {plain(cue): value for cue, where, value in rows if where == slot}


@cache
def any_of(slot: str, table: str = "task_cues") -> str:
    """An alternation of the cues of a slot, longest first, to be matched at known places or in small "
    "windows."""
    words = sorted(cues(slot, table), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " {1,3}") for word in words) + ")"
