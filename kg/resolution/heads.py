"""The head of a document: the lines above its number, which name the body that issues it."""

from __future__ import annotations

import re

from extractors import Extraction
from extractors.vocabulary import fold

_LINES, _REACH = 7, 1500
_MOTTO = re.compile(
    r"cộng hoà xã hội|độc lập|tự do|hạnh phúc|đảng cộng sản việt nam|^[\W_\d]*$|\bngày\b.*\b(?:tháng|năm)\b"
)


def head_of(extraction: Extraction) -> str | None:
    """The name of the issuing body as the head prints it, its lines joined; None for a text without head.

    The superior body stands first, the issuing one below it; both columns of a head may come out in turn.

    >>> from extractors import extract
    >>> text = "UBND TỈNH LẠNG SƠN\\nSỞ Y TẾ\\n\\nSố: 12/KH-SYT\\n\\nKẾ HOẠCH\\nKiểm tra các trạm"
    >>> head_of(extract(text))
    'UBND TỈNH LẠNG SƠN SỞ Y TẾ'
    """
    own = next((c for c in extraction.citations if c.form == "own" and c.start < _REACH), None)
    if own is None:
        return None
    lines = extraction.source.original[: own.start].split("\n")[:-1]
    named = [line.strip() for line in lines if line.strip() and not _MOTTO.search(fold(line))]
    head = " ".join(" ".join(named[-_LINES:]).split())
    return head or None
