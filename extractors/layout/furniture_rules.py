"""The forms of page furniture: whole lines that no sentence, title or document head has."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A whole line of furniture: its reason, how it begins, and its form, both on the shadow copy."""

    reason: str
    heads: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(reason: str, heads: str, *forms: str) -> FurnitureRule:
    return FurnitureRule(reason, tuple(heads.split("|")), re.compile(rf"(?:{'|'.join(forms)})$"))


_COUNT = r"\s*:?\s*[(\[]?[\d.,\s]{0,15}[)\]]?"
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_TAGS = (
    "p|div|span|img|br|hr|a|table|tbody|thead|tr|td|th|ul|ol|li|b|strong|i|em|u|h[1-6]|font|center"
    "|section|article|figure"
    "|figcaption|iframe|script|style|link|meta|html|body|head|input|form|label|button|nav|header"
    "|footer|blockquote|sup|sub"
)
_SERVICE = r"(?:tìm kiếm|đăng nhập|đăng ký|đăng xuất|liên hệ|tra cứu|english|rss|sơ đồ (?:trang|cổng|web\w*))"

LINE_RULES: tuple[FurnitureRule, ...] = (
    _rule(
        "counter",
        "lượt|số lượt|lần|số lần",
        rf"(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập|tải)(?: tin| bài(?: viết)?)?{_COUNT}",
    ),
    _rule(
        "counter",
        "đã xem|view|đang|thành viên|khách|hôm|tuần|tháng|tất cả|tổng|thống kê|trực tuyến|flag|bộ đếm",
        r"(?:đã xem|views?|đang online|đang truy cập|đang xem|thành viên online"
        r"|khách online)\s*:?\s*[\d.,\s]{0,18}",
        r"(?:hôm nay|hôm qua|tuần này|tuần trước|tháng này|tháng trước|tất cả"
        r"|trực tuyến)\s*:\s*[\d.,\s]{0,18}",
        r"tổng (?:số )?(?:lượt )?truy cập\s*:?\s*[\d.,\s]{0,18}",
        r"thống kê (?:lượt )?truy cập\s*:?|flag counter|bộ đếm(?: truy cập)?",
    ),
    _rule(
        "control",
        "đọc|nghe|cỡ|xem|a-|a+|in|gửi|bản in|chia|share|like|tweet|thích|lưu|quay|trở|về đầu"
        "|lên đầu|back|đóng|font",
        r"(?:đọc|nghe) bài(?: viết)?",
        r"(?:xem với )?cỡ chữ(?: .{0,20})?|font size.{0,20}|a[-+](?: a[-+])?",
        r"(?:in|gửi) (?:trang|bài|email|tin)(?: (?:này|viết|tin|bài))?|bản in|in ấn",
        r"(?:chia sẻ|share|like|tweet|thích|lưu bài)(?: (?:bài viết|lên|qua|facebook|zalo|twitter"
        r"|tin)){0,4}\s*:?",
        r"(?:quay lại|trở về|trở lại|về đầu trang|lên đầu trang|back to top|đóng lại)(?: trang trước)?",
    ),
    _rule(
        "login",
        "tìm|đăng|liên hệ|sơ đồ|rss|english",
        r"(?:tìm kiếm|đăng nhập|đăng xuất|rss|english|sơ đồ (?:trang|cổng|web\w*))\s*\.{0,3}",
        rf"{_SERVICE}(?:\s*[|/•·>\-]?\s*{_SERVICE}){{1,4}}\s*\.{{0,3}}",
    ),
    _rule(
        "clock",
        "hôm nay|thứ|chủ nhật",
        rf"hôm nay,?\s*(?:là )?(?:thứ \w+,?\s*)?(?:ngày )?{_DAY}.{{0,30}}",
        rf"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s*(?:ngày )?{_DAY}(?:[, "
        rf"|\-]*\d{{1,2}}:\d{{2}}.{{0,16}})?",
    ),
    _rule(
        "menu",
        "trang chủ|home|menu|main|bạn đang|skip|owl|@",
        r"(?:trang chủ|home)(?:\s*[>»/|›→].{0,90})?|(?:main )?menu",
        r"bạn đang ở đây.{0,60}|skip to (?:main )?content|owl image(?: .{0,60})?|@.{0,30}\.(?:edu"
        r"|gov|com)\.vn",
    ),
    _rule(
        "comments",
        "ý kiến|bình|gửi|viết|bạn cần|mã|đánh giá|tổng số điểm|click|xếp hạng",
        r"ý kiến (?:bạn đọc|của bạn|bình luận)|(?:gửi )?bình luận(?: \(\d+\))?|viết bình luận.{0,20}",
        r"bạn cần đăng nhập.{0,60}|mã (?:bảo mật|an toàn|xác nhận)|đánh giá bài viết.{0,40}",
        r"tổng số điểm của bài viết.{0,60}|click để đánh giá.{0,20}|xếp hạng\s*:.{0,30}",
    ),
    _rule(
        "credit",
        "tin|bài|ảnh|thực hiện|tác giả|nguồn|người|biên|đăng|viết|theo|(theo|(nguồn",
        r"(?:tin|bài|ảnh|(?:tin|bài),? (?:và )?(?:ảnh|bài)|tin bài và ảnh|thực hiện"
        r"|tác giả(?: bài viết)?|nguồn(?: tin)?"
        r"|người đăng|người viết|biên tập|đăng bởi|viết bởi)\s*:\s*[^.;:\d]{2,70}\.?",
        r"\((?:theo|nguồn) (?:[\w\s.,\-]{2,40}/[\w\s./\-]{2,30}|ttxvn|vov|vtv|vgp"
        r"|[\w\s]{0,16}báo [\w\s]{2,30}|.{2,30}\.vn)\)",
    ),
    _rule(
        "copyright",
        "©|(c|copyright|bản quyền|thiết kế|phát triển|designed|powered|ghi rõ",
        r"(?:©(?!\))|\(c\) copyright|copyright|bản quyền (?:thuộc|©|\(c\)|20\d\d)).{0,110}|(?:thiết kế"
        r"|phát triển|designed|powered) (?:bởi|by|và) .{0,60}",
        r"ghi rõ nguồn.{0,90}",
    ),
    _rule(
        "attachment",
        "tải|download|xem|chi tiết",
        r"(?:tải về|tải xuống|download|xem chi tiết|xem tiếp|xem thêm|xem tất cả|chi tiết)\s*[:.»>]{0,3}",
    ),
    _rule(
        "running head",
        "công báo|0|1|2|3|4|5|6|7|8|9",
        r"công báo\s?[/\\]?\s?số[^/\n]{1,24}/\s?ngày\s[\d./\-\s]{6,14}(?:\s*\d{1,4})?",
        r"\d{1,4}\s{1,9}công báo\s?/\s?số.{5,45}",
    ),
    _rule(
        "signature stamp",
        "người ký|ký bởi|ký số bởi|thời gian ký|ngày ký|được ký",
        r"(?:người ký|(?:được )?ký (?:số )?bởi|thời gian ký)\s*:\s.{2,90}"
        r"|ngày ký\s*:\s[\d./-]{8,10}[t ].{4,24}",
    ),
    _rule(
        "page number",
        "trang|page|-|#",
        r"(?:trang|page)\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?|-\s*\d{1,4}\s*-|#+ page \d{1,4}\b.{0,40}",
    ),
    _rule(
        "motto",
        "cộng h|độc lập|cong ho|doc lap|đảng cộng",
        r"c[ộôọ]ng h[òo]?[àoa] x[ãa] h[ộôọ]i ch[ủuư] ngh[ĩi]a vi[ệêẹ]t nam\W{0,3}"
        r"(?:độc lập\s?-\s?tự do\s?-\s?hạnh phúc)?[\s\-_*=.]{0,60}",
        r"độc lập\s?[-.]\s?tự do\s?[-.]\s?hạnh phúc[\s\-_*=.]{0,60}",
        r"cong hoa xa h\w{1,3} chu nghia vi\w{2,3} nam|doc lap - tu do - hanh ph\w{1,3}",
        r"đảng cộng sản việt nam[\s\-_*=.]{0,40}",
    ),
)
"""Whole-line forms, matched on the shadow copy of lines that begin in one of the given ways."""

TAIL = _rule(
    "menu",
    "các|tin|bài|thông tin|văn bản|bạn|có thể|cùng|liên kết|lịch công|những tin|đọc|xem",
    r"(?:các )?(?:tin|bài|bài viết|tin tức|tin bài|thông tin|văn bản) (?:khác|liên quan"
    r"|cùng chuyên mục|cũ hơn|mới hơn"
    r"|mới nhất|mới|cùng loại|đọc nhiều|nổi bật|đã đưa)(?:\s*[:»>]\s*)?",
    r"(?:có thể )?bạn (?:có thể )?quan tâm\s*:?|cùng chuyên mục\s*:?|liên kết (?:website|web"
    r"|trang)\s*:?|lịch công tác",
    r"những tin (?:mới hơn|cũ hơn)|(?:đọc|xem) nhiều nhất|đọc thêm\s*:?|tin (?:nóng|mới)",
)
"""Lines after which titles of other pages and menus follow to the end."""

PICTURE = re.compile(
    r"\[(?:img|image|ảnh|hình)[^\]]{0,80}\]$|!\[[^\]]{0,300}\]\([^)\s]{0,500}\)$|\[//\]: # .{0,100}$"
    r"|https?://\S{1,400}\.(?:jpe?g|png|gif|webp)$"
)
LINK = re.compile(r"\*?(?:source|nguồn|link)\s?:\s?<?https?://\S{1,500}$")
MARKUP = re.compile(
    rf"(?:</?(?:{_TAGS})(?:[\s/][^<>]{{0,2000}})?>\s*|&nbsp;\s*)+$|<\?php.{{0,200}}$|<!--.{{0,300}}-->$"
)
RULE_LINE = re.compile(r"[-_=*~.·•\s\\]{3,}$|[|:\-\s]{3,}$|[-_*]{2}$")
CREDIT_ENDS = ("(thực hiện)", "(tổng hợp)", "(lược ghi)", "(ghi)")
STAMP_LINES = ("cơ quan:", "email:", "tổ chức:", "cơ quan :")
"""Further lines of the stamp that a digital signature prints."""
