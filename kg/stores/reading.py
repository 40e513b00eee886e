"""The guard before every query of a user: it may read the graph and nothing else.

Engines alone do not hold this: the embedded engine reads files by LOAD CSV even when it is read-only, and
Neo4j fetches addresses by LOAD CSV and by procedures inside a reading session.
"""

from __future__ import annotations

from kg.stores.cypher_text import code
from kg.stores.errors import QueryRefusedError
from kg.stores.tokens import Kind, Token

WRITES = frozenset(
    ("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP")
)
"""Clauses that change data or schema."""

OUTSIDE = frozenset({"LOAD", "USE"})
"""Clauses that leave the graph: files, addresses, other databases."""

COMMANDS = frozenset(
    (
        "ALTER", "RENAME", "GRANT", "REVOKE", "DENY", "ENABLE", "DISABLE", "TERMINATE", "DEALLOCATE",
        "REALLOCATE", "DRYRUN", "STOP", "START",
    )
)  # fmt: skip
"""Commands to the server: words that only the beginning of a statement turns into one."""

PROCEDURES = frozenset(
    name.upper()
    for name in (
        "db.labels", "db.relationshipTypes", "db.propertyKeys", "db.index.fulltext.queryNodes",
        "db.schema.nodeTypeProperties", "db.schema.relTypeProperties",
    )
)  # fmt: skip
"""The procedures that may be called, in capitals."""

FUNCTIONS = frozenset({"DATE", "DATETIME", "LOCALDATETIME", "TIME", "LOCALTIME", "DURATION", "POINT"})
"""The first word of qualified functions that may be called (`date.truncate`), in capitals."""

SHOWN = frozenset({"INDEXES", "INDEX", "CONSTRAINTS", "CONSTRAINT", "FUNCTIONS", "PROCEDURES"})

_REMEDY = "queries only read"


def require_reading(query: str) -> None:
    """Raise QueryRefusedError unless the query only reads the graph.

    >>> require_reading("MATCH (d:Document) WHERE d.title CONTAINS 'CREATE' RETURN d.id AS id")
    >>> require_reading("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")
    Traceback (most recent call last):
        ...
    kg.stores.errors.QueryRefusedError: LOAD is not allowed in a query: offset 0 (queries only read)
    """
    if "\\u" in query:
        raise QueryRefusedError(
            "escapes like \\u0041 are not allowed in a query", "", "write the letter itself"
        )
    words = code(query)
    for at, token in enumerate(words):
        _require_allowed(words, at, token)


def _require_allowed(words: tuple[Token, ...], at: int, token: Token) -> None:
    name = token.upper
    if token.text == ";" and at + 1 < len(words):
        raise _refusal("a second statement", words[at + 1])
    if not name or _is_name(words, at):
        return
    if name in WRITES or name in OUTSIDE or (name in COMMANDS and _opens(words, at)):
        raise _refusal(name, token)
    if name == "SHOW" and _text(words, at + 1).upper() not in SHOWN:
        raise _refusal(f"SHOW {_text(words, at + 1)}", token)
    if name == "CALL" and _text(words, at + 1) not in ("{", "("):
        called = _dotted(words, at + 1)
        if called.upper() not in PROCEDURES:
            raise _refusal(f"CALL {called}", token)
    elif _text(words, at + 1) == "." and _text(words, at - 1).upper() != "CALL":
        called = _dotted(words, at)
        opens = _text(words, at + called.count(".") * 2 + 1) == "("
        if opens and "." in called and name not in FUNCTIONS:
            raise _refusal(f"the function {called}", token)


def _opens(words: tuple[Token, ...], at: int) -> bool:
    return all(word.upper in ("EXPLAIN", "PROFILE") for word in words[:at])


def _is_name(words: tuple[Token, ...], at: int) -> bool:
    """Whether the word stands where only a property key or a label can stand."""
    before, after = _text(words, at - 1), _text(words, at + 1)
    return before == "." or (before == ":" and after != ".") or (after == ":" and before in ("{", ","))


def _dotted(words: tuple[Token, ...], at: int) -> str:
    """The dotted name that begins at a token; quoted parts without their quotes."""
    parts = [_bare(words, at)]
    while _text(words, at + 1) == ".":
        at += 2
        parts.append(_bare(words, at))
    return ".".join(parts)


def _bare(words: tuple[Token, ...], at: int) -> str:
    text = _text(words, at)
    quoted = 0 <= at < len(words) and words[at].kind is Kind.QUOTED
    return text[1:-1].replace("``", "`") if quoted else text


def _text(words: tuple[Token, ...], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _refusal(what: str, token: Token) -> QueryRefusedError:
    return QueryRefusedError(f"{what} is not allowed in a query", f"offset {token.start}", _REMEDY)
