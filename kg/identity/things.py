"""Keys of everything that is no document: bodies, offices, people, places, meetings, tasks, texts, terms."""

from __future__ import annotations

import hashlib
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from kg.identity.documents import JURISDICTION, YEAR
from kg.identity.slugs import slug

_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_BODY = rf"{_WORDS}(?:\.{_WORDS})*"
_WHOLE = ("first_year", "n", "start", "end")


def content_hash(content: bytes) -> str:
    """The sixteen hexadecimal digits under which a text of this content goes.

    >>> content_hash("Căn cứ".encode())
    'f1b0a9d24ce83b1e'
    """
    return hashlib.sha256(content).hexdigest()[:16]


class _Key(ABC):
    """Shared by the keys below: a pattern that the IRI must match, checked when a key is made."""

    __slots__ = ()
    PATTERN: ClassVar[re.Pattern[str]]

    @property
    @abstractmethod
    def iri(self) -> str:
        """The IRI without its base."""

    def __post_init__(self) -> None:
        if not self.PATTERN.fullmatch(self.iri):
            raise ValueError(
                f"not a {type(self).__name__}: {self.iri!r} does not match {self.PATTERN.pattern}"
            )

    @classmethod
    def parse(cls, iri: str) -> Self:
        """The key that `iri` writes; ValueError where it is none. Group names are field names."""
        found = cls.PATTERN.fullmatch(iri)
        if not found:
            raise ValueError(f"not a {cls.__name__}: {iri!r} does not match {cls.PATTERN.pattern}")
        parts: dict[str, Any] = found.groupdict()
        return cls(**{name: int(v) if v and name in _WHOLE else v for name, v in parts.items()})


def _dated(family: str, name: str, first_year: int | None) -> str:
    return f"{family}/{name}" + (f"/{first_year}" if first_year else "")


@dataclass(frozen=True, slots=True, order=True)
class BodyKey(_Key):
    """A body or unit in one incarnation; without a year where its first year is unknown.

    >>> BodyKey("so-giao-duc-va-dao-tao.vn-kon-tum").iri, BodyKey("bo-noi-vu", 2002).iri
    ('org/so-giao-duc-va-dao-tao.vn-kon-tum', 'org/bo-noi-vu/2002')
    """

    name: str
    first_year: int | None = None
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(rf"org/(?P<name>{_BODY})(?:/(?P<first_year>{YEAR}))?")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return _dated("org", self.name, self.first_year)


@dataclass(frozen=True, slots=True, order=True)
class OfficeKey(_Key):
    """A post: the head of a body, in the incarnation of its body."""

    name: str
    first_year: int | None = None
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(rf"office/(?P<name>{_BODY})(?:/(?P<first_year>{YEAR}))?")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return _dated("office", self.name, self.first_year)


@dataclass(frozen=True, slots=True, order=True)
class PersonKey(_Key):
    """A person, told apart from others of the same name by the body they serve."""

    name: str
    body: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(rf"person/(?P<name>{_WORDS})/(?P<body>{_BODY})")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"person/{self.name}/{self.body}"


@dataclass(frozen=True, slots=True, order=True)
class PlaceKey(_Key):
    """A jurisdiction in one incarnation: its slug as documents carry it, and its first year if known."""

    name: str
    first_year: int | None = None
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        rf"place/(?P<name>{JURISDICTION})(?:/(?P<first_year>{YEAR}))?"
    )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return _dated("place", self.name, self.first_year)


@dataclass(frozen=True, slots=True, order=True)
class MeetingKey(_Key):
    """The n-th meeting of a body on a day (``-`` where the text gives none)."""

    body: str
    date: str
    n: int
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        rf"meeting/(?P<body>{_BODY})/(?P<date>[0-9]{{4}}(?:-[0-9][0-9]){{0,2}}|-)/(?P<n>[1-9][0-9]*)"
    )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"meeting/{self.body}/{self.date}/{self.n}"


@dataclass(frozen=True, slots=True, order=True)
class TaskKey(_Key):
    """The n-th task of a meeting, a document or a text (`owner`: that thing's IRI)."""

    owner: str
    n: int
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        r"task/(?P<owner>(?:meeting|doc|text)/[a-z0-9.\-]+(?:/[a-z0-9.\-]+)*)/(?P<n>[1-9][0-9]*)"
    )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"task/{self.owner}/{self.n}"


@dataclass(frozen=True, slots=True, order=True)
class TextKey(_Key):
    """A text by its content (`digest`: see `content_hash`)."""

    digest: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"text/(?P<digest>[0-9a-f]{16})")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"text/{self.digest}"


@dataclass(frozen=True, slots=True, order=True)
class TextDocumentKey(_Key):
    """A document known by its text alone: it prints no number that identifies it, so it is never merged.

    >>> TextDocumentKey("f1b0a9d24ce83b1e").iri
    'doc/text/f1b0a9d24ce83b1e'
    """

    digest: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"doc/text/(?P<digest>[0-9a-f]{16})")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"doc/text/{self.digest}"


@dataclass(frozen=True, slots=True, order=True)
class MentionKey(_Key):
    """A span of a text, in code points of the decoded text."""

    digest: str
    start: int
    end: int
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        r"mention/(?P<digest>[0-9a-f]{16})/(?P<start>0|[1-9][0-9]*)-(?P<end>[1-9][0-9]*)"
    )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"mention/{self.digest}/{self.start}-{self.end}"


_APART = {"HĐ": "hdd", "ĐA": "dda"}
"""Type codes whose slug another type has already (HD, DA): đ is ``dd`` there, as in point letters."""


@dataclass(frozen=True, slots=True, order=True)
class TermKey(_Key):
    """A term of the vocabulary: `scheme` is ``type`` for document types and the scheme's name otherwise.

    >>> TermKey.of("type", "TTLT").iri
    'voc/type/ttlt'
    """

    scheme: str
    name: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(rf"voc/(?P<scheme>{_WORDS})/(?P<name>{_WORDS})")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"voc/{self.scheme}/{self.name}"

    @classmethod
    def of(cls, scheme: str, term: str) -> TermKey:
        """The key of a term as printed.

        >>> [TermKey.of("type", code).iri for code in ("HD", "HĐ")]
        ['voc/type/hd', 'voc/type/hdd']
        """
        return cls(scheme, _APART.get(term, slug(term)) if scheme == "type" else slug(term))


@dataclass(frozen=True, slots=True, order=True)
class IssuerCodeKey(_Key):
    """The letters by which signatures name an issuer."""

    name: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(rf"code/issuer/(?P<name>{_WORDS})")

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"code/issuer/{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class ChangeKey(_Key):
    """What brought a body or place about, or changed it: its name and the day, or what is known of the day.

    >>> ChangeKey("vn-quang-ngai-2025", "2025-07-01").iri
    'change/vn-quang-ngai-2025/2025-07-01'
    """

    name: str
    date: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        rf"change/(?P<name>{_BODY})/(?P<date>[0-9]{{4}}(?:-[0-9][0-9]){{0,2}})"
    )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"change/{self.name}/{self.date}"


@dataclass(frozen=True, slots=True, order=True)
class RunKey(_Key):
    """A run of the tool by what went in (`digest`: see `content_hash`) and by its version; no clock."""

    digest: str
    version: str
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        r"run/(?P<digest>[0-9a-f]{16})-(?P<version>[0-9A-Za-z.+]+)"
    )

    @property
    def iri(self) -> str:
        """The IRI without its base."""
        return f"run/{self.digest}-{self.version}"
