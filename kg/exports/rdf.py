"""The graph as RDF triples, in one fixed order.

A node becomes a resource typed by its labels, its title ``dcterms:title``, its properties the terms of the
ontology. An edge becomes one triple, and, because RDF 1.1 cannot annotate a triple, one ``rdf:Statement``
that points at it and carries the evidence: quote, place, rule, confidence, and the mentions it stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg import _schema
from kg.errors import KgError
from kg.graph.edges import id_of
from kg.types import Edge, Node, Value

_RDF = _schema.PREFIXES["rdf"]
_XSD = _schema.PREFIXES["xsd"]
_DCTERMS = _schema.PREFIXES["dcterms"]
TYPE = NamedNode(_RDF + "type")
STATEMENT = NamedNode(_RDF + "Statement")
SUBJECT, PREDICATE, OBJECT = (NamedNode(_RDF + name) for name in ("subject", "predicate", "object"))
TITLE = NamedNode(_DCTERMS + "title")
DERIVED_FROM = NamedNode(_schema.PREFIXES["prov"] + "wasDerivedFrom")
_DATATYPES = {
    name: NamedNode(_XSD + name) for name in ("integer", "double", "boolean", "date")
}  # strings take no datatype
_VIETNAMESE = frozenset({"title", "quote", "text", "name"})
"""Keys whose values are Vietnamese wording and carry the language tag; all others are codes."""

EVIDENCE = "edge/"
"""Family of the statements' IRIs; behind it the id that ``kg why`` takes."""


def triples(nodes: Iterable[Node], edges: Iterable[Edge], base: str = _schema.BASE) -> list[Triple]:
    """All triples, sorted by subject, predicate (type first) and object: the same graph, the same list.

    Raises:
        KgError: a label, relationship or property that the ontology does not declare.
    """
    said: dict[str, set[Triple]] = {}
    for node in nodes:
        said.setdefault(node.id, set()).update(_node_triples(node, base))
    for edge in edges:
        said.setdefault(edge.start, set()).add(_projected(edge, base))
        said[EVIDENCE + id_of(edge)] = set(_statement_triples(edge, base))
    subjects = sorted((iri(identifier, base).value, identifier) for identifier in said)
    return [triple for _, identifier in subjects for triple in sorted(said[identifier], key=_order)]


def quads(nodes: Iterable[Node], edges: Iterable[Edge], base: str = _schema.BASE) -> list[Quad]:
    """The triples with where they stand: what a text or a table states in the graph of its own name.

    Nodes stand in the default graph, which comes first; within a graph the order is that of `triples`.
    """
    found = {_quad(triple, DefaultGraph()) for node in nodes for triple in _node_triples(node, base)}
    for edge in edges:
        stated_by = iri(edge.source_doc, base)
        found.update(_quad(triple, stated_by) for triple in _edge_triples(edge, base))
    return sorted(found, key=lambda quad: (_graph_order(quad), _order(quad.triple)))


def _quad(triple: Triple, stated_by: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, stated_by)


def _graph_order(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


@lru_cache(maxsize=1 << 18)
def iri(identifier: str, base: str = _schema.BASE) -> NamedNode:
    """The IRI of a node id; letters that an IRI cannot hold are percent-encoded.

    >>> str(iri("doc/vn/y/nd-cp/2020/107"))
    '<https://w3id.org/vnlegal/doc/vn/y/nd-cp/2020/107>'
    """
    return NamedNode(base + quote(identifier, safe="/-._~:@!$&'()*+,;="))


def _node_triples(node: Node, base: str) -> Iterator[Triple]:
    subject = iri(node.id, base)
    for label in node.labels:
        yield Triple(subject, TYPE, _term(_schema.LABELS, label, "label"))
    yield Triple(subject, TITLE, Literal(node.title, language="vi"))
    yield from _property_triples(subject, node.properties)


def _edge_triples(edge: Edge, base: str) -> Iterator[Triple]:
    yield _projected(edge, base)
    yield from _statement_triples(edge, base)


def _projected(edge: Edge, base: str) -> Triple:
    """The plain triple of an edge."""
    return Triple(iri(edge.start, base), _relation(edge), iri(edge.end, base))


def _relation(edge: Edge) -> NamedNode:
    return _term(_schema.RELATIONSHIPS, edge.relation, "relationship")


def _statement_triples(edge: Edge, base: str) -> Iterator[Triple]:
    """What stands behind an edge: who says it, where, in which words, how surely."""
    start, relation, end = iri(edge.start, base), _relation(edge), iri(edge.end, base)
    statement = iri(EVIDENCE + id_of(edge), base)
    yield Triple(statement, TYPE, STATEMENT)
    yield Triple(statement, SUBJECT, start)
    yield Triple(statement, PREDICATE, relation)
    yield Triple(statement, OBJECT, end)
    for mention in edge.mentions:
        yield Triple(statement, DERIVED_FROM, iri(mention, base))
    if edge.source_doc.startswith("text/"):
        yield Triple(statement, DERIVED_FROM, iri(edge.source_doc, base))
    own: list[tuple[str, Value]] = [
        ("source_doc", edge.source_doc), ("span_start", edge.span_start), ("confidence", edge.confidence),
        ("rule", edge.rule), *edge.properties,
    ]  # fmt: skip
    if edge.quote:
        own.append(("quote", edge.quote))
    yield from _property_triples(statement, own)


def _property_triples(subject: NamedNode, properties: Iterable[tuple[str, Value]]) -> Iterator[Triple]:
    for name, value in properties:
        predicate = _term(_schema.KEYS, name, "property")
        for single in value if isinstance(value, tuple) else (value,):
            yield Triple(subject, predicate, _literal(name, single))


def _literal(name: str, value: str | int | float | bool | date) -> Literal:
    if isinstance(value, str):
        return Literal(value, language="vi") if name in _VIETNAMESE else Literal(value)
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=_DATATYPES["date"])
    if isinstance(value, bool):
        return Literal(str(value).lower(), datatype=_DATATYPES["boolean"])
    return Literal(str(value), datatype=_DATATYPES["integer" if isinstance(value, int) else "double"])


def _term(
    table: dict[str, _schema.Label] | dict[str, _schema.Relationship] | dict[str, _schema.Key],
    name: str,
    what: str,
) -> NamedNode:
    term = table.get(name)
    if term is None:
        raise KgError(f"the ontology declares no {what} of this name", name, "add it to ontology/vnlegal.ttl")
    return NamedNode(term.iri)


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate
    return str(triple.subject), predicate != TYPE, str(predicate), str(triple.object)
