"""Printed lists of bodies: parted where each part is a full name of its own."""

from __future__ import annotations

import re

from extractors.agents.reading import plain, rx
from extractors.agents.unit_heads import head, plural

_BETWEEN_UNITS = re.compile(r"\s*(?:;|,)\s*|\s+(?=(?:và|cùng) )")
_AND = re.compile(r"^(?:và|cùng)\s+(?:với )?")
_JOINTS = (",", ";", "và", "cùng")
# One office serves two councils: "Văn phòng HĐND và UBND xã".
_SHARED_OFFICE = re.compile(
    r"(?i)^văn phòng (?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội)(?:, hđnd)?$"
)
_COUNCIL = re.compile(r"(?i)(?:hđnd|hội đồng nhân dân|ubnd|[uủ][ỷy] ban nhân dân)\b")
_GROUP = rx(
    r"(?:^| )(?:tất cả các|các|những|từng|mỗi|toàn thể) [^,]*"
    r"(?:, (?:tổ chức|cơ quan|đơn vị|địa phương|doanh nghiệp|đoàn thể|ban|ngành)){0,4}$"
)


def split_units(printed: str) -> tuple[str, ...]:
    """The single bodies of a printed list: parted where each part is a full name of its own.

    >>> split_units("Công an tỉnh, Tỉnh đoàn và các đơn vị liên quan")
    ('Công an tỉnh', 'Tỉnh đoàn', 'các đơn vị liên quan')
    >>> split_units("Văn phòng HĐND và UBND xã, Công an xã")
    ('Văn phòng HĐND và UBND xã', 'Công an xã')
    >>> split_units("các cơ quan, đơn vị")
    ('các cơ quan, đơn vị',)
    """
    if not any(joint in printed for joint in _JOINTS):
        return (printed,) if printed else ()
    found: list[str] = []
    for piece in _BETWEEN_UNITS.split(printed):
        name = _AND.sub("", piece)
        shared = found and piece != name and _SHARED_OFFICE.search(found[-1]) and _COUNCIL.match(name)
        if found and (shared or not _stands_alone(name, found[-1])):
            found[-1] += (" " if piece != name else ", ") + piece
        elif name:
            found.append(name)
    return tuple(found)


def _stands_alone(name: str, before: str) -> bool:
    folded = plain(name.lower())
    noun = head().match(folded)
    if not noun:
        return False
    # "các sở, ban, ngành", "các huyện, thị xã, thành phố": one group under one quantifier.
    grouped = _GROUP.search(plain(before.lower())) and not plural().match(folded)
    if grouped and not name[:1].isupper():
        return False
    # "Bộ, ngành có liên quan": a bare noun before shares what stands behind.
    if before.lower() in ("bộ", "sở", "ban", "cơ quan", "đơn vị", "phòng") and not name[:1].isupper():
        return False
    bare = noun.end() == len(folded) and not plural().match(folded)
    return not bare or name[:1].isupper() or folded == "chính quyền"
