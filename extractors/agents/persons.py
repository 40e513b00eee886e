"""People as printed: courtesy word, academic title, bare name, Party and state posts. Never contact data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, rx
from extractors.vocabulary.tables import columns_of

_TABLE = "meeting_cues"
_RUN = regex.compile(r"(?<![\p{L}\p{M}&])\p{Lu}\p{Ll}*\.?(?:[ \u00a0\n]{1,2}\p{Lu}\p{Ll}*+(?![\p{L}\p{M}&])){1,7}")
_DASHES = r"(?: ?[-–] ?|, )"


@dataclass(frozen=True, slots=True)
class PersonAt:
    """A person in the text: `start`/`end` from the courtesy word through the last post."""

    start: int
    end: int
    name: str
    academic_title: str | None = None
    positions: tuple[str, ...] = ()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(cue for cue, slot in columns_of(_TABLE, "cue", "slot") if slot == "surname")


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    return tuple((cue, value) for cue, slot, value in columns_of(_TABLE, "cue", "slot", "value") if slot == "abbreviation")


@cache
def _before() -> regex.Pattern[str]:
    courtesy, degree = any_of("courtesy", _TABLE), any_of("degree", _TABLE)
    return regex.compile(
        rf"(?:(?<!\w)(?P<courtesy>{courtesy}):?[ ,]{{1,3}})?(?:(?<![\w.])(?P<degree>{degree}(?:[ .]{{0,2}}{degree}){{0,2}})[ .]{{0,3}})?$"
    )


@cache
def _post() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('post', _TABLE)}(?!\w)")


@cache
def _end_of_post() -> regex.Pattern[str]:
    return regex.compile(
        rf" [-–] |[,;.:()\n]| (?:{any_of('speak', _TABLE)}|và (?:đồng chí|ông|bà|các))(?!\w)"
    )


def people_in(reading: Reading, start: int, end: int) -> list[PersonAt]:
    """The people named in a range, in order.

    >>> from extractors.source import SourceText
    >>> text = "TS. Lê Văn Tám – Tỉnh ủy viên – Giám đốc Sở Y tế chủ trì hội nghị"
    >>> [(p.name, p.academic_title, p.positions) for p in people_in(Reading.of(SourceText.of(text)), 0, len(text))]
    [('Lê Văn Tám', 'TS.', ('Tỉnh ủy viên', 'Giám đốc Sở Y tế'))]
    """
    found = []
    for run in _RUN.finditer(reading.text, start, end):
        person = _person(reading, run.start(), run.end(), start, end)
        if person and not (found and person.start < found[-1].end):
            found.append(person)
    return found


def _person(reading: Reading, start: int, end: int, low_bound: int, stop: int) -> PersonAt | None:
    low, text = reading.low, reading.text
    # A courtesy word or degree with a capital ("Bà", "TS.", "Tiến sĩ") belongs to the run or stands before it.
    begin, name_start = start, start
    lead = _lead_of(reading, start, end, low_bound)
    if lead:
        begin, name_start = lead[0], lead[1]
    words = text[name_start:end].split()
    if not lead or lead[1] == lead[0]:
        skipped = _skip_to_surname(words)
        if skipped is None:
            return None
        for word in words[:skipped]:
            name_start = text.index(word, name_start) + len(word)
        while text[name_start].isspace():
            name_start += 1
        words, begin = words[skipped:], name_start
    words = words[:5]
    if len(words) < 2 or _post().match(low, name_start) or rx(r"(?:hồ chí minh|thanh niên)").match(low, name_start):
        return None
    name_end = name_start
    for word in words:
        name_end = text.index(word, name_end) + len(word)
    before = _posts_before(reading, begin, low_bound) if begin == name_start else ()
    positions, last = _posts_behind(reading, name_end, stop)
    if not lead and not before and not positions and words[0] not in _surnames():
        return None
    return PersonAt(begin, last, " ".join(words), lead[2] if lead else None, before + positions)


def _lead_of(reading: Reading, start: int, end: int, low_bound: int) -> tuple[int, int, str | None] | None:
    """Where the courtesy word begins, where the name begins, and the academic title."""
    inside = regex.compile(rf"(?:{any_of('courtesy', _TABLE)}|{any_of('degree', _TABLE)})[ .]{{1,2}}").match(reading.low, start, end)
    at = inside.end() if inside else start
    match = _before().search(reading.low, max(low_bound, at - 40), at)
    if not match or match.start() == at or not (match["courtesy"] or match["degree"]):
        return None
    degree = reading.clean(*match.span("degree")).strip() if match["degree"] else None
    return match.start(), at, degree


def _skip_to_surname(words: list[str]) -> int | None:
    names = _surnames()
    if words[0] in names and 2 <= len(words) <= 4:
        return 0
    for least in (3, 2):
        for index in range(len(words) - least, -1, -1):
            if words[index] in names and least <= len(words) - index <= 4:
                return index
    return None


def _posts_behind(reading: Reading, at: int, stop: int) -> tuple[tuple[str, ...], int]:
    positions: list[str] = []
    position = at
    while match := rx(_DASHES).match(reading.low, position, stop):
        if not _post().match(reading.low, match.end(), stop):
            break
        ending = _end_of_post().search(reading.low, match.end(), stop)
        last = ending.start() if ending else stop
        positions.append(reading.clean(match.end(), last))
        position = last
        if len(positions) == 6:
            break
    return tuple(positions), position


def _posts_before(reading: Reading, at: int, low_bound: int) -> tuple[str, ...]:
    """``Giám đốc Sở Y tế Lê Văn Tám``: the post stands before the name."""
    window = max(low_bound, at - 90)
    found = None
    for match in regex.compile(rf"(?<!\w){any_of('post', _TABLE)}(?!\w)[^.;:()]{{0,60}}? $").finditer(reading.low, window, at):
        found = match
    if not found or " - " in found.group():
        return ()
    return tuple(piece.strip() for piece in reading.clean(*found.span()).split(", ") if piece.strip())


def expand(name: str) -> str:
    """A body's name with its abbreviations written out.

    >>> expand("Sở GD&ĐT"), expand("UBND huyện")
    ('Sở Giáo dục và Đào tạo', 'Ủy ban nhân dân huyện')
    """
    for cue, value in _abbreviations():
        if cue in name:
            name = regex.sub(rf"(?<![\w&]){regex.escape(cue)}(?![\w&])", value, name)
    return " ".join(name.split())
