"""The graph as RDF: which resources there are and what is said of each, in one fixed order.

A node becomes a resource typed by its labels, its title ``dcterms:title``, its properties and relationships
the terms of the ontology. An edge becomes one triple, and, because RDF 1.1 cannot annotate a triple, one
``rdf:Statement`` behind the resource where it begins, with the evidence: quote, place, rule, confidence, and
the mentions it stands on.

The tables are read in batches and merged by id, so memory does not grow with the graph; how a term is spelt
is the business of a `Syntax`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Flag, auto
from functools import lru_cache
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias
from urllib.parse import quote, unquote

from kg import _schema
from kg.errors import KgError
from kg.exports.wording import TITLED_BY_WORDING, WORDING

if TYPE_CHECKING:
    import pyarrow as pa

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = RDF + "type"
STATEMENT = RDF + "Statement"
SUBJECT, PREDICATE, OBJECT = (RDF + name for name in ("subject", "predicate", "object"))
TITLE = _schema.PREFIXES["dcterms"] + "title"
DERIVED_FROM = _schema.PREFIXES["prov"] + "wasDerivedFrom"

EVIDENCE = "edge/"
"""Family of the statements' IRIs; behind it the id that ``kg why`` takes."""
MENTION = "mention/"
"""Family of the mentions: evidence themselves."""

VIETNAMESE = frozenset({"title", "quote", "text", "name"})
"""Keys whose values are Vietnamese wording and carry the language tag; all others are codes."""

BATCH = 512
"""Rows of a table that are held at once."""

Fact: TypeAlias = tuple[str, str]
"""A predicate and an object as a syntax spells them."""
Render: TypeAlias = Callable[[str | int | float | bool | date], str]


class Tables(Protocol):
    """Where nodes and edges stand: a graph folder, or tables in memory."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The first labels that have nodes."""

    @property
    def relations(self) -> tuple[str, ...]:
        """The relationship types that have edges."""

    def batches(
        self, kind: str, name: str, size: int, columns: Iterable[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """A ``node`` or ``edge`` table in batches, nodes by id, edges by where they begin."""


class Syntax(Protocol):
    """How a notation spells the terms of RDF; every method may be called a million times."""

    def resource(self, identifier: str) -> str:
        """The thing of a node id."""

    def term(self, iri: str) -> str:
        """A predicate or class of the ontology, or of a vocabulary that it uses."""

    def named(self, iri: str) -> str:
        """A predicate or class where it is the object."""

    def outside(self, iri: str) -> str:
        """A thing that is neither in the graph nor a term."""

    def literal(self, key: str) -> Render:
        """What spells the values of a property key."""


class Resource(NamedTuple):
    """Something that the graph speaks of: its id, its spelling, and what is said, sorted (types first)."""

    id: str
    subject: str
    facts: list[Fact]


class Part(Flag):
    """What of the graph is wanted: things and plain relationships, and what stands behind them."""

    FACTS = auto()
    EVIDENCE = auto()
    ALL = FACTS | EVIDENCE


@lru_cache(maxsize=1 << 14)
def path_of(identifier: str) -> str:
    """A node id as the rest of an IRI; letters that an IRI cannot hold are percent-encoded.

    >>> path_of("doc/vn/y/nd-cp/2020/107"), path_of("ref/ab/Đắk Hà")
    ('doc/vn/y/nd-cp/2020/107', 'ref/ab/%C4%90%E1%BA%AFk%20H%C3%A0')
    """
    return quote(identifier, safe="/-._~:@!$&'()*+,;=")


def iri(identifier: str, base: str = _schema.BASE) -> str:
    """The IRI of a node id.

    >>> iri("doc/vn/y/nd-cp/2020/107")
    'https://w3id.org/vnlegal/doc/vn/y/nd-cp/2020/107'
    """
    return base + path_of(identifier)


def identifier_of(iri: str, base: str = _schema.BASE) -> str | None:
    """The node id that an IRI writes; None where it lies outside the base.

    >>> identifier_of("https://w3id.org/vnlegal/edge/w7zqdjp2qlfl"), identifier_of("http://example.org/")
    ('edge/w7zqdjp2qlfl', None)
    """
    return unquote(iri[len(base) :]) if iri.startswith(base) else None


def resources(
    graph: Tables, syntax: Syntax, part: Part = Part.ALL, *, quotes: bool = True
) -> Iterator[Resource]:
    """Everything that the graph says, by the ids of its nodes; the same graph, the same sequence.

    Without `quotes` no wording of a text is given.

    Raises:
        KgError: a label, relationship or property that the ontology does not declare.
    """
    rows = merge(
        *(_node_rows(graph, label, syntax, quotes) for label in graph.labels),
        *(_edge_rows(graph, relation, syntax, part, quotes) for relation in graph.relations),
    )
    for identifier, group in groupby(rows, key=itemgetter(0)):
        yield from _written(identifier, list(group), syntax, part)


_Row: TypeAlias = tuple[str, str, str, str, list[Fact]]
"""Id of the resource; of an edge its relation, spelt object and id; what is said of node or edge."""


def _written(identifier: str, rows: list[_Row], syntax: Syntax, part: Part) -> Iterator[Resource]:
    """The resource of an id with its relationships, then the statements behind these."""
    evidence = identifier.startswith(MENTION)
    if (Part.EVIDENCE if evidence else Part.FACTS) in part:
        facts: set[Fact] = set()
        for _, relation, end, _, said in rows:
            if relation:
                facts.add((syntax.term(_schema.RELATIONSHIPS[relation].iri), end))
            else:
                facts.update(said)
        types = syntax.term(TYPE)
        first = sorted(fact for fact in facts if fact[0] == types)
        others = sorted(fact for fact in facts if fact[0] != types)
        yield Resource(identifier, syntax.resource(identifier), first + others)
    if Part.EVIDENCE in part:
        for _, relation, _, edge, said in rows:
            if relation:
                yield Resource(EVIDENCE + edge, syntax.resource(EVIDENCE + edge), said)


def _node_rows(graph: Tables, label: str, syntax: Syntax, quotes: bool) -> Iterator[_Row]:
    kinds, title = syntax.term(TYPE), syntax.term(TITLE)
    titled = quotes or label not in TITLED_BY_WORDING
    spell = syntax.literal("title")
    for batch in graph.batches("node", label, BATCH):
        columns = batch.to_pydict()
        said = _columns(columns, syntax, _NO_PROPERTY, quotes)
        for at, identifier in enumerate(columns["id"]):
            facts = [(kinds, _class(syntax, each)) for each in columns["labels"][at]]
            if titled:
                facts.append((title, spell(columns["title"][at])))
            _take(facts, said, at)
            yield identifier, "", "", "", facts


_NO_PROPERTY = frozenset({"id", "title", "labels"})
"""Columns of a node table that the resource says by its IRI, its title and its types."""


def _edge_rows(graph: Tables, relation: str, syntax: Syntax, part: Part, quotes: bool) -> Iterator[_Row]:
    """The edges of a relationship type; their evidence only where it is wanted."""
    predicate = _declared(_schema.RELATIONSHIPS, relation, "relationship")
    if Part.EVIDENCE not in part:
        for batch in graph.batches("edge", relation, BATCH, ("from", "to", "id")):
            for identifier, end, edge in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                yield identifier, relation, syntax.resource(end), edge, []
        return
    kind = (syntax.term(TYPE), syntax.named(STATEMENT))
    derived, middle = syntax.term(DERIVED_FROM), (syntax.term(PREDICATE), syntax.named(predicate))
    left, right = syntax.term(SUBJECT), syntax.term(OBJECT)
    for batch in graph.batches("edge", relation, BATCH):
        columns = batch.to_pydict()
        said = _columns(columns, syntax, _NO_EVIDENCE, quotes)
        for at, identifier in enumerate(columns["from"]):
            end = syntax.resource(columns["to"][at])
            facts = [middle, (left, syntax.resource(identifier)), (right, end)]
            facts += [(derived, syntax.resource(each)) for each in columns["mentions"][at]]
            if columns["source_doc"][at].startswith("text/"):
                facts.append((derived, syntax.resource(columns["source_doc"][at])))
            _take(facts, said, at)
            yield identifier, relation, end, columns["id"][at], [kind, *sorted({*facts})]


_NO_EVIDENCE = frozenset({"id", "from", "to", "from_label", "to_label", "mentions"})
"""Columns of an edge table that the statement says by its IRI and by what it points at."""

_Said: TypeAlias = tuple[str, Render, bool, list[Any]]


def _columns(
    columns: dict[str, list[Any]], syntax: Syntax, known: frozenset[str], quotes: bool
) -> list[_Said]:
    """The property columns of a batch: predicate, spelling, whether a cell holds several, cells."""
    found: list[_Said] = []
    for name, cells in columns.items():
        if name in known or (not quotes and name in WORDING):
            continue
        predicate = syntax.term(_declared(_schema.KEYS, name, "property"))
        found.append((predicate, syntax.literal(name), _schema.KEYS[name].many, cells))
    return found


def _take(facts: list[Fact], said: list[_Said], at: int) -> None:
    """Add what the property columns say in a row; an empty quote says nothing."""
    for predicate, spell, many, cells in said:
        value = cells[at]
        if value is None or value == "":
            continue
        if many:
            facts.extend((predicate, spell(each)) for each in value)
        else:
            facts.append((predicate, spell(value)))


def _class(syntax: Syntax, label: str) -> str:
    return syntax.named(_declared(_schema.LABELS, label, "label"))


def _declared(
    table: dict[str, _schema.Label] | dict[str, _schema.Relationship] | dict[str, _schema.Key],
    name: str,
    what: str,
) -> str:
    term = table.get(name)
    if term is None:
        raise KgError(f"the ontology declares no {what} of this name", name, "add it to ontology/vnlegal.ttl")
    return term.iri
