"""The text as it came in, and the working copies that matching runs on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text with its working copies.

    `original` is the decoded text that offsets of results count in. `text` is the working copy (NFC, no
    zero-width characters; the same object when nothing changed); `shadow` has the SAME length as `text`,
    with 1:1 folds and lower case. `home` maps an offset of `text` to `original`.
    """

    original: str
    text: str
    shadow: str

    @classmethod
    def of(cls, text: str) -> SourceText:
        """The source of a decoded text."""
        return cls(text, text, text.lower())

    def home(self, offset: int) -> int:
        """The offset in `original` of an offset in `text`."""
        return offset
