"""What a text says of itself that its citations leave out: its place, its level, its date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors import Extraction
from extractors.types import Citation
from extractors.vocabulary import Level as PlaceLevel
from extractors.vocabulary import fold, slug, vocabulary
from kg.resolution.dates import TextDate, date_of_text
from kg.resolution.heads import head_of
from kg.resolution.levels import Level, level_of_name
from kg.resolution.places import Spot, at_date, find_spots, locate, spots_in, tail_of
from kg.resolution.rules import RULE

_BODY = re.compile(
    r"(?<!\w)(Sở|Phòng|UBND|HĐND|(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ))(?!\w)"
    r"([^.;:\n]{2,60})"
)
_DISTRICT_BODIES = ("Phòng", "Huyện", "Quận", "Thị")
_CAPITALISED = re.compile(r"[^\W\d_]+")
_DATE_LINE = re.compile(r"^[^\w\n]*([^\n,]{3,30}),\s*ngày", re.MULTILINE)
_DOMAIN = re.compile(r"(?<![\w-])([a-z]{4,16})\.(?:gov|edu)\.vn")
_HEAD, _FOOT, _BODY_WORDS = 700, 250, 10
_SCAN = 100_000
"""How far a text is searched for places when nothing else tells its own."""


SAME_PERSON = "place-same-person"
"""The rule by which another text of the corpus gives the place."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The place that a text speaks from: `slug` of its deepest known level, the rule that found it.

    `level` is the level of the body that speaks (``central`` for a ministry), which may be higher than the
    slug's: a sở may hold its meeting in a district.
    """

    slug: str
    level: Level | None
    rule: str

    @property
    def confidence(self) -> float:
        """How often a place found by this rule is right."""
        return RULE[self.rule].confidence

    @property
    def province(self) -> str | None:
        """The slug of the province; None for a central text."""
        return None if self.slug == "vn" else self.slug.partition(".")[0]

    @property
    def below(self) -> str | None:
        """The slug of the district or commune where one is known."""
        return self.slug if "." in self.slug else None


class TextContext:
    """The reading of one text that resolution needs; every property is computed once, when asked for."""

    def __init__(self, extraction: Extraction, given: TextPlace | None = None) -> None:
        self.extraction = extraction.as_read()
        self.given = given

    @cached_property
    def text(self) -> str:
        """The text as it was read, in whose code points the offsets of `extraction` count."""
        return self.extraction.source.original

    @cached_property
    def folded(self) -> str:
        """The text as names are compared; its offsets are not those of the text."""
        return fold(self.text)

    @cached_property
    def _numbered(self) -> tuple[list[int], list[Citation]]:
        found = [c for c in self.extraction.citations if c.form == "number" and c.number]
        return [c.start for c in found], found

    def number_before(self, citation: Citation) -> Citation | None:
        """The last citation by number that ends before another begins."""
        starts, found = self._numbered
        at = bisect_left(starts, citation.start) - 1
        return found[at] if at >= 0 and found[at].end <= citation.start else None

    @cached_property
    def date(self) -> TextDate | None:
        """The date of the text, or None."""
        return date_of_text(self.extraction)

    @property
    def day(self) -> str | None:
        """The ISO date of the text, or None."""
        return self.date.date if self.date else None

    @cached_property
    def head(self) -> tuple[PlaceLevel, tuple[str, ...]] | None:
        """The level and the place of the body that the document's own head names.

        Of namesakes in several provinces it is the one in the province that the text speaks from.
        """
        head = head_of(self.extraction)
        found = locate(head, self.day) if head else None
        if found is None or len(found[1]) < 2 or self.place is None or self.place.province is None:
            return found
        level, slugs = found
        inside = tuple(slug for slug in slugs if slug.partition(".")[0] == self.place.province)
        return level, inside or slugs

    @cached_property
    def place(self) -> TextPlace | None:
        """The place of the text: as the text tells it, else as the corpus gave it."""
        return place_of_text(self.extraction, self.day) or self.given


def place_of_text(extraction: Extraction, on: str | None = None) -> TextPlace | None:
    """The place that a text speaks from, by the first source that names exactly one province.

    Sources from sure to unsure: the document's head, its issuer, its place line, the organiser of its
    meeting, its heading, the posts of the chair, its last lines, bodies named with their place, every place
    named, the domain of its addresses. A source that names several provinces decides nothing.
    """
    level = _level_of_text(extraction)
    if level == "central":
        return TextPlace("vn", "central", "place-central")
    if on is None:
        date = date_of_text(extraction)
        on = date.date if date else None
    rivals: Counter[str] | None = None
    for rule, phrases in _sources(extraction):
        deepest = _one_territory({s for phrase in phrases for s in _slugs(phrase, on)})
        if deepest is None:
            continue
        if rule in _DOUBTFUL:
            rivals = rivals or _provinces_named(extraction.source.original, on)
            if any(rivals[other] > rivals[deepest.partition(".")[0]] for other in rivals):
                continue
        where = deepest.partition(".")[0] if level == "province" else deepest
        return TextPlace(where, level, rule)
    return None


_DOUBTFUL = frozenset({"place-stated", "place-heading", "place-foot", "place-issuers", "place-body"})
"""Sources that may name a place other than the text's: another province named more often refutes them."""


def _provinces_named(text: str, on: str | None) -> Counter[str]:
    """How often a text names each province, or a place that lies in one province alone."""
    named: Counter[str] = Counter()
    for spot in find_spots(text[:_SCAN]):
        slugs = {slug.partition(".")[0] for slug in at_date(spot.places, on)}
        if len(slugs) == 1:
            named.update(slugs)
    return named


def _level_of_text(extraction: Extraction) -> Level | None:
    own, head = extraction.own, head_of(extraction)
    names = [own.issuer] if own.issuer else [m.organizer for m in extraction.meetings if m.organizer]
    if head and (level := level_of_name(head)):
        return level
    for name in names:
        if name and (level := level_of_name(name)):
            return level
    lines = extraction.source.original[:_HEAD].split("\n")
    stated = _LEVEL.search(fold("\n".join([line for line in lines if line.strip()][:3])))
    if own.number and stated:
        return _LEVEL_WORDS[stated[1]]
    heading = [line for line in lines if line.strip()][:2] if own.kind in (None, "news") else []
    return next((level for line in heading if (level := _level_of_heading(line))), None)


_LEVEL = re.compile(r"\bcấp (tỉnh|thành phố|huyện|xã)\b")
_LEVEL_WORDS: dict[str, Level] = {
    "tỉnh": "province", "thành phố": "province", "huyện": "district", "xã": "commune",
}  # fmt: skip
_HEADING_BODY = re.compile(
    r"(?<!\w)(sở|phòng|ubnd|uỷ ban nhân dân|hđnd|hội đồng nhân dân|tỉnh uỷ|huyện uỷ)(?!\w)[^.;:\n]{0,80}"
)


def _level_of_heading(line: str) -> Level | None:
    """A heading tells the level only where it names a body."""
    found = _HEADING_BODY.search(fold(line))
    return level_of_name(found[0]) if found else None


def _sources(extraction: Extraction) -> Iterator[tuple[str, list[str]]]:
    own, text = extraction.own, extraction.source.original
    document_head = head_of(extraction)
    if document_head:
        yield "place-head", [document_head]
    if own.issuer:
        yield "place-own", [", ".join(part for part in (own.issuer, own.place) if part)]
    elif own.place and not _capital(own.place):
        yield "place-stated", [own.place]
    head = text[:_HEAD]
    yield "place-line", [m[1] for m in _DATE_LINE.finditer(text) if not _capital(m[1])]
    yield "place-organiser", [m.organizer for m in extraction.meetings if m.organizer]
    yield "place-heading", [line for line in head.split("\n") if line.strip()][:3]
    chairs = {name for m in extraction.meetings for name in m.chair}
    posts = [p for p in extraction.persons if p.name in chairs]
    yield "place-chair", [part for p in posts for part in (*p.positions, p.unit or "") if part]
    yield "place-foot", [line for line in text[-_FOOT:].split("\n") if line.strip()][-3:]
    issuers = [(c.issuer, c.issuer_span) for c in extraction.citations if c.issuer and c.issuer_span]
    yield "place-issuers", [issuer for issuer, (start, end) in issuers if locate(text[start:end])]
    yield "place-body", list(_bodies_with_place(text))
    yield "place-only", [text[:_SCAN]]
    domains = {m[1] for m in _DOMAIN.finditer(text.lower())}
    yield (
        "place-domain",
        [p.name for p in vocabulary().provinces if slug(p.short).replace("-", "") in domains],
    )


def _capital(place: str) -> bool:
    """Every ministry dates its documents in Hà Nội: the name of the capital alone tells nothing."""
    return "hà nội" in fold(place)


def _bodies_with_place(text: str) -> Iterator[str]:
    """The places named right behind a body, without their kind word ("Sở GDĐT Quảng Nam tổ chức …")."""
    for body in _BODY.finditer(text, 0, _SCAN):
        words = [(m[0], m.start()) for m in _CAPITALISED.finditer(body[2])]
        level: PlaceLevel = (
            "district" if body[1] in ("Phòng", "Huyện ủy", "Quận ủy", "Thị ủy") else "province"
        )
        for i, (word, start) in enumerate(words):
            if not word[0].isupper():
                continue
            name = _named_from(body[2][start:], level)
            if name:
                yield name
                break
            if i > _BODY_WORDS:
                break


def _named_from(words: str, level: PlaceLevel) -> str | None:
    """The longest place name of a level that capitalised words open with, two syllables at least."""
    run = re.match(r"[^\W\d_]+(?:[ \-]+[^\W\d_]+){1,4}", words)
    parts = run[0].split() if run else []
    for count in range(min(len(parts), 5), 1, -1):
        if all(part[0].isupper() or part == "-" for part in parts[:count]):
            name = " ".join(parts[:count])
            if vocabulary().places(name, level=level):
                return name
    return None


def _slugs(phrase: str, on: str | None) -> set[str]:
    """All territories that a phrase names on a day; a namesake without its province is left out."""
    spots: tuple[Spot, ...] = spots_in(phrase) if len(phrase) < 2000 else tuple(find_spots(phrase))
    if not spots:
        tail = tail_of(phrase) if len(phrase) < 200 else None
        spots = (tail,) if tail else ()
    if not spots:
        return set()
    one_each = len({spot.level for spot in spots}) == len(spots)
    if one_each and (found := locate(phrase, on)) and len(found[1]) == 1:
        return {found[1][0]}
    provinces = {s for spot in spots if spot.level == "province" for s in at_date(spot.places, on)}
    deeper = {
        slugs[0] for spot in spots if spot.level != "province" and len(slugs := at_date(spot.places, on)) == 1
    }  # fmt: skip
    return provinces | (deeper if not provinces else {d for d in deeper if d.partition(".")[0] in provinces})


def _one_territory(slugs: set[str]) -> str | None:
    """The deepest slug if all lie on one line from the province down; the province if it alone is common."""
    provinces = {s.partition(".")[0] for s in slugs}
    if len(provinces) != 1:
        return None
    below = sorted(s for s in slugs if "." in s)
    chain = [s for s in below if all(s == o or s.startswith(o + ".") for o in below)]
    return chain[-1] if chain else provinces.pop()
