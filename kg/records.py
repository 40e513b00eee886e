"""The records of the output contract: what extraction found, with what resolution knows of each citation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from extractors import Extraction, extract
from extractors.extraction import Record
from kg.resolution import TextContext, reference_of, resolve
from kg.types import Ambiguous, Resolution, Resolved, Unresolved

CONTRACT: dict[str, tuple[str, ...]] = {
    "citation": (
        "form", "type", "number", "intended", "date", "issuer", "jurisdiction", "title", "provisions", "role",
        "role_detail", "antecedent", "date_span", "issuer_span", "document", "status", "candidates", "reason",
    ),
    "relation": ("subject", "relation", "object", "evidence"),
    "meeting": (
        "id", "title", "meeting_kind", "date", "time", "place", "form", "sites", "organizer", "chair",
        "attendees", "documents",
    ),
    "task": (
        "id", "label", "text", "lead", "coordinate", "supervisor", "due", "due_text", "due_from", "due_to",
        "cites", "force", "parent", "meeting", "report",
    ),
    "person": ("name", "academic_title", "positions", "unit"),
    "unit": ("name", "parent", "level"),
    "unread": ("reason",),
    "other": ("reason",),
}  # fmt: skip
"""The keys of each kind of record, beside those of `ALWAYS`."""

ALWAYS = ("kind", "source", "start", "end", "quote", "rule", "confidence")
"""The keys of every record."""


def records_of(text: str, name: str = "") -> Iterator[Record]:
    """The records of a text, resolved by the text itself and the register, in order of start.

    >>> found = list(records_of("Thực hiện Nghị định số 107/2020/NĐ-CP của Chính phủ.", "a.txt"))
    >>> [(r["document"], r["status"], r["jurisdiction"]) for r in found if r["kind"] == "citation"]
    [('doc/vn/y/nd-cp/2020/107', 'resolved', 'vn')]
    """
    extraction = extract(text)
    yield from records_with(extraction, resolve(extraction), name)


def records_with(
    extraction: Extraction,
    resolutions: Sequence[Resolution],
    name: str = "",
    context: TextContext | None = None,
) -> Iterator[Record]:
    """The records of an extraction whose citations resolve as given (`kg build` knows more than one text).

    Raises ValueError where `resolutions` does not align with the citations.
    """
    if len(resolutions) != len(extraction.citations):
        found, expected = len(resolutions), len(extraction.citations)
        raise ValueError(
            f"{name or 'text'}: {found} resolutions for {expected} citations; resolve() aligns them"
        )
    resolved = iter(zip(_ordered(extraction), [resolutions[i] for i in _ordered(extraction)], strict=True))
    context = context or TextContext(extraction)
    for record in extraction.records(name):
        if record["kind"] == "citation":
            index, resolution = next(resolved)
            record.update(_resolved_keys(resolution))
            record["jurisdiction"] = _jurisdiction(extraction, index, resolution, context)
        elif record["kind"] == "relation":
            record["evidence"] = [record["start"], record["end"]]
        yield record


def as_json_line(record: Record) -> str:
    """A record as one line of JSON Lines."""
    return json.dumps(record, ensure_ascii=False)


def _ordered(extraction: Extraction) -> list[int]:
    """The citations' indices in the order in which `Extraction.records` yields them."""
    citations = extraction.citations
    return sorted(range(len(citations)), key=lambda i: (citations[i].start, citations[i].end))


def _resolved_keys(resolution: Resolution) -> Record:
    match resolution:
        case Resolved(document, how, rule, confidence):
            return {
                "document": document, "status": "resolved", "candidates": [], "reason": None,
                "resolved_by": how, "resolution_rule": rule, "resolution_confidence": confidence,
            }  # fmt: skip
        case Ambiguous(candidates, reason):
            return {"document": None, "status": "ambiguous", "candidates": list(candidates), "reason": reason}
        case Unresolved(reason, candidates):
            return {
                "document": None,
                "status": "unresolved",
                "candidates": list(candidates),
                "reason": reason,
            }


def _jurisdiction(
    extraction: Extraction, index: int, resolution: Resolution, context: TextContext
) -> str | None:
    """The place slug of a citation: that of its document, else as far as the mention and the text tell."""
    if isinstance(resolution, Resolved):
        return resolution.document.split("/")[1]
    citation = extraction.citations[index]
    return reference_of(citation, context).jurisdiction if citation.number else None
