"""Whose job it is: names of bodies as printed, without the time, the power and the asides round them."""

from __future__ import annotations

import pytest

from extractors import extract

_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH BẮC LĨNH\nSố: 45/CT-UBND\nBắc Lĩnh, ngày 12 tháng 01 năm 2026\nCHỈ THỊ\n"
    "Về phòng chống dịch bệnh\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n\n"
)


def leads(body: str) -> list[tuple[str, ...]]:
    return [task.lead for task in extract(_HEAD + body + "\n").tasks]


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        (
            "Các sở, địa phương, nhất là những nơi giải ngân thấp, khẩn trương rà soát.",
            ("Các sở, địa phương",),
        ),
        ("Các địa phương, đặc biệt là vùng biên giới tăng cường tuần tra.", ("Các địa phương",)),
        (
            "Sở Y tế, UBND các xã (nhất là các xã ven biển) chủ động bố trí thuốc.",
            ("Sở Y tế", "UBND các xã"),
        ),
        (
            "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên mở lớp ban đêm.",
            ("Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên",),
        ),
        ("Sở Nội vụ trong thời hạn 05 ngày làm việc có trách nhiệm thẩm định.", ("Sở Nội vụ",)),
        ("Phó Chủ tịch Lê Văn Tám được phân công chỉ đạo việc này.", ("Phó Chủ tịch Lê Văn Tám",)),
        ("Các bộ phận được phân công định kỳ báo cáo kết quả.", ("Các bộ phận được phân công",)),
    ],
)
def test_a_name_ends_where_the_sentence_speaks_of_something_else(item: str, lead: tuple[str, ...]) -> None:
    assert leads(f"1. {item}") == [lead]


def test_a_group_of_jobs_is_no_body() -> None:
    assert leads("1. Nhóm nhiệm vụ về chuyển đổi số:\n- Rà soát dữ liệu.\n- Nâng cấp máy chủ.") == [(), ()]
