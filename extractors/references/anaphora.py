"""References to the text's own document (Nghị định này) and to one named before (Kế hoạch nêu trên)."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import OwnDocument


def find(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> list[Draft]:
    """`drafts` and the self and back citations with their antecedents, in order of start."""
    return drafts
