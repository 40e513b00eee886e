"""RDF as text: sorted, prefixed, one fact a line, byte-identical for the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from kg import _schema
from kg.exports.rdf import EVIDENCE, OBJECT, PREDICATE, RDF, SUBJECT, Part, Resource
from kg.exports.runs import run_of, told
from kg.exports.spelling import NTriples, Turtle
from kg.exports.standards import PREFIXES as MORE_PREFIXES

if TYPE_CHECKING:
    from kg.graph.read import Graph

PREFIXES = ("dcterms", "prov", "rdf", "vnl", "xsd")
"""The vocabularies that graphs use."""
REIFIES = RDF + "reifies"
CHUNK = 512
"""Resources that are written in one piece."""


def turtle(graph: Graph, *, quotes: bool = True) -> str:
    """The whole graph as one Turtle text; without `quotes` no wording of a text is written.

    IRIs are relative to the graph's base, so a document reads ``<doc/vn/y/nd-cp/2020/107>``.
    """
    return "".join(turtle_pieces(graph, quotes=quotes))


def turtle_pieces(graph: Graph, *, quotes: bool = True, standards: bool = False) -> Iterator[str]:
    """The whole graph as Turtle, piece by piece; with `standards` in the words of ELI, ORG and others too."""
    base = graph.manifest.base_iri
    found = told(graph, Turtle(base), quotes=quotes, standards=standards)
    return chain([head(base, standards=standards)], _pieces(map(block, found)))


def head(base: str, *, standards: bool = False) -> str:
    """Base and prefixes."""
    names = sorted((*PREFIXES, *(MORE_PREFIXES if standards else ())))
    lines = [f"@prefix {name}: <{_schema.PREFIXES[name]}> ." for name in names]
    return "\n".join([f"@base <{base}> .", *lines, "\n"])


def block(resource: Resource) -> str:
    """A resource as Turtle: one fact a line, its predicate spelt each time, so that lines can be compared."""
    facts = " ;\n\t".join([f"{predicate} {object_}" for predicate, object_ in resource.facts])
    return f"{resource.subject} {facts} .\n"


def turtle12(graph: Graph, *, quotes: bool = True, standards: bool = False) -> Iterator[str]:
    """The whole graph as Turtle of RDF 1.2: the statement behind an edge reifies its triple.

    ``<edge/…> rdf:reifies <<( <doc/…> vnl:basedOn <doc/…> )>>`` takes the place of ``rdf:subject``,
    ``rdf:predicate`` and ``rdf:object``.
    """
    base = graph.manifest.base_iri
    syntax = Turtle(base)
    yield head(base, standards=standards)
    found = told(graph, syntax, quotes=quotes, standards=standards)
    yield from _pieces(block(_reifying(each, syntax)) for each in found)


def _reifying(resource: Resource, syntax: Turtle) -> Resource:
    if not resource.id.startswith(EVIDENCE):
        return resource
    said = dict(resource.facts)
    parts = [syntax.term(each) for each in (SUBJECT, PREDICATE, OBJECT)]
    triple = f"<<( {' '.join(said[part] for part in parts)} )>>"
    rest = [fact for fact in resource.facts if fact[0] not in (*parts, "a")]
    return resource._replace(facts=[(syntax.term(REIFIES), triple), *rest])


def _pieces(blocks: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for each in blocks:
        held.append(each)
        if len(held) >= CHUNK:
            yield "".join(held)
            held.clear()
    yield "".join(held)


def ntriples(graph: Graph, *, quotes: bool = True, standards: bool = False) -> Iterator[str]:
    """The whole graph as N-Triples, in the order of Turtle."""
    syntax = NTriples(graph.manifest.base_iri)
    return _pieces(map(_lines, told(graph, syntax, quotes=quotes, standards=standards)))


def _lines(resource: Resource) -> str:
    subject = resource.subject
    return "".join([f"{subject} {predicate} {object_} .\n" for predicate, object_ in resource.facts])


def trig(graph: Graph, *, quotes: bool = True, standards: bool = False) -> Iterator[str]:
    """The whole graph as TriG: facts in the default graph, mentions, evidence and PROV in that of the run."""
    base = graph.manifest.base_iri
    syntax = Turtle(base)
    more = {"quotes": quotes, "standards": standards}
    yield head(base, standards=standards)
    yield from _pieces(map(block, told(graph, syntax, Part.FACTS, **more)))
    yield f"\n{syntax.resource(run_of(graph.manifest).id)} {{\n"
    yield from _pieces(map(block, told(graph, syntax, Part.EVIDENCE, **more)))
    yield "}\n"
