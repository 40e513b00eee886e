"""What a line of a page says of itself: its label, that it is a caption, its stamp."""

import pytest

from tests.pages import kind_of, kinds, layout_of


@pytest.mark.parametrize(
    ("line", "label", "body"),
    [
        ("1. Rà soát", "1", "Rà soát"),
        ("1.Rà soát", "1", "Rà soát"),
        ("12) Rà soát", "12", "Rà soát"),
        ("1/ Về công tác thu", "1", "Về công tác thu"),
        ("1.2. Mục tiêu", "1.2", "Mục tiêu"),
        ("2.1.3 Mục tiêu", "2.1.3", "Mục tiêu"),
        ("1 . Quy_định mức thu", "1", "Quy_định mức thu"),
        ("a) Lập danh sách", "a", "Lập danh sách"),
        ("đ) Lập danh sách", "đ", "Lập danh sách"),
        ("a ) Nhà_trường", "a", "Nhà_trường"),
        ("b. Lập danh sách", "b", "Lập danh sách"),
        ("a1) Lập danh sách", "a1", "Lập danh sách"),
        ("- Các xã", "-", "Các xã"),
        ("-Các xã", "-", "Các xã"),
        ("– Các xã", "–", "Các xã"),
        ("+ Các xã", "+", "Các xã"),
        ("• Các xã", "•", "Các xã"),
        ("* Những việc tốt", "*", "Những việc tốt"),
        ("(1) Theo số liệu", "1", "Theo số liệu"),
        ("**2.** Sở Nội vụ", "2", "Sở Nội vụ"),
        ("“3. Trường học", "3", "Trường học"),
        ("III. Việc khác", "III", "Việc khác"),
        ("II - Việc khác", "II", "Việc khác"),
        ("A. Việc chung", "A", "Việc chung"),
        ("Điều 7. Hiệu lực", "Điều 7", "Hiệu lực"),
        ("ĐIỀU 7: Hiệu lực", "ĐIỀU 7", "Hiệu lực"),
        ("### Điều 7a. Hiệu lực", "Điều 7a", "Hiệu lực"),
        ("**Điều 7.** Hiệu lực", "Điều 7", "Hiệu lực"),
        ("Chương II", "Chương II", ""),
        ("Chương II. QUY ĐỊNH CHUNG", "Chương II", "QUY ĐỊNH CHUNG"),
        ("Mục 1 TUYỂN SINH", "Mục 1", "TUYỂN SINH"),
        ("Phần thứ nhất", "Phần thứ nhất", ""),
        ("Tiểu mục 2. Học phí", "Tiểu mục 2", "Học phí"),
        ("PHỤ LỤC II", "PHỤ LỤC II", ""),
        ("## Kết luận", "##", "Kết luận"),
        ("<p>2. Rà soát</p>", "2", "Rà soát</p>"),
    ],
)
def test_labels(line, label, body):
    layout = layout_of(f"Mở đầu trang báo cáo này.\n\n{line}\n\nViệc tiếp theo là như sau.")
    block = layout.blocks[1]
    assert block.label == label
    assert layout.source.text[block.body : block.end] == body


@pytest.mark.parametrize(
    "line",
    [
        "1.234 học sinh nghỉ học.",
        "1. 234.567 đồng.",
        "21.4, Ban Chỉ đạo họp.",
        "15.10.2031, Ban Chỉ đạo họp.",
        "2031. Trong năm ấy",
        "5 trường đạt chuẩn.",
        "299/TTg Hà Nội, ngày 10",
        "12/KH-UBND ngày 3/4",
        "-5 độ C",
        "V/v rà soát trường lớp",
        "Chương II của Luật này",
        "Điều 5 Luật Mẫu quy định rõ",
        "Mục 3 Phần này nêu rõ",
        "Phụ lục 1 đính kèm",
        "N. V. An phát biểu.",
        "*Nhấn mạnh* một điều.",
        "Ca hát. Nhảy múa.",
        "và) thế",
    ],
)
def test_no_labels(line):
    layout = layout_of(f"Mở đầu trang báo cáo này.\n\n{line}\n\nViệc tiếp theo là như sau.")
    assert layout.blocks[1].label is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Quang cảnh buổi làm việc", "caption"),
        ("Toàn cảnh cuộc họp trực tuyến tại xã", "caption"),
        ("Ảnh minh họa.", "caption"),
        ("ThS. Trần Văn Bê – Phó Giám đốc Sở phát biểu", "caption"),
        ("Đồng chí Lê Thị Xê, Bí thư Huyện ủy chủ trì Hội nghị", "caption"),
        ("Chủ tịch xã Lê Xê tặng quà cho các trường. Ảnh: T.V", "caption"),
        ("- Trong ảnh: Một lớp học vùng cao. Ảnh: T.V", "caption"),
        ("Hội nghị viên chức năm 2031", "caption"),
        ("Đồng chí Lê Thị Xê, Bí thư Huyện ủy chủ trì Hội nghị.", "paragraph"),
        (
            "Ông Trần Bê phát biểu rằng các trường đã hoàn thành chỉ tiêu, song còn nhiều việc phải làm;",
            "paragraph",
        ),
        ("Hội nghị thống nhất kết thúc lúc 11 giờ.", "paragraph"),
        ("PHẦN THẢO LUẬN", "heading"),
    ],
)
def test_captions_of_a_report(line, kind):
    prose = "Ngày 15/3/2031, Ủy ban nhân dân xã Thạch Bình tổ chức họp giao ban với hiệu trưởng các trường trên địa bàn."
    page = f"Xã Thạch Bình họp giao ban quý I năm 2031\n\n{prose}\n\n{line}\n\n{prose}"
    assert kind_of(page, line).value == kind


def test_a_line_under_a_picture_is_its_caption():
    page = "Xã họp giao ban quý I năm 2031.\n[img]\nCông chức xã bên máy tính mới\nCuộc họp kéo dài hai giờ."
    assert [kind for kind, _ in kinds(page)] == ["paragraph", "furniture", "caption", "paragraph"]


def test_a_repeated_title_with_its_stamp():
    page = (
        "HỌP GIAO BAN CÁC TRƯỜNG TRONG XÃ\n-\n+\nHỌP GIAO BAN CÁC TRƯỜNG TRONG XÃ(16/03/2031 07:45:10 GMT+7)\n"
        "Ngày 15 tháng 3 năm 2031, xã Thạch Bình họp giao ban."
    )
    layout = layout_of(page)
    assert [b.kind.value for b in layout.blocks] == ["title", "furniture", "furniture", "title", "paragraph"]
    (stamp,) = layout.stamps
    assert (stamp.date, stamp.time, stamp.kind) == ("2031-03-16", "07:45", "published")
    assert page[stamp.start : stamp.end] == "(16/03/2031 07:45:10 GMT+7)"


@pytest.mark.parametrize(
    ("line", "date", "time", "kind"),
    [
        ("Hôm nay ngày 19/11/2031, 7:36:10 PM GMT+7", "2031-11-19", "19:36", "printed"),
        ("Thời gian ký: 18.05.2031 15:09:56 +07:00", "2031-05-18", "15:09", "signed"),
        ("Ngày ký: 2031-04-29 09:46:59 +07:00", "2031-04-29", "09:46", "signed"),
        ("Cập nhật lúc: 02/01/2031 - 08:30", "2031-01-02", "08:30", "published"),
    ],
)
def test_stamps(line, date, time, kind):
    (stamp,) = layout_of(line).stamps
    assert (stamp.date, stamp.time, stamp.kind) == (date, time, kind)


@pytest.mark.parametrize(
    "line", ["Họp từ 8:30 ngày 5/3", "tỷ lệ 3:45", "ngày 05/13/2031 08:30 GMT+7", "lúc 02/01/2031, 08:30"]
)
def test_no_stamps(line):
    assert layout_of(line).stamps == ()
