"""A load that is killed, or whose server dies, is put right by running it again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.resources import data_dir
from kg.graph import Graph, read_graph
from kg.graph.build import build
from kg.stores import Store, open_embedded
from kg.stores.errors import UnreachableError
from kg.stores.neo4j import Neo4jStore
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j

KILLS = int(os.environ.get("KG_KILLS", "6"))
"""Moments at which the loading process is killed; spread over the time that a whole load takes."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("interrupted") / "graph"
    build(sorted(data_dir("examples").glob("*.txt")), folder)
    return read_graph(folder)


def snapshot(store: Store) -> object:
    nodes = store.cypher("MATCH (n) WHERE n.id IS NOT NULL RETURN n, n.id AS id ORDER BY id").rows
    edges = store.cypher(
        "MATCH (a)-[r]->(b) WHERE r.id IS NOT NULL RETURN r, a.id AS a, b.id AS b ORDER BY r.id"
    ).rows
    return nodes, edges


def load_command(graph: Graph, uri: str) -> list[str]:
    return [sys.executable, "-m", "kg", "load", "-g", str(graph.folder), "--neo4j-uri", uri]


def test_a_killed_load_is_finished_by_the_next(graph: Graph, emptied: Neo4jStore, neo4j_uri: str) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    command = load_command(graph, neo4j_uri)
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=env)
    whole = time.monotonic() - began
    expected = snapshot(open_embedded(graph))
    assert snapshot(emptied) == expected
    emptied.wipe()
    moments = random.Random(7)
    for _ in range(KILLS):
        loading = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        time.sleep(moments.uniform(0.2, 1.0) * whole)
        loading.kill()
        loading.wait()
    subprocess.run(command, check=True, capture_output=True, env=env)
    assert snapshot(emptied) == expected


def test_a_server_that_dies_is_told_and_the_load_goes_on_later(graph: Graph, tmp_path: Path) -> None:
    server = Server(tmp_path / "home").start()
    store = Neo4jStore(server.uri, patience=2)
    killed = []

    def kill_after_the_first_edges(what: str, _count: int) -> None:
        if what == "edges" and not killed:
            killed.append(server.kill())

    try:
        with pytest.raises(UnreachableError, match="start the server"):
            store.load_graph(graph, progress=kill_after_the_first_edges)
        store.close()
        server.start()
        again = Neo4jStore(server.uri)
        again.load_graph(graph)
        assert snapshot(again) == snapshot(open_embedded(graph))
        again.close()
    finally:
        server.stop()
