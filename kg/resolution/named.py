"""Documents cited by name: laws by name and year, Party resolutions by session, texts named in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from extractors.types import Citation
from extractors.vocabulary import RegisterRow, fold, vocabulary
from extractors.vocabulary.abbreviations import abbreviations
from kg.identity import DocumentKey, code_of, fold_marks, number_slug, split_signature
from kg.resolution.amended import changed_by
from kg.resolution.context import TextContext
from kg.resolution.dates import BOUND, LATEST, TOLD
from kg.resolution.subjects import best_fit, context_of, pairs_of
from kg.resolution.terms import PARTY_TERMS
from kg.resolution.versions import alive, detailed, first_day, in_force_during, in_force_since

_YEAR = re.compile(
    r",? ?(?P<again>\(?sửa đổi(?:, bổ sung)?\)? ?)?(?:(?:ban hành |thông qua )?năm )?"
    r"(?P<year>(?:19|20)[0-9][0-9])$"
)
_DATED = re.compile(r",? ?(?:số:? ?[0-9]|ngày ).*$")
_DETAILS = re.compile(
    r"quy định chi tiết|hướng dẫn (?:chi tiết )?(?:thi hành|thực hiện)|quy định (?:một số điều|việc thi hành)"
)
_JOINTS = re.compile(r"[,\-]| (?:và|của)(?= )")
_AMENDS = re.compile(r"(?:sửa đổi|bổ sung)[^;.]{0,60}\bcủa(?: các)?$")
_SESSION = re.compile(r"(?:nghị quyết|kết luận) trung ương [0-9]{1,2}")
_CHANGE = re.compile(r"sửa đổi|bổ sung|thay thế|bãi bỏ|đính chính")
_CLAUSE_END = re.compile(r"\n\s*\n|[;.]\s*\n")
_DETAILING = frozenset({"NĐ", "TT", "TTLT"})
_DETAIL_REACH, _OWN_HEAD = 300, 1500
_LAWS = frozenset({"LUẬT", "BỘ LUẬT", "PL", "HP"})
_SUBJECT_PAIRS, _SUBJECT_SHARE, _SUBJECT_REACH = 6, 0.6, 420
_LONG_TITLE = 8
_YOUNGER = {TOLD: 1, LATEST: 5, BOUND: 100}
"""Years by which a text may be younger than the last day that it tells of itself, or that it only cites."""


@dataclass(frozen=True, slots=True)
class NamedFind:
    """What a name means: exactly one key, or the candidates among which nothing decides."""

    keys: tuple[DocumentKey, ...]
    rule: str


def key_of(row: RegisterRow) -> DocumentKey | None:
    """The key of a document of the register (all of them are central); None where it has no number.

    >>> row = vocabulary().register.by_name("Hiến pháp 2013")[0]
    >>> key_of(row).iri
    'doc/vn/n/hp/2013/nn'
    """
    if row.type == "HP":
        return DocumentKey("vn", "n", "hp", row.year, "nn")
    parts = split_signature(row.signature)
    code = code_of(parts[2], row.type) if parts else None
    if parts is None or code is None:
        return None
    try:
        return DocumentKey("vn", row.form, code, row.year, number_slug(parts[0], row.form))
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def bare_name(text: str) -> tuple[str, int | None]:
    """A printed name folded, written out, without its year; and the year.

    >>> bare_name("Luật DN 2014"), bare_name("Luật Bảo hiểm  y tế")
    (('luật doanh nghiệp', 2014), ('luật bảo hiểm y tế', None))
    """
    name = fold(text.replace("_", " ")).replace(" ,", ",").strip(" .;:,“”\"'")
    year = _YEAR.search(name)
    if year:
        name = name[: year.start()]
    name = _DATED.sub("", name)
    words = (abbreviations().get(word, word) for word in name.split())
    return " ".join(words).strip(" ,"), int(year["year"]) if year else None


Numbered: TypeAlias = Mapping[tuple[str | None, str], frozenset[DocumentKey]]
"""The keys of a text's numbered laws by noun and bare name without tones, for damaged print."""


Names: TypeAlias = Mapping[str | None, tuple[tuple[str, str], ...]]
"""The names of a text's laws by noun, see `full_names`."""


def names_of_numbers(numbered: Iterable[tuple[Citation, DocumentKey]], context: TextContext) -> Numbered:
    """The names that a text prints together with a number."""
    found: dict[tuple[str | None, str], frozenset[DocumentKey]] = {}
    for citation, key in numbered:
        if citation.type not in _LAWS:
            continue
        for text in (context.text[citation.start : citation.end], citation.title or ""):
            name = (citation.type, fold_marks(bare_name(text)[0]))
            if name[1]:
                found[name] = found.get(name, frozenset()) | {key}
    return found


def names_of_dates(citations: Iterable[Citation], context: TextContext) -> Numbered:
    """The versions of laws that a text names with their day or year."""
    found: dict[tuple[str | None, str], frozenset[DocumentKey]] = {}
    for citation in citations:
        name, year = bare_name(context.text[citation.start : citation.end])
        if citation.form != "named" or citation.type not in _LAWS or not (year or citation.date):
            continue
        rows = _rows(name, citation.type)
        version = _choose(rows, citation, context, year) if rows else None
        if version and len(version.keys) == 1:
            kept = (citation.type, fold_marks(name))
            found[kept] = found.get(kept, frozenset()) | set(version.keys)
    return found


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of laws that a text tells apart: by number, and by day or year; the names of its laws."""

    numbered: Numbered
    dated: Numbered
    names: Names


def find_named(citation: Citation, context: TextContext, told: Versions) -> NamedFind | None:
    """The document that a name means: by its number in the same text, else by the register.

    A number decides where the text tells of no other version, and where the decree beside the name is not
    older than the numbered law. None where nothing is known of the name.
    """
    quote = context.text[citation.start : citation.end]
    for printed in dict.fromkeys(filter(None, (quote, citation.title))):
        found = _by_name(*bare_name(printed), citation, context, told)
        if found:
            return found
    full = _full_name(citation, context, told)
    found = _by_name(full, None, citation, context, told) if full else None
    return NamedFind(found.keys, "name-shortened") if found else None


def _by_name(
    name: str, year: int | None, citation: Citation, context: TextContext, told: Versions
) -> NamedFind | None:
    beside = _beside_day(citation, context)
    stated = year or (int(citation.date[:4]) if citation.date else None)
    kept = (citation.type, fold_marks(name))
    numbers = {
        key for key in told.numbered.get(kept, ())
        if stated in (None, key.year) and not (beside and key.year > int(beside[:4]))
    }  # fmt: skip
    dated = told.dated.get(kept, frozenset()) if stated is None else frozenset()
    if len(numbers) == 1 and dated <= numbers:
        return NamedFind(tuple(numbers), "name-number")
    rows = (_of_year(name, year, citation, context) if year else ()) or _rows(name, citation.type)
    return _among(_choose(rows, citation, context, year), numbers | dated) if rows else None


def _of_year(name: str, year: int, citation: Citation, context: TextContext) -> tuple[RegisterRow, ...]:
    """The laws of a name with its year; "Luật Giá sửa đổi năm 2023" may be the law that amends it."""
    rows = vocabulary().register.by_name(f"{name} {year}")
    printed = _YEAR.search(fold(context.text[citation.start : citation.end]))
    again = printed is not None and printed["again"] is not None
    if rows or not again or any(row.year == year for row in _rows(name, citation.type)):
        return rows
    return vocabulary().register.by_name(f"{name} sửa đổi {year}")


def _full_name(citation: Citation, context: TextContext, told: Versions) -> str | None:
    """The full name of the one other law of the text that a bare name opens ("Luật Bầu cử")."""
    names = told.names.get(citation.type, ())
    opening = fold_marks(bare_name(context.text[citation.start : citation.end])[0]) + " "
    at = bisect_left(names, (opening,))
    longer = [name for folded, name in names[at : at + 2] if folded.startswith(opening)]
    return longer[0] if len(longer) == 1 else None


def full_names(citations: Iterable[Citation], context: TextContext) -> Names:
    """The names of the laws of a text, without tones and as printed, sorted, by noun."""
    found: dict[str, dict[str, str]] = {}
    for citation in citations:
        if citation.type in _LAWS and citation.form in ("named", "number"):
            for text in (context.text[citation.start : citation.end], citation.title or ""):
                name = bare_name(text)[0]
                found.setdefault(citation.type, {}).setdefault(fold_marks(name), name)
    return {noun: tuple(sorted(names.items())) for noun, names in found.items()}


def _among(found: NamedFind | None, told: set[DocumentKey]) -> NamedFind | None:
    """Of several possible versions, the one that the text tells of."""
    if found is None or len(found.keys) < 2:
        return found
    shared = tuple(key for key in found.keys if key in told)
    return NamedFind(shared, found.rule) if len(shared) == 1 else found


def find_by_subject(
    citation: Citation, context: TextContext, numbered: Iterable[tuple[Citation, DocumentKey]]
) -> NamedFind | None:
    """A council's resolution named by what it decides, where the text numbers one with that very subject.

    Only councils: a resolution of a congress is named in the title of every act that carries it out.
    """
    said = pairs_of(context.text[citation.start : citation.end])
    if len(said) < _SUBJECT_PAIRS or citation.type != "NQ":
        return None
    keys: set[DocumentKey] = set()
    for other, key in numbered:
        about = f"{other.title or ''} {context.text[other.end : other.end + _SUBJECT_REACH]}"
        if key.code == "nq-hdnd" and len(said & pairs_of(about)) >= _SUBJECT_SHARE * len(said):
            keys.add(key)
    return NamedFind((keys.pop(),), "name-subject-number") if len(keys) == 1 else None


def _rows(name: str, noun: str | None) -> tuple[RegisterRow, ...]:
    register = vocabulary().register
    words = {"LUẬT": "luật", "BỘ LUẬT": "bộ luật", "PL": "pháp lệnh", "HP": "hiến pháp"}
    prefix = words.get(noun or "", "")
    tries = [name, f"{prefix} {name}" if prefix and not name.startswith(prefix) else name]
    if name.startswith("hiến pháp"):
        tries.append("hiến pháp nước cộng hoà xã hội chủ nghĩa việt nam")
    for each in tries:
        rows = register.by_name(each)
        if rows:
            return rows
    return _of_session(name) if _SESSION.fullmatch(name) else _by_title(name)


def _of_session(name: str) -> tuple[RegisterRow, ...]:
    """The resolutions of a plenum named without its term ("Nghị quyết Trung ương 4"), of any term."""
    register = vocabulary().register
    found = (row for term in PARTY_TERMS for row in register.by_name(f"{name} khoá {term}"))
    return tuple(dict.fromkeys(found))


def _by_title(name: str) -> tuple[RegisterRow, ...]:
    """Laws whose title equals `name` but for commas and the words "và", "của"."""
    return _laws().get(_plain(name)) or _toneless().get(fold_marks(_plain(name)), ()) or _nearly(name)


@cache
def _toneless() -> dict[str, tuple[RegisterRow, ...]]:
    """Laws by their title without tones, for damaged print; two titles that fall together are left out."""
    titles: dict[str, set[str]] = {}
    for title in _laws():
        titles.setdefault(fold_marks(title), set()).add(title)
    return {bare: _laws()[next(iter(full))] for bare, full in titles.items() if len(full) == 1}


def _nearly(name: str) -> tuple[RegisterRow, ...]:
    """Laws whose long title differs from `name` in one or two words ("đầu tư và" for "đầu tư vào")."""
    words = _plain(name).split()
    if len(words) < _LONG_TITLE:
        return ()
    close = [title for title in _laws() if _differing(words, title.split()) <= len(words) // _LONG_TITLE]
    return _laws()[close[0]] if len(close) == 1 else ()


def _differing(one: list[str], other: list[str]) -> int:
    return max(len(one), len(other)) - sum((Counter(one) & Counter(other)).values())


def _plain(name: str) -> str:
    return " ".join(_JOINTS.sub(" ", name).split())


@cache
def _laws() -> dict[str, tuple[RegisterRow, ...]]:
    found: dict[str, tuple[RegisterRow, ...]] = {}
    for row in vocabulary().register.rows:
        if row.type in ("LUẬT", "BỘ LUẬT", "PL") and row.title:
            key = _plain(fold(row.title))
            found[key] = (*found.get(key, ()), row)
    return found


def _choose(
    rows: tuple[RegisterRow, ...], citation: Citation, context: TextContext, year: int | None
) -> NamedFind | None:
    date = citation.date
    if date and len(date) == 10 and (exact := [r for r in rows if r.date == date]):
        return _found(exact, "name-date")
    stated = year or (int(date[:4]) if date else None)
    if stated:
        same_year = [r for r in rows if r.year == stated]
        return _found(alive(same_year, context.day), "name-year") if same_year else None
    if rows[0].type not in _LAWS:
        return _by_subject(rows, citation, context)
    amended = _amended(rows, citation, context)
    if amended:
        return _found([amended], "name-amended")
    detailing = _beside_day(citation, context) or _own_detailing_day(citation, context)
    if detailing:
        return _found(detailed(list(rows), detailing), "name-detailed")
    day = context.day
    if day is None:
        return _found(list(rows), "name-only")
    if context.date and context.date.rule in _YOUNGER:
        years = _YOUNGER[context.date.rule]
        found = _found(in_force_since(list(rows), first_day(day), years), "name-in-force-since")
    else:
        found = _found(in_force_during(list(rows), day), "name-in-force")
    return found or _lapsed(rows, day)


def _lapsed(rows: tuple[RegisterRow, ...], day: str) -> NamedFind | None:
    """The only known version, adopted before the text's day and no longer in force then."""
    return _found(list(rows), "name-only") if len(rows) == 1 and rows[0].since <= day + "-99" else None


def _found(rows: list[RegisterRow], rule: str) -> NamedFind | None:
    keys = tuple(dict.fromkeys(key for row in rows if (key := key_of(row))))
    return NamedFind(keys, rule) if keys else None


def _amended(rows: tuple[RegisterRow, ...], citation: Citation, context: TextContext) -> RegisterRow | None:
    """The version that the act before this name is known to change, where the sentence says that it does."""
    act = context.number_before(citation)
    if act is None or citation.start - act.end > _DETAIL_REACH:
        return None
    between = context.text[act.end : citation.start]
    if _CLAUSE_END.search(between) or not _CHANGE.search(fold(between)):
        return None
    return changed_by(rows, act.intended or act.number or "")


def _beside_day(citation: Citation, context: TextContext) -> str | None:
    """The date of the act that details or amends this law, where the sentence says that one does."""
    act = context.number_before(citation)
    if act is None or citation.start - act.end > _DETAIL_REACH:
        return None
    between = context.text[act.end : citation.start]
    folded = fold(between)
    if _CLAUSE_END.search(between) or not (_DETAILS.search(folded) or _AMENDS.search(folded)):
        return None
    parts = split_signature(act.intended or act.number or "")
    year = str(parts[1]) if parts and parts[1] else None
    if act.date and (year is None or act.date.startswith(year)):
        return act.date
    return year


def _own_detailing_day(citation: Citation, context: TextContext) -> str | None:
    """The text's own date, where its heading says that the text itself details this law."""
    own, name = context.extraction.own, bare_name(context.text[citation.start : citation.end])[0]
    if own.type not in _DETAILING or own.date is None or not name:
        return None
    head = context.folded[:_OWN_HEAD]
    said = (m.end() for m in _DETAILS.finditer(head))
    return own.date if any(name in head[at : at + _DETAIL_REACH] for at in said) else None


def _by_subject(rows: tuple[RegisterRow, ...], citation: Citation, context: TextContext) -> NamedFind | None:
    if len(rows) == 1:
        return _found(list(rows), "name-register")
    near, sentence = context_of(context.text, citation.start, citation.end)
    day = context.day
    rows = tuple(row for row in rows if not day or (row.date or str(row.year)) <= day + "-99")
    chosen = best_fit(rows, ((near, 2), (sentence, 2)))
    return _found([chosen] if chosen else list(rows), "name-subject")
