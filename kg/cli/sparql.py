"""`kg query --sparql`: the user's own SPARQL, read-only, in every format that suits its form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.options import RDF_FORMATS
from kg.cli.speech import tell
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.sparql import Answer, RdfStore
    from kg.sparql.store import Terms

_OF_TRIPLES = ("turtle", "nt")
_OF_ROWS = ("srj", "tsv")

SHOWN = 1000
"""Rows that a table shows unless more are asked for."""


def ask(text: str, options: dict[str, Any]) -> None:
    """Answer a query on stdout or into a file; remarks go to stderr."""
    from kg.cli.output import chosen_format
    from kg.sparql.refusing import remarks, require_reading

    require_reading(text)
    for remark in remarks(text):
        tell("kg: note: ", remark)
    store = opened(options)
    answer = store.query(text, seconds=options["timeout"])
    form = options["form"] or _named(options["output"]) or chosen_format(None, options["output"])
    _require_fitting(form, answer)
    limit = options["limit"] or (SHOWN if form == "table" else None)
    rows = _Cut(answer.rows, limit)
    _write(form, answer, rows, store.base, options["output"])
    if rows.is_cut:
        tell("kg: note: ", f"more than {limit:,} rows; raise --limit to see them")


def opened(options: dict[str, Any]) -> RdfStore:
    """The triples of the graph folder. Raises KgError where a server was named: it holds no triples."""
    from kg.graph import read_graph
    from kg.sparql import open_rdf
    from kg.sparql.opening import opens_slowly

    if options["store"] != "embedded":
        fix = "ask in Cypher, or leave --store out"
        raise KgError("a Neo4j server answers no SPARQL", options["store"], fix)
    graph = read_graph(options["graph"])
    if opens_slowly(graph):
        tell("kg: note: ", "writing the graph as triples, once; the next query finds them")
    return open_rdf(graph)


def _named(output: str | None) -> str | None:
    """The format of triples or results that a file's name says."""
    suffix = Path(output or "").suffix.lower()
    return next((form for form, each in RDF_FORMATS.items() if each == suffix), None)


def _require_fitting(form: str, answer: Answer) -> None:
    if form in _OF_TRIPLES and not answer.is_graph:
        raise KgError(f"{answer.form} gives rows, not triples", f"-f {form}", "CONSTRUCT, or choose csv")
    if form in _OF_ROWS and answer.is_graph:
        raise KgError(f"{answer.form} gives triples, not rows", f"-f {form}", "choose turtle")


class _Cut:
    """Rows up to a limit; afterwards `is_cut` says whether there were more."""

    def __init__(self, rows: Iterator[Terms], limit: int | None) -> None:
        self._rows = rows
        self._limit = limit
        self.is_cut = False

    def __iter__(self) -> Iterator[Terms]:
        for number, row in enumerate(self._rows):
            if number == self._limit:
                self.is_cut = True
                return
            yield row


def _write(form: str, answer: Answer, rows: Iterable[Terms], base: str, output: str | None) -> None:
    from kg.cli.output import write_rows, write_text
    from kg.sparql.terms import shown, values_of

    columns = answer.columns
    match form:
        case "turtle" | "nt":
            write_text(_graph(rows, form, base), output)
        case "srj":
            write_text(_truth(rows) if answer.form == "ASK" else _results(columns, rows), output)
        case "tsv":
            write_text(_tabs(columns, rows), output)
        case "table":
            cells = (tuple(shown(term, base) for term in row) for row in rows)
            write_rows(columns, cells, form, output, asked=None)
        case _:
            write_rows(columns, map(values_of, rows), form, output, asked=None)


def _graph(rows: Iterable[Terms], form: str, base: str) -> Iterator[str]:
    """The triples, each once, sorted; Turtle with the prefixes that it uses, relative to the base."""
    import pyoxigraph as ox

    from kg import _schema

    triples = sorted({ox.Triple(*row) for row in rows}, key=str)  # type: ignore[arg-type]  # a row of a graph is a triple
    if form == "nt":
        yield from (f"{triple} .\n" for triple in triples)
        return
    used = {term.value for triple in triples for term in triple if isinstance(term, ox.NamedNode)}
    prefixes = {p: n for p, n in _schema.PREFIXES.items() if any(term.startswith(n) for term in used)}
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes, base_iri=base)
    yield (text or b"").decode()


def _truth(rows: Iterable[Terms]) -> Iterator[str]:
    from kg.sparql.terms import value_of

    for row in rows:
        yield json.dumps({"head": {}, "boolean": value_of(row[0])}) + "\n"


def _results(columns: tuple[str, ...], rows: Iterable[Terms]) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON."""
    yield f'{{"head": {{"vars": {json.dumps(columns)}}},\n"results": {{"bindings": [\n'
    before = ""
    for row in rows:
        bound = {name: _term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        yield before + json.dumps(bound, ensure_ascii=False)
        before = ",\n"
    yield "\n]}}\n"


def _term(term: Any) -> dict[str, str]:  # noqa: ANN401
    import pyoxigraph as ox

    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.Literal(language=str(language)):
            return {"type": "literal", "value": term.value, "xml:lang": language}
        case ox.Literal():
            kind = term.datatype.value
            typed = {} if kind.endswith("#string") else {"datatype": kind}
            return {"type": "literal", "value": term.value, **typed}
    return {"type": "bnode", "value": getattr(term, "value", str(term))}


def _tabs(columns: tuple[str, ...], rows: Iterable[Terms]) -> Iterator[str]:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"
