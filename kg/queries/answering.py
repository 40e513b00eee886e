"""Asking: a question of the library or a query of the user's own, on any store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.queries.dialect import Finding, lint
from kg.queries.library import Question, question
from kg.queries.parameters import DEEPEST, Bound, Given, bind
from kg.queries.provisions import reading_order
from kg.stores.protocol import Rows, Store

if TYPE_CHECKING:
    from kg.sparql import RdfStore


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: columns in order, rows as tuples of plain Python values.

    `question` and `params` say what was asked; `is_cut` that the limit left rows out; `remarks` what a
    reader should know: shapes that are not portable, names that the graph does not have.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    question: Question | None = None
    params: Mapping[str, Bound] | None = None
    is_cut: bool = False
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        name = f"{self.question.name}: " if self.question else ""
        return f"Result({name}{len(self.rows)} rows of {', '.join(self.columns)})"

    def dicts(self) -> tuple[dict[str, Any], ...]:
        """The rows as maps from column name to value."""
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.rows)


def run(
    store: Store, name: str, params: Mapping[str, Given] | None = None, *, rdf: RdfStore | None = None
) -> Result:
    """The answer to a question of the library; in SPARQL where `rdf` is given, with the same rows.

    The store finds what the parameters name, whichever engine answers. Raises KgError for an unknown
    question, ParameterError, NotFoundError and AmbiguousError for its parameters, and what the store raises.
    """
    asked = question(name)
    bound = bind(store, asked.parameters, params or {})
    limit = bound.get("limit")
    most = limit + 1 if isinstance(limit, int) else None
    if rdf is not None:
        answer = _in_sparql(rdf, asked, bound, most)
    elif most is None:
        answer = store.cypher(asked.cypher, bound)
    else:
        answer = _deepened(store, asked, {**bound, "limit": most})
    rows = _in_reading_order(answer)
    if most is None:
        return Result(answer.columns, rows, asked, bound)
    return Result(answer.columns, rows[: most - 1], asked, bound, len(rows) == most)


def _in_reading_order(answer: Rows) -> tuple[tuple[Any, ...], ...]:
    """The rows, lists of provisions sorted: RDF keeps no order among the values of a property."""
    if "provisions" not in answer.columns:
        return answer.rows
    at = answer.columns.index("provisions")
    return tuple((*row[:at], row[at] and reading_order(row[at]), *row[at + 1 :]) for row in answer.rows)


def _in_sparql(rdf: RdfStore, asked: Question, bound: Mapping[str, Bound], most: int | None) -> Rows:
    from kg.sparql.twins import answer

    columns = tuple(column.name for column in asked.columns)
    return Rows(columns, tuple(answer(rdf, asked.name, bound, most)))


def _deepened(store: Store, asked: Question, sent: dict[str, Bound]) -> Rows:
    """The answer, looked for no deeper than the limit needs.

    A question with a depth orders its rows by depth first. So once short paths alone give more rows than
    asked for, longer ones change nothing, and a document that thousands rest on is answered at once. A
    depth that adds no row ends the search too: no path goes on from there.
    """
    deepest = sent.get("depth")
    limit = sent["limit"]
    if not isinstance(deepest, int) or not isinstance(limit, int):
        return store.cypher(asked.cypher, sent)
    before = 0
    for depth in range(1, deepest + 1):
        answer = store.cypher(_BOUND.sub(rf"*\g<1>..{depth}]", asked.cypher), {**sent, "depth": depth})
        if len(answer) >= limit or len(answer) == before or depth == deepest:
            break
        before = len(answer)
    return answer


_BOUND = re.compile(rf"\*([01])\.\.{DEEPEST}\]")


def ask(store: Store, cypher: str, params: Mapping[str, Any] | None = None) -> Result:
    """The answer to a query of the user's own; it may only read.

    Shapes that the engines read differently are answered with a remark that names the rewrite. Raises
    QueryRefusedError for a query that does more than read or that the engine does not understand.
    """
    answer = store.cypher(cypher, params)
    remarks = (*map(_remark, lint(cypher)), *answer.warnings)
    return Result(answer.columns, answer.rows, None, None, False, remarks)


def _remark(finding: Finding) -> str:
    return str(finding)
