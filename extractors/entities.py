"""Character entities in plain text (``ng&agrave;y``, ``SGD&amp;ĐT``): their letters and the way home."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.entities import name2codepoint

from extractors.replacements import Replacements

# "&amp;agrave;" was escaped twice, so every "amp;" before a name belongs to the entity.
_ENTITY = re.compile(r"&(?:amp;){0,3}(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_SPACES = "\t\n\r\f\x0b\x85\u2028\u2029"


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
