"""On a graph of 100,000 nodes both engines answer every question alike, whatever is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.stores import asked_of, import_arguments
from kg.exports.formats import FOLDER, place
from kg.graph import Graph
from kg.queries import questions, run
from kg.stores import Store
from kg.stores.neo4j import Neo4jStore
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def server(
    large_graph: Graph, neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Neo4jStore]:
    """A server of its own, filled by Neo4j's importer: several times as quick as statements."""
    scratch: Path = tmp_path_factory.mktemp("imported")
    place(large_graph, scratch / "csv", FOLDER)
    server = Server(scratch / "home")
    server.configure()
    server.admin(*import_arguments(scratch / "csv"))
    server.start()
    store = Neo4jStore(server.uri)
    store._constrain()
    store._index(large_graph.relations)
    yield store
    store.close()
    server.stop()


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_both_engines_answer_alike_at_scale(large_store: Store, server: Neo4jStore, name: str) -> None:
    question = next(each for each in questions() if each.name == name)
    for params in asked_of(large_store, question, times=3):
        assert run(server, name, params) == run(large_store, name, params), params  # type: ignore[arg-type]


def test_both_engines_hold_as_much(large_store: Store, server: Neo4jStore, large_graph: Graph) -> None:
    assert server.counts() == large_store.counts()
    assert large_store.counts().node_total == large_graph.manifest.node_count >= 100_000
