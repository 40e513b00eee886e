"""What rules derive: every example of every rule, evidence, order, and the examples' own graph."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from extractors.resources import data_dir
from kg._schema import RELATIONSHIPS
from kg.evidence import why
from kg.graph import Graph, read_graph
from kg.graph.build import build
from kg.graph.edges import id_of
from kg.graph.hashes import rules_hash
from kg.graph.rules import SOURCE, DerivationRule, apply, derive, read_rule, rules
from kg.types import Edge, Node

LABELS = {"doc": "Document", "org": "Body", "place": "Jurisdiction", "task": "Task"}
_FACT = re.compile(r"(\S+) ([A-Z_]+) (\S+?)(?: \{(\w+): ([^}]+)\})?")


def label_of(identifier: str) -> str:
    return "Provision" if "/dieu/" in identifier else LABELS[identifier.split("/")[0]]


def edges_in(line: str, sure: float = 0.9) -> list[Edge]:
    """``doc/a ISSUED_BY org/x {scope: part}, …`` as edges."""
    found = []
    for part in re.split(r", ", line):
        fact = _FACT.fullmatch(part)
        assert fact, part
        start, relation, end, key, value = fact.groups()
        more = () if key is None else ((key, (value,) if key == "provisions" else value),)
        quote = f"{start} {relation} {end}"
        found.append(
            Edge(start, relation, end, "text/0", 0, quote, sure, "by-hand", (f"mention/{start}",), more)
        )
    return found


def derived(rule: DerivationRule, edges: list[Edge]) -> list[Edge]:
    ends = {end for edge in edges for end in (edge.start, edge.end)}
    return list(apply(rule, {end: (label_of(end),) for end in ends}, edges))


def said(edges: list[Edge]) -> set[tuple[str, str, str]]:
    return {(edge.start, edge.relation, edge.end) for edge in edges}


EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
COUNTEREXAMPLES = [(rule, example) for rule in rules() for example in rule.counterexamples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else v.id)
def test_a_rule_derives_its_examples_and_nothing_else(rule: DerivationRule, example: str) -> None:
    premises, _, conclusions = example.partition(" => ")
    assert said(derived(rule, edges_in(premises))) == said(edges_in(conclusions))


@pytest.mark.parametrize(
    ("rule", "example"), COUNTEREXAMPLES, ids=lambda v: v if isinstance(v, str) else v.id
)
def test_a_rule_derives_nothing_from_its_counterexamples(rule: DerivationRule, example: str) -> None:
    assert derived(rule, edges_in(example)) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_is_told_and_derives_what_the_ontology_declares(rule: DerivationRule) -> None:
    assert rule.vi.endswith(".")
    assert rule.en.endswith(".")
    assert rule.why.endswith(".")
    assert 0 < rule.factor <= 1
    iri = RELATIONSHIPS[rule.relation].iri
    assert f"rdf:predicate vnl:{iri.partition('#')[2]}" in rule.text


def test_the_order_of_the_rules_is_that_of_their_files() -> None:
    names = sorted(path.stem for path in (data_dir("queries") / "rules").glob("*.rq"))
    assert [f"{name.partition('-')[0]}-{rule.id}" for name, rule in zip(names, rules(), strict=True)] == names


def test_a_rule_without_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="factor"):
        read_rule("x", "# vi: a\n# en: b\n# derives: CITES\n# why: c\n# example: d\n# counterexample: e\n")


RULE = next(rule for rule in rules() if rule.id == "responsible-today")
CHAIN = "doc/a ISSUED_BY org/x, org/x SUCCEEDED_BY org/y, org/y SUCCEEDED_BY org/z"


def test_evidence_comes_from_the_premises_in_their_order() -> None:
    premises = [*edges_in(CHAIN), *edges_in("doc/b ISSUED_BY org/z")]
    random.Random(1).shuffle(premises)
    (edge,) = derived(RULE, premises)
    assert edge.source_doc == SOURCE
    assert edge.rule == "rules.responsible-today"
    assert edge.quote == "doc/a ISSUED_BY org/x ⇒ org/x SUCCEEDED_BY org/y ⇒ org/y SUCCEEDED_BY org/z"
    assert edge.mentions == ("mention/doc/a", "mention/org/x", "mention/org/y")
    assert dict(edge.properties)["premises"] == tuple(map(id_of, edges_in(CHAIN)))


def test_the_weakest_premise_counts_and_of_two_sources_the_surest() -> None:
    issued, *succession = edges_in(CHAIN)
    weak = Edge("doc/a", "ISSUED_BY", "org/x", "text/1", 0, "weak", 0.4, "by-hand")
    (edge,) = derived(RULE, [weak, issued, *succession])
    assert edge.confidence == pytest.approx(0.9 * RULE.factor, abs=1e-4)
    assert "weak" not in edge.quote
    (edge,) = derived(RULE, [weak, *succession])
    assert edge.confidence == pytest.approx(0.4 * RULE.factor, abs=1e-4)


def test_the_order_of_the_edges_changes_nothing() -> None:
    premises = edges_in(f"{CHAIN}, task/t LED_BY org/y, doc/n REPLACES doc/o, doc/o/dieu/5 PART_OF doc/o")
    nodes = [Node(end, (label_of(end),), end) for edge in premises for end in (edge.start, edge.end)]
    expected = derive(nodes, premises)
    assert len(expected) == 3
    for seed in range(5):
        random.Random(seed).shuffle(premises)
        assert derive(nodes, premises) == expected


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("derived") / "graph"
    build(sorted(data_dir("examples").glob("*.txt")), folder)
    return read_graph(folder)


def test_derived_edges_are_in_the_tables_of_the_examples(graph: Graph) -> None:
    found = {edge.relation for edge in graph.edges() if edge.source_doc == SOURCE}
    assert {"RESPONSIBLE_TODAY", "PLACE_TODAY"} <= found
    stated = [edge for edge in graph.edges() if edge.source_doc != SOURCE]
    assert said([e for e in graph.edges() if e.source_doc == SOURCE]) == said(
        list(derive(graph.nodes(), stated))
    )


def test_who_is_responsible_for_a_circular_of_a_ministry_that_was_merged(graph: Graph) -> None:
    (edge,) = (e for e in graph.edges("RESPONSIBLE_TODAY") if e.start == "doc/vn/y/tt-bkhdt/2024/1")
    titles = {node.id: node.title for node in graph.nodes("Body")}
    assert titles[edge.end] == "Bộ Tài chính"
    evidence = why(graph, id_of(edge))
    assert evidence.source == "rules"
    assert all(graph.edge(premise) for premise in dict(edge.properties)["premises"])  # type: ignore[union-attr]


def test_a_build_that_grew_derives_what_a_new_one_does(graph: Graph, tmp_path: Path) -> None:
    texts = sorted(data_dir("examples").glob("*.txt"))
    build(texts[::2], tmp_path / "graph")
    build(texts, tmp_path / "graph")
    assert read_graph(tmp_path / "graph").key == graph.key


def test_a_changed_rule_makes_a_new_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = rules_hash.__wrapped__()
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr("kg.graph.hashes.data_dir", lambda name: tmp_path)
    assert rules_hash.__wrapped__() != before
