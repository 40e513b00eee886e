"""How Turtle, TriG, N-Triples and JSON-LD spell IRIs and literals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring

from kg import _schema
from kg.exports.rdf import TITLE, TYPE, VIETNAMESE, Render, path_of

_XSD = _schema.PREFIXES["xsd"]

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]')
"""What a literal on one line cannot hold, and marks that would change how the line is read."""
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    """A text as a string literal of Turtle and N-Triples.

    >>> quoted('Điều 5 "mới"')
    '"Điều 5 \\\\"mới\\\\""'
    """
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", text)
    return f'"{text}"'


_cached_quoted = lru_cache(maxsize=1 << 14)(quoted)
_PLAIN_PATH = re.compile(r"[A-Za-z0-9][^:]*/[^:]*")
_DOTS = re.compile(r"(?:^|/)\.{1,2}(?:/|$)|//")


def relative_iri(identifier: str, base: str) -> str:
    """The IRI of a node id: relative where a reader surely comes back to the same IRI, else whole.

    >>> relative_iri("doc/vn/y/nd-cp/2020/107", "http://a/"), relative_iri("a/../b", "http://a/")
    ('doc/vn/y/nd-cp/2020/107', 'http://a/a/../b')
    """
    path = path_of(identifier)
    return path if _PLAIN_PATH.fullmatch(path) and not _DOTS.search(path) else base + path


class Turtle:
    """Turtle and TriG: prefixed terms, IRIs relative to the base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes = tuple(_schema.PREFIXES.items())
        self.resource: Callable[[str], str] = lru_cache(maxsize=1 << 14)(self._resource)
        self.term: Callable[[str], str] = lru_cache(maxsize=512)(self._term)

    def _resource(self, identifier: str) -> str:
        return f"<{relative_iri(identifier, self._base)}>"

    def _term(self, iri: str) -> str:
        return "a" if iri == TYPE else self.named(iri)

    def named(self, iri: str) -> str:
        """A term with its prefix."""
        for prefix, namespace in self._prefixes:
            if iri.startswith(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def outside(self, iri: str) -> str:
        """The whole IRI."""
        return f"<{iri}>"

    def literal(self, key: str) -> Render:
        """Whole numbers and truth values plain, all others quoted with their datatype or language."""
        return _literal(key, {"integer": str, "boolean": _truth}, "xsd:{}")


class NTriples:
    """N-Triples: everything written out, one triple a line."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.resource: Callable[[str], str] = lru_cache(maxsize=1 << 14)(self._resource)

    def _resource(self, identifier: str) -> str:
        return f"<{self._base}{path_of(identifier)}>"

    def term(self, iri: str) -> str:
        """The whole IRI."""
        return f"<{iri}>"

    named = outside = term

    def literal(self, key: str) -> Render:
        """Quoted with datatype or language."""
        return _literal(key, {}, f"<{_XSD}{{}}>")


def _literal(key: str, plain: Mapping[str, Render], datatype: str) -> Render:
    """What spells the values of a key where strings are quoted and others carry their datatype."""
    kind = _schema.KEYS[key].datatype
    if kind in plain:
        return plain[kind]
    if kind != "string":
        mark = datatype.format(kind)
        return lambda value: f'"{str(value).lower() if kind == "boolean" else value}"^^{mark}'
    if key in VIETNAMESE:
        return lambda value: quoted(str(value)) + "@vi"
    return _cached_quoted


def _truth(value: object) -> str:
    return "true" if value else "false"


class JsonLd:
    """JSON-LD by the terms of our context: local names, ids relative to the base."""

    def __init__(self, base: str) -> None:
        self.resource: Callable[[str], str] = lru_cache(maxsize=1 << 14)(
            lambda identifier: encode_basestring(relative_iri(identifier, base))
        )

    def term(self, iri: str) -> str:
        """The name in the context."""
        return encode_basestring(term_name(iri))

    named = term

    def outside(self, iri: str) -> str:
        """The whole IRI."""
        return encode_basestring(iri)

    def literal(self, key: str) -> Render:
        """Whole numbers and truth values plain; the context knows datatype and language of the others."""
        kind = _schema.KEYS[key].datatype
        if kind == "integer":
            return str
        if kind == "boolean":
            return _truth
        return lambda value: encode_basestring(str(value))


@lru_cache(maxsize=512)
def term_name(iri: str) -> str:
    """The name of a term in the JSON-LD context.

    >>> term_name("https://w3id.org/vnlegal/ont#basedOn"), term_name(TYPE), term_name(TITLE)
    ('basedOn', '@type', 'title')
    """
    if iri == TYPE:
        return "@type"
    return "title" if iri == TITLE else re.split("[#/]", iri)[-1]
