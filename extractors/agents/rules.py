"""The rules by which people and units are read, with what proves them; all examples are our own."""

from __future__ import annotations

from extractors.rules import Rule

_LANGUAGE = "meeting and task language: persons and units attested in reports, notices and plans"

RULES: tuple[Rule, ...] = (
    Rule(
        "person.title", "An academic title stands before a name.", _LANGUAGE,
        ("ThS. Đinh Thị Ngân – Phó Giám đốc Sở Y tế phát biểu tại hội nghị.",),
        ("Kỳ thi TS lớp 10 tổ chức tại hội nghị.",), confidence=0.97,
    ),
    Rule(
        "person.post", "A name with the posts that it holds.", _LANGUAGE,
        ("Hội nghị do đồng chí Đinh Thị Ngân - Giám đốc Sở Y tế chủ trì.",),
        ("Hội nghị do Giám đốc Sở Y tế chủ trì.",), confidence=0.95,
    ),
    Rule(
        "person.courtesy", "A courtesy word addresses a name.", _LANGUAGE,
        ("Tại hội nghị, bà Đinh Thị Ngân nêu ba kiến nghị.",),
        ("Tại hội nghị, bà con nêu ba kiến nghị.",), confidence=0.9,
    ),
    Rule(
        "unit.name", "A body or unit at the head of a paragraph or where an order addresses it.", _LANGUAGE,
        ("Giao Phòng Kế hoạch – Tài chính rà soát dự toán.",),
        ("Giao thông nông thôn được cải thiện nhờ hội nghị.",), confidence=0.9,
    ),
)  # fmt: skip

CONFIDENCE = {rule.id: rule.confidence for rule in RULES}
"""The share of right answers to expect from each rule."""
