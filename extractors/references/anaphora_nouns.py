"""The nouns by which a text speaks of a document without its number."""

from __future__ import annotations

import re

NOUNS = {
    "hiến pháp": "HP", "bộ luật": "BỘ LUẬT", "luật": "LUẬT", "pháp lệnh": "PL",
    "nghị quyết liên tịch": "NQLT",
    "nghị quyết": "NQ", "nghị định": "NĐ", "thông tư liên tịch": "TTLT", "thông tư": "TT", "quyết định": "QĐ",
    "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "điều lệ": "ĐL", "nội quy": "NQy", "kế hoạch": "KH",
    "thông báo": "TB", "công văn": "CV", "văn bản": "VB", "công điện": "CĐ", "hướng dẫn": "HD",
    "kết luận": "KL", "báo cáo": "BC", "tờ trình": "TTr", "chương trình hành động": "CTr",
    "chương trình": "CTr",
    "đề án": "ĐA", "biên bản": "BB", "sắc lệnh": "SL", "văn bản hợp nhất": "VBHN", "giấy mời": "GM",
    "phương án": "PA", "thông tri": "TTri", "quy trình": "QTr", "phiếu gửi": "PG", "lệnh": "L",
}  # fmt: skip
"""Folded noun → type code of the output contract."""

COMMON = frozenset(
    ("quy định", "báo cáo", "chương trình", "hướng dẫn", "kết luận", "văn bản", "đề án", "biên bản",
     "phương án",
     "quy trình", "lệnh", "thông báo", "điều lệ", "nội quy")
)  # fmt: skip
"""Nouns that in small letters seldom mean one document."""

VAGUE = frozenset(("quy định", "chương trình", "hướng dẫn", "quy trình", "phương án", "lệnh"))
"""Nouns that in small letters never do."""

ATTACHED = frozenset(("QC", "QyĐ", "ĐL", "NQy", "HD", "CTr", "KH", "ĐA", "PA", "QTr"))
"""Types that a decision promulgates: inside such an attachment "này" still is the text itself."""

KIN = {"TT": ("TT", "TTLT"), "NQ": ("NQ", "NQLT"), "QyĐ": ("QyĐ", "QĐ"), "CV": ("CV",), "LUẬT": ("LUẬT",)}
"""The types of mentions that a noun may mean, where it is more than its own."""

LAST_WORDS = frozenset(noun.rsplit(" ", 1)[-1] for noun in NOUNS)

_ALTERNATIVES = "|".join(sorted((n.replace(" ", r"[\s_]+") for n in NOUNS), key=len, reverse=True))
NOUN_BEFORE = re.compile(rf"(?<![^\W_])(?:{_ALTERNATIVES})$")
"""A noun that ends where the searched region ends."""


def same_type(noun_type: str, mention_type: str | None) -> bool:
    """Whether a noun of one type may speak of a mention of another; "văn bản" may speak of any."""
    return noun_type == "VB" or mention_type in KIN.get(noun_type, (noun_type,))
