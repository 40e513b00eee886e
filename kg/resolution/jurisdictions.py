"""The jurisdiction of a cited document: from its issuer, its code, and the text that cites it."""

from __future__ import annotations

import re

from extractors.types import Citation
from extractors.vocabulary import fold, vocabulary
from kg.resolution.clues import Clues, day_of
from kg.resolution.context import TextContext
from kg.resolution.levels import Level, level_of_code, level_of_name
from kg.resolution.places import locate

_LAST_COUNCIL = 1992
_SENTENCE = 200
_BELOW_PROVINCE = re.compile(
    r"(?:uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?: các)?"
    r" (?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b"
)
_ACTING = re.compile(
    r"((?:uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\b(?:(?!uỷ ban|ubnd|hội đồng|hđnd)[^,]){0,60}?)"
    r" (?:đã |tiếp tục |vừa |sẽ )?(?:trình bày|ban hành|báo cáo|trình|thông qua|công bố|ký|gửi|có)\b"
    r"(?:(?!uỷ ban|ubnd|hội đồng|hđnd|của )[^,]){0,60}$"
)
_SIGNATURE = re.compile(r"\S*[0-9]\S*/\S+\s*,?")
"""Numbers and dates of a list's members: "ban hành Quyết định số 46/QĐ-UBND ngày 05/9/2025, Kế hoạch …"."""
_DEPTH: dict[Level | None, int] = {"province": 0, "district": 1, "commune": 2}
_BARE_KIND = re.compile(
    r"\b(tỉnh|thành phố|huyện|quận|thị xã|phường|xã(?! hội)|thị trấn|đặc khu)\b(?! (?:uỷ|đoàn))"
)
_DISTRICT_PARTY = re.compile(r"\b(?:thành|huyện|quận|thị) uỷ\b")
_UNDER_SO = re.compile(r"\b(?:thpt|trung học phổ thông|dân tộc nội trú|giáo dục thường xuyên|gdtx|sở)\b")
_UNDER_PHONG = re.compile(r"\b(?:thcs|trung học cơ sở|tiểu học|mầm non|mẫu giáo)\b")
_NATIONWIDE = re.compile(
    r"^(?:trường )?(?:đại học|học viện|cao đẳng|viện|công ty|tổng công ty|bệnh viện(?= )|ngân hàng|cục|vụ)\b"
)
_CONTINUED = re.compile(
    r"[^,;.:()\n]{1,80}?(?=\s(?:về|quy định|ban hành|thông báo|tại|v/v)\b|[,;.:()\n]|$)", re.IGNORECASE
)


def with_place(clues: Clues, context: TextContext) -> Clues:
    """`clues` with the jurisdictions that the issuer, the code and the text allow."""
    citation, letters = clues.citation, clues.letters
    by_code = level_of_code(letters) if letters else None
    if _old_central(clues):
        return clues.told("place-central", places=("vn",))
    if by_code == "central" and _printed_level(citation, context) in (None, "central"):
        return clues.told("place-central", places=("vn",))
    issuer = _trusted_issuer(citation, by_code, context)
    if issuer is None:
        return clues
    by_name = level_of_name(issuer) if issuer else None
    if by_name == "central" and by_code in (None, "local"):
        return clues.told("place-central", places=("vn",))
    if not issuer and not letters:
        return clues
    day = day_of(clues, context)
    head: tuple[Level, tuple[str, ...]] | None = context.head if citation.form == "own" else None
    located = head or _located(citation, issuer, context, day)
    if located:
        return _at_level(clues, context, by_code, located)
    if citation.form == "own" and by_code is None and context.place and context.place.level == "central":
        return clues.told(context.place.rule, places=("vn",))
    level = _issuing_level(by_name, by_code, citation, issuer, context)
    if level == "central":
        return clues.told("place-nationwide", places=("vn",))
    return _from_text(clues, context, level, day)


def _old_central(clues: Clues) -> bool:
    """Decrees of the President of 1945–59, and the chairman of the Council of Ministers, who signed CT."""
    old_chairman = clues.letters == "CT" and clues.year is not None and clues.year <= _LAST_COUNCIL
    return clues.codes == ("sl",) or old_chairman


def _printed_level(citation: Citation, context: TextContext) -> Level | None:
    """The level that the issuer prints; a place that extraction supplied does not count."""
    span = citation.issuer_span
    return level_of_name(context.text[span[0] : span[1]]) if span else None


def _trusted_issuer(citation: Citation, by_code: Level | None, context: TextContext) -> str | None:
    """The issuer as printed, or supplied where nothing speaks against it.

    UBND, HĐND and the Front exist at every level. One that is not printed behind the number is the body that
    acts in the sentence ("UBND xã … trình bày Báo cáo số …"); a district's or commune's text cites both its
    own and those above, so that there (None) no level is believed.
    """
    if citation.issuer_span is not None or by_code != "local" or citation.form == "own":
        return citation.issuer or ""
    before = _SIGNATURE.sub("", fold(context.text[max(0, citation.start - _SENTENCE) : citation.start]))
    clause = re.split(r"[.;:\n]\s", before)[-1]
    acting = _acting_body(citation, clause)
    if acting:
        return acting
    below = context.head is not None and context.head[0] != "province"
    return None if below or _BELOW_PROVINCE.search(clause) else citation.issuer or ""


def _acting_body(citation: Citation, clause: str) -> str | None:
    """The body that issues or presents the document in its own sentence, just before it."""
    found = _ACTING.search(clause)
    if not found:
        return None
    code = fold(citation.number or "")
    return found[1] if ("hđnd" in code) == found[1].startswith(("hđnd", "hội đồng")) else None


def _located(
    citation: Citation, issuer: str, context: TextContext, day: str | None
) -> tuple[Level, tuple[str, ...]] | None:
    within = context.place.province if context.place else None
    for phrase in (issuer, citation.place, _continued(citation, context)):
        found = locate(phrase, day, within) if phrase else None
        if found and _prints_its_kind(citation, context, found[1]):
            return found
    return None


def _continued(citation: Citation, context: TextContext) -> str | None:
    """The printed issuer read on to the end of its phrase, for a body whose name the table does not have."""
    if citation.issuer_span is None:
        return None
    start, end = citation.issuer_span
    more = _CONTINUED.match(context.text, end)
    return context.text[start : more.end()] if more else None


def _prints_its_kind(citation: Citation, context: TextContext, slugs: tuple[str, ...]) -> bool:
    """Whether a place that was filled in is of the kind that the issuer prints ("UBND tỉnh", no city)."""
    if citation.issuer_span is None or len(slugs) != 1 or printed_place(citation, context):
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
    if level == "district" and _DISTRICT_PARTY.search(fold(clues.citation.issuer or "")):
        by_code = "district"  # their letters are those of the province: TU of a city, BTG of a board
    if by_code == "province" or (by_code is None and _under_province(clues.citation.issuer or "")):
        slugs = _provinces_of(clues, context, slugs)
    elif by_code and _DEPTH.get(by_code, 0) > _DEPTH.get(level, 9):
        return _deeper(clues, context, by_code, slugs)
    rule = "place-issuer-text"
    if printed_place(clues.citation, context):
        rule = "place-table" if any("." in s for s in slugs) else "place-issuer"
    return clues.told(rule, places=slugs)


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
    return clues.told(place.rule, places=(place.slug,))


def printed_place(citation: Citation, context: TextContext) -> bool:
    """Whether the issuer, or the mention where no issuer is printed, prints the name of a place."""
    start, end = citation.issuer_span or (citation.start, citation.end)
    return locate(context.text[start:end]) is not None


def _under_province(issuer: str) -> bool:
    name = fold(issuer)
    return bool(_UNDER_SO.search(name) or _NATIONWIDE.match(name))


def _issuing_level(
    by_name: Level | None, by_code: Level | None, citation: Citation, issuer: str, context: TextContext
) -> Level | None:
    """The level of a local issuer that prints no place."""
    for level in (by_code, by_name):
        if level in ("province", "district", "commune"):
            return level
    name = fold(issuer)
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
        found = vocabulary().place(place.slug, day)
        slugs = (place.slug,) if found and (found.level == level or kind == "thành phố") else ()
    if not slugs:
        return clues
    return clues.told(place.rule, places=slugs)


def _is_kind(slug: str, kind: str | None, day: str | None) -> bool:
    """Whether a place is of the printed kind: "UBND tỉnh" is never the committee of a city."""
    row = vocabulary().place(slug, day) or vocabulary().place(slug)
    return row is not None and (kind is None or row.kind == kind)


def province_on(slug: str, day: str | None) -> tuple[str, ...]:
    """The province of a text on the day of another document: the same, or all those that merged into it.

    >>> province_on("vn-dong-thap-2025", "2026-01-16"), province_on("vn-bac-ninh-2025", "2021-05-05")
    (('vn-dong-thap-2025',), ('vn-bac-giang', 'vn-bac-ninh'))
    """
    if day is None or vocabulary().place(slug, day):
        return (slug,)
    later = vocabulary().successor(slug, day)
    if later and later.slug != slug:
        return (later.slug,)
    merged = {p.slug for p in vocabulary().provinces if p.merged_into == slug and p.slug != slug}
    return tuple(sorted(merged)) or (slug,)
