"""Where a body sits: the jurisdiction slug that a printed issuer, heading or organiser means on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.vocabulary import Level, Place, fold, vocabulary

LEVELS: tuple[Level, ...] = ("province", "district", "commune")

_KIND = r"tỉnh|thành phố|tp\.?|thủ đô|huyện|quận|thị xã|tx\.?|phường|xã(?! hội)|thị trấn|đặc khu"
_PARTY_KINDS = {"thành": "thành phố", "thị": "thị xã"}
"""What the Party's committees and the Youth Union leave of a kind word: Thành ủy Pleiku, Thị đoàn An Khê."""
_KINDS = re.compile(
    rf"(?<!\w)(?:(tỉnh|thành|huyện|quận|thị|phường|xã) (?:uỷ|đoàn)\s+(?=[^\W_])|({_KIND})\s*(?=\S))"
)
_NAME_WORDS = re.compile(rf"[\s,]*([^\W_]+(?:[-'](?!(?:{_KIND})\s)[^\W_]+)*)")
"""Folding takes the blanks from "xã Đăk Mar - tỉnh Kon Tum": a kind word begins another name."""
_LONGEST_NAME = 5
_DISTRICT_BODY = re.compile(
    r"\b(?:huyện uỷ|quận uỷ|thị uỷ|phòng (?:giáo dục|gd|nội vụ|tài chính|tư pháp|văn hoá))\b"
)


_SCHOOL = re.compile(
    r"(?<!\w)(?:trường\s+)?(?:thpt|thcs|tiểu học|mầm non|mẫu giáo|trung học (?:cơ sở|phổ thông)|ptdtnt|ptdtbt"
    r"|phổ thông)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name found in a phrase: its rows in the gazetteer (all incarnations), and where it stands."""

    level: Level
    places: tuple[Place, ...]
    start: int
    end: int
    printed: str

    def on(self, day: str | None) -> tuple[Place, ...]:
        """The rows that the name means on a day: "thành phố Huế" was a city of a province before 2025."""
        if day and self.level == "province" and self.printed.startswith(("thành phố ", "tp ")):
            return vocabulary().places(self.printed, on=day) or self.places
        return self.places


def _known(kind: str | None, words: list[str], level: Level | None = None) -> tuple[tuple[Place, ...], int]:
    """The longest run of `words` that names a place, and its length in words."""
    for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[:count])
        found = vocabulary().places(f"{kind} {name}" if kind else name, level=level)
        if found:
            return found, count
    return (), 0


@lru_cache(maxsize=8192)
def spots_in(phrase: str) -> tuple[Spot, ...]:
    """The places that a phrase prints with their kind word, in order.

    >>> [(s.level, s.places[0].slug) for s in spots_in("Ủy ban nhân dân huyện Đắk Hà, tỉnh Kon Tum")]
    [('district', 'vn-kon-tum.dak-ha'), ('province', 'vn-kon-tum')]
    >>> spots_in("Bảo hiểm xã hội Việt Nam")
    ()
    """
    return tuple(find_spots(phrase))


def find_spots(phrase: str) -> Iterator[Spot]:
    """As `spots_in`, for a whole text: nothing is remembered."""
    folded = fold(phrase)
    for match in _KINDS.finditer(folded):
        words: list[str] = []
        ends: list[int] = []
        at = match.end()
        while len(words) < _LONGEST_NAME and (word := _NAME_WORDS.match(folded, at)):
            words.append(word[1])
            ends.append(word.end())
            at = word.end()
            if folded[at : at + 1] in {",", ".", ";", ")"}:
                break
        kind = _PARTY_KINDS.get(match[1], match[1]) if match[1] else match[2].rstrip(".")
        places, count = _known(kind, words)
        if places:
            name = f"{kind} {' '.join(words[:count])}"
            yield Spot(places[0].level, places, match.start(), ends[count - 1], name)


@lru_cache(maxsize=8192)
def tail_of(phrase: str) -> Spot | None:
    """The province or district that a phrase ends in without kind word ("Sở GDĐT Quảng Nam").

    >>> tail_of("Phòng GDĐT Ngọc Hồi.").places[0].slug
    'vn-kon-tum.ngoc-hoi'
    >>> tail_of("Trường Trung học phổ thông") is None, tail_of("vì độc lập và hòa bình") is None
    (True, True)
    """
    phrase = _before_school(phrase)
    printed = [w for w in re.split(r"[\s,]+", phrase.strip(" .;:,)")) if w]
    words = [fold(w) for w in printed]
    for level in _tail_levels(phrase):
        for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            name = " ".join(words[-count:])
            capitals = all(word[0].isupper() or word == "-" for word in printed[-count:])
            if not capitals or (count == 1 and len(name) < 3):
                continue  # "vì hòa bình" is no province
            places = _of_body(phrase, vocabulary().places(name, level=level))
            if places:
                return Spot(level, places, len(phrase) - len(name), len(phrase), name)
    return None


def _before_school(phrase: str) -> str:
    """A phrase up to the school that it ends with: schools bear names of people and of other places.

    >>> _before_school("Phòng GDĐT Ngọc Hồi Trường THCS Hòa Bình")
    'Phòng GDĐT Ngọc Hồi '
    """
    school = _SCHOOL.search(phrase)
    return phrase[: school.start()] if school else phrase


def _tail_levels(phrase: str) -> tuple[Level, ...]:
    """The levels at which a bare name is looked up: "Huyện ủy Quảng Ninh" is no body of that province."""
    return ("district", "province") if _DISTRICT_BODY.search(fold(phrase)) else ("province", "district")


def _of_body(phrase: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """A thành ủy is the committee of a city: the province of the name is left out where it is no city."""
    if "thành uỷ" not in fold(phrase):
        return places
    return tuple(place for place in places if place.kind == "thành phố")


def at_date(places: tuple[Place, ...], on: str | None) -> tuple[str, ...]:
    """The slugs of the incarnations valid on a day; a name that only ever had one keeps it on any day."""
    slugs = tuple(sorted({place.slug for place in places}))
    if on is None or len(slugs) == 1:
        return slugs
    names = {(place.name, place.kind) for place in places}
    valid = {slug for slug in slugs if any(_holds(p, on) for p in places if p.slug == slug)}
    return tuple(sorted(valid)) or (slugs if len(names) == 1 else ())


def _holds(place: Place, on: str) -> bool:
    since, until = place.valid_from, place.valid_to
    if since and on[: len(since)] < since[: len(on)]:
        return False
    return not (until and on[: len(until)] > until[: len(on)])


def locate(
    phrase: str, on: str | None = None, within: str | None = None
) -> tuple[Level, tuple[str, ...]] | None:
    """The level and the slugs that a phrase places a body in; None where it names no place.

    The most specific name counts; names above it, else `within` (the slug of the text's province), choose
    among namesakes. No slug is left where they contradict each other.

    >>> locate("Ủy ban nhân dân tỉnh Đồng Tháp", "2026-05-12")
    ('province', ('vn-dong-thap-2025',))
    >>> locate("Hội đồng nhân dân tỉnh")
    """
    spots = spots_in(phrase)
    if not spots:
        tail = tail_of(phrase)
        spots = (tail,) if tail else ()
    if not spots:
        return None
    deepest = max(spots, key=lambda s: (LEVELS.index(s.level), -s.start))
    places = deepest.on(on)
    level = places[0].level
    slugs = at_date(places, on)
    above = [s for s in spots if s is not deepest and LEVELS.index(s.level) < LEVELS.index(level)]
    for spot in above:
        slugs = _inside(slugs, at_date(spot.places, on))
    if within and level != "province" and not above:
        slugs = _inside(slugs, (within, *_merged_into(within)))
    return level, slugs


@lru_cache(maxsize=256)
def _merged_into(province: str) -> tuple[str, ...]:
    """The former provinces whose territory a province took over."""
    return tuple(sorted({p.slug for p in vocabulary().provinces if p.merged_into == province}))


def _inside(slugs: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(s for s in slugs if any(s == o or s.startswith(o + ".") for o in outer))
