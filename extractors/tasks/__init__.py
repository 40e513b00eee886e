"""Directives and assigned jobs: who does what with whom by when, under whose eye, on which document."""

from __future__ import annotations

from extractors.agents import Agents
from extractors.agents.reading import Reading, rx
from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.tasks.cues import implementing
from extractors.tasks.dues import Due, due_by_parts, find_due
from extractors.tasks.genre import genre_of
from extractors.tasks.outline import outline
from extractors.tasks.parties import read_parties
from extractors.tasks.prose import prose
from extractors.tasks.slots import bracket_spans, slot_label
from extractors.tasks.walk import Found, walk
from extractors.types import Block, Meeting, Span, Task


_ARTICLE = rx(r"(?<![^ .])điều \d{1,3}[a-zđ]?[.:] (?=\w)")


def find_tasks(
    source: SourceText, layout: Layout, references: References, agents: Agents, meetings: tuple[Meeting, ...]
) -> tuple[Task, ...]:
    """The tasks of a text, in order of start."""
    reading = agents.reading
    if reading is None:
        return ()
    genre = genre_of(reading, references.own)
    paragraphs = outline(reading, _implementing_parts(reading, layout) if genre == "norm" else layout.blocks)
    found, used = walk(reading, paragraphs, genre)
    if genre in ("news", "directive", "conclusion"):
        found += prose(reading, paragraphs, found, used, letter=genre == "directive")
    found.sort(key=lambda task: task.start)
    meeting = meetings[0].id if len(meetings) == 1 else None
    return tuple(_task(reading, references, item, index, meeting) for index, item in enumerate(found, 1))


def _implementing_parts(reading: Reading, layout: Layout) -> tuple[Block, ...]:
    """The blocks of the articles of a normative act that assign jobs: all that has to be read of it."""
    found: list[Block] = []
    for match in _ARTICLE.finditer(reading.low):
        first = layout.block_at(match.start())
        if first < 0 or not implementing(reading, match.end(), layout.blocks[first].end):
            continue
        for block in layout.blocks[first : first + 60]:
            if block.start > match.start() and _ARTICLE.match(reading.low, block.start):
                break
            found.append(block)
    return tuple(dict.fromkeys(found))


def _task(reading: Reading, references: References, item: Found, index: int, meeting: str | None) -> Task:
    parties = read_parties(reading, item.start, item.end, item.inherited, item.force, item.inner)
    due = _due_of(reading, item)
    cites = tuple(
        number for number, citation in enumerate(references.citations)
        if item.start <= citation.start < item.end and citation.form not in ("self", "own") and not citation.blank and not citation.draft
    )  # fmt: skip
    return Task(
        id=f"t{index}", start=item.start, end=item.end, rule=f"task.{parties.how}", confidence=0.9,
        text=reading.clean(item.start, item.end), label=item.label, lead=parties.lead, coordinate=parties.coordinate,
        supervisor=parties.supervisor, due=due.due if due else None, due_text=due.text if due else None,
        due_from=due.due_from if due else None, due_to=due.due_to if due else None, cites=cites, force=parties.force,
        parent=f"t{item.parent + 1}" if item.parent is not None else None, meeting=meeting,
    )  # fmt: skip


def _names_units(reading: Reading, line: Span) -> bool:
    """Whether a labelled line under a task names its units, so that a day in it is none of the task's."""
    labelled = slot_label(reading, *line)
    return (labelled is not None and labelled[0] != "due") or (labelled is None and reading.noisy)


def _due_of(reading: Reading, item: Found) -> Due | None:
    parts = due_by_parts(reading, item.inner)
    if parts:
        return parts
    lines = [line for line in item.inner if not _names_units(reading, line)]
    for start, end in [*lines, *bracket_spans(reading, item.start, item.end)]:
        due = find_due(reading, start, end, slot=True)
        if due:
            return due
    return find_due(reading, item.start, item.end)
