"""Laws named by the laws that they amend: one citation, which tells what it amends."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.references.names_dates import date_behind
from extractors.types import Span

_S = r"[\s_]+"
_AMENDS = re.compile(
    rf"(?:sửa{_S}đổi|bổ{_S}sung)(?:[\s_]*,?[\s_]*(?:và{_S})?bổ{_S}sung)?{_S}"
    rf"(?:[^.;:()\"“”]{{0,80}}?(?:của|các|tại){_S}(?=(?:\d+{_S})?(?:các{_S})?(?:bộ{_S})?(?:luật|pháp{_S}lệnh)\b)|"
    rf"(?=(?:\d+{_S})?(?:bộ{_S})?luật\b))"
)
_STOP = (
    rf"(?=[\s_]*(?:[.;:()\"“”\n]|,{_S}(?:điều|khoản|điểm|chương|luật|nghị|thông|quyết)\b)|"
    rf"{_S}(?:năm|ngày|vào|số)\b)"
)
_COUNTED = re.compile(
    rf"(?:\d+|các){_S}(?:luật|pháp{_S}lệnh)\b"
    rf"(?:{_S}(?:(?:có{_S})?liên{_S}quan{_S}(?:đến|tới)|về)(?:{_S}[^\s.;:()\"“”]+){{1,30}}?{_STOP}|{_S}có{_S}liên{_S}quan\b)?"
)
_NEXT = re.compile(rf"[\s_]*(?:,|và|,[\s_]*và)[\s_]*(?=(?:bộ{_S})?luật{_S}|pháp{_S}lệnh{_S})")
_HEAD = re.compile(rf"(?:(?:bộ{_S})?luật|pháp{_S}lệnh){_S}(?!sửa{_S}đổi)")

NameEnd = Callable[[int, int], int | None]
"""Where the name ends whose noun begins at the first and whose words begin at the second offset."""


def amending_law(shadow: str, body: int, name_end: NameEnd) -> tuple[int, tuple[Span, ...]] | None:
    """End of an amending law's name whose words begin at `body`, and the spans of the laws it amends."""
    m = _AMENDS.match(shadow, body) if shadow.startswith(("sửa", "bổ"), body) else None
    if not m:
        return None
    if counted := _COUNTED.match(shadow, m.end()):
        return counted.end(), ()
    laws: list[Span] = []
    at = m.end()
    while head := _HEAD.match(shadow, at):
        end = name_end(at, head.end())
        if end is None:
            break
        _, _, dated = date_behind(shadow, end)
        laws.append((at, end))
        step = _NEXT.match(shadow, dated)
        if not step:
            break
        at = step.end()
    return (laws[-1][1], tuple(laws)) if laws else None
