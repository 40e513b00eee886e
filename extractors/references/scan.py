"""Where a text may hold a signature: one pass over the shadow for digits or blanks before the letters of a code."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractors.references import grammar
from extractors.references.grammar import Signature
from extractors.source import SourceText

_SEP = r"(?:\s{0,3}(?:[/\-]|&#x0*2f;|&#0*47;)\s{0,3})"
_ANCHOR = regex.compile(
    rf"(?<=\d[a-zđ]?){_SEP}(?:\d[\doq]\d\d{_SEP}|\d\d/)?[a-zđư]"
    r"|(?<=\d)\s[a-zđ]{2,4}/[a-zđ]"
)
_BLANK = regex.compile(r"(?<=[\s.…_:])/(?=[a-zđ]{2})|(?<=số)/(?=[a-zđ]{2})")
_NUMBER_BEFORE = regex.compile(r"(?:(?<![a-zđ])o(?=\d))?\d{1,5}(?:\.\d{1,3})?(?:-\d{1,2})?[a-zđ]?$")
_BLANK_BEFORE = regex.compile(r"s[ốo6ôó](?:\s*hiệu)?\s{0,3}:?[\s.…_*|]{0,60}$")


def signatures(source: SourceText) -> Iterator[Signature]:
    """The signatures of a text in order of start, none inside another; repairs not yet made."""
    done = 0
    for anchor in _ANCHOR.finditer(source.shadow):
        if anchor.start() < done:
            continue
        start = _start(source, anchor.start(), done)
        found = grammar.read(source, start) if start is not None else None
        if found and found.end > anchor.start():
            done = found.end
            yield found


def blanks(source: SourceText) -> Iterator[Signature]:
    """Signatures whose number was left empty: ``Số:      /KH-UBND``."""
    for slash in _BLANK.finditer(source.shadow):
        before = source.shadow[max(0, slash.start() - 70) : slash.start()]
        if not _BLANK_BEFORE.search(before):
            continue
        found = grammar.read_blank(source, slash.start())
        if found:
            yield found


def _start(source: SourceText, before: int, floor: int) -> int | None:
    """Where the sequence number that ends at `before` begins; None where it is a piece of something else."""
    low = max(floor, before - 16)
    found = _NUMBER_BEFORE.search(source.shadow, low, before)
    if not found:
        return None
    start = found.start()
    before = source.shadow[max(0, start - 2) : start]
    if before[-1:] in tuple("/.,%") and before[:1].isdigit() or before[-1:] == "-" and before[:1].isalpha():
        return None
    return start
