"""Cypher as words: strings, comments and quoted names told apart from clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is."""

    STRING = "string"
    QUOTED = "quoted name"
    COMMENT = "comment"
    PARAMETER = "parameter"
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

_KINDS = {
    "string": Kind.STRING,
    "quoted": Kind.QUOTED,
    "comment": Kind.COMMENT,
    "parameter": Kind.PARAMETER,
    "word": Kind.WORD,
    "number": Kind.NUMBER,
    "sign": Kind.SIGN,
}


def tokens(query: str) -> tuple[Token, ...]:
    """The tokens of a query, blanks left out.

    An unclosed string or comment yields its opening mark as a sign; both engines refuse such a text.

    >>> [token.text for token in tokens("RETURN 'SET' AS a // CREATE")]
    ['RETURN', "'SET'", 'AS', 'a', '// CREATE']
    """
    found = []
    for match in _TOKEN.finditer(query):
        group = match.lastgroup or "sign"
        if group != "blank":
            found.append(Token(_KINDS[group], match.group(), match.start()))
    return tuple(found)


def code(query: str) -> tuple[Token, ...]:
    """The tokens without comments."""
    return tuple(token for token in tokens(query) if token.kind is not Kind.COMMENT)
