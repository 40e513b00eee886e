"""Which type a file has, by its suffix, else by how it begins; and what to do with types without a reader."""

from __future__ import annotations

import re
from pathlib import PurePath

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Word documents; those with macros and templates have the same inside."""
PDF = "application/pdf"
OLD_WORD = "application/msword"
RICH_TEXT = "application/rtf"
SUFFIXES = {
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), WORD), ".pdf": PDF,
    ".doc": OLD_WORD, ".rtf": RICH_TEXT,
}  # fmt: skip
"""Suffixes that a folder is searched for."""

_TO_DOCX = "convert it with soffice --headless --convert-to docx FILE"
HINTS = {
    ".odt": _TO_DOCX,
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "export the sheet as text or .html first"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "run OCR on it first, e.g. tesseract -l vie"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"), "unpack it first"),
}  # fmt: skip
"""What to type for types that no reader knows."""

_OLE, _WORD_STREAM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WordDocument".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def media_type_of(name: str, data: bytes = b"") -> str | None:
    """The media type of a named input; a name without a suffix (the standard input) is judged by its content.

    >>> media_type_of("bao-cao.TXT"), media_type_of("-", b"<!DOCTYPE html>"), media_type_of("a.xls")
    ('text/plain', 'text/html', None)
    """
    suffix = PurePath(name).suffix.lower()
    if suffix:
        return SUFFIXES.get(suffix)
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return WORD
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"{\\rtf"):
        return RICH_TEXT
    if data.startswith(_OLE) and _WORD_STREAM in data:
        return OLD_WORD
    return "text/html" if is_markup(data) else "text/plain"


def is_markup(data: bytes) -> bool:
    """Whether some bytes begin as a web page does."""
    return _MARKUP.match(data[:1024]) is not None
