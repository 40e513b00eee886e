"""Word documents (.docx, .docm, .dotx): the print of a document, line by line, with its automatic numbers.

The decoded text that all offsets count in is the text *rendered from the document* (`Reading.text`): a
paragraph is a line, a row of a data table is a line with tabs between its cells, numbers that Word shows are
written out, tracked insertions are read and deletions are not; foot- and endnotes stand at the end.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.readers.docx.margins import read_comments, read_headers, read_notes
from kg.readers.docx.package import Package
from kg.readers.docx.reader import EMBEDDED, TOO_DEEP, DocumentReader
from kg.readers.errors import EmptyInputError
from kg.readers.reading import Dropped, Reading
from kg.readers.types import WORD

__all__ = ["read_docx"]

_NOT_READ = {
    EMBEDDED: "open it in Word, which takes it in, and save it",
    TOO_DEEP: "take the inner tables and text boxes out of one another",
}
_NAMED = 3


def read_docx(name: str, data: bytes) -> Reading:
    """The reading of a Word document.

    Raises `DamagedInputError`, `ProtectedInputError` or `OversizedInputError` for what is no such file, needs
    a password or is a zip bomb, and `EmptyInputError` where nothing is printed.
    """
    package = Package(name, data)
    reader = DocumentReader(package)
    reader.read(package.blocks())
    reader.finish()
    read_notes(package, reader)
    read_headers(package, reader)
    read_comments(package, reader)
    text, passages = reader.sheet.assembled()
    if not passages:
        pictures = reader.sheet.pictures()
        what = (
            f"no text, only {pictures} pictures: a scan"
            if pictures
            else "nothing is written in this document"
        )
        fix = "run OCR on it first, e.g. tesseract -l vie" if pictures else "give a document with text in it"
        raise EmptyInputError(what, name, fix)
    dropped = tuple(reader.sheet.dropped)
    return Reading(name, text, "utf-8", WORD, passages, dropped, _unread(dropped))


def _unread(dropped: Iterable[Dropped]) -> str:
    """What of a document could not be read; what is hidden or deleted in it is not missing."""
    found = [
        (block, fix)
        for block in dropped
        for reason, fix in _NOT_READ.items()
        if block.reason.startswith(reason)
    ]
    said = [f"{block.reason} in {block.place} ({fix})" for block, fix in found[:_NAMED]]
    return "; ".join([*said, f"{len(found) - _NAMED} more"] if len(found) > _NAMED else said)
