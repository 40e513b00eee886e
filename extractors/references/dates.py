"""Dates in every printed form, read at a known position or scanned for in a range.

Forms: ``ngày 29/4/2021`` · ``ngày 14 tháng 9 năm 2020`` · ``ngày 16-4-1993`` · ``ngày 22.12.2024`` ·
``ngày    tháng 5 năm 2026`` (day left blank) · ``tháng 8/2022`` · ``Chiều 23/7`` (no year) · months in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.source import SourceText

_DIGITS = str.maketrans("oqil", "0011")
_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

_YEAR = r"(?P<{0}>(?:19|20)\s?[0-9oq]\s?\d)(?!\d)"
_GAP = r"[\s_.,]{0,6}"
_DAY_WORD = r"ng[a-zà-ỹ̀-̣]{0,2}y[\s_]{0,6}"
_MONTH_WORD = r"th[a-zà-ỹ̀-̣]{0,2}ng"
_YEAR_WORD = r"n[a-zà-ỹ̀-̣]{0,2}m"
_NUMERIC = (
    r"(?P<d1>[0-3]?\d)\s{0,2}(?P<sep>&#x0*2f;|&#0*47;|[/.\-])\s{0,2}(?P<m1>[01]?\d)\s{0,2}(?P=sep)\s{0,2}"
    + _YEAR.format("y1")
)
_SPELLED = (
    # "ngày 17 ngày 8 năm 2005": the word of the month misprinted.
    rf"(?P<d2>[0-3]?[\doi]){_GAP}(?:{_MONTH_WORD}|ngày(?=\s\d\d?\s+năm)|năm(?=\s\d\d?\s+năm)){_GAP}"
    r"(?:[il|]\s(?=1[0-2]\s))?"  # "tháng I 12 năm": a stray stroke
    rf"(?:(?P<m2>[01]?[\doi])|(?P<mw>mười hai|mười một|{'|'.join(w for w in _MONTH_WORDS if ' ' not in w)}))"
    rf"{_GAP}(?:{_YEAR_WORD}){_GAP}" + _YEAR.format("y2")
)
_BLANK_DAY = (
    rf"[\s.…_]{{0,30}}{_MONTH_WORD}[\s_]{{0,4}}(?P<m3>[01]?\d)[\s_]{{0,4}}{_YEAR_WORD}[\s_]{{0,4}}"
    + _YEAR.format("y3")
)
_FULL = re.compile(rf"(?:{_DAY_WORD})?(?:{_NUMERIC}|{_SPELLED})")
_AFTER_NGAY = re.compile(rf"{_DAY_WORD}(?:{_DAY_WORD})?(?:{_NUMERIC}|{_SPELLED}|{_BLANK_DAY})")
_NO_YEAR = re.compile(
    rf"(?:{_DAY_WORD}|(?:sáng|chiều|tối|trưa)\s(?:{_DAY_WORD})?)"
    rf"(?P<d>[0-3]?\d)(?:\s{{0,2}}(?:&#x0*2f;|[/.\-])\s{{0,2}}|{_GAP}{_MONTH_WORD}{_GAP})(?P<m>1[0-2]|0?[1-9])(?![\d/])"
)
_MONTH_ONLY = re.compile(
    rf"tháng\s{{0,3}}(?P<m>1[0-2]|0?[1-9])(?:\s?[/\-.]\s?|\s{{1,3}}{_YEAR_WORD}\s{{1,3}})" + _YEAR.format("y")
)
_YEAR_ONLY = re.compile(rf"{_YEAR_WORD}\s{{0,3}}" + _YEAR.format("y"))
# One class at the head, because an alternation there costs the search three times as much.
_HEADS = re.compile(
    r"[0-9nsct](?:(?<=n)(?:gày|gay|ăm)|(?<=s)áng|(?<=c)hiều|(?<=t)(?:ối|rưa|háng)"
    r"|(?<=[0-9])[/.\-]\s?[01]?\d[/.\-](?:19|20)\d\d)"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: ``start``/``end`` in the working copy, ``iso`` as far as known.

    `iso` is ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``, or None where the text gives no year (then `month` and
    `day` are set and the year is the reader's to infer).
    """

    start: int
    end: int
    iso: str | None
    year: int | None
    month: int | None = None
    day: int | None = None


def parse_date_at(source: SourceText, pos: int, *, bare: bool = True) -> PrintedDate | None:
    """The full date that begins at `pos`, with or without ``ngày`` (`bare` = False: ``ngày`` is required).

    >>> parse_date_at(SourceText.of("ngày 05 tháng 3 năm 2020"), 0).iso
    '2020-03-05'
    >>> parse_date_at(SourceText.of("ngày tháng 7 năm 2026"), 0).iso
    '2026-07'
    """
    match = _AFTER_NGAY.match(source.shadow, pos) or (_FULL.match(source.shadow, pos) if bare else None)
    return _from_full(match) if match else None


def parse_loose_date_at(source: SourceText, pos: int) -> PrintedDate | None:
    """The date that begins at `pos` in any form: full, month with year, day with month, year alone."""
    full = parse_date_at(source, pos)
    if full:
        return full
    if match := _NO_YEAR.match(source.shadow, pos):
        return _checked(match, None, int(match["m"]), int(match["d"]))
    if match := _MONTH_ONLY.match(source.shadow, pos):
        return _checked(match, _number(match["y"]), int(match["m"]), None)
    if match := _YEAR_ONLY.match(source.shadow, pos):
        return _checked(match, _number(match["y"]), None, None)
    return None


def begins_anew(source: SourceText, start: int, at: int) -> bool:
    """Whether what stands at `at` begins a new paragraph behind `start`, no part of the phrase before it.

    A line break before a capital begins one (``… số 5/KH-UBND⏎Ngày 3/4/2027, tại …``), and so does a blank
    line, unless a small letter goes on behind it (print with double spacing). A text all in capitals goes on.

    >>> text = SourceText.of("5/KH-UBND\\n\\nNgày 3/4/2027, tại hội trường")
    >>> begins_anew(text, 9, 11)
    True
    """
    gap = source.text[start:at]
    if "\n" not in gap:
        return False
    first, second = source.text[at : at + 1], source.text[at + 1 : at + 2]
    if gap.count("\n") > 1 and not first.isalpha():
        return True
    return first.isupper() and second.islower()


def find_dates(source: SourceText, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """The dates of a range in order, none inside another.

    >>> [d.iso for d in find_dates(SourceText.of("Ngày 01/8/2022 họp; báo cáo tháng 9/2022."))]
    ['2022-08-01', '2022-09']
    """
    position, stop = start, len(source.shadow) if end is None else end
    while match := _HEADS.search(source.shadow, position, stop):
        begin = match.start()
        while begin > start and source.shadow[begin].isdigit() and source.shadow[begin - 1].isdigit():
            begin -= 1
        found = parse_loose_date_at(source, begin)
        if found and found.end <= stop:
            yield found
            position = found.end
        else:
            position = match.start() + 1


def _from_full(match: re.Match[str]) -> PrintedDate | None:
    if match["d1"]:
        return _checked(match, _number(match["y1"]), int(match["m1"]), int(match["d1"]))
    if match["d2"]:
        month = _MONTH_WORDS[match["mw"]] if match["mw"] else _number(match["m2"])
        return _checked(match, _number(match["y2"]), month, _number(match["d2"]))
    return _checked(match, _number(match["y3"]), int(match["m3"]), None)


@lru_cache(maxsize=4096)  # days, months and years are few
def _number(digits: str) -> int:
    """Digits as printed or as optical recognition left them (O for 0, i for 1, a space inside a year)."""
    return int("".join(digits.split()).translate(_DIGITS))


def _checked(
    match: re.Match[str], year: int | None, month: int | None, day: int | None
) -> PrintedDate | None:
    """The date, if the calendar has it; a leap day without a year is taken as possible."""
    if day is not None and month is not None:
        try:
            date(year or 2000, month, day)
        except ValueError:
            return None
    elif month is not None and not 1 <= month <= 12:
        return None
    iso = None
    if year is not None:
        iso = "-".join([f"{year:04}"] + [f"{n:02}" for n in (month, day) if n is not None])
    return PrintedDate(match.start(), match.end(), iso, year, month, day)
