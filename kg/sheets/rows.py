"""The rows of the officer's sheet, read from a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.graph.places import in_vietnamese
from kg.queries import run
from kg.stores import Store

HEADINGS = (
    "Nhiệm vụ", "Chủ trì", "Phối hợp", "Chỉ đạo", "Hạn", "Căn cứ", "Tình trạng căn cứ", "Nguyên văn", "Nguồn",
)  # fmt: skip

_TASKS = """
MATCH (t:Task)
OPTIONAL MATCH (t)-[r:IMPLEMENTS|APPLIES|DISSEMINATES|PROPOSES_CHANGE|CITES]->(d)
WHERE d:Document OR d:PartialReference
WITH t, r, d ORDER BY r.span_start, d.id
WITH t, collect(DISTINCT {id: d.id, title: d.title, short: coalesce(d.signature, d.title)}) AS bases
MATCH (t)-[rec:RECORDED_IN]->(s:TextSource)
RETURN t.id AS id, coalesce(t.text, t.title) AS text, t.lead AS lead, t.coordinate AS coordinate,
       t.supervisor AS supervisor, t.due AS due, t.due_to AS due_to, t.span_start AS start, bases,
       s.title AS source, s.full_name AS file, rec.found_at AS place
ORDER BY source, start, id
"""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One task. `due` is its last day where the term can be reckoned, else the term as the text has it."""

    task: str
    lead: str
    coordinate: str
    supervisor: str
    due: date | str
    bases: tuple[str, ...]
    states: tuple[str, ...]
    wording: str
    source: str
    id: str

    def cells(self) -> tuple[date | str, ...]:
        """The row in the order of `HEADINGS`."""
        return (
            self.task, self.lead, self.coordinate, self.supervisor, self.due, "\n".join(self.bases),
            "\n".join(self.states), self.wording, self.source,
        )  # fmt: skip


def sheet_rows(store: Store, on: date) -> list[SheetRow]:
    """All tasks of a graph, the earliest due first, those without a day last; bases are judged on `on`.

    A task that several files give (a Word file and its PDF) is one row that names them all.
    """
    states: dict[str, str] = {}
    rows: dict[str, SheetRow] = {}
    for found in store.cypher(_TASKS).dicts():
        known = rows.get(found["id"])
        if known is None:
            rows[found["id"]] = _row(found, store, states, on)
        else:
            rows[known.id] = replace(known, source=f"{known.source}\n{_source(found)}")
    return sorted(rows.values(), key=lambda row: row.due if isinstance(row.due, date) else date.max)


def _row(found: Mapping[str, Any], store: Store, states: dict[str, str], on: date) -> SheetRow:
    bases = [base for base in found["bases"] if base["id"]]
    return SheetRow(
        task=_brief(found["text"]),
        lead=_listed(found["lead"]),
        coordinate=_listed(found["coordinate"]),
        supervisor=_listed(found["supervisor"]),
        due=found["due_to"] or found["due"] or "",
        bases=tuple(base["title"] for base in bases),
        states=tuple(
            f"{base['short']}: {state}" if len(bases) > 1 else state
            for base in bases
            for state in (_state(store, base["id"], states, on),)
        ),
        wording=" ".join(found["text"].split()),
        source=_source(found),
        id=found["id"],
    )


def _state(store: Store, document: str, known: dict[str, str], on: date) -> str:
    """Whether a document stands on a day, in an officer's words; without proof "chưa rõ"."""
    if document not in known:
        known[document] = _judged(store, document, on)
    return known[document]


def _judged(store: Store, document: str, on: date) -> str:
    if not document.startswith("doc/"):
        return "chưa rõ văn bản nào"
    (row,) = run(store, "status", {"document": document, "on": on}).dicts()
    replaced = "; ".join(row["replaced_by"])
    match row["status"]:
        case "no longer in force":
            since = f" từ {row['effective_to']:%d/%m/%Y}" if row["effective_to"] else ""
            return f"bị thay thế, bãi bỏ bởi {replaced}{since}" if replaced else f"hết hiệu lực{since}"
        case "not yet in force":
            return f"chưa có hiệu lực, có hiệu lực từ {row['effective_from']:%d/%m/%Y}"
        case "in force":
            return "còn hiệu lực"
        case _:
            return "chưa rõ"


def _source(found: Mapping[str, Any]) -> str:
    """The title of the text, its file and the place in it: where the officer looks the task up."""
    parts = [found["source"]] if found["source"] != found["file"] else []
    parts += [found["file"], in_vietnamese(found["place"] or "")]
    return ", ".join(part for part in parts if part)


def _listed(names: Sequence[str] | None) -> str:
    return "; ".join(names or ())


def _brief(text: str, width: int = 160) -> str:
    """The first words of a task, cut between words."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    return line[: line.rfind(" ", 0, width)].rstrip(" ,;:") + " …"
