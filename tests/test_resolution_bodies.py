"""Resolution by whose paper it is: heads of pages, bodies that act, committees, companies, bureaus of ministries."""

from __future__ import annotations

import pytest

from tests.resolved_texts import answers


def test_the_party_committee_of_a_city_of_a_province_is_not_the_provinces():
    text = "Thực hiện Kế hoạch số 40-KH/TU ngày 12/5/2023 của {}."
    city, province = (answers(text.format(body)) for body in ("Thành ủy Thủ Đức", "Thành ủy Hồ Chí Minh"))
    assert province == ["doc/vn-ho-chi-minh/n/kh-tu/2023/40"]
    assert city != province


def test_the_lines_above_the_number_tell_whose_document_it_is():
    text = (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC\n\nSố: 31/KH-MTTQ-BTT\n\n"
        "Lương Minh, ngày 02 tháng 12 năm 2025\n\nKẾ HOẠCH\nTuyên truyền về vệ sinh môi trường\n\nCăn cứ Kế hoạch số "
        "12/KH-MTTQ-BTT ngày 05/11/2025 của Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ninh.\n"
    )
    found = answers(text)
    assert found[0] == "doc/vn-quang-ninh.luong-minh/n/kh-mttq-btt/2025/31"
    assert "doc/vn-quang-ninh/n/kh-mttq-btt/2025/12" in found


NEWS = "Đoàn kiểm tra làm việc tại xã Đơn Dương, tỉnh Lâm Đồng\n\nNgày 14/01/2026, Ủy ban nhân dân tỉnh Lâm Đồng tổ chức buổi làm việc. "


def test_the_body_that_acts_in_the_sentence_issues_what_has_no_printed_issuer():
    told = "Ủy ban nhân dân xã Đơn Dương trình bày Báo cáo số 12/BC-UBND ngày 12/01/2026 về trường lớp."
    assert answers(NEWS + told) == ["doc/vn-lam-dong-2025.don-duong/n/bc-ubnd/2026/12"]


def test_a_sentence_about_communes_does_not_give_their_papers_to_the_province():
    told = "Đại diện UBND các xã trao đổi về Báo cáo số 12/BC-UBND ngày 12/01/2026."
    assert answers(NEWS + told) == ["no-jurisdiction"]


def test_an_office_of_a_commune_after_july_2025_is_the_communes():
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH\n\nSố: 18/QĐ-UBND\n\nLương Minh, ngày 15 tháng 10 năm 2025\n\nQUYẾT ĐỊNH\nVề việc "
        "phân công trực lễ\n\nTheo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 45/TTr-VHXH ngày 10 tháng 10 "
        "năm 2025.\n"
    )
    assert answers(text)[-1] == "doc/vn-quang-ninh.luong-minh/n/ttr-vhxh/2025/45"


DISTRICT_PARTY = """ĐẢNG BỘ TỈNH KON TUM
{committee}
*
Số 71-{code}
ĐẢNG CỘNG SẢN VIỆT NAM
ngày 12 tháng 3 năm 2024

CHƯƠNG TRÌNH HÀNH ĐỘNG
Giao Ban Tuyên giáo theo dõi việc thực hiện Chương trình này.
"""


@pytest.mark.parametrize(
    ("committee", "code", "expected"),
    [
        ("HUYỆN ỦY ĐĂK TÔ", "CTr/HU", "doc/vn-kon-tum.dak-to/n/ctr-hu/2024/71"),
        ("THÀNH ỦY KON TUM", "CTr/TU", "doc/vn-kon-tum.kon-tum/n/ctr-tu/2024/71"),
    ],
)
def test_the_head_of_a_committee_below_the_province_names_both_levels(committee, code, expected):
    found = answers(DISTRICT_PARTY.format(committee=committee, code=code))
    assert found == [expected, expected]


def test_the_head_of_a_commune_committee_names_its_district():
    text = (
        "ĐẢNG BỘ HUYỆN NGỌC HỒI\nĐẢNG ỦY XÃ BỜ Y\n*\nSố 15-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "ngày 12 tháng 3 năm 2024\n\nKẾ HOẠCH\nhọc tập nghị quyết"
    )
    assert answers(text) == ["doc/vn-kon-tum.ngoc-hoi.bo-y/n/kh-du/2024/15"]


def test_every_member_of_a_list_is_issued_by_the_body_that_acts():
    text = (
        "Ngày 10/9/2025, UBND xã Ia Chim, tỉnh Quảng Ngãi họp. UBND xã đã ban hành Quyết định số 46/QĐ-UBND "
        "ngày 05/9/2025 và Kế hoạch số 13/KH-UBND, ngày 06/9/2025."
    )
    assert answers(text) == [
        "doc/vn-quang-ngai-2025.ia-chim/n/qd-ubnd/2025/46", "doc/vn-quang-ngai-2025.ia-chim/n/kh-ubnd/2025/13",
    ]  # fmt: skip


def test_organs_of_a_company_lie_where_the_company_does():
    text = (
        "CÔNG TY CỔ PHẦN CAO SU SA THẦY\nSố: 21/QĐ-CSST\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nKon Tum, ngày 08 tháng 4 năm 2024\n\nQUYẾT ĐỊNH\n\n"
        "Căn cứ Nghị quyết số 04/NQ-HĐQT ngày 12/01/2024 của Hội đồng quản trị;\n"
        "Căn cứ Nghị quyết số 02/NQ-ĐHĐCĐ ngày 10/01/2024 của Đại hội đồng cổ đông;"
    )
    assert answers(text) == [
        "doc/vn-kon-tum/n/qd-csst/2024/21", "doc/vn-kon-tum/n/nq-hdqt/2024/4", "doc/vn-kon-tum/n/nq-dhdcd/2024/2",
    ]  # fmt: skip


BUREAU = (
    "---\ntitle: Quyết định số 312/QĐ-CTSNĐ giao nhiệm vụ\ndate: 2026-04-08\n---\n\n# QUYẾT ĐỊNH\n\n"
    "**BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG - CỤC THỦY SẢN NỘI ĐỊA**\n\n**Số: 312/QĐ-CTSNĐ**\n\n"
    "**Hà Nội, ngày 08 tháng 4 năm 2026**\n\n"
)


def test_a_bureau_of_a_ministry_and_its_offices_are_central():
    text = BUREAU + (
        "Theo đề xuất của Phòng Quản lý nuôi trồng tại Báo cáo số 51/BC-QLNT ngày 01/4/2026;\n"
        "Điều 1. Thay thế Quyết định số 200/QĐ-CTSNĐ ngày 01/5/2025."
    )
    found = answers(text)
    assert set(found) == {
        "doc/vn/n/qd-ctsnd/2026/312", "doc/vn/n/bc-qlnt/2026/51", "doc/vn/n/qd-ctsnd/2025/200",
    }  # fmt: skip


def test_papers_of_provinces_cited_by_a_bureau_stay_theirs():
    text = BUREAU + (
        "Xét Tờ trình số 18/TTr-UBND ngày 02/4/2026 của Ủy ban nhân dân tỉnh Sơn La;\n"
        "Xét Tờ trình số 19/TTr-UBND ngày 02/4/2026 của Ủy ban nhân dân tỉnh Điện Biên;\n"
        "Xét Tờ trình số 7/TTr-UBND ngày 02/4/2026."
    )
    assert answers(text)[2::2] == ["doc/vn-son-la/n/ttr-ubnd/2026/18", "no-jurisdiction"]
