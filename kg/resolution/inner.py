"""Organs and offices inside the body that speaks: a company's board, a university's council, an office.

Their papers are cited without a place, because the reader is inside: they sit where the body itself does.
"""

from __future__ import annotations

import re

from extractors.types import Citation
from extractors.vocabulary import fold, vocabulary
from kg.identity import has_type, letters_slug
from kg.resolution.clues import Clues, day_of
from kg.resolution.context import TextContext
from kg.resolution.jurisdictions import printed_place, province_on
from kg.resolution.levels import level_of_code, level_of_name

_LED_BY = (
    r"(?:(?:quyền |phó |thường trực |thư ký )*"
    r"(?:chủ tịch|trưởng|chánh|giám đốc|bí thư|ban thường vụ|ban chấp hành) )*"
)
_HOUSE = r"(?:nhà trường|trường|công|tổng công|tập đoàn|bệnh viện|cơ quan|cục|học viện)"
_ORGAN = re.compile(
    _LED_BY + r"(?:hội đồng (?:quản trị|thành viên|trường|đại học|học viện|khoa học|quản lý|tư vấn|thi đua)"
    r"|đại hội đồng cổ đông|ban kiểm soát|ban điều hành|ban giám (?:đốc|hiệu)"
    rf"|công đoàn(?:$| (?:cơ sở|{_HOUSE})\b)|(?:đảng uỷ|đảng bộ)(?:$| {_HOUSE}\b)|chi bộ)"
)
_OFFICE = re.compile(
    _LED_BY + r"(?:phòng|văn phòng|ban|vụ|tổ|khoa|bộ phận|trung tâm|chi cục|khu quản lý|trạm)\b"
)
_BEFORE = re.compile(r"(?:của|do) ((?:(?!của |do )[^.;:\n]){4,80}?) (?:tại|theo|trình|ban hành)(?: các)?\s*$")
_ORGAN_CODES = frozenset({"hdqt", "hdtv", "dhdcd", "hdt", "hddh", "hdkh", "bks", "cdcs", "hdhv"})
_TERRITORIAL_CODES = frozenset({"ubnd", "hdnd", "tu", "hu", "qu", "thu", "du", "tw", "mttq", "bch"})
_TERRITORIAL = re.compile(r"(?:uỷ ban|hội đồng) nhân dân|ubnd|hđnd|(?:tỉnh|thành|huyện|quận|thị|đảng) uỷ")
_REACH = 120


def places_inside(clues: Clues, own: Clues, context: TextContext) -> tuple[str, ...]:
    """The places of a paper of the own body's organs, or of the own body under its own letters.

    Empty where the issuer is another body, or one that the whole country or every place has.
    """
    citation = clues.citation
    if len(own.places) != 1 or (citation.issuer_span and printed_place(citation, context)):
        return ()
    if not (_same_body(clues, own) or _is_inner(clues, own, context)):
        return ()
    day = day_of(clues, context)
    place = own.places[0]
    if "." not in place:
        return province_on(place, day)
    return (place,) if vocabulary().place(place, day) else ()


def _same_body(clues: Clues, own: Clues) -> bool:
    """The own body's letters behind another number, where no table says which bodies sign so."""
    if clues.citation.issuer_span is not None or not clues.letters or not own.letters:
        return False
    body = _body_letters(own.letters)
    return bool(body) and body == _body_letters(clues.letters) and level_of_code(clues.letters) is None


def _body_letters(letters: str) -> str:
    """The letters of the issuing body: those behind the type."""
    members = letters_slug(letters).split("-")
    return members[1] if has_type(letters) and len(members) > 1 else ""


def _is_inner(clues: Clues, own: Clues, context: TextContext) -> bool:
    if _TERRITORIAL.search(fold(own.citation.issuer or "")):
        return False
    if _body_letters(own.letters or "") in _TERRITORIAL_CODES:
        return False
    if clues.letters and _body_letters(clues.letters) in _ORGAN_CODES:
        return True
    issuer = _issuer(clues.citation, context)
    if _ORGAN.match(issuer):
        return True
    unknown = clues.letters is None or level_of_code(clues.letters) in (None, "local")
    return (
        own.places == ("vn",)
        and unknown
        and level_of_name(issuer) in (None, "district")
        and bool(_OFFICE.match(issuer))
    )


def _issuer(citation: Citation, context: TextContext) -> str:
    """The issuer as printed behind the number, or in front of it.

    "theo đề xuất của Phòng Quản lý tài sản tại Báo cáo số …" names it in front.
    """
    if citation.issuer_span:
        return fold(context.text[citation.issuer_span[0] : citation.issuer_span[1]])
    if citation.issuer:
        return fold(citation.issuer)
    before = fold(context.text[max(0, citation.start - _REACH) : citation.start])
    found = _BEFORE.search(before)
    return found[1] if found else ""
