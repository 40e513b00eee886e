"""Units, bodies and people that a text names."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.types import Person, Unit


@dataclass(frozen=True, slots=True)
class Agents:
    """The people and units of one text, each ordered by start."""

    persons: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()


def find_agents(source: SourceText, layout: Layout, references: References) -> Agents:
    """The people and units of a text."""
    return Agents()
