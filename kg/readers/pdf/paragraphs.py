"""Lines to paragraphs: which line goes on with the one before it, on a page and over the end of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.layout.labels import continues, read_label
from extractors.layout.pieces import is_caps
from kg.readers.pdf.columns import Column
from kg.readers.pdf.gaps import blank_of
from kg.readers.pdf.lines import Line, Marks, is_cut, joined

_STOPS = frozenset(".;:!?")
_INDENT = 0.8
_HANGING = 4.5
_LOOSE = 1.25
_FARTHEST = 2.6
_CENTRE = 0.6
_MOTTOES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
Where = Literal["page", "next page", "cell"]
_LARGER = 1.25
_LETTER_WIDTH = 0.7
_NUMBER = re.compile(r"\(?\d{1,5}[/-]\S*$")
_OWN_LINE = re.compile(r"(?:_|[^\w.])*$|V/v |Số ?:|Nơi nhận ?:|Kính gửi ?:|(?:TM|KT|TL|TUQ|Q)\. ")
_WORD = re.compile(r"[^\W_]")
_DASHES = frozenset(("-", "+"))
_TITLES = frozenset(("LUẬT", "LỆNH"))
_DANGLING = frozenset("TỈNH HUYỆN XÃ PHƯỜNG PHỐ QUẬN SỞ BỘ BAN VÀ CỦA NĂM -".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with its text, and its column: the edges, step and blank, whether it is as wide as the page."""

    line: Line
    text: str
    left: float
    right: float
    step: float
    blank: float
    whole: bool
    walled: bool

    @property
    def centre(self) -> float:
        """The middle of the line."""
        return (self.line.x0 + self.line.x1) / 2


def printed(column: Column, marks: Marks, walled: bool = False) -> list[Printed]:
    """The lines of a column with what has to be known of it; `walled` where lines are drawn at its sides."""
    edges, blank = (column.left, column.right), blank_of(line.words for line in column.lines)
    usual = _usual_step(column.lines), blank
    return [Printed(line, line.text(marks), *edges, *usual, column.whole, walled) for line in column.lines]


def _usual_step(lines: tuple[Line, ...]) -> float:
    """The step from line to line inside of paragraphs: one of the smallest that a column has."""
    steps = sorted(a.y - b.y for a, b in pairwise(lines) if a.y - b.y > 0.6 * b.size)
    return steps[len(steps) // 4] if steps else 0.0


def paragraphs_of(lines: list[Printed], where: Where = "page") -> Iterator[list[Printed]]:
    """The paragraphs of a column or of a cell, each as its lines."""
    paragraph: list[Printed] = []
    for line in lines:
        if paragraph and not goes_on(paragraph, line, where):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def text_of(lines: list[Printed]) -> str:
    """The text of a paragraph."""
    text = lines[0].text
    for before, line in pairwise(lines):
        text = text + line.text if _is_broken(before) else joined(text, line.text)
    return text


def _is_broken(line: Printed) -> bool:
    """Whether a line is one number that is too long for its column and was cut somewhere."""
    return (
        line.walled
        and _NUMBER.match(line.text) is not None
        and line.right - line.line.x1 < _LETTER_WIDTH * line.line.size
    )


def goes_on(paragraph: list[Printed], after: Printed, where: Where = "page") -> bool:
    """Whether a line goes on with a paragraph: on the same page, over the end of a page, or in a cell."""
    before = paragraph[-1]
    a, b = before.text, after.text
    if is_cut(a, b):
        return True
    label = read_label(b, 0, len(b))
    dash = label is not None and label.scheme in _DASHES and a[-1] not in _STOPS
    if label is not None and not dash and not continues(a, label):
        return False
    step = before.line.y - after.line.y if where == "page" else 0.0
    if _begins_anew(before, after, step):
        return False
    full, capitals = _is_full(before, after), is_caps(a, 0, len(a))
    if dash and (where == "cell" or capitals or not full):
        return False
    if _is_motto(a, b) or (b[0].islower() and a[-1] not in _STOPS and (full or not capitals)):
        return True
    if where == "cell":
        return full
    near = step <= _LOOSE * (after.step or step)
    if capitals and near and _name_goes_on(a, b):
        return True
    return full and near and _fills_up(paragraph, after, where, capitals)


def _begins_anew(before: Printed, after: Printed, step: float) -> bool:
    """Whether a line is no part of what stands above it, whatever both say."""
    return (
        step > _FARTHEST * max(before.line.size, after.line.size)
        or after.line.size > _LARGER * before.line.size
        or _OWN_LINE.match(after.text) is not None
        or not _WORD.search(before.text)
    )


def _fills_up(paragraph: list[Printed], after: Printed, where: Where, capitals: bool) -> bool:
    """Whether a line below a full one goes on with it, and is not below a long last line."""
    before = paragraph[-1]
    ended = before.text[-1] in _STOPS
    if " " in after.text and capitals != after.text.isupper():
        return False
    if where == "next page" and ended and not _begins_by_indent(paragraph, after):
        return False
    if not after.whole and capitals:
        return False  # in a letterhead the longest line is full, whatever stands below it
    if _are_centred(before, after):
        return not ended and (after.whole or after.text[0].isdigit())
    return not _is_indented(paragraph, after)


def _name_goes_on(a: str, b: str) -> bool:
    """Whether a name in capitals was broken: by its last word, or before a word that stands alone.

    >>> _name_goes_on("ỦY BAN NHÂN DÂN TỈNH", "ĐẮK LẮK"), _name_goes_on("ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK")
    (True, False)
    """
    if a.rsplit(" ", 1)[-1] in _DANGLING:
        return (b.isupper() or b.isdigit()) and not a.endswith("CẤP TỈNH")
    if b.startswith("NĂM "):
        return True
    return b.isupper() and b.isalpha() and a.count(" ") > 1 and b not in _TITLES


def _is_motto(a: str, b: str) -> bool:
    return any(f"{a} {b}" in motto for motto in _MOTTOES)


def _is_full(before: Printed, after: Printed) -> bool:
    """Whether the first word of a line had no room in the line before it."""
    first = after.line.words[0]
    need = first.x1 - first.x0 + after.blank * after.line.size
    return before.right - before.line.x1 < need


def _are_centred(before: Printed, after: Printed) -> bool:
    """Whether two lines of different length stand above each other by their middles."""
    size = after.line.size
    wide, other = before.line.x1 - before.line.x0, after.line.x1 - after.line.x0
    if abs(before.centre - after.centre) > _CENTRE * size:
        return False
    middle = (before.left + before.right) / 2
    return abs(wide - other) > 1.6 * size or (
        abs(before.centre - middle) < _CENTRE * size and before.line.x0 - before.left > 2 * size
    )


def _begins_by_indent(paragraph: list[Printed], after: Printed) -> bool:
    """Whether a paragraph shows that paragraphs begin with an indent, and a line has none."""
    indent = _INDENT * after.line.size
    indented = paragraph[0].line.x0 - paragraph[0].left > indent
    return len(paragraph) > 1 and indented and after.line.x0 - after.left < indent


def _is_indented(paragraph: list[Printed], after: Printed) -> bool:
    """Whether a line begins a paragraph by its indent."""
    before, size = paragraph[-1], after.line.size
    shift = after.line.x0 - before.line.x0
    if shift > _INDENT * size:
        labelled = len(paragraph) == 1 and read_label(before.text, 0, len(before.text)) is not None
        return not (labelled and shift < _HANGING * size)
    inside = after.line.x0 - after.left > _INDENT * size
    return abs(shift) <= _INDENT * size and inside and before.text[-1] in _STOPS
