"""What a Vietnamese administrative or legal text says: pure functions of a text and the vocabulary."""

from extractors.extraction import Extraction
from extractors.pipeline import extract
from extractors.source import SourceText

__all__ = ["Extraction", "SourceText", "extract"]
