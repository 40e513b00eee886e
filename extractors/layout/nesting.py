"""Which heading or item encloses a block, and how deep it stands."""

from __future__ import annotations

import re

from extractors.layout.kinds import CAPTION, FURNITURE, HEADING, ITEM, ROW, TITLE
from extractors.layout.pieces import Piece, is_caps

_CAPS_RANK = 4.0
_PLAIN_RANK = 7.2
_CLOSING = re.compile(
    r"(?:\*\*)?(?:nơi nhận|trên đây là|trân trọng|tm\.|kt\.|t/m|tl\.|cuộc họp kết thúc|hội nghị kết thúc"
    r"|biên bản (?:được|kết|này|lập))"
)
_NAME_LIMIT = 150
_ARTICLE_LIMIT = 130
_STOPS = frozenset(".;,!?…")
_FLOATING = (FURNITURE, CAPTION)
_Open = tuple[str, float, int]


def nest(text: str, shadow: str, pieces: list[Piece]) -> None:
    """Set level and parent of every piece, and turn items that only name what follows into headings.

    A new label is a sibling where its scheme is open, else a child of what is open and ranks above it.
    """
    stack: list[_Open] = []
    for index, piece in enumerate(pieces):
        if piece.kind in _FLOATING:
            continue
        if piece.kind is TITLE or (piece.label is None and _CLOSING.match(shadow, piece.start)):
            stack.clear()
        scheme = _scheme(text, piece)
        if scheme is None:
            piece.parent = _enclosing(text, pieces, stack)
            continue
        _open(stack, *scheme)
        piece.level = len(stack)
        piece.parent = stack[-1][2] if stack else None
        stack.append((*scheme, index))
    _settle(text, pieces)


def _open(stack: list[_Open], name: str, rank: float) -> None:
    """Close what a label of this scheme cannot stand in."""
    known = any(entry[0] == name for entry in stack)
    while stack and stack[-1][0] != name and (known or stack[-1][1] > rank):
        stack.pop()
    if stack and stack[-1][0] == name:
        stack.pop()


def _scheme(text: str, piece: Piece) -> tuple[str, float] | None:
    if piece.label is not None:
        return piece.label.scheme, piece.label.rank
    if piece.kind is HEADING:
        return ("caps", _CAPS_RANK) if is_caps(text, piece.start, piece.end) else ("plain", _PLAIN_RANK)
    return None


def _enclosing(text: str, pieces: list[Piece], stack: list[_Open]) -> int | None:
    """The innermost open heading: a paragraph belongs to what names it, not to the sentence before it."""
    for _, _, index in reversed(stack):
        if pieces[index].kind is HEADING or _names_what_follows(text, pieces[index]):
            return index
    return None


def _names_what_follows(text: str, piece: Piece) -> bool:
    """Whether an item is a short name such as "1. Phòng Kế hoạch": no sentence, no list member."""
    return piece.body < piece.end <= piece.body + _NAME_LIMIT and text[piece.end - 1] not in _STOPS


def _settle(text: str, pieces: list[Piece]) -> None:
    """An item that names what follows is a heading; an article that says all in its line is an item."""
    for index, piece in enumerate(pieces):
        if piece.label is None:
            continue
        if piece.kind is ITEM and _names_what_follows(text, piece):
            after = next((p for p in pieces[index + 1 : index + 4] if p.kind not in _FLOATING), None)
            if after is not None and after.parent == index and after.kind is not ROW:
                piece.kind = HEADING
        elif piece.label.scheme == "dieu" and piece.end - piece.body > _ARTICLE_LIMIT:
            piece.kind = ITEM
