"""Provisions: the grammar of lists, ranges and nesting, and the document that each is bound to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.references.pinpoints_grammar import CHAIN, LEVELS, paths

NUMBER = "Nghị định số 112/2031/NĐ-CP"


def provisions(text: str) -> list[tuple[str, ...]]:
    """The provisions of every citation of a text."""
    return [c.provisions for c in extract(text).citations]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("điểm c khoản 4 Điều 9", ["dieu:9/khoan:4/diem:c"]),
        ("khoản 2, 3 và 5 Điều 11", ["dieu:11/khoan:2", "dieu:11/khoan:3", "dieu:11/khoan:5"]),
        ("các điểm a, c và d khoản 2 Điều 6", ["dieu:6/khoan:2/diem:a", "dieu:6/khoan:2/diem:c", "dieu:6/khoan:2/diem:d"]),
        ("từ Điều 7 đến Điều 9", ["dieu:7", "dieu:8", "dieu:9"]),
        ("các Điều từ 7 đến 9", ["dieu:7", "dieu:8", "dieu:9"]),
        ("Điều 2, Điều 3 và Điều 8", ["dieu:2", "dieu:3", "dieu:8"]),
        ("Mục 4 Chương II", ["chuong:II/muc:4"]),
        ("Phụ lục III", ["phu-luc:III"]),
        ("tiết c2 điểm d khoản 1 Điều 8", ["dieu:8/khoan:1/diem:d/tiet:c2"]),
        ("Điều 21b", ["dieu:21b"]),
        ("phần (II)", ["phan:II"]),
        ("khoản (3) Điều 4", ["dieu:4/khoan:3"]),
        ("điểm b và điểm đ khoản 2, khoản 5 Điều 6", ["dieu:6/khoan:2/diem:b", "dieu:6/khoan:2/diem:đ", "dieu:6/khoan:5"]),
        ("khoản 3 Điều 4 và khoản 8 Điều 12", ["dieu:4/khoan:3", "dieu:12/khoan:8"]),
        ("điểm a khoản 1, điểm b khoản 2 Điều 3", ["dieu:3/khoan:1/diem:a", "dieu:3/khoan:2/diem:b"]),
        ("Điều 3, khoản 2 Điều 4, Điều 6 và 7", ["dieu:3", "dieu:4/khoan:2", "dieu:6", "dieu:7"]),
        ("khoản 3, Điều 14", ["dieu:14/khoan:3"]),
        ("Điều 14 khoản 3 điểm a", ["dieu:14/khoan:3/diem:a"]),
        ("Phần IV, mục 2", ["phan:IV/muc:2"]),
        ("mục 2, Phần IV", ["phan:IV/muc:2"]),
        ("Điều 5 khoản 2, Điều 6 khoản 1", ["dieu:5/khoan:2", "dieu:6/khoan:1"]),
        ("Mục 3 và Điều 19a", ["muc:3", "dieu:19a"]),
        ("Mẫu số 2A Phụ lục I", ["phu-luc:I/mau:2A"]),
        ("Chương II đến Chương IV", ["chuong:II", "chuong:III", "chuong:IV"]),
        ("tiểu mục 2.1 mục 2 phần I", ["phan:I/muc:2/tieu-muc:2.1"]),
        ("khoản 1, 2, 3 hoặc 6 Điều 12", [f"dieu:12/khoan:{n}" for n in (1, 2, 3, 6)]),
        ("điểm d khoản 1 Điều 2", ["dieu:2/khoan:1/diem:d"]),
        ("điểm đ khoản 1 Điều 2", ["dieu:2/khoan:1/diem:đ"]),
        ("Biểu số 10 Phụ lục II", ["phu-luc:II/bieu:10"]),
    ],
)  # fmt: skip
def test_a_phrase_is_expanded_and_bound_to_the_document_behind_it(phrase: str, expected: list[str]) -> None:
    for link in (" ", " của ", " tại "):
        assert provisions(f"Làm theo {phrase}{link}{NUMBER}.") == [tuple(expected)]


@pytest.mark.parametrize(
    "link", [" ban hành kèm theo ", " Quy chế ban hành kèm theo ", " của Quy định kèm theo "]
)
def test_a_phrase_reaches_through_the_attachment_to_its_carrier(link: str) -> None:
    assert provisions(f"Dùng mẫu tại Phụ lục II{link}Thông tư số 8/2031/TT-BNV.") == [("phu-luc:II",)]


def test_a_heading_in_brackets_does_not_part_them() -> None:
    assert provisions(f"Sửa khoản 3 Điều 5 (Nguyên tắc lưu hồ sơ) của {NUMBER}.") == [("dieu:5/khoan:3",)]


def test_each_document_gets_its_own() -> None:
    text = f"Theo khoản 2 Điều 3 Luật Viên chức năm 2010, {NUMBER} và Điều 9 Thông tư số 8/2031/TT-BNV."
    assert provisions(text) == [("dieu:3/khoan:2",), (), ("dieu:9",)]


def test_self_and_back_mentions_take_provisions_too() -> None:
    text = f"Sở họp về {NUMBER} của Chính phủ. Kê khai theo Điều 5 và Điều 6 Nghị định này."
    assert provisions(text)[-1] == ("dieu:5", "dieu:6")


def test_a_summary_behind_the_document_is_read() -> None:
    text = f"Sửa đổi một số điều của {NUMBER} - bổ sung Điều 8a (lưu hồ sơ); sửa đổi điểm b khoản 1 Điều 9 (mẫu)."
    assert provisions(text) == [("dieu:8a", "dieu:9/khoan:1/diem:b")]


@pytest.mark.parametrize(
    "text",
    [
        f"Điều 4\n{NUMBER} có hiệu lực.",
        f"Các ông có tên tại Điều 1 chịu trách nhiệm thi hành {NUMBER}.",
        f"Điều 4. {NUMBER} được lưu.",
        f"Đạt 5 điểm, theo {NUMBER}.",
        f"Phụ lục ban hành kèm theo {NUMBER}.",
    ],
)
def test_what_belongs_to_no_document(text: str) -> None:
    assert provisions(text) == [()]


def test_markup_between_the_parts_is_passed_over() -> None:
    assert provisions(f"theo **Điều 4, Điều 5** và **Điều 9** của {NUMBER}") == [
        ("dieu:4", "dieu:5", "dieu:9")
    ]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8, unique=True))
def test_any_list_is_expanded_in_order(numbers: list[int]) -> None:
    *most, last = map(str, numbers)
    listed = f"{', '.join(most)} và {last}" if most else last
    assert paths(f"khoản {listed} điều 3") == tuple(f"dieu:3/khoan:{n}" for n in numbers)


@given(st.integers(1, 900), st.integers(1, 40))
def test_any_range_has_both_ends_and_nothing_else(first: int, length: int) -> None:
    found = paths(f"từ điều {first} đến điều {first + length}")
    assert found == tuple(f"dieu:{n}" for n in range(first, first + length + 1))


@given(st.text(alphabet="điềukhoảnmục 1234abđ,;và-(). ", max_size=60))
def test_any_text_gives_well_formed_paths(text: str) -> None:
    for chain in CHAIN.finditer(text.lower()):
        for path in paths(chain[0]):
            levels = [part.split(":")[0] for part in path.split("/")]
            assert levels == sorted(levels, key=LEVELS.index)
            assert len(set(levels)) == len(levels)
            assert all(part.split(":", 1)[1] for part in path.split("/"))


def test_a_range_too_long_to_be_meant_keeps_its_ends() -> None:
    assert paths("từ điều 1 đến điều 5000") == ("dieu:1", "dieu:5000")


def test_a_bracketed_value_is_bound_and_a_bracketed_phrase_too() -> None:
    assert provisions(f"theo lộ trình tại phần (II) của {NUMBER}") == [("phan:II",)]
    assert provisions(f"{NUMBER} (khoản 3 Điều 5)") == [("dieu:5/khoan:3",)]
