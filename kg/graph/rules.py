"""Edges that follow from others, by the rules in ``queries/rules/``, in the order of their file names.

A rule is a SPARQL CONSTRUCT of statements with the statements that they follow from. What it derives is an
edge like any other, in the tables and so in every store and export, and says that it is derived: its source
is ``rules``, its `rule` the rule, `premises` the edges that it follows from. Its confidence is that of the
weakest premise times the rule's factor, its mentions are theirs, its quote their quotes in order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from extractors.resources import data_dir
from kg import _schema
from kg.graph.edges import id_of, properties
from kg.types import Edge, Node

SOURCE = "rules"
"""What derived edges name as the source of their statement."""


@dataclass(frozen=True, slots=True)
class DerivationRule:
    """One rule: what it says, the relationship that it derives, how sure that is and why.

    `examples` are premises and what follows from them, `counterexamples` premises from which nothing does;
    both as the file writes them.
    """

    id: str
    vi: str
    en: str
    relation: str
    factor: float
    why: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    text: str


@cache
def rules() -> tuple[DerivationRule, ...]:
    """The rules in the order in which they are applied; ValueError names what a file lacks."""
    return tuple(
        read_rule(path.stem.partition("-")[2], path.read_text(encoding="utf-8"))
        for path in sorted((data_dir("queries") / "rules").glob("*.rq"))
    )


_HEAD = re.compile(r"#\s+(\w+):\s+(.+)")


def read_rule(name: str, text: str) -> DerivationRule:
    """A rule from its file. Raises ValueError where a line of the head is missing."""
    said: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        if found := _HEAD.fullmatch(line):
            said[found[1]].append(found[2])
    missing = [part for part in _PARTS if part not in said]
    if missing:
        raise ValueError(f"the rule {name} lacks {', '.join(missing)}")
    return DerivationRule(
        name, said["vi"][0], said["en"][0], said["derives"][0], float(said["factor"][0]), said["why"][0],
        tuple(said["example"]), tuple(said["counterexample"]), text,
    )  # fmt: skip


_PARTS = ("vi", "en", "derives", "factor", "why", "example", "counterexample")


def derive(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """What follows from the edges of a graph; each rule also sees what the rules before it derived."""
    labels = {node.id: node.labels for node in nodes}
    known, made = list(edges), list[Edge]()
    for rule in rules():
        found = list(apply(rule, labels, known))
        known += found
        made += found
    return tuple(made)


def apply(
    rule: DerivationRule, labels: Mapping[str, tuple[str, ...]], edges: Iterable[Edge]
) -> Iterator[Edge]:
    """What one rule derives, by from and to; `labels` are those of the nodes by id."""
    named = _names_in(rule.text)
    premises = [edge for edge in edges if edge.relation in named]
    facts = _Facts(named)
    for number, edge in enumerate(premises):
        facts.add(number, edge, labels)
    if not premises:
        return
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for start, end, numbers in facts.constructed(rule.text):
        found[start, end] |= numbers
    for (start, end), numbers in sorted(found.items()):
        if start != end:
            yield _derived(rule, start, end, [premises[number] for number in sorted(numbers)])


def _names_in(text: str) -> frozenset[str]:
    """The labels, relationships and keys that a rule names."""
    local = set(re.findall(r"\bvnl:(\w+)", text))
    return frozenset(
        name
        for table in (_schema.LABELS, _schema.RELATIONSHIPS, _schema.KEYS)
        for name, row in table.items()
        if row.iri.removeprefix(_schema.NAMESPACE) in local
    )


def _derived(rule: DerivationRule, start: str, end: str, premises: list[Edge]) -> Edge:
    """The edge that follows; of several sources for one premise the surest counts."""
    surest: dict[tuple[str, str, str], Edge] = {}
    for edge in sorted(premises, key=lambda e: (-e.confidence, id_of(e))):
        surest.setdefault((edge.start, edge.relation, edge.end), edge)
    chain = _in_order(start, list(surest.values()))
    return Edge(
        start, rule.relation, end, SOURCE, 0, " ⇒ ".join(edge.quote for edge in chain),
        round(min(edge.confidence for edge in chain) * rule.factor, 4), f"{SOURCE}.{rule.id}",
        tuple(dict.fromkeys(mention for edge in chain for mention in edge.mentions)),
        properties(premises=[id_of(edge) for edge in chain]),
    )  # fmt: skip


def _in_order(start: str, edges: list[Edge]) -> list[Edge]:
    """The premises as a reader follows them: each begins or ends where one before it did."""
    left = sorted(edges, key=lambda e: (e.relation, e.start, e.end))
    reached, ordered = {start}, list[Edge]()
    while left:
        following = next((e for e in left if e.start in reached or e.end in reached), left[0])
        left.remove(following)
        ordered.append(following)
        reached |= {following.start, following.end}
    return ordered


_RDF = _schema.PREFIXES["rdf"]
_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (
    ox.NamedNode(_RDF + name) for name in ("type", "subject", "predicate", "object")
)
_DERIVED_FROM = ox.NamedNode(_schema.PREFIXES["prov"] + "wasDerivedFrom")


class _Facts:
    """The part of a graph that a rule speaks of, as triples under names of this run."""

    def __init__(self, named: frozenset[str]) -> None:
        self._named = named
        self._store = ox.Store()
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, number: int, edge: Edge, labels: Mapping[str, tuple[str, ...]]) -> None:
        """Take in an edge: its triple, the statement behind it, the labels of its ends."""
        start, end = (self._resource(node, labels) for node in (edge.start, edge.end))
        predicate = ox.NamedNode(_schema.RELATIONSHIPS[edge.relation].iri)
        statement = ox.NamedNode(f"urn:edge:{number}")
        rows = [
            ox.Quad(start, predicate, end), ox.Quad(statement, _SUBJECT, start),
            ox.Quad(statement, _PREDICATE, predicate), ox.Quad(statement, _OBJECT, end),
        ]  # fmt: skip
        for name, value in edge.properties:
            if name in self._named:
                key = ox.NamedNode(_schema.KEYS[name].iri)
                values = value if isinstance(value, tuple) else (value,)
                rows += [ox.Quad(statement, key, ox.Literal(str(each))) for each in values]
        self._store.extend(rows)

    def _resource(self, node: str, labels: Mapping[str, tuple[str, ...]]) -> ox.NamedNode:
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self._ids)
            self._ids.append(node)
            for label in self._named.intersection(labels.get(node, ())):
                resource, kind = ox.NamedNode(f"urn:node:{number}"), ox.NamedNode(_schema.LABELS[label].iri)
                self._store.add(ox.Quad(resource, _TYPE, kind))
        return ox.NamedNode(f"urn:node:{number}")

    def constructed(self, query: str) -> Iterator[tuple[str, str, set[int]]]:
        """From, to and the numbers of the premises of every statement that the query constructs."""
        statements: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        found = self._store.query(query)
        assert isinstance(found, ox.QueryTriples), "a rule is a CONSTRUCT"
        for triple in found:
            statements[str(triple.subject)][triple.predicate.value].add(triple.object.value)
        for said in statements.values():
            (start,), (end,) = said[_SUBJECT.value], said[_OBJECT.value]
            numbers = {int(edge.rpartition(":")[2]) for edge in said[_DERIVED_FROM.value]}
            yield self._node(start), self._node(end), numbers

    def _node(self, iri: str) -> str:
        return self._ids[int(iri.rpartition(":")[2])]
