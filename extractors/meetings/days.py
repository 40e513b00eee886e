"""When a meeting was held: the printed day, and the year that a report leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from extractors.agents.reading import Reading, rx
from extractors.references.dates import find_dates
from extractors.source import SourceText
from extractors.types import OwnDocument, Span

_TWO = rx(
    r"ngày (?P<a>\d{1,2})(?:,| và| ?-| đến(?: ngày)?) ?(?P<b>\d{1,2})[/.](?P<m>\d{1,2})"
    r"(?:[/.](?P<y>(?:19|20)\d\d))?"
)
_PERIOD_YEAR = rx(
    r"(?:tháng \d{1,2} ?/ ?|quý \w{1,3} ?(?:/|năm|-) ?|năm |năm học \d{4} ?- ?|giai đoạn \d{4} ?- ?)"
    r"(?P<y>20\d\d)(?!\d)"
)
_BARE_YEAR = rx(r"(?<![\d/.\-])20[0-3]\d(?!\d|[/.\-]\d)")
_CLOCK = rx(r"(?<!\d)(?P<h>[0-2]?\d) ?(?:giờ|h|g)(?![a-zà-ỹ]) ?(?P<m>[0-5]\d)?(?: phút)?")
_YEAR_BEHIND = rx(r"[/.\-](?P<y>(?:19|20)\d\d)(?!\d)")
_NEAR = 75


@dataclass(frozen=True, slots=True)
class When:
    """A meeting's day as ISO, its last day, the rule that inferred the year, the hour ``HH:MM``."""

    date: str | None = None
    date_end: str | None = None
    inferred: str | None = None
    time: str | None = None


def when(
    source: SourceText, reading: Reading, span: tuple[int, int], titles: tuple[str, ...], own: OwnDocument,
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
        month, day, last = int(two["m"]), int(two["a"]), int(two["b"])
        known = (int(two["y"]), None) if two["y"] else _year(source, reading, month, day, titles, own)
        if known[0]:
            return When(_iso(known[0], month, day), _iso(known[0], month, last), known[1], hour)
    for found in find_dates(source, *span):
        if any(left < found.end and found.start < right for left, right in barred):
            continue
        if found.iso and len(found.iso) == 10:
            return When(found.iso, None, None, hour)
        if found.day is not None and found.month is not None:
            printed = _YEAR_BEHIND.match(reading.low, found.end)
            if printed:
                return When(_iso(int(printed["y"]), found.month, found.day), None, None, hour)
            year, rule = _year(source, reading, found.month, found.day, titles, own)
            return When(_iso(year, found.month, found.day) if year else None, None, rule, hour)
    return When(None, None, None, hour)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year(
    source: SourceText, reading: Reading, month: int, day: int, titles: tuple[str, ...], own: OwnDocument
) -> tuple[int | None, str | None]:
    """The year: from the name of the meeting, the stamp of the page, then the nearest day in the text."""
    for title in titles:
        found = _PERIOD_YEAR.search(title.lower())
        if found:
            return _near_turn(int(found["y"]), month, title), "title"
    if own.date and len(own.date) == 10 and own.date_rule in ("stamp", "metadata", "dateline"):
        stamped = date.fromisoformat(own.date)
        earlier = (month, day) <= (stamped.month, stamped.day)
        return stamped.year if earlier else stamped.year - 1, "stamp"
    nearest = _nearest(source, month, day)
    if nearest:
        return nearest, "text"
    found = _PERIOD_YEAR.search(reading.low)
    if found:
        return int(found["y"]), "period"
    bare = Counter(_BARE_YEAR.findall(reading.low))
    return (int(max(bare, key=lambda year: (bare[year], year))), "only-year") if bare else (None, None)


def _near_turn(year: int, month: int, title: str) -> int:
    """A meeting in January that sums up the year before, or one in December about the next."""
    folded = title.lower()
    if month == 1 and any(cue in folded for cue in ("tổng kết", "quý iv", "tháng 12")):
        return year + 1
    if month == 12 and "triển khai nhiệm vụ" in folded and "tổng kết" not in folded:
        return year - 1
    return year


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
