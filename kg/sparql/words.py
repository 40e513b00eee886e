"""SPARQL as words: strings, comments, IRIs and prefixed names told apart from keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is."""

    STRING = "string"
    IRI = "iri"
    COMMENT = "comment"
    VARIABLE = "variable"
    NAME = "prefixed name"
    TAG = "language tag"
    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"


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


_TOKEN = re.compile(
    r"""(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<comment>\#[^\r\n]*)
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:_|[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    |(?P<tag>@[A-Za-z][\w-]*)
    |(?P<word>[^\W\d]\w*)
    |(?P<number>\d[\w.]*)
    |(?P<blank>\s+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)

_KINDS = {
    "string": Kind.STRING, "iri": Kind.IRI, "comment": Kind.COMMENT, "variable": Kind.VARIABLE,
    "name": Kind.NAME, "tag": Kind.TAG, "word": Kind.WORD, "number": Kind.NUMBER, "sign": Kind.SIGN,
}  # fmt: skip


def tokens(query: str) -> tuple[Token, ...]:
    """The tokens of a query, blanks and comments left out.

    >>> [token.text for token in tokens("ASK { ?s rdfs:label 'LOAD' } # CLEAR")]
    ['ASK', '{', '?s', 'rdfs:label', "'LOAD'", '}']
    """
    return tuple(_found(query))


def _found(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        group = match.lastgroup or "sign"
        if group not in ("blank", "comment"):
            yield Token(_KINDS[group], match.group(), match.start())


def place(query: str, start: int) -> str:
    """Line and column of an offset, as a person counts.

    >>> place("ASK {\\n ?s ?p ?o", 8)
    'line 2, column 3'
    """
    before = query[:start]
    return f"line {before.count(chr(10)) + 1}, column {start - before.rfind(chr(10))}"
