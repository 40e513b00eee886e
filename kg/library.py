"""The library's front door: a built graph as one object."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.graph import Graph, read_graph

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.queries import Result
    from kg.sparql import RdfStore
    from kg.stores import Store
    from kg.validation import Report
    from kg.views.page import Page


ENGINES = ("cypher", "sparql")
"""The languages of the question library."""


class LegalGraph:
    """A graph that `kg.build` wrote: it answers questions, gives itself to algorithms and draws itself.

    `tables` are its nodes and edges as written; `store` the engine that answers, opened on first use.
    """

    def __init__(self, folder: str | Path, *, store: str = "embedded") -> None:
        self.tables: Graph = read_graph(folder)
        self._target = store

    def __repr__(self) -> str:
        manifest = self.tables.manifest
        size = f"{manifest.node_count} nodes, {manifest.edge_count} edges"
        return f"LegalGraph({str(self.tables.folder)!r}: {size})"

    @cached_property
    def store(self) -> Store:
        """The store that answers queries."""
        from kg.stores import open_store

        return open_store(self.tables, self._target)

    @cached_property
    def rdf(self) -> RdfStore:
        """The triples that answer SPARQL, opened on first use."""
        from kg.sparql import open_rdf

        return open_rdf(self.tables)

    def query(self, name: str, *, engine: str = "cypher", **params: Any) -> Result:  # noqa: ANN401
        """The answer to a question of the library (`kg query --list`), the same in both languages.

        Raises:
            KgError: no such question, or a parameter that is missing, unknown or ambiguous.
        """
        from kg.queries import run

        if engine not in ENGINES:
            raise KgError("no such engine", engine, f"choose {' or '.join(ENGINES)}")
        return run(self.store, name, params, rdf=self.rdf if engine == "sparql" else None)

    def cypher(self, text: str, **params: Any) -> Result:  # noqa: ANN401
        """The answer to Cypher of your own; it may only read."""
        from kg.queries import ask

        return ask(self.store, text, params)

    def sparql(self, text: str, *, limit: int | None = None, timeout: float | None = None) -> Result:
        """The answer to SPARQL of your own; it may only read. `timeout` is in seconds.

        The prefixes of our Turtle need no declaration; relative IRIs are read against the graph's base:
        ``<doc/vn/y/nd-cp/2020/107>``. Rows hold plain values, resources as whole IRIs. ASK has the one column
        ``answer``; CONSTRUCT and DESCRIBE give triples (`construct` gives them as a graph of rdflib).

        Raises:
            QueryRefusedError: a query that does more than read, reaches outside, or cannot be read.
            TooLongError: it took longer than `timeout`.
        """
        from kg.sparql.asking import ask

        return ask(self.rdf, text, limit=limit, seconds=timeout)

    def construct(self, text: str, *, timeout: float | None = None) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE in rdflib; it may only read.

        Raises:
            QueryRefusedError: another form of query, or what `sparql` refuses.
        """
        from kg.sparql.asking import construct

        return construct(self.rdf, text, seconds=timeout)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """A directed multigraph with all properties, keyed by node and edge ids."""
        from kg.stores.networkx import to_networkx

        return to_networkx(self.tables.nodes(), self.tables.edges())

    def to_turtle(self) -> str:
        """The whole graph as Turtle; the same graph gives the same bytes."""
        from kg.exports.turtle import turtle

        return turtle(self.tables)

    def to_rdflib(self) -> rdflib.Graph:
        """The whole graph in rdflib, for SPARQL and for merging with other vocabularies."""
        import rdflib

        return rdflib.Graph().parse(data=self.to_turtle(), format="turtle")

    def validate(self, *, severity: str = "Info") -> Report:
        """What the SHACL shapes of the ontology find in the graph; `severity` leaves lesser rules out."""
        from kg.validation import of_graph, validate

        return validate(of_graph(self.tables), severity=severity)

    def view(
        self, what: str | None = None, *, depth: int = 1, params: Mapping[str, Any] | None = None
    ) -> Page:
        """A picture: of everything, of what lies around a node, or of the answer to a question.

        Raises:
            KgError: no such node or question, a depth below 1, or too much for one picture.
        """
        from kg.queries import questions
        from kg.views import selection
        from kg.views.page import Page
        from kg.views.picture import draw

        if depth < 1:
            raise KgError("no picture of this depth", str(depth), "give 1 or more steps round the node")
        if what is None:
            part, heading = selection.whole(self.tables), "Toàn bộ đồ thị"
        elif what in {question.name for question in questions()}:
            result = self.query(what, **(params or {}))
            given = _ids(result.rows)
            part, heading = selection.given(self.tables, given), _heading(what, params or {})
        else:
            node = self._node(what)
            part = selection.neighbourhood(self.tables, node, depth)
            heading = next(n.title for n in part[0] if n.id == node)
        return Page(draw(*part, heading))

    def _node(self, typed: str) -> str:
        """The node that was typed: an id, a document's number in any spelling, else words of one title."""
        from kg.queries import NotFoundError
        from kg.queries.finding import find_document
        from kg.stores.values import fold_title

        if self.tables.node(typed):
            return typed
        try:
            return find_document(self.store, typed)
        except NotFoundError:
            wanted = len(typed.split())
            hits = tuple(hit for hit in self.store.search(typed, limit=5) if hit.words >= wanted)
        if not hits:
            raise KgError("no such node in the graph", typed, "kg query --search WORDS looks in all titles")
        named = [hit for hit in hits if fold_title(hit.title) == fold_title(typed)]
        if len(named) == 1:
            return named[0].id
        if len(hits) > 1 and hits[0].words == hits[1].words and hits[0].exact == hits[1].exact:
            choice = "; ".join(f"{hit.title} = {hit.id}" for hit in hits)
            raise KgError("several nodes are called so", typed, f"give an id: {choice}")
        return hits[0].id


def load(folder: str | Path, *, store: str = "embedded") -> LegalGraph:
    """The graph in a folder that `kg build` wrote; `store` may be the address of a Neo4j server.

    Raises:
        KgError: there is no graph in the folder.
    """
    return LegalGraph(folder, store=store)


def _ids(value: Any) -> Collection[str]:  # noqa: ANN401
    """Every text in an answer; those that are node ids make the picture."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, Mapping):
        return {text for inner in value.values() for text in _ids(inner)}
    if isinstance(value, list | tuple):
        return {text for inner in value for text in _ids(inner)}
    return set()


def _heading(name: str, params: Mapping[str, Any]) -> str:
    from kg.queries import question

    given = ", ".join(str(value) for value in params.values())
    return f"{question(name).header.vi} ({given})" if given else question(name).header.vi
