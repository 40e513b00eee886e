"""Files that would fill the memory: a few kilobytes that unpack to a page of millions of glyphs.

pdfium unpacks and reads the drawing of a page at once and cannot be stopped, so the parts of a file are
unpacked here first, up to a limit; pictures, which may be large and white, and fonts are passed over.
"""

from __future__ import annotations

import re
import zlib

from kg.readers.errors import OversizedInputError

MOST_DRAWING = 8 * 2**20
"""Bytes of drawing in one part of a file. A dense page has 100 kB; 8 MB take pdfium up to 20 s and 1.4 GB."""

_MOST_CALLS = 20_000
_MOST_PARTS = 2_000
_STREAM = re.compile(rb"stream\r?\n")
_PASSED = (b"/Image", b"/FontFile", b"/Length1", b"/ICCBased", b"/XRef")
_DICTIONARY = 1_500
_LEAST = 300  # packed bytes that may be thousands of calls
_CALL = re.compile(rb"/[^\s/\[\]<>()]{1,40}\s+Do\b")
_PARTS = re.compile(rb"/Contents\s*\[([^\]]*)\]")


def check(name: str, data: bytes) -> None:
    """Raise `OversizedInputError` for a file a part of which unpacks to more than any page holds."""
    if any(parts[1].count(b"R") > _MOST_PARTS for parts in _PARTS.finditer(data)):
        raise _refused(name)
    for found in _STREAM.finditer(data):
        start = found.end()
        head = data[max(0, start - _DICTIONARY) : start].rsplit(b"obj", 1)[-1]
        if any(mark in head for mark in _PASSED) or b"Flate" not in head:
            continue
        unpacked = data[start : data.find(b"endstream", start)]
        for _ in range(min(head.count(b"Flate"), 3)):
            if len(unpacked) >= _LEAST:
                unpacked = _unpacked(name, unpacked)
        if unpacked.count(b"Do") > _MOST_CALLS and len(_CALL.findall(unpacked)) > _MOST_CALLS:
            raise _refused(name)


def _unpacked(name: str, packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        unpacked = stream.decompress(packed, MOST_DRAWING)
    except zlib.error:
        return b""
    if stream.unconsumed_tail:
        raise _refused(name)
    return unpacked


def _refused(name: str) -> OversizedInputError:
    what = f"a part of it unpacks to more than {MOST_DRAWING // 2**20} MB of drawing: no text has as much"
    return OversizedInputError(what, name, "print the pages with text to a new PDF")
