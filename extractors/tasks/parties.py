"""Who does a task, with whom and under whose eye, from its own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from re import Pattern

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import Reading, plain, rx
from extractors.agents.units import Name, read_unit, split_units, starts_unit

Names = tuple[str, ...]

_VERB = rx(rf"{any_of('verb')}(?!\w)")
_SLOT_WORDS = rx(r"chủ trì|phối hợp|chỉ đạo|thực hiện|phụ trách|hoàn thành|trước ngày|chậm nhất|trình|định kỳ")
_LEADS = rx(r"(?P<who>.{2,300}?),? (?:đồng )?(?:chủ trì|làm đầu mối|thực hiện|phụ trách|tham mưu|chịu trách nhiệm)(?!\w)")
_HELPS = rx(r"(?P<who>.{2,300}?),? (?:cùng )?phối hợp(?!\w)(?P<more>(?: với)? .{2,200})?")
_WATCHES = rx(r"(?P<who>.{2,200}?),? (?:trực tiếp )?(?:chỉ đạo|theo dõi chỉ đạo|giám sát)(?!\w)")
_WITH = rx(
    r"(?<!công tác )(?<!quy chế )(?<!chương trình )(?<!cơ chế )(?<!sự )(?<!mối quan hệ )(?<!sẽ )phối hợp"
    r"(?:,? (?!với|cùng)[\w,]+(?: [\w,]+){0,3}?)?? (?:với |cùng với |cùng )"
)
_WITH_BARE = rx(r"(?<!công tác )(?<!quy chế )(?<!sự )phối hợp (?!với |cùng )")
_TAIL = rx(r" - (?P<who>.{3,120}?)(?: hỗ trợ| phối hợp)? (?:thực hiện|trình bày|báo cáo|chuẩn bị|phụ trách)\W{0,3}$")
_STRONG = rx(r"(?:có trách nhiệm|chịu trách nhiệm|phải|cần|chủ trì)(?!\w)")
# Reported, not ordered: what the body has done, what was done to it, what it is going to do itself.
_NO_JOB = rx(r"(?:đã|đang|bị|còn|chưa|được)(?!\w)")
_CLAUSE = rx(r"(?<=[;.,]) (?!và )")


@dataclass(frozen=True, slots=True)
class Parties:
    """Units as printed, the code of the order's force, and how the lead was read."""

    lead: Names = ()
    coordinate: Names = ()
    supervisor: Names = ()
    force: str | None = None
    how: str = "none"


@cache
def _order() -> Pattern[str]:
    return rx(rf"(?:đồng thời,? |do đó,? |trước mắt,? )?(?P<order>{any_of('order')})(?: (?:trong|thời gian) [^,.;:]{{3,30}},?)?(?: cho)? ")


def order_at(reading: Reading, start: int, end: int) -> tuple[Name, str] | None:
    """The addressee and the force of an order that stands at `start` ("Giao Sở Tài chính …")."""
    match = _order().match(reading.low, start, end)
    name = read_unit(reading, match.end(), end) if match else None
    if not match or not name:
        return None
    return name, cues("order")[match["order"]]


def subject_at(reading: Reading, start: int, end: int) -> Name | None:
    """The body that the sentence at `start` begins with, if a verb follows it."""
    start = _past_about(reading, start, end)
    name = read_unit(reading, start, end)
    if not name or name.ender != "verb" or _NO_JOB.match(reading.low, name.after):
        return None
    return name


def _past_about(reading: Reading, start: int, end: int) -> int:
    match = rx(r"(?:đối với|về phía|riêng) ").match(reading.low, start, end)
    return match.end() if match else start


def subject_after_preface(reading: Reading, start: int, end: int) -> Name | None:
    """The subject behind a short preface ("Căn cứ Nghị quyết này, Sở Nội vụ ban hành …")."""
    match = rx(r"(?:căn cứ|kết thúc|trên cơ sở|thông qua|từ ngày|trong năm|hằng năm|hàng năm|định kỳ|đối với|trước mắt|ngay sau|khi có)[^.;:]{3,160}?, ").match(reading.low, start, end)
    while match:
        name = subject_at(reading, match.end(), end)
        if name:
            return name
        # "Ngay sau hội nghị, gửi biên bản đến …": the job begins, and no subject comes behind it.
        if _VERB.match(reading.low, match.end(), end):
            return None
        match = rx(r"[^.;:,]{3,160}?, ").match(reading.low, match.end(), min(end, start + 260))
    return None


def read_parties(reading: Reading, start: int, end: int, inherited: Names, force: str | None) -> Parties:
    """The parties of the task between `start` and `end`; `inherited` lead where it names none itself."""
    lead, coordinate, supervisor, cut = _bracket(reading, start, end)
    how = "bracket" if lead else "none"
    stop = cut or end
    strength = force
    if not lead:
        lead, strength, how = _own_lead(reading, start, stop, inherited, force)
    if not coordinate:
        coordinate = _helpers(reading, start, stop, lead)
    return Parties(lead, coordinate, supervisor, strength or _first_force(reading, start), how)


def _own_lead(reading: Reading, start: int, end: int, inherited: Names, force: str | None) -> tuple[Names, str | None, str]:
    ordered = order_at(reading, start, end) or _ordered_by(reading, start, end)
    if ordered:
        return ordered[0].names, ordered[1], "order"
    name = subject_at(reading, start, end) or subject_after_preface(reading, start, end)
    if name:
        return name.names, force, "subject"
    match = _TAIL.search(reading.low, start, end)
    if match and starts_unit(reading, match.start("who")):
        return split_units(reading.clean(*match.span("who"))), force, "tail"
    strong = _clause_subject(reading, start, end)
    if strong:
        return strong.names, force, "clause"
    return inherited, force, "heading" if inherited else "none"


def _ordered_by(reading: Reading, start: int, end: int) -> tuple[Name, str] | None:
    """``Thủ tướng Chính phủ yêu cầu các bộ …``: the body behind the order, not the one that gives it."""
    window = min(end, start + 160)
    for match in rx(rf"(?:^|(?<= ))(?P<order>yêu cầu|đề nghị|giao|phân công) (?=\w)").finditer(reading.low, start, window):
        if rx(r"(?:đã|được|theo|do|của|có|các|xét|những|này|nhiệm vụ|sự) $").search(reading.low, start, match.start()):
            continue
        name = read_unit(reading, match.end(), end)
        if name and name.ender in ("verb", "colon"):
            return name, cues("order")[match["order"]]
    return None


def _clause_subject(reading: Reading, start: int, end: int) -> Name | None:
    """A later sentence or clause that names who must: "…; các đơn vị cần …"."""
    for match in _CLAUSE.finditer(reading.low, start, end):
        name = subject_at(reading, match.end(), end)
        if name and _STRONG.match(reading.low, name.after):
            return name
    return None


def _bracket(reading: Reading, start: int, end: int) -> tuple[Names, Names, Names, int | None]:
    """The slots of a bracket: "(Văn phòng chủ trì; các phòng phối hợp; …; lãnh đạo Sở chỉ đạo)"."""
    found: dict[str, Names] = {}
    slots = bracket_slots(reading, start, end)
    for at, stop in slots:
        for slot, expression in (("lead", _LEADS), ("coordinate", _HELPS), ("supervisor", _WATCHES)):
            match = expression.match(reading.low, at, stop)
            if match and slot not in found and starts_unit(reading, at):
                found[slot] = split_units(reading.clean(at, match.end("who")))
                break
    cut = slots[0][0] - 1 if found else None
    return found.get("lead", ()), found.get("coordinate", ()), found.get("supervisor", ()), cut


def bracket_slots(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between the semicolons of a closing bracket that says who, with whom and by when."""
    low = reading.low
    close = low.rfind(")", start, end)
    if close < 0 or end - close > 6:
        return []
    opening, depth = close, 0
    while opening >= start:
        depth += {")": 1, "(": -1}.get(low[opening], 0)
        if depth == 0:
            break
        opening -= 1
    if opening <= start or not _SLOT_WORDS.search(low, opening, close):
        return []
    slots, position = [], opening + 1
    for piece in low[opening + 1 : close].split(";"):
        slots.append((position + len(piece) - len(piece.lstrip()), position + len(piece)))
        position += len(piece) + 1
    return slots


def _helpers(reading: Reading, start: int, end: int, lead: Names) -> Names:
    for expression in (_WITH, _WITH_BARE):
        for match in expression.finditer(reading.low, start, end):
            name = read_unit(reading, match.end(), end, subject=False)
            if name and name.names != lead:
                return name.names
    return ()


def _first_force(reading: Reading, start: int) -> str | None:
    for cue, value in cues("force").items():
        if reading.low.startswith(plain(cue), start):
            return value
    return None
