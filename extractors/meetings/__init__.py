"""Meetings, sessions and working visits that a text reports."""

from __future__ import annotations

from extractors.agents import Agents
from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.types import Meeting


def find_meetings(
    source: SourceText, layout: Layout, references: References, agents: Agents
) -> tuple[Meeting, ...]:
    """The meetings of a text; several in one page are kept apart."""
    return ()
