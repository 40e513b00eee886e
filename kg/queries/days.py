"""Days as people type them."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def read_day(typed: str) -> date | None:
    """The day that was typed as ISO or as Vietnamese texts write it; None for anything else.

    >>> read_day("22/07/2021"), read_day("2021-07-22"), read_day("31/02/2021"), read_day("29/NQ-HĐND")
    (datetime.date(2021, 7, 22), datetime.date(2021, 7, 22), None, None)
    """
    text = typed.strip()
    try:
        if found := _DAY.fullmatch(text):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
