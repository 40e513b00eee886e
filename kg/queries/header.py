"""The head of a query file: its question, its parameters, its columns.

A Cypher file opens with ``//`` lines, its SPARQL twin with the same lines behind ``#``::

    // vi: Những nhiệm vụ nào giao cho đơn vị này?
    // en: Which tasks were given to this unit?
    // param unit: unit -- the unit, or a part of its name
    // param on: date = today -- the day that "overdue" is reckoned from
    // param start: document | task -- where the chain begins
    // column id: the task's key
    // example: --unit "Văn phòng Sở"
    // # Texts do not say whether a task was done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

ParameterKind: TypeAlias = Literal[
    "document", "unit", "task", "meeting", "text", "words", "date", "year", "depth", "int", "number", "flag"
]
"""What a value may be; the first four are looked up in the graph, `words` are folded like titles."""

KINDS: tuple[ParameterKind, ...] = get_args(ParameterKind)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `default` is the text after ``=``; None: it has to be given.

    With several kinds, the value is given under the name of a kind (``--document …`` or ``--task …``).
    """

    name: str
    kinds: tuple[ParameterKind, ...]
    default: str | None
    says: str

    @property
    def options(self) -> tuple[str, ...]:
        """The names under which a value can be given."""
        return self.kinds if len(self.kinds) > 1 else (self.name,)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a query file says.

    `note` is what a reader of the answer has to know, `example` the options that answer on the examples.
    """

    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    note: str = ""
    example: str = ""


_PARAMETER = re.compile(r"(?P<name>\w+): (?P<kinds>[\w| ]+?)(?: = (?P<default>.+?))? -- (?P<says>.+)")
_COLUMN = re.compile(r"(?P<name>\w+): (?P<says>.+)")


def read_header(text: str, mark: str = "//") -> Header:
    """The header of a query text whose lines begin with `mark`; ValueError that names an unreadable line.

    >>> head = "// vi: Gì?\\n// en: What?\\n// param n: int = 5 -- how many\\n// column id: key\\n"
    >>> read_header(head).parameters
    (Parameter(name='n', kinds=('int',), default='5', says='how many'),)
    """
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    notes: list[str] = []
    for line in text.splitlines():
        if not line.startswith(mark):
            break
        word, _, rest = line[len(mark) :].strip().partition(" ")
        if word in ("vi:", "en:", "example:"):
            said[word[:-1]] = rest
        elif word == "param":
            parameters.append(_parameter(rest))
        elif word == "column":
            columns.append(_column(rest))
        elif word == "#":
            notes.append(rest)
        else:
            raise ValueError(f"not a header line: {line!r}")
    missing = [part for part in ("vi", "en") if part not in said]
    if missing or not columns:
        raise ValueError(f"the header lacks {', '.join(missing) or 'columns'}")
    return Header(
        said["vi"], said["en"], tuple(parameters), tuple(columns), " ".join(notes), said.get("example", "")
    )


def _parameter(rest: str) -> Parameter:
    found = _PARAMETER.fullmatch(rest)
    if found is None:
        raise ValueError(f"not a parameter: {rest!r}")
    kinds = tuple(kind for kind in KINDS if kind in found["kinds"].replace(" ", "").split("|"))
    if len(kinds) != found["kinds"].count("|") + 1:
        raise ValueError(f"unknown kind of parameter: {found['kinds']!r}")
    return Parameter(found["name"], kinds, found["default"], found["says"])


def _column(rest: str) -> Column:
    found = _COLUMN.fullmatch(rest)
    if found is None:
        raise ValueError(f"not a column: {rest!r}")
    return Column(found["name"], found["says"])
