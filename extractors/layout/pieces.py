"""Lines joined to paragraphs, with their labels: what the layout is built from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.layout.kinds import FURNITURE, HEADING, ITEM, PARAGRAPH, ROW
from extractors.layout.labels import HEADS, PAIRS, Label, continues, is_bare, read_label
from extractors.layout.lines import Lines
from extractors.types import BlockKind

_STOPS = frozenset(".;:!?")
_ENDS = frozenset(".;!?")
_LONG = 40
_OPEN_WORDS = frozenset(
    "của và về các những tại cho với hoặc theo từ đến để trên do là số bởi trong".split()  # noqa: SIM905
)
_BARE = 8
_GAP = 32
_PAGE_BREAK = 4
_WORDS = re.compile(r"[^\W\d_]{1,7}[,;]?[^\S\n][^\W\d_]")
_TAGS = re.compile(r"(?:<[^<>\n]{1,500}>\s{0,20}|&nbsp;\s{0,20}){0,40}")


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


def assemble(lines: Lines, furniture: dict[int, str]) -> list[Piece]:
    """One piece a line, lines that the page broke joined to one piece. Rows and furniture stay alone."""
    text, pieces = lines.text, []
    last: Piece | None = None
    tab = stroke = -1
    for index, (start, end) in enumerate(lines.spans):
        if index in furniture:
            pieces.append(Piece(FURNITURE, start, end, start, reason=furniture[index]))
            last = None
            continue
        body = start if text[start] != "<" else _behind_tags(text, start, end)
        head = text[body : body + 2]
        candidate = head in PAIRS or (head[0] in HEADS and not head.isalpha())
        label = read_label(text, body, end) if candidate else None
        if tab < start:
            tab = _next(text, "\t", start)
        if stroke < start:
            stroke = _next(text, "|", start)
        if (tab < end or stroke < end) and _is_row(text, start, end):
            last = None
            pieces.append(Piece(ROW, start, end, start))
        elif (
            last is None
            # What ends a sentence settles nearly every line without a closer look.
            or (text[last.end - 1] in _ENDS and (label or _stands_alone(text, last, start)))
            or not _joins(lines, last, start, end, label)
        ):
            last = _piece(start, end, body, label)
            pieces.append(last)
        else:
            last.end = end
    return pieces


def _stands_alone(text: str, last: Piece, start: int) -> bool:
    """Whether a line without label begins anew behind the end of a sentence that is no bare label."""
    return last.end - last.start > _BARE and not text[start].islower()


def _next(text: str, mark: str, start: int) -> int:
    """The place of the first mark from `start` on; the end of the text without one."""
    found = text.find(mark, start)
    return found if found >= 0 else len(text)


def is_caps(text: str, start: int, end: int) -> bool:
    """Whether a line is printed in capitals, as titles are: letters for the most part, none of them small.

    >>> is_caps("KẾ HOẠCH", 0, 8), is_caps("78/2025/QH15", 0, 12)
    (True, False)
    """
    line = text[start:end]
    return line.isupper() and sum(map(str.isalpha, line)) * 2 >= len(line) - line.count(" ")


def _behind_tags(text: str, start: int, end: int) -> int:
    """Where the text of a line begins that still has its HTML tags."""
    tags = _TAGS.match(text, start, end)
    return tags.end() if tags and tags.end() < end else start


def _piece(start: int, end: int, body: int, label: Label | None) -> Piece:
    if label is None:
        return Piece(PARAGRAPH, start, end, body)
    kind = HEADING if label.heading else ITEM
    return Piece(kind, start, end, min(label.body, end), label)


def _is_row(text: str, start: int, end: int) -> bool:
    """A row has cells: upright strokes at its edges or several of them, or tabs between printed cells."""
    if text[start] == "|":
        return True
    tab = text.find("\t", start, end)
    if tab < 0:
        return text.find("|", start, end) > 0 and text.count("|", start, end) > 1
    # One tab behind a label ("1.<tab>Rà soát") only sets the text apart.
    return tab - start > 4 or text.find("\t", tab + 2, end) > 0


def _joins(lines: Lines, last: Piece, start: int, end: int, label: Label | None) -> bool:
    """Whether the line goes on with the piece before it."""
    text, before = lines.text, last.end
    stop = text[before - 1]
    if label is not None:
        open_end = stop == ":" or (lines.wrapped and stop not in _STOPS)
        return (
            open_end and lines.close(before, start) and continues(text[max(before - 24, 0) : before], label)
        )
    if before - last.start <= _BARE and start - before <= _GAP:
        return _takes_label(text, last, start, end)
    lower = text[start].islower()
    if stop in _STOPS and not lower:
        return False
    if not lines.close(before, start):
        return lower and lines.wrapped and _runs_on(text, last, start)
    if lower:
        return lines.wrapped or stop == ":" or (before - last.start >= _LONG and stop not in _STOPS)
    if stop == "(" or _is_open(text[max(last.start, before - 8) : before]):
        return not (is_caps(text, start, end) or is_caps(text, last.start, last.end))
    # A heading of its own is joined only when it surely was too long for its line.
    full = lines.wrapped and lines.is_full(last.start, before, start, strict=last.kind is HEADING)
    return full and not (is_caps(text, start, end) or is_caps(text, last.start, last.end))


def _runs_on(text: str, last: Piece, start: int) -> bool:
    """Whether a sentence goes on behind an empty line, where a scanned page ended in the middle of it."""
    before = last.end
    return (
        text[before - 1] not in _STOPS
        and before - max(text.rfind("\n", last.start, before), last.start) >= _LONG
        and text.count("\n", before, start) <= _PAGE_BREAK
        and _WORDS.match(text, start) is not None
    )


def _is_open(tail: str) -> bool:
    """Whether the end of a line is a word that something must follow."""
    word = tail.split()[-1]
    return word in _OPEN_WORDS and len(word) < len(tail)


def _takes_label(text: str, last: Piece, start: int, end: int) -> bool:
    """Give a label that stood alone in its line the text of the next one."""
    if not is_bare(text, last.start, last.end) or is_bare(text, start, end):
        return False
    if text.count("\n", last.end, start) > 3:
        return False
    if last.label is None:
        last.label = read_label(text, last.start, end)
    if last.label is None:
        return False
    last.kind, last.body = ITEM, start
    return True
