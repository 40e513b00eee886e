"""Directives and assigned jobs: who does what with whom by when, under whose eye, on which document."""

from __future__ import annotations

from extractors.agents import Agents
from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.types import Meeting, Task


def find_tasks(
    source: SourceText, layout: Layout, references: References, agents: Agents, meetings: tuple[Meeting, ...]
) -> tuple[Task, ...]:
    """The tasks of a text, in order of start."""
    return ()
