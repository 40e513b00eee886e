"""What a paragraph is for the reader of tasks: a section of tasks, a lead-in, a closing formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, rx
from extractors.agents.units import Name, read_unit
from extractors.tasks.parties import order_at, subject_at
from extractors.tasks.slots import skeleton

Section: TypeAlias = Literal["assign", "tasks", "off"]

_SENTENCE_END, _COMMA = rx(r"[.!?…]\W{0,3} "), rx(r", ")
_GIVEN = rx(r"(?:^|(?<= ))(?:yêu cầu|đề nghị|giao|phân công) ")
_OF = rx(
    r"(?:(?:trách nhiệm|nhiệm vụ|đối với|về phía|đề nghị|yêu cầu|giao|phân công)(?: của| cho| đối với)? )?"
)
_IMPLEMENTING = rx(
    r"\W{0,4}(?:tổ chức (?:thực hiện|thi hành|triển khai)|trách nhiệm (?:tổ chức|thi hành|thực hiện|thông tin|hướng dẫn|tuyên truyền|phối hợp|"
    r"của (?:các )?(?:bộ|ubnd|ủy ban nhân dân|ngân hàng nhà nước|thanh tra chính phủ|chính phủ|cơ quan ngang bộ|bảo hiểm xã hội việt nam|"
    r"sở|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|ủy ban chứng khoán|địa phương|cơ quan quản lý nhà nước))|"
    r"điều khoản thi hành|điều khoản tổ chức thực hiện|giao |phân công thực hiện)"
)
_OWN = rx(
    r"\W{0,4}(?:quyết định|nghị quyết|thông báo|kế hoạch|chỉ thị|thông tư|nghị định|công điện|quy chế) này "
    r"(?:có hiệu lực|thay thế|được|đã được|bãi bỏ|gồm|kèm theo)"
)
_EXECUTION = rx(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện|triển khai thực hiện) [\w\s,]{0,40}?(?:này|quyết định|nghị quyết|chỉ thị|thông tư|nghị định)"
    r"|chịu trách nhiệm thi hành(?=\W|$)|căn cứ quyết định (?:này )?thi hành|tự giải thể|chấm dứt hoạt động"
)
_FORMULA = rx(
    r"(?:thông báo|công bố|gửi)[^.]{0,40} (?:để|đến)[^.]{0,90}(?:biết|thực hiện)\W|"
    r"(?:thực hiện|triển khai)(?: nghiêm(?: túc)?)?(?:, (?:hiệu quả|có hiệu quả))? (?:thông báo|chỉ thị|công văn|kế hoạch|công điện|quyết định|nghị quyết|kết luận|nội dung) (?:này|trên|nêu trên)(?: \w+){0,3}\W{0,6}$|"
    r"vướng mắc,? (?:\(nếu có\),? )?(?:đề nghị|yêu cầu|kịp thời|các đơn vị|phản ánh|báo cáo)"
)
_PLANNED = rx(r"(?:xây dựng|ban hành|triển khai) (?:kế hoạch|chương trình|phương án|hướng dẫn) ")
_LAST_APPEAL = rx(r"(?:đề nghị|yêu cầu) (?:các|thủ trưởng|đồng chí|toàn)[^.]{3,200}(?:nghiêm túc|khẩn trương|quan tâm)[^.]{0,80}thực hiện")
_SPEAKS = rx(
    r"(?:yêu cầu|đề nghị|giao|kết luận|phân công|chỉ đạo|nhấn mạnh|thông báo|có ý kiến|thống nhất|tổ chức|quyết định|đánh giá|cho ý kiến|đã)(?!\w)"
)
_DUTY = rx(
    r"(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|chỉ đạo|thực hiện|tập trung|tổ chức|phối hợp|cần|phải|khẩn trương|tiếp tục|"
    r"chủ động|triển khai|tham mưu|nghiêm túc|rà soát)(?!\w)"
)
_ASKED = rx(r"(?:đề nghị|yêu cầu|thông báo) ")
_FURTHER = re.compile(r"\./\.|\.\s*/\s*\.")


@cache
def _at_head(slot: str) -> re.Pattern[str]:
    return rx(rf"(?:\W{{0,3}}){any_of(slot)}(?!\w)")


@cache
def _inside(slot: str) -> re.Pattern[str]:
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
    found = [(m.start(), slot) for slot in ("section_assign", "section_tasks", "section_off") if (m := _inside(slot).search(reading.low, start, stop))]
    if not found:
        return None
    first = min(found, key=lambda row: (row[0], row[1]))[1]
    if any(slot == "section_assign" for _, slot in found) and first != "section_off":
        return "assign"
    return "off" if first == "section_off" else "tasks" if first == "section_tasks" else "assign"


def implementing(reading: Reading, start: int, end: int) -> bool:
    """Whether an article of a normative act gives bodies of the state jobs in carrying it out.

    Articles on the rights and duties of those whom the act governs assign no jobs.
    """
    return bool(_IMPLEMENTING.match(reading.low, start, min(end, start + 200)))


def is_closing(reading: Reading, start: int, end: int) -> bool:
    """Whether a paragraph is an execution clause or a closing formula, which assign nothing."""
    if _at_head("closing").match(reading.low, start, min(end, start + 60)):
        return True
    if _EXECUTION.search(reading.low, start, end) or _OWN.match(reading.low, start, end):
        return True
    if _LAST_APPEAL.search(reading.low, start, end) and end - start < 450 and _FURTHER.search(reading.low, max(start, end - 8), end):
        return True
    return bool(_FORMULA.search(reading.low, start, end)) and (
        bool(_FURTHER.search(reading.low, start, end)) or bool(_ASKED.search(reading.low, start, min(end, start + 160)))
    )


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A sentence that opens a list of tasks: its start, the addressees, the force of the order."""

    start: int
    names: tuple[str, ...]
    force: str | None


def lead_in(reading: Reading, start: int, end: int) -> LeadIn | None:
    """The last sentence of a paragraph, if it opens a list of tasks.

    >>> from extractors.source import SourceText
    >>> text = "Chủ tịch UBND tỉnh yêu cầu các sở thực hiện các nhiệm vụ sau:"
    >>> lead_in(Reading.of(SourceText.of(text)), 0, len(text)).names
    ('các sở',)
    """
    low = reading.low
    if not low[start:end].rstrip(" *.").endswith(":"):
        return None
    begin = max((m.end() for m in _SENTENCE_END.finditer(low, start, end - 2)), default=start)
    if reading.noisy and "yeu cau" in skeleton(low[begin:end]):
        return LeadIn(begin, (), None)
    if not _inside("lead_in").search(low, begin, end) or _inside("lead_out").search(low, max(begin, end - 75), end):
        return None
    if _PLANNED.search(low, begin, end):
        return None
    names, force = addressee(reading, begin, end)
    return LeadIn(begin, names, force)


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
    """The body that a heading makes responsible for what stands under it, or None."""
    low = reading.low
    match = _OF.match(low, start, end)
    begin = match.end() if match else start
    name = read_unit(reading, begin, end)
    if not name:
        return None
    rest = low[name.after : end].strip(" .:*")
    if name.ender in ("colon", "end", "point") and not rest:
        return name
    if name.ender == "verb" and low[start:end].rstrip(" *").endswith(":") and end - start < 400:
        if _DUTY.match(low, name.after):
            return name
        stop = start + len(low[start:end].rstrip(" *:"))
        return Name(begin, stop, (reading.clean(begin, stop),), "colon", stop)
    return None
