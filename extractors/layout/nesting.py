"""Which heading or item encloses a block, and how deep it stands."""

from __future__ import annotations

import re

from extractors.layout.pieces import Piece
from extractors.types import BlockKind

_CAPS_RANK = 4.0
_PLAIN_RANK = 7.2
_CLOSING = re.compile(
    r"nơi nhận|trên đây là|trân trọng|tm\.|kt\.|t/m|tl\.|phụ lục|cuộc họp kết thúc|hội nghị kết thúc|biên bản (?:được|kết)"
)
_HEADING_LIMIT = 150


def nest(text: str, shadow: str, pieces: list[Piece]) -> None:
    """Set level and parent of every piece, and turn items that only name what follows into headings.

    A new label is a sibling where its scheme is open, else a child of what is open and ranks above it.
    """
    stack: list[tuple[str, float, int]] = []
    for index, piece in enumerate(pieces):
        if piece.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        scheme = _scheme(text, piece)
        if piece.kind is BlockKind.TITLE or (scheme is None and _CLOSING.match(shadow, piece.start)):
            stack.clear()
        if scheme is None:
            piece.parent = _enclosing(text, pieces, stack)
            continue
        name, rank = scheme
        while stack and stack[-1][0] != name and (stack[-1][1] > rank or any(s[0] == name for s in stack)):
            stack.pop()
        if stack and stack[-1][0] == name:
            stack.pop()
        piece.level = len(stack)
        piece.parent = stack[-1][2] if stack else None
        stack.append((name, rank, index))
    _promote(text, pieces)


def _scheme(text: str, piece: Piece) -> tuple[str, float] | None:
    if piece.label is not None:
        return piece.label.scheme, piece.label.rank
    if piece.kind is BlockKind.HEADING:
        caps = text[piece.start : piece.end].isupper()
        return ("caps", _CAPS_RANK) if caps else ("plain", _PLAIN_RANK)
    return None


def _enclosing(text: str, pieces: list[Piece], stack: list[tuple[str, float, int]]) -> int | None:
    """The innermost open heading: a paragraph belongs to what names it, not to the sentence before it."""
    for _, _, index in reversed(stack):
        if pieces[index].kind is BlockKind.HEADING or names_what_follows(text, pieces[index]):
            return index
    return None


def names_what_follows(text: str, piece: Piece) -> bool:
    """Whether an item is a short name such as "1. Phòng Kế hoạch": no sentence, no list member."""
    return (
        piece.end - piece.body <= _HEADING_LIMIT
        and text[piece.end - 1] not in ".;,!?…"
        and piece.end > piece.body
    )


def _promote(text: str, pieces: list[Piece]) -> None:
    for index, piece in enumerate(pieces[:-1]):
        if piece.kind is BlockKind.ITEM and piece.label is not None and names_what_follows(text, piece):
            after = next(
                (p for p in pieces[index + 1 : index + 4] if p.kind is not BlockKind.FURNITURE), None
            )
            if after is not None and after.parent == index and after.kind is not BlockKind.ROW:
                piece.kind = BlockKind.HEADING
