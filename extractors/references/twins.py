"""In texts that optical recognition damaged: a number that another mention of the same text prints right."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from extractors.references import codes
from extractors.references.draft import Draft
from extractors.source import SourceText

_LEAST_LIKENESS = 0.4
_TOKEN = re.compile(r"[^\s,.;:)»”]{1,12}")
_SEQUENCE = re.compile(r"\d+[a-z]?")


def mend(source: SourceText, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with damaged letters read as their well-printed twin, and the mentions only a twin explains.

    Only numbers of two digits and more, and only where one well-printed code has the number.
    """
    sound = _sound(drafts)
    for draft in drafts:
        twin = sound.get(_sequence(draft))
        if twin and not _is_sound(draft) and _alike(source, draft.number_span, twin):
            draft.end = _token_end(source, draft.end)
            _become(draft, twin)
    taken = [(d.start, d.end) for d in drafts]
    return drafts + [
        found
        for sequence, twin in sound.items()
        for found in _unread(source, sequence, twin)
        if not any(start < found.end and found.start < end for start, end in taken)
    ]


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


def _unread(source: SourceText, sequence: str, twin: Draft) -> list[Draft]:
    """Places where the number stands before letters that resemble the twin's code."""
    mark = (twin.number or "")[len(sequence) : len(sequence) + 1]
    found = []
    for match in re.finditer(
        rf"(?<![\d/.-]){sequence}\s?{re.escape(mark)}\s?(?P<letters>[^\s,.;:)]{{4,10}})", source.text
    ):
        likeness = SequenceMatcher(
            None, match["letters"].lower(), (twin.code or "").lower(), autojunk=False
        ).ratio()
        if likeness >= _LEAST_LIKENESS:
            draft = Draft("number", match.start(), match.end(), "repair-twin", 0.8, number_span=match.span())
            _become(draft, twin)
            found.append(draft)
    return found
