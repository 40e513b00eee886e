"""What all tests share: the development corpus, the browser, the Neo4j server."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.generated_graph import generated, write_graph
from kg.graph import Graph
from kg.stores import Store, open_embedded

pytest_plugins = ["tests.browser", "tests.neo4j_server"]

ROOT = Path(__file__).resolve().parent.parent
os.environ["KG_LANG"] = "en"  # whatever the machine speaks; tests/test_speech.py tests the other language


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of other people's texts that tests read in place (`KG_SHARED`, default ../shared)."""
    folder = Path(os.environ.get("KG_SHARED", "../shared"))
    folder = folder if folder.is_absolute() else ROOT / folder
    if not (folder / "seeds").is_dir():
        reason = f"the development corpus is not here: {folder} (set KG_SHARED)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def large_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A generated graph of 100,000 nodes; made once for all that ask."""
    return write_graph(*generated(100_000), tmp_path_factory.mktemp("large") / "graph")


@pytest.fixture(scope="session")
def large_store(large_graph: Graph) -> Store:
    """The large graph in the embedded engine; opened once, read only."""
    return open_embedded(large_graph)
