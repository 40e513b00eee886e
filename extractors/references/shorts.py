"""Short citations: a type word and a bare number (``Nghị quyết 18``, ``Nghị định số 150/2025``)."""

from __future__ import annotations

import re
from bisect import bisect_right

import regex

from extractors.references import dates, issuers
from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import Aside
from extractors.vocabulary import vocabulary

# Digits first, then the words before them: an alternation of nouns at the head costs four times as much.
_NUMBER = regex.compile(
    r"(?<=[thưịnếoốđqv:][\s_]|ố)[0-9]{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?(?![\w%]|[.,/]\d|-\d|\s?[\-/]\s?[a-zđ\d])"
)
_BEFORE = re.compile(
    r"(?<![\wà-ỹ/.&\-])(?P<noun>nghị[\s_]{1,3}(?:quyết(?:[\s_]liên[\s_]tịch)?|định)|thông[\s_]{1,3}(?:tư(?:[\s_]liên[\s_]tịch)?|báo)"
    r"|(?:quyết|quy)[\s_]{1,3}định|chỉ[\s_]{1,3}thị"
    r"|(?:công|văn)[\s_]{1,3}(?:văn|điện|bản)|kế[\s_]{1,3}hoạch|quy[\s_]{1,3}chế|kết[\s_]{1,3}luận"
    r"|báo[\s_]{1,3}cáo|biên[\s_]{1,3}bản|(?:pháp|sắc)[\s_]{1,3}lệnh"
    r"|hướng[\s_]{1,3}dẫn|(?:chương|tờ)[\s_]{1,3}trình"
    r"|luật|nq|nđ|tt|qđ|ct|cv|kh|ttlt)[\s_]{1,3}(?P<so>số[\s_]{0,2}:?[\s_]{0,2})?$"
)
_BLANKS = " _\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_ENDS = (
    "quyết", "định", "tư", "tịch", "báo", "thị", "văn", "điện", "bản", "hoạch", "chế", "luận", "dẫn", "trình",
    "cáo", "lệnh", "luật", "nq", "nđ", "tt", "qđ", "ct", "cv", "kh", "ttlt", "số", ":",
)  # fmt: skip
"""What stands before the number, blanks left out: few numbers need the search for their noun."""

_UNIT = re.compile(
    r"[\s_]+(?:năm|tháng|ngày(?![\s_]*\d)|lần|nội|điểm|bước|%|triệu|tỷ|đồng|người|trường|xã|huyện|lớp|giờ|tiết|tuần"
    r"|nhóm|loại|cấp|đơn|phần|mục"
    r"|điều|khoản|chương|đợt|giai|chỉ|nhiệm|biện|vấn|phương|quý|vụ|hộ|cá|tổ|ban|đồng|thành|bộ|dự|công|cơ|hình"
    r"|tiêu|mức|môn|kỳ|đoàn|việc|cán|viên|học|giáo|đại|em|suất|gói|ý|câu|dòng|trang|quyển|bản|thủ|chiếc|tấn|kg|ha|km"
    r"|khu|thôn|phòng|tuyến|cầu|bài|tờ|lượt|dịch|đối|hạng|mẫu|buổi|thửa)(?![\wà-ỹ])"
)
_IN_WRITING = re.compile(r"bằng[\s_]{1,3}văn[\s_]{1,3}bản[\s_]{1,3}$")
"""``trả lời bằng văn bản 21 kiến nghị``: in writing, and the number counts what follows."""
_VERBS = frozenset({"HD", "QyĐ"})
_MAIN = re.compile(r"(thông[\s_]tư|nghị[\s_]định|quyết[\s_]định|nghị[\s_]quyết)[\s_]$")
_SEVERAL = re.compile(r"(?:các|những|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám)[\s_]$")
_MEMBER = re.compile(
    r"[\s_]?(?:,[\s_]?|;[\s_]?|[\s_]và[\s_])(?:số[\s_])?(?P<number>\d{1,4}[a-z]?)"
    r"(?=[\s_]?(?:[,;.)]|$)|[\s_](?:và|của|về|nêu|ngày[\s_]\d|có|được|đã))"
)
_NUMBERED_ONLY = frozenset({"BC", "BB", "PL", "SL"})
"""Types that a bare number counts (``Báo cáo 25 trường``): only ``số`` makes it their number."""
_STRONG = frozenset({"NQ", "NĐ", "TT", "TTLT", "CT", "CV", "CĐ", "QC"})


def find(source: SourceText, numbered: list[Draft], asides: list[Aside]) -> list[Draft]:
    """The short citations outside the numbered ones."""
    taken = sorted([(d.start, d.end) for d in numbered] + [(a.start, a.end) for a in asides])
    starts = [span[0] for span in taken]
    found = list[Draft]()
    for match in _NUMBER.finditer(source.shadow):
        at = match.start()
        if not source.shadow[max(0, at - 9) : at].rstrip(_BLANKS).endswith(_ENDS):
            continue
        head = _BEFORE.search(source.shadow, max(0, at - 28), at)
        if head and (draft := _judged(source, head, match, taken, starts)):
            found += [draft, *_more(source, draft)]
    return found


def _more(source: SourceText, first: Draft) -> list[Draft]:
    """The further numbers of ``các Nghị quyết 18, 19 và 20``, of ``Thông tư 22 và 26 của Bộ Y tế``.

    One noun may stand for several numbers where a body behind the last one shows that they are numbers.
    """
    several = bool(_SEVERAL.search(source.shadow, max(0, first.start - 12), first.start))
    if not several and (first.type not in _STRONG or first.date_span or first.issuer_span):
        return []
    found, position = list[Draft](), first.end
    while match := _MEMBER.match(source.shadow, position):
        span = match.span("number")
        member = Draft("short", *span, "short-list", 0.85, type=first.type, number=match["number"])
        member.number_span, member.group = span, first.start
        found.append(member)
        position = match.end("number")
    issuer = issuers.behind(source, position) if found else None
    if issuer:
        found[-1].issuer, found[-1].issuer_span = issuer.name, issuer.span
    elif not several:
        return []
    if found:
        first.group = first.start
    return found


def _judged(
    source: SourceText,
    head: re.Match[str],
    match: regex.Match[str],
    taken: list[tuple[int, int]],
    starts: list[int],
) -> Draft | None:
    """The citation of a noun and a number, or None where the number counts something."""
    at = bisect_right(starts, match.end()) - 1
    if at >= 0 and taken[at][1] > head.start():
        return None
    noun = " ".join(head["noun"].replace("_", " ").split())
    if len(noun) < 5 and noun != "luật" and not source.text[head.start() : head.end("noun")].isupper():
        return None
    start, code = _main_noun(source, head, vocabulary().type_code(noun) or "CV")
    if not _is_number(source, code, head, match):
        return None
    draft = Draft("short", start, match.end(), "short-number", 0.9, type=code, number=match.group(),
                  number_span=match.span())  # fmt: skip
    _complete(source, draft)
    return draft


def _main_noun(source: SourceText, head: re.Match[str], code: str) -> tuple[int, str]:
    """``thông tư hướng dẫn số 21``: the small noun is a verb, the document is the circular."""
    if code not in _VERBS or source.text[head.start()].isupper():
        return head.start(), code
    main = _MAIN.search(source.shadow, max(0, head.start() - 14), head.start())
    noun = main[1].replace("_", " ") if main else ""
    return (main.start(), vocabulary().type_code(noun) or code) if main else (head.start(), code)


def _is_number(source: SourceText, code: str, head: re.Match[str], match: regex.Match[str]) -> bool:
    number = match.group()
    if _IN_WRITING.search(source.shadow, max(0, head.end() - 20), head.end()):
        return False
    if "\n" in source.shadow[head.end() - 2 : match.start()] and not head["so"]:
        return False
    if source.shadow[match.start() - 1] == "\n" and source.shadow[match.end() : match.end() + 1] in (
        "\n",
        "\r",
    ):
        return False
    if "/" in number or head["so"]:
        return True
    if (
        code == "LUẬT"
        or code in _NUMBERED_ONLY
        or _UNIT.match(source.shadow, match.end())
        or re.fullmatch(r"(?:19|20)\d\d", number)
    ):
        return False
    return code in _STRONG or (source.text[head.start()].isupper() and len(number) > 1)


def _complete(source: SourceText, draft: Draft) -> None:
    blank = source.shadow[draft.end : draft.end + 1]
    date = dates.parse_date_at(source, draft.end + 1) if blank.isspace() else None
    if date:
        draft.date, draft.date_span = date.iso, (date.start, date.end)
    issuer = issuers.behind(source, date.end if date else draft.end)
    day = None
    if issuer is None:
        issuer, day = issuers.before(source, draft)
    if issuer and draft.type in issuers.JOINT:
        issuer = issuers.with_partners(source, issuer)
    if issuer:
        draft.issuer, draft.issuer_span = issuer.name, issuer.span
    if day and not date:
        draft.date, draft.date_span = day.iso, (day.start, day.end)
