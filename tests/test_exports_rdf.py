"""RDF of a graph: two parsers agree, nothing is lost on the way back, order and processes leave no trace."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, PROV, RDF, RDFS, Dataset, Literal, Namespace, URIRef
from rdflib import Graph as RdfGraph
from rdflib.term import Identifier

from benchmarks.generated_graph import generated, write_graph
from extractors.resources import data_dir
from kg import _schema
from kg.errors import KgError
from kg.exports.formats import pieces, place
from kg.exports.jsonld import context
from kg.exports.rdf import STATEMENT, identifier_of, iri
from kg.exports.rdf_reading import NOTATIONS, read_rdf
from kg.exports.runs import run_of
from kg.exports.spelling import term_name
from kg.exports.tables import Tables
from kg.exports.turtle import turtle
from kg.graph import read_graph
from kg.graph.build import build
from kg.graph.edges import id_of
from kg.graph.read import Graph
from kg.identity import parse
from kg.ontology import reading
from kg.types import Edge, Node
from tests.small_graph import DECREE, HOSTILE, edges, nodes

VNL = Namespace(_schema.NAMESPACE)
BASE = _schema.BASE
PARSED = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld"}
SEEDS = Path(os.environ.get("KG_SHARED", "../shared")) / "seeds"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("examples")
    build([data_dir("examples")], folder)
    return read_graph(folder)


@pytest.fixture(scope="module")
def parsed(examples: Graph) -> RdfGraph:
    return RdfGraph().parse(data=turtle(examples), format="turtle")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return write_graph(nodes(), edges(), tmp_path_factory.mktemp("small"))


def written(graph: Graph, form: str) -> str:
    return b"".join(pieces(graph, form)).decode()


def quads(text: str, form: str) -> set[pyoxigraph.Quad]:
    return set(pyoxigraph.parse(text, format=NOTATIONS[form]))


def mine_of(found: Iterable[pyoxigraph.Quad]) -> set[tuple[Identifier, Identifier, Identifier]]:
    """What pyoxigraph read as rdflib writes it."""
    return {(URIRef(q.subject.value), URIRef(q.predicate.value), _term(q.object)) for q in found}  # type: ignore[union-attr]


def _term(term: object) -> Identifier:
    if isinstance(term, pyoxigraph.Literal):
        language = term.language
        return Literal(term.value, lang=language) if language else Literal(term.value, datatype=_typed(term))
    assert isinstance(term, pyoxigraph.NamedNode)
    return URIRef(term.value)


def _typed(term: pyoxigraph.Literal) -> URIRef | None:
    """rdflib keeps plain strings apart from xsd:string."""
    return None if term.datatype.value.endswith("#string") else URIRef(term.datatype.value)


def again(found: tuple[Iterable[Node], Iterable[Edge]], folder: Path, like: Graph) -> Graph:
    """These nodes and edges in new tables, made by the same run as another graph."""
    made = write_graph(*found, folder)
    own = made.manifest
    return Graph(folder, replace(like.manifest, generation=own.generation, tables=own.tables))


# Parsers


@pytest.mark.parametrize("form", PARSED)
def test_two_parsers_read_isomorphic_graphs(examples: Graph, form: str) -> None:
    text = written(examples, form)
    mine = RdfGraph().parse(data=text, format=PARSED[form])
    assert mine_of(quads(text, form)) == {*mine}, "no blank nodes: the same set is the same graph"
    assert len(mine) > 3000


def test_every_notation_says_the_same(examples: Graph) -> None:
    told = {form: quads(written(examples, form), form) for form in NOTATIONS}
    assert told["turtle"] == told["nt"] == told["jsonld"]
    assert {quad.triple for quad in told["turtle"]} == {quad.triple for quad in told["trig"]}


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the development corpus (KG_SHARED)")
def test_the_seeds_come_back_too(tmp_path: Path) -> None:
    build([SEEDS], tmp_path / "graph")
    graph = read_graph(tmp_path / "graph")
    text = turtle(graph)
    assert mine_of(quads(text, "turtle")) == {*RdfGraph().parse(data=text, format="turtle")}
    (tmp_path / "again").mkdir()
    assert turtle(again(read_rdf(text), tmp_path / "again", graph)) == text


def test_rdf_xml_says_what_turtle_says(examples: Graph) -> None:
    text = written(examples, "rdfxml")
    expected = quads(turtle(examples), "turtle")
    assert {*pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.RDF_XML)} == expected
    assert {*RdfGraph().parse(data=text, format="xml")} == mine_of(expected)


def test_rdf_xml_holds_hostile_wording(tmp_path: Path) -> None:
    graph = write_graph([Node("a/b&c", ("Document",), f"{HOSTILE}\r]]>\x0b/>")], [], tmp_path)
    found = RdfGraph().parse(data=written(graph, "rdfxml"), format="xml")
    assert str(found.value(URIRef(BASE + "a/b&c"), DCTERMS.title)) == f"{HOSTILE}\r]]>\ufffd/>"


def test_rdf_1_2_reifies_every_relationship(examples: Graph) -> None:
    found = {*pyoxigraph.parse(written(examples, "turtle12"), format=pyoxigraph.RdfFormat.TURTLE)}
    reified = {q.object for q in found if q.predicate.value.endswith("#reifies")}
    relations = {each.iri for each in _schema.RELATIONSHIPS.values()}
    assert reified == {q.triple for q in found if q.predicate.value in relations}
    evidence = {q.subject.value for q in found if q.predicate.value.endswith("#reifies")}  # type: ignore[union-attr]
    assert evidence == {iri("edge/" + id_of(edge)) for edge in examples.edges()}
    store = pyoxigraph.Store()
    store.extend(found)
    asked = f"PREFIX vnl: <{VNL}> SELECT ?q " + "{ << ?d vnl:basedOn ?b ~ ?e >> . ?e vnl:quote ?q }"
    assert len([*store.query(asked)]) > 5  # type: ignore[misc]


# In the words of the standards


@pytest.mark.parametrize("form", ["turtle", "nt", "trig", "rdfxml"])
def test_the_words_of_the_standards_are_what_the_alignments_entail(examples: Graph, form: str) -> None:
    text = b"".join(pieces(examples, form, standards=True))
    notation = NOTATIONS.get(form, pyoxigraph.RdfFormat.RDF_XML)
    found = {quad.triple for quad in pyoxigraph.parse(text, format=notation)}
    own = {quad.triple for quad in quads(turtle(examples), "turtle")}
    more = found - own
    assert own < found
    assert not {t for t in more if t.predicate.value.startswith(_schema.NAMESPACE)}
    ontology = reading.load()
    kinds = {t for t in own if t.predicate.value == str(RDF.type)}
    expected = {
        (t.subject.value, str(above))  # type: ignore[union-attr]
        for t in kinds
        for above in ontology.transitive_objects(URIRef(t.object.value), RDFS.subClassOf)  # type: ignore[union-attr]
        if not str(above).startswith(_schema.NAMESPACE)
    }
    said = {
        (t.subject.value, t.object.value)  # type: ignore[union-attr]
        for t in more
        if t.predicate.value == str(RDF.type)
    }
    things = {subject for subject, _ in said}
    assert said == {pair for pair in expected if pair[0] in things}
    eli = "http://data.europa.eu/eli/ontology#"
    assert {s for s, kind in said if kind == eli + "LegalResource"} == {
        t.subject.value
        for t in kinds
        if t.object.value == str(VNL.NormativeDocument)  # type: ignore[union-attr]
    }
    based = {(t.subject, t.object) for t in own if t.predicate.value in (str(VNL.basedOn), str(VNL.details))}
    assert {(t.subject, t.object) for t in more if t.predicate.value == eli + "based_on"} == based


def test_formats_without_words_of_the_standards_say_so(examples: Graph, tmp_path: Path) -> None:
    for form in ("jsonld", "graphml", "neo4j-csv"):
        with pytest.raises(KgError, match=r"words of the standards.*turtle"):
            place(examples, tmp_path / "x", form, standards=True)


# Round trips


@pytest.mark.parametrize("form", NOTATIONS)
def test_tables_come_back_from_every_notation(examples: Graph, form: str, tmp_path: Path) -> None:
    found = read_rdf(written(examples, form), form)
    back = again(found, tmp_path, examples)
    assert turtle(back) == turtle(examples)
    assert {node.id: node.labels for node in back.nodes()} == {
        node.id: node.labels for node in examples.nodes()
    }
    assert {id_of(edge) for edge in back.edges()} == {id_of(edge) for edge in examples.edges()}
    assert {edge.quote for edge in back.edges()} == {edge.quote for edge in examples.edges()}


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, texts, st.lists(texts, max_size=3))
def test_whatever_a_text_says_comes_back(title: str, quote: str, aliases: list[str]) -> None:
    from kg.exports.rdf import resources
    from kg.exports.spelling import Turtle
    from kg.exports.turtle import block, head

    node = Node("org/a", ("Body",), title, (("aliases", tuple(aliases)), ("full_name", quote)))
    other = Node("org/b", ("Body",), "b")
    edge = Edge("org/a", "HAS_UNIT", "org/b", "text/0123456789abcdef", 3, quote, 0.25, title)
    tables = Tables([node, other], [edge])
    text = head(BASE) + "".join(map(block, resources(tables, Turtle(BASE))))
    found, (came,) = read_rdf(text)
    told = dict(found[0].properties)
    assert (found[0].title, told["full_name"]) == (title, quote)
    assert told.get("aliases", ()) == tuple(sorted({*aliases} - {""}))
    assert (came.quote, came.rule, came.confidence) == (quote, title, 0.25)
    subject = URIRef(BASE + "org/a")
    assert str(RdfGraph().parse(data=text, format="turtle").value(subject, VNL.fullName)) == quote


@pytest.mark.parametrize(
    "identifier",
    [
        "doc/vn/y/nd-cp/2020/107",
        "ref/a/Đắk Hà",
        "a:b/c",
        "a/../b",
        "a//b",
        "x",
        "a/%20",
        "a/<b>",
        "a/b#c?d",
        "./a",
        "a/b:c",
    ],
)
def test_every_id_comes_back_from_relative_iris(identifier: str, tmp_path: Path) -> None:
    assert identifier_of(iri(identifier)) == identifier
    graph = write_graph([Node(identifier, ("Document",), "t")], [], tmp_path)
    for form in NOTATIONS:
        assert [node.id for node in read_rdf(written(graph, form), form)[0]] == [identifier], form


def test_a_relationship_without_evidence_is_refused(small: Graph) -> None:
    extra = f"\n<{DECREE}> vnl:cites <doc/vn/y/nd-cp/1999/1> .\n"
    with pytest.raises(KgError, match=r"without evidence.*nd-cp/1999/1"):
        read_rdf(turtle(small) + extra)
    with pytest.raises(KgError, match="cannot be read"):
        read_rdf("<a> <b>")


# The same bytes


def test_two_builds_and_shuffled_input_give_the_same_bytes(examples: Graph, tmp_path: Path) -> None:
    files = sorted(data_dir("examples").glob("*.txt"))
    random.Random(7).shuffle(files)
    build(files, tmp_path / "graph")
    for form in ("turtle", "nt", "jsonld"):
        assert written(read_graph(tmp_path / "graph"), form) == written(examples, form)
    shuffled = ([*examples.nodes()], [*examples.edges()])
    for rows in shuffled:
        random.Random(8).shuffle(rows)
    (tmp_path / "shuffled").mkdir()
    assert turtle(again(shuffled, tmp_path / "shuffled", examples)) == turtle(examples)


def test_one_fact_a_line_subjects_in_order_evidence_behind(examples: Graph) -> None:
    lines = turtle(examples).splitlines()
    body = lines[lines.index("") + 1 :]
    assert len(body) == len(quads("\n".join(lines), "turtle"))
    subjects = [line.split(" ", 1)[0][1:-1] for line in body if line.startswith("<")]
    run, tool, *things = [each for each in subjects if not each.startswith("edge/")]
    assert (run, tool[:5]) == (run_of(examples.manifest).id, "tool/")
    assert things == sorted(things)
    thing = ""
    for line in body:
        if line.startswith("<"):
            thing = thing if line.startswith("<edge/") else line.split(" ", 1)[0]
        elif line.startswith("\trdf:subject"):
            assert line.split(" ")[1] == thing


def test_tables_are_not_kept(small: Graph) -> None:
    fresh = Graph(small.folder, small.manifest)
    turtle(fresh)
    assert not fresh._tables


def test_a_size_in_the_shape_of_builds(tmp_path: Path) -> None:
    graph = write_graph(*generated(600), tmp_path)
    text = turtle(graph)
    assert quads(text, "turtle") == quads(written(graph, "nt"), "nt")


# Evidence


def test_every_relationship_has_its_evidence(parsed: RdfGraph) -> None:
    graph = parsed
    relations = {URIRef(each.iri) for each in _schema.RELATIONSHIPS.values()}
    plain = {triple for triple in graph if triple[1] in relations}
    told = {
        (graph.value(s, RDF.subject), graph.value(s, RDF.predicate), graph.value(s, RDF.object))
        for s in graph.subjects(RDF.type, URIRef(STATEMENT))
    }
    assert plain == told
    for statement in graph.subjects(RDF.type, URIRef(STATEMENT)):
        source = str(graph.value(statement, VNL.sourceDoc))
        assert graph.value(statement, VNL.confidence) is not None
        assert graph.value(statement, VNL.rule) is not None
        if source.startswith("text/"):
            assert (statement, PROV.wasDerivedFrom, URIRef(BASE + source)) in graph
            assert graph.value(statement, VNL.quote)


def test_successions_are_dated(parsed: RdfGraph) -> None:
    """Which body issued 01/2024/TT-BKHĐT, and who is responsible since when?"""
    rows = parsed.query(
        """
        PREFIX vnl: <https://w3id.org/vnlegal/ont#>
        SELECT ?issuer ?now ?since WHERE {
          ?d vnl:signature "01/2024/TT-BKHĐT" ; vnl:issuedBy ?issuer . ?issuer vnl:succeededBy ?now .
          ?s rdf:subject ?issuer ; rdf:predicate vnl:succeededBy ; rdf:object ?now ; vnl:effective ?since }
        """
    )
    assert [[str(cell).removeprefix(BASE) for cell in row] for row in rows] == [  # type: ignore[union-attr]
        ["org/bo-ke-hoach-va-dau-tu/1995", "org/bo-tai-chinh/1955", "2025-03-01"]
    ]


# TriG


def test_mentions_and_evidence_stand_in_the_graph_of_the_run(examples: Graph) -> None:
    found = Dataset()
    found.parse(data=written(examples, "trig"), format="trig", publicID=BASE)
    run = URIRef(BASE + run_of(examples.manifest).id)
    behind = found.graph(run)
    assert parse(run_of(examples.manifest).id).iri == run_of(examples.manifest).id
    assert (run, RDF.type, VNL.ExtractionRun) in behind
    texts = {text.removeprefix(BASE) for text in map(str, behind.objects(run, PROV.used))}
    assert texts == {each.text for each in examples.manifest.inputs}
    facts = found.default_graph
    assert str(behind.value(run, DCTERMS.conformsTo)) == f"{BASE}ont/{_schema.VERSION}"
    mentions = {*behind.subjects(RDF.type, VNL.Mention)}
    assert mentions
    assert all((mention, PROV.wasGeneratedBy, run) in behind for mention in mentions)
    assert not {*facts.subjects(RDF.type, VNL.Mention)} | {*facts.subjects(RDF.type, RDF.Statement)}
    assert {*facts.subjects(RDF.type, VNL.Document)}
    assert not {*behind.subjects(RDF.type, VNL.Document)}
    assert {*found.graphs()} - {found.default_graph} == {behind}


# JSON-LD


def test_json_ld_is_compact(examples: Graph) -> None:
    document = json.loads(written(examples, "jsonld"))
    kinds = {
        kind
        for each in document["@graph"]
        for kind in ([each["@type"]] if isinstance(each["@type"], str) else each["@type"])
    }
    assert {"Document", "Task", "Mention", "Statement"} <= kinds
    names = {name for each in document["@graph"] for name in each if not name.startswith("@")}
    assert names <= document["@context"].keys()
    assert not {name for name in names if ":" in name}
    rest = context() | {"@base": BASE}
    assert document["@context"] == rest


def test_the_context_knows_every_term_once() -> None:
    known = context()
    for table in (_schema.LABELS, _schema.RELATIONSHIPS, _schema.KEYS):
        for row in table.values():
            assert term_name(row.iri) in known
    expanded = {
        "@context": known,
        "@id": f"{BASE}x", "@type": "Document", "basedOn": f"{BASE}y", "issued": "2031-02-03", "year": 2031,
        "confidence": "0.5", "quote": HOSTILE, "title": "t",
    }  # fmt: skip
    graph = RdfGraph().parse(data=json.dumps(expanded), format="json-ld")
    thing = URIRef(BASE + "x")
    assert (thing, VNL.basedOn, URIRef(BASE + "y")) in graph
    assert graph.value(thing, DCTERMS.title).language == "vi"  # type: ignore[union-attr]
    assert graph.value(thing, VNL.quote).language == "vi"  # type: ignore[union-attr]
    assert str(graph.value(thing, VNL.confidence).datatype).endswith("double")  # type: ignore[union-attr]
