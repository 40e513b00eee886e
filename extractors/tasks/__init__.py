"""Directives and assigned jobs: who does what with whom by when, under whose eye, on which document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from extractors.agents import Agents
from extractors.agents.reading import Reading, rx
from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.tasks.cues import implementing
from extractors.tasks.dues import Due, due_by_parts, find_due, with_year
from extractors.tasks.flat_tables import flat_tables
from extractors.tasks.genre import genre_of
from extractors.tasks.outline import outline
from extractors.tasks.parties import read_parties
from extractors.tasks.prose import prose
from extractors.tasks.reporting import reporting_duty
from extractors.tasks.rules import CONFIDENCE, RULES
from extractors.tasks.slots import bracket_spans, slot_label
from extractors.tasks.state import Found
from extractors.tasks.sureness import sureness
from extractors.tasks.tables import Row, assigning_rows
from extractors.tasks.walk import walk
from extractors.types import Block, Meeting, Span, Task

__all__ = ["RULES", "find_tasks"]

# The literal head comes first, because a look-behind there would cost the scan its speed.
_ARTICLE = rx(r"điều \d{1,3}[a-zđ]?[.:] (?=\w)")
_LONGEST_ARTICLE, _LONGEST_DUE = 60, 80


def find_tasks(
    source: SourceText, layout: Layout, references: References, agents: Agents, meetings: tuple[Meeting, ...]
) -> tuple[Task, ...]:
    """The tasks of a text, in order of start."""
    reading = agents.reading
    if reading is None:
        return ()
    genre = genre_of(reading, references.own)
    # A report of a meeting may print in a table what it assigned; other reports only describe.
    assigns = genre != "norm" and (genre != "report" or bool(meetings))
    flat = flat_tables(reading, layout) if assigns else []
    rows = assigning_rows(reading, layout.blocks) if assigns else []
    rows += [row for table in flat for row in table.rows]
    paragraphs = outline(reading, _implementing_parts(reading, layout) if genre == "norm" else layout.blocks)
    if flat:
        paragraphs = tuple(p for p in paragraphs if not any(t.start <= p.start < t.end for t in flat))
    found, used = walk(reading, paragraphs, genre)
    if genre in ("news", "directive", "conclusion"):
        letter = genre == "directive"
        holders = None
        if genre == "news" and not meetings:
            holders = frozenset(person.name for person in agents.persons if person.positions)
        found += prose(
            reading, paragraphs, found, used, letter=letter, meeting=bool(meetings), office_holders=holders
        )
    meeting = meetings[0].id if len(meetings) == 1 else None
    told = genre == "news" and not meetings
    tasks = [_task(reading, references, item, meeting, told=told) for item in found]
    tasks += [_task_of_row(reading, references, row, meeting) for row in rows]
    return _numbered(tasks, found)


def _numbered(tasks: list[Task], found: list[Found]) -> tuple[Task, ...]:
    """The tasks in order of start, with their ids and the ids of those they belong to."""
    order = sorted(range(len(tasks)), key=lambda index: (tasks[index].start, -tasks[index].end))
    ids = {index: f"t{number}" for number, index in enumerate(order, 1)}
    result = []
    for index in order:
        above = found[index].parent if index < len(found) else None
        parent = None if above is None else ids[above]
        report = reporting_duty(tasks[index].text)
        result.append(replace(tasks[index], id=ids[index], parent=parent, report=report))
    return tuple(result)


def _implementing_parts(reading: Reading, layout: Layout) -> tuple[Block, ...]:
    """The blocks of the articles of a normative act that assign jobs: all that has to be read of it."""
    found: list[Block] = []
    for match in _ARTICLE.finditer(reading.low):
        first = layout.block_at(match.start())
        if reading.low[max(0, match.start() - 1) : match.start()] not in ("", " ", ".") or first < 0:
            continue
        if not implementing(reading, match.end(), layout.blocks[first].end):
            continue
        for block in layout.blocks[first : first + _LONGEST_ARTICLE]:
            if block.start > match.start() and _ARTICLE.match(reading.low, block.start):
                break
            found.append(block)
    return tuple(dict.fromkeys(found))


def _task(reading: Reading, references: References, item: Found, meeting: str | None, *, told: bool) -> Task:
    parties = read_parties(reading, item.start, item.end, item.inherited, item.force, item.inner)
    rule = f"task.{parties.how}"
    task = Task(
        id="", start=item.start, end=item.end, rule=rule,
        confidence=sureness(
            reading, item.start, item.end, parties, told=told and item.label is None
        ),
        text=reading.clean(item.start, item.end), label=item.label, lead=parties.lead,
        coordinate=parties.coordinate, supervisor=parties.supervisor, force=parties.force,
        cites=_cites(references, item.start, item.end), meeting=meeting,
    )  # fmt: skip
    due = _due_of(reading, item)
    return _with_due(task, with_year(due, reading, _day_of_page(references)) if due else None)


def _task_of_row(reading: Reading, references: References, row: Row, meeting: str | None) -> Task:
    task = Task(
        id="", start=row.start, end=row.end, rule="task.table", confidence=CONFIDENCE["task.table"],
        text=reading.clean(row.start, row.end), label=row.label, lead=row.slots.lead,
        coordinate=row.slots.coordinate, supervisor=row.slots.supervisor,
        cites=_cites(references, *row.row), meeting=meeting,
    )  # fmt: skip
    return _with_due(task, with_year(row.due, reading, _day_of_page(references)) if row.due else None)


def _with_due(task: Task, due: Due | None) -> Task:
    if due is None:
        return task
    return replace(task, due=due.due, due_text=due.text, due_from=due.due_from, due_to=due.due_to)


def _cites(references: References, start: int, end: int) -> tuple[int, ...]:
    """The citations inside a task, without the text's own number, blanks and drafts."""
    citations = references.citations
    first = bisect_left(citations, start, key=lambda citation: citation.start)
    last = bisect_left(citations, end, key=lambda citation: citation.start)
    return tuple(
        number
        for number in range(first, last)
        if citations[number].form not in ("self", "own")
        and not (citations[number].blank or citations[number].draft)
    )


def _due_of(reading: Reading, item: Found) -> Due | None:
    parts = due_by_parts(reading, item.inner)
    if parts:
        return parts
    lines = [line for line in item.inner if not _names_units(reading, line)]
    for start, end in [*lines, *bracket_spans(reading, item.start, item.end)]:
        due = find_due(reading, start, end, slot=True)
        if due:
            return due
    return find_due(reading, item.start, item.end) or _labelled_due(reading, item)


def _labelled_due(reading: Reading, item: Found) -> Due | None:
    """What a line labelled with the time says where it names no day: "Thời gian: Thường xuyên"."""
    for line in item.inner:
        labelled = slot_label(reading, *line)
        printed = reading.clean(labelled[1], line[1]).strip(" .;,") if labelled else ""
        if labelled and labelled[0] == "due" and 3 < len(printed) <= _LONGEST_DUE:
            return Due(printed, printed, labelled[1], line[1])
    return None


def _day_of_page(references: References) -> date | None:
    """The day that gives dues without year theirs: the document's own or the page's stamp."""
    own = references.own.date
    return date.fromisoformat(own) if own and len(own) == 10 else None


def _names_units(reading: Reading, line: Span) -> bool:
    """Whether a labelled line under a task names its units, so that a day in it is none of the task's."""
    labelled = slot_label(reading, *line)
    return (labelled is not None and labelled[0] != "due") or (labelled is None and reading.noisy)
