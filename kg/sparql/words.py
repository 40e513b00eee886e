"""SPARQL as words: strings, comments, IRIs and prefixed names told apart from keywords."""

from __future__ import annotations

import re

from kg.stores.tokens import Kind, Token, tokens_by

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


def tokens(query: str) -> tuple[Token, ...]:
    """The tokens of a query, blanks and comments left out.

    >>> [token.text for token in tokens("ASK { ?s rdfs:label 'LOAD' } # CLEAR")]
    ['ASK', '{', '?s', 'rdfs:label', "'LOAD'", '}']
    """
    return tuple(token for token in tokens_by(_TOKEN, query) if token.kind is not Kind.COMMENT)


def place(query: str, start: int) -> str:
    """Line and column of an offset, as a person counts.

    >>> place("ASK {\\n ?s ?p ?o", 8)
    'line 2, column 3'
    """
    before = query[:start]
    return f"line {before.count(chr(10)) + 1}, column {start - before.rfind(chr(10))}"
