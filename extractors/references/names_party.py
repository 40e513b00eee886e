"""Resolutions of the Party named by session or congress: Nghị quyết Trung ương 8 khóa XI."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.references.draft import Draft
from extractors.references.names_heads import places_of
from extractors.rules import Rule
from extractors.source import SourceText

_BODIES = r"(?=hội[ _]nghị|trung[ _]ương|tw|đại[ _]hội|ban[ _]chấp[ _]hành|bch[ _])"
_RESOLUTION = re.compile(rf"nghị[ _]quyết[\s_]+{_BODIES}")
_SHORT = re.compile(rf"nq(?<![^\W_]nq)(?:[\s_]+{_BODIES}|(?=tw[\s_]+\d))")
_TERM = r"[\s_]*,?[\s_]*\(?(?:lần[ _]\d,?[ _])?kh(?:óa|oá)[\s_]+(?:[ivx]{1,5}|\d{1,2})\b\)?"
_ORDINAL = r"(?:\d{1,2}|[ivx]{1,6}|một|nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười(?:[ _]\w+)?)"
_BODY = r"(?:(?:ban[ _]chấp[ _]hành|bch)[\s_]+)?(?:trung[ _]ương|tw)(?:[ _]đảng)?"
_PLENUM = re.compile(
    rf"(?:hội[ _]nghị[\s_]+)?(?:lần[ _]thứ[\s_]+{_ORDINAL}[\s_]*,?[\s_]*(?:của[ _])?)?{_BODY}[\s_]*"
    rf"(?:(?:lần[ _]thứ[\s_]+)?{_ORDINAL}\b)?(?:[ _](?:ban[ _]chấp[ _]hành|bch)[ _](?:trung[ _]ương|"
    rf"tw)(?:[ _]đảng)?)?{_TERM}"
)
_SESSION = re.compile(
    rf"(?:hội[ _]nghị[\s_]+)?(?:{_BODY}[\s_]+(?:lần[ _]thứ[\s_]+{_ORDINAL}|(?!năm){_ORDINAL})"
    rf"\b(?!/|[\s_]*-[\s_]*nq)|"
    rf"lần[ _]thứ[\s_]+{_ORDINAL}[\s_]*,?[\s_]*(?:của[ _])?{_BODY}(?![^\W_]))"
)
"""The session alone: which term is meant the text does not say."""

_CONGRESS = re.compile(
    r"đại[ _]hội(?:[ _]đại[ _]biểu)?(?:[ _]toàn[ _]quốc)?(?:[ _](?:của[ _])?(?:đảng(?:[ _]bộ)?|"
    r"công[ _]đoàn|đoàn|hội)"
    r"(?:[ _][^\W\d_]+){0,8}?)?[ _](?:lần[ _]thứ[ _])?[ivx]{1,6}\b"
    r"(?:[ _](?:của[ _])?đảng(?:[ _]bộ[ _][^\W\d_]+(?:[ _][^\W\d_]+){0,3})?)?"
)

RULES = (
    Rule(
        "name.party.session", "Nghị quyết of the Central Committee by plenum and term",
        "Party usage; ontology/register.csv short names",
        ("Học tập Nghị quyết Trung ương 8 khóa XI tại chi bộ.",
         "Quán triệt Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII."),
        ("Học tập Nghị quyết của Trung ương tại chi bộ.",),
        confidence=0.95,
    ),
    Rule(
        "name.party.session.alone", "Nghị quyết of the Central Committee by plenum, the term left out",
        "Party usage in reports and news; a following title in quotation marks is not part of the name",
        ("Thực hiện nghiêm Nghị quyết TW 6 “Về bộ máy”.", "Tổng kết NQTW 7 tại chi bộ.",
         "Học tập Nghị quyết Hội nghị Trung ương 7."),
        ("Học tập Nghị quyết của Trung ương tại chi bộ.", "Nghị quyết Trung ương năm 2031 đã ban hành."),
        confidence=0.8,
    ),
    Rule(
        "name.party.congress", "Nghị quyết of a Party congress by its number",
        "Party usage", ("Triển khai Nghị quyết Đại hội XIII của Đảng.",
                        "Thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XX."),
        ("Chào mừng Đại hội XIII của Đảng.",),
        confidence=0.9,
    ),
)  # fmt: skip


def party_resolutions(source: SourceText, nouns: Iterable[int]) -> list[Draft]:
    """The resolutions that a text names by session or congress; `nouns` is where "nghị quyết" stands."""
    found = []
    heads = [head for at in nouns if (head := _RESOLUTION.match(source.shadow, at))]
    heads += [head for at in places_of(source.shadow, "nq") if (head := _SHORT.match(source.shadow, at))]
    for m in sorted(heads, key=re.Match.start):
        for pattern, rule, confidence in (
            (_PLENUM, "name.party.session", 0.95),
            (_CONGRESS, "name.party.congress", 0.9),
            (_SESSION, "name.party.session.alone", 0.8),
        ):
            if body := pattern.match(source.shadow, m.end()):
                title = " ".join(source.text[m.start() : body.end()].replace("_", " ").split())
                found.append(Draft("named", m.start(), body.end(), rule, confidence, type="NQ", title=title))
                break
    return found
