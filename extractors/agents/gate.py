"""Whether a text is worth reading for people, units, meetings and tasks, from its head and a few literals."""

from __future__ import annotations

import re
from itertools import islice

from extractors.agents.reading import rx
from extractors.source import SourceText
from extractors.types import OwnDocument

NORMS = frozenset(("LUẬT", "BỘ LUẬT", "PL", "HP", "NĐ", "TT", "TTLT", "NQLT", "VBHN", "QC", "QyĐ", "LỆNH"))
"""Types of acts that lay down law: they assign jobs in implementing articles only and name no people."""

_CUES = (
    "chủ trì", "giao ", "yêu cầu", "đề nghị", "phân công", "kết luận", "hội nghị", "cuộc họp", "trách nhiệm",
    "nhiệm vụ", "thực hiện", "kỳ họp", "biên bản", "họp ", "phiên họp", "buổi làm việc",
    "buổi giám sát", "buổi khảo sát", "buổi tiếp", "buổi gặp", "giao ban", "đại hội", "hội thảo",
    "tọa đàm", "chủ tọa", "làm việc với", "buổi ", "phiên ", "lưu ý",
)  # fmt: skip
_ARTICLE = rx(
    r"điều \d{1,3}[a-zđ]?[.:]? [^\n]{0,30}(?:tổ chức (?:thực hiện|thi hành)|trách nhiệm|"
    r"điều khoản thi hành|giao )"
)
# Types that such a text gets only from a letter or notice that it names.
_NO_ACTS = (None, "CV", "TB", "CĐ", "BC", "TTr")
_LAWS = frozenset(("LUẬT", "BỘ LUẬT", "HP", "LỆNH"))
_ARTICLES = re.compile(r"Điều \d{1,3}[.:]")


def reads_like_an_act(text: str) -> bool:
    """Whether a text without a head of its own is made of articles, as laws are."""
    return has_articles(text, 9)


def has_articles(text: str, least: int = 1) -> bool:
    """Whether so many lines of a text begin with an article.

    >>> has_articles("## Điều 1. Phạm vi"), has_articles("theo Điều 1. Phạm vi")
    (True, False)
    """
    heads = (article for article in _ARTICLES.finditer(text) if _opens_line(text, article.start()))
    return sum(1 for _ in islice(heads, least)) == least


def _opens_line(text: str, at: int) -> bool:
    """Whether only marks of Markdown stand before a place in its line."""
    before = text[max(0, at - 7) : at].rstrip("#* ")
    return before.endswith("\n") or (at <= 6 and not before)


def may_assign(source: SourceText, own: OwnDocument) -> bool:
    """Whether a text may report a meeting or assign jobs.

    >>> may_assign(SourceText.of("Sở Y tế chủ trì, báo cáo trước ngày 05/3/2027."), OwnDocument())
    True
    >>> may_assign(SourceText.of("Giao dịch dân sự là hợp đồng."), OwnDocument(type="LUẬT"))
    False
    """
    if own.type in _LAWS or (own.type in _NO_ACTS and reads_like_an_act(source.text)):
        return False
    if own.type in NORMS:
        return _ARTICLE.search(source.shadow) is not None
    return any(cue in source.shadow for cue in _CUES)
