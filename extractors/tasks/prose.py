"""Tasks in running prose: an order with an addressee, and lists run into one sentence."""

from __future__ import annotations

from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, rx
from extractors.agents.units import read_unit
from extractors.tasks.cues import addressee, is_closing
from extractors.tasks.outline import Paragraph
from extractors.tasks.parties import subject_at
from extractors.tasks.walk import Found

_ORDER = rx(r"(?<!\w)(?<!vấn )(?P<order>yêu cầu|giao(?! ban| thông| dịch| lưu| nhận| đất| khoán| tiếp| hữu| cấu| diện| thừa| rừng| nộp)|đề nghị|phân công)(?: cho)? (?P<when>(?:trong|từ|thời gian)[^,.;:]{3,30}? (?=toàn|các|ngành|từng|mỗi))?")
_NO_ORDER = rx(
    r"(?:theo|do|của|có|được|xét|những|này|nhiệm vụ|sự|các|số|đáp ứng|phù hợp với|kiến nghị,|chỉ tiêu|trên|về|cùng|với|biên chế|đơn|văn bản|lời|"
    r"bàn|chuyển|tin|hội|quyết định|tiếp|phân|cam kết,|một số) $"
)
_OUTSIDER = rx(
    r"(?:ngân hàng thế giới|chính phủ|quốc hội|trung ương|bộ |các bộ|nhân dân|cử tri|doanh nghiệp|nhà đầu tư|tỉnh |đoàn công tác|"
    r"cán bộ, đảng viên|đảng bộ|các đồng chí|người dân|bà con|hội viên|đoàn viên)"
)
_REPORTED = rx(r"được [^,.;]{0,120}$|(?:tại|theo) (?:công văn|văn bản|quyết định|thông báo|kế hoạch|chỉ thị|nghị quyết)[^.;]{0,200}$")
_ENUMERATION = rx(
    r"(?<!\w)(?P<label>thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)[,:] "
)
_INLINE = rx(
    r"(?:nội dung|nhiệm vụ|việc|giải pháp|công tác)(?: \w+){0,4}(?: như| sau| như sau| sau đây)? ?: ?(?=\w)"
)


def prose(reading: Reading, paragraphs: tuple[Paragraph, ...], taken: list[Found], used: set[int], *, letter: bool) -> list[Found]:
    """The tasks of paragraphs that the walk left: orders, inline lists, ``Thứ nhất, …; Thứ hai, …``."""
    found: list[Found] = []
    for p in paragraphs:
        if p.furniture or p.start in used or any(t.start < p.end and p.start < t.end for t in taken):
            continue
        here = _enumerated(reading, p) or _inline(reading, p)
        here += _orders(reading, p, here, letter=letter)
        found += sorted(here, key=lambda task: task.start)
    return found


def _orders(reading: Reading, p: Paragraph, known: list[Found], *, letter: bool) -> list[Found]:
    found: list[Found] = []
    low = reading.low
    for match in _ORDER.finditer(low, p.body, p.end):
        if _NO_ORDER.search(low, max(p.body, match.start() - 20), match.start()):
            continue
        if any(other.start <= match.start() < other.end for other in known):
            continue
        if match["order"] in ("giao", "phân công") and rx(r"(?<!\w)đã [^.;]{0,200}$").search(low, p.body, match.start()):
            continue
        name = read_unit(reading, match.end(), p.end)
        if not name or name.ender != "verb":
            continue
        sentence = _sentence(reading, p, match.start())
        if not letter and match["order"] != "giao" and _OUTSIDER.match(low, match.end()):
            continue
        if _REPORTED.search(low, sentence[0], match.start()) or is_closing(reading, sentence[0], sentence[1]):
            continue
        if rx(any_of("appeal")).match(low, name.after):
            continue
        begin = _clause(low, sentence[0], match.start())
        found.append(Found(begin, sentence[1], None, name.names, None))
    return _joined(found, p)


def _joined(found: list[Found], p: Paragraph) -> list[Found]:
    """Each task ends where the next begins; what follows without an order of its own belongs to it."""
    for first, second in zip(found, found[1:], strict=False):
        first.end = min(first.end, second.start)
    return found


def _sentence(reading: Reading, p: Paragraph, at: int) -> tuple[int, int]:
    begin = max((m.end() for m in rx(r"[.!?…]\W{0,3} ").finditer(reading.low, p.body, at) if reading.upper_at(m.end())), default=p.body)
    end = next((m.start() + 1 for m in rx(r"[.!?…]\W{0,3} ").finditer(reading.low, at, p.end) if reading.upper_at(m.end())), p.end)
    return begin, end


def _clause(low: str, begin: int, at: int) -> int:
    """Where the clause of an order begins: behind the last semicolon of its sentence."""
    semicolon = low.rfind(";", begin, at)
    begin = semicolon + 1 if semicolon >= 0 else begin
    while begin < at and low[begin] == " ":
        begin += 1
    return begin


def _enumerated(reading: Reading, p: Paragraph) -> list[Found]:
    """``…như sau: Thứ nhất, …; Thứ hai, …`` in one paragraph."""
    low = reading.low
    heads = list(_ENUMERATION.finditer(low, p.body, p.end))
    if len(heads) < 2:
        return []
    before = low[max(p.body, heads[0].start() - 120) : heads[0].start()]
    if not rx(any_of("lead_in")).search(before) or ":" not in before:
        return []
    found: list[Found] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start() if following else _sentence(reading, p, head.end())[1]
        if rx(r"(?:về )?thời (?:điểm|gian|hạn)").match(low, head.end()):
            continue
        found.append(Found(head.end(), end, reading.clean(*head.span("label"))))
    return found


def _inline(reading: Reading, p: Paragraph) -> list[Found]:
    """A sentence whose colon is followed by directives parted by semicolons."""
    low = reading.low
    for match in _INLINE.finditer(low, p.body, p.end):
        sentence = _sentence(reading, p, match.end())
        begin = _sentence(reading, p, match.start())[0]
        clauses = _split(low, match.end(), sentence[1])
        if len(clauses) < 2 or not rx(any_of("lead_in")).search(low, begin, match.end()):
            continue
        names, force = addressee(reading, begin, match.end())
        if not rx(r"yêu cầu|đề nghị|giao |chỉ đạo|tập trung|chú trọng|thống nhất").search(low, begin, match.end()):
            continue
        subject = subject_at(reading, begin, match.end())
        found: list[Found] = []
        for start, end in clauses:
            # In running prose a task needs an addressee: a clause without one goes on with the clause before.
            if found and not subject_at(reading, start, end):
                found[-1].end = end
            else:
                found.append(Found(start, end, None, names, force))
        if subject:
            found[0].start = begin
        return found
    return []


def _split(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses between semicolons, brackets kept whole."""
    clauses, depth, begin = [], 0, start
    for match in rx(r"[;()]").finditer(low, start, end):
        mark = match.group()
        if mark == ";" and rx(r"&#?\w{1,8}$").search(low, max(start, match.start() - 10), match.start()):
            continue
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
        if mark == ";" and depth == 0:
            clauses.append((begin, match.start()))
            begin = match.end()
    clauses.append((begin, end))
    trimmed = [(s + len(low[s:e]) - len(low[s:e].lstrip()), e) for s, e in clauses]
    return [(s, e) for s, e in trimmed if e - s > 12]
