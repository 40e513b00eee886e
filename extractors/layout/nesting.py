"""Which heading or item encloses a block, and how deep it stands."""

from __future__ import annotations

import re

from extractors.layout.kinds import CAPTION, FURNITURE, HEADING, ITEM, ROW, TITLE
from extractors.layout.pieces import Pieces, is_caps

_CAPS_RANK = 4.0
_PLAIN_RANK = 7.2
_CLOSING = re.compile(
    r"(?:\*\*)?(?:nơi nhận|trên đây là|trân trọng|tm\.|kt\.|t/m|tl\.|cuộc họp kết thúc|hội nghị kết thúc"
    r"|biên bản (?:được|kết|này|lập))"
)
_CLOSINGS = frozenset(["**", "nơ", "tr", "tm", "kt", "t/", "tl", "cu", "hộ", "bi"])
_NAME_LIMIT = 150
_ARTICLE_LIMIT = 130
_STOPS = frozenset(".;,!?…")
_Open = tuple[str, float, int, int | None]
"""What is open: scheme, rank, index of the piece, index of the innermost heading from there outwards."""


def nest(text: str, shadow: str, pieces: Pieces) -> None:
    """Set level and parent of every piece, and turn items that only name what follows into headings.

    A new label is a sibling where its scheme is open, else a child of what is open and ranks above it.
    A paragraph belongs to the heading that names it, not to the sentence before it.
    """
    stack: list[_Open] = []
    naming: list[int] = []
    bodies = pieces.bodies
    levels = pieces.levels = [0] * len(pieces)
    parents: list[int | None] = [None] * len(pieces)
    columns = zip(pieces.kinds, pieces.labels, pieces.starts, pieces.ends, strict=True)
    for index, (kind, label, start, end) in enumerate(columns):
        if kind is FURNITURE or kind is CAPTION:
            continue
        if kind is TITLE or (
            label is None and shadow[start : start + 2] in _CLOSINGS and _CLOSING.match(shadow, start)
        ):
            stack.clear()
        if label is None and kind is not HEADING:
            if stack:
                parents[index] = stack[-1][3]
            continue
        name, rank = (label.scheme, label.rank) if label is not None else _printed_rank(text, start, end)
        if stack and stack[-1][0] == name:
            stack.pop()  # the next member of the list
        else:
            _close(stack, name, rank)
        enclosing = None
        if stack:
            levels[index] = len(stack)
            _, _, parents[index], enclosing = stack[-1]
        body = bodies[index]
        # A short name such as "1. Phòng Kế hoạch" names what follows: it is no sentence, no list member.
        names = body < end <= body + _NAME_LIMIT and text[end - 1] not in _STOPS
        if names and kind is ITEM:
            naming.append(index)
        elif name == "dieu" and end - body > _ARTICLE_LIMIT:
            pieces.kinds[index] = ITEM  # an article that says all in its line
        stack.append((name, rank, index, index if names or kind is HEADING else enclosing))
    pieces.parents = parents
    for index in naming:
        if _holds_what_follows(pieces, index):
            pieces.kinds[index] = HEADING


def _printed_rank(text: str, start: int, end: int) -> tuple[str, float]:
    """Scheme and rank of a heading without label."""
    return ("caps", _CAPS_RANK) if is_caps(text, start, end) else ("plain", _PLAIN_RANK)


def _close(stack: list[_Open], name: str, rank: float) -> None:
    """Close what a label of this scheme cannot stand in."""
    known = False
    for entry in stack:
        if entry[0] == name:
            known = True
            break
    while stack and stack[-1][0] != name and (known or stack[-1][1] > rank):
        stack.pop()
    if stack and stack[-1][0] == name:
        stack.pop()


def _holds_what_follows(pieces: Pieces, index: int) -> bool:
    """Whether the next piece of the text stands inside this one and is no row of a table."""
    for after in range(index + 1, min(index + 4, len(pieces))):
        kind = pieces.kinds[after]
        if kind is not FURNITURE and kind is not CAPTION:
            return pieces.parents[after] == index and kind is not ROW
    return False
