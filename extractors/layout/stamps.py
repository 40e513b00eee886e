"""Time stamps that the page, not the text, carries: when it was published, printed or signed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_STAMP = re.compile(
    r"(?P<open>[(\[])?\s?(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>(?:19|20)\d{2})[, |\-]{1,4}(?P<h>\d{1,2}):(?P<mi>\d{2})(?::\d{2})?"
    r"(?:\s?(?P<half>[ap]m))?(?:\s?gmt\s?\+7|\s?\+07:?00)?\s?[)\]]?"
)
_LEAD = re.compile(
    r"(?:ngày đăng|đăng ngày|đăng lúc|cập nhật(?: lúc| ngày)?|ngày cập nhật|thời gian ký|ngày ký|hôm nay ngày)\s?:?\s?$"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp: its span, the day (ISO), the time (``08:11``), and what it tells."""

    start: int
    end: int
    date: str
    time: str
    kind: Literal["published", "printed", "signed"]


def find_stamps(shadow: str) -> tuple[Stamp, ...]:
    """The stamps of a page, on its shadow copy.

    >>> find_stamps("hội nghị giao ban(12/11/2018 08:11:30 gmt+7)")[0].date
    '2018-11-12'
    """
    if ":" not in shadow:
        return ()
    found = []
    for match in _STAMP.finditer(shadow):
        day, month = int(match["d"]), int(match["m"])
        before = shadow[max(0, match.start() - 24) : match.start()]
        lead = _LEAD.search(before)
        if not (1 <= day <= 31 and 1 <= month <= 12) or not (match["open"] or lead or "gmt" in match.group()):
            continue
        hour = int(match["h"]) % 12 + 12 if match["half"] == "pm" else int(match["h"])
        said = lead.group() if lead else ""
        kind: Literal["published", "printed", "signed"] = (
            "signed" if "ký" in said else "printed" if "hôm nay" in said else "published"
        )
        found.append(
            Stamp(
                match.start(),
                match.end(),
                f"{match['y']}-{month:02}-{day:02}",
                f"{hour:02}:{match['mi']}",
                kind,
            )
        )
    return tuple(found)
