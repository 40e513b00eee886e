"""What a careful reader finds in the five reports, fact by fact, each with the few words that say it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kg
from extractors import Extraction

pytestmark = pytest.mark.shared

MEETINGS: list[tuple[str, str, Any, str]] = [
    ("000", "date", "2022-08-01", "Ngày 01/8/2022"),
    ("000", "organizer", "Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo (GDĐT) tổ chức họp"),
    ("000", "chair", ("Phạm Thị Trung",), "Phạm Thị Trung – Tỉnh ủy viên – Giám đốc Sở GDĐT chủ trì"),
    ("000", "attendees", 3, "Tham dự Hội nghị có các đồng chí Phó Giám đốc Sở"),
    ("001", "date", "2018-11-01", "Ngày 01 tháng 11 năm 2018"),
    (
        "001",
        "place",
        "Hội trường Ủy ban nhân dân thị xã Ngã Bảy",
        "tại Hội trường Ủy ban nhân dân thị xã Ngã Bảy",
    ),
    ("001", "chair", ("Nguyễn Hoài Thúy Hằng",), "Bà Nguyễn Hoài Thúy Hằng"),
    ("001", "attendees", 7, "Thành phần tham dự Hội nghị:"),
    ("002", "date", "2021-07-23", "Chiều 23/7"),
    ("002", "date_inferred", "title", "quý 2/2021"),
    ("002", "form", "trực tuyến", "theo hình thức trực tuyến"),
    ("002", "organizer", "Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo (GDĐT) tổ chức"),
    ("002", "chair", ("Phạm Thị Trung",), "Giám đốc Sở GDĐT chủ trì hội nghị"),
    ("002", "attendees", 6, "Tại điểm cầu Sở GDĐT: có"),
    ("002", "documents", 5, "Nghị quyết: số 22/2021/NQ-HĐND"),
    ("003", "date", "2021-01-22", "Ngày 22/01/2021"),
    ("003", "organizer", "Sở Giáo dục và Đào tạo Quảng Nam", "Sở GDĐT Quảng Nam tổ chức"),
    ("003", "title", "Hội nghị cán bộ, công chức năm 2021", "Hội nghị cán bộ, công chức năm 2021"),
    ("004", "date", "2021-10-15", "Ngày 15/10"),
    ("004", "date_inferred", "title", "Quý III năm 2021"),
    ("004", "sites", 34, "tại 34 điểm cầu"),
    ("004", "form", "trực tuyến", "theo hình thức trực tuyến"),
    ("004", "organizer", "Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo (GD&ĐT) tổ chức"),
]

PEOPLE: list[tuple[str, str, str | None, tuple[str, ...]]] = [
    ("000", "Phạm Thị Trung", "Tiến sĩ", ("Tỉnh ủy viên", "Giám đốc Sở GDĐT")),
    ("000", "Nguyễn Đình Vinh", None, ("Phó Chánh Văn phòng",)),
    ("001", "Nguyễn Hoài Thúy Hằng", None, ("Ủy viên Ban Chấp hành Đảng bộ tỉnh", "Giám đốc Sở GD&ĐT")),
    ("002", "Phạm Thị Trung", "TS.", ("Tỉnh ủy viên", "Giám đốc Sở GDĐT")),
    ("002", "Nguyễn Đình Vinh", None, ("Phó Chánh Văn phòng Sở GDĐT",)),
    ("002", "Nguyễn Trọng Thắng", "ThS.", ("Phó Giám đốc Sở GDĐT",)),
    ("002", "Đoàn Thành Nhân", "TS.", ("Phó Giám đốc Sở GDĐT",)),
    ("002", "Đinh Thị Lan", "ThS.", ("Phó Giám đốc Sở GDĐT",)),
]

TASKS: list[tuple[str, str, str, Any, str]] = [
    ("000", "1", "lead", ("Lãnh đạo các cơ quan, đơn vị",), "Lãnh đạo các cơ quan, đơn vị quán triệt"),
    ("000", "2", "lead", ("Các đơn vị",), "Các đơn vị tăng cường"),
    ("000", "3", "lead", (), "Xác định trách nhiệm"),
    ("000", "4", "lead", ("Văn phòng Sở",), "Văn phòng Sở chủ trì tham mưu"),
    ("000", "4", "coordinate", ("các đơn vị hành chính thuộc Sở",), "các đơn vị hành chính thuộc Sở phối hợp"),
    ("000", "4", "due", "2022-08", "hoàn thành trong tháng 8/2022"),
    ("000", "4", "due_to", "2022-08-31", "hoàn thành trong tháng 8/2022"),
    ("000", "4", "supervisor", ("các đồng chí Lãnh đạo Sở phụ trách lĩnh vực",), "phụ trách lĩnh vực chỉ đạo"),
    ("000", "5", "lead", ("Văn phòng Sở",), "Văn phòng Sở chủ trì, tham mưu"),
    ("000", "5", "due", "2022-08", "hoàn thành trong tháng 8/2022"),
    ("000", "6", "lead", ("Phòng Kế hoạch – Tài chính",), "Phòng Kế hoạch – Tài chính chủ trì tham mưu"),
    ("000", "6", "cites", ("29/NQ-HĐND",), "điều chỉnh Nghị quyết số 29/NQ-HĐND"),
    ("003", "1", "cites", ("03-NQ/TU",), "Theo Nghị quyết 03-NQ/TU"),
    ("003", "2", "cites", ("4448/KH-UBND",), "Kế hoạch số 4448/KH-UBND"),
    ("003", "4", "cites", ("107/2020/NĐ-CP", "140/2017/NĐ-CP"), "theo Nghị định 107/2020/NĐ-CP"),
    ("003", "5", "cites", ("697/KH-UBND",), "theo Kế hoạch 697/KH-UBND"),
    ("003", "6", "cites", ("31/CT-TTg", "4640/KH-UBND"), "triển khai thực hiện Chỉ thị số 31/CT-TTg"),
    ("003", "9", "cites", ("1666/KH-UBND", "11-NQ/TU"), "Tiếp tục triển khai Kế hoạch số 1666/KH-UBND"),
    ("003", "10", "cites", ("19/2018/TT-BGDĐT", "17/2018/TT-BGDĐT", "18/2018/TT-BGDĐT"), "Thông tư 19/2018/TT-BGDĐT"),
    ("003", "12", "cites", ("20/2014/NĐ-CP", "07/2016/TT-BGDĐT"), "Nghị định 20/2014/NĐ-CP"),
]  # fmt: skip

ROLES: list[tuple[str, str, str | None, str | None]] = [
    ("000", "29/NQ-HĐND", "sua_doi", "tham_muu_dieu_chinh"),
    ("002", "24/NQ-HĐND", None, "quan_triet"),
    ("003", "1666/KH-UBND", "thuc_hien", "trien_khai"),
    ("003", "11-NQ/TU", "thuc_hien", "thuc_hien"),
    ("003", "107/2020/NĐ-CP", "dan_chieu", "theo"),
    ("004", "1840/SGDĐT-VPV", "dan_chieu", "theo_tinh_than"),
]


@pytest.fixture(scope="module")
def said(shared: Path) -> dict[str, Extraction]:
    files = sorted((shared / "seeds").glob("*.txt"))
    return {path.name[:3]: kg.extract(path.open(encoding="utf-8", newline="").read()) for path in files}


@pytest.mark.parametrize(("seed", "field", "value", "words"), MEETINGS)
def test_a_fact_of_a_meeting(
    said: dict[str, Extraction], seed: str, field: str, value: Any, words: str
) -> None:
    assert words in said[seed].source.original
    (meeting,) = said[seed].meetings
    found = getattr(meeting, field)
    assert (len(found) if isinstance(value, int) and isinstance(found, tuple) else found) == value


@pytest.mark.parametrize(("seed", "name", "title", "positions"), PEOPLE)
def test_a_person_with_title_and_posts(
    said: dict[str, Extraction], seed: str, name: str, title: str | None, positions: tuple[str, ...]
) -> None:
    assert (title, positions) in {
        (p.academic_title, p.positions) for p in said[seed].persons if p.name == name
    }


def test_authors_of_the_page_are_no_participants(said: dict[str, Extraction]) -> None:
    assert "Hồ Văn Hưng" in said["003"].source.original
    assert not [p for p in said["003"].persons if p.name == "Hồ Văn Hưng"]


@pytest.mark.parametrize(("seed", "label", "field", "value", "words"), TASKS)
def test_a_fact_of_a_task(
    said: dict[str, Extraction], seed: str, label: str, field: str, value: Any, words: str
) -> None:
    extraction = said[seed]
    (task,) = [t for t in extraction.tasks if t.label == label]
    assert words in extraction.quote(task.start, task.end)
    found = getattr(task, field)
    assert (tuple(extraction.name_of(i) for i in found) if field == "cites" else found) == value


@pytest.mark.parametrize(("seed", "number", "role", "detail"), ROLES)
def test_what_a_sentence_says_of_a_document(
    said: dict[str, Extraction], seed: str, number: str, role: str | None, detail: str | None
) -> None:
    found = {(c.role, c.role_detail) for c in said[seed].citations if c.number == number}
    assert found == {(role, detail)}


def test_which_document_carries_out_which(said: dict[str, Extraction]) -> None:
    stated = [(r.subject, r.relation, r.object) for x in said.values() for r in x.relations]
    assert stated == [("1666/KH-UBND", "thuc_hien", "11-NQ/TU")]


def test_menus_counters_and_captions_are_left_out(said: dict[str, Extraction]) -> None:
    for extraction in said.values():
        furniture = [b for b in extraction.layout.blocks if b.reason]
        assert furniture
        for task in extraction.tasks:
            assert not [b for b in furniture if task.start < b.end and b.start < task.end]
