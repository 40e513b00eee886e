"""What ``kg ontology show TERM`` tells: label, definition, mapping and graph name of a term."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from rdflib import RDF, RDFS, URIRef

from kg import _schema
from kg.ontology.reading import KINDS, SCHEMA, VNL, classes_of, definitions, graph_name, labels, load, supers


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology as a person wants to read it; `kind` is class, relationship or key."""

    name: str
    graph_name: str
    kind: str
    iri: str
    label_vi: str
    label_en: str
    definition_vi: str
    definition_en: str
    above: tuple[str, ...]
    see_also: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]


class UnknownTermError(LookupError):
    """No term of that name; the message names the nearest ones."""


def show(name: str) -> Term:
    """The term of a local name (``basedOn``), prefixed name, IRI or graph name (``BASED_ON``).

    Raises `UnknownTermError` with the nearest names.

    >>> term = show("BASED_ON")
    >>> term.name, term.label_vi, term.above
    ('basedOn', 'căn cứ', ('eli:based_on',))
    """
    graph = load()
    wanted = name.removeprefix("vnl:").removeprefix(str(VNL))
    known: dict[str, URIRef] = {}
    for kind in KINDS:
        for term in graph.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and term in VNL:
                known[term.removeprefix(str(VNL))] = term
                known.setdefault(graph_name(graph, term), term)
    found = known.get(wanted) or {key.lower(): term for key, term in known.items()}.get(wanted.lower())
    if found is None:
        near = difflib.get_close_matches(wanted, known, n=5, cutoff=0.5)
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise UnknownTermError(f"the ontology has no term {name!r}{hint}")
    kind_name = next(KINDS[kind] for kind in KINDS if (found, RDF.type, kind) in graph)
    seen = sorted(str(each) for each in graph.objects(found, RDFS.seeAlso))
    return Term(
        found.removeprefix(str(VNL)), graph_name(graph, found), kind_name, str(found), *labels(graph, found),
        *definitions(graph, found), tuple(map(_short, supers(graph, found))), tuple(map(_short, seen)),
        classes_of(graph, found, RDFS.domain, SCHEMA.domainIncludes),
        classes_of(graph, found, RDFS.range, SCHEMA.rangeIncludes) or _datatype(found),
    )  # fmt: skip


def _datatype(term: URIRef) -> tuple[str, ...]:
    return tuple(key.datatype for key in _schema.KEYS.values() if key.iri == str(term))


def _short(iri: str) -> str:
    for prefix, namespace in _schema.PREFIXES.items():
        if str(iri).startswith(namespace):
            return f"{prefix}:{str(iri).removeprefix(namespace)}"
    return str(iri)
