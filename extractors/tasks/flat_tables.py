"""Tables of tasks whose cells a copied page has left as lines: number, job, who leads, who helps, by when.

    STT
    Nhiệm vụ
    Cơ quan chủ trì
    Thời gian
    1
    Rà soát danh mục
    Sở Nội vụ
    Quý I/2027

Only tables that open with the number and whose column of leads stands right behind the job are read: there
the name of a body at the head of a line shows where the job ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from extractors.agents.reading import Reading, rx
from extractors.agents.unit_heads import starts_unit
from extractors.agents.unit_lists import split_units
from extractors.agents.units import read_unit
from extractors.layout import Layout
from extractors.tasks.dues import Due, find_due
from extractors.tasks.slots import Slots
from extractors.tasks.table_heads import Column, column_of
from extractors.tasks.tables import Row
from extractors.types import Span

_OPENS = re.compile(r"\n[ \t]*(?:STT|TT|Số TT|Stt)[ \t.]*\n")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_AGAIN = re.compile(r"(?:STT|TT|Số TT|Stt)\.?$")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,2})\.?$")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-E])\.?$")
_OPEN_END = rx(
    r"(?:[,;(/–-]|(?<!\w)(?:và|của|các|về|cho|với|tại|theo|từ|đến|để|hoặc|trong|do|bởi|là|những))$"
)
# A noun in capitals that its name must follow: "Bộ trưởng Bộ / Khoa học và Công nghệ".
_NAMELESS = re.compile(
    r"(?<!\w)(?:Bộ|Sở|Ban|Phòng|UBND|HĐND|Hội|Cục|Trung tâm|Trường|Ủy ban|Bộ trưởng|Giám đốc|Chủ tịch)$"
)
_TAIL = rx(r"[\s,]*(?:(?<!\w)(?:và|các|của))?[\s,]*$")
_ENDS = rx(r"\W{0,3}(?:nơi nhận|trên đây là|ghi chú ?:|tm\. |kt\. |phụ lục|danh mục|điều \d)")
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?$")
_MOST_HEADS, _MOST_LINES, _LEAST_JOB, _LONGEST_DUE = 24, 60, 8, 60


@dataclass(frozen=True, slots=True)
class _Cells:
    """The lines of a row put together to cells: the job, who leads, and what stands behind."""

    job: Span
    lead: Span
    rest: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table in lines: from its head to its last row."""

    start: int
    end: int
    rows: tuple[Row, ...]


def flat_tables(reading: Reading, layout: Layout) -> list[FlatTable]:
    """The tables whose cells stand in lines of their own.

    >>> from extractors.layout import lay_out
    >>> from extractors.source import SourceText
    >>> head = "\\nSTT\\nNhiệm vụ\\nCơ quan chủ trì\\n"
    >>> source = SourceText.of(head + "1\\nRà soát danh mục\\nSở Nội vụ\\n2\\nHọp\\nSở Y tế")
    >>> [table] = flat_tables(Reading.of(source), lay_out(source))
    >>> [(row.label, row.slots.lead) for row in table.rows]
    [('1', ('Sở Nội vụ',))]
    """
    found: list[FlatTable] = []
    done = 0
    for opening in _OPENS.finditer(reading.text):
        if opening.start() < done:
            continue
        columns, first = _head(reading, islice(_lines(reading, layout, opening.end()), _MOST_HEADS))
        if columns and first:
            lines = list(_lines(reading, layout, opening.end()))
            done = lines[-1][1]
            rows = tuple(_read(reading, _once(reading, lines[first:], lines[:first]), columns))
            if rows:
                found.append(FlatTable(opening.start(), rows[-1].row[1], rows))
    return found


def _once(reading: Reading, lines: list[Span], head: list[Span]) -> list[Span]:
    """The lines of the rows without the head, which each page prints again."""
    printed = [reading.text[start:end] for start, end in lines]
    names = [reading.text[start:end] for start, end in head]
    kept, at = list[Span](), 0
    while at < len(lines):
        if _AGAIN.match(printed[at]) and printed[at + 1 : at + 1 + len(names)] == names:
            at += 1 + len(names)
        else:
            kept.append(lines[at])
            at += 1
    return kept


def _lines(reading: Reading, layout: Layout, start: int) -> Iterator[Span]:
    """The printed lines from `start` on, without page furniture, as far as a table may reach."""
    for match in _LINE.finditer(reading.text, start):
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        end = begin + len(match.group().strip())
        if _ENDS.match(reading.low, begin, end):
            return
        if not layout.is_furniture(begin):
            yield begin, end


def _head(reading: Reading, lines: Iterable[Span]) -> tuple[list[Column | None], int]:
    """The columns behind the number, and the line at which the rows begin; nothing where it is no head."""
    cells: list[Span] = []
    for at, (start, end) in enumerate(lines):
        printed = reading.text[start:end]
        if _NUMBER.match(printed) or _GROUP.match(printed):
            columns = [column_of(reading, *cell) for cell in cells]
            fits = columns[:2] == ["job", "lead"] and (printed[0] == "1" or not printed[0].isdigit())
            return (columns, at) if fits else ([], 0)
        goes_on = cells and (not reading.upper_at(start) or _is_open(reading, cells[-1][1]))
        if goes_on:
            cells[-1] = cells[-1][0], end
        else:
            cells.append((start, end))
    return [], 0


def _read(reading: Reading, lines: list[Span], columns: list[Column | None]) -> Iterator[Row]:
    """The rows: each begins with the number that follows the last one, or with 1 behind a group."""
    number, row, behind_group = "0", list[Span](), True
    for start, end in [*lines, (0, 0)]:
        printed = reading.text[start:end]
        counted = _NUMBER.match(printed)
        follows = counted is not None and _follows(number, counted[1], behind_group=behind_group)
        if not (end == 0 or follows or _GROUP.match(printed)):
            row.append((start, end))
            if len(row) > _MOST_LINES:
                return
            continue
        if row and not behind_group and (found := _row(reading, row, columns, number)):
            yield found
        row, behind_group = [], not follows
        number = counted[1] if counted and follows else number


def _follows(before: str, number: str, *, behind_group: bool) -> bool:
    """Whether a number is the next one of a table: 2 behind 1, 1.2 behind 1.1, 1.1 behind 1, 2 behind 1.4.

    >>> [_follows(*each, behind_group=False) for each in (("1", "2"), ("1.4", "2"), ("1", "1.1"), ("3", "7"))]
    [True, True, True, False]
    """
    last, following = ([int(part) for part in each.split(".")] for each in (before, number))
    if behind_group and following[-1] == 1:
        return True
    if len(following) > len(last):
        return following[:-1] == last and following[-1] == 1
    depth = len(following)
    return following[:-1] == last[: depth - 1] and following[-1] == last[depth - 1] + 1


def _row(reading: Reading, lines: list[Span], columns: list[Column | None], label: str) -> Row | None:
    cells = _cells(reading, lines)
    if cells is None or cells.job[1] - cells.job[0] < _LEAST_JOB:
        return None
    rest = list(cells.rest)
    helpers: tuple[str, ...] = ()
    if columns[2:3] == ["coordinate"] and rest and starts_unit(reading, rest[0][0]):
        helpers = split_units(reading.clean(*rest.pop(0)).strip(" .;,"))
    slots = Slots(split_units(reading.clean(*cells.lead).strip(" .;,")), helpers)
    due = _due(reading, rest, last=columns[-1] == "due") if "due" in columns else None
    return Row(*cells.job, (lines[0][0], lines[-1][1]), label, slots, due)


def _cells(reading: Reading, lines: list[Span]) -> _Cells | None:
    """Put lines together: a cell goes on in a small letter or behind a word that something must follow."""
    cells: list[Span] = [lines[0]] if lines else []
    job = 0
    for start, end in lines[1:]:
        goes_on = not reading.upper_at(start) or _is_open(reading, cells[-1][1])
        if not job and not (not goes_on and _is_body(reading, start, end)):
            cells[0] = cells[0][0], end
        elif goes_on and not reading.text[start].isdigit():
            cells[-1] = cells[-1][0], end
        else:
            job = job or 1
            cells.append((start, end))
    return _Cells(cells[0], cells[1], tuple(cells[2:])) if len(cells) > 1 else None


def _is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is nothing but the name of a body, or its beginning."""
    name = read_unit(reading, start, end)
    if name is None or name.ender not in ("end", "point"):
        return False
    return _TAIL.fullmatch(reading.low, name.end, end) is not None


def _is_open(reading: Reading, end: int) -> bool:
    """Whether a line ends with a word that something must follow."""
    if _OPEN_END.search(reading.low, max(0, end - 8), end):
        return True
    return _NAMELESS.search(reading.text, max(0, end - 12), end) is not None


def _due(reading: Reading, cells: list[Span], *, last: bool) -> Due | None:
    """The due date among the cells behind the bodies; as printed where it is the last cell of a row."""
    for start, end in reversed(cells):
        found = find_due(reading, start, end, slot=True)
        printed = reading.clean(start, end)
        if found or _YEAR.match(printed):
            return found or Due(printed, printed, start, end)
    if not last or not cells or cells[-1][1] - cells[-1][0] > _LONGEST_DUE:
        return None
    printed = reading.clean(*cells[-1]).strip(" .;,")
    return Due(printed, printed, *cells[-1])
