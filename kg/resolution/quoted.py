"""Quoted words of another act: "Điều 3 Thông tư số … quy định như sau: “Thông tư này …”"."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors import Extraction
from extractors.types import Citation

_FARTHEST, _LEAD = 20_000, 900
_SAYS = re.compile(r"quy[\s_]+định[\s_]+như[\s_]+sau[\s:*_]*$", re.IGNORECASE)
_ENDS = re.compile(r"[.;:”“\"]\s")
_PAGE_HEAD = re.compile(r"công[\s_]+báo[\s_]*/[\s_]*số|\f", re.IGNORECASE)


def opening_quote(text: str, at: int) -> int | None:
    """Where the quotation that is open at an offset begins; None outside of quotations.

    >>> opening_quote("Sửa “Điều 5. Luật này” và", 14), opening_quote("Sửa “Điều 5” và", 13)
    (4, None)
    """
    low = max(0, at - _FARTHEST)
    opened = text.rfind("“", low, at)
    if opened > text.rfind("”", low, at):
        return opened
    paragraph = text.rfind("\n\n", low, at) + 1
    straight = text.count('"', paragraph, at) % 2 == 1
    return text.rfind('"', paragraph, at) if straight else None


def quoted_act(extraction: Extraction, at: int, noun: str | None) -> int | None:
    """The citation of the act whose words are quoted at an offset; `noun` is the type that it must have.

    Consolidated texts quote in footnotes how their amending acts come into force. The act is the first of the
    sentence that opens the quotation. A quotation ends with its page: what follows a running head may be the
    page's own text again.
    """
    text = extraction.source.original
    opened = opening_quote(text, at)
    says = opened and _SAYS.search(text, max(0, opened - _LEAD), opened)
    if not opened or not says or _PAGE_HEAD.search(text, opened, at):
        return None
    found = _first_between(extraction.citations, _sentence(text, says.start()), opened)
    if found is None or noun not in (None, extraction.citations[found].type):
        return None
    return found


def _sentence(text: str, at: int) -> int:
    """Where the sentence of an offset begins."""
    low = max(0, at - _LEAD)
    return max((m.end() for m in _ENDS.finditer(text, low, at)), default=low)


def _first_between(citations: tuple[Citation, ...], low: int, high: int) -> int | None:
    """The first citation inside a span that stands for no other one."""
    for index in range(bisect_left(citations, low, key=lambda c: c.start), len(citations)):
        if citations[index].start >= high:
            return None
        if citations[index].form not in ("self", "back"):
            return index
    return None
