"""Tables and lists of documents: who changes which, in what, from when; in our own sample documents."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract

_DECREE = "12/2031/NĐ-CP"
_HEAD = (
    f"CHÍNH PHỦ\nSố: {_DECREE}\nHà Nội, ngày 12 tháng 01 năm 2031\nNGHỊ ĐỊNH\n"
    "Sửa đổi, bãi bỏ một số văn bản trong lĩnh vực thủy lợi\n\n"
)
_A, _B = "Nghị định số 67/2028/NĐ-CP ngày 14/5/2028", "Nghị định số 114/2028/NĐ-CP ngày 04/9/2028"


def relations(body: str, *lines: tuple[str, ...], mark: str = "\t") -> list[tuple[Any, ...]]:
    table = "\n".join(mark.join(cells) for cells in lines)
    found = extract(f"{_HEAD}{body}\n\n{table}\n").relations
    return [(r.subject, r.relation, r.object, r.scope, r.effective) for r in found]


def test_the_cell_beside_a_document_says_what_the_text_does_to_it() -> None:
    assert relations(
        "Điều 1. Sửa đổi, bãi bỏ các văn bản theo bảng sau:",
        ("STT", "Văn bản", "Nội dung sửa đổi"),
        ("1", _A, "Sửa đổi khoản 2 Điều 5"),
        ("2", _B, "Bãi bỏ Điều 7"),
    ) == [
        (_DECREE, "sua_doi", "67/2028/NĐ-CP", ("dieu:5/khoan:2",), None),
        (_DECREE, "bai_bo", "114/2028/NĐ-CP", ("dieu:7",), None),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (3, 2, 1, 0)])
def test_the_document_of_one_column_replaces_that_of_another(order: tuple[int, ...]) -> None:
    head = ("STT", "Văn bản bị thay thế", "Văn bản thay thế", "Ngày có hiệu lực")
    row = ("1", _A, _B, "01/10/2028")
    lines = [tuple(line[at] for at in order) for line in (head, row)]
    assert relations("Bảng đối chiếu văn bản", *lines) == [
        ("114/2028/NĐ-CP", "thay_the", "67/2028/NĐ-CP", (), "2028-10-01")
    ]


def test_a_list_of_what_is_no_longer_in_force_repeals_nothing_itself() -> None:
    assert relations(
        "DANH MỤC\nVĂN BẢN HẾT HIỆU LỰC MỘT PHẦN",
        ("TT", "Tên văn bản", "Nội dung hết hiệu lực", "Lý do", "Ngày hết hiệu lực"),
        ("1", _A, "Khoản 2 Điều 5", f"Được sửa đổi bởi {_B}", "16/10/2028"),
        ("2", "Nghị định số 15/2027/NĐ-CP", "Điều 3", "Hết thời hạn", "01/01/2029"),
    ) == [("114/2028/NĐ-CP", "sua_doi", "67/2028/NĐ-CP", ("dieu:5/khoan:2",), "2028-10-16")]


def test_the_day_of_force_is_no_day_of_issue() -> None:
    text = "STT\tTên văn bản\tVăn bản thay thế\tNgày hết hiệu lực\n1\tThông tư số 5/2027/TT-BNV\tThông tư số 9/2028/TT-BNV\t01/02/2029"
    assert [c.date for c in extract(_HEAD + text).citations if c.form == "number"] == [None, None]


@pytest.mark.parametrize("rows", [f"STT\tTên văn bản\n1\t{_A}\n2\t{_B}", f"1. {_A};\n\n2. {_B}."])
def test_the_head_of_a_list_says_what_the_text_does(rows: str) -> None:
    body = (
        "Điều 1. Bãi bỏ các văn bản tại Phụ lục kèm theo Nghị định này.\n\n"
        "Điều 2. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2031.\n\n"
        f"PHỤ LỤC\nDANH MỤC VĂN BẢN BỊ BÃI BỎ TOÀN BỘ\n\n{rows}"
    )
    assert relations(body) == [
        (_DECREE, "bai_bo", "67/2028/NĐ-CP", (), "2031-03-01"),
        (_DECREE, "bai_bo", "114/2028/NĐ-CP", (), "2031-03-01"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        f"STT\tTên văn bản\tĐơn vị lưu\n1\t{_A}\tVăn thư",
        f"STT\tCăn cứ pháp lý\tGhi chú\n1\t{_A}\tCòn áp dụng",
        f"DANH MỤC VĂN BẢN CÒN HIỆU LỰC\n\n1. {_A}",
        f"DANH MỤC TÀI LIỆU\n\n1. {_A}",
    ],
)
def test_other_tables_change_nothing(table: str) -> None:
    assert [r for r in relations(table) if r[1] in ("sua_doi", "bai_bo", "thay_the")] == []


@pytest.mark.parametrize(
    "table",
    [
        f"STT\tVăn bản cần sửa đổi\tCơ quan soạn thảo\n1\t{_A}\tBộ Nội vụ",
        f"DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BÃI BỎ\n\n1. {_A}",
        f"DANH MỤC NHIỆM VỤ HOÀN THIỆN, SỬA ĐỔI THỂ CHẾ\n\n1. {_A}",
    ],
)
def test_what_is_only_to_be_changed_is_not_changed(table: str) -> None:
    assert [r for r in relations(table) if r[1] in ("sua_doi", "bai_bo", "thay_the")] == []


def test_provisions_are_members_of_a_list_of_repeals() -> None:
    body = (
        f"Điều 1. Bãi bỏ các quy định sau:\n\na) Khoản 2 Điều 9 {_A};\n\n"
        f"b) Các Điều 3, 4 và khoản 1 Điều 5 của {_B}.\n\n"
    )
    assert [(r[1], r[2], r[3]) for r in relations(body)] == [
        ("bai_bo", "67/2028/NĐ-CP", ("dieu:9/khoan:2",)),
        ("bai_bo", "114/2028/NĐ-CP", ("dieu:3", "dieu:4", "dieu:5/khoan:1")),
    ]


@pytest.mark.parametrize("gap", ["            ", "\t", " | "])
def test_the_issuer_of_a_head_in_two_columns(gap: str) -> None:
    text = (
        f"UBND TỈNH NGHỆ AN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ{gap}Độc lập - Tự do - Hạnh phúc\n\n"
        f"Số: 12/KH-SYT{gap}Nghệ An, ngày 14 tháng 10 năm 2024\n\nKẾ HOẠCH\nTiêm chủng\n"
    )
    assert extract(text).own.issuer == "Sở Y tế tỉnh Nghệ An"


def test_a_place_that_no_table_knows_is_still_a_place() -> None:
    text = (
        "Hà Nội, ngày 21/6/2023\nTrả lời Công văn số 1523/SYT-KHTC ngày 02/6/2023 của Sở Y tế tỉnh Bắc Lĩnh."
    )
    assert [c.issuer for c in extract(text).citations] == ["Sở Y tế tỉnh Bắc Lĩnh"]
