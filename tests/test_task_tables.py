"""Tables that assign jobs: columns in any order and under any name, heads of two rows, groups, joined cells."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract

_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH BẮC LĨNH\nSố: 45/KH-UBND\nBắc Lĩnh, ngày 12 tháng 01 năm 2026\n"
    "KẾ HOẠCH\nCải cách hành chính năm 2026\n\nII. PHÂN CÔNG NHIỆM VỤ\n\n"
)


def rows(*lines: tuple[str, ...], mark: str = "\t") -> list[tuple[Any, ...]]:
    """Label, job, lead, co-operating units and due of every task of a table."""
    text = "\n".join(mark.join(cells) for cells in lines)
    return [(t.label, t.text, t.lead, t.coordinate, t.due) for t in extract(_HEAD + text).tasks]


def piped(*lines: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return rows(*[("", *(f" {cell} " for cell in cells), "") for cells in lines], mark="|")


def test_columns_stand_in_any_order() -> None:
    assert rows(
        ("TT", "Thời hạn", "Đơn vị thực hiện", "Nội dung công việc", "Kinh phí"),
        ("1", "Trước ngày 05/02/2026", "Công an xã", "Lập danh sách cử tri", "2 triệu"),
        ("2", "Thường xuyên", "Trạm Y tế xã", "Trực cấp cứu", ""),
    ) == [
        ("1", "Lập danh sách cử tri", ("Công an xã",), (), "2026-02-05"),
        ("2", "Trực cấp cứu", ("Trạm Y tế xã",), (), "Thường xuyên"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        (("TT", "Nhiệm vụ", "Thực hiện", "", "Tiến độ"), ("", "", "Chủ trì", "Phối hợp", "")),
        (("TT", "Nhiệm vụ", "Phân công", "Tiến độ"), ("Chủ trì", "Phối hợp")),
        (("STT", "Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"),),
    ],
)
def test_heads_of_one_row_and_of_two(head: tuple[tuple[str, ...], ...]) -> None:
    """The lower row of a head stands under the cell that it parts, with or without empty cells beside it."""
    assert rows(
        *head, ("1", "Rà soát văn bản", "Sở Tư pháp", "Công an tỉnh; các sở, ban, ngành", "Quý II/2026")
    ) == [("1", "Rà soát văn bản", ("Sở Tư pháp",), ("Công an tỉnh", "các sở, ban, ngành"), "quý II/2026")]


def test_groups_are_no_tasks_and_bodies_lead_their_groups() -> None:
    assert piped(
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"),
        ("I", "CẢI CÁCH THỂ CHẾ", "", ""),
        ("1", "Rà soát văn bản", "Sở Tư pháp", "Tháng 3/2026"),
        ("II", "Sở Tài chính", "", ""),
        ("1", "Lập dự toán năm sau", "", "Tháng 7/2026"),
        ("2", "Công khai quyết toán", "", "Tháng 8/2026"),
    ) == [
        ("1", "Rà soát văn bản", ("Sở Tư pháp",), (), "2026-03"),
        ("1", "Lập dự toán năm sau", ("Sở Tài chính",), (), "2026-07"),
        ("2", "Công khai quyết toán", ("Sở Tài chính",), (), "2026-08"),
    ]


def test_a_line_across_the_table_does_not_end_it() -> None:
    assert rows(
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì"),
        ("I. Công tác tuyên truyền",),
        ("1", "Phát thanh hằng tuần", "Đài Truyền thanh xã"),
    ) == [("1", "Phát thanh hằng tuần", ("Đài Truyền thanh xã",), (), None)]


def test_a_cell_joined_downwards_leads_the_rows_beside_it() -> None:
    assert rows(
        ("Đơn vị", "Nội dung nhiệm vụ", "Thời gian"),
        ("Sở Y tế", "Tiêm chủng mở rộng", "Hằng tháng"),
        ("", "Kiểm tra bếp ăn", "Tháng 1/2026"),
        ("Công an tỉnh", "Giữ trật tự các lễ hội", "Tháng 2/2026"),
    ) == [
        (None, "Tiêm chủng mở rộng", ("Sở Y tế",), (), "hằng tháng"),
        (None, "Kiểm tra bếp ăn", ("Sở Y tế",), (), "2026-01"),
        (None, "Giữ trật tự các lễ hội", ("Công an tỉnh",), (), "2026-02"),
    ]


@pytest.mark.parametrize(
    ("cell", "lead", "helpers"),
    [
        ("Chủ trì: Sở Nội vụ; phối hợp: Công an tỉnh", ("Sở Nội vụ",), ("Công an tỉnh",)),
        ("Sở Nội vụ chủ trì, phối hợp với Công an tỉnh", ("Sở Nội vụ",), ("Công an tỉnh",)),
        ("Sở Nội vụ (chủ trì), Công an tỉnh", ("Sở Nội vụ",), ("Công an tỉnh",)),
        ("- Sở Nội vụ - Công an tỉnh", ("Sở Nội vụ", "Công an tỉnh"), ()),
    ],
)
def test_one_cell_says_who_leads_and_who_helps(cell: str, lead: Any, helpers: Any) -> None:
    found = rows(("TT", "Nội dung", "Cơ quan chủ trì, phối hợp"), ("1", "Tập huấn cán bộ xã", cell))
    assert found == [("1", "Tập huấn cán bộ xã", lead, helpers, None)]


def test_who_watches_over_a_job_has_a_column_of_his_own() -> None:
    text = "TT\tCông việc\tĐơn vị thực hiện\tLãnh đạo phụ trách\n1\tLập danh sách cử tri\tCông an xã\tĐ/c Hoa"
    (task,) = extract(_HEAD + text).tasks
    assert (task.lead, task.supervisor) == (("Công an xã",), ("Đ/c Hoa",))


@pytest.mark.parametrize(
    "lines",
    [
        (("Thời gian", "Nội dung", "Người thực hiện"), ("8h00", "Đón tiếp đại biểu", "Ban tổ chức")),
        (
            ("Ngày", "Nội dung", "Địa điểm", "Chủ trì"),
            ("05/01", "Họp giao ban tuần", "Phòng họp 1", "Chủ tịch"),
        ),
        (("TT", "Nội dung", "Kinh phí thực hiện"), ("1", "In tờ rơi tuyên truyền", "5.000.000")),
        (("TT", "Đơn vị được kiểm tra", "Thời gian"), ("1", "Trường Tiểu học Nà Lừng", "Tháng 3/2026")),
    ],
)
def test_other_tables_assign_nothing(lines: tuple[tuple[str, ...], ...]) -> None:
    assert rows(*lines) == []


def test_merged_cells_are_printed_in_each_column_and_row() -> None:
    """As the readers of Word and web pages write them."""
    head = ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "Cơ quan thực hiện", "Thời gian")
    assert rows(
        head,
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
        ("II", "Chuyển đổi số", "Chuyển đổi số", "Chuyển đổi số", "Chuyển đổi số"),
        ("1", "Số hóa hồ sơ lưu trữ", "Sở Nội vụ", "Công an tỉnh", "Quý I/2026"),
        ("1", "Số hóa hồ sơ lưu trữ", "Sở Tư pháp", "Công an tỉnh", "Quý I/2026"),
    ) == [("1", "Số hóa hồ sơ lưu trữ", ("Sở Nội vụ", "Sở Tư pháp"), ("Công an tỉnh",), "quý I/2026")]


_FLAT = """TT
Nhiệm vụ
Cơ quan
chủ trì
Cơ quan phối hợp
(nếu có)
Sản phẩm
Thời gian
1.
Hoàn thiện thể chế
1.1
Khảo sát nhu cầu đào tạo cán
bộ cấp xã
Sở Nội vụ và
Sở Tài chính
Công an tỉnh
Báo cáo
Quý II/2026
TT
Nhiệm vụ
Cơ quan
chủ trì
Cơ quan phối hợp
(nếu có)
Sản phẩm
Thời gian
1.2
Xây dựng quy chế quản lý hồ sơ
Giám đốc Sở
Tư pháp
Các sở, ngành
Quyết định
2026
Nơi nhận:
- Như trên
"""


def test_cells_that_stand_in_lines_of_their_own() -> None:
    found = [(t.label, t.text, t.lead, t.coordinate, t.due) for t in extract(_HEAD + _FLAT).tasks]
    assert found == [
        (
            "1.1",
            "Khảo sát nhu cầu đào tạo cán bộ cấp xã",
            ("Sở Nội vụ", "Sở Tài chính"),
            ("Công an tỉnh",),
            "quý II/2026",
        ),
        ("1.2", "Xây dựng quy chế quản lý hồ sơ", ("Giám đốc Sở Tư pháp",), ("Các sở, ngành",), "2026"),
    ]


def test_lines_that_are_no_table_of_tasks() -> None:
    lines = "TT\nHọ và tên\nChức vụ\n1\nLê Văn Tám\nTrưởng phòng\n2\nĐinh Thị Ngân\nPhó Trưởng phòng\n"
    assert extract(_HEAD + lines).tasks == ()
