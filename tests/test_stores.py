"""The store contract: one test, run on the embedded engine and on a real Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.stores.embedded import EmbeddedStore
from kg.stores.engine import CypherEngine
from kg.stores.errors import QueryRefusedError, ReadOnlyError, UnknownEndpointError
from kg.stores.neo4j import Neo4jStore
from kg.types import Edge, Node
from tests.small_graph import DECREE, HOSTILE, NEWS, NOTICE, PLAN, edges, nodes


class Engine:
    """One engine for the module; emptied or filled anew only where the last test changed it."""

    def __init__(self, server: Neo4jStore | None) -> None:
        self.server = server
        self.store: CypherEngine = server or EmbeddedStore()
        self.is_filled = False

    def emptied(self) -> CypherEngine:
        self.is_filled = False
        if self.server:
            self.server.wipe()
        else:
            self.store = EmbeddedStore()
        return self.store

    def filled(self) -> CypherEngine:
        if not self.is_filled:
            self.emptied().load(nodes(), edges())
            self.is_filled = True
        return self.store


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    server = Neo4jStore(request.getfixturevalue("neo4j_uri")) if request.param == "neo4j" else None
    yield Engine(server)
    if server:
        server.wipe()
        server.close()


@pytest.fixture
def store(engine: Engine) -> CypherEngine:
    """An empty store."""
    return engine.emptied()


@pytest.fixture
def loaded(engine: Engine) -> CypherEngine:
    """The small graph, for reading."""
    return engine.filled()


@pytest.fixture
def changing(engine: Engine) -> CypherEngine:
    """The small graph, for a test that changes it."""
    filled = engine.filled()
    engine.is_filled = False
    return filled


def snapshot(store: CypherEngine) -> list[tuple[object, ...]]:
    """Everything in a store, in a fixed order."""
    found = store.cypher("MATCH (n) WHERE n.id IS NOT NULL RETURN n, n.id AS id ORDER BY id").rows
    tied = store.cypher(
        "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL RETURN r, a.id AS a, b.id AS b, r.id AS id ORDER BY id"
    ).rows
    return [*found, *tied]


def test_counts_what_was_loaded(store: CypherEngine) -> None:
    written = store.load(nodes(), edges())
    assert (written.nodes, written.edges) == (len(nodes()), len(edges()))
    counts = store.counts()
    assert counts.node_total == len(nodes())
    assert counts.edge_total == len(edges())
    assert dict(counts.nodes)["Document"] == 9
    assert dict(counts.edges)["LED_BY"] == 2


def test_loading_twice_changes_nothing(changing: CypherEngine) -> None:
    before = snapshot(changing)
    again = changing.load(reversed(nodes()), reversed(edges()))
    assert snapshot(changing) == before
    assert (again.stale_nodes, again.stale_edges) == (0, 0)


def test_a_changed_source_replaces_its_own_facts_and_no_others(changing: CypherEngine) -> None:
    kept = tuple(edge for edge in edges() if edge.source_doc != NEWS or edge.relation != "REFERS_TO")
    kept = tuple(edge for edge in kept if not (edge.relation == "IN_TEXT" and edge.source_doc == NEWS))
    new_mention = Node(f"mention/{NEWS[5:]}/500-525", ("Mention",), "Nghị định 901/2021/NĐ-CP")
    told = Edge(new_mention.id, "IN_TEXT", NEWS, NEWS, 500, "Nghị định 901/2021/NĐ-CP", 1.0, "test.by-hand")
    changed = (*(node for node in nodes() if node.id != f"mention/{NEWS[5:]}/100-125"), new_mention)
    written = changing.load(changed, (*kept, told))
    assert (written.stale_nodes, written.stale_edges) == (1, 2)
    ids = {row[0] for row in changing.cypher("MATCH (n:Mention) RETURN n.id AS id")}
    assert new_mention.id in ids
    assert f"mention/{NEWS[5:]}/100-125" not in ids
    assert dict(changing.counts().edges)["BASED_ON"] == 1


def test_a_changed_node_forgets_what_it_no_longer_says(changing: CypherEngine) -> None:
    plain = Node(DECREE, ("Document",), "Nghị định 901/2021/NĐ-CP")
    changing.load([plain], [])
    row = changing.cypher(
        "MATCH (d:Document {id: $id}) RETURN d.issued AS issued, d.title AS title", {"id": DECREE}
    )
    assert row.rows == ((None, "Nghị định 901/2021/NĐ-CP"),)


def test_removing_a_source_leaves_the_others_alone(changing: CypherEngine) -> None:
    written = changing.remove_source(NOTICE)
    stated = [edge for edge in edges() if edge.source_doc == NOTICE]
    assert written.stale_edges == len(stated)
    assert changing.counts().edge_total == len(edges()) - len(stated)
    left = {row[0] for row in changing.cypher("MATCH (n) WHERE n.id IS NOT NULL RETURN n.id AS id")}
    assert NOTICE not in left
    assert {DECREE, NEWS} <= left
    assert changing.remove_source(NOTICE).stale_edges == 0


def test_types_and_dates_come_back_as_they_went(loaded: CypherEngine) -> None:
    rows = loaded.cypher(
        "MATCH (t:Task {id: $id}) RETURN t.due_to AS due_to, t.lead AS lead, t.due AS due, t.force AS force",
        {"id": "task/aaaaaaaaaaaaaaaa/1"},
    )
    assert rows.columns == ("due_to", "lead", "due", "force")
    assert rows.rows == ((date(2022, 8, 31), ["Văn phòng Sở", "Phòng Kế hoạch"], "2022-08", None),)
    evidence = loaded.cypher(
        "MATCH ()-[r:REPLACES]->() RETURN r.effective AS d, r.confidence AS c, r.span_start AS s"
    )
    assert evidence.rows == ((date(2021, 11, 1), 1.0, 1),)
    sites = loaded.cypher(
        "MATCH (m:Meeting) WHERE m.date = $day RETURN m.sites AS n, m.date = $day AS same",
        {"day": date(2022, 8, 5)},
    )
    assert sites.rows == ((3, True),)


def test_hostile_strings_are_only_strings(loaded: CypherEngine) -> None:
    rows = loaded.cypher(
        "MATCH (d:Document {source: $s})-[r]->() RETURN d.title AS t, r.quote AS q", {"s": HOSTILE}
    )
    assert rows.rows == ((HOSTILE, HOSTILE),)
    assert loaded.search(HOSTILE)[0].title == HOSTILE


def test_neighbours_by_relation_and_direction(loaded: CypherEngine) -> None:
    around = loaded.neighbours(DECREE)
    assert len(around) == 12
    assert [n.relation for n in loaded.neighbours(DECREE, direction="out")] == [
        "DETAILS",
        "ISSUED_BY",
        "REPLACES",
        "RESPONSIBLE_TODAY",
    ]
    based = loaded.neighbours(DECREE, relations=["BASED_ON"], direction="in")
    assert [(n.title[:10], n.outward, n.quote) for n in based] == [
        ("Nghị quyết", False, "Căn cứ Nghị định 901/2021/NĐ-CP")
    ]
    assert loaded.neighbours("doc/nowhere") == ()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("kế hoạch an phước", "Kế hoạch 455/KH-UBND năm 2022 của UBND tỉnh An Phước"),
        ("ke hoach an phuoc", "Kế hoạch 455/KH-UBND năm 2022 của UBND tỉnh An Phước"),
        ("KE HOACH (an) phuoc* -455", "Kế hoạch 455/KH-UBND năm 2022 của UBND tỉnh An Phước"),
        ("van phong so", "Văn phòng Sở"),
        ("Va\u0306n pho\u0300ng", "Văn phòng Sở"),
        ("Trần Văn Mẫu", "Trần Văn Mẫu"),
    ],
)
def test_search_with_and_without_diacritics(loaded: CypherEngine, typed: str, title: str) -> None:
    assert loaded.search(typed)[0].title == title


def test_search_has_limits(loaded: CypherEngine) -> None:
    assert loaded.search("") == ()
    assert loaded.search('"?!') == ()
    assert len(loaded.search("nghi dinh", limit=2)) == 2
    assert {hit.label for hit in loaded.search("so", labels=["Body"])} == {"Body"}


def test_an_edge_without_its_nodes_is_an_error(changing: CypherEngine) -> None:
    lost = Edge("doc/vn/y/nd-cp/2099/1", "CITES", DECREE, NEWS, 0, "q", 1.0, "r")
    with pytest.raises(UnknownEndpointError, match="doc/vn/y/nd-cp/2099/1"):
        changing.load(nodes(), [lost])


def test_nodes_and_paths_come_back_as_plain_maps(loaded: CypherEngine) -> None:
    rows = loaded.cypher("MATCH p = (d:Document {id: $id})-[r:IMPLEMENTS]->(x) RETURN d, r, p", {"id": PLAN})
    node, edge, path = rows.rows[0]
    assert node["labels"] == ["AdministrativeDocument", "Document"]
    assert node["id"] == PLAN
    assert edge["relation"] == "IMPLEMENTS"
    assert path["nodes"][0] == node
    assert path["relationships"] == [edge]


ESCAPES = [
    "LOAD CSV FROM $where AS line RETURN line",
    "load csv with headers from 'file:///etc/passwd' AS line return line",
    "LOAD/**/CSV FROM 'http://127.0.0.1:9/x' AS line RETURN line",
    "CALL apoc.load.json('http://127.0.0.1:9/x') YIELD value RETURN value",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {}) AS x",
    "MATCH (n) SET n.title = 'x'",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.title",
    "CREATE (:Document {id: 'x'})",
    "MERGE (:Document {id: 'x'})",
    "MATCH (n) FOREACH (x IN [1] | SET n.a = x)",
    "MATCH (n) CALL (n) { SET n.a = 1 } RETURN 1 AS x",
    "DROP INDEX vnlegal_document_title",
    "RETURN 1 AS x; MATCH (n) DETACH DELETE n",
    "RETURN 'a\\u0027 CREATE (n) //' AS x",
    "USE system SHOW USERS",
    "SHOW USERS",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_queries_only_read(loaded: CypherEngine, text: str) -> None:
    before = loaded.counts()
    with pytest.raises(QueryRefusedError):
        loaded.cypher(text, {"where": "file:///etc/passwd"})
    assert loaded.counts() == before


@pytest.mark.parametrize(
    "text",
    [
        "RETURN 'CREATE (n) SET n.x = 1' AS x // DELETE",
        "MATCH (d:Document {id: $id}) RETURN d.title AS `SET`",
        "RETURN {set: 1, create: 2}.set AS x",
        "MATCH (d:Document) RETURN date.truncate('year', date('2021-05-06')) AS y LIMIT 1",
    ],
)
def test_words_that_look_like_writing_may_be_read(loaded: CypherEngine, text: str) -> None:
    assert len(loaded.cypher(text, {"id": DECREE})) == 1


def test_nonsense_is_refused_with_the_engines_reason(loaded: CypherEngine) -> None:
    with pytest.raises(QueryRefusedError, match="missing"):
        loaded.cypher("MATCH (n:Task) RETURN missing")


def test_the_cache_file_answers_as_the_store_did(tmp_path: Path) -> None:
    store = EmbeddedStore()
    store.load(nodes(), edges())
    path = tmp_path / "graph.kgl"
    store.save(path)
    again = EmbeddedStore.opened(path)
    assert snapshot(again) == snapshot(store)
    assert again.search("ke hoach") == store.search("ke hoach")
    with pytest.raises(ReadOnlyError):
        again.load(nodes(), edges())


def test_a_damaged_cache_file_is_not_read(tmp_path: Path) -> None:
    store = EmbeddedStore()
    store.load(nodes(), edges())
    path = tmp_path / "graph.kgl"
    store.save(path)
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(ValueError, match="damaged"):
        EmbeddedStore.opened(path)


def test_titles_are_found_after_a_large_load(changing: CypherEngine) -> None:
    many = [Node(f"task/many/{n}", ("Task",), f"Nhiệm vụ kiểm kê số {n}") for n in range(1500)]
    changing.load(many, [])
    assert changing.search("kiem ke 1499")[0].id == "task/many/1499"


def test_a_load_tells_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli.load import LoadProgress

    now = iter((0.0, 0.5, 2.0, 4.0))
    report = LoadProgress({"nodes": 20, "edges": 20}, clock=lambda: next(now))
    for what in ("nodes", "nodes", "edges", "edges"):
        report(what, 10)
    assert capsys.readouterr().err.splitlines() == [
        "kg: 20 of 20 nodes, 10 of 20 edges; 15 a second, 0:01 left",
        "kg: 20 of 20 nodes, 20 of 20 edges; 10 a second, 0:00 left",
    ]
