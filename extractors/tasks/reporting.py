"""The duty to report back that a task carries: ``báo cáo kết quả về Sở trước ngày 15/8``."""

from __future__ import annotations

import re

_TO = (
    r"ủy ban|uỷ ban|ubnd|hội đồng|hđnd|sở|bộ|phòng|ban|văn phòng|thường trực|tỉnh ủy|thành ủy|huyện ủy"
    r"|đảng ủy|thủ tướng|chính phủ|giám đốc|chủ tịch|bí thư|cấp trên|cấp có thẩm quyền"
)
_DUTY = re.compile(
    r"(?:định kỳ [^;.()]{1,40}?)?(?:tổng hợp,? )?\b(?:báo cáo|gửi (?:báo cáo|kết quả))"
    r"(?: (?:bằng văn bản|kết quả|tình hình|tiến độ|nhanh|đánh giá)[^;.()]{0,60}?)?,?"
    rf" (?:(?:về|gửi|cho|lên|với|đến) |(?=(?:{_TO})\b))[^;()]{{2,160}}?(?=[;()]|\.(?:\s|$)|$)"
)
_NOUN = re.compile(r"(?:theo|tại|nghe|thông qua|nội dung|dự thảo|xây dựng|các|bản|những) $")


def reporting_duty(text: str) -> str | None:
    """The clause of a task that says to whom and when to report back; None where there is none.

    >>> reporting_duty("Rà soát biên chế; báo cáo kết quả về Sở Nội vụ trước ngày 15/8/2023.")
    'báo cáo kết quả về Sở Nội vụ trước ngày 15/8/2023'
    >>> reporting_duty("Giao Sở Y tế định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh.")
    'định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh'
    >>> reporting_duty("Thực hiện theo báo cáo của Sở Tài chính; nộp báo cáo tài chính đúng hạn.")
    """
    lowered = text.lower()
    if len(lowered) != len(text) or not ("báo cáo" in lowered or "gửi" in lowered):
        return None
    for match in _DUTY.finditer(lowered):
        if not _NOUN.search(lowered, max(0, match.start() - 12), match.start()):
            return text[match.start() : match.end()].rstrip(" ,")
    return None
