"""What a text says of the document that it is: number, date, issuer, place, kind of page."""

from __future__ import annotations

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import OwnDocument


def read(source: SourceText, layout: Layout, drafts: list[Draft]) -> OwnDocument:
    """The head of the text; issuers of `drafts` that need the text's place are completed in place."""
    return OwnDocument()
