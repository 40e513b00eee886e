"""What the graph of our own example texts answers, checked by hand: every question of the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kg
from extractors.resources import data_dir
from kg.queries import questions

Row = dict[str, Any]

TEXTS: list[Path] = sorted(data_dir("examples").glob("*.txt"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.LegalGraph:
    folder = tmp_path_factory.mktemp("examples") / "graph"
    report = kg.build(TEXTS, folder)
    assert report.complete
    return kg.load(folder)


ANSWERS: dict[str, tuple[Row, int, str]] = {
    "affected-by-change": ({"document": "43/2019/QH14"}, 20, "doc/vn-lam-dong/n/kh-ubnd/2023/3127"),
    "amendment-chain": ({"document": "24/2014/NĐ-CP"}, 3, "doc/vn/y/nd-cp/2025/150"),
    "basis-of-document": (
        {"document": "doc/vn-lam-dong/n/nq-hdnd/2021/58", "on": "2026-01-31"}, 5, "doc/vn/y/luat-qh14/2019/39",
    ),
    "citations-of-document": ({"document": "3127/KH-UBND"}, 20, "doc/vn-lam-dong-2025/n/kh-ubnd/2026/412"),
    "dead-references": ({"on": "2026-01-31"}, 10, "doc/vn-lam-dong/n/bb-sgddt/2025/27"),
    "details-of-document": ({"document": "39/2019/QH14"}, 1, "doc/vn/y/nd-cp/2020/40"),
    "directives-implementing": ({"document": "107/2020/NĐ-CP"}, 10, "doc/vn-lam-dong/n/kh-ubnd/2023/3127"),
    "status": ({"document": "24/2014/NĐ-CP", "on": "2025-04-14"}, 1, "no longer in force"),
    "documents-of-place": ({"place": "Bình Thuận"}, 2, "doc/vn-binh-thuan/n/nq-hdnd/2021/58"),
    "evidence-between": ({"document": "179/2024/NĐ-CP", "other": "140/2017/NĐ-CP"}, 2, "REPLACES"),
    "identification-of": ({"document": "doc/vn-lam-dong/n/nq-hdnd/2021/58"}, 5, "58/NQ-HĐND"),
    "implementing-chain": ({"start": "412/KH-UBND"}, 5, "doc/vn/n/kl-tw/2024/91"),
    "load-per-unit": ({"on": "2026-01-31"}, 20, "org/van-phong.so-giao-duc-va-dao-tao.vn-lam-dong"),
    "meeting-overview": ({}, 9, "meeting/hoi-dong-nhan-dan.vn-lam-dong/2021-12-09/1"),
    "meetings-sharing-basis": ({}, 5, "meeting/so-giao-duc-va-dao-tao.vn-lam-dong/2025-04-14/1"),
    "misprints": ({}, 2, "13/2024/TT-GDĐT"),
    "most-cited": ({}, 10, "doc/vn-lam-dong/n/kh-ubnd/2023/3127"),
    "overdue": ({"on": "2025-06-30"}, 10, "task/doc/vn-lam-dong/n/kh-ubnd/2023/3127/1"),
    "promulgated-with": ({}, 1, "doc/vn-lam-dong-2025/y/qd-ubnd/2025/31/phu-luc/1"),
    "responsible-body": ({"document": "01/2024/TT-BKHĐT"}, 1, "Bộ Tài chính"),
    "taken-over": ({"unit": "Bộ Tài chính"}, 1, "doc/vn/y/tt-bkhdt/2024/1"),
    "tasks-of": ({"start": "3127/KH-UBND"}, 4, "task/doc/vn-lam-dong/n/kh-ubnd/2023/3127/1"),
    "tasks-of-unit": ({"unit": "Văn phòng Sở"}, 4, "task/meeting/so-giao-duc-va-dao-tao.vn-lam-dong/2023-07-05/1/1"),
    "tasks-on-dead-law": ({"on": "2026-01-31"}, 10, "task/doc/vn-lam-dong/n/kh-ubnd/2023/3127/2"),
    "unresolved-references": ({}, 4, "Quyết định số 803/QĐ-UBND"),
}  # fmt: skip
"""A question, its parameters, how many rows at least, and one cell that a reader of the texts expects."""


def asked(graph: kg.LegalGraph, name: str, **params: object) -> list[Row]:
    return list(graph.query(name, **params).dicts())


def test_three_resolutions_of_one_number_stay_three(graph: kg.LegalGraph) -> None:
    for place, texts in (("vn-lam-dong", 4), ("vn-binh-thuan", 1), ("vn-lam-dong.di-linh", 1)):
        rows = asked(graph, "identification-of", document=f"doc/{place}/n/nq-hdnd/2021/58")
        assert len({row["source"] for row in rows}) == texts, place


def test_tasks_that_rest_on_dead_law_are_named_with_what_replaced_it(graph: kg.LegalGraph) -> None:
    rows = asked(graph, "tasks-on-dead-law", on="2025-04-14")
    dead = {(row["dead"], *row["replaced_by"]) for row in rows if "2025-04-14" in row["id"]}
    assert dead >= {
        ("doc/vn/y/nd-cp/2014/24", "Nghị định 45/2025/NĐ-CP ngày 28/2/2025 của Chính phủ"),
        ("doc/vn/y/nd-cp/2017/140", "Nghị định 179/2024/NĐ-CP ngày 31/12/2024 của Chính phủ"),
    }
    early = asked(graph, "tasks-on-dead-law", on="2023-07-05")
    assert not [row for row in early if row["dead"] == "doc/vn/y/nd-cp/2017/140"]


def test_dead_references_are_judged_on_the_day_of_the_text_that_cites(graph: kg.LegalGraph) -> None:
    found = {(row["id"], row["dead"]) for row in asked(graph, "dead-references")}
    minutes, decree = "doc/vn-lam-dong/n/bb-sgddt/2025/27", "doc/vn/y/nd-cp"
    assert {dead for by, dead in found if by == minutes} == {
        f"{decree}/2014/24", f"{decree}/2017/140", f"{decree}/2020/107",
    }  # fmt: skip
    assert ("doc/vn-lam-dong/n/kh-ubnd/2023/3127", f"{decree}/2020/107") not in found


def test_meetings_share_the_plan_and_the_decree(graph: kg.LegalGraph) -> None:
    shared = {
        (str(row["first_date"]), str(row["second_date"])): row["documents"]
        for row in asked(graph, "meetings-sharing-basis")
    }
    assert any("3127/KH-UBND" in title for title in shared["2023-07-05", "2025-04-14"])
    assert any("140/2017/NĐ-CP" in title for title in shared["2023-07-05", "2024-03-15"])


def test_the_misprints_of_the_letter_are_found(graph: kg.LegalGraph) -> None:
    rows = {row["printed"]: row for row in asked(graph, "misprints")}
    assert rows["13/2024/TT-GDĐT"]["intended"] == "13/2024/TT-BGDĐT"
    assert str(rows["143/2025/NĐ-CP"]["issued"]) == "2025-06-12"


def test_open_references_stay_open_and_say_why(graph: kg.LegalGraph) -> None:
    rows = {row["quote"]: row for row in asked(graph, "unresolved-references")}
    assert rows["Nghị quyết 30"]["reason"] == "ambiguous"
    assert len(rows["Nghị quyết 30"]["candidates"]) == 2
    for quote in ("Nghị quyết 18", "Công văn số 1577/SGDĐT-KHTC", "Quyết định số 803/QĐ-UBND"):
        assert rows[quote]["reason"] == "no-date", quote


def test_the_new_plan_is_traced_to_party_and_law(graph: kg.LegalGraph) -> None:
    reached = {row["id"] for row in asked(graph, "implementing-chain", start="412/KH-UBND")}
    assert {"doc/vn/n/nq-tw/2025/71", "doc/vn/n/kl-tw/2024/91", "doc/vn/n/nq-tw/2013/29"} <= reached
    assert "doc/vn/y/luat-qh15/2025/73" in reached


def test_what_became_of_bodies_and_places_is_known(graph: kg.LegalGraph) -> None:
    (row,) = asked(graph, "responsible-body", document="01/2024/TT-BKHĐT")
    assert (row["issuer_title"], row["now_title"]) == ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính")
    places = asked(graph, "documents-of-place", place="Bình Thuận", on="2026-01-31")
    assert {row["id"] for row in places} >= {"doc/vn-binh-thuan/y/qd-ubnd/2022/19"}
    assert {now for row in places for now in row["now"]} == {"Tỉnh Lâm Đồng (từ 2025)"}


def test_working_sessions_of_one_report_stay_apart(graph: kg.LegalGraph) -> None:
    rows = [row for row in asked(graph, "meeting-overview") if str(row["date"]).startswith("2026-01")]
    assert sorted(str(row["date"]) for row in rows) == ["2026-01-14", "2026-01-15"]
    assert len({row["place"] for row in rows}) == 2
    assert {name for row in rows for name in row["chaired_by"]} == {"Lê Quang Minh Đức"}


def test_the_session_presents_a_proposal_and_adopts_the_resolution(graph: kg.LegalGraph) -> None:
    (row,) = [row for row in asked(graph, "meeting-overview") if str(row["date"]) == "2021-12-09"]
    assert row["held_by"] == ["Hội đồng nhân dân tỉnh Lâm Đồng"]
    assert any("8820/TTr-UBND" in title for title in row["documents"])
    assert any("58/NQ-HĐND" in title for title in row["documents"])
    assert not row["tasks"]


@pytest.mark.parametrize("name", ANSWERS)
def test_every_question_has_a_sensible_answer(name: str, graph: kg.LegalGraph) -> None:
    params, least, expected = ANSWERS[name]
    rows = asked(graph, name, **params)
    assert len(rows) >= least
    assert any(expected in map(str, row.values()) for row in rows), f"{expected} is in no row of {name}"


def test_no_question_is_forgotten() -> None:
    assert {question.name for question in questions()} == set(ANSWERS)
