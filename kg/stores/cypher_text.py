"""Cypher as words: strings, comments and quoted names told apart from clauses."""

from __future__ import annotations

import re

from kg.stores.tokens import Kind, Token, tokens_by

_TOKEN = re.compile(
    r"""(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<comment>//[^\r\n]*|/\*.*?\*/)
    |(?P<parameter>\$(?:[^\W\d]\w*|`(?:[^`]|``)*`|\d+))
    |(?P<word>[^\W\d]\w*)
    |(?P<number>\d[\w]*(?:\.\d\w*)?)
    |(?P<blank>\s+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


def tokens(query: str) -> tuple[Token, ...]:
    """The tokens of a query, blanks left out.

    An unclosed string or comment yields its opening mark as a sign; both engines refuse such a text.

    >>> [token.text for token in tokens("RETURN 'SET' AS a // CREATE")]
    ['RETURN', "'SET'", 'AS', 'a', '// CREATE']
    """
    return tuple(tokens_by(_TOKEN, query))


def code(query: str) -> tuple[Token, ...]:
    """The tokens without comments."""
    return tuple(token for token in tokens(query) if token.kind is not Kind.COMMENT)
