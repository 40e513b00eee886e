"""Blocks of a page: kinds, labels, nesting, and the invariants that hold for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import lay_out
from extractors.source import SourceText
from extractors.types import BlockKind

PLAN = """ỦY BAN NHÂN DÂN
XÃ THẠCH BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 48/KH-UBND
Thạch Bình, ngày 15 tháng 3 năm 2031

KẾ HOẠCH
Chuyển đổi số trong các trường học năm 2031

Căn cứ Kế hoạch số 12/KH-UBND ngày 04/02/2031 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã ban hành Kế hoạch:

I. MỤC ĐÍCH
1. Nâng cao chất lượng dạy học.
2. Giảm giấy tờ:
a) Ký số học bạ;
b) Nhập điểm trực tuyến;
- Cấp tiểu học;
+ Khối 1;
+ Khối 2.
- Cấp trung học cơ sở.
3. Công khai kết quả.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
Chủ trì, phối hợp với các trường; báo cáo trước ngày 20 tháng 12 năm 2031.
2. Các trường
a) Lập kế hoạch riêng.
b) Bố trí máy tính.

Trên đây là Kế hoạch chuyển đổi số của xã./.

Nơi nhận:
- Các trường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def layout_of(text):
    return lay_out(SourceText.of(text))


def printed(layout, block):
    return layout.source.text[block.start : block.end]


def kinds(text):
    layout = layout_of(text)
    return [(block.kind.value, printed(layout, block)) for block in layout.blocks]


def kind_of(text, line):
    layout = layout_of(text)
    return layout.blocks[layout.block_at(layout.source.text.index(line))].kind


LINES = st.sampled_from(
    [
        "Điều 5. Phạm vi", "1. Rà soát trường lớp.", "a) Báo cáo;", "- Các xã", "+ Các thôn", "* Hạn chế", "Lượt xem: 3",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/TB", "| a | b |", "x\ty\tz", "Tin khác", "---", "12", "", "  ", "\u00a0",
        "Chương II", "KẾT LUẬN", "Ủy ban nhân dân xã họp giao ban và thống nhất nhiều nội dung quan trọng của", "tháng tới",
        "Quang cảnh Hội nghị", "TS. Lê An phát biểu", "**Nơi nhận:**", "<p>Điều 2.</p>", "&nbsp;", "Nơi nhận:", "II -", "1.",
        "CÔNG BÁO/Số 12 + 13/Ngày 02-01-2031", "# Tiêu đề", "[img]",
    ]
)  # fmt: skip
pages = st.lists(LINES, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\x0c"]).map(lambda gap: gap.join(lines))
)
anything = st.text(max_size=200) | pages


@given(anything)
@settings(max_examples=500, deadline=None)
def test_blocks_are_disjoint_ordered_and_cover_all_print(text):
    layout = layout_of(text)
    position = 0
    for block in layout.blocks:
        assert position <= block.start < block.end
        assert not layout.source.text[position : block.start].strip()
        assert block.start <= block.body <= block.end
        position = block.end
    assert not layout.source.text[position:].strip()


@given(anything)
@settings(max_examples=300, deadline=None)
def test_sentences_lie_in_their_block_in_order_and_cover_it(text):
    layout = layout_of(text)
    for index, block in enumerate(layout.blocks):
        position = block.body
        for start, end in layout.sentences(index):
            assert position <= start < end <= block.end
            if block.kind is not BlockKind.ROW:
                assert not layout.source.text[position:start].strip()
            position = end


@given(anything)
@settings(max_examples=300, deadline=None)
def test_parents_come_before_and_stand_higher(text):
    layout = layout_of(text)
    for index, block in enumerate(layout.blocks):
        if block.parent is not None:
            assert block.parent < index
            assert layout.blocks[block.parent].kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.TITLE)
        assert all(layout.blocks[a].kind is not BlockKind.FURNITURE for a in layout.ancestors(index))
        assert (block.reason is not None) == (block.kind is BlockKind.FURNITURE)


@given(anything, st.integers(0, 250))
@settings(max_examples=300, deadline=None)
def test_every_offset_has_an_answer(text, offset):
    layout = layout_of(text)
    start, end = layout.sentence_at(offset)
    assert start <= end
    assert -1 <= layout.block_at(offset) < len(layout.blocks)
    assert layout.is_furniture(offset) in (True, False)


@given(pages)
@settings(max_examples=200, deadline=None)
def test_newline_styles_and_spelling_do_not_change_the_kinds(text):
    if "\r" in text or "\x0c" in text:
        return
    assert [b.kind for b in layout_of(text).blocks] == [
        b.kind for b in layout_of(text.replace("\n", "\r\n")).blocks
    ]


def test_the_plan_is_read_as_a_person_reads_it():
    layout = layout_of(PLAN)
    blocks = layout.blocks
    titles = [printed(layout, b) for b in blocks if b.kind is BlockKind.TITLE]
    assert titles == ["KẾ HOẠCH", "Chuyển đổi số trong các trường học năm 2031"]
    assert [b.reason for b in blocks if b.reason] == ["motto", "motto"]
    labels = [(b.kind.value, b.label, b.level) for b in blocks if b.label]
    assert labels == [
        ("heading", "I", 0), ("item", "1", 1), ("heading", "2", 1), ("item", "a", 2), ("item", "b", 2), ("item", "-", 3),
        ("item", "+", 4), ("item", "+", 4), ("item", "-", 3), ("item", "3", 1), ("heading", "II", 0), ("heading", "1", 1),
        ("heading", "2", 1), ("item", "a", 2), ("item", "b", 2), ("item", "-", 1), ("item", "-", 1),
    ]  # fmt: skip


def test_the_head_of_a_document_is_neither_title_nor_furniture():
    layout = layout_of(PLAN)
    for line in ("ỦY BAN NHÂN DÂN", "XÃ THẠCH BÌNH", "Số: 48/KH-UBND", "Thạch Bình, ngày 15"):
        block = layout.blocks[layout.block_at(PLAN.index(line))]
        assert (block.kind, block.parent) == (BlockKind.PARAGRAPH, None)


def test_a_paragraph_belongs_to_the_heading_over_it():
    layout = layout_of(PLAN)
    index = layout.block_at(PLAN.index("Chủ trì, phối hợp"))
    assert [printed(layout, layout.blocks[a]) for a in layout.ancestors(index)] == [
        "1. Phòng Văn hóa - Xã hội",
        "II. TỔ CHỨC THỰC HIỆN",
    ]
    assert index in layout.children(layout.blocks[index].parent)


def test_closing_formula_and_recipients_belong_to_no_heading():
    layout = layout_of(PLAN)
    for line in ("Trên đây là", "Nơi nhận:"):
        assert layout.blocks[layout.block_at(PLAN.index(line))].parent is None


def test_lead_in():
    layout = layout_of(
        "Hội nghị thống nhất các nhiệm vụ sau đây trong quý tới và cả năm học, cụ thể là:\n1. Rà soát.\n2. Báo cáo."
    )
    assert [layout.lead_in(index) for index in (1, 2)] == [0, 0]
    assert layout_of("Kết thúc.\n1. Rà soát.").lead_in(1) is None


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


def test_wrapped_paragraphs_are_one_block_with_their_offsets():
    page = (
        "1. Ủy ban nhân dân xã chủ trì, phối hợp với các trường rà soát đội ngũ theo\n"
        "quy định tại Nghị định số 15/2031/NĐ-CP ngày 02 tháng 01 năm 2031 của\n"
        "Chính phủ và hướng dẫn của Sở Giáo dục và Đào tạo, báo cáo kết quả trước\n"
        "ngày 30 tháng 6.\n"
        "2. Các trường công khai danh sách trên trang thông tin của mình theo Điều\n"
        "12. Phạm vi công khai gồm cả kết quả rà soát và nhu cầu tuyển dụng trong\n"
        "năm học tới.\n"
        "a) Trường tiểu học báo cáo riêng từng khối lớp, kể cả lớp ghép ở các điểm\n"
        "trường lẻ.\n"
    )
    layout = layout_of(page)
    assert layout.wrapped
    assert [b.label for b in layout.blocks] == ["1", "2", "a"]
    assert printed(layout, layout.blocks[0]).count("\n") == 3
    assert page[layout.blocks[1].start :].startswith("2. Các trường")


def test_a_sentence_goes_on_behind_the_empty_line_of_a_page_break():
    page = (
        "1. Ủy ban nhân dân xã chủ trì, phối hợp với các trường rà soát đội ngũ theo\n"
        "quy định của pháp luật, báo cáo Sở Giáo dục và Đào tạo và các cơ quan có\n\n"
        "liên quan trước ngày 30 tháng 6 hằng năm; kết quả được công khai trên trang\n"
        "thông tin của xã.\n\n"
        "các trường lẻ báo cáo riêng\n\n"
        "Người\n\n"
        "ký\n"
    )
    layout = layout_of(page)
    assert layout.wrapped
    assert page[layout.blocks[0].end - 9 : layout.blocks[0].end] == "n của xã."
    assert len(layout.blocks) == 4


DECISION = (
    "Căn cứ Luật Giáo dục số 43/2019/QH14;",
    "Căn cứ Nghị định số 15/2031/NĐ-CP ngày 02/01/2031 của Chính phủ;",
    "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
    "QUYẾT ĐỊNH:",
    "Điều 1. Thành lập tổ rà soát trường, lớp của xã theo Điều 5. Tổ gồm các ông, bà: "
    + "Lê Văn Minh, " * 80
    + "và khác.",
    "1. Bà Hà Thị Lan - Tổ trưởng.",
    "2. Ông Lò Văn Páo - Tổ phó.",
    "Điều 2. Nhiệm vụ của tổ:",
    "- Rà soát đội ngũ - cơ sở vật chất của từng trường.",
    "- Báo cáo Chủ tịch Ủy ban nhân dân xã trước ngày 30/6/2031.",
    "Điều 3. Quy định chung",
    "1. Kinh phí do ngân sách xã bảo đảm.",
    "Nơi nhận:",
    "- Như Điều 3;",
    "- Lưu: VT.",
)


def test_a_decision_that_lost_its_breaks_has_the_blocks_of_its_lines():
    there, lost = layout_of("\n".join(DECISION)), layout_of(" ".join(DECISION))
    assert [(b.label, b.level, b.start, b.end) for b in lost.blocks] == [
        (b.label, b.level, b.start, b.end) for b in there.blocks
    ]


def test_a_long_paragraph_that_quotes_an_article_stays_one():
    news = "Theo quyết định: Điều 1. Lập tổ rà soát. " + "Các trường báo cáo kết quả - kèm minh chứng. " * 60
    assert len(layout_of(news).blocks) == 1


def test_one_paragraph_a_line_is_not_wrapped():
    page = "Ủy ban nhân dân xã họp giao ban tháng Ba với các trường.\nCác trường báo cáo kết quả học kỳ I năm học 2030-2031.\n"
    layout = layout_of(page)
    assert not layout.wrapped
    assert len(layout.blocks) == 2


def test_running_heads_do_not_swallow_the_line_behind_them():
    filler = "các cơ sở giáo dục trên địa bàn có trách nhiệm rà soát và báo cáo kết quả về\nphòng chuyên môn của xã để tổng hợp"
    page = f"1. Hằng năm {filler},\n4\nCÔNG BÁO/Số 345 + 346/Ngày 18-5-2031\nđúng thời hạn và {filler}.\n"
    reasons = [b.reason for b in layout_of(page).blocks]
    assert reasons == [None, "page number", "running head", None]


def test_a_label_alone_in_its_line_takes_the_next_line():
    layout = layout_of("Các việc cần làm:\n1.\nRà soát trường lớp.\n2.\n\nBáo cáo kết quả.")
    assert [(b.label, layout.source.text[b.body : b.end]) for b in layout.blocks[1:]] == [
        ("1", "Rà soát trường lớp."),
        ("2", "Báo cáo kết quả."),
    ]


def test_rows_and_their_cells():
    layout = layout_of("STT\tNhiệm vụ\tĐơn vị\n| 1 | Rà soát trường lớp. Báo cáo. | Phòng VHXH |")
    assert [b.kind for b in layout.blocks] == [BlockKind.ROW, BlockKind.ROW]
    cells = [layout.source.text[a:b] for a, b in layout.sentences(1)]
    assert cells == ["1", "Rà soát trường lớp. Báo cáo.", "Phòng VHXH"]


def test_an_enacting_formula_is_a_heading():
    page = "QUYẾT ĐỊNH\nVề việc công nhận trường\nCăn cứ Luật Mẫu năm 2030;\nQUYẾT ĐỊNH\nĐiều 1. Công nhận trường.\n"
    assert [kind for kind, _ in kinds(page)] == ["title", "title", "paragraph", "heading", "heading"]


def test_front_matter_keeps_titles_numbers_and_dates():
    page = (
        "---\nlayout: post\ntitle: Xã Thạch Bình họp giao ban\ndate: 2031-03-16 07:00:00\ntags:\n  - giao ban\n"
        "  - Nghị quyết 12/NQ-HĐND\nimage: https://vidu.vn/1.jpg\n---\nNgày 15/3, xã họp giao ban."
    )
    layout = layout_of(page)
    assert [(b.kind.value, b.reason) for b in layout.blocks] == [
        ("furniture", "front matter"), ("furniture", "front matter"), ("title", None), ("paragraph", None),
        ("furniture", "front matter"), ("furniture", "front matter"), ("paragraph", None), ("furniture", "front matter"),
        ("furniture", "front matter"), ("paragraph", None),
    ]  # fmt: skip
    assert layout.stamps[0].date == "2031-03-16"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Lớp 5A đạt giải. Lớp 5B về nhì!", ["Lớp 5A đạt giải.", "Lớp 5B về nhì!"]),
        ("ThS. Lê Bê, TP. Huế, đến dự. Ông phát biểu.", ["ThS. Lê Bê, TP. Huế, đến dự.", "Ông phát biểu."]),
        ("PGS. TS. N. V. An ở Q. 3, P. Bến Thành.", ["PGS. TS. N. V. An ở Q. 3, P. Bến Thành."]),
        ("Chi 1.234.567 đồng, v.v. và thu 3.000 đồng.", ["Chi 1.234.567 đồng, v.v. và thu 3.000 đồng."]),
        (
            "Theo Nghị quyết 66.17/2031/NQ-CP. Xã đã làm./.",
            ["Theo Nghị quyết 66.17/2031/NQ-CP.", "Xã đã làm./."],
        ),
        ("Kết thúc năm 2031. Các trường nghỉ hè.", ["Kết thúc năm 2031.", "Các trường nghỉ hè."]),
        ("Giá 200 nghìn/sào.Vì vậy phải nộp thêm.", ["Giá 200 nghìn/sào.", "Vì vậy phải nộp thêm."]),
        ("Ông nói: “Phải làm ngay.” Mọi người đồng ý.", ["Ông nói: “Phải làm ngay.”", "Mọi người đồng ý."]),
        ("Nêu tại Điều 5. Phạm vi áp dụng.", ["Nêu tại Điều 5. Phạm vi áp dụng."]),
        ("Xem trang kontum.gov.vn để biết.", ["Xem trang kontum.gov.vn để biết."]),
        ("Rà soát trường; báo cáo; công khai.", ["Rà soát trường; báo cáo; công khai."]),
    ],
)
def test_sentences(text, sentences):
    layout = layout_of(text)
    assert [text[a:b] for a, b in layout.sentences(0)] == sentences


def test_sentences_leave_the_label_out_and_are_kept():
    layout = layout_of("Việc:\n1. Rà soát. Báo cáo.")
    assert [layout.source.text[a:b] for a, b in layout.sentences(1)] == ["Rà soát.", "Báo cáo."]
    assert layout.sentences(1) is layout.sentences(1)
    assert layout.sentence_at(layout.source.text.index("Báo")) == layout.sentences(1)[1]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 500_000,
        " " * 1_000_000,
        "1/" * 500_000,
        "(" * 1_000_000,
        "- " * 500_000,
        "-\n" * 300_000,
        "Tin khác\n" * 50_000,
        "1.\n" * 100_000,
        "a)\nb\n" * 80_000,
        "12\n" * 200_000,
        "I." * 400_000,
        "<p>" * 300_000,
        "|" * 1_000_000,
        "Ngày ký: 01:01:01 " * 40_000,
        "T. " * 300_000,
        "ông A. Bà B. " * 80_000,
        "Điều " * 200_000,
        "\t" * 1_000_000 + "x",
        "x\n" + "\u00a0" * 1_000_000 + "\nx",
        "CÔNG BÁO/Số " * 80_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_take_linear_time(text):
    started = time.process_time()
    layout = layout_of(text)
    for index in range(0, len(layout.blocks), max(1, len(layout.blocks) // 200)):
        layout.sentences(index)
        layout.ancestors(index)
    assert time.process_time() - started < 6


@pytest.mark.parametrize("last", ["- ", "-", "C", "V", "Đ", "1.", "+ ", "•", "a)", "|"])
def test_a_text_may_end_in_a_bare_mark(last: str) -> None:
    for text in (last, f"Kết luận\n{last}", f"{last}\n{last}"):
        layout = lay_out(SourceText.of(text))
        assert all(block.end <= len(text) for block in layout.blocks)
