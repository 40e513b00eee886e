"""Keys of documents and of their provisions, and references whose key is not complete."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.identity.slugs import point_slug, slug

JURISDICTION = r"vn(?:-[a-z]+(?:-[a-z]+)*(?:-[0-9]{4})?(?:\.[a-z0-9]+(?:-[a-z0-9]+)*){0,2})?"
CODE = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
NUMBER = r"(?:nn|[0-9]+(?:\.[0-9]+)*[a-z]{0,2}(?:-[0-9]+)?)"
YEAR = r"(?:18|19|20)[0-9][0-9]"
SOURCE = r"[0-9a-z][0-9a-z_\-]*"

LEVELS = ("phan", "chuong", "muc", "tieu-muc", "dieu", "khoan", "diem", "tiet", "phu-luc", "mau", "bieu")
"""Levels of a provision path, outermost first; annexes, forms and tables number on their own."""

_DOCUMENT = re.compile(
    rf"doc/(?P<jurisdiction>{JURISDICTION})/(?P<series>[yn])/(?P<code>{CODE})/(?P<year>{YEAR})/(?P<number>{NUMBER})"
)
_STEP = re.compile(rf"/({'|'.join(LEVELS)})/([a-z0-9]+(?:-[a-z0-9]+)*)")
_PARTIAL = re.compile(
    rf"ref/(?P<source>{SOURCE})/(?:ten\.(?P<name>[a-z0-9\-]+)|(?P<jurisdiction>-|{JURISDICTION})"
    rf"\.(?P<series>[yn\-])\.(?P<code>-|{CODE})\.(?P<year>-|{YEAR})\.(?P<number>-|{NUMBER}))"
)


@dataclass(frozen=True, slots=True, order=True)
class DocumentKey:
    """The identity of one document: place at issue, series, code, year, number.

    >>> DocumentKey("vn", "y", "nd-cp", 2020, "107").iri
    'doc/vn/y/nd-cp/2020/107'
    """

    jurisdiction: str
    series: str
    code: str
    year: int
    number: str

    def __post_init__(self) -> None:
        if not _DOCUMENT.fullmatch(self.iri):
            raise ValueError(
                f"not a document key: {self.iri!r}; expected doc/{{jurisdiction}}/{{y|n}}/{{code}}/{{year}}/"
                "{number}, e.g. doc/vn/y/nd-cp/2020/107"
            )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"doc/{self.jurisdiction}/{self.series}/{self.code}/{self.year}/{self.number}"

    @classmethod
    def parse(cls, iri: str) -> DocumentKey:
        """The key that `iri` writes; ValueError where it is none."""
        found = _DOCUMENT.fullmatch(iri)
        if not found:
            raise ValueError(f"not a document IRI: {iri!r}; an example is doc/vn/y/nd-cp/2020/107")
        return cls(found["jurisdiction"], found["series"], found["code"], int(found["year"]), found["number"])


@dataclass(frozen=True, slots=True, order=True)
class ProvisionKey:
    """A provision of a document as steps (level, value), outermost first.

    >>> ProvisionKey.of(DocumentKey("vn", "y", "nd-cp", 2020, "107"), "dieu:5/khoan:2/diem:đ").iri
    'doc/vn/y/nd-cp/2020/107/dieu/5/khoan/2/diem/dd'
    """

    document: DocumentKey
    steps: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        written = "".join(f"/{level}/{value}" for level, value in self.steps)
        if not self.steps or not re.fullmatch(rf"(?:{_STEP.pattern})+", written):
            raise ValueError(f"not a provision path: {written!r}; levels are {', '.join(LEVELS)}")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return self.document.iri + "".join(f"/{level}/{value}" for level, value in self.steps)

    @classmethod
    def of(cls, document: DocumentKey, path: str) -> ProvisionKey:
        """The provision that a path string of the output contract names.

        Article numbers run through a document, so parts and chapters above an article are left out: one
        article cited with its chapter and without it is one node.
        """
        steps = [
            (level, point_slug(value)) for level, _, value in (s.partition(":") for s in path.split("/"))
        ]
        article = next((i for i, (level, _) in enumerate(steps) if level == "dieu"), 0)
        annex = next((i for i, (level, _) in enumerate(steps[:article]) if level in LEVELS[8:]), article)
        return cls(document, tuple(steps[annex:] if annex < article else steps[article:]))

    @classmethod
    def parse(cls, iri: str) -> ProvisionKey:
        """The provision that `iri` writes; ValueError where it is none."""
        found = _DOCUMENT.match(iri)
        tail = iri[found.end() :] if found else ""
        if not found or not re.fullmatch(rf"(?:{_STEP.pattern})+", tail):
            raise ValueError(f"not a provision IRI: {iri!r}; an example is doc/vn/y/nd-cp/2020/107/dieu/5")
        return cls(
            DocumentKey.parse(found[0]),
            tuple((step[1], step[2]) for step in _STEP.finditer(tail)),
        )


@dataclass(frozen=True, slots=True)
class PartialKey:
    """What is known of a document whose key is not complete, scoped to the text that names it.

    Either `name` (the slug of a name) or the parts of a key, None where unknown. The scope keeps two
    unrelated "29/NQ-HĐND" of two texts apart.

    >>> PartialKey("3bba4f68", jurisdiction="vn-kon-tum", series="n", code="nq-hdnd", number="29").iri
    'ref/3bba4f68/vn-kon-tum.n.nq-hdnd.-.29'
    """

    source: str
    name: str | None = None
    jurisdiction: str | None = None
    series: str | None = None
    code: str | None = None
    year: int | None = None
    number: str | None = None

    def __post_init__(self) -> None:
        parts = (self.jurisdiction, self.series, self.code, self.year, self.number)
        if not _PARTIAL.fullmatch(self.iri) or (self.name and any(p is not None for p in parts)):
            raise ValueError(f"not a partial reference: {self.iri!r}; give either a name or parts of a key")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        if self.name:
            return f"ref/{self.source}/ten.{self.name}"
        parts = (self.jurisdiction, self.series, self.code, self.year, self.number)
        return f"ref/{self.source}/" + ".".join("-" if part is None else str(part) for part in parts)

    @classmethod
    def named(cls, source: str, name: str) -> PartialKey:
        """The reference to a document by its name ("Nghị quyết thành lập các Ban của HĐND phường")."""
        return cls(source, name=slug(name)[:80].strip("-") or "khong-ten")

    @classmethod
    def parse(cls, iri: str) -> PartialKey:
        """The partial reference that `iri` writes; ValueError where it is none."""
        found = _PARTIAL.fullmatch(iri)
        if not found:
            raise ValueError(f"not a partial reference IRI: {iri!r}; an example is ref/3bba/-.n.nq-hdnd.-.29")
        known = {key: None if value == "-" else value for key, value in found.groupdict().items()}
        year = known["year"]
        return cls(
            found["source"], known["name"], known["jurisdiction"], known["series"], known["code"],
            int(year) if year else None, known["number"],
        )  # fmt: skip
