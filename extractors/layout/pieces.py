"""Lines joined to paragraphs, with their labels: what the layout is built from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from extractors.layout.kinds import FURNITURE, HEADING, ITEM, PARAGRAPH, ROW
from extractors.layout.labels import (
    DANGLING_ENDS,
    LONGEST_BARE,
    Label,
    continues,
    is_bare,
    read_label,
    reader_of,
)
from extractors.layout.lines import Lines
from extractors.types import BlockKind

_STOPS = frozenset(".;:!?")
_LONG = 40
_OPEN_WORDS = frozenset(
    "của và về các những tại cho với hoặc theo từ đến để trên do là số bởi trong".split()  # noqa: SIM905
)
_OPEN_ENDS = frozenset(word[-1] for word in _OPEN_WORDS) | {"("}
_GAP = 32
_PAGE_BREAK = 4
_WORDS = re.compile(r"[^\W\d_]{1,7}[,;]?[^\S\n][^\W\d_]")
_TAGS = re.compile(r"(?:<[^<>\n]{1,500}>\s{0,20}|&nbsp;\s{0,20}){0,40}")


@dataclass(slots=True)
class Pieces:
    """The blocks of a page while they are being read, a column for each property and a row for each block.

    Columns, because a page has thousands of blocks. The one mutable type, private to this package.
    """

    kinds: list[BlockKind] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    labels: list[Label | None] = field(default_factory=list)
    reasons: list[str | None] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    parents: list[int | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.kinds)


_Piece = tuple[BlockKind, int, int, int, Label | None, str | None]
"""The first columns of a piece: kind, start, end, body, label, reason."""


def assemble(lines: Lines, furniture: dict[int, str]) -> Pieces:
    """One piece a line, lines that the page broke joined to one piece. Rows and furniture stay alone."""
    text, spans = lines.text, lines.spans
    pieces: list[_Piece] = []
    open_ = False  # whether a line can go on with the last piece
    tagged, rows = "<" in text, _rows(lines)
    readers = map(reader_of, [text[start : start + 2] for start, _ in spans])
    for index, ((start, end), reader) in enumerate(zip(spans, readers, strict=True)):
        if index in furniture:
            pieces.append((FURNITURE, start, end, start, None, furniture[index]))
            open_ = False
        elif index in rows:
            pieces.append((ROW, start, end, start, None, None))
            open_ = False
        else:
            body, label = start, None
            if tagged and text[start] == "<":
                body = _behind_tags(text, start, end)
                reader = reader_of(text[body : body + 2])
            if reader:
                label = reader(text, body, end)
            if open_ and (
                _joins(lines, pieces, start, end) if label is None else _cites(lines, pieces, start, label)
            ):
                kind, opened, _, body, label, reason = pieces[-1]
                pieces[-1] = (kind, opened, end, body, label, reason)
            elif label is None:
                pieces.append((PARAGRAPH, start, end, body, None, None))
            else:
                pieces.append(
                    (HEADING if label.heading else ITEM, start, end, min(label.body, end), label, None)
                )
            open_ = True
    return Pieces(*map(list, zip(*pieces, strict=True)))


def _rows(lines: Lines) -> set[int]:
    """The lines that are rows of a table."""
    text, spans, found = lines.text, lines.spans, set[int]()
    for mark in "\t|" if spans else "":
        at = text.find(mark, spans[0][0])
        while at >= 0:
            index = bisect_right(spans, (at, len(text))) - 1
            start, end = spans[index]
            if at < end and _is_row(text, start, end):
                found.add(index)
            at = text.find(mark, max(end, at + 1))
    return found


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


def _is_row(text: str, start: int, end: int) -> bool:
    """A row has cells: upright strokes at its edges or several of them, or tabs between printed cells."""
    if text[start] == "|":
        return True
    tab = text.find("\t", start, end)
    if tab < 0:
        return text.find("|", start, end) > 0 and text.count("|", start, end) > 1
    # One tab behind a label ("1.<tab>Rà soát") only sets the text apart.
    return tab - start > 4 or text.find("\t", tab + 2, end) > 0


def _cites(lines: Lines, pieces: list[_Piece], start: int, label: Label) -> bool:
    """Whether what looks like a label is the number that the piece before it announces."""
    before = pieces[-1][2]
    stop = lines.text[before - 1]
    return (
        stop in DANGLING_ENDS
        and (stop == ":" or lines.wrapped)
        and lines.close(before, start)
        and continues(lines.text[max(before - 24, 0) : before], label)
    )


def _joins(lines: Lines, pieces: list[_Piece], start: int, end: int) -> bool:
    """Whether a line without label goes on with the piece before it."""
    kind, opened, before, *_ = pieces[-1]
    text, reach = lines.text, lines.reach
    length, gap, stop = before - opened, start - before, text[before - 1]
    if length <= LONGEST_BARE and gap <= _GAP:
        return _takes_label(text, pieces, start, end)
    lower = text[start].islower()
    if stop in _STOPS and not lower:
        return False
    if gap > 1 and not lines.close(before, start):
        return lower and reach > 0 and _runs_on(text, opened, before, start)
    if lower:
        return reach > 0 or stop == ":" or (length >= _LONG and stop not in _STOPS)
    if stop in _OPEN_ENDS and _is_open(text[max(opened, before - 8) : before]):
        return not (is_caps(text, start, end) or is_caps(text, opened, before))
    # A heading of its own is joined only when it surely was too long for its line.
    full = reach > 0 and lines.is_full(opened, before, start, strict=kind is HEADING)
    return full and not (is_caps(text, start, end) or is_caps(text, opened, before))


def _runs_on(text: str, opened: int, before: int, start: int) -> bool:
    """Whether a sentence goes on behind an empty line, where a scanned page ended in the middle of it."""
    return (
        text[before - 1] not in _STOPS
        and before - max(text.rfind("\n", opened, before), opened) >= _LONG
        and text.count("\n", before, start) <= _PAGE_BREAK
        and _WORDS.match(text, start) is not None
    )


def _is_open(tail: str) -> bool:
    """Whether the end of a line is a word, or a bracket, that something must follow."""
    word = tail.split()[-1]
    return tail[-1] == "(" or (word in _OPEN_WORDS and len(word) < len(tail))


def _takes_label(text: str, pieces: list[_Piece], start: int, end: int) -> bool:
    """Give a label that stood alone in its line the text of the next one."""
    _, opened, before, _, label, _ = pieces[-1]
    if not is_bare(text[opened:before]) or is_bare(text[start : min(end, start + LONGEST_BARE + 1)]):
        return False
    if text.count("\n", before, start) > 3:
        return False
    label = label or read_label(text, opened, end)
    if label is None:
        return False
    pieces[-1] = (ITEM, opened, before, start, label, None)
    return True
