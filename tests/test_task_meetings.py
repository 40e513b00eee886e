"""Tasks in reports of meetings and in news: who may ask, what is asked, what is only told."""

from __future__ import annotations

import pytest

from tests.read_tasks import rows, tasks


def test_orders_in_the_prose_of_a_report() -> None:
    text = (
        "Sáng 08/7/2027, đồng chí Trịnh Quốc Bảo - Chủ tịch UBND phường chủ trì hội nghị giao ban quý II.\n\n"
        "Kết luận hội nghị, đồng chí đề nghị Phòng Kinh tế khẩn trương rà soát các điểm ngập trước ngày 30/7/2027; "
        "giao Công an phường phối hợp với Ban Chỉ huy Quân sự phường bảo đảm trật tự.\n\n"
        "Đồng chí cũng đề nghị bà con các tổ dân phố tích cực hưởng ứng."
    )
    assert rows(text) == [
        (None, ("Phòng Kinh tế",), (), "2027-07-30"),
        (None, ("Công an phường",), ("Ban Chỉ huy Quân sự phường",), None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gia đình bà Bốn yêu cầu công an xã tìm lại con trâu bị lạc.",
        "Theo tôi, Bộ Y tế phải yêu cầu các bệnh viện niêm yết giá.",
        "Ví dụ, đề nghị các doanh nghiệp giảm giá vé.",
        "Giám đốc Sở có thể yêu cầu các bệnh viện niêm yết giá.",
    ],
)
def test_pleas_and_examples_in_news_are_no_orders(text: str) -> None:
    assert tasks(f"Chuyện làng Nà Lừng\n\n{text}") == ()


def test_an_officer_orders_in_news() -> None:
    text = "Chuyện làng Nà Lừng\n\nGiám đốc Sở Y tế yêu cầu các bệnh viện niêm yết giá trước ngày 05/3/2027."
    assert rows(text) == [(None, ("các bệnh viện",), (), "2027-03-05")]


MEETING = "Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban quý I năm 2027."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Bà Ngân nhấn mạnh: Phòng Dược kiểm tra quầy thuốc; các trạm rà soát tủ thuốc; các phòng tiết kiệm điện.",
            [("Phòng Dược",), ("các trạm",), ("các phòng",)],
        ),
        (
            "Chủ tọa kết luận:\n- Tổ Hóa sửa tủ hút.\n- Dọn kho hóa chất cũ.",
            [("Tổ Hóa",), ()],
        ),
        (
            "Hội nghị phân công:\n\n| Việc | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Phun thuốc diệt muỗi ở chợ | Trạm Y tế |",
            [("Trạm Y tế",)],
        ),
        ("Giám đốc Sở yêu cầu:\n\n1. Tuyến xã: Các trạm y tế lập danh sách trẻ.", [("Các trạm y tế",)]),
        (
            "Trung tâm Phục vụ hành chính công bố trí hai bàn trực.\n\nGiám đốc Sở giao Trung tâm Phục vụ hành chính công công khai phí.",
            [("Trung tâm Phục vụ hành chính công",)],
        ),
        (
            "Bà Ngân yêu cầu Phòng Dược kiểm tra kho. Các trạm y tế cần trực đêm. Buổi chiều, đoàn thăm vườn thuốc.",
            [("Phòng Dược",), ("Các trạm y tế",)],
        ),
        ("Giám đốc Sở kết luận:\n\nI. VĂN PHÒNG SỞ\n\n1. Sắp xếp kho hồ sơ.", [("VĂN PHÒNG SỞ",)]),
        (
            "Giám đốc Sở yêu cầu:\n\n1. Đánh giá cao các trạm đã trực Tết.\n\n2. Các trạm rà soát tủ thuốc.",
            [("Các trạm",)],
        ),
        ("A. KẾT QUẢ QUÝ I\n\n1. Tiêm đủ mũi.\n\nB. NHIỆM VỤ QUÝ II\n\n1. Tiêm bù cho trẻ.", [()]),
        ("Đề nghị các phòng, các trạm phối hợp triển khai thực hiện./.", []),
        ("Nhiều doanh nghiệp xin giãn nợ, đề nghị Sở xem xét giảm phí.", []),
        (
            "Giám đốc Sở yêu cầu:\n\n1. Phòng Dược: Kiểm tra kho, quầy (thời gian: trước 30/3/2027).",
            [("Phòng Dược",)],
        ),
        ("Giám đốc Sở lưu ý các trạm không được để thiếu thuốc.", [("các trạm",)]),
        ("Kết thúc hội nghị, Giám đốc Sở giao Phòng Dược lập danh mục.", [("Phòng Dược",)]),
        ("Bà Ngân đề nghị trong thời gian tới, các trạm cần trực đêm.", [("các trạm",)]),
        (
            "Bà Ngân biểu dương kết quả đạt được và đề nghị các trạm: tăng cường trực đêm; tiết kiệm điện.",
            [("các trạm",)],
        ),
        ("Phân công:\n- Đ/c Hà (PGĐ): theo dõi tiêm chủng.", [("Đ/c Hà (PGĐ)",)]),
        ("Các đại biểu thảo luận, làm rõ một số nội dung:\n- Việc thiếu bác sĩ;\n- Kinh phí trực.", []),
        ("Quý I, ngành đã hoàn thành tốt các nhiệm vụ:\n- Tổ chức hội thi;\n- Hoàn thành kiểm kê.", []),
        ("Nhiều ý kiến đề nghị Sở bổ sung bác sĩ cho tuyến xã.", []),
        ("Toàn ngành thực hiện nhiệm vụ năm với các chỉ tiêu sau:\n\n- 95% trẻ được tiêm.", []),
        ("Báo cáo của Phòng Dược cho thấy quầy thuốc đủ hàng.", []),
        (
            "Ông Lê Văn Tám – Phó Giám đốc Sở phát biểu kết luận hội nghị\n\nBáo cáo nêu rõ số ca mắc giảm.",
            [],
        ),
    ],
)
def test_what_a_meeting_asks_for(said: str, expected: list[tuple[str, ...]]) -> None:
    assert [t.lead for t in tasks(f"{MEETING}\n\n{said}")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Năm điểm mới của luật\n\nDưới đây là một số nội dung nhân viên y tế cần biết:\n\n1. Phụ cấp trực tăng.\n\n2. Được nghỉ bù.",
    ],
)
def test_contents_announced_are_no_jobs(text: str) -> None:
    assert tasks(text) == ()
