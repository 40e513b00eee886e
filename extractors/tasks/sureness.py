"""How sure a task is: the share of right answers to expect, from the rule and from what the text says of it.

A figure estimates how many of a hundred tasks on such evidence are right; the steps order the kinds of
evidence and were set by reading, not fitted to counts. From 0.9: an order, a subject or a slot says who must,
and a directive verb says what. From 0.8: the body or the verb is that of the list or heading around. Below:
told in the prose of news outside a meeting, or the name of the body looks cut wrongly; look before use.
"""

from __future__ import annotations

from extractors.agents.reading import Reading, rx
from extractors.tasks.parties import Parties, verb_at_head
from extractors.tasks.rules import CONFIDENCE

_LONGEST_NAME = 12
_CUT_WRONGLY = rx(r"(?:^| )(?:của|với|và|tại|nơi|thuộc|để|theo|về|cho|được|bị)$")
_NO_VERB, _TOLD, _DOUBTFUL_NAME = 0.08, 0.15, 0.3


def sureness(reading: Reading, start: int, end: int, parties: Parties, *, told: bool) -> float:
    """The confidence of the task between `start` and `end`, from 0 to 1.

    `told` says that it stands in the prose of news which reports no meeting: who speaks there may have no
    power to order.

    >>> from extractors.source import SourceText
    >>> text = "Tiết kiệm điện trong cơ quan."
    >>> sureness(Reading.of(SourceText.of(text)), 0, len(text), Parties(), told=False)
    0.92
    """
    sure = CONFIDENCE[f"task.{parties.how}"]
    if parties.how in ("heading", "none") and not verb_at_head().match(reading.low, start, end):
        sure -= _NO_VERB
    if told:
        sure -= _TOLD
    if any(_looks_cut(name) for name in parties.lead):
        sure -= _DOUBTFUL_NAME
    return round(max(sure, 0.1), 2)


def _looks_cut(name: str) -> bool:
    """Whether a name is too long for a body or ends in the middle of a phrase."""
    folded = name.lower()
    return len(name.split()) > _LONGEST_NAME + 3 * name.count(",") or bool(_CUT_WRONGLY.search(folded))
