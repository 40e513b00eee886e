"""People as printed: courtesy word, academic title, bare name, Party and state posts. Never contact data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import Reading, plain, rx
from extractors.vocabulary import kind_and_name, vocabulary
from extractors.vocabulary.tables import columns_of

_TABLE = "meeting_cues"
_LONGEST_NAME, _MOST_POSTS = 5, 6
_RUN = regex.compile(
    r"(?<![\p{L}\p{M}&])\p{Lu}\p{Ll}*\.?(?:[ \u00a0\n]{1,2}\p{Lu}\p{Ll}*+(?![\p{L}\p{M}&])){1,7}"
)
_NEXT_NAME = regex.compile(
    r"(?:,| và)[ \u00a0](?P<surname>\p{Lu}\p{L}*)[ \u00a0]\p{Lu}\p{Ll}+[ \u00a0]\p{Lu}"
)
_BETWEEN = rx(r"(?: ?[-–] ?|, )")
# A school, a street or a fund bears the name of a person who was not there.
_NAMED_AFTER = rx(
    r"(?<!\w)(?:trường|thpt|thcs|tiểu học|th|mầm non|mẫu giáo|mn|ptdtnt|ptdtbt|chuyên|đại học|cao đẳng|"
    r"đường|(?<!thành )phố|quỹ|giải thưởng|cụm) $"
)
_PROVINCE_WORD = rx(r"(?<!\w)(?:tỉnh|thành phố|tp\.?) $")
_NAMESAKE = rx(r"(?:hồ chí minh|thanh niên)")


@dataclass(frozen=True, slots=True)
class PersonAt:
    """A person in the text: `start`/`end` from the courtesy word through the last post."""

    start: int
    end: int
    name: str
    academic_title: str | None = None
    positions: tuple[str, ...] = ()


@cache
def _column(slot: str) -> tuple[tuple[str, str], ...]:
    """The cues of a slot as printed, with their values."""
    rows = columns_of(_TABLE, "cue", "slot", "value")
    return tuple((cue, value) for cue, where, value in rows if where == slot)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(cue for cue, _ in _column("surname"))


@cache
def _before() -> regex.Pattern[str]:
    courtesy, degree = any_of("courtesy", _TABLE), any_of("degree", _TABLE)
    return regex.compile(
        rf"(?:(?<!\w)(?P<courtesy>{courtesy}):?[ ,]{{1,3}})?"
        rf"(?:(?<![\w.])(?P<degree>{degree}(?:[ .]{{0,2}}{degree}){{0,2}})[ .]{{0,3}})?$"
    )


@cache
def _before_ends() -> tuple[str, ...]:
    """The last words of what may stand before a name."""
    leads = (*cues("courtesy", _TABLE), *cues("degree", _TABLE))
    return tuple({lead.rstrip(" .,:").rpartition(" ")[2] for lead in leads})


@cache
def _inside_run() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('courtesy', _TABLE)}|{any_of('degree', _TABLE)})[ .]{{1,2}}")


@cache
def _post() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('post', _TABLE)}(?!\w)")


@cache
def _post_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){any_of('post', _TABLE)}(?!\w)[^.;:()]{{0,60}}? $")


@cache
def _end_of_post() -> regex.Pattern[str]:
    speak = any_of("speak", _TABLE)
    return regex.compile(rf" [-–] |[,;.:()\n]| (?:{speak}|và (?:đồng chí|đ/c|ông|bà|thầy|cô|các))(?!\w)")


def people_in(reading: Reading, start: int, end: int) -> list[PersonAt]:
    """The people named in a range, in order.

    >>> from extractors.source import SourceText
    >>> text = "TS. Lê Văn Tám – Tỉnh ủy viên – Giám đốc Sở Y tế chủ trì hội nghị"
    >>> person = people_in(Reading.of(SourceText.of(text)), 0, len(text))[0]
    >>> person.name, person.academic_title, person.positions
    ('Lê Văn Tám', 'TS.', ('Tỉnh ủy viên', 'Giám đốc Sở Y tế'))
    """
    found: list[PersonAt] = []
    for run in _RUN.finditer(reading.text, start, end):
        person = _person(reading, run.start(), run.end(), start, end)
        if person and not (found and person.start < found[-1].end):
            found.append(person)
    return found


def _person(reading: Reading, start: int, end: int, bound: int, stop: int) -> PersonAt | None:
    lead = _lead_of(reading, start, end, bound)
    named = _named(reading, lead[1] if lead else start, end, titled=lead is not None)
    if named is None or _post().match(reading.low, named[0]) or _NAMESAKE.match(reading.low, named[0]):
        return None
    at, name_end, words = named
    if not lead and (_names_place(reading, at, words) or _lends_name(reading, at)):
        return None
    before = () if lead else _posts_before(reading, at, bound)
    positions, last = _posts_behind(reading, name_end, stop)
    if not lead and not before and not positions and words[0] not in _surnames():
        return None
    begin, title = (lead[0], lead[2]) if lead else (at, None)
    return PersonAt(begin, last, " ".join(words), title, before + positions)


def _lends_name(reading: Reading, at: int) -> bool:
    """Whether a school, a street or a fund is named after the person ("Trường THPT Lê Lợi")."""
    return _NAMED_AFTER.search(reading.low, max(0, at - 14), at) is not None


def _names_place(reading: Reading, at: int, words: list[str]) -> bool:
    """Whether a run behind "tỉnh", "thành phố" is the name of that province ("UBND tỉnh Lâm Đồng")."""
    kind = _PROVINCE_WORD.search(reading.low, max(0, at - 12), at)
    return kind is not None and plain(" ".join(words).lower()) in _provinces()


@cache
def _provinces() -> frozenset[str]:
    return frozenset(plain(kind_and_name(place.name)[1].lower()) for place in vocabulary().provinces)


def _lead_of(reading: Reading, start: int, end: int, bound: int) -> tuple[int, int, str | None] | None:
    """Where the courtesy word begins, where the name begins, and the academic title.

    A courtesy word or degree with a capital ("Bà", "Tiến sĩ") belongs to the run, others stand before it.
    """
    inside = _inside_run().match(reading.low, start, end)
    at = inside.end() if inside else start
    low = max(bound, at - 40)
    # A search that is bound to the end of its range tries every place before it: the last word first.
    if not reading.low[low:at].rstrip(" .,:").endswith(_before_ends()):
        return None
    match = _before().search(reading.low, low, at)
    if not match or match.start() == at or not (match["courtesy"] or match["degree"]):
        return None
    degree = reading.clean(*match.span("degree")).strip() if match["degree"] else None
    return match.start(), at, degree


def _named(reading: Reading, at: int, end: int, *, titled: bool) -> tuple[int, int, list[str]] | None:
    """Where the name stands in a run of capitalised words, and its words."""
    text = reading.text
    words = text[at:end].split()
    skipped = 0 if titled else _skip_to_surname(words)
    if skipped is None:
        return None
    for word in words[:skipped]:
        at = text.index(word, at) + len(word)
    while text[at].isspace():
        at += 1
    words = words[skipped : skipped + _LONGEST_NAME]
    if len(words) < 2:
        return None
    last = at
    for word in words:
        last = text.index(word, last) + len(word)
    return at, last, words


def _skip_to_surname(words: list[str]) -> int | None:
    """How many words of a run belong to the post before the name ("… phường Tương Mai Võ Xuân Trọng")."""
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
    while match := _BETWEEN.match(reading.low, position, stop):
        if not _post().match(reading.low, match.end(), stop) or len(positions) == _MOST_POSTS:
            break
        ending = _end_of_post().search(reading.low, match.end(), stop)
        position = _before_next_name(reading, match.end(), ending.start() if ending else stop)
        positions.append(reading.clean(match.end(), position))
    return tuple(positions), position


def _before_next_name(reading: Reading, start: int, stop: int) -> int:
    """Where a post ends that another person follows ("Bí thư Huyện ủy và Lê Văn Tám, Phó Bí thư")."""
    for match in _NEXT_NAME.finditer(reading.text, start, stop):
        if match["surname"] in _surnames():
            return match.start()
    return stop


def _posts_before(reading: Reading, at: int, bound: int) -> tuple[str, ...]:
    """``Giám đốc Sở Y tế Lê Văn Tám``: the post stands before the name."""
    found = None
    for match in _post_before().finditer(reading.low, max(bound, at - 90), at):
        found = match
    if not found or " - " in found.group():
        return ()
    return tuple(piece.strip() for piece in reading.clean(*found.span()).split(", ") if piece.strip())


def expand(name: str) -> str:
    """A body's name with its abbreviations written out.

    >>> expand("Sở GD&ĐT"), expand("UBND huyện")
    ('Sở Giáo dục và Đào tạo', 'Ủy ban nhân dân huyện')
    """
    for cue, value in _column("abbreviation"):
        if cue in name:
            name = regex.sub(rf"(?<![\w&]){regex.escape(cue)}(?![\w&])", value, name)
    return " ".join(name.split())
