"""Where the characters of a composed working copy stand in the decoded text it was made from."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Protocol

import regex

from extractors.rare import rare_characters

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that print nothing and break matching: soft hyphen, zero-width characters, bidi marks, BOM."""

_STRIP = dict.fromkeys(map(ord, INVISIBLE))
_CHUNK = 256
_CLUSTER = regex.compile(
    rf"[^\p{{M}}{INVISIBLE}][\p{{M}}{INVISIBLE}]++|[\p{{M}}{INVISIBLE}]++|[\u1100-\u11ff\uac00-\ud7a3]++"
    rf"|\p{{NFC_QC=No}}"  # a single character whose composed form is another length (U+FB2A)
)


def needs_alignment(text: str, rare: frozenset[str] | None = None) -> bool:
    """Whether a text is not composed (NFC) or holds invisible characters; `rare` are its rare characters.

    >>> needs_alignment("Nghị định"), needs_alignment("Nghi\\u0323 định"), needs_alignment("Nghị\\u200bđịnh")
    (False, True, True)
    """
    rare = rare_characters(text) if rare is None else rare
    return not unicodedata.is_normalized("NFC", text) or not rare.isdisjoint(INVISIBLE)


class Way(Protocol):
    """The way between a working copy and the text it was made from; offsets out of both map both ways."""

    def home(self, offset: int) -> int:
        """The place in the original of the character at `offset` of the copy."""

    def home_end(self, offset: int) -> int:
        """The end in the original of what ends at `offset` of the copy."""

    def away(self, offset: int) -> int:
        """The place in the copy of the character at `offset` of the original."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Several working copies made one out of the other: the ways in the order they were made."""

    ways: tuple[Way, ...]

    def home(self, offset: int) -> int:
        """The place in the first original of the character at `offset` of the last copy."""
        for way in reversed(self.ways):
            offset = way.home(offset)
        return offset

    def home_end(self, offset: int) -> int:
        """The end in the first original of what ends at `offset` of the last copy."""
        for way in reversed(self.ways):
            offset = way.home_end(offset)
        return offset

    def away(self, offset: int) -> int:
        """The place in the last copy of the character at `offset` of the first original."""
        for way in self.ways:
            offset = way.away(offset)
        return offset


@dataclass(frozen=True, slots=True)
class Alignment:
    """A composed text and the sparse way home: the starts of its chunks on both sides.

    A chunk is a few hundred characters and begins where composition cannot reach across, so a look-up is
    a bisection over chunks, then over the break points of one chunk, which are found when first asked for.
    `mended` are the chunks that composing changed; the others, nearly all, run in step.
    """

    original: str
    text: str
    sources: array[int]
    targets: array[int]
    mended: frozenset[int]
    _breaks: dict[int, tuple[array[int], array[int]]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, original: str) -> Alignment:
        """Compose a text chunk by chunk."""
        sources, targets, pieces, start, length = array("q"), array("q"), list[str](), 0, 0
        marks = [mark for mark in INVISIBLE if mark in original]
        mended = set[int]()
        while start < len(original):
            end = _boundary(original, start + _CHUNK)
            piece = original[start:end]
            if not unicodedata.is_normalized("NFC", piece) or any(mark in piece for mark in marks):
                mended.add(len(pieces))
                piece = _composed(piece)
            sources.append(start)
            targets.append(length)
            pieces.append(piece)
            start, length = end, length + len(piece)
        return cls(original, "".join(pieces), sources, targets, frozenset(mended))

    def home(self, offset: int) -> int:
        """The place in the original of the character at `offset` of the composed text.

        The end of the text maps to the end of the original.
        """
        if offset >= len(self.text):
            return len(self.original)
        chunk = bisect_right(self.targets, offset) - 1
        within = offset - self.targets[chunk]
        if chunk not in self.mended:
            return self.sources[chunk] + within
        here, there = self._chunk(chunk)
        at = bisect_right(here, within) - 1
        found = there[at] + within - here[at]
        if at + 1 < len(
            there
        ):  # a letter with three marks can compose to more characters than it was typed with
            found = min(found, max(there[at + 1] - 1, there[at]))
        return self.sources[chunk] + found

    def home_end(self, offset: int) -> int:
        """The end in the original of what ends at `offset`: marks belong to it, invisible ones do not."""
        if offset <= 0:
            return 0
        end, start = self.home(offset), self.home(offset - 1)
        while end > start + 1 and self.original[end - 1] in INVISIBLE:
            end -= 1
        return max(end, start + 1)

    def away(self, offset: int) -> int:
        """The place in the composed text of the character at `offset` of the original."""
        if offset >= len(self.original):
            return len(self.text)
        chunk = bisect_right(self.sources, offset) - 1
        within = offset - self.sources[chunk]
        if chunk not in self.mended:
            return self.targets[chunk] + within
        here, there = self._chunk(chunk)
        at = bisect_right(there, within) - 1
        following = here[at + 1] if at + 1 < len(here) else self._length(chunk)
        return self.targets[chunk] + min(here[at] + within - there[at], max(following - 1, here[at]))

    def _length(self, chunk: int) -> int:
        end = self.targets[chunk + 1] if chunk + 1 < len(self.targets) else len(self.text)
        return end - self.targets[chunk]

    def _chunk(self, chunk: int) -> tuple[array[int], array[int]]:
        found = self._breaks.get(chunk)
        if found is None:
            end = self.sources[chunk + 1] if chunk + 1 < len(self.sources) else len(self.original)
            found = self._breaks[chunk] = _break_points(self.original[self.sources[chunk] : end])
        return found


def _composed(piece: str) -> str:
    return unicodedata.normalize("NFC", piece.translate(_STRIP))


def _boundary(text: str, least: int) -> int:
    """The first place at or after `least` before a blank that carries no mark; else the end."""
    while (at := text.find(" ", least)) >= 0:
        if at + 1 >= len(text) or text[at + 1].isascii():
            return at
        least = at + 1
        if not unicodedata.combining(text[at + 1]) and text[at + 1] not in INVISIBLE:
            return at
    return len(text)


def _break_points(piece: str) -> tuple[array[int], array[int]]:
    """Offsets of the composed piece and of the piece from which both run in step again."""
    here, there = array("q", [0]), array("q", [0])
    position = length = 0
    for cluster in _CLUSTER.finditer(piece):
        start, end = cluster.span()
        length += start - position
        composed = len(_composed(piece[start:end]))
        if composed != end - start:
            _note(here, there, length, start)
            _note(here, there, length + composed, end)
        length, position = length + composed, end
    return here, there


def _note(here: array[int], there: array[int], target: int, source: int) -> None:
    """Add a break point; a stretch that composes to nothing lets its later side win."""
    if here[-1] == target:
        there[-1] = source
    else:
        here.append(target)
        there.append(source)
