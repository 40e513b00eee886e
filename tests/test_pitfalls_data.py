"""Pitfalls of RDF data (OOPS!, FOOPS!, and what ontologists grumble at), tried on what `kg export` writes.

The shapes say most of this too; here rdflib reads the file and no shape is trusted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import chain

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace, NamespaceManager
from rdflib.term import Node

from extractors.resources import data_dir
from kg import _schema
from kg.exports.formats import pieces
from kg.graph import read_graph
from kg.graph.build import build

BASE, NAMESPACE = _schema.BASE, _schema.NAMESPACE
STANDARD: dict[str, type[DefinedNamespace]] = {
    str(namespace): namespace for namespace in (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS)
}
"""Vocabularies of which rdflib knows every term."""

Triple = tuple[Node, Node, Node]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data_dir("ontology") / "vnlegal.ttl")


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("pitfalls")
    build([data_dir("examples")], folder)
    return b"".join(pieces(read_graph(folder), "turtle"))


@pytest.fixture(scope="module")
def data(turtle: bytes) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


def own(graph: Graph, kind: URIRef) -> set[Node]:
    return {term for term in graph.subjects(RDF.type, kind) if str(term).startswith(NAMESPACE)}


def ends(data: Graph, ontology: Graph) -> list[Triple]:
    relations = own(ontology, OWL.ObjectProperty)
    return [triple for triple in data if triple[1] in relations]


def test_every_term_of_ours_is_declared(data: Graph, ontology: Graph) -> None:
    """P34, P35: an untyped class, an undeclared property."""
    declared = set(ontology.subjects(RDF.type))
    used = {*data.predicates(), *data.objects(None, RDF.type), *data.objects(None, RDF.predicate)}
    assert {term for term in used if str(term).startswith(NAMESPACE)} <= declared


def test_every_term_of_others_exists(data: Graph) -> None:
    """A misspelt dcterms:titel is no error to a parser."""
    used = {str(term) for term in (*data.predicates(), *data.objects(None, RDF.type))}
    for term in used - {term for term in used if term.startswith(NAMESPACE)}:
        namespace = next((each for each in STANDARD if term.startswith(each)), None)
        if namespace is None:
            assert term.startswith((str(SDO), _schema.PREFIXES["eli"], _schema.PREFIXES["oa"])), term
        else:
            assert URIRef(term) in STANDARD[namespace], term


def test_every_thing_has_a_declared_class_and_all_above_it(data: Graph, ontology: Graph) -> None:
    for subject in set(data.subjects()):
        kinds = set(data.objects(subject, RDF.type))
        assert kinds, subject
        above = {
            up
            for kind in kinds
            for up in ontology.objects(kind, RDFS.subClassOf)
            if str(up).startswith(NAMESPACE)
        }
        assert above <= kinds, (subject, above - kinds)


def test_relationships_lead_to_nodes_and_keys_to_literals(data: Graph, ontology: Graph) -> None:
    """A literal where an IRI belongs, and the other way round."""
    for subject, predicate, value in ends(data, ontology):
        assert isinstance(value, URIRef), (subject, predicate, value)
    keys = own(ontology, OWL.DatatypeProperty)
    for subject, predicate, value in data:
        if predicate in keys or predicate == DCTERMS.title:
            assert isinstance(value, Literal), (subject, predicate, value)


def test_literals_have_the_declared_datatype_and_a_value(data: Graph, ontology: Graph) -> None:
    for _, predicate, value in data:
        declared = ontology.value(predicate, RDFS.range)
        if not isinstance(value, Literal) or declared in (None, RDFS.Literal):
            continue
        if declared == XSD.string:
            assert value.datatype in (None, XSD.string) or value.language, (predicate, value)
        else:
            assert value.datatype == declared, (predicate, value)
            assert value.value is not None, (predicate, value)
            assert value.ill_typed is False, (predicate, value)


def test_wording_says_its_language_and_codes_say_none(data: Graph) -> None:
    tagged = {str(key): {value.language for value in data.objects(None, key)} for key in set(data.predicates())
              if any(isinstance(value, Literal) and value.language for value in data.objects(None, key))}  # fmt: skip
    for key, languages in tagged.items():
        assert languages <= {"vi", "en"}, key
    assert tagged.keys() == {str(DCTERMS.title), f"{NAMESPACE}quote", f"{NAMESPACE}text"}


def test_there_are_no_blank_nodes(data: Graph) -> None:
    """What has no IRI cannot be cited, and two files of one graph would differ."""
    assert not any(isinstance(term, BNode) for triple in data for term in triple)


def test_iris_are_clean_and_of_one_scheme(data: Graph, turtle: bytes) -> None:
    """No spaces, no marks, no http twin of an https name, nothing of this machine."""
    for term in {term for triple in data for term in triple if isinstance(term, URIRef)}:
        assert re.fullmatch(r"[!#$&'()*+,\-./0-9:;=?@A-Z_a-z~%]+", term), term
        assert "//" not in term.partition("://")[2], term
        assert not term.startswith(("file:", "http://w3id.org", "http://schema.org")), term
        assert not term.startswith(BASE + "/")
    assert str(SDO) == "https://schema.org/"
    assert b"file:" not in turtle


def test_every_end_is_described(data: Graph, ontology: Graph) -> None:
    known = set(data.subjects())
    assert not [triple for triple in ends(data, ontology) if triple[2] not in known]
    assert not [
        o for o in chain(data.objects(None, RDF.subject), data.objects(None, RDF.object)) if o not in known
    ]


@pytest.mark.parametrize("relation", ["partOf", "replaces", "succeededBy", "mergedInto", "hasUnit"])
def test_nothing_runs_in_a_ring(data: Graph, relation: str) -> None:
    predicate = URIRef(NAMESPACE + relation)
    assert (None, predicate, None) in data
    for start in set(data.subjects(predicate)):
        assert start not in set(data.transitive_objects(start, predicate)) - {start}
        reached = {
            end
            for first in data.objects(start, predicate)
            for end in data.transitive_objects(first, predicate)
        }
        assert start not in reached, start


def test_documents_are_told_apart_by_their_titles(data: Graph) -> None:
    titles = Counter(
        str(data.value(document, DCTERMS.title))
        for document in data.subjects(RDF.type, URIRef(NAMESPACE + "Document"))
    )
    assert titles
    assert [title for title, times in titles.items() if times > 1] == []


def test_nodes_of_one_title_are_told_apart_by_place_or_time(data: Graph) -> None:
    """Two bodies may be called the same, before and after a merger: then place or validity differs."""
    for kind in ("Body", "Jurisdiction", "Office"):
        alike = defaultdict(set)
        for node in data.subjects(RDF.type, URIRef(NAMESPACE + kind)):
            facts = {str(value) for key in ("inJurisdiction", "partOf", "validFrom", "validTo", "jurisdiction")
                     for value in data.objects(node, URIRef(NAMESPACE + key))}  # fmt: skip
            alike[str(data.value(node, DCTERMS.title))].add((str(node), frozenset(facts)))
        for title, nodes in alike.items():
            assert len({facts for _, facts in nodes}) == len(nodes), title


def test_nothing_is_the_same_as_something(data: Graph) -> None:
    """owl:sameAs would merge for ever what one text read wrongly."""
    assert not list(data.triples((None, OWL.sameAs, None)))


def test_texts_are_composed_and_clean(data: Graph) -> None:
    for value in {value for value in data.objects() if isinstance(value, Literal)}:
        assert unicodedata.is_normalized("NFC", str(value)), value
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", value), value


def test_evidence_is_of_what_the_graph_says(data: Graph, ontology: Graph) -> None:
    stated = {tuple(data.value(act, part) for part in (RDF.subject, RDF.predicate, RDF.object))
              for act in data.subjects(RDF.type, RDF.Statement)}  # fmt: skip
    assert stated == set(ends(data, ontology))


def test_prefixes_are_those_of_the_ontology(data: Graph) -> None:
    manager: NamespaceManager = data.namespace_manager
    bound = dict(manager.namespaces())
    for prefix in ("vnl", "prov", "dcterms", "rdf", "xsd"):
        assert str(bound[prefix]) == _schema.PREFIXES[prefix]
