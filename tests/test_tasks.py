"""Tasks: where they stand, who does them, what is none; in our own short texts of every genre."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.types import Task

Row = tuple[Any, ...]


def tasks(text: str) -> tuple[Task, ...]:
    return extract(text).tasks


def rows(text: str) -> list[Row]:
    """Label, lead, co-operating units and due of every task."""
    return [(t.label, t.lead, t.coordinate, t.due) for t in tasks(text)]


NOTICE = """ỦY BAN NHÂN DÂN
TỈNH BẮC LĨNH
VĂN PHÒNG

Số: 211/TB-VPUB
Bắc Lĩnh, ngày 14 tháng 3 năm 2027

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Lê Hữu Thành tại cuộc họp nghe báo cáo tiến độ các dự án thủy lợi

Ngày 11/3/2027, tại Trụ sở UBND tỉnh, Phó Chủ tịch UBND tỉnh Lê Hữu Thành chủ trì cuộc họp nghe báo cáo tiến độ các dự án thủy lợi.

Sau khi nghe các ý kiến, Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Giao Sở Nông nghiệp và Môi trường:
- Chủ trì, phối hợp với Sở Tài chính, UBND xã Đồng Nghè rà soát phương án bồi thường, trình UBND tỉnh trước ngày 30/3/2027;
- Hằng tháng báo cáo UBND tỉnh tiến độ giải ngân.

2. Sở Tài chính: Bố trí vốn đối ứng theo Nghị quyết số 45/NQ-HĐND ngày 10/12/2026 của HĐND tỉnh; hoàn thành trong quý II/2027.

3. Yêu cầu Ban Quản lý dự án thủy lợi tỉnh đôn đốc nhà thầu tăng ca.

4. UBND các xã Đồng Nghè, Khe Sâu vận động người dân bàn giao mặt bằng chậm nhất ngày 15 tháng 4 năm 2027.

Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHÁNH VĂN PHÒNG
Đỗ Văn Kha
"""


def test_a_notice_of_conclusions() -> None:
    assert rows(NOTICE) == [
        ("-", ("Sở Nông nghiệp và Môi trường",), ("Sở Tài chính", "UBND xã Đồng Nghè"), "2027-03-30"),
        ("-", ("Sở Nông nghiệp và Môi trường",), (), "hằng tháng"),
        ("2", ("Sở Tài chính",), (), "quý II/2027"),
        ("3", ("Ban Quản lý dự án thủy lợi tỉnh",), (), None),
        ("4", ("UBND các xã Đồng Nghè, Khe Sâu",), (), "2027-04-15"),
    ]


def test_a_task_cites_what_it_names_and_belongs_to_its_meeting() -> None:
    found = extract(NOTICE)
    task = next(t for t in found.tasks if t.label == "2")
    assert [found.citations[i].number for i in task.cites] == ["45/NQ-HĐND"]
    assert {t.meeting for t in found.tasks} == {"m1"}
    assert (task.due_from, task.due_to) == ("2027-04-01", "2027-06-30")


DECISION = """QUYẾT ĐỊNH
Phê duyệt Đề án số hóa hồ sơ đất đai

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Đề án với các nội dung chính sau:
1. Mục tiêu: đến năm 2028 số hóa toàn bộ hồ sơ.
2. Kinh phí: 12 tỷ đồng.
Điều 2. Tổ chức thực hiện
1. Sở Nông nghiệp và Môi trường có trách nhiệm chủ trì, phối hợp với UBND các xã, phường triển khai Đề án.
2. Sở Tài chính thẩm định dự toán trước ngày 31/12/2027.
3. Giao Chủ tịch UBND các xã, phường chỉ đạo thu thập hồ sơ gốc.
Điều 3. Giao Thanh tra tỉnh kiểm tra việc số hóa.
Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc các Sở và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.
"""


def test_a_decision_assigns_in_its_implementing_articles_only() -> None:
    assert rows(DECISION) == [
        ("1", ("Sở Nông nghiệp và Môi trường",), ("UBND các xã, phường",), None),
        ("2", ("Sở Tài chính",), (), "2027-12-31"),
        ("3", ("Chủ tịch UBND các xã, phường",), (), None),
        ("Điều 3", ("Thanh tra tỉnh",), (), None),
    ]


DIRECTIVE = """CHỈ THỊ
Về nhiệm vụ trọng tâm năm học 2027 - 2028

Để hoàn thành tốt nhiệm vụ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Giáo dục và Đào tạo
a) Rà soát mạng lưới trường lớp trước ngày 30/10/2027.
b) Chủ trì, phối hợp với Sở Nội vụ tuyển dụng đủ giáo viên.
2. Sở Nội vụ
Thẩm định đề án vị trí việc làm, trình UBND tỉnh trong tháng 9/2027.
3. Chủ tịch UBND các xã, phường chỉ đạo:
- Sửa chữa trường học trước khai giảng.
- Huy động 100% trẻ 5 tuổi ra lớp.
Giao Sở Giáo dục và Đào tạo theo dõi, đôn đốc việc thực hiện Chỉ thị này./.
"""


def test_a_directive_names_its_addressees_in_headings() -> None:
    assert rows(DIRECTIVE) == [
        ("a", ("Sở Giáo dục và Đào tạo",), (), "2027-10-30"),
        ("b", ("Sở Giáo dục và Đào tạo",), ("Sở Nội vụ",), None),
        (None, ("Sở Nội vụ",), (), "2027-09"),
        ("-", ("Chủ tịch UBND các xã, phường",), (), "khai giảng"),
        ("-", ("Chủ tịch UBND các xã, phường",), (), None),
        (None, ("Sở Giáo dục và Đào tạo",), (), None),
    ]


PLAN = """KẾ HOẠCH
Chuyển đổi số năm 2027

I. MỤC ĐÍCH, YÊU CẦU
1. Quán triệt đầy đủ chủ trương của cấp trên.
II. NHIỆM VỤ, GIẢI PHÁP
1. Đẩy mạnh tuyên truyền trên các nền tảng số.
2. Số hóa hồ sơ đảng viên (Ban Xây dựng Đảng chủ trì; các chi bộ phối hợp; hoàn thành trong quý IV/2027; đồng chí Phó Bí thư chỉ đạo).
III. TỔ CHỨC THỰC HIỆN
Văn phòng Đảng ủy
Trang bị máy quét, hoàn thành trước ngày 30/6/2027.
Chế độ báo cáo
Các chi bộ báo cáo Đảng ủy định kỳ hằng quý.
Trên đây là Kế hoạch chuyển đổi số năm 2027.
"""


def test_a_plan_has_sections_of_tasks_and_of_assignments() -> None:
    assert rows(PLAN) == [
        ("1", (), (), None),
        ("2", ("Ban Xây dựng Đảng",), ("các chi bộ",), "quý IV/2027"),
        (None, ("Văn phòng Đảng ủy",), (), "2027-06-30"),
        (None, ("Các chi bộ",), (), "hằng quý"),
    ]
    assert tasks(PLAN)[1].supervisor == ("đồng chí Phó Bí thư",)


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


def test_an_implementing_article_of_a_decree() -> None:
    text = (
        "NGHỊ ĐỊNH\nQuy định về chợ\n\nĐiều 9. Trách nhiệm tổ chức thực hiện\n\n"
        "1. Bộ Công Thương chủ trì, phối hợp với các bộ liên quan hướng dẫn thi hành Nghị định.\n\n"
        "2. Các Bộ trưởng chịu trách nhiệm thi hành Nghị định này."
    )
    assert rows(text) == [("1", ("Bộ Công Thương",), ("các bộ liên quan",), None)]


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


TOPICS = """ỦY BAN NHÂN DÂN
TỈNH BẮC LĨNH
VĂN PHÒNG

Số: 212/TB-VPUB
Bắc Lĩnh, ngày 20 tháng 5 năm 2027

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh Hà Văn Lộc tại cuộc họp về tiến độ đường ven hồ

Ngày 18/5/2027, Chủ tịch UBND tỉnh Hà Văn Lộc chủ trì cuộc họp về tiến độ đường ven hồ.

Chủ tịch UBND tỉnh kết luận như sau:

1. Về vật liệu đắp nền: Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính công bố giá cát trước ngày 30/5/2027.

2. Về giải phóng mặt bằng: Yêu cầu UBND xã Đồng Nghè bàn giao phần đất còn lại trong tháng 6/2027.
"""

CLAUSES = """Rà soát trạm y tế xã

Sáng 12/3/2027, Sở Y tế tỉnh Bắc Lĩnh tổ chức hội nghị giao ban quý I. Ông Lê Hữu Thành, Giám đốc Sở Y tế chủ trì hội nghị.

Kết luận hội nghị, Giám đốc Sở Y tế yêu cầu Phòng Nghiệp vụ Y rà soát trang thiết bị của các trạm y tế trước ngày 30/4/2027; Phòng Kế hoạch – Tài chính bố trí kinh phí sửa chữa.
"""


def test_topic_before_the_order() -> None:
    assert rows(TOPICS) == [
        ("1", ("Sở Xây dựng",), ("Sở Tài chính",), "2027-05-30"),
        ("2", ("UBND xã Đồng Nghè",), (), "2027-06"),
    ]


def test_clause_with_its_own_subject_is_a_task_of_its_own() -> None:
    first, second = tasks(CLAUSES)
    assert (first.lead, first.due) == (("Phòng Nghiệp vụ Y",), "2027-04-30")
    assert (second.lead, second.due) == (("Phòng Kế hoạch – Tài chính",), None)


MINUTES = """BIÊN BẢN
Họp bàn việc thu thuế hộ kinh doanh

Thời gian: 8 giờ 00, ngày 10 tháng 7 năm 2026

1. Bà Hoàng Thị Hoa, Trưởng phòng Kinh tế báo cáo kết quả thu 6 tháng đầu năm.
2. Ý kiến thảo luận: Trưởng thôn Khe Sâu nêu khó khăn của các hộ mới mở.
3. Kết luận của Chủ tịch UBND xã:
- Phòng Kinh tế lập danh sách nợ thuế, gửi các thôn trước ngày 20/7/2026.
- Công an xã phối hợp với Phòng Kinh tế kiểm tra các hộ kinh doanh cá thể.
- Trưởng các thôn thông báo đến từng hộ dân.
"""


def test_conclusion_at_the_end_of_minutes() -> None:
    assert [(t.lead, t.coordinate, t.due) for t in tasks(MINUTES)] == [
        (("Phòng Kinh tế",), (), "2026-07-20"),
        (("Công an xã",), ("Phòng Kinh tế",), None),
        (("Trưởng các thôn",), (), None),
    ]


ORDINALS = """Giao ban công tác Đoàn

Chiều 28/9/2026, Tỉnh đoàn Bắc Lĩnh tổ chức hội nghị giao ban quý III.

Phát biểu tại hội nghị, đồng chí Vũ Thị Lan yêu cầu các cơ sở Đoàn thực hiện một số nhiệm vụ trọng tâm sau:

Một là, hoàn thành chỉ tiêu trồng cây trước ngày 15/12/2026.

Hai là, phối hợp với Hội Chữ thập đỏ tỉnh tổ chức Chủ nhật đỏ.
"""


def test_ordinal_words_are_labels() -> None:
    assert rows(ORDINALS) == [
        ("Một là", ("các cơ sở Đoàn",), (), "2026-12-15"),
        ("Hai là", ("các cơ sở Đoàn",), ("Hội Chữ thập đỏ tỉnh",), None),
    ]


ROMAN = """Số: 09/CT-UBND

CHỈ THỊ
Về phòng cháy rừng

Chủ tịch UBND tỉnh yêu cầu:

I. Các sở, ban, ngành
1. Công an tỉnh chủ trì, phối hợp Bộ CHQS tỉnh, các địa phương xây dựng phương án huy động lực lượng.
II. UBND các xã, phường
1. Thành lập tổ xung kích ở thôn, bản.
III. Giao Sở Nông nghiệp và Môi trường theo dõi việc thực hiện, báo cáo UBND tỉnh trước ngày 20/5/2027.
"""


def test_order_under_a_roman_numeral() -> None:
    assert rows(ROMAN) == [
        ("1", ("Công an tỉnh",), ("Bộ CHQS tỉnh", "các địa phương"), None),
        ("1", ("UBND các xã, phường",), (), None),
        ("III", ("Sở Nông nghiệp và Môi trường",), (), "2027-05-20"),
    ]


PROGRAMME = """KẾ HOẠCH
Tuần sinh hoạt đầu khóa

| Thời gian | Nội dung | Đơn vị phụ trách |
|---|---|---|
| 7h00 - 7h30 | Đón tân sinh viên tại sảnh | Phòng Công tác sinh viên |
| 7h30 - 9h00 | Giới thiệu nội quy ký túc xá | Ban Quản lý ký túc xá |
"""

WORKS = """QUYẾT ĐỊNH
Ban hành Lệnh sửa chữa khẩn cấp cầu Nà Lừng

QUYẾT ĐỊNH:

Điều 1. Ban hành Lệnh sửa chữa khẩn cấp cầu Nà Lừng với các nội dung chính như sau:
1. Tên công trình: cầu Nà Lừng.
2. Giải pháp kỹ thuật:
- Gia cố mố cầu bằng rọ đá.
- Bố trí hộ lan hai đầu cầu.
3. Kinh phí tạm tính: 2 tỷ đồng.
Điều 2. Tổ chức thực hiện
Khu Quản lý đường bộ IX triển khai thực hiện Điều 1 của Quyết định này và các nội dung sau:
- Lập hồ sơ hoàn công.
- Bàn giao mặt bằng cho đơn vị thi công.
"""


def test_a_list_of_documents_is_no_list_of_jobs() -> None:
    text = "Hội nghị thống nhất các nhiệm vụ sau:\n\n- Rà soát quy chế.\n\n- Quyết định số 21/QĐ-UBND của Ủy ban nhân dân xã."
    assert len(tasks(text)) == 1


def test_the_programme_of_an_event_assigns_no_jobs() -> None:
    assert tasks(PROGRAMME) == ()


def test_what_a_decision_describes_is_no_job() -> None:
    assert rows(WORKS) == [
        ("-", ("Khu Quản lý đường bộ IX",), (), None),
        ("-", ("Khu Quản lý đường bộ IX",), (), None),
    ]


def test_one_article_gives_several_bodies_their_jobs() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề chợ\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Chợ Nà Lừng họp mỗi tuần hai phiên.\n\n"
        "Điều 2. Giao Phòng Kinh tế niêm yết giá, phí; Công an xã tuần tra chợ; hộ kinh doanh vắng mặt bị xóa tên."
    )
    assert [(t.label, t.lead) for t in tasks(text)] == [
        ("Điều 2", ("Phòng Kinh tế",)),
        (None, ("Công an xã",)),
    ]


def test_the_title_of_an_article_is_no_order() -> None:
    text = (
        "NGHỊ QUYẾT\nVề kỳ họp\n\nĐiều 2. Phân công cơ quan thẩm tra\n"
        "Phân công Ban Pháp chế chủ trì thẩm tra dự thảo."
    )
    (task,) = tasks(text)
    assert (task.text[:23], task.lead) == ("Phân công Ban Pháp chế ", ("Ban Pháp chế",))


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


def test_confidence_follows_the_evidence() -> None:
    order, none = tasks(
        "Hội nghị thống nhất các nhiệm vụ sau:\n\n1. Giao Văn phòng rà soát quy chế.\n\n2. Kho tàng gọn gàng."
    )
    (told,) = tasks("Chuyện làng\n\nGiám đốc Sở Y tế yêu cầu các bệnh viện niêm yết giá.")
    assert order.confidence > none.confidence > told.confidence
    assert order.confidence == 0.95
    assert told.confidence == 0.8


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
