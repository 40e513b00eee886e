"""Where a page reports a meeting: the first sentence, the title, the name of the meeting in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from re import Match, Pattern

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import Reading, rx
from extractors.agents.sentences import sentence_starts
from extractors.agents.units import read_unit
from extractors.layout import Layout
from extractors.types import Block, BlockKind, Span

TABLE = "meeting_cues"
_DAY = r"\d{1,2}(?: ?(?:[/.\-]|tháng) ?\d{1,2})"
# A page's mark-up, a site's name in brackets or a key of its metadata may stand before the day.
_OPENING = rx(
    r"(?:<[^>]{0,300}>|\"\w+\": \"|\([^)]{2,40}\)|[^\w<(\"])*(?:trong )?(?:(?:hai|ba|\d{1,2}) )?"
    r"(?:sáng|chiều|tối|trưa|ngày|hôm nay|vào (?:lúc|ngày|hồi)|lúc|hồi|từ ngày)"
    rf"[^.;]{{0,40}}?{_DAY}"
)
_HOLDS = rx(
    r"(?<!\w)(?:tổ chức|chủ trì|đồng chủ trì|khai mạc|diễn ra|tiến hành|đã có|có|họp|tham dự|dự|triệu tập)"
    r"(?: (?:các|một|buổi|cuộc|thành công|trọng thể|trực tuyến|trực tiếp))?[ *]{1,3}$"
)
_OFFICIAL = rx(
    r"(?<!\w)(?:bí thư|chủ tịch|bộ trưởng|thứ trưởng|giám đốc|đoàn (?:công tác|giám sát|kiểm tra)|"
    r"thường trực|lãnh đạo)(?!\w)"
)
_AT = rx(r"tại $")
# "Tại Hội nghị … ngày 05/3 do Sở Y tế tổ chức, …": the meeting is named by the way.
_BY_THE_WAY = rx(rf"[^;.]{{0,200}}?(?<!\w)(?:sáng|chiều|tối|ngày) (?:ngày )?{_DAY}")
_NEXT_CLAUSE = rx(r", (?=các |đại diện |ông |bà |đồng chí |đại biểu |lãnh đạo |sau khi |nhiều )")
_JUST = rx(
    r"(?<!\w)vừa (?:qua )?(?:tổ chức|chủ trì|đồng chủ trì|có|họp|tiến hành|khai mạc|diễn ra|làm việc|"
    r"phối hợp)"
)
_HELPING = rx(r" (?:đã|vừa|tiếp tục|cũng)? ?$")
_CLAUSE = rx(r"[,;:)] (?=\w)")
_CONCLUDES = rx(r", [^.;]{0,400}?(?:kết luận|thống nhất)(?!\w)")
_HELD = rx(r"(?:được|đã) (?:được )?(?:tổ chức|diễn ra|khai mạc)|(?:đã )?diễn ra (?:hội nghị|cuộc họp)?")
# Who leads a delegation stands inside the name, who chairs or holds the meeting behind it.
_DONE_BY = (
    r"do(?! [^;.]{3,160} (?:dẫn đầu|làm trưởng đoàn))"
    r"(?= (?:đồng chí|ông|bà|các đồng chí)(?!\w)| [^,;.]{3,120} (?:chủ trì|tổ chức|chủ tọa)(?!\w))"
)
_CUT = rx(
    rf"(?<!\w)(?:nhằm|để|dưới sự chủ trì|{_DONE_BY}|với sự tham dự|với sự tham gia|"
    r"vào (?:ngày|sáng|chiều)|"
    r"(?:đã )?diễn ra|(?:đã )?được tổ chức|(?<![,;] )đánh giá|tại (?=hội trường|trụ sở|phòng họp|nhà)|"
    r"theo hình thức|sau khi (?:nghe|xem xét|thảo luận))(?!\w)|"
    r"[.](?= |$|<|\")|[\"<\n]|\((?=\d)|, ?(?=do |nhằm |với sự )|; ?(?=do |đồng chí|ông |bà )"
)
# A line that tells what the meeting did is no title of it.
_ENDS = rx(r" (?:kết thúc|bắt đầu|bế mạc|dừng|đã|được|do|có|cũng|còn|tiếp tục)(?!\w)")
_TITLE_CUT = rx(
    rf"\(\d|[\"<]|\.$|, (?:báo cáo|trình|yêu cầu|đề nghị)(?!\w)|"
    rf"(?<!\w)(?:{_DONE_BY}|(?:đã )?diễn ra|dưới sự (?:chủ trì|chủ tọa|điều hành))"
)
_ADOPTS = rx(r" (?:đã )?(?:thông qua|bế mạc|khai mạc|thành công)(?!\w)")
_IN_CONCLUSION = rx(r"tại (?:buổi |cuộc )?$")
_CONCLUSION_OF = rx(
    r"(?:(?:thông báo|biên bản|v/v|về việc|về)[ :,]{1,3}){0,3}(?:tóm tắt |nội dung )?(?:ý kiến |kết quả )?"
    r"(?:kết luận|chỉ đạo|kết quả)(?: chỉ đạo)?"
)
# "Rà soát kết luận tại hội nghị giao ban trước" is a job: the meeting is another one.
_OF_JOB = rx(
    r"(?<!\w)(?:thực hiện|triển khai|rà soát|theo|căn cứ|đôn đốc|tham mưu|báo cáo|tiếp tục|hoàn thành|"
    r"tổng hợp|quán triệt|theo dõi|như)(?!\w).*(?:kết luận|ý kiến)"
)
_FORMER = rx(r"[^.;:]{0,60}? (?:lần |tháng |tuần |quý |kỳ |phiên )?trước(?= ?(?:[,.;)]|$))")
_AT_MEETING = rx(r"(?:[/.\-](?:19|20)\d\d)?\W{0,3}tại (?:buổi |cuộc )?")
_HELD_BY = rx(r"(?:(?<!ban )tổ chức|chủ trì|khai mạc)$")
_LEAD_PARAGRAPHS, _LONGEST = 3, 2500
_DAY_WORD = rx(rf"(?<!\w)(?:sáng|chiều|tối|ngày) (?:ngày )?{_DAY}")
PLANNED = rx(
    r"(?<!\w)(?:sẽ|dự kiến|sắp (?:tới|tổ chức|diễn ra)|kế hoạch (?=tổ chức|mở)|(?<!công tác )chuẩn bị "
    r"(?:cho )?(?=tổ chức|diễn ra|hội nghị|cuộc họp|phiên họp|kỳ họp))"
)
Spans = tuple[Span, ...]
"""Ranges of a text."""
_BEFORE_TITLE = ("", "biên bản", "chương trình")
_NO_TEXT = (BlockKind.FURNITURE, BlockKind.ROW, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence or heading that names a meeting: its span, where the name begins and ends, the kind."""

    start: int
    end: int
    name_start: int
    name_end: int
    kind: str
    dated: bool


@cache
def head() -> Pattern[str]:
    """The nouns that name a meeting."""
    barred = r"(?<!trung tâm )(?<!phòng )(?<!nghị quyết )(?<!khu )"
    return rx(rf"(?<!\w){barred}{any_of('head', TABLE)}(?! xúc|\w)")


def opening_events(reading: Reading, layout: Layout, barred: Spans = ()) -> list[Event]:
    """The sentences that report that a meeting was held on a day: at most one a paragraph.

    A sentence opens with the day; in the first paragraphs the day may also stand later. `barred` are the
    spans of citations, whose days are not the meeting's.

    >>> from extractors.layout import lay_out
    >>> from extractors.source import SourceText
    >>> source = SourceText.of("Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban quý I.")
    >>> [e.kind for e in opening_events(Reading.of(source), lay_out(source))]
    ['hoi_nghi']
    """
    events: list[Event] = []
    seen = 0
    for block in layout.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.ROW):
            continue
        seen += block.end - block.start > 60
        found = (_opening_event(reading, start, end) for start, end in _sentences(reading, block))
        event = next((event for event in found if event), None)
        if not event and not events and seen <= _LEAD_PARAGRAPHS and block.kind is BlockKind.PARAGRAPH:
            first, *further = _sentences(reading, block)
            event = _late_day(reading, *first, barred)
            # "Sở Y tế gặp mặt cán bộ. Buổi gặp mặt diễn ra sáng 12/01 …": the next sentence begins with it.
            if not event and further and head().match(reading.low, *further[0]):
                event = _late_day(reading, *further[0], barred)
        if event:
            events.append(event)
    return events


def _late_day(reading: Reading, start: int, end: int, barred: Spans) -> Event | None:
    """A first sentence that names its day later ("UBND tỉnh vừa tổ chức, sáng 05/3, hội nghị …").

    Where it says that the meeting has just been held, it needs no day.
    """
    named = _held(reading, start, end) or _by_the_way(reading, start, end)
    opens = named and reading.low.startswith("tại ", start)
    if not named or (not opens and PLANNED.search(reading.low, start, end)):
        return None
    named_at, stop = named.start(), name_end(reading, named, end)
    if opens and (comma := _NEXT_CLAUSE.search(reading.low, named.end(), stop)):
        stop = comma.start()
    near = [(left, right) for left, right in barred if left < end and start < right]
    for day in _DAY_WORD.finditer(reading.low, start, end):
        if not any(left < day.end() and day.start() < right for left, right in near):
            return Event(start, end, named_at, stop, kind_of(named.group()), True)
    if _JUST.search(reading.low, start, named.end()):
        return Event(start, end, named_at, stop, kind_of(named.group()), False)
    return None


def _by_the_way(reading: Reading, start: int, end: int) -> Match[str] | None:
    """The meeting of "Tại Hội nghị … ngày 05/3 do Sở Y tế tổ chức, …", or None."""
    if not reading.low.startswith("tại ", start):
        return None
    named = head().match(reading.low, start + 4, end)
    return named if named and _BY_THE_WAY.match(reading.low, named.end(), end) else None


def _sentences(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """The first sentences of a block; a day such as 21.4 or an abbreviation does not end one."""
    starts = islice(sentence_starts(reading, block.start, block.end), 4)
    bounds = [block.start, *starts, block.end]
    return [(bounds[i], min(bounds[i + 1], bounds[i] + _LONGEST)) for i in range(min(4, len(bounds) - 1))]


def _opening_event(reading: Reading, start: int, end: int) -> Event | None:
    opening = _OPENING.match(reading.low, start, end)
    named = _held(reading, opening.end(), end) if opening else None
    if not named:
        return None
    return Event(start, end, named.start(), name_end(reading, named, end), kind_of(named.group()), True)


def _held(reading: Reading, start: int, end: int) -> Match[str] | None:
    """The meeting that the sentence says was held: the noun behind a verb of holding, or behind "tại"."""
    low = reading.low
    for match in head().finditer(low, start, end):
        before = low[max(start, match.start() - 60) : match.start()]
        if match.group().startswith("làm việc"):
            # A working visit has no noun of its own; who works with whom must be officials.
            if _OFFICIAL.search(low, max(start, match.start() - 300), match.start()):
                return match
            continue
        if match.group().startswith("họp") and _sits(reading, start, match.start()):
            return match
        if _HOLDS.search(before) or (match.group() in ("kỳ họp", "phiên họp") and _AT.search(before)):
            return match
        # "Tại cuộc họp ngày 04/8, sau khi nghe …, Ban Thường vụ kết luận": the opening of a notice.
        opens = _AT_MEETING.fullmatch(low, start, match.start())
        if opens and _CONCLUDES.search(low, match.end(), end):
            return match
        if _HELD.search(low, match.end(), min(end, match.end() + 200)):
            return match
    return None


def _sits(reading: Reading, start: int, at: int) -> bool:
    """Whether a body stands right before "họp": "sáng 05/3, Hội đồng trường họp phiên đầu tiên"."""
    low = reading.low
    helping = _HELPING.search(low, max(start, at - 16), at)
    stop = helping.start() if helping else at
    begins = [start, *(match.end() for match in _CLAUSE.finditer(low, max(start, at - 160), stop))]
    names = (read_unit(reading, begin, stop) for begin in begins)
    return any(name is not None and name.ender == "end" for name in names)


def kind_of(noun: str) -> str:
    """The code of a meeting noun.

    >>> kind_of("kỳ họp")
    'ky_hop'
    """
    return cues("head", TABLE).get(" ".join(noun.split()), "hoi_nghi")


def name_end(reading: Reading, named: Match[str], end: int) -> int:
    """Where the name of a meeting ends: before its purpose, its chair, its place."""
    cut = _CUT.search(reading.low, named.end(), end)
    stop = cut.start() if cut else end
    if named.group() == "kỳ họp" and (comma := reading.low.find(",", named.end(), stop)) >= 0:
        stop = comma
    return _trimmed(reading, named.end(), stop)


def _trimmed(reading: Reading, start: int, stop: int) -> int:
    while stop > start and reading.text[stop - 1] in " .,;:*-–\n\r\t":
        stop -= 1
    return stop


def title_event(reading: Reading, layout: Layout) -> Event | None:
    """The meeting that the title of the page names ("X tổ chức Hội nghị …", "Kết luận … tại Hội nghị …")."""
    shown = [block for block in layout.blocks[:60] if block.kind not in _NO_TEXT][:25]
    for block in shown:
        if block.end - block.start > 420:
            return None
        named = head().search(reading.low, block.start, block.end)
        if not named or _OPENING.match(reading.low, block.start, block.end):
            continue
        if _is_title(reading, block, named):
            cut = _TITLE_CUT.search(reading.low, named.end(), block.end)
            ends = next(sentence_starts(reading, named.end(), block.end), block.end)
            stop = _trimmed(reading, named.end(), min(cut.start() if cut else block.end, ends))
            adopts = _ADOPTS.search(reading.low, named.end(), stop)
            stop = adopts.start() if adopts else stop
            return Event(block.start, block.end, named.start(), stop, kind_of(named.group()), False)
    return None


def _is_title(reading: Reading, block: Block, named: Match[str]) -> bool:
    before = reading.low[block.start : named.start()].strip(' *#"<>')
    if _ENDS.match(reading.low, named.end(), block.end):
        return False
    if before in _BEFORE_TITLE or before.endswith('": "'):
        return True
    if _FORMER.match(reading.low, named.end(), block.end):
        return False
    if _CONCLUSION_OF.fullmatch(before):
        return True
    if "kết luận" in before or "ý kiến" in before:
        return bool(_IN_CONCLUSION.search(before + " ")) and not _OF_JOB.search(before)
    sits = named.group().startswith("họp") and _sits(reading, block.start, named.start())
    return (sits or bool(_HELD_BY.search(before))) and block.end - block.start < 260
