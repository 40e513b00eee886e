"""Tasks in running prose: an order with an addressee, and lists run into one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, pairwise
from re import Match, Pattern

from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, rx
from extractors.agents.units import Name, read_unit
from extractors.tasks.enumerations import (
    NO_ORDER,
    clause_start,
    enumerated,
    inline_list,
    split_clauses,
    spoken_list,
)
from extractors.tasks.outline import Paragraph
from extractors.tasks.parties import subject_at, verb_at_head
from extractors.tasks.sentences import Sentences
from extractors.tasks.state import Found

_ORDER = rx(
    r"(?<!\w)(?<!vấn )(?P<order>yêu cầu|đề nghị|phân công|lưu ý|"
    r"giao (?:nhiệm vụ|trách nhiệm)(?: cụ thể)?(?= cho )|"
    r"giao(?! ban| thông| dịch| lưu| nhận| đất| khoán| tiếp| hữu| cấu| diện| thừa| rừng| nộp))(?: cho)? "
    r"(?P<when>(?:trong|từ|thời gian)[^,.;:]{3,30}?,? (?=toàn|các|ngành|từng|mỗi))?"
)
# What a local meeting asks of others, or of everybody, is no assigned job.
_OUTSIDER = rx(
    r"(?:ngân hàng thế giới|chính phủ|quốc hội|trung ương|bộ |các bộ|nhân dân|cử tri|doanh nghiệp|nhà đầu tư|"
    r"tỉnh |"
    r"đoàn công tác|cán bộ, đảng viên|đảng bộ|các đồng chí|người dân|bà con|hội viên|đoàn viên|"
    r"(?:cấp|cơ quan) có thẩm quyền|cơ quan chức năng|các cơ quan chức năng)"
)
# The Government's own bodies, which no outsiders are where it gives the order.
_CENTRAL = rx(r"(?:phó )?thủ tướng|chính phủ (?:yêu cầu|giao|đề nghị)|chủ tịch nước|tổng bí thư|bộ trưởng")
_SUBORDINATE = rx(r"(?:các )?bộ[ ,]|chính phủ")
_REPORTED = rx(
    r"(?<!đạt )được [^,.;]{0,120}$|"
    r"(?:tại|theo) (?:công văn|văn bản|quyết định|thông báo|kế hoạch|chỉ thị|nghị quyết)"
    r"[^.;]{0,200}$"
)
_DONE = rx(r"(?<!\w)đã [^.;:]{0,200}$")
_DONE_HERE = rx(r"(?<!\w)đã $")
# What those who were there ask for: "Nhiều trường đề xuất thêm giáo viên, đề nghị Sở xem xét".
_PLEADS = rx(
    r"(?:nhiều|một số|đa số|có|các|đại diện|ngoài ra,? các) (?:\w+ ){0,2}?"
    r"(?:ý kiến|đại biểu|doanh nghiệp|cử tri|phụ huynh|thành viên|hộ|trường|"
    r"trạm|xã|thôn|đơn vị|hợp tác xã|giáo viên|người dân)(?!\w)"
)
# In a name these words show that the sentence went on.
_LOOSE = rx(r" (?:để|nếu|thì|trong đó|lại|lên|ra khỏi|lấy|khai quật)(?!\w)")
_WISHED = rx(r"(?<!\w)(?:có thể|cần|phải|nếu|theo tôi|ví dụ|muốn|quyền|nên|sẽ|không)(?!\w)[^.;:]{0,24}$")
_OFFICE = rx(
    r"(?<!\w)(?:(?:bộ|thứ|cục|vụ|viện|hiệu|trạm) trưởng|thủ tướng|chủ tịch|phó chủ tịch|giám đốc|"
    r"bí thư|chánh|lãnh đạo|trưởng (?:phòng|ban|đoàn|khoa|công an)|chính phủ|quốc hội|ubnd|ủy ban|hđnd|"
    r"hội đồng|"
    r"bộ (?!phận|máy|đội|hồ)|sở (?!hữu|dĩ|thích)|cục|tổng cục|thanh tra|kiểm toán|thường vụ|thường trực|"
    r"tỉnh ủy|"
    r"thành ủy|huyện ủy|đảng ủy|đoàn (?:công tác|giám sát|kiểm tra|thanh tra)|văn phòng|hội nghị|cuộc họp|"
    r"kết luận|"
    r"thông báo|công văn|công điện|chỉ thị|quyết định|ban (?:chỉ đạo|tổ chức|giám)|viện kiểm sát|"
    r"tòa án)(?!\w)"
)
_MUST_DO = rx(
    r"(?:cần|phải|chủ động|tăng cường|tiếp tục|tập trung|khẩn trương|rà soát|hoàn thành|đẩy mạnh|kịp thời|"
    r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|nghiêm túc|thực hiện (?:tốt|nghiêm)|tham mưu|bố trí|"
    r"tổng hợp)(?!\w)"
)
_REPORTS = rx(
    r"(?:báo cáo|phát biểu|cho biết|thống nhất|đề nghị|đề xuất|kiến nghị|nhấn mạnh|ghi nhận|đánh giá|là|"
    r"có ý kiến|yêu cầu|kết luận|chủ trì|tham dự|thảo luận|trao đổi|cam kết|quyết định|đồng ý|xin|sẽ|"
    r"thông báo|công bố|trao|tặng|khen thưởng|biểu dương|quy định|tham gia|mời|chúc)(?!\w)"
)
_FLOOR = rx(
    r"(?:ý kiến (?:của )?)?(?:ông|bà|thầy|cô|anh|chị|đ/c|đồng chí|đại diện|đại biểu|trường|htx|hợp tác xã|"
    r"thôn|hộ|công ty|doanh nghiệp|trạm|tổ)(?!\w)"
)
_LONGEST_FLOOR = 90
_SPEAKERS = rx(
    r"(?:các )?(?:đại biểu|đồng chí|đ/c|ông|bà|thầy|cô|phó |thủ tướng|bộ trưởng|thứ trưởng|chủ tịch|bí thư|"
    r"giám đốc|chánh|trưởng |hiệu trưởng|cục trưởng|vụ trưởng|chính phủ|quốc hội|hội nghị|cuộc họp)"
)


@cache
def _appeal() -> Pattern[str]:
    return rx(any_of("appeal"))


def prose(
    reading: Reading,
    paragraphs: tuple[Paragraph, ...],
    taken: list[Found],
    used: set[int],
    *,
    letter: bool,
    meeting: bool,
    office_holders: frozenset[str] | None = None,
) -> list[Found]:
    """The tasks of paragraphs that the walk left: orders, inline lists, ``Thứ nhất, …; Thứ hai, …``.

    `letter` says that the page itself gives orders; `meeting` that it reports a meeting, so that "đã yêu cầu"
    tells of an order given there; `office_holders` are given for a page on which anybody may speak: the
    names of those who may order, besides bodies and posts.
    """
    found: list[Found] = []
    spans = sorted((task.start, task.end) for task in taken)
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))
    for p in paragraphs:
        before = bisect_left(starts, p.end)
        if p.start in used or (before and reach[before - 1] > p.start):
            continue
        sentences = Sentences(reading, p)
        announced = reading.low.find(":", p.body, p.end) >= 0  # no list goes without its colon
        here = enumerated(reading, p, sentences) or inline_list(reading, p, sentences) if announced else []
        if not here and announced and (meeting or letter):
            here = spoken_list(reading, p, sentences)
            if here:
                here += _next_sentences(reading, sentences, max(task.end for task in here), p.end)
        here += _orders(
            reading, p, sentences, here, letter=letter, meeting=meeting, office_holders=office_holders
        )
        found += sorted(here, key=lambda task: task.start)
    return found


def _orders(
    reading: Reading,
    p: Paragraph,
    sentences: Sentences,
    known: list[Found],
    *,
    letter: bool,
    meeting: bool,
    office_holders: frozenset[str] | None,
) -> list[Found]:
    found: list[Found] = []
    starts = [other.start for other in known]
    read = p.body  # to where the clauses and sentences behind earlier orders have been read
    for match in _ORDER.finditer(reading.low, p.body, p.end):
        before = bisect_right(starts, match.start())
        if before and match.start() < known[before - 1].end:
            continue
        if not _is_given(reading, p, match, letter=letter, meeting=meeting):
            continue
        name = read_unit(reading, match.end(), p.end)
        if not name or not _has_job(reading, name, p.end) or _appeal().match(reading.low, name.after):
            continue
        begin, end = sentences.at(match.start())
        if any(match.end() < task.start < end and task.label for task in known):
            continue  # the order opens the list: "đề nghị ngành Y tế làm tốt các việc: Một là, …"
        if _LOOSE.search(reading.low, name.start, name.end) or _pleads(reading, p, match, begin):
            continue
        if office_holders is not None and not _by_office(reading, begin, match.start(), office_holders):
            continue
        reported = _REPORTED.search(reading.low, max(begin, match.start() - 280), match.start())
        if reported or sentences.closes(begin, end):
            continue
        found.append(Found(clause_start(reading.low, begin, match.start()), end, None, name.names, None))
        if match.start() >= read:
            found += _further(reading, match.end(), end)
            behind = _next_sentences(reading, sentences, end, p.end, told=not (meeting or letter))
            found += behind
            read = max((end, *(task.end for task in behind)))
    return _apart(found, known)


def _pleads(reading: Reading, p: Paragraph, match: Match[str], begin: int) -> bool:
    """Whether somebody without office asks in the sentence that begins at `begin`: "cử tri đề nghị xã …"."""
    if match["order"] not in ("đề nghị", "yêu cầu"):
        return False
    asks = _PLEADS.match(reading.low, begin, match.start())
    if asks and not _OFFICE.search(reading.low, begin, match.start()):
        return True
    return _has_the_floor(reading, p, match.start())


def _apart(found: list[Found], known: list[Found]) -> list[Found]:
    """The tasks that lie in no known one, in order; each ends where the next begins.

    What follows a task without an order of its own belongs to it.
    """
    starts = [other.start for other in known]
    reach = list(accumulate((other.end for other in known), max))
    found = sorted(
        (task for task in found if not _is_within(task.start, starts, reach)), key=lambda t: t.start
    )
    found = [task for index, task in enumerate(found) if not index or task.start > found[index - 1].start]
    for first, second in pairwise(found):
        first.end = min(first.end, second.start)
    return found


def _is_within(at: int, starts: list[int], reach: list[int]) -> bool:
    """Whether a place lies in one of the spans that begin at `starts`; `reach` is how far they go so far."""
    before = bisect_right(starts, at)
    return before > 0 and reach[before - 1] > at


def _has_the_floor(reading: Reading, p: Paragraph, at: int) -> bool:
    """Whether a paragraph tells what somebody without office said: "Ông A (HTX B): … đề nghị xã"."""
    colon = reading.low.find(":", p.body, min(at, p.body + _LONGEST_FLOOR))
    if colon < 0 or _OFFICE.search(reading.low, p.body, colon):
        return False
    return _FLOOR.match(reading.low, p.body, colon) is not None


def _has_job(reading: Reading, name: Name, end: int) -> bool:
    """Whether a job follows the addressee: at once or behind a colon ("đề nghị các phòng: rà soát …")."""
    if name.ender == "colon":
        return verb_at_head().match(reading.low, name.after + 1, end) is not None
    return name.ender == "verb"


def _by_office(reading: Reading, begin: int, at: int, holders: frozenset[str]) -> bool:
    """Whether a body or an office holder gives the order, and gives it: no wish, no condition, no example."""
    low = reading.low
    clause = max(begin, low.rfind(";", begin, at) + 1)
    if _WISHED.search(low, max(clause, at - 60), at):
        return False
    if not low[clause:at].strip(' -–"“') or _OFFICE.search(low, clause, at):
        return True
    said = reading.clean(clause, at)
    return any(name in said for name in holders)


def _further(reading: Reading, start: int, end: int) -> list[Found]:
    """The clauses behind an order that name bodies of their own: "…; các phòng tăng cường …"."""
    clauses = split_clauses(reading.low, start, end)[1:]
    named = ((begin, stop, subject_at(reading, begin, stop)) for begin, stop in clauses)
    return [Found(begin, stop, None, name.names, None) for begin, stop, name in named if name]


def _next_sentences(
    reading: Reading, sentences: Sentences, at: int, stop: int, *, told: bool = False
) -> list[Found]:
    """The sentences right behind an order that give further bodies their jobs.

    `told` says that a page tells of the order which reports no meeting: there only a verb of duty counts.
    """
    found: list[Found] = []
    while at < stop:
        begin = at
        while begin < stop and reading.low[begin].isspace():
            begin += 1
        name = subject_at(reading, begin, stop) if begin < stop else None
        if not name:
            break
        if not (_MUST_DO.match(reading.low, name.after) or (not told and _does(reading, name))):
            break
        at = sentences.at(begin)[1]
        found += [Found(begin, at, None, name.names, None), *_further(reading, begin, at)]
    return found


def _does(reading: Reading, name: Name) -> bool:
    """Whether a sentence behind an order goes on with the job of another body and reports no deed."""
    if name.ender != "verb" or _SPEAKERS.match(reading.low, name.start):
        return False
    return not _REPORTS.match(reading.low, name.after)


def _is_given(reading: Reading, p: Paragraph, match: Match[str], *, letter: bool, meeting: bool) -> bool:
    """Whether the word orders: no noun ("theo yêu cầu"), no report of the past, no plea to outsiders."""
    low, at = reading.low, match.start()
    if NO_ORDER.search(low, max(p.body, at - 20), at):
        return False
    if match["order"].startswith(("giao", "phân công")):
        return not _DONE.search(low, max(p.body, at - 220), at)
    if not meeting and not letter and _DONE_HERE.search(low, max(p.body, at - 6), at):
        return False
    if letter or not _OUTSIDER.match(low, match.end()):
        return True
    central = _CENTRAL.search(low, max(p.body, at - 160), match.end())
    return central is not None and _SUBORDINATE.match(low, match.end()) is not None
