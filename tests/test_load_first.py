"""A first load creates instead of merging; nobody else's load may come between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.generated_graph import write_graph
from kg.graph import Graph
from kg.stores import statements
from kg.stores.embedded import EmbeddedStore
from kg.stores.neo4j import Neo4jStore
from kg.stores.protocol import Counts
from tests.small_graph import edges, nodes

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return write_graph(nodes(), edges(), tmp_path_factory.mktemp("first") / "graph")


@pytest.fixture(scope="module")
def held(graph: Graph) -> Counts:
    """What a store holds after the graph was loaded."""
    store = EmbeddedStore()
    store.load_graph(graph)
    return store.counts()


def ids(store: Neo4jStore) -> list[str]:
    return [row[0] for row in store.cypher("MATCH (n:VnLegal) RETURN n.id AS id ORDER BY id")]


class Spy(Neo4jStore):
    """A store that notes which statements it sends."""

    def _run(self, text, params, *, write):  # type: ignore[no-untyped-def]
        self.sent = [*getattr(self, "sent", []), text]
        return super()._run(text, params, write=write)

    def count(self, word: str) -> int:
        return sum(f"{word} (" in text for text in self.sent if "$of" in text)


@pytest.fixture
def spy(emptied: Neo4jStore, neo4j_uri: str) -> Iterator[Spy]:
    store = Spy(neo4j_uri)
    yield store
    store.close()


def test_a_first_load_creates_and_leaves_no_mark(spy: Spy, graph: Graph, held: Counts) -> None:
    spy.load_graph(graph)
    assert spy.count("MERGE") == 0
    assert spy.counts() == held
    assert statements.CLAIM not in ids(spy)


def test_a_second_load_finds_what_is_there(spy: Spy, graph: Graph, held: Counts) -> None:
    spy.load_graph(graph)
    spy.sent = []
    spy.load_graph(graph)
    assert spy.count("CREATE") == 0
    assert spy.counts() == held


def test_a_mark_left_by_a_killed_load_makes_the_next_one_merge(spy: Spy, graph: Graph, held: Counts) -> None:
    spy.cypher("RETURN 1 AS one")
    spy._run(statements.TAKE_CLAIM, {"holder": "somebody killed"}, write=True)
    spy.load_graph(graph)
    assert spy.count("CREATE") == 0
    assert spy.counts() == held
    assert statements.CLAIM not in ids(spy)


@pytest.mark.parametrize("moment", ["nodes", "edges"])
def test_a_load_that_begins_meanwhile_doubles_nothing(
    spy: Spy, emptied: Neo4jStore, graph: Graph, held: Counts, moment: str
) -> None:
    begun: list[str] = []

    def begin_another(what: str, _count: int) -> None:
        if what == moment and not begun:
            begun.append(what)
            emptied.load_graph(graph)

    spy.load_graph(graph, progress=begin_another)
    assert spy.count("CREATE") > 0
    assert spy.count("MERGE") > 0
    assert spy.counts() == held
    assert ids(spy) == sorted(node.id for node in nodes())


def test_a_mark_taken_between_two_batches_is_lost(spy: Spy, graph: Graph, held: Counts) -> None:
    """Whoever took it may still be at work: the first load may create no more."""

    def take(what: str, _count: int) -> None:
        if what == "edges":
            spy._run(statements.TAKE_CLAIM, {"holder": "another"}, write=True)

    spy.load_graph(graph, progress=take)
    assert spy.counts() == held
    assert spy.count("CREATE") < spy.count("MERGE")


def test_what_comes_twice_in_one_load_is_written_once(emptied: Neo4jStore, held: Counts) -> None:
    emptied.load([*nodes(), *nodes()], [*edges(), *edges()])
    assert emptied.counts() == held


def test_only_names_enter_a_statement() -> None:
    with pytest.raises(ValueError, match="not a property"):
        statements.merge_edge_columns("CITES", ["id", "x`: 1}) DETACH DELETE (n"])


def test_a_folder_loads_the_same_by_either_way(tmp_path: Path, emptied: Neo4jStore, held: Counts) -> None:
    folder = write_graph(reversed(nodes()), reversed(edges()), tmp_path / "graph")
    emptied.load_graph(folder)
    assert emptied.counts() == held
