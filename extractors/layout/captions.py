"""Captions: lines under a picture that name what it shows, between the paragraphs of a report."""

from __future__ import annotations

import re

from extractors.layout.kinds import PARAGRAPH
from extractors.layout.pieces import Pieces

_CAPTION = re.compile(
    r"(?:-\s?)?(?:quang cảnh|toàn cảnh|một góc|ảnh minh h[oọ]a|ảnh\s?[:(]|ảnh tư liệu|ảnh chụp"
    r"|\(ảnh|trong ảnh"
    r"|hình ảnh (?:tại|về|minh|hội)|hình \d{1,2}\s?[.:]|ảnh \d{1,2}\s?[.:])"
)
_CREDITED = re.compile(
    r"(?:ảnh|nguồn)\s?:\s?[\w.\s/\-]{1,40}\.?\s*$|\(ảnh[^)]{0,40}\)\.?$|- ảnh \d+$|\.\s*ảnh: .{1,30}$"
)
_ACTED = re.compile(
    r"\s(?:phát biểu|chủ trì|điều hành|trao đổi|báo cáo|trình bày|kết luận|thông qua|khai mạc"
    r"|bế mạc|tặng|trao|tham dự"
    r"|dự|chụp ảnh lưu niệm|thảo luận|đọc|công bố|chúc mừng|cam kết|quán triệt|giới thiệu)(?:\s|$|\.)"
)
_ACTOR = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|ts|ths|pgs|gs|bs|tiến sĩ|thạc sĩ|các|đại biểu|chủ tịch|phó|bí thư"
    r"|giám đốc|thủ tướng"
    r"|bộ trưởng|thứ trưởng|trưởng|hiệu trưởng|chánh|lãnh đạo|đại diện)\b"
)
_EVENT = re.compile(
    r"(?:hội nghị|buổi|cuộc họp|phiên họp|lễ|đoàn|hội thảo|đại hội|các đại biểu|đại biểu|tập huấn|kỳ họp)\b"
)
BEGINNINGS = frozenset(
    ["- ", "-q", "-t", "-m", "-ả", "-(", "-h", "qu", "to", "mộ", "ản", "ả", "(ả", "tr", "hì"]
)
"""The ways that a caption in an official text begins."""

_LONGEST = 200
_SHORT = 60
_PROSE = 80


def _is_pictured(pieces: Pieces, index: int) -> bool:
    return index > 0 and pieces.reasons[index - 1] == "picture"


def is_caption(text: str, shadow: str, pieces: Pieces, index: int, official: bool) -> bool:
    """Whether a paragraph between its neighbours is a caption; `official` texts have few pictures.

    A line that says who spoke or presided ("… phát biểu", "… chủ trì Hội nghị") is a caption when it does not
    end like a sentence and the page is a report.
    """
    start, end = pieces.starts[index], pieces.ends[index]
    length, stopped = end - start, text[end - 1] in ".;:,?!"
    if (not stopped or length <= _SHORT) and _CAPTION.match(shadow, start, end):
        return True
    if not official and _CREDITED.search(shadow, max(start, end - 60), end):
        return True
    if pieces.labels[index] is not None or length < 8 or not index:
        return False
    sentence = stopped or length > _LONGEST
    after = index + 1
    followed = after < len(pieces)
    if _is_pictured(pieces, index):
        if not sentence and not text[start:end].isupper():
            return True
        return length <= _LONGEST and followed and shadow.startswith("- trong ảnh", pieces.starts[after])
    if official or sentence or text[start:end].isupper():
        return False
    if (_ACTOR.match(shadow, start, end) or _EVENT.match(shadow, start, end)) and _ACTED.search(
        shadow, start, end
    ):
        return True
    return (
        length <= _SHORT
        and _EVENT.match(shadow, start, end) is not None
        and followed
        and is_prose(text, pieces, after)
    )


def is_prose(text: str, pieces: Pieces, index: int) -> bool:
    """Whether a piece is a paragraph of some length that ends like a sentence."""
    end = pieces.ends[index]
    return pieces.kinds[index] is PARAGRAPH and end - pieces.starts[index] > _PROSE and text[end - 1] in ".:;"
