"""Resolution on short texts of our own: what a mention and its text may decide, and what must stay open."""

from __future__ import annotations

import pytest

from extractors import extract
from kg.resolution import resolve
from kg.types import Resolved, Unresolved
from tests.resolved_texts import SO, answer, answers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the mention alone
        ("Theo Nghị định số 45/2019/NĐ-CP của Chính phủ.", ["doc/vn/y/nd-cp/2019/45"]),
        ("Theo Quyết định số 88/QĐ-TTg ngày 05/02/2018 của Thủ tướng Chính phủ.", ["doc/vn/n/qd-ttg/2018/88"]),
        ("Theo Nghị quyết số 18-NQ/TW ngày 25/10/2017.", ["doc/vn/n/nq-tw/2017/18"]),
        ("Thông tư số 004/2025/TT-BNV và Thông tư số 04/2025/TT-BNV.",
         ["doc/vn/y/tt-bnv/2025/004", "doc/vn/y/tt-bnv/2025/4"]),
        ("Nghị quyết số 66.90/2026/NQ-CP của Chính phủ.", ["doc/vn/y/nq-cp/2026/66.90"]),
        ("Công văn số 512/SYT-VP ngày 09/3/2021 của Sở Y tế tỉnh Yên Bái.", ["doc/vn-yen-bai/n/syt-vp/2021/512"]),
        # the printed year wins over a misprinted day
        ("Thực hiện Nghị định số 45/2019/NĐ-CP ngày 03/4/2012 của Chính phủ.", ["doc/vn/y/nd-cp/2019/45"]),
        # a misprinted digit is put right where both the day and the subject are those of its neighbour
        (("Theo Thông tư số 42/2012/TT-BGDĐT ngày 07/12/2012 ban hành Quy chế công nhận trường trung học cơ sở, trường "
         "trung học phổ thông đạt chuẩn quốc gia."), ["doc/vn/y/tt-bgddt/2012/47"]),
        ("Theo Thông tư số 42/2012/TT-BGDĐT ngày 07/12/2012.", ["doc/vn/y/tt-bgddt/2012/42"]),
        (("Theo Thông tư số 42/2012/TT-BGDĐT về Quy chế công nhận trường trung học cơ sở, trường trung học phổ thông đạt "
         "chuẩn quốc gia."), ["doc/vn/y/tt-bgddt/2012/42"]),
        # provinces before and after the merger of 2025
        ("Quyết định số 7/QĐ-UBND ngày 03/3/2024 của UBND tỉnh Bắc Ninh.", ["doc/vn-bac-ninh/n/qd-ubnd/2024/7"]),
        ("Quyết định số 7/QĐ-UBND ngày 03/9/2025 của UBND tỉnh Bắc Ninh.", ["doc/vn-bac-ninh-2025/n/qd-ubnd/2025/7"]),
        ("Quyết định số 7/QĐ-UBND ngày 03/9/2025 của UBND tỉnh Lạng Sơn.", ["doc/vn-lang-son/n/qd-ubnd/2025/7"]),
        # districts carry their province, numbered ones their kind
        ("Quyết định số 7/QĐ-UBND ngày 03/3/2024 của UBND huyện Đắk Hà, tỉnh Kon Tum.",
         ["doc/vn-kon-tum.dak-ha/n/qd-ubnd/2024/7"]),
        # a council's number without place and without year
        ("Thực hiện Nghị quyết số 12/NQ-HĐND ngày 03/3/2024 của HĐND tỉnh.", ["no-jurisdiction"]),
        ("Thực hiện Nghị quyết số 12/NQ-HĐND của HĐND tỉnh Lạng Sơn.", ["no-date"]),
        ("Thực hiện Chương trình số 20-CTr/TU của Tỉnh ủy Lạng Sơn.", ["no-date"]),
    ],
)  # fmt: skip
def test_the_mention_decides_or_stays_open(text, expected):
    assert answers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the place of the organiser
        (SO + "Triển khai Kế hoạch số 90/KH-UBND ngày 02/4/2023 của UBND tỉnh.", ["doc/vn-lang-son/n/kh-ubnd/2023/90"]),
        # another mention of the same number gives the year, and the place
        (SO + "Triển khai Kế hoạch số 90/KH-UBND ngày 02/4/2023 của UBND tỉnh Lạng Sơn. Kế hoạch số 90/KH-UBND "
         "cần được phổ biến.", ["doc/vn-lang-son/n/kh-ubnd/2023/90"] * 2),
        # a short form takes the full mention
        (SO + "Theo Thông tư số 31/2022/TT-BYT của Bộ Y tế. Các đơn vị báo cáo theo Thông tư 31.",
         ["doc/vn/y/tt-byt/2022/31"] * 2),
    ],
)  # fmt: skip
def test_the_text_completes_its_mentions(text, expected):
    assert answers(text) == expected


def test_a_short_resolution_of_a_council_may_stand_in_two_series():
    [found] = answers("Thực hiện Nghị quyết 12 ngày 08/12/2020 của HĐND tỉnh Lạng Sơn.")
    assert found == "doc/vn-lang-son/n/nq-hdnd/2020/12|doc/vn-lang-son/y/nq-hdnd/2020/12"


def test_years_of_one_number_that_disagree_give_no_year_to_a_third_mention():
    found = answers(
        SO + "Kế hoạch số 90/KH-UBND ngày 02/4/2021 của UBND tỉnh; Kế hoạch số 90/KH-UBND ngày 05/4/2022 của "
        "UBND tỉnh. Rà soát Kế hoạch số 90/KH-UBND của UBND tỉnh."
    )
    assert found[:2] == ["doc/vn-lang-son/n/kh-ubnd/2021/90", "doc/vn-lang-son/n/kh-ubnd/2022/90"]
    assert found[2] == "no-date"


def test_a_city_is_no_province_that_prints_tinh():
    text = "Sở Y tế thành phố Đà Nẵng họp giao ban.\n\nNgày 12/5/2023, Sở Y tế tổ chức họp. "
    assert answers(text + "Theo Quyết định số 7/QĐ-UBND ngày 03/3/2023 của UBND tỉnh.") == ["no-jurisdiction"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Luật Giáo dục 2019.", ["doc/vn/y/luat-qh14/2019/43"]),
        ("Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2005.", ["doc/vn/y/luat-qh11/2005/38"]),
        ("Căn cứ Hiến pháp năm 2013.", ["doc/vn/n/hp/2013/nn"]),
        ("Căn cứ Bộ luật Lao động năm 2019.", ["doc/vn/y/bo-luat-qh14/2019/45"]),
        (
            "Thực hiện Nghị quyết số 29 của Ban Chấp hành Trung ương Đảng (khóa XI).",
            ["doc/vn/n/nq-tw/2013/29"],
        ),
        ("Luật số 91/2015/QH13 về dân sự.", ["doc/vn/y/bo-luat-qh13/2015/91"]),
    ],
)
def test_the_register_knows_laws_and_party_resolutions(text, expected):
    assert answers(text) == expected


def test_a_nickname_needs_its_subject():
    head = "Ngày 12/5/2023, Sở Y tế tỉnh Lạng Sơn họp. "
    about = (
        "Thực hiện Nghị quyết số 18-NQ/TW về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị."
    )
    assert answers(head + about) == ["doc/vn/n/nq-tw/2017/18"]
    assert answers(head + "Thực hiện Nghị quyết số 18-NQ/TW.") == ["no-date"]


def test_self_is_the_document_itself_and_back_the_one_named_before():
    text = (
        "BỘ Y TẾ\n\nSố: 19/2021/TT-BYT\n\nHà Nội, ngày 16 tháng 11 năm 2021\n\nTHÔNG TƯ\nQuy định việc kiểm tra sổ sách\n\n"
        "Căn cứ Nghị định số 45/2019/NĐ-CP của Chính phủ;\n\nĐiều 1. Phạm vi\n\nThông tư này quy định việc kiểm tra sổ "
        "sách theo Nghị định nêu trên.\n"
    )
    found = answers(text)
    assert found[0] == "doc/vn/y/tt-byt/2021/19"
    assert found[-2:] == ["doc/vn/y/tt-byt/2021/19", "doc/vn/y/nd-cp/2019/45"]


def test_self_inside_new_wording_is_the_amended_document():
    text = (
        "CHÍNH PHỦ\n\nSố: 61/2024/NĐ-CP\n\nHà Nội, ngày 06 tháng 6 năm 2024\n\nNGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của "
        "Nghị định số 45/2019/NĐ-CP\n\nĐiều 1. Sửa đổi, bổ sung Điều 7 Nghị định số 45/2019/NĐ-CP như sau: "
        "“Điều 7. Mức phạt\n\nMức phạt tại Điều 9 của Nghị định này là mức tối đa.”\n\n"
        "Điều 2. Hiệu lực\n\nNghị định này có hiệu lực từ ngày 01 tháng 7 năm 2024.\n"
    )
    extraction = extract(text)
    found = resolve(extraction)
    selfs = [answer(r) for c, r in zip(extraction.citations, found, strict=True) if c.form == "self"]
    assert selfs == ["doc/vn/y/nd-cp/2019/45", "doc/vn/y/nd-cp/2024/61"]


def test_a_document_without_number_stays_open():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố:        /KH-UBND\n\nLạng Sơn, ngày    tháng 5 năm 2023\n\nKẾ HOẠCH\n"
        "Kiểm tra công tác lưu trữ\n\nKế hoạch này được gửi đến các sở.\n"
    )
    extraction = extract(text)
    reasons = {c.form: answer(r) for c, r in zip(extraction.citations, resolve(extraction), strict=True)}
    assert set(reasons.values()) == {"blank"}


def test_every_answer_records_its_source_rule_and_confidence():
    [found] = resolve(extract("Theo Nghị định số 45/2019/NĐ-CP của Chính phủ."))
    assert isinstance(found, Resolved)
    assert found.how == "printed"
    assert found.rule
    assert 0.5 < found.confidence <= 1


def test_in_a_consolidated_text_self_is_the_act_that_it_holds():
    text = (
        "VĂN BẢN HỢP NHẤT\n\nThông tư số 19/2018/TT-BYT ngày 16 tháng 7 năm 2018 của Bộ trưởng Bộ Y tế quy định việc kiểm "
        "tra sổ sách, có hiệu lực kể từ ngày 01 tháng 9 năm 2018, được sửa đổi, bổ sung bởi:\n\nThông tư số 7/2022/TT-BYT "
        "ngày 03 tháng 3 năm 2022 của Bộ trưởng Bộ Y tế, có hiệu lực kể từ ngày 20 tháng 4 năm 2022.\n\nĐiều 1. Phạm vi\n\n"
        "Thông tư này quy định việc kiểm tra sổ sách.\n"
    )
    extraction = extract(text)
    selfs = [
        answer(r)
        for c, r in zip(extraction.citations, resolve(extraction), strict=True)
        if c.form in ("self", "back")
    ]
    assert selfs == ["doc/vn/y/tt-byt/2018/19"]


def test_a_new_act_with_the_number_of_an_old_one_is_another_document():
    assert answers(
        "Nghị định số 174/2026/NĐ-CP của Chính phủ quy định xử phạt vi phạm hành chính trong lĩnh vực bưu chính, viễn thông, "
        "công nghệ thông tin và tần số vô tuyến điện."
    ) == ["doc/vn/y/nd-cp/2026/174"]


def test_an_impossible_year_is_no_year():
    [found] = answers("Theo Thông tư số 32/2091/TT-BTC của Bộ Tài chính.")
    assert found == "no-date"


def test_a_regulation_goes_by_the_decision_that_carries_it():
    text = (
        "QUY CHẾ\nLàm việc của Hội đồng tư vấn\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 5 năm 2024 của Ủy "
        "ban nhân dân tỉnh Lạng Sơn)\n\nĐiều 1. Phạm vi\n\nQuy chế này quy định việc họp của Hội đồng.\n"
    )
    assert set(answers(text)) == {"doc/vn-lang-son/n/qd-ubnd/2024/12"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Quyết định số 327-CT ngày 15 tháng 9 năm 1992.", "doc/vn/n/qd-ct/1992/327"),
        (
            "Theo Quyết định số 201-CP ngày 01 tháng 7 năm 1980 của Hội đồng Chính phủ.",
            "doc/vn/n/qd-cp/1980/201",
        ),
        (
            "Theo Thông tư liên tịch số 17/2014/TTLT-BYT-BTC của Bộ Y tế và Bộ Tài chính.",
            "doc/vn/y/ttlt-byt-btc/2014/17",
        ),
        ("Văn bản hợp nhất số 46/VBHN-BQP ngày 06/4/2026.", "doc/vn/n/vbhn-bqp/2026/46"),
        ("Nghị quyết số 954/2020/UBTVQH14 của Ủy ban Thường vụ Quốc hội.", "doc/vn/y/nq-ubtvqh14/2020/954"),
        ("Nghị quyết 326 ngày 30/12/2016 của Ủy ban Thường vụ Quốc hội.", "doc/vn/y/nq-ubtvqh14/2016/326"),
        ("Nghị định số 150/2025 của Chính phủ.", "doc/vn/y/nd-cp/2025/150"),
    ],
)
def test_old_and_joint_and_assembly_numbers(text, expected):
    assert answers(text) == [expected]


def test_a_congress_is_not_the_act_that_carries_out_its_resolution():
    text = (
        "Nghị quyết số 41/NQ-CP ngày 05/3/2026 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết Đại hội đại "
        "biểu toàn quốc lần thứ XIV của Đảng Cộng sản Việt Nam về phát triển đất nước.\n\nCác bộ quán triệt Nghị quyết Đại hội "
        "đại biểu toàn quốc lần thứ XIV của Đảng Cộng sản Việt Nam.\n"
    )
    assert answers(text).count("doc/vn/n/nq-cp/2026/41") == 1


def test_a_council_resolution_named_by_its_subject_is_the_numbered_one():
    text = (
        "HĐND tỉnh Lạng Sơn thông qua nghị quyết tại kỳ họp thứ chín\n\nNgày 11/5/2023, tại kỳ họp thứ chín, HĐND tỉnh Lạng Sơn "
        "thông qua Nghị quyết phê duyệt chủ trương đầu tư dự án cầu vượt sông Kỳ Cùng nối hai bờ thị trấn Lộc Bình.\n\nToàn "
        "văn: Nghị quyết số 19/NQ-HĐND về chủ trương đầu tư dự án cầu vượt sông Kỳ Cùng nối hai bờ thị trấn Lộc Bình.\n"
    )
    found = {a for a in answers(text) if a.startswith("doc/")}
    assert found == {"doc/vn-lang-son/n/nq-hdnd/2023/19"}


def test_the_press_says_government_for_its_head():
    for issuer in ("Chính phủ", "Thủ tướng Chính phủ"):
        [found] = answers(f"Thực hiện Quyết định 88 ngày 05/02/2018 của {issuer}.")
        assert found == "doc/vn/n/qd-ttg/2018/88|doc/vn/y/qd-ttg/2018/88"


def test_a_high_number_is_of_the_series_without_year():
    found = answers(
        "Theo quyết định 2940/2024 của UBND tỉnh Lạng Sơn; quyết định 29/2024 của UBND tỉnh Lạng Sơn."
    )
    assert found[0] == "doc/vn-lang-son/n/qd-ubnd/2024/2940"
    assert found[1] == "doc/vn-lang-son/n/qd-ubnd/2024/29|doc/vn-lang-son/y/qd-ubnd/2024/29"


def test_an_unnumbered_act_does_not_take_the_number_that_its_title_amends():
    text = (
        "Quyết định về việc sửa đổi Quy định ưu đãi ban hành kèm theo Quyết định số 101/2007/QĐ-UBND ngày 06/9/2007 của UBND tỉnh "
        "Nghệ An\n\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n\nĐiều 1. Sửa đổi khoản 1.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    extraction = extract(text)
    selfs = [
        answer(r) for c, r in zip(extraction.citations, resolve(extraction), strict=True) if c.form == "self"
    ]
    assert "doc/vn-nghe-an/y/qd-ubnd/2007/101" not in selfs


def test_a_bare_number_lists_the_few_known_documents_it_may_be():
    (found,) = resolve(extract("Hội nghị quán triệt Nghị quyết 29."))
    assert isinstance(found, Unresolved)
    assert found.reason == "no-date"
    assert "doc/vn/n/nq-tw/2013/29" in found.candidates
