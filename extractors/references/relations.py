"""Statements that one document does something to another."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import OwnDocument, Relation


def state(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> list[Relation]:
    """The relations that the text states."""
    return []
