"""The pages of a PDF, one after another, each turned upright; only one is open at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.dropped_letters import model
from kg.readers.errors import (
    DamagedInputError,
    EmptyInputError,
    OversizedInputError,
    ProtectedInputError,
    ReadingError,
)
from kg.readers.pdf.glyphs import words_of
from kg.readers.pdf.guard import check
from kg.readers.pdf.page import Box, Sheet, Stroke, Word
from kg.readers.pdf.pen import turn_of
from kg.readers.pdf.recognition import Recognition
from kg.readers.pdf.strokes import drawing_of

MOST_PAGES = 20_000
MOST_GLYPHS = 200_000
GARBLED = "letters that the fonts do not name"
TOO_LARGE = "page too large"
DAMAGED = "damaged page"
UNRECOGNISED = "page without text that can be recognised"
UNFINISHED = "page on which text recognition failed"
_PUNCTUATION = ".,;:()\"'”“"
_NOWHERE = Box(0, 0, 1, 1)
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f]")
_WORD = re.compile(r"[^\W\d_]{2}|\d")
_PASSWORD, _SECURITY = 4, 5
_HEAD, _TAIL = 1024, 2048
_STAMPED = 45
"""Words on a scan that are no layer of text: the stamp of a digital signature, a running head."""
_MOST_OF_PAGE = 0.6
_SAVE = "open it in a viewer and save it anew, or get the file again"


def sheets_of(name: str, data: bytes, recognition: Recognition | None = None) -> Iterator[Sheet]:
    """The pages of a PDF, a damaged one without words; `recognition` reads those that are only pictures.

    Raises `DamagedInputError`, `ProtectedInputError`, `EmptyInputError` or `OversizedInputError`.
    """
    document = _opened(name, data)
    with closing(document):
        count = len(document)
        if count > MOST_PAGES:
            fix = f"split it: qpdf --split-pages=1000 {name} part.pdf"
            raise OversizedInputError(
                f"says it has {count:,} pages; at most {MOST_PAGES:,} are read", name, fix
            )
        for index in range(count):
            sheet = _sheet(document, index)
            if recognition and (sheet.scanned or sheet.trouble == GARBLED or _is_picture(sheet)):
                sheet = _recognised(document, sheet, recognition)
            yield sheet


def _opened(name: str, data: bytes) -> pdfium.PdfDocument:
    if not data.strip():
        raise EmptyInputError("the file is empty", name, "get it again")
    if b"%PDF-" not in data[:_HEAD]:
        raise DamagedInputError("this is no PDF file, whatever its name says", name, _SAVE)
    check(name, data)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _explained(name, data, error.err_code) from None


def _explained(name: str, data: bytes, code: int | None) -> ReadingError:
    if code == _PASSWORD:
        fix = f"take the password off first: qpdf --password=… --decrypt {name} open.pdf"
        return ProtectedInputError("opens only with a password", name, fix)
    if code == _SECURITY:
        return ProtectedInputError("is encrypted in a way that cannot be read", name, "print it to a new PDF")
    if b"%%EOF" not in data[-_TAIL:]:
        return DamagedInputError("the file is cut short", name, "get it again")
    return DamagedInputError("the inside of this PDF is damaged", name, _SAVE)


def _sheet(document: pdfium.PdfDocument, index: int) -> Sheet:
    """A page as it is read."""
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
            return _read(page, textpage, index + 1)
    except pdfium.PdfiumError:
        return Sheet(index + 1, _NOWHERE, trouble=DAMAGED)


def _is_picture(sheet: Sheet) -> bool:
    return sheet.pictures and not sheet.words


def _recognised(document: pdfium.PdfDocument, sheet: Sheet, recognition: Recognition) -> Sheet:
    """A page as text recognition reads it; as it was, with what went wrong, where it reads no word."""
    try:
        with closing(document[sheet.number - 1]) as page:
            layer = recognition.layer(page)
        if layer is None:
            return replace(sheet, scanned=False, trouble=UNFINISHED)
        with closing(pdfium.PdfDocument(layer.words)) as read:
            found = _sheet(read, 0)
    except pdfium.PdfiumError:
        return replace(sheet, scanned=False, trouble=UNFINISHED)
    if not any(_WORD.search(word.text) for word in found.words):  # marks only: dust, the edge of the paper
        return replace(sheet, scanned=False, trouble=UNRECOGNISED)
    upright = found.box.left >= 0 and found.box.bottom >= 0
    words = tuple(filter(_has_text, map(_without_lines, found.words))) if upright else found.words
    strokes = layer.strokes if upright else ()
    return replace(found, number=sheet.number, words=words, strokes=strokes, hidden=True, scanned=False)


def _has_text(word: Word) -> bool:
    return bool(word.text)


def _without_lines(word: Word) -> Word:
    """A word without the line of a table beside it, which recognition takes for a letter."""
    text = word.text.strip("|")
    return word._replace(text=text if "]" in text else text.lstrip("["))


def _read(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, number: int) -> Sheet:
    if textpage.count_chars() > MOST_GLYPHS:
        return Sheet(number, _NOWHERE, trouble=TOO_LARGE)
    turn = turn_of(textpage)
    words, slanted = words_of(textpage, turn)
    if _is_garbled(textpage, words):
        return Sheet(number, _NOWHERE, trouble=GARBLED)
    drawing = drawing_of(page)
    box = _upright(page.get_bbox(), turn)
    strokes = tuple(Stroke(*_upright(stroke, turn)) for stroke in drawing.strokes)
    hidden = drawing.hidden > drawing.shown
    area = (box.right - box.left) * (box.top - box.bottom)
    scanned = not hidden and 0 < len(words) <= _STAMPED and drawing.widest > area * _MOST_OF_PAGE
    return Sheet(number, box, tuple(words), strokes, hidden, drawing.pictures > 0, scanned, slanted)


def _is_garbled(textpage: pdfium.PdfTextPage, words: list[Word]) -> bool:
    """Whether the fonts of a page do not tell which letters they print.

    Where pdfium had no name for most letters it takes their codes, which some producers make the letters.
    """
    text = "".join(word.text for word in words)
    if len(_UNKNOWN.findall(text)) * 3 > len(text):
        return True
    count = textpage.count_chars()
    sample = range(0, count, max(1, count // 16))
    nameless = sum(raw.FPDFText_HasUnicodeMapError(textpage, index) == 1 for index in sample)
    return nameless * 2 > len(sample) and not _is_readable(words)


def _is_readable(words: list[Word]) -> bool:
    """Whether a third of some words are Vietnamese."""
    known = model().words
    bare = [word.text.strip(_PUNCTUATION).lower() for word in words]
    return sum(word in known for word in bare) * 3 >= max(1, len(bare))


def _upright(box: tuple[float, float, float, float], turn: int) -> Box:
    """A part of a page after the page was turned back by some quarters."""
    left, bottom, right, top = box
    if turn == 1:
        return Box(bottom, -right, top, -left)
    if turn == 2:
        return Box(-right, -top, -left, -bottom)
    if turn == 3:
        return Box(-top, left, -bottom, right)
    return Box(left, bottom, right, top)
