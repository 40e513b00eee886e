"""The text as it came in, and the working copies that matching runs on."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.alignment import Alignment, needs_alignment
from extractors.decoding import DecodingError, decode
from extractors.folding import shadow_of
from extractors.types import Span

__all__ = ["DecodingError", "SourceText", "decode"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text with its working copies.

    `original` is the decoded text that offsets of results count in. `text` is the working copy (NFC, no
    zero-width characters; the same object when nothing changed); `shadow` has the SAME length as `text`,
    with 1:1 folds and lower case. `home` maps an offset of `text` to `original`, `away` the other way.

    >>> source = SourceText.of("\\ufeffSố: 7/QÐ-UBND")
    >>> source.text, source.shadow, source.home(0)
    (' Số: 7/QÐ-UBND', ' số: 7/qđ-ubnd', 0)
    """

    original: str
    text: str
    shadow: str
    alignment: Alignment | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> SourceText:
        """The source of a decoded text. Linear; a clean text costs the NFC quick check and its lower case."""
        # A byte order mark counts in offsets, so it becomes a blank instead of being taken out.
        marked = " " + text[1:] if text.startswith("\ufeff") else text
        if not needs_alignment(marked):
            return cls(text, marked, shadow_of(marked))
        alignment = Alignment.of(marked)
        return cls(text, alignment.text, shadow_of(alignment.text), alignment)

    def home(self, offset: int) -> int:
        """The offset in `original` of the character at an offset in `text`."""
        return self.alignment.home(offset) if self.alignment else offset

    def home_span(self, start: int, end: int) -> Span:
        """The span in `original` of a span in `text`, without invisible characters at its end."""
        if not self.alignment:
            return start, end
        return self.alignment.home(start), self.alignment.home_end(
            end
        ) if end > start else self.alignment.home(start)

    def away(self, offset: int) -> int:
        """The offset in `text` of the character at an offset in `original`."""
        return self.alignment.away(offset) if self.alignment else offset
