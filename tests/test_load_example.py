"""The example in the help of `kg load`, run as typed against a real server."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from kg.stores.neo4j import Neo4jStore
from tests.command_line import run
from tests.test_cli import examples


@pytest.mark.neo4j
def test_the_example_of_kg_load_runs_and_a_text_is_taken_out_and_put_back(
    tmp_path: Path, neo4j_uri: str
) -> None:
    assert run("demo", "kg-demo", cwd=tmp_path).returncode == 0
    (line,) = examples("load")
    line = line.replace("neo4j://localhost:7687", neo4j_uri)
    done = run(*shlex.split(line)[1:], cwd=tmp_path, stdin="secret\n")
    assert done.returncode == 0, done.stderr
    assert "secret" not in done.stderr + done.stdout
    assert "nodes" in done.stderr
    store = Neo4jStore(neo4j_uri)
    held = store.counts()
    source = store.cypher("MATCH (t:TextSource) RETURN t.id AS id ORDER BY id LIMIT 1").rows[0][0]
    stated = store.cypher("MATCH ()-[r]->() WHERE r.source_doc = $s RETURN count(r) AS n", {"s": source})
    gone = run(*shlex.split(line)[1:], "--remove-source", source, cwd=tmp_path, stdin="secret\n")
    assert gone.returncode == 0, gone.stderr
    assert f"{stated.rows[0][0]} edges removed" in gone.stderr
    assert store.counts().edge_total == held.edge_total - stated.rows[0][0]
    again = run(*shlex.split(line)[1:], cwd=tmp_path, stdin="secret\n")
    assert again.returncode == 0, again.stderr
    assert store.counts() == held
    store.wipe()
    store.close()
