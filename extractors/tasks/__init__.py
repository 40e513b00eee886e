"""Directives and assigned jobs: who does what with whom by when, under whose eye, on which document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
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
    told = genre == "news" and not meetings
    page = _Page(reading, references, meetings[0].id if len(meetings) == 1 else None, told)
    return page.tasks(found, rows)


def _implementing_parts(reading: Reading, layout: Layout) -> tuple[Block, ...]:
    """The blocks of the articles of a normative act that assign jobs: all that has to be read of it."""
    found: list[Block] = []
    for match in _ARTICLE.finditer(reading.low):
        if reading.low[max(0, match.start() - 1) : match.start()] not in ("", " ", "."):
            continue
        first = layout.block_at(match.start())
        if first < 0 or not implementing(reading, match.end(), layout.blocks[first].end):
            continue
        for block in layout.blocks[first : first + _LONGEST_ARTICLE]:
            if block.start > match.start() and _ARTICLE.match(reading.low, block.start):
                break
            found.append(block)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Page:
    """What the tasks of a page share: where they are read, the one meeting, whether news only tells them."""

    reading: Reading
    references: References
    meeting: str | None
    told: bool

    def tasks(self, found: list[Found], rows: list[Row]) -> tuple[Task, ...]:
        """The tasks in order of start, with their ids and the ids of those they belong to."""
        spans = [(item.start, -item.end) for item in found] + [(row.start, -row.end) for row in rows]
        order = sorted(range(len(spans)), key=spans.__getitem__)
        ids = {index: f"t{number}" for number, index in enumerate(order, 1)}
        written = []
        for index in order:
            if index >= len(found):
                written.append(self._of_row(ids[index], rows[index - len(found)]))
                continue
            above = found[index].parent
            written.append(self._of(ids[index], found[index], None if above is None else ids[above]))
        return tuple(written)

    def _of(self, name: str, item: Found, parent: str | None) -> Task:
        reading, start, end = self.reading, item.start, item.end
        parties = read_parties(reading, start, end, item.inherited, item.force, item.inner)
        told = self.told and item.label is None
        due = _due_of(reading, item)
        due = with_year(due, reading, _day_of_page(self.references)) if due else None
        text = reading.clean(start, end)
        return Task(
            name, start, end, f"task.{parties.how}", sureness(reading, start, end, parties, told=told), text,
            item.label, parties.lead, parties.coordinate, parties.supervisor, *_written(due),
            _cites(self.references, start, end), parties.force, parent, self.meeting, reporting_duty(text),
        )  # fmt: skip

    def _of_row(self, name: str, row: Row) -> Task:
        slots, text = row.slots, self.reading.clean(row.start, row.end)
        due = with_year(row.due, self.reading, _day_of_page(self.references)) if row.due else None
        return Task(
            name, row.start, row.end, "task.table", CONFIDENCE["task.table"], text, row.label, slots.lead,
            slots.coordinate, slots.supervisor, *_written(due), _cites(self.references, *row.row),
            meeting=self.meeting, report=reporting_duty(text),
        )  # fmt: skip


def _written(due: Due | None) -> tuple[str | None, str | None, str | None, str | None]:
    """The four values of a task that say by when it is due."""
    return (None, None, None, None) if due is None else (due.due, due.text, due.due_from, due.due_to)


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
