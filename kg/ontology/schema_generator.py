"""Write ``kg/_schema.py`` from ``ontology/vnlegal.ttl``.

``python -m kg.ontology.schema_generator`` rewrites the module; ``--check`` only compares and ends with
exit code 1 when the module is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDFS, Graph, Literal, URIRef

from kg.ontology.reading import (
    KINDS,
    ONTOLOGY,
    SCHEMA,
    VNL,
    ancestors,
    classes_of,
    datatype,
    graph_name,
    is_rdf_only,
    labels,
    load,
    local_name,
    supers,
    terms,
)

TARGET = Path(__file__).resolve().parent.parent / "_schema.py"
BASE = "https://w3id.org/vnlegal/"

_HEAD = '''"""The names of the property graph. Generated from ontology/vnlegal.ttl; do not edit.

Rewrite with ``python -m kg.ontology.schema_generator``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

# fmt: off


class Label(NamedTuple):
    """A node label: `parents` are the labels above it, nearest first; `supers` IRIs of other vocabularies."""

    name: str
    iri: str
    vi: str
    en: str
    parents: tuple[str, ...]
    supers: tuple[str, ...]


class Relationship(NamedTuple):
    """A relationship type with the labels it may start and end at; sub-classes are allowed too."""

    name: str
    iri: str
    vi: str
    en: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    supers: tuple[str, ...]


class Key(NamedTuple):
    """A property key: `datatype` is string, integer, double, boolean or date; `many` marks a list.

    An empty `domain` allows every label; `on_edges` says that relationships carry it.
    """

    name: str
    iri: str
    vi: str
    en: str
    datatype: str
    many: bool
    domain: tuple[str, ...]
    on_edges: bool
    supers: tuple[str, ...]

'''


def generate(graph: Graph) -> str:
    """The whole module as text."""
    version = str(graph.value(ONTOLOGY, OWL.versionInfo))
    prefixes = {prefix: str(iri) for prefix, iri in graph.namespaces() if _used(graph, str(iri))}
    lines = [
        _HEAD,
        f"VERSION: Final = {_lit(version)}",
        f"BASE: Final = {_lit(BASE)}",
        f"NAMESPACE: Final = {_lit(str(VNL))}",
        'PREFIX: Final = "vnl"',
        "PREFIXES: Final[dict[str, str]] = {",
        *(f"    {_lit(prefix)}: {_lit(prefixes[prefix])}," for prefix in sorted(prefixes)),
        "}",
        '"""Prefixes for Turtle and JSON-LD, the ontology\'s own among them."""',
        "",
        *_table("LABELS", "Label", (_label(graph, term) for term in _named(graph, OWL.Class))),
        *_table(
            "RELATIONSHIPS",
            "Relationship",
            (_relationship(graph, term) for term in _named(graph, OWL.ObjectProperty)),
        ),
        *_table("KEYS", "Key", (_key(graph, term) for term in _named(graph, OWL.DatatypeProperty))),
        "RDF_ONLY: Final[dict[str, str]] = {",
        *(f"    {_lit(name)}: {_lit(kind)}," for name, kind in _rdf_only(graph)),
        "}",
        '"""Local names of terms that only RDF has, with their kind: inverses, and what RDF alone tells."""',
    ]
    return "\n".join(lines).rstrip() + "\n"


def _named(graph: Graph, kind: URIRef) -> Iterable[URIRef]:
    """The terms of a kind that have a name in the property graph."""
    return (term for term in terms(graph, kind) if not is_rdf_only(graph, term))


def _rdf_only(graph: Graph) -> list[tuple[str, str]]:
    found = ((term, name) for kind, name in KINDS.items() for term in terms(graph, kind))
    return sorted((local_name(term), name) for term, name in found if is_rdf_only(graph, term))


def _ends(graph: Graph, term: URIRef, single: URIRef, several: URIRef) -> tuple[str, ...]:
    """The labels that a property may start or end at."""
    found = classes_of(graph, term, single, several)
    return tuple(each for each in found if not is_rdf_only(graph, VNL[each]))


def _used(graph: Graph, iri: str) -> bool:
    return any(str(node).startswith(iri) for triple in graph for node in triple if isinstance(node, URIRef))


def _table(name: str, kind: str, rows: Iterable[tuple[object, ...]]) -> list[str]:
    return [
        f"{name}: Final[dict[str, {kind}]] = {{",
        *(f"    {_lit(row[0])}: {kind}({', '.join(map(_lit, row))})," for row in sorted(rows, key=str)),
        "}",
        "",
    ]


def _lit(value: object) -> str:
    if isinstance(value, tuple):
        inside = ", ".join(map(_lit, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _outside(graph: Graph, term: URIRef) -> tuple[str, ...]:
    return tuple(str(each) for each in supers(graph, term) if each not in VNL)


def _label(graph: Graph, term: URIRef) -> tuple[object, ...]:
    outside = _outside(graph, term)
    return graph_name(graph, term), str(term), *labels(graph, term), ancestors(graph, term), outside


def _relationship(graph: Graph, term: URIRef) -> tuple[object, ...]:
    domain = _ends(graph, term, RDFS.domain, SCHEMA.domainIncludes)
    reach = _ends(graph, term, RDFS.range, SCHEMA.rangeIncludes)
    return graph_name(graph, term), str(term), *labels(graph, term), domain, reach, _outside(graph, term)


def _key(graph: Graph, term: URIRef) -> tuple[object, ...]:
    domain = _ends(graph, term, RDFS.domain, SCHEMA.domainIncludes)
    true = Literal(True)
    many, on_edges = ((term, mark, true) in graph for mark in (VNL.pgList, VNL.pgEdge))
    return (
        graph_name(graph, term), str(term), *labels(graph, term), datatype(graph, term), many, domain,
        on_edges, _outside(graph, term),
    )  # fmt: skip


def main(arguments: list[str]) -> int:
    """Rewrite the module, or with ``--check`` say whether it is stale; the exit code."""
    fresh = generate(load())
    if arguments == ["--check"]:
        stale = not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != fresh
        if stale:
            sys.stderr.write("kg/_schema.py is stale: run python -m kg.ontology.schema_generator\n")
        return int(stale)
    if arguments:
        sys.stderr.write(f"unknown arguments {arguments}: only --check is known\n")
        return 2
    TARGET.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
