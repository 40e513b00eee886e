"""The copy of a text that units, people, meetings and tasks are read on: one spelling, one kind of blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, TypeVar

from extractors.source import SourceText

T = TypeVar("T")

# The tone on the first or the second vowel is one spelling ("hòa" = "hoà"); both have the same length.
_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé",
    "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ",
    "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
# One class at the head of the scan: an alternation there costs three times as much.
_TONED = re.compile("[òóỏõọùúủũụ](?:(?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y)")
# Blanks inside look-behinds and classes stay as they are.
_KEPT = re.compile(r"(\(\?<[=!][^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]| [?{*+])| ")
# Letters that Vietnamese has not: a scan of Vietnamese read with another language's letters.
_FOREIGN = re.compile("[çñäüöëïÿæøåß]")
_MARKDOWN = "*_#|"
"""Marks of Markdown, and what joins the syllables of word-segmented texts."""
_MARKS = "\n\r\t\v\f_*#|"


def plain(low: str) -> str:
    """Lower-case text with the tone on the second vowel of oa, oe, uy; same length.

    >>> plain("ủy ban, hòa")
    'uỷ ban, hoà'
    """
    return _TONED.sub(_tone_moved, low)


def _tone_moved(syllable: re.Match[str]) -> str:
    return _TONES[syllable[0]]


@cache
def rx(expression: str) -> re.Pattern[str]:
    """A pattern for `Reading.low`, written in either spelling; a blank stands for several (a wrapped line).

    >>> bool(rx("ủy ban xã").search("uỷ ban  xã"))
    True
    """
    return re.compile(_KEPT.sub(lambda m: m.group() if m[1] else " {1,3}", plain(expression)))


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as printed and `low`, of the same length: lower case, tones placed alike, blanks for line ends.

    Marks of Markdown and the underscores of word-segmented texts are blanks in `low`. `noisy` says that
    optical recognition garbled the letters, so that words are to be compared by likeness.

    >>> Reading.of(SourceText.of("Ủy_ban\\nnhân dân")).low
    'uỷ ban nhân dân'
    """

    text: str
    low: str
    noisy: bool = False
    _read: dict[tuple[object, int, int], Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, source: SourceText) -> Reading:
        """The reading of a source; offsets are those of `source.text`.

        Only marks that occur are replaced: translating a whole text costs ten times as much.
        """
        low = plain(source.shadow)
        for mark in _MARKS:
            if mark in low:
                low = low.replace(mark, " ")
        return cls(source.text, low, len(_FOREIGN.findall(low, 0, 6000)) >= 12)

    def upper_at(self, offset: int) -> bool:
        """Whether the character at `offset` is printed as a capital."""
        return self.text[offset : offset + 1].isupper()

    def clean(self, start: int, end: int) -> str:
        """The printed text of a span on one line, without marks of Markdown and word segmentation."""
        return on_one_line(self.text[start:end])


def on_one_line(printed: str) -> str:
    """Printed words on one line, without marks of Markdown and word segmentation.

    >>> on_one_line("**Phòng\\nNội_vụ**")
    'Phòng Nội vụ'
    """
    for mark in _MARKDOWN:
        if mark in printed:
            printed = printed.replace(mark, " ")
    return " ".join(printed.split())


def holds(low: str, words: Iterable[str], start: int, end: int) -> bool:
    """Whether a range holds one of some words: what spares most searches costs no more than a loop.

    >>> holds("sở y tế chủ trì", ("phối", "trì"), 0, 15)
    True
    """
    for word in words:  # noqa: SIM110 - a generator takes twice as long
        if low.find(word, start, end) >= 0:
            return True
    return False


def remembered(reader: Callable[[Reading, int, int], T]) -> Callable[[Reading, int, int], T]:
    """A reader of a range that answers at once where it was asked before.

    What a paragraph begins with decides on its kind, on its tasks and on who does them, so that the same
    body at the same place is asked for by one reader after the other.
    """

    @wraps(reader)
    def read(reading: Reading, start: int, end: int) -> T:
        known, key = reading._read, (reader, start, end)
        if key not in known:
            known[key] = reader(reading, start, end)
        answer: T = known[key]
        return answer

    return read
