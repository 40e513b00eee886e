"""Tables that assign jobs: a column for the job, others for who leads, who helps, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.agents.reading import Reading, rx
from extractors.agents.unit_heads import starts_unit
from extractors.agents.unit_lists import split_units
from extractors.tasks.cues import heading_unit
from extractors.tasks.dues import Due, find_due
from extractors.tasks.slots import Slots
from extractors.tasks.table_heads import Column, assigns, head_of, joined
from extractors.types import Block, BlockKind, Span
from extractors.vocabulary.spelling import CAPITAL

Names = tuple[str, ...]

_HOUR = rx(r"(?<!\d)[0-2]?\d ?(?:h|giờ|:|g) ?(?:[0-5]\d)?(?!\w)")
_DATE = rx(r"\d{1,2}[/.]\d{1,2}|tháng \d|ngày \d")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])$")
_LABEL = re.compile(
    r"(?:(?P<label>\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ](?=\)))[.)]|(?P<bullet>[-+•–]))\s*(?=[^\W\d_])"
)
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}\.?$|[a-zđ]\)?$|-$")
# "nt", "như trên", a lone mark: the same as in the row above.
_SAME = rx(r"\W*(?:nt|như trên|-nt-|\")?\W*$")
_LEADS = rx(r"\W*(?:đơn vị |cơ quan |bộ phận )?chủ trì(?: thực hiện)? ?[:-] ?")
_HELPS = rx(r"[;.,]?\W*(?:(?:các )?(?:đơn vị|cơ quan|bộ phận) )?phối hợp(?: thực hiện)? ?[:-] ?")
_THEY_LEAD = rx(r"(?P<who>.{3,160}?),? (?:\(chủ trì\)|chủ trì)(?!\w)")
_THEY_HELP = rx(r",? (?:phối hợp|\(phối hợp\))(?: thực hiện)?\W*$")
_WITH = rx(r"[,;]? (?:chủ trì,? )?phối hợp (?:với |cùng )")
_LEAST, _MOST_BETWEEN, _LONGEST_BETWEEN, _LONGEST_DUE = 8, 2, 200, 80


@dataclass(frozen=True, slots=True)
class Row:
    """A row that assigns a job: the span of the job's cell, its number, its units and due date.

    `row` is the span of the whole row: the document that a task rests on often has a column of its own.
    """

    start: int
    end: int
    row: Span
    label: str | None
    slots: Slots
    due: Due | None


@dataclass(slots=True)
class _Table:
    """A table while it is being read: its columns, and what the rows above hand down."""

    cells: list[Span]
    columns: dict[Column, int]
    width: int
    fresh: bool = True
    between: int = 0
    group: Names = ()
    lead: Names = ()


def assigning_rows(reading: Reading, blocks: tuple[Block, ...]) -> list[Row]:
    """The rows of tables whose head names a job and who leads it.

    A row that only names a group ("I. Cải cách thể chế") is none; a group that is a body leads the rows that
    name nobody. A lead cell left empty under a filled one goes on with it, as in cells joined downwards.

    >>> from extractors.layout import lay_out
    >>> from extractors.source import SourceText
    >>> head, rule = "| TT | Nhiệm vụ | Cơ quan chủ trì |", "|---|---|---|"
    >>> source = SourceText.of(f"{head}\\n{rule}\\n| 1 | Rà soát danh mục | Sở Nội vụ |")
    >>> [row.slots.lead for row in assigning_rows(Reading.of(source), lay_out(source).blocks)]
    [('Sở Nội vụ',)]
    """
    found: list[Row] = []
    table: _Table | None = None
    rows = _rows(reading, blocks)
    for at, (block, cells) in enumerate(rows):
        if cells is None:
            table = _between(reading, table, block)
            continue
        head = head_of(reading, cells)
        if head and assigns(reading, cells, head):
            table = _Table(cells, head, len(cells))
        elif table and table.fresh and (parts := joined(reading, table.cells, table.columns, cells)):
            table = _Table(cells, parts, max(len(cells), max(parts.values()) + 1), fresh=False)
        elif table:
            table.fresh, table.between = False, 0
            following = rows[at + 1][1] if at + 1 < len(rows) else None
            row = _row(reading, table, cells, following)
            if row and found and _goes_on(reading, found[-1], row):
                found[-1] = _together(found[-1], row)
            elif row:
                found.append(row)
    return found


def _goes_on(reading: Reading, above: Row, row: Row) -> bool:
    """Whether a row prints the job of the row above again, as a cell does that reaches down over both."""
    same = reading.text[above.start : above.end] == reading.text[row.start : row.end]
    return same and above.label == row.label


def _together(above: Row, row: Row) -> Row:
    """One job of two rows: the bodies of both."""
    slots = Slots(
        tuple(dict.fromkeys((*above.slots.lead, *row.slots.lead))),
        tuple(dict.fromkeys((*above.slots.coordinate, *row.slots.coordinate))),
        tuple(dict.fromkeys((*above.slots.supervisor, *row.slots.supervisor))),
    )
    return replace(above, slots=slots, due=above.due or row.due)


def _rows(reading: Reading, blocks: tuple[Block, ...]) -> list[tuple[Block, list[Span] | None]]:
    """The blocks from the first row on, rows with their cells; rules between rows are left out."""
    found: list[tuple[Block, list[Span] | None]] = []
    for block in blocks:
        if block.kind is BlockKind.ROW:
            if any(mark.isalnum() for mark in reading.text[block.start : block.end]):
                found.append((block, _cells(reading, block)))
        elif found and block.kind is not BlockKind.FURNITURE:
            found.append((block, None))
    return found


def _between(reading: Reading, table: _Table | None, block: Block) -> _Table | None:
    """The table after a line between its rows, as of a cell that spans all columns; None where it ends."""
    if table is None or block.end - block.start > _LONGEST_BETWEEN or table.between >= _MOST_BETWEEN:
        return None
    table.between += 1
    _open_group(reading, table, block.body, block.end)
    return table


def _open_group(reading: Reading, table: _Table, start: int, end: int) -> None:
    unit = heading_unit(reading, start, end)
    table.group, table.lead = unit.names if unit else (), ()


def _cells(reading: Reading, block: Block) -> list[Span]:
    text = reading.text
    start, end = block.start, block.end
    mark = "|" if "|" in text[start:end] else "\t"
    if mark == "|":
        start += text[start] == "|"
        end -= text[end - 1] == "|"
    else:
        # The blanks at the head of a line are empty cells.
        while start and text[start - 1] in "\t ":
            start -= 1
    cells, position = [], start
    for piece in text[start:end].split(mark):
        left = position + len(piece) - len(piece.lstrip())
        cells.append((left, max(left, position + len(piece.rstrip()))))
        position += len(piece) + 1
    return cells


def _row(reading: Reading, table: _Table, cells: list[Span], following: list[Span] | None) -> Row | None:
    columns = table.columns
    label = _label(reading, cells, columns)
    if _is_group(reading, table, cells, label, following):
        _open_group(reading, table, *next(iter(_filled(reading, cells, columns)), cells[0]))
        return None
    if len(cells) <= columns["job"]:
        return None
    start, end = cells[columns["job"]]
    printed = _LABEL.match(reading.text, start, end)
    if printed:
        start, label = printed.end(), label or printed[printed.lastgroup or 0]
    if end - start < _LEAST or ("due" in columns and _is_hour(reading, *_cell(cells, columns, "due"))):
        return None
    slots = _slots(reading, table, cells)
    due = _due(reading, *_cell(cells, columns, "due"))
    if not (slots.lead or slots.coordinate or due):
        return None
    return Row(start, end, (cells[0][0], cells[-1][1]), label, slots, due)


def _is_group(
    reading: Reading, table: _Table, cells: list[Span], label: str | None, following: list[Span] | None
) -> bool:
    """Whether a row names a group of the rows below: nothing but a number and a name in it."""
    filled = _filled(reading, cells, table.columns)
    if len(filled) > 1 or (label and _GROUP.match(label) and len(filled) < 3 and not _named(table, cells)):
        return len(filled) <= 1 or bool(label and _GROUP.match(label))
    if label is None or not _NUMBERED.match(label) or (filled and reading.text[slice(*filled[0])].isupper()):
        return True
    below = _label(reading, following, table.columns) if following else None
    return below is None or below.startswith(f"{label.rstrip('.')}.") or not table.lead


def _filled(reading: Reading, cells: list[Span], columns: dict[Column, int]) -> list[Span]:
    """The cells of a row that say something, its number left out; one that covers several columns once."""
    number = columns.get("number")
    filled = [cell for at, cell in enumerate(cells) if cell[1] > cell[0] and at != number]
    return list({reading.text[start:end]: (start, end) for start, end in reversed(filled)}.values())[::-1]


def _named(table: _Table, cells: list[Span]) -> bool:
    """Whether the lead's cell of a row says something."""
    start, end = _cell(cells, table.columns, "lead")
    return end > start


def _label(reading: Reading, cells: list[Span], columns: dict[Column, int]) -> str | None:
    if "number" not in columns or columns["number"] >= len(cells):
        return None
    return reading.clean(*cells[columns["number"]]).strip(" .)") or None


def _cell(cells: list[Span], columns: dict[Column, int], name: Column) -> Span:
    """The cell of a column; an empty span where the row is shorter."""
    at = columns.get(name, len(cells))
    return cells[at] if at < len(cells) else (cells[-1][1], cells[-1][1])


def _is_hour(reading: Reading, start: int, end: int) -> bool:
    """Whether the time of a row is an hour of the day: the programme of an event assigns no jobs."""
    return bool(_HOUR.search(reading.low, start, end)) and not _DATE.search(reading.low, start, end)


def _due(reading: Reading, start: int, end: int) -> Due | None:
    """The due date of a cell; as printed where it names no day ("Sau khi có hướng dẫn")."""
    found = find_due(reading, start, end, slot=True)
    printed = reading.clean(start, end).strip(" .;,-–")
    if found or not 3 < len(printed) <= _LONGEST_DUE:
        return found
    return Due(printed, printed, start, end)


def _slots(reading: Reading, table: _Table, cells: list[Span]) -> Slots:
    start, end = _cell(cells, table.columns, "lead")
    same = _SAME.match(reading.low, start, end) is not None
    lead, helpers = (table.lead or table.group, ()) if same else _both(reading, start, end)
    if not same:
        table.lead = lead
    coordinate = _units(reading, *_cell(cells, table.columns, "coordinate"))
    return Slots(lead, coordinate or helpers, _units(reading, *_cell(cells, table.columns, "supervisor")))


def _both(reading: Reading, start: int, end: int) -> tuple[Names, Names]:
    """Who leads and who helps, where one cell says both: "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh"."""
    low = reading.low
    helps = _HELPS.search(low, start, end) or _WITH.search(low, start, end)
    if helps and helps.start() > start:
        leads = _LEADS.match(low, start, helps.start())
        first = _units(reading, leads.end() if leads else start, helps.start())
        return _without_verb(first), _units(reading, helps.end(), end)
    leads = _LEADS.match(low, start, end)
    if leads:
        return _units(reading, leads.end(), end), ()
    they = _THEY_LEAD.match(low, start, end)
    if not they:
        return _units(reading, start, end), ()
    rest = reading.low[they.end() : end]
    after = they.end() + len(rest) - len(rest.lstrip(" ,;."))
    last = _THEY_HELP.search(low, after, end)
    helpers = _units(reading, after, last.start() if last else end) if after < end else ()
    return _units(reading, *they.span("who")), helpers if last or starts_unit(reading, after, end) else ()


def _without_verb(names: Names) -> Names:
    """Names without a closing "chủ trì"."""
    return tuple(re.sub(r",? \(?[Cc]hủ trì\)?$", "", name) for name in names)


def _units(reading: Reading, start: int, end: int) -> Names:
    return tuple(_listed(reading.clean(start, end).strip(" .;,:-–+•")))


def _listed(printed: str) -> Iterator[str]:
    """The bodies of a cell: parted by commas, semicolons and the bullets of a list inside the cell."""
    for piece in re.split(rf"(?:^|\s*[;.,]?\s)[-–+•]\s+(?=[{CAPITAL}])", printed):
        if piece.strip(" .;,"):
            yield from split_units(piece.strip(" .;,"))
