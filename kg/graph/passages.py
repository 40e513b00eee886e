"""The sentence or clause around a span: what an edge quotes as its evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.extraction import Extraction
from extractors.types import Span
from kg.graph.outline import Outline

LONGEST = 420
"""Code points of a quote, unless the span itself is longer; a longer sentence is cut to a clause."""

_CLAUSE_ENDS = (re.compile(r"[;\n.](?=\s|$)"), re.compile(r"[;\n.:](?=\s|$)"))
"""A colon ends a clause only where the clause is still too long: what it opens belongs to it."""

_REACH = 180


class Passages:
    """The sentences of one text, by offset in the decoded text.

    `outline` stands in for the layout of an extraction that has lost its own.
    """

    def __init__(self, extraction: Extraction, outline: Outline | None = None) -> None:
        source = extraction.source
        same = source.alignment is None
        self._home = None if same else source.home
        self._outline = outline or Outline.of(extraction.layout)
        self._copy = source.text
        self._text = source.original
        starts = self._outline.starts
        self._starts: Sequence[int] = starts if same else [source.home(s) for s in starts]
        self._known: dict[int, tuple[Span, ...]] = {}
        self._quotes: dict[Span, str] = {}

    def quote(self, low: int, high: int) -> str:
        """The words of a span; one object for all statements that quote it."""
        return self._quotes.setdefault((low, high), self._text[low:high])

    def around(self, start: int, end: int, within: Span | None = None) -> Span:
        """The sentence that holds ``start:end``, cut to `within` and to a clause where it is long.

        The answer always contains the span, and begins and ends with a printed character.
        """
        low, high = self._sentence(start)
        if within and within[0] <= start and end <= within[1]:
            low, high = max(low, within[0]), min(high, within[1])
        low, high = min(low, start), max(high, end)
        if high - low > LONGEST:
            low, high = self._clause(low, high, start, end)
        return self._trimmed(low, high, start, end)

    def _sentence(self, offset: int) -> Span:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset, offset
        spans = self._known.get(index)
        if spans is None:
            spans = self._outline.sentences(self._copy, index)
            if home := self._home:
                spans = tuple((home(a), home(b)) for a, b in spans)
            self._known[index] = spans
        return next((s for s in reversed(spans) if s[0] <= offset), (offset, offset))

    def _clause(self, low: int, high: int, start: int, end: int) -> Span:
        for ends in _CLAUSE_ENDS:
            before = [m.end() for m in ends.finditer(self._text, low, start)]
            after = ends.search(self._text, end, high)
            low = before[-1] if before else low
            high = after.start() if after else high
            if high - low <= LONGEST:
                break
        else:
            low = self._blank_after(max(low, start - _REACH), low, start)
            high = self._blank_before(min(high, end + _REACH), high, end)
        return low, high

    def _blank_after(self, at: int, low: int, start: int) -> int:
        """Where a word begins at or after `at`, so that no word is cut."""
        if at <= low:
            return low
        found = self._text.find(" ", at - 1, start)
        return found + 1 if found >= 0 else start

    def _blank_before(self, at: int, high: int, end: int) -> int:
        if at >= high:
            return high
        found = self._text.rfind(" ", end, at + 1)
        return found if found >= 0 else end

    def _trimmed(self, low: int, high: int, start: int, end: int) -> Span:
        while low < start and self._text[low].isspace():
            low += 1
        while high > end and self._text[high - 1].isspace():
            high -= 1
        return low, high
