"""Tasks in whole documents of our own, one of every genre: where each genre assigns and where it does not."""

from __future__ import annotations

from extractors import extract
from tests.read_tasks import NOTICE, rows, tasks


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


def test_an_implementing_article_of_a_decree() -> None:
    text = (
        "NGHỊ ĐỊNH\nQuy định về chợ\n\nĐiều 9. Trách nhiệm tổ chức thực hiện\n\n"
        "1. Bộ Công Thương chủ trì, phối hợp với các bộ liên quan hướng dẫn thi hành Nghị định.\n\n"
        "2. Các Bộ trưởng chịu trách nhiệm thi hành Nghị định này."
    )
    assert rows(text) == [("1", ("Bộ Công Thương",), ("các bộ liên quan",), None)]


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
