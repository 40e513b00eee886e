"""RDF as text: sorted, prefixed, byte-identical for the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg import _schema
from kg.exports.rdf import TITLE, quads, triples
from kg.exports.wording import WORDING
from kg.graph.read import Graph

Row = TypeVar("Row", Triple, Quad)


def turtle(graph: Graph, *, quotes: bool = True) -> str:
    """The whole graph as one Turtle text; without `quotes` no wording of a text is written.

    IRIs are relative to the graph's base, so a document reads ``<doc/vn/y/nd-cp/2020/107>``.
    """
    base = graph.manifest.base_iri
    return written(graph_triples(graph, quotes=quotes), base)


def graph_triples(graph: Graph, *, quotes: bool = True) -> list[Triple]:
    """The triples of a graph in their fixed order."""
    found = triples(graph.nodes(), graph.edges(), graph.manifest.base_iri)
    return found if quotes else list(_without_wording(found, graph.manifest.base_iri))


def written(found: Iterable[Triple], base: str) -> str:
    """Triples as Turtle, with the prefixes that they use and no others."""
    return _written(list(found), RdfFormat.TURTLE, base)


def _written(rows: list[Triple] | list[Quad], form: RdfFormat, base: str) -> str:
    used = {term.value for row in rows for term in row if isinstance(term, NamedNode)}
    prefixes = {
        name: iri
        for name, iri in _schema.PREFIXES.items()
        if any(term.startswith(iri) for term in used) or name == "xsd"
    }
    text = serialize(rows, format=form, prefixes=prefixes, base_iri=base)
    return (text or b"").decode()


_WORDING = frozenset(_schema.KEYS[name].iri for name in WORDING)
_TITLED_BY_WORDING = ("task/", "mention/")
"""Families whose title is the beginning of what the text says."""


def _without_wording(found: Iterable[Row], base: str) -> Iterator[Row]:
    spoken = tuple("<" + base + family for family in _TITLED_BY_WORDING)
    for row in found:
        is_title = row.predicate == TITLE and str(row.subject).startswith(spoken)
        if not is_title and row.predicate.value not in _WORDING:
            yield row


def ntriples(graph: Graph, *, quotes: bool = True) -> str:
    """The whole graph as N-Triples, one sorted triple a line."""
    text = serialize(graph_triples(graph, quotes=quotes), format=RdfFormat.N_TRIPLES)
    return (text or b"").decode()


def jsonld(graph: Graph, *, quotes: bool = True) -> str:
    """The whole graph as JSON-LD with its prefixes in the context, sorted as Turtle is."""
    return _written(graph_triples(graph, quotes=quotes), RdfFormat.JSON_LD, graph.manifest.base_iri)


def trig(graph: Graph, *, quotes: bool = True) -> str:
    """The whole graph as TriG: what each text states in the named graph of that text."""
    base = graph.manifest.base_iri
    found = quads(graph.nodes(), graph.edges(), base)
    return _written(found if quotes else list(_without_wording(found, base)), RdfFormat.TRIG, base)
