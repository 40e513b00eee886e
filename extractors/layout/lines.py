"""The printed lines of a text, and whether long paragraphs were broken over several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.types import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_OTHER_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_ANY = re.compile(rf"[^\s{_OTHER_BREAKS}](?:[^\n{_OTHER_BREAKS}]*[^\s{_OTHER_BREAKS}])?")
_LONG = 45
_STOPS = frozenset(".;:!?")


@dataclass(frozen=True, slots=True)
class Lines:
    """The non-blank lines of a text, blanks trimmed, and the column at which they wrap (0: they do not)."""

    text: str
    spans: list[Span]
    width: int

    def follows_closely(self, index: int) -> bool:
        """Whether no blank line stands between a line and the one before it."""
        if index == 0:
            return False
        between = self.text[self.spans[index - 1][1] : self.spans[index][0]]
        return between.count("\n") + (between.count("\r") if "\n" not in between else 0) == 1

    def slice(self, index: int) -> str:
        """A line as printed."""
        start, end = self.spans[index]
        return self.text[start:end]


def scan(text: str) -> Lines:
    """The lines of a text. Linear in its length, whatever the breaks.

    >>> scan("Điều 1.\\r\\n\\r\\n  Phạm vi ").spans
    [(0, 7), (13, 20)]
    """
    lone = "\r" in text and text.count("\r") != text.count("\r\n")
    other = lone or any(mark in text for mark in _OTHER_BREAKS[1:])
    spans = [found.span() for found in (_LINE_ANY if other else _LINE).finditer(text)]
    return Lines(text, spans, _wrap_width(text, spans))


def _wrap_width(text: str, spans: list[Span]) -> int:
    """The column where lines break: long lines that stop in mid-sentence, followed by a small letter.

    Zero where fewer than a fifth of the long lines do so: such a text has one paragraph a line.
    """
    long_lines, broken = 0, []
    for (start, end), (following, _) in zip(spans, spans[1:], strict=False):
        length = end - start
        if length >= _LONG:
            long_lines += 1
            if following - end <= 3 and text[following].islower() and text[end - 1] not in _STOPS:
                broken.append(length)
    if len(broken) < 2 or len(broken) * 5 < long_lines:
        return 0
    broken.sort()
    width = broken[len(broken) * 9 // 10]
    return width if width <= 250 else 0
