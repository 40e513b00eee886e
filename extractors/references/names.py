"""Documents cited by name: laws, codes, ordinances, the Constitution, Party resolutions by session."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText


def find(source: SourceText, layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """`drafts` and the named citations, in order of start."""
    return drafts
