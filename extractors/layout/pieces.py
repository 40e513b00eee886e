"""Lines joined to paragraphs, with their labels: what the layout is built from."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.layout.labels import HEADS, Label, continues, read_label
from extractors.layout.lines import Lines
from extractors.types import BlockKind

_HARD_STOPS = frozenset(".;:!?")
_FULL = 0.78


@dataclass(slots=True)
class Piece:
    """A block while it is being read: the one mutable type, private to this package."""

    kind: BlockKind
    start: int
    end: int
    body: int
    label: Label | None = None
    level: int = 0
    parent: int | None = None
    reason: str | None = None
    spaced: bool = False
    lines: int = 1


def assemble(lines: Lines, furniture: dict[int, str]) -> list[Piece]:
    """One piece a line, lines that a page broke joined to one piece. Rows and furniture stay alone."""
    text, pieces = lines.text, []
    last: Piece | None = None
    for index, (start, end) in enumerate(lines.spans):
        reason = furniture.get(index)
        if reason is not None:
            pieces.append(Piece(BlockKind.FURNITURE, start, end, start, reason=reason))
            last = None
            continue
        close = last is not None and start - last.end <= 3 and lines.follows_closely(index)
        label = read_label(text, start, end) if text[start] in HEADS else None
        if last is not None and close and _joins(lines, last, start, end, label):
            last.end = end
            last.lines += 1
            continue
        last = _piece(text, start, end, label)
        last.spaced = not close
        pieces.append(last)
    return pieces


def _piece(text: str, start: int, end: int, label: Label | None) -> Piece:
    if _is_row(text, start, end):
        return Piece(BlockKind.ROW, start, end, start)
    if label is None:
        return Piece(BlockKind.PARAGRAPH, start, end, start)
    kind = BlockKind.HEADING if label.heading else BlockKind.ITEM
    return Piece(kind, start, end, min(label.body, end), label)


def _is_row(text: str, start: int, end: int) -> bool:
    """A row has cells: upright strokes at its edges or several of them, or tabs between printed cells."""
    tab = text.find("\t", start, end)
    if text[start] == "|":
        return True
    if tab < 0:
        return text.count("|", start, end) > 1
    # One tab behind a label ("1.<tab>Rà soát") only sets the text apart.
    return tab - start > 4 or text.find("\t", tab + 2, end) > 0


def _joins(lines: Lines, last: Piece, start: int, end: int, label: Label | None) -> bool:
    """Whether the line goes on with the paragraph before it."""
    text = lines.text
    if last.kind is BlockKind.ROW or _is_row(text, start, end):
        return False
    if label is not None:
        return lines.width > 0 and continues(text[max(last.start, last.end - 24) : last.end], label)
    stop = text[last.end - 1]
    if text[start].islower():
        return lines.width > 0 or (last.end - last.start >= 40 and stop not in _HARD_STOPS)
    if not lines.width or stop in _HARD_STOPS or text[start:end].isupper():
        return False
    line = last.end - max(text.rfind("\n", last.start, last.end), last.start - 1) - 1
    return line >= lines.width * _FULL and not text[last.start : last.end].isupper()
