"""Numbered and short citations, and what only looks like one."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.layout import Layout
from extractors.references import (
    asides,
    dates,
    issuers,
    lists,
    lookalikes,
    repairs,
    scan,
    shorts,
    twins,
    type_words,
)
from extractors.references.draft import Draft
from extractors.references.grammar import Signature
from extractors.references.repairs import Reading
from extractors.references.type_words import TypeWord
from extractors.source import SourceText
from extractors.types import Aside, Span

MAX_PHRASE = 60
"""Code points that a phrase may be long before its start moves to the number (the contract's bound)."""

_DATE_GAP = re.compile(
    r"(?:\s{0,2}\(\s?[a-z]\d{1,2}\s?\))?[\s,*|)\-]{0,6}(?:\(\s?)?(?:(?:đã[\s_]+)?(?:được[\s_]+)?(?:ký[\s_]+)?"
    r"(?:ban[\s_]*hành|ký|phát[\s_]+hành|đề|thông[\s_]+qua)[\s_]+(?:(?:từ|vào)[\s_]+)?)?"
)
_TITLE_DATE = re.compile(
    r"[\s*_]{0,4}[—–-]\s[^\n()]{3,200}\((?=(?:ngày\s)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)[\s*.;]*(?:\n|$))"
)
"""Behind a number in a list: ``TT 16/2014/TT-BYT — quy chuẩn kiểm dịch (05/6/2014)``."""
_ON = re.compile(r"[\s_]{1,3}vào[\s_]{1,3}(?=ngày[\s_])")
_ISSUING = re.compile(r"(?:thông[\s_]qua|ban[\s_]hành|ký)[\s_]{1,3}$")
"""``thông qua Nghị quyết số 9/NQ-HĐND vào ngày …``; elsewhere the day is of what is told of the document."""
_OF = re.compile(r"[\s_]{1,4}của[\s_]")
_YEAR_BEHIND = re.compile(r"[\s_]{1,3}năm[\s_]{1,3}((?:19|20)\d\d)(?!\d)")
_TAGS = r"(?:\s*</?[a-z][^<>]{0,160}>[\s:]*)"
_DATE_LABEL = re.compile(rf"{_TAGS}{{1,6}}ngày[\s_](?:ban[\s_]hành|ký)[\s:]*{_TAGS}{{0,6}}")
_SO_BEFORE = re.compile(r"(?:số|so|s6|só|sô)[\s:.…_]{0,60}$")


def find(source: SourceText, layout: Layout, *, is_damaged: bool = False) -> tuple[list[Draft], list[Aside]]:
    """Citations by number in order of start, and the asides (`unread`, `other`)."""
    drafts, aside = list[Draft](), list[Aside]()
    previous: Draft | None = None
    others = lookalikes.find(source)
    starts = [other.start for other in others]
    for signature in scan.signatures(source):
        at = bisect_right(starts, signature.start) - 1
        if at >= 0 and others[at].end > signature.start:
            continue
        found = _read(source, signature, previous, aside)
        drafts += found
        previous = found[-1] if found else previous
    if is_damaged:
        drafts = _mended(source, drafts)
    drafts += [_blank_draft(source, signature) for signature in scan.blanks(source)]
    drafts += shorts.find(source, drafts, aside)
    drafts.sort(key=lambda d: d.start)
    lists.share(source, drafts)
    return drafts, sorted([*asides.agree(source, aside), *others], key=lambda a: a.start)


def _read(
    source: SourceText, signature: Signature, previous: Draft | None, aside: list[Aside]
) -> list[Draft]:
    """The citations of one signature: itself, the numbers that share its letters; or an aside."""
    reading = repairs.understand(signature)
    joined = previous is not None and lists.joined(source, previous, signature.start)
    run = [] if joined else lists.bare_run(source, signature.start)
    word = (
        None if joined else type_words.before(source, run[0][0] if run else signature.start, _wanted(reading))
    )
    if run and (word is None or word.start >= run[0][0]):
        run, word = [], type_words.before(source, signature.start, _wanted(reading))
    reading = repairs.by_noun(signature, reading, word.code if word else None)
    if signature.spaced and word is None and not joined:
        return []
    set_aside = asides.judge(source, signature, reading, word, aside[-1] if aside else None, joined)
    if set_aside:
        aside.append(set_aside)
        return []
    draft = _draft(source, signature, reading, word, previous if joined else None)
    _complete(source, draft, alone=not joined)
    members = _members(source, draft, run, word) if run and word else []
    return [*members, draft]


def _members(source: SourceText, draft: Draft, run: list[Span], word: TypeWord) -> list[Draft]:
    """The numbers of a list that print their letters only once, at the end."""
    members = lists.spread(draft, run, source)
    draft.start = draft.number_span[0] if draft.number_span else draft.start
    if not word.far:
        members[0].start = word.start
    return members


def _mended(source: SourceText, drafts: list[Draft]) -> list[Draft]:
    known = {id(draft) for draft in drafts}
    mended = twins.mend(source, drafts)
    for draft in mended:
        if id(draft) not in known or (draft.rule == "repair-twin" and draft.date is None):
            _complete(source, draft, alone=False)
    return mended


def _wanted(reading: Reading) -> str | None:
    """The type that a noun further away must have to belong to a signature."""
    if reading.shape == "law" or reading.shape == "old":
        return "LUẬT"
    return reading.type


def _draft(
    source: SourceText, signature: Signature, reading: Reading, word: TypeWord | None, before: Draft | None
) -> Draft:
    if word and word.code == "VB":
        type_code: str | None = reading.type or "CV"
    elif word:
        type_code = word.code
    else:
        type_code = reading.type or (before.type if before else None) or _type_of(reading)
    start = _phrase_start(source, signature, word, before)
    rule = signature.repair or ("number-" + reading.shape)
    draft = Draft(
        "number", start, signature.end, rule, 0.95, type=type_code, number=signature.number,
        intended=signature.intended, number_span=(signature.start, signature.end), code=signature.code,
        bodies=reading.bodies,
    )  # fmt: skip
    if before is not None and not (word and not word.far):
        before.group = draft.group = before.group if before.group is not None else before.start
    return draft


def _type_of(reading: Reading) -> str | None:
    return {"law": "LUẬT", "letter": "CV"}.get(reading.shape)


def _phrase_start(
    source: SourceText, signature: Signature, word: TypeWord | None, before: Draft | None
) -> int:
    """Where the phrase begins: at the type word, a later list member at its own ``số`` or number."""
    number = signature.end - signature.start
    if word and not (before is not None and word.far):
        printed = source.home(signature.end - 1) - source.home(word.start)
        if printed < max(MAX_PHRASE, 3 * number):
            return word.start
    so = _SO_BEFORE.search(source.shadow, max(0, signature.start - 8), signature.start)
    return so.start() if so else signature.start


def _complete(source: SourceText, draft: Draft, *, alone: bool) -> None:
    """Read date and issuer behind a number, in either order; else before it (`alone`: no list member)."""
    position = _date(source, draft, draft.end)
    issuer = issuers.behind(source, position)
    if issuer and (draft.type in issuers.JOINT or "LB" in draft.bodies):
        issuer = issuers.with_partners(source, issuer)
    if issuer:
        draft.issuer, draft.issuer_span = issuer.name, issuer.span
        if draft.date is None:
            _date(source, draft, issuer.end)
    elif alone and not _date_behind_title(source, draft, position):
        issuer, date = issuers.before(source, draft)
        if issuer:
            draft.issuer, draft.issuer_span = issuer.name, issuer.span
        if date and draft.date is None:
            draft.date, draft.date_span = date.iso, (date.start, date.end)


def _date(source: SourceText, draft: Draft, position: int) -> int:
    """Read the date behind `position`; returns where the phrase goes on."""
    gap = _DATE_GAP.match(source.shadow, position)
    on = _ON.match(source.shadow, position) if source.shadow.startswith("vào", position + 1) else None
    if on and _ISSUING.search(source.shadow, max(0, draft.start - 14), draft.start):
        gap = on
    found = dates.parse_date_at(source, gap.end()) if gap else None
    broken = gap is not None and "\n" in gap.group()
    if gap and broken and dates.begins_anew(source, position, gap.end()) and not _goes_on(source, gap, found):
        return position
    if found is None and gap and gap.end() > position:
        found = dates.parse_date_at(source, position, bare=False)
    if found:
        draft.date, draft.date_span = found.iso, (found.start, found.end)
        return found.end
    if found is None and source.shadow[position : position + 2] == "</":
        label = _DATE_LABEL.match(source.shadow, position)
        found = dates.parse_date_at(source, label.end()) if label else None
        if found:
            draft.date, draft.date_span = found.iso, (found.start, found.end)
    signed = issuers.year_of(draft.number)
    day = dates.parse_loose_date_at(source, gap.end()) if gap and signed and found is None else None
    if day and day.day and day.year is None:
        draft.date, draft.date_span = f"{signed}-{day.month:02}-{day.day:02}", (day.start, day.end)
        return day.end
    year = _YEAR_BEHIND.match(source.shadow, position)
    if year:
        draft.date, draft.date_span = year[1], year.span(1)
        return year.end()
    return position


def _date_behind_title(source: SourceText, draft: Draft, position: int) -> bool:
    """Read the date in brackets that ends the line of a number and its title; True when there is one."""
    dashed = draft.date is None and source.shadow[position : position + 6].lstrip(" *_")[:1] in tuple("—–-")
    title = _TITLE_DATE.match(source.shadow, position) if dashed else None
    found = dates.parse_date_at(source, title.end()) if title else None
    signed = issuers.year_of(draft.number)
    if found is None or (signed and str(found.year) != signed):
        return False
    draft.date, draft.date_span = found.iso, (found.start, found.end)
    return True


def _goes_on(source: SourceText, gap: re.Match[str], found: dates.PrintedDate | None) -> bool:
    """Whether a day on the next line belongs to the number all the same: ``Ngày 31/5/2027 của Bộ trưởng``."""
    return found is not None and gap.group().count("\n") == 1 and bool(_OF.match(source.shadow, found.end))


def _blank_draft(source: SourceText, signature: Signature) -> Draft:
    """A citation whose number was left empty; it begins at its type word or at ``số``."""
    reading = repairs.understand(signature)
    so = _SO_BEFORE.search(source.shadow, max(0, signature.start - 80), signature.start)
    word = type_words.before(source, so.start() if so else signature.start, reading.type)
    code = word.code if word and word.code != "VB" else reading.type or _type_of(reading)
    span = (signature.start, signature.end)
    start = word.start if word and signature.end - word.start <= MAX_PHRASE else so.start() if so else span[0]
    draft = Draft(
        "number", start, signature.end, "number-blank", 0.9, type=code, number=signature.number,
        number_span=span, code=signature.code, blank=True, bodies=reading.bodies,
    )  # fmt: skip
    _complete(source, draft, alone=True)
    return draft
