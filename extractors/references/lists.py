"""Lists of numbers: which members belong together, and what they share."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.references import codes, dates, issuers
from extractors.references.draft import Draft
from extractors.references.names_heads import spellings
from extractors.source import SourceText
from extractors.types import Span

_JOIN = re.compile(r"[\s,;*_]*(?:(?:và|hoặc|cùng|đến|với|và các|hay)[\s_]+)?(?:số[\s_]*:?)?[\s_]*")
_BARE = re.compile(
    r"(?<![\w/.,\-])(?P<number>\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?)"
    r"[\s_]?(?:[,;][\s_]?|[\s_](?:và|đến)[\s_])(?:số[\s_])?$"
)
_JOINTS = (",", ";", "và", "đến")
_SAME_DAY = tuple(re.compile(rf"{word}[\s_](?:ký[\s_])?()ngày[\s_]\d") for word in ("cùng", "đều"))
_DAY_REACH = 300
_MOST_MEMBERS = 60
_SENTENCE_END = re.compile(r"[.;!?]\s")


def joined(source: SourceText, previous: Draft, number_at: int) -> bool:
    """Whether only list punctuation stands between the phrase of `previous` and the number at `number_at`."""
    end = _phrase_end(previous)
    if not 0 <= number_at - end <= 24:
        return False
    return bool(_JOIN.fullmatch(source.shadow, end, number_at))


def bare_run(source: SourceText, number_at: int) -> list[Span]:
    """The numbers before `number_at` that share its letters: ``số 12, 13 và 14/QĐ-UBND``; in order."""
    found = list[Span]()
    position = number_at
    near = source.shadow[max(0, number_at - 9) : number_at].replace("_", " ").rstrip()
    if not near.removesuffix("số").rstrip().endswith(_JOINTS):
        return found
    while len(found) < _MOST_MEMBERS and (
        member := _BARE.search(source.shadow, max(0, position - 24), position)
    ):
        found.append(member.span("number"))
        position = member.start("number")
    return found[::-1]


def spread(draft: Draft, run: list[Span], source: SourceText) -> list[Draft]:
    """The members of a run as citations of their own, with the letters of `draft`."""
    tail = re.sub(r"^[\d.]+[a-zđ]?(?:-\d+)?(?:/\d{4})?", "", draft.number or "")
    year = re.search(r"/\d{4}(?=/)", draft.number or "")
    draft.group = run[0][0]
    members = []
    for start, end in run:
        number = (
            source.text[start:end]
            + ("" if "/" in source.text[start:end] or not year else year.group())
            + tail
        )
        member = Draft(
            "number", start, end, "list-letters", 0.9, type=draft.type, number=number,
            number_span=(start, end), code=draft.code, bodies=draft.bodies, group=draft.group,
        )  # fmt: skip
        members.append(member)
    return members


def _phrase_end(draft: Draft) -> int:
    ends = [draft.end]
    if draft.date_span:
        ends.append(draft.date_span[1])
    if draft.issuer_span:
        ends.append(draft.issuer_span[1])
    return max(ends)


def share(source: SourceText, drafts: list[Draft]) -> None:
    """Give list members the date and issuer of their list; give every number the issuer it names."""
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.group is not None:
            groups.setdefault(draft.group, []).append(draft)
    for members in groups.values():
        _share_date(members)
        _share_issuer(members)
    if any(day in source.shadow for day in spellings(source.shadow, "cùng ngày")):
        _share_day(source, drafts)
    known: dict[str, Draft] = {}
    nameless = [draft for draft in drafts if not _carry(draft, known)]
    names = issuers.named_in(source) if nameless else []
    bodies = {letters: issuers.by_initials(names, letters) for letters in {d.bodies[0] for d in nameless}}
    for draft in nameless:
        draft.issuer = bodies[draft.bodies[0]]


def _share_date(members: list[Draft]) -> None:
    """One date behind a whole list belongs to all, unless a member's own year says otherwise."""
    dated = [m for m in members if m.date]
    if len(dated) != 1 or dated[0] is not members[-1]:
        return
    date = dated[0].date or ""
    for member in members[:-1]:
        year = re.search(r"/(\d{4})/", member.number or "")
        if not year or date.startswith(year[1]):
            member.date, member.date_span = date, dated[0].date_span


def _share_day(source: SourceText, drafts: list[Draft]) -> None:
    """``Thông tư A (…) và Thông tư B (…), cùng ngày 03/5/2021``: the day belongs to both."""
    starts = [draft.start for draft in drafts]
    leads = [lead for form in _SAME_DAY for lead in form.finditer(source.shadow)]
    for lead in sorted(leads, key=re.Match.start):
        date = dates.parse_date_at(source, lead.end(1))
        if date is None:
            continue
        low, high = bisect_left(starts, lead.start() - _DAY_REACH), bisect_left(starts, lead.start())
        for draft in drafts[low:high]:
            if not draft.date and not _SENTENCE_END.search(source.shadow, draft.end, lead.start()):
                draft.date, draft.date_span = date.iso, (date.start, date.end)


def _share_issuer(members: list[Draft]) -> None:
    last = next((m for m in reversed(members) if m.issuer_span), None)
    if last is None:
        return
    for member in members:
        if member.issuer is None and _body(member.code) == _body(last.code):
            member.issuer, member.issuer_span = last.issuer, last.issuer_span


def _body(code: str | None) -> str:
    return (code or "").replace("/", "-").rpartition("-")[2]


def _carry(draft: Draft, known: dict[str, Draft]) -> bool:
    """Date and issuer printed with an earlier mention of the number, else the body that its letters name.

    False where the letters are of no known body and no issuer is printed.
    """
    if draft.form == "short" or not draft.number:
        return True
    key = draft.intended or draft.number
    earlier = known.get(key)
    if draft.issuer is None and earlier and earlier.issuer:
        draft.issuer = earlier.issuer
    else:
        draft.issuer = issuers.settle(draft, draft.issuer)
    if draft.date is None and earlier and earlier.issuer == draft.issuer:
        draft.date = earlier.date
    if earlier is None or draft.issuer_span or (draft.date and not earlier.date):
        known[key] = draft
    return draft.issuer is not None or not draft.bodies or codes.letters(draft.bodies[0]) is not None
