"""By when a task is due: as printed, as the annotation guide writes it, and as an interval of days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from re import Match

from extractors.agents.reading import Reading, holds, rx

_DAY = (
    r"(?:(?<!tháng )(?P<d>[0-3]?\d) ?[/.\-] ?(?P<m>1[0-2]|0?[1-9]) ?[/.\-] ?(?P<y>(?:19|20)\d\d)"
    r"|(?P<d2>[0-3]?\d) tháng (?P<m2>1[0-2]|0?[1-9]) năm (?P<y2>(?:19|20)\d\d))(?!\d)"
)
_MONTH = r"tháng (?P<m>1[0-2]|0?[1-9])(?: ?[/\-.] ?| năm )(?P<y>(?:19|20)\d\d)(?!\d)"
_QUARTER = r"qu[ýí] (?P<q>iv|i{1,3}|[1-4])(?: ?[/\-.] ?| năm )(?P<y>(?:19|20)\d\d)(?!\d)"
_BY = (
    r"(?:hoàn thành |xong |báo cáo |gửi |hạn(?: chót| cuối)?:? |nộp )?"
    r"(?:thời (?:gian|hạn) (?:hoàn thành|thực hiện|báo cáo|nộp)(?: là)? ?:?|thời hạn(?: là)? ?:?|"
    r"(?<!quá )(?<!kỳ )hạn(?: (?:chót|cuối)(?: cùng)?)?(?: là)? ?:?|"
    r"(?:xong )?trước(?: thời điểm)?|chậm nhất(?: là)?(?: đến)?(?: hết)?|muộn nhất(?: là)?(?: đến)?|"
    r"đến hết|"
    r"hết|không quá|trong|(?<!đã )(?:hoàn thành|xong)(?: xong)?(?: vào)?)"
)
_EVERY = r"h[ằà]ng (?P<r>năm|quý|tháng|tuần|ngày)"
_ONE_REPORT = r"báo cáo (?:\d+ tháng|quý|năm|tháng)(?: \w+){0,3} trước ngày [0-3]?\d/[01]?\d(?![/\d])"
_REPORTS = rx(rf"{_ONE_REPORT}(?:(?:,| và|;) {_ONE_REPORT}){{0,3}}")
_CLOCK = r"\d{1,2} ?(?:giờ|h|g)(?: ?\d\d(?: phút)?)?,? (?=ngày )"
_NAMED_DAY = r"(?:thứ \w+,? ?|khai giảng[^()\d]{0,20})\(?(?=ngày |\d)"
_TWICE_A_YEAR = rx(
    r"(?:trước|vào|chậm nhất(?: là)?) (?P<due>ngày [0-3]?\d(?:/| tháng )\d{1,2}(?:,| và)(?: trước)? "
    r"ngày [0-3]?\d(?:/| tháng )\d{1,2} h[ằà]ng năm)"
)
_HOUR = rx(
    r"trước (?P<due>\d{1,2} ?(?:giờ|h)(?: ?\d\d(?: phút)?)? (?:h[ằà]ng ngày|ngày [^,;.]{4,30}?(?= từ ngày))"
    r"(?: từ ngày [\d/]{1,10} đến (?:ngày |hết ngày )?[\d/]{3,10})?)(?=[,;.)]| |$)"
)
_RHYTHM = (
    rf"(?P<due>{_EVERY}(?P<on>(?:,| và)? (?:trước |vào )?ngày \d{{1,2}} (?:của |h[ằà]ng )[^;.,)]{{3,60}}?"
    rf"(?= báo cáo| gửi| tổng hợp| rà soát|[;.,)]|$))?)"
)
_RHYTHM_IN_TEXT = rx(rf"định k[ỳì] {_RHYTHM}")
_RHYTHM_IN_SLOT = rx(rf"(?:định k[ỳì] )?{_RHYTHM}")
_RHYTHM_FIRST = rx(
    rf"(?P<due>{_EVERY})(?P<on>)(?=,? (?:báo cáo|gửi|tổng hợp|rà soát|tổ chức|đánh giá|kiểm tra))"
)
_RHYTHM_AT_HEAD = rx(rf"(?<=[;.:] ){_RHYTHM_FIRST.pattern}")
_RHYTHM_INSIDE = rx(
    rf"(?<=[\w,] )(?<!tháng, )(?P<due>{_EVERY})(?P<on>)(?= (?:báo cáo|gửi|tổng hợp|cập nhật)(?!\w))"
)
_RHYTHM_BEHIND = rx(
    rf"(?:báo cáo|gửi|tổng hợp|cập nhật) (?:[^,;.:()\d]{{3,50}} )?(?P<due>{_EVERY})(?P<on>)"
    r"(?=\W{0,3}(?:[;.,)]|$)| (?:về|cho) )"
)
_EVERY_N = rx(
    r"định k[ỳì] (?P<due>\d{1,2} tháng(?:/lần| một lần)?"
    r"(?:(?:,| và) (?:\d tháng|h[ằà]ng năm|\d{1,2} năm|năm)){0,2})"
)
_DAY_IN_TEXT = rx(rf"(?:{_BY}) ?(?:{_CLOCK}|{_NAMED_DAY})?(?:ngày )?{_DAY}(?! đến| h[ằà]ng)")
_DAY_IN_SLOT = rx(rf"(?:{_BY})? ?(?:{_CLOCK})?(?:ngày )?{_DAY}")
_DAY_OF_YEAR = rx(
    rf"(?:{_BY}) (?:{_CLOCK})?(?:ngày )?(?P<d>[0-3]?\d)(?:[/.\-]| tháng )(?P<m>1[0-2]|0?[1-9])"
    r"(?![/.\-]?\d| năm| h[ằà]ng| đến)"
)
_DAY_AND_MONTH = rx(r"\d(?:[/.\-]| tháng )\d")
_SPAN_OF_DAYS = rx(
    rf"từ (?:ngày )?[\d/ ]{{1,12}}(?:tháng \d{{1,2}} )?(?:năm \d{{4}} )?đến (?:hết )?(?:ngày )?{_DAY}"
)
_LABELLED_SPAN = rx(rf"thời gian(?: (?:thực hiện|tổ chức|hoàn thành))? ?:? {_SPAN_OF_DAYS.pattern}")
_SPAN_OF_MONTHS = rx(rf"từ tháng [\d /]{{1,8}}(?:năm \d{{4}} )?đến (?:hết )?{_MONTH}")
_SEVERAL_MONTHS = (
    r"(?P<due>tháng (?P<a>1[0-2]|0?[1-9])"
    r"(?:(?:/\d{4}| năm \d{4})?(?:,| và) tháng | ?[-–,] ?| và | đến (?:tháng )?)"
    r"(?P<b>1[0-2]|0?[1-9])(?: năm | ?/ ?)(?P<y>(?:19|20)\d\d))(?!\d)"
)
_MONTHS_IN_TEXT, _MONTHS_IN_SLOT = rx(rf"(?:{_BY}) {_SEVERAL_MONTHS}"), rx(_SEVERAL_MONTHS)
_MONTH_IN_TEXT = rx(rf"(?:{_BY}) (?:nửa )?(?:đầu |giữa |cuối )?{_MONTH}")
_MONTH_AT_END = rx(rf"(?<=[,;] )(?:vào )?(?:đầu|giữa|cuối) {_MONTH}(?=\W{{0,2}}(?:[;.,)]|$))")
_MONTH_IN_SLOT = rx(rf"(?:{_BY} )?{_MONTH}")
_QUARTER_IN_TEXT, _QUARTER_IN_SLOT = rx(rf"(?:{_BY}) {_QUARTER}"), rx(rf"(?:{_BY} )?{_QUARTER}")
_BARE_QUARTER = rx(rf"(?:{_BY}) (?P<due>qu[ýí] (?P<q>iv|i{{1,3}}|[1-4]))(?!\w)")
_BARE_QUARTER_IN_SLOT = rx(
    r"(?:hoàn thành |trong |trước ){0,2}(?P<due>qu[ýí] (?P<q>iv|i{1,3}|[1-4]))(?=\W*$)"
)
_BARE_MONTH = rx(
    rf"(?:{_BY}) (?P<due>(?:(?:đầu|giữa|cuối) )?tháng (?P<m>1[0-2]|0?[1-9]))(?=\W{{0,2}}(?:[;.,)]|$))"
    r"(?!,? tháng)"
)
_BARE_MONTH_IN_SLOT = rx(r"(?:hoàn thành |trong |trước ){0,2}(?P<due>tháng (?P<m>1[0-2]|0?[1-9]))(?=\W*$)")
_BARE_MONTH_AT_END = rx(r"(?:(?:đầu|giữa|cuối) )?tháng (?P<m>\d{1,2})")
_BARE_QUARTER_AT_END = rx(r"qu[ýí] (?P<q>iv|i{1,3}|[1-4])")
_YEARS = rx(r"trong (?P<due>(?:hai|ba|bốn|năm) năm (?P<a>\d{4}) ?- ?(?P<b>\d{4}))")
_YEAR = rx(
    r"(?:hoàn thành trong|trong|kết thúc|đến hết|trước|hết) năm (?P<y>(?:19|20)\d\d)(?![\d\-/]| ?- ?\d)"
)
_YEAR_IN_SLOT = rx(r"(?:[^:]{3,40}: ?)?(?:trong |hoàn thành )?(?:năm )?(?P<y>(?:19|20)\d\d)[^\w]*$")
# "xem đây là nhiệm vụ đột phá trong năm …" describes, it sets no day.
_DESCRIBED = rx(r"(?:nhiệm vụ|đột phá|trọng tâm|xem đây là|của ngành|của tỉnh)[^;.]{0,40}$")
_SEASONS = (
    rx(
        r"(?:trước |vào |chậm nhất (?:là )?)"
        r"(?P<due>ngày \d{1,2} h[ằà]ng (?:tháng|quý|năm)|thứ \w+ h[ằà]ng tuần)"
    ),
    rx(
        r"(?:ngay từ |vào |trước )(?P<due>(?:đầu|cuối) (?:mỗi )?(?:học kỳ|năm học|quý|tháng)(?! \d)"
        r"(?:(?:,| và) (?:đầu|cuối) (?:năm học|học kỳ))?)"
    ),
    rx(r"(?:ngay từ |vào |trước )(?P<due>(?:đầu|cuối) tháng \d{1,2} h[ằà]ng năm)"),
    rx(r"(?:trước |đến |trong )(?P<due>(?:cuối|đầu|giữa) năm (?:19|20)\d\d)"),
    rx(
        r"(?:trước|chậm nhất(?: là)?|vào|đến) (?P<due>(?:ngày )?[0-3]?\d[/.\-](?:1[0-2]|0?[1-9]) h[ằà]ng năm)"
    ),
    rx(r"(?:trước|đến) (?P<due>(?:ngày )?khai giảng(?: năm học(?: mới| \d{4} ?- ?\d{4})?)?)"),
    rx(r"trong (?P<due>tuần (?:thứ )?\d{1,2}(?: của)? tháng (?:1[0-2]|0?[1-9])(?:(?:/| năm )\d{4})?)(?!\d)"),
    rx(r"trong (?P<due>tuần (?:này|tới|sau)|ngày (?:mai|hôm nay))(?!\w)"),
    rx(r"trước (?P<due>kỳ họp [^;.,)]{3,50}|năm học mới)"),
    rx(r"(?:trong|hết|xong) (?P<due>học kỳ (?:i{1,2}|[12]))(?=\W{0,2}(?:[;.,)]|$))"),
    rx(r"sau (?P<due>\d{1,3} ngày(?: làm việc)?) (?:kể từ|tính từ)"),
    rx(r"trong (?P<due>thời hạn \d{1,3} ngày(?: làm việc)?|vòng \d{1,3} ngày(?: làm việc)?)"),
)
_IN_SLOT = rx(r"trình (?:tại )?(?P<due>kỳ họp [^;.,)]{3,50})")
_PARTS = rx(
    r"(?:đầu|giữa|cuối) năm (?:19|20)\d\d|qu[ýí] (?:iv|i{1,3})/(?:19|20)\d\d|ngày \d{1,2}/\d{1,2}/(?:19|"
    r"20)\d\d"
)
_ROMAN = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Due:
    """`due` as the guide writes it, `text` as printed with its preposition, the interval as ISO days."""

    due: str
    text: str
    start: int
    end: int
    due_from: str | None = None
    due_to: str | None = None


def find_due(reading: Reading, start: int, end: int, *, slot: bool = False) -> Due | None:
    """The due date of a task, or None. In a bracket or a labelled line (`slot`) a bare period is one too.

    >>> from extractors.source import SourceText
    >>> text = "Gửi danh mục về Phòng Tài chính trước ngày 05/3/2027."
    >>> find_due(Reading.of(SourceText.of(text)), 0, len(text)).due
    '2027-03-05'
    """
    for words, reader in _READERS:
        # Most spans lack the word without which a form cannot stand.
        if holds(reading.low, words, start, end) and (found := reader(reading, start, end, slot)):
            return found
    return None


def due_by_parts(reading: Reading, spans: list[tuple[int, int]]) -> Due | None:
    """The several days by which the parts of a task are due, listed under it; None for fewer than two."""
    whole = [span for span in spans if not _SPAN_OF_DAYS.search(reading.low, *span)]
    days = [match for start, end in whole for match in _PARTS.finditer(reading.low, start, end)]
    if len(days) < 2:
        return None
    printed = "; ".join(reading.clean(*day.span()) for day in days)
    return Due(printed, printed, days[0].start(), days[-1].end())


def _printed(reading: Reading, match: Match[str], first: str | None = None, last: str | None = None) -> Due:
    """A due date that stays as printed: the group ``due`` without its preposition."""
    due, text = reading.clean(*match.span("due")), reading.clean(*match.span())
    return Due(due, text, *match.span(), first, last)


def _reports_in_turn(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``báo cáo 6 tháng trước ngày 15/6 và báo cáo năm trước ngày 15/12``: several days without year."""
    twice = _TWICE_A_YEAR.search(reading.low, start, end)
    if twice:
        return _printed(reading, twice)
    match = _REPORTS.search(reading.low, start, end)
    if not match:
        return None
    printed = reading.clean(*match.span())
    return Due(re.sub(r"\b[Tt]rước ", "", printed), printed, *match.span())


def _by_the_hour(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trước 17 giờ hằng ngày từ ngày 3 đến 6/6/2027``."""
    match = _HOUR.search(reading.low, start, end)
    return _printed(reading, match) if match else None


def _rhythm(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``định kỳ hằng năm``; ``định kỳ hằng quý, trước ngày 10 của tháng đầu quý sau``."""
    expression, low = _RHYTHM_IN_SLOT if slot else _RHYTHM_IN_TEXT, reading.low
    every = low.find("hằng", start, end) >= 0 or low.find("hàng", start, end) >= 0
    match = every and (
        expression.search(low, start, end)
        or _RHYTHM_FIRST.match(low, start, end)
        or _RHYTHM_AT_HEAD.search(low, start, end)
        or _RHYTHM_INSIDE.search(low, start, end)
        or _RHYTHM_BEHIND.search(low, start, end)
    )
    if match:
        due = f"hằng {match['r']}"
        if match["on"]:
            due += ", " + re.sub(r"^(?:,|và)? ?(?:trước |vào )?", "", reading.clean(*match.span("on")))
        return Due(due, reading.clean(*match.span()), *match.span())
    match = _EVERY_N.search(reading.low, start, end)
    return _printed(reading, match) if match else None


def _day(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trước ngày 10/12/2027``, ``chậm nhất là ngày 02 tháng 11 năm 2026``, ``trong ngày 31/10/2025``."""
    match = (_SPAN_OF_DAYS if slot else _LABELLED_SPAN).search(reading.low, start, end)
    match = match or (_DAY_IN_SLOT if slot else _DAY_IN_TEXT).search(reading.low, start, end)
    if not match:
        return None
    day, month, year = (int(match[a] or match[b]) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Due(iso, reading.clean(*match.span()), *match.span(), None, iso)


def with_year(due: Due, reading: Reading, page: date | None) -> Due:
    """A day or month without year as ISO, a quarter without year with its days.

    The year is that of the page, or the next where the day or period is over by then.

    >>> from extractors.source import SourceText
    >>> text = "Gửi danh mục trước ngày 05/3."
    >>> reading = Reading.of(SourceText.of(text))
    >>> with_year(find_due(reading, 0, len(text)), reading, date(2026, 11, 2)).due
    '2027-03-05'
    """
    if page is None:
        return due
    if (match := _DAY_OF_YEAR.match(reading.low, due.start, due.end)) and match.end() == due.end:
        day, month = int(match["d"]), int(match["m"])
        return _on_day(due, page.year + ((month, day) < (page.month, page.day)), month, day)
    if match := _BARE_MONTH_AT_END.fullmatch(due.due.lower()):
        return _in_months(due, page, int(match["m"]), int(match["m"]))
    if match := _BARE_QUARTER_AT_END.fullmatch(due.due.lower()):
        last = 3 * _ROMAN[match["q"]]
        return _in_months(due, page, last - 2, last)
    return due


def _on_day(due: Due, year: int, month: int, day: int) -> Due:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return due
    return replace(due, due=iso, due_from=None, due_to=iso)


def _in_months(due: Due, page: date, first: int, last: int) -> Due:
    """A period that is not over on the day of the page, with days: a month as ISO, a quarter as printed."""
    year = page.year + (last < page.month)
    end = calendar.monthrange(year, last)[1]
    said = f"{year}-{last:02}" if first == last else due.due
    return replace(due, due=said, due_from=f"{year}-{first:02}-01", due_to=f"{year}-{last:02}-{end:02}")


def _month(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trong tháng 8/2026``; ``từ tháng 01 năm 2026 đến tháng 12 năm 2027`` ends in its second month."""
    match = _SPAN_OF_MONTHS.search(reading.low, start, end)
    if match:
        return _month_due(reading, match)
    several = (_MONTHS_IN_SLOT if slot else _MONTHS_IN_TEXT).search(reading.low, start, end)
    if several:
        first, last = (date(int(several["y"]), int(several[month]), 1) for month in "ab")
        return _printed(reading, several, first.isoformat(), _last_day(last).isoformat())
    match = (_MONTH_IN_SLOT if slot else _MONTH_IN_TEXT).search(reading.low, start, end)
    match = match or _MONTH_AT_END.search(reading.low, start, end)
    if match:
        return _month_due(reading, match)
    bare = _BARE_MONTH.search(reading.low, start, end) or (
        _BARE_MONTH_IN_SLOT.match(reading.low, start, end) if slot else None
    )
    return _printed(reading, bare) if bare else None


def _last_day(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month_due(reading: Reading, match: Match[str]) -> Due:
    year, month = int(match["y"]), int(match["m"])
    iso = f"{year}-{month:02}"
    last = calendar.monthrange(year, month)[1]
    return Due(iso, reading.clean(*match.span()), *match.span(), f"{iso}-01", f"{iso}-{last:02}")


def _quarter(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trong quý IV/2025``; without its year as printed."""
    match = (_QUARTER_IN_SLOT if slot else _QUARTER_IN_TEXT).search(reading.low, start, end)
    if match:
        number, year = _ROMAN[match["q"]], match["y"]
        last = calendar.monthrange(int(year), number * 3)[1]
        first_day, last_day = f"{year}-{number * 3 - 2:02}-01", f"{year}-{number * 3:02}-{last}"
        due = f"quý {('I', 'II', 'III', 'IV')[number - 1]}/{year}"
        return Due(due, reading.clean(*match.span()), *match.span(), first_day, last_day)
    bare = _BARE_QUARTER.search(reading.low, start, end) or (
        _BARE_QUARTER_IN_SLOT.match(reading.low, start, end) if slot else None
    )
    return _printed(reading, bare) if bare else None


def _year(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trong năm 2012``, ``kết thúc năm 2013``, ``trong hai năm 2012 - 2013``."""
    match = _YEARS.search(reading.low, start, end)
    if match:
        return _printed(reading, match, f"{match['a']}-01-01", f"{match['b']}-12-31")
    alone = _YEAR_IN_SLOT.match(reading.low, start, end) if slot else None
    if alone:
        year = alone["y"]
        return Due(year, year, *alone.span("y"), f"{year}-01-01", f"{year}-12-31")
    for match in _YEAR.finditer(reading.low, start, end):
        if not _DESCRIBED.search(reading.low, start, match.start()):
            year = match["y"]
            return Due(year, reading.clean(*match.span()), *match.span(), f"{year}-01-01", f"{year}-12-31")
    return None


def _day_of_year(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trước ngày 30/9``, ``chậm nhất 10 tháng 11``: as printed until the page gives the year."""
    match = _DAY_AND_MONTH.search(reading.low, start, end) and _DAY_OF_YEAR.search(reading.low, start, end)
    if not match:
        return None
    printed = reading.clean(match.start("d"), match.end())
    named = reading.low[max(start, match.start("d") - 5) : match.start("d")].strip() == "ngày"
    return Due(f"ngày {printed}" if named else printed, reading.clean(*match.span()), *match.span())


def _season(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``cuối mỗi học kỳ và cuối năm học``, ``đầu tháng 9 hằng năm``, ``trình kỳ họp giữa năm 2027``."""
    for expression in (*_SEASONS, _IN_SLOT) if slot else _SEASONS:
        match = expression.search(reading.low, start, end)
        if match:
            return _printed(reading, match)
    return None


_Reader = Callable[[Reading, int, int, bool], Due | None]
_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (("trước",), _reports_in_turn),
    (("trước",), _by_the_hour),
    (("hằng", "hàng", "định"), _rhythm),
    (("19", "20"), _day),
    (("trước", "chậm", "muộn", "hạn", "hết", "trong", "thành", "xong"), _day_of_year),
    (("tháng",), _month),
    (("quý", "quí"), _quarter),
    (("năm", "19", "20"), _year),
    (("ngày", "đầu", "cuối", "giữa", "thứ", "kỳ", "tuần", "hằng", "hàng", "giảng", "năm học"), _season),
)
"""The forms in the order of their trial, each with the words of which it holds at least one."""
