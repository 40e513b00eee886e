"""A working copy in which stretches of a text became one character each, and the way home."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replacements:
    """A text in which some stretches became one character each, and the sparse way home.

    `here` and `there` are the offsets right behind each of them in the new text and in the original.
    """

    original: str
    text: str
    here: array[int]
    there: array[int]

    @classmethod
    def of(
        cls, original: str, pattern: re.Pattern[str], single: Callable[[re.Match[str]], str | None]
    ) -> Replacements | None:
        """Put what `single` says for every match of `pattern`; None where it says nothing for all of them."""
        here, there, pieces, done, length = array("q", [0]), array("q", [0]), list[str](), 0, 0
        for match in pattern.finditer(original):
            character = single(match)
            if character is not None:
                pieces += original[done : match.start()], character
                length += match.start() - done + 1
                done = match.end()
                here.append(length)
                there.append(done)
        return cls(original, "".join((*pieces, original[done:])), here, there) if pieces else None

    def home(self, offset: int) -> int:
        """The place in the original of the character at `offset`; the end maps to the end."""
        at = bisect_right(self.here, offset) - 1
        return min(self.there[at] + offset - self.here[at], len(self.original))

    def home_end(self, offset: int) -> int:
        """The end in the original of what ends at `offset`."""
        return self.home(offset)

    def away(self, offset: int) -> int:
        """The place in the text of the character at `offset` of the original."""
        if offset >= len(self.original):
            return len(self.text)
        at = bisect_right(self.there, offset) - 1
        found = self.here[at] + offset - self.there[at]
        return min(found, self.here[at + 1] - 1) if at + 1 < len(self.here) else found
