"""Typed parameters: what was typed becomes what the query needs, or an error that says why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from kg.errors import KgError
from kg.queries.days import read_day
from kg.queries.finding import find_document, find_meeting, find_task, find_units
from kg.queries.header import Parameter, ParameterKind
from kg.stores.protocol import Store
from kg.stores.values import fold_title

Given: TypeAlias = str | int | float | bool | date
"""What a caller gives: typed text, or a value of Python."""

Bound: TypeAlias = str | int | float | bool | date | list[str] | None
"""What a query receives."""


DEEPEST = 6
"""The longest path that a question follows; the upper bound in the query files."""


class ParameterError(KgError):
    """A parameter is missing, unknown or not what it has to be."""


def bind(store: Store, parameters: tuple[Parameter, ...], given: Mapping[str, Given]) -> dict[str, Bound]:
    """The values of all parameters of a question; defaults where nothing was given.

    Raises ParameterError; NotFoundError and AmbiguousError for things that are not in the graph.
    """
    known = {option for parameter in parameters for option in (parameter.name, *parameter.options)}
    for name in given:
        if name not in known:
            choice = ", ".join(sorted(known)) or "none"
            raise ParameterError("no such parameter", name, f"this question takes: {choice}")
    return {parameter.name: _value(store, parameter, given) for parameter in parameters}


def _value(store: Store, parameter: Parameter, given: Mapping[str, Given]) -> Bound:
    names = dict.fromkeys((*parameter.options, parameter.name))
    chosen = [name for name in names if given.get(name) is not None]
    if len(chosen) > 1:
        raise ParameterError("only one of these can be given", ", ".join(chosen), "leave one out")
    if not chosen:
        return _default(parameter)
    value = given[chosen[0]]
    kinds = [kind for kind in parameter.kinds if kind == chosen[0]] or list(parameter.kinds)
    problems: list[KgError] = []
    for kind in kinds:
        try:
            return _READERS[kind](store, value, chosen[0])
        except KgError as problem:
            problems.append(problem)
    raise problems[0]


def _default(parameter: Parameter) -> Bound:
    if parameter.default is None:
        option = " or ".join(f"--{name}" for name in parameter.options)
        raise ParameterError("a parameter is missing", parameter.name, f"give {option}: {parameter.says}")
    if parameter.default == "null":
        return None
    return _SCALARS[parameter.kinds[0]](parameter.default, parameter.name)


def _int(value: Given, name: str) -> int:
    try:
        number = int(value) if not isinstance(value, date) else None
    except ValueError:
        number = None
    if number is None or number < 0:
        raise ParameterError("not a whole number", f"{name}={value}", "write it in digits, such as 20")
    return number


def _depth(value: Given, name: str) -> int:
    depth = _int(value, name)
    if not 1 <= depth <= DEEPEST:
        raise ParameterError(f"not between 1 and {DEEPEST}", f"{name}={value}", "paths end there")
    return depth


def _number(value: Given, name: str) -> float:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        raise ParameterError("not a number", f"{name}={value}", "write it in digits, such as 0.8") from None


def _date(value: Given, name: str) -> date:
    if isinstance(value, date):
        return value
    day = date.today() if value == "today" else read_day(str(value))
    if day is None:
        raise ParameterError("not a day", f"{name}={value}", "write it as 2025-07-01 or 1/7/2025")
    return day


def _flag(value: Given, name: str) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word not in ("true", "false", "1", "0", "yes", "no"):
        raise ParameterError("neither true nor false", f"{name}={value}", "say true or false")
    return word in ("true", "1", "yes")


def _words(value: Given, name: str) -> str:
    words = fold_title(str(value)).strip()
    if not words:
        raise ParameterError("no word was given", name, "write a part of the name")
    return words


def _text(value: Given, _name: str) -> str:
    return str(value)


_SCALARS: dict[ParameterKind, Callable[[Given, str], Bound]] = {
    "depth": _depth, "int": _int, "year": _int, "number": _number, "date": _date, "flag": _flag,
    "text": _text, "words": _words,
}  # fmt: skip


def _scalar(read: Callable[[Given, str], Bound]) -> Callable[[Store, Given, str], Bound]:
    return lambda _store, value, name: read(value, name)


_READERS: dict[ParameterKind, Callable[[Store, Given, str], Bound]] = {
    "document": lambda store, value, _: find_document(store, str(value)),
    "task": lambda store, value, _: find_task(store, str(value)),
    "meeting": lambda store, value, _: find_meeting(store, str(value)),
    "unit": lambda store, value, _: list(find_units(store, str(value))),
    **{kind: _scalar(read) for kind, read in _SCALARS.items()},
}
