"""Reading ``ontology/vnlegal.ttl``: its own terms, and the names that they have in the property graph.

`load` gives the terms with their alignments to the standards, which stand in a file of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from extractors.resources import data_dir

ONTOLOGY = URIRef("https://w3id.org/vnlegal/ont")
VNL = Namespace("https://w3id.org/vnlegal/ont#")
SCHEMA = Namespace("https://schema.org/")
KINDS = {OWL.Class: "class", OWL.ObjectProperty: "relationship", OWL.DatatypeProperty: "key"}

_WORD = re.compile("(?<=[a-z0-9])(?=[A-Z])")


PARTS = {"core": "vnlegal.ttl", "alignments": "alignments.ttl"}
"""The hand-written parts of the ontology and their files."""


def load(*parts: str) -> Graph:
    """The ontology as an RDF graph: the parts named, by default all."""
    graph = Graph()
    for part in parts or PARTS:
        graph.parse(data_dir("ontology") / PARTS[part], format="turtle")
    return graph


def terms(graph: Graph, kind: URIRef) -> Iterator[URIRef]:
    """The ontology's own terms of a kind (``OWL.Class`` …) in the order of their names."""
    own = (term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef) and term in VNL)
    yield from sorted(own)


def is_rdf_only(graph: Graph, term: URIRef) -> bool:
    """Whether a term has no place in the property graph: inverses, and what only RDF speaks of."""
    return (term, VNL.rdfOnly, Literal(True)) in graph


def graph_name(graph: Graph, term: URIRef) -> str:
    """The name in the property graph: stated by ``vnl:pgName``, else by rule from the local name."""
    stated = graph.value(term, VNL.pgName)
    if stated is not None:
        return str(stated)
    local = local_name(term)
    kinds = set(graph.objects(term, RDF.type))
    if OWL.Class in kinds:
        return local
    words = _WORD.sub("_", local)
    return words.upper() if OWL.ObjectProperty in kinds else words.lower()


def local_name(term: Node | str) -> str:
    """What follows the namespace."""
    return re.split("[#/]", str(term))[-1]


def classes_of(graph: Graph, term: URIRef, single: URIRef, several: URIRef) -> tuple[str, ...]:
    """The classes that a property may start at or end at, as graph names, in order."""
    found = {*graph.objects(term, single), *graph.objects(term, several)}
    return tuple(sorted(local_name(each) for each in found if isinstance(each, URIRef) and each in VNL))


def datatype(graph: Graph, term: URIRef) -> str:
    """The datatype of a key: string, integer, double, boolean or date.

    OWL 2 knows neither xsd:date nor texts in a language as datatypes; such a key ranges over literals, and
    ``schema:rangeIncludes`` says which.
    """
    several = [each for each in graph.objects(term, SCHEMA.rangeIncludes) if each != RDF.langString]
    stated = graph.value(term, RDFS.range)
    name = local_name(several[0] if several else stated or "string")
    return "string" if name in ("Literal", "langString") else name


def supers(graph: Graph, term: URIRef) -> tuple[URIRef, ...]:
    """The direct super-classes or super-properties, own ones and those of other vocabularies."""
    found = {*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf)}
    return tuple(sorted(each for each in found if isinstance(each, URIRef)))


def ancestors(graph: Graph, term: URIRef) -> tuple[str, ...]:
    """The own classes above a class, nearest first, as graph names."""
    found: dict[str, None] = {}
    level = [term]
    while level:
        level = [each for below in level for each in supers(graph, below) if each in VNL]
        found.update(dict.fromkeys(graph_name(graph, each) for each in level))
    return tuple(found)


def text(graph: Graph, term: URIRef, about: URIRef, language: str) -> str:
    """The label or definition of a term in a language, ``""`` where it has none."""
    for value in graph.objects(term, about):
        if getattr(value, "language", None) == language:
            return str(value)
    return ""


def labels(graph: Graph, term: URIRef) -> tuple[str, str]:
    """The label in Vietnamese and in English."""
    return text(graph, term, RDFS.label, "vi"), text(graph, term, RDFS.label, "en")


def definitions(graph: Graph, term: URIRef) -> tuple[str, str]:
    """The definition in Vietnamese and in English."""
    return text(graph, term, SKOS.definition, "vi"), text(graph, term, SKOS.definition, "en")
