"""Pitfalls of ontologies (OOPS!, FOOPS!) as offline tests, the OWL 2 RL profile, and what a reasoner makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import owlrl
import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VANN,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.collection import Collection
from rdflib.namespace import SDO

from extractors.resources import data_dir
from kg.exports.rdf import Part, resources
from kg.exports.spelling import Turtle
from kg.exports.tables import Tables
from kg.exports.turtle import block, head
from kg.graph import read_graph
from kg.graph.build import build
from kg.ontology import parts, reading
from kg.ontology.reading import SCHEMA, VNL
from tests.owl_rl import faults
from tests.small_graph import edges, nodes

ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
GRAPH = reading.load()
CORE = reading.load("core")
ALIGNMENTS = reading.load("alignments")
STANDARDS = Graph().parse(Path(__file__).parent / "standards.ttl")
CLASSES = tuple(reading.terms(GRAPH, OWL.Class))
OBJECT = tuple(reading.terms(GRAPH, OWL.ObjectProperty))
DATA = tuple(reading.terms(GRAPH, OWL.DatatypeProperty))
ANNOTATIONS = (RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, SKOS.definition, SKOS.example)
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
BASE = "https://w3id.org/vnlegal/"


# The profile


def test_the_ontology_keeps_to_owl_2_rl() -> None:
    assert not sorted(set(faults(GRAPH)))


@pytest.mark.parametrize(
    ("axiom", "fault"),
    [
        ("vnl:year rdfs:range xsd:date .", "no datatype of the profile"),
        ("vnl:Body rdfs:subClassOf [ a owl:Restriction ] .", "Restriction"),
        ("vnl:Body owl:unionOf ( vnl:Unit ) .", "no axiom of the profile"),
        ("vnl:basedOn rdfs:subPropertyOf vnl:year .", "not both"),
        ("vnl:basedOn a owl:ReflexiveProperty .", "ReflexiveProperty"),
        ("vnl:basedOn a owl:DatatypeProperty .", "several kinds"),
        ("vnl:basedOn rdfs:range xsd:string .", "no named class"),
        ("<https://w3id.org/vnlegal/ont> owl:imports <http://example.org/> .", "no axiom of the profile"),
    ],
)
def test_the_checker_finds_what_the_profile_forbids(axiom: str, fault: str) -> None:
    graph = Graph()
    for triple in GRAPH:
        graph.add(triple)
    prefixes = "".join(f"@prefix {p}: <{n}> .\n" for p, n in GRAPH.namespaces() if p)
    graph.parse(data=prefixes + axiom, format="turtle")
    assert any(fault in each for each in faults(graph))


# Pitfalls


def test_p04_no_term_stands_alone() -> None:
    joined = {VNL.VnLegal} | {
        node
        for predicate in (
            RDFS.domain,
            RDFS.range,
            SCHEMA.domainIncludes,
            SCHEMA.rangeIncludes,
            RDFS.subClassOf,
        )
        for pair in GRAPH.subject_objects(predicate)
        for node in pair
    }
    assert not {term for term in (*CLASSES, *OBJECT) if term not in joined} - {VNL.VnLegal}


def test_p05_p13_every_relation_has_its_inverse_and_the_inverse_turns_round() -> None:
    for term in OBJECT:
        inverse = GRAPH.value(term, OWL.inverseOf) or GRAPH.value(None, OWL.inverseOf, term)
        assert isinstance(inverse, URIRef), term
        assert inverse != term
        for single, several, back, backs in (
            (RDFS.domain, SCHEMA.domainIncludes, RDFS.range, SCHEMA.rangeIncludes),
            (RDFS.range, SCHEMA.rangeIncludes, RDFS.domain, SCHEMA.domainIncludes),
        ):
            ours = reading.classes_of(GRAPH, term, single, several)
            assert ours == reading.classes_of(GRAPH, inverse, back, backs), (term, inverse)


def test_inverses_stand_in_rdf_only() -> None:
    for term, _ in GRAPH.subject_objects(OWL.inverseOf):
        assert isinstance(term, URIRef)
        assert reading.is_rdf_only(GRAPH, term)


@pytest.mark.parametrize("term", [*CLASSES, *OBJECT, *DATA], ids=reading.local_name)
def test_p08_p11_every_term_is_told(term: URIRef) -> None:
    for language in ("vi", "en"):
        assert (
            len([v for v in GRAPH.objects(term, RDFS.label) if getattr(v, "language", "") == language]) == 1
        )
        assert reading.text(GRAPH, term, SKOS.definition, language).endswith((".", ")"))
    inverse = (term, OWL.inverseOf, None) in GRAPH
    assert inverse or reading.text(GRAPH, term, SKOS.example, "vi")
    if term in OBJECT:
        assert reading.classes_of(GRAPH, term, RDFS.domain, SCHEMA.domainIncludes)
        assert reading.classes_of(GRAPH, term, RDFS.range, SCHEMA.rangeIncludes)


def test_p10_classes_are_disjoint_or_one_stands_above_the_other() -> None:
    apart = [
        {*Collection(CORE, head)}
        for each in CORE.subjects(RDF.type, OWL.AllDisjointClasses)
        for head in CORE.objects(each, OWL.members)
    ]
    tops = {term for term in CLASSES if not reading.ancestors(GRAPH, term)} - {VNL.VnLegal}
    assert max(apart, key=len) == tops


def test_p12_p30_labels_tell_terms_of_a_kind_apart() -> None:
    for kind in (CLASSES, OBJECT, DATA):
        for position in (0, 1):
            labels = [reading.labels(GRAPH, term)[position] for term in kind]
            assert len(labels) == len(set(labels)), sorted(x for x in labels if labels.count(x) > 1)


def test_p24_no_definition_is_its_own_label() -> None:
    for term in (*CLASSES, *OBJECT, *DATA):
        for label, told in zip(reading.labels(GRAPH, term), reading.definitions(GRAPH, term), strict=True):
            assert told.rstrip(".").casefold() != label.casefold(), term


def test_p34_p35_what_is_used_is_declared() -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}
    typed = {term for kind in kinds for term in GRAPH.subjects(RDF.type, kind)}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, SCHEMA.domainIncludes, OWL.inverseOf):
        for pair in GRAPH.subject_objects(predicate):
            assert {*pair} <= typed, pair


def outside() -> Iterator[URIRef]:
    """Terms of the standards that the alignments point at."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso):
        yield from (each for each in ALIGNMENTS.objects(None, predicate) if isinstance(each, URIRef))


@pytest.mark.parametrize("term", sorted(set(outside())), ids=reading.local_name)
def test_every_term_of_a_standard_exists(term: URIRef) -> None:
    closed = (DCTERMS, FOAF, ORG, PROV, SKOS, SDO)
    space = next((space for space in closed if str(term).startswith(str(space))), None)
    if space is not None:
        assert term in space
    else:
        assert (term, None, None) in STANDARDS or (None, None, term) in STANDARDS


def test_p38_p41_each_part_says_what_it_is_and_under_which_licence() -> None:
    for part in parts.PARTS:
        if part in ("shapes", "register", "communes", "districts"):
            continue
        graph = Graph().parse(data="".join(parts.text_of(part)), format="turtle")
        about = graph.value(None, RDF.type, OWL.Ontology)
        for predicate in (DCTERMS.title, DCTERMS.license, DCTERMS.creator, OWL.versionInfo):
            assert graph.value(about, predicate), (part, predicate)
        assert {getattr(v, "language", "") for v in graph.objects(about, DCTERMS.title)} == {"vi", "en"}


def test_the_header_is_fair() -> None:
    for predicate in (
        OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri, DCTERMS.title,
        DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.created, DCTERMS.modified,
        DCTERMS.bibliographicCitation,
    ):  # fmt: skip
        assert CORE.value(reading.ONTOLOGY, predicate), predicate
    assert str(CORE.value(reading.ONTOLOGY, OWL.versionIRI)).endswith(
        str(CORE.value(reading.ONTOLOGY, OWL.versionInfo))
    )
    assert not list(GRAPH.triples((None, OWL.imports, None)))


# Alignments


def test_every_alignment_names_its_source() -> None:
    told = {
        (ALIGNMENTS.value(a, OWL.annotatedSource), ALIGNMENTS.value(a, OWL.annotatedProperty),
         ALIGNMENTS.value(a, OWL.annotatedTarget))
        for a in ALIGNMENTS.subjects(RDF.type, OWL.Axiom)
        if ALIGNMENTS.value(a, DCTERMS.source)
    }  # fmt: skip
    mapped = {
        triple
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
        for triple in ALIGNMENTS.triples((None, predicate, None))
    }
    assert mapped == told


def test_the_core_speaks_for_itself() -> None:
    """Without the alignments nothing of another vocabulary stands above a term of ours."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        assert all(pair[1] in VNL for pair in CORE.subject_objects(predicate))


# What a reasoner makes of it


def reasoned(*data: str) -> Graph:
    """The OWL 2 RL closure of ontology, alignments, facts of the standards, and data."""
    graph = Graph()
    axioms = {*GRAPH.subjects(RDF.type, OWL.Axiom)}
    for source in (GRAPH, STANDARDS):
        for triple in source:
            if triple[1] not in ANNOTATIONS and triple[0] not in axioms:
                graph.add(triple)
    for text in data:
        graph.parse(data=text, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    return [str(told) for error in graph.subjects(RDF.type, ERROR) for told in graph.objects(error, None)]


def facts(tables: object) -> str:
    found = resources(tables, Turtle(BASE), Part.FACTS)  # type: ignore[arg-type]
    return head(BASE) + "".join(map(block, found))


def test_a_reasoner_finds_no_contradiction_and_makes_no_law_of_a_letter(tmp_path: Path) -> None:
    build([data_dir("examples")], tmp_path)
    graph = reasoned(facts(read_graph(tmp_path)))
    assert not contradictions(graph)
    assert {*graph.subjects(RDF.type, ELI.LegalResource)} == {
        *graph.subjects(RDF.type, VNL.NormativeDocument)
    }
    assert {*graph.subjects(RDF.type, VNL.Document)} <= {*graph.subjects(RDF.type, ELI.Work)}
    bodies = {*graph.subjects(RDF.type, VNL.Body)}
    assert bodies
    assert bodies <= {*graph.subjects(RDF.type, ORG.Organization)}
    assert not {*graph.subjects(RDF.type, OA.TextPositionSelector)}
    assert len({*graph.subject_objects(VNL.basisFor)}) == len({*graph.subject_objects(VNL.basedOn)}) > 0


@pytest.mark.parametrize(
    "wrong",
    [
        "vnl:{} a vnl:NormativeDocument , vnl:PartyDocument .",
        "vnl:{0} a vnl:Task . vnl:{0} vnl:basedOn vnl:y .",
        "vnl:{0} a vnl:Meeting , vnl:Document .",
        "vnl:{0} a vnl:PartialReference ; vnl:amends vnl:y .",
    ],
)
def test_a_reasoner_refuses_what_cannot_be(wrong: str) -> None:
    text = f"@prefix vnl: <{VNL}> .\n{wrong.format('x')}"
    assert contradictions(reasoned(text))


def test_the_vocabularies_contradict_nothing() -> None:
    graph = reasoned("".join(parts.text_of("kinds")))
    assert not contradictions(graph)
    assert not {*graph.subjects(RDF.type, SKOS.Concept)} & {*graph.subjects(RDF.type, SKOS.ConceptScheme)}


def test_the_small_graph_is_consistent() -> None:
    graph = reasoned(facts(Tables(nodes(), edges())))
    assert not contradictions(graph)
    assert (None, VNL.implementedBy, None) in graph
    assert (None, RDF.type, Literal("x")) not in graph
