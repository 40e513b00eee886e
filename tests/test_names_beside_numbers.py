"""A law by its name beside a numbered document: each is a citation of its own."""

from __future__ import annotations

import pytest

from extractors import extract

NOUNS = (
    "Kế hoạch", "Công văn", "Chỉ thị", "Kết luận", "Thông báo", "Chương trình", "Hướng dẫn", "Quy định", "Quy chế",
    "Đề án", "Báo cáo", "Tờ trình", "Văn bản", "Công điện", "Nghị quyết", "Quyết định", "NQ", "QĐ", "KH", "CV", "NĐ",
)  # fmt: skip
JOINTS = (" và ", ", ", " cùng với ", " hoặc ")
LAWS = ("Luật Giáo dục", "Luật Quản lý hồ chứa sinh thái", "Bộ luật Lao động", "Pháp lệnh Thủ đô")


def quotes(text: str) -> list[str]:
    return [text[c.start : c.end] for c in extract(text).citations]


@pytest.mark.parametrize("noun", NOUNS)
def test_the_name_ends_before_the_next_document(noun: str) -> None:
    for law in LAWS:
        for joint in JOINTS:
            numbered = f"{noun} số 12/KH-UBND"
            assert quotes(f"Căn cứ {law}{joint}{numbered} ngày 3/4/2031 của UBND tỉnh.") == [law, numbered]


@pytest.mark.parametrize(
    "text",
    [
        "Luật Quy hoạch số 21/2017/QH14",
        "Luật Quản lý hồ chứa sinh thái số 33/2029/QH16",
        "Pháp lệnh Thuế tài nguyên (sửa đổi) số 05/1998/PL-UBTVQH10",
    ],
)
def test_the_number_of_a_law_stays_with_its_name(text: str) -> None:
    assert quotes(f"Căn cứ {text} ngày 3/4/2017;") == [text]
