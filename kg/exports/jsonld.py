"""JSON-LD by a context of our own: local names of the ontology, one resource a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg import _schema
from kg.exports.rdf import (
    DERIVED_FROM,
    OBJECT,
    PREDICATE,
    STATEMENT,
    SUBJECT,
    TITLE,
    VIETNAMESE,
    Resource,
)
from kg.exports.runs import AGENT, ASSOCIATED, CONFORMS, GENERATED, USED, told
from kg.exports.spelling import JsonLd, term_name

if TYPE_CHECKING:
    from kg.graph.read import Graph


def context(base: str | None = None) -> dict[str, object]:
    """The JSON-LD context of the ontology, generated from its terms; with `base` ids may be relative.

    >>> context()["basedOn"], context()["year"]
    ({'@id': 'vnl:basedOn', '@type': '@id'}, {'@id': 'vnl:year', '@type': 'xsd:integer'})
    """
    names: dict[str, object] = {"@version": 1.1}
    if base is not None:
        names["@base"] = base
    names |= {prefix: _schema.PREFIXES[prefix] for prefix in ("dcterms", "prov", "rdf", "vnl", "xsd")}
    names |= {name: f"vnl:{name}" for name in sorted(_schema.LABELS)}
    for name, kind in _schema.RDF_ONLY.items():
        iri = f"vnl:{name}"
        names[name] = {"@id": iri, "@type": "@id"} if kind == "relationship" else iri
    names |= {term_name(iri): _curie(iri) for iri in (STATEMENT, AGENT)}
    for relation in _schema.RELATIONSHIPS.values():
        names[term_name(relation.iri)] = {"@id": _curie(relation.iri), "@type": "@id"}
    for name, key in _schema.KEYS.items():
        own: dict[str, str] = {"@id": _curie(TITLE if name == "title" else key.iri)}
        if key.datatype != "string":
            own["@type"] = f"xsd:{key.datatype}"
        elif name in VIETNAMESE:
            own["@language"] = "vi"
        names[term_name(key.iri)] = own
    names["predicate"] = {"@id": _curie(PREDICATE), "@type": "@vocab"}
    for iri in (SUBJECT, OBJECT, DERIVED_FROM, GENERATED, USED, ASSOCIATED, CONFORMS):
        names[term_name(iri)] = {"@id": _curie(iri), "@type": "@id"}
    return names


def _curie(iri: str) -> str:
    prefix = next(p for p in ("dcterms", "prov", "rdf", "vnl") if iri.startswith(_schema.PREFIXES[p]))
    return f"{prefix}:{iri.removeprefix(_schema.PREFIXES[prefix])}"


def jsonld(graph: Graph, *, quotes: bool = True) -> Iterator[str]:
    """The whole graph as JSON-LD, sorted as Turtle is."""
    base = graph.manifest.base_iri
    opening = json.dumps(context(base), ensure_ascii=False, indent=1)
    yield f'{{"@context": {opening},\n"@graph": ['
    between = "\n"
    for each in told(graph, JsonLd(base), quotes=quotes):
        yield between + _object(each)
        between = ",\n"
    yield "\n]}\n"


def _object(resource: Resource) -> str:
    members = [f'"@id": {resource.subject}']
    for name, facts in groupby(resource.facts, key=itemgetter(0)):
        values = [value for _, value in facts]
        members.append(f"{name}: {values[0]}" if len(values) == 1 else f"{name}: [{', '.join(values)}]")
    return f"{{{', '.join(members)}}}"
