"""A law of another state never becomes the Vietnamese law of its name."""

from __future__ import annotations

import pytest

from extractors import extract
from kg.resolution import resolve
from kg.resolution.foreign import of_other_state
from kg.types import Resolved, Unresolved

DATED = "BỘ NỘI VỤ\nSố: 41/BC-BNV\nHà Nội, ngày 4 tháng 3 năm 2021\nBÁO CÁO\n"

FOREIGN = (
    ("Luật Lao động", " cơ bản của Đài Loan trả lương đủ."),
    ("Bộ luật Dân sự", " của Cộng hòa Pháp."),
    ("Bộ luật Dân sự", " Pháp năm 1804 nêu khái niệm này."),
    ("Luật Giáo dục", " của Hoa Kỳ và các nước."),
    ("Luật Giáo dục", " Nhật Bản, phần thứ nhất."),
    ("Luật Đất đai", " của nước Cộng hòa Dân chủ Nhân dân Lào."),
    ("Luật Doanh nghiệp", " năm 2005 của Xinh-ga-po."),
    ("Luật Đầu tư", " của Pháp đã sửa đổi."),
    ("Luật Đầu tư", "\ncủa  Hàn  Quốc."),
)

OURS = (
    ("Luật Lao động", " của Việt Nam và của Đài Loan."),
    ("Luật Đất đai", " của huyện Anh Sơn đã bàn."),
    ("Luật Đất đai", " của Mỹ Đức đã bàn."),
    ("Luật Giáo dục", " Pháp luật về giáo dục."),
    ("Luật Đầu tư", ", nhà đầu tư Hàn Quốc được phép."),
    ("Luật Đầu tư", ". Nhật Bản cũng vậy."),
)


@pytest.mark.parametrize(("name", "after"), FOREIGN)
def test_the_state_behind_a_name_is_read(name: str, after: str) -> None:
    assert of_other_state(name + after, len(name))


@pytest.mark.parametrize(("name", "after"), OURS)
def test_other_words_behind_a_name_are_no_state(name: str, after: str) -> None:
    assert not of_other_state(name + after, len(name))


@pytest.mark.parametrize(("name", "after"), FOREIGN)
def test_a_law_of_another_state_stays_open(name: str, after: str) -> None:
    extraction = extract(f"{DATED}Theo {name}{after}\n")
    found = [r for c, r in zip(extraction.citations, resolve(extraction), strict=True) if c.form == "named"]
    assert found == [Unresolved("unnumbered")]


def test_the_law_of_the_country_beside_it_is_still_found() -> None:
    extraction = extract(f"{DATED}So sánh Luật Giáo dục của Hoa Kỳ với Luật Giáo dục của Việt Nam.\n")
    one, other = (
        r for c, r in zip(extraction.citations, resolve(extraction), strict=True) if c.form == "named"
    )
    assert isinstance(one, Unresolved)
    assert isinstance(other, Resolved)
    assert other.document == "doc/vn/y/luat-qh14/2019/43"
