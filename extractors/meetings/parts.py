"""Who held a meeting, who chaired it, who was there, and where: read around the sentence that reports it."""

from __future__ import annotations

import re
from functools import cache
from re import Match, Pattern

from extractors.agents.lexicon import any_of
from extractors.agents.persons import PersonAt, expand, people_in
from extractors.agents.reading import Reading, plain, rx
from extractors.agents.sentences import sentence_starts
from extractors.agents.unit_heads import starts_unit
from extractors.agents.units import Name, read_unit
from extractors.layout import Layout
from extractors.meetings.events import TABLE, Event
from extractors.types import BlockKind, OwnDocument, Span

_MEETING = r"(?:hội nghị|cuộc họp|buổi|họp|phiên|kỳ họp|đại hội|hội thảo|tọa đàm|cuộc làm việc)"
_CHAIRED = rx(
    r"(?:đã |trực tiếp )?(?P<joint>đồng |cùng )?(?:chủ (?:trì|tọa)|điều hành)"
    rf"(?= (?:các |toàn bộ )?{_MEETING}| tại (?:điểm|đầu) cầu|\W{{0,3}}(?:$|[.;<]|[\"]))"
)
_UNDER = rx(r"dưới sự (?:đồng )?(?:chủ trì|chủ tọa|điều hành) của ")
LABEL = r"\W{0,4}(?:(?:\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}|[a-d])[./)\-] ?)?"
"""The label before a labelled line of minutes: "1.", "I/", "a)"."""
_CHAIR_SLOT = rx(
    rf"{LABEL}(?:(?:đến |về |tham )?dự(?:,| và) )?(?:(?:người|đồng chí|đ/c|ông|bà) )?(?:đồng )?"
    rf"(?:chủ (?:trì|tọa)(?:(?:,| và| -) điều hành)?|điều hành(?! chung))"
    rf"(?: {_MEETING}[^:.;]{{0,40}}?)?(?: ?: ?| [-–] | có | là | gồm(?: có)? )"
)
# The presidium of a congress chairs it: "Đoàn Chủ tịch gồm các đồng chí: …".
_PRESIDIUM = rx(
    r"(?<!\w)(?:đoàn chủ tịch|chủ tịch đoàn)(?: (?:đại hội|hội nghị|điều hành)){0,2}"
    r"(?: ?: ?| gồm(?: có)?:? | là (?=các |đồng chí |ông |bà ))(?!\d)"
)
# Behind one of these the names of a list are of the next part.
_NEXT_SLOT = rx(r"(?<!\w)(?:thư ký|đoàn thư ký|thành phần|ban thẩm tra)(?!\w)")
_BY = rx(r"(?:^| )do ")
_AND = rx(r" ?(?:,|và|,? cùng) ?")
_PLURAL = rx(r"(?<!\w)(?:các (?:đồng chí|ông|bà)|gồm)(?!\w)")
# Behind a colon semicolons part the chairs too: "Các đồng chí: A, Giám đốc; B, Phó Giám đốc đồng chủ trì".
_ALL_OF = rx(r"(?<!\w)các (?:đồng chí|ông,? bà|ông|bà) ?: ?")
_LONGEST_PLURAL = 14
_OTHER_DEED = rx(
    r"(?<!\w)(?:phát biểu|thông qua|báo cáo|trình bày|dẫn đầu|tham dự|thay mặt|ghi nhận|cho biết)(?!\w)"
    r"(?!(?: (?:khai mạc|chỉ đạo|hội nghị|cuộc họp))?(?: và|,)(?: trực tiếp)? (?:đồng )?$)"
)
_TERM = re.compile(r",? (?:lâm thời|[Kk]h(?:óa|oá)|nhiệm kỳ) .*$")
_ABBREVIATION = rx(r" ?\([^()]{2,14}\)")
_ORGANIZED = rx(
    r"(?:đã |vừa |long trọng |phối hợp (?:với [^,;.]{3,80} )?){0,3}(?:tổ chức|tiến hành|triệu tập)"
    r"(?: thành công| trọng thể)?(?: các| buổi| cuộc)? $"
)
_VISITS = rx(r"(?:đã |vừa )?có $")
_ORGANIZES = rx(r"(?:đã )?tổ chức ")
_SITS = rx(r"(?: đã| vừa)? $")
_OF_MEETING = rx(r" do (?P<who>[^,;.]{3,90}?) (?:đã )?(?:chủ trì, )?(?:phối hợp [^,;.]{3,90} )?tổ chức(?!\w)")
_CHAIRS = rx(r"(?<!\w)(?:chủ trì|dự|điều hành|chủ tọa)(?: (?:buổi|cuộc|các))? $")
_POST = rx(r"(?:phó )?(?:giám đốc|chủ tịch|bí thư|trưởng|chánh|hiệu trưởng|cục trưởng)(?!\w)")
_LONGEST_SUBJECT = 14
_NO_BODIES = ("biên bản", "thông báo", "kế hoạch", "chương trình")
# "Tại hội trường UBND xã A, huyện B đã tổ chức …": the last words are still the address.
_ADDRESS = rx(
    r"(?<!\w)tại (?!huyện|xã|tỉnh)[^,;.]{3,90}"
    r"(?:, (?:thôn|xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|tp\.?) [^,;.]{2,30}){1,3} ?$"
)
_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}|(?:^|\s)ngày \d")
_CONCLUDER = rx(
    r", (?P<who>[^,.;]{3,80}?)(?= (?:đã )?(?:thảo luận|cho ý kiến|thống nhất|cơ bản|kết luận|xem xét)(?!\w))"
)
_COUNCIL = rx(
    r"(?<!chủ tịch )(?P<who>(?:hđnd|hội đồng nhân dân|quốc hội|ubnd) [^,.;]{3,60}?)"
    r"(?: đã| thông qua| tổ chức| khóa| khoá| lâm thời|,)"
)
_AT = ("tại ", "tại buổi ", "tại cuộc ")
_BEGINS = rx(r"[,\-\"] ?(?=\w)|\) ")
_IN_NAME = rx(
    r"(?P<noun>giao ban|họp(?! báo)|hội nghị)(?: giao ban)? "
    r"(?:lãnh đạo |cơ quan |tập thể |(?:cán bộ|công chức|viên chức|người lao động)(?:,| và)? ){0,4}(?=\w)"
)
_NAME_GOES_ON = rx(r" (?:với|quý|tháng|năm|về|lần) (?=\w)")
_PERIOD = rx(r" (?:tháng \d|quý )")
_SITE_SLOT = rx(
    r"địa điểm(?: họp| tổ chức)? ?: ?(?:(?=\W{0,3}(?:vào |lúc |hồi |từ )?\d)[^.;]{3,80}?,? tại )?"
    r"(?P<place>.{3,160})"
)
_FURTHER_PLACE = rx(r", (?:trụ sở|trường|ubnd|sở|cơ quan|trung tâm|tầng)(?!\w)[^,.;<\n]{0,90}")
_HELD_THERE = rx(r"(?<!\w)(?:tổ chức|chủ trì|tiến hành|họp|phối hợp|khai mạc)(?!\w)(?! số| \d)")
_TOGETHER = rx(r",[^,.;]{3,90} (?:phối hợp|cùng|đồng)(?!\w)")
_NEXT_CLAUSE = 120
_PLACE_ENDS = rx(r" (?:đã|tổ chức|diễn ra|đồng chí|ông|bà) ")
_GROUP_SLOT = rx(rf"{LABEL}thành phần(?: tham dự)?:\W*$")
_AT_SITE = rx(r"tại điểm cầu [^:]{2,60}: ?(?:có )?")
_GROUPS = rx(r", (?=các |lãnh đạo|trưởng|phó|giám đốc|chủ tịch|đại diện|thủ trưởng|hiệu trưởng)")


@cache
def _attend() -> Pattern[str]:
    return rx(
        rf"(?:(?:^|(?<=[.!?] )|(?<=[.!?]  ))\W{{0,4}}(?:\d{{1,2}}[.)] )?{any_of('attend', TABLE)}"
        rf"(?: {_MEETING}[^,.:;]{{0,40}}?)?(?: ?: ?|,? (?:còn )?(?:có|gồm)(?: có)?:? )|với sự tham (?:dự|"
        rf"gia) của )"
    )


@cache
def _place() -> Pattern[str]:
    return rx(
        r"(?<!\w)tại (?P<place>(?!(?:hội nghị|cuộc họp|buổi|kỳ họp|phiên))(?:tầng \d+,? )?"
        rf"{any_of('place', TABLE)}(?!\w)[^,.;<\n]{{0,90}})"
    )


def organizer(reading: Reading, events: list[Event], own: OwnDocument) -> str | None:
    """The body that held the meeting, its abbreviations written out; the longest of its printed names.

    The body is the subject of "tổ chức", else the one in the meeting's own name; an office that only
    chairs is not said to hold it.
    """
    found = [name for event in events if (name := _holder(reading, event))]
    if not found:
        found = [name for event in reversed(events) if (name := _in_name(reading, event))][:1]
    if not found:
        return None
    longest = max((name for name in found if name.lower().startswith(found[0].lower())), key=len)
    if own.issuer and own.issuer.lower().startswith(longest.lower()):
        return own.issuer
    return longest


def _holder(reading: Reading, event: Event) -> str | None:
    """The subject of "tổ chức" before the name of the meeting."""
    low = reading.low
    named = _OF_MEETING.search(low, event.name_start, event.end)
    if low.startswith("tại ", event.start) and not named:
        return _concluder(reading, event)
    at = low[max(event.start, event.name_start - 12) : event.name_start]
    if at.endswith(_AT) and not named and (concluder := _concluder(reading, event)):
        return concluder
    verb = _ORGANIZED.search(low, event.start, event.name_start) or _ORGANIZES.search(
        low, event.start, event.name_start
    )
    chaired = _CHAIRS.search(low, event.start, event.name_start)
    if not verb and not chaired and low.startswith("họp", event.name_start):
        verb = _SITS.search(low, event.start, event.name_start)
    if not verb and low.startswith(("buổi giám sát", "buổi khảo sát"), event.name_start):
        verb = _VISITS.search(low, event.start, event.name_start)
    if named and not verb:
        return _full(reading.clean(*named.span("who")))
    if verb:
        if _ADDRESS.search(low, event.start, verb.start()):
            return None
        held = _subject(reading, _behind_place(reading, event.start, verb.start()), verb.start())
        held = held or _subject(reading, event.start, verb.start())
        if held:
            return held
    elif not event.kind.endswith("hop"):
        return None
    council = _COUNCIL.search(low, event.start, verb.end() if verb else event.end)
    return expand(reading.clean(*council.span("who"))) if council else None


def _subject(reading: Reading, start: int, stop: int) -> str | None:
    """The body right before a verb of holding, else the capitalised words there ("Cụm thi đua số 5")."""
    low = reading.low
    begins = [start, *(match.end() for match in _BEGINS.finditer(low, start, stop))]
    for begin in begins:
        while begin < stop and not low[begin].isalnum():
            begin += 1
        name = read_unit(reading, begin, stop)
        if name and (name.ender == "end" or name.after >= stop - 8) and not _DAY.search(low, begin, name.end):
            return _full(_behind_office(name) or reading.clean(name.start, name.end))
    printed = reading.clean(begins[-1], stop)
    if printed.lower() in _NO_BODIES:
        return None
    if printed[:1].isupper() and 1 < len(printed.split()) <= _LONGEST_SUBJECT and not _DAY.search(printed):
        return _full(printed)
    return None


def _behind_place(reading: Reading, start: int, stop: int) -> int:
    """Where the place of two parts ends before a verb of holding; `start` where there is none."""
    match = _place().search(reading.low, start, stop)
    further = _further(reading, match.end("place"), stop, labelled=False) if match else None
    return further.end() if further else start


def _behind_office(name: Name) -> str | None:
    """The body behind the post of who chaired ("…, Giám đốc Sở, Sở Y tế tổ chức"), or None."""
    first, *rest = name.names
    return ", ".join(rest) if rest and _POST.match(plain(first.lower())) else None


def _concluder(reading: Reading, event: Event) -> str | None:
    """The body that concludes in "Tại cuộc họp ngày 04/8, …, Ban Thường vụ Tỉnh ủy kết luận"."""
    for match in _CONCLUDER.finditer(reading.low, event.name_end, event.end):
        name = read_unit(reading, match.start("who"), match.end("who"))
        if name and name.end == match.end("who"):
            return _full(reading.clean(name.start, name.end))
    return None


def _full(name: str) -> str:
    return expand(" ".join(_TERM.sub("", _ABBREVIATION.sub("", name)).split()))


def _in_name(reading: Reading, event: Event) -> str | None:
    """The body in the name of its own meeting ("giao ban Lãnh đạo Sở Y tế với …", "Họp Ban Chỉ đạo …")."""
    match = _IN_NAME.match(reading.low, event.name_start, event.name_end)
    if not match or not starts_unit(reading, match.end(), event.name_end):
        return None
    name = read_unit(reading, match.end(), event.name_end, subject=False)
    if not name or reading.text[name.start : name.end].isupper():
        return None
    printed = reading.clean(name.start, name.end)
    whole = match["noun"] == "họp" and name.end == event.name_end
    printed = (_PERIOD if whole else _NAME_GOES_ON).split(printed)[0].strip()
    return _full(printed) if len(printed.split()) > 1 else None


def place(reading: Reading, span: tuple[int, int], *, labelled: bool = False) -> str | None:
    """The place named in the reporting sentence or, where `labelled`, in the slot "Địa điểm".

    In a slot a second body behind a comma is where the first stands ("Phòng Hội đồng, Trường Tiểu học …");
    in a sentence it is who held the meeting, unless another clause stands behind it ("…, tiến hành họp").
    """
    slot = _SITE_SLOT.search(reading.low, *span)
    if slot:
        return reading.clean(*slot.span("place")).rstrip(".; ")
    match = _place().search(reading.low, *span)
    if not match:
        return None
    further = _further(reading, match.end("place"), span[1], labelled=labelled)
    stop = further.end() if further else match.end("place")
    ends = _PLACE_ENDS.search(reading.low, match.start("place"), stop)
    return reading.clean(match.start("place"), ends.start() if ends else stop).strip(" .")


def _further(reading: Reading, at: int, stop: int, *, labelled: bool) -> Match[str] | None:
    """The second part of a place, behind a comma; in a sentence only where it is not who holds."""
    further = _FURTHER_PLACE.match(reading.low, at, stop)
    if labelled or not further:
        return further
    behind = reading.low[further.end() : min(stop, further.end() + _NEXT_CLAUSE)]
    held = _HELD_THERE.search(further.group())
    return further if behind.startswith(",") and not held and not _TOGETHER.match(behind) else None


def chairs(reading: Reading, layout: Layout, region: Span) -> list[PersonAt]:
    """Who is said to chair in a region; not who reads the report, speaks or concludes."""
    best: list[PersonAt] = []
    for block in layout.blocks:
        if block.kind is BlockKind.FURNITURE or not region[0] <= block.start < region[1]:
            continue
        found = _chairs_of(reading, block.start, block.end)
        more = len(found) > len(best) and {p.name for p in best} <= {p.name for p in found}
        if found and (not best or more):
            best = found
    return best


def _chairs_of(reading: Reading, start: int, end: int) -> list[PersonAt]:
    low = reading.low
    for at in (start, *sentence_starts(reading, start, end)):
        slot = _CHAIR_SLOT.match(low, at, end)
        if slot and (found := people_in(reading, slot.end(), _slot_end(reading, slot.end(), end))):
            return found
    presidium = _PRESIDIUM.search(low, start, end)
    if presidium:
        return people_in(reading, presidium.end(), _slot_end(reading, presidium.end(), end))
    under = _UNDER.search(low, start, end)
    if under:
        return people_in(reading, under.end(), _sentence_end(reading, under.end(), end))
    for match in _CHAIRED.finditer(low, start, end):
        window = max(start, match.start() - 320)
        begin = max(sentence_starts(reading, window, match.start() + 1), default=window)
        people = people_in(reading, begin, match.start())
        people = [p for p in people if not _OTHER_DEED.search(low, p.end, match.start())]
        if people:
            joint = match["joint"] or _BY.search(low, begin, people[0].start + 1)
            return people if joint else _listed(reading, begin, people)
    return []


def _slot_end(reading: Reading, start: int, end: int) -> int:
    """Where the chairs of a labelled line end: with the sentence or before the next part of the line."""
    stop = _sentence_end(reading, start, end)
    other = _NEXT_SLOT.search(reading.low, start, stop)
    return other.start() if other else stop


def _listed(reading: Reading, begin: int, people: list[PersonAt]) -> list[PersonAt]:
    """The last person before the verb, with those of the same plain list ("các đồng chí A, B và C")."""
    named = _ALL_OF.search(reading.low, begin, people[-1].end)
    if named:
        return [person for person in people if person.end > named.end()]
    first = len(people) - 1
    while first and _AND.fullmatch(reading.low, people[first - 1].end, people[first].start):
        first -= 1
    together = _PLURAL.search(reading.low, begin, people[first].start + _LONGEST_PLURAL)
    return people[first:] if together else people[-1:]


def _sentence_end(reading: Reading, start: int, end: int) -> int:
    following = next(sentence_starts(reading, start, end), None)
    if following is None:
        return end
    return max(reading.low.rfind(mark, start, following) for mark in ".!?…")


def attendees(reading: Reading, layout: Layout, region: Span) -> tuple[str, ...]:
    """Groups and persons that were there, as printed, parted at semicolons (else at commas before a body)."""
    found: list[str] = []
    listed = False
    for block in layout.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.CAPTION) or not region[0] <= block.start < region[1]:
            continue
        if listed and reading.text[block.start] in "+•":
            found.append(reading.clean(block.body, block.end).rstrip(" ;."))
            continue
        listed = bool(_GROUP_SLOT.match(reading.low, block.start, block.end))
        text = reading.low[block.body : block.end]
        match = _attend().search(text) or _AT_SITE.match(text)
        if match and not listed and len(found) < 40:
            begin = block.body + match.end()
            found += _groups(reading, begin, _sentence_end(reading, begin, block.end))
    return tuple(dict.fromkeys(name for name in found if 3 < len(name) < 300))


def _groups(reading: Reading, start: int, end: int) -> list[str]:
    printed = reading.clean(start, end).strip(" .;")
    if ";" in printed:
        return [piece.strip(" .;") for piece in printed.split(";")]
    result, position = [], 0
    for piece in _GROUPS.split(printed.lower()):
        result.append(printed[position : position + len(piece)])
        position += len(piece) + 2
    return result
