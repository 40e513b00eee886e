"""Blocks of a page: kinds, nesting, wrapped and lost lines, sentences."""

import pytest

from extractors.types import BlockKind
from tests.pages import kinds, layout_of, printed

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
