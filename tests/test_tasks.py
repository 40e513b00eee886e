"""Tasks: what makes one, how it is labelled, with what force and confidence it is given, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read_tasks import NOTICE, rows, tasks


def test_a_list_run_into_one_sentence() -> None:
    text = (
        "Kết luận hội nghị, Giám đốc yêu cầu các phòng tập trung một số nhiệm vụ như: cập nhật số liệu; Văn phòng rà "
        "soát quy chế; Phòng Vật tư kiểm kê kho."
    )
    assert [t.lead for t in tasks(text)] == [("các phòng",), ("Văn phòng",), ("Phòng Vật tư",)]


def test_ordinals_in_one_paragraph_are_labels() -> None:
    text = (
        "Kính gửi: Các cửa hàng\n\nCục thông báo như sau: Thứ nhất, yêu cầu các cửa hàng niêm yết giá; Thứ hai, giữ "
        "nguyên mức chiết khấu; Thứ ba, về thời điểm thực hiện: từ 20 giờ ngày 22/10/2027."
    )
    assert [t.label for t in tasks(text)] == ["Thứ nhất", "Thứ hai"]


def test_two_items_of_one_number_stay_two() -> None:
    text = "Hội nghị thống nhất các nhiệm vụ sau:\n\n14. Tổ chức hội thi.\n\n14. Tổng kết năm học."
    assert [t.label for t in tasks(text)] == ["14", "14"]
    assert len({t.id for t in tasks(text)}) == 2


def test_labelled_lines_under_an_item_are_its_slots() -> None:
    text = (
        "KẾ HOẠCH\nDu lịch\n\nII. NHIỆM VỤ\n\n1. Nâng cấp bến thuyền tại thác.\n\na) Đơn vị chủ trì: Sở Xây dựng.\n\n"
        "b) Đơn vị phối hợp: Sở Tài chính, UBND xã Khe Sâu.\n\nc) Thời gian hoàn thành: Quý II/2027.\n\n"
        "2. Quảng bá lễ hội mùa nước nổi."
    )
    assert rows(text) == [
        ("1", ("Sở Xây dựng",), ("Sở Tài chính", "UBND xã Khe Sâu"), "quý II/2027"),
        ("2", (), (), None),
    ]


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_tables_assign_by_their_columns(mark: str) -> None:
    lines = [
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
        ("1", "Rà soát thủ tục hành chính", "Văn phòng UBND xã", "Các phòng chuyên môn", "Quý I/2027"),
        ("2", "Khảo sát mức độ hài lòng", "Ủy ban MTTQ Việt Nam xã", "", "Trước ngày 30/11/2027"),
    ]
    table = "\n".join(
        mark.join(cells) if mark == "\t" else "| " + " | ".join(cells) + " |" for cells in lines
    )
    assert rows(f"KẾ HOẠCH\nCải cách hành chính\n\nII. PHÂN CÔNG THỰC HIỆN\n\n{table}\n") == [
        ("1", ("Văn phòng UBND xã",), ("Các phòng chuyên môn",), "quý I/2027"),
        ("2", ("Ủy ban MTTQ Việt Nam xã",), (), "2027-11-30"),
    ]


@pytest.mark.parametrize(
    ("item", "force"),
    [
        ("Giao Văn phòng rà soát quy chế.", "giao"),
        ("Yêu cầu Văn phòng rà soát quy chế.", "yeu_cau"),
        ("Đề nghị Công an xã hỗ trợ tuần tra.", "de_nghi"),
        ("Tiếp tục rà soát quy chế.", "tiep_tuc"),
        ("Phối hợp với Công an xã tuần tra đêm.", "phoi_hop"),
    ],
)
def test_the_force_of_an_order(item: str, force: str) -> None:
    assert [t.force for t in tasks(f"Hội nghị thống nhất các nhiệm vụ sau:\n\n1. {item}")] == [force]


@pytest.mark.parametrize(
    "text",
    [
        "NGHỊ ĐỊNH\nQuy định về chợ\n\nĐiều 5. Quyền của thương nhân\n\n1. Thương nhân phải niêm yết giá.",
        "Luật Chợ\n\nĐiều 5. Trách nhiệm của thương nhân\n\nThương nhân có trách nhiệm niêm yết giá.",
        "Những mặt đạt được\n\n- Sở đã chỉ đạo các trường khai giảng đúng ngày.\n\n- Các phòng đã nộp báo cáo.",
        "Theo đề nghị của Giám đốc Sở Nội vụ, cuộc họp dời sang chiều.",
        "Quyết định này có hiệu lực kể từ ngày ký; Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.",
        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Nội vụ.",
        "Ngân hàng Thế giới đề nghị tỉnh lưu ý khung chính sách bồi thường.",
        "II. Ý KIẾN CÁC THÀNH VIÊN\n\n- Công an tỉnh: đề nghị Sở Nội vụ gửi sớm danh sách.",
        "Giao thông nông thôn được mở rộng; yêu cầu của người dân được đáp ứng.",
    ],
)
def test_what_assigns_no_job_gives_no_task(text: str) -> None:
    assert tasks(text) == ()


def test_co_operation_as_a_noun_asks_for_no_helpers() -> None:
    text = "Hội nghị thống nhất các nhiệm vụ sau:\n\n1. Ký quy chế phối hợp với Công an xã; nâng cao công tác phối hợp."
    assert tasks(text)[0].coordinate == ()


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["1. ", "a) ", "- ", "Giao ", "Sở Nội vụ ", "rà soát ", "yêu cầu ", "như sau:", "\n", "\n\n", "(", ")", ";", ". ",
             "Điều 2. ", "TỔ CHỨC THỰC HIỆN", "trước ngày 05/3/2027", "phối hợp với ", "Nơi nhận:", "KẾ HOẠCH\n", "|"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_arrangement_is_read_and_spans_stay_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = tasks(text)
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert len({t.id for t in found}) == len(found)
    for task in found:
        assert 0 <= task.start < task.end <= len(text)
        assert task.parent is None or task.parent in {t.id for t in found}


def test_a_list_of_documents_is_no_list_of_jobs() -> None:
    text = "Hội nghị thống nhất các nhiệm vụ sau:\n\n- Rà soát quy chế.\n\n- Quyết định số 21/QĐ-UBND của Ủy ban nhân dân xã."
    assert len(tasks(text)) == 1


def test_a_page_ends_with_the_office_of_who_signs() -> None:
    text = (
        NOTICE.split("Văn phòng UBND tỉnh thông báo")[0] + "GIÁM ĐỐC\n\nĐỗ Văn Kha\n\n5. Sở Y tế rà soát kho."
    )
    assert [t.label for t in tasks(text)] == ["-", "-", "2", "3", "4"]


def test_a_line_behind_a_page_break_goes_on_with_its_task() -> None:
    text = (
        "Hội nghị thống nhất các nhiệm vụ sau:\n\n1. Phòng Kinh tế thống kê số hộ khai\n\n"
        "thác cát trên sông Nà Lừng.\n\n2. Công an xã tuần tra bến bãi."
    )
    assert [(t.label, t.text[-8:]) for t in tasks(text)] == [("1", "Nà Lừng."), ("2", "bến bãi.")]


@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        ("Từng phòng, trạm, đội phải:", ("Từng phòng, trạm, đội",)),
        ("Các trạm y tế khẩn trương:", ("Các trạm y tế",)),
    ],
)
def test_a_subject_with_its_duty_opens_a_list(opening: str, lead: tuple[str, ...]) -> None:
    text = f"NGHỊ QUYẾT\nVề nhiệm vụ phòng bệnh\n\n1. Mục tiêu\n\n{opening}\n\n- Rà soát cơ số thuốc.\n- Báo cáo số ca mắc."
    assert [t.lead for t in tasks(text)] == [lead, lead]


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Tổ Ngữ văn: ngoại khóa theo chuyên đề đọc hiểu.", ("Tổ Ngữ văn",)),
        (
            "Đồng chí Trưởng ban Dân vận - Tổ trưởng: Phụ trách chung.",
            ("Đồng chí Trưởng ban Dân vận - Tổ trưởng",),
        ),
        ("Đối với khoản chi vượt dự toán, phát sinh, giao Phòng Tài chính thẩm định.", ("Phòng Tài chính",)),
    ],
)
def test_items_say_in_many_ways_whose_job_it_is(item: str, lead: tuple[str, ...]) -> None:
    assert [t.lead for t in tasks(f"KẾ HOẠCH\nNăm học\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. {item}")] == [lead]


def test_confidence_follows_the_evidence() -> None:
    order, none = tasks(
        "Hội nghị thống nhất các nhiệm vụ sau:\n\n1. Giao Văn phòng rà soát quy chế.\n\n2. Kho tàng gọn gàng."
    )
    (told,) = tasks("Chuyện làng\n\nGiám đốc Sở Y tế yêu cầu các bệnh viện niêm yết giá.")
    assert order.confidence > none.confidence > told.confidence
    assert order.confidence == 0.95
    assert told.confidence == 0.8
