"""The types between the stages of extraction. All are immutable; none is a dict.

Offsets are code points. Inside the extractors they count in `SourceText.text` (the working copy);
everything that `extractors.extract` returns counts in the decoded text that came in, so that
``decoded[start:end] == quote`` always holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""A half-open range ``(start, end)`` of code points."""

Form: TypeAlias = Literal["number", "short", "named", "self", "back", "own"]
"""How a citation names its document: 29/NQ-HĐND · Nghị quyết 18 · Luật Giáo dục 2019 ·
Nghị định này · Kế hoạch nêu trên · the document's own ``Số:`` line."""

Role: TypeAlias = Literal[
    "can_cu", "sua_doi", "thay_the", "bai_bo", "dinh_chinh", "huong_dan",
    "thuc_hien", "kem_theo", "theo_de_nghi", "hop_nhat", "dan_chieu",
]  # fmt: skip
"""The eleven relation codes of the output contract."""


class BlockKind(StrEnum):
    """What a block of the page is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Block(NamedTuple):
    """One paragraph, heading, list item, table row, caption or piece of page furniture.

    `start`/`end` bound the printed text without surrounding blanks, label included; `body` is where the
    text behind the label begins; `label` is the label as printed without its closing mark (``"1"``,
    ``"a"``, ``"-"``, ``"II"``, ``"Điều 5"``); `level` is the nesting depth of an item or heading
    (0 = outermost); `parent` the index of the enclosing item or heading; `reason` why it is furniture.
    A named tuple, because a page has thousands: it is built five times as fast as a frozen dataclass.
    """

    kind: BlockKind
    start: int
    end: int
    body: int
    label: str | None = None
    level: int = 0
    parent: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of one identifiable document.

    `start`/`end` run from the type word (where printed) through the number or the name. `number` is the
    canonical signature of what was printed, `intended` the one right reading where the print is wrong.
    `place` is the place name that the text prints or implies for the issuer (``"tỉnh Kon Tum"``).
    `provisions` are paths such as ``dieu:5/khoan:2/diem:a``, outermost level first.
    """

    form: Form
    start: int
    end: int
    rule: str
    confidence: float
    type: str | None = None
    number: str | None = None
    intended: str | None = None
    date: str | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    provisions: tuple[str, ...] = ()
    role: Role | None = None
    role_detail: str | None = None
    role_span: Span | None = None
    antecedent: Span | None = None
    date_span: Span | None = None
    issuer_span: Span | None = None
    blank: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A span that looks like a signature: `unread` was not understood, `other` is no document."""

    kind: Literal["unread", "other"]
    start: int
    end: int
    rule: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A body or unit as printed, with the unit it belongs to where the text says so."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str
    parent: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: bare name, academic title, Party and state posts, unit. No contact data."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str
    academic_title: str | None = None
    positions: tuple[str, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement that one document does something to another.

    `subject` and `object` are signatures or names, ``"SELF"`` for the text's own unnumbered document;
    `subject_at` and `object_at` index the citations that carry them (`None`: the text's own document).
    `start`/`end` bound the evidence. `scope` lists the provisions of the object that are touched.
    """

    start: int
    end: int
    rule: str
    confidence: float
    subject: str
    relation: Role
    object: str
    subject_at: int | None = None
    object_at: int | None = None
    role_detail: str | None = None
    scope: tuple[str, ...] = ()
    effective: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, session or working visit that the text reports.

    `date` is one ISO day; `date_inferred` names the rule that supplied what the text leaves out.
    `documents` index the citations that were presented, adopted or cited as the meeting's papers.
    """

    id: str
    start: int
    end: int
    rule: str
    confidence: float
    title: str
    titles: tuple[str, ...] = ()
    kind: str | None = None
    date: str | None = None
    date_end: str | None = None
    date_inferred: str | None = None
    time: str | None = None
    place: str | None = None
    form: str | None = None
    sites: int | None = None
    organizer: str | None = None
    chair: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One directive or assigned job. Units are as printed; `cites` index the citations inside it.

    `due` is normalised as the annotation guide writes it (``2022-08``, ``2026-06-30``, ``quý IV/2025``,
    ``hằng năm``); `due_from`/`due_to` bound the interval as ISO days where it can be computed. `report` is
    the clause that asks to report back.
    """

    id: str
    start: int
    end: int
    rule: str
    confidence: float
    text: str
    label: str | None = None
    lead: tuple[str, ...] = ()
    coordinate: tuple[str, ...] = ()
    supervisor: tuple[str, ...] = ()
    due: str | None = None
    due_text: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    cites: tuple[int, ...] = ()
    force: str | None = None
    parent: str | None = None
    meeting: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """What the text says of the document that it is: kind of page, number, date, issuer, place.

    `kind` is ``news`` for a report about something, else the type code (NĐ, KH, TB …) or None.
    `mention` indexes the own-number citation. `date` also serves as the date of the text (a news item's
    event or print date), with `date_rule` naming where it was read.
    """

    kind: str | None = None
    type: str | None = None
    number: str | None = None
    date: str | None = None
    date_rule: str | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    mention: int | None = None


Statement: TypeAlias = Relation | Meeting | Task
Mention: TypeAlias = Citation | Aside | Unit | Person
