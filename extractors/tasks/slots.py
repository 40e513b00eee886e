"""Slots of a task: the bracket at its end, and labelled lines such as ``Đơn vị chủ trì: …``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from re import Pattern

from extractors.agents.reading import Reading, rx
from extractors.agents.unit_heads import starts_unit
from extractors.agents.unit_lists import split_units
from extractors.agents.units import read_unit

Names = tuple[str, ...]
Span = tuple[int, int]

_WORDS = rx(
    r"chủ trì|phối hợp|chỉ đạo|thực hiện|phụ trách|hoàn thành|trước ngày|chậm nhất|(?<!quy )trình|định kỳ"
)
_BRACKET: tuple[tuple[str, Pattern[str]], ...] = (
    ("lead", rx(
        r"(?P<who>.{2,300}?),? (?:đồng )?(?:chủ trì|làm đầu mối|thực hiện|phụ trách|tham mưu|"
        r"chịu trách nhiệm)(?!\w)"
    )),
    ("coordinate", rx(r"(?P<who>.{2,300}?),? (?:cùng )?phối hợp(?!\w)")),
    ("supervisor", rx(r"(?P<who>.{2,200}?),? (?:trực tiếp )?(?:chỉ đạo|theo dõi chỉ đạo|giám sát)(?!\w)")),
)  # fmt: skip
_DAYS = rx(r"[,;] ?(?:xong |hoàn thành )?(?:trước|trong|chậm nhất|hạn)(?!\w)")
_ASSIGNED = rx(r"(?:và |còn )?(?:giao|do|phân công)(?: cho)? ")
_PERSON = rx(r"(?:đ/c|đồng chí|ông|bà|thầy|cô) ")
_WITH = rx(r"(?:cùng )?phối hợp (?:chặt chẽ )?(?:với |cùng )")
_JOINT = re.compile(r"[\s,–-]*")
_WHO = r"(?:đơn vị|cơ quan|bộ phận|cá nhân|tổ chức)"
_INLINE: tuple[tuple[str, Pattern[str]], ...] = (
    ("lead", rx(
        rf"(?<!\w)(?:{_WHO} (?:chủ trì|thực hiện|phụ trách)|chủ trì)(?: thực hiện| tham mưu)? ?: "
        r"(?P<who>[^;.:]{3,200})"
    )),
    ("coordinate", rx(rf"(?<!\w)(?:{_WHO} )?phối hợp(?: thực hiện)? ?: (?P<who>[^;.:]{{3,300}})")),
    ("supervisor", rx(
        rf"(?<!\w)(?:lãnh đạo|{_WHO}) (?:chỉ đạo|phụ trách chỉ đạo) ?: (?P<who>[^;.:]{{3,200}})"
    )),
)  # fmt: skip
_OFFICES = ("don vi ", "co quan ", "bo phan ", "")
_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lead", tuple(f"{who}{how}" for who in _OFFICES for how in ("chu tri", "chu tri thuc hien"))),
    ("lead", ("don vi thuc hien", "co quan thuc hien", "bo phan thuc hien")),
    ("coordinate", tuple(f"{who}{how}" for who in _OFFICES for how in ("phoi hop", "phoi hop thuc hien"))),
    ("supervisor", ("lanh dao chi dao", "chi dao")),
    (
        "due",
        (
            "thoi gian",
            "han hoan thanh",
            "thoi gian hoan thanh",
            "thoi gian thuc hien",
            "thoi han hoan thanh",
            "thoi han",
            "tien do",
        ),
    ),
)
_FOOT, _AND = re.compile(r"\.\s*\n"), re.compile(r"\s[Vv][aăâàá]\s")
_ALIKE = 0.66


@dataclass(frozen=True, slots=True)
class Slots:
    """The units of a task's slots; `cut` is where its closing bracket opens."""

    lead: Names = ()
    coordinate: Names = ()
    supervisor: Names = ()
    cut: int | None = None


def slot_label(reading: Reading, start: int, end: int) -> tuple[str, int] | None:
    """The slot that a line is labelled with, and where its content begins.

    Labels are compared without tones, in the scans of garbled letters by likeness.

    >>> from extractors.source import SourceText
    >>> slot_label(Reading.of(SourceText.of("Đơn vị phối hợp: Sở Y tế")), 0, 24)
    ('coordinate', 16)
    """
    colon = reading.text.find(":", start, min(end, start + 32))
    if colon < 0:
        return None
    label = skeleton(reading.low[start:colon])
    for slot, names in _LABELS:
        if label in names:
            return slot, colon + 1
    if not reading.noisy or len(label) < 6:
        return None
    slot, alike = _likeliest(label)
    return (slot, colon + 1) if alike >= _ALIKE else None


@lru_cache(maxsize=2048)
def _likeliest(label: str) -> tuple[str, float]:
    """The slot whose label a garbled one is most like, and how much; a page asks many times for each."""
    alike, slot = max(
        (SequenceMatcher(None, label, known).ratio(), slot) for slot, names in _LABELS for known in names
    )
    return slot, alike


def skeleton(low: str) -> str:
    """Letters without tones, for comparing what a scan made of a label."""
    spread = unicodedata.normalize("NFD", low.replace("đ", "d"))
    bare = (c for c in spread if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def read_slots(reading: Reading, start: int, end: int, inner: list[Span]) -> Slots:
    """The slots of a task: of labelled lines under it, of its closing bracket, of labels in its text."""
    found: dict[str, Names] = {}
    for order, line in enumerate(inner):
        labelled = slot_label(reading, *line) or _by_order(reading, order, line)
        if labelled and labelled[0] != "due":
            found.setdefault(labelled[0], _units(reading, labelled[1], line[1]))
    bracket = bracket_spans(reading, start, end)
    for at, stop in bracket:
        _read_bracket(reading, at, stop, found)
    cut = bracket[0][0] - 1 if bracket and found else None
    for slot, expression in _INLINE if reading.low.find(":", start, end) >= 0 else ():
        match = expression.search(reading.low, start, end)
        if match and slot not in found and starts_unit(reading, match.start("who")):
            found[slot] = _units(reading, *match.span("who"))
            cut = min(cut or end, match.start())
    empty: Names = ()
    lead, helpers, eyes = (found.get(slot, empty) for slot in ("lead", "coordinate", "supervisor"))
    return Slots(lead, helpers, eyes, cut)


def _read_bracket(reading: Reading, at: int, stop: int, found: dict[str, Names]) -> None:
    """The slots of a stretch of a bracket: "giao Sở Nội vụ chủ trì, Sở Tài chính phối hợp"."""
    while at < stop:
        if joined := _WITH.match(reading.low, at, stop):
            helpers = read_unit(reading, joined.end(), stop, subject=False)
            if helpers:
                found.setdefault("coordinate", helpers.names)
            return
        if ordered := _ASSIGNED.match(reading.low, at, stop):
            at = ordered.end()
        read = starts_unit(reading, at) and _slot_at(reading, at, stop, found)
        if not read:
            return
        slot, who, end = read
        found[slot] = split_units(reading.clean(at, who))
        joint = _JOINT.match(reading.low, end, stop)
        at = joint.end() if joint else stop


def named_in_bracket(reading: Reading, start: int, end: int) -> Names:
    """The bodies of a closing bracket that holds nothing else but a day: "… (Phòng TCCB, trước 14/5)"."""
    span = _bracket(reading, start, end)
    if span is None:
        return ()
    assigned = _ASSIGNED.match(reading.low, *span)
    if not assigned and not reading.upper_at(span[0]) and not _PERSON.match(reading.low, *span):
        return ()
    name = read_unit(reading, assigned.end() if assigned else span[0], span[1], subject=False)
    if not name or not (name.ender == "end" or _DAYS.match(reading.low, name.end, span[1])):
        return ()
    return name.names


def _slot_at(reading: Reading, at: int, stop: int, found: dict[str, Names]) -> tuple[str, int, int] | None:
    """The open slot that the nearest verb behind a unit gives it; where the unit and where the verb end."""
    read = (
        (slot, expression.match(reading.low, at, stop)) for slot, expression in _BRACKET if slot not in found
    )
    ends = [(match.end("who"), slot, match.end()) for slot, match in read if match]
    who, slot, end = min(ends, default=(0, "", 0))
    return (slot, who, end) if slot else None


def _by_order(reading: Reading, order: int, line: Span) -> tuple[str, int] | None:
    """In a garbled scan the first labelled line under a task names the lead, the second the helpers."""
    colon = reading.text.find(":", line[0], min(line[1], line[0] + 32))
    if not reading.noisy or colon < 0 or order > 1:
        return None
    return ("lead", "coordinate")[order], colon + 1


def _units(reading: Reading, start: int, end: int) -> Names:
    if reading.noisy:
        # Running feet of a scan stand behind the full stop; "và" has lost its tone.
        foot = _FOOT.search(reading.text, start, end)
        printed = reading.clean(start, foot.start() if foot else end)
        return split_units(_AND.sub(", ", printed).strip(" .;,"))
    return split_units(reading.clean(start, end).strip(" .;,"))


def bracket_spans(reading: Reading, start: int, end: int) -> list[Span]:
    """The spans between the semicolons of a closing bracket that says who, with whom and by when."""
    span = _bracket(reading, start, end)
    if span is None or not _WORDS.search(reading.low, *span):
        return []
    spans, position = [], span[0]
    for piece in reading.low[span[0] : span[1]].split(";"):
        spans.append((position + len(piece) - len(piece.lstrip()), position + len(piece)))
        position += len(piece) + 1
    return spans


def _bracket(reading: Reading, start: int, end: int) -> Span | None:
    """What stands inside the bracket that closes a task."""
    low = reading.low
    close = low.rfind(")", start, end)
    if close < 0 or end - close > 6:
        return None
    opening, depth = close, 0
    while opening >= start:
        depth += {")": 1, "(": -1}.get(low[opening], 0)
        if depth == 0:
            break
        opening -= 1
    return (opening + 1, close) if opening > start else None
