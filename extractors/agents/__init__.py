"""Units, bodies and people that a text names."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.agents.gate import NORMS, may_assign
from extractors.agents.mentions import people_of, readable, units_of
from extractors.agents.reading import Reading
from extractors.agents.rules import RULES
from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.types import Person, Unit

__all__ = ["RULES", "Agents", "find_agents"]


@dataclass(frozen=True, slots=True)
class Agents:
    """The people and units of one text, each ordered by start.

    `reading` is the copy of the text that they were read on, for the stages that follow; None where the
    text holds neither meetings nor tasks.
    """

    persons: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    reading: Reading | None = field(default=None, repr=False, compare=False)


def find_agents(source: SourceText, layout: Layout, references: References) -> Agents:
    """The people and units of a text that reports a meeting or assigns jobs.

    Author credits, contact lines and page furniture name no participants; telephone numbers and addresses
    are never read.
    """
    if not may_assign(source, references.own):
        return Agents()
    reading = Reading.of(source)
    if references.own.type in NORMS:
        return Agents(reading=reading)
    blocks = readable(reading, layout)
    return Agents(people_of(reading, blocks), units_of(reading, blocks), reading)
