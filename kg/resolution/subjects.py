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
        "về", "việc", "và", "của", "các", "những", "một", "số", "trong", "theo", "cho", "với", "từ",
        "đến", "đối", "tại", "là", "được", "có", "để", "khi", "này", "trên", "do", "vào", "ban", "hành",
        "quy", "định", "thực", "hiện", "tiếp", "tục", "tăng", "cường", "đẩy", "mạnh", "nâng", "cao",
        "đổi", "mới", "phát", "triển", "xây", "dựng", "công", "tác", "lãnh", "đạo", "sự", "đảng", "nhà",
        "nước", "nghị", "quyết", "chỉ", "thị", "kết", "luận", "thông", "tư", "luật", "tình", "hình",
        "giai", "đoạn", "năm", "tầm", "nhìn", "hướng", "dẫn", "chi", "tiết", "điều",
    }
)  # fmt: skip
_CLAUSE = re.compile(r"[.;!?…]\s|\n\s*\n")
NEAR, SENTENCE = 260, 400


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring content words: in Vietnamese a word is mostly two syllables.

    >>> sorted(pairs_of("về đổi mới căn bản, toàn diện giáo dục và đào tạo"))
    ['bản toàn', 'căn bản', 'diện giáo', 'giáo dục', 'toàn diện', 'đào tạo']
    """
    words = _WORD.findall(fold(text))
    return frozenset(f"{a} {b}" for a, b in pairwise(words) if a not in _STOP and b not in _STOP)


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


def best_fit(rows: Sequence[RegisterRow], contexts: Sequence[tuple[str, int]]) -> RegisterRow | None:
    """The one row whose title the contexts speak of, or None where none or several do.

    `contexts` go from near to far, each with the least number of shared pairs that counts as proof. A row
    wins where it has twice the pairs of the next one; nearer words that decide nothing leave it to farther.
    """
    for context, least in contexts:
        scores = sorted(((fit(row.title, context), row.signature, row) for row in rows), key=lambda s: s[:2])
        if not scores or scores[-1][0] < least:
            continue
        runner_up = scores[-2][0] if len(scores) > 1 else 0
        return scores[-1][2] if scores[-1][0] >= 2 * runner_up else None
    return None
