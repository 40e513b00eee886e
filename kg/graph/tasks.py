"""Tasks: what is to be done, by whom, where it comes from, and on which documents it rests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.types import Task
from kg.graph.agents import Agent, Home, agent_of
from kg.graph.contacts import without_contacts
from kg.graph.edges import iso_day, properties
from kg.graph.facts import agent_facts
from kg.graph.references import acting, cited, cue_of, objects_of_others
from kg.graph.statements import relation_of
from kg.graph.targets import Target
from kg.graph.texts import Page
from kg.graph.titles import task_title
from kg.types import Edge, Node

_BY = re.compile(r"(?<!\w)(?:theo|áp dụng) [^,.;:\n]{0,150}$")
"""The task works by what another document issued: "theo Quy chế ban hành kèm theo Quyết định …"."""
_REACH = 180
ROLES = (("LED_BY", "lead"), ("COORDINATED_BY", "coordinate"), ("SUPERVISED_BY", "supervisor"))


def task_nodes(page: Page, ids: dict[str, str]) -> Iterator[Node]:
    """The task nodes of a text; `ids` maps the extraction's task ids to node ids."""
    for task in page.said.tasks:
        yield Node(
            ids[task.id], ("Task",), task_title(task),
            properties(
                text=without_contacts(task.text), item_label=task.label, lead=task.lead,
                coordinate=task.coordinate, supervisor=task.supervisor, due=task.due, due_text=task.due_text,
                due_from=iso_day(task.due_from), due_to=iso_day(task.due_to), force=task.force,
                reporting=without_contacts(task.report or ""),
                span_start=task.start,
            ),
        )  # fmt: skip


def task_edges(
    page: Page, ids: dict[str, str], meetings: dict[str, str], own: str | None, targets: tuple[Target, ...],
    homes: dict[str, Home],
) -> Iterator[Node | Edge]:  # fmt: skip
    """Everything that a text says of its tasks; `homes` maps meetings (``""``: the text) to who speaks."""
    explained, actors = objects_of_others(page), acting(page)
    for task in page.said.tasks:
        node = ids[task.id]
        yield _from_task(page, task, node, "RECORDED_IN", page.text.id)
        if own:
            yield _from_task(page, task, node, "ASSIGNED_IN", own)
        if task.parent in ids:
            yield _from_task(page, task, node, "PART_OF", ids[task.parent])
        if task.meeting in meetings:
            yield _whole(page, task, meetings[task.meeting], "CONCLUDED", node)
        yield from _actors(page, task, node, homes.get(task.meeting or "") or homes[""])
        for index in task.cites:
            kind = _kind(page, index, explained, actors)
            yield cited(page, node, kind, targets[index], index, within=(task.start, task.end))


def _kind(page: Page, index: int, explained: frozenset[int], actors: frozenset[int]) -> str:
    """How a task stands to a document it names; what another cited document carries out is only cited.

    "Luật A (sửa đổi bởi Luật B)" makes B an actor: the task does not propose to change it.
    """
    citation = page.said.citations[index]
    if index in explained:
        return "CITES"
    kind = relation_of(citation.role, citation.role_detail, "task", cue_of(page, citation)) or "CITES"
    if citation.role == "kem_theo" and citation.role_span:
        at = citation.role_span[0]
        return (
            "APPLIES" if _BY.search(page.said.source.original[max(0, at - _REACH) : at].lower()) else "CITES"
        )
    return "CITES" if kind == "PROPOSES_CHANGE" and index in actors else kind


def _from_task(page: Page, task: Task, node: str, relation: str, end: str) -> Edge:
    return _whole(page, task, node, relation, end)


def _whole(page: Page, task: Task, start: str, relation: str, end: str) -> Edge:
    """A statement made by the task as it stands: its first sentence is the evidence."""
    at = (task.start, min(task.start + 1, task.end))
    return page.edge(start, relation, end, at, task.rule, task.confidence, within=(task.start, task.end))


def _actors(page: Page, task: Task, node: str, home: Home) -> Iterator[Node | Edge]:
    for relation, slot in ROLES:
        for printed in getattr(task, slot):
            agent = agent_of(printed, home)
            if agent is not None:
                yield from agent_facts(agent)
                yield _acting(page, task, node, relation, agent, printed)


def _acting(page: Page, task: Task, node: str, relation: str, agent: Agent, printed: str) -> Edge:
    """Who acts, quoted where the task prints the name; a name from the heading quotes the task."""
    whole = (task.start, task.end)
    span = page.find(printed, whole) or (task.start, min(task.start + 1, task.end))
    return page.edge(node, relation, agent.id, span, task.rule, task.confidence, within=whole)
