"""The way back: nodes and edges from RDF that this project wrote, in any of its notations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import _schema
from kg.errors import KgError
from kg.exports.rdf import (
    DERIVED_FROM,
    MENTION,
    OBJECT,
    PREDICATE,
    STATEMENT,
    SUBJECT,
    TITLE,
    TYPE,
    identifier_of,
)
from kg.types import Edge, Node, Properties, Value

NOTATIONS = {
    "turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}  # fmt: skip
_LABELS = {label.iri: label for label in _schema.LABELS.values()}
_RELATIONS = {relation.iri: relation.name for relation in _schema.RELATIONSHIPS.values()}
_KEYS = {key.iri: key for key in _schema.KEYS.values()}
_OWN_COLUMNS = ("source_doc", "span_start", "quote", "confidence", "rule")


class _Resource(defaultdict[str, list[NamedNode | Literal]]):
    """What is said of one thing: the objects of each predicate."""

    def __init__(self, identifier: str) -> None:
        super().__init__(list)
        self.id = identifier


def read_rdf(
    content: str | bytes, form: str = "turtle", base: str = _schema.BASE
) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges of a graph that ``kg export`` wrote; resources of other kinds are left alone.

    Order is not kept by RDF: several values of a key come back sorted.

    Raises:
        KgError: the text cannot be read, or relationships stand there without evidence.
    """
    try:
        found = _gathered(parse(content, format=NOTATIONS[form], base_iri=base), base)
    except (SyntaxError, ValueError) as problem:
        raise KgError("the RDF cannot be read", form, str(problem)) from problem
    nodes = [_node(each) for each in found if _labels(each)]
    edges = [_edge(each, base) for each in found if _is_statement(each)]
    _require_evidence(found, edges, base)
    return nodes, edges


def _gathered(quads: Iterable[Quad], base: str) -> list[_Resource]:
    found: dict[str, _Resource] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            identifier = identifier_of(quad.subject.value, base)
            if identifier is not None:
                resource = found.setdefault(identifier, _Resource(identifier))
                resource[quad.predicate.value].append(quad.object)
    return [found[identifier] for identifier in sorted(found)]


def _is_statement(resource: _Resource) -> bool:
    return any(kind.value == STATEMENT for kind in resource.get(TYPE, ()))


def _labels(resource: _Resource) -> tuple[str, ...]:
    """The labels, those above before those below, as the graph has them."""
    known = [_LABELS[kind.value] for kind in resource.get(TYPE, ()) if kind.value in _LABELS]
    return tuple(label.name for label in sorted(known, key=lambda label: (len(label.parents), label.name)))


def _node(resource: _Resource) -> Node:
    title = min((str(value.value) for value in resource.get(TITLE, ())), default=resource.id)
    return Node(resource.id, _labels(resource), title, tuple(_properties(resource)))


def _properties(resource: _Resource, without: tuple[str, ...] = ()) -> Iterator[tuple[str, Value]]:
    for predicate in sorted(resource, key=lambda iri: _KEYS[iri].name if iri in _KEYS else ""):
        key = _KEYS.get(predicate)
        if key is None or key.name in without:
            continue
        values = sorted(value.value for value in resource[predicate])
        yield key.name, tuple(values) if key.many else _value(values[0], key.datatype)


def _value(text: str, datatype: str) -> Value:
    match datatype:
        case "integer":
            return int(text)
        case "double":
            return float(text)
        case "boolean":
            return text == "true"
        case "date":
            return date.fromisoformat(text)
        case _:
            return text


def _edge(resource: _Resource, base: str) -> Edge:
    own = dict(_properties(resource))
    start, end = (_pointed(resource, predicate, base)[0] for predicate in (SUBJECT, OBJECT))
    relation = _RELATIONS[resource[PREDICATE][0].value]
    mentions = sorted(each for each in _pointed(resource, DERIVED_FROM, base) if each.startswith(MENTION))
    rest: Properties = tuple(_properties(resource, _OWN_COLUMNS))
    return Edge(
        start, relation, end, str(own["source_doc"]), int(str(own["span_start"])), str(own.get("quote", "")),
        float(str(own["confidence"])), str(own["rule"]), tuple(mentions), rest,
    )  # fmt: skip


def _pointed(resource: _Resource, predicate: str, base: str) -> list[str]:
    ends = (identifier_of(value.value, base) for value in resource.get(predicate, ()))
    return [end for end in ends if end is not None]


def _require_evidence(found: list[_Resource], edges: list[Edge], base: str) -> None:
    told = {(edge.start, edge.relation, edge.end) for edge in edges}
    for resource in found:
        for predicate in resource.keys() & _RELATIONS.keys():
            for end in _pointed(resource, predicate, base):
                if (resource.id, _RELATIONS[predicate], end) not in told:
                    raise KgError(
                        "a relationship without evidence", f"{resource.id} {_RELATIONS[predicate]} {end}",
                        "write the graph with kg export, which keeps an rdf:Statement behind each",
                    )  # fmt: skip
