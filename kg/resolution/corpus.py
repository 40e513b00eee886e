"""What one text of a corpus tells about another: its place by the same chair, a number's year by mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extractors import Extraction
from extractors.vocabulary import fold, vocabulary
from kg.identity import DocumentKey, number_slug
from kg.resolution.clues import Clues
from kg.resolution.context import SAME_PERSON, TextContext, TextPlace, place_of_text
from kg.resolution.dates import date_of_text
from kg.resolution.references import clues_of
from kg.resolution.subjects import context_of, fit

_NAME_SYLLABLES = 3
_SHARED_PAIRS = 2

Post = tuple[str, str]
"""A person's folded name and the kind of body of the post ("sở giáo dục và đào tạo")."""


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A number with its year, as some text of the corpus prints it, and what it is about."""

    source: str
    year: int
    about: str
    day: str | None


Numbered = tuple[str, str, str, str]
"""Jurisdiction, series, code and number: a key without its year."""


class Corpus:
    """All texts of one build. Nothing depends on their order: every answer is unanimous or none."""

    def __init__(self, texts: Iterable[tuple[str, Extraction]]) -> None:
        self.texts: Mapping[str, Extraction] = {
            name: extraction.as_read() for name, extraction in sorted(texts, key=lambda item: item[0])
        }

    @cached_property
    def told_places(self) -> dict[str, TextPlace | None]:
        """The place that each text tells itself."""
        return {name: place_of_text(extraction) for name, extraction in self.texts.items()}

    @cached_property
    def _places_of_posts(self) -> dict[Post, set[str]]:
        found: dict[Post, set[str]] = {}
        for name, extraction in self.texts.items():
            place = self.told_places[name]
            if place and place.province:
                for post in posts_of(extraction):
                    found.setdefault(post, set()).add(_province_name(place.province))
        return found

    def place_of(self, name: str) -> TextPlace | None:
        """The place of a text: as it tells it, else that of the same chair in the other texts.

        One post of one person decides only if every text in which it stands lies in one province.
        """
        told = self.told_places.get(name)
        if told or name not in self.texts:
            return told
        provinces = {
            p for post in posts_of(self.texts[name]) for p in self._places_of_posts.get(post, ())
        }  # fmt: skip
        if len(provinces) != 1:
            return None
        date = date_of_text(self.texts[name])
        slug = _incarnation(provinces.pop(), date.date if date else None)
        return TextPlace(slug, "province", SAME_PERSON) if slug else None

    @cached_property
    def _dated(self) -> dict[Numbered, list[DatedMention]]:
        found: dict[Numbered, list[DatedMention]] = {}
        for name, extraction in self.texts.items():
            context = TextContext(extraction, self.place_of(name))
            for citation in extraction.citations:
                if citation.form not in ("number", "own") or citation.blank or citation.draft:
                    continue
                clues = clues_of(citation, context)
                for key in clues.keys if len(clues.keys) == 1 else ():
                    about = _about(clues, context)
                    mention = DatedMention(name, key.year, about, citation.date)
                    found.setdefault((key.jurisdiction, key.series, key.code, key.number), []).append(mention)
        return found

    def year_elsewhere(self, clues: Clues, context: TextContext) -> int | None:
        """The year that other texts print for this number of this issuer in this place, on this subject.

        The number alone proves nothing, since numbers start again: the subjects must share words, no other
        year may be printed for the number, and the document may not be younger than the text.
        """
        if len(clues.places) != 1 or len(clues.codes) != 1 or clues.series != ("n",) or not clues.number:
            return None
        mentions = self._dated.get((clues.places[0], "n", clues.codes[0], number_slug(clues.number)), [])
        about = _about(clues, context)
        years = {m.year for m in mentions}
        proved = [m for m in mentions if fit(m.about, about) >= _SHARED_PAIRS]
        day = context.day
        if (
            len(years) != 1
            or not proved
            or (day and any((m.day or str(m.year)) > day + "-99" for m in proved))
        ):
            return None
        return proved[0].year

    def place_elsewhere(self, clues: Clues, context: TextContext) -> str | None:
        """Of several possible places of a number with its year, the one that other texts print for it.

        A province that kept its name in 2025 has two series of that year. All other texts must agree on one
        of the places, one of them on the subject too, and none may be younger than the text.
        """
        if len(clues.places) < 2 or len(clues.keys) < 2 or len(clues.codes) != 1 or len(clues.series) != 1:
            return None
        year, day = clues.year, context.day
        found = {
            key.jurisdiction: [m for m in self._dated.get(_numbered(key), ()) if m.year == year]
            for key in clues.keys
        }
        told = [place for place, mentions in found.items() if mentions]
        if len(told) != 1 or (day and any((m.day or str(m.year)) > day + "-99" for m in found[told[0]])):
            return None
        citation = clues.citation
        about = f"{citation.title or ''} {context_of(context.text, citation.start, citation.end)[1]}"
        return told[0] if any(fit(m.about, about) for m in found[told[0]]) else None


def _numbered(key: DocumentKey) -> Numbered:
    return key.jurisdiction, key.series, key.code, key.number


def posts_of(extraction: Extraction) -> Iterator[Post]:
    """The chair's posts at a body (sở, phòng …) whose place the text leaves out."""
    chairs = {fold(name) for m in extraction.meetings for name in m.chair}
    for person in extraction.persons:
        name = fold(person.name)
        if name not in chairs or len(name.split()) < _NAME_SYLLABLES:
            continue
        for post in (*person.positions, person.unit or ""):
            if kind := _body_kind(post):
                yield name, kind


_ABBREVIATIONS = {
    "gdđt": "giáo dục và đào tạo", "gd và đt": "giáo dục và đào tạo", "gd-đt": "giáo dục và đào tạo",
    "tn-mt": "tài nguyên và môi trường", "nn-ptnt": "nông nghiệp và phát triển nông thôn",
}  # fmt: skip


def _body_kind(post: str) -> str | None:
    folded = fold(post)
    for short, full in _ABBREVIATIONS.items():
        folded = folded.replace(short, full)
    at = min((i for word in ("sở ", "phòng ", "ban ", "ubnd ") if (i := folded.find(word)) >= 0), default=-1)
    return folded[at:].strip() if at >= 0 else None


def _province_name(slug: str) -> str:
    return slug.removesuffix("-2025")


def _incarnation(name: str, day: str | None) -> str | None:
    slugs = {p.slug for p in vocabulary().provinces if _province_name(p.slug) == name}
    valid = {s for s in slugs if vocabulary().place(s, day)} if day else slugs
    return valid.pop() if len(valid) == 1 else None


def _about(clues: Clues, context: TextContext) -> str:
    citation = clues.citation
    return citation.title or context_of(context.text, citation.start, citation.end)[0]
