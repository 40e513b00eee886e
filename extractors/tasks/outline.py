"""The paragraphs of a text as an outline: which label, which rank, what stands under what."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from extractors.agents.reading import Reading, rx
from extractors.types import Block, BlockKind

# The labels are read again from the print, because the ranks of tasks differ from those of a page's layout.
_LABEL = rx(
    r"[#*> ]{0,8}(?:(?P<article>điều \d{1,3}[a-zđ]?)(?:[.:](?: |$)| ?$|(?= ?[.:]))|"
    r"(?P<part>(?:phần|chương) (?:[ivx]{1,6}|thứ \w+|\d{1,2}))[.:]?(?: |$)|"
    r"(?P<roman>[ivx]{1,5})(?:[.)/](?: |$)| ?[-–] )|"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?:[.)/] ?\.?|(?<=\d\.\d) | ?[-–] (?=[^\W\d_]))(?=[^\d]|$)|"
    r"(?P<ordinal>thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|"
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)(?:[,:] | ?[-–] )|"
    r"\((?P<inner>\d{1,2})\)(?: |(?=[^\W\d_]))|"
    r"(?P<letter>[a-zđ]\d?)[.)](?: |(?=[^\W\d_]))|(?P<bullet>[-+•–●○▪✓])(?: |(?=[^\W\d_])))[* ]{0,6}"
)
INNER = 3.8
"""The rank of a number in brackets: "(1) …"."""
_RANKS = {
    "part": 0.0,
    "roman": 1.0,
    "article": 1.0,
    "number": 3.0,
    "ordinal": 3.2,
    "inner": INNER,
    "letter": 4.0,
    "star": 4.5,
    "bullet": 5.0,
}
_NO_PROSE = frozenset((BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.ROW))
_SHOWN = 12
_STAR = re.compile(r"\* {1,3}(?=\w)")
"""The star over a list of dashes ("* Phòng Chính trị:"); in the reading it is a blank, like all Markdown."""
_ENDS = re.compile(r"[.;!?…)”\"]\W{0,3}$|\./")


class Paragraph(NamedTuple):
    """One paragraph: `body` is where the text behind the label begins, `label` as printed without its mark.

    `rank` orders the kinds of label (0 part, 1 roman or article, 3 number, 3.2 "Một là", 3.3 number of two
    levels, 3.8 number in brackets, 4 letter, 4.5 star, 5 bullet, 6 inner bullet, 9 none). `closed` says
    whether it ends like a sentence.
    """

    start: int
    end: int
    body: int
    label: str | None
    rank: float
    closed: bool
    heading: bool

    @property
    def length(self) -> int:
        """The number of code points behind the label."""
        return self.end - self.body


def outline(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order, without captions, rows and page furniture."""
    read = [_paragraph(reading, block) for block in blocks if block.kind not in _NO_PROSE]
    # "* Kết luận của chủ tọa:" above "1. …" heads the list as a line without label does.
    for at, (star, below) in enumerate(pairwise(read)):
        if star.label == "*" and below.label is not None and below.rank < star.rank:
            read[at] = star._replace(label=None, rank=9.0)
    return tuple(read)


def _depth(kind: str, label: str) -> float:
    """How much deeper than its kind a label stands: an inner bullet, a number of two levels."""
    if kind == "number":
        return 0.3 * label.count(".")
    return 1.0 if label in ("+", "•", "○") else 0.0


def _paragraph(reading: Reading, block: Block) -> Paragraph:
    start, end, text = block.start, block.end, reading.text
    match = _LABEL.match(reading.low, start, end)
    body, label, rank = start, None, 9.0
    if match and match.lastgroup:
        label = reading.clean(*match.span(match.lastgroup))
        rank, body = _RANKS[match.lastgroup] + _depth(match.lastgroup, label), match.end()
        if (
            match.lastgroup == "letter"
            and text[match.start("letter") : min(match.end() + _SHOWN, end)].isupper()
        ):
            # "B. NHIỆM VỤ THÁNG 5": a capital letter before capitals heads a part of the page.
            rank = _RANKS["part"]
    elif _STAR.match(text, start, end):
        label, rank = "*", _RANKS["star"]
    while body < end and (text[body].isspace() or text[body] in "*_#"):
        body += 1
    closed = bool(_ENDS.search(text[max(body, end - 16) : end].rstrip(" *_")))
    marked = label is None and body > start and text[start] == "#"
    heading = block.kind in (BlockKind.HEADING, BlockKind.TITLE) or marked
    return Paragraph(start, end, body, label, rank, closed, heading)
