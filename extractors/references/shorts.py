"""Short citations: a type word and a bare number (``Nghị quyết 18``, ``Nghị định số 150/2025``, ``TT 22``)."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.references import dates, issuers
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import Aside
from extractors.vocabulary import vocabulary

_HEAD = re.compile(
    r"(?P<noun>nghị[\s_]+quyết|nghị[\s_]+định|thông[\s_]+tư(?:[\s_]+liên[\s_]+tịch)?|quyết[\s_]+định|chỉ[\s_]+thị|công[\s_]+văn|công[\s_]+điện"
    r"|kế[\s_]+hoạch|quy[\s_]+chế|quy[\s_]+định|kết[\s_]+luận|hướng[\s_]+dẫn|thông[\s_]+báo|chương[\s_]+trình|tờ[\s_]+trình|văn[\s_]+bản|luật)"
    r"[\s_]+(?P<so>số[\s_]*:?[\s_]*)?(?P<number>\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?)(?![\w/%]|[.,]\d|-\d|\s?[-/]\s?[a-zđ\d])"
)
_ABBREVIATED = re.compile(r"(?<![\w/\-.&])(?P<noun>NQ|NĐ|TT|QĐ|CT|CV|KH|TTLT)\s+(?P<so>số\s*:?\s*)?(?P<number>\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?)(?![\w/%]|[.,]\d|-\d|\s?[-/]\s?[A-ZĐ\d])")
_UNIT = re.compile(
    r"[\s_]+(?:năm|tháng|ngày(?![\s_]*\d)|lần|nội|điểm|bước|%|triệu|tỷ|đồng|người|trường|xã|huyện|lớp|giờ|tiết|tuần|nhóm|loại|cấp|đơn|phần|mục"
    r"|điều|khoản|chương|đợt|giai|chỉ|nhiệm|biện|vấn|phương|quý|vụ|hộ|cá|tổ|ban|đồng|thành|bộ|dự|công|cơ|hình|tiêu|mức|môn|kỳ|đoàn|việc)(?![\wà-ỹ])"
)
_STRONG = frozenset({"NQ", "NĐ", "TT", "TTLT", "CT", "CV", "CĐ", "QC"})


def find(source: SourceText, numbered: list[Draft], asides: list[Aside]) -> list[Draft]:
    """The short citations outside the numbered ones."""
    taken = sorted([(d.start, d.end) for d in numbered] + [(a.start, a.end) for a in asides])
    starts = [span[0] for span in taken]
    found = list[Draft]()
    for match in _HEAD.finditer(source.shadow):
        draft = _judged(source, match, taken, starts)
        if draft:
            found.append(draft)
    for match in _ABBREVIATED.finditer(source.text):
        draft = _judged(source, match, taken, starts)
        if draft:
            found.append(draft)
    return found


def _judged(source: SourceText, match: re.Match[str], taken: list[tuple[int, int]], starts: list[int]) -> Draft | None:
    at = bisect_right(starts, match.end()) - 1
    if at >= 0 and taken[at][1] > match.start():
        return None
    code = vocabulary().type_code(" ".join(match["noun"].replace("_", " ").split())) or "CV"
    number = match["number"]
    capital = source.text[match.start()].isupper()
    if "/" not in number and not match["so"]:
        if _UNIT.match(source.shadow, match.end()) or re.fullmatch(r"(?:19|20)\d\d", number):
            return None
        if code not in _STRONG and not (capital and len(number) > 1):
            return None
    if code == "LUẬT" and not match["so"]:
        return None
    draft = Draft("short", match.start(), match.end(), "short-number", 0.9, type=code, number=number,
                  number_span=match.span("number"))  # fmt: skip
    date = dates.parse_date_at(source, match.end() + 1) if source.shadow[match.end() : match.end() + 1].isspace() else None
    if date:
        draft.date, draft.date_span = date.iso, (date.start, date.end)
    issuer = issuers.behind(source, date.end if date else match.end())
    if issuer:
        draft.issuer, draft.issuer_span = issuer.name, issuer.span
    return draft
