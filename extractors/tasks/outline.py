"""The paragraphs of a text as an outline: which label, which rank, what stands under what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.agents.reading import Reading, rx
from extractors.types import Block, BlockKind

_LABEL = rx(
    r"[#*> ]{0,8}(?:(?P<article>điều \d{1,3}[a-zđ]?)(?:[.:](?: |$)| ?$|(?= ?[.:]))|(?P<part>(?:phần|chương) (?:[ivx]{1,6}|thứ \w+|\d{1,2}))[.:]?(?: |$)"
    r"|(?P<roman>[ivx]{1,5})[.)/](?: |$)|(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?:[.)/] ?\.?|(?<=\d\.\d) )(?=[^\d]|$)"
    r"|(?P<letter>[a-zđ]\d?)[.)](?: |(?=[^\W\d_]))|(?P<bullet>[-+•–●○▪✓])(?: |(?=[^\W\d_])))[* ]{0,6}"
)
_RANKS = {"part": 0, "roman": 1, "article": 1, "number": 3, "letter": 4, "bullet": 5}
_ENDS = re.compile(r"[.;!?…)”\"]\W{0,3}$|\./")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `body` is where the text behind the label begins, `label` as printed without its mark.

    `rank` orders the kinds of label (0 part, 1 roman or article, 2 heading without label, 3 number,
    4 letter, 5 bullet, 6 ``+``, 9 none). `closed` says whether it ends like a sentence.
    """

    start: int
    end: int
    body: int
    label: str | None
    rank: float
    closed: bool
    furniture: bool
    heading: bool

    @property
    def length(self) -> int:
        """The number of code points behind the label."""
        return self.end - self.body


def outline(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order; captions and page furniture are marked, not left out."""
    return tuple(_paragraph(reading, block) for block in blocks)


def _paragraph(reading: Reading, block: Block) -> Paragraph:
    start, end = block.start, block.end
    match = _LABEL.match(reading.low, start, end)
    body, label, rank = start, None, 9.0
    kind = block.kind
    if match and match.lastgroup:
        group = match.lastgroup
        label = reading.clean(*match.span(group))
        rank = _RANKS[group] + (1 if label in ("+", "•", "○") else 0) + (label.count(".") * 0.3 if group == "number" else 0)
        body = match.end()
    while body < end and (reading.text[body].isspace() or reading.text[body] in "*_#"):
        body += 1
    shown = reading.text[body:end].rstrip(" *_")
    closed = bool(_ENDS.search(shown))
    heading = kind in (BlockKind.HEADING, BlockKind.TITLE) or bool(label is None and body > start and reading.text[start] == "#")
    return Paragraph(start, end, body, label, rank, closed, kind in (BlockKind.FURNITURE, BlockKind.CAPTION), heading)
