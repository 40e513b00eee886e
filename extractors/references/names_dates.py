"""The year or day printed behind a document's name."""

from __future__ import annotations

import re

from extractors.types import Span

_DAY = re.compile(
    r"[\s_]*,?[\s_]*\(?(?:(?:đã[\s_]+)?(?:được[\s_]+)?(?:(?:quốc[\s_]+hội|ủy[\s_]+ban|uỷ[\s_]+ban)[^.;,()\n]{0,40}?[\s_]+)?"
    r"(?:thông[\s_]+qua|ban[\s_]+hành|công[\s_]+bố)[\s_]+)?ngày[\s_]+(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*"
    r"(?:/|-|\.|,?\s*năm)\s*(\d{4})(?!\d)"
)
_YEAR = re.compile(
    r"[\s_]*(?:,[\s_]*)?(?:\(?sửa[\s_]+đổi(?:,[\s_]*bổ[\s_]+sung)?\)?[\s_]+)?(?:năm[\s_]+)?((?:19|20)\d\d)(?![\d/])"
)
_BRACKETS = re.compile(r"[\s_]*\((?:năm[\s_]+)?((?:19|20)\d\d)(?![\d/])")


def date_behind(shadow: str, end: int) -> tuple[str | None, Span | None, int]:
    """The date printed at `end` as ISO text, its span, and where the name with its date ends.

    >>> date_behind("luật giáo dục năm 2019", 13)
    ('2019', (18, 22), 22)
    >>> date_behind("luật giá (sửa đổi) năm 2023", 8)[0]
    '2023'
    >>> date_behind("luật giá ngày 19 tháng 6 năm 2023", 8)[0]
    '2023-06-19'
    """
    if m := _DAY.match(shadow, end):
        day, month, year = m.groups()
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02}-{int(day):02}", (m.start(1), m.end()), m.end()
    if m := _YEAR.match(shadow, end):
        return m[1], m.span(1), m.end()
    if m := _BRACKETS.match(shadow, end):
        return m[1], m.span(1), end
    return None, None, end
