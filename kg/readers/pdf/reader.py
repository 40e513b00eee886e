"""The reading of a PDF: its pages put together to one text, with the place of every block."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from kg.readers.pdf.flow import Page, flow_of, page_of
from kg.readers.pdf.margins import Edge, ahead_of, reasons
from kg.readers.pdf.page import Sheet
from kg.readers.pdf.recognition import Recognition
from kg.readers.pdf.sheets import sheets_of
from kg.readers.pdf.unread import nothing_read, read_in_part
from kg.readers.pdf.writing import Writing
from kg.readers.reading import Reading
from kg.readers.tesseract import Tesseract

_AHEAD = 12
_REMEMBERED = 150


def read_pdf(name: str, data: bytes, ocr: Tesseract | None = None) -> Reading:
    """The reading of a PDF file; `ocr` reads the pages that are only pictures, else they are left out.

    Raises a `ReadingError` for a file that is empty, damaged, protected, too large, or a scan without text.
    """
    writing = Writing()
    usual = 0.0
    sheets = sheets_of(name, data, Recognition(ocr) if ocr else None)
    for page, furniture in _with_furniture(sheets):
        flow = flow_of(page, furniture, usual, writing.repeats)
        usual = max(usual, flow.edges[1])
        writing.add(page.sheet, flow)
    text, passages = writing.end()
    dropped = tuple(writing.dropped)
    if not text.strip():
        raise nothing_read(name, dropped)
    unread = read_in_part(dropped, writing.pages)
    return Reading(name, text, "pdf", "application/pdf", passages, dropped, unread)


def _with_furniture(sheets: Iterator[Sheet]) -> Iterator[tuple[Page, dict[int, str]]]:
    """The pages with their running heads; a few pages are held ahead, never the whole file."""
    waiting: deque[Page] = deque()
    known: deque[Edge] = deque(maxlen=_REMEMBERED)
    count = 0
    for page in map(page_of, sheets):
        count += 1
        waiting.append(page)
        known.extend(page.edges)
        if len(waiting) > _AHEAD:
            ready = waiting.popleft()
            yield ready, _furniture(ready, waiting[0], known, count)
    while waiting:
        ready = waiting.popleft()
        yield ready, _furniture(ready, waiting[0] if waiting else None, known, count)


def _furniture(page: Page, following: Page | None, known: Iterable[Edge], count: int) -> dict[int, str]:
    """The rows of a page that are no text, and why."""
    behind = following.sheet.words if following else ()
    return ahead_of(page.edges, page.rows, behind) | reasons(page.edges, known, count)
