"""At which level of the state a document was issued, by the issuer's printed name or by its code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from extractors.vocabulary import fold, vocabulary
from kg.identity import has_type, letters_slug

Level: TypeAlias = Literal["central", "province", "district", "commune", "local"]
"""``local`` is a body of some place whose level is not known."""

# Patterns meet folded text, in which the tone stands on the second vowel: uỷ, toà, hoá, khoá.
_CENTRAL_NAME = re.compile(
    r"(?:bộ trưởng |chủ nhiệm |thống đốc |tổng |thường vụ |văn phòng |chánh văn phòng |phó )*(?:"
    r"bộ (?!chỉ huy|đội|phận|môn)|liên bộ|chính phủ|phủ thủ tướng|thủ tướng|quốc hội"
    r"|uỷ ban thường vụ quốc hội|uỷ ban dân tộc|chủ tịch nước|chủ tịch quốc hội"
    r"|chủ tịch hội đồng bộ trưởng|chủ tịch chính phủ"
    r"|hội đồng (?:bộ trưởng|chính phủ|nhà nước|thẩm phán|dân tộc)|đoàn giám sát của"
    r"|ngân hàng nhà nước|thanh tra (?:chính phủ|nhà nước)|toà án nhân dân tối cao"
    r"|viện kiểm sát nhân dân tối cao|kiểm toán nhà nước|bảo hiểm xã hội việt nam|ban bí thư"
    r"|tổng cục|tổng công ty|tập đoàn|kho bạc nhà nước$|đài (?:truyền hình|tiếng nói) việt nam"
    r"|thông tấn xã việt nam|viện hàn lâm|tổng liên đoàn)"
)
_CENTRAL_PART = re.compile(
    r"\b(?:trung ương|tối cao|quốc gia|(?:của|đảng uỷ) (?:chính phủ|quốc hội)|của thủ tướng)\b"
)
_PROVINCE_NAME = re.compile(
    r"^(?:[^,;]* )?(?:tỉnh uỷ|tỉnh đoàn|thành đoàn)\b|^(?:giám đốc |phó giám đốc )?sở\b"
)
_CITY_PARTY = re.compile(r"\bthành uỷ\b")
_DISTRICT_NAME = re.compile(r"\b(?:huyện uỷ|quận uỷ|thị uỷ|huyện đoàn|quận đoàn)\b")
_COMMUNE_NAME = re.compile(r"\bđảng uỷ (?:xã|phường|thị trấn|đặc khu)\b")
_OFFICE = re.compile(r"^(?:trưởng |phó )?phòng\b")
_KIND_WORD = re.compile(
    r"(?<!trưởng )\b(?:(tỉnh)|(huyện|quận|thị xã)|(xã(?! hội)|phường|thị trấn|đặc khu)"
    r"|(thành phố|tp\b\.?))"
)
_SURE_VARIANTS = frozenset(
    {
        "bộ", "bộ, tổng cục", "cơ quan ngang bộ", "trung ương đảng", "chính phủ", "tòa án", "kiểm sát",
        "chủ tịch nước / quốc hội",
    }
)  # fmt: skip
_TWO_MEANINGS = frozenset({"CT", "KT", "VP", "CB", "ĐH", "TTT", "QLD", "KHXH", "CCB", "ĐCT", "BCH", "BQL"})
_DEPTH: dict[Level, int] = {"province": 0, "district": 1, "commune": 2}
_BY_TABLE: dict[str, Level] = {
    "trung ương": "central", "tỉnh": "province", "huyện": "district", "xã": "commune",
    "nhiều cấp": "local", "cơ sở": "local",
}  # fmt: skip


@lru_cache(maxsize=8192)
def level_of_name(issuer: str) -> Level | None:
    """The level that an issuer's printed name tells; None where it tells none.

    >>> level_of_name("Bộ Giáo dục và Đào tạo"), level_of_name("Sở Tài chính"), level_of_name("UBND huyện")
    ('central', 'province', 'district')
    >>> level_of_name("Ủy ban nhân dân"), level_of_name("Bảo hiểm xã hội tỉnh")
    (None, 'province')
    """
    name = fold(issuer)
    if _DISTRICT_NAME.search(name):
        return "district"
    printed: list[Level] = [
        "district" if match[2] else "commune" if match[3] else "province"
        for match in _KIND_WORD.finditer(name)
    ]
    if printed and not _CENTRAL_NAME.match(name):
        return max(printed, key=_DEPTH.__getitem__)
    if _PROVINCE_NAME.search(name) or _CITY_PARTY.search(name):
        return "province"
    if _CENTRAL_NAME.match(name) or _CENTRAL_PART.search(name):
        return "central"
    if _COMMUNE_NAME.search(name):
        return "commune"
    return "district" if _OFFICE.search(name) else None


@lru_cache(maxsize=8192)
def level_of_code(letters: str) -> Level | None:
    """The level of the body that signs with these letters; None where they are unknown or mean several.

    >>> level_of_code("NĐ-CP"), level_of_code("NQ/TU"), level_of_code("PGDĐT-CM"), level_of_code("QĐ-UBND")
    ('central', 'province', 'district', 'local')
    >>> level_of_code("QĐ-XYZ") is None
    True
    """
    if letters_slug(letters).startswith(("ttlt", "nqlt")):
        return "central"
    members = [m for m in re.split(r"[-/]", letters.replace(" ", "")) if m]
    if has_type(letters):
        members = members[1:]
    if not members:
        return None
    code = members[0]
    if re.match(r"TW|.*TW$", code.upper()):
        return "central"
    if re.match(r"(?:QH|UBTVQH|H[ĐD]NN)[0-9]*$", code.upper()):
        return "central"
    if code.upper() in _TWO_MEANINGS:
        return None
    found: set[Level] = set()
    for body in vocabulary().bodies_by_code(code):
        own = fold(body.code) == fold(code)
        level = _BY_TABLE.get(body.level)
        if level and (own or level != "central" or body.kind in _SURE_VARIANTS):
            found.add(level)
            if own:
                return level
    return found.pop() if len(found) == 1 else None
