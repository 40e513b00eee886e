"""What stands round a number: dates and bodies before and behind it, where its paragraph ends, own lines."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.types import Citation


def only(text: str) -> Citation:
    citations = extract(text).citations
    assert len(citations) == 1, citations
    return citations[0]


KON_TUM = "Ủy ban nhân dân tỉnh Kon Tum"
ROUND_THE_NUMBER = (
    # phrase, date, issuer
    ("Ngày 14/02/2027, Chủ tịch UBND tỉnh Kon Tum đã ký ban hành Kế hoạch số 155/KH-UBND", "2027-02-14", KON_TUM),
    ("Ngày 14/02/2027, Phó Chủ tịch UBND tỉnh Kon Tum ký Kế hoạch số 155/KH-UBND", "2027-02-14", KON_TUM),
    ("Kế hoạch số 155/KH-UBND được UBND tỉnh Kon Tum ban hành ngày 14/02/2027", "2027-02-14", KON_TUM),
    ("Kế hoạch số 155/KH-UBND của UBND tỉnh Kon Tum (ban hành ngày 14/02/2027)", "2027-02-14", KON_TUM),
    ("HĐND tỉnh Kon Tum thông qua Nghị quyết số 9/NQ-HĐND vào ngày 20/02/2027", "2027-02-20",
     "Hội đồng nhân dân tỉnh Kon Tum"),
    ("Nghị định số 79/2027/NĐ-CP được Chính phủ ban hành ngày 12 tháng 7 năm 2027", "2027-07-12", "Chính phủ"),
    ("Thông tư số 31/2027/TT-BTC (đã được ký ngày 5/6/2027)", "2027-06-05", "Bộ Tài chính"),
    ("đề nghị UBND tỉnh Kon Tum sửa đổi, bổ sung Quyết định số 22/2024/QĐ-UBND", None, KON_TUM),
)  # fmt: skip


@pytest.mark.parametrize(("phrase", "date", "issuer"), ROUND_THE_NUMBER, ids=[r[0] for r in ROUND_THE_NUMBER])
def test_day_and_body_are_read_round_the_number(phrase: str, date: str | None, issuer: str) -> None:
    citation = only(phrase)
    assert (citation.date, citation.issuer) == (date, issuer)


NAMES = (
    # phrase, issuer
    ("Nghị quyết số 68-NQ/TW ngày 3/4/2027 của Ban Chấp hành Trung ương\nIV. TỔ CHỨC THỰC HIỆN",
     "Ban Chấp hành Trung ương"),
    ("Quyết định số 8/QĐ-UBND của UBND xã Đăk Mar\n2. Về tiến độ", "Ủy ban nhân dân xã Đăk Mar"),
    ("Quyết định số 12/2027/QĐ-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo Ban\nhành Điều lệ",
     "Bộ Giáo dục và Đào tạo"),
    ("Thông tư số 12/2027/TT-BGDĐT của Bộ Giáo dục và Đào tạo Quy định về thi", "Bộ Giáo dục và Đào tạo"),
    ("Thng tư số 38/2027/TT-BTC ngy 3 thng 4 năm 2027 của Bộ Ti chnh", "Bộ Tài chính"),
    ("Thông tư số 38/2020/TT-BLĐTBXH của Bộ Lao động Thương binh", "Bộ Lao động - Thương binh và Xã hội"),
    ("Thông tư số 15-TT/LB ngày 3-4-1990 của liên Bộ Y tế - Tài chính", "Bộ Y tế, Bộ Tài chính"),
    ("Thông tư số 15-TT/LB ngày 3-4-1990 của liên Bộ Lao động - Thương binh và Xã hội",
     "Bộ Lao động - Thương binh và Xã hội"),
    ("Thông tư số 16-TT/LB ngày 3-4-1994 của liên Bộ Lao động - Thương binh và Xã hội - Tài chính",
     "Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính"),
    ("Báo cáo số 29/BC-HĐND ngày 8/12/2027 của Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Kon Tum",
     "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Kon Tum"),
    ("Báo cáo số 29/BC-HĐND của Ban Văn hóa - Xã hội HĐND xã Đăk Mar về",
     "Ban Văn hóa - Xã hội Hội đồng nhân dân xã Đăk Mar"),
    ("Công văn số 9/CCKL-TT của Chi cục Kiểm lâm tỉnh Kon Tum", "Chi cục Kiểm lâm tỉnh Kon Tum"),
    ("Công văn số 9/CV-HTK của Công ty TNHH đầu tư xây dựng HTK MINH AN về", "Công ty TNHH đầu tư xây dựng HTK MINH AN"),
    ("Kế hoạch số 9/KH-BCH của Ban Chỉ huy Quân sự xã Đăk Mar", "Ban Chỉ huy Quân sự xã Đăk Mar"),
    ("Kế hoạch số 9/KH-TrTH của Trường Tiểu học Lê Lợi họp bàn", "Trường Tiểu học Lê Lợi"),
    ("theo ý kiến của Phòng Quản lý, tổ chức giao thông tại Báo cáo rà soát số 77/BCRS-TCGT ngày 3/4/2027",
     "Phòng Quản lý, tổ chức giao thông"),
    ("Quyết định số 9/QĐ-ABC của Bộ trưởng phê duyệt", None),
    ("Thông tư liên tịch số 8/2012/TTLT-BYT-BTC của Bộ Tài chính và Bộ Y tế", "Bộ Y tế, Bộ Tài chính"),
    (("Nghị quyết liên tịch số 88/2027/NQLT-UBTVQH16-CP-ĐCTUBTWMTTQVN của Ủy ban Thường vụ Quốc hội, Chính phủ"
     " và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận  Tổ quốc Việt Nam"),
     "Ủy ban Thường vụ Quốc hội, Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
)  # fmt: skip


@pytest.mark.parametrize(("phrase", "issuer"), NAMES, ids=[row[0][:40] for row in NAMES])
def test_the_name_of_a_body_ends_where_it_ends(phrase: str, issuer: str | None) -> None:
    assert only(phrase).issuer == issuer


_BELOW = "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nngày 3 tháng 4 năm 2027\n"
HEADS = (
    # head, issuer
    ("**BỘ TÀI CHÍNH - CỤC DỰ TRỮ NHÀ NƯỚC**\n\n**Số: 851/QĐ-CDTNN**", "cục dự trữ nhà nước"),
    (("---\ntitle: \"Quyết định số 851/QĐ-CDTNN về kho\"\n---\n**BỘ TÀI CHÍNH - CỤC DỰ TRỮ NHÀ NƯỚC**\n"
     "**Số: 851/QĐ-CDTNN**"), "cục dự trữ nhà nước"),
    ("ỦY BAN BẦU CỬ XÃ PHỐ BẢNG\nTIỂU BAN HẬU CẦN, Y TẾ\nSố: 01/KH-TBHC", "Tiểu ban hậu cần, y tế"),
    ("ỦY BAN BẦU CỬ XÃ ĐĂK MAR\nSố: 01/KH-UBBC", "Ủy ban bầu cử xã Đăk Mar"),
    ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nSố: 01/KH-BCĐ", "ban chỉ đạo chuyển đổi số"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "issuer"), HEADS, ids=[row[0][:40] for row in HEADS])
def test_the_lowest_body_of_the_head_issued_it(head: str, issuer: str) -> None:
    found = extract(head + _BELOW).own.issuer or ""
    assert (found if issuer[0].isupper() else found.lower()) == issuer


PARAGRAPHS = (
    ("theo Kế hoạch số 312/KH-SNV\n\nNgày 19 tháng 9 năm 2027, tại hội trường", None),
    ("theo Kế hoạch số 312/KH-SNV\nNgày 19/9/2027, tại hội trường", None),
    ("theo Kế hoạch số 312/KH-SNV\n\n19/9/2027", None),
    ("theo Kế hoạch số 312/KH-SNV\nngày 19 tháng 9 năm 2027", "2027-09-19"),
    ("theo Kế hoạch số 312/KH-SNV \n\nngày 19 tháng 9 năm 2027", "2027-09-19"),
    ("(kèm theo Kế hoạch số 312/KH-SNV\nNgày 19 tháng 9 năm 2027 của Giám đốc Sở Nội vụ)", "2027-09-19"),
    ("theo Kế hoạch số 312/KH-SNV vào ngày 19/9/2027, sở cấp lại giấy phép", None),
    ("KẾ HOẠCH SỐ 312/KH-SNV\nNGÀY 19 THÁNG 9 NĂM 2027", "2027-09-19"),
)


@pytest.mark.parametrize(("text", "date"), PARAGRAPHS)
def test_a_new_paragraph_ends_what_belongs_to_a_number(text: str, date: str | None) -> None:
    assert only(text).date == date


def test_a_new_paragraph_gives_no_issuer() -> None:
    body = only("thực hiện Kế hoạch số 312/KH-UBND\nCủa Sở Nội vụ có 12 người").issuer
    assert body == "Ủy ban nhân dân"


def test_a_council_is_no_contract() -> None:
    own = extract(
        "HỘI ĐỒNG BỘ TRƯỞNG\nSố: 217-HĐBT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Hà Nội, ngày 3 tháng 4 năm 1987\nNGHỊ ĐỊNH\nVề việc lập quỹ"
    ).own
    assert (own.number, own.type, own.issuer) == ("217-HĐBT", "NĐ", "Hội đồng Bộ trưởng")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("theo số 07/2027/HĐMB-CTY đã ký", "other-contract"),
        ("theo hợp đồng số 07/2027/HĐPS-CTY đã ký", "other-contract"),
        ("Quyết định đưa vụ án ra xét xử số 35/2027/QĐXXST-DS ngày 3/4/2027", "other-case"),
        ("Quyết định hoãn phiên tòa số 36/2027/QĐST-DS ngày 3/4/2027", "other-case"),
    ],
)
def test_contracts_and_papers_of_a_case_are_set_aside(text: str, rule: str) -> None:
    extraction = extract(text)
    assert not extraction.citations
    assert [aside.rule for aside in extraction.asides] == [rule]


WRAPPED = (
    "NGHỊ ĐỊNH\nVề điện\nCăn cứ Luật Điện lực, được sửa đổi bởi Luật\nsố 194/2027/QH16;\nĐiều 1. Phạm vi",
    "NGHỊ ĐỊNH\nVề điện\nCăn cứ Luật Điện lực và Nghị quyết,\nsố 194/2027/QH16;\nĐiều 1. Phạm vi",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ ĐỊNH\nCăn cứ Luật Điện lực và\nLuật số 194/2027/QH16\nvà các luật",
)


@pytest.mark.parametrize("text", WRAPPED)
def test_a_line_that_goes_on_with_a_sentence_is_no_own_line(text: str) -> None:
    own = extract(text).own
    assert (own.number, own.type) == (None, "NĐ")


def test_the_own_number_may_stand_before_the_motto() -> None:
    own = extract(
        "CÔNG BÁO/Số 707 + 708/Ngày 01-9-2027\n\nỦY BAN THƯỜNG VỤ QUỐC HỘI\nNghị quyết số: 25/2027/UBTVQH16\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ QUYẾT\nĐiều 1. Sửa đổi\n"
        "Nghị quyết này được Ủy ban Thường vụ Quốc hội thông qua ngày 17 tháng 8 năm 2027."
    ).own
    assert (own.number, own.date, own.date_rule) == ("25/2027/UBTVQH16", "2027-08-17", "adoption")


def test_a_running_head_is_no_date_of_the_document() -> None:
    own = extract("CÔNG BÁO/Số 707 + 708/Ngày 01-9-2027\nNGHỊ QUYẾT\nSố: 25/2027/UBTVQH16\nĐiều 1. Sửa").own
    assert (own.number, own.date) == ("25/2027/UBTVQH16", None)


def test_what_a_title_names_is_cited() -> None:
    text = "Thông tư Sửa đổi Thông tư số 31/2027/TT-BTC về phí Căn cứ Luật Phí và lệ phí năm 2015."
    assert [c.number for c in extract(text).citations] == ["31/2027/TT-BTC", None]


def test_the_name_of_the_text_itself_is_no_citation() -> None:
    extraction = extract("Luật Thủy sản Căn cứ Hiến pháp năm 2013.")
    assert [c.type for c in extraction.citations] == ["HP"]
    assert [aside.rule for aside in extraction.asides] == ["other-own-title"]


def test_a_law_does_not_take_the_number_of_a_decree() -> None:
    text = "theo Luật Xây dựng số 112/2029/NĐ-CP ngày 14/12/2029 về chi phí"
    assert [(c.type, c.number) for c in extract(text).citations] == [("LUẬT", None), ("NĐ", "112/2029/NĐ-CP")]


def test_a_small_verb_before_the_number_is_no_type() -> None:
    found = only("theo thông tư hướng dẫn số 17 TC/CTN ngày 30 tháng 6 năm 1980 của Bộ Tài chính")
    assert (found.type, found.number, found.date) == ("TT", "17-TC/CTN", "1980-06-30")


def test_a_board_of_a_council_is_completed_by_the_place_of_the_text() -> None:
    text = "Báo cáo số 29/BC-HĐND của Ban Pháp chế HĐND tỉnh về kỳ họp của HĐND tỉnh Kon Tum."
    assert only(text).issuer == "Ban Pháp chế Hội đồng nhân dân tỉnh Kon Tum"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thông qua Nghị quyết số 13/NQ-HĐND. UBND tỉnh Kon Tum dự họp.", "13/NQ-HĐND"),
        ("Theo Quyết định số 14/QĐ-UBND. UBND tỉnh giao các sở.", "14/QĐ-UBND"),
        ("Theo Công văn số 15/UBND. HĐND tỉnh họp.", "15/UBND"),
        ("Nghị quyết số 16/NQ. HĐND ngày 1/2/2023", "16/NQ-HĐND"),
        ("Quyết định số 17/QĐ.UBND.NC ngày 3/4/2005", "17/QĐ-UBND-NC"),
    ],
)
def test_a_full_stop_ends_a_signature_unless_its_letters_go_on(text, number):
    assert [c.number for c in extract(text).citations] == [number]
