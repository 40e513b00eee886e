"""Who does a task, with whom and under whose eye, from its own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from re import Match, Pattern

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import Reading, remembered, rx
from extractors.agents.unit_heads import starts_unit
from extractors.agents.unit_lists import split_units
from extractors.agents.units import MOVE, Name, read_unit
from extractors.tasks.slots import Slots, named_in_bracket, read_slots

Names = tuple[str, ...]

_TOPIC = rx(r"(?:về|công tác) [^:.;]{3,90}: (?=\w)")
_SHORT_TOPIC = rx(r"[^:.;,()\d]{3,60}: ?(?=\w)")
_ABOUT = rx(r"(?:đối với|về phía|riêng) ")
_PREFACE = rx(
    r"(?:căn cứ|kết thúc|trên cơ sở|thông qua|từ ngày|trong năm|h[ằà]ng (?:năm|quý|tháng|tuần|ngày)|định kỳ|"
    r"đối với|trước mắt|từ nay|đến hết|trước ngày|chậm nhất|để|nhằm|sau khi|khi|trong (?:tháng|quý|tuần)|"
    r"trường hợp|nếu|ngay sau|ngay từ|riêng|theo|trong thời gian|thời gian tới)(?!\w)[^.;:]{3,160}?, "
)
_BARE_BODY = rx(r"(?:tổ chức|cơ quan|cá nhân|đơn vị|ngành|bộ|sở|doanh nghiệp|địa phương|hợp tác xã), $")
_NEXT_COMMA = rx(r"[^.;:,]{3,160}?, ")
_WITH = rx(
    r"(?<!công tác )(?<!quy chế )(?<!chương trình )(?<!cơ chế )(?<!sự )(?<!mối quan hệ )(?<!sẽ )phối hợp"
    r"(?:,? (?!với|cùng)[\w,]+(?: [\w,]+){0,3}?)?? (?:với |cùng với |cùng )|(?<= )chủ trì,? cùng (?:với )?"
)
_LED = rx(
    r"(?<= )(?:chủ trì|làm đầu mối|là đầu mối|chịu trách nhiệm chính|phụ trách)"
    r"[^,;.]{0,60}[,;] (?:còn |và )?(?=\w)"
)
_HELPS = rx(r" ?(?:(?:cùng|tham gia) )?phối hợp(?!\w)")
_WITH_BARE = rx(r"(?<!công tác )(?<!quy chế )(?<!sự )phối hợp (?!với |cùng )")
_TAIL = rx(
    r" - (?P<who>.{3,120}?)(?: hỗ trợ| phối hợp)? (?:thực hiện|trình bày|báo cáo|chuẩn bị|phụ trách)\W{0,3}$"
)
_STRONG = rx(r"(?:có trách nhiệm|chịu trách nhiệm|phải|cần|chủ trì)(?!\w)")
# Reported, not ordered: what the body has done, what was done to it.
_NO_JOB = rx(
    r"(?:đã|đang|bị|còn|chưa|được|nhấn mạnh|khẳng định|phát biểu|ghi nhận|mong muốn|bày tỏ|tin tưởng|"
    r"cho biết|cho rằng)(?!\w)"
)
_IN_CHARGE = rx(r"\W{0,3}phụ trách(?!\w)")
_MOST_WORDS = 9
_CLAUSE = rx(r"(?<=[;.]) (?!và )")
_GIVEN = rx(
    r"(?:^|(?<= ))(?P<order>yêu cầu|đề nghị|giao|phân công|cho phép|lưu ý) "
    r"(?:(?:nhiệm vụ|trách nhiệm)(?: cụ thể)? )?(?:cho )?"
    r"(?:(?:trong|từ|thời gian)[^,.;:]{3,30}?,? (?=toàn|các|ngành|từng|mỗi))?(?=\w)"
)
_NOT_GIVEN = rx(r"(?:đã|được|theo|do|của|có|các|xét|những|này|nhiệm vụ|sự|hội nghị|họp|buổi) $")


@dataclass(frozen=True, slots=True)
class Parties:
    """Units as printed, the code of the order's force, and how the lead was read."""

    lead: Names = ()
    coordinate: Names = ()
    supervisor: Names = ()
    force: str | None = None
    how: str = "none"


@cache
def verb_at_head() -> Pattern[str]:
    """A directive verb at the beginning of a text, behind at most three marks."""
    # "Báo cáo của Phòng Y tế cho thấy …": the noun asks nothing.
    return rx(rf"\W{{0,3}}(?!báo cáo (?:của|cho thấy|nêu|tại))(?:{any_of('verb')}|cần|phải|{MOVE})(?!\w)")


@cache
def _order() -> Pattern[str]:
    return rx(
        rf"(?:đồng thời,? |do đó,? |trước mắt,? )?(?P<order>{any_of('order')})"
        rf"(?: (?:trong|thời gian) [^,.;:]{{3,30}},?)?(?: cho)? "
    )


@cache
def _force() -> Pattern[str]:
    return rx(any_of("force"))


@remembered
def order_at(reading: Reading, start: int, end: int) -> tuple[Name, str] | None:
    """The addressee and the force of an order that stands at `start` ("Giao Sở Tài chính …").

    >>> from extractors.source import SourceText
    >>> text = "Giao Sở Tài chính rà soát dự toán."
    >>> name, force = order_at(Reading.of(SourceText.of(text)), 0, len(text))
    >>> name.names, force
    (('Sở Tài chính',), 'giao')
    """
    match = _order().match(reading.low, start, end)
    name = read_unit(reading, match.end(), end) if match else None
    if not match or not name:
        return None
    return name, cues("order")[" ".join(match["order"].split())]


@remembered
def past_topic(reading: Reading, start: int, end: int) -> int:
    """Where an item goes on behind its topic ("Về vật liệu: Giao Sở Xây dựng …").

    A topic of other words ("Cấp tiểu học: …") counts only before a body that has a job.
    """
    topic = _TOPIC.match(reading.low, start, end)
    if topic:
        return topic.end()
    topic = _SHORT_TOPIC.match(reading.low, start, end)
    if not topic or named_at(reading, start, end) or verb_at_head().match(reading.low, start, end):
        return start
    told = order_at(reading, topic.end(), end) or subject_at(reading, topic.end(), end)
    return topic.end() if told else start


@remembered
def subject_at(reading: Reading, start: int, end: int) -> Name | None:
    """The body that a sentence begins with, if a job follows: "Sở Y tế rà soát …", "Sở Y tế: rà soát …"."""
    about = _ABOUT.match(reading.low, start, end)
    name = read_unit(reading, about.end() if about else start, end)
    if not name or name.ender not in ("verb", "colon") or name.names == ("Lãnh đạo",):
        return None  # "Lãnh đạo phát triển kinh tế" begins with a verb
    if name.ender == "colon":
        low = reading.low
        done = verb_at_head().match(low, name.after + 1, end) or _IN_CHARGE.match(low, name.after + 1, end)
        return name if done else None
    return None if _NO_JOB.match(reading.low, name.after) else name


def subject_after_preface(reading: Reading, start: int, end: int) -> Name | None:
    """The subject behind a short preface ("Căn cứ Nghị quyết này, Sở Nội vụ ban hành …")."""
    match: Match[str] | None = _PREFACE.match(reading.low, start, end)
    while match:
        name = subject_at(reading, match.end(), end)
        # "Sau khi nhận báo cáo của tổ chức, doanh nghiệp …": the list of the preface goes on.
        listed = _BARE_BODY.search(reading.low, start, match.end()) and not reading.upper_at(match.end())
        if name and not listed:
            return name
        # "Ngay sau hội nghị, gửi biên bản đến …": the job begins, no subject comes behind it.
        if verb_at_head().match(reading.low, match.end(), end):
            return None
        match = _NEXT_COMMA.match(reading.low, match.end(), min(end, start + 260))
    return None


def order_after_preface(reading: Reading, start: int, end: int) -> tuple[Name, str] | None:
    """The order behind a preface ("Đối với chi phí phát sinh, giao Sở Tài chính …")."""
    match: Match[str] | None = _PREFACE.match(reading.low, start, end)
    while match:
        ordered = order_at(reading, match.end(), end)
        if ordered and ordered[0].ender in ("verb", "colon"):
            return ordered
        match = _NEXT_COMMA.match(reading.low, match.end(), min(end, start + 400))
    return None


def named_at(reading: Reading, start: int, end: int) -> Name | None:
    """The body before the colon that an item begins with ("Tổ Văn: sinh hoạt chuyên đề")."""
    name = read_unit(reading, start, end)
    if name and name.ender == "colon" and len(reading.low[start : name.end].split()) <= _MOST_WORDS:
        return name if reading.low[name.after + 1 : end].strip(" .*") else None
    return None


def tail_at(reading: Reading, start: int, end: int) -> Names:
    """The body behind the dash that closes an item of a programme ("… – Trường A thực hiện")."""
    match = _TAIL.search(reading.low, start, end) if reading.low.find("-", start, end) >= 0 else None
    if match and starts_unit(reading, match.start("who")):
        return split_units(reading.clean(*match.span("who")))
    return ()


def read_parties(
    reading: Reading, start: int, end: int, inherited: Names, force: str | None, inner: list[tuple[int, int]]
) -> Parties:
    """The parties of the task between `start` and `end`; `inherited` lead where it names none itself."""
    slots: Slots = read_slots(reading, start, end, inner)
    lead, how, strength = slots.lead, "bracket" if slots.lead else "none", force
    stop = slots.cut or end
    if not lead:
        lead, strength, how = _own_lead(reading, start, stop, inherited, force)
    if not lead and (lead := named_in_bracket(reading, start, end)):
        how = "bracket"
    coordinate = slots.coordinate or _helpers(reading, start, stop, lead)
    return Parties(lead, coordinate, slots.supervisor, strength or _first_force(reading, start), how)


def _own_lead(
    reading: Reading, start: int, end: int, inherited: Names, force: str | None
) -> tuple[Names, str | None, str]:
    start = past_topic(reading, start, end)
    ordered = order_at(reading, start, end)
    if not (inherited and verb_at_head().match(reading.low, start, end)):
        # "Tham mưu phân công cán bộ …" under a body is that body's job.
        ordered = ordered or _ordered_by(reading, start, end)
    ordered = ordered or order_after_preface(reading, start, end)
    if ordered:
        return ordered[0].names, ordered[1], "order"
    name = subject_at(reading, start, end) or subject_after_preface(reading, start, end)
    if name:
        return name.names, force, "subject"
    named = named_at(reading, start, end)
    if named:
        return named.names, force, "subject"
    tail = tail_at(reading, start, end)
    if tail:
        return tail, force, "tail"
    strong = _clause_subject(reading, start, end, weak=not inherited)
    if strong:
        return strong.names, force, "clause"
    return inherited, force, "heading" if inherited else "none"


def _ordered_by(reading: Reading, start: int, end: int) -> tuple[Name, str] | None:
    """``Thủ tướng Chính phủ yêu cầu các bộ …``: the body behind the order, not the one that gives it."""
    for match in _GIVEN.finditer(reading.low, start, min(end, start + 160)):
        if _NOT_GIVEN.search(reading.low, start, match.start()):
            continue
        name = read_unit(reading, match.end(), end)
        if name and name.ender in ("verb", "colon"):
            return name, cues("order")[match["order"]]
    return None


def _clause_subject(reading: Reading, start: int, end: int, *, weak: bool) -> Name | None:
    """A later sentence or clause that names who must: "…; các đơn vị cần …".

    `weak` says that nobody else is there to do it, so that any job counts: "…; Sở Tài chính cân đối vốn".
    """
    line = reading.text.find("\n", start, end)
    for match in _CLAUSE.finditer(reading.low, start, end):
        weak = weak and (line < 0 or match.start() < line)
        name = subject_at(reading, match.end(), end)
        if name and (_STRONG.match(reading.low, name.after) or (weak and name.ender == "verb")):
            return name
    return None


def _helpers(reading: Reading, start: int, end: int, lead: Names) -> Names:
    """The units behind "phối hợp (với)"; the noun ("công tác phối hợp", "quy chế phối hợp") asks for none."""
    if reading.low.find("phối", start, end) < 0 and reading.low.find("trì, cùng", start, end) < 0:
        return ()
    for expression in (_WITH, _WITH_BARE):
        for match in expression.finditer(reading.low, start, end):
            name = read_unit(reading, match.end(), end, subject=False)
            if name and name.names != lead:
                return name.names
    return _led_beside(reading, start, end)


def _led_beside(reading: Reading, start: int, end: int) -> Names:
    """The bodies that help in words of their own: "Sở A chủ trì, Sở B và Sở C phối hợp thực hiện"."""
    for match in _LED.finditer(reading.low, start, end):
        name = read_unit(reading, match.end(), end)
        if name and name.ender == "verb" and _HELPS.match(reading.low, name.end):
            return name.names
    return ()


def _first_force(reading: Reading, start: int) -> str | None:
    match = _force().match(reading.low, start)
    return cues("force")[" ".join(match.group().split())] if match else None
