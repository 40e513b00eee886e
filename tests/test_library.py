"""The library's front door: what a user types first, and what it answers when that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import KgError

TEXT = "Giao Văn phòng Sở tiếp tục triển khai Kế hoạch số 12/KH-UBND ngày 03/4/2024 của UBND tỉnh Lâm Đồng; hoàn thành trong tháng 9/2024."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vb").mkdir()
    (tmp_path / "vb" / "giao-viec.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_one_path_as_text_is_one_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert kg.build("vb", "g").new == ("giao-viec.txt",) or kg.build("vb", "g").unchanged == (
        "vb/giao-viec.txt",
    )
    assert len(kg.build(Path("vb"), "h").new) == 1


def test_a_graph_answers_and_gives_itself(folder: Path) -> None:
    kg.build([folder / "vb"], folder / "g")
    graph = kg.load(folder / "g")
    (row,) = graph.query("tasks-of-unit", unit="Văn phòng Sở").dicts()
    assert row["due"] == "2024-09"
    assert graph.cypher("MATCH (t:Task) RETURN count(t) AS n").dicts() == ({"n": 1},)
    assert "12/KH-UBND" in graph.to_turtle()
    assert graph.to_networkx().number_of_edges() == graph.tables.manifest.edge_count
    assert len(graph.to_rdflib()) > 50
    assert graph.view().html.startswith("<!doctype html>")
    assert (
        "<h1>Văn phòng Sở" in graph.view("van phong so").html
    )  # a task holds the words too; the unit is called so
    assert "rows of" in repr(graph.query("most-cited"))


@pytest.mark.parametrize("wrong", [TEXT.encode(), None, 5])
def test_what_is_no_text_is_refused_in_words(wrong: object) -> None:
    with pytest.raises(TypeError, match="decoded text"):
        kg.extract(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{"base_iri": "abc"}, {"jobs": 0}])
def test_wrong_options_of_a_build_are_refused(folder: Path, options: dict[str, object]) -> None:
    with pytest.raises(KgError):
        kg.build([folder / "vb"], folder / "g", **options)  # type: ignore[arg-type]
    assert not (folder / "g").exists()


def test_the_public_names_are_listed() -> None:
    assert {"extract", "build", "load", "LegalGraph", "KgError"} <= set(dir(kg))
