"""What the page has and not the text: running heads and feet, page numbers, letters of the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.readers.pdf.lines import Row, whole_line
from kg.readers.pdf.page import Box, Word

_ZONE = 0.14
_ROWS = 3
_SAME_HEIGHT = 4.0
_LONGEST = 160
_DIGITS = re.compile(r"\d+", re.ASCII)
_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—|]?\s*(?P<n>\d{1,5})\s*(?:/\s*\d{1,5})?\s*[-–—|]?$", re.IGNORECASE
)
# The head of a document may stand on top of each page of a collection; it is never a running head.
_OWN = re.compile(r"CỘNG H|Độc lập|ĐẢNG CỘNG|Số\s?:|ngày \d|(?:PHỤ LỤC|Phụ lục|Điều|Chương) ")
_SURE = 4
_PROSE, _SHARE_OF_PROSE = 60, 0.8
_SAME_PLACE = 1.0
_SHARE = 0.4  # heads of even and of odd pages stand on half of them


@dataclass(frozen=True, slots=True)
class Edge:
    """A row near the upper or lower edge of a page: its text, the same with digits as #, its height."""

    page: int
    row: int
    text: str
    key: str
    y: float
    upper: bool

    def is_like(self, other: Edge) -> bool:
        """Whether two rows say the same at the same height, but for numbers that count the pages.

        Lines of a list may also differ by their numbers only, but those count its items.
        """
        same = self.key == other.key and self.upper == other.upper and abs(self.y - other.y) < _SAME_HEIGHT
        if not same or not any(map(str.isalpha, self.key)):
            return same
        numbers = zip(_DIGITS.findall(self.text), _DIGITS.findall(other.text), strict=True)
        return all(int(b) - int(a) in (0, other.page - self.page) for a, b in numbers)


def edges_of(number: int, rows: list[Row], box: Box) -> list[Edge]:
    """The rows of a page where running heads and page numbers stand."""
    height = box.top - box.bottom
    found: list[Edge] = []
    for upper in (True, False):
        order = range(len(rows)) if upper else range(len(rows) - 1, -1, -1)
        for at in order[:_ROWS]:
            y = rows[at][0].y
            away = box.top - y if upper else y - box.bottom
            text = whole_line(rows[at]).text()
            if away > _ZONE * height or len(text) > _LONGEST:
                break
            found.append(Edge(number, at, text, _DIGITS.sub("#", text.casefold()), y, upper))
    return found


def reasons(own: list[Edge], others: Iterable[Edge], pages: int) -> dict[int, str]:
    """Which rows of a page are no text of its own, and why; `others` are the edges of the pages near it."""
    near = [edge for edge in others if own and edge.page != own[0].page]
    around = len({edge.page for edge in near})
    found: dict[int, str] = {}
    begins = any(edge.upper and _OWN.search(edge.text) for edge in own)
    for edge in own:
        if _is_page_number(edge, near):
            found[edge.row] = "page number"
            continue
        # Letters one after another in a file begin with the same head, at the same height.
        sure = _OWN.search(edge.text) or (edge.upper and begins)
        least = _SURE if sure else 1 if pages < _SURE else 2
        share = _SHARE_OF_PROSE if len(edge.text) > _PROSE else _SHARE
        same = {other.page for other in near if edge.is_like(other)}
        if len(same) >= max(least, share * around):
            found[edge.row] = "running head" if edge.upper else "running foot"
    return found


def ahead_of(own: list[Edge], rows: list[Row], following: Sequence[Word]) -> dict[int, str]:
    """Which rows at the foot of a page are no text but letters of the words of the page `following` it.

    Browsers draw letters that reach above their line (Ủ, Ế) on both pages, and hide the first.
    """
    return {
        edge.row: "letter of the next page"
        for edge in own
        if not edge.upper
        and all(_is_letter_of(word, following) for line in rows[edge.row] for word in line.words)
    }


def _is_letter_of(word: Word, following: Sequence[Word]) -> bool:
    """Whether a word without plain letters stands where it is part of a longer word on the next page."""
    return not any(map(str.isascii, word.text)) and any(
        len(word.text) < len(other.text)
        and word.text in other.text
        and other.x0 - _SAME_PLACE < word.x0
        and word.x1 < other.x1 + _SAME_PLACE
        for other in following
    )


def _is_page_number(edge: Edge, near: list[Edge]) -> bool:
    number = _NUMBER.match(edge.text)
    if number is None:
        return False
    value = int(number["n"])
    if value == edge.page:
        return True
    return any(
        (other := _NUMBER.match(e.text)) is not None and int(other["n"]) - value == e.page - edge.page
        for e in near
        if e.upper == edge.upper
    )
