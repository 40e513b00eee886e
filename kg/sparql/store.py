"""The graph as RDF, in an engine that answers SPARQL: for reading only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg import _schema
from kg.sparql.evaluating import Running
from kg.sparql.refusing import require_reading, unreadable
from kg.sparql.terms import Term
from kg.stores.errors import QueryRefusedError, StoreError

Terms: TypeAlias = tuple[Term | None, ...]
"""One row: a term for each variable, None where it is unbound."""

TRIPLE = ("subject", "predicate", "object")
"""The columns of CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: its form, its columns, and its rows, which come as they are found and once only.

    ASK has the one column ``answer``; CONSTRUCT and DESCRIBE give triples.
    """

    form: str
    columns: tuple[str, ...]
    rows: Iterator[Terms]

    @property
    def is_graph(self) -> bool:
        """Whether the rows are triples."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


class RdfStore:
    """All triples of a graph: what `kg export -f turtle` writes is what queries see."""

    def __init__(self, store: ox.Store, base: str, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder
        self.base = base

    def __len__(self) -> int:
        """The number of triples."""
        return len(self._store)

    def query(self, text: str, *, seconds: float | None = None) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE; the usual prefixes need no declaration.

        Relative IRIs are read against the graph's base: ``<doc/vn/y/nd-cp/2020/107>``.

        Raises:
            QueryRefusedError: a query that does more than read, reaches outside, or cannot be read.
            TooLongError: `seconds` after the call, here or while the rows are read.
        """
        form = require_reading(text)
        rows = Running(lambda: self._evaluated(text), seconds).rows()
        columns = tuple(str(name) for name in next(rows))
        return Answer(form, columns, rows)

    def _evaluated(self, text: str) -> Iterator[tuple[Any, ...]]:
        """The columns, then the rows."""
        found = None
        try:
            found = self._store.query(text, prefixes=_schema.PREFIXES, base_iri=self.base)
            match found:
                case ox.QueryBoolean():
                    yield ("answer",)
                    yield (ox.Literal(bool(found)),)
                case ox.QueryTriples():
                    yield TRIPLE
                    yield from map(tuple, found)
                case _:
                    yield tuple(variable.value for variable in found.variables)
                    yield from map(tuple, found)
        except SyntaxError as problem:
            raise unreadable(text, str(problem), frozenset(_schema.PREFIXES)) from problem
        except (RuntimeError, ValueError) as problem:
            raise QueryRefusedError("the engine cannot answer the query", "", str(problem)) from problem
        except OSError as problem:
            advice = f"delete {self._folder} and ask again" if self._folder else "ask again"
            raise StoreError("the triples of the graph cannot be read", str(problem), advice) from problem
        finally:
            found = None  # the engine wants its rows dropped by the thread that read them
