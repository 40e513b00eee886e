"""Provisions: "điểm a và b khoản 3, khoản 4 Điều 7 Luật …", expanded and bound to the right document.

A phrase belongs to the document that it stands directly before, with at most a heading in brackets, a
linking word or "Quy chế ban hành kèm theo" between; in brackets it may also follow the document.
"""

from __future__ import annotations

import re

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.pinpoints_grammar import CHAIN, paths
from extractors.source import SourceText

_REACH = 500
_NEARBY = 200
_NEAR = re.compile(
    r"(?:đi(?<!\wđi)(?:ều|ểm)|kho(?<!\wkho)ản|mục(?<!\wmục)|mẫu(?<!\wmẫu)|chươ(?<!\wchươ)ng|ph(?<!\wph)(?:ần|ụ\s+lục)|biểu(?<!\wbiểu)|tiế(?<!\wtiế)t)"
    r"(?:\s+số)?[\s*]+(?:từ\s+)?[“\"(]?(?:\d|[a-zđ]\b|[ivxlc]+\b|[a-zđ]\d)"
)
# What stands between a phrase and its document ends in a linking word or a mark; else the phrase itself
# stands there, and ends in a value. Most citations follow another word, which spares the search.
_BETWEEN = ' \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029*_"”“,:-'
_LONGEST_VALUE, _LONGEST_LINK = 12, 20
_LINKING = frozenset(("của", "tại", "trong", "thuộc", "ở", "các"))
_B = r"[\s*_\"”]"
_ATTACHED = (
    rf"(?:quy{_B}+chế|quy{_B}+định|quy{_B}+chuẩn|điều{_B}+lệ|nội{_B}+quy|quy{_B}+trình|chương{_B}+trình|danh{_B}+mục|"
    rf"hướng{_B}+dẫn|kế{_B}+hoạch|đề{_B}+án|bảng|biểu|phụ{_B}+lục|mẫu)[^.;\n]{{0,160}}?"
)
_JOINED = rf"{_B}*(?:\([^()\n]{{1,160}}\){_B}*)?[,:\-]?{_B}*(?:(?:của|tại|trong|thuộc|ở){_B}+)?(?:các{_B}+)?"
_LINK = re.compile(rf"{_JOINED}[\"“*]*")
_LINK_ATTACHED = re.compile(
    rf"{_JOINED}(?:(?:{_ATTACHED})?(?:được{_B}+)?(?:ban{_B}+hành{_B}+)?kèm{_B}+theo{_B}+)?[\"“*]*"
)
_BEHIND = re.compile(r"[\s*]*\((?:tại |theo |quy định tại |cụ thể tại )?")
_AMENDING = r"(?:(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế)[\s,*]+(?:và\s+)?){1,3}(?:các\s+)?"
_SUMMARY = re.compile(rf"\s*[\-:]\s*{_AMENDING}")
_SUMMARY_NEXT = re.compile(rf"\s*(?:\([^()\n]{{1,200}}\)\s*)?[;,]\s*{_AMENDING}")
_CLOSED = re.compile(r"[\s*]*[).;,]")


def attach(source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
    """Fill in `provisions` of the drafts."""
    del layout
    bound = 0
    for draft in drafts:
        if draft.form != "own":
            draft.provisions = _before(source, bound, draft.start) or _behind(source, draft.end)
        bound = max(bound, draft.end)


def _before(source: SourceText, bound: int, start: int) -> tuple[str, ...]:
    """The provisions of the last phrase before `start`, when only a link separates them."""
    shadow = source.shadow
    near = shadow[max(bound, start - _NEARBY) : start]
    if not _may_end_phrase(near) or not _NEAR.search(near):
        return ()
    last, low = None, max(bound, start - _REACH)
    stop = shadow.rfind(". ", low, start)  # no phrase goes on behind one
    for chain in CHAIN.finditer(shadow, low if stop < 0 else stop, start):
        last = chain
    if last is None or shadow[last.start() - 1 : last.start()].isalnum():
        return ()
    link = _LINK if shadow.find("kèm", last.end(), start) < 0 else _LINK_ATTACHED
    if not link.fullmatch(shadow, last.end(), start):
        return ()
    line = shadow.rfind("\n", 0, last.start()) + 1
    if "\n" in shadow[last.end() : start] and not shadow[line : last.start()].strip(" #*>"):
        return ()  # a heading such as "Điều 4" alone on its line
    return paths(source.text[last.start() : last.end()])


def _may_end_phrase(before: str) -> bool:
    """Whether a stretch may end in a phrase of provisions, or in a link behind one."""
    while (before := before.rstrip(_BETWEEN))[-1:].isalpha():
        word = before[-_LONGEST_VALUE:].split()[-1]
        if not word.isalpha() or len(word) == 1 or not word.strip("ivxlc"):
            return True
        if word not in _LINKING:
            return word == "theo" and "kèm" in before[-_LONGEST_LINK:]
        before = before[: -len(word)]
    return before != ""


def _behind(source: SourceText, end: int) -> tuple[str, ...]:
    """Provisions behind the document: in brackets, or in a summary of what is amended in it."""
    shadow = source.shadow
    if shadow[end : end + 3].lstrip()[:1] not in ("(", "-", ":"):
        return ()
    opening = _BEHIND.match(shadow, end)
    chain = opening and CHAIN.match(shadow, opening.end())
    if chain and _CLOSED.match(shadow, chain.end()):
        return paths(source.text[chain.start() : chain.end()])
    found: list[str] = []
    step = _SUMMARY.match(shadow, end)
    while step and (chain := CHAIN.match(shadow, step.end())):
        found += paths(source.text[chain.start() : chain.end()])
        step = _SUMMARY_NEXT.match(shadow, chain.end())
    return tuple(dict.fromkeys(found))
