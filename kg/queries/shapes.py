"""Shapes of Cypher that the engines read differently: each function yields the tokens where one begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.stores.tokens import Kind, Token

Finder: TypeAlias = Callable[[tuple[Token, ...]], Iterator[Token]]
"""Yields the tokens at which a shape begins."""


def texts(words: tuple[Token, ...], at: int, count: int) -> tuple[str, ...]:
    """The written form of some tokens."""
    return tuple(token.text for token in words[max(at, 0) : at + count])


def called(*names: str) -> Finder:
    """Find calls of functions."""
    wanted = frozenset(name.upper() for name in names)

    def find(words: tuple[Token, ...]) -> Iterator[Token]:
        for at, token in enumerate(words):
            after, before = texts(words, at + 1, 1), words[at - 1].text if at else ""
            if token.upper in wanted and after == ("(",) and before != ".":
                yield token

    return find


def phrases(*wanted_words: str) -> Finder:
    """Find phrases of keywords that are not property keys."""
    wanted = tuple(tuple(phrase.split()) for phrase in wanted_words)

    def find(words: tuple[Token, ...]) -> Iterator[Token]:
        for at, token in enumerate(words):
            if at and words[at - 1].text in (".", ":"):
                continue
            for phrase in wanted:
                there = tuple(w.upper or w.text for w in words[at : at + len(phrase)])
                if there == phrase:
                    yield token

    return find


def label_algebra(words: tuple[Token, ...]) -> Iterator[Token]:
    """``:!A``, ``:%`` and ``:A&B``."""
    for at, token in enumerate(words):
        if token.text == ":" and texts(words, at + 1, 1) in (("!",), ("%",)):
            yield token
        if token.text == "&":
            yield token


def dynamic_names(words: tuple[Token, ...]) -> Iterator[Token]:
    """``:$(…)``."""
    for at, token in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        if token.text == ":" and after and after.text == "$" and texts(words, at + 2, 1) == ("(",):
            yield token


def inline_where(words: tuple[Token, ...]) -> Iterator[Token]:
    """WHERE inside the brackets of a node or relationship: no IN and no MATCH stands before it there."""
    stack: list[tuple[str, bool]] = []
    for token in words:
        if token.text in "([{":
            stack.append((token.text, False))
        elif token.text in ")]}" and stack:
            stack.pop()
        elif stack and token.upper in ("IN", "MATCH"):
            stack[-1] = (stack[-1][0], True)
        elif stack and token.upper == "WHERE" and stack[-1][0] in "([" and not stack[-1][1]:
            yield token


def quantified(words: tuple[Token, ...]) -> Iterator[Token]:
    """``(…){1,3}``, ``->{1,3}`` and ``->+``."""
    for at, token in enumerate(words):
        after = words[at + 1 : at + 3]
        closes = texts(words, at - 1, 2) in (("-", ">"), ("]", "-")) or token.text == ")"
        if closes and len(after) == 2 and after[0].text == "{" and after[1].kind is Kind.NUMBER:
            yield after[0]
        if closes and after and after[0].text == "+" and len(after) == 2 and after[1].text == "(":
            yield after[0]


def hops(words: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The insides of relationship brackets: ``[`` after ``-`` to its ``]``."""
    for at, token in enumerate(words):
        if token.text == "[" and at and words[at - 1].text == "-":
            end = next((i for i in range(at, len(words)) if words[i].text == "]"), len(words))
            yield words[at + 1 : end]


def unbounded(words: tuple[Token, ...]) -> Iterator[Token]:
    """``*`` and ``*2..`` in a relationship."""
    for inside in hops(words):
        for at, token in enumerate(inside):
            if token.text != "*":
                continue
            rest = "".join(t.text for t in inside[at + 1 :])
            if not re.match(r"(\d+)?\.\.\d+|\d+(?!\d*\.)", rest):
                yield token


def listed_relationships(words: tuple[Token, ...]) -> Iterator[Token]:
    """A variable on a relationship of several hops."""
    for inside in hops(words):
        if inside and inside[0].kind in (Kind.WORD, Kind.QUOTED) and any(t.text == "*" for t in inside):
            yield inside[0]


_HOP = re.compile(r"(<)?-(?:\[[^\]]*\])?-(>)?")


def relationship_in_map(words: tuple[Token, ...]) -> Iterator[Token]:
    """A relationship's property as a value in a node's map: ``(s {id: r.source_doc})``."""
    names = {inside[0].text for inside in hops(words) if inside and inside[0].kind is Kind.WORD}
    depth: list[str] = []
    for at, token in enumerate(words):
        if token.text in "([{":
            depth.append(token.text)
        elif token.text in ")]}" and depth:
            depth.pop()
        elif depth[-2:] == ["(", "{"] and token.text in names and _is_value_of_node(words, at):
            yield token


def _is_value_of_node(words: tuple[Token, ...], at: int) -> bool:
    """Whether ``r.x`` at a token is a value in a map that follows a name or a label."""
    brace = next(i for i in range(at, -1, -1) if words[i].text == "{")
    named = words[brace - 1].kind in (Kind.WORD, Kind.QUOTED)
    return named and words[at - 1].text == ":" and texts(words, at + 1, 1) == (".",)


def undirected_count(words: tuple[Token, ...]) -> Iterator[Token]:
    """A count of everything over a pattern of two hops, one of them undirected: the answer is 0."""
    for at, token in enumerate(words):
        if token.upper == "COUNT" and texts(words, at + 1, 3) == ("(", "*", ")"):
            before = "".join(t.text for t in words[:at] if t.kind is not Kind.STRING)
            for pattern in re.split(r"(?i)match|,(?=\()", before):
                hops = _HOP.findall(pattern)
                if len(hops) >= 2 and any(not any(hop) for hop in hops):
                    yield token
                    break


def map_projection(words: tuple[Token, ...]) -> Iterator[Token]:
    """``n {.x}``."""
    for at, token in enumerate(words):
        if token.kind is Kind.WORD and texts(words, at + 1, 2) == ("{", "."):
            yield token


def first_label(words: tuple[Token, ...]) -> Iterator[Token]:
    """``labels(…)``."""
    for at, token in enumerate(words):
        if token.upper == "LABELS" and texts(words, at + 1, 1) == ("(",):
            yield token


def dates_as_text(words: tuple[Token, ...]) -> Iterator[Token]:
    """``'2021-03-01'`` outside ``date(…)``."""
    for at, token in enumerate(words):
        inside = texts(words, at - 1, 1) == ("(",) and at >= 2 and words[at - 2].upper in _DATE_FUNCTIONS
        if token.kind is Kind.STRING and _DAY.fullmatch(token.text) and not inside:
            yield token


_DAY = re.compile(r"""['"]\d{4}-\d\d-\d\d['"]""")
_DATE_FUNCTIONS = ("DATE", "DATETIME", "TOSTRING")


INVENTED = frozenset({"type", "label", "name", "node_type"})
"""Keys that the embedded engine answers with the label or the title where a node lacks them."""


def virtual_keys(words: tuple[Token, ...]) -> Iterator[Token]:
    """Keys that the embedded engine invents where a node has none."""
    for at, token in enumerate(words):
        if at and words[at - 1].text == "." and token.text in INVENTED:
            yield token


def title_unknown(words: tuple[Token, ...]) -> Iterator[Token]:
    """``title IS NULL``."""
    for at, token in enumerate(words):
        if token.text == "title" and tuple(t.upper for t in words[at + 1 : at + 3]) == ("IS", "NULL"):
            yield token


def keyword_keys(words: tuple[Token, ...]) -> Iterator[Token]:
    """``.end``."""
    for at, token in enumerate(words):
        if at and words[at - 1].text == "." and token.upper == "END":
            yield token


def look_around(words: tuple[Token, ...]) -> Iterator[Token]:
    """``(?=…)`` and its kin in a string."""
    return (t for t in words if t.kind is Kind.STRING and re.search(r"\(\?(?:[=!]|<[=!])", t.text))


def second_statement(words: tuple[Token, ...]) -> Iterator[Token]:
    """Anything behind a semicolon."""
    return (token for at, token in enumerate(words) if token.text == ";" and at + 1 < len(words))
