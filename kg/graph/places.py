"""Where in a file a statement stands, as a person finds it: page, paragraph, table cell, line."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.readers import Passage

_LINE_END = re.compile("\n")
_MARKUP = "html/"
_WORDS = {
    "line": "dòng", "page": "trang", "paragraph": "đoạn", "table": "bảng", "row": "hàng", "column": "cột",
    "text box": "khung chữ", "text recognition": "nhận dạng chữ", "footnote": "chú thích cuối trang",
    "endnote": "chú thích cuối bài", "comment": "ghi chú", "header": "đầu trang", "footer": "chân trang",
}  # fmt: skip
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


@dataclass(frozen=True)
class Places:
    """The places of one text: of its passages, else of its lines, which are those of its file."""

    text: str
    passages: Sequence[Passage] | None = None

    @cached_property
    def _starts(self) -> array[int]:
        if self.passages is not None:
            return array("I", [passage.start for passage in self.passages])
        return array("I", [0, *(m.end() for m in _LINE_END.finditer(self.text))])

    def at(self, offset: int) -> str:
        r"""The place of an offset of the decoded text.

        >>> Places("Số: 5\nĐiều 1").at(7), Places("Điều 1", (Passage(0, 6, "page 3"),)).at(2)
        ('line 2', 'page 3')
        """
        index = max(bisect_right(self._starts, offset) - 1, 0)
        if self.passages is None:
            return f"line {index + 1}"
        if not self.passages:
            return ""
        place = self.passages[index].place
        # Nobody counts elements: the path is for who looks at the source of the page.
        return f"paragraph {index + 1} ({place})" if place.startswith(_MARKUP) else place


def in_vietnamese(place: str) -> str:
    """A place in the words of an officer, without the path inside a web page.

    >>> in_vietnamese("table 2, row 3, column 1"), in_vietnamese("paragraph 4 (html/body/p[4])")
    ('bảng 2, hàng 3, cột 1', 'đoạn 4')
    """
    return _WORD.sub(lambda word: _WORDS[word[0]], place.partition(f" ({_MARKUP}")[0])
