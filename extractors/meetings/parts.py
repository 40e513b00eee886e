"""Who held a meeting, who chaired it, who was there, and where: read around the sentence that reports it."""

from __future__ import annotations

from functools import cache
from re import Pattern

from extractors.agents.lexicon import any_of
from extractors.agents.persons import PersonAt, expand, people_in
from extractors.agents.reading import Reading, rx
from extractors.agents.units import read_unit, starts_unit
from extractors.layout import Layout
from extractors.meetings.events import TABLE, Event
from extractors.types import BlockKind, OwnDocument

_MEETING = r"(?:hội nghị|cuộc họp|buổi|họp|phiên|kỳ họp|đại hội|hội thảo|tọa đàm|cuộc làm việc)"
_CHAIRED = rx(rf"(?P<cue>(?:đã |trực tiếp )?(?P<joint>đồng |cùng )?chủ (?:trì|tọa)|điều hành)(?= (?:các |toàn bộ )?{_MEETING}|\W{{0,3}}(?:$|[.<]|[\"]))")
_UNDER = rx(r"dưới sự (?:đồng )?(?:chủ trì|chủ tọa|điều hành) của ")
_SLOT = rx(rf"\W{{0,4}}(?:\d{{1,2}}[.)] )?(?:đồng )?chủ (?:trì|tọa)(?: {_MEETING}[^:]{{0,40}}?)?(?: ?: ?| có )")
_ABBREVIATION = rx(r" ?\([^()]{2,14}\)")
_NOT_A_PLACE = rx(r"(?:hội nghị|cuộc họp|buổi|kỳ họp|phiên|điểm cầu|đầu cầu|\d|đó|đây|các|địa bàn|quyết định|công văn)")


@cache
def _attend() -> Pattern[str]:
    return rx(
        rf"(?:(?:^|(?<=[.!?] )|(?<=[.!?]  ))\W{{0,4}}{any_of('attend', TABLE)}(?: {_MEETING}[^,.:;]{{0,40}}?)?(?: ?: ?|,? (?:còn )?(?:có|gồm)(?: có)?:? )"
        rf"|với sự tham (?:dự|gia) của )"
    )


@cache
def _place() -> Pattern[str]:
    return rx(rf"(?:(?<!\w)tại |địa điểm ?: ?)(?P<place>(?!(?:hội nghị|cuộc họp|buổi|kỳ họp|phiên))(?:tầng \d+,? )?{any_of('place', TABLE)}(?!\w)[^,.;<\n]{{0,90}})")


def organizer(reading: Reading, event: Event, titles: list[Event], own: OwnDocument, places: tuple[str, ...]) -> str | None:
    """The body that held the meeting, its abbreviations written out; the longest of its printed names."""
    found = [name for one in (event, *titles) if (name := _holder(reading, one))]
    if not found:
        named = next((name for one in (*titles, event) if (name := _in_title(reading, one))), None)
        found = [named] if named else []
    if not found:
        return None
    first = found[0]
    same = [name for name in found if name.lower().startswith(first.lower())]
    longest = max(same, key=len)
    if own.issuer and own.issuer.lower().startswith(longest.lower()):
        return own.issuer
    return longest


def _holder(reading: Reading, event: Event) -> str | None:
    """The subject of "tổ chức" before the name of the meeting."""
    low = reading.low
    verb = rx(r"(?:đã |vừa |long trọng |phối hợp (?:với [^,;.]{3,80} )?)*tổ chức(?: thành công)? $").search(low, event.start, event.name_start)
    if verb is None:
        verb = rx(r"(?:đã )?tổ chức ").search(low, event.start, event.name_start)
        council = rx(r"(?P<who>(?:hđnd|hội đồng nhân dân|quốc hội|ubnd) [^,.;]{3,60}?)(?: đã| thông qua| tổ chức| khóa| khoá| lâm thời|,)").search(low, event.start, event.end)
        if verb is None:
            return expand(reading.clean(*council.span("who"))) if council and "họp" in event.kind.replace("hop", "họp") else None
    for start in [event.start, *[m.end() for m in rx(r"[,\-\"] ?(?=\w)|\) ").finditer(low, event.start, verb.start())]]:
        begin = start
        while begin < verb.start() and not low[begin].isalnum():
            begin += 1
        name = read_unit(reading, begin, verb.end())
        if name and name.after >= verb.start() - 8:
            return _full(reading.clean(name.start, name.end))
    council = rx(r"(?P<who>(?:hđnd|hội đồng nhân dân|quốc hội|ubnd) [^,.;]{3,60}?)(?: lâm thời| khóa| khoá|,| đã)").search(low, event.start, verb.end())
    return expand(reading.clean(*council.span("who"))) if council else None


def _full(name: str) -> str:
    return expand(" ".join(_ABBREVIATION.sub("", name).split()))


def _in_title(reading: Reading, event: Event) -> str | None:
    """The body in the name of its own meeting ("giao ban Lãnh đạo Sở Y tế với …", "Họp Ban Chỉ đạo …")."""
    match = rx(r"(?:giao ban|họp|hội nghị)(?: giao ban)? (?:lãnh đạo |cơ quan |tập thể )?(?=\w)").match(reading.low, event.name_start, event.name_end)
    if not match or not starts_unit(reading, match.end(), event.name_end):
        return None
    name = read_unit(reading, match.end(), event.name_end, subject=False)
    if not name:
        return None
    printed = rx(r" (?:với|quý|tháng|năm|về|lần) (?=\w)").split(reading.clean(name.start, name.end) + " ")[0].strip()
    if match.group().startswith("họp") and name.end == event.name_end:
        printed = rx(r" (?:tháng \d|quý )").split(reading.clean(name.start, name.end))[0]
    if reading.text[name.start : name.end].isupper() or len(printed.split()) < 2:
        return None
    return _full(printed)


def place(reading: Reading, spans: list[tuple[int, int]]) -> str | None:
    """The place named in the reporting sentence or in the slot "Địa điểm"."""
    for start, end in spans:
        slot = rx(r"địa điểm ?: ?(?P<place>[^\n]{3,160})").search(reading.text[start:end].lower())
        if slot:
            return reading.clean(start + slot.start("place"), start + slot.end("place")).rstrip(".;")
        match = _place().search(reading.low, start, end)
        if match:
            printed = rx(r" (?:đã|tổ chức|diễn ra|đồng chí|ông|bà) ").split(reading.clean(*match.span("place")) + " ")[0]
            return printed.strip(" .")
    return None


def chairs(reading: Reading, layout: Layout, event: Event) -> list[PersonAt]:
    """Who is said to chair; not who reads the report, speaks or concludes."""
    best: list[PersonAt] = []
    for block in layout.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        found = _chairs_of(reading, block.start, block.end)
        if found and (not best or (len(found) > len(best) and {p.name for p in best} <= {p.name for p in found})):
            best = found
    return best


def _chairs_of(reading: Reading, start: int, end: int) -> list[PersonAt]:
    low = reading.low
    slot = _SLOT.match(low, start, end)
    if slot:
        return people_in(reading, slot.end(), end)
    under = _UNDER.search(low, start, end)
    if under:
        return people_in(reading, under.end(), _sentence_end(reading, under.end(), end))
    for match in _CHAIRED.finditer(low, start, end):
        begin = max((m.end() for m in rx(r"[.!?]\W{0,3} ").finditer(low, start, match.start()) if reading.upper_at(m.end())), default=start)
        begin = max(begin, match.start() - 320)
        people = [p for p in people_in(reading, begin, match.start()) if _reaches(reading, p, match.start())]
        if people:
            joint = match["joint"] or rx(r"(?:^| )do ").search(low, begin, people[0].start + 1)
            return _joined(reading, people) if joint else people[-1:]
    return []


def _reaches(reading: Reading, person: PersonAt, cue: int) -> bool:
    """Whether nothing but posts and further people stands between a person and the word "chủ trì"."""
    return not rx(r"(?<!\w)(?:phát biểu|thông qua|báo cáo|trình bày|dẫn đầu|tham dự|thay mặt|ghi nhận|cho biết)(?!\w)").search(reading.low, person.end, cue)


def _joined(reading: Reading, people: list[PersonAt]) -> list[PersonAt]:
    return people


def _sentence_end(reading: Reading, start: int, end: int) -> int:
    return next((m.start() for m in rx(r"[.]\W{0,3} ").finditer(reading.low, start, end) if reading.upper_at(m.end())), end)


def attendees(reading: Reading, layout: Layout) -> tuple[str, ...]:
    """Groups and persons that were there, as printed, parted at semicolons (else at commas before a body)."""
    found: list[str] = []
    slot = False
    for block in layout.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        if slot and reading.text[block.start : block.start + 1] in "+•":
            found.append(reading.clean(block.body, block.end).rstrip(" ;."))
            continue
        slot = False
        if rx(r"\W{0,4}thành phần(?: tham dự)?:\W*$").match(reading.low, block.start, block.end):
            slot = True
            continue
        text = reading.low[block.body : block.end]
        match = _attend().search(text) or rx(r"tại điểm cầu [^:]{2,60}: ?(?:có )?").match(text)
        if match and len(found) < 40:
            begin = block.body + match.end()
            found += _groups(reading, begin, _sentence_end(reading, begin, block.end))
    return tuple(dict.fromkeys(name for name in found if 3 < len(name) < 300))


def _groups(reading: Reading, start: int, end: int) -> list[str]:
    printed = reading.clean(start, end).strip(" .;")
    if ";" in printed:
        return [piece.strip(" .;") for piece in printed.split(";")]
    pieces = rx(r", (?=các |lãnh đạo|trưởng|phó|giám đốc|chủ tịch|đại diện|thủ trưởng|hiệu trưởng)").split(printed.lower())
    result, position = [], 0
    for piece in pieces:
        result.append(printed[position : position + len(piece)])
        position += len(piece) + 2
    return result
