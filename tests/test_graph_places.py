"""Evidence points home: the line of a text, the block of a page, the cell of a Word table, the page of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from kg.evidence import why
from kg.graph import id_of, read_graph
from kg.graph.build import build
from kg.graph.extractions import read_all
from kg.graph.places import Places, in_vietnamese
from kg.graph.sources import find_sources
from kg.graph.texts import OFF_A_PICTURE
from kg.readers import Passage
from tests.pdf_files import PICTURE, pdf

PLAN = [
    "ỦY BAN NHÂN DÂN TỈNH GIA LAI",
    "Số: 512/KH-UBND",
    "Gia Lai, ngày 03 tháng 3 năm 2031",
    "KẾ HOẠCH",
    "Thực hiện Nghị quyết số 21-NQ/TU ngày 10/01/2031 của Tỉnh ủy",
]


def as_text(folder: Path) -> None:
    (folder / "a.txt").write_text("\r\n".join(PLAN), encoding="utf-8", newline="")


def as_page(folder: Path) -> None:
    (folder / "a.html").write_text("".join(f"<p>{line}</p>" for line in PLAN), encoding="utf-8")


def as_word(folder: Path) -> None:
    document = Document()
    for line in PLAN[:4]:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = PLAN[4]
    document.save(str(folder / "a.docx"))


@pytest.mark.parametrize(
    ("write", "place"),
    [(as_text, "line 5"), (as_page, "paragraph 5 (html/body/p[5])"), (as_word, "table 1, row 1, column 1")],
)
def test_an_edge_says_where_a_person_finds_its_quote(tmp_path, write, place):
    (tmp_path / "van-ban").mkdir()
    write(tmp_path / "van-ban")
    build(tmp_path / "van-ban", tmp_path / "graph")
    graph = read_graph(tmp_path / "graph")
    for relation in ("IMPLEMENTS", "IN_TEXT"):
        edge = next(e for e in graph.edges(relation) if "21-NQ/TU" in e.quote)
        evidence = why(graph, id_of(edge))
        assert evidence.place == place
        assert "21-NQ/TU" in evidence.quote


def test_what_was_read_off_a_picture_is_less_sure_and_says_so(tmp_path):
    """The page of a scan with a layer of text recognition, and the same page printed."""
    line = b"BT /F1 12 Tf 72 700 Td (Ke hoach thuc hien Nghi dinh so 107/2020/ND-CP ngay 14/9/2020) Tj ET"
    sure = {}
    for name, page in (("in", line), ("quet", PICTURE + b" BT 3 Tr" + line[2:])):
        (tmp_path / f"{name}.pdf").write_bytes(pdf(page))
        build(tmp_path / f"{name}.pdf", tmp_path / name)
        graph = read_graph(tmp_path / name)
        found = [e for e in graph.edges() if e.source_doc.startswith("text/") and e.mentions]
        sure[name] = {e.relation: e.confidence for e in found}
        places = {dict(e.properties)["found_at"] for e in found}
        assert places == {"page 1, paragraph 1" if name == "in" else "page 1 (text recognition), paragraph 1"}
    lowered = {relation: round(value * OFF_A_PICTURE, 4) for relation, value in sure["in"].items()}
    assert sure["quet"] == pytest.approx(lowered)
    assert sure["in"]
    assert in_vietnamese("page 1 (text recognition), paragraph 2") == "trang 1 (nhận dạng chữ), đoạn 2"


def test_a_fact_of_a_table_stands_in_its_line(tmp_path):
    (tmp_path / "a.txt").write_text("Căn cứ Nghị định số 107/2020/NĐ-CP của Chính phủ;", encoding="utf-8")
    build(tmp_path / "a.txt", tmp_path / "graph")
    graph = read_graph(tmp_path / "graph")
    edge = next(e for e in graph.edges("REPLACES") if e.source_doc == "register")
    assert why(graph, id_of(edge)).place == f"line {edge.span_start}"


@pytest.mark.parametrize("write", [as_page, as_word])
def test_the_cache_keeps_the_places(tmp_path, write):
    (tmp_path / "van-ban").mkdir()
    write(tmp_path / "van-ban")
    sources, _ = find_sources(tmp_path / "van-ban")
    cache = tmp_path / "cache"
    (first,) = read_all(sources, cache, keep=True, jobs=1, progress=None)
    (second,) = read_all(sources, cache, keep=True, jobs=1, progress=None)
    assert first == second
    assert first.passages


def test_the_same_bytes_under_two_types_are_two_texts(tmp_path):
    data = "<p>Căn cứ Luật Đất đai ngày 18/01/2024;".encode()
    for name in ("a.txt", "a.html"):
        (tmp_path / name).write_bytes(data)
    for _ in range(2):
        found = read_all(find_sources(tmp_path)[0], tmp_path / "cache", keep=True, jobs=1, progress=None)
        texts = {item.source.name: item.extraction.source.original for item in found}
        assert texts == {"a.txt": data.decode(), "a.html": "Căn cứ Luật Đất đai ngày 18/01/2024;"}


def test_places_of_lines_and_of_passages():
    lines = Places("một\nhai\n\nba")
    assert [lines.at(offset) for offset in (0, 3, 4, 9, 99)] == [
        "line 1",
        "line 1",
        "line 2",
        "line 4",
        "line 4",
    ]
    assert Places("một\nhai", (Passage(0, 3, "page 1"), Passage(4, 7, "page 2"))).at(4) == "page 2"
    assert Places("", ()).at(0) == ""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("line 12", "dòng 12"),
        ("page 3", "trang 3"),
        ("table 2, row 3, column 1", "bảng 2, hàng 3, cột 1"),
        ("text box 1", "khung chữ 1"),
        ("footnote 4", "chú thích cuối trang 4"),
        ("paragraph 7 (html/body/table[1]/tr[2])", "đoạn 7"),
        ("", ""),
    ],
)
def test_places_in_vietnamese(place, said):
    assert in_vietnamese(place) == said
