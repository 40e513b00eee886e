"""RDF/XML, for tools that read nothing younger: one fact a line, IRIs relative to the base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg import _schema
from kg.exports.rdf import VIETNAMESE, Render, Resource
from kg.exports.runs import told
from kg.exports.spelling import Turtle, relative_iri
from kg.exports.standards import PREFIXES as MORE_PREFIXES
from kg.exports.turtle import PREFIXES

if TYPE_CHECKING:
    from kg.graph.read import Graph

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold at all."""
_XSD = _schema.PREFIXES["xsd"]


class RdfXml(Turtle):
    """Elements of RDF/XML: an object is the rest of its tag, and its text where it is a literal."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.resource: Callable[[str], str] = lru_cache(maxsize=1 << 14)(
            lambda identifier: f" rdf:resource={quoteattr(relative_iri(identifier, base))}/>"
        )

    def _term(self, iri: str) -> str:
        return super().named(iri)

    def named(self, iri: str) -> str:
        """A term where it is the object."""
        return self.outside(iri)

    def outside(self, iri: str) -> str:
        """The whole IRI."""
        return f" rdf:resource={quoteattr(iri)}/>"

    def literal(self, key: str) -> Render:
        """A text, with its language or datatype as an attribute."""
        kind = _schema.KEYS[key].datatype
        if kind == "string":
            opening = ' xml:lang="vi">' if key in VIETNAMESE else ">"
            return lambda value: opening + _text(str(value))
        opening = f' rdf:datatype="{_XSD}{kind}">'
        return lambda value: opening + (str(value).lower() if kind == "boolean" else str(value))


def _text(value: str) -> str:
    """Text of an element; a letter that XML forbids becomes U+FFFD, a carriage return stays one."""
    return escape(_FORBIDDEN.sub("\ufffd", value), {"\r": "&#13;"})


def rdfxml(graph: Graph, *, quotes: bool = True, standards: bool = False) -> Iterator[str]:
    """The whole graph as RDF/XML, in the order of Turtle."""
    base = graph.manifest.base_iri
    spaces = "".join(
        f'\n  xmlns:{name}="{_schema.PREFIXES[name]}"'
        for name in (*PREFIXES, *(MORE_PREFIXES if standards else ()))
    )
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xml:base={quoteattr(base)}{spaces}>\n'
    yield from map(_element, told(graph, RdfXml(base), quotes=quotes, standards=standards))
    yield "</rdf:RDF>\n"


def _element(resource: Resource) -> str:
    about = resource.subject.removeprefix(" rdf:resource=").removesuffix("/>")
    facts = "".join([
        f"  <{predicate}{told}\n" if told.endswith("/>") else f"  <{predicate}{told}</{predicate}>\n"
        for predicate, told in resource.facts
    ])  # fmt: skip
    return f"<rdf:Description rdf:about={about}>\n{facts}</rdf:Description>\n"
