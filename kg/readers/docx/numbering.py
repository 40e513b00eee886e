"""Automatic numbers: ``1.``, ``a)``, ``II.``, ``1.2.3``, bullets: counted as Word counts and written out.

Rules: ECMA-376-1 §17.9. A list (``w:num``) is a copy of a list definition (``w:abstractNum``); copies of one
definition count on from each other except where a copy says that it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from kg.readers.docx.legacy import sign
from kg.readers.docx.names import RUN_PROPERTIES, VAL, is_on, w
from kg.readers.docx.styles import Numbered, Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 4000
_WRITTEN = frozenset(("bullet", "none"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its numbers look, the text around them, what restarts it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list definition with its copies' present numbers: None where a level has not begun."""

    levels: dict[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Copy:
    """A list of the document: its definition, the levels it changes, the starts that it has still to make."""

    of: _List
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The automatic numbers of a document, in the order in which its paragraphs ask for them."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._copies: dict[str, _Copy] = {}
        if root is None:
            return
        links: dict[str, str] = {}
        definitions: dict[str, _List] = {}
        for element in root.findall(w("abstractNum")):
            key = element.get(w("abstractNumId")) or ""
            definitions[key] = _List(_levels(element))
            if (link := element.find(w("numStyleLink"))) is not None:
                links[key] = link.get(VAL) or ""
        lists = {element.get(w("numId")) or "": element for element in root.findall(w("num"))}
        for number, element in lists.items():
            key = _definition(element)
            if key in links:
                linked = lists.get(styles.list_of(links[key]) or "")
                key = key if linked is None else _definition(linked)
            if key in definitions:
                self._copies[number] = _copy(element, definitions[key])

    def label(self, numbered: Numbered | None) -> str:
        """The number or bullet of the next paragraph of a list as printed; empty where it has none."""
        copy = None if numbered is None else self._copies.get(numbered.list_id)
        if numbered is None or copy is None:
            return ""
        at = _level_at(copy, numbered)
        level = _level(copy, at)
        counts = copy.of.counts
        start = copy.starts.pop(at, None)
        before = counts[at]
        counts[at] = start if start is not None else level.start if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            restart = _level(copy, deeper).restart
            if restart is None or at < restart:
                counts[deeper] = None
        return _printed(copy, at, level)


def _level_at(copy: _Copy, numbered: Numbered) -> int:
    """The level of a paragraph: one that gets its list from a style has the level that names this style."""
    if numbered.style is not None:
        for at in range(_LEVELS):
            if _level(copy, at).style == numbered.style:
                return at
    return min(numbered.level or 0, _LEVELS - 1)


def _level(copy: _Copy, at: int) -> Level:
    return copy.levels.get(at) or copy.of.levels.get(at) or Level()


def _printed(copy: _Copy, at: int, level: Level) -> str:
    if level.form in _WRITTEN:
        return level.text

    def value(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = _level(copy, place)
        count = copy.of.counts[place]
        number = other.start if count is None else count
        return numeral(number, "decimal" if level.legal and other.form not in _WRITTEN else other.form)

    return _PLACE.sub(value, level.text)


def numeral(number: int, form: str) -> str:
    """A number in one of the forms of ``w:numFmt``; forms that Vietnamese documents do not use are decimal.

    >>> [numeral(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "bullet")]
    ['4', 'IV', 'd', '04', '']
    >>> numeral(28, "lowerLetter")
    'bb'
    """
    if form in _WRITTEN:
        return ""
    if form in ("upperRoman", "lowerRoman") and 0 < number < _LONGEST:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form in ("upperLetter", "lowerLetter") and 0 < number < _LONGEST:
        times, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) * (times + 1)
        return letters.upper() if form == "upperLetter" else letters
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _definition(element: etree._Element) -> str:
    named = element.find(w("abstractNumId"))
    return "" if named is None else named.get(VAL) or ""


def _copy(element: etree._Element, of: _List) -> _Copy:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in element.findall(w("lvlOverride")):
        at = _integer(override.get(w("ilvl")), 0)
        levels.update(_levels(override))
        if (start := override.find(w("startOverride"))) is not None:
            starts[at] = _integer(start.get(VAL), 1)
    return _Copy(of, levels, starts)


def _levels(element: etree._Element) -> dict[int, Level]:
    found = {}
    for level in element.findall(w("lvl")):
        values = {child.tag: child.get(VAL) for child in level}
        form = values.get(w("numFmt")) or "decimal"
        text = (values.get(w("lvlText")) or "") if level.find(w("lvlText")) is not None else ""
        if form == "bullet":
            text = sign(text, _font(level))
        restart = values.get(w("lvlRestart"))
        legal = level.find(w("isLgl"))
        found[_integer(level.get(w("ilvl")), 0)] = Level(
            _integer(values.get(w("start")), 1),
            form,
            text,
            None if restart is None else _integer(restart, 0),
            values.get(w("pStyle")),
            legal is not None and is_on(legal),
        )
    return found


def _font(level: etree._Element) -> str | None:
    fonts = level.find(f"{RUN_PROPERTIES}/{w('rFonts')}")
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def _integer(value: str | None, otherwise: int) -> int:
    try:
        return int(value or "")
    except ValueError:
        return otherwise
