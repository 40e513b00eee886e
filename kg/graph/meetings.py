"""Meetings: who met, when, under whose chair, on which documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.types import Citation, Meeting, Person, Span
from extractors.vocabulary import fold
from kg.graph.agents import Home, agent_of, person_of
from kg.graph.edges import iso_day, properties
from kg.graph.facts import agent_facts
from kg.graph.mentions import shortened
from kg.graph.names import is_post
from kg.graph.references import cited, cue_of
from kg.graph.statements import relation_of
from kg.graph.targets import Target
from kg.graph.texts import Page
from kg.types import Edge, Node

_FILLER = r"(?:[ ,:]|các|toàn văn|nội dung|dự thảo)*$"
_VERBS = (
    ("ADOPTED", re.compile(r"(?<!được )(?:thông qua|biểu quyết)" + _FILLER)),
    (
        "PRESENTED",
        re.compile(r"(?:trình bày|giới thiệu|công bố|xem xét|cho ý kiến về|cho ý kiến|trình)" + _FILLER),
    ),
)
_FOR = re.compile(r"^(?:(?:các )?đại diện |(?:đồng chí )?lãnh đạo )+", re.IGNORECASE)
"""Who is sent for a body: the body attended."""
_NEAR = 60
_JOINED = re.compile(r"(?:[\s,;]|và|cùng|các|số){1,12}")
"""What stands between the members of a list of documents, their days and issuers apart."""


def meeting_nodes(page: Page, ids: dict[str, str]) -> Iterator[Node]:
    """The meeting nodes of a text; `ids` maps the extraction's meeting ids to node ids."""
    for meeting in page.said.meetings:
        yield Node(
            ids[meeting.id], ("Meeting",), meeting_title(meeting),
            properties(
                titles=meeting.titles, kind=meeting.kind, date=iso_day(meeting.date), date_text=meeting.date,
                date_end=iso_day(meeting.date_end), date_inferred=meeting.date_inferred, time=meeting.time,
                place=meeting.place, form=meeting.form, sites=meeting.sites, attendees=meeting.attendees,
                span_start=meeting.start,
            ),
        )  # fmt: skip


def meeting_title(meeting: Meeting) -> str:
    """The title of a meeting, with its day where the title does not print it."""
    title = shortened(meeting.title, 140)
    if not meeting.date:
        return title
    year, month, day = (meeting.date + "--").split("-")[:3]
    day_text = "/".join(str(int(p)) for p in (day, month, year) if p)
    return title if day_text in title or meeting.date in title else f"{title} ({day_text})"


def meeting_edges(
    page: Page, ids: dict[str, str], targets: tuple[Target, ...], homes: dict[str, Home]
) -> Iterator[Node | Edge]:
    """Everything that a text says of its meetings; `homes` maps their ids to where they speak from."""
    for meeting in page.said.meetings:
        node, home = ids[meeting.id], homes[meeting.id]
        yield _about(page, meeting, node, "RECORDED_IN", page.text.id, meeting.title)
        yield from _held(page, meeting, node, home)
        yield from _chaired(page, meeting, node, home)
        yield from _attended(page, meeting, node, home)
        of_tasks = {i for task in page.said.tasks for i in task.cites}
        for index in meeting.documents:
            kind = document_relation(page, page.said.citations[head_of_list(page, index)])
            # What only a task names is the task's, not a paper of the meeting.
            if kind != "CITES" or index not in of_tasks:
                yield cited(page, node, kind, targets[index], index)


def document_relation(page: Page, citation: Citation) -> str:
    """What a meeting does with a document: the stated role, else the verb directly before the mention.

    Directly, because "báo cáo kết quả thực hiện Thông báo X" presents a report, not X.
    """
    kind = relation_of(citation.role, citation.role_detail, "meeting", cue_of(page, citation))
    if kind:
        return kind
    low, _ = page.passages.around(citation.start, citation.end)
    before = fold(page.said.source.original[max(low, citation.start - _NEAR) : citation.start])
    return next((name for name, verb in _VERBS if verb.search(before)), "CITES")


def head_of_list(page: Page, index: int) -> int:
    """The first citation of the list that a citation stands in: its verb is said of all of them."""
    citations = page.said.citations
    while index:
        before, here = citations[index - 1], citations[index]
        around = (before.date_span, before.issuer_span)
        low = max(before.end, *(span[1] for span in around if span and span[1] <= here.start), 0)
        if low > here.start or not _JOINED.fullmatch(fold(page.said.quote(low, here.start))):
            break
        index -= 1
    return index


def _about(page: Page, meeting: Meeting, start: str, relation: str, end: str, words: str) -> Edge:
    """A statement about a meeting, quoted where the words stand, else at the meeting's first sentence."""
    return page.edge(start, relation, end, _place(page, meeting, words), meeting.rule, meeting.confidence)


def _place(page: Page, meeting: Meeting, words: str) -> Span:
    whole = (0, len(page.said.source.original))
    inside = (meeting.start, meeting.end)
    return page.find(words, inside) or page.find(words, whole) or (meeting.start, meeting.start + 1)


def _held(page: Page, meeting: Meeting, node: str, home: Home) -> Iterator[Node | Edge]:
    if not meeting.organizer or is_post(meeting.organizer):
        return
    agent = agent_of(meeting.organizer, home)
    if agent is not None:
        yield from agent_facts(agent)
        yield _about(page, meeting, node, "HELD_BY", agent.id, meeting.organizer)


def _chaired(page: Page, meeting: Meeting, node: str, home: Home) -> Iterator[Node | Edge]:
    for name in meeting.chair:
        known = _known(page, name)
        person = person_of(name, known, home)
        if person is None:
            continue
        yield person
        yield _about(page, meeting, node, "CHAIRED_BY", person.id, name)
        yield from _posts(page, person, known, home)


def _known(page: Page, name: str) -> Person | None:
    """What the text says of a person, from the mention with most posts."""
    return _fullest(p for p in page.said.persons if fold(p.name) == fold(name))


def _fullest(same: Iterable[Person]) -> Person | None:
    return max(same, key=lambda p: (len(p.positions), bool(p.academic_title), -p.start), default=None)


def _named_in(page: Page, meeting: Meeting, printed: str) -> list[Person]:
    """The people whom an entry of the list of attendees names, with what the text says of each."""
    low, high = _place(page, meeting, printed)
    names = dict.fromkeys(p.name for p in page.said.persons if low <= p.start and p.end <= high)
    found = [known for name in names if (known := _known(page, name))]
    alone = _known(page, printed)
    return found or ([alone] if alone else [])


def _posts(page: Page, person: Node, known: Person | None, home: Home) -> Iterator[Node | Edge]:
    for post in known.positions if known else ():
        agent = agent_of(post, home)
        if known and agent is not None and "Office" in agent.node.labels:
            yield from agent_facts(agent)
            span = (known.start, known.end)
            yield page.edge(person.id, "HOLDS", agent.id, span, known.rule, known.confidence)


def _attended(page: Page, meeting: Meeting, node: str, home: Home) -> Iterator[Node | Edge]:
    """Persons by name and bodies; groups of posts ("các Phó Giám đốc") stay in the list of attendees."""
    for printed in meeting.attendees:
        people = _named_in(page, meeting, printed)
        for known in people:
            person = person_of(known.name, known, home)
            if person is not None:
                yield person
                yield _about(page, meeting, node, "ATTENDED_BY", person.id, printed)
                yield from _posts(page, person, known, home)
        if people:
            continue
        agent = agent_of(_FOR.sub("", printed), home)
        if agent is not None and agent.body is not None:
            yield from agent_facts(agent)
            yield _about(page, meeting, node, "ATTENDED_BY", agent.id, printed)
