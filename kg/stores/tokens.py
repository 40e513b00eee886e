"""Query languages as words: strings, comments and names told apart from keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is; a value is the name of its group in a language's pattern."""

    STRING = "string"
    COMMENT = "comment"
    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    QUOTED = "quoted"  # Cypher: a name in backticks
    PARAMETER = "parameter"  # Cypher: $name
    IRI = "iri"  # SPARQL
    VARIABLE = "variable"  # SPARQL: ?name, $name
    NAME = "name"  # SPARQL: prefix:name
    TAG = "tag"  # SPARQL: a language


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query; `text` as written, `start` its offset."""

    kind: Kind
    text: str
    start: int

    @property
    def upper(self) -> str:
        """The word in capitals where it is a word, else the empty string."""
        return self.text.upper() if self.kind is Kind.WORD else ""


def tokens_by(pattern: re.Pattern[str], query: str) -> Iterator[Token]:
    """The tokens of a query; `pattern` has a group for each kind of the language, and ``blank``."""
    for match in pattern.finditer(query):
        group = match.lastgroup or "sign"
        if group != "blank":
            yield Token(Kind(group), match.group(), match.start())
