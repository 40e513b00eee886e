"""The rules by which meetings are read, with what proves them; all examples are our own."""

from __future__ import annotations

from extractors.rules import Rule

_LANGUAGE = "meeting and task language: names, days and chairs attested in reports, notices and minutes"

RULES: tuple[Rule, ...] = (
    Rule(
        "meeting.sentence", "A sentence that opens with a day says that a meeting was held.", _LANGUAGE,
        ("Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban công tác quý I năm 2027.",),
        ("Dự kiến trong tháng tới sẽ có hội nghị giao ban.",), confidence=0.95,
    ),
    Rule(
        "meeting.title", "The title of a report, notice or of minutes names the meeting.", _LANGUAGE,
        (
            (
                "Kết luận của Giám đốc Sở Y tế tại Hội nghị giao ban quý I năm 2027\n\n"
                "Ngày 05/3, Sở Y tế tổ chức Hội nghị giao ban quý I năm 2027. "
                "Bà Đinh Thị Ngân chủ trì Hội nghị."
            ),
        ),
        ("Lịch hội nghị giao ban quý I năm 2027\n\nThời gian cụ thể sẽ thông báo sau.",), confidence=0.97,
    ),
)  # fmt: skip

CONFIDENCE = {rule.id: rule.confidence for rule in RULES}
"""The share of right answers to expect from each rule."""
