"""Focus nodes: which nodes of the data each rule is about, as SHACL's targets say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import BlankNode, NamedNode

from kg import _schema
from kg.validation.data import DATA, TYPE, Data, Subject
from kg.validation.shapes import Target

_SUBCLASS = _schema.PREFIXES["rdfs"] + "subClassOf"


class Focus:
    """Finds the focus nodes of targets; rules with the same targets share one set."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self._found: dict[frozenset[Target], frozenset[Subject]] = {}

    def nodes(self, targets: frozenset[Target]) -> frozenset[Subject]:
        """The nodes of the data that any of the targets selects; the ontology's own terms are none."""
        if targets not in self._found:
            self._found[targets] = frozenset(
                node for kind, named in targets for node in _KINDS[kind](self._data, NamedNode(named))
            )
        return self._found[targets]


def _of_class(data: Data, named: NamedNode) -> Iterator[Subject]:
    for row in data.select(f"SELECT ?class WHERE {{ ?class <{_SUBCLASS}>* {named} }}"):
        yield from _subjects(data, TYPE, row["class"])


def _subjects(data: Data, predicate: NamedNode, value: NamedNode | None) -> Iterator[Subject]:
    for quad in data.store.quads_for_pattern(None, predicate, value, DATA):
        if isinstance(quad.subject, NamedNode | BlankNode):
            yield quad.subject


def _subjects_of(data: Data, named: NamedNode) -> Iterator[Subject]:
    return _subjects(data, named, None)


def _objects_of(data: Data, named: NamedNode) -> Iterator[Subject]:
    for quad in data.store.quads_for_pattern(None, named, None, DATA):
        if isinstance(quad.object, NamedNode | BlankNode):
            yield quad.object


def _itself(_data: Data, named: NamedNode) -> Iterator[Subject]:
    yield named


_KINDS: dict[str, Callable[[Data, NamedNode], Iterator[Subject]]] = {
    "targetClass": _of_class,
    "targetSubjectsOf": _subjects_of,
    "targetObjectsOf": _objects_of,
    "targetNode": _itself,
}
