"""Where a text speaks from by its head in columns, by a school in it; numbers cut behind their type."""

from __future__ import annotations

import pytest

from extractors import extract
from kg.resolution import place_of_text, resolve
from kg.types import Resolved


def documents(text: str) -> list[str | None]:
    """The document of every citation of a text, or None where it is left open."""
    return [r.document if isinstance(r, Resolved) else None for r in resolve(extract(text))]


@pytest.mark.parametrize(
    ("head", "place"),
    [
        (("ĐẢNG BỘ TỈNH SƠN LA              ĐẢNG CỘNG SẢN VIỆT NAM\n"
         "ĐẢNG ỦY XÃ MƯỜNG BÚ              Mường Bú, ngày 05 tháng 9 năm 2026\n        *\nSố 12-KH/ĐU\n"),
         "vn-son-la.muong-bu"),
        (("ĐẢNG BỘ TỈNH SƠN LA\tĐẢNG CỘNG SẢN VIỆT NAM\n"
         "ĐẢNG ỦY XÃ MƯỜNG BÚ\tMường Bú, ngày 05 tháng 9 năm 2026\n*\nSố 12-KH/ĐU\n"),
         "vn-son-la.muong-bu"),
        (("UBND TỈNH LẠNG SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
         "     SỞ Y TẾ                   Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-SYT\n"), "vn-lang-son"),
        ("PHÒNG GD&ĐT QUẢNG XƯƠNG\nTRƯỜNG THCS HÒA BÌNH\nSố: 12/KH-THCS\n", "vn-thanh-hoa.quang-xuong"),
        ("TRƯỜNG THCS HÒA BÌNH\nSố: 12/KH-THCS\n", None),
    ],
)  # fmt: skip
def test_the_place_of_a_head(head: str, place: str | None) -> None:
    found = place_of_text(extract(f"{head}\nKẾ HOẠCH\nKiểm tra sổ sách\n"))
    assert (found.slug if found else None) == place


@pytest.mark.parametrize(
    "head",
    [
        "TRƯỜNG THCS HÒA BÌNH\nBIÊN BẢN\nHỌP HỘI ĐỒNG TRƯỜNG\nThời gian: 14 giờ ngày 03/6/2023\n",
        "Ngày 03/6/2023, Trường Tiểu học Quảng Hòa tổ chức hội nghị viên chức.\n",
    ],
)
def test_the_name_of_a_school_is_no_place(head: str) -> None:
    text = f"{head}Triển khai Kế hoạch số 214/KH-UBND ngày 18/01/2023 của UBND tỉnh."
    assert documents(text) == [None]


WHOLE = "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP ngày 29 tháng 9 năm 2025"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Căn cứ {WHOLE}. Thực hiện Nghị quyết liên tịch số 102/2025/NQLT.", "nqlt-ubtvqh15-cp/2025/102"),
        (f"Thực hiện Nghị quyết liên tịch số 102/2025/NQLT. Căn cứ {WHOLE}.", "nqlt-ubtvqh15-cp/2025/102"),
        ("Theo Thông tư liên tịch số 6/2015/TTLT-BYT-BNV. Thực hiện Thông tư liên tịch số 06/2015/TTLT.",
         "ttlt-byt-bnv/2015/6"),
    ],
)  # fmt: skip
def test_a_cut_number_is_the_whole_one_of_its_text(text: str, expected: str) -> None:
    assert set(documents(text)) == {f"doc/vn/y/{expected}"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Thông tư liên tịch số 6/2015/TTLT-BYT-BNV, Thông tư liên tịch số 6/2015/TTLT-BTC-BNV. Thông tư liên tịch số "
            "06/2015/TTLT."
        ),
        "Thông tư liên tịch số 6/2014/TTLT-BYT-BNV. Thông tư liên tịch số 06/2015/TTLT.",
        "Thông tư liên tịch số 7/2015/TTLT-BYT-BNV. Thông tư liên tịch số 06/2015/TTLT.",
        "Thực hiện Thông tư liên tịch số 06/2015/TTLT.",
        "Thực hiện Nghị quyết liên tịch số 102/2025/NQLT.",
    ],
)
def test_a_cut_number_without_one_whole_one_stays_open(text: str) -> None:
    assert documents(text)[-1] is None
