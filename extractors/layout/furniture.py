"""Page furniture: menus, counters, related news, running heads, page numbers; each line with its reason.

A line is furniture only as a whole and only by a form that no sentence, title or document head has, because a
lost title, date or number is worse than a kept menu.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.layout.lines import Lines

_MAX = 120
_TAIL_LINE = 220


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A whole line of furniture: its reason, how it begins (shadow copy), and its form."""

    reason: str
    heads: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(reason: str, pattern: str, *heads: str) -> FurnitureRule:
    return FurnitureRule(reason, heads, re.compile(rf"(?:{pattern})$"))


LINE_RULES: tuple[FurnitureRule, ...] = (
    _rule(
        "counter",
        r"(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập|tải)(?: tin| bài(?: viết)?)?\s*:?\s*[(\[]?[\d.,\s]{0,15}[)\]]?",
        "lượt", "số lượt", "lần", "số lần",
    ),
    _rule(
        "counter",
        r"(?:đã xem|view[s]?|đang online|đang truy cập|đang xem|thành viên online|khách online|hôm nay|hôm qua|tuần này"
        r"|tháng này|tháng trước|tất cả|tổng (?:số )?(?:lượt )?truy cập|thống kê truy cập|trực tuyến)\s*:\s*[\d.,\s]{0,18}",
        "đã xem", "view", "đang", "thành viên", "khách", "hôm", "tuần", "tháng", "tất cả", "tổng", "thống kê", "trực tuyến",
    ),
    _rule("counter", r"thống kê (?:lượt )?truy cập|flag counter|bộ đếm", "thống kê", "flag", "bộ đếm"),
    _rule("control", r"(?:đọc|nghe) bài(?: viết)?|(?:xem với )?cỡ chữ(?: .{0,20})?|[aA][-+](?: [aA][-+])?", "đọc", "nghe", "cỡ", "xem", "a-", "a+"),
    _rule("control", r"(?:in|gửi) (?:trang|bài|email|tin)(?: (?:này|viết|tin|bài))?|bản in|in ấn", "in ", "gửi", "bản in"),
    _rule("control", r"(?:chia sẻ|share|like|tweet|thích|lưu bài)(?: (?:bài viết|lên|qua|facebook|zalo|twitter|tin))*\s*:?", "chia", "share", "like", "tweet", "thích", "lưu bài"),
    _rule("control", r"(?:quay lại|trở về|về đầu trang|lên đầu trang|back to top|đóng lại|trở lại)(?: trang trước)?", "quay", "trở", "về đầu", "lên đầu", "back", "đóng"),
    _rule("login", r"(?:tìm kiếm|đăng nhập|đăng ký|đăng xuất|liên hệ|sơ đồ (?:trang|cổng|web\w*)|tra cứu|rss)(?:\s*[|/•·>\-]?\s*(?:tìm kiếm|đăng nhập|đăng ký|liên hệ|sơ đồ (?:trang|cổng|web\w*)|english|rss)){0,4}\s*\.{0,3}", "tìm", "đăng", "liên hệ", "sơ đồ", "rss", "tra cứu"),
    _rule("clock", r"hôm nay,?\s*(?:là )?(?:thứ \w+,?\s*)?(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.{0,30}|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s*(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[, |\-]*\d{1,2}:\d{2}.{0,16})?", "hôm nay", "thứ", "chủ nhật"),
    _rule("menu", r"trang chủ(?:\s*[>»/|›→].{0,90})?|home(?:\s*[>»/|›→].{0,90})?|(?:main )?menu|danh mục|chuyên mục|giới thiệu|bạn đang ở đây.{0,60}|skip to (?:main )?content", "trang chủ", "home", "menu", "main", "danh mục", "chuyên mục", "giới thiệu", "bạn đang", "skip"),
    _rule("menu", r"owl image(?: .{0,60})?", "owl"),
    _rule("menu", r"[@|].{0,30}\.(?:edu|gov|com)\.vn", "@"),
    _rule("comments", r"ý kiến (?:bạn đọc|của bạn|bình luận)|bình luận(?: \(\d+\))?|gửi bình luận|viết bình luận.{0,20}|bạn cần đăng nhập.{0,60}|mã (?:bảo mật|an toàn|xác nhận)|đánh giá bài viết.{0,40}|tổng số điểm của bài viết.{0,60}|click để đánh giá.{0,20}|xếp hạng.{0,30}", "ý kiến", "bình", "gửi", "viết", "bạn cần", "mã", "đánh giá bài", "tổng số điểm", "click", "xếp hạng"),
    _rule("credit", r"(?:tin|bài|ảnh|tin,? (?:và )?ảnh|bài,? (?:và )?ảnh|tin,? bài|tin bài và ảnh|thực hiện|tác giả(?: bài viết)?|nguồn(?: tin)?|người đăng|biên tập|người viết|đăng bởi|viết bởi)\s*:\s*[^.;:]{2,70}\.?", "tin", "bài", "ảnh", "thực hiện", "tác giả", "nguồn", "người", "biên tập", "đăng", "viết"),
    _rule("credit", r"\(?(?:theo|nguồn) [\w\s./,\-–]{2,40}\)", "(theo", "(nguồn", "theo", "nguồn"),
    _rule("copyright", r"(?:©|\(c\)|copyright|bản quyền).{0,110}|(?:thiết kế|phát triển|designed|powered) (?:bởi|by|và).{0,60}|ghi rõ nguồn.{0,90}", "©", "(c)", "copyright", "bản quyền", "thiết kế", "phát triển bởi", "designed", "powered", "ghi rõ"),
    _rule("attachment", r"(?:tải về|tải xuống|download|xem chi tiết|xem tiếp|chi tiết|xem thêm|xem tất cả)\s*[:.»>]{0,3}", "tải", "download", "xem", "chi tiết"),
    _rule("running head", r"công báo\s?[/\\]?\s?số[^/\n]{1,24}/\s?ngày\s[\d./\-\s]{6,14}(?:\s*\d{1,4})?|\d{1,4}\s+công báo\s?/\s?số.{5,45}", "công báo", "0123456789"),
    _rule("signature stamp", r"(?:được )?(?:người ký|ký bởi|thời gian ký|ngày ký)\s*:\s.{2,90}", "người ký", "ký bởi", "thời gian ký", "ngày ký", "được ký"),
    _rule("page number", r"(?:trang|page)\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?|-\s*\d{1,4}\s*-", "trang", "page", "-"),
    _rule("motto", r"(?:c[ộôọ]ng h[òo]?[àoa] x[ãa] h[ộôọ]i ch[ủuư] ngh[ĩi]a vi[ệêẹ]t nam\W{0,3})?(?:độc lập\s?[-–]\s?tự do\s?[-–]\s?hạnh phúc)?[\s\-_—*=.]{0,60}", "cộng h", "độc lập"),
    _rule("motto", r"đảng cộng sản việt nam[\s\-_—*=.]{0,40}", "đảng cộng"),
)  # fmt: skip
"""Whole-line forms, matched on the shadow copy."""

_TAIL = re.compile(
    r"(?:các )?(?:tin|bài|bài viết|tin tức|tin bài|thông tin|văn bản) (?:khác|liên quan|cùng chuyên mục|cũ hơn|mới hơn|mới nhất|mới"
    r"|cùng loại|đọc nhiều|nổi bật|đã đưa)(?:\s*[:»>]\s*)?"
    r"|(?:có thể )?bạn (?:có thể )?quan tâm\s*:?|cùng chuyên mục\s*:?|liên kết (?:website|web|trang)\s*:?|lịch công tác"
    r"|những tin (?:mới hơn|cũ hơn)|đọc nhiều nhất|xem nhiều nhất|đọc thêm\s*:?|tin (?:nóng|mới)"
)
_TAIL_HEADS = ("các tin", "các bài", "các văn bản", "tin", "bài", "thông tin", "văn bản", "bạn", "có thể bạn", "cùng",
               "liên kết", "lịch công", "những tin", "đọc", "xem")  # fmt: skip
_PICTURE = re.compile(
    r"\[(?:img|image|ảnh|hình)[^\]]{0,80}\]$|!\[[^\]]{0,300}\]\([^)\s]{0,500}\)$|\[//\]: # .{0,100}$|(?:https?://\S+\.(?:jpe?g|png|gif|webp))$"
)
_MARKUP = re.compile(r"(?:</?[a-z!?][^<>]{0,2000}>\s*|&nbsp;\s*)+$|<\?php.{0,200}$|<!--.{0,300}-->$")
_RULE_LINE = re.compile(r"[-_=*~.—–─·•\s\\]{3,}$|[|:\-\s]{3,}$|[-–_*]{2}$")
_DIGITS = re.compile(r"\d{1,4}$")


def _by_head(rules: tuple[FurnitureRule, ...]) -> dict[str, list[FurnitureRule]]:
    table: dict[str, list[FurnitureRule]] = {}
    for rule in rules:
        for head in rule.heads:
            for key in head if head == "0123456789" else (head[:2],):
                known = table.setdefault(key, [])
                if rule not in known:
                    known.append(rule)
    return table


_RULES_BY_HEAD = _by_head(LINE_RULES)
_TAILS = frozenset(head[:2] for head in _TAIL_HEADS)
_MARKS = frozenset("[!<-_=*~.—–─·|:\\h&")
_CREDIT_END = ("(thực hiện)", "(tổng hợp)", "(lược ghi)", "(ghi)")


def find_furniture(lines: Lines, shadow: str) -> dict[int, str]:
    """The furniture of a page: line index to reason."""
    found: dict[int, str] = {}
    numbers: list[int] = []
    tails: list[int] = []
    for index, (start, end) in enumerate(lines.spans):
        head = shadow[start : start + 2]
        if head[0] in _MARKS and (reason := _marked(shadow, start, end)):
            found[index] = reason
        elif end - start <= _MAX:
            if head[0].isdigit() and end - start <= 4 and _DIGITS.match(shadow, start, end):
                numbers.append(index)
            elif head in _RULES_BY_HEAD or head[0] in _RULES_BY_HEAD or shadow[end - 1] == ")":
                if reason := _line_reason(shadow[start:end], head):
                    found[index] = reason
            if head in _TAILS and end - start <= 40 and _TAIL.fullmatch(shadow, start, end):
                tails.append(index)
    _page_numbers(lines, numbers, found)
    _tail(lines, shadow, tails, found)
    _font_sizes(lines, found)
    return found


def _marked(shadow: str, start: int, end: int) -> str | None:
    if _PICTURE.match(shadow, start, end):
        return "picture"
    if _MARKUP.match(shadow, start, end):
        return "markup"
    if _RULE_LINE.match(shadow, start, end):
        return "rule"
    return None


def _line_reason(line: str, head: str) -> str | None:
    for rule in (*_RULES_BY_HEAD.get(head, ()), *_RULES_BY_HEAD.get(head[0], ())):
        if rule.pattern.match(line):
            return rule.reason
    return "credit" if line.endswith(_CREDIT_END) and len(line) <= 50 else None


def _page_numbers(lines: Lines, numbers: list[int], found: dict[int, str]) -> None:
    """Lone numbers that count pages: beside a running head, or one more than a page's length before."""
    seen: dict[int, int] = {}
    texts = {index: int(lines.slice(index)) for index in numbers}
    for index in numbers:
        value, place = texts[index], lines.spans[index][0]
        beside = any(found.get(i) in ("running head", "signature stamp") for i in (index - 1, index + 1))
        before = seen.get(value - 1)
        if beside:
            found[index] = "page number"
        elif before is not None and place - lines.spans[before][0] > 900 and _alone(lines, index):
            found[index] = "page number"
            if _alone(lines, before):
                found.setdefault(before, "page number")
        seen[value] = index


def _alone(lines: Lines, index: int) -> bool:
    """Whether a lone number stands between lines of prose, not in a column of short cells."""
    return all(
        lines.spans[i][1] - lines.spans[i][0] > 20
        for i in (index - 1, index + 1)
        if 0 <= i < len(lines.spans)
    )


def _tail(lines: Lines, shadow: str, tails: list[int], found: dict[int, str]) -> None:
    """After "Tin khác" come titles and menus to the end, until prose begins again."""
    for first in tails:
        following = range(first + 1, len(lines.spans))
        end = next((i for i in following if _is_prose(lines, shadow, i)), len(lines.spans))
        if end == len(lines.spans) or end - first > 1 or first > len(lines.spans) // 2:
            for index in range(first, end):
                found.setdefault(index, "related news" if index > first else "menu")
            found.setdefault(first, "menu")


def _is_prose(lines: Lines, shadow: str, index: int) -> bool:
    start, end = lines.spans[index]
    return end - start > _TAIL_LINE or (end - start > 60 and shadow[end - 1] in ".;:")


def _font_sizes(lines: Lines, found: dict[int, str]) -> None:
    """A minus and a plus alone in their lines are the buttons for smaller and larger type."""
    for index, (start, end) in enumerate(lines.spans):
        if end - start == 1 and lines.text[start] in "-+":
            found[index] = "control"
