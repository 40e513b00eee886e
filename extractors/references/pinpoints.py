"""Provisions: "điểm a và b khoản 3, khoản 4 Điều 7 Luật …", expanded and bound to the right document.

A phrase belongs to the document that it stands directly before, with at most a heading in brackets, a
linking word or "Quy chế ban hành kèm theo" between; in brackets it may also follow the document.
"""

from __future__ import annotations

import re

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.pinpoints_grammar import CHAIN, paths
from extractors.rules import Rule
from extractors.source import SourceText

_REACH = 400
_NEAR = re.compile(
    r"\b(?:điều|khoản|điểm|mục|chương|phần|phụ\s+lục|mẫu|biểu|tiết)(?:\s+số)?[\s*]+[“\"]?(?:\d|[a-zđ]\b|[ivxlc]+\b|[a-zđ]\d)"
)
_B = r"[\s*_\"”]"
_ATTACHED = (
    rf"(?:quy{_B}+chế|quy{_B}+định|quy{_B}+chuẩn|điều{_B}+lệ|nội{_B}+quy|quy{_B}+trình|chương{_B}+trình|danh{_B}+mục|"
    rf"hướng{_B}+dẫn|kế{_B}+hoạch|đề{_B}+án|bảng|biểu|phụ{_B}+lục|mẫu)[^.;\n]{{0,160}}?"
)
_LINK = re.compile(
    rf"{_B}*(?:\([^()\n]{{1,160}}\){_B}*)?[,:\-]?{_B}*(?:(?:của|tại|trong|thuộc|ở){_B}+)?(?:các{_B}+)?"
    rf"(?:(?:{_ATTACHED})?(?:được{_B}+)?(?:ban{_B}+hành{_B}+)?kèm{_B}+theo{_B}+)?[\"“*]*"
)
_BEHIND = re.compile(r"[\s*]*\((?:tại |theo |quy định tại |cụ thể tại )?")
_CLOSED = re.compile(r"[\s*]*[).;,]")

RULES = (
    Rule(
        "pinpoint.before", "provisions directly before their document",
        "Luật Ban hành văn bản quy phạm pháp luật: phần, chương, mục, tiểu mục, điều, khoản, điểm; Party phần, mục",
        (), (), confidence=0.97,
    ),
)  # fmt: skip


def attach(source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
    """Fill in `provisions` of the drafts."""
    del layout
    shadow, bound = source.shadow, 0
    for draft in drafts:
        if draft.form != "own" and _NEAR.search(shadow, max(bound, draft.start - 200), draft.start):
            draft.provisions = _before(shadow, max(bound, draft.start - _REACH), draft.start)
        if (
            not draft.provisions
            and draft.form != "own"
            and shadow[draft.end : draft.end + 3].lstrip().startswith("(")
        ):
            draft.provisions = _behind(shadow, draft.end)
        bound = max(bound, draft.end)


def _before(shadow: str, low: int, start: int) -> tuple[str, ...]:
    """The provisions of the last phrase in a window, when only a link separates it from `start`."""
    last = None
    for last in CHAIN.finditer(shadow, low, start):
        pass
    if last is None or not _starts_a_word(shadow, last.start()):
        return ()
    if not _LINK.fullmatch(shadow, last.end(), start):
        return ()
    if "\n" in shadow[last.end() : start] and not shadow[
        shadow.rfind("\n", 0, last.start()) + 1 : last.start()
    ].strip(" #*>"):
        return ()  # a heading such as "Điều 4" alone on its line
    return paths(last[0])


def _behind(shadow: str, end: int) -> tuple[str, ...]:
    opening = _BEHIND.match(shadow, end)
    chain = opening and CHAIN.match(shadow, opening.end())
    return paths(chain[0]) if chain and _CLOSED.match(shadow, chain.end()) else ()


def _starts_a_word(shadow: str, at: int) -> bool:
    return at == 0 or not shadow[at - 1].isalnum()
