"""The head of a document: the lines above its number, which name the body that issues it."""

from __future__ import annotations

import re

from extractors import Extraction
from extractors.vocabulary import fold, vocabulary

_LINES, _REACH = 7, 1500
_MOTTO = re.compile(
    r"cộng hoà xã hội|độc lập|tự do|hạnh phúc|đảng cộng sản việt nam|^[\W_\d]*$|\bngày\b.*\b(?:tháng|năm)\b"
)


_MARKUP = " \t*_#>|"
_COLUMNS = re.compile(r"\n|\t| {4,}")
"""What parts the lines of a head, and its two columns on one line."""
_SO = re.compile(r"[\W_]*số\b")


def head_of(extraction: Extraction) -> str | None:
    """The name of the issuing body as the head prints it, its lines joined; None for a text without head.

    The superior body stands first, the issuing one below it; both columns of a head may come out in turn.

    >>> from extractors import extract
    >>> text = "UBND TỈNH LẠNG SƠN\\nSỞ Y TẾ\\n\\nSố: 12/KH-SYT\\n\\nKẾ HOẠCH\\nKiểm tra các trạm"
    >>> head_of(extract(text))
    'UBND TỈNH LẠNG SƠN SỞ Y TẾ'
    """
    text = extraction.source.original
    own = [c for c in extraction.citations if c.form == "own" and c.start < _REACH]
    if not own:
        return None
    line = next((c for c in own if _SO.match(fold(text[c.start : c.end]))), own[0])
    lines = (each.strip(_MARKUP) for each in _COLUMNS.split(text[: line.start])[:-1])
    named = [each for each in lines if each and not _MOTTO.search(fold(each)) and not _is_noun(each)]
    head = " ".join(" ".join(_from_capitals(named[-_LINES:])).split())
    return head or None


def _is_noun(line: str) -> bool:
    """A line that is the document's type word alone ("QUYẾT ĐỊNH") names no body."""
    return fold(line) in vocabulary().type_nouns


def _from_capitals(lines: list[str]) -> list[str]:
    """The lines from the first one in capitals on: what a web page prints above it is no head."""
    first = next((i for i, line in enumerate(lines) if line.isupper()), 0)
    return lines[first:]
