"""Resolutions without number, named by their subject: thông qua Nghị quyết phê duyệt chủ trương đầu tư …"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.references.draft import Draft
from extractors.rules import Rule
from extractors.source import SourceText

_HEAD = re.compile(r"nghị[ _]quyết[\s_]+(?=về|phê|quy|thành|quyết|bãi|sửa|ban|điều|giao|đặt|chấp|thông|của)")
_ADOPTED = re.compile(r"(?:thông[ _]qua|công[ _]bố)[\s_]+(?:các[\s_]+)?$")
_SUBJECT = re.compile(
    r"(?:của[ _][^.;:\n]{4,80}?[ _])?(?:về(?:[ _]việc)?|phê[ _](?:duyệt|chuẩn)|quy[ _]định|thành[ _]lập|"
    r"quyết[ _]định|bãi[ _]bỏ|"
    r"sửa[ _]đổi|điều[ _]chỉnh|giao|đặt[ _]tên|chấp[ _]thuận)[ _](?:\([^()\n]{1,80}\)|[^.;:()\n*\"“”\[\]|"
    r"]|\n(?=[^\W\d_]*[a-zà-ỹ])){20,400}"
)
_FEWEST_WORDS = 6

RULES = (
    Rule(
        "name.resolution.subject", "an adopted resolution named by its subject, up to the end of the clause",
        "reports on sessions of People's Councils",
        ("HĐND tỉnh đã thông qua Nghị quyết phê duyệt chủ trương đầu tư dự án đường ven hồ Sen.",),
        ("HĐND tỉnh đã thông qua nghị quyết về ngân sách.", "Các sở thực hiện Nghị quyết của Đảng."),
        confidence=0.8,
    ),
)  # fmt: skip


def adopted_resolutions(source: SourceText, nouns: Iterable[int]) -> list[Draft]:
    """The resolutions that a text reports as adopted and names by their subject.

    `nouns` is where "nghị quyết" stands, in order.
    """
    found = []
    for at in nouns:
        m = _HEAD.match(source.shadow, at) if source.text[at] == "N" else None
        if not m or not _ADOPTED.search(source.shadow, max(0, m.start() - 20), m.start()):
            continue
        body = _SUBJECT.match(source.shadow, m.end())
        if body and len(body[0].split()) >= _FEWEST_WORDS:
            end = m.end() + len(body[0].rstrip(" ,_-"))
            title = " ".join(source.text[m.start() : end].replace("_", " ").split())
            found.append(
                Draft("named", m.start(), end, "name.resolution.subject", 0.8, type="NQ", title=title)
            )
    return found
