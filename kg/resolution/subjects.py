"""Whether a text speaks of what a known document is about: the proof that a number without year needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.vocabulary import RegisterRow, fold

_WORD = re.compile(r"[^\W\d_]+")
_STOP = frozenset(
    {
        "về", "việc", "và", "của", "các", "những", "một", "trong", "theo", "cho", "với", "từ", "đến", "đối",
        "tại", "là", "được", "có", "để", "khi", "này", "trên", "do", "vào",
    }
)  # fmt: skip
_COMMON = frozenset(
    {
        "quy định", "ban hành", "thực hiện", "tiếp tục", "tăng cường", "đẩy mạnh", "nâng cao", "đổi mới",
        "phát triển", "xây dựng", "công tác", "lãnh đạo", "nhà nước", "nghị quyết", "chỉ thị", "kết luận",
        "thông tư", "tình hình", "hình mới", "giai đoạn", "tầm nhìn", "hướng dẫn", "chi tiết", "phê duyệt",
        "đề án", "chương trình", "kế hoạch", "chiến lược", "mục tiêu", "quốc gia", "sửa đổi", "bổ sung",
        "số điều", "việt nam", "văn bản", "nghị định", "quyết định", "ngày tháng", "chính phủ", "thủ tướng",
        "tướng chính", "sự lãnh", "đảng đối", "biện pháp", "thi hành", "tổ chức thực", "số nội", "nội dung",
    }
)  # fmt: skip
"""Pairs that stand in the title of any document and tell none from another."""
_CLAUSE = re.compile(r"[.;!?…]\s|\n\s*\n")
NEAR, SENTENCE = 260, 400


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring content words: in Vietnamese a word is mostly two syllables.

    >>> sorted(pairs_of("về việc tăng cường phòng cháy, chữa cháy"))
    ['cháy chữa', 'chữa cháy', 'phòng cháy']
    """
    words = _WORD.findall(fold(text))
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    common = {i + step for i, pair in enumerate(pairs) if pair in _COMMON for step in (0, 1)}
    telling = [word not in _STOP and i not in common for i, word in enumerate(words)]
    return frozenset(pair for i, pair in enumerate(pairs) if telling[i] and telling[i + 1])


def fit(title: str, context: str) -> int:
    """How many pairs of content words a title shares with a context."""
    return len(pairs_of(title) & pairs_of(context))


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """What follows a citation up to the end of its clause, and the sentence around it."""
    after = text[end : end + NEAR]
    stop = _CLAUSE.search(after)
    before = text[max(0, start - SENTENCE) : start]
    begins = [m.end() for m in _CLAUSE.finditer(before)]
    sentence = before[begins[-1] if begins else 0 :] + text[start:end] + after[: stop.end() if stop else None]
    return after[: stop.start() if stop else None], sentence


def subject_fit(row: RegisterRow, context: str) -> int:
    """How far a context speaks of a known document: pairs of its title, one more for a whole nickname."""
    said = pairs_of(context)
    nicknames = (pairs_of(name.partition(" về ")[2]) for name in row.short_names if " về " in name)
    return len(pairs_of(row.title) & said) + any(nick and nick <= said for nick in nicknames)


def best_fit(
    rows: Sequence[RegisterRow], contexts: Sequence[tuple[str, int]], share: float = 0.0
) -> RegisterRow | None:
    """The one row that the contexts speak of, or None where none or several do.

    `contexts` go from near to far, each with the least number of shared pairs that counts as proof; `share`
    is the least part of the title besides. A row wins where it has twice the pairs of the next one; nearer
    words that decide nothing leave it to farther.
    """
    for context, least in contexts:
        scores = sorted(((subject_fit(row, context), i) for i, row in enumerate(rows)), reverse=True)
        if not scores:
            return None
        best, row = scores[0][0], rows[scores[0][1]]
        if best < max(least, share * len(pairs_of(row.title))):
            continue
        runner_up = scores[1][0] if len(scores) > 1 else 0
        return row if best >= 2 * runner_up else None
    return None
