"""On the graph that a build of the examples makes, every question is answered alike by both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.resources import data_dir
from kg.graph import Graph, read_graph
from kg.graph.build import build
from kg.queries import Result, ask, questions, run
from kg.queries.header import Parameter
from kg.stores import Store, open_embedded
from kg.stores.neo4j import Neo4jStore


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("questions") / "graph"
    build(sorted(data_dir("examples").glob("*.txt")), folder)
    return read_graph(folder)


@pytest.fixture(scope="module")
def embedded(graph: Graph) -> Store:
    return open_embedded(graph)


@pytest.fixture(scope="module")
def server(graph: Graph, neo4j_uri: str) -> Iterator[Neo4jStore]:
    store = Neo4jStore(neo4j_uri)
    store.wipe()
    store.load_graph(graph)
    yield store
    store.wipe()
    store.close()


@pytest.fixture(scope="module")
def values(embedded: Store) -> dict[str, list[str]]:
    """What may be asked: the most connected documents, tasks and meetings, and names of units and places."""

    def ids(label: str, count: int) -> list[str]:
        text = (
            f"MATCH (n:{label}) RETURN n.id AS id, COUNT {{ (n)<-[]-() }} AS n "
            f"ORDER BY n DESC, id LIMIT {count}"
        )
        return [row[0] for row in embedded.cypher(text)]

    succeeding = (
        "MATCH (u:Body)<-[r:RESPONSIBLE_TODAY]-() RETURN u.title AS title, count(r) AS n "
        "ORDER BY n DESC, title LIMIT 1"
    )
    successors = [row[0] for row in embedded.cypher(succeeding)]

    return {
        "document": ids("Document", 8),
        "other": ids("Document", 4),
        "task": ids("Task", 3),
        "meeting": ids("Meeting", 3),
        "unit": ["Sở Giáo dục và Đào tạo", "văn phòng", *successors],
        "place": ["Lâm Đồng", "bình thuận"],
        "on": ["2025-09-01", "1/1/2024"],
        "strict": ["true", "false"],
    }


def asked(parameters: tuple[Parameter, ...], values: dict[str, list[str]]) -> list[dict[str, str]]:
    """Every choice of values for the parameters, one varied at a time."""
    choices: list[dict[str, str]] = []
    for parameter in parameters:
        for option in parameter.options:
            for value in values.get(option, []):
                first = choices[0] if choices and len(parameter.options) == 1 else {}
                choices.append({**first, option: value})
    return choices or [{}]


def answers(store: Store, name: str, values: dict[str, list[str]]) -> list[tuple[dict[str, str], Result]]:
    question = next(each for each in questions() if each.name == name)
    needed = [parameter.options[0] for parameter in question.parameters if parameter.default is None]
    found = []
    for params in asked(question.parameters, values):
        full = {option: values[option][0] for option in needed if option not in params} | params
        if (
            needed
            and needed[0] in ("document", "meeting")
            and len({"task", "meeting", "document"} & full.keys()) > 1
        ):
            full = params
        found.append((full, run(store, name, full)))
    return found


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_question_has_an_answer(embedded: Store, values: dict[str, list[str]], name: str) -> None:
    rows = sum(len(result) for _, result in answers(embedded, name, values))
    assert rows


@pytest.mark.neo4j
@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_both_engines_answer_alike(
    embedded: Store, server: Neo4jStore, values: dict[str, list[str]], name: str
) -> None:
    for params, expected in answers(embedded, name, values):
        assert run(server, name, params) == expected, params  # type: ignore[arg-type]


@pytest.mark.neo4j
def test_nodes_of_others_on_a_shared_server_are_no_answers(embedded: Store, server: Neo4jStore) -> None:
    plant = (
        "CREATE (:Meeting {id: 'theirs', title: 'x', date: date('2024-01-01')}) "
        "CREATE (:Task {id: 'theirs', title: 'x', due_to: date('2024-01-01')})-[:LED_BY]->(:Body {id: 'theirs'}) "
        "CREATE (:Document {id: 'theirs', title: 'x', effective_to: date('2020-01-01')})"
    )
    server._run(plant, {}, write=True)
    try:
        for name in ("meeting-overview", "overdue", "dead-references", "tasks-on-dead-law", "most-cited"):
            assert run(server, name) == run(embedded, name), name
    finally:
        server._run("MATCH (n {id: 'theirs'}) DETACH DELETE n", {}, write=True)


@pytest.mark.neo4j
def test_both_engines_hold_the_same_graph(embedded: Store, server: Neo4jStore, graph: Graph) -> None:
    assert server.counts() == embedded.counts()
    assert embedded.counts().node_total == graph.manifest.node_count
    assert embedded.counts().edge_total == graph.manifest.edge_count
    for text in (
        "MATCH (n) WHERE n.id IS NOT NULL RETURN n, n.id AS id ORDER BY id",
        "MATCH (a)-[r]->(b) WHERE r.id IS NOT NULL RETURN r, a.id AS a, b.id AS b, r.id AS id ORDER BY id",
    ):
        assert ask(server, text).rows == ask(embedded, text).rows
    for words in ("nghị quyết 58", "van phong so", "Lâm Đồng", "chuyen doi so"):
        assert server.search(words, limit=5) == embedded.search(words, limit=5)


def test_the_embedded_cache_lies_beside_the_tables(embedded: Store, graph: Graph) -> None:
    assert embedded.name == "embedded"
    assert list(Path(graph.folder / graph.key).glob("embedded-*.kgl"))


def test_a_unit_is_found_by_its_abbreviation_too(embedded: Store) -> None:
    def edges_of(unit: str) -> set[str]:
        return {row["edge"] for row in run(embedded, "tasks-of-unit", {"unit": unit}).dicts()}

    assert edges_of("Sở GDĐT") >= edges_of("Sở Giáo dục và Đào tạo") > set()
