"""Resolution of laws and other acts without number: which version, which term, by which day."""

from __future__ import annotations

import pytest

from extractors import extract
from kg.resolution import resolve
from kg.types import Ambiguous
from tests.resolved_texts import answer, answers


def test_a_law_without_year_is_the_version_in_force_on_the_day_of_the_text():
    head = "Ngày {day}, Sở Giáo dục và Đào tạo tỉnh Lạng Sơn tổ chức Hội nghị phổ biến pháp luật. Các đơn vị thực hiện Luật Giáo dục."
    old, new = (answers(head.format(day=day))[-1] for day in ("12/5/2015", "12/5/2022"))
    assert (old, new) == ("doc/vn/y/luat-qh11/2005/38", "doc/vn/y/luat-qh14/2019/43")


def test_a_decree_that_details_a_law_means_its_newest_version():
    text = (
        "CHÍNH PHỦ\n\nSố: 77/2019/NĐ-CP\n\nHà Nội, ngày 28 tháng 6 năm 2020\n\nNGHỊ ĐỊNH\nQuy định chi tiết một số điều của Luật "
        "Giáo dục\n\nĐiều 1. Phạm vi\n\nNghị định này quy định chi tiết một số điều của Luật Giáo dục.\n"
    )
    assert "doc/vn/y/luat-qh14/2019/43" in answers(text)
    beside = "Nghị định số 75/2006/NĐ-CP ngày 02/8/2006 của Chính phủ quy định chi tiết một số điều của Luật Giáo dục."
    head = "Ngày 12/5/2022, Sở Giáo dục và Đào tạo tỉnh Lạng Sơn tổ chức Hội nghị. Các đơn vị rà soát {}"
    assert answers(head.format(beside))[-1] == "doc/vn/y/luat-qh11/2005/38"


def test_a_number_of_a_later_version_does_not_reach_the_decree_of_an_older_one():
    text = (
        "Căn cứ Luật Hóa chất số 69/2025/QH15.\n\nBãi bỏ Nghị định số 113/2017/NĐ-CP ngày 09/10/2017 của Chính phủ quy định chi "
        "tiết và hướng dẫn thi hành một số điều của Luật Hóa chất.\n\nCác bộ thực hiện Luật Hóa chất.\n"
    )
    found = answers(text)
    assert found[-2:] == ["doc/vn/y/luat-qh12/2007/6", "doc/vn/y/luat-qh15/2025/69"]


def test_an_amending_law_amends_the_version_of_its_day():
    head = "Ngày 12/5/2024, Sở Tài chính tỉnh Lạng Sơn họp. Luật số {} sửa đổi, bổ sung một số điều của Luật Giáo dục đã hết hiệu lực."
    assert answers(head.format("44/2009/QH12"))[-1] == "doc/vn/y/luat-qh11/2005/38"


def test_the_year_of_a_cited_constitution_does_not_date_a_text():
    text = "Tòa án viện dẫn Hiến pháp năm 1980. Theo Luật Đất đai, hộ ông Tư có quyền khiếu nại."
    first, law = resolve(extract(text))
    assert answer(first) == "doc/vn/n/hp/1980/nn"
    assert isinstance(law, Ambiguous)


def test_a_cited_day_alone_does_not_prove_an_old_version():
    text = "Theo Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ, cơ quan áp dụng {}."
    assert isinstance(resolve(extract(text.format("Luật Giáo dục")))[1], Ambiguous)
    assert isinstance(resolve(extract(text.format("Luật Đất đai")))[1], Ambiguous)


def test_a_day_that_the_text_tells_of_itself_dates_it():
    text = "Ngày 12/9/2017, Tòa án xét xử vụ kiện của bà Hiền. Hội đồng xét xử áp dụng Bộ luật Dân sự."
    assert answer(resolve(extract(text))[0]) == "doc/vn/y/bo-luat-qh13/2015/91"


def test_a_shortened_law_name_is_the_one_law_of_the_text_that_it_opens():
    text = (
        "Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ngày 25 tháng 6 năm 2015;\n"
        "Tổ bầu cử niêm yết danh sách theo Luật Bầu cử."
    )
    assert answers(text) == ["doc/vn/y/luat-qh13/2015/85"] * 2


def test_a_shortened_law_name_that_two_laws_open_stays_open():
    text = (
        "Luật Bầu cử đại biểu Quốc hội năm 1997 và Luật Bầu cử đại biểu Hội đồng nhân dân năm 2003 đã hết hiệu "
        "lực; Luật Bầu cử được sửa."
    )
    assert answers(text)[-1] == "unnumbered"


def test_an_act_changes_the_version_that_the_register_names():
    text = (
        "Ngày 5/5/2025, họp về Luật số 47/2019/QH14 sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và "
        "Luật Tổ chức chính quyền địa phương."
    )
    assert answers(text) == [
        "doc/vn/y/luat-qh14/2019/47", "doc/vn/y/luat-qh13/2015/76", "doc/vn/y/luat-qh13/2015/77",
    ]  # fmt: skip


def test_a_plenum_without_its_term_needs_the_subject():
    assert answers(
        "Đảng ủy kiểm điểm theo Nghị quyết TW 4 về một số vấn đề cấp bách trong xây dựng Đảng."
    ) == ["doc/vn/n/nq-tw/2012/12"]
    assert "|" in answers("Đảng ủy kiểm điểm theo Nghị quyết TW 4.")[0]


def test_a_law_that_ended_before_the_text_is_still_the_only_one_of_its_name():
    text = "Ngày 12/9/2017, Tòa án xét xử vụ kiện, miễn án phí theo Pháp lệnh Án phí, lệ phí Tòa án."
    assert answers(text) == ["doc/vn/y/pl-ubtvqh12/2009/10"]


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("Luật Bảo hiểm y tế sửa đổi năm 2024", "doc/vn/y/luat-qh15/2024/51"),
        ("Luật Bảo hiểm y tế (sửa đổi) năm 2024", "doc/vn/y/luat-qh15/2024/51"),
        ("Luật Bảo hiểm y tế năm 2008", "doc/vn/y/luat-qh12/2008/25"),
        ("Luật Đất đai (sửa đổi) năm 2024", "doc/vn/y/luat-qh15/2024/31"),
        ("Luật Đất đai sửa đổi năm 2024", "doc/vn/y/luat-qh15/2024/31"),
    ],
)
def test_a_law_amended_in_a_year_is_the_new_or_the_amending_one(name: str, document: str) -> None:
    assert answers(f"Các phòng phổ biến {name}.") == [document]
