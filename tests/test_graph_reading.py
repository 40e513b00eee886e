"""A built graph read back: its tables, its edges by id, and why an edge is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evidence import context, why
from kg.graph import edge_id, id_of, read_graph
from kg.graph.build import build
from tests.three_texts import TEXTS, written


@pytest.fixture
def folder(tmp_path) -> Path:
    return written(tmp_path / "van-ban")


class TestReading:
    """Tables come back as they went in."""

    @pytest.fixture
    def graph(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        return read_graph(tmp_path / "graph")

    def test_edges_know_their_ends(self, graph):
        labels = {n.id: n.labels[0] for n in graph.nodes()}
        for relation in graph.relations:
            table = graph.edge_table(relation)
            assert [labels[i] for i in table["from"].to_pylist()] == table["from_label"].to_pylist()
            assert [labels[i] for i in table["to"].to_pylist()] == table["to_label"].to_pylist()
            assert table["id"].to_pylist() == [id_of(e) for e in graph.edges(relation)]

    def test_sorted(self, graph):
        for label in graph.labels:
            ids = graph.node_table(label)["id"].to_pylist()
            assert ids == sorted(ids)

    def test_nodes_and_edges_by_id(self, graph):
        edge = next(graph.edges("IMPLEMENTS"))
        assert graph.edge(id_of(edge)) == edge
        assert graph.node(edge.end).id == edge.end
        assert graph.node("doc/vn/y/nd-cp/1900/1") is None
        with pytest.raises(KeyError):
            graph.node_table("Elephant")

    def test_the_two_step_chain(self, graph):
        up = {(e.start.split("/")[0], e.end) for e in graph.edges("IMPLEMENTS")}
        plan = "doc/vn-gia-lai/n/kh-ubnd/2022/512"
        assert ("task", plan) in up
        assert ("task", "doc/vn-gia-lai/n/nq-tu/2022/21") not in up
        assert (plan, "doc/vn-gia-lai/n/nq-tu/2022/21") in {
            (e.start, e.end) for e in graph.edges("IMPLEMENTS")
        }

    def test_why(self, graph):
        edge = next(e for e in graph.edges("APPLIES"))
        evidence = why(graph, id_of(edge))
        assert evidence.source == "giao-ban.txt"
        text = TEXTS["giao-ban.txt"]
        assert text[evidence.start : evidence.end] == evidence.quote
        assert context(text, evidence.start, evidence.end)[1] == evidence.quote
        assert evidence.stated_by_text
        assert [m.title for m in evidence.mentions] == ["Nghị định số 107/2020/NĐ-CP"]
        assert evidence.to_title.startswith("Nghị định 107/2020/NĐ-CP")

    def test_why_of_a_fact(self, graph):
        edge = next(e for e in graph.edges("REPLACES"))
        evidence = why(graph, id_of(edge))
        assert evidence.source == "register"
        assert not evidence.stated_by_text

    def test_why_of_nothing(self, graph):
        with pytest.raises(KgError, match="no edge of this id"):
            why(graph, "aaaaaaaaaaaa")

    def test_ids_of_edges_do_not_move(self):
        assert edge_id("a", "CITES", "b", "text/1") == edge_id("a", "CITES", "b", "text/1")
        assert edge_id("a", "CITES", "b", "text/1") != edge_id("a", "CITES", "b", "text/2")

    def test_a_damaged_table(self, graph):
        for table in (graph.folder / graph.key).rglob("*.parquet"):
            table.write_bytes(b"PAR1")
        with pytest.raises(KgError, match="cannot be read"):
            list(read_graph(graph.folder).nodes())
