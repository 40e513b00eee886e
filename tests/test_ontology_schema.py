"""The ontology is well made, and the names generated from it are fresh."""

from __future__ import annotations

import re
import subprocess
import sys

import pyoxigraph
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, URIRef
from rdflib.compare import isomorphic

from extractors.resources import data_dir
from kg import _schema
from kg.ontology import reading, schema_generator
from kg.ontology.terms import UnknownTermError, show

GRAPH = reading.load()
CORE = reading.load("core")
CLASSES = tuple(reading.terms(GRAPH, OWL.Class))
RELATIONSHIPS = tuple(reading.terms(GRAPH, OWL.ObjectProperty))
KEYS = tuple(reading.terms(GRAPH, OWL.DatatypeProperty))
TERMS = (*CLASSES, *RELATIONSHIPS, *KEYS)
STANDARDS = {"dcterms", "eli", "eli-dl", "foaf", "oa", "org", "prov", "schema", "skos"}
DESIGNED = {
    "BASED_ON", "DETAILS", "IMPLEMENTS", "DISSEMINATES", "APPLIES", "AMENDS", "REPLACES", "REPEALS",
    "SUSPENDS", "CORRECTS", "CONSOLIDATES", "PROMULGATES", "CONSIDERS", "ANSWERS", "PROPOSES_CHANGE",
    "CITES", "CONCLUDED", "ASSIGNED_IN", "LED_BY", "COORDINATED_BY", "SUPERVISED_BY", "HELD_BY",
    "CHAIRED_BY", "ATTENDED_BY", "PRESENTED", "ADOPTED", "ISSUED_BY", "SIGNED_BY", "HAS_TYPE",
    "IN_JURISDICTION", "PART_OF", "HAS_UNIT", "SUCCEEDED_BY", "MERGED_INTO", "RECORDED_IN", "IN_TEXT",
    "REFERS_TO",
}  # fmt: skip


def test_schema_is_fresh():
    assert schema_generator.TARGET.read_text(encoding="utf-8") == schema_generator.generate(GRAPH), (
        "run python -m kg.ontology.schema_generator"
    )


def test_generator_checks_and_refuses_unknown_arguments(tmp_path, monkeypatch, capsys):
    assert schema_generator.main(["--check"]) == 0
    monkeypatch.setattr(schema_generator, "TARGET", tmp_path / "_schema.py")
    assert schema_generator.main(["--check"]) == 1
    assert "stale" in capsys.readouterr().err
    assert schema_generator.main([]) == 0
    assert schema_generator.main(["--check"]) == 0
    assert schema_generator.main(["--wrong"]) == 2


def test_importing_the_names_needs_no_rdf():
    code = "import sys, kg._schema; print(any(m in sys.modules for m in ('rdflib', 'pyoxigraph', 'pyarrow')))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


@pytest.mark.parametrize("part", reading.PARTS)
def test_two_parsers_read_the_same_graph(part):
    path = data_dir("ontology") / reading.PARTS[part]
    triples = pyoxigraph.serialize(pyoxigraph.parse(path=str(path)), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isomorphic(Graph().parse(data=triples, format="nt"), reading.load(part))


def test_header_says_what_who_and_under_which_licence():
    wanted = (
        DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.created, DCTERMS.modified,
        DCTERMS.bibliographicCitation, OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
    )  # fmt: skip
    assert all((reading.ONTOLOGY, each, None) in GRAPH for each in wanted)
    assert GRAPH.value(reading.ONTOLOGY, DCTERMS.license) == URIRef(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert (data_dir("ontology") / "LICENSE").read_text(encoding="utf-8").count("CC BY 4.0")


@pytest.mark.parametrize("term", TERMS, ids=reading.local_name)
def test_every_term_is_named_and_defined_in_both_languages(term):
    assert all(reading.labels(GRAPH, term))
    assert all(reading.definitions(GRAPH, term))
    assert GRAPH.value(term, RDFS.isDefinedBy) == reading.ONTOLOGY
    label = reading.text(GRAPH, term, RDFS.label, "en")
    assert reading.text(GRAPH, term, SKOS.definition, "en").rstrip(".").casefold() != label.casefold()


@pytest.mark.parametrize("term", [*RELATIONSHIPS, *KEYS], ids=reading.local_name)
def test_every_property_says_where_it_begins_and_ends(term):
    domain = reading.classes_of(GRAPH, term, RDFS.domain, reading.SCHEMA.domainIncludes)
    reach = reading.classes_of(GRAPH, term, RDFS.range, reading.SCHEMA.rangeIncludes)
    assert {*domain, *reach} <= set(map(reading.local_name, CLASSES))
    if term in RELATIONSHIPS:
        assert domain
        assert reach
    else:
        assert reading.datatype(GRAPH, term) in {"string", "integer", "double", "boolean", "date"}
    for single, several in (
        (RDFS.domain, reading.SCHEMA.domainIncludes),
        (RDFS.range, reading.SCHEMA.rangeIncludes),
    ):
        assert len(list(GRAPH.objects(term, single))) <= 1, "two domains or ranges mean both at once"
        both = (term, single, None) in GRAPH and (term, several, None) in GRAPH
        assert not both or GRAPH.value(term, single) == RDFS.Literal


def test_names_are_shaped_by_kind():
    assert all(re.fullmatch("[A-Z][A-Za-z]+", reading.local_name(term)) for term in CLASSES)
    assert all(
        re.fullmatch("[a-z][A-Za-z0-9]+", reading.local_name(term)) for term in (*RELATIONSHIPS, *KEYS)
    )
    assert all(re.fullmatch("[A-Z]+(_[A-Z]+)*", name) for name in _schema.RELATIONSHIPS)
    assert all(re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", name) for name in _schema.KEYS)


def test_every_term_has_one_kind_and_one_graph_name():
    assert len(TERMS) == len(set(TERMS))
    for names in (CLASSES, RELATIONSHIPS, KEYS):
        assert len({reading.graph_name(GRAPH, term) for term in names}) == len(names)


def test_no_term_is_above_itself():
    def above(term: URIRef, seen: frozenset[URIRef]) -> None:
        assert term not in seen, term
        for each in reading.supers(GRAPH, term):
            above(each, seen | {term})

    for term in TERMS:
        above(term, frozenset())


def test_own_terms_used_are_declared():
    used = {node for triple in GRAPH for node in triple if isinstance(node, URIRef) and node in reading.VNL}
    annotations = set(GRAPH.subjects(RDF.type, OWL.AnnotationProperty))
    assert used <= {*TERMS, *annotations}


def test_nothing_is_equal_to_a_foreign_term():
    for predicate in (OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs):
        assert not list(GRAPH.triples((None, predicate, None)))


def test_standards_are_reused():
    used = {
        prefix
        for prefix, namespace in _schema.PREFIXES.items()
        for term in TERMS
        for each in (*reading.supers(GRAPH, term), *GRAPH.objects(term, RDFS.seeAlso))
        if str(each).startswith(namespace)
    }
    assert STANDARDS - {"foaf", "skos"} <= used


def test_all_relationships_of_the_design_are_declared():
    assert _schema.RELATIONSHIPS.keys() >= DESIGNED


def test_evidence_is_declared_for_relationships():
    evidence = {"source_doc", "span_start", "quote", "mentions", "confidence", "rule", "id"}
    assert evidence <= {key.name for key in _schema.KEYS.values() if key.on_edges}


def test_labels_know_their_parents():
    assert _schema.LABELS["Unit"].parents == ("Body",)
    assert _schema.LABELS["NormativeDocument"].parents == ("Document",)
    assert "http://data.europa.eu/eli/ontology#LegalResource" in _schema.LABELS["NormativeDocument"].supers
    assert "http://data.europa.eu/eli/ontology#LegalResource" not in _schema.LABELS["Document"].supers


@pytest.mark.parametrize(
    "name", ["basedOn", "vnl:basedOn", "BASED_ON", "based_on", "https://w3id.org/vnlegal/ont#basedOn"]
)
def test_show_finds_a_term_by_any_of_its_names(name):
    term = show(name)
    assert (term.graph_name, term.kind, term.label_vi) == ("BASED_ON", "relationship", "căn cứ")
    assert "PartialReference" in term.range


def test_show_tells_a_key_and_a_class():
    assert show("effective_from").range == ("date",)
    assert [(each.how, each.to) for each in show("Document").mappings] == [("sub", "eli:Work")]
    assert "law" in show("vnl:implements").mappings[0].why


def test_show_names_the_nearest_terms():
    with pytest.raises(UnknownTermError, match="Document"):
        show("Dokument")
