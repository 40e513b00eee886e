"""Numbered and short citations, and what only looks like one."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import Aside


def find(source: SourceText, layout: Layout) -> tuple[list[Draft], list[Aside]]:
    """Citations by number in order of start, and the asides (`unread`, `other`)."""
    return [], []
