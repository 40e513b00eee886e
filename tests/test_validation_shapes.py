"""Every rule: it has something to look at, it finds what is broken, and it leaves the sound twin alone."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import RDF, SH, Graph, URIRef

from benchmarks.generated_graph import write_graph
from extractors.resources import data_dir
from kg import _schema
from kg.graph.edges import edge_id
from kg.identity import documents
from kg.validation import Data, of_files, of_graph, validate
from kg.validation.core import reach
from kg.validation.data import DATA
from kg.validation.focus import Focus
from kg.validation.shapes import rules, shapes_graph
from tests.sound_graph import (
    ARTICLE,
    CHANGE,
    CHANGED,
    CLAUSE,
    CODE_CP,
    CODE_TW,
    COUNCIL,
    DECREE,
    FIRST,
    LAW,
    LOCAL,
    MEETING,
    MINISTRY,
    NEW,
    OFFICE,
    OLD,
    OLD_MINISTRY,
    PARTIAL,
    PARTY,
    PERSON,
    PLACE,
    SECOND,
    TASK,
    TEXT,
    THIRD,
    TYPE_ND,
    edges,
    nodes,
)  # fmt: skip

VNLEGAL = data_dir("ontology") / "vnlegal.ttl"
RULES = {rule.code: rule for rule in rules()}
BASED = f"edge/{edge_id(LOCAL, 'BASED_ON', DECREE, TEXT)}"
REPLACES = f"edge/{edge_id(DECREE, 'REPLACES', OLD, 'register')}"


class Edit(NamedTuple):
    """A change to the sound graph at one node: predicates whose values go, what is added, and whole triples."""

    code: str
    node: str
    gone: str = ""
    added: str = ""
    more: str = ""


BROKEN = [
    Edit("namespace", LAW, "", "<http://w3id.org/vnlegal/ont#number> '990'"),
    Edit("namespace", LAW, "", "a <https://w3id.org/vnlegal/ont/Document>"),
    Edit("undeclared-class", LAW, "", "a vnl:Dokument"),
    Edit("undeclared-property", LAW, "", "vnl:titel 'Luật'"),
    Edit("node-iri", "_:b", "", "", "_:b a vnl:Body ; dcterms:title 'Ban'@vi ."),
    Edit("node-title", LAW, "dcterms:title"),
    Edit("node-title", LAW, "dcterms:title", "dcterms:title ' '@vi"),
    Edit("title-per-language", LAW, "", "dcterms:title 'Luật khác'@vi"),
    Edit("title-language", LAW, "dcterms:title", "dcterms:title 'Luật Thủy lợi'"),
    Edit("same-title", COUNCIL, "dcterms:title", "dcterms:title 'Chính phủ'@vi"),
    Edit("literal-for-node", LAW, "", "vnl:issuedBy 'Quốc hội'"),
    Edit("node-for-literal", LAW, "vnl:issuer", "vnl:issuer <org/quoc-hoi>"),
    Edit("literal-type", LAW, "vnl:year", "vnl:year '2019'"),
    Edit("literal-type", LAW, "vnl:issued", "vnl:issued '14/6/2019'"),
    Edit("literal-type", LAW, "vnl:issued", "vnl:issued '2019-02-30'^^xsd:date"),
    Edit("literal-type", FIRST, "vnl:confidence", "vnl:confidence 'cao'^^xsd:double"),
    Edit("single-value", LAW, "", "vnl:issuer 'Chính phủ'"),
    Edit("dangling-end", LAW, "", "vnl:issuedBy <org/quoc-hoi>"),
    Edit("domain", TASK, "", "vnl:issued '2022-01-01'^^xsd:date"),
    Edit("range", LAW, "", f"vnl:issuedBy <{PLACE}>"),
    Edit("disjoint-classes", LAW, "", "a vnl:PartyDocument"),
    Edit("disjoint-classes", CLAUSE, "", "a vnl:NormativeDocument"),
    Edit("self-relation", LAW, "", f"vnl:replaces <{LAW}>"),
    Edit("replaces-cycle", DECREE, "", "", f"<{OLD}> vnl:replaces <{LAW}> . <{LAW}> vnl:replaces <{DECREE}> ."),
    Edit("part-cycle", CLAUSE, "", "", f"<{ARTICLE}> vnl:partOf <{CLAUSE}> ."),
    Edit("succession-cycle", OLD_MINISTRY, "", "", f"<{MINISTRY}> vnl:succeededBy <{OLD_MINISTRY}> ."),
    Edit("document-iri", LAW, "vnl:number", "vnl:number '991'"),
    Edit("document-iri", LAW, "vnl:year"),
    Edit("document-number", LAW, "vnl:number", "vnl:number 'số 990'"),
    Edit("document-number", LAW, "vnl:number", "vnl:number '990/2019'"),
    Edit("document-series", LAW, "vnl:series", "vnl:series 'có năm'"),
    Edit("document-code", LAW, "vnl:code", "vnl:code 'Luật-QH14'"),
    Edit("document-year", LAW, "vnl:year", "vnl:year 19"),
    Edit("document-jurisdiction", LAW, "vnl:jurisdiction", "vnl:jurisdiction 'Việt Nam'"),
    Edit("document-signature", LAW, "vnl:signature", "vnl:signature '990/2019\\n/QH14'"),
    Edit("signature-number", LAW, "vnl:signature", "vnl:signature '98/2019/QH14'"),
    Edit("document-kind", LAW, "vnl:typeCode"),
    Edit("document-one-type", DECREE, "", "vnl:hasType <voc/type/nq>"),
    Edit("document-issuer", LAW, "vnl:issuer"),
    Edit("document-normative", LAW, "vnl:normative", "vnl:normative 'có'"),
    Edit("normative-class", LAW, "vnl:normative", "vnl:normative 'no'"),
    Edit("document-date", LAW, "vnl:issued", "vnl:issued '0219-06-14'^^xsd:date"),
    Edit("document-date-year", LAW, "vnl:issued", "vnl:issued '2018-06-14'^^xsd:date"),
    Edit("entry-into-force", LAW, "vnl:effectiveFrom", "vnl:effectiveFrom '2019-01-01'^^xsd:date"),
    Edit("entry-term", NEW, "vnl:effectiveFrom", "vnl:effectiveFrom '2025-05-12'^^xsd:date"),
    Edit("end-of-force", OLD, "vnl:effectiveTo", "vnl:effectiveTo '2014-10-01'^^xsd:date"),
    Edit("force-after-end", OLD, "vnl:effectiveTo", "vnl:effectiveTo '2022-01-01'^^xsd:date"),
    Edit("older-actor", OLD, "", f"vnl:amends <{DECREE}>"),
    Edit("lower-actor", DECREE, "", f"vnl:repeals <{LAW}>"),
    Edit("provision-part", CLAUSE, "vnl:partOf"),
    Edit("provision-level", CLAUSE, "vnl:level", "vnl:level 'đoạn'"),
    Edit("provision-ordinal", CLAUSE, "vnl:ordinal", "vnl:ordinal 'thứ hai'"),
    Edit("provision-iri", CLAUSE, "vnl:partOf", f"vnl:partOf <{LAW}>"),
    Edit("provision-order", CLAUSE, "vnl:level", "vnl:level 'chuong'"),
    Edit("mention-text", FIRST, "vnl:inText"),
    Edit("mention-text", FIRST, "vnl:inText", f"vnl:inText <{LAW}>"),
    Edit("mention-start", FIRST, "vnl:spanStart", "vnl:spanStart -1"),
    Edit("mention-start", FIRST, "vnl:spanStart", "vnl:spanStart 32"),
    Edit("mention-end", FIRST, "vnl:spanEnd"),
    Edit("mention-within-text", FIRST, "vnl:spanEnd", "vnl:spanEnd 1201"),
    Edit("mention-quote", FIRST, "vnl:quote"),
    Edit("mention-quote-length", FIRST, "vnl:quote", "vnl:quote 'Nghị định'@vi"),
    Edit("mention-iri", FIRST, "vnl:spanStart", "vnl:spanStart 9"),
    Edit("mention-status", FIRST, "vnl:status", "vnl:status 'found'"),
    Edit("mention-target", FIRST, "vnl:refersTo"),
    Edit("mention-resolution", THIRD, "vnl:status", "vnl:status 'resolved'"),
    Edit("mention-resolution", SECOND, "vnl:status", "vnl:status 'unresolved'"),
    Edit("mention-confidence", FIRST, "vnl:confidence", "vnl:confidence '1.5'^^xsd:double"),
    Edit("mention-confidence", BASED, "vnl:confidence", "vnl:confidence '0.0'^^xsd:double"),
    Edit("mention-rule", BASED, "vnl:rule"),
    Edit("mention-form", FIRST, "vnl:form", "vnl:form 'dài'"),
    Edit("mention-role", BASED, "vnl:role", "vnl:role 'canCu'"),
    Edit("mention-how", FIRST, "vnl:how", "vnl:how 'guess'"),
    Edit("partial-status", PARTIAL, "vnl:status", "vnl:status 'resolved'"),
    Edit("partial-reason", PARTIAL, "vnl:reason"),
    Edit("partial-candidates", PARTIAL, "vnl:candidates", "vnl:candidates 'doc/vn-an-phuoc/n/qd-ubnd/2022/12'"),
    Edit("partial-iri", "doc/vn/n/qd/2020/1", "", "a vnl:PartialReference ; dcterms:title 'Quyết định 1'@vi"),
    Edit("partial-start", PARTIAL, "", f"vnl:amends <{LAW}>"),
    Edit("partial-cited", PARTIAL, "", "", ""),
    Edit("evidence-missing", LOCAL, "", f"vnl:basedOn <{LAW}>"),
    Edit("evidence-triple", BASED, "rdf:object", f"rdf:object <{LAW}>"),
    Edit("evidence-subject", BASED, "rdf:subject"),
    Edit("evidence-predicate", BASED, "rdf:predicate", "rdf:predicate 'basedOn'"),
    Edit("evidence-object", BASED, "", f"rdf:object <{LAW}>"),
    Edit("evidence-source", BASED, "vnl:sourceDoc", "vnl:sourceDoc 'báo Văn hóa'"),
    Edit("evidence-quote", BASED, "vnl:quote"),
    Edit("evidence-place", BASED, "vnl:spanStart", "vnl:spanStart -5"),
    Edit("evidence-scope", REPLACES, "vnl:scope", "vnl:scope 'toàn bộ'"),
    Edit("evidence-text", BASED, "prov:wasDerivedFrom", f"prov:wasDerivedFrom <{FIRST}>"),
    Edit("evidence-mention", BASED, "prov:wasDerivedFrom", f"prov:wasDerivedFrom <{TEXT}>"),
    Edit("validity-format", MINISTRY, "vnl:validFrom", "vnl:validFrom '01/3/2025'"),
    Edit("validity-format", MINISTRY, "vnl:validFrom", "vnl:validFrom '2025-13'"),
    Edit("validity-order", OLD_MINISTRY, "vnl:validTo", "vnl:validTo '1994'"),
    Edit("validity-of-predecessor", PLACE, "vnl:validTo"),
    Edit("issuer-valid", NEW, "vnl:issuedBy", f"vnl:issuedBy <{OLD_MINISTRY}>"),
    Edit("issuer-valid", OLD, "vnl:issuedBy", f"vnl:issuedBy <{MINISTRY}>"),
    Edit("incarnation-overlap", OLD_MINISTRY, "vnl:validTo", "vnl:validTo '2025-03-01'"),
    Edit("incarnation-overlap", OLD_MINISTRY, "vnl:validTo"),
    Edit("body-name", COUNCIL, "vnl:fullName"),
    Edit("office-part", OFFICE, "vnl:partOf"),
    Edit("person-privacy", PERSON, "", "vnl:positions 'Chủ tịch, tranvanmau@anphuoc.example'"),
    Edit("person-privacy", PERSON, "", "vnl:positions 'Chủ tịch (ĐT: 0900 000 000)'"),
    Edit("jurisdiction-part", PLACE, "", "vnl:partOf <place/vn-dai-an-2025>"),
    Edit("jurisdiction-level", PLACE, "vnl:level", "vnl:level 'tỉnh'"),
    Edit("concept-code", CODE_CP, "vnl:code"),
    Edit("concept-unique", CODE_CP, "", "", f"<{CODE_TW}> vnl:code 'CP' ."),
    Edit("change-from", CHANGE, "vnl:changedFrom"),
    Edit("change-to", CHANGE, "vnl:changedTo"),
    Edit("change-date", CHANGE, "vnl:effective"),
    Edit("change-basis", CHANGE, "vnl:legalBasis"),
    Edit("meeting-body", MEETING, "vnl:heldBy"),
    Edit("meeting-date", MEETING, "vnl:date vnl:dateText"),
    Edit("meeting-days", MEETING, "vnl:dateEnd", "vnl:dateEnd '2022-08-04'^^xsd:date"),
    Edit("meeting-recorded", MEETING, "vnl:recordedIn"),
    Edit("meeting-minutes", MEETING, "", "", ""),
    Edit("meeting-sites", MEETING, "vnl:sites", "vnl:sites 0"),
    Edit("task-assignee", TASK, "vnl:ledBy vnl:lead"),
    Edit("task-recorded", TASK, "vnl:recordedIn"),
    Edit("task-origin", TASK, "vnl:assignedIn", "", ""),
    Edit("task-text", TASK, "vnl:text"),
    Edit("task-term", TASK, "vnl:dueFrom", "vnl:dueFrom '2022-10-01'^^xsd:date"),
    Edit("task-term-printed", TASK, "vnl:dueText"),
    Edit("task-after-document", TASK, "vnl:dueTo", "vnl:dueTo '2021-09-30'^^xsd:date"),
    Edit("task-after-meeting", TASK, "vnl:dueTo", "vnl:dueTo '2022-08-01'^^xsd:date"),
    Edit("text-hash", TEXT, "vnl:sha256", "vnl:sha256 '5EA1AB1E'"),
    Edit("text-iri", TEXT, "vnl:sha256", f"vnl:sha256 '{'0' * 64}'"),
    Edit("text-length", TEXT, "vnl:charCount", "vnl:charCount -1"),
]  # fmt: skip
ELSEWHERE = {
    "partial-cited": f"DELETE WHERE {{ <{THIRD}> vnl:refersTo ?any }}",
    "meeting-minutes": f"DELETE DATA {{ <{TEXT}> vnl:kind 'BB' }} ; INSERT DATA {{ <{TEXT}> vnl:kind 'news' }}",
    "task-origin": f"DELETE WHERE {{ <{MEETING}> vnl:concluded ?any }}",
}
"""Rules that are broken by a change at another node."""

SOUND = [
    *(Edit("document-number", LAW, "vnl:number", f"vnl:number '{number}'")
      for number in ("107", "30a", "66.17", "3010-1", "nn", "001", "12dd", "64.1.2b-3")),
    *(Edit("document-code", LAW, "vnl:code", f"vnl:code '{code}'") for code in ("ttlt-bldtbxh-btc", "bvntw", "cv", "nq-ubtvqh15")),
    *(Edit("document-jurisdiction", LAW, "vnl:jurisdiction", f"vnl:jurisdiction '{place}'")
      for place in ("vn", "vn-ba-ria-vung-tau", "vn-quang-ngai-2025", "vn-ho-chi-minh.quan-1", "vn-kon-tum.dak-ha.dak-mar")),
    *(Edit("document-signature", LAW, "vnl:signature", f"vnl:signature '{printed}'")
      for printed in ("18-NQ/TW", "01/BGD&ĐT-VP", "299/TTg", "/KH-MTTQ-BTT", "Hiến pháp năm 2013", "169-CP")),
    *(Edit("signature-number", LAW, "vnl:signature", f"vnl:signature '{printed}'") for printed in ("990/QH14", "0990/2019/QH14")),
    Edit("document-iri", "doc/text/5ea1ab1e5ea1ab1e", "", "a vnl:Document ; dcterms:title 'Văn bản (không số)'@vi"),
    Edit("mention-resolution", SECOND, "vnl:status vnl:refersTo", "vnl:status 'unresolved' ; vnl:refersTo <doc/text/5ea1ab1e5ea1ab1e>"),
    Edit("mention-quote-length", FIRST, "vnl:quote", "vnl:quote 'Nghị \\U0001F600 901/2021/NĐ-CP!'@vi"),
    Edit("issuer-valid", OLD, "vnl:issued", "vnl:issued '1995-01-01'^^xsd:date ; vnl:issuedBy <org/bo-nguon-nuoc/1995>"),
    Edit("issuer-valid", NEW, "vnl:issued vnl:issuedBy", f"vnl:issued '2025-02-28'^^xsd:date ; vnl:issuedBy <{OLD_MINISTRY}>"),
    Edit("validity-order", PLACE, "vnl:validFrom", "vnl:validFrom '2025-06-01'"),
    Edit("incarnation-overlap", OLD_MINISTRY, "vnl:jurisdiction"),
    Edit("partial-start", PARTIAL, "", f"vnl:candidate <{LAW}> ; vnl:inJurisdiction <{PLACE}>"),
    Edit("evidence-scope", REPLACES, "vnl:scope"),
    Edit("entry-term", NEW, "vnl:effectiveFrom", "vnl:effectiveFrom '2025-06-16'^^xsd:date"),
    Edit("entry-term", LAW, "vnl:effectiveFrom", "vnl:effectiveFrom '2019-06-14'^^xsd:date"),
    Edit("end-of-force", OLD, "vnl:effectiveFrom"),
    Edit("older-actor", DECREE, "", f"vnl:cites <{NEW}>"),
    Edit("lower-actor", LAW, "", f"vnl:repeals <{DECREE}>"),
    Edit("person-privacy", PERSON, "", "vnl:positions 'Bí thư Tỉnh ủy nhiệm kỳ 2020-2025, Đại biểu khóa XV'"),
    Edit("task-after-document", TASK, "vnl:dueTo"),
    Edit("domain", LAW, "a", "a vnl:NormativeDocument"),
    Edit("undeclared-property", LAW, "", "<http://purl.org/dc/terms/subject> 'thủy lợi'@vi ; <https://schema.org/about> 'thủy lợi'"),
    Edit("same-title", COUNCIL, "dcterms:title", "dcterms:title 'Nghị định'@vi"),
    Edit("title-per-language", LAW, "", "dcterms:title 'Law on irrigation'@en"),
    Edit("node-title", LAW, "dcterms:title", "skos:prefLabel 'Luật Thủy lợi nội đồng'@vi"),
    Edit("evidence-missing", LOCAL, "", f"vnl:basedOn <{LAW}> ; vnl:certainty 'confirmed'"),
    Edit("evidence-missing", DECREE, "", f"vnl:basisFor <{LOCAL}>"),
    Edit("concept-unique", CODE_CP, "", "skos:broader <code/issuer/tw>", f"<{CODE_TW}> vnl:code 'CP' ."),
    Edit("validity-of-predecessor", OLD_MINISTRY, "vnl:validTo"),
    Edit("concept-unique", TYPE_ND, "vnl:code", "vnl:code 'CP'"),
    Edit("document-date-year", PARTY, "vnl:year"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Data:
    data = of_graph(write_graph(nodes(), edges(), tmp_path_factory.mktemp("sound")))
    return edited(data, Edit("", CHANGE, "", CHANGED))


def edited(data: Data, edit: Edit) -> Data:
    store = Store()
    store.extend(iter(data.store))
    head = f"BASE <{_schema.BASE}>\n" + "".join(f"PREFIX {p}: <{n}>\n" for p, n in _schema.PREFIXES.items())
    for number, predicate in enumerate(edit.gone.split()):
        store.update(f"{head} DELETE WHERE {{ <{edit.node}> {predicate} ?v{number} }}")
    if edit.code in ELSEWHERE:
        store.update(head + ELSEWHERE[edit.code])
    about = f"<{edit.node}> {edit.added} ." if edit.added else ""
    store.update(f"{head} INSERT DATA {{ {about} {edit.more} }}")
    return Data("edited", data.base, store)


def found(data: Data, code: str) -> set[str]:
    return {finding.shown for finding in validate(data, codes=[code]).findings}


def test_the_sound_graph_breaks_no_rule(sound: Data) -> None:
    assert [finding.record() for finding in validate(sound).findings] == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_something_to_look_at(sound: Data, code: str) -> None:
    data = of_files(VNLEGAL) if code == "term-described" else sound
    assert Focus(data).nodes(RULES[code].targets)


@pytest.mark.parametrize("edit", BROKEN, ids=lambda e: e.code)
def test_a_rule_finds_what_is_broken(sound: Data, edit: Edit) -> None:
    names = found(edited(sound, edit), edit.code)
    assert edit.node in names or (edit.node.startswith("_:") and any(n.startswith("_:") for n in names))


@pytest.mark.parametrize("edit", SOUND, ids=lambda e: f"{e.code} {e.added[:30]}")
def test_a_rule_leaves_what_is_sound(sound: Data, edit: Edit) -> None:
    assert found(edited(sound, edit), edit.code) == set()


def test_every_rule_is_tried() -> None:
    assert {edit.code for edit in BROKEN} == RULES.keys() - {"term-described"}


def test_a_term_without_description_is_found(tmp_path: Path) -> None:
    text = VNLEGAL.read_text(encoding="utf-8")
    assert found(of_files(VNLEGAL), "term-described") == set()
    (tmp_path / "ont.ttl").write_text(text.replace('"document"@en', '"document"@fr', 1), encoding="utf-8")
    assert found(of_files(tmp_path / "ont.ttl"), "term-described") == {"vnl:Document"}


# pySHACL by itself, as a stranger runs it


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(VNLEGAL)


def theirs(data: Data, ontology: Graph, code: str, *focus: str) -> set[str]:
    """The nodes that pySHACL finds by one rule, data and ontology as one graph."""
    text = data.store.dump(format=RdfFormat.N_TRIPLES, from_graph=DATA)
    graph = Graph().parse(data=text, format="nt")
    graph += ontology
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=shapes_graph(), inplace=True, use_shapes=[RULES[code].iri],
        focus_nodes=[_schema.BASE + node for node in focus],
    )  # fmt: skip
    return {str(node).removeprefix(_schema.BASE) for node in report.objects(None, SH.focusNode)}


ONE_EACH = list({edit.code: edit for edit in BROKEN if edit.node != "_:b"}.values())


@pytest.mark.parametrize("edit", [e for e in ONE_EACH if RULES[e.code].query], ids=lambda e: e.code)
def test_pyshacl_agrees_on_a_query(sound: Data, ontology: Graph, edit: Edit) -> None:
    """The query asked of all nodes at once says of one node what pySHACL says of it alone."""
    assert theirs(edited(sound, edit), ontology, edit.code, edit.node) == {edit.node}


@pytest.mark.parametrize("edit", [e for e in ONE_EACH if not RULES[e.code].query][::6], ids=lambda e: e.code)
def test_pyshacl_agrees_on_the_core(sound: Data, ontology: Graph, edit: Edit) -> None:
    """A batch with a part of the graph says what pySHACL says of the whole."""
    data = edited(sound, edit)
    assert theirs(data, ontology, edit.code) == found(data, edit.code)


# the shapes themselves


def test_the_shapes_are_shapes() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_message_names_rule_and_fix_in_both_languages(rule) -> None:
    for language in ("vi", "en"):
        assert rule.message[language].endswith("."), rule.message[language]
        assert len(rule.fix[language]) > 8
        assert rule.label[language]
    assert rule.message["vi"] != rule.message["en"]
    holes = {name for text in rule.message.values() for name in ("value", "path") if f"{{?{name}}}" in text}
    assert all(f"?{name}" in (rule.query or "") for name in holes)


def test_every_class_of_the_graph_is_named_and_titled() -> None:
    tops = {label.iri for label in _schema.LABELS.values() if not label.parents and label.name != "VnLegal"}
    for code in ("node-iri", "node-title", "title-language"):
        assert {named for _, named in RULES[code].targets} == tops


@pytest.mark.parametrize(
    ("code", "pattern"),
    [
        ("document-number", documents.NUMBER),
        ("document-code", documents.CODE),
        ("document-jurisdiction", documents.JURISDICTION),
    ],
)
def test_patterns_are_those_of_the_identities(code: str, pattern: str) -> None:
    (written,) = shapes_graph().objects(URIRef(RULES[code].iri), SH.pattern)
    assert str(written) == f"^{pattern.replace('(?:', '(')}$".replace("((", "((", 1)


def test_levels_are_those_of_the_identities() -> None:
    (members,) = shapes_graph().objects(URIRef(RULES["provision-level"].iri), SH["in"])
    assert [str(member) for member in shapes_graph().items(members)] == list(documents.LEVELS)


def test_paths_have_two_steps_at_most() -> None:
    for path in shapes_graph().objects(None, SH.path):
        if (path, RDF.first, None) in shapes_graph():
            assert len(list(shapes_graph().items(path))) == 2
    assert reach().backwards


def test_queries_keep_to_what_shacl_allows() -> None:
    for rule in RULES.values():
        words = (rule.query or "").upper().split()
        assert not {"MINUS", "VALUES", "SERVICE"} & set(words), rule.code
        assert words.count("SELECT") <= 1
