"""Character entities in plain text (``ng&agrave;y``, ``SGD&amp;ĐT``): their letters and the way home."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import name2codepoint

# "&amp;agrave;" was escaped twice, so every "amp;" before a name belongs to the entity.
_ENTITY = re.compile(r"&(?:amp;){0,3}(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_SPACES = "\t\n\r\f\x0b\x85\u2028\u2029"


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


def without_entities(text: str) -> Replacements | None:
    """The text with its character entities decoded; None where it has none.

    >>> found = without_entities("Ph&ograve;ng GD&amp;ĐT, mục &#272;")
    >>> found.text, found.home(found.text.index("n")), found.away(4)
    ('Phòng GD&ĐT, mục Đ', 10, 2)
    """
    if "&" not in text or not _ENTITY.search(text):
        return None
    return Replacements.of(text, _ENTITY, lambda match: _character(match[1]))


@lru_cache(maxsize=1024)
def _character(name: str) -> str | None:
    """The one character of an entity; a blank for a break, None for what names no character."""
    if name[0] != "#" and name not in name2codepoint and name != "apos":
        return None
    character = unescape(f"&{name};")
    if len(character) != 1 or character == "\ufffd":
        return None
    return " " if character in _SPACES else character
