"""What kind of page a text is, as far as meetings and tasks depend on it."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from extractors.agents.gate import has_articles
from extractors.agents.reading import Reading, rx
from extractors.types import OwnDocument

Genre: TypeAlias = Literal["norm", "decision", "directive", "plan", "conclusion", "report", "news"]

_BY_TYPE: dict[str, Genre] = {
    **dict.fromkeys(("LUẬT", "BỘ LUẬT", "PL", "HP", "NĐ", "TT", "TTLT", "NQLT", "VBHN"), "norm"),
    **dict.fromkeys(("QC", "QyĐ", "LỆNH"), "norm"),
    **dict.fromkeys(("QĐ", "NQ"), "decision"),
    **dict.fromkeys(("CT", "CĐ", "CV"), "directive"),
    **dict.fromkeys(("KH", "CTr", "ĐA", "HD", "PA"), "plan"),
    **dict.fromkeys(("TB", "KL", "BB"), "conclusion"),
    **dict.fromkeys(("BC", "TTr"), "report"),
}  # fmt: skip
_TITLES: dict[str, Genre] = {
    **dict.fromkeys(("quyết định", "nghị quyết"), "decision"),
    **dict.fromkeys(("chỉ thị", "công điện"), "directive"),
    **dict.fromkeys(("kế hoạch", "chương trình hành động", "chương trình", "hướng dẫn"), "plan"),
    **dict.fromkeys(("thông báo", "kết luận", "biên bản"), "conclusion"),
    **dict.fromkeys(("nghị định", "thông tư", "thông tư liên tịch", "luật", "bộ luật"), "norm"),
    **dict.fromkeys(("pháp lệnh", "văn bản hợp nhất", "bản án"), "norm"),
    **dict.fromkeys(("báo cáo", "tờ trình"), "report"),
}
_LINE = re.compile(
    r"\n[ #*]{0,8}(?P<title>" + "|".join(sorted(_TITLES, key=len, reverse=True)) + r")[ *:]{0,6}(?=\n)"
)
_LETTER = re.compile(r"\n[ #*|]{0,8}(?:kính gửi|v/v)")
_ANNEX = re.compile(r"\s*[#*]{0,4} ?phụ lục(?: (?:số )?[\divx]{1,5})?[ *:.]{0,6}\n")
_BASIS = rx(r"\W{0,6}căn cứ ")
_HEAD = 6000


def genre_of(reading: Reading, own: OwnDocument) -> Genre:
    """The genre of a page: from what it says of itself, else from a title line that is a bare type word.

    >>> from extractors.source import SourceText
    >>> genre_of(Reading.of(SourceText.of("Số: /KH-UBND\\nKẾ HOẠCH\\nTuyên truyền")), OwnDocument())
    'plan'
    """
    for known in (own.type, own.kind):
        if known in _BY_TYPE:
            return _BY_TYPE[known]
    head = "\n" + reading.text[:_HEAD].lower().replace("\r", "\n")
    if _LETTER.search(head, 0, 1500):
        return "directive"
    # Pages of news have menus with such words further down.
    match = _LINE.search(head, 0, 1200 if own.kind == "news" else len(head))
    if own.kind == "news" and not match:
        if has_articles(reading.text):
            return "norm"
        return "plan" if _ANNEX.match(head) else "news"
    if match:
        return _TITLES[match["title"]]
    if _LETTER.search(head):
        return "directive"
    if has_articles(reading.text):
        return "norm"
    return "plan" if _BASIS.match(reading.low) else "news"
