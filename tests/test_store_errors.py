"""What goes wrong with a store is said in one line that names the place and the remedy."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg.stores import open_store
from kg.stores.errors import (
    DatabaseMissingError,
    LoginRefusedError,
    ReadOnlyError,
    StoreError,
    TooOldError,
    UnreachableError,
)
from kg.stores.neo4j import Neo4jStore
from kg.types import Node
from tests.neo4j_server import PASSWORD, Server


@pytest.fixture(autouse=True)
def no_login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller's own login must not get into the tests."""
    monkeypatch.delenv("NEO4J_USERNAME", raising=False)
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_no_server() -> None:
    uri = f"bolt://127.0.0.1:{_closed_port()}"
    with pytest.raises(UnreachableError, match="start the server") as caught:
        Neo4jStore(uri)
    assert uri in str(caught.value)


def test_something_else_listens() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(5)
        import threading

        def answer() -> None:
            client, _ = other.accept()
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            client.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(UnreachableError):
            Neo4jStore(f"bolt://127.0.0.1:{other.getsockname()[1]}")


def test_no_such_host() -> None:
    with pytest.raises(UnreachableError):
        Neo4jStore("bolt://no-such-host.invalid:7687")


def test_not_an_address() -> None:
    with pytest.raises(StoreError, match="neo4j://localhost:7687"):
        open_store(None, "postgres://localhost")
    with pytest.raises(StoreError):
        open_store(None)


def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as caught:
        Neo4jStore("bolt://neo4j:bi-mat@127.0.0.1:7687")
    assert "bi-mat" not in str(caught.value)


def test_an_old_server(monkeypatch: pytest.MonkeyPatch) -> None:
    class Info:
        agent = "Neo4j/4.4.40"

    class Driver:
        def get_server_info(self) -> Info:
            return Info()

        def close(self) -> None:
            return None

    monkeypatch.setattr("kg.stores.neo4j.neo4j.GraphDatabase.driver", lambda *_, **__: Driver())
    with pytest.raises(TooOldError, match=r"Neo4j/4\.4\.40"):
        Neo4jStore("bolt://127.0.0.1:7687")


@pytest.mark.neo4j
def test_a_wrong_password_is_not_shown(neo4j_guarded: Server) -> None:
    with pytest.raises(LoginRefusedError, match="NEO4J_PASSWORD") as caught:
        Neo4jStore(neo4j_guarded.uri, password="sai-hoan-toan")
    assert "sai-hoan-toan" not in str(caught.value)
    with pytest.raises(LoginRefusedError):
        Neo4jStore(neo4j_guarded.uri)


@pytest.mark.neo4j
def test_login_from_the_environment(neo4j_guarded: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    store = open_store(None, neo4j_guarded.uri)
    assert store.name.startswith("Neo4j/5.")
    store.close()


@pytest.mark.neo4j
def test_no_such_database(neo4j_guarded: Server) -> None:
    with pytest.raises(DatabaseMissingError, match="--database"):
        Neo4jStore(neo4j_guarded.uri, password=PASSWORD, database="khongco")


@pytest.mark.neo4j
def test_a_database_that_takes_no_writes(tmp_path: Path) -> None:
    server = Server(tmp_path / "home")
    server.start()
    server.stop()
    server.more = "server.databases.default_to_read_only=true\n"
    server.start()
    try:
        store = Neo4jStore(server.uri)
        with pytest.raises(ReadOnlyError, match="takes no writes"):
            store.load([Node("doc/vn/y/nd-cp/2021/1", ("Document",), "Nghị định 1/2021/NĐ-CP")], [])
        assert store.counts().node_total == 0
        store.close()
    finally:
        server.stop()


@pytest.mark.neo4j
def test_only_our_own_nodes_are_touched(neo4j_guarded: Server) -> None:
    store = Neo4jStore(neo4j_guarded.uri, password=PASSWORD)
    store._run(
        "CREATE (:Document {id: 'theirs', note: 'keep'})-[:CITES {source_doc: 'text/1'}]->(:Person {name: 'B'})",
        {},
        write=True,
    )
    store.load(
        [
            Node("doc/vn/y/nd-cp/2021/1", ("Document",), "Nghị định 1/2021/NĐ-CP"),
            Node("theirs", ("Document",), "trùng mã"),
        ],
        [],
    )
    store.remove_source("text/1")
    assert store.counts().node_total == 2
    assert store.counts().edge_total == 0
    store.wipe()
    left = store.cypher("MATCH (a:Document)-[r:CITES]->(b:Person) RETURN a.note AS note, b.name AS name")
    assert left.rows == (("keep", "B"),)
    assert store.counts().node_total == 0
    store.close()


def test_a_graph_folder_that_is_not_there(tmp_path: Path) -> None:
    from kg.errors import KgError
    from kg.graph import read_graph

    with pytest.raises(KgError, match="kg build"):
        read_graph(tmp_path / "nowhere")
