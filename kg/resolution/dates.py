"""When a text speaks: the day from which laws in force and incarnations of places are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors import Extraction
from extractors.types import Citation, OwnDocument
from extractors.vocabulary import fold

_STAMP = re.compile(r"(?<![0-9])([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]((?:19|20)[0-9][0-9])(?![0-9])")
_YEAR_OF_NUMBER = re.compile(r"/((?:19|20)[0-9][0-9])/")
_DEADLINE = re.compile(r"(?:trước|đến|hết|từ|hạn|chậm nhất|vào|sau)(?: hết)?(?: ngày)?\W*$")
_HEAD, _FOOT, _BEFORE = 1500, 1500, 24
_FIRST = "first-date"
_DAY = len("2024-01-31")
_CLOSE = 5
FIRST_YEAR, LAST_YEAR = 1945, 2040
"""The years that the register and its next decade span."""

TOLD, LATEST, BOUND = "date-told", "date-latest", "date-bound"
"""The rules of a date that the text tells of no document, of the latest of several days of documents that it
cites, close to each other, and of a lone cited day, which is no more than a lower bound."""


@dataclass(frozen=True, slots=True)
class TextDate:
    """`date` is ISO, perhaps without day or month; `rule` says where it was read."""

    date: str
    rule: str


def date_of_text(extraction: Extraction) -> TextDate | None:
    """The date of a text: its own, the year in its number, its meeting's, else the latest day told or cited.

    A day that the text tells of itself (``date-told``) is near its own. One that belongs to a cited document
    only says that the text is not older; several that lie close together (``date-latest``) make it likely
    that the text is not much younger either, a lone one (``date-bound``) does not.
    """
    own = extraction.own
    if stated := stated_day(own):
        return TextDate(stated, own.date_rule or "date-own")
    numbered = _YEAR_OF_NUMBER.search(own.number or "")
    if numbered and _plausible(numbered[1]):
        return TextDate(numbered[1], "date-number")
    meetings = [m.date for m in extraction.meetings if m.date]
    if meetings:
        return TextDate(min(meetings), "date-meeting")
    cited = sorted({day for day in cited_days(extraction.citations) if _plausible(day)})
    latest = cited[-1] if cited else None
    told = max((day for day in _told_days(extraction) if _plausible(day)), default=None)
    if told and told >= (latest or ""):
        return TextDate(told, TOLD)
    near = [day for day in cited if latest and int(latest[:4]) - int(day[:4]) <= _CLOSE]
    several = len({day[:4] for day in near}) > 1 or len({day for day in near if len(day) == _DAY}) > 1
    return TextDate(latest, LATEST if several else BOUND) if latest else None


def stated_day(own: OwnDocument) -> str | None:
    """The date that a document prints as its own; the first day on a page without one is only a guess."""
    return None if own.date_rule == _FIRST else own.date


def own_day(extraction: Extraction) -> str | None:
    """The date of a text's own document: the stated one, else the first day that it prints of no other.

    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 …" at the head of an undated decision dates the decree.
    """
    own = extraction.own
    others = {c.date for c in extraction.citations if c.number is None or c.number != own.number}
    return stated_day(own) or (None if own.date in others else own.date)


def cited_days(citations: tuple[Citation, ...]) -> Iterator[str]:
    """The days of cited documents and the years inside their numbers.

    A bare year is left out: in the name of a law ("Hiến pháp năm 1992") it tells the version, often an old
    one, in that of a plan a year to come; neither is a day of the text.
    """
    for citation in citations:
        if citation.form == "own":
            continue
        if citation.date and len(citation.date) == _DAY:
            yield citation.date
        year = _YEAR_OF_NUMBER.search(citation.number or "")
        if year:
            yield year[1]


def _told_days(extraction: Extraction) -> Iterator[str]:
    """The days in the head and at the foot of a text that belong to no cited document and are no deadline."""
    text = extraction.source.original
    dates = [c.date_span for c in extraction.citations if c.date_span]
    cited = {c.date for c in extraction.citations if c.date}
    if extraction.own.date and extraction.own.date not in cited:
        yield extraction.own.date
    for match in _STAMP.finditer(text):
        if _HEAD <= match.start() < len(text) - _FOOT:
            continue
        iso = _iso(match)
        if iso is None or iso in cited or any(s <= match.start() < e for s, e in dates):
            continue
        before = fold(text[max(0, match.start() - _BEFORE) : match.start()])
        if match.start() < _HEAD or not _DEADLINE.search(before):
            yield iso


def _plausible(day: str) -> bool:
    return plausible_year(int(day[:4]))


def plausible_year(year: int) -> bool:
    """Whether a document can be of this year; others are misprints ("32/2091/TT-BTC")."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _iso(match: re.Match[str]) -> str | None:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else None
