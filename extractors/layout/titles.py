"""Titles, headings without a number, and captions."""

from __future__ import annotations

import re

from extractors.layout.pieces import Piece
from extractors.types import BlockKind

_ENDS = frozenset(".;!?…")
_TITLE_LIMIT = 320
_HEADING_LIMIT = 120

_TYPE_LINE = re.compile(
    r"(?:luật|bộ luật|pháp lệnh|nghị quyết(?: liên tịch)?|nghị định|quyết định|chỉ thị|thông tư(?: liên tịch)?|kế hoạch|thông báo|báo cáo"
    r"|tờ trình|công điện|hướng dẫn|chương trình(?: hành động)?|kết luận|quy định|quy chế|quy trình|biên bản|đề án|phương án|thông cáo|lệnh"
    r"|giấy mời|công văn|hiến pháp|sắc lệnh|văn bản hợp nhất|dự thảo)(?: \(?dự thảo\)?)?\s*$"
)
_SUBJECT = re.compile(r"v/v|về việc|\(?trích yếu")
_CAPTION = re.compile(
    r"(?:quang cảnh|toàn cảnh|một góc|ảnh minh h[oọ]a|ảnh\s?[:(]|ảnh tư liệu|ảnh chụp|\(ảnh|- trong ảnh|trong ảnh|hình ảnh (?:tại|về|minh)"
    r"|hình \d{1,2}\s?[.:]|ảnh \d{1,2}\s?[.:])"
)
_CREDITED = re.compile(r"(?:ảnh|nguồn)\s?:\s?[\w.\s/\-]{1,40}\.?\s*$|\(ảnh[^)]{0,40}\)\.?$|- ảnh \d+$")
_ACTED = re.compile(
    r"\s(?:phát biểu|chủ trì|điều hành|trao đổi|báo cáo|trình bày|kết luận|thông qua|khai mạc|bế mạc|tặng|trao|tham dự|dự"
    r"|chụp ảnh lưu niệm|thảo luận|đọc|công bố|chúc mừng|cam kết|quán triệt|giới thiệu)(?:\s|$|\.)"
)
_SUBJECT_WORDS = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|ts|ths|pgs|gs|bs|tiến sĩ|thạc sĩ|các|đại biểu|chủ tịch|phó|bí thư|giám đốc|thủ tướng|bộ trưởng|thứ trưởng"
    r"|trưởng|hiệu trưởng|chánh|lãnh đạo|đại diện)\b"
)
_EVENT = re.compile(
    r"(?:hội nghị|buổi|cuộc họp|phiên họp|lễ|đoàn|hội thảo|đại hội|các đại biểu|đại biểu|tập huấn|kỳ họp)\b"
)


def name_pieces(text: str, shadow: str, pieces: list[Piece]) -> None:
    """Tell titles, headings and captions from paragraphs, in place."""
    official = _title_of_document(text, shadow, pieces)
    _first_title(text, shadow, pieces)
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.PARAGRAPH or piece.end - piece.start > _TITLE_LIMIT:
            continue
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if _is_caption(text, shadow, piece, before, after, official):
            piece.kind = BlockKind.CAPTION
        elif _is_heading(text, piece, after, official):
            piece.kind = BlockKind.HEADING


def _title_of_document(text: str, shadow: str, pieces: list[Piece]) -> bool:
    """The type word in a line of its own and the subject under it are the title of an official document."""
    found = False
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.PARAGRAPH or piece.end - piece.start > 60:
            continue
        if text[piece.start : piece.end].isupper() and _TYPE_LINE.match(shadow, piece.start, piece.end):
            found = True
            piece.kind = BlockKind.TITLE
            for follower in pieces[index + 1 : index + 6]:
                if not _goes_on(text, shadow, follower):
                    break
                follower.kind = BlockKind.TITLE
    return found


_BODY_START = re.compile(
    r"căn cứ|theo |xét |thực hiện |để |ngày |chiều |sáng |kính gửi|ban hành kèm|\(kèm|\(ban hành"
)


def _goes_on(text: str, shadow: str, piece: Piece) -> bool:
    """Whether a piece under the type word is still the title."""
    length = piece.end - piece.start
    return (
        piece.kind is BlockKind.PARAGRAPH
        and piece.label is None
        and length <= _TITLE_LIMIT
        and text[piece.end - 1] not in ";:,"
        and (text[piece.end - 1] != "." or shadow.startswith(("về ", "v/v"), piece.start))
        and not _BODY_START.match(shadow, piece.start)
    )


def _first_title(text: str, shadow: str, pieces: list[Piece]) -> None:
    """The first line of a page that is no sentence, and every repetition of it, is its title."""
    first = next((p for p in pieces if p.kind is not BlockKind.FURNITURE), None)
    if first is None or first.kind not in (BlockKind.PARAGRAPH, BlockKind.TITLE) or len(pieces) < 3:
        return
    printed = text[first.start : first.end].strip()
    key = _key(shadow[first.start : first.end])
    twins = [
        piece
        for piece in pieces[1:12]
        if piece is not first
        and piece.kind is BlockKind.PARAGRAPH
        and len(key) > 15
        and _repeats(shadow, piece, key)
    ]
    if len(printed) > _TITLE_LIMIT or _BODY_START.match(shadow, first.start):
        return
    if twins or (printed[-1] not in ".;:," and not printed.startswith("(") and len(printed) >= 15):
        first.kind = BlockKind.TITLE
    for twin in twins:
        twin.kind = BlockKind.TITLE


def _key(line: str) -> str:
    return " ".join(line.split()).strip(' ."“”*#')


def _repeats(shadow: str, piece: Piece, key: str) -> bool:
    line = _key(shadow[piece.start : piece.end])
    rest = line[len(key) :] if line.startswith(key) else None
    return rest is not None and (rest == "" or rest.lstrip().startswith("("))


def _is_caption(
    text: str, shadow: str, piece: Piece, before: Piece | None, after: Piece | None, official: bool
) -> bool:
    start, end = piece.start, piece.end
    if _CAPTION.match(shadow, start, end) and (text[end - 1] != "." or end - start <= 60):
        return True
    if _CREDITED.search(shadow, max(start, end - 60), end) and not official:
        return True
    if text[end - 1] in ".;:,?!" or end - start > 200 or text[start:end].isupper():
        return False
    if before is not None and before.reason == "picture":
        return True
    if official or before is None:
        return False
    subject = _SUBJECT_WORDS.match(shadow, start, end) or _EVENT.match(shadow, start, end)
    if subject and _ACTED.search(shadow, start, end):
        return True
    return bool(
        end - start <= 60
        and _EVENT.match(shadow, start, end)
        and after is not None
        and _is_prose(text, after)
    )


def _is_prose(text: str, piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and piece.end - piece.start > 80 and text[piece.end - 1] in ".:;"


def _is_heading(text: str, piece: Piece, after: Piece | None, official: bool) -> bool:
    start, end = piece.start, piece.end
    line = text[start:end]
    if line.isupper() and len(line) > 5:
        return True
    if len(line) > _HEADING_LIMIT or after is None:
        return False
    if line.startswith("**") and line.rstrip(" :").endswith("**") and line.count("**") == 2:
        return True
    if line[-1] == ":":
        return len(line) <= 80 and after.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)
    if not official or line[-1] in ".;,!?…" or not line[0].isupper() or len(line) < 6:
        return False
    return piece.spaced and (_is_prose(text, after) or after.kind is BlockKind.ITEM)
