"""Titles, headings without a number, and the head of an official document."""

from __future__ import annotations

import re

from extractors.layout.captions import is_caption, may_be_caption
from extractors.layout.kinds import CAPTION, FURNITURE, HEADING, ITEM, PARAGRAPH, TITLE
from extractors.layout.pieces import Piece, is_caps

_TITLE_LIMIT = 400
_HEADING_LIMIT = 120
_HEAD = 16

_TYPE_LINE = re.compile(
    r"[*#\s]*(?:(?:bộ )?luật|pháp lệnh|nghị quyết(?: liên tịch)?|nghị định|quyết định|chỉ thị"
    r"|thông tư(?: liên tịch)?"
    r"|kế hoạch(?: liên tịch)?|thông báo|báo cáo|tờ trình|công điện|hướng dẫn"
    r"|chương trình(?: hành động)?|kết luận"
    r"|quy định|quy chế|quy trình|biên bản|đề án|phương án|thông cáo|lệnh|giấy mời|công văn"
    r"|hiến pháp|sắc lệnh"
    r"|văn bản hợp nhất|công bố|điều lệ|nội quy)(?: \(?dự thảo\)?)?[*\s]*$"
)
_BODY_START = re.compile(
    r"[*\s]*(?:căn cứ|theo |xét |thực hiện |để |ngày |chiều |sáng |tối |kính gửi|ban hành kèm|\(kèm"
    r"|\(ban hành)"
)
_OFFICE = re.compile(
    r"(?:giám đốc|phó|chủ tịch|[uủ][ỷy] ban|hội đồng|bộ trưởng|thứ trưởng|thủ tướng|ban |chính phủ"
    r"|quốc hội|tổng |hiệu trưởng|thống đốc"
    r"|chánh|viện trưởng|trưởng |bộ |sở |cục trưởng|thư ký|chủ trì|người |tỉnh [uủ]|thành [uủ]"
    r"|huyện [uủ]|đảng [uủ]|thường trực)"
)
_SIGNATORY = re.compile(r"(?:tm|kt|tl|tuq|q)\.|[tk]/[mtl]\b")
_NUMBER_LINE = re.compile(r"số\s?:")


def name_pieces(text: str, shadow: str, pieces: list[Piece]) -> None:
    """Tell titles, headings and captions from paragraphs, in place."""
    head = _document_head(text, shadow, pieces)
    _first_title(text, shadow, pieces, head)
    official = (
        head > 0 or sum(1 for p in pieces if p.label is not None and p.label.scheme in ("I.", "dieu")) > 1
    )
    for index in range(head, len(pieces)):
        piece = pieces[index]
        if piece.end - piece.start <= _TITLE_LIMIT and (
            piece.kind is PARAGRAPH or (piece.label is not None and piece.label.scheme == "-")
        ):
            _name(text, shadow, pieces, index, official)


def _name(text: str, shadow: str, pieces: list[Piece], index: int, official: bool) -> None:
    piece = pieces[index]
    before = pieces[index - 1] if index else None
    closer = not official or may_be_caption(shadow, piece, before)
    if not closer and piece.end - piece.start > _HEADING_LIMIT and text[piece.start + 1].islower():
        return  # a paragraph like nearly all of them
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if closer and is_caption(text, shadow, piece, before, after, official):
        piece.kind, piece.label, piece.body = CAPTION, None, piece.start
    elif piece.label is None and _is_heading(text, shadow, piece, before, after, official):
        piece.kind = HEADING


def _document_head(text: str, shadow: str, pieces: list[Piece]) -> int:
    """The number of pieces that are the head of an official document: body, motto, number, place and date.

    The type word in a line of its own and the subject under it are the title; 0 without such a head.
    """
    head = 0
    for index, piece in enumerate(pieces):
        kind = piece.kind
        short = kind is PARAGRAPH and piece.end - piece.start <= 70
        if not (short or kind is HEADING or index < _HEAD):
            continue
        if index < _HEAD and (piece.reason == "motto" or (short and _NUMBER_LINE.match(shadow, piece.start))):
            head = index + 1
        if not (short or kind is HEADING) or not _is_type_line(text, shadow, piece):
            continue
        if any(
            shadow.startswith(("căn cứ", "theo đề nghị"), p.start) for p in pieces[max(0, index - 4) : index]
        ):
            piece.kind = HEADING  # "QUYẾT ĐỊNH" after the bases opens the decision
            continue
        piece.kind = TITLE
        if index < _HEAD:
            head = max(head, index)
        for follower in pieces[index + 1 : index + 6]:
            if not _is_subject(text, shadow, follower):
                break
            follower.kind = TITLE
    return head


def _is_type_line(text: str, shadow: str, piece: Piece) -> bool:
    return (
        text[piece.start : piece.end].isupper()
        and _TYPE_LINE.match(shadow, piece.start, piece.end) is not None
    )


def _is_subject(text: str, shadow: str, piece: Piece) -> bool:
    """Whether a piece under the type word is still the title: no issuing office, no first sentence."""
    return (
        piece.kind is PARAGRAPH
        and piece.end - piece.start <= _TITLE_LIMIT
        and text[piece.end - 1] not in ";:,"
        and (text[piece.end - 1] != "." or shadow.startswith(("về ", "v/v", "**về "), piece.start))
        and not _BODY_START.match(shadow, piece.start)
        and not (_OFFICE.match(shadow, piece.start) and is_caps(text, piece.start, piece.end))
    )


def _first_title(text: str, shadow: str, pieces: list[Piece], head: int) -> None:
    """The first line of a page that is no sentence, and every repetition of it, is its title."""
    first = next((p for p in pieces if p.kind is not FURNITURE), None)
    if first is None or len(pieces) < 3 or first.end - first.start > _TITLE_LIMIT or text[first.start] == "<":
        return
    if first.label is not None and first.label.scheme == "#":
        first.kind = TITLE
    if first.kind is not PARAGRAPH or _BODY_START.match(shadow, first.start):
        return
    key = _key(shadow[first.start : first.end])
    twins = [p for p in pieces[1:12] if p is not first and len(key) > 15 and _repeats(shadow, p, key)]
    printed = text[first.start : first.end]
    issuer = head > 0 and is_caps(text, first.start, first.end)
    if twins or (not issuer and printed[-1] not in ".;:," and printed[0] != "(" and len(printed) >= 15):
        first.kind = TITLE
    for twin in twins:
        twin.kind = TITLE


def _key(line: str) -> str:
    return " ".join(line.split()).strip(' ."“”*#')


def _repeats(shadow: str, piece: Piece, key: str) -> bool:
    if piece.kind not in (PARAGRAPH, HEADING) or piece.end - piece.start > len(key) + 60:
        return False
    line = _key(shadow[piece.start : piece.end])
    return line == key or (line.startswith(key) and line[len(key) :].lstrip().startswith("("))


def _is_heading(
    text: str, shadow: str, piece: Piece, before: Piece | None, after: Piece | None, official: bool
) -> bool:
    start, end = piece.start, piece.end
    line = text[start:end]
    if len(line) > 5 and line.isupper() and is_caps(text, start, end):
        signed = _SIGNATORY.match(shadow, start) or (
            (after is None or len(line) < 40) and _OFFICE.match(shadow, start)
        )
        return line[-1] not in ";," and not (signed and line[-1] != ":")
    if len(line) > _HEADING_LIMIT or after is None:
        return False
    if line.startswith("**") and line.rstrip(" :").endswith("**") and line.count("**") == 2:
        return True
    if line[-1] == ":":
        return len(line) <= 80 and after.kind in (ITEM, PARAGRAPH)
    if not official or line[-1] in ".;,!?…" or not line[0].isupper() or len(line) < 6:
        return False
    spaced = before is None or text.count("\n", before.end, start) > 1
    if not spaced or _BODY_START.match(shadow, start):
        return False
    prose = after.kind is PARAGRAPH and after.end - after.start > 80 and text[after.end - 1] in ".:;"
    return prose or after.kind is ITEM
