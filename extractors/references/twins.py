"""In texts that optical recognition damaged: a number that another mention of the same text prints right."""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher

from extractors.references import codes
from extractors.references.draft import Draft
from extractors.source import SourceText

_LEAST_LIKENESS = 0.4
_TOKEN = re.compile(r"[^\s,.;:)»”]{1,12}")
_CANDIDATE = re.compile(
    r"(?<![\d/.-])(?P<sequence>\d{2,5}[a-z]?)\s?(?P<mark>[-/])\s?(?P<letters>[^\s,.;:)]{4,10})"
)
_SEQUENCE = re.compile(r"\d+[a-z]?")


def mend(source: SourceText, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with damaged letters read as their well-printed twin, and the mentions only a twin explains.

    Only numbers of two digits and more, and only where one well-printed code has the number.
    """
    sound = _sound(drafts)
    if not sound:
        return drafts
    for draft in drafts:
        twin = sound.get(_sequence(draft))
        if twin and not _is_sound(draft) and _alike(source, draft.number_span, twin):
            draft.end = _token_end(source, draft.end)
            _become(draft, twin)
    ends = sorted((draft.end, draft.start) for draft in drafts)
    return drafts + [found for found in _unread(source, sound) if not _overlaps(found, ends)]


def _overlaps(found: Draft, ends: list[tuple[int, int]]) -> bool:
    at = bisect_right(ends, (found.start, len(ends) and ends[-1][0]))
    return at < len(ends) and ends[at][1] < found.end


def _sound(drafts: list[Draft]) -> dict[str, Draft]:
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.form == "number" and _is_sound(draft) and len(_sequence(draft)) > 1:
            found.setdefault(_sequence(draft), []).append(draft)
    return {sequence: twins[0] for sequence, twins in found.items() if len({t.number for t in twins}) == 1}


def _sequence(draft: Draft) -> str:
    match = _SEQUENCE.match(draft.number or "")
    return match.group() if match else ""


def _is_sound(draft: Draft) -> bool:
    return bool(draft.bodies) and all(codes.letters(body) for body in draft.bodies[:1])


def _alike(source: SourceText, span: tuple[int, int] | None, twin: Draft) -> bool:
    if span is None:
        return False
    printed = "".join(source.text[span[0] : _token_end(source, span[1])].split())
    return SequenceMatcher(None, printed.lower(), (twin.number or "").lower(), autojunk=False).ratio() >= 0.6


def _token_end(source: SourceText, at: int) -> int:
    match = _TOKEN.match(source.text, at)
    return match.end() if match else at


def _become(draft: Draft, twin: Draft) -> None:
    draft.number, draft.intended, draft.code, draft.bodies = (
        twin.number,
        twin.intended,
        twin.code,
        twin.bodies,
    )
    draft.type, draft.rule, draft.confidence = twin.type, "repair-twin", 0.8


def _unread(source: SourceText, sound: dict[str, Draft]) -> list[Draft]:
    """Places where a sound number stands before letters that resemble its code."""
    found = []
    for match in _CANDIDATE.finditer(source.text):
        twin = sound.get(match["sequence"])
        if twin is None or (twin.number or "")[len(match["sequence"])] != match["mark"]:
            continue
        printed, code = match["letters"].lower(), (twin.code or "").lower()
        if SequenceMatcher(None, printed, code, autojunk=False).ratio() >= _LEAST_LIKENESS:
            draft = Draft("number", match.start(), match.end(), "repair-twin", 0.8, number_span=match.span())
            _become(draft, twin)
            found.append(draft)
    return found
