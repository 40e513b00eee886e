"""The sheet as a workbook, a list for other programs, a Word table, or deadlines for a calendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from kg.errors import KgError
from kg.sheets.rows import HEADINGS, SheetRow

_WIDTHS = (44, 20, 22, 18, 12, 34, 26, 52, 18)
_LINE, _TALLEST = 15, 400
"""Height of a line and of the tallest row, in points; a spreadsheet allows 409."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the head of a cell."""


def write_sheet(rows: Sequence[SheetRow], path: Path, on: date) -> None:
    """Write the sheet as the suffix of `path` says; the file appears whole or not at all.

    Raises:
        KgError: a suffix without a writer, or a place that cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise KgError("no sheet of this type", str(path), f"name it {' or '.join(WRITERS)}")
    content = writer(rows, on)
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise KgError("cannot write", str(path), f"{error.strerror}; name another file with -o") from error
    finally:
        if draft.parent.is_dir():
            draft.unlink(missing_ok=True)


def workbook(rows: Sequence[SheetRow], _on: date) -> bytes:
    """An Excel workbook: frozen header, filters, dates as dates; no cell is ever a formula or a link."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {"title": "Nhiệm vụ", "created": datetime(2000, 1, 1)}
    )  # no clock: same rows, same file
    sheet = book.add_worksheet("Nhiệm vụ")
    body = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#CFD8DC"}
    head = book.add_format({"bold": True, "bg_color": "#DBE7F7", **body})
    plain, day = book.add_format(body), book.add_format({"num_format": "dd/mm/yyyy", "align": "left", **body})
    quoted = book.add_format({"quote_prefix": True, **body})
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, row_height(map(_as_read, row.cells()), _WIDTHS))
        for column, cell in enumerate(row.cells()):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime.combine(cell, time()), day)
            else:
                sheet.write_string(number, column, cell, quoted if cell.startswith(FORMULA_STARTS) else plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def row_height(texts: Iterable[str], widths: Iterable[int]) -> int:
    """A height in points at which every wrapped cell is read whole; not every program finds it by itself.

    >>> row_height(["Giao Văn phòng Sở chủ trì", "30/9/2024"], [12, 12])
    45
    """
    lines = (
        sum(1 + int(len(line) * 1.1) // width for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(_TALLEST, _LINE * max(lines))


def _as_read(cell: date | str) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def comma_separated(rows: Sequence[SheetRow], _on: date) -> bytes:
    """CSV in UTF-8 with a byte order mark, by which Excel knows it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(HEADINGS)
    writer.writerows([_neutral(cell) for cell in row.cells()] for row in rows)
    return ("\ufeff" + buffer.getvalue()).encode()


def _neutral(cell: date | str) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def word_table(rows: Sequence[SheetRow], _on: date) -> bytes:
    """A Word document with one table on landscape pages, its header repeated on every page."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    document.add_heading("Nhiệm vụ", level=1)
    table = document.add_table(rows=1, cols=len(HEADINGS), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, value in zip(table.add_row().cells, row.cells(), strict=True):
            cell.text = _printable(_as_read(value))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _printable(text: str) -> str:
    """XML holds no control characters."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")


def calendar(rows: Sequence[SheetRow], on: date) -> bytes:
    """The deadlines as all-day events, with a reminder three days before."""
    from icalendar import Alarm, Calendar, Event

    book = Calendar()
    book.add("prodid", "-//vn-legal-kg//nhiem-vu//VI")
    book.add("version", "2.0")
    for row in rows:
        if not isinstance(row.due, date):
            continue
        event = Event()
        event.add("uid", f"{row.id}@vn-legal-kg")
        event.add("dtstamp", datetime.combine(on, time(), UTC))
        event.add("dtstart", row.due)
        event.add("summary", f"Hạn: {row.task}")
        event.add("description", "\n".join(_details(row)))
        reminder = Alarm()
        reminder.add("action", "DISPLAY")
        reminder.add("description", f"Hạn: {row.task}")
        reminder.add("trigger", timedelta(days=-3))
        event.add_component(reminder)
        book.add_component(event)
    return bytes(book.to_ical())


def _details(row: SheetRow) -> list[str]:
    named = zip(HEADINGS[1:4], (row.lead, row.coordinate, row.supervisor), strict=True)
    bases = [f"Căn cứ: {basis} ({state})" for basis, state in zip(row.bases, row.states, strict=True)]
    return [*(f"{name}: {who}" for name, who in named if who), *bases, row.wording, f"Nguồn: {row.source}"]


WRITERS: dict[str, Callable[[Sequence[SheetRow], date], bytes]] = {
    ".xlsx": workbook, ".csv": comma_separated, ".docx": word_table, ".ics": calendar,
}  # fmt: skip
