"""Plain text and Markdown: the decoded file is the text."""

from __future__ import annotations

from extractors.source import decode
from kg.readers.reading import Reading
from kg.readers.types import media_type_of


def read_plain(name: str, data: bytes) -> Reading:
    """The reading of a text file. Offsets count in the whole decoded file, byte order mark included."""
    text, encoding = decode(data)
    return Reading(name, text, encoding, media_type_of(name, data) or "text/plain")
