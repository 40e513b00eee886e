"""When a meeting was held: the printed day, and the year that a report leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.agents.reading import Reading, plain, rx
from extractors.references.dates import find_dates
from extractors.source import SourceText
from extractors.types import OwnDocument, Span

_TWO = rx(
    r"ngày[ :,]{0,2} ?\(?(?P<a>\d{1,2})"
    r"(?:(?:,| và| ?-| đến(?: ngày)?) ?|[/.](?P<first>\d{1,2}) đến(?: hết)?(?: ngày)? )"
    r"(?P<b>\d{1,2})[/.](?P<m>\d{1,2})"
    r"(?:[/.](?P<y>(?:19|20)\d\d))?"
)
_PERIOD_YEAR = rx(
    r"(?:tháng \d{1,2} ?/ ?|quý \w{1,3} ?(?:/|năm|-) ?|năm |giai đoạn \d{4} ?- ?)(?P<y>20\d\d)(?!\d)"
)
_SCHOOL_YEAR = rx(r"năm học (?P<y>20\d\d) ?[-–] ?20\d\d")
_SUMS_UP = rx(r"tổng kết|kết quả")
# The year of a school year, a period or a goal is not the year of the day.
_BARE_YEAR = rx(r"(?<![\d/.\-–])(?<![-–] )20[0-3]\d(?!\d|[/.\-]\d| ?[-–] ?\d)")
# "Chương trình giáo dục phổ thông 2018", "Luật Nhà giáo năm 2025": the year is part of a name.
_NAMED_YEAR = rx(
    r"(?<!\w)(?:(?:luật|hiến pháp|pháp lệnh|nghị quyết|nghị định|thông tư|khóa)(?!\w)[^,.;:()\d]{0,80}"
    r"|(?:chương trình (?:giáo dục|tổng thể|mục tiêu|môn)|ct ?gdpt|gdpt)(?!\w)"
    r"(?:(?! năm )[^,.;:()\d]){0,80}) $"
)
_DUE = rx(
    r"(?<!\w)(?:trước|trong|chậm nhất|hạn|xong|hoàn thành)(?: (?:ngày|vào|cuối|hết|là|tháng)){0,3} ?:? ?$"
)
_OTHER_YEAR = rx(
    r"(?:năm học|giai đoạn|nhiệm kỳ|khóa|quý \w{1,3} năm|(?:đến(?: hết)?|từ|sinh|vào|hồi|"
    r"tầm nhìn)(?: (?:đầu|giữa|cuối))?(?: năm)?|"
    r"trước năm|sau năm) $"
)
_TODAY = rx(
    r"(?:sáng|chiều|tối|trưa|hôm) nay[ ,(]{1,3}(?:ngày )?(?P<d>[0-3]?\d) ?[/.\-] ?(?P<m>1[0-2]|0?[1-9])(?!\d)"
)
_STAMP = re.compile(
    r"(?<![\d/])(\d{1,2}:\d\d[ ,|\-–]{1,4})?(?P<d>[0-3]?\d)[/\-](?P<m>1[0-2]|0?[1-9])[/\-](?P<y>20\d\d)(?!\d)"
    r"(?(1)|[ ,|\-–]{1,4}\d{1,2}:\d\d)"
)
_HEAD, _FRESH = 3000, 45
_CLOCK = rx(r"(?<!\d)(?P<h>[0-2]?\d) ?(?:giờ|h|g)(?![a-zà-ỹ]) ?(?P<m>[0-5]\d)?(?: phút)?")
_YEAR_BEHIND = rx(r"[/.\-](?P<y>(?:19|20)\d\d)(?!\d)")
_NEAR, _HALF_YEAR = 75, 6


@dataclass(frozen=True, slots=True)
class When:
    """A meeting's day as ISO, its last day, the rule that inferred the year, the hour ``HH:MM``."""

    date: str | None = None
    date_end: str | None = None
    inferred: str | None = None
    time: str | None = None


def when(
    source: SourceText, reading: Reading, span: Span, titles: tuple[str, ...], own: OwnDocument,
    barred: tuple[Span, ...] = (),
) -> When:  # fmt: skip
    """The day of the meeting that the sentence in `span` tells of; days inside `barred` spans are none.

    >>> text = "Sáng 05/3, Sở Y tế tổ chức hội nghị giao ban quý I năm 2027."
    >>> source = SourceText.of(text)
    >>> found = when(source, Reading.of(source), (0, len(text)), ("giao ban quý I năm 2027",), OwnDocument())
    >>> found.date, found.inferred
    ('2027-03-05', 'title')
    """
    clock = _CLOCK.search(reading.low, *span)
    hour = f"{int(clock['h']):02}:{clock['m'] or '00'}" if clock and int(clock["h"]) < 24 else None
    two = _TWO.search(reading.low, *span)
    if two:
        several = _several(source, reading, span, two, titles, own, hour)
        if several:
            return several
    today = _TODAY.search(reading.low, *span)
    if today and not _YEAR_BEHIND.match(reading.low, today.end()):
        month, day = int(today["m"]), int(today["d"])
        year, rule = _year(source, reading, span, month, day, titles, own)
        return When(_iso(year, month, day) if year else None, None, rule, hour)
    for found in find_dates(source, *span):
        if any(left < found.end and found.start < right for left, right in barred):
            continue
        if found.iso and len(found.iso) == 10:
            return When(found.iso, None, None, hour)
        if found.day is not None and found.month is not None:
            printed = _YEAR_BEHIND.match(reading.low, found.end)
            if printed:
                return When(_iso(int(printed["y"]), found.month, found.day), None, None, hour)
            year, rule = _year(source, reading, span, found.month, found.day, titles, own)
            return When(_iso(year, found.month, found.day) if year else None, None, rule, hour)
    return When(None, None, None, hour)


def _several(
    source: SourceText, reading: Reading, span: Span, two: re.Match[str], titles: tuple[str, ...],
    own: OwnDocument, hour: str | None,
) -> When | None:  # fmt: skip
    """The first and the last day of a meeting of several days, where the year is known."""
    month, day, last = int(two["m"]), int(two["a"]), int(two["b"])
    known = (int(two["y"]), None) if two["y"] else _year(source, reading, span, month, day, titles, own)
    if known[0]:
        opens = int(two["first"] or month)
        return When(_iso(known[0] - (opens > month), opens, day), _iso(known[0], month, last), known[1], hour)
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year(
    source: SourceText,
    reading: Reading,
    span: Span,
    month: int,
    day: int,
    titles: tuple[str, ...],
    own: OwnDocument,
) -> tuple[int | None, str | None]:
    """The year, where the text leaves no doubt: a wrong day is worse than none.

    A stamp of the page right behind the day, the name of the meeting, any stamp, the nearest day in the
    text, a period named in the sentence, the only year that the text prints.
    """
    stamped = _stamp(reading, own)
    if stamped and 0 <= _gap(stamped, month, day) <= _FRESH:
        return _before(stamped, month, day), "stamp"
    for title in titles:
        named = _named_year(title, month)
        if named:
            return named, "title"
    if stamped:
        return _before(stamped, month, day), "stamp"
    nearest = _nearest(source, month, day)
    if nearest:
        return nearest, "text"
    named = _named_year(reading.low[span[0] : span[1]], month)
    if named:
        return named, "period"
    due = _year_of_dues(source, reading, month, day)
    if due:
        return due, "text"
    return _only_year(reading)


def _only_year(reading: Reading) -> tuple[int | None, str | None]:
    """The only year that the text prints, those of names and of periods aside."""
    years = {
        found.group()
        for found in _BARE_YEAR.finditer(reading.low)
        if not _OTHER_YEAR.search(reading.low, max(0, found.start() - 24), found.start())
        and not _NAMED_YEAR.search(reading.low, max(0, found.start() - 110), found.start())
    }
    return (int(years.pop()), "only-year") if len(years) == 1 else (None, None)


def _stamp(reading: Reading, own: OwnDocument) -> date | None:
    """The day on which the page was put out: its own date, else a day with a clock near the head."""
    if own.date and len(own.date) == 10 and own.date_rule in ("stamp", "metadata", "dateline"):
        return date.fromisoformat(own.date)
    printed = _STAMP.search(reading.low, 0, _HEAD)
    iso = _iso(int(printed["y"]), int(printed["m"]), int(printed["d"])) if printed else None
    return date.fromisoformat(iso) if iso else None


def _before(stamped: date, month: int, day: int) -> int:
    """The year in which the day last came round before the page was put out."""
    return stamped.year if (month, day) <= (stamped.month, stamped.day) else stamped.year - 1


def _gap(stamped: date, month: int, day: int) -> int:
    """How many days lie between the day and the stamp of the page; -1 where there is no such day."""
    iso = _iso(_before(stamped, month, day), month, day)
    return (stamped - date.fromisoformat(iso)).days if iso else -1


def _named_year(title: str, month: int) -> int | None:
    """The year that the name of a meeting tells of, with the turn of the year and of the school year."""
    folded = plain(title.lower())
    periods = _PERIOD_YEAR.finditer(folded)
    period = next((one for one in periods if not _NAMED_YEAR.search(folded, 0, one.start("y"))), None)
    school = _SCHOOL_YEAR.search(folded)
    if school and not (period and period.start() < school.start()):
        sums_up = _SUMS_UP.search(folded, 0, school.start()) is not None
        return int(school["y"]) + int(month < (6 if not sums_up and "triển khai" in folded else 8) or sums_up)
    return _near_turn(int(period["y"]), month, title) if period else None


def _near_turn(year: int, month: int, title: str) -> int:
    """A meeting in January that sums up the year before, or one in December about the next."""
    folded = title.lower()
    if month == 1 and any(cue in folded for cue in ("tổng kết", "quý iv", "tháng 12")):
        return year + 1
    if month == 12 and "triển khai nhiệm vụ" in folded and "tổng kết" not in folded:
        return year - 1
    return year


def _year_of_dues(source: SourceText, reading: Reading, month: int, day: int) -> int | None:
    """The year in which all printed dues lie within half a year behind the day; None if none or several."""
    years = set()
    for found in find_dates(source):
        if found.year and found.month and _DUE.search(reading.low, max(0, found.start - 30), found.start):
            turned = (found.month, found.day or 31) < (month, day)
            if (found.month - month) % 12 > _HALF_YEAR:
                return None
            years.add(found.year - turned)
    return years.pop() if len(years) == 1 else None


def _nearest(source: SourceText, month: int, day: int) -> int | None:
    """The year of the printed day or month that lies nearest to the day in the calendar."""
    best: tuple[int, int] | None = None
    for found in find_dates(source):
        if not found.year or not found.month:
            continue
        distance = abs((found.month - month) * 30 + (found.day or 15) - day)
        if best is None or distance < best[0]:
            best = distance, found.year
    return best[1] if best and best[0] <= _NEAR else None
