"""Small syllables inside the name of a body: which of them still belong to it (``Chi cục Kiểm lâm tỉnh``)."""

from __future__ import annotations

import re

_SMALL = re.compile(r"[a-zà-ỹđ]+(?![\wÀ-ỹ.])")
_GAP = re.compile(r"[\s_]{1,3}")
_PLACED = re.compile(
    r"(?:tỉnh|thành[\s_]phố|huyện|quận|thị[\s_]xã|thị[\s_]trấn|phường|xã|đặc[\s_]khu)[\s_]{1,3}[A-ZĐÂÔƠƯÁÀẢÃÉÈÍÌÓÒÚÙÝ]"
)
_LEVEL = re.compile(
    r"(?:tỉnh|thành[\s_]phố|tp|huyện|quận|thị[\s_]xã|thị[\s_]trấn|phường|xã|đặc[\s_]khu)(?![\wà-ỹ])"
)
_MOST = 6
_FUNCTION_WORDS = (
    "về tại theo trong cho của và đã đang sẽ được có là do để với từ đến khi này nêu trên ký gửi ra "
    "họp trình giao nhận bị cùng các những một như vừa mới cũng còn phải thì mà nên ở qua hay hoặc "
    "đối thuộc nói tổ phối đề báo yêu tham kiến triển thực tiếp ban quy hướng phê chỉ căn ngày năm "
    "số lần kèm khẩn sau trước chủ làm tiến chịu thống rà xem tiếp kịp khóa sửa bổ thay bãi việc "
    "nhằm gồm nếu thì vào lên xuống trở"
)
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
"""Words with which the sentence goes on behind a name; none begins the rest of a compound."""


def belong(text: str, at: int, *, company: bool) -> int:
    """The end of the small syllables at `at` that finish a capital syllable before them; 0 where none do.

    One syllable belongs where the name or the sentence plainly goes on behind it; several only before the
    level and the place of the body, or, for a firm, before its name in capitals.

    >>> belong("lâm tỉnh Kon Tum", 0, company=False), belong("họp về việc", 0, company=False)
    (3, 0)
    """
    end = at
    for count in range(_MOST):
        word = _SMALL.match(text, end if not count else _next(text, end))
        if not word:
            break
        if word.group() in _FUNCTION or _LEVEL.match(text, word.start()):
            return end if _may_end(text, word.start(), count) else 0
        end = word.end()
    else:
        return 0
    return end if count and _ends(text, end, count, company) else 0


def _next(text: str, end: int) -> int:
    gap = _GAP.match(text, end)
    return gap.end() if gap else end


def _may_end(text: str, at: int, count: int) -> bool:
    """Whether a name may end before the word at `at`, behind `count` small syllables."""
    return count == 1 or (count > 1 and bool(_PLACED.match(text, at)))


def _ends(text: str, end: int, count: int, company: bool) -> bool:
    """Whether a name may end or go on at `end`: punctuation, the end of the text, a capital."""
    following = text[_next(text, end) : _next(text, end) + 2]
    if count == 1:
        return not following[:1].islower()
    return company and following.isupper() and following.isalpha()
