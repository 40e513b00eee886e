"""Provinces, districts and communes over time: the place a printed name means on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from extractors.vocabulary.spelling import fold, holds
from extractors.vocabulary.tables import columns_of, parts

Level: TypeAlias = Literal["province", "district", "commune"]


@dataclass(frozen=True, slots=True)
class Place:
    """One incarnation of a territory under one name.

    `slug` is the jurisdiction member of IRIs (``vn-kon-tum``, ``vn-kon-tum.dak-ha``). A territory that only
    changes its kind keeps its slug, so a slug may stand in several rows whose validities do not overlap.
    `kind` is tỉnh, thành phố, huyện, quận, thị xã, phường, xã, thị trấn or đặc khu; `parent` the slug above;
    `merged_into` the slug that took its territory over; `code` the statistics code of its time.
    """

    slug: str
    name: str
    short: str
    kind: str
    level: Level
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    merged_into: str | None
    code: str | None
    aliases: tuple[str, ...] = ()

    @property
    def province(self) -> str:
        """The slug of the province that it belongs to (its own for a province)."""
        return self.slug.partition(".")[0]


_KIND_WORDS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "t.p": "thành phố", "thủ đô": "thành phố",
    "huyện": "huyện", "huyện đảo": "huyện", "quận": "quận", "thị xã": "thị xã", "tx": "thị xã",
    "phường": "phường", "xã": "xã", "thị trấn": "thị trấn", "đặc khu": "đặc khu", "h": "huyện", "q": "quận",
    "p": "phường", "tt": "thị trấn",
}  # fmt: skip
_KIND = re.compile(
    "(tỉnh|thành phố|thủ đô|huyện đảo|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu) +"
    "|(t\\.p|tp|tx|tt|[hqp])(?:\\. *| +)"
)
_HIGHLAND = re.compile("đ(?:ăk|ắc|ăc)\\b")
_LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": ("province",), "thành phố": ("province", "district"),
    "huyện": ("district",), "quận": ("district",), "thị xã": ("district",),
    "phường": ("commune",), "xã": ("commune",), "thị trấn": ("commune",), "đặc khu": ("commune",),
}  # fmt: skip
_TABLES: dict[Level, str] = {"province": "provinces", "district": "districts", "commune": "communes"}
_RANK = {"huyện": 0, "xã": 0, "thị xã": 1, "thị trấn": 1, "thành phố": 2, "quận": 2, "phường": 2}
_COLUMNS = (
    "slug", "name", "short_name", "kind", "parent", "valid_from", "valid_to", "merged_into", "code",
    "aliases",
)  # fmt: skip


def place_key(name: str) -> str:
    """A folded place name with the spellings of the highland word ``đắk`` made one.

    >>> place_key("Đăk Hà"), place_key("Đắc Lắc")
    ('đắk hà', 'đắk lắc')
    """
    return _HIGHLAND.sub("đắk", fold(name))


def kind_and_name(printed: str) -> tuple[str | None, str]:
    """The kind word of a printed place (spelt out) and the folded rest.

    >>> kind_and_name("TP. Hồ Chí Minh"), kind_and_name("tỉnh Kon Tum"), kind_and_name("Hà Giang")
    (('thành phố', 'hồ chí minh'), ('tỉnh', 'kon tum'), (None, 'hà giang'))
    """
    name = place_key(printed)
    match = _KIND.match(name)
    if not match:
        return None, name
    return _KIND_WORDS[match[1] or match[2]], name[match.end() :]


def _was(kind: str, place: Place) -> bool:
    """Whether a place may have been of a lower kind before the table's time: thị xã, later a city."""
    return (
        place.level != "province"
        and place.valid_from is None
        and _RANK.get(kind, 9) < _RANK.get(place.kind, 0)
    )


class Gazetteer:
    """All places of one level, indexed by folded name."""

    def __init__(self, level: Level) -> None:
        self.level = level

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of the table, in its order."""
        return tuple(columns_of(_TABLES[self.level], *_COLUMNS))

    @cached_property
    def _places(self) -> dict[int, Place]:
        return {}

    def at(self, index: int) -> Place:
        """The place of a row."""
        place = self._places.get(index)
        if place is None:
            slug, name, short, kind, parent, since, until, into, code, aliases = self.rows[index]
            place = self._places[index] = Place(
                slug, name, short, kind, self.level, parent or None, since or None, until or None,
                into or None, code or None, parts(aliases),
            )  # fmt: skip
        return place

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            found.setdefault(place_key(row[2]), []).append(index)
            for alias in parts(row[9]):
                indices = found.setdefault(place_key(alias), [])
                if index not in indices:
                    indices.append(index)
        return found

    @cached_property
    def _by_slug(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            found.setdefault(row[0], []).append(index)
        return found

    def named(self, kind: str | None, name: str) -> tuple[Place, ...]:
        """The places of a folded name without kind word; `kind` None takes every kind.

        Where no place of that kind has the name, one that rose to a higher kind since is taken
        ("thị xã Long Khánh", which the table knows as a city).
        """
        if name.isdigit():
            name = name.lstrip("0")
        found = self._by_name.get(name) or (self._by_name.get(f"{kind} {name}") if kind else None) or []
        places = tuple(map(self.at, found))
        exact = tuple(place for place in places if kind in (None, place.kind))
        return exact or tuple(place for place in places if _was(kind or "", place))

    def slugged(self, slug: str) -> tuple[Place, ...]:
        """The rows of a slug, oldest first."""
        return tuple(self.at(index) for index in self._by_slug.get(slug, ()))

    def all(self) -> tuple[Place, ...]:
        """Every place of the level, in the order of the table."""
        return tuple(self.at(index) for index in range(len(self.rows)))


class Places:
    """The three gazetteers, each read when first asked for."""

    @cached_property
    def gazetteers(self) -> dict[Level, Gazetteer]:
        """The gazetteer of each level."""
        return {level: Gazetteer(level) for level in _TABLES}

    @property
    def provinces(self) -> tuple[Place, ...]:
        """Every province row, oldest first within a slug."""
        return self.gazetteers["province"].all()

    def places(
        self, printed: str, on: str | None = None, within: str | None = None, level: Level | None = None
    ) -> tuple[Place, ...]:
        """The places that a printed name means on a day, with or without its kind word.

        Letters and tones must be right (tone placement and case are folded). A name without kind word means a
        province, else a district; a commune only with its kind word or with `level`. ``thành phố`` means a
        province-level city before a city of a province. `within` keeps those below a slug.

        >>> from extractors.vocabulary import vocabulary
        >>> [place.slug for place in vocabulary().places("tỉnh Kon Tum", on="2021-04-29")]
        ['vn-kon-tum']
        >>> [place.slug for place in vocabulary().places("tỉnh Quảng Ngãi", on="2025-09-01")]
        ['vn-quang-ngai-2025']
        >>> [place.slug for place in vocabulary().places("TP.HCM", on="2024-01-01")]
        ['vn-ho-chi-minh']
        >>> [place.slug for place in vocabulary().places("huyện Đăk Hà")]
        ['vn-kon-tum.dak-ha']
        """
        kind, name = kind_and_name(printed)
        levels: tuple[Level, ...] = (level,) if level else _LEVELS.get(kind or "", ("province", "district"))
        for each in levels:
            gazetteer = self.gazetteers[each]
            found = gazetteer.named(kind, name) or (gazetteer.named(None, place_key(printed)) if kind else ())
            kept = tuple(
                place
                for place in found
                if holds(place.valid_from, place.valid_to, on)
                and (not within or place.slug.startswith(within + "."))
            )
            if kept:
                return kept
        return ()

    def place(self, slug: str, on: str | None = None) -> Place | None:
        """The row of a slug that holds on a day; without a day the latest.

        >>> from extractors.vocabulary import vocabulary
        >>> vocabulary().place("vn-dong-nai-2025", on="2026-01-01").name
        'Tỉnh Đồng Nai'
        """
        levels: tuple[Level, ...] = ("province",) if "." not in slug else ("district", "commune")
        for level in levels:
            rows = [p for p in self.gazetteers[level].slugged(slug) if holds(p.valid_from, p.valid_to, on)]
            if rows:
                return rows[-1]
        return None

    def successor(self, slug: str, on: str) -> Place | None:
        """The place that holds a former place's territory on a day: mergers followed until one is valid.

        >>> from extractors.vocabulary import vocabulary
        >>> vocabulary().successor("vn-kon-tum", on="2026-01-01").slug
        'vn-quang-ngai-2025'
        """
        seen: set[str] = set()
        here: str | None = slug
        while here and here not in seen:
            seen.add(here)
            now = self.place(here, on)
            if now:
                return now
            last = self.place(here)
            here = last.merged_into if last else None
        return None
