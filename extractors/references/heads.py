"""The issuer that the head of a document prints in capitals: ``UBND TỈNH KON TUM / SỞ NỘI VỤ``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.references import bodies
from extractors.references.whereabouts import Whereabouts
from extractors.source import SourceText

_REACH = 420
_SEGMENT = re.compile(r"[^\n|*_]+")
_RULES = re.compile(r"-{3,}|_{3,}|={3,}")
_ABBREVIATION = re.compile(r"\S*&|[BCDĐGHKLMNPQRSTVX]{3,}$")
_MOST_LINES = 5
_NO_BODY = (
    "công báo",
    "văn bản",
    "cộng hòa",
    "cộng hoà",
    "độc lập",
    "đảng cộng sản",
    "dự thảo",
    "mẫu",
    "phụ lục",
    "hỏa tốc",
)
_BOARDS = ("ban thường trực", "ban thường vụ", "ban chấp hành", "thường trực")
_LEVELS = {"tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district", "xã": "commune",
           "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
           "thành phố": "province"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """The issuer of a head, and the places that its lines name."""

    issuer: str | None
    places: Whereabouts


def read(source: SourceText, end: int) -> Head:
    """The lines in capitals that end at `end` (the national motto or the ``Số:`` line), read as a body.

    >>> text = "UBND TỈNH KON TUM\\nSỞ NỘI VỤ\\n-------\\n"
    >>> read(SourceText.of(text), len(text)).issuer
    'Sở Nội vụ tỉnh Kon Tum'
    """
    lines = _capital_lines(source, end)
    if not lines:
        return Head(None, Whereabouts())
    if lines[-1].lower() in _BOARDS and len(lines) > 1:
        lines = [f"{lines[-1]} {' '.join(lines[:-1])}"]
    places = _places(lines)
    opening = [i for i in range(len(lines)) if bodies.opens(_titled(lines[i]))]
    for first in [*reversed(opening), *range(len(lines))]:
        name = _whole_body(" ".join(lines[first:]))
        if name:
            return Head(_within(name, places), places)
    titled = " ".join(lines)
    opens = bodies.opens(titled)
    return Head(titled[:1].upper() + titled[1:].lower() if opens else None, places)


def _capital_lines(source: SourceText, end: int) -> list[str]:
    """The last lines before `end` that are in capitals, top first."""
    found = list[str]()
    window = _RULES.sub("\n", source.text[max(0, end - _REACH) : end])
    for segment in reversed(_SEGMENT.findall(window)):
        line = " ".join(segment.split()).lstrip("/.,;:)- ")
        if not any(map(str.isalpha, line)):
            continue
        if not line.isupper() or line.lower().startswith(_NO_BODY) or len(found) == _MOST_LINES:
            break
        found.insert(0, line)
    return found


def _titled(line: str) -> str:
    return " ".join(word if _ABBREVIATION.match(word) else word.capitalize() for word in line.split())


def _whole_body(line: str) -> str | None:
    """The body that a line names, if the line is nothing else."""
    titled = _titled(line)
    found = bodies.read(SourceText.of(titled), 0)
    return found.name if found and found.end >= len(titled) - 1 else None


def _places(lines: list[str]) -> Whereabouts:
    """The places of the bodies above the issuer."""
    named: dict[str, str] = {}
    for line in lines:
        found = bodies.read(SourceText.of(_titled(line)), 0)
        if found and found.level and found.place:
            named.setdefault(_LEVELS[found.level], f"{found.level} {found.place}")
    return Whereabouts(named.get("province"), named.get("district"), named.get("commune"))


def _within(name: str, places: Whereabouts) -> str:
    """A body without place, in the place of the body above it."""
    place = places.narrowest
    known = any(word in name for word in (" tỉnh ", " huyện ", " xã ", " phường ", " thành phố "))
    local = name.startswith(("Sở ", "Phòng ", "Ban ", "Chi cục", "Trung tâm", "Thanh tra", "Văn phòng "))
    return f"{name} {place}" if place and local and not known else name
