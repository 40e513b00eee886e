"""The officer's sheet: what stands in its cells, and that no cell is ever run."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import docx
import icalendar
import openpyxl
import pytest

import kg
from kg.errors import KgError
from kg.sheets.rows import HEADINGS, SheetRow, sheet_rows
from kg.sheets.writing import WRITERS, calendar, comma_separated, word_table, workbook, write_sheet

ON = date(2026, 1, 1)

REPORT = """Kết luận giao ban tháng 9 của Sở Giáo dục và Đào tạo tỉnh Lâm Đồng

Ngày 05/9/2024, Sở Giáo dục và Đào tạo tỉnh Lâm Đồng tổ chức Hội nghị giao ban tháng 9. Giám đốc Sở kết luận và giao một số nhiệm vụ như sau:

1. Sắp xếp các phòng chuyên môn theo Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ (Phòng Tổ chức cán bộ chủ trì; Văn phòng Sở phối hợp; hoàn thành trước ngày 31/10/2024).

2. Rà soát hồ sơ trường chuẩn theo Thông tư số 17/2018/TT-BGDĐT (Phòng Quản lý chất lượng chủ trì; hoàn thành trong tháng 9/2024).

3. Tăng cường kỷ cương, nền nếp làm việc trong cơ quan.
"""

HOSTILE = SheetRow(
    "=HYPERLINK(\"http://x.invalid\")", "+Sở A", "@Sở B", "-Phó Giám đốc", date(2024, 9, 30), ("=1+1",), ("chưa rõ",),
    "=cmd|' /C calc'!A0", "a.txt", "task/1",
)  # fmt: skip


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[SheetRow]:
    folder = tmp_path_factory.mktemp("sheet")
    (folder / "ket-luan.txt").write_text(REPORT, encoding="utf-8")
    kg.build([folder / "ket-luan.txt"], folder / "graph")
    return sheet_rows(kg.load(folder / "graph").store, ON)


def test_one_row_a_task_the_earliest_due_first(rows: list[SheetRow]) -> None:
    assert [row.due for row in rows] == [date(2024, 9, 30), date(2024, 10, 31), ""]
    assert [row.lead for row in rows] == ["Phòng Quản lý chất lượng", "Phòng Tổ chức cán bộ", ""]
    assert rows[1].coordinate == "Văn phòng Sở"
    assert rows[0].source == "ket-luan.txt, dòng 7"


def test_the_basis_is_judged_on_the_day(rows: list[SheetRow]) -> None:
    decree = rows[1]
    assert "107/2020/NĐ-CP" in decree.bases[0]
    assert "45/2025/NĐ-CP" in decree.states[0]
    assert decree.states[0].startswith("bị thay thế")
    assert rows[2].states == ()


def test_a_basis_is_in_force_only_with_proof(rows: list[SheetRow]) -> None:
    assert not [state for row in rows for state in row.states if state == "còn hiệu lực"]


def test_the_workbook_has_a_frozen_header_filters_and_real_dates(rows: list[SheetRow]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(rows, ON)))["Nhiệm vụ"]
    assert [cell.value for cell in sheet[1]] == list(HEADINGS)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:I{len(rows) + 1}"
    assert sheet["E2"].value == datetime(2024, 9, 30)
    assert sheet["E2"].number_format == "dd/mm/yyyy"
    assert sheet.max_row == len(rows) + 1


def test_cells_that_look_like_formulas_are_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([HOSTILE], ON)))["Nhiệm vụ"]
    for cell in sheet[2]:
        assert cell.data_type != "f"
        assert cell.hyperlink is None
    assert sheet["A2"].value == HOSTILE.task
    assert sheet["A2"].quotePrefix
    lines = list(csv.reader(io.StringIO(comma_separated([HOSTILE], ON).decode("utf-8-sig"))))
    assert lines[0] == list(HEADINGS)
    assert not [cell for cell in lines[1] if cell.startswith(("=", "+", "-", "@"))]


def test_csv_is_known_to_excel_as_utf_8(rows: list[SheetRow]) -> None:
    assert comma_separated(rows, ON).startswith(b"\xef\xbb\xbf")


def test_the_word_table_holds_every_row(rows: list[SheetRow]) -> None:
    (table,) = docx.Document(io.BytesIO(word_table([*rows, HOSTILE], ON))).tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEADINGS)
    assert len(table.rows) == len(rows) + 2
    assert table.rows[1].cells[4].text == "30/09/2024"


def test_the_calendar_holds_the_deadlines(rows: list[SheetRow]) -> None:
    events = icalendar.Calendar.from_ical(calendar(rows, ON)).walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [row.due for row in rows if isinstance(row.due, date)]
    assert "Chủ trì: Phòng Quản lý chất lượng" in str(events[0]["description"])
    assert len({str(event["uid"]) for event in events}) == len(events)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_same_rows_write_the_same_file(rows: list[SheetRow], suffix: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_sheet(rows, tmp_path / f"{name}{suffix}", ON)
    if suffix != ".docx":  # the zip of python-docx holds the clock
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_unknown_types_and_unwritable_places_are_refused(rows: list[SheetRow], tmp_path: Path) -> None:
    with pytest.raises(KgError, match="xlsx"):
        write_sheet(rows, tmp_path / "a.pdf", ON)
    with pytest.raises(KgError, match="cannot write"):
        write_sheet(rows, tmp_path / "no" / "a.xlsx", ON)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_sheet_is_still_a_sheet(tmp_path: Path) -> None:
    for suffix in WRITERS:
        write_sheet([], tmp_path / f"a{suffix}", ON)
        assert (tmp_path / f"a{suffix}").stat().st_size > 0


def test_a_task_in_two_files_of_one_document_is_one_row_that_names_both(tmp_path: Path) -> None:
    text = "Số: 77/KH-UBND\nLâm Đồng, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n1. Giao Sở Tài chính thẩm định dự toán."
    (tmp_path / "ban-a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "ban-b.txt").write_text(text + "\nNơi nhận: Lưu VT.", encoding="utf-8")
    kg.build(tmp_path, tmp_path / "graph")
    (row,) = sheet_rows(kg.load(tmp_path / "graph").store, date(2024, 5, 1))
    assert [line.split(", ")[-2] for line in row.source.splitlines()] == ["ban-a.txt", "ban-b.txt"]
