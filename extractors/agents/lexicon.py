"""The cue tables ``ontology/task_cues.csv`` and ``ontology/meeting_cues.csv``: words by slot, read once."""

from __future__ import annotations

from functools import cache

from extractors.agents.reading import plain
from extractors.vocabulary.tables import columns_of
from extractors.word_tree import word_tree


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
    """A pattern of the cues of a slot, longer ones first, for known places and small windows."""
    return word_tree(cues(slot, table))
