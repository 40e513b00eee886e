"""The questions of the library in SPARQL: the twin of each ``.cypher``, its parameters, its rows.

A twin opens with the header of the Cypher file behind ``#``, and says beyond it what SPARQL has no word for::

    # list: lead bases          columns with one item a line become lists
    # walk: paths               rows are steps; the answer is the paths that they make (`kg.sparql.walking`)
    # step: relation edge       what the answer tells of each step

A parameter is a variable written ``$name`` and bound in a block of its own,
``VALUES $on { "2026-01-31"^^xsd:date }``. So a file runs in any SPARQL engine as it stands; asked from here,
the block holds what was given. A line that ends in ``# reach`` follows a path of any depth to where a step
begins; asked from here, the steps are asked for level by level, and the line holds the level's nodes. A LIMIT
within a file picks the rows before their wording is looked up; it becomes the limit that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from extractors.resources import data_dir
from kg.errors import KgError
from kg.queries.header import Header, Parameter, read_header
from kg.queries.parameters import DEEPEST, Bound
from kg.sparql.spelling import any_spelling
from kg.sparql.store import RdfStore, Terms
from kg.sparql.terms import graph_value, term_of
from kg.sparql.walking import Walk, walked

RESOURCES = frozenset({"document", "unit", "task", "meeting"})
"""Kinds of parameters whose values are ids of nodes."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A question in SPARQL; `walk` says how its rows are joined to paths, `lists` which columns are lists."""

    name: str
    header: Header
    text: str
    lists: frozenset[str] = frozenset()
    walk: Walk | None = None


_OWN = re.compile(r"#\s+(list|walk|step):\s*(.*)")


@cache
def twin(name: str) -> Twin:
    """The SPARQL of a question. Raises KgError where it has none."""
    path = data_dir("queries") / f"{name}.rq"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise KgError("the question has no SPARQL", name, "ask it in Cypher") from problem
    own = {found[1]: found[2].split() for line in text.splitlines() if (found := _OWN.fullmatch(line))}
    shared = "\n".join(line for line in text.splitlines() if not _OWN.fullmatch(line))
    walk = Walk(own["walk"][0], tuple(own.get("step", ()))) if "walk" in own else None
    return Twin(name, read_header(shared, "#"), text, frozenset(own.get("list", ())), walk)


_VALUES = re.compile(r"VALUES\s+\$(\w+)\s*\{[^{}]*\}")
_LIMIT = re.compile(r"\bLIMIT \d+")
_REACH = re.compile(r"^(\s*)[^\n]*?\?(\w+)[^\n]*# reach$", re.MULTILINE)


def bound_text(asked: Twin, bound: Mapping[str, Bound], base: str, level: Iterable[str] = ()) -> str:
    """The text of a twin with its parameters: each term is written by the engine, escaped, into its block.

    `level` are the nodes from which the steps of a walk are asked for.
    """
    kinds = {parameter.name: parameter for parameter in asked.header.parameters}

    def filled(found: re.Match[str]) -> str:
        terms = " ".join(_terms(kinds[found[1]], bound[found[1]], base))
        return f"VALUES ${found[1]} {{ {terms} }}"

    nodes = " ".join(term_of(node, base, resource=True) for node in level)
    limit = bound.get("limit")
    text = _VALUES.sub(filled, asked.text)
    if isinstance(limit, int):
        text = _LIMIT.sub(f"LIMIT {limit + 1}", text)
    return _REACH.sub(lambda found: f"{found[1]}VALUES ?{found[2]} {{ {nodes} }}", text) if nodes else text


def _terms(parameter: Parameter, value: Bound, base: str) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if parameter.kinds == ("words",) and isinstance(each, str):
            yield term_of(any_spelling(each), base)
        else:
            yield term_of(each, base, resource=not RESOURCES.isdisjoint(parameter.kinds))


def answer(
    store: RdfStore, name: str, bound: Mapping[str, Bound], limit: int | None
) -> list[tuple[Any, ...]]:
    """The rows of a question in the order of its columns, at most `limit`, as Cypher gives them."""
    asked = twin(name)
    columns = [column.name for column in asked.header.columns]

    def rows(level: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
        found = store.query(bound_text(asked, bound, store.base, level))
        return (_row(found.columns, row, asked, store.base) for row in found.rows)

    if asked.walk is None:
        return [tuple(row[column] for column in columns) for row in islice(rows(), limit)]
    (start,) = (p.name for p in asked.header.parameters if not RESOURCES.isdisjoint(p.kinds))
    depth = bound.get("depth", DEEPEST)
    assert isinstance(depth, int)
    return walked(asked.walk, columns, rows, str(bound[start]), depth, limit)


def _row(columns: tuple[str, ...], terms: Terms, asked: Twin, base: str) -> dict[str, Any]:
    row = {}
    for column, term in zip(columns, terms, strict=True):
        value = graph_value(term, base)
        if column in asked.lists and value is not None:
            value = [line for line in value.split("\n") if line]
        row[column] = value
    return row
