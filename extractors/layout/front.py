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
_TEXTS = frozenset(
    ("description", "summary", "excerpt", "abstract", "name", "heading", "trichyeu", "lead", "sapo", "date")
)
_SETTINGS = frozenset(
    ("slug", "url", "source", "image", "img", "headerimg", "uploadimage", "permalink", "docid", "layout")
)
_FACT = re.compile(
    r"\d{1,5}(?:/\d{4})?[/\-][A-ZĐ]{2}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2}|số \d"
    r"|ngày \d|(?:Luật|Nghị|Quyết) \w"
)


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line of the front matter: its span, where the value begins, its key (the list's key for a member).

    `is_text` tells a value that speaks of the document (summary, number, date) from a setting of the page.
    """

    start: int
    end: int
    value: int
    key: str | None
    is_text: bool


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
        plain = (name or "").replace("-", "").replace("_", "")
        says = plain in _TEXTS or (plain not in _SETTINGS and _FACT.search(text, value, end) is not None)
        lines.append(FrontLine(start, end, value, None if is_fence else name, says and not is_fence))
    return tuple(lines), closing.end()
