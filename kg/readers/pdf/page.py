"""What stands on a page of a PDF: words and lines of drawing, in points, the origin at the lower left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """Glyphs without a blank between them: the printed letters, where they begin and end, and their size.

    `y` is the base line; `size` about the size of the font. `mark` is a number printed small and raised
    behind the word, as a footnote is marked.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    mark: str = ""


class Stroke(NamedTuple):
    """A straight line of drawing, level (``y0 == y1``) or upright (``x0 == x1``)."""

    x0: float
    y0: float
    x1: float
    y1: float


class Box(NamedTuple):
    """A part of a page: its left, lower, right and upper edge."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, turned so that its text stands upright.

    `hidden` tells that the text is the invisible layer of text recognition above a scan, `pictures` that a
    picture is on the page, `scanned` that a picture is most of the page and only a stamp or a running head is
    text, `slanted` what is printed at an angle (a draft's watermark), `trouble` why a page has no words.
    """

    number: int
    box: Box
    words: tuple[Word, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    hidden: bool = False
    pictures: bool = False
    scanned: bool = False
    slanted: str = ""
    trouble: str = ""
