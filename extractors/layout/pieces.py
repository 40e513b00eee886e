"""Lines joined to paragraphs, with their labels: what the layout is built from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.layout.kinds import FURNITURE, HEADING, ITEM, PARAGRAPH, ROW
from extractors.layout.labels import DANGLING_ENDS, Label, continues, is_bare, read_label, reader_of
from extractors.layout.lines import Lines
from extractors.types import BlockKind

_STOPS = frozenset(".;:!?")
_LONG = 40
_OPEN_WORDS = frozenset(
    "của và về các những tại cho với hoặc theo từ đến để trên do là số bởi trong".split()  # noqa: SIM905
)
_OPEN_ENDS = frozenset(word[-1] for word in _OPEN_WORDS) | {"("}
_BARE = 8
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


def assemble(lines: Lines, furniture: dict[int, str]) -> Pieces:
    """One piece a line, lines that the page broke joined to one piece. Rows and furniture stay alone."""
    text, pieces = lines.text, Pieces()
    kinds, starts, ends = pieces.kinds, pieces.starts, pieces.ends
    bodies, labels, reasons = pieces.bodies, pieces.labels, pieces.reasons
    open_ = False  # whether a line can go on with the last piece
    tab = stroke = -1
    tagged = "<" in text
    readers = map(reader_of, [text[start : start + 2] for start, _ in lines.spans])
    for index, ((start, end), reader) in enumerate(zip(lines.spans, readers, strict=True)):
        body, label, reason = start, None, None
        if tab < start:
            tab = _next(text, "\t", start)
        if stroke < start:
            stroke = _next(text, "|", start)
        if index in furniture:
            kind, open_, reason = FURNITURE, False, furniture[index]
        elif (tab < end or stroke < end) and _is_row(text, start, end):
            kind, open_ = ROW, False
        else:
            if tagged and text[start] == "<":
                body = _behind_tags(text, start, end)
                reader = reader_of(text[body : body + 2])
            if reader:
                label = reader(text, body, end)
            if open_ and (
                _joins(lines, pieces, start, end) if label is None else _cites(lines, ends[-1], start, label)
            ):
                ends[-1] = end
                continue
            kind, open_ = PARAGRAPH, True
            if label is not None:
                kind, body = HEADING if label.heading else ITEM, min(label.body, end)
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
        bodies.append(body)
        labels.append(label)
        reasons.append(reason)
    return pieces


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


def _is_row(text: str, start: int, end: int) -> bool:
    """A row has cells: upright strokes at its edges or several of them, or tabs between printed cells."""
    if text[start] == "|":
        return True
    tab = text.find("\t", start, end)
    if tab < 0:
        return text.find("|", start, end) > 0 and text.count("|", start, end) > 1
    # One tab behind a label ("1.<tab>Rà soát") only sets the text apart.
    return tab - start > 4 or text.find("\t", tab + 2, end) > 0


def _cites(lines: Lines, before: int, start: int, label: Label) -> bool:
    """Whether what looks like a label is the number that the line ending at `before` announces."""
    stop = lines.text[before - 1]
    return (
        stop in DANGLING_ENDS
        and (stop == ":" or lines.wrapped)
        and lines.close(before, start)
        and continues(lines.text[max(before - 24, 0) : before], label)
    )


def _joins(lines: Lines, pieces: Pieces, start: int, end: int) -> bool:
    """Whether a line without label goes on with the piece before it."""
    text, opened, before = lines.text, pieces.starts[-1], pieces.ends[-1]
    stop, wrapped = text[before - 1], lines.reach > 0
    if before - opened <= _BARE and start - before <= _GAP:
        return _takes_label(text, pieces, start, end)
    lower = text[start].islower()
    if stop in _STOPS and not lower:
        return False
    if start - before > 1 and not lines.close(before, start):
        return lower and wrapped and _runs_on(text, opened, before, start)
    if lower:
        return wrapped or stop == ":" or (before - opened >= _LONG and stop not in _STOPS)
    if stop in _OPEN_ENDS and _is_open(text[max(opened, before - 8) : before]):
        return not (is_caps(text, start, end) or is_caps(text, opened, before))
    # A heading of its own is joined only when it surely was too long for its line.
    full = wrapped and lines.is_full(opened, before, start, strict=pieces.kinds[-1] is HEADING)
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


def _takes_label(text: str, pieces: Pieces, start: int, end: int) -> bool:
    """Give a label that stood alone in its line the text of the next one."""
    opened, before = pieces.starts[-1], pieces.ends[-1]
    if not is_bare(text, opened, before) or is_bare(text, start, end):
        return False
    if text.count("\n", before, start) > 3:
        return False
    label = pieces.labels[-1] or read_label(text, opened, end)
    if label is None:
        return False
    pieces.labels[-1], pieces.kinds[-1], pieces.bodies[-1] = label, ITEM, start
    return True
