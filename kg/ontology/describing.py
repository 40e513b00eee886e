"""Concepts, bodies and places as RDF resources: small words for what the vocabulary tables say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg import _schema
from kg.exports.rdf import Resource, resources
from kg.exports.spelling import Turtle, quoted
from kg.exports.tables import Tables
from kg.graph.documents import Documents
from kg.graph.facts import day_after
from kg.graph.register import CONFIDENCE
from kg.identity import ChangeKey, DocumentKey, code_of, number_slug, split_signature

SYNTAX = Turtle(_schema.BASE)
BASIS = "vnl:legalBasis"
LAWS_NAMED_IN_SOURCES = {"NQ176": "176/2025/QH15", "NQ202": "202/2025/QH15"}
"""Source keys of the tables that are resolutions themselves (ontology/README.md)."""


_CERTAINTIES = [
    quoted(word) for word in ("from memory", "low", "secondary", "partly", "medium", "confirmed", "high")
]
"""The words of the tables, least sure first."""


@dataclass(slots=True)
class Description:
    """What is said of one thing while it is collected; a set, so that no fact is said twice."""

    id: str
    facts: set[tuple[str, str]] = field(default_factory=set)

    def is_a(self, *classes: str) -> Description:
        """Its classes, as prefixed names."""
        self.facts.update(("a", name) for name in classes)
        return self

    def says(self, predicate: str, *values: str | None, language: str = "") -> Description:
        """Literals; None and empty text say nothing."""
        mark = f"@{language}" if language else ""
        self.facts.update((predicate, quoted(value) + mark) for value in values if value)
        return self

    def points(self, predicate: str, *ends: str) -> Description:
        """Other things, by their ids; what is on top of a scheme is in it."""
        if predicate == "skos:topConceptOf":
            self.points("skos:inScheme", *ends)
        self.facts.update((predicate, SYNTAX.resource(end)) for end in ends)
        return self

    def named(self, vi: str | None, en: str | None = None) -> Description:
        """The name in Vietnamese and in English."""
        return self.says("skos:prefLabel", vi, language="vi").says("skos:prefLabel", en, language="en")

    def sourced(self, row: dict[str, str]) -> Description:
        """Where a row comes from and how sure it is: as the table says it, and as the number graphs use."""
        sureness = CONFIDENCE.get(row["confidence"], 0.9)
        self.facts.add(("vnl:confidence", f'"{sureness}"^^xsd:double'))
        return self.says("vnl:source", row["source"]).says("vnl:certainty", row["confidence"])

    def resource(self) -> Resource:
        """The thing with its facts in order, types first.

        What several rows tell has the sources of all and is as sure as the least sure of them; a name is no
        other name of itself.
        """
        told: dict[str, set[str]] = {}
        for predicate, value in self.facts:
            told.setdefault(predicate, set()).add(value)
        told["skos:altLabel"] = told.get("skos:altLabel", set()) - told.get("skos:prefLabel", set())
        if sources := told.get("vnl:source"):
            keys = sorted({key for value in sources for key in value.strip('"').split()})
            told["vnl:source"] = {quoted(" ".join(keys))}
        if "vnl:certainty" in told:
            told["vnl:certainty"] = {min(told["vnl:certainty"], key=_CERTAINTIES.index)}
            told["vnl:confidence"] = {min(told["vnl:confidence"])}
        facts = [(predicate, value) for predicate in sorted(told) for value in sorted(told[predicate])]
        return Resource(self.id, SYNTAX.resource(self.id), sorted(facts, key=lambda fact: fact[0] != "a"))


def scheme(name: str, vi: str, en: str) -> Description:
    """A concept scheme."""
    described = Description(f"voc/{name}").is_a("skos:ConceptScheme").named(vi, en)
    return described.says("dcterms:title", vi, language="vi").says("dcterms:title", en, language="en")


def written(descriptions: Iterable[Description]) -> Iterator[Resource]:
    """The resources by their ids; what is described twice is one resource with all its facts.

    The documents that decided changes are among them, as far as their signatures and the register tell.
    """
    together: dict[str, Description] = {}
    for each in descriptions:
        together.setdefault(each.id, Description(each.id)).facts.update(each.facts)
    bases = {value[1:-1] for each in together.values() for name, value in each.facts if name == BASIS}
    for document in _documents(bases):
        together[document.id] = document
    yield from (together[identifier].resource() for identifier in sorted(together))


def _documents(ids: set[str]) -> Iterator[Description]:
    """Resolutions of the National Assembly as graphs describe them."""
    documents = Documents()
    documents.know(sorted(ids))
    for resource in resources(Tables(documents.nodes(), ()), SYNTAX):
        document = Description(resource.id, {*resource.facts})
        yield document.says("vnl:issuer", "Quốc hội").says("vnl:typeCode", "NQ")


def change(
    name: str, ended: str, title: tuple[str, str], source: str = "", basis: str | None = None
) -> Description:
    """The event by which something of a name came about; `ended` is the last day of what was before.

    The day of the event is the one after, where the table knows it to the day. `source` may name the
    resolution that decided it, else `basis` its signature.
    """
    day = day_after(ended)
    known = day.isoformat() if day else ended
    event = Description(ChangeKey(name, known).iri).is_a("vnl:ChangeEvent", "org:ChangeEvent").named(*title)
    if day:
        event.facts.add(("vnl:effective", f'"{known}"^^xsd:date'))
    else:
        event.says("vnl:dateText", known)
    decided = [LAWS_NAMED_IN_SOURCES[key] for key in source.split() if key in LAWS_NAMED_IN_SOURCES]
    for signature in decided or ([basis] if basis else []):
        event.points(BASIS, resolution(signature))
    return event


def resolution(signature: str) -> str:
    """The id of a resolution of the National Assembly by its signature.

    >>> resolution("202/2025/QH15")
    'doc/vn/y/nq-qh15/2025/202'
    """
    number, year, letters = split_signature(signature) or ("", None, None)
    code = code_of(letters, "NQ")
    if year is None or code is None:
        raise ValueError(f"not a signature with a year: {signature!r}")
    return DocumentKey("vn", "y", code, year, number_slug(number, "y")).iri
