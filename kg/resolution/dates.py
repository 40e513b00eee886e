"""When a text speaks: the day from which laws in force and incarnations of places are chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors import Extraction

_STAMP = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)(?!\d)")
_HEAD = 1500


@dataclass(frozen=True, slots=True)
class TextDate:
    """`date` is ISO, perhaps without day or month; `rule` says where it was read."""

    date: str
    rule: str


def date_of_text(extraction: Extraction) -> TextDate | None:
    """The date of a text: its own, its meeting's, else the latest day that it cites or prints in its head."""
    own = extraction.own
    if own.date:
        return TextDate(own.date, own.date_rule or "date-own")
    meetings = [m.date for m in extraction.meetings if m.date]
    if meetings:
        return TextDate(min(meetings), "date-meeting")
    head = [_iso(m) for m in _STAMP.finditer(extraction.source.original[:_HEAD])]
    stamps = [stamp for stamp in head if stamp]
    cited = [c.date for c in extraction.citations if c.date and len(c.date) >= 4]
    years = [
        m[1] for c in extraction.citations if c.number and (m := re.search(r"/((?:19|20)\d\d)/", c.number))
    ]
    latest = max([*stamps, *cited, *years], default=None)
    return TextDate(latest, "date-latest") if latest else None


def _iso(match: re.Match[str]) -> str | None:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else None
