"""The embedded store over a graph folder: cached, rebuilt, never canonical; and the same graph in networkx."""

from __future__ import annotations

from datetime import date

import pytest

from kg.graph import Graph, read_graph
from kg.graph.build import build
from kg.stores import open_embedded, open_store
from kg.stores.embedded import EmbeddedStore
from kg.stores.networkx import to_networkx
from kg.stores.opening import cache_path
from kg.types import Node
from tests.small_graph import DECREE, RESOLUTION, edges, nodes

TEXT = """ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Số: 3127/KH-UBND
Lâm Đồng, ngày 18 tháng 4 năm 2023
KẾ HOẠCH
Căn cứ Nghị định số 107/2020/NĐ-CP ngày 14 tháng 9 năm 2020 của Chính phủ;
Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát; hoàn thành trước ngày 30/9/2023.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    home = tmp_path_factory.mktemp("opening")
    (home / "ke-hoach.txt").write_text(TEXT, encoding="utf-8")
    build([home / "ke-hoach.txt"], home / "graph")
    return read_graph(home / "graph")


def test_tables_and_objects_load_alike(graph: Graph) -> None:
    by_tables, by_objects = EmbeddedStore(), EmbeddedStore()
    written = by_tables.load_graph(graph)
    assert by_objects.load(graph.nodes(), graph.edges()) == written
    assert (written.nodes, written.edges) == (graph.manifest.node_count, graph.manifest.edge_count)
    for text in (
        "MATCH (n) RETURN n, n.id AS id ORDER BY id",
        "MATCH ()-[r]->() RETURN r, r.id AS id ORDER BY id",
    ):
        assert by_tables.cypher(text) == by_objects.cypher(text)


def test_the_cache_is_written_once_and_used(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_embedded(graph)
    assert cache_path(graph).is_file()
    monkeypatch.setattr(EmbeddedStore, "load_graph", lambda *_: pytest.fail("the cache was not used"))
    again = open_store(graph)
    assert again.counts() == first.counts()
    assert again.search("nghi dinh") == first.search("nghi dinh")


def test_a_damaged_or_missing_cache_is_made_anew(graph: Graph) -> None:
    counts = open_embedded(graph).counts()
    path = cache_path(graph)
    path.write_bytes(path.read_bytes()[:-20])
    assert open_embedded(graph).counts() == counts
    path.with_suffix(".json").write_text("{", encoding="utf-8")
    assert open_embedded(graph).counts() == counts
    path.unlink()
    assert open_embedded(graph).counts() == counts


def test_a_cache_that_cannot_be_written_is_done_without(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_path(graph).unlink(missing_ok=True)

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(EmbeddedStore, "save", full)
    assert open_embedded(graph).counts().node_total == graph.manifest.node_count


def test_networkx_has_every_node_edge_and_property() -> None:
    graph = to_networkx(nodes(), edges())
    assert graph.number_of_nodes() == len(nodes())
    assert graph.number_of_edges() == len(edges())
    assert graph.nodes[DECREE]["label"] == "Document"
    assert graph.nodes[DECREE]["labels"] == ["Document", "NormativeDocument"]
    assert graph.nodes[DECREE]["issued"] == date(2021, 9, 14)
    (said,) = graph.get_edge_data(RESOLUTION, DECREE).values()
    assert said["relation"] == "BASED_ON"
    assert said["quote"] == "Căn cứ Nghị định 901/2021/NĐ-CP"
    assert said["source_doc"].startswith("text/")


def test_an_unknown_first_label_is_refused() -> None:
    with pytest.raises(ValueError, match="Thing"):
        EmbeddedStore().load([Node("x", ("Thing",), "x")], [])
