"""Rules of SHACL Core, by pySHACL: batches of nodes, each with the part of the graph that rules look at."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection as RdfList
from rdflib.term import Node

from kg import _schema
from kg.validation.data import DATA, TYPE, Data, Subject
from kg.validation.focus import Focus
from kg.validation.report import Finding
from kg.validation.shapes import TARGETS, Rule, shapes_graph

_LOG = logging.getLogger("rdflib.term")
_STRING = URIRef(_schema.PREFIXES["xsd"] + "string")
BATCH = 2_000
"""Focus nodes that pySHACL sees at once: few enough to keep memory flat, many enough for its fixed costs."""

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Batch:
    """Some focus nodes and the rules that are about each of them."""

    nodes: tuple[Subject, ...]
    about: tuple[tuple[Rule, frozenset[Subject]], ...]


def batches(rules: Sequence[Rule], focus: Focus) -> list[Batch]:
    """All focus nodes of the rules, in the order of their IRIs, in batches."""
    sets = {rule.targets: focus.nodes(rule.targets) for rule in rules}
    every = iter(sorted(frozenset[Subject]().union(*sets.values()), key=str))
    about = tuple((rule, sets[rule.targets]) for rule in rules)
    found = []
    while nodes := tuple(islice(every, BATCH)):
        found.append(Batch(nodes, about))
    return found


def findings(data: Data, batch: Batch) -> list[Finding]:
    """What pySHACL finds in a batch."""
    shapes = Graph()
    shapes += _untargeted()
    wanted: dict[URIRef, Rule] = {}
    for rule, focused in batch.about:
        shape = URIRef(rule.iri)
        wanted[shape] = rule
        for node in batch.nodes:
            if node in focused:
                shapes.add((shape, SH.targetNode, _rdflib(node)))
    _LOG.setLevel(logging.ERROR)  # an impossible date is a finding, not a log line
    _, report, _ = pyshacl.validate(_fragment(data, batch.nodes), shacl_graph=shapes, inplace=True)
    return [
        _finding(data, report, result, wanted) for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


def _finding(data: Data, report: Graph, result: Node, wanted: dict[URIRef, Rule]) -> Finding:
    shape = report.value(result, SH.sourceShape)
    rule = wanted[URIRef(str(shape))]
    node = _oxigraph(report.value(result, SH.focusNode))
    path = report.value(result, SH.resultPath)
    value = report.value(result, SH.value)
    assert isinstance(node, NamedNode | BlankNode)
    return Finding(
        rule,
        node,
        data.short(node),
        data.title(node),
        NamedNode(str(path)) if isinstance(path, URIRef) else None,
        None if value is None or value == report.value(result, SH.focusNode) else _oxigraph(value),
        rule.message,
    )


@cache
def _untargeted() -> Graph:
    """The shapes without their targets: a batch names its nodes itself."""
    graph = Graph()
    for triple in shapes_graph():
        if triple[1] not in TARGETS and triple[1] != SH.sparql:
            graph.add(triple)
    return graph


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the shapes look from a focus node: `mentioned` are all their predicates, `beyond` those that
    stand behind the first step of a path, `backwards` those that are followed against their direction."""

    mentioned: frozenset[NamedNode]
    beyond: frozenset[NamedNode]
    backwards: frozenset[NamedNode]


@cache
def reach() -> Reach:
    """The reach of all shapes of SHACL Core; paths have two steps at most."""
    graph = _untargeted()
    mentioned = {NamedNode(str(term)) for triple in graph for term in triple if isinstance(term, URIRef)}
    beyond, backwards = {TYPE}, set[NamedNode]()
    for path in graph.objects(None, SH.path):
        if isinstance(path, BNode) and (path, RDF.first, None) in graph:
            for step in list(RdfList(graph, path))[1:]:
                beyond.update(_named(graph, step))
    for step in graph.objects(None, SH.inversePath):
        backwards.update(_named(graph, step))
    return Reach(frozenset(mentioned), frozenset(beyond), frozenset(backwards))


def _named(graph: Graph, path: Node) -> Iterator[NamedNode]:
    if isinstance(path, URIRef):
        yield NamedNode(str(path))
    for inner in graph.objects(path, None) if isinstance(path, BNode) else ():
        yield from _named(graph, inner)


def _fragment(data: Data, nodes: Iterable[Subject]) -> Graph:
    """The part of the data that the shapes look at from these nodes."""
    graph, store, far = Graph(), data.store, reach()
    neighbours: set[Subject] = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None, DATA):
            if quad.predicate in far.mentioned:
                graph.add((_rdflib(node), _rdflib(quad.predicate), _rdflib(quad.object)))
                if isinstance(quad.object, NamedNode | BlankNode):
                    neighbours.add(quad.object)
        for predicate in far.backwards:
            for quad in store.quads_for_pattern(None, predicate, node, DATA):
                graph.add((_rdflib(quad.subject), _rdflib(predicate), _rdflib(node)))
                if isinstance(quad.subject, NamedNode | BlankNode):
                    neighbours.add(quad.subject)
    for node in neighbours:
        for predicate in far.beyond:
            for quad in store.quads_for_pattern(node, predicate, None, DATA):
                graph.add((_rdflib(node), _rdflib(predicate), _rdflib(quad.object)))
    return graph


def _rdflib(term: Term) -> URIRef | BNode | RdflibLiteral:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Triple):  # RDF 1.2: rdflib knows no triple terms, and no shape looks at one
        return RdflibLiteral(str(term))
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    kind = URIRef(term.datatype.value)
    return RdflibLiteral(term.value, datatype=None if kind == _STRING else kind, normalize=False)


def _oxigraph(term: Node | None) -> NamedNode | BlankNode | Literal:
    if isinstance(term, URIRef):
        return NamedNode(str(term))
    if isinstance(term, RdflibLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)
    return BlankNode(str(term))
