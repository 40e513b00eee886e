"""RDF terms as values of Python, and the other way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import _schema
from kg.exports.rdf import EVIDENCE, identifier_of, iri

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_XSD = _schema.PREFIXES["xsd"]
_WHOLE = frozenset(_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger"))
_BROKEN = frozenset(_XSD + name for name in ("double", "float", "decimal"))

_GRAPH_NAMES = {
    row.iri: name
    for table in (_schema.KEYS, _schema.LABELS, _schema.RELATIONSHIPS)
    for name, row in table.items()
}


def value_of(term: Term | None) -> Any:  # noqa: ANN401
    """The plain value of a term: text, number, truth value, day; a resource is its IRI, None is unbound.

    >>> value_of(Literal("2021-07-22", datatype=NamedNode(_XSD + "date")))
    datetime.date(2021, 7, 22)
    """
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    kind, text = term.datatype.value, term.value
    try:
        if kind in _WHOLE:
            return int(text)
        if kind in _BROKEN:
            return float(text)
        if kind == _XSD + "date":
            return date.fromisoformat(text)
    except ValueError:
        return text
    return text in ("true", "1") if kind == _XSD + "boolean" else text


def graph_value(term: Term | None, base: str) -> Any:  # noqa: ANN401
    """The value as Cypher gives it: a resource by its id, a term of the ontology by its graph name.

    >>> graph_value(NamedNode("https://w3id.org/vnlegal/doc/vn/y/nd-cp/2020/107"), "https://w3id.org/vnlegal/")
    'doc/vn/y/nd-cp/2020/107'
    >>> graph_value(NamedNode("https://w3id.org/vnlegal/ont#basedOn"), "https://w3id.org/vnlegal/")
    'BASED_ON'
    """
    if isinstance(term, NamedNode):
        known = _GRAPH_NAMES.get(term.value) or identifier_of(term.value, base) or term.value
        return known.removeprefix(EVIDENCE)
    return value_of(term)


def term_of(value: object, base: str, *, resource: bool = False) -> str:
    """A value as SPARQL writes it, escaped; ``UNDEF`` for None. With `resource` a text is the id of a node.

    >>> term_of('x") } DROP ALL #', ""), term_of(None, ""), term_of(True, "")
    ('"x\\\\") } DROP ALL #"', 'UNDEF', '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>')
    """
    if value is None:
        return "UNDEF"
    if resource:
        return str(NamedNode(iri(str(value), base)))
    if isinstance(value, bool):
        return str(Literal(value))
    if isinstance(value, date):
        return str(Literal(value.isoformat(), datatype=NamedNode(_XSD + "date")))
    return str(Literal(value if isinstance(value, int | float) else str(value)))


def shown(term: Term | None, base: str) -> Any:  # noqa: ANN401
    """The value for a table: a resource without the base, a term of a known vocabulary with its prefix."""
    if not isinstance(term, NamedNode):
        return value_of(term)
    for prefix, namespace in _schema.PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value[len(namespace) :]}"
    return identifier_of(term.value, base) or term.value


def values_of(row: Sequence[Term | None]) -> tuple[Any, ...]:
    """The plain values of a row."""
    return tuple(map(value_of, row))
