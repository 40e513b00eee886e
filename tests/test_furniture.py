"""Page furniture: what is recognised, and what must never be taken for it."""

import pytest

from extractors.layout import lay_out
from extractors.layout.furniture_rules import LINE_RULES, TAIL
from extractors.source import SourceText
from extractors.types import BlockKind

FIRST = "Xã Thạch Bình họp giao ban các trường quý I năm 2031"
PROSE = (
    "Ngày 15/3/2031, Ủy ban nhân dân xã Thạch Bình tổ chức họp giao ban với hiệu trưởng các trường trong xã."
)


def reason_of(line, page="{first}\n\n{line}\n\n{prose}\n"):
    text = page.format(first=FIRST, line=line, prose=PROSE)
    layout = lay_out(SourceText.of(text))
    return layout.blocks[layout.block_at(text.index(line))].reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lượt xem:", "counter"),
        ("Lượt xem: 1.204", "counter"),
        ("Số lần đọc: (88)", "counter"),
        ("Tổng lượt truy cập: 1.204.533", "counter"),
        ("Hôm nay: 312", "counter"),
        ("Đang online: 4", "counter"),
        ("Flag Counter", "counter"),
        ("Đọc bài viết", "control"),
        ("Xem với cỡ chữ A- A+", "control"),
        ("In trang", "control"),
        ("Gửi email", "control"),
        ("Chia sẻ bài viết qua Zalo", "control"),
        ("-", "control"),
        ("+", "control"),
        ("Về đầu trang", "control"),
        ("Đăng nhập", "login"),
        ("Tìm kiếm | Đăng nhập", "login"),
        ("Sơ đồ website", "login"),
        ("Hôm nay ngày 19/11/2031, 7:36:10 AM GMT+7", "clock"),
        ("Thứ ba, 04/03/2031 08:15", "clock"),
        ("Trang chủ", "menu"),
        ("Trang chủ > Tin tức > Giáo dục", "menu"),
        ("Owl Image Quản lý Văn bản", "menu"),
        ("@thachbinh.edu.vn", "menu"),
        ("Ý kiến bạn đọc", "comments"),
        ("Gửi bình luận", "comments"),
        ("Tin: Văn phòng Sở", "credit"),
        ("Tin, ảnh: Lê Thị Bê - VPS", "credit"),
        ("Tác giả bài viết: Trần Xê", "credit"),
        ("Nguồn: Cổng thông tin xã", "credit"),
        ("(Theo Trần Xê/Báo Tỉnh)", "credit"),
        ("LÊ BÊ (Thực hiện)", "credit"),
        ("© 2031 Ủy ban nhân dân xã", "copyright"),
        ("Thiết kế bởi Công ty Mẫu", "copyright"),
        ("Xem thêm", "attachment"),
        ("Tải về", "attachment"),
        ("CÔNG BÁO/Số 405 + 406/Ngày 02-4-2031", "running head"),
        ("12 CÔNG BÁO/Số 405 + 406/Ngày 02-4-2031", "running head"),
        ("CÔNG BÁO/ Số 459 + 460/Ngày 11-03-2031 17", "running head"),
        ("Trang 3/12", "page number"),
        ("- 3 -", "page number"),
        ("Người ký: CỔNG THÔNG TIN ĐIỆN TỬ", "signature stamp"),
        ("Ngày ký: 2031-04-29 09:46:59 +07:00", "signature stamp"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto"),
        ("Độc lập – Tự do – Hạnh phúc", "motto"),
        ("---------", "rule"),
        ("|---|:---:|", "rule"),
        ("* * *", "rule"),
        ("[img]", "picture"),
        ("![Hội nghị](/anh/1.jpg)", "picture"),
        ('<img src="a.png" alt="">', "markup"),
        ("</div>", "markup"),
        ("*Source: https://vidu.vn/van-ban/12*", "link"),
    ],
)
def test_furniture(line, reason):
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Số: 48/KH-UBND",
        "Thạch Bình, ngày 15 tháng 3 năm 2031",
        "Thứ ba, ngày 04/3/2031, xã họp giao ban.",
        "Hôm nay, ngày 15/3/2031, xã Thạch Bình họp giao ban với hiệu trưởng các trường và thống nhất.",
        "THÔNG BÁO",
        "BÁO CÁO",
        "DANH MỤC",
        "ĐĂNG KÝ",
        "GIỚI THIỆU",
        "Lượt xem tăng gấp đôi so với năm trước.",
        "Tin học là môn bắt buộc.",
        "Nguồn vốn: ngân sách xã năm 2031.",
        "Nguồn kinh phí",
        "Tác giả sáng kiến được khen thưởng.",
        "Đánh giá kết quả học kỳ I",
        "Xem xét, quyết định việc khen thưởng",
        "Trang bị 12 máy tính",
        "Chia sẻ kinh nghiệm ôn thi giữa các trường",
        "In sao đề thi",
        "Gửi báo cáo về xã trước ngày 20/3",
        "Bản quyền tác giả và quyền liên quan",
        "(c) Cho thuê tài chính;",
        "(theo quy định của Nghị định và Thỏa thuận vay)",
        "<Nội dung>",
        "<TÊN CƠ SỞ GIÁO DỤC>",
        "Công báo tỉnh đăng Quyết định số 5/2031/QĐ-UBND",
        "Ngày ký: 15/3/2031",
        "Người ký văn bản chịu trách nhiệm về nội dung.",
        "Cộng hòa xã hội chủ nghĩa Việt Nam là một nước độc lập.",
        "- 5 %",
        "3",
        "2031",
        "15/3/2031",
        "48/KH-UBND",
        "Liên hệ bà Lê Bê để biết thêm.",
        "Thích ứng với biến đổi khí hậu",
        "Tổng số học sinh: 1.204",
        "Tháng này: rà soát 12 trường",
        "Tất cả các trường",
    ],
)
def test_no_furniture(line):
    assert reason_of(line) is None


def test_related_news_run_to_the_end_of_the_page():
    page = "{first}\n\n{prose}\n\n{prose}\n\n{prose}\n\n{prose}\n\nTin liên quan\n\n{line}\n\nThông báo\n\nVăn bản mới\n"
    assert reason_of("Khai giảng năm học mới ở xã (05/9/2030)", page) == "related news"
    assert reason_of("Quyết định 5/QĐ-UBND về khen thưởng", page) == "related news"


def test_a_box_of_related_links_inside_an_article_ends_where_the_text_goes_on():
    text = f"{FIRST}\n\n{PROSE}\n\nTin liên quan\n\nKhai giảng ở xã\n\n{PROSE}\n\nCác trường có ý kiến\n"
    layout = lay_out(SourceText.of(text))
    reasons = [block.reason for block in layout.blocks]
    assert reasons == [None, None, "menu", "related news", None, None]


def test_a_document_behind_a_menu_is_kept():
    articles = "".join(f"Điều {n}. Việc thứ {n}\nNgắn gọn\n" for n in range(1, 60))
    text = f"{FIRST}\nVăn bản liên quan\nSố: 48/KH-UBND\nKẾ HOẠCH\n{articles}"
    layout = lay_out(SourceText.of(text))
    assert [b.label for b in layout.blocks if b.label] == [f"Điều {n}" for n in range(1, 60)]


def test_page_numbers_count_pages():
    page = "\n".join(f"{PROSE * 12}\n{number}" for number in range(2, 6)) + f"\n{PROSE}"
    layout = lay_out(SourceText.of(page))
    assert [b.reason for b in layout.blocks if b.reason] == ["page number"] * 4


def test_a_line_repeated_beside_page_numbers_is_a_running_head():
    pages = [f"Niên giám các trường xã Thạch Bình\n{number}\n{PROSE * 12}" for number in range(2, 7)]
    layout = lay_out(SourceText.of("\n".join(pages)))
    reasons = [block.reason for block in layout.blocks]
    assert reasons.count("running head") == reasons.count("page number") >= 4
    assert layout.blocks[-1].reason is None


def test_a_column_of_numbers_is_no_page_number():
    layout = lay_out(SourceText.of("\n".join(f"{n}\nLớp {n}A\n35" for n in range(1, 40))))
    assert all(block.reason is None for block in layout.blocks)


def test_furniture_keeps_its_offsets():
    text = f"{FIRST}\nLượt xem: 12\n{PROSE}"
    layout = lay_out(SourceText.of(text))
    block = next(b for b in layout.blocks if b.kind is BlockKind.FURNITURE)
    assert text[block.start : block.end] == "Lượt xem: 12"
    assert layout.is_furniture(text.index("12\n"))
    assert not layout.is_furniture(text.index("Ngày 15"))


@pytest.mark.parametrize("rule", [*LINE_RULES, TAIL], ids=lambda rule: rule.reason + rule.heads[0])
def test_every_rule_says_how_its_lines_begin(rule):
    assert rule.reason
    assert all(head == head.lower() for head in rule.heads)
