"""The vocabularies, the register and the vocabulary page: generated, fresh, whole, and of the graph's own IRIs."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner
from rdflib import ORG, OWL, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD

from extractors.resources import data_dir
from extractors.vocabulary import read_table, vocabulary
from kg import _schema
from kg.cli import root
from kg.errors import KgError
from kg.exports.rdf import Resource, identifier_of
from kg.graph import read_graph
from kg.graph.build import build
from kg.identity import TermKey, parse
from kg.ontology import __main__ as generated
from kg.ontology import page, parts
from kg.ontology.known_documents import register_tables
from kg.ontology.parts import GROUPS, PARTS, export
from kg.ontology.reading import VNL
from kg.ontology.terms import all_terms
from kg.resolution.named import key_of
from kg.validation import of_files, validate

BASE = "https://w3id.org/vnlegal/"
VOCABULARIES = [name for name in GROUPS["vocabularies"] if name != "communes"]


@cache
def part(name: str) -> Graph:
    return Graph().parse(data="".join(export(name)), format="turtle", publicID=BASE)


def node(identifier: str) -> URIRef:
    return URIRef(BASE + identifier)


def values(graph: Graph, identifier: str, predicate: URIRef) -> set[str]:
    return {str(value).removeprefix(BASE) for value in graph.objects(node(identifier), predicate)}


# Fresh, the same each time, readable


@pytest.mark.parametrize("path", generated.targets(), ids=lambda path: path.name)
def test_what_is_generated_is_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generated.targets()[path](), "run python -m kg.ontology"


def test_the_generator_checks_and_refuses_unknown_arguments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generated, "targets", lambda: {tmp_path / "a" / "x.ttl": lambda: "text"})
    assert generated.main(["--check"]) == 1
    assert "x.ttl is stale" in capsys.readouterr().err
    assert generated.main([]) == 0
    assert generated.main(["--check"]) == 0
    assert generated.main(["--wrong"]) == 2


@pytest.mark.parametrize("name", VOCABULARIES)
def test_two_parsers_read_the_same(name: str) -> None:
    text = "".join(export(name))
    quads = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE)
    lines = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isomorphic(Graph().parse(data=lines, format="nt"), part(name))


@pytest.mark.parametrize("name", ["core", "alignments", "kinds"])
def test_every_notation_says_the_same(name: str) -> None:
    lines = "".join(export(name, "nt"))
    assert lines == "".join(export(name, "nt"))
    assert isomorphic(Graph().parse(data=lines, format="nt"), part(name))
    linked = Graph().parse(data="".join(export(name, "jsonld")), format="json-ld")
    assert isomorphic(linked, part(name))


def test_one_fact_a_line_and_sorted() -> None:
    text = "".join(parts.text_of("kinds"))
    subjects = re.findall(r"(?m)^<([^>]+)> a ", text)[1:]
    assert subjects == sorted(subjects)
    assert not re.search(r'(?m)^\t.*"@vi , ', text)


# Names


@pytest.mark.parametrize("name", VOCABULARIES)
def test_terms_and_things_are_declared_and_known(name: str) -> None:
    graph = part(name)
    declared = {
        row.iri for rows in (_schema.LABELS, _schema.RELATIONSHIPS, _schema.KEYS) for row in rows.values()
    }
    declared |= {str(VNL[term]) for term in (*_schema.RDF_ONLY, "projectsTo")}
    used = {str(term) for triple in graph for term in triple if str(term).startswith(str(VNL))}
    assert used <= declared
    for subject in set(graph.subjects(RDF.type, None)):
        local = identifier_of(str(subject))
        assert local is not None
        if graph.value(subject, RDF.type) not in (SKOS.ConceptScheme, OWL.Ontology):
            assert parse(local).iri == local


def test_type_codes_have_slugs_of_their_own() -> None:
    codes = {row["code"] for row in read_table("document_types")}
    assert len({TermKey.of("type", code).iri for code in codes}) == len(codes)


def test_the_graph_uses_the_same_names(tmp_path: Path) -> None:
    """Bodies, places, types and codes of a built graph are those of the vocabularies."""
    build([data_dir("examples")], tmp_path)
    graph = read_graph(tmp_path)
    known = {
        identifier_of(str(subject))
        for name in VOCABULARIES
        for subject in part(name).subjects(RDF.type, None)
    }
    for label in ("DocumentType", "IssuerCode"):
        assert {each.id for each in graph.nodes(label)} <= known
    districts_and_up = {each.id for each in graph.nodes("Jurisdiction") if each.id.count(".") < 2}
    assert len(districts_and_up - known) <= 3, "communes are a part of their own"
    central = {
        each.id for each in graph.nodes("Body")
        if dict(each.properties).get("jurisdiction") == "vn" and dict(each.properties).get("code")
    }  # fmt: skip
    assert central
    assert central <= known


# SKOS


@pytest.mark.parametrize("name", ["document-types", "issuers", "kinds"])
def test_concepts_keep_to_skos(name: str) -> None:
    graph = part(name)
    for concept in {*graph.subjects(SKOS.inScheme, None)}:
        names = list(graph.objects(concept, SKOS.prefLabel))
        languages = [getattr(value, "language", "") for value in names]
        assert names
        assert len(languages) == len(set(languages)), "one preferred label a language"
        assert not {*names} & {*graph.objects(concept, SKOS.altLabel)}
        scheme = graph.value(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
        for broader in graph.objects(concept, SKOS.broader):
            assert broader != concept
            assert (broader, RDF.type, None) in graph


@pytest.mark.parametrize("scheme", ["type", "issuer-code", "relation", "force", "meeting"])
def test_notations_are_unique_in_a_scheme(scheme: str) -> None:
    graphs = [part(name) for name in ("document-types", "issuers", "kinds")]
    found = [
        str(value)
        for graph in graphs
        for concept in graph.subjects(SKOS.inScheme, node(f"voc/{scheme}"))
        for value in graph.objects(concept, SKOS.notation)
    ]
    assert found
    assert len(found) == len(set(found))


def test_every_row_of_the_tables_is_there_with_its_source() -> None:
    rows = part("document-types")
    concepts = {*rows.subjects(SKOS.inScheme, node("voc/document-type"))}
    assert len(concepts) == len(read_table("document_types"))
    bodies = {
        *part("issuers").subjects(RDF.type, VNL.Body),
        *part("issuers").subjects(RDF.type, VNL.BodyKind),
    }
    assert len(bodies) == len(read_table("bodies"))
    places = {*part("provinces").subjects(RDF.type, VNL.Jurisdiction)}
    assert len(places) == len({row["slug"] for row in read_table("provinces")}) + 1
    for graph, things in ((rows, concepts), (part("issuers"), bodies), (part("provinces"), places)):
        for thing in things - {node("place/vn")}:
            assert graph.value(thing, VNL.source)
            assert graph.value(thing, VNL.certainty)
            assert 0.5 < float(str(graph.value(thing, VNL.confidence))) <= 1


def test_kinds_cover_what_the_extraction_says() -> None:
    kinds = {(row["scheme"], row["code"]) for row in read_table("kinds")}
    said = {
        ("relation", row[c]) for row in read_table("relation_cues") for c in ("role", "role_detail") if row[c]
    }
    said |= {("meeting", row["value"]) for row in read_table("meeting_cues") if row["slot"] == "head"}
    assert said <= kinds
    graph = part("kinds")
    assert values(graph, "voc/relation/can-cu", VNL.projectsTo) == {"ont#basedOn"}
    assert "phúc đáp" in values(graph, "voc/relation/phuc-dap", SKOS.prefLabel)
    assert values(graph, "voc/relation/ngung-hieu-luc", VNL.projectsTo) == {"ont#suspends"}


def test_vocabularies_keep_to_our_own_shapes(tmp_path: Path) -> None:
    target = tmp_path / "vocabularies.ttl"
    with target.open("w", encoding="utf-8") as out:
        for name in VOCABULARIES:
            out.writelines(export(name))
    found = validate(of_files(target), severity="Warning").findings
    assert {(each.severity, each.rule.code, each.shown) for each in found} == {
        ("Warning", "change-to", "change/vn/2025-07-01")
    }, "the level of districts ended without a successor"


# What became of whom


def test_ministries_changed_on_the_first_of_march_2025() -> None:
    graph = part("issuers")
    event = "change/bo-tai-chinh/2025-03-01"
    assert "org/bo-ke-hoach-va-dau-tu/1995" in values(graph, event, VNL.changedFrom)
    assert values(graph, event, ORG.resultingOrganization) == {"org/bo-tai-chinh/1955"}
    assert values(graph, event, VNL.legalBasis) == {"doc/vn/y/nq-qh15/2025/176"}
    assert graph.value(node(event), VNL.effective) == Literal("2025-03-01", datatype=XSD.date)
    assert values(graph, "org/bo-ke-hoach-va-dau-tu/1995", VNL.succeededBy) == {"org/bo-tai-chinh/1955"}


@pytest.mark.parametrize(
    ("event", "former", "basis"),
    [
        ("vn-quang-ngai-2025/2025-07-01", {"vn-kon-tum", "vn-quang-ngai"}, "nq-qh15/2025/202"),
        ("vn-hue/2025-01-01", {"vn-thua-thien-hue"}, "nq-qh15/2024/175"),
        ("vn-ha-noi/2008-08-01", {"vn-ha-tay"}, "nq-qh12/2008/15"),
        ("vn-quang-ninh/2026-09-01", {"vn-quang-ninh"}, "nq-qh16/2026/36"),
        ("vn-dong-nai-2025/2026-04-30", {"vn-dong-nai-2025"}, "nq-qh16/2026/30"),
    ],
)
def test_provinces_merged_and_rose(event: str, former: set[str], basis: str) -> None:
    graph, event = part("provinces"), f"change/{event}"
    assert values(graph, event, VNL.changedFrom) == {f"place/{each}" for each in former}
    assert values(graph, event, VNL.legalBasis) == {f"doc/vn/y/{basis}"}


def test_thirty_four_provinces_are_left() -> None:
    graph = part("provinces")
    places = {*graph.subjects(RDF.type, VNL.Jurisdiction)} - {node("place/vn")}
    assert len([each for each in places if not graph.value(each, VNL.validTo)]) == 34


def test_the_level_of_districts_ended() -> None:
    graph = part("districts")
    ended = values(graph, "change/vn/2025-07-01", VNL.changedFrom)
    assert "place/vn-kon-tum.dak-ha" in ended
    assert len(ended) > 690
    assert values(graph, "change/vn/2025-07-01", VNL.legalBasis) == {"doc/vn/y/nq-qh15/2025/203"}
    assert not {*graph.objects(None, VNL.changedTo)} & {node("place/vn")}


def test_communes_hang_where_they_belong() -> None:
    places = {each.id: {*each.facts} for each in _first(PARTS["communes"].make, 400)}
    communes = {each for each, facts in places.items() if ("vnl:level", '"commune"') in facts}
    assert len(communes) > 300
    assert all(("vnl:partOf", f"<{each.rpartition('.')[0]}>") in places[each] for each in communes)


def _first(make: object, count: int) -> list[Resource]:
    assert callable(make)
    return [resource for resource, _ in zip(make(), range(count), strict=False)]


# The register


def test_the_register_is_data_of_the_ontology() -> None:
    tables = register_tables()
    rows = vocabulary().register.rows
    keyed = {key.iri for row in rows if (key := key_of(row)) is not None}
    found = {
        row["id"]: row["certainty"]
        for batch in tables.batches("node", "Document", 1000, ("id", "certainty"))
        for row in batch.to_pylist()
    }
    assert keyed <= found.keys()
    assert all(found[each] for each in keyed)
    unkeyed = [row.signature for row in rows if key_of(row) is None]
    assert len(unkeyed) < len(rows) / 100
    opening = "".join(piece for piece, _ in zip(export("register"), range(3), strict=False))
    assert all(name in opening for name in unkeyed), "what is left out is named"
    assert {"AMENDS", "REPLACES", "ISSUED_BY", "HAS_TYPE"} <= {*tables.relations}


# The page and the command


def test_the_page_tells_every_term() -> None:
    text = page.page()
    for term in all_terms():
        assert term.definition_vi in text
        assert f"vnl:{term.name}`" in text or f"`{term.graph_name}`" in text
    assert text.count("```mermaid") == 4
    drawn = re.findall(r'(?m)^    (\w+)\["\1"\] --- \w+\("([A-Z_<br/>]+)"\) --> (\w+)\["\3"\]$', text)
    assert len(drawn) == len(re.findall(r"(?m)^    \w+\[", text))
    names = {name for _, labels, _ in drawn for name in labels.split("<br/>")}
    assert names == _schema.RELATIONSHIPS.keys()
    assert {end for start, _, stop in drawn for end in (start, stop)} <= _schema.LABELS.keys()


def test_the_page_links_to_questions_that_exist() -> None:
    names = {path.stem for path in data_dir("queries").glob("*.cypher")}
    linked = {*re.findall(r"\(questions\.md#([\w-]+)\)", page.page())}
    assert linked
    assert linked <= names


def kg(*arguments: str) -> tuple[int, str, BaseException | None]:
    result = CliRunner().invoke(root, ["ontology", *arguments])
    return result.exit_code, result.stdout, result.exception


@pytest.mark.parametrize("name", ["ISSUED_BY", "issuedBy", "vnl:issuedBy", f"{VNL}issuedBy", "ban hành bởi"])
def test_show_takes_every_name_of_a_term(name: str) -> None:
    code, told, _ = kg("show", name, "-f", "jsonl")
    rows = {row["what"]: row["value"] for row in map(json.loads, told.splitlines())}
    assert code == 0
    assert (rows["name"], rows["graph name"], rows["inverse"]) == (
        "vnl:issuedBy",
        "ISSUED_BY",
        "vnl:issuerOf",
    )
    assert rows["see also"].startswith(("eli:passed_by", "schema:"))


@pytest.mark.parametrize(
    ("name", "near"), [("BASED_UPON", "BASED_ON"), ("căng cứ", "căn cứ"), ("xyzzy", "kg ontology list")]
)
def test_show_names_what_is_near(name: str, near: str) -> None:
    failure = kg("show", name)[2]
    assert isinstance(failure, KgError)
    assert near in str(failure)


@pytest.mark.parametrize(
    ("name", "what", "value"),
    [
        ("Nghị định", "vnl:code", "NĐ"),
        ("NQ", "skos:prefLabel", "Nghị quyết"),
        ("Bộ Kế hoạch và Đầu tư", "vnl:succeededBy", "org/bo-tai-chinh/1955"),
        ("BGD&ĐT", "skos:notation", "BGDĐT"),
        ("tỉnh Kon Tum", "vnl:mergedInto", "place/vn-quang-ngai-2025"),
        ("place/vn-kon-tum.dak-ha", "vnl:partOf", "place/vn-kon-tum"),
        (f"{BASE}change/vn-hue/2025-01-01", "vnl:effective", "2025-01-01"),
        ("kỳ họp", "skos:notation", "ky_hop"),
        ("nghi dinh", "vnl:code", "NĐ"),
        ("huyen dak ha", "vnl:partOf", "place/vn-kon-tum"),
    ],
)
def test_show_knows_the_vocabularies_too(name: str, what: str, value: str) -> None:
    code, told, _ = kg("show", name, "-f", "jsonl")
    assert code == 0
    assert {"what": what, "value": value} in map(json.loads, told.splitlines())


def test_show_asks_which_of_several() -> None:
    failure = kg("show", "tỉnh Quảng Ngãi")[2]
    assert isinstance(failure, KgError)
    assert "place/vn-quang-ngai-2025" in str(failure)


def test_show_finds_terms_by_those_of_the_standards() -> None:
    assert "vnl:hasType" in kg("show", "eli:work_type")[1]
    assert "vnl:hasType" in kg("show", "http://data.europa.eu/eli/ontology#work_type")[1]
    failure = kg("show", "eli:based_on")[2]
    assert isinstance(failure, KgError)
    assert "basedOn, details" in str(failure)


def test_list_and_export(tmp_path: Path) -> None:
    code, told, _ = kg("list", "--kind", "relationship", "-f", "csv")
    assert code == 0
    assert told.count("\n") == 1 + len([term for term in all_terms() if term.kind == "relationship"])
    target = tmp_path / "kinds.nt"
    assert kg("export", "--part", "kinds", "-o", str(target))[0] == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == len(part("kinds"))
    assert json.loads(kg("export", "--part", "context")[1])["@context"]["basedOn"]["@id"] == "vnl:basedOn"
    assert isinstance(kg("export", "--part", "laws")[2], KgError)
