"""One page as it is read: paragraphs and tables in order, its footnotes, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.readers.grid import Repeats, is_arrangement
from kg.readers.pdf.aligned import split_aligned
from kg.readers.pdf.columns import Column, columns_of
from kg.readers.pdf.lines import Marks, Row, is_cut, rows_of, whole_line
from kg.readers.pdf.margins import Edge, edges_of
from kg.readers.pdf.notes import mark_of, split_notes
from kg.readers.pdf.page import Box, Sheet, Word
from kg.readers.pdf.paragraphs import Printed, goes_on, paragraphs_of, printed
from kg.readers.pdf.tables import Region, Table, regions_of, table_of
from kg.readers.reading import Dropped

_FEW_ROWS = 4
_FEW_LINES = 5
_SAME_WIDTH = 0.85


@dataclass(frozen=True, slots=True)
class Page:
    """A page cut in rows: those outside of tables, the grids with their words, the rows near its edges."""

    sheet: Sheet
    rows: list[Row]
    tables: list[tuple[Region, list[Word]]]
    edges: list[Edge]


@dataclass(slots=True)
class Flow:
    """What a page says in the order of reading: paragraphs and tables; its notes; what was left out."""

    blocks: list[list[Printed] | Table] = field(default_factory=list)
    notes: list[list[Printed]] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    edges: tuple[float, float] = (0.0, 0.0)


def page_of(sheet: Sheet) -> Page:
    """A page cut in rows; words in a frame that is no grid stay among the others."""
    words = list(sheet.words)
    tables: list[tuple[Region, list[Word]]] = []
    for region in regions_of(sheet.strokes):
        inside = [word for word in words if region.holds(word)]
        if inside and len(region.xs) > 2 and not _arranges(region, inside):
            tables.append((region, inside))
            words = [word for word in words if not region.holds(word)]
    rows = rows_of(words)
    return Page(sheet, rows, tables, edges_of(sheet.number, rows, sheet.box))


def _arranges(region: Region, words: list[Word]) -> bool:
    """Whether a grid of a few cells is a letterhead or signatures with borders."""
    few = len(region.ys) <= _FEW_ROWS
    return few and is_arrangement(" ".join(word.text for word in words))


def flow_of(page: Page, reasons: dict[int, str], usual: float, repeats: Repeats) -> Flow:
    """The blocks of a page without the rows that have a reason to be left out.

    `usual` is how far the print of the pages before reached to the right.
    """
    flow = Flow()
    number = page.sheet.number
    for at, reason in sorted(reasons.items()):
        text = " ".join(line.text() for line in page.rows[at])
        flow.dropped.append(Dropped(text, reason, f"page {number}"))
    if page.sheet.slanted:
        flow.dropped.append(Dropped(page.sheet.slanted, "slanted print", f"page {number}"))
    kept = [row for at, row in enumerate(page.rows) if at not in reasons]
    rows, notes = split_notes(kept, page.sheet.strokes)
    marks = frozenset(filter(None, map(mark_of, notes)))
    edges = flow.edges = _edges(rows, page.sheet.box, usual)
    for region, words in page.tables:
        above = [row for row in rows if row[0].y > region.ys[0]]
        rows = rows[len(above) :]
        flow.blocks += _blocks(above, edges, marks)
        flow.blocks.append(table_of(region, words, marks, repeats))
    flow.blocks += _blocks(rows, edges, marks)
    flow.notes = list(_notes(notes, edges))
    return flow


def _blocks(rows: list[Row], edges: tuple[float, float], marks: Marks) -> Iterator[list[Printed] | Table]:
    for part in split_aligned(rows, marks):
        if isinstance(part, Table):
            yield part
        else:
            yield from _paragraphs(part, edges, marks)


def _paragraphs(rows: list[Row], edges: tuple[float, float], marks: Marks) -> Iterator[list[Printed]]:
    """The paragraphs of some rows, column by column; a sentence may run from one column to the next."""
    last: list[Printed] = []
    before: Column | None = None
    for column in columns_of(rows):
        if column.whole:
            column = Column(column.lines, *edges, whole=True)
        alike = before is not None and _are_alike(before, column)
        before = column
        for paragraph in paragraphs_of(printed(column, marks)):
            if last and _runs_over(last, paragraph, alike):
                last += paragraph
                continue
            if last:
                yield last
            last = paragraph
    if last:
        yield last


def _are_alike(before: Column, after: Column) -> bool:
    """Whether two columns are those of one text: of the same width, and long."""
    widths = before.right - before.left, after.right - after.left
    lines = min(len(before.lines), len(after.lines))
    return lines >= _FEW_LINES and min(widths) > _SAME_WIDTH * max(widths)


def _runs_over(before: list[Printed], after: list[Printed], alike: bool) -> bool:
    """Whether a paragraph at the foot of a column goes on at the head of the next.

    Where the columns are not `alike`, only small letters and broken numbers show it.
    """
    a, b = before[-1], after[0]
    beside = not a.whole and not b.whole and a.right < b.line.x0
    shown = alike or b.text[0].islower() or is_cut(a.text, b.text)
    return beside and shown and goes_on(before, b, "next page")


def _edges(rows: list[Row], box: Box, usual: float) -> tuple[float, float]:
    """The left and right edge of the print of a page; one with few lines has the edges of the others.

    Where there are no others, the margin at the right is at most as wide as that at the left.
    """
    left = min((line.x0 for row in rows for line in row), default=box.left)
    right = max((line.x1 for row in rows for line in row), default=box.right)
    mirrored = box.right - (left - box.left)
    return left, max(right, mirrored, usual if usual < box.right else 0.0)


def _notes(rows: list[Row], edges: tuple[float, float]) -> Iterator[list[Printed]]:
    """The footnotes of a page, each as its lines."""
    note: list[Row] = []
    for row in rows:
        if note and mark_of(row):
            yield _note(note, edges)
            note = []
        note.append(row)
    if note:
        yield _note(note, edges)


def _note(rows: list[Row], edges: tuple[float, float]) -> list[Printed]:
    lines = tuple(whole_line(row) for row in rows)
    return printed(Column(lines, *edges, whole=True), ())
