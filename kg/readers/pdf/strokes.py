"""The straight lines that are drawn on a page, of which the grids of tables consist; and its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.readers.pdf.page import Stroke

_THIN = 3.0
_SHORT = 4.0
_DEEPEST = 4
MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 4_000
_SAMPLED_TEXTS = 8


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page beside its letters.

    `hidden` and `shown` count pieces of text that are invisible and that are not, in a sample; `widest` is
    the area of the largest picture in square points.
    """

    strokes: list[Stroke] = field(default_factory=list)
    pictures: int = 0
    widest: float = 0.0
    hidden: int = 0
    shown: int = 0


def drawing_of(page: pdfium.PdfPage, most_texts: int = _SAMPLED_TEXTS) -> Drawing:
    """The straight lines of a page and of the forms in it, in the space of the page."""
    drawing = Drawing()
    for found, matrices in _objects(page):
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            drawing.strokes += _strokes(found, matrices)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawing.pictures += 1
            drawing.widest = max(drawing.widest, _area(found, matrices))
        elif kind == raw.FPDF_PAGEOBJ_TEXT and drawing.hidden + drawing.shown < most_texts:
            invisible = raw.FPDFTextObj_GetTextRenderMode(found) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            drawing.hidden += invisible
            drawing.shown += not invisible
    return drawing


Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, tuple[Matrix, ...]]]:
    """The objects of a page, those in forms too, with the matrices that lead from them to the page."""
    left = MOST_OBJECTS
    stack: list[tuple[Any, Any, int, int, tuple[Matrix, ...]]] = [
        (raw.FPDFPage_GetObject, page, raw.FPDFPage_CountObjects(page), 0, ())
    ]
    while stack and left > 0:
        get, parent, count, at, matrices = stack.pop()
        while at < count and left > 0:
            found = get(parent, at)
            at, left = at + 1, left - 1
            if not found:
                continue
            if raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_FORM and len(matrices) < _DEEPEST:
                stack.append((get, parent, count, at, matrices))
                inside = raw.FPDFFormObj_CountObjects(found)
                stack.append((raw.FPDFFormObj_GetObject, found, inside, 0, (_matrix(found), *matrices)))
                break
            yield found, matrices


def _matrix(found: Any) -> Matrix:  # noqa: ANN401 (a handle of pdfium)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _area(picture: Any, matrices: tuple[Matrix, ...]) -> float:  # noqa: ANN401
    """How much of its page a picture covers, in square points."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(picture, byref(left), byref(bottom), byref(right), byref(top)):
        return 0.0
    x0, y0 = _moved((left.value, bottom.value), matrices)
    x1, y1 = _moved((right.value, top.value), matrices)
    return abs((x1 - x0) * (y1 - y0))


def _strokes(path: Any, matrices: tuple[Matrix, ...]) -> Iterator[Stroke]:  # noqa: ANN401
    """The level and upright lines of a path; a thin bar is a line, a drawn frame is four."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(path, byref(left), byref(bottom), byref(right), byref(top)):
        return
    ends = (left.value, bottom.value), (right.value, top.value)
    bar = _line([_moved(end, matrices) for end in ends])
    if bar is not None:
        yield bar
        return
    mode, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, byref(mode), byref(stroked))
    for outline in _outlines(path, (_matrix(path), *matrices)):
        bar = _line(outline)
        if bar is not None:
            yield bar
        elif stroked.value:
            yield from filter(None, (_line(list(edge)) for edge in pairwise(outline)))


def _outlines(path: Any, matrices: tuple[Matrix, ...]) -> Iterator[list[Point]]:  # noqa: ANN401
    """The parts of a path that are drawn without lifting the pen; none with curves, which are no grid."""
    outline: list[Point] = []
    x, y = c_float(), c_float()
    for at in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == raw.FPDF_SEGMENT_MOVETO and outline:
            yield outline
            outline = []
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        outline.append(_moved((x.value, y.value), matrices))
        if raw.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if outline:
        yield outline


def _moved(point: Point, matrices: tuple[Matrix, ...]) -> Point:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _line(points: list[Point]) -> Stroke | None:
    """The level or upright line that some points lie on, within the thickness of a line."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    wide, high = right - left, top - bottom
    if min(wide, high) > _THIN or max(wide, high) < _SHORT:
        return None
    if wide >= high:
        return Stroke(left, (bottom + top) / 2, right, (bottom + top) / 2)
    return Stroke((left + right) / 2, bottom, (left + right) / 2, top)
