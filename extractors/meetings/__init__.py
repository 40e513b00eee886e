"""Meetings, sessions and working visits that a text reports."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.agents import Agents
from extractors.agents.persons import expand
from extractors.agents.reading import Reading, rx
from extractors.layout import Layout
from extractors.meetings import parts
from extractors.meetings.days import When, when
from extractors.meetings.events import Event, opening_events, title_event
from extractors.references import References
from extractors.source import SourceText
from extractors.tasks.genre import genre_of
from extractors.types import Meeting, OwnDocument

_HEAD_OF = rx(r"chủ tịch (?:thường trực )?(?P<body>(?:ubnd|ủy ban nhân dân|hđnd) (?:tỉnh|thành phố|huyện|xã|phường))(?!\w)")
_SITES = rx(r"(?P<n>\d{1,4}) (?:điểm|đầu) cầu")
_ONLINE = rx(r"trực tuyến|điểm cầu|đầu cầu")
_TELLS = rx(r"(?<!\w)(?:hội nghị|cuộc họp|kỳ họp|phiên họp|buổi làm việc|sau khi nghe)(?!\w)")
_PAPERS = rx(r"thông qua|trình bày|công bố|báo cáo|quán triệt|thảo luận|phổ biến|nghe")


def find_meetings(
    source: SourceText, layout: Layout, references: References, agents: Agents
) -> tuple[Meeting, ...]:
    """The meetings of a text; several in one page are kept apart.

    Only reports, notices of conclusions and minutes tell of meetings; what a plan, a decision or a law
    says of meetings to be held is none.
    """
    reading = agents.reading
    if reading is None or (references.own.type and references.own.type not in ("TB", "KL", "BB")):
        return ()
    genre = genre_of(reading, references.own)
    if genre not in ("news", "conclusion"):
        return ()
    title = title_event(reading, layout)
    events = _apart(reading, opening_events(reading, layout))
    if genre == "conclusion" and (title is None or not _concludes(reading, title)):
        return ()
    if not events and title and genre == "conclusion":
        events = [title]
    return tuple(
        _meeting(source, reading, layout, references, event, title if index == 0 else None, index)
        for index, event in enumerate(events[:6])
    )


def _concludes(reading: Reading, title: Event) -> bool:
    """Whether the title of a notice or of minutes is that of a meeting that was held."""
    before = reading.low[max(0, title.start - 60) : title.name_start]
    return "kết luận" in before or "ý kiến" in before or "biên bản" in before or "kết quả" in before


def _apart(reading: Reading, events: list[Event]) -> list[Event]:
    """The first report of each meeting: later sentences on the same day tell of the same one."""
    kept: list[Event] = []
    days: set[str] = set()
    for event in events:
        day = rx(r"\d{1,2}(?: ?(?:[/.\-]|tháng) ?\d{1,2})").search(reading.low, event.start, event.end)
        key = day.group().replace(" ", "") if day else ""
        if key not in days:
            kept.append(event)
            days.add(key)
    return kept


def _meeting(
    source: SourceText, reading: Reading, layout: Layout, references: References, event: Event, title: Event | None, index: int
) -> Meeting:
    own = references.own
    names = _titles(reading, event, title)
    slots = _slots(reading, layout)
    moment = _moment(source, reading, event, slots, names, own)
    spans = [slots["địa điểm"]] if "địa điểm" in slots else [(event.start, event.end)]
    chairs = parts.chairs(reading, layout, event)
    sites = _SITES.search(reading.low)
    online = _ONLINE.search(" ".join(names).lower()) or _ONLINE.search(reading.low, event.start, min(len(reading.low), event.end + 1500))
    papers = tuple(
        number for number, citation in enumerate(references.citations)
        if citation.form in ("number", "short", "named") and event.start <= citation.start
        and _presented(reading, layout, citation.start)
    )  # fmt: skip
    return Meeting(
        id=f"m{index + 1}", start=event.start, end=event.end, rule="meeting.title" if title else "meeting.sentence",
        confidence=0.95 if moment.date else 0.8, title=names[0], titles=names, kind=event.kind, date=moment.date,
        date_end=moment.date_end, date_inferred=moment.inferred, time=moment.time, place=parts.place(reading, spans),
        form="trực tuyến" if online else None, sites=int(sites["n"]) if sites and online else None,
        organizer=_organizer(reading, event, title, own), chair=tuple(dict.fromkeys(p.name for p in chairs)),
        attendees=parts.attendees(reading, layout), documents=papers,
    )  # fmt: skip


def _presented(reading: Reading, layout: Layout, at: int) -> bool:
    """Whether the paragraph tells of the meeting and what was read, adopted or made known there."""
    block = layout.blocks[layout.block_at(at)]
    return bool(_TELLS.search(reading.low, block.start, block.end)) and bool(
        _PAPERS.search(reading.low, max(block.start, at - 160), at)
    )


def _titles(reading: Reading, event: Event, title: Event | None) -> tuple[str, ...]:
    """The printed names of one meeting, the fullest first: the heading, then the name in the sentence."""
    names = [reading.clean(one.name_start, one.name_end) for one in (title, event) if one]
    names = [_without_guide(name) for name in names]
    if len(names[-1].split()) <= 5:
        body = rx(r"(?:hđnd|hội đồng nhân dân|quốc hội) [^,.;]{3,50}?(?= lâm thời| khóa| khoá| đã| thông qua|,|$)").search(reading.low, event.start, event.end)
        if body and body.group().split()[0] not in names[-1].lower():
            names[-1] += " " + reading.clean(*body.span())
    return tuple(dict.fromkeys(names))


def _without_guide(name: str) -> str:
    """A delegation's name without the person who leads it."""
    return " ".join(rx(r"do (?:đồng chí|ông|bà) .{5,160}? (?:dẫn đầu|làm trưởng đoàn) ").sub("", name).split()) if "dẫn đầu" in name else name


def _slots(reading: Reading, layout: Layout) -> dict[str, tuple[int, int]]:
    """The labelled lines of minutes: time, place, chair."""
    found: dict[str, tuple[int, int]] = {}
    for block in layout.blocks[:60]:
        match = rx(r"\W{0,4}(?:\d[.)] )?(?P<slot>thời gian|địa điểm)(?: \w+){0,3} ?:").match(reading.low, block.start, block.end)
        if match:
            found.setdefault(match["slot"], (block.start, block.end))
    return found


def _moment(
    source: SourceText, reading: Reading, event: Event, slots: dict[str, tuple[int, int]], names: tuple[str, ...], own: OwnDocument
) -> When:
    if "thời gian" in slots and not event.dated:
        found = when(source, reading, *slots["thời gian"], names, own)
        if found.date:
            return found
    return when(source, reading, event.start, event.end, names, own) if event.dated else When(None)


def _organizer(reading: Reading, event: Event, title: Event | None, own: OwnDocument) -> str | None:
    found = parts.organizer(reading, event, [title] if title else [], own, ())
    if own.issuer and own.type in ("TB", "KL", "BB") and not (found and not own.issuer.lower().startswith(found.lower()) and len(found) > len(own.issuer)):
        return _of_office(reading, title, own)
    return found


def _of_office(reading: Reading, title: Event | None, own: OwnDocument) -> str | None:
    """An office gives notice of what the head of the whole body concluded: the body held the meeting."""
    issuer = own.issuer or ""
    if issuer.lower().startswith("văn phòng") and title:
        head = _HEAD_OF.search(reading.low, title.start, title.name_start)
        if head:
            body = expand(reading.clean(*head.span("body")))
            level = body.split()[-1].lower()
            return f"{body} {own.place[len(level) + 1 :]}" if own.place and own.place.lower().startswith(level + " ") else body
    return issuer
