"""Tables that assign jobs: a column for the job, others for who leads, who helps, by when."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.agents.reading import Reading, rx
from extractors.agents.units import split_units
from extractors.tasks.dues import Due, find_due
from extractors.tasks.slots import Slots
from extractors.types import Block, BlockKind, Span

_COLUMNS = (
    ("lead", rx(r"(?:chủ trì|thực hiện|phụ trách|đầu mối)(?! từ)")),
    ("coordinate", rx(r"phối hợp")),
    ("due", rx(r"thời gian|thời hạn|hoàn thành|tiến độ")),
    ("job", rx(r"nhiệm vụ|nội dung|công việc|giải pháp|hoạt động")),
    ("number", rx(r"^ *(?:tt|stt|số tt) *$")),
)

_HOUR = rx(r"(?<!\d)[0-2]?\d ?(?:h|giờ|:|g) ?(?:[0-5]\d)?(?!\w)")
_DATE = rx(r"\d{1,2}[/.]\d{1,2}|tháng \d|ngày \d")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that assigns a job: the span of the job's cell, its number, its units and due date."""

    start: int
    end: int
    label: str | None
    slots: Slots
    due: Due | None


def assigning_rows(reading: Reading, blocks: tuple[Block, ...]) -> list[Row]:
    """The rows of tables whose head names a job and who leads it.

    >>> from extractors.layout import lay_out
    >>> from extractors.source import SourceText
    >>> head, rule = "| TT | Nhiệm vụ | Cơ quan chủ trì |", "|---|---|---|"
    >>> source = SourceText.of(f"{head}\\n{rule}\\n| 1 | Rà soát danh mục | Sở Nội vụ |")
    >>> [row.slots.lead for row in assigning_rows(Reading.of(source), lay_out(source).blocks)]
    [('Sở Nội vụ',)]
    """
    found: list[Row] = []
    columns: dict[str, int] = {}
    for block in blocks:
        if block.kind is not BlockKind.ROW:
            columns = columns if block.kind is BlockKind.FURNITURE else {}
            continue
        cells = _cells(reading, block)
        named = _head(reading, cells)
        if named:
            columns = named
        elif columns and len(cells) > max(columns.values()):
            row = _row(reading, cells, columns)
            found += [row] if row else []
    return found


def _cells(reading: Reading, block: Block) -> list[Span]:
    text = reading.text
    start = block.start + (text[block.start] == "|")
    end = block.end - (text[block.end - 1] == "|")
    mark = "|" if "|" in text[block.start : block.end] else "\t"
    cells, position = [], start
    for piece in text[start:end].split(mark):
        left = position + len(piece) - len(piece.lstrip())
        cells.append((left, max(left, position + len(piece.rstrip()))))
        position += len(piece) + 1
    return cells


def _head(reading: Reading, cells: list[Span]) -> dict[str, int]:
    """The columns of a table's head, or nothing where the row is none."""
    columns: dict[str, int] = {}
    for index, (start, end) in enumerate(cells):
        if end - start > 60:
            return {}
        for name, cue in _COLUMNS:
            if name not in columns and cue.search(reading.low[start:end]):
                columns[name] = index
                break
    return columns if {"job", "lead"} <= columns.keys() else {}


def _row(reading: Reading, cells: list[Span], columns: dict[str, int]) -> Row | None:
    start, end = cells[columns["job"]]
    lead = _units(reading, cells, columns, "lead")
    if end - start < 8 or not lead or ("due" in columns and _is_hour(reading, *cells[columns["due"]])):
        return None
    due = find_due(reading, *cells[columns["due"]], slot=True) if "due" in columns else None
    number = reading.clean(*cells[columns["number"]]).strip(" .") if "number" in columns else ""
    return Row(start, end, number or None, Slots(lead, _units(reading, cells, columns, "coordinate")), due)


def _is_hour(reading: Reading, start: int, end: int) -> bool:
    """Whether the time of a row is an hour of the day: the programme of an event assigns no jobs."""
    return bool(_HOUR.search(reading.low, start, end)) and not _DATE.search(reading.low, start, end)


def _units(reading: Reading, cells: list[Span], columns: dict[str, int], name: str) -> tuple[str, ...]:
    printed = reading.clean(*cells[columns[name]]).strip(" .;-") if name in columns else ""
    return split_units(printed) if printed else ()
