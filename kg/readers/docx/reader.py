"""The text of a Word document in reading order: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from kg.readers.docx.inline import InlineReader, Print
from kg.readers.docx.names import (
    ALTERNATE,
    INSERTED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RELATION_ID,
    REMOVED,
    TABLE,
    TEXT,
    w,
)
from kg.readers.docx.numbering import Numbering
from kg.readers.docx.package import Package
from kg.readers.docx.sheet import Line, Sheet
from kg.readers.docx.styles import Styles, is_outlined, numbered_by
from kg.readers.docx.tables import WordCell, WordRow, holds_data, rows_of
from kg.readers.grid import Cell, Grid, Repeats, joined

EMBEDDED = "embedded document"
TOO_DEEP = "nested too deep"
_DEEPEST = 24
_LONG_CELL = 2000
_CHUNK, _SECTION, _FORM, _CONTENT = w("altChunk"), w("sectPr"), w("sdt"), w("sdtContent")
_WRAPPERS = frozenset((*INSERTED, _FORM, _CONTENT, w("customXml")))
_LABELLED = 12


class DocumentReader:
    """Reads the blocks of a document onto a sheet; lists, fields and counts go on from block to block."""

    def __init__(self, package: Package) -> None:
        self.sheet = Sheet()
        self.notes: dict[tuple[str, str], int] = {}
        part = package.main
        styles = [package.tree(name) for name in package.related(part, "styles")]
        lists = [package.tree(name) for name in package.related(part, "numbering")]
        self._package = package
        self._styles = Styles(styles[0] if styles else None)
        self._numbering = Numbering(lists[0] if lists else None, self._styles)
        self._inline = InlineReader(self._styles)
        self._repeats = Repeats()
        self._carried: list[Print] = []
        self._paragraphs = self._tables = self._boxes = 0
        self._apart = False

    def read(self, blocks: Iterable[etree._Element], place: str | None = None, depth: int = 0) -> None:
        """Read blocks one after another; without a `place` paragraphs and tables are counted."""
        for block in blocks:
            tag = block.tag
            if tag == PARAGRAPH:
                self._read_paragraph(block, place, depth)
            elif tag == TABLE:
                self._read_table(block, place, depth)
            elif tag in REMOVED:
                self._drop_all(block, REMOVED[tag], place)
            elif tag == _CHUNK:
                part = self._package.target(self._package.main, block.get(RELATION_ID)) or "?"
                self.sheet.drop("", f"{EMBEDDED} {part}", place or f"paragraph {self._paragraphs + 1}")
            elif depth > _DEEPEST:
                self._drop_all(block, TOO_DEEP, place)
            elif tag == ALTERNATE:
                ways = [way for way in block if next(way.iter(TEXT), None) is not None]
                self.read(ways[0] if ways else (), place, depth + 1)
            elif tag in _WRAPPERS:
                self.read(block, place, depth + 1)
        if place is not None:
            self._close(place)

    def finish(self) -> None:
        """Write what waits for a paragraph that did not come."""
        self._close(f"paragraph {self._paragraphs + 1}")

    def lines_of(self, blocks: Iterable[etree._Element], place: str, depth: int = 0) -> list[Line]:
        """The lines of blocks (of a cell, a note, a header) without writing them."""
        before, self.sheet.lines = self.sheet.lines, []
        self._apart = False
        try:
            self.read(blocks, place, depth)
            return self.sheet.lines
        finally:
            self.sheet.lines = before
            self._apart = False

    def _close(self, place: str) -> None:
        if self._carried:
            text = "".join(p.text for p in self._carried)
            self._carried = []
            self.sheet.write(text, place)

    def _read_paragraph(self, paragraph: etree._Element, place: str | None, depth: int) -> None:
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        style = self._styles.paragraph(properties)
        found = self._inline.read(paragraph, style.format)
        here = place or f"paragraph {self._paragraphs + 1}"
        for text, reason in found.dropped:
            self.sheet.drop(text, reason, here)
        self._take_notes(found)
        if found.open_ended:
            self._carried.append(found)
            return
        text = "".join([*(p.text for p in self._carried), found.text])
        boxes = [box for p in (*self._carried, found) for box in p.boxes]
        self._carried = []
        if style.contents:
            self._drop_line(text, "table of contents", here)
        else:
            numbered = numbered_by(properties, style.numbered) if properties is not None else None
            label = self._numbering.label(numbered or style.numbered)
            heading = style.heading or is_outlined(properties)
            self._write(text, label, here, place is None, heading)
        for box in boxes:
            self._boxes += 1
            self.read(box, place or f"text box {self._boxes}", depth + 1)

    def _write(self, text: str, label: str, here: str, counted: bool, heading: bool) -> None:
        if not text.strip():
            self._apart = True
            return
        printed = _labelled(label, text)
        if self.sheet.write(printed, here, self._apart or heading):
            self._paragraphs += counted
            self._apart = False

    def _take_notes(self, found: Print) -> None:
        for note in found.notes:
            self.notes.setdefault(note, len(self.notes) + 1)

    def _drop_line(self, text: str, reason: str, place: str) -> None:
        if printed := " ".join(text.split()):
            self.sheet.drop(printed, reason, place)

    def _drop_all(self, block: etree._Element, reason: str, place: str | None) -> None:
        texts = (t.text or "" for t in block.iter(TEXT, w("delText")))
        self._drop_line("".join(texts), reason, place or f"paragraph {self._paragraphs + 1}")

    def _read_table(self, table: etree._Element, place: str | None, depth: int) -> None:
        self._close(place or f"paragraph {self._paragraphs + 1}")
        if place is None:
            self._tables += 1
        here = place or f"table {self._tables}"
        if depth > _DEEPEST:
            self._drop_all(table, TOO_DEEP, here)
            return
        rows = rows_of(table)
        data = holds_data(table, rows, self._styles)
        grid = Grid(self._repeats)
        self._apart = False
        for number, row in enumerate(rows, 1):
            at = f"{here}, row {number}" if place is None else here
            if row.reason is not None:
                self._drop_all(row.element, row.reason, at)
            elif data:
                self._read_row(row, grid, at, depth)
            else:
                for column, cell in enumerate(row.cells, 1):
                    self.read(cell.element, f"{at}, column {column}" if place is None else at, depth + 1)
                    self._apart = False

    def _read_row(self, row: WordRow, grid: Grid, place: str, depth: int) -> None:
        """Write a row as one line, or as lines where a cell holds a text of its own."""
        read = [self._cell_lines(cell, place, depth) for cell in row.cells]
        if any(sum(len(line.text) for line in lines) > _LONG_CELL for lines in read):
            self.sheet.lines += [line for lines in read for line in lines]
            return
        cells = [
            Cell(joined(line.text for line in lines), cell.columns, 1, cell.continued)
            for cell, lines in zip(row.cells, read, strict=True)
        ]
        texts = grid.row(cells, row.skipped)
        if any(texts):
            numbered = tuple((text, f"{place}, column {at}") for at, text in enumerate(texts, 1))
            self.sheet.lines.append(Line(numbered))

    def _cell_lines(self, cell: WordCell, place: str, depth: int) -> list[Line]:
        lines = self.lines_of(cell.element, place, depth + 1)
        if cell.continued:
            for line in lines:
                self.sheet.drop(line.text, "covered by the cell above", place)
            return []
        return lines


def _labelled(label: str, text: str) -> str:
    """The number and the text; a tab behind a number only sets the text apart, it makes no row of it."""
    text = text.strip(" \t\u00a0")
    head, tab, rest = text.partition("\t")
    if tab and len(head) <= _LABELLED and head.rstrip()[-1:] in (".", ")", ":", "-", "/", "+", "•"):
        text = f"{head.rstrip()} {rest.lstrip()}"
    return f"{label.strip()} {text}" if label.strip() else text
