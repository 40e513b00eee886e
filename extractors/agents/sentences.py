"""Where sentences begin: behind a mark and before a capital, not behind the full stop of an abbreviation."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.agents.reading import Reading, plain, rx

_END = rx(r"[.!?…]\W{0,3} (?=\w)")
# Degrees before a name, kinds of places before one, forms of address: their full stop ends nothing.
_ABBREVIATIONS = frozenset(
    map(plain, (
        "ts", "ths", "pgs", "gs", "bs", "bscki", "bsckii", "bsnt", "ks", "cn", "cv",
        "ngnd", "ngưt", "ttnd", "ttưt", "nsnd", "nsưt", "tp", "tx", "tt", "đ/c", "đc", "st", "mr",
        "ms", "mrs", "dr", "lm", "ht", "th", "q", "p", "h",
    ))
)  # fmt: skip
_LONGEST = 8


def sentence_starts(reading: Reading, start: int, end: int) -> Iterator[int]:
    """The places behind `start` at which a new sentence of the range begins.

    >>> from extractors.source import SourceText
    >>> text = "Sáng 05/3, TS. Lê Văn Tám chủ trì họp. Sở Y tế dự."
    >>> [text[at:at + 5] for at in sentence_starts(Reading.of(SourceText.of(text)), 0, len(text))]
    ['Sở Y ']
    """
    for mark in _END.finditer(reading.low, start, end):
        if reading.upper_at(mark.end()) and not _abbreviated(reading.low, start, mark.start()):
            yield mark.end()


def _abbreviated(low: str, start: int, at: int) -> bool:
    """Whether the word right before a full stop is an abbreviation."""
    if low[at] != ".":
        return False
    before = low[max(start, at - _LONGEST) : at]
    word = before.replace(".", " ").replace("(", " ").replace(",", " ").rsplit(None, 1)
    return bool(word) and before[-1:] not in (" ", ".") and word[-1] in _ABBREVIATIONS
