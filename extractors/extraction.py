"""The result of extraction, and its records as the output contract wants them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeVar

from extractors.agents import Agents
from extractors.layout import Layout
from extractors.references import References
from extractors.source import SourceText
from extractors.types import Aside, Citation, Meeting, OwnDocument, Person, Relation, Span, Task, Unit

Record = dict[str, Any]
"""One JSON object of the output contract (a border to the outside, so a dict)."""

Spanned = TypeVar("Spanned", Citation, Aside, Relation, Meeting, Task, Person, Unit)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one text says, offsets counting in the decoded text that came in."""

    source: SourceText
    layout: Layout
    own: OwnDocument
    citations: tuple[Citation, ...]
    asides: tuple[Aside, ...]
    relations: tuple[Relation, ...]
    persons: tuple[Person, ...]
    units: tuple[Unit, ...]
    meetings: tuple[Meeting, ...]
    tasks: tuple[Task, ...]
    _reach: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where the citations so far end, for each citation: finds by bisection those that hold a place."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_reach", tuple(accumulate((c.end for c in self.citations), max)))

    @classmethod
    def of(
        cls,
        source: SourceText,
        layout: Layout,
        references: References,
        agents: Agents,
        meetings: tuple[Meeting, ...],
        tasks: tuple[Task, ...],
    ) -> Extraction:
        """The extraction of a text, its spans mapped home where the working copy has another length."""

        def home(items: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
            if source.alignment is None:
                return items
            return tuple(_mapped(item, source.home_span) for item in items)

        return cls(
            source, layout, references.own, home(references.citations), home(references.asides),
            home(references.relations), home(agents.persons), home(agents.units), home(meetings), home(tasks),
        )  # fmt: skip

    def as_read(self) -> Extraction:
        """The same extraction of the working copy: every span counts in ``source.text``, now the original.

        For a reader of the words around the mentions, who wants letters and not entities or doubled blanks.
        The text itself where it was clean; nothing that counts home may be taken from the answer.
        """
        source = self.source
        if source.original == source.text:
            return self
        read = SourceText(source.text, source.text, source.shadow)
        if source.alignment is None:
            return replace(self, source=read)

        def away(items: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
            return tuple(_mapped(item, source.away_span) for item in items)

        return replace(
            self, source=read, citations=away(self.citations), asides=away(self.asides),
            relations=away(self.relations), persons=away(self.persons), units=away(self.units),
            meetings=away(self.meetings), tasks=away(self.tasks),
        )  # fmt: skip

    def quote(self, start: int, end: int) -> str:
        """The slice of the decoded text."""
        return self.source.original[start:end]

    def records(self, name: str = "") -> Iterator[Record]:
        """The records of the output contract in order of start, without what only resolution knows."""
        found: list[tuple[int, int, str, Record]] = []
        for kind, items in (
            ("citation", self.citations), ("relation", self.relations), ("meeting", self.meetings),
            ("task", self.tasks), ("person", self.persons), ("unit", self.units), ("", self.asides),
        ):  # fmt: skip
            for item in items:
                record = self.record(kind, item, name)
                found.append((item.start, item.end, record["kind"], record))
        for *_, record in sorted(found, key=lambda row: row[:3]):
            yield record

    def record(self, kind: str, item: Any, name: str) -> Record:  # noqa: ANN401
        """One mention or statement as a record; citations inside it are named by their signature."""
        record: Record = {"kind": kind or item.kind, "source": name}
        for each in fields(item):
            if each.name != "kind" or kind:
                key = "meeting_kind" if each.name == "kind" else each.name
                record[key] = _plain(getattr(item, each.name))
        record["quote"] = self.quote(item.start, item.end)
        for key in ("cites", "documents"):
            if key in record:
                record[key] = list(dict.fromkeys(self.name_of(i) for i in record[key]))
        return record

    def name_of(self, index: int) -> str:
        """How a record names the citation at `index`: its signature, else its name as printed."""
        citation = self.citations[index]
        if citation.form in ("self", "back") and citation.antecedent:
            other = self._numbered_at(citation.antecedent)
            if other is not None:
                return other.intended or other.number or ""
        return citation.intended or citation.number or self.quote(citation.start, citation.end)

    def _numbered_at(self, span: Span) -> Citation | None:
        """The first citation with a number that stands in a span."""
        reach = self._reach
        for at in range(bisect_right(reach, span[0]), len(reach)):
            other = self.citations[at]
            if other.start >= span[1]:
                break
            if other.end > span[0] and other.number:
                return other
        return None


def _plain(value: Any) -> Any:  # noqa: ANN401
    return list(value) if isinstance(value, tuple) else value


_FIELDS = {
    kind: attrgetter(*(each.name for each in fields(kind)))
    for kind in (Citation, Aside, Relation, Meeting, Task, Person, Unit)
}
"""The values of a record in the order in which its type takes them."""

_SPANS = {
    kind: tuple(at for at, each in enumerate(fields(kind)) if each.name.endswith(("_span", "antecedent")))
    for kind in _FIELDS
}
_START = {kind: [each.name for each in fields(kind)].index("start") for kind in _FIELDS}
"""Where the start stands among the values of a record, its end right behind it."""


def _mapped(item: Spanned, way: Callable[[int, int], Span]) -> Spanned:
    """The item with its spans led another way, built from its values: `replace` takes thrice as long."""
    kind = type(item)
    values, start = list(_FIELDS[kind](item)), _START[kind]
    values[start : start + 2] = way(item.start, item.end)
    for at in _SPANS[kind]:
        if span := values[at]:
            values[at] = way(*span)
    return kind(*values)
