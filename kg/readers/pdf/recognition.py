"""Pages that are only pictures, read by text recognition: a bounded picture of each, in bounded time."""

from __future__ import annotations

import math
import time
from ctypes import byref, c_uint
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.readers.pdf.page import Stroke
from kg.readers.pdf.ruled import strokes_of
from kg.readers.tesseract import Tesseract

LONGEST_PAGE = 60.0
"""Seconds for one page; a full one takes two to five."""

LONGEST_FILE = 1800.0
"""Seconds for all pages of a file together."""

MOST_SCANNED = 150_000_000
"""Points of one picture in a file; a sheet A3 at 600 dpi has 70 million."""

_DPI = 300
_LEAST_DPI = 50
_MOST_POINTS = 36_000_000
_MOST_SIDE = 20_000  # Tesseract takes pictures of at most 32,767 points
_POINTS_PER_INCH = 72
_DEEPEST = 4
_MOST_PICTURES = 10_000


class Layer(NamedTuple):
    """What is read on a picture of a page: a PDF of one page with the words; straight lines, in points."""

    words: bytes
    strokes: tuple[Stroke, ...]


class Recognition:
    """Reads the pages of one file."""

    def __init__(self, tesseract: Tesseract) -> None:
        self._tesseract = tesseract
        self._left = LONGEST_FILE

    def layer(self, page: pdfium.PdfPage) -> Layer | None:
        """The words and lines of a page; None where it was too large, failed, or took too long."""
        dpi = int(_dpi(*page.get_size()))
        if self._left <= 0 or dpi < _LEAST_DPI or _is_too_large(page):
            return None
        start = time.monotonic()
        grey, width, height = _picture(page, dpi)
        limit = min(LONGEST_PAGE, self._left)
        made = self._tesseract.layer(b"P5 %d %d 255\n" % (width, height) + grey, dpi, limit)
        layer = Layer(made, strokes_of(grey, width, height, dpi)) if made else None
        self._left -= time.monotonic() - start
        return layer


def _dpi(width: float, height: float) -> float:
    """The points to an inch at which a page of a width and height in points becomes a picture.

    >>> round(_dpi(595, 842)), round(_dpi(2384, 3370)), round(_dpi(1e6, 1e6))
    (300, 152, 0)
    """
    area, side = max(width * height, 1.0), max(width, height, 1.0)
    return min(_DPI, _POINTS_PER_INCH * math.sqrt(_MOST_POINTS / area), _POINTS_PER_INCH * _MOST_SIDE / side)


def _is_too_large(page: pdfium.PdfPage) -> bool:
    """Whether a picture on the page would fill the memory when it is unpacked."""
    width, height = c_uint(), c_uint()
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    for picture in islice(pictures, _MOST_PICTURES):
        known = raw.FPDFImageObj_GetImagePixelSize(picture, byref(width), byref(height))
        if known and width.value * height.value > MOST_SCANNED:
            return True
    return False


def _picture(page: pdfium.PdfPage, dpi: int) -> tuple[bytes, int, int]:
    """A page as a grey picture, a byte a point; its width and height."""
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True)
    data, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    rows = (data[at : at + width] for at in range(0, stride * bitmap.height, stride))
    return b"".join(rows), width, bitmap.height
