"""Rows of tables as lines: cells one after another, merged cells in each row and column that they cover."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_MOST_COLUMNS = 64
_LONGEST_REPEATED = 500
_MOST_REPEATED = 2_000_000
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_NEW = re.compile(
    rf"[{_UPPER}“\"][^{_UPPER}]|[{_UPPER}]{{2,6}} [^{_UPPER}\s]|[-–+•●○▪■□✓➢*] ?"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[a-zđ]\)\s"
)
_OPEN_END = re.compile(
    r"[,;:.!?…/(–—-]$|(?:^|\s)(?:của|và|về|các|những|tại|cho|với|hoặc|theo|từ|đến|để|trên|do|là|số|trong|bởi)$",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"CỘNG\s+HO?[ÒÀA]A?\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do|Nơi\s+nhận\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the file has it: its text, the columns and rows that it covers.

    `continued` marks what Word writes in place of a cell that the one above covers.
    """

    text: str
    columns: int = 1
    rows: int = 1
    continued: bool = False


@dataclass(slots=True)
class Repeats:
    """How much may still be repeated for merged cells: a hostile table would make gigabytes of a page."""

    left: int = _MOST_REPEATED

    def again(self, text: str) -> str:
        """The text once more, or nothing where it is long or too much was repeated."""
        if len(text) > min(_LONGEST_REPEATED, self.left):
            return ""
        self.left -= len(text)
        return text


@dataclass(slots=True)
class Grid:
    """Lays out the rows of one table; remembers the cells that reach down into the next rows."""

    repeats: Repeats = field(default_factory=Repeats)
    _above: dict[int, str] = field(default_factory=dict)
    _reaching: dict[int, int] = field(default_factory=dict)

    def row(self, cells: Iterable[Cell], skipped: int = 0) -> list[str]:
        """The texts of a row, one a column. A merged cell stands in each column and row that it covers.

        A row that is one cell is that cell alone.

        >>> grid = Grid()
        >>> grid.row([Cell("1"), Cell("Rà soát"), Cell("Sở Nội vụ", rows=2)])
        ['1', 'Rà soát', 'Sở Nội vụ']
        >>> grid.row([Cell("2"), Cell("Báo cáo")])
        ['2', 'Báo cáo', 'Sở Nội vụ']
        """
        row: list[str] = [""] * min(skipped, _MOST_COLUMNS)
        given = list(cells)
        for cell in given:
            self._fill(row)
            at = len(row)
            columns = max(1, min(cell.columns, _MOST_COLUMNS - at))
            text = self.repeats.again(self._above.get(at, "")) if cell.continued else cell.text
            alone = len(given) == 1 and at == skipped
            row += [text] if alone else [text, *(self.repeats.again(text) for _ in range(columns - 1))]
            for column in range(at, at + columns):
                self._above[column] = text
                self._reaching[column] = cell.rows - 1
        self._fill(row)
        return row

    def _fill(self, row: list[str]) -> None:
        """Write the cells that reach down into this row where it has come to."""
        while self._reaching.get(len(row), 0) > 0:
            self._reaching[len(row)] -= 1
            row.append(self.repeats.again(self._above[len(row)]))


def joined(lines: Iterable[str]) -> str:
    """The lines of a cell as one; what begins anew is set off by a semicolon: units in a cell are read apart.

    >>> joined(["Sở Nội vụ", "Sở Tài chính"]), joined(["Rà soát", "trường lớp (nếu có)"])
    ('Sở Nội vụ; Sở Tài chính', 'Rà soát trường lớp (nếu có)')
    """
    text = ""
    for line in lines:
        printed = " ".join(line.split())
        if not printed:
            continue
        if not text:
            text = printed
        elif _NEW.match(printed) and not _OPEN_END.search(text[-12:]):
            text = f"{text}; {printed}"
        else:
            text = f"{text} {printed}"
    return text


def is_arrangement(text: str) -> bool:
    """Whether the text of a table is that of a letterhead or of the signatures, which tables only arrange."""
    return _ARRANGED.search(text) is not None
