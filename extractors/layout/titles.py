"""Titles, headings without a number, and the head of an official document."""

from __future__ import annotations

import re

from extractors.layout.captions import BEGINNINGS, is_caption, is_prose
from extractors.layout.kinds import CAPTION, FURNITURE, HEADING, ITEM, PARAGRAPH, TITLE
from extractors.layout.pieces import Pieces, is_caps

_TITLE_LIMIT = 400
_HEADING_LIMIT = 120
_SHORT = 70
_HEAD = 16
_STOPS = frozenset(".;,!?…")

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
_OFFICIAL = frozenset(["I.", "dieu"])


def name_pieces(text: str, shadow: str, pieces: Pieces) -> None:
    """Tell titles, headings and captions from paragraphs, in place."""
    head = _document_head(text, shadow, pieces)
    _first_title(text, shadow, pieces, head)
    official = head > 0 or sum(label is not None and label.scheme in _OFFICIAL for label in pieces.labels) > 1
    kinds, labels = pieces.kinds, pieces.labels
    below_pictures = {index + 1 for index, reason in enumerate(pieces.reasons) if reason == "picture"}
    for index, (kind, label, start, end) in enumerate(
        zip(kinds, labels, pieces.starts, pieces.ends, strict=True)
    ):
        named = kind is not PARAGRAPH and (label is None or label.scheme != "-")
        if named or index < head or end - start > _TITLE_LIMIT:
            continue
        # An official text has few pictures: their captions begin with the words for it.
        pictured = not official or shadow[start : start + 2] in BEGINNINGS or index in below_pictures
        if pictured and is_caption(text, shadow, pieces, index, official):
            kinds[index], labels[index], pieces.bodies[index] = CAPTION, None, start
        elif (
            label is None
            and _may_be_heading(text, start, end, official)
            and _is_heading(text, shadow, pieces, index, official)
        ):
            kinds[index] = HEADING


def _may_be_heading(text: str, start: int, end: int, official: bool) -> bool:
    """Whether a paragraph needs the closer look of `_is_heading`: nearly all end as no heading does."""
    stop = text[end - 1]
    if end - start <= _HEADING_LIMIT and (
        stop == ":" or (official and stop not in _STOPS and text[start].isupper())
    ):
        return True
    second = text[start + 1 : start + 2]
    return not second.islower() and (second == "*" or text[start:end].isupper())


def _document_head(text: str, shadow: str, pieces: Pieces) -> int:
    """The number of pieces that are the head of an official document: body, motto, number, place and date.

    The type word in a line of its own and the subject under it are the title; 0 without such a head.
    """
    head = 0
    kinds, starts = pieces.kinds, pieces.starts
    for index, (kind, start, end) in enumerate(zip(kinds, starts, pieces.ends, strict=True)):
        short = kind is PARAGRAPH and end - start <= _SHORT
        if not (short or kind is HEADING or index < _HEAD):
            continue
        if index < _HEAD and (
            pieces.reasons[index] == "motto" or (short and _NUMBER_LINE.match(shadow, start))
        ):
            head = index + 1
        capitals = (short or kind is HEADING) and text[start:end].isupper()
        if not (capitals and _TYPE_LINE.match(shadow, start, end)):
            continue
        if any(shadow.startswith(("căn cứ", "theo đề nghị"), at) for at in starts[max(0, index - 4) : index]):
            kinds[index] = HEADING  # "QUYẾT ĐỊNH" after the bases opens the decision
            continue
        kinds[index] = TITLE
        if index < _HEAD:
            head = max(head, index)
        for follower in range(index + 1, min(index + 6, len(pieces))):
            if not _is_subject(text, shadow, pieces, follower):
                break
            kinds[follower] = TITLE
    return head


def _is_subject(text: str, shadow: str, pieces: Pieces, index: int) -> bool:
    """Whether a piece under the type word is still the title: no issuing office, no first sentence."""
    start, end = pieces.starts[index], pieces.ends[index]
    return (
        pieces.kinds[index] is PARAGRAPH
        and end - start <= _TITLE_LIMIT
        and text[end - 1] not in ";:,"
        and (text[end - 1] != "." or shadow.startswith(("về ", "v/v", "**về "), start))
        and not _BODY_START.match(shadow, start)
        and not (_OFFICE.match(shadow, start) and is_caps(text, start, end))
    )


def _first_title(text: str, shadow: str, pieces: Pieces, head: int) -> None:
    """The first line of a page that is no sentence, and every repetition of it, is its title."""
    kinds = pieces.kinds
    first = next((index for index, kind in enumerate(kinds) if kind is not FURNITURE), None)
    if first is None or len(pieces) < 3:
        return
    start, end, label = pieces.starts[first], pieces.ends[first], pieces.labels[first]
    if end - start > _TITLE_LIMIT or text[start] == "<":
        return
    if label is not None and label.scheme == "#":
        kinds[first] = TITLE
    if kinds[first] is not PARAGRAPH or _BODY_START.match(shadow, start):
        return
    key = _key(shadow[start:end])
    near = range(1, min(12, len(pieces)))
    twins = [at for at in near if at != first and len(key) > 15 and _repeats(shadow, pieces, at, key)]
    printed = text[start:end]
    issuer = head > 0 and is_caps(text, start, end)
    if twins or (not issuer and printed[-1] not in ".;:," and printed[0] != "(" and len(printed) >= 15):
        kinds[first] = TITLE
    for twin in twins:
        kinds[twin] = TITLE


def _key(line: str) -> str:
    return " ".join(line.split()).strip(' ."“”*#')


def _repeats(shadow: str, pieces: Pieces, index: int, key: str) -> bool:
    start, end = pieces.starts[index], pieces.ends[index]
    if pieces.kinds[index] not in (PARAGRAPH, HEADING) or end - start > len(key) + 60:
        return False
    line = _key(shadow[start:end])
    return line == key or (line.startswith(key) and line[len(key) :].lstrip().startswith("("))


def _is_heading(text: str, shadow: str, pieces: Pieces, index: int, official: bool) -> bool:
    start, end = pieces.starts[index], pieces.ends[index]
    after = index + 1
    last = after == len(pieces)
    line = text[start:end]
    if len(line) > 5 and line.isupper() and is_caps(text, start, end):
        signed = _SIGNATORY.match(shadow, start) or (
            (last or len(line) < 40) and _OFFICE.match(shadow, start)
        )
        return line[-1] not in ";," and not (signed and line[-1] != ":")
    if len(line) > _HEADING_LIMIT or last:
        return False
    if line.startswith("**") and line.rstrip(" :").endswith("**") and line.count("**") == 2:
        return True
    if line[-1] == ":":
        return len(line) <= 80 and pieces.kinds[after] in (ITEM, PARAGRAPH)
    if not official or line[-1] in _STOPS or not line[0].isupper() or len(line) < 6:
        return False
    spaced = not index or text.count("\n", pieces.ends[index - 1], start) > 1
    if not spaced or _BODY_START.match(shadow, start):
        return False
    return pieces.kinds[after] is ITEM or is_prose(text, pieces, after)
