"""By when a task is due: as printed, as the annotation guide writes it, and as an interval of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from extractors.agents.reading import Reading, rx

_DAY = (
    r"(?:(?P<d>[0-3]?\d) ?[/.\-] ?(?P<m>1[0-2]|0?[1-9]) ?[/.\-] ?(?P<y>(?:19|20)\d\d)"
    r"|(?P<d2>[0-3]?\d) tháng (?P<m2>1[0-2]|0?[1-9]) năm (?P<y2>(?:19|20)\d\d))(?!\d)"
)
_MONTH = r"tháng (?P<m>1[0-2]|0?[1-9])(?: ?[/\-.] ?| năm )(?P<y>(?:19|20)\d\d)(?!\d)"
_QUARTER = r"qu[ýí] (?P<q>iv|i{1,3}|[1-4])(?: ?[/\-.] ?| năm )(?P<y>(?:19|20)\d\d)(?!\d)"
_YEAR = r"(?:năm )?(?P<y>(?:19|20)\d\d)(?![\d\-/])"
_BY = (
    r"(?:hoàn thành |xong |báo cáo |gửi |thời gian hoàn thành:? |thời hạn:? |hạn(?: chót| cuối)?:? |nộp )?"
    r"(?:(?:xong )?trước(?: thời điểm)?|chậm nhất(?: là)?(?: đến)?(?: hết)?|muộn nhất(?: là)?(?: đến)?|đến hết|hết|không quá|vào|trong|đến)"
)
_EVERY = r"h[ằà]ng (?P<r>năm|quý|tháng|tuần|ngày)"


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
    """The due date of a task, or None. In a bracket slot (`slot`) a bare period is one too.

    >>> from extractors.source import SourceText
    >>> text = "Gửi danh mục về Phòng Tài chính trước ngày 05/3/2027."
    >>> find_due(Reading.of(SourceText.of(text)), 0, len(text)).due
    '2027-03-05'
    """
    for reader in _READERS:
        found = reader(reading, start, end, slot)
        if found:
            return found
    return None


def _reports_in_turn(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``báo cáo 6 tháng trước ngày 15/6 và báo cáo năm trước ngày 15/12``: several dates without year."""
    one = r"báo cáo (?:\d+ tháng|quý|năm|tháng)(?: \w+){0,3} trước ngày [0-3]?\d/[01]?\d(?![/\d])"
    match = rx(rf"{one}(?:(?:,| và|;) {one}){{0,3}}").search(reading.low, start, end)
    if not match:
        return None
    printed = reading.clean(match.start(), match.end())
    return Due(re.sub(r"\b[Tt]rước ", "", printed), printed, match.start(), match.end())


def _by_the_hour(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trước 17 giờ hằng ngày từ ngày 3 đến 6/6/2027``."""
    match = rx(
        r"trước (?P<due>\d{1,2} ?(?:giờ|h)(?: ?\d\d(?: phút)?)? (?:h[ằà]ng ngày|ngày [^,;.]{4,30}?)"
        r"(?: từ ngày [\d/]{1,10} đến (?:ngày |hết ngày )?[\d/]{3,10})?)(?=[,;.)]| |$)"
    ).search(reading.low, start, end)
    if not match:
        return None
    return Due(reading.clean(*match.span("due")), reading.clean(*match.span()), *match.span())


def _rhythm(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``định kỳ hằng năm``; ``định kỳ hằng quý, trước ngày 10 của tháng đầu quý sau``."""
    lead = r"định k[ỳì] " if not slot else r"(?:định k[ỳì] )?"
    match = rx(
        rf"{lead}(?P<due>{_EVERY}(?P<on>(?:,| và)? (?:trước |vào )?ngày \d{{1,2}} (?:của |h[ằà]ng )[^;.,)]{{3,60}}?"
        rf"(?= báo cáo| gửi| tổng hợp| rà soát|[;.,)]|$))?)"
    ).search(reading.low, start, end) or rx(
        rf"(?<=[;.:] )(?P<due>{_EVERY})(?P<on>)(?=,? (?:báo cáo|gửi|tổng hợp|rà soát|tổ chức|đánh giá))"
    ).search(reading.low, start, end)
    if match:
        due = f"hằng {match['r']}"
        if match["on"]:
            due += ", " + re.sub(r"^(?:,|và)? ?(?:trước |vào )?", "", reading.clean(*match.span("on")))
        return Due(due, reading.clean(*match.span()), *match.span())
    match = rx(r"định k[ỳì] (?P<due>\d{1,2} tháng(?:/lần| một lần)?)").search(reading.low, start, end)
    return Due(reading.clean(*match.span("due")), reading.clean(*match.span()), *match.span()) if match else None


def _day(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trước ngày 10/12/2027``, ``chậm nhất là ngày 02 tháng 11 năm 2026``, ``trong ngày 31/10/2025``."""
    lead = rf"(?:{_BY})" if not slot else rf"(?:{_BY})?"
    match = rx(rf"{lead} ?(?:ngày )?{_DAY}").search(reading.low, start, end)
    if not match:
        return None
    day, month, year = (int(match[a] or match[b]) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Due(iso, reading.clean(*match.span()), *match.span(), None, iso)


def _months(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``từ tháng 01 năm 1981 đến tháng 12 năm 1982`` ends in its second month; two months stay as printed."""
    match = rx(rf"từ tháng [\d /]{{1,8}}(?:năm \d{{4}} )?đến (?:hết )?{_MONTH}").search(reading.low, start, end)
    if match:
        return _month_due(reading, match)
    match = rx(
        r"trong (?P<due>tháng \d{1,2}(?:/\d{4}| năm \d{4})?(?:,| và) tháng \d{1,2}(?: năm |/)(?P<y>\d{4}))"
    ).search(reading.low, start, end)
    return Due(reading.clean(*match.span("due")), reading.clean(*match.span()), *match.span()) if match else None


def _month(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    lead = rf"(?:{_BY}) (?:nửa )?(?:đầu |giữa |cuối )?" if not slot else rf"(?:{_BY} )?"
    match = rx(rf"{lead}{_MONTH}").search(reading.low, start, end)
    return _month_due(reading, match) if match else None


def _month_due(reading: Reading, match: re.Match[str]) -> Due:
    year, month = int(match["y"]), int(match["m"])
    last = calendar.monthrange(year, month)[1]
    iso = f"{year}-{month:02}"
    return Due(iso, reading.clean(*match.span()), *match.span(), f"{iso}-01", f"{iso}-{last:02}")


def _quarter(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trong quý IV/2025``; without its year as printed."""
    lead = rf"(?:{_BY}) " if not slot else rf"(?:{_BY} )?"
    match = rx(rf"{lead}{_QUARTER}").search(reading.low, start, end)
    if match:
        number = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}[match["q"]]
        year = match["y"]
        last = calendar.monthrange(int(year), number * 3)[1]
        due = f"quý {('I', 'II', 'III', 'IV')[number - 1]}/{year}"
        span = f"{year}-{number * 3 - 2:02}-01", f"{year}-{number * 3:02}-{last}"
        return Due(due, reading.clean(*match.span()), *match.span(), *span)
    match = rx(rf"{lead}(?P<due>quý (?:iv|i{{1,3}}))(?!\w)").search(reading.low, start, end)
    return Due(reading.clean(*match.span("due")), reading.clean(*match.span()), *match.span()) if match else None


def _year(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``trong năm 2012``, ``kết thúc năm 2013``, ``trong hai năm 2012 - 2013``."""
    match = rx(r"trong (?P<due>(?:hai|ba|bốn|năm) năm (?P<a>\d{4}) ?- ?(?P<b>\d{4}))").search(reading.low, start, end)
    if match:
        return Due(reading.clean(*match.span("due")), reading.clean(*match.span()), *match.span(), f"{match['a']}-01-01", f"{match['b']}-12-31")
    lead = r"(?:hoàn thành trong|trong|kết thúc|đến hết|trước|hết)"
    for match in rx(rf"{lead} năm (?P<y>(?:19|20)\d\d)(?![\d\-/]| ?- ?\d)").finditer(reading.low, start, end):
        if not rx(r"(?:nhiệm vụ|đột phá|trọng tâm|xem đây là|của ngành|của tỉnh)[^;.]{0,40}$").search(reading.low, start, match.start()):
            year = match["y"]
            return Due(year, reading.clean(*match.span()), *match.span(), f"{year}-01-01", f"{year}-12-31")
    return None


def _season(reading: Reading, start: int, end: int, slot: bool) -> Due | None:
    """``cuối mỗi học kỳ và cuối năm học``, ``đầu tháng 9 hằng năm``, ``trình kỳ họp giữa năm 2027``."""
    for expression in (
        r"(?:ngay từ |vào |trước )(?P<due>(?:đầu|cuối) (?:mỗi )?(?:học kỳ|năm học|quý|tháng)(?! \d)(?:(?:,| và) (?:đầu|cuối) (?:năm học|học kỳ))?)",
        r"(?:ngay từ |vào |trước )(?P<due>(?:đầu|cuối) tháng \d{1,2} h[ằà]ng năm)",
        r"trình (?:tại )?(?P<due>kỳ họp [^;.,)]{3,50})",
        r"(?:trước |đến |trong )(?P<due>(?:cuối|đầu|giữa) năm (?:19|20)\d\d)",
        r"trong (?P<due>thời hạn \d{1,3} ngày(?: làm việc)?|vòng \d{1,3} ngày(?: làm việc)?)",
    ):
        match = rx(expression).search(reading.low, start, end)
        if match and not (expression.startswith("trình") and not slot):
            return Due(reading.clean(*match.span("due")), reading.clean(*match.span()), *match.span())
    return None


_READERS = (_reports_in_turn, _by_the_hour, _rhythm, _day, _months, _month, _quarter, _year, _season)
