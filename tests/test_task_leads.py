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


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        (
            "Các phòng: Nội vụ, Thanh tra tham mưu xử lý vi phạm.",
            ("Các phòng: Nội vụ", "Thanh tra"),
        ),
        ("Các phòng: rà soát, báo cáo trước ngày 15/3/2026.", ("Các phòng",)),
        (
            "Giám đốc các Sở: Tài chính, Nội vụ; Chủ tịch UBND các xã căn cứ nhiệm vụ triển khai.",
            ("Giám đốc các Sở: Tài chính, Nội vụ", "Chủ tịch UBND các xã"),
        ),
        (
            "Giao đồng chí Phó Chủ tịch Thường trực phụ trách, chỉ đạo việc này.",
            ("đồng chí Phó Chủ tịch Thường trực",),
        ),
        ("Thầy Lê Văn Tám (Tổ trưởng) phụ trách âm thanh.", ("Thầy Lê Văn Tám (Tổ trưởng)",)),
        ("Cô Ngân chuẩn bị hoa và nước uống.", ("Cô Ngân",)),
        (
            "Đồng chí Phó Chủ tịch phụ trách văn hóa chủ trì kiểm tra.",
            ("Đồng chí Phó Chủ tịch phụ trách văn hóa",),
        ),
        (
            "Ban Quản lý dự án các công trình dân dụng trình hồ sơ.",
            ("Ban Quản lý dự án các công trình dân dụng",),
        ),
        ("Thường trực Tổ công tác có trách nhiệm tổng hợp.", ("Thường trực Tổ công tác",)),
        ("Sở Giáo dục và Đào tạo chuyển đề thi về các hội đồng.", ("Sở Giáo dục và Đào tạo",)),
        ("Ban Chỉ đạo chuyển đổi số tỉnh tổ chức họp hằng quý.", ("Ban Chỉ đạo chuyển đổi số tỉnh",)),
        ("Từ nay đến hết tháng 3/2026, các xã phải rà soát hộ nghèo.", ("các xã",)),
        ("Chấp thuận đề nghị của Sở Y tế; Sở Tài chính cân đối kinh phí.", ("Sở Tài chính",)),
        ("Ông Lê Văn Tám: Đề nghị bổ sung kinh phí.", ()),
    ],
)
def test_posts_people_and_lists_lead(item: str, lead: tuple[str, ...]) -> None:
    assert leads(f"1. {item}") == [lead]


def test_together_with_names_who_helps() -> None:
    (task,) = extract(_HEAD + "1. Sở Y tế chủ trì, cùng Công an tỉnh kiểm tra bếp ăn.\n").tasks
    assert (task.lead, task.coordinate) == (("Sở Y tế",), ("Công an tỉnh",))


def test_slots_under_a_heading_are_not_those_of_the_task_before_it() -> None:
    body = (
        "1. Sở Y tế:\n\n- Rà soát danh mục thuốc.\n\n2. Hội nghị tổng kết\n\n- Thời gian: ngày 30/01/2026.\n\n"
        "- Đơn vị chủ trì: Văn phòng."
    )
    assert leads(body) == [("Sở Y tế",)]


@pytest.mark.parametrize(("heading", "lead"), [("Đề nghị Công an xã phối hợp", ("Công an xã",))])
def test_a_heading_asks_a_body(heading: str, lead: tuple[str, ...]) -> None:
    assert leads(f"1. {heading}\n\n- Giữ trật tự tại các điểm.\n\n- Phân luồng giao thông.") == [lead, lead]
