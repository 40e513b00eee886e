"""Where a text may hold a signature: passes over the shadow for the slash or dash before a code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.references import grammar
from extractors.references.grammar import Signature
from extractors.source import SourceText

# The look-behind stands behind the slash, so that the search keeps its literal head (ten times the speed).
_SLASH = re.compile(r"/(?<=[\w\s.…_:\-]/)\s{0,3}[a-zđư]")
_ENTITY = re.compile(r"&#(?:x0*2f|0*47);\s{0,3}[a-zđư]")
_DASH = re.compile(
    r"-(?<=[\d\s]-)\s?(?:(?:cp|hđbt|hdbt|ttg|hđcp|ct|sl|[a-zđ]{2,4}\s?-\s?(?:tw|tu))(?![a-zà-ỹ/])"
    r"|ubnd[a-z]{0,3}-|(?:19|20)\d\d-[a-zđ]{2}|(?<=\d\d\d-)(?:qh\d|ubtvqh|[a-zđ]{2}-[a-zđ]{2}))"
)
_BLANK_OLD = re.compile(r"\s(?<=\d\s)(?:cp|hđbt|ttg|lct|tc)(?![\wà-ỹ])")
_OLD_CODES, _OLD_CODE_AND_SLASH = (" hđbt", " lct", " cp ngày", " ttg ngày"), re.compile(r"/(?<= tc/)")
"""What a text holds that is worth the slow search for a number and a code with a blank between them."""

_NUMBER = r"(?:(?<![\w.,%/])o(?=\d))?\d{1,5}(?:\.\d{1,3})?(?:-\d{1,2})?[a-zđ]?"
_YEAR = (
    r"(?:\s{0,3}(?:/|&#x0*2f;|&#0*47;)\s{0,3}\d[\doq]\d{1,2}"
    r"|\s{0,3}/\s{0,3}20\d\s\d|(?<=\d)/\d\d(?=\s?/))"
)
_BEFORE_SLASH = re.compile(rf"{_NUMBER}(?:{_YEAR})?\s{{0,3}}$")
_BEFORE_LETTERS = re.compile(rf"{_NUMBER}(?:\s{{0,3}}-\s{{0,3}}|\s)[a-zđư][a-zđư&\[']{{0,9}}\d?\s{{0,3}}$")
_TORN_YEAR = re.compile(r"\d/\d{1,3}\s{1,3}$")
"""Before a digit: the rest of a number that recognition has torn (``15/20 12/QH13``)."""
_SPACED = re.compile(r"(?<=[\s:.])\d(?:\s\d){1,3}\s?(?:/\s?(?:19|20)\d\d\s?)?$")
_PLAIN = re.compile(r"\d{1,5}(?:/(?:19|20)\d\d)?")
_DIGIT = re.compile(r"\d")
_YEAR_BEFORE = re.compile(r"/(?:19|20)\d\d\s?$")
_BLANK_BEFORE = re.compile(r"s[ốo6ôó](?:\s{1,3}k[íý])?(?:\s{0,3}hiệu)?\s{0,3}:?[\s.…_*|]{0,60}$")


def signatures(source: SourceText) -> Iterator[Signature]:
    """The signatures of a text in order of start, none inside another; repairs not yet made."""
    done = 0
    for anchor in _anchors(source.shadow):
        if anchor < done:
            continue
        start = _start(source.shadow, anchor, done)
        found = grammar.read(source, start) if start is not None else None
        if found and found.end > anchor:
            done = found.end
            yield found


def _anchors(shadow: str) -> list[int]:
    """Where a slash or dash with letters behind it stands, in order."""
    found = [match.start() for match in _SLASH.finditer(shadow)]
    slashes = len(found)
    found += [match.start() for match in _DASH.finditer(shadow)]
    if any(code in shadow for code in _OLD_CODES) or _OLD_CODE_AND_SLASH.search(shadow):
        found += [match.start() for match in _BLANK_OLD.finditer(shadow)]
    if "&" in shadow and "&#" in shadow:  # one mark is found sooner
        found += [match.start() for match in _ENTITY.finditer(shadow)]
    return found if len(found) == slashes else sorted(found)


def blanks(source: SourceText) -> Iterator[Signature]:
    """Signatures whose number was left empty: ``Số:      /KH-UBND``, ``số …/2016/TT-BCT``."""
    for slash in _SLASH.finditer(source.shadow):
        at = slash.start()
        if source.shadow[at - 1].isdigit():
            year = _YEAR_BEFORE.search(source.shadow, max(0, at - 6), at)
            at = year.start() if year else at
        if source.shadow[at - 1 : at] not in (" ", ".", "…", "_", ":", "ố", "\t", "\n"):
            continue
        if _BLANK_BEFORE.search(source.shadow, max(0, at - 70), at):
            found = grammar.read_blank(source, at)
            if found:
                yield found


def _start(shadow: str, anchor: int, floor: int) -> int | None:
    """Where the sequence number before an anchor begins; None where it is part of something else."""
    low = max(floor, anchor - 28)
    start = _plain_start(shadow, low, anchor)
    if start is None:
        found = _BEFORE_SLASH.search(shadow, low, anchor) if _ends_in_number(shadow, anchor) else None
        if (
            not found
            and shadow[max(low, anchor - 4) : anchor].rstrip()[-1:].isalpha()
            and _DIGIT.search(shadow, low, anchor)
        ):
            found = _BEFORE_LETTERS.search(shadow, low, anchor)
        if not found:
            return None
        start = found.start()
    before = shadow[max(0, start - 2) : start]
    if before[-1:] == " " and before[:1].isdigit() and (spaced := _SPACED.search(shadow, low, anchor)):
        return spaced.start()
    if before[-1:] == " " and before[:1].isdigit() and _TORN_YEAR.search(shadow, low, start):
        return None
    if before[-1:] == "/" and before[:1] in tuple(".…_ ố"):
        return None  # a year behind an empty number
    part_of_number = before[-1:] in tuple("/.,%") and before[:1].isdigit()
    part_of_word = before[-1:] == "-" and before[:1].isalpha()
    return None if part_of_number or part_of_word else start


def _plain_start(shadow: str, low: int, anchor: int) -> int | None:
    """Where a number of digits alone begins, as nearly all do (``số 107/2020``); None for the closer look.

    A search bound to its end tries every place before it, so the digits are taken off from the right.
    """
    before = shadow[low:anchor]
    rest = before.rstrip("0123456789/")
    last = rest[-4:].rstrip()[-1:]
    if rest[-1:] != " " or last in ("", "/", ";") or last.isdigit():
        return None
    return low + len(rest) if _PLAIN.fullmatch(before, len(rest)) else None


def _ends_in_number(shadow: str, anchor: int) -> bool:
    """Whether a digit, with at most one letter and some blanks behind it, stands before an anchor."""
    tail = shadow[max(0, anchor - 5) : anchor].rstrip()
    return tail[-1:].isdigit() or (tail[-1:].isalpha() and tail[-2:-1].isdigit())
