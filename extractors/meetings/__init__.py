"""Meetings, sessions and working visits that a text reports."""

from __future__ import annotations

import re

from extractors.agents import Agents
from extractors.agents.persons import expand
from extractors.agents.reading import Reading, rx
from extractors.layout import Layout
from extractors.meetings import parts
from extractors.meetings.days import When, when
from extractors.meetings.events import PLANNED, Event, opening_events, title_event
from extractors.meetings.rules import CONFIDENCE, RULES
from extractors.references import References, heads
from extractors.source import SourceText
from extractors.tasks.genre import genre_of
from extractors.types import Meeting, OwnDocument, Span

__all__ = ["RULES", "find_meetings"]

_REPORTING = ("TB", "KL", "BB")
_MOST, _SOON = 6, 700
_CONCLUDED = rx(
    r"(?<!\w)(?:(?:kết luận|thống nhất|có ý kiến|chỉ đạo) (?:như sau|nội dung|các nội dung|một số|:)|"
    r"kết luận(?: (?:hội nghị|cuộc họp|phiên họp|buổi làm việc))?[:,])"
)
_DAY = rx(r"\d{1,2}(?: ?(?:[/.\-]|tháng) ?\d{1,2})")
_SITES = rx(r"(?P<n>\d{1,4}) (?:điểm|đầu) cầu")
_ONLINE = rx(r"trực tuyến|điểm cầu|đầu cầu")
_TELLS = rx(r"(?<!\w)(?:hội nghị|cuộc họp|kỳ họp|phiên họp|buổi làm việc|sau khi nghe)(?!\w)")
_MINUTES = re.compile(r"(?:^|\n)[ \t*#]*BIÊN BẢN(?!\w)")
_NUMBER_LINE = rx(r"(?<!\w)số ?:")
_HEAD = 1200
_PAPERS = rx(r"thông qua|trình bày|công bố|báo cáo|quán triệt|thảo luận|phổ biến|nghe")
_SLOT = rx(
    rf"{parts.LABEL}(?P<slot>thời gian|địa điểm)(?:(?:,| và|,? -) (?P<also>địa điểm))?(?: \w+){{0,3}} ?:\W*"
)
_BEGAN = rx(
    rf"{parts.LABEL}(?:hôm nay|vào (?:hồi|lúc)|"
    r"(?:cuộc họp|hội nghị|buổi họp|phiên họp) (?:được )?bắt đầu)(?!\w)"
    rf"[^.;]{{0,60}}?{_DAY.pattern}"
)
_HEAD_OF = rx(
    r"chủ tịch (?:thường trực )?"
    r"(?P<body>(?:ubnd|ủy ban nhân dân|hđnd) (?:tỉnh|thành phố|huyện|xã|phường))(?!\w)"
)
_COUNCIL = rx(
    r"(?:hđnd|hội đồng nhân dân|quốc hội) [^,.;]{3,50}?(?= lâm thời| khóa| khoá| đã| thông qua|,|$)"
)
_GUIDED = rx(r"do (?:đồng chí|ông|bà) .{5,160}? (?:dẫn đầu|làm trưởng đoàn) ")


def find_meetings(
    source: SourceText, layout: Layout, references: References, agents: Agents
) -> tuple[Meeting, ...]:
    """The meetings of a text; several in one page are kept apart.

    Only reports, notices of conclusions and minutes tell of meetings; what a plan, a decision or a law
    says of meetings to be held is none.
    """
    reading, own = agents.reading, references.own
    if reading is None or (own.type and own.type not in _REPORTING):
        return ()
    genre = genre_of(reading, own)
    if genre not in ("news", "conclusion"):
        return ()
    title = title_event(reading, layout)
    cited = _cited(layout, references)
    events = _apart(reading, opening_events(reading, layout, cited))
    if genre == "conclusion" and not (title and _concludes(reading, title)):
        # The title names only the matter; the notice then opens with the meeting that heard it.
        title, events = None, [one for one in events[:1] if _concluded(reading, one)]
    if not events and title and genre == "conclusion":
        events = [title]
    if title and events and title.start > events[0].end:
        title = None  # what is named behind the report is another meeting
    events = events[:_MOST]
    ends = [event.start for event in events[1:]] + [len(source.text)]
    regions = [(0 if number == 0 else event.start, ends[number]) for number, event in enumerate(events)]
    return tuple(
        _meeting(
            source, reading, layout, references, event, title if number == 0 else None, number + 1, region
        )
        for number, (event, region) in enumerate(zip(events, regions, strict=True))
    )


def _cited(layout: Layout, references: References) -> tuple[Span, ...]:
    """The spans of citations and of their dates in the same paragraph: no days of a meeting."""
    spans = [(c.start, c.end) for c in references.citations]
    for citation in references.citations:
        day = citation.date_span
        if day and layout.block_at(day[0]) == layout.block_at(citation.start):
            spans.append(day)
    return tuple(spans)


def _concludes(reading: Reading, title: Event) -> bool:
    """Whether the title of a notice or of minutes is that of a meeting that was held."""
    before = reading.low[max(0, title.start - 60) : title.name_start]
    return any(cue in before for cue in ("kết luận", "ý kiến", "biên bản", "kết quả"))


def _concluded(reading: Reading, event: Event) -> bool:
    """Whether a notice says of its first meeting that somebody concluded there: it is then no invitation."""
    if reading.low.startswith("tại ", event.start):
        return True
    planned = PLANNED.search(reading.low, event.start, event.end)
    return not planned and bool(_CONCLUDED.search(reading.low, event.start, event.end + _SOON))


def _apart(reading: Reading, events: list[Event]) -> list[Event]:
    """The first report of each meeting: later sentences on the same day tell of the same one."""
    kept: dict[str, Event] = {}
    for event in events:
        day = _DAY.search(reading.low, event.start, event.end)
        kept.setdefault("".join(day.group().split()) if day else "", event)
    return list(kept.values())


def _meeting(
    source: SourceText, reading: Reading, layout: Layout, references: References,
    event: Event, title: Event | None, number: int, region: tuple[int, int],
) -> Meeting:  # fmt: skip
    named = [one for one in (title, event) if one]
    names = _titles(reading, event, title)
    slots = _slots(reading, layout)
    moment = _moment(source, reading, event, slots, names, references.own, _cited(layout, references))
    told = _ONLINE.search(reading.low, event.start, event.end + 1500)
    online = told or _ONLINE.search(" ".join(names).lower())
    sites = _SITES.search(reading.low) if online else None
    rule = "meeting.title" if title else "meeting.sentence"
    organizer = _organizer(source, reading, [event, *named[:-1]], title, references.own)
    chair = tuple(dict.fromkeys(person.name for person in parts.chairs(reading, layout, region)))
    return Meeting(
        id=f"m{number}", start=event.start, end=event.end, rule=rule,
        confidence=_sureness(rule, moment, known=bool(organizer or chair)),
        title=names[0], titles=names, kind=event.kind,
        date=moment.date, date_end=moment.date_end, date_inferred=moment.inferred, time=moment.time,
        place=parts.place(
            reading, slots.get("địa điểm", (event.start, event.end)), labelled="địa điểm" in slots
        ),
        form="trực tuyến" if online else None, sites=int(sites["n"]) if sites else None,
        organizer=organizer, chair=chair,
        attendees=parts.attendees(reading, layout, region),
        documents=_documents(reading, layout, references, (event.start, region[1])),
    )  # fmt: skip


def _sureness(rule: str, moment: When, *, known: bool) -> float:
    """The confidence of a meeting: the share of right answers to expect of meetings read on such evidence.

    The rule's own figure holds where the day is printed and somebody is said to hold or chair; less where the
    year was inferred or the day is missing, less again where nobody is named.
    """
    lost = 0.2 if moment.inferred == "only-year" else 0.1 if moment.inferred or not moment.date else 0.0
    return round(CONFIDENCE[rule] - lost - (0.0 if known else 0.15), 2)


def _documents(reading: Reading, layout: Layout, references: References, span: Span) -> tuple[int, ...]:
    """The citations that were read, adopted or made known in the meeting."""
    return tuple(
        number
        for number, citation in enumerate(references.citations)
        if citation.form in ("number", "short", "named")
        and span[0] <= citation.start < span[1]
        and _presented(reading, layout, citation.start)
    )


def _presented(reading: Reading, layout: Layout, at: int) -> bool:
    block = layout.blocks[layout.block_at(at)]
    tells = _TELLS.search(reading.low, block.start, block.end)
    return bool(tells) and bool(_PAPERS.search(reading.low, max(block.start, at - 160), at))


def _titles(reading: Reading, event: Event, title: Event | None) -> tuple[str, ...]:
    """The printed names of one meeting: the heading's, then the one in the sentence."""
    names = [reading.clean(one.name_start, one.name_end) for one in (title, event) if one]
    names = [" ".join(_GUIDED.sub("", name).split()) if "dẫn đầu" in name else name for name in names]
    if len(names[-1].split()) <= 5:
        # "kỳ họp thứ nhất" is a name only together with the council that sits.
        body = _COUNCIL.search(reading.low, event.start, event.end)
        if body and body.group().split()[0] not in names[-1].lower():
            names[-1] += " " + reading.clean(*body.span())
    return tuple(dict.fromkeys(names))


def _slots(reading: Reading, layout: Layout) -> dict[str, tuple[int, int]]:
    """The labelled lines of minutes: time and place."""
    found: dict[str, tuple[int, int]] = {}
    shown = layout.blocks[:60]
    for number, block in enumerate(shown):
        match = _SLOT.match(reading.low, block.start, block.end)
        if not match and _BEGAN.match(reading.low, block.start, block.end):
            found.setdefault("thời gian", (block.start, block.end))
        if not match:
            continue
        # A slot that is only a heading is filled by the paragraph under it.
        filled = shown[number + 1] if match.end() == block.end and number + 1 < len(shown) else block
        for slot in (match["slot"], match["also"]):
            if slot:
                found.setdefault(slot, (filled.start, filled.end))
    return found


def _moment(
    source: SourceText, reading: Reading, event: Event, slots: dict[str, Span], names: tuple[str, ...],
    own: OwnDocument, barred: tuple[Span, ...],
) -> When:  # fmt: skip
    span = (event.start, event.end) if event.dated else slots.get("thời gian")
    return when(source, reading, span, names, own, barred) if span else When()


def _letterhead(source: SourceText, reading: Reading) -> str | None:
    """The body in capitals above "BIÊN BẢN", which prints no number: it held the meeting."""
    title = _MINUTES.search(source.text, 0, _HEAD)
    above = _NUMBER_LINE.search(reading.low, 0, title.start()) if title else None
    if not title:
        return None
    issuer = heads.read(source, above.start() if above else title.start()).issuer
    return issuer if issuer and len(issuer.split()) > 1 else None


def _organizer(
    source: SourceText, reading: Reading, events: list[Event], title: Event | None, own: OwnDocument
) -> str | None:
    found = parts.organizer(reading, events, own)
    if not own.issuer and not found:
        return _letterhead(source, reading)
    if not own.issuer or own.type not in _REPORTING:
        return found
    longer = found and len(found) > len(own.issuer) and not own.issuer.lower().startswith(found.lower())
    return found if longer else _of_office(reading, title, own) or found


def _of_office(reading: Reading, title: Event | None, own: OwnDocument) -> str | None:
    """An office gives notice of what the head of the whole body concluded: the body held the meeting."""
    issuer = own.issuer or ""
    head = _HEAD_OF.search(reading.low, title.start, title.name_start) if title else None
    if not issuer.lower().startswith("văn phòng"):
        return issuer
    if not head:
        return None
    body = expand(reading.clean(*head.span("body")))
    level = body.split()[-1].lower() + " "
    return f"{body} {own.place[len(level) :]}" if own.place and own.place.lower().startswith(level) else body
