"""Asking: a question of the library or a query of the user's own, on any store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.queries.dialect import Finding, lint
from kg.queries.library import Question, question
from kg.queries.parameters import Bound, Given, bind
from kg.stores.protocol import Store


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

    def dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as maps from column name to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def run(store: Store, name: str, params: Mapping[str, Given] | None = None) -> Result:
    """The answer to a question of the library.

    Raises KgError for an unknown question, ParameterError, NotFoundError and AmbiguousError for its
    parameters, and what the store raises.
    """
    asked = question(name)
    bound = bind(store, asked.parameters, params or {})
    limit = bound.get("limit")
    sent = dict(bound)
    if isinstance(limit, int):
        sent["limit"] = limit + 1
    answer = store.cypher(asked.cypher, sent)
    is_cut = isinstance(limit, int) and len(answer.rows) > limit
    rows = answer.rows[:limit] if isinstance(limit, int) else answer.rows
    return Result(answer.columns, rows, asked, bound, is_cut)


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
