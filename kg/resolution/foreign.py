"""Laws of other states: the words after a name say whose law it is ("Luật Lao động cơ bản của Đài Loan")."""

from __future__ import annotations

from functools import cache

import regex

from extractors.vocabulary.tables import columns_of, parts

_REACH = 80
"""How far after the name its state is looked for, in code points."""

_KINDS = r"(?:nước|Cộng hòa|Cộng hoà|Vương quốc|Liên bang|Nhà nước|Lãnh thổ|lãnh thổ)"
_ALONE = r"(?=\s*(?:[^\w\s]|\n|$|(?:năm|và|hoặc|quy|có|về|cũng|đã|thì)\b))"
"""What may follow a state of one syllable: "Bộ luật Dân sự Pháp năm …", not "Phổ biến giáo dục Pháp luật"."""


def of_other_state(text: str, end: int) -> bool:
    """Whether the words at `end`, where the name of a law ends, give the law to a state other than Việt Nam.

    >>> text = "Theo Luật Lao động cơ bản của Đài Loan và Luật Lao động của tỉnh"
    >>> of_other_state(text, text.index(" cơ bản")), of_other_state(text, len(text) - 9)
    (True, False)
    """
    return bool(_belongs().match(text, end, end + _REACH))


@cache
def _belongs() -> regex.Pattern[str]:
    long: list[str] = []
    short: list[str] = []
    for name, others in columns_of("countries", "name", "other_names"):
        for each in (name, *parts(others)):
            (long if " " in each or "-" in each else short).append(regex.escape(each).replace(r"\ ", r"\s+"))
    longest, shortest = (sorted(names, key=lambda n: (-len(n), n)) for names in (long, short))
    between = r"(?:\s+(?:cơ\s+bản|năm\s+\d{4}|sửa\s+đổi))?"
    owner = rf"\s+của\s+(?:{_KINDS}\s+){{0,3}}(?:{'|'.join(longest + shortest)})(?!\w|\s+\p{{Lu}})"
    beside = rf"\s+(?:{_KINDS}\s+)*(?:(?:{'|'.join(longest)})(?!\w)|(?:{'|'.join(shortest)}){_ALONE})"
    return regex.compile(f"{between}(?:{owner}|{beside})")
