"""Files to text: one reader a type, each saying what it left out and what it could not read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from extractors.source import DecodingError
from kg.readers.archives import contents
from kg.readers.discovery import STDIN, Discovery, discover
from kg.readers.docx import read_docx
from kg.readers.errors import (
    BinaryInputError,
    DamagedInputError,
    EmptyInputError,
    MissingPathError,
    MissingToolError,
    OversizedInputError,
    ProtectedInputError,
    ReadingError,
    UnknownEncodingError,
    UnreadablePathError,
    UnsupportedTypeError,
)
from kg.readers.html import read_html
from kg.readers.office import read_office
from kg.readers.pdf import read_pdf
from kg.readers.plain import read_plain
from kg.readers.reading import Dropped, Passage, Reading, with_path
from kg.readers.tesseract import Tesseract, find_tesseract
from kg.readers.types import HINTS, OLD_WORD, PDF, RICH_TEXT, WORD, media_type_of

__all__ = [
    "BinaryInputError",
    "DamagedInputError",
    "Discovery",
    "Dropped",
    "EmptyInputError",
    "MissingPathError",
    "MissingToolError",
    "OversizedInputError",
    "Passage",
    "ProtectedInputError",
    "Reading",
    "ReadingError",
    "Tesseract",
    "UnknownEncodingError",
    "UnreadablePathError",
    "UnsupportedTypeError",
    "discover",
    "find_tesseract",
    "read",
    "read_bytes",
]

READERS: dict[str, Callable[[str, bytes], Reading]] = {
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "text/html": read_html,
    PDF: read_pdf,
    WORD: read_docx,
    OLD_WORD: read_office,
    RICH_TEXT: read_office,
}
"""The reader of each media type; a new type is one entry here and its suffixes in `kg.readers.types`."""


def read(path: str | Path, *, ocr: Tesseract | None = None) -> Reading:
    """The reading of a file, or of the standard input for ``-``; `ocr` reads scanned pages.

    Raises a `ReadingError` that names the file and the remedy.
    """
    name = str(path)
    if name == STDIN:
        return read_bytes(name, sys.stdin.buffer.read(), ocr=ocr)
    file = Path(path)
    if file.is_dir():
        raise UnreadablePathError(
            "this is a folder, not a file", name, "name the files, or let kg build walk it"
        )
    try:
        data = contents(name)
    except FileNotFoundError:
        raise MissingPathError("there is no such file", name, "check the path") from None
    except OSError as error:
        reason = (error.strerror or "the system refuses it").lower()
        raise UnreadablePathError(f"cannot be opened, {reason}", name, "check its permissions") from error
    return read_bytes(name, data, ocr=ocr)


def read_bytes(name: str, data: bytes, *, ocr: Tesseract | None = None) -> Reading:
    """The reading of some bytes; the type is told by the suffix of `name`, without one by the content.

    `ocr` (see `find_tesseract`) reads the pages of a PDF that have no text; without it `unread` names them.

    >>> read_bytes("a.html", "<p>Số: 1/KH-UBND<p>Điều 1".encode()).text
    'Số: 1/KH-UBND\\nĐiều 1'
    """
    media_type = media_type_of(name, data)
    reader = READERS.get(media_type or "")
    if reader is None:
        suffix = Path(name).suffix.lower()
        fix = with_path(HINTS.get(suffix, "convert it to .txt or .html first"), name)
        raise UnsupportedTypeError(f"no reader for {suffix or 'this type of'} files yet", name, fix)
    if ocr and media_type == PDF:
        reader = partial(read_pdf, ocr=ocr)
    try:
        return reader(name, data)
    except DecodingError as error:
        raise _explained(name, error) from None


def _explained(name: str, error: DecodingError) -> ReadingError:
    kinds = {"empty": EmptyInputError, "binary": BinaryInputError, "encoding": UnknownEncodingError}
    where = name if error.trouble == "empty" else f"{name}, byte {error.where}"
    return kinds[error.trouble](error.what, where, with_path(error.fix, name))
