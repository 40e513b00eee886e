"""Bodies as printed, the heads of documents, the place of a text, and what completes an issuer."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.references import bodies, heads, issuers, whereabouts
from extractors.references.whereabouts import Whereabouts
from extractors.source import SourceText

PRINTED = (
    # printed, full name, where it ends
    ("UBND tỉnh Kon Tum về việc", "Ủy ban nhân dân tỉnh Kon Tum", "UBND tỉnh Kon Tum"),
    ("UBND TP. Hồ Chí Minh ban hành", "Ủy ban nhân dân thành phố Hồ Chí Minh", "UBND TP. Hồ Chí Minh"),
    ("Hội đồng nhân dân tỉnh quy định", "Hội đồng nhân dân tỉnh", "Hội đồng nhân dân tỉnh"),
    ("Bộ trưởng Bộ Giáo dục và Đào tạo", "Bộ Giáo dục và Đào tạo", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
    ("Bộ GD&ĐT và Sở Y tế", "Bộ Giáo dục và Đào tạo", "Bộ GD&ĐT"),
    ("Bộ Lao động-Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội", None),
    ("Bộ Văn hóa, Thể thao và Du lịch hướng dẫn", "Bộ Văn hóa, Thể thao và Du lịch", None),
    ("Thủ tướng Chính phủ về", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
    ("Ban Thường vụ Tỉnh ủy Gia Lai về", "Ban Thường vụ Tỉnh ủy Gia Lai", None),
    ("Ban Thường vụ Đảng ủy xã Đăk Mar", "Ban Thường vụ Đảng ủy xã Đăk Mar", None),
    ("Bệnh viện Nhi Trung ương tại", "Bệnh viện Nhi Trung ương", "Bệnh viện Nhi Trung ương"),
    ("Tổng công ty Khí Việt Nam về", "Tổng công ty Khí Việt Nam", None),
    ("Trường THPT Lê Lợi về", "Trường Trung học phổ thông Lê Lợi", None),
    ("Đoàn giám sát của Ủy ban Thường vụ Quốc hội", "Đoàn giám sát của Ủy ban Thường vụ Quốc hội", None),
    ("Phòng GD&ĐT huyện Đăk Hà tổ chức", "Phòng Giáo dục và Đào tạo huyện Đăk Hà", None),
    ("Chủ tịch nước về", "Chủ tịch nước", None),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Gia Lai", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Gia Lai", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name", "printed"), PRINTED, ids=[row[0] for row in PRINTED])
def test_a_printed_body_is_read_in_full(text: str, name: str, printed: str | None) -> None:
    found = bodies.read(SourceText.of(text), 0)
    assert found is not None
    assert found.name == name
    if printed:
        assert text[found.start : found.end] == printed


@pytest.mark.parametrize("text", ["về việc", "Nguyễn Văn A", "các đơn vị", "123", ""])
def test_what_is_no_body_is_not_read(text: str) -> None:
    assert bodies.read(SourceText.of(text), 0) is None


HEADS = (
    ("UBND TỈNH KON TUM\nSỞ NỘI VỤ\n-------\n", "Sở Nội vụ tỉnh Kon Tum"),
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\n", "Ủy ban nhân dân thành phố Đà Nẵng"),
    ("ỦY BAN MTTQ VIỆT NAM\nXÃ ĐĂK MAR\nBAN THƯỜNG TRỰC\n", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Đăk Mar"),
    ("| BỘ TÀI CHÍNH -------- | ", "Bộ Tài chính"),
    ("UBND XÃ ĐĂK MAR\nPHÒNG VĂN HÓA - XÃ HỘI\n", "Phòng Văn hóa - Xã hội xã Đăk Mar"),
    ("TỈNH ỦY GIA LAI\n*\n", "Tỉnh ủy Gia Lai"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO GIA LAI\nTRƯỜNG THPT IA LY\n", "Trường Trung học phổ thông Ia Ly"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "issuer"), HEADS, ids=[row[1] for row in HEADS])
def test_the_head_prints_the_issuer(text: str, issuer: str) -> None:
    assert heads.read(SourceText.of(text), len(text)).issuer == issuer


def test_a_head_without_capitals_names_nobody() -> None:
    text = "Kính gửi các đơn vị\n"
    assert heads.read(SourceText.of(text), len(text)).issuer is None


def test_the_place_of_a_text_is_the_one_it_names_most() -> None:
    text = "UBND tỉnh Gia Lai họp. Các xã của tỉnh Gia Lai báo cáo; tỉnh Kon Tum cử đại biểu dự. Tỉnh Gia Lai cảm ơn."
    assert whereabouts.find(SourceText.of(text)).province == "tỉnh Gia Lai"


def test_two_rival_provinces_leave_the_place_open() -> None:
    text = "Hội nghị ký kết giữa tỉnh Gia Lai và tỉnh Kon Tum"
    assert whereabouts.find(SourceText.of(text)).province is None


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kon Tum"), ("Ủy ban nhân dân huyện", "Ủy ban nhân dân huyện Đăk Hà"),
        ("Tỉnh ủy", "Tỉnh ủy Kon Tum"), ("Sở Tài chính", "Sở Tài chính tỉnh Kon Tum"), ("Bộ Y tế", "Bộ Y tế"),
        ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã"),
    ],
)  # fmt: skip
def test_the_place_completes_bodies_that_exist_in_every_place(name: str, full: str) -> None:
    assert issuers.placed(name, Whereabouts("tỉnh Kon Tum", "huyện Đăk Hà")) == full


def test_a_ministry_is_the_one_of_its_day() -> None:
    assert issuers.from_code("TT", ("BNV",), "2020-01-01") == "Bộ Nội vụ"
    assert issuers.from_code("QĐ", ("CP",), "1979") == "Hội đồng Chính phủ"


def test_the_place_of_an_issuer_is_told() -> None:
    found = extract("Kế hoạch số 21/KH-UBND ngày 4/4/2022 của UBND tỉnh Kon Tum").citations
    assert found[0].place == "tỉnh Kon Tum"


def test_a_school_is_found_by_its_initials() -> None:
    text = "Trường THPT Nguyễn Trãi triển khai Kế hoạch số 17/KH-THPTNT. Giáo viên thực hiện Kế hoạch số 17/KH-THPTNT."
    assert extract(text).citations[0].issuer == "Trường Trung học phổ thông Nguyễn Trãi"


OWN = (
    ("SỞ NỘI VỤ TỈNH GIA LAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/KH-SNV\nGia Lai, ngày 02 tháng 3 năm 2022\nKẾ HOẠCH",
     ("15/KH-SNV", "KH", "2022-03-02", "dateline")),
    ("BỘ Y TẾ\n\nSố: 14/2027/TT-BYT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 5 tháng 6 năm 2027\nTHÔNG TƯ",
     ("14/2027/TT-BYT", "TT", "2027-06-05", "dateline")),
    ("---\nsohieu: 88/2026/NĐ-CP\nngaybanhanh: 2026-07-21\n---\nNghị định quy định chi tiết",
     ("88/2026/NĐ-CP", "NĐ", "2026-07-21", "metadata")),
    ("ĐẢNG CỘNG SẢN VIỆT NAM\nGia Lai, ngày 1 tháng 2 năm 2023\nSố 77-NQ/TU\nNGHỊ QUYẾT",
     ("77-NQ/TU", "NQ", "2023-02-01", "dateline")),
    ("SỞ XÂY DỰNG\nSố: 214/SXD\nV/v nghiệm thu cầu\nGia Lai, ngày 3 tháng 4 năm 2024",
     ("214/SXD", "CV", "2024-04-03", "dateline")),
    ("HĐND TỈNH GIA LAI CỘNG HA X HỘI Độc lập - Tự do ------ Số: 61/2024/NQ-HĐND Gia Lai, ngy 7 thng 5 năm 2024 ", ("61/2024/NQ-HĐND", "NQ", "2024-05-07", "dateline")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), OWN, ids=[row[1][0] for row in OWN])
def test_a_document_tells_its_number_type_and_date(text: str, wanted: tuple[str, str, str, str]) -> None:
    own = extract(text).own
    assert (own.number, own.type, own.date, own.date_rule) == wanted


def test_a_blank_own_number_is_read_after_its_words() -> None:
    own = extract("SỐ KÝ HIỆU: /THPTIL\nTRÍCH YẾU: V/v dự giờ").own
    assert (own.number, own.type, own.kind) == ("/THPTIL", "CV", "CV")


def test_a_cited_number_at_a_line_start_is_not_the_own_number() -> None:
    text = "Danh mục văn bản\n" + "x" * 2000 + "\nSố: 15/KH-SNV là văn bản đã hết hiệu lực."
    assert extract(text).own.number is None


@pytest.mark.parametrize(
    ("behind", "issuer"),
    [
        ("UBND tỉnh\nCăn cứ Luật Đất đai;", "Ủy ban nhân dân tỉnh"),
        ("UBND tỉnh\n\nỦY BAN NHÂN DÂN", "Ủy ban nhân dân tỉnh"),
        ("UBND huyện\nĐề nghị các xã thực hiện.", "Ủy ban nhân dân huyện"),
        ("UBND huyện\nĐồng Nghè về đất đai.", "Ủy ban nhân dân huyện Đồng Nghè"),
        ("UBND huyện Đồng\nNghè về đất đai.", "Ủy ban nhân dân huyện Đồng Nghè"),
        ("UBND huyện Đồng Nghè\nĐiều 1. Phạm vi.", "Ủy ban nhân dân huyện Đồng Nghè"),
    ],
)
def test_the_next_paragraph_is_no_place(behind: str, issuer: str) -> None:
    (citation,) = [c for c in extract(f"Quyết định số 45/2023/QĐ-UBND của {behind}").citations if c.number]
    assert citation.issuer == issuer


def test_abbreviations_in_two_parts_and_decrees_of_the_president() -> None:
    text = "Công văn số 12/SGDĐT ngày 1/2/2024 của Sở GD – ĐT; Sắc lệnh số 64-SL ngày 23/11/1945."
    found = [(c.number, c.issuer, c.date) for c in extract(text).citations]
    assert found == [("12/SGDĐT", "Sở Giáo dục và Đào tạo", "2024-02-01"), ("64-SL", None, "1945-11-23")]


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("TỈNH ỦY HÀ GIANG\nBAN TUYÊN GIÁO\nSố 120-HD/BTGTU", "Ban Tuyên giáo Tỉnh ủy Hà Giang"),
        ("HUYỆN ỦY ĐÔ LƯƠNG\nỦY BAN KIỂM TRA\n*\nSố 12-BC/UBKTHU", "Ủy ban Kiểm tra Huyện ủy Đô Lương"),
        ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nVĂN PHÒNG\nSố: 12/TB-VP", "Văn phòng Ủy ban nhân dân tỉnh Nghệ An"),
    ],
)
def test_an_office_is_that_of_the_body_above_it(head: str, issuer: str) -> None:
    assert extract(f"{head}\nNghệ An, ngày 03 tháng 5 năm 2023\n\nTHÔNG BÁO\n").own.issuer == issuer


def test_a_council_in_session_adopts_all_its_resolutions() -> None:
    text = (
        "Sáng 5/6, HĐND TP. Tam Kỳ tổ chức kỳ họp thứ 15, thông qua Nghị quyết số 12/NQ-HĐND về đầu tư và Nghị "
        "quyết số 13/NQ-HĐND. UBND tỉnh Quảng Nam dự họp. Theo Nghị quyết số 14/NQ-HĐND của HĐND tỉnh."
    )
    city, province = "Hội đồng nhân dân thành phố Tam Kỳ", "Hội đồng nhân dân tỉnh Quảng Nam"
    assert [c.issuer for c in extract(text).citations] == [city, city, province]


def test_wards_and_districts_have_numbers() -> None:
    text = "Kế hoạch số 77/KH-UBND ngày 1/2/2024 của UBND Quận 1."
    assert [c.issuer for c in extract(text).citations] == ["Ủy ban nhân dân quận 1"]
