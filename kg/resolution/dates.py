"""When a text speaks: the day from which laws in force and incarnations of places are chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors import Extraction

_STAMP = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)(?!\d)")
_HEAD = 1500
_FIRST = "first-date"
FIRST_YEAR, LAST_YEAR = 1945, 2040
"""The years that the register and its next decade span."""


@dataclass(frozen=True, slots=True)
class TextDate:
    """`date` is ISO, perhaps without day or month; `rule` says where it was read."""

    date: str
    rule: str


def date_of_text(extraction: Extraction) -> TextDate | None:
    """The date of a text: its own, its meeting's, else the latest day that it cites or prints in its head."""
    own = extraction.own
    if own.date and own.date_rule != _FIRST:
        return TextDate(own.date, own.date_rule or "date-own")
    meetings = [m.date for m in extraction.meetings if m.date]
    if meetings:
        return TextDate(min(meetings), "date-meeting")
    head = [_iso(m) for m in _STAMP.finditer(extraction.source.original[:_HEAD])]
    stamps = [stamp for stamp in head if stamp]
    cited = [c.date for c in extraction.citations if c.date and c.form != "own"]
    years = [
        m[1] for c in extraction.citations if c.number and (m := re.search(r"/((?:19|20)\d\d)/", c.number))
    ]
    days = [day for day in (own.date, *stamps, *cited, *years) if day and plausible_year(int(day[:4]))]
    latest = max(days, default=None)
    return TextDate(latest, "date-latest") if latest else None


def plausible_year(year: int) -> bool:
    """Whether a document can be of this year; others are misprints ("32/2091/TT-BTC")."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _iso(match: re.Match[str]) -> str | None:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else None
