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
_CLOSINGS = frozenset(["**", "nơ", "tr", "tm", "kt", "t/", "tl", "cu", "hộ", "bi"])
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
        kind, label = piece.kind, piece.label
        if kind is FURNITURE or kind is CAPTION:
            continue
        if label is not None:
            name, rank = label.scheme, label.rank
            if kind is TITLE:
                stack.clear()
        else:
            if kind is TITLE or _closes(shadow, piece.start):
                stack.clear()
            if kind is not HEADING:
                piece.parent = _enclosing(text, pieces, stack) if stack else None
                continue
            capitals = is_caps(text, piece.start, piece.end)
            name, rank = ("caps", _CAPS_RANK) if capitals else ("plain", _PLAIN_RANK)
        _open(stack, name, rank)
        piece.level = len(stack)
        piece.parent = stack[-1][2] if stack else None
        stack.append((name, rank, index))
    _settle(text, pieces)


def _closes(shadow: str, start: int) -> bool:
    """Whether the list of recipients, the signature or the end of minutes begins here."""
    return shadow[start : start + 2] in _CLOSINGS and _CLOSING.match(shadow, start) is not None


def _open(stack: list[_Open], name: str, rank: float) -> None:
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
