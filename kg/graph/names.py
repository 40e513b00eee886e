"""Names of bodies, units and posts as texts print them: spelt out, and parted from the place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.vocabulary import Body, fold, vocabulary
from kg.resolution.places import at_date, locate

_PREFIX = {"sở": "S", "phòng": "P", "bộ": "B", "ban": "B"}
_GENERIC = re.compile(r"^(tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$")
_WORD = re.compile(r"\S+")
_POSTS = (
    "thủ tướng", "phó thủ tướng", "bộ trưởng", "thứ trưởng", "chủ tịch", "phó chủ tịch", "giám đốc",
    "phó giám đốc", "tổng giám đốc", "chánh", "phó chánh", "trưởng", "phó trưởng", "bí thư", "phó bí thư",
    "hiệu trưởng", "phó hiệu trưởng", "thủ trưởng", "cục trưởng", "vụ trưởng", "tổng bí thư",
)  # fmt: skip
_TITLES = re.compile(r"^(?:(?:đồng chí|đ/c|ông|bà) +)+", re.IGNORECASE)


_INSIDE = (
    (re.compile(r"(?<!\w)(?:UB|[Ủủ]y ban |[Uu]ỷ ban )(?:MTTQ|Mặt trận Tổ quốc)(?:VN| Việt Nam| VN)?(?!\w)"),
     "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"(?<!\w)PTNT(?!\w)"), "Phát triển nông thôn"),
    (re.compile(r"(?<=Lao động - )TB(?:&| ?và )?XH(?!\w)"), "Thương binh và Xã hội"),
    (re.compile(r"(?<=Giáo dục )(?:&|và) ?ĐT(?!\w)"), "và Đào tạo"),
    (re.compile(r"(?<=Tài nguyên )(?:&|và) ?MT(?!\w)"), "và Môi trường"),
)  # fmt: skip
"""Abbreviations that texts mix into names written out."""


@dataclass(frozen=True, slots=True)
class Named:
    """A printed name read: spelt out, the body of the vocabulary it opens with, and what follows it.

    `rest` is the printed remainder (a place, a generic level word, or nothing).
    """

    name: str
    body: Body | None
    rest: str


@lru_cache(maxsize=16384)
def read_name(printed: str, on: str | None = None) -> Named:
    """A printed name, with its abbreviations spelt out and its body found.

    >>> named = read_name("HĐND tỉnh Kon Tum")
    >>> named.name, named.body.code, named.rest
    ('Hội đồng nhân dân tỉnh Kon Tum', 'HĐND', 'tỉnh Kon Tum')
    >>> read_name("Sở GD&ĐT").name, read_name("Văn phòng Sở").body
    ('Sở Giáo dục và Đào tạo', None)
    >>> read_name("Ủy ban MTTQ xã").body.code, read_name("Bộ Nông nghiệp và PTNT").body.code
    ('MTTQ', 'BNNPTNT')
    """
    line = _TITLES.sub("", " ".join(printed.split())).strip(" .,;:-–")
    found = _by_code(line, on) or _by_name(line, on) or _by_name(_spelt_out(line), on)
    if found is None:
        return Named(line, None, "")
    body, spelt, rest = found
    return Named(f"{spelt} {rest}".strip(), body, rest)


def _spelt_out(line: str) -> str:
    """A name with the abbreviations inside it written out."""
    for pattern, words in _INSIDE:
        line = pattern.sub(words, line)
    return line


def _by_code(line: str, on: str | None) -> tuple[Body, str, str] | None:
    """A body printed by its code (HĐND) or by a head word and the rest of its code (Sở GDĐT)."""
    words = line.split(" ")
    head = words[0]
    if head.isupper() and len(head) > 1:
        return _first(head, on, " ".join(words[1:]))
    if len(words) > 1 and head.lower() in _PREFIX and _is_code(words[1]):
        return _first(_PREFIX[head.lower()] + words[1], on, " ".join(words[2:]))
    return None


def _is_code(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2


def _first(code: str, on: str | None, rest: str) -> tuple[Body, str, str] | None:
    bodies = vocabulary().bodies_by_code(code, on) or vocabulary().bodies_by_code(code)
    return (bodies[0], bodies[0].name, rest) if bodies else None


def _by_name(line: str, on: str | None) -> tuple[Body, str, str] | None:
    """A body printed by its name, the longest name of the vocabulary that opens the line."""
    ends = [m.end() for m in _WORD.finditer(line)][:14]
    for end in reversed(ends):
        bodies = vocabulary().bodies_by_name(line[:end], on) or vocabulary().bodies_by_name(line[:end])
        if bodies:
            return bodies[0], line[:end], line[end:].strip()
    return None


def is_post(printed: str) -> bool:
    """Whether a name is a single post (Giám đốc Sở, Chủ tịch UBND huyện), not a body.

    >>> [is_post(p) for p in ("Giám đốc Sở", "Thủ tướng Chính phủ", "các Phó Giám đốc", "Ban Giám đốc")]
    [True, True, False, False]
    """
    return f"{fold(_TITLES.sub('', printed))} ".startswith(tuple(f"{post} " for post in _POSTS))


def is_generic_level(rest: str) -> bool:
    """Whether what follows a body is a level word alone ("UBND tỉnh").

    >>> is_generic_level("tỉnh"), is_generic_level("tỉnh Kon Tum")
    (True, False)
    """
    return bool(_GENERIC.match(fold(rest)))


def place_of(rest: str, home: str | None, on: str | None = None) -> str | None:
    """The slug of the one place that the remainder of a name prints; several places or none give None.

    `home` is the jurisdiction of the text: it decides between two places of one name and supplies the
    province that "tỉnh" alone means.

    >>> place_of("tỉnh Kon Tum", None), place_of("tỉnh", "vn-kon-tum.dak-ha"), place_of("huyện", None)
    ('vn-kon-tum', 'vn-kon-tum', None)
    >>> place_of("Quảng Nam", None, "2020-12-04")
    'vn-quang-nam'
    """
    if not rest:
        return None
    if is_generic_level(rest):
        return _of_level(fold(rest), home, on)
    found = locate(rest, on, home.partition(".")[0] if home else None)
    slugs = found[1] if found else at_date(vocabulary().places(rest), on)
    return slugs[0] if len(slugs) == 1 else None


def _of_level(level: str, home: str | None, on: str | None) -> str | None:
    if not home or home == "vn":
        return None
    members = home.split(".")
    for depth in range(len(members), 0, -1):
        slug = ".".join(members[:depth])
        place = vocabulary().place(slug, on) or vocabulary().place(slug)
        if place and place.kind == level:
            return slug
    return None
