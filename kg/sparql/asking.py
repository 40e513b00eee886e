"""Queries of the user's own from Python: rows of plain values, or a graph of rdflib."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.queries.answering import Result
from kg.sparql.refusing import remarks
from kg.sparql.store import RdfStore
from kg.sparql.terms import values_of
from kg.stores.errors import QueryRefusedError

if TYPE_CHECKING:
    import rdflib


def ask(store: RdfStore, text: str, *, limit: int | None = None, seconds: float | None = None) -> Result:
    """The answer to a reading query; names that the ontology lacks are told in its remarks."""
    answer = store.query(text, seconds=seconds)
    most = None if limit is None else limit + 1
    rows = tuple(values_of(row) for row in islice(answer.rows, most))
    return Result(answer.columns, rows[:limit], is_cut=len(rows) == most, remarks=remarks(text))


def construct(store: RdfStore, text: str, *, seconds: float | None = None) -> rdflib.Graph:
    """The triples of a CONSTRUCT or DESCRIBE, with our prefixes bound."""
    import pyoxigraph as ox
    import rdflib

    from kg import _schema

    answer = store.query(text, seconds=seconds)
    if not answer.is_graph:
        raise QueryRefusedError(
            f"{answer.form} gives rows, not triples", "", "ask with CONSTRUCT or DESCRIBE"
        )
    triples = (ox.Triple(*row) for row in answer.rows)  # type: ignore[arg-type]
    graph = rdflib.Graph()
    for prefix, namespace in _schema.PREFIXES.items():
        graph.bind(prefix, namespace)
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return graph.parse(data=written or b"", format="nt")
