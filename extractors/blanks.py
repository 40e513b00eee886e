"""Runs of blanks inside the words of a line, as justified and pasted pages have them."""

from __future__ import annotations

import re

from extractors.replacements import Replacements

# The look-behind stands behind the blanks, so that the search keeps its literal head.
_IN_PROSE = re.compile(r"  (?<=[^\W\d_]  |,  ) *(?=\w)")
_ANYWHERE = re.compile(r"  (?<=\S  ) ?(?=\S)")
_LEFT_EMPTY = ("ngày", "tháng", "năm", "số", "Ngày", "Số")
_COLUMN, _LONGEST_RIGHT_COLUMN = 4, 45


def without_runs(text: str) -> Replacements | None:
    """The text with one blank for each run inside a sentence; None where it has no such run.

    A run keeps its width where it means something: an empty place for a number, the gap between the two
    columns of a head or of the signatures. Where a fifth of the blanks are doubled, the page was justified,
    and every run of two or three is one blank.

    >>> found = without_runs("Ủy ban Mặt trận Tổ quốc    Việt Nam xã Đông An và các tổ chức thành viên ở xã")
    >>> found.text[:32], found.home(24)
    ('Ủy ban Mặt trận Tổ quốc Việt Nam', 27)
    >>> without_runs("Đông An, ngày     tháng 4 năm 2031") is None
    True
    """
    if "  " not in text or not _IN_PROSE.search(text):
        return None
    if text.count("  ") * 5 > text.count(" "):
        return Replacements.of(text, _ANYWHERE, lambda _: " ")
    return Replacements.of(text, _IN_PROSE, _one_blank)


def _one_blank(run: re.Match[str]) -> str | None:
    text, start, end = run.string, run.start(), run.end()
    if text.endswith(_LEFT_EMPTY, 0, start):
        return None
    if end - start < _COLUMN or text[end].islower():
        return " " if not (text[start - 1].isupper() and text[end].isupper()) else None
    rest = text.find("\n", end, end + _LONGEST_RIGHT_COLUMN)
    return " " if rest < 0 and end + _LONGEST_RIGHT_COLUMN < len(text) else None
