"""The text of a PDF while it grows from page to page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.readers.grid import Repeats
from kg.readers.pdf.flow import Flow
from kg.readers.pdf.lines import joined
from kg.readers.pdf.page import Sheet
from kg.readers.pdf.paragraphs import Printed, goes_on, text_of
from kg.readers.pdf.tables import Table
from kg.readers.reading import RECOGNISED, Dropped, Passage

WITHOUT_TEXT = "page without text"
SCANNED = "scan with a few words of text"
_NOTE = re.compile(r"\[?(\d{1,3}|\*{1,3})[\])]?\s*")
_SAME_EDGE = 6.0
_MOST_HEAD_ROWS = 3


@dataclass(slots=True)
class _OpenTable:
    """A table that the next page may go on with: its rows with their places."""

    rows: list[tuple[list[str], str]]
    xs: tuple[float, ...]


class Writing:
    """Puts pages one after another; a paragraph or table stays open until the next page shows where it ends.

    `dropped` is what was left out so far, `pages` how many were seen; `repeats` bounds what merged cells
    repeat.
    """

    def __init__(self) -> None:
        self.dropped: list[Dropped] = []
        self.pages = 0
        self.repeats = Repeats()
        self._pieces: list[str] = []
        self._passages: list[Passage] = []
        self._length = 0
        self._paragraph: list[tuple[list[Printed], str]] = []
        self._table: _OpenTable | None = None
        self._notes: list[tuple[str, str]] = []

    def add(self, sheet: Sheet, flow: Flow) -> None:
        """Write the blocks of the next page."""
        place = f"page {sheet.number} {RECOGNISED}" if sheet.hidden else f"page {sheet.number}"
        self.dropped += flow.dropped
        self.pages += 1
        if sheet.trouble or (sheet.pictures and not sheet.words):
            self.dropped.append(Dropped("", sheet.trouble or WITHOUT_TEXT, place))
        elif sheet.scanned:
            self.dropped.append(Dropped("", SCANNED, place))
        counts = {Table: 0, list: 0}
        for at, block in enumerate(flow.blocks):
            counts[type(block)] += 1
            if isinstance(block, Table):
                self._add_table(block, f"{place}, table {counts[Table]}", first=at == 0)
            else:
                self._add_paragraph(block, f"{place}, paragraph {counts[list]}", first=at == 0)
        for at, note in enumerate(flow.notes, 1):
            self._notes.append((_NOTE.sub(r"[\1] ", text_of(note), count=1), f"{place}, footnote {at}"))

    def end(self) -> tuple[str, tuple[Passage, ...]]:
        """End what is open; the text and its passages."""
        self._close()
        return "".join(self._pieces), tuple(self._passages)

    def _add_paragraph(self, lines: list[Printed], place: str, first: bool) -> None:
        if first and self._paragraph and goes_on(self._paragraph[-1][0], lines[0], "next page"):
            self._paragraph.append((lines, place))
            return
        self._close()
        self._paragraph = [(lines, place)]

    def _add_table(self, table: Table, place: str, first: bool) -> None:
        rows = [(row, f"{place}, row {at}") for at, row in enumerate(table.rows, 1)]
        open_ = self._table
        if not (first and open_ is not None and _same_columns(open_.xs, table.xs)):
            self._close()
            self._table = _OpenTable(rows, table.xs)
            return
        head = _repeated_head(open_.rows, rows)
        self.dropped += [Dropped("\t".join(row), "repeated table head", where) for row, where in rows[:head]]
        rest = rows[head:]
        if rest and open_.rows and _is_rest_of(open_.rows[-1][0], rest[0][0]):
            row, where = open_.rows[-1]
            open_.rows[-1] = ([joined(a, b) for a, b in zip(row, rest[0][0], strict=True)], where)
            rest = rest[1:]
        open_.rows += rest

    def _close(self) -> None:
        """Write the open paragraph or table, and behind it the notes of its page."""
        if self._paragraph:
            self._write([(text_of(lines), place) for lines, place in self._paragraph])
            self._paragraph = []
        if self._table is not None:
            rows, self._table = self._table.rows, None
            ruled = len(rows) > 1
            for row, place in rows:
                for text in ["\t".join(row).rstrip("\t")] if ruled else filter(None, row):
                    self._write([(text, place)])
        for note in self._notes:
            self._write([note])
        self._notes = []

    def _write(self, parts: list[tuple[str, str]]) -> None:
        """Write one line of text, of parts that stand in different places."""
        text = ""
        start = self._length + bool(self._pieces)
        for part, place in parts:
            text = joined(text, part)
            end = start + len(text)
            self._passages.append(Passage(end - len(part), end, place))
        self._pieces += ["\n", text] if self._pieces else [text]
        self._length = start + len(text)


def _same_columns(before: tuple[float, ...], after: tuple[float, ...]) -> bool:
    return len(before) == len(after) and all(
        abs(a - b) < _SAME_EDGE for a, b in zip(before, after, strict=True)
    )


def _repeated_head(before: list[tuple[list[str], str]], after: list[tuple[list[str], str]]) -> int:
    """How many rows at the head of a table that goes on are those at its beginning."""
    count = 0
    limit = min(_MOST_HEAD_ROWS, len(before), len(after))
    while count < limit and before[count][0] == after[count][0]:
        count += 1
    return count


def _is_rest_of(before: list[str], after: list[str]) -> bool:
    """Whether a row at the head of a page is the rest of the row that the page before it ended with."""
    if len(before) != len(after):
        return False
    printed = [(a, b) for a, b in zip(before, after, strict=True) if b]
    if not printed or after[0] or not before[0]:
        return bool(printed) and all(a and b[0].islower() and a[-1] not in ".;:" for a, b in printed)
    return all(a for a, _ in printed)
