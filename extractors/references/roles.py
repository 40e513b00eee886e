"""What the sentence says of a cited document: its role."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import OwnDocument


def attach(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
    """Fill in `role`, `role_detail` and `role_span` of the drafts."""
