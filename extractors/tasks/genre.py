"""What kind of page a text is, as far as tasks depend on it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from extractors.agents.reading import Reading, rx
from extractors.types import OwnDocument

Genre: TypeAlias = Literal["norm", "decision", "directive", "plan", "conclusion", "report", "news"]

_BY_TYPE: dict[str, Genre] = {
    **dict.fromkeys(("LUẬT", "BỘ LUẬT", "PL", "HP", "NĐ", "TT", "TTLT", "NQLT", "VBHN", "QC", "QyĐ", "LỆNH"), "norm"),
    **dict.fromkeys(("QĐ", "NQ"), "decision"),
    **dict.fromkeys(("CT", "CĐ", "CV"), "directive"),
    **dict.fromkeys(("KH", "CTr", "ĐA", "HD", "PA"), "plan"),
    **dict.fromkeys(("TB", "KL", "BB"), "conclusion"),
    **dict.fromkeys(("BC", "TTr"), "report"),
}  # fmt: skip
_TITLES: tuple[tuple[str, Genre], ...] = (
    ("quyết định", "decision"), ("nghị quyết", "decision"), ("chỉ thị", "directive"), ("công điện", "directive"),
    ("kế hoạch", "plan"), ("chương trình hành động", "plan"), ("chương trình", "plan"), ("hướng dẫn", "plan"),
    ("thông báo", "conclusion"), ("kết luận", "conclusion"), ("biên bản", "conclusion"), ("nghị định", "norm"),
    ("thông tư", "norm"), ("thông tư liên tịch", "norm"), ("luật", "norm"), ("bộ luật", "norm"), ("pháp lệnh", "norm"),
    ("văn bản hợp nhất", "norm"), ("bản án", "norm"), ("báo cáo", "report"), ("tờ trình", "report"),
)  # fmt: skip
_LINE = rx(r"\n[ #*]{0,8}(?P<title>" + "|".join(sorted((t for t, _ in _TITLES), key=len, reverse=True)) + r")[ *:]{0,6}(?=\n)")
_TITLE_AT = dict(_TITLES)


def genre_of(reading: Reading, own: OwnDocument) -> Genre:
    """The genre of a page: from what it says of itself, else from a title line that is a bare type word.

    >>> from extractors.source import SourceText
    >>> genre_of(Reading.of(SourceText.of("Số: /KH-UBND\\nKẾ HOẠCH\\nTuyên truyền")), OwnDocument())
    'plan'
    """
    if own.type in _BY_TYPE:
        return _BY_TYPE[own.type]
    if own.kind in _BY_TYPE:
        return _BY_TYPE[own.kind or ""]
    if own.kind == "news":
        return "news"
    head = "\n" + reading.text[:6000].lower().replace("\r", "\n")
    match = _LINE.search(head)
    if match:
        return _TITLE_AT[match["title"]]
    if rx(r"\n[ #*|]{0,8}(?:kính gửi|v/v)").search(head):
        return "directive"
    return "plan" if rx(r"\W{0,6}căn cứ ").match(reading.low) else "news"
