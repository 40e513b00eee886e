"""The place a text is about: the province, district and commune that unnamed bodies in it belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.references.grammar import UPPER
from extractors.source import SourceText
from extractors.vocabulary import Level, Place, holds, vocabulary

_HEAD = 6_000
_REACH = 16_000
_PORTAL = 20  # a page of the province's own portal: more than its mentions of neighbours
_KINDS = r"tỉnh|thành[\s_]phố|tp\.?|huyện|quận|thị[\s_]xã|thị[\s_]trấn|phường|xã|đặc[\s_]khu"
_PRINTED = re.compile(rf"(?<![\wà-ỹ])({_KINDS})[\s_]{{1,3}}(?=[a-zà-ỹđ])")
_WORDS = re.compile(rf"[{UPPER}À-Ỹa-zà-ỹ]+(?:[\s_]{{1,2}}[\wÀ-ỹ’']+){{0,4}}")
_DATELINE = re.compile(r",\s{0,3}ngày\s[\s\d.…]{0,12}tháng\s")
_PLACE_BEFORE = re.compile(r"[^\n|,.;:()]{2,40}$")
_SITE = re.compile(r"([a-z]{5,14})\.gov\.vn")
_LEVELLED = {"u": "Ủy ban nhân dân", "ủ": "Ủy ban nhân dân", "h": "Hội đồng nhân dân"}
_LEVELLED_AT = re.compile(
    rf"(ubnd|hđnd|[uủ][ỷy][\s_]ban[\s_]nhân[\s_]dân|hội[\s_]đồng[\s_]nhân[\s_]dân)[\s_]{{1,3}}({_KINDS})(?![\wà-ỹ])"
)
_LEVELS: tuple[Level, ...] = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places of a text with their kind (``tỉnh Kon Tum``); None where it names none or several.

    `levels` says which level the councils and committees that the text names without a place belong to.
    """

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    levels: Mapping[str, str] = field(default_factory=dict)

    def at(self, level: str | None) -> str | None:
        """The place of a level word: ``tỉnh``, ``thành phố``, ``huyện``, ``xã`` …"""
        if level in ("tỉnh", "thành phố") and self.province:
            return self.province
        if level in ("huyện", "quận", "thị xã", "thành phố"):
            return self.district
        if level in ("xã", "phường", "thị trấn", "đặc khu"):
            return self.commune
        return self.province

    @property
    def narrowest(self) -> str | None:
        """The narrowest place known."""
        return self.commune or self.district or self.province


def find(source: SourceText, on: str | None = None) -> Whereabouts:
    """The places that a text names most, its head counting more; a level with two rivals is left open.

    >>> find(SourceText.of("UBND tỉnh Kon Tum họp. Các huyện của tỉnh Kon Tum báo cáo.")).province
    'tỉnh Kon Tum'
    """
    votes = {level: Counter[str]() for level in _LEVELS}
    parents = Counter[str]()
    for match in _PRINTED.finditer(source.shadow, 0, _REACH):
        found = _places(source, match, on)
        if found:
            weight = 4 if match.start() < _HEAD // 10 else 2 if match.start() < _HEAD else 1
            votes[found[0].level][_phrase(found[0])] += weight
            if found[0].level != "province" and len({place.province for place in found}) == 1:
                parents[found[0].province] += weight
    _vote_dateline(source, votes, on)
    _vote_sites(source, votes["province"], on)
    if not votes["province"]:
        _vote_bare(source, votes["province"], on)
    if not votes["province"] and parents:
        _vote_upwards(parents, votes["province"], on)
    province, district, commune = (_winner(votes[level]) for level in _LEVELS)
    return Whereabouts(province, district, commune, _body_levels(source))


def _body_levels(source: SourceText) -> dict[str, str]:
    """Which level most of the councils and committees of the text are said to be of (``HĐND tỉnh``)."""
    found = {name: Counter[str]() for name in _LEVELLED.values()}
    for match in _LEVELLED_AT.finditer(source.shadow, 0, _REACH):
        found[_LEVELLED[match.group(1)[0]]][
            match.group(2).replace("_", " ").replace("tp.", "thành phố").replace("tp", "thành phố")
        ] += 1
    return {name: votes.most_common(1)[0][0] for name, votes in found.items() if votes}


def _phrase(place: Place) -> str:
    return f"{place.kind} {place.short}"


def _places(source: SourceText, match: re.Match[str], on: str | None) -> tuple[Place, ...]:
    """The places printed behind a kind word, the longest name that is one."""
    words = _WORDS.match(source.text, match.end())
    if not words:
        return ()
    names = words.group().replace("_", " ").split()
    return _named(
        " ".join(match.group(1).replace("_", " ").split()), tuple(names[:4]), on[:7] if on else None
    )


@lru_cache(maxsize=8192)
def _named(kind: str, names: tuple[str, ...], on: str | None) -> tuple[Place, ...]:
    """The places of the longest run of names that is one; without capitals only provinces of two words."""
    capital = names[0][:1].isupper()
    for size in range(len(names), 0 if capital else 1, -1):
        found = vocabulary().places(f"{kind} {' '.join(names[:size])}", on=on)
        if found and (capital or found[0].level == "province"):
            return found
    return ()


def _vote_dateline(source: SourceText, votes: dict[Level, Counter[str]], on: str | None) -> None:
    """The place before the date in the head of a document: ``Kon Tum, ngày 05 tháng 3 năm 2020``."""
    for match in _DATELINE.finditer(source.shadow, 0, _HEAD):
        before = _PLACE_BEFORE.search(source.text, max(0, match.start() - 42), match.start())
        found = vocabulary().places(" ".join(before.group().split()), on=on) if before else ()
        if found and found[0].level == "province" and _phrase(found[0]) != "thành phố Hà Nội":
            votes["province"][_phrase(found[0])] += 5


def _vote_bare(source: SourceText, votes: Counter[str], on: str | None) -> None:
    """Bare names of provinces (``Sở GDĐT Quảng Nam``), where none is printed with its kind."""
    text = source.text[:_REACH]
    for phrase, short in {(_phrase(place), place.short) for place in _provinces(on)}:
        if count := text.count(short):
            votes[phrase] += count


def _vote_sites(source: SourceText, votes: Counter[str], on: str | None) -> None:
    """The province whose portal is named in the head (``binhdinh.gov.vn``)."""
    sites = {site.group(1) for site in _SITE.finditer(source.shadow, 0, _HEAD // 3)}
    for phrase, site in {(_phrase(p), p.slug[3:].replace("-", "")) for p in _provinces(on)} if sites else ():
        votes[phrase] += _PORTAL * (site in sites)


def _vote_upwards(parents: Counter[str], votes: Counter[str], on: str | None) -> None:
    """A district or commune says which province it lies in."""
    phrases = {place.slug: _phrase(place) for place in _provinces(on)}
    for slug, count in parents.items():
        if slug in phrases:
            votes[phrases[slug]] += count


@lru_cache(maxsize=256)
def _provinces(on: str | None) -> tuple[Place, ...]:
    return tuple(place for place in vocabulary().provinces if holds(place.valid_from, place.valid_to, on))


def _winner(votes: Counter[str]) -> str | None:
    """The place named clearly more than any other of its level."""
    ranked = [entry for entry in votes.most_common(2) if entry[1]]
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]
