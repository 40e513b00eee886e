"""Documents whose line breaks were lost: the articles, bullets and bases in one long line are lines again."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from extractors.types import Span

_FIRST, _SECOND = " Điều 1. ", " Điều 2. "
_LEAST = 1200
"""No paragraph that only quotes two articles is as long."""

_UPPER = "A-ZĐÀ-ÝĂƠƯẠ-Ỹ"
_CUT = re.compile(
    # The end of what stands before, or the formula in capitals that opens the articles.
    rf"(?:(?<=[.;:/”\"\]])|(?<=[{_UPPER}]{{2}}))\s"
    rf"(?=Điều\s\d{{1,3}}\.\s[{_UPPER}]|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT)\s?:?\sĐiều\s1\.\s"
    rf"|Căn\scứ\s[{_UPPER}])"
    rf"|(?<=[.;:/])\s(?=(?:[-+•]|\d{{1,2}}\.|[a-zđ]\))\s[{_UPPER}]|Theo đề nghị\s|Nơi nhận\s?:"
    rf"|(?:TM|KT|TL|TUQ)\.\s[{_UPPER}]{{2}})"
)
# "Điều 2. Quy định chung 1. Kinh phí": a heading has no mark at its end.
_FIRST_ITEM = re.compile(
    rf"Điều\s\d{{1,3}}\.\s[{_UPPER}][^.;:]{{3,150}}(?<![Đđ]iều|hoản|ương)(\s)(?=1\.\s[{_UPPER}])"
)


def unfolded(text: str, spans: list[Span]) -> list[Span]:
    """The lines of a text, the one that holds a whole document cut where its parts begin.

    >>> page = "QUYẾT ĐỊNH: Điều 1. Lập tổ. " + "Tổ họp đủ. " * 120 + "Điều 2. Tổ: - Rà soát. - Báo cáo."
    >>> [page[start:end][:7] for start, end in unfolded(page, [(0, len(page))])]
    ['QUYẾT Đ', 'Điều 1.', 'Điều 2.', '- Rà so', '- Báo c']
    """
    at = text.find(_FIRST)
    if at < 0 or (index := bisect_right(spans, at, key=lambda span: span[0]) - 1) < 0:
        return spans
    start, end = spans[index]
    if end - start < _LEAST or text.find(_SECOND, at, end) < 0 or text.find("\n", start, end) >= 0:
        return spans
    cuts = {match.start() for match in _CUT.finditer(text, start, end)}
    cuts.update(match.start(1) for match in _FIRST_ITEM.finditer(text, start, end))
    edges = [start - 1, *sorted(cuts), end]
    return [
        *spans[:index],
        *((low + 1, high) for low, high in pairwise(edges) if low + 1 < high),
        *spans[index + 1 :],
    ]
