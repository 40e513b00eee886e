"""The terms of the ontology for reading: what ``kg ontology show`` tells and the vocabulary page prints."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef

from extractors.vocabulary import fold
from kg import _schema
from kg.errors import KgError
from kg.identity import fold_marks
from kg.ontology.reading import (
    KINDS,
    SCHEMA,
    VNL,
    classes_of,
    datatype,
    definitions,
    graph_name,
    is_rdf_only,
    labels,
    load,
    local_name,
    supers,
    terms,
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a term stands to one of a standard: ``sub`` of it, or ``see`` it; `why` it is no more than that."""

    how: str
    to: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology as a person wants to read it.

    `kind` is class, relationship or key; `graph_name` is empty where the property graph lacks the term.
    `above` are the own terms above it, `domain` and `range` local names of classes or a datatype.
    """

    name: str
    graph_name: str
    kind: str
    iri: str
    label_vi: str
    label_en: str
    definition_vi: str
    definition_en: str
    example: str
    above: tuple[str, ...]
    inverse: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    mappings: tuple[Mapping, ...]
    questions: tuple[str, ...]


class UnknownTermError(KgError, LookupError):
    """No term of that name, or several; the message names the nearest ones."""


@cache
def all_terms() -> tuple[Term, ...]:
    """Every term: classes, relationships, keys, each by its name."""
    graph = load()
    return tuple(_term(graph, term, KINDS[kind]) for kind in KINDS for term in terms(graph, kind))


def show(name: str) -> Term:
    """The term of a local name (``basedOn``), prefixed name, IRI, graph name (``BASED_ON``) or label.

    A term of a standard gives the one that the alignments map to it.
    Raises `UnknownTermError` with the nearest names.

    >>> term = show("BASED_ON")
    >>> term.name, term.label_vi, term.inverse
    ('basedOn', 'căn cứ', 'basisFor')
    >>> show("chủ trì").graph_name, show("can cu").graph_name, show("vnl:Body").label_en
    ('LED_BY', 'BASED_ON', 'body')
    """
    wanted = name.strip().removeprefix("vnl:").removeprefix(str(VNL))
    for names, spell in (
        (_exact, str), (_folded, fold), (_labelled, fold), (_unmarked, _without_marks), (_standards, short),
    ):  # fmt: skip
        found = [term for term in all_terms() if spell(wanted) in names(term)]
        if len(found) == 1:
            return found[0]
        if found:
            choice = ", ".join(term.name for term in found)
            raise UnknownTermError("several terms are called so", name, f"name one of {choice}")
    spelt = {each: term for term in all_terms() for each in (*_exact(term), *_labelled(term))}
    folded = {fold(each): each for each in spelt}
    near = difflib.get_close_matches(fold(wanted), folded, n=5, cutoff=0.55)
    meant = dict.fromkeys(spelt[folded[each]] for each in near)
    shown = (f"{term.graph_name or term.name} ({term.label_vi})" for term in meant)
    fix = f"near it: {', '.join(shown)}" if near else "kg ontology list shows all"
    raise UnknownTermError("the ontology has no such term", name, fix)


def _exact(term: Term) -> tuple[str, ...]:
    return tuple(filter(None, (term.name, term.graph_name)))


def _folded(term: Term) -> tuple[str, ...]:
    return tuple(map(fold, _exact(term)))


def _labelled(term: Term) -> tuple[str, ...]:
    return fold(term.label_vi), fold(term.label_en)


def _without_marks(name: str) -> str:
    return fold_marks(fold(name))


def _unmarked(term: Term) -> tuple[str, ...]:
    return (_without_marks(term.label_vi),)


def _standards(term: Term) -> tuple[str, ...]:
    return tuple(mapping.to for mapping in term.mappings)


def _term(graph: Graph, term: URIRef, kind: str) -> Term:
    own = graph.value(None, OWL.inverseOf, term) or graph.value(term, OWL.inverseOf)
    name = "" if is_rdf_only(graph, term) else graph_name(graph, term)
    reach = classes_of(graph, term, RDFS.range, SCHEMA.rangeIncludes)
    return Term(
        local_name(term), name, kind, str(term), *labels(graph, term), *definitions(graph, term),
        str(graph.value(term, SKOS.example) or ""),
        tuple(local_name(each) for each in supers(graph, term) if each in VNL),
        local_name(own) if own else "",
        classes_of(graph, term, RDFS.domain, SCHEMA.domainIncludes),
        reach or ((datatype(graph, term),) if kind == "key" else ()),
        tuple(_mappings(graph, term)), tuple(_questions(name, kind)) if name else (),
    )  # fmt: skip


def _mappings(graph: Graph, term: URIRef) -> Iterator[Mapping]:
    """The axioms of the alignments about a term, those that bind before those that only point."""
    for predicate, how in ((RDFS.subClassOf, "sub"), (RDFS.subPropertyOf, "sub"), (RDFS.seeAlso, "see")):
        for other in sorted(map(str, graph.objects(term, predicate))):
            if not other.startswith(str(VNL)):
                yield Mapping(how, short(other), _reason(graph, term, URIRef(other)))


def _reason(graph: Graph, term: URIRef, other: URIRef) -> str:
    for axiom in graph.subjects(OWL.annotatedTarget, other):
        if (axiom, OWL.annotatedSource, term) in graph:
            return str(graph.value(axiom, RDFS.comment) or "")
    return ""


def short(iri: str) -> str:
    """An IRI with its prefix, where the ontology has one.

    >>> short("http://data.europa.eu/eli/ontology#based_on"), short("http://example.org/x")
    ('eli:based_on', 'http://example.org/x')
    """
    namespaces = {**_schema.PREFIXES, "xsd": str(XSD), "rdf": str(RDF)}
    fitting = [(prefix, space) for prefix, space in namespaces.items() if iri.startswith(space)]
    if not fitting:
        return iri
    prefix, space = max(fitting, key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri.removeprefix(space)}"


def _questions(name: str, kind: str) -> Iterator[str]:
    """The questions of the library whose Cypher uses a graph name."""
    from kg.queries import questions

    before = {"class": "[:|]", "relationship": "[:|]", "key": r"(?:\.|[{,] *)"}[kind]
    after = r"(?: *:)?" if kind == "key" else ""
    pattern = re.compile(rf"{before} *{name}\b{after}")
    for question in questions():
        body = "\n".join(line for line in question.cypher.splitlines() if not line.startswith("//"))
        if pattern.search(body):
            yield question.name
