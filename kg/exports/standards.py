"""The graph in the words of the standards too: what the alignments entail, written out.

``vnl:basedOn`` is an ``eli:based_on``, a ``vnl:NormativeDocument`` an ``eli:LegalResource``: with this every
document says so itself. Terms that the alignments only point at (``rdfs:seeAlso``) say nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import _schema
from kg.exports.rdf import EVIDENCE, TYPE, Resource, Syntax

PREFIXES = ("eli", "eli-dl", "foaf", "oa", "org", "schema", "skos")
"""Vocabularies that a graph uses beside its own with this."""


def entailed(resources: Iterable[Resource], syntax: Syntax) -> Iterator[Resource]:
    """The resources with the classes and predicates of standards above their own; evidence as it is."""
    kinds = {
        syntax.named(label.iri): tuple(map(syntax.named, _above(label))) for label in _schema.LABELS.values()
    }
    predicates = {
        syntax.term(row.iri): tuple(map(syntax.term, row.supers))
        for table in (_schema.RELATIONSHIPS, _schema.KEYS)
        for row in table.values()
    }
    types = syntax.term(TYPE)
    for resource in resources:
        if resource.id.startswith(EVIDENCE):
            yield resource
            continue
        facts = {*resource.facts}
        for predicate, told in resource.facts:
            if predicate == types:
                facts.update((types, kind) for kind in kinds.get(told, ()))
            else:
                facts.update((above, told) for above in predicates.get(predicate, ()))
        ordered = sorted(facts, key=lambda fact: (fact[0] != types, fact))
        yield resource._replace(facts=ordered)


def _above(label: _schema.Label) -> tuple[str, ...]:
    """The classes of the standards above a label and above its parents."""
    rows = (label, *(_schema.LABELS[parent] for parent in label.parents))
    return tuple(dict.fromkeys(iri for row in rows for iri in row.supers))
