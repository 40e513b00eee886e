"""Whether a graph keeps to OWL 2 RL: named classes and properties, the axioms of the profile, its datatypes.

Stricter than the profile: it allows no class expression at all, because ours needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD, Graph, URIRef
from rdflib.term import Node

DATATYPES = {RDFS.Literal, RDF.PlainLiteral, RDF.XMLLiteral} | {
    XSD[name] for name in (
        "decimal", "integer", "nonNegativeInteger", "nonPositiveInteger", "positiveInteger", "negativeInteger",
        "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "float",
        "double", "string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN", "boolean",
        "hexBinary", "base64Binary", "anyURI", "dateTime", "dateTimeStamp",
    )
}  # fmt: skip
"""The datatypes of the profile: xsd:date is none of them."""
TYPES = {
    OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Axiom,
    OWL.AllDisjointClasses, OWL.IrreflexiveProperty, OWL.AsymmetricProperty, OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty, OWL.SymmetricProperty, OWL.TransitiveProperty,
}  # fmt: skip
AXIOMS = {
    RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf,
    OWL.disjointWith, OWL.equivalentClass, OWL.equivalentProperty, OWL.members, OWL.annotatedSource,
    OWL.annotatedProperty, OWL.annotatedTarget, OWL.propertyDisjointWith,
}  # fmt: skip
ANNOTATIONS = {
    RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.versionIRI, OWL.deprecated,
    OWL.priorVersion,
}  # fmt: skip
"""Annotation properties that OWL has built in."""
HEADER = (DCTERMS, VANN)
"""Vocabularies that describe the ontology as a document."""
_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def faults(graph: Graph) -> Iterator[str]:
    """What a graph says that the profile has no words for."""
    annotations = {*graph.subjects(RDF.type, OWL.AnnotationProperty), *ANNOTATIONS}
    for subject, predicate, value in graph:
        if predicate == RDF.type and value not in TYPES:
            yield f"{subject} is a {value}"
        elif (
            predicate not in AXIOMS
            and predicate not in annotations
            and not _described(graph, subject, predicate)
        ):
            yield f"{predicate} is no axiom of the profile and no declared annotation"
    yield from _ranges(graph)
    yield from _sides(graph)


def _described(graph: Graph, subject: Node, predicate: Node) -> bool:
    about = OWL.Ontology in graph.objects(subject, RDF.type) or OWL.Axiom in graph.objects(subject, RDF.type)
    return about and any(str(predicate).startswith(str(space)) for space in HEADER)


def _ranges(graph: Graph) -> Iterator[str]:
    for term, value in graph.subject_objects(RDFS.range):
        data = OWL.DatatypeProperty in graph.objects(term, RDF.type)
        if data and value not in DATATYPES:
            yield f"{term} ranges over {value}, which is no datatype of the profile"
        if not data and (value in DATATYPES or not isinstance(value, URIRef)):
            yield f"{term} ranges over {value}, which is no named class"


def _sides(graph: Graph) -> Iterator[str]:
    """Both sides of an axiom must be of the one kind that it joins."""
    for predicate, kinds in (
        (RDFS.subClassOf, (OWL.Class,)), (OWL.disjointWith, (OWL.Class,)), (OWL.inverseOf, (OWL.ObjectProperty,)),
        (RDFS.subPropertyOf, (OWL.ObjectProperty, OWL.DatatypeProperty)),
    ):  # fmt: skip
        for left, right in graph.subject_objects(predicate):
            both = {
                kind for kind in kinds if (left, RDF.type, kind) in graph and (right, RDF.type, kind) in graph
            }
            if not both:
                yield f"{left} {predicate} {right}: not both a declared {' or '.join(map(str, kinds))}"
    for term in set(graph.subjects(RDF.type, None)):
        kinds = {kind for kind in _KINDS if (term, RDF.type, kind) in graph}
        if len(kinds) > 1 and not str(term).startswith((str(DCTERMS), str(SKOS))):
            yield f"{term} is several kinds of thing: {kinds}"
