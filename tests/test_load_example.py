"""The example in the help of `kg load`, run as typed against a real server."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from kg.stores.neo4j import Neo4jStore
from tests.command_line import run
from tests.test_cli import examples


@pytest.mark.neo4j
def test_the_example_of_kg_load_runs(tmp_path: Path, neo4j_uri: str) -> None:
    assert run("demo", "kg-demo", cwd=tmp_path).returncode == 0
    (line,) = examples("load")
    line = line.replace("neo4j://localhost:7687", neo4j_uri)
    done = run(*shlex.split(line)[1:], cwd=tmp_path, stdin="secret\n")
    assert done.returncode == 0, done.stderr
    assert "secret" not in done.stderr + done.stdout
    assert "nodes" in done.stderr
    store = Neo4jStore(neo4j_uri)
    store.wipe()
    store.close()
