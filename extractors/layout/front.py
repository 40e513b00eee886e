"""The block of keys at the head of a page file ("---" … "---"): titles stay, settings are furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"\s*---(?:json|yaml|toml)?[^\S\n]*\n")
_END = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_KEY = re.compile(r"[\"']?(?P<key>[\w\-]{1,40})[\"']?\s*:\s*[\"']?")
_LIMIT = 20_000

TITLES = frozenset(("title", "subtitle"))
TEXTS = frozenset(
    [
        "description",
        "summary",
        "excerpt",
        "abstract",
        "name",
        "heading",
        "trichyeu",
        "sohieu",
        "so_hieu",
        "ngaybanhanh",
        "ngay_ban_hanh",
        "ngayhieuluc",
        "coquanbanhanh",
        "canbophaply",
        "can_cu",
        "lead",
        "sapo",
        "date",
    ]
)
"""Keys whose values belong to the text: names, numbers, dates, bases."""


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line of the front matter: its span, where the value begins, its key (the list's key for a member)."""

    start: int
    end: int
    value: int
    key: str | None

    @property
    def is_text(self) -> bool:
        """Whether the value is text about the document and not a setting of the page."""
        return self.key in TEXTS


def read_front(text: str) -> tuple[tuple[FrontLine, ...], int]:
    """The lines of the front matter and where the page begins behind it; nothing and 0 without one.

    >>> lines, begin = read_front("---\\ntitle: Họp giao ban\\ntags:\\n  - tin\\n---\\nNgày 3/4")
    >>> [line.key for line in lines], begin
    ([None, 'title', 'tags', 'tags', None], 41)
    """
    fence = _FENCE.match(text)
    closing = _END.search(text, fence.end(), fence.end() + _LIMIT) if fence else None
    if fence is None or closing is None:
        return (), 0
    lines: list[FrontLine] = []
    name: str | None = None
    for found in _LINE.finditer(text, 0, closing.end()):
        start, end = found.span()
        if key := _KEY.match(text, start, end):
            name = key["key"].lower()
        is_fence = start == closing.start() or not lines
        value = min(key.end(), end) if key else start
        lines.append(FrontLine(start, end, value, None if is_fence else name))
    return tuple(lines), closing.end()
