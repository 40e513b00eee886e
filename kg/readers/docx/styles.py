"""Styles: what a paragraph or run inherits (numbering, rank as a heading, hidden, capitals, font)."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from kg.readers.docx.legacy import Code, code_of
from kg.readers.docx.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VAL, is_on, w

_STYLE, _ID, _NAME, _BASED_ON, _DEFAULT, _KIND = map(
    w, ("style", "styleId", "name", "basedOn", "default", "type")
)
_FONTS, _ASCII, _HIGH, _ASCII_THEME, _HIGH_THEME = map(
    w, ("rFonts", "ascii", "hAnsi", "asciiTheme", "hAnsiTheme")
)
_VANISH, _CAPS, _RUN_STYLE, _PARAGRAPH_STYLE = map(w, ("vanish", "caps", "rStyle", "pStyle"))
_NUMBERING, _NUMBER_ID, _LEVEL, _OUTLINE = map(w, ("numPr", "numId", "ilvl", "outlineLvl"))
_TABLE_PROPERTIES, _BORDERS = w("tblPr"), w("tblBorders")
_INNER = (w("insideV"), w("insideH"))
_DEEPEST = 30
_LEVELS = tuple("012345678")  # 9 is the level of what is no heading
_BODY_TEXT = 9  # the outline level that is none


class Format(NamedTuple):
    """How a run is printed, as far as it changes what is read."""

    hidden: bool = False
    capitals: bool = False
    code: Code | None = None


class Numbered(NamedTuple):
    """The list that a paragraph stands in: its id, its level where given, and the style that says so."""

    list_id: str
    level: int | None = None
    style: str | None = None


class ParagraphStyle(NamedTuple):
    """What a paragraph has from its style and the styles that this one is based on."""

    format: Format
    numbered: Numbered | None = None
    heading: bool = False
    contents: bool = False


class Styles:
    """The styles of a document; without a style part everything is plain."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else root.findall(_STYLE)
        self._elements = {element.get(_ID) or "": element for element in elements}
        plain = [e for e in elements if e.get(_KIND) == "paragraph" and e.get(_DEFAULT) in ("1", "true")]
        self._default = plain[0].get(_ID) if plain else None
        defaults = (
            None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_PROPERTIES}")
        )
        self._plain = self.applied(Format(), defaults)
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._bordered: dict[str | None, bool] = {}

    def paragraph(self, properties: etree._Element | None) -> ParagraphStyle:
        """The style of a paragraph by its properties (``w:pPr``)."""
        named = None if properties is None else properties.find(_PARAGRAPH_STYLE)
        style = self._default if named is None else named.get(VAL)
        found = self._paragraphs.get(style)
        if found is None:
            found = self._paragraphs[style] = self._resolved(style)
        return found

    def applied(self, base: Format, properties: etree._Element | None) -> Format:
        """The format of a run (``w:rPr``) on top of that of its paragraph."""
        if properties is None:
            return base
        hidden, capitals, code = base
        for child in properties:
            tag = child.tag
            if tag == _FONTS:
                code = _font(child, code)
            elif tag == _VANISH:
                hidden = is_on(child)
            elif tag == _CAPS:
                capitals = is_on(child)
            elif tag == _RUN_STYLE:
                for style in reversed(self._chain(child.get(VAL))):
                    base = self.applied(base, _without_style(style.find(RUN_PROPERTIES)))
                hidden, capitals, code = base
        return base if (hidden, capitals, code) == base else Format(hidden, capitals, code)

    def has_inner_borders(self, table: etree._Element) -> bool:
        """Whether lines are drawn between the cells of a table, by itself or by its style."""
        properties = table.find(_TABLE_PROPERTIES)
        if properties is None:
            return False
        own = properties.find(_BORDERS)
        if own is not None:
            return _draws_inside(own)
        named = properties.find(w("tblStyle"))
        style = None if named is None else named.get(VAL)
        if style not in self._bordered:
            borders = (e.find(f"{_TABLE_PROPERTIES}/{_BORDERS}") for e in self._chain(style))
            first = next((b for b in borders if b is not None), None)
            self._bordered[style] = first is not None and _draws_inside(first)
        return self._bordered[style]

    def list_of(self, style: str | None) -> str | None:
        """The list that a style of lists (``w:numStyleLink``) stands for."""
        element = self._elements.get(style or "")
        number = (
            None if element is None else element.find(f"{PARAGRAPH_PROPERTIES}/{_NUMBERING}/{_NUMBER_ID}")
        )
        return None if number is None else number.get(VAL)

    def _chain(self, style: str | None) -> list[etree._Element]:
        """A style and those that it is based on, itself first; circles are cut."""
        chain: list[etree._Element] = []
        while style is not None and (element := self._elements.get(style)) is not None:
            if element in chain or len(chain) >= _DEEPEST:
                break
            chain.append(element)
            base = element.find(_BASED_ON)
            style = None if base is None else base.get(VAL)
        return chain

    def _resolved(self, style: str | None) -> ParagraphStyle:
        chain, form = self._chain(style), self._plain
        numbered, outline = None, None
        for element in reversed(chain):
            form = self.applied(form, _without_style(element.find(RUN_PROPERTIES)))
            properties = element.find(PARAGRAPH_PROPERTIES)
            if properties is not None:
                numbered = numbered_by(properties, numbered, element.get(_ID)) or numbered
                level = properties.find(_OUTLINE)
                outline = outline if level is None else level.get(VAL)
        names = [(n.get(VAL) or "").lower() for e in chain if (n := e.find(_NAME)) is not None]
        heading = any(n.startswith("heading ") or n in ("title", "subtitle") for n in names)
        heading = heading or outline in _LEVELS
        contents = any(n.startswith("toc ") or n == "table of figures" for n in names)
        return ParagraphStyle(form, numbered, heading and not contents, contents)


def numbered_by(
    properties: etree._Element, inherited: Numbered | None, style: str | None = None
) -> Numbered | None:
    """The list that paragraph properties put a paragraph in, or None where they say nothing of it."""
    element = properties.find(_NUMBERING)
    if element is None:
        return None
    number, level = element.find(_NUMBER_ID), element.find(_LEVEL)
    list_id = (inherited.list_id if inherited else None) if number is None else number.get(VAL)
    value = None if level is None else level.get(VAL)
    if list_id is None:
        return None
    return Numbered(list_id, int(value) if value and value.isdigit() else None, style)


def _font(fonts: etree._Element, before: Code | None) -> Code | None:
    name = fonts.get(_HIGH) or fonts.get(_ASCII)
    if name:
        return code_of(name)
    themed = fonts.get(_HIGH_THEME) or fonts.get(_ASCII_THEME)
    return None if themed else before


def _without_style(properties: etree._Element | None) -> etree._Element | None:
    """The run properties of a style; those that would name a style again are left alone (a circle)."""
    return None if properties is not None and properties.find(_RUN_STYLE) is not None else properties


def _draws_inside(borders: etree._Element) -> bool:
    return any(
        (line := borders.find(name)) is not None and line.get(VAL) not in (None, "nil", "none")
        for name in _INNER
    )


def is_outlined(properties: etree._Element | None) -> bool:
    """Whether a paragraph is given a level of the outline by itself, without a style."""
    level = None if properties is None else properties.find(_OUTLINE)
    return level is not None and level.get(VAL) in _LEVELS
