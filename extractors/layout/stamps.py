"""Time stamps that the page, not the text, carries: when it was published, printed or signed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_CLOCK = re.compile(r":\d\d")
_BEFORE = re.compile(
    r"(?P<open>[(\[]\s?)?(?:(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>(?:19|20)\d{2})"
    r"|(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2}))[, |\-t]{1,4}(?P<h>\d{1,2})$"
)
_AFTER = re.compile(
    r":(?P<mi>\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?:\s?(?P<half>[ap]m))?(?P<zone>\s?gmt\s?\+7"
    r"|\s?\+07:?00|z)?\s?[)\]]?"
)
_LEAD = re.compile(
    r"(?:ngày đăng|đăng ngày|đăng lúc|cập nhật(?: lúc| ngày)?|ngày cập nhật|thời gian ký|ngày ký"
    r"|hôm nay ngày|date\"?)\s?:?\s{0,8}\"?$"
)
_WINDOW = 22

Telling = Literal["published", "printed", "signed"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp: its span, the day (ISO), the time (``08:11``), and what it tells."""

    start: int
    end: int
    date: str
    time: str
    kind: Telling


def find_stamps(shadow: str) -> tuple[Stamp, ...]:
    """The stamps of a page, on its shadow copy.

    >>> find_stamps("hội nghị giao ban(12/11/2018 08:11:30 gmt+7)")[0].date
    '2018-11-12'
    """
    found = (_stamp_at(shadow, clock.start()) for clock in _CLOCK.finditer(shadow))
    return tuple(stamp for stamp in found if stamp is not None)


def _stamp_at(shadow: str, colon: int) -> Stamp | None:
    """The stamp whose hour ends at `colon`: in brackets, after a word that says so, or with a time zone."""
    before = _BEFORE.search(shadow, max(0, colon - _WINDOW), colon)
    after = _AFTER.match(shadow, colon)
    if before is None or after is None:
        return None
    day = before["iso"] or f"{before['y']}-{int(before['m']):02}-{int(before['d']):02}"
    if not ("01" <= day[5:7] <= "12" and "01" <= day[8:] <= "31"):
        return None
    lead = _LEAD.search(shadow, max(0, before.start() - 26), before.start())
    if not (before["open"] or lead or after["zone"]):
        return None
    said = lead.group() if lead else ""
    kind: Telling = "signed" if "ký" in said else "printed" if "hôm nay" in said else "published"
    hour = int(before["h"]) % 12 + 12 if after["half"] == "pm" else int(before["h"])
    return Stamp(before.start(), after.end(), day, f"{hour:02}:{after['mi']}", kind)
