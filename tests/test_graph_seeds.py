"""The graph of the five reports: what the first issue promises of it."""

from __future__ import annotations

import pytest

from kg.graph import read_graph
from kg.graph.build import build
from kg.graph.statements import CARRYING_OUT

pytestmark = pytest.mark.shared

DECREE = "doc/vn/y/nd-cp/2020/107"
PLAN = "doc/vn-quang-nam/n/kh-ubnd/2018/1666"
RESOLUTION = "doc/vn-quang-nam/n/nq-tu/2017/11"
CONFERENCE = "meeting/so-giao-duc-va-dao-tao.vn-quang-nam/2021-01-22/1"


@pytest.fixture(scope="module")
def graph(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    build([shared / "seeds"], folder)
    return read_graph(folder)


def carried_out_by(graph, document):
    return {
        (e.start, e.relation)
        for r in CARRYING_OUT
        if r in graph.relations
        for e in graph.edges(r)
        if e.end == document
    }


def test_it_stays_small(graph):
    assert graph.manifest.node_count < 200
    assert graph.manifest.edge_count < 400


def test_meetings_and_tasks(graph):
    assert graph.node_table("Meeting").num_rows == 5
    tasks = {}
    for edge in graph.edges("CONCLUDED"):
        tasks.setdefault(edge.start, []).append(edge.end)
    assert sorted(map(len, tasks.values())) == [3, 6, 9, 15]
    assert len(tasks[CONFERENCE]) == 15
    assert graph.node_table("Task").num_rows == 33


def test_the_task_that_carries_out_the_decree(graph):
    [(task, relation)] = carried_out_by(graph, DECREE)
    assert relation == "APPLIES"
    assert (CONFERENCE, task) in {(e.start, e.end) for e in graph.edges("CONCLUDED")}
    [edge] = [e for e in graph.edges("APPLIES") if e.end == DECREE]
    assert edge.quote.startswith("Sắp xếp các phòng, ban Sở theo Nghị định 107/2020/NĐ-CP")


def test_the_resolution_is_reached_through_the_plan(graph):
    assert carried_out_by(graph, RESOLUTION) == {(PLAN, "IMPLEMENTS")}
    [(task, relation)] = carried_out_by(graph, PLAN)
    assert (task.startswith("task/"), relation) == (True, "IMPLEMENTS")


def test_an_intention_is_no_amendment(graph):
    resolution = "doc/vn-kon-tum/n/nq-hdnd/2021/29"
    assert [e.end for e in graph.edges("PROPOSES_CHANGE")] == [resolution]
    assert not [e for e in graph.edges("AMENDS") if e.end == resolution]


def test_the_misprinted_circular(graph):
    node = graph.node("doc/vn/y/tt-bgddt/2016/7")
    assert node.title == "Thông tư 07/2016/TT-BGDĐT ngày 22/3/2016 của Bộ Giáo dục và Đào tạo"
    [mention] = [
        n for n in graph.nodes("Mention") if dict(n.properties).get("signature") == "07/2016/TT-GDĐT"
    ]  # fmt: skip
    assert dict(mention.properties)["intended"] == "07/2016/TT-BGDĐT"


def test_every_quote_stands_in_its_text(graph, shared):
    texts = {}
    for node in graph.nodes("TextSource"):
        path = shared / "seeds" / str(dict(node.properties)["full_name"])
        with path.open(encoding="utf-8", newline="") as file:
            texts[node.id] = file.read()
    stated = [e for e in graph.edges() if e.source_doc in texts]
    assert len(stated) > 150
    for edge in stated:
        text = texts[edge.source_doc]
        assert text[edge.span_start : edge.span_start + len(edge.quote)] == edge.quote
