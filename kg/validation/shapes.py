"""Reading ``ontology/shapes/*.ttl``: each shape that has a target is one rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDFS, SH, Graph, URIRef

from extractors.resources import data_dir

if TYPE_CHECKING:
    from rdflib.term import Node

NAMESPACE = "https://w3id.org/vnlegal/shapes#"
SHAPES = URIRef("https://w3id.org/vnlegal/shapes")
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
SEVERITIES = ("Violation", "Warning", "Info")
"""From the gravest to the least."""

FIX = {"vi": " Cách sửa: ", "en": " Fix: "}
"""What stands between the two halves of a message: what must hold, and what to do."""

Target = tuple[str, str]
"""A kind of target (``targetClass`` …) and the class, property or node that it names."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape: `code` is its local name, `query` the text of its SPARQL constraint, None where it is Core.

    Labels, messages and fixes go by language (``vi``, ``en``); a message may hold ``{?value}``.
    """

    code: str
    severity: str
    targets: frozenset[Target]
    query: str | None
    label: dict[str, str]
    message: dict[str, str]
    fix: dict[str, str]

    @property
    def iri(self) -> str:
        """The IRI of the shape."""
        return NAMESPACE + self.code


@cache
def shapes_graph() -> Graph:
    """All shapes as one graph; nobody may change it."""
    graph = Graph()
    for file in sorted((data_dir("ontology") / "shapes").glob("*.ttl")):
        graph.parse(file, format="turtle")
    return graph


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code.

    >>> next(rule for rule in rules() if rule.code == "task-assignee").severity
    'Info'
    """
    graph = shapes_graph()
    found = {
        subject for target in TARGETS for subject in graph.subjects(target) if isinstance(subject, URIRef)
    }
    return tuple(_rule(graph, shape) for shape in sorted(found))


def prefixes() -> str:
    """The prefixes of the queries, as SPARQL writes them."""
    graph = shapes_graph()
    declared = sorted(
        (str(graph.value(each, SH.prefix)), str(graph.value(each, SH.namespace)))
        for each in graph.objects(SHAPES, SH.declare)
    )
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared)


def _rule(graph: Graph, shape: URIRef) -> Rule:
    constraint = graph.value(shape, SH.sparql)
    severity = graph.value(shape, SH.severity) or SH.Violation
    said = {language: _text(graph, constraint or shape, SH.message, language) for language in FIX}
    halves = {language: text.partition(FIX[language]) for language, text in said.items()}
    return Rule(
        code=shape.removeprefix(NAMESPACE),
        severity=str(severity).removeprefix(str(SH)),
        targets=frozenset(
            (kind.removeprefix(str(SH)), str(named))
            for kind in TARGETS
            for named in graph.objects(shape, kind)
        ),
        query=str(graph.value(constraint, SH.select)) if constraint is not None else None,
        label={language: _text(graph, shape, RDFS.label, language) for language in FIX},
        message={language: what for language, (what, _, _) in halves.items()},
        fix={language: fix for language, (_, _, fix) in halves.items()},
    )


def _text(graph: Graph, about: Node, predicate: URIRef, language: str) -> str:
    for value in graph.objects(about, predicate):
        if getattr(value, "language", None) == language:
            return str(value)
    raise ValueError(f"{about} has no {predicate} in {language}")
