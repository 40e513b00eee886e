"""PDF files as LibreOffice prints them: the text comes back as it was typed, whatever the page did to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors import extract
from kg.readers import read
from tests.pdf_files import converted, document, document_of, note, paragraph, table

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
WITHOUT_TONES = "C059"
LONG = (
    "Sở Giáo dục và Đào tạo chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân các xã, phường rà soát việc "
    "thực hiện Nghị định số 7071/2031/NĐ-CP ngày 15 tháng 3 năm 2031 của Chính phủ và Thông tư số 88/2031/TT-BGDĐT. "
)
DECREE = "Nghị định số 7071/2031/NĐ-CP"
TASKS = [
    ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "<", "Thời gian"],
    ["^", "^", "Chủ trì", "Phối hợp", "^"],
    ["1", "Rà soát danh mục trường học theo Quyết định số 4321/QĐ-UBND", "Sở Nội vụ", "Sở Tài chính", "Trước ngày 30/6/2031"],
    ["2", "Xây dựng đề án đào tạo giáo viên", "^", "Ủy ban nhân dân các xã", "Quý III/2031"],
]  # fmt: skip


BARE = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
    ["1", "Rà soát danh mục trường", "Sở Nội vụ", "Tháng 6/2031"],
    ["2", "Xây dựng đề án đào tạo", "Sở Tài chính", "Tháng 7/2031"],
    ["3", "Kiểm tra công tác tuyển sinh", "Sở Tư pháp", "Tháng 8/2031"],
]


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> dict[str, Path]:
    """All documents of this module as PDF files, by one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("pdf")
    sources = {f"{file.stem}.plain": document_of(file.read_text()) for file in EXAMPLES}
    sources |= {f"{file.stem}.fallback": document_of(file.read_text(), WITHOUT_TONES) for file in EXAMPLES}
    running = "CÔNG BÁO/Số 88 + 89/Ngày 15-3-2031"
    prose = [
        f"{n}. " + "".join(f"Việc {n}.{k}: {LONG}" for k in range(2 + n % 3)) + f"Đoạn thứ {n}."
        for n in range(1, 40)
    ]
    number = '<text:page-number text:select-page="current"/>'
    sources["long"] = document("".join(map(paragraph, prose)), header=running, footer=f"Trang {number}")
    sources["columns"] = document("".join(map(paragraph, prose)), columns=2)
    cited = f"{DECREE}{note(1, 'Được sửa đổi theo Nghị định số 9/2032/NĐ-CP.')}, và diện tích 45 km{note(2, 'Số liệu năm 2030.')}"
    sources["notes"] = document(
        "".join(paragraph(p) for p in (f"Theo {cited} là đủ. {LONG * 9}", *(LONG * 8,) * 4))
    )
    sources["tasks"] = document(paragraph("KẾ HOẠCH", "title") + table(TASKS, head=2))
    rows = [
        [str(n), f"Rà soát nội dung thứ {n} của chương trình", "Sở Nội vụ", f"Tháng {n % 12 + 1}/2031"]
        for n in range(1, 70)
    ]
    sources["long-table"] = document(table([["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"], *rows]))
    sources["bare-table"] = document(paragraph(LONG) + table(BARE, head=0, ruled=False) + paragraph(LONG))
    for name, markup in sources.items():
        (folder / f"{name}.fodt").write_text(markup)
    files = converted([folder / f"{name}.fodt" for name in sources], folder)
    return dict(zip(sources, files, strict=True))


def said(text: str) -> set[tuple[object, ...]]:
    """What a text says, without offsets and blanks."""
    facts = set()
    for record in extract(text).records():
        kind = record["kind"]
        if kind == "citation":
            names = ("form", "type", "number", "date", "issuer", "role", "provisions")
        elif kind == "task":
            names = ("text", "lead", "coordinate", "due", "cites")
        elif kind == "meeting":
            names = ("title", "date", "time", "place", "organizer", "chair")
        else:
            continue
        facts.add((kind, *(re.sub(r"\s+", " ", str(record.get(name))) for name in names)))
    return facts


@pytest.mark.parametrize("font", ["plain", "fallback"])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_printed_text_says_the_same(printed, file, font):
    text = file.read_text()
    reading = read(printed[f"{file.stem}.{font}"])
    assert sorted(reading.text.split()) == sorted(text.split())
    assert said(reading.text) == said(text)


def test_passages_cover_the_print_and_name_its_place(printed):
    reading = read(printed["long"])
    assert reading.passages
    end = 0
    for passage in reading.passages:
        assert passage.start >= end
        assert not reading.text[end : passage.start].strip()
        end = passage.end
    assert end == len(reading.text)
    assert reading.place(0) == "page 1, paragraph 1"
    assert reading.place(reading.text.index("Đoạn thứ 39.")).startswith("page ")


def test_paragraphs_run_over_the_end_of_a_page(printed):
    reading = read(printed["long"])
    lines = reading.text.split("\n")
    assert [line.split(".")[0] for line in lines] == [str(n) for n in range(1, 40)]
    assert all(line.endswith(f"Đoạn thứ {n}.") for n, line in enumerate(lines, 1))
    assert any(
        a.end + 1 == b.start and reading.text[a.end] == " "
        for a, b in zip(reading.passages, reading.passages[1:], strict=False)
    )


def test_running_heads_and_page_numbers_are_left_out_with_a_reason(printed):
    reading = read(printed["long"])
    reasons = reading.reasons()
    assert reasons["running head"] == reasons["page number"] >= 5
    assert "CÔNG BÁO" not in reading.text
    assert "Trang" not in reading.text


def test_columns_are_read_one_after_the_other(printed):
    text = read(printed["columns"]).text
    labels = [int(label) for label in re.findall(r"^(\d+)\. Việc", text, re.MULTILINE)]
    assert labels == list(range(1, 40))


def test_footnotes_stand_behind_the_sentence_they_interrupt(printed):
    reading = read(printed["notes"])
    text = reading.text
    assert f"Theo {DECREE}[1], và diện tích 45 km2 là đủ." in text
    assert "\n[1] Được sửa đổi theo Nghị định số 9/2032/NĐ-CP.\n[2] Số liệu năm 2030.\n" in text
    assert reading.place(text.index("[1] Được")) == "page 1, footnote 1"
    first = next(r for r in extract(text).records() if r["kind"] == "citation")
    assert first["number"] == "7071/2031/NĐ-CP"


def test_a_table_of_tasks_gives_tasks(printed):
    reading = read(printed["tasks"])
    tasks = [record for record in extract(reading.text).records() if record["kind"] == "task"]
    assert [(task["label"], task["lead"], task["coordinate"], task["due"]) for task in tasks] == [
        ("1", ["Sở Nội vụ"], ["Sở Tài chính"], "2031-06-30"),
        ("2", ["Sở Nội vụ"], ["Ủy ban nhân dân các xã"], "quý III/2031"),
    ]
    assert reading.place(tasks[0]["start"]) == "page 1, table 1, row 3"


def test_a_table_over_pages_is_one_table(printed):
    reading = read(printed["long-table"])
    rows = [line.split("\t") for line in reading.text.split("\n")]
    assert [row[0] for row in rows] == ["TT", *map(str, range(1, 70))]
    assert all(row[1] == f"Rà soát nội dung thứ {row[0]} của chương trình" for row in rows[1:])
    assert reading.reasons()["repeated table head"] >= 1


def test_a_table_without_lines_keeps_its_rows(printed):
    lines = read(printed["bare-table"]).text.split("\n")
    assert lines == [LONG.strip(), *map("\t".join, BARE), LONG.strip()]
