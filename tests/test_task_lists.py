"""What opens a list of jobs, what heads a part of it, and which marks its members carry."""

from __future__ import annotations

import pytest

from extractors import extract

_NEWS = (
    "Hội nghị giao ban tháng 6\n\nSáng ngày 03/6/2031, Sở Giáo dục và Đào tạo tổ chức hội nghị giao ban. "
    "Đồng chí Lê Văn Cường, Giám đốc Sở chủ trì.\n\n"
)
_NOTICE = (
    "UBND HUYỆN HỮU LŨNG\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 77/TB-PGDĐT\nHữu Lũng, ngày 18 tháng 10 năm 2024\n"
    "THÔNG BÁO\nKết luận giao ban\n\n"
)


def jobs(text: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(task.label, task.text, task.lead) for task in extract(text).tasks]


def test_a_command_opens_a_list() -> None:
    text = f"{_NEWS}Giám đốc Sở chỉ thị:\n1. Thanh tra Sở:\n- Kiểm tra kho;\n- Rà soát sổ.\n"
    assert jobs(text) == [("-", "Kiểm tra kho;", ("Thanh tra Sở",)), ("-", "Rà soát sổ.", ("Thanh tra Sở",))]


def test_contents_announced_by_a_notice_are_jobs() -> None:
    text = (
        f"{_NOTICE}Phòng GD&ĐT thông báo các nội dung sau:\nA. CHUYÊN MÔN\nI. Mầm non\n1. Gửi danh sách trẻ.\n"
        "B. TÀI VỤ\n1. Kế toán các trường khóa sổ trước 20/11/2024.\n"
    )
    assert jobs(text) == [
        ("1", "Gửi danh sách trẻ.", ()),
        ("1", "Kế toán các trường khóa sổ trước 20/11/2024.", ("Kế toán các trường",)),
    ]


def test_what_a_report_announces_is_none() -> None:
    assert jobs(f"{_NEWS}Báo cáo gồm các nội dung sau:\n1. Kết quả học tập.\n2. Số liệu trường lớp.\n") == []


def test_lines_without_label_head_jobs_without_label() -> None:
    text = (
        f"{_NEWS}Kết luận hội nghị, Giám đốc Sở đề nghị:\nĐối với các trường mầm non:\n"
        "Vệ sinh lớp học, khử khuẩn đồ chơi xong trước ngày 14/6/2031.\n"
        "Đối với các trường tiểu học:\nTổ chức dạy bù cho học sinh còn yếu trong hè.\n"
    )
    assert [(label, lead) for label, _, lead in jobs(text)] == [
        (None, ("các trường mầm non",)),
        (None, ("các trường tiểu học",)),
    ]


@pytest.mark.parametrize(
    "opening", ["Giám đốc Sở chỉ đạo:\n", "Giám đốc Sở yêu cầu thực hiện các nội dung sau:\n"]
)
def test_numbers_in_brackets_are_labels(opening: str) -> None:
    text = f"{_NEWS}{opening}(1) Phòng Trung học hoàn thành ma trận đề.\n(2) Thanh tra Sở rà soát kho đề.\n"
    assert jobs(text) == [
        ("1", "Phòng Trung học hoàn thành ma trận đề.", ("Phòng Trung học",)),
        ("2", "Thanh tra Sở rà soát kho đề.", ("Thanh tra Sở",)),
    ]


def test_numbers_in_brackets_part_a_sentence() -> None:
    text = (
        f"{_NEWS}Giám đốc Sở chỉ đạo các nội dung: (1) Phòng Trung học hoàn thành ma trận đề; "
        "(2) Thanh tra Sở rà soát kho đề.\n"
    )
    assert [lead for _, _, lead in jobs(text)] == [("Phòng Trung học",), ("Thanh tra Sở",)]


def test_numbers_in_brackets_under_a_job_explain_it() -> None:
    text = (
        f"{_NEWS}Giám đốc Sở yêu cầu:\n1. Văn phòng Sở chuẩn bị hội nghị.\n(1) Phòng họp số 2.\n"
        "2. Thanh tra Sở rà soát kho đề.\n"
    )
    assert [label for label, _, _ in jobs(text)] == ["1", "2"]


@pytest.mark.parametrize(
    "title", ["PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n", "PHỤ LỤC I\n", "Giám đốc Sở phân công:\n"]
)
def test_a_table_of_jobs_needs_no_plan(title: str) -> None:
    text = (
        f"{title}| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n"
        "| 1 | Tập huấn giáo viên lớp 5 | Phòng Tiểu học | Văn phòng | Tháng 8/2031 |\n"
    )
    assert jobs(text) == [("1", "Tập huấn giáo viên lớp 5", ("Phòng Tiểu học",))]


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Chuẩn bị báo cáo (Văn phòng, Thanh tra).", ("Văn phòng", "Thanh tra")),
        ("Hoàn thành hồ sơ (Phòng TCCB, trước 14/7/2031).", ("Phòng TCCB",)),
        ("Rà soát thiết bị (giao Phòng KHTC).", ("Phòng KHTC",)),
        ("Chuẩn bị phòng họp (đ/c Hùng).", ("đ/c Hùng",)),
        ("Rà soát thiết bị (máy chiếu, máy in).", ()),
        ("Lập danh sách thi (P. Khảo thí chủ trì; P. Trung học phối hợp).", ("P. Khảo thí",)),
        ("Văn phòng Sở theo dõi kết luận tại hội nghị giao ban trước.", ("Văn phòng Sở",)),
        ("Giáo viên chủ nhiệm hằng tuần báo cáo sĩ số.", ("Giáo viên chủ nhiệm",)),
        ("CDC tỉnh chủ động giám sát dịch.", ("CDC tỉnh",)),
    ],
)
def test_leads_in_brackets_and_of_short_names(item: str, lead: tuple[str, ...]) -> None:
    text = f"{_NEWS}Giám đốc Sở yêu cầu:\n1. {item}\n2. Thanh tra Sở rà soát kho đề.\n"
    assert jobs(text)[0][2] == lead


def test_a_star_above_numbers_heads_their_list() -> None:
    minutes = "TRƯỜNG THCS HOA LƯ\nBIÊN BẢN\nHọp hội đồng sư phạm\n\nThời gian: 14 giờ ngày 4/11/2031\n\n"
    items = "1. Các tổ chuyên môn lập danh sách học sinh.\n2. Văn phòng rà soát hồ sơ.\n"
    told = [("1", "Các tổ chuyên môn lập danh sách học sinh.", ("Các tổ chuyên môn",)),
            ("2", "Văn phòng rà soát hồ sơ.", ("Văn phòng",))]  # fmt: skip
    assert jobs(f"{minutes}* Kết luận của chủ tọa:\n{items}") == told
    assert jobs(f"{minutes}Hai bên đã cùng xem xét các nội dung sau:\n1. Bệnh viện nêu vướng mắc.\n") == []


@pytest.mark.parametrize(
    ("head", "lead"),
    [("Nhóm 1 (tiêu chuẩn 1, 2)", ("Nhóm 1",)), ("Đảng ủy xã:", ("Đảng ủy xã",))],
)
def test_leading_begins_with_a_verb_under_a_body(head: str, lead: tuple[str, ...]) -> None:
    text = (
        f"{_NEWS}Giám đốc Sở yêu cầu:\n1. {head}\n+ Lãnh đạo phát triển cây cà phê.\n+ Rà soát minh chứng.\n"
    )
    assert [given for _, _, given in jobs(text)] == [lead, lead]
