"""The graph to be checked: from the tables of a build, or from an RDF file of a stranger."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
)

from extractors.resources import data_dir
from kg import _schema
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph.read import Graph

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
}
"""The files that can be checked, by suffix."""

DATA = DefaultGraph()
ONTOLOGY = NamedNode(_schema.NAMESPACE.rstrip("#"))
"""The graph in which the ontology stands beside the data: shapes read subclasses and declared terms there."""

_PLACE = re.compile(r"^Parser error (?:at|between) [^:]*: ")
"""What the parser says of the place, which stands in the message already."""

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST = 200

Subject = NamedNode | BlankNode
TITLES = tuple(
    NamedNode(_schema.PREFIXES[prefix] + name)
    for prefix, name in (("dcterms", "title"), ("skos", "prefLabel"), ("rdfs", "label"))
)
_RDF = _schema.PREFIXES["rdf"]
TYPE = NamedNode(_RDF + "type")
_STATED = tuple(NamedNode(_RDF + name) for name in ("subject", "predicate", "object"))


@dataclass(frozen=True, slots=True)
class Data:
    """What is checked: `name` is where it came from, `base` what the IRIs of its nodes begin with."""

    name: str
    base: str
    store: Store

    def select(self, question: str) -> QuerySolutions:
        """The answer to a SELECT on data and ontology together."""
        found = self.store.query(question, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return found

    def title(self, node: Subject) -> str:
        """What a person calls a node: its title; for evidence the relationship that it is of."""
        for predicate in TITLES:
            for quad in self.store.quads_for_pattern(node, predicate, None, DATA):
                return calm(quad.object.value) if isinstance(quad.object, Literal) else ""
        stated = [self._object(node, predicate) for predicate in _STATED]
        if all(stated):
            return " ".join(self.short(each) for each in stated if each is not None)
        return ""

    def _object(self, node: Subject, predicate: NamedNode) -> NamedNode | None:
        found = self.store.quads_for_pattern(node, predicate, None, DATA)
        return next((quad.object for quad in found if isinstance(quad.object, NamedNode)), None)

    def short(self, term: object) -> str:
        """A term as a person reads it: an id without its base, a prefixed name, the text of a literal."""
        if not isinstance(term, NamedNode):
            return calm(term.value if isinstance(term, Literal) else str(term))
        for prefix, namespace in _schema.PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
        return calm(term.value.removeprefix(self.base))


def calm(text: str) -> str:
    """A text of a stranger in one line of bearable length, without marks that would steer a terminal.

    >>> calm("Luật\\n\\x1b[31m Giáo dục")
    'Luật \ufffd[31m Giáo dục'
    """
    line = _STEERING.sub("\ufffd", " ".join(text[: 4 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def of_graph(graph: Graph) -> Data:
    """The RDF of a built graph, triple for triple what ``kg export`` writes."""
    from kg.exports.formats import pieces

    store = _with_ontology()
    source = cast("IO[bytes]", _Pieces(pieces(graph, "nt")))
    store.bulk_load(input=source, format=RdfFormat.N_TRIPLES)
    return Data(str(graph.folder), graph.manifest.base_iri, store)


def of_files(*paths: str | Path) -> Data:
    """The RDF of files, as one graph; the quads of named graphs too.

    Nothing is fetched: ``owl:imports`` is not followed, a remote JSON-LD context is refused.

    Raises:
        KgError: a file that cannot be read (with line and column), of an unknown format, or files in which
            nothing is of this ontology.
    """
    store = _with_ontology()
    for path in paths:
        _read(store, Path(path))
    names = ", ".join(str(path) for path in paths)
    if any(store.quads_for_pattern(ONTOLOGY, TYPE, None, DATA)):
        store.clear_graph(ONTOLOGY)  # a file is a version of the ontology: it speaks for itself
    if not _is_ours(store):
        raise KgError("nothing here is of this ontology", names, f"its terms begin with {_schema.NAMESPACE}")
    return Data(names, _schema.BASE, store)


def _read(store: Store, path: Path) -> None:
    """Add the quads of a file to the data; ``-`` is Turtle or TriG on stdin."""
    if str(path) == "-":
        _parse(store, path, sys.stdin.buffer, RdfFormat.TRIG, None)
        return
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise KgError("no RDF file by its name", str(path), f"name a file in {', '.join(FORMATS)}")
    try:
        with path.open("rb") as handle:
            _parse(store, path, handle, form, path.resolve().as_uri())
    except OSError as error:
        raise KgError("cannot read", str(path), error.strerror or str(error)) from error


def _parse(store: Store, path: Path, source: IO[bytes], form: RdfFormat, base: str | None) -> None:
    try:
        quads = parse(input=source, format=form, base_iri=base)
        store.bulk_extend(Quad(q.subject, q.predicate, q.object, DATA) for q in quads)
    except (SyntaxError, ValueError) as error:
        raise _unreadable(str(path), error) from error


def _unreadable(path: str, error: Exception) -> KgError:
    """A syntax error with its place; the parser counts lines and columns from 1."""
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    place = f"{path}:{line}:{column}" if line else path
    said = _PLACE.sub("", str(getattr(error, "msg", None) or error)).removesuffix(".")
    return KgError("cannot read", place, f"{said}; put it right there and try again")


def _with_ontology() -> Store:
    store = Store()
    store.bulk_load(
        path=str(data_dir("ontology") / "vnlegal.ttl"), format=RdfFormat.TURTLE, to_graph=ONTOLOGY
    )
    return store


def _is_ours(store: Store) -> bool:
    """Whether anything in the data names the ontology, in its own or a mistaken spelling of the namespace."""
    question = 'ASK { { ?s ?term ?o } UNION { ?s a ?term } FILTER(CONTAINS(STR(?term), "w3id.org/vnlegal")) }'
    return bool(store.query(question))


class _Pieces:
    """Pieces of bytes as something to read from, so that a parser takes what a writer yields bit by bit."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces: Iterator[bytes] = iter(pieces)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, all of them where it is negative; none at the end."""
        if size < 0:
            return self._rest + b"".join(self._pieces)
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        given, self._rest = self._rest[:size], self._rest[size:]
        return given
