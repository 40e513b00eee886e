"""The ontology part by part, as Turtle: what people wrote, and what is generated from the tables.

`PARTS` has every part by name, `GROUPS` the names that stand for several; `text_of` writes one, `export` what
``kg ontology export`` prints. Parts that are small are kept beside the ontology (``ontology/generated``), the
long ones are written when asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, RdfFormat, Triple, parse, serialize

from extractors.resources import data_dir
from kg import _schema
from kg.errors import KgError
from kg.exports.jsonld import context
from kg.exports.rdf import Resource, resources
from kg.exports.turtle import block
from kg.ontology import concepts, places
from kg.ontology.describing import SYNTAX, Description, written

Term: TypeAlias = Any
"""A term as pyoxigraph types it: by its place in a triple."""

GENERATED = "generated"
"""The folder of ``ontology/`` that holds the small generated parts."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_PREFIXES = ("dcterms", "eli", "org", "owl", "rdf", "skos", "vnl", "xsd")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the ontology: its title in both languages, its files, or what generates it.

    `kept` marks those that lie beside the ontology; `note` says what a reader has to know.
    """

    vi: str
    en: str
    files: tuple[str, ...] = ()
    make: Callable[[], Iterator[Resource]] | None = None
    kept: bool = False
    note: Callable[[], str] | None = None


def _left_out() -> str:
    from kg.ontology.known_documents import left_out

    return left_out()


def _register() -> Iterator[Resource]:
    from kg.ontology.known_documents import register_tables

    return resources(register_tables(), SYNTAX)


PARTS = {
    "core": Part("Lớp và thuộc tính", "Classes and properties", ("vnlegal.ttl",)),
    "alignments": Part("Ánh xạ sang các chuẩn", "Alignments to the standards", ("alignments.ttl",)),
    "shapes": Part("Ràng buộc SHACL", "SHACL shapes", ("shapes*.ttl", "shapes/*.ttl")),
    "document-types": Part(
        "Loại văn bản", "Document types", make=lambda: written(concepts.document_types()), kept=True
    ),
    "issuers": Part(
        "Cơ quan và chữ viết tắt", "Bodies and their codes",
        make=lambda: written(concepts.issuers()), kept=True,
    ),
    "kinds": Part(
        "Quan hệ, hiệu lực, cuộc họp", "Kinds of relations, force and meetings",
        make=lambda: written(concepts.kinds()), kept=True,
    ),
    "provinces": Part("Tỉnh, thành phố", "Provinces", make=lambda: written(places.provinces()), kept=True),
    "districts": Part("Cấp huyện", "Districts", make=lambda: written(places.districts())),
    "communes": Part("Cấp xã", "Communes", make=lambda: written(places.communes())),
    "register": Part(
        "Sổ đăng ký văn bản", "Register of known documents", make=_register, note=_left_out
    ),
}  # fmt: skip
"""Every part by its name."""

GROUPS = {
    "vocabularies": ("document-types", "issuers", "kinds", "provinces", "districts", "communes"),
    "all": tuple(PARTS),
}
"""Names that stand for several parts."""


def names_of(part: str) -> tuple[str, ...]:
    """The parts that a name stands for."""
    return GROUPS.get(part, (part,))


def text_of(part: str) -> Iterator[str]:
    """A part as Turtle, piece by piece."""
    chosen = PARTS[part]
    if chosen.make is None:
        for pattern in chosen.files:
            for path in sorted(data_dir("ontology").glob(pattern)):
                yield path.read_text(encoding="utf-8")
        return
    yield _head(part)
    yield from map(block, chain([_about(part, chosen)], chosen.make()))


def _head(part: str) -> str:
    source = "# Generated from the tables in ontology/ (python -m kg.ontology); do not edit.\n"
    prefixes = "".join(f"@prefix {name}: <{_schema.PREFIXES[name]}> .\n" for name in _PREFIXES)
    return f"{source}@base <{_schema.BASE}> .\n{prefixes}\n"


def _about(part: str, chosen: Part) -> Resource:
    about = Description(f"ont/{part}").is_a("owl:Ontology")
    about.says("dcterms:title", chosen.vi, language="vi").says("dcterms:title", chosen.en, language="en")
    about.says("owl:versionInfo", _schema.VERSION).says("dcterms:creator", "vn-legal-kg contributors")
    about.facts.add(("dcterms:license", f"<{LICENCE}>"))
    about.says("skos:editorialNote", chosen.note() if chosen.note else None, language="en")
    return about.resource()


FORMATS = ("turtle", "nt", "jsonld")
"""The notations of ``kg ontology export``."""


def export(part: str, form: str = "turtle") -> Iterator[str]:
    """A part or group of parts in a notation, the same bytes each time.

    Raises:
        KgError: no such part.
    """
    if part == "context":
        return iter([json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"])
    if part not in PARTS and part not in GROUPS:
        known = ", ".join((*PARTS, *GROUPS, "context"))
        raise KgError("the ontology has no such part", part, f"choose one of {known}")
    pieces = chain.from_iterable(text_of(name) for name in names_of(part))
    return pieces if form == "turtle" else _translated(part, form)


def _translated(part: str, form: str) -> Iterator[str]:
    triples: list[Triple] = []
    for name in names_of(part):
        text = "".join(text_of(name))
        triples += (quad.triple for quad in parse(text, format=RdfFormat.TURTLE, base_iri=_schema.BASE))
    notation = RdfFormat.N_TRIPLES if form == "nt" else RdfFormat.JSON_LD
    prefixes = None if form == "nt" else {**_schema.PREFIXES}
    whole = serialize(_numbered(triples), format=notation, prefixes=prefixes) or b""
    yield whole.decode()


def _numbered(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples with blank nodes named in the order in which they come: a parser names them at random."""
    names: dict[BlankNode, BlankNode] = {}

    def named(term: Term) -> Term:
        return names.setdefault(term, BlankNode(f"b{len(names)}")) if isinstance(term, BlankNode) else term

    for triple in triples:
        yield Triple(named(triple.subject), triple.predicate, named(triple.object))


__all__ = ["FORMATS", "GENERATED", "GROUPS", "PARTS", "export", "names_of", "text_of"]
