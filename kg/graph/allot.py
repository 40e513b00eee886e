"""Ids of meetings and tasks: numbered within their owner, over all texts of a build.

The order is that of the texts' hashes, never that of files. Two texts that report a meeting of one body on
one day under one title report one meeting; without body or day a meeting stays inside its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.types import Meeting
from extractors.vocabulary import fold
from kg.graph.agents import Home
from kg.graph.targets import own_node
from kg.graph.texts import Page
from kg.identity import MeetingKey, TaskKey


@dataclass(slots=True)
class Ids:
    """Node ids of the meetings and tasks of every text, by digest and the extraction's own id."""

    meetings: dict[str, dict[str, str]] = field(default_factory=dict)
    tasks: dict[str, dict[str, str]] = field(default_factory=dict)


def allot(pages: Iterable[tuple[Page, dict[str, Home]]]) -> Ids:
    """The ids for pages in the order of their digests, each with the homes of its meetings."""
    ids = Ids()
    titles: dict[tuple[str, str], list[str]] = {}
    counts: dict[str, int] = {}
    for page, homes in pages:
        digest = page.text.digest
        found = ids.meetings[digest] = {
            m.id: _meeting_id(m, homes[m.id], titles)
            for m in sorted(page.said.meetings, key=lambda m: m.start)
        }
        ids.tasks[digest] = _task_ids(page, found, counts)
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


def _task_ids(page: Page, meetings: dict[str, str], counts: dict[str, int]) -> dict[str, str]:
    own = own_node(page)
    found: dict[str, str] = {}
    for task in sorted(page.said.tasks, key=lambda t: (t.start, t.id)):
        document = own if own and own.startswith("doc/vn") else page.text.id
        owner = meetings.get(task.meeting or "", document)
        counts[owner] = counts.get(owner, 0) + 1
        found[task.id] = TaskKey(owner, counts[owner]).iri
    return found
