"""What a paragraph is for the reader of tasks: a section of tasks, a lead-in, a closing formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from re import Pattern
from typing import Literal, TypeAlias

from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, holds, rx
from extractors.agents.units import Name, read_unit
from extractors.tasks.parties import order_at, subject_at
from extractors.tasks.slots import skeleton

Section: TypeAlias = Literal["assign", "tasks", "off"]

_SENTENCE_END, _COMMA = rx(r"[.!?…]\W{0,3} "), rx(r", ")
_GIVEN = rx(r"(?:^|(?<= ))(?:yêu cầu|đề nghị|giao|phân công) ")
_OF = rx(
    r"(?:(?:trách nhiệm|nhiệm vụ|đối với|về phía|đề nghị|yêu cầu|giao|phân công)(?: của| cho| đối với)? )?"
)
_STATE_BODIES = (
    r"(?:các )?(?:bộ|ubnd|ủy ban nhân dân|ngân hàng nhà nước|thanh tra chính phủ|chính phủ|cơ quan ngang bộ|"
    r"bảo hiểm xã hội việt nam|sở|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|ủy ban chứng khoán|"
    r"địa phương|cơ quan quản lý nhà nước)"
)
_IMPLEMENTING = rx(
    r"\W{0,4}(?:tổ chức (?:thực hiện|thi hành|triển khai)|trách nhiệm (?:tổ chức|thi hành|thực hiện|"
    r"thông tin|"
    rf"hướng dẫn|tuyên truyền|phối hợp|của {_STATE_BODIES})|điều khoản thi hành|điều khoản tổ chức thực hiện|"
    r"giao |phân công thực hiện)"
)
_KINDS = (
    r"(?:quyết định|nghị quyết|thông báo|kế hoạch|chương trình(?: hành động)?|đề án|hướng dẫn|chỉ thị|"
    r"thông tư|nghị định|công điện|quy chế|công văn|kết luận)"
)
_OWN = rx(rf"\W{{0,4}}{_KINDS} này (?:có hiệu lực|thay thế|được|đã được|bãi bỏ|gồm|kèm theo)")
_IN_FORCE = rx(rf"\W{{0,4}}{_KINDS} [^.;]{{0,200}}(?:hết|có) hiệu lực (?:thi hành )?(?:kể )?từ")
_EXECUTION = rx(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện|triển khai thực hiện) [\w\s,]{0,40}?"
    rf"(?:này|{_KINDS})|chịu trách nhiệm thi hành(?=\W|$)|căn cứ quyết định (?:này )?thi hành|tự giải thể|"
    r"chấm dứt hoạt động"
)
_EXECUTING = ("chịu", "căn", "giải", "chấm")
"""One of these stands in every execution clause."""
_FORMULA = rx(
    r"(?:thông báo|công bố|gửi)[^.]{0,40} (?:để|đến)[^.]{0,90}(?:biết|thực hiện)\W|"
    r"(?:thực hiện|triển khai)(?: nghiêm(?: túc)?)?(?:, (?:hiệu quả|có hiệu quả))? "
    rf"(?:{_KINDS}|nội dung) (?:này|trên|nêu trên)(?: \w+){{0,3}}\W{{0,6}}$|"
    r"vướng mắc,? (?:\(nếu có\),? )?(?:đề nghị|yêu cầu|kịp thời|các đơn vị|phản ánh|báo cáo)"
)
# To watch over or to report on the execution is a job of its own.
_WATCHES = rx(r"(?:giám sát|theo dõi|đôn đốc|kiểm tra|tổng hợp|hướng dẫn|báo cáo)[^.;]{0,80}thực hiện")
_LAST_APPEAL = rx(
    r"(?:đề nghị|yêu cầu) (?:các|thủ trưởng|đồng chí|toàn)[^.]{3,200}(?:nghiêm túc|khẩn trương|quan tâm)"
    r"[^.]{0,80}thực hiện"
)
# An order without an object closes a page: "Đề nghị các đơn vị triển khai thực hiện."
_BARE_APPEAL = rx(
    r"\W{0,4}(?:đề nghị|yêu cầu) (?:các|thủ trưởng|đồng chí|toàn|lãnh đạo|trưởng)[^.;:]{3,120}? "
    r"(?:nghiêm túc |khẩn trương |phối hợp |tổ chức |triển khai |quan tâm |biết,? |và |, ){1,4}"
    r"(?:thực hiện|phối hợp)\W{0,8}$"
)
_ASKED = rx(r"(?:đề nghị|yêu cầu|thông báo) ")
_LONGEST_UNIT, _BARE_JOB = 110, 25
# "Đề nghị Công an xã phối hợp" heads what the body is asked for.
_ASKED_FOR = rx(r"(?:đề nghị|yêu cầu|giao|phân công)(?: |$)")
_FURTHER = re.compile(r"\./\.|\.\s*/\s*\.")
_PLANNED = rx(r"(?:xây dựng|ban hành|triển khai) (?:kế hoạch|chương trình|phương án|hướng dẫn) ")
# What is set up or approved is described by the list that follows.
_DESCRIBES = rx(
    r"\W{0,4}(?:điều \d{1,3}[.:] ?)?(?:nay )?(?:ban hành|phê duyệt|thành lập|công nhận|công bố|thông qua|"
    r"điều chỉnh)(?!\w)(?![^:]*(?:giao|yêu cầu|phân công) )[^:]* với (?:các |những |một số )?"
    r"(?:nội dung|thông tin|chỉ tiêu)"
)
# What is to be reached, not what is to be done.
_GOALS = rx(r"(?:mục tiêu|chỉ tiêu)(?: (?:sau|chính|cơ bản|chủ yếu|cụ thể|như)){0,3} ?:\W*$")
# What was talked about, what was done: no list of jobs unless the sentence also concludes or orders.
_DISCUSSES = rx(
    r"(?:đại biểu|ý kiến)(?!\w)[^:]{0,60}(?<!\w)(?:thảo luận|tham luận|trao đổi|phát biểu|kiến nghị|"
    r"đề xuất|làm rõ)(?!\w)"
)
_DID = rx(
    r"(?<!\w)đã (?:\w+ ){0,2}?(?:thực hiện|hoàn thành|triển khai|đạt|làm|hoàn tất)(?!\w)[^:]{0,90}:\W*$"
)
_RULES_ON = rx(r"(?<!\w)(?:thống nhất|kết luận|yêu cầu|giao|chỉ đạo|đề nghị|phân công|nhấn mạnh|lưu ý)(?!\w)")
_CALLS = rx(
    r"(?<!\w)(?:phải|cần|khẩn trương|tập trung|chủ động|nghiêm túc|có nhiệm vụ)(?: thực hiện)?\W{0,3}$"
)
_COMMANDS = rx(r"(?<!\w)chỉ thị(?: như sau)?\W{0,3}$")
_ANNOUNCES = rx(r"(?<!\w)(?:thông báo|thống nhất|kết luận|triển khai)(?!\w)")
_CONTENTS = ("một số nội dung", "nội dung sau", "nội dung như", "thông báo như sau")
_ASKS = rx(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công|lưu ý|quán triệt|tập trung|chú trọng|thống nhất|"
    r"thực hiện|triển khai|kết luận|làm tốt)(?!\w)"
)
_SPEAKS = rx(
    r"(?:yêu cầu|đề nghị|giao|kết luận|phân công|chỉ đạo|nhấn mạnh|thông báo|có ý kiến|thống nhất|tổ chức|"
    r"quyết định|đánh giá|cho ý kiến|đã)(?!\w)"
)
_DUTY = rx(
    r"(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|lãnh đạo|chỉ đạo|thực hiện|tập trung|tổ chức|"
    r"phối hợp|cần|"
    r"phải|khẩn trương|tiếp tục|chủ động|triển khai|tham mưu|nghiêm túc|rà soát)(?!\w)"
)
# Also as a scan garbles it.
_TAIL_DUTY = rx(r" (?:(?:có|chịu) trách (?:nhiệm|\w{1,2}iệm)|có nhiệm vụ)\W*$")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A sentence that opens a list of tasks: its start, the addressees, the force of the order."""

    start: int
    names: tuple[str, ...]
    force: str | None


@cache
def _at_head(slot: str) -> Pattern[str]:
    return rx(rf"\W{{0,3}}{any_of(slot)}(?!\w)")


@cache
def inside(slot: str) -> Pattern[str]:
    """The cues of a slot anywhere in a small range."""
    return rx(rf"(?<!\w){any_of(slot)}(?!\w)")


def section_of(reading: Reading, start: int, end: int) -> Section | None:
    """What kind of section a heading opens, or None where it does not say.

    >>> from extractors.source import SourceText
    >>> heading = "MỤC ĐÍCH, YÊU CẦU"
    >>> section_of(Reading.of(SourceText.of(heading)), 0, len(heading))
    'off'
    """
    stop = min(end, start + 160)
    if _at_head("section_off").match(reading.low, start, stop):
        return "off"
    slots = ("section_assign", "section_tasks", "section_off")
    found = [(m.start(), slot) for slot in slots if (m := inside(slot).search(reading.low, start, stop))]
    if not found:
        return None
    first = min(found)[1]
    if first == "section_off":
        return "off"
    return "assign" if any(slot == "section_assign" for _, slot in found) else "tasks"


def implementing(reading: Reading, start: int, end: int) -> bool:
    """Whether an article of a normative act gives bodies of the state jobs in carrying it out.

    Articles on the rights and duties of those whom the act governs assign no jobs.

    >>> from extractors.source import SourceText
    >>> implementing(Reading.of(SourceText.of("Trách nhiệm của Bộ Tài chính")), 0, 28)
    True
    """
    return bool(_IMPLEMENTING.match(reading.low, start, min(end, start + 200)))


def is_closing(reading: Reading, start: int, end: int) -> bool:
    """Whether a paragraph is an execution clause or a closing formula, which assign nothing.

    >>> from extractors.source import SourceText
    >>> clause = "Chánh Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
    >>> is_closing(Reading.of(SourceText.of(clause)), 0, len(clause))
    True
    """
    low = reading.low
    if _at_head("closing").match(low, start, min(end, start + 60)):
        # "Kết thúc hội nghị, Giám đốc Sở giao Văn phòng …": the last words still give a job.
        return not (low.startswith("kết thúc", start) and _GIVEN.search(low, start, min(end, start + 300)))
    if _OWN.match(low, start, end) or _IN_FORCE.match(low, start, end):
        return True
    if holds(low, _EXECUTING, start, end) and _EXECUTION.search(low, start, end):
        return True
    last = bool(_FURTHER.search(low, max(start, end - 8), end))
    if last and end - start < 450 and _LAST_APPEAL.search(low, start, end):
        return True
    if end - start < 200 and _BARE_APPEAL.match(low, start, end):
        return True
    # What asks stands in few paragraphs and near the head: the formula is looked for only there.
    if not last and not _ASKED.search(low, start, min(end, start + 160)):
        return False
    return bool(_FORMULA.search(low, start, end)) and not _WATCHES.search(low, start, end)


def lead_in(reading: Reading, start: int, end: int, *, vague: bool = False) -> LeadIn | None:
    """The last sentence of a paragraph, if it opens a list of tasks.

    With `vague` it may be one that only announces contents: what conclusions announce are mostly jobs.

    >>> from extractors.source import SourceText
    >>> text = "Chủ tịch UBND tỉnh yêu cầu các sở thực hiện các nhiệm vụ sau:"
    >>> lead_in(Reading.of(SourceText.of(text)), 0, len(text)).names
    ('các sở',)
    """
    low = reading.low
    if not low[max(start, end - 8) : end].rstrip(" *.").endswith(":"):
        return None
    begin = max((m.end() for m in _SENTENCE_END.finditer(low, start, end - 2)), default=start)
    if reading.noisy and "yeu cau" in skeleton(low[begin:end]):
        return LeadIn(begin, (), None)
    if _DESCRIBES.match(low, begin, end) or _GOALS.search(low, max(begin, end - 60), end):
        return None
    told = _DISCUSSES.search(low, begin, end) or _DID.search(low, begin, end)
    if told and not _RULES_ON.search(low, begin, end):
        return None
    if _COMMANDS.search(low, max(begin, end - 24), end):
        return LeadIn(begin, (), None)
    if not inside("lead_in").search(low, begin, end):
        # "Các phòng khẩn trương:" opens a list by its subject and the adverb of duty alone.
        if not _CALLS.search(low, max(begin, end - 40), end):
            return None
        names, force = addressee(reading, begin, end)
        return LeadIn(begin, names, force) if names else None
    if inside("lead_out").search(low, max(begin, end - 75), end) or _PLANNED.search(low, begin, end):
        return None
    names, force = addressee(reading, begin, end)
    announced = vague and _ANNOUNCES.search(low, begin, end) is not None
    if not names and not announced and _is_vague(reading, begin, end):
        return None
    return LeadIn(begin, names, force)


def _is_vague(reading: Reading, begin: int, end: int) -> bool:
    """Whether a sentence only announces contents ("Dưới đây là một số nội dung cần biết:")."""
    cues = (match.group() for match in inside("lead_in").finditer(reading.low, begin, end))
    return all(cue in _CONTENTS for cue in cues) and not _ASKS.search(reading.low, begin, end)


def describes(reading: Reading, start: int, end: int) -> bool:
    """Whether a paragraph opens the description of what a decision sets up, which assigns nothing.

    >>> from extractors.source import SourceText
    >>> text = "Phê duyệt dự án cầu Nà Lừng với các nội dung sau:"
    >>> describes(Reading.of(SourceText.of(text)), 0, len(text))
    True
    """
    return reading.low[start:end].rstrip(" *.").endswith(":") and bool(
        _DESCRIBES.match(reading.low, start, end)
    )


def addressee(reading: Reading, begin: int, end: int) -> tuple[tuple[str, ...], str | None]:
    """To whom a sentence that opens a list is addressed: behind the order, or its subject."""
    for match in _GIVEN.finditer(reading.low, begin, end):
        found = order_at(reading, match.start(), end)
        if found and found[0].ender in ("verb", "colon"):
            return found[0].names, found[1]
    for at in [begin, *[m.end() for m in _COMMA.finditer(reading.low, begin, end)]]:
        name = subject_at(reading, at, end)
        if name and not _SPEAKS.match(reading.low, name.after):
            return name.names, None
    return (), None


def heading_unit(reading: Reading, start: int, end: int) -> Name | None:
    """The body that a heading makes responsible for what stands under it, or None.

    >>> from extractors.source import SourceText
    >>> heading = "Đối với các trường tiểu học"
    >>> heading_unit(Reading.of(SourceText.of(heading)), 0, len(heading)).names
    ('các trường tiểu học',)
    """
    low = reading.low
    match = _OF.match(low, start, end)
    begin = match.end() if match else start
    name = read_unit(reading, begin, end)
    if not name:
        return None
    if name.ender in ("colon", "end", "point") and not low[name.after : end].strip(" .:*"):
        return name
    shown = low[start:end].rstrip(" *")
    asked = match and _ASKED_FOR.match(match.group()) and shown[-1:] not in (".", ";")
    if asked and name.ender == "verb" and end - name.after < _BARE_JOB:
        return name
    if name.ender != "verb" or not shown.endswith(":") or end - start >= 400:
        return None
    if _DUTY.match(low, name.after):
        return name
    duty = _TAIL_DUTY.search(low, begin, start + len(shown))
    stop = duty.start() if duty else start + len(shown.rstrip(" *:"))
    if not duty and (stop - begin > _LONGEST_UNIT or low.find(". ", begin, stop) >= 0):
        return None
    return Name(begin, stop, (reading.clean(begin, stop),), "colon", stop)
