"""The issuer that the head of a document prints in capitals: ``UBND TỈNH KON TUM / SỞ NỘI VỤ``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.references import bodies
from extractors.references.bodies import BodyName
from extractors.references.whereabouts import Whereabouts
from extractors.source import SourceText
from extractors.vocabulary import fold, vocabulary

_REACH = 420
_SEGMENT = re.compile(r"[^\n\t|*_]+")
_RULES = re.compile(r"-{3,}|_{3,}|={3,}")
_RIGHT_COLUMN = re.compile(r"(?<=\S)[ \xa0]{4,}[^\n|\t]*")
_ABBREVIATION = re.compile(r"\S*&|[BCDĐGHKLMNPQRSTVX]{3,}$")
_MOST_LINES = 5
_MOTTO = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT|Độc [Ll]ập ?[-–] ?Tự [Dd]o|ĐỘC LẬP ?[-–] ?TỰ DO"
)
_BESIDE = re.compile(r" [-–] ")
_BODY_IN = re.compile(
    r"(?P<body>.+ (?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU) [^,()]+?)(?: ?[-–,] ?| ?\()"
    r"(?:TỈNH|THÀNH PHỐ) [^,()]+?\)?"
)
_PLACE = re.compile(r"(?<!\w)(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu) (.+)")
_JOINTS = ("và", "-", "–")
_PARTY_OFFICES = (
    "Ban Tuyên giáo", "Ban Tổ chức", "Ban Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra",
    "Ban Tuyên giáo và Dân vận", "Ban Xây dựng Đảng", "Ban Bảo vệ, chăm sóc sức khỏe cán bộ",
)  # fmt: skip
_COMMITTEE = re.compile(r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) [ỦU][ỶY]")
_COMMITTEE_OF = re.compile(r"(TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [ỦU][ỶY] ([^\W\d_]+(?: [^\W\d_]+){1,3})")
_SERVED = re.compile(rf"{_COMMITTEE.pattern}|UBND|HĐND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN")
_CENTRE = "Trung ương"
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
    lines = [part for line in lines for part in _bodies_of(line)]
    if lines[-1].lower() in _BOARDS and len(lines) > 1:
        lines = [f"{lines[-1]} {' '.join(lines[:-1])}"]
    places = _places(lines)
    opening = [i for i in range(len(lines)) if bodies.opens(_titled(lines[i]))]
    for first in [*reversed(opening), *range(len(lines))]:
        name = _whole_body(" ".join(lines[first:]))
        if name:
            return Head(_of_body_above(name, lines[:first]) or _within(name, places), places)
    if not opening:
        return Head(_of_unknown_place(lines[-1]), places)
    name = _in_small(" ".join(lines[opening[-1] :]))
    return Head(name, _places(lines[: opening[-1]]) if opening[-1] else places)


def _of_unknown_place(line: str) -> str | None:
    """The committee of a place that no table knows: ``HUYỆN ỦY ĐỒNG NGHÈ``; else None."""
    found = _COMMITTEE_OF.fullmatch(line)
    return f"{found[1].capitalize()} ủy {found[2].title()}" if found else None


def _of_body_above(name: str, above: list[str]) -> str | None:
    """An office that is nothing without the body it serves: "TỈNH ỦY NGHỆ AN / BAN TỔ CHỨC"; else None."""
    party = name in _PARTY_OFFICES
    if not party and name != "Văn phòng":
        return None
    pattern = _COMMITTEE if name != "Văn phòng" else _SERVED
    found = next((line for line in reversed(above) if pattern.match(line)), None)
    body = _whole_body(found) if found else None
    return f"{name} {body}" if body else None


def is_local_board(printed: str | None, central: str | None) -> bool:
    """Whether a head prints the board of a local committee whose letters are those of the central one.

    >>> is_local_board("Ban Dân vận Huyện ủy Đăk Hà", "Ban Dân vận Trung ương")
    True
    """
    if not printed or not central or not central.endswith(f" {_CENTRE}"):
        return False
    return printed.startswith(central.removesuffix(_CENTRE)) and _CENTRE not in printed


def _capital_lines(source: SourceText, end: int) -> list[str]:
    """The last lines before `end` that are in capitals, top first."""
    found = list[str]()
    window = _RIGHT_COLUMN.sub("", _RULES.sub("\n", source.text[max(0, end - _REACH) : end]))
    for segment in reversed(_SEGMENT.findall(window)):
        line = _MOTTO.split(" ".join(segment.split()).lstrip("/.,;:)- "))[0].strip()
        if not any(map(str.isalpha, line)):
            continue
        if not line.isupper() or line.lower().startswith(_NO_BODY) or len(found) == _MOST_LINES:
            break
        found.insert(0, line)
    return found


def _bodies_of(line: str) -> list[str]:
    """A line that prints a body beside the one above it: ``BỘ TÀI CHÍNH - CỤC DỰ TRỮ QUỐC GIA``.

    A province beside the body is left out: ``UBND XÃ ĐĂK MAR - TỈNH KON TUM``.
    """
    if (inside := _BODY_IN.fullmatch(line)) and bodies.opens(inside["body"]):
        return [inside["body"]]
    parts = _BESIDE.split(line)
    return parts if len(parts) > 1 and all(map(bodies.opens, parts)) else [line]


def _in_small(line: str) -> str:
    """A name in capitals that no reading explains, in small letters; its place keeps its capitals."""
    name = " ".join(bodies.expand(word) if len(word) > 2 else word for word in line.split()).lower()
    found = _PLACE.search(name)
    place = _capital_place(found[1], found[2].split()) if found else ""
    name = name.replace(place.lower(), place) if place else name
    return name[:1].upper() + name[1:]


def _capital_place(level: str, words: list[str]) -> str:
    """The place behind its level word as it is written: ``xã Đăk Mar``; else the empty string."""
    for size in range(min(4, len(words)), 0, -1):
        name = " ".join(words[:size]).title()
        if vocabulary().places(f"{level} {name}"):
            return f"{level} {name}"
    return ""


def _titled(line: str) -> str:
    return " ".join(word if _ABBREVIATION.match(word) else word.capitalize() for word in line.split())


def _whole_body(line: str) -> str | None:
    """The body that a line names, if the line is nothing else."""
    titled = _titled(line)
    found = bodies.read(SourceText.of(titled), 0)
    return _cased(found) if found and found.end >= len(titled) - 1 else None


def _cased(body: BodyName) -> str:
    """A name read from a line in capitals: the words of its head, and the ends of pairs, in small letters."""
    if fold(body.name) in bodies.official():
        return body.name
    tail = " ".join(filter(None, (body.level, body.place)))
    words = body.name.removesuffix(tail).split()
    size = len(body.name[: bodies.head_end(body.name)].split())
    head = range(2 if words[0] in ("Ban", "Trường") else 1, size)
    written = [
        word.lower() if i in head or (i and _is_small(words[i - 1], word.lower())) else word
        for i, word in enumerate(words)
    ]
    return " ".join([*written, tail] if tail else written)


def _is_small(before: str, word: str) -> bool:
    """Whether a word of a name is written small: ``và``, the second syllable of ``Quốc gia``."""
    return word in _JOINTS or (before, word) in bodies.pairs()


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
