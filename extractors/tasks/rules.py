"""The rules by which tasks are read, with what proves them; all examples are our own."""

from __future__ import annotations

from extractors.rules import Rule

_LANGUAGE = "meeting and task language: owner forms, deadlines and numbering attested in reports and notices"

RULES: tuple[Rule, ...] = (
    Rule(
        "task.bracket", "The closing bracket or labelled lines of an item name who leads it.", _LANGUAGE,
        (
            (
                "Giám đốc chỉ đạo một số nhiệm vụ như sau:\n\n"
                "1. Lập danh mục thiết bị (Phòng Vật tư chủ trì; các kho phối hợp; hoàn thành trong tháng "
                "5/2027)."
            ),
        ),
        ("Danh mục gồm ba phần (Phòng Vật tư giữ bản gốc).",), confidence=0.97,
    ),
    Rule(
        "task.order", "An order names its addressee: giao, yêu cầu, đề nghị, phân công.", _LANGUAGE,
        ("Kính gửi: Sở Xây dựng\n\nGiám đốc Sở yêu cầu Phòng Quy hoạch rà soát hồ sơ trước ngày 05/3/2027.",),
        ("Theo đề nghị của Giám đốc Sở Xây dựng, hội nghị nghỉ giải lao.",), confidence=0.95,
    ),
    Rule(
        "task.subject", "The item begins with the body that has the job.", _LANGUAGE,
        (
            (
                "Trưởng ban phân công nhiệm vụ cụ thể như sau:\n\n"
                "1. Trạm Y tế xã chủ động kiểm tra bếp ăn bán "
                "trú."
            ),
        ),
        ("Trạm Y tế xã đã kiểm tra bếp ăn bán trú.",), confidence=0.95,
    ),
    Rule(
        "task.heading", "The heading above, or the sentence that opens the list, names the body.", _LANGUAGE,
        ("Chủ tịch yêu cầu các phòng thực hiện các nhiệm vụ sau:\n\n- Cập nhật số liệu hằng tuần.",),
        ("Các phòng đạt kết quả sau:\n\n- Cập nhật số liệu hằng tuần.",), confidence=0.95,
    ),
    Rule(
        "task.clause", "A later clause of the item names who must.", _LANGUAGE,
        (
            (
                "Hội nghị thống nhất các nhiệm vụ sau:\n\n"
                "1. Coi trọng việc lưu trữ hồ sơ; các phòng phải báo cáo khi mất mát."
            ),
        ),
        ("Coi trọng việc lưu trữ hồ sơ; các phòng khô ráo.",), confidence=0.9,
    ),
    Rule(
        "task.tail", "The dash that closes an item is followed by the body that does it.", _LANGUAGE,
        (
            (
                "KẾ HOẠCH\nSinh hoạt chuyên môn\n\nII. NỘI DUNG\n\n"
                "1. Báo cáo chuyên đề đọc hiểu – Trường THPT Sông Trà thực hiện."
            ),
        ),
        ("Chuyên đề đọc hiểu – một hướng tiếp cận mới.",), confidence=0.9,
    ),
    Rule(
        "task.none", "An item of a list of conclusions that names nobody.", _LANGUAGE,
        ("Hội nghị thống nhất thực hiện các nhiệm vụ sau:\n\n1. Tiết kiệm điện trong toàn cơ quan.",),
        ("Những mặt đạt được\n\n- Tiết kiệm điện trong toàn cơ quan.",), confidence=0.92,
    ),
    Rule(
        "task.table", "A row of a table whose head names the job and who leads it.", _LANGUAGE,
        (
            (
                "KẾ HOẠCH\nCải cách hành chính\n\n| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n"
                "| 1 | Rà soát thủ tục hành chính | Văn phòng UBND xã |"
            ),
        ),
        ("| TT | Nhiệm vụ | Kinh phí |\n|---|---|---|\n| 1 | Rà soát thủ tục hành chính | 5 triệu |",),
        confidence=0.9,
    ),
)  # fmt: skip

CONFIDENCE = {rule.id: rule.confidence for rule in RULES}
"""The share of right answers to expect from each rule."""
