"""Lists of jobs that are run into one paragraph: "Thứ nhất, …; Thứ hai, …", "(1) …; (2) …", clauses."""

from __future__ import annotations

import re

from extractors.agents.reading import Reading, rx
from extractors.tasks.cues import addressee, inside
from extractors.tasks.outline import Paragraph
from extractors.tasks.parties import order_at, subject_at, verb_at_head
from extractors.tasks.sentences import Sentences
from extractors.tasks.state import Found

NO_ORDER = rx(
    r"(?:theo|do|của|có|được|xét|những|này|nhiệm vụ|sự|các|số|đáp ứng|phù hợp với|kiến nghị,|chỉ tiêu|trên|"
    r"về|"
    r"ý kiến|đại biểu|cử tri|phụ huynh|các đơn vị|các trường|các trạm|các xã|các phòng|thành viên|"
    r"cùng|với|biên chế|đơn|văn bản|lời|bàn|chuyển|tin|hội|quyết định|tiếp|phân|cam kết,|một số) $"
)
"""Words before an order that make it a noun or another's: "theo yêu cầu", "đại biểu đề nghị"."""
# Every form begins with its letters, the look-behind after them: five times the speed.
_COUNTS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ENUMERATION = rx(
    r"(?P<label>thứ(?<!\wthứ) (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|"
    + "|".join(rf"{count}(?<!\w{count}) là" for count in _COUNTS)
    + ")[,:] "
)
_INLINE = rx(
    r"(?:nội dung|nhiệm vụ|việc|giải pháp|công tác)(?: \w+){0,4}(?: như| sau| như sau| sau đây)? ?: ?"
    r"(?=\w|\(1\))"
)
# What a speaker said, behind a colon: "Giám đốc Sở nhấn mạnh: các phòng …; Văn phòng …".
_SPOKEN = rx(
    r"(?<!\w)(?:nhấn mạnh|kết luận|chỉ đạo|yêu cầu|đề nghị|lưu ý|phân công|thống nhất|giao nhiệm vụ|"
    r"quán triệt)"
    r"(?: (?:hội nghị|cuộc họp|như sau|cụ thể|rõ|thêm)){0,2} ?: ?(?=\w|\(1\))"
)
_LONGEST_TOPIC = 80
_ASKS = rx(r"yêu cầu|đề nghị|giao |chỉ đạo|tập trung|chú trọng|thống nhất")
_WHEN = rx(r"(?:về )?thời (?:điểm|gian|hạn)")
_CLAUSES = rx(r"[;()]")
_IN_BRACKETS = re.compile(r"\s*(?:\(\d{1,2}\)\s*)?")
_ENTITY = rx(r"&#?\w{1,8}$")


def enumerated(reading: Reading, p: Paragraph, sentences: Sentences) -> list[Found]:
    """``…như sau: Thứ nhất, …; Thứ hai, …`` in one paragraph."""
    low = reading.low
    heads = list(_ENUMERATION.finditer(low, p.body, p.end))
    if len(heads) < 2:
        return []
    begin = max(p.body, heads[0].start() - 120)
    if ":" not in low[begin : heads[0].start()] or not inside("lead_in").search(low, begin, heads[0].start()):
        return []
    directed = [head for head in heads if _directs(reading, head.end(), p.end)]
    if len(directed) * 2 < len(heads):
        return []
    found: list[Found] = []
    names, force = addressee(reading, sentences.at(heads[0].start())[0], heads[0].start())
    names = names if force else ()  # else the names are of who speaks
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start() if following else sentences.at(head.end())[1]
        if not _WHEN.match(low, head.end()):
            found.append(Found(head.end(), end, reading.clean(*head.span("label")), names, force))
    return found


def _directs(reading: Reading, start: int, end: int) -> bool:
    """Whether a member of an enumeration asks for something: by a directive verb, an order, a subject."""
    colon = reading.low.find(":", start, min(end, start + _LONGEST_TOPIC))
    for at in (start, colon + 1) if colon > 0 else (start,):
        if verb_at_head().match(reading.low, at, end) or order_at(reading, at, end):
            return True
    return subject_at(reading, start, end) is not None


def inline_list(reading: Reading, p: Paragraph, sentences: Sentences) -> list[Found]:
    """A sentence whose colon is followed by directives parted by semicolons."""
    low = reading.low
    for match in _INLINE.finditer(low, p.body, p.end):
        begin = sentences.at(match.start())[0]
        clauses = split_clauses(low, match.end(), sentences.at(match.end())[1])
        asks = _ASKS.search(low, begin, match.end()) and inside("lead_in").search(low, begin, match.end())
        if len(clauses) < 2 or not asks:
            continue
        names, force = addressee(reading, begin, match.end())
        found: list[Found] = []
        for start, end in clauses:
            # In running prose a task needs an addressee: a clause without one goes on with the one before.
            if found and not subject_at(reading, start, end):
                found[-1].end = end
            else:
                found.append(Found(start, end, None, names, force))
        if names:
            found[0].start = clause_start(low, begin, match.start())
        return found
    return []


def spoken_list(reading: Reading, p: Paragraph, sentences: Sentences) -> list[Found]:
    """``Giám đốc Sở đề nghị: các phòng …; Văn phòng …``: clauses that name their bodies."""
    low = reading.low
    for match in _SPOKEN.finditer(low, p.body, p.end):
        if NO_ORDER.search(low, max(p.body, match.start() - 20), match.start()):
            continue
        found: list[Found] = []
        for start, end in split_clauses(low, match.end(), sentences.at(match.end())[1]):
            if order_at(reading, start, end) or subject_at(reading, start, end):
                found.append(Found(start, end, None))
            elif found:
                found[-1].end = end
            else:
                break
        if found:
            return found
    return []


def split_clauses(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses between semicolons, brackets and character entities kept whole."""
    clauses, depth, begin = [], 0, start
    for match in _CLAUSES.finditer(low, start, end):
        mark, at = match.group(), match.start()
        if mark == ";" and _ENTITY.search(low, max(start, at - 10), at):
            continue
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
        if mark == ";" and depth == 0:
            clauses.append((begin, at))
            begin = match.end()
    clauses.append((begin, end))
    trimmed = [(_behind_number(low, s, e), e) for s, e in clauses]
    return [(s, e) for s, e in trimmed if e - s > 12]


def _behind_number(low: str, start: int, end: int) -> int:
    """Where a clause begins behind its blanks and its number in brackets: "(1) các phòng rà soát"."""
    numbered = _IN_BRACKETS.match(low, start, end)
    return numbered.end() if numbered else start


def clause_start(low: str, begin: int, at: int) -> int:
    """Where the clause of an order begins: behind the last semicolon of its sentence."""
    semicolon = low.rfind(";", begin, at)
    begin = semicolon + 1 if semicolon >= 0 else begin
    while begin < at and low[begin] == " ":
        begin += 1
    return begin
