"""Ids of meetings and tasks: numbered within their owner, over all texts of a build.

The order is that of the texts' hashes, never that of files. Two texts that report a meeting of one body on
one day under one title report one meeting; without body or day a meeting stays inside its text. Two texts of
one document or meeting (the Word file and its PDF) that give one job in the same words give it once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.types import Meeting
from extractors.vocabulary import fold
from kg.graph.agents import Home
from kg.graph.targets import own_node
from kg.graph.texts import Page
from kg.identity import MeetingKey, TaskKey

_NO_WORD = re.compile(r"\W+")


@dataclass(slots=True)
class Ids:
    """Node ids of the meetings and tasks of every text, by digest and the extraction's own id."""

    meetings: dict[str, dict[str, str]] = field(default_factory=dict)
    tasks: dict[str, dict[str, str]] = field(default_factory=dict)


def allot(pages: Iterable[tuple[Page, dict[str, Home]]]) -> Ids:
    """The ids for pages in the order of their digests, each with the homes of its meetings."""
    ids = Ids()
    titles: dict[tuple[str, str], list[str]] = {}
    jobs: dict[str, dict[tuple[str, int], int]] = {}
    for page, homes in pages:
        digest = page.text.digest
        found = ids.meetings[digest] = {
            m.id: _meeting_id(m, homes[m.id], titles)
            for m in sorted(page.said.meetings, key=lambda m: m.start)
        }
        ids.tasks[digest] = _task_ids(page, found, jobs)
    return ids


def _meeting_id(meeting: Meeting, home: Home, titles: dict[tuple[str, str], list[str]]) -> str:
    known = home.body is not None and meeting.date is not None
    body = home.body.name if known and home.body else home.scope
    date = meeting.date or "-"
    same_day = titles.setdefault((body, date), [])
    title = fold(meeting.title)
    if title not in same_day:
        same_day.append(title)
    return MeetingKey(body, date, same_day.index(title) + 1).iri


def _task_ids(
    page: Page, meetings: dict[str, str], jobs: dict[str, dict[tuple[str, int], int]]
) -> dict[str, str]:
    """The ids of a text's tasks; `jobs` numbers an owner's jobs by wording and repetition in a text."""
    own = own_node(page)
    document = own if own and own.startswith("doc/vn") else page.text.id
    repeated: Counter[tuple[str, str]] = Counter()
    found: dict[str, str] = {}
    for task in sorted(page.said.tasks, key=lambda t: (t.start, t.id)):
        owner = meetings.get(task.meeting or "", document)
        wording = _NO_WORD.sub(" ", fold(task.text)).strip()
        repeated[owner, wording] += 1
        known = jobs.setdefault(owner, {})
        number = known.setdefault((wording, repeated[owner, wording]), len(known) + 1)
        found[task.id] = TaskKey(owner, number).iri
    return found
