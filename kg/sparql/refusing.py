"""What a query may not do, found before any engine sees it; and why an engine cannot read it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise

from kg import _schema
from kg.sparql.words import place, tokens
from kg.stores.errors import QueryRefusedError
from kg.stores.tokens import Kind, Token

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
"""The forms of a reading query."""

WRITING = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "LOAD"})
"""Words of SPARQL Update; as bare words they stand in no reading query."""

REACHING = {
    "SERVICE": "SERVICE asks another server",
    "FROM": "FROM names data outside of the graph",
    "USING": "USING names data outside of the graph",
}  # fmt: skip
"""Words that would leave the graph, and what to say of them."""

_LOCAL = frozenset(
    row.iri.removeprefix(_schema.NAMESPACE)
    for table in (_schema.LABELS, _schema.RELATIONSHIPS, _schema.KEYS)
    for row in table.values()
)


def require_reading(query: str) -> str:
    """The form of a query that only reads this graph. Raises QueryRefusedError for any other.

    >>> require_reading("# how many\\nSELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    'SELECT'
    """
    words = tokens(query)
    for token in words:
        if token.upper in WRITING:
            raise QueryRefusedError(
                f"a query may only read, not {token.upper}", place(query, token.start), "ask with SELECT"
            )
        if reason := REACHING.get(token.upper) or _disguised(token):
            raise QueryRefusedError(
                f"a query may only read this graph: {reason}", place(query, token.start), "leave it out"
            )
    form = next((token.upper for token in words if token.upper in FORMS), "")
    if not form:
        raise QueryRefusedError("this is no SPARQL query", _excerpt(query), f"begin with {', '.join(FORMS)}")
    return form


def _disguised(token: Token) -> str:
    """What hides in ``1<2)SERVICE#>``: a comparison and a comment that together look like an IRI."""
    hidden = token.kind is Kind.IRI and ")" in token.text and re.search(r"(?i)service|from|using", token.text)
    return "SERVICE or FROM directly behind a comparison" if hidden else ""


_ENGINE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def unreadable(query: str, said: str, prefixes: frozenset[str]) -> QueryRefusedError:
    """The engine's syntax error in a reader's words: where, what stands there, and what would do.

    `prefixes` are the names that need no declaration.
    """
    if unknown := _unknown_prefix(query, prefixes):
        name = unknown.text.partition(":")[0]
        near = get_close_matches(name, prefixes, n=1)
        fix = f"did you mean {near[0]}:?" if near else f"declare it first: PREFIX {name}: <…>"
        return QueryRefusedError(
            "no such prefix", f"{name}: at {place(query, unknown.start)}", fix + _known(prefixes)
        )
    found = _ENGINE.match(said)
    if found is None:
        return QueryRefusedError("the SPARQL cannot be read", said, "")
    line, column = int(found[1]), int(found[2])
    here = "".join(query.splitlines(keepends=True)[line - 1 : line])[column - 1 :].strip()
    at = f"«{here[:40]}»" if here else "the end of the line"
    where = f"line {line}, column {column}, {at}"
    return QueryRefusedError("the SPARQL cannot be read", where, _unclosed(query) or _expected(found[3]))


_PAIRS = {"}": "{", ")": "(", "]": "["}


def _unclosed(query: str) -> str:
    """The bracket or quotation mark that has no partner, which is the mistake most often made."""
    opened: list[Token] = []
    for token in tokens(query):
        if token.kind is not Kind.SIGN:
            continue
        if token.text in ('"', "'"):
            return f"the {token.text} at {place(query, token.start)} opens a text that does not end"
        if token.text in _PAIRS.values():
            opened.append(token)
        elif token.text in _PAIRS and (not opened or opened.pop().text != _PAIRS[token.text]):
            return f"the {token.text} at {place(query, token.start)} closes nothing"
    return f"the {opened[-1].text} at {place(query, opened[-1].start)} is not closed" if opened else ""


def _expected(said: str) -> str:
    """What the engine expected, without its classes of letters, and not more than a reader takes in."""
    if "SELECT contains" in said:
        return "a variable of SELECT is neither bound, grouped nor aggregated"
    wanted = [each for each in re.split(r", (?=[\"A-Z\[])|^one of ", said.removeprefix("expected ")) if each]
    plain = [each for each in wanted if not each.startswith("[")]
    more = " …" if len(plain) > 6 else ""
    return f"expected {' or '.join(plain[:6])}{more}" if plain else ""


def _known(prefixes: frozenset[str]) -> str:
    return f"; known without declaring: {', '.join(sorted(prefixes))}"


def _unknown_prefix(query: str, prefixes: frozenset[str]) -> Token | None:
    words = tokens(query)
    names = [token for token in words if token.kind is Kind.NAME]
    declared = (
        {after.text.partition(":")[0] for before, after in pairwise(words) if before.upper == "PREFIX"}
        | prefixes
        | {"_"}
    )
    return next((token for token in names if token.text.partition(":")[0] not in declared), None)


def remarks(query: str) -> tuple[str, ...]:
    """Names of the ontology's namespace that it does not declare: a query with them silently finds nothing.

    >>> remarks("ASK { ?d vnl:basedon ?e }")
    ('the ontology declares no vnl:basedon; did you mean vnl:basedOn?',)
    """
    found: dict[str, str] = {}
    for token in tokens(query):
        local = _local_name(token)
        if local and local not in _LOCAL:
            near = get_close_matches(local, _LOCAL, n=1)
            hint = f"; did you mean vnl:{near[0]}?" if near else "; kg ontology show lists all"
            found[local] = f"the ontology declares no vnl:{local}{hint}"
    return tuple(found.values())


def _local_name(token: Token) -> str:
    if token.kind is Kind.NAME and token.text.startswith("vnl:"):
        return token.text[4:].rstrip(".")
    if token.kind is Kind.IRI and token.text.startswith("<" + _schema.NAMESPACE):
        return token.text[len(_schema.NAMESPACE) + 1 : -1]
    return ""


def _excerpt(query: str) -> str:
    line = " ".join(query.split())
    return line if len(line) <= 60 else line[:59] + "…"
