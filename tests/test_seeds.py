"""The main job on the five real reports: what goes in, what comes out, on both engines and as Turtle."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import kg
from kg.exports.turtle import turtle
from kg.graph import read_graph
from kg.queries import question, questions, run
from kg.records import records_of
from kg.stores.neo4j import Neo4jStore

pytestmark = pytest.mark.shared

Records = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def records(shared: Path) -> Records:
    found: Records = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.open(encoding="utf-8", newline="").read()
        found[path.name] = list(records_of(text, path.name))
    return found


@pytest.fixture(scope="module")
def graph(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    report = kg.build([shared / "seeds"], folder)
    assert len(report.new) == 5
    assert report.complete
    return folder


def of_kind(records: Records, kind: str) -> list[list[dict[str, Any]]]:
    return [[r for r in rows if r["kind"] == kind] for _, rows in sorted(records.items())]


def judge(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "corpus" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_judge_finds_nothing_to_correct(shared: Path, records: Records) -> None:
    corpus = shared / "corpus"
    everything = [r for rows in records.values() for r in rows]
    score = judge(shared).score(
        str(corpus / "gold_seeds"), str(shared / "seeds"), everything, str(corpus / "resolution_seeds")
    )
    table = score.table()
    wrong = {key: row for key, row in table.items() if row.get("errors") and key != "summary"}
    assert not wrong, score.errors


def test_twenty_four_citations_each_with_type_and_number(records: Records) -> None:
    citations = of_kind(records, "citation")
    assert [sum(not c.get("draft") for c in rows) for rows in citations] == [1, 3, 5, 14, 1]
    for citation in (c for rows in citations for c in rows if not c.get("draft")):
        assert citation["type"]
        assert citation["number"]
        assert citation["form"] in ("number", "short")


def test_a_listed_date_belongs_to_every_member_and_a_wrong_code_is_repaired(records: Records) -> None:
    listed = of_kind(records, "citation")[2]
    assert {c["date"] for c in listed} == {"2021-07-09"}
    (repaired,) = [c for rows in of_kind(records, "citation") for c in rows if c["intended"]]
    assert (repaired["number"], repaired["intended"]) == ("07/2016/TT-GDĐT", "07/2016/TT-BGDĐT")


def test_thirty_three_tasks_with_who_and_when(records: Records) -> None:
    tasks = of_kind(records, "task")
    assert [len(rows) for rows in tasks] == [6, 0, 3, 15, 9]
    august = tasks[0]
    assert sum(bool(t["lead"]) for t in august) == 5
    assert sum("chủ trì" in t["text"] for t in august) == 3
    assert [(t["label"], t["coordinate"], t["due"]) for t in august if t["coordinate"]] == [
        ("4", ["các đơn vị hành chính thuộc Sở"], "2022-08"),
        ("5", ["các đơn vị hành chính thuộc Sở"], "2022-08"),
    ]
    assert [t["label"] for t in tasks[3]] == [*map(str, range(1, 15)), "14"]


def test_five_meetings(records: Records) -> None:
    meetings = [rows[0] for rows in of_kind(records, "meeting")]
    assert [len(rows) for rows in of_kind(records, "meeting")] == [1] * 5
    assert [m["date"] for m in meetings] == [
        "2022-08-01",
        "2018-11-01",
        "2021-07-23",
        "2021-01-22",
        "2021-10-15",
    ]
    assert [m["chair"] for m in meetings] == [
        ["Phạm Thị Trung"],
        ["Nguyễn Hoài Thúy Hằng"],
        ["Phạm Thị Trung"],
        [],
        [],
    ]
    assert all(m["organizer"] for m in meetings if m["date"] != "2018-11-01")
    assert meetings[1]["place"] == "Hội trường Ủy ban nhân dân thị xã Ngã Bảy"
    assert meetings[4]["sites"] == 34
    assert [bool(m["date_inferred"]) for m in meetings] == [False, False, True, False, True]


def test_nothing_that_looks_like_a_number_is_lost(records: Records) -> None:
    assert [r["quote"] for rows in of_kind(records, "unread") for r in rows] == []


def test_the_task_of_the_staff_conference_carries_out_the_decree(graph: Path) -> None:
    answer = kg.load(graph).query("directives-implementing", document="107/2020/NĐ-CP")
    (row,) = [r for r in answer.dicts() if r["kind"] == "Task"]
    assert "Sắp xếp các phòng, ban Sở theo Nghị định 107/2020/NĐ-CP" in row["steps"][0]["quote"]
    source = read_graph(graph).node(row["steps"][0]["source"])
    assert source is not None
    assert "003_" in source.title


def test_the_party_resolution_reaches_the_task_through_the_plan(graph: Path) -> None:
    answer = kg.load(graph).query("directives-implementing", document="11-NQ/TU")
    chain = [
        [s["relation"] for s in r["steps"]] for r in answer.dicts() if r["kind"] == "Task" and r["depth"] == 2
    ]
    assert ["IMPLEMENTS", "IMPLEMENTS"] in chain
    assert not [
        r
        for r in answer.dicts()
        if r["kind"] == "Task" and r["depth"] == 1 and r["steps"][0]["relation"] == "IMPLEMENTS"
    ]


def test_the_july_report_takes_its_province_from_the_chair_of_august(graph: Path) -> None:
    documents = {node.id for node in read_graph(graph).nodes("Document")}
    assert "doc/vn-kon-tum/y/nq-hdnd/2021/22" in documents
    assert "doc/vn-kon-tum/n/nq-hdnd/2021/24" in documents
    assert "doc/vn-kon-tum/n/sgddt-vpv/2021/1840" in documents


def fingerprint(folder: Path) -> str:
    """One hash of all tables and the manifest."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (path.suffix == ".parquet" or path.name == "manifest.json"):
            digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


def test_builds_are_byte_identical_whatever_the_order(shared: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    shutil.copytree(shared / "seeds", texts)
    files = sorted(texts.iterdir())
    for name, given in (("a", files), ("b", files), ("c", [*reversed(files)])):
        kg.build(given, tmp_path / name)
    kg.build(files, tmp_path / "d", jobs=2)
    assert len({fingerprint(tmp_path / name) for name in "abcd"}) == 1
    assert len({turtle(read_graph(tmp_path / name)) for name in "abcd"}) == 1


def test_turtle_reads_the_same_in_two_parsers(graph: Path) -> None:
    text = turtle(read_graph(graph))
    one = rdflib.Graph().parse(data=text, format="turtle")
    two = rdflib.Graph()
    triples = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    two.parse(data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")
    assert len(one) == len(triples)
    assert isomorphic(one, two)


def test_edges_in_turtle_carry_their_sentence(graph: Path) -> None:
    tables = read_graph(graph)
    rdf = rdflib.Graph().parse(data=turtle(tables), format="turtle")
    statements = set(rdf.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert len(statements) == tables.manifest.edge_count
    bare = turtle(tables, quotes=False)
    assert "Sắp xếp các phòng, ban Sở theo Nghị định 107/2020/NĐ-CP của Chính phủ gắn với" in turtle(tables)
    assert "Sắp xếp các phòng, ban Sở theo Nghị định 107/2020/NĐ-CP của Chính phủ gắn với" not in bare


@pytest.fixture(scope="module")
def server(neo4j_uri: str, graph: Path) -> Iterator[Neo4jStore]:
    store = Neo4jStore(neo4j_uri)
    store.wipe()
    store.load_graph(read_graph(graph))
    yield store
    store.wipe()
    store.close()


SAMPLES = {"document": "107/2020/NĐ-CP", "unit": "Văn phòng Sở", "meeting": "2022-08-01", "place": "Kon Tum"}


def parameters(name: str) -> dict[str, str]:
    """A value for every parameter that has no default."""
    needed = [p for p in question(name).parameters if p.default is None]
    return {p.options[0]: SAMPLES.get(p.options[0], SAMPLES.get(p.kinds[0], "24/2014/NĐ-CP")) for p in needed}


@pytest.mark.neo4j
@pytest.mark.parametrize("name", [each.name for each in questions()])
def test_every_question_has_equal_rows_on_neo4j(name: str, graph: Path, server: Neo4jStore) -> None:
    here = run(kg.load(graph).store, name, parameters(name))
    there = run(server, name, parameters(name))
    assert here.columns == there.columns
    assert here.rows == there.rows


@pytest.mark.neo4j
def test_the_server_holds_what_the_tables_hold(graph: Path, server: Neo4jStore) -> None:
    tables = read_graph(graph)
    counts = server.counts()
    assert dict(counts.nodes) == dict(Counter(node.labels[0] for node in tables.nodes()))
    assert dict(counts.edges) == dict(Counter(edge.relation for edge in tables.edges()))
