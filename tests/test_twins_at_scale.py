"""On a graph of 100,000 nodes, 5.4 million triples, SPARQL gives every question the rows of Cypher.

The slowest of the twins' tests: most of its minute goes into reading the triples.
"""

from __future__ import annotations

import pytest

from benchmarks.stores import asked_of
from kg.graph import Graph
from kg.queries import questions, run
from kg.sparql import RdfStore, open_rdf
from kg.stores import Store


@pytest.fixture(scope="module")
def rdf(large_graph: Graph) -> RdfStore:
    return open_rdf(large_graph, cached=False)


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_rows_are_equal_at_scale(large_store: Store, rdf: RdfStore, name: str) -> None:
    question = next(each for each in questions() if each.name == name)
    for params in asked_of(large_store, question, times=3):
        assert run(large_store, name, params, rdf=rdf) == run(large_store, name, params), params  # type: ignore[arg-type]
