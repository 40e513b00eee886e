"""Provisions: "điểm a và b khoản 3, khoản 4 Điều 7 Luật …", expanded and bound to the right document."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText


def attach(source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
    """Fill in `provisions` of the drafts."""
