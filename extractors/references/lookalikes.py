"""What has a slash or a code and is no document: ratios, units, standards, article ids, file codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.source import SourceText
from extractors.types import Aside

_SLASH = re.compile(r"/(?<=[\wà-ỹ]/)[\da-zđ]")
_LEFT_NUMBER = re.compile(r"(?<![\w/.,\-])\d{1,3}(?:\.\d{3})*$|(?<![\w/.,\-])\d{1,6}$")
_RIGHT_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?![\w/.]\d)|\d{1,6}(?![\w/\-]|[.,]\d|\s\d{1,2}/)")
_PER_UNIT = re.compile(r"\d[\d.,]{0,9}[\s_]?[a-zà-ỹđ]{1,8}$")
_UNIT = re.compile(
    r"(?:ngày|tháng|năm|tuần|giờ|phút|người|học[\s_]sinh|lớp|hộ|trường|ha|kg|lần|buổi|tiết|kỳ|quý"
    r"|km|m2|m3|xã|huyện)(?![\wà-ỹ])"
)
_FILE_CODE = re.compile(r"(?<![\wà-ỹ/])[a-zđ]{2,6}(?:-[a-zđ]{2,6})?-\d{1,5}$")
_CODE_END = re.compile(r"[a-zđ]{2,10}(?![\wà-ỹ\-/])")
# The colon before the year comes first, because one mark is found sooner than one of several words.
_STANDARD = re.compile(r":\s?(?:19|20)\d\d(?:/[a-zđ]{2,10})?(?:/sđ\d?[:\-]\d{4})?")
_STANDARD_BEFORE = re.compile(r"[qt](?:cvn|ccs)\s?\d{1,5}(?:-\d{1,3})?\s?$")
_ARTICLE_ID = re.compile(r"\.(?:lq|pl|lc|qđ|nđ|nq|nl|ct|tt|tl|sl)\.\d{1,4}(?:\.\d{1,3}){0,2}")
_ARTICLE_HEAD = re.compile(r"điều[\s_]\d{1,3}\.\d{1,3}$")
_FORM_CODE = re.compile(
    r"mẫu[\s:]{1,3}(?:số[\s:]{1,3})?(?P<code>[a-z]{1,3}\d{1,3}[a-z]?-[a-zđ]{2,8})(?![\wà-ỹ/])"
)
# The dash comes first, because there are few with years behind them.
_PERIOD = re.compile(r"-\s?(?:19|20)\d\d(?!\d)")
_PERIOD_BEFORE = re.compile(r"(?:năm[\s_]học|niên[\s_]khóa|nh)[\s_]{1,3}(?P<year>(?:19|20)\d\d)\s?$")


def find(source: SourceText) -> list[Aside]:
    """The look-alikes of a text, in order of start.

    >>> [aside.reason for aside in find(SourceText.of("202/337 trường, 2 buổi/ngày, TCVN 13142-2:2020"))]
    ['tỉ lệ, phân số', 'đơn vị tính', 'tiêu chuẩn, quy chuẩn']
    """
    found = [*_slashes(source.shadow), *_standards(source.shadow), *_codes(source.shadow)]
    return sorted(found, key=lambda aside: aside.start)


def _slashes(shadow: str) -> Iterator[Aside]:
    for match in _SLASH.finditer(shadow):
        at = match.start()
        before, after = shadow[at - 1], shadow[at + 1]
        if before.isdigit() and after.isdigit():
            aside = _ratio(shadow, at)
        elif before.isdigit():
            aside = _file_code(shadow, at)
        elif after.isdigit():
            continue
        else:
            aside = _per_unit(shadow, at)
        if aside:
            yield aside


def _ratio(shadow: str, at: int) -> Aside | None:
    """Two counts with a slash that can be no day with month, no month with year."""
    right = _RIGHT_NUMBER.match(shadow, at + 1)
    left = _LEFT_NUMBER.search(shadow, max(0, at - 12), at) if right else None
    if not left or not right:
        return None
    first, second = int(left.group().replace(".", "")), int(right.group().replace(".", ""))
    if (first <= 31 and second <= 12) or 1900 <= second < 2100 or 1900 <= first < 2100:
        return None
    return Aside("other", left.start(), right.end(), "other-ratio", 0.95, "tỉ lệ, phân số")


def _per_unit(shadow: str, at: int) -> Aside | None:
    unit = _UNIT.match(shadow, at + 1)
    count = _PER_UNIT.search(shadow, max(0, at - 20), at) if unit else None
    if not unit or not count:
        return None
    return Aside("other", count.start(), unit.end(), "other-per-unit", 0.95, "đơn vị tính")


def _file_code(shadow: str, at: int) -> Aside | None:
    tail = _CODE_END.match(shadow, at + 1)
    code = _FILE_CODE.search(shadow, max(0, at - 20), at) if tail else None
    if not code or not tail:
        return None
    return Aside("other", code.start(), tail.end(), "other-file-code", 0.9, "mã hồ sơ, dự án")


def _standards(shadow: str) -> Iterator[Aside]:
    for match in _STANDARD.finditer(shadow):
        head = _STANDARD_BEFORE.search(shadow, max(0, match.start() - 16), match.start())
        if head and not shadow[head.start() - 1 : head.start()].isalpha():
            yield Aside("other", head.start(), match.end(), "other-standard", 0.95, "tiêu chuẩn, quy chuẩn")


def _codes(shadow: str) -> Iterator[Aside]:
    for match in _ARTICLE_ID.finditer(shadow):
        head = _ARTICLE_HEAD.search(shadow, max(0, match.start() - 14), match.start())
        if head:
            yield Aside(
                "other", head.start(), match.end(), "other-article-id", 0.95, "mã điều của Bộ pháp điển"
            )
    for match in _FORM_CODE.finditer(shadow):
        yield Aside("other", *match.span("code"), "other-form", 0.95, "số của mẫu, biểu")
    for match in _PERIOD.finditer(shadow):
        head = _PERIOD_BEFORE.search(shadow, max(0, match.start() - 24), match.start())
        if head:
            span = head.start("year"), match.end()
            yield Aside("other", *span, "other-period", 0.95, "thời kỳ, năm học")
