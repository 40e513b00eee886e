"""What is exported for Neo4j, loaded by Neo4j's own tools, is the graph that `kg load` fills."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from benchmarks.generated_graph import write_graph
from kg.exports.cypher import cypher_script
from kg.exports.formats import place
from kg.graph.read import Graph
from kg.stores.neo4j import Neo4jStore
from kg.types import Edge, Node
from tests.neo4j_server import OPENS, Server, fetch_jars, require_java
from tests.small_graph import DECREE, LAW, NEWS, edges, nodes

pytestmark = pytest.mark.neo4j

AWKWARD = (
    'a "b" \'c\'; d|e, f\\g \\u0041 \\\\u0041 \\n \r\n \n\n\t end"', "\\", '"', "'", ";", "", " ", "'); MATCH (n) DELETE n //",
    "\u2028\u2029\x85", "\x01\x1b\x7f", "${id} $rows :param", "\U0001f600 Đắk Lắk ```", "=cmd|' /C calc'!A0", "a;\n",
)  # fmt: skip
"""Texts that end strings, lists, lines or statements where these are not escaped."""


def awkward_nodes() -> Iterator[Node]:
    for number, text in enumerate(AWKWARD):
        properties = (("short_names", (text, "x", text)), ("source", text))
        yield Node(f"doc/vn/n/cv/2022/9{number}", ("Document",), text, properties)
    yield Node("doc/vn/n/cv/2022/8'\"\\;", ("Document", "PartyDocument"), "id", (("short_names", ("",)),))


def awkward_edges() -> Iterator[Edge]:
    for number, text in enumerate(AWKWARD):
        start = f"doc/vn/n/cv/2022/9{number}"
        yield Edge(
            start, "CITES", LAW, NEWS, number, text, 0.1 + 0.2, "test", (text, text), (("scope", text),)
        )
        yield Edge(start, "DETAILS", LAW, "register", 0, text, 1.0, "test", ())
    yield Edge("doc/vn/n/cv/2022/8'\"\\;", "CITES", DECREE, NEWS, 2**40, "q", 1.0, "test")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("awkward")
    return write_graph([*nodes(), *awkward_nodes()], [*edges(), *awkward_edges()], folder)


def contents(store: Neo4jStore) -> tuple[object, ...]:
    """Everything in a database, in a fixed order."""
    found = store.cypher("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p").rows
    tied = store.cypher(
        "MATCH (a)-[r]->(b) RETURN type(r) AS t, properties(r) AS p, a.id AS a, b.id AS b"
    ).rows
    return sorted((sorted(row[0]), in_order(row[1])) for row in found), sorted(
        (*row[::2], row[3], in_order(row[1])) for row in tied
    )


def in_order(properties: dict[str, object]) -> list[tuple[str, str]]:
    return sorted((name, repr(value)) for name, value in properties.items())


def indexes(store: Neo4jStore) -> set[str]:
    return {
        row[0]
        for row in store._run(
            "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", {}, write=False
        )
    }


@pytest.fixture(scope="module")
def loaded(graph: Graph, neo4j_uri: str) -> Iterator[tuple[object, set[str]]]:
    """What `kg load` makes of the graph."""
    store = Neo4jStore(neo4j_uri)
    store.wipe()
    for name in indexes(store) - {"vnlegal_vnlegal_key"}:
        store._run(f"DROP INDEX {name}", {}, write=True)
    store.load_graph(graph)
    yield contents(store), indexes(store)
    store.wipe()
    store.close()


def run_statements(uri: str, script: str) -> None:
    """As cypher-shell does: one statement after the other; a line that ends in a semicolon ends one."""
    with neo4j.GraphDatabase.driver(uri) as driver, driver.session() as session:
        for statement in script.split(";\n"):
            if statement.strip():
                session.run(statement).consume()  # type: ignore[arg-type]


def admin_on_path(home: Path, folder: Path) -> dict[str, str]:
    """An environment in which `neo4j-admin` is the real tool, working on a server's home."""
    folder.mkdir()
    tool = folder / "neo4j-admin"
    command = [
        require_java(),
        *OPENS,
        f"-Dbasedir={home}",
        "-cp",
        f"{fetch_jars()}/*",
        "org.neo4j.cli.AdminTool",
    ]
    tool.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in command) + ' "$@"\n')
    tool.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def test_the_csv_files_are_imported_as_they_are(
    graph: Graph, loaded: tuple[object, set[str]], tmp_path: Path
) -> None:
    folder, home = tmp_path / "xuất ra", tmp_path / "home"
    place(graph, folder, "neo4j-csv")
    for name in ("conf", "data", "logs", "run", "import"):
        (home / name).mkdir(parents=True)
    env = admin_on_path(home, tmp_path / "bin")
    ran = subprocess.run(
        ["sh", str(folder / "import.sh")], env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    server = Server(home).start()
    try:
        run_statements(server.uri, (folder / "finish.cypher").read_text(encoding="utf-8"))
        store = Neo4jStore(server.uri)
        assert contents(store) == loaded[0]
        assert indexes(store) == loaded[1]
        store.close()
    finally:
        server.stop()


def test_the_script_makes_the_same_graph_once_and_twice(
    graph: Graph, loaded: tuple[object, set[str]], neo4j_uri: str
) -> None:
    store = Neo4jStore(neo4j_uri)
    script = "".join(cypher_script(graph))
    store.wipe()
    run_statements(neo4j_uri, script)
    assert contents(store) == loaded[0]
    run_statements(neo4j_uri, script)
    assert contents(store) == loaded[0]
    store.close()
