"""The text as it came in, and the working copies that matching runs on."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.alignment import Alignment, Chain, Way, needs_alignment
from extractors.blanks import without_runs
from extractors.decoding import DecodingError, decode
from extractors.dropped_letters import with_dropped_letters
from extractors.entities import without_entities
from extractors.folding import cleaned, shadow_of
from extractors.rare import rare_characters
from extractors.tcvn3 import without_tcvn3
from extractors.types import Span
from extractors.vni import without_vni

__all__ = ["DecodingError", "SourceText", "decode"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text with its working copies.

    `original` is the decoded text that offsets of results count in. `text` is the working copy: character
    entities decoded, NFC, dropped letters put back, no zero-width characters, plain blanks, Đ for its doubles
    (the same object when nothing changed). `shadow` has the SAME length as `text`, with 1:1 folds and lower
    case. `home` maps an offset of `text` to `original`, `away` the other way; without an `alignment` offsets
    are the same.

    >>> source = SourceText.of("\ufeffSố: 7/QÐ-UBND ng&agrave;y")
    >>> source.text, source.shadow, source.home(17)
    (' Số: 7/QĐ-UBND ngày', ' số: 7/qđ-ubnd ngày', 17)
    """

    original: str
    text: str
    shadow: str
    alignment: Way | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> SourceText:
        """The source of a decoded text. Linear; a clean text costs the NFC quick check and its lower case."""
        # A byte order mark counts in offsets, so it becomes a blank instead of being taken out.
        copy = " " + text[1:] if text.startswith("\ufeff") else text
        ways: list[Way] = []
        if decoded := without_entities(copy):
            ways.append(decoded)
            copy = decoded.text
        copy = without_tcvn3(copy)
        rare = rare_characters(copy)
        if needs_alignment(copy, rare):
            composed = Alignment.of(copy)
            ways.append(composed)
            copy = composed.text
            rare = rare_characters(copy)
        if decoded_words := without_vni(copy):
            ways.append(decoded_words)
            copy = decoded_words.text
        if restored := with_dropped_letters(copy):
            ways.append(restored)
            copy = restored.text
        copy = cleaned(copy, rare)
        if squeezed := without_runs(copy):
            ways.append(squeezed)
            copy = squeezed.text
        way = Chain(tuple(ways)) if len(ways) > 1 else next(iter(ways), None)
        return cls(text, copy, shadow_of(copy, rare), way)

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

    def away_span(self, start: int, end: int) -> Span:
        """The span in `text` of a span in `original`."""
        if not self.alignment or end <= start:
            return self.away(start), self.away(end)
        return self.away(start), self.away(end - 1) + 1
