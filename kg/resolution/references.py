"""What a citation gives of a document's key, and what its text adds: place, code, year, number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from extractors.types import Citation
from extractors.vocabulary import fold, vocabulary
from kg.identity import DocumentKey, code_of, number_slug, series_of, split_signature
from kg.resolution.context import TextContext
from kg.resolution.dates import plausible_year
from kg.resolution.levels import Level, level_of_code, level_of_name
from kg.resolution.places import at_date, locate
from kg.types import Reference

_LAWS = ("LUẬT", "BỘ LUẬT")
_DEPTH: dict[Level | None, int] = {"province": 0, "district": 1, "commune": 2}
_YEAR_IN_PRINT = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_BARE_KIND = re.compile(
    r"\b(tỉnh|thành phố|huyện|quận|thị xã|phường|xã(?! hội)|thị trấn|đặc khu)\b(?! (?:uỷ|đoàn))"
)
_CITY_PARTY = re.compile(r"\bthành uỷ\b")
_UNDER_SO = re.compile(r"\b(?:thpt|trung học phổ thông|dân tộc nội trú|giáo dục thường xuyên|gdtx|sở)\b")
_UNDER_PHONG = re.compile(r"\b(?:thcs|trung học cơ sở|tiểu học|mầm non|mẫu giáo)\b")
_NATIONWIDE = re.compile(
    r"^(?:trường )?(?:đại học|học viện|cao đẳng|viện|công ty|tổng công ty|bệnh viện|ngân hàng)\b"
)


@dataclass(frozen=True, slots=True)
class Clues:
    """A citation's key as far as known. Several `places` or `codes` mean that nothing decides among them.

    `how` is ``printed`` where the mention itself gives every part, else ``text`` or ``register``.
    """

    citation: Citation
    number: str | None = None
    year: int | None = None
    codes: tuple[str, ...] = ()
    series: tuple[str, ...] = ("n",)
    letters: str | None = None
    places: tuple[str, ...] = ()
    how: str = "printed"
    rules: tuple[str, ...] = ()
    confidence: float = 0.97

    @property
    def keys(self) -> tuple[DocumentKey, ...]:
        """Every complete key that the clues allow."""
        if self.number is None or self.year is None:
            return ()
        found: list[DocumentKey] = []
        for place in self.places:
            for code in self.codes:
                for series in self.series:
                    number = number_slug(self.number, series)
                    try:
                        found.append(DocumentKey(place, series, code, self.year, number))
                    except ValueError:  # a number or code that no key can write
                        continue
        return tuple(found)

    def told(self, how: str, rule: str, confidence: float, **parts: Any) -> Clues:  # noqa: ANN401
        """These clues with `parts` filled in by a rule."""
        rank = ("printed", "text", "register", "corpus")
        worse = max(self.how, how, key=rank.index)
        return replace(
            self, how=worse, rules=(*self.rules, rule), confidence=min(self.confidence, confidence), **parts
        )

    @property
    def reference(self) -> Reference:
        """The clues in the type of the stages; a part with several values is unknown."""
        why = {r.split("-", 1)[0]: r for r in self.rules}
        series = self.series[0] if len(self.series) == 1 else None
        return Reference(
            jurisdiction=self.places[0] if len(self.places) == 1 else None,
            series=series,
            code=self.codes[0] if len(self.codes) == 1 else None,
            year=self.year,
            number=number_slug(self.number, series or "n") if self.number else None,
            name=None if self.number else self.citation.title,
            why_jurisdiction=why.get("place"),
            why_year=why.get("year"),
        )


def reference_of(citation: Citation, context: TextContext) -> Reference:
    """The parts of a key that a numbered or short citation gives by itself and by its text's place.

    >>> from extractors import extract
    >>> text = "Căn cứ Nghị định số 107/2020/NĐ-CP của Chính phủ."
    >>> extraction = extract(text)
    >>> [reference_of(c, TextContext(extraction)).code for c in extraction.citations]
    ['nd-cp']
    """
    return clues_of(citation, context).reference


def clues_of(citation: Citation, context: TextContext) -> Clues:
    """The clues of one citation, before other mentions of its number are looked at."""
    printed = citation.number or ""
    parts = split_signature(citation.intended or printed)
    if parts is None:
        return Clues(citation, how="text")
    number, year, letters = parts
    stated = year if year is None or plausible_year(year) else None
    if year is None and citation.intended and (found := _YEAR_IN_PRINT.search(printed)):
        stated = int(found[1])
    clues = Clues(citation, number=number, letters=letters)
    codes, series = _codes(citation, letters, year)
    misprint = year is not None and stated is None
    clues = replace(
        clues, codes=codes, series=series, year=stated if misprint else stated or year_of(citation.date)
    )
    return with_place(clues, context)


def year_of(date: str | None) -> int | None:
    """The year of an ISO date."""
    return int(date[:4]) if date and date[:4].isdigit() else None


def _codes(
    citation: Citation, letters: str | None, year: int | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if letters is None:
        return (), ("y",) if year else ("n", "y")
    if citation.type == "CTr" and re.match(r"CT[-/]", letters):
        letters = "CTr" + letters[2:]  # a programme's letters, of which the press drops the last
    noun = _noun(citation, letters)
    code = code_of(letters, noun)
    return ((code,) if code else ()), (series_of(code, year),)


def _noun(citation: Citation, letters: str) -> str | None:
    """The printed noun; a law called by the wrong one of luật and bộ luật is put right by the register.

    Laws and codes share one series of numbers, so the register's type is the type of that very number. A
    resolution has a series of its own: it is never turned into a law.
    """
    if not re.match(r"(?:QH|UBTVQH)\d", letters.upper()):
        return citation.type
    known = {
        row.type for row in vocabulary().register.by_signature(citation.intended or citation.number or "")
    }
    if citation.type in _LAWS:
        laws = known & set(_LAWS)
        return laws.pop() if len(laws) == 1 else citation.type
    if citation.type is None:
        return known.pop() if len(known) == 1 else None
    return citation.type


def day_of(clues: Clues, context: TextContext) -> str | None:
    """The day on which the place of a cited document is to be looked up.

    The printed year closes the key; a date beside it that names another year is a misprint and not used.
    """
    date = clues.citation.date
    if date and (clues.year is None or year_of(date) == clues.year):
        return date
    if clues.year is None:
        return None
    text_day = context.day
    if text_day and text_day[:4] == str(clues.year) == "2025" and text_day < "2025-07-01":
        return text_day
    return str(clues.year)


def with_place(clues: Clues, context: TextContext) -> Clues:
    """`clues` with the jurisdictions that the issuer, the code and the text allow."""
    citation, letters = clues.citation, clues.letters
    issuer = citation.issuer or ""
    by_name, by_code = level_of_name(issuer) if issuer else None, level_of_code(letters) if letters else None
    if by_name in (None, "central") and by_code == "central":
        return clues.told("printed", "place-central", 0.97, places=("vn",))
    if by_name == "central" and by_code in (None, "local"):
        return clues.told("printed", "place-central", 0.95, places=("vn",))
    if not issuer and not letters:
        return clues
    day = day_of(clues, context)
    located = _located(citation, context, day)
    if located:
        return _at_level(clues, context, by_code, located)
    level = _issuing_level(by_name, by_code, citation, context)
    if level == "central":
        return clues.told("printed", "place-nationwide", 0.85, places=("vn",))
    return _from_text(clues, context, level, day)


def _located(
    citation: Citation, context: TextContext, day: str | None
) -> tuple[Level, tuple[str, ...]] | None:
    if citation.form == "own" and context.head:
        return context.head
    if _filled_in(citation) and context.head and context.head[0] != "province":
        return None
    within = context.place.province if context.place else None
    for phrase in (citation.issuer, citation.place):
        if (
            phrase
            and (found := locate(phrase, day, within))
            and _prints_its_kind(citation, context, found[1])
        ):
            return found
    return None


def _filled_in(citation: Citation) -> bool:
    """Whether an issuer was supplied and not printed: a district's text may mean either committee."""
    return citation.issuer_span is None and level_of_code(_letters(citation)) == "local"


def _letters(citation: Citation) -> str:
    parts = split_signature(citation.intended or citation.number or "")
    return (parts[2] if parts else None) or ""


def _prints_its_kind(citation: Citation, context: TextContext, slugs: tuple[str, ...]) -> bool:
    """Whether a place that was filled in is of the kind that the issuer prints ("UBND tỉnh", no city)."""
    if citation.issuer_span is None or len(slugs) != 1 or _printed_place(citation, context):
        return True
    return _is_kind(slugs[0], _printed_kind(citation, context), context.day)


def _printed_kind(citation: Citation, context: TextContext) -> str | None:
    """The kind of place that an issuer prints without name (tỉnh, huyện …)."""
    span = citation.issuer_span
    issuer = context.text[span[0] : span[1]] if span else citation.issuer or ""
    printed = _BARE_KIND.findall(fold(issuer))
    return printed[-1] if printed else None


def _at_level(
    clues: Clues, context: TextContext, by_code: Level | None, located: tuple[Level, tuple[str, ...]]
) -> Clues:
    level, slugs = located
    if level == "district" and _CITY_PARTY.search(fold(clues.citation.issuer or "")):
        by_code = "district"  # the Party committee of a city of a province signs with TU, too
    if by_code == "province" or (by_code is None and _under_province(clues.citation.issuer or "")):
        slugs = _provinces_of(clues, context, slugs)
    elif by_code and _DEPTH.get(by_code, 0) > _DEPTH.get(level, 9):
        return _deeper(clues, context, by_code, slugs)
    how, rule = "text", "place-issuer-text"
    if _printed_place(clues.citation, context):
        deep = any("." in s for s in slugs)
        how, rule = ("register", "place-table") if deep else ("printed", "place-issuer")
    return clues.told(how, rule, 0.95 if how == "printed" else 0.92, places=slugs)


def _provinces_of(clues: Clues, context: TextContext, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The province of a body named after a place; one that has ended lies in the province of the day."""
    if not slugs:
        found = locate(clues.citation.issuer or "") or locate(clues.citation.place or "")
        slugs = found[1] if found else ()
    provinces = dict.fromkeys(s.partition(".")[0] for s in slugs)
    day = day_of(clues, context)
    return tuple(dict.fromkeys(p for province in provinces for p in province_on(province, day)))


def _deeper(clues: Clues, context: TextContext, level: Level, slugs: tuple[str, ...]) -> Clues:
    """A phòng whose print names the province alone: the text's own district or commune, if it lies there."""
    place = context.place
    row = vocabulary().place(place.slug) if place and place.below else None
    if place is None or row is None or row.level != level or place.province not in slugs:
        return clues
    return clues.told(place.source, place.rule, min(0.9, place.confidence), places=(place.slug,))


def _printed_place(citation: Citation, context: TextContext) -> bool:
    start, end = citation.issuer_span or (citation.start, citation.end)
    return locate(context.text[start:end]) is not None


def _under_province(issuer: str) -> bool:
    name = fold(issuer)
    return bool(_UNDER_SO.search(name) or _NATIONWIDE.match(name))


def _issuing_level(
    by_name: Level | None, by_code: Level | None, citation: Citation, context: TextContext
) -> Level | None:
    """The level of a local issuer that prints no place."""
    for level in (by_name, by_code):
        if level in ("province", "district", "commune"):
            return level
    name = fold(citation.issuer or "")
    if _UNDER_SO.search(name):
        return "province"
    if _UNDER_PHONG.search(name):
        return "district"
    if by_code is None and _NATIONWIDE.match(name):
        return "central"
    if citation.form == "own" and context.place and context.place.level in _DEPTH:
        return context.place.level
    # UBND, HĐND, MTTQ exist at every level: only a text of the top level leaves no choice
    return "province" if context.place and context.place.level == "province" else None


def _from_text(clues: Clues, context: TextContext, level: Level | None, day: str | None) -> Clues:
    place = context.place
    if level is None or place is None or place.slug == "vn":
        return clues
    kind = _printed_kind(clues.citation, context)
    slugs: tuple[str, ...] = ()
    if level == "province" and _is_kind(place.slug.partition(".")[0], kind, context.day):
        slugs = province_on(place.slug.partition(".")[0], day)
    elif _is_kind(place.slug, kind, context.day):
        found = vocabulary().place(place.slug)
        slugs = (place.slug,) if found and (found.level == level or kind == "thành phố") else ()
    if not slugs:
        return clues
    return clues.told(place.source, place.rule, min(0.9, place.confidence), places=slugs)


def _is_kind(slug: str, kind: str | None, day: str | None) -> bool:
    """Whether a place is of the printed kind: "UBND tỉnh" is never the committee of a city."""
    row = vocabulary().place(slug, day) or vocabulary().place(slug)
    return row is not None and (kind is None or row.kind == kind)


def province_on(slug: str, day: str | None) -> tuple[str, ...]:
    """The province of a text on the day of another document: the same, or all those that merged into it.

    >>> province_on("vn-dong-thap-2025", "2026-01-16"), province_on("vn-bac-ninh-2025", "2021-05-05")
    (('vn-dong-thap-2025',), ('vn-bac-giang', 'vn-bac-ninh'))
    """
    if day is None or any(
        p.slug == slug for p in vocabulary().provinces if slug in at_date((p,), day) and _in(slug, day)
    ):
        return (slug,)
    later = vocabulary().successor(slug, day)
    if later and later.slug != slug:
        return (later.slug,)
    return tuple(
        sorted({p.slug for p in vocabulary().provinces if p.merged_into == slug and p.slug != slug})
    ) or (slug,)


def _in(slug: str, day: str) -> bool:
    return vocabulary().place(slug, day) is not None
