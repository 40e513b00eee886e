"""The print of one paragraph: text, breaks, tabs, signs, results of fields; and what is not read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kg.readers.docx import legacy
from kg.readers.docx.names import (
    ALTERNATE,
    BOX,
    CHOICE,
    DRAWING_TEXT,
    FALLBACK,
    MATH_TEXT,
    PARAGRAPH_PROPERTIES,
    REMOVED,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    is_on,
    w,
)
from kg.readers.docx.sheet import PICTURE
from kg.readers.docx.styles import Format, Styles

HIDDEN, PLACEHOLDER = "hidden text", "placeholder of a form"
_WRITTEN = {
    **dict.fromkeys(map(w, ("tab", "ptab")), "\t"), **dict.fromkeys(map(w, ("br", "cr")), "\n"),
    w("noBreakHyphen"): "-",
}  # fmt: skip
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_PRINTS = frozenset((TEXT, w("delText"), w("sym"), MATH_TEXT, *_WRITTEN))
_FIELD, _FIELD_PART, _SYMBOL = w("fldChar"), w("fldCharType"), w("sym")
_FORM, _FORM_PROPERTIES, _FORM_CONTENT, _UNFILLED = map(w, ("sdt", "sdtPr", "sdtContent", "showingPlcHdr"))
_PICTURES = frozenset((w("drawing"), w("pict"), w("object")))
_CODES = map(w, ("instrText", "delInstrText", "rt", "fldData"))
_PASSED_OVER = frozenset((PARAGRAPH_PROPERTIES, RUN_PROPERTIES, _FORM_PROPERTIES, *_CODES))
_PICTURE_NAMES = ("docPr", "imagedata", "textpath")


@dataclass(slots=True)
class Print:
    """What a paragraph prints. `text` has a line feed at line breaks and a tab at tabs.

    `boxes` are the text boxes anchored in it, `notes` the foot- and endnotes that it refers to (kind, id),
    `dropped` the pieces that are not read: text and reason. `open_ended` tells that its end is deleted or
    hidden: the next paragraph goes on in its line.
    """

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    open_ended: bool = False


class InlineReader:
    """Reads paragraphs one after another; a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # of the open fields, whether their result has begun

    def read(self, paragraph: etree._Element, form: Format) -> Print:
        """The print of a paragraph whose style gives its runs `form`."""
        found = Print()
        pieces: list[tuple[str, legacy.Code | None]] = []
        unread: dict[str, list[tuple[str, legacy.Code | None]]] = {}
        for element, run, reason in self._inside(paragraph, form, found):
            text = self._written(element)
            if reason is None and run.hidden:
                reason = HIDDEN
            if run.capitals:
                text = text.upper()
            if text:
                (pieces if reason is None else unread.setdefault(reason, [])).append((text, run.code))
        found.text = legacy.decoded(pieces)
        for why, parts in unread.items():
            if text := " ".join(legacy.decoded(parts).split()):
                found.dropped.append((text, why))
        found.open_ended = self._is_open_ended(paragraph)
        if not all(self._fields):
            # A code never runs over the end of its paragraph; the file forgot to end it.
            self._fields = [True for _ in self._fields]
        return found

    def _inside(
        self, paragraph: etree._Element, form: Format, found: Print
    ) -> Iterator[tuple[etree._Element, Format, str | None]]:
        """The elements that print, in order, with the format of their run and why they are not read.

        Without recursion: hostile files nest without end.
        """
        stack: list[tuple[Iterator[etree._Element], Format, str | None]] = [(iter(paragraph), form, None)]
        while stack:
            children, run, reason = stack[-1]
            for child in children:
                tag = child.tag
                if tag in _PASSED_OVER:
                    continue
                if tag in _PRINTS:
                    if reason is not None or not self._in_code():
                        yield child, run, reason
                elif tag == RUN:
                    run = self._styles.applied(stack[-1][1], child.find(RUN_PROPERTIES))
                    stack.append((iter(child), run, reason))
                    break
                elif tag == BOX:
                    found.boxes.append(child)
                elif not self._notes(child, reason, found):
                    if tag in _PICTURES:
                        _name_pictures(child, found)
                    inner, why = _entered(child)
                    if inner is not None and len(inner):
                        stack.append((iter(inner), run, reason or why))
                        break
            else:
                stack.pop()

    def _notes(self, element: etree._Element, reason: str | None, found: Print) -> bool:
        """Take up what marks a place and prints nothing there: ends of fields, references to notes."""
        tag = element.tag
        if tag == _FIELD:
            part = element.get(_FIELD_PART)
            if part == "begin":
                self._fields.append(False)
            elif self._fields and part == "separate":
                self._fields[-1] = True
            elif self._fields and part == "end":
                self._fields.pop()
        elif tag in _NOTES:
            if reason is None and (key := element.get(w("id"))):
                found.notes.append((_NOTES[tag], key))
        else:
            return False
        return True

    def _in_code(self) -> bool:
        return bool(self._fields) and not all(self._fields)

    def _written(self, element: etree._Element) -> str:
        tag = element.tag
        if tag in _WRITTEN:
            return _WRITTEN[tag]
        if tag == _SYMBOL:
            return _symbol(element)
        return element.text or ""

    def _is_open_ended(self, paragraph: etree._Element) -> bool:
        mark = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}")
        if mark is None:
            return False
        removed = any(mark.find(tag) is not None for tag in REMOVED)
        hidden = mark.find(w("vanish"))
        return removed or (hidden is not None and is_on(hidden))


def _entered(element: etree._Element) -> tuple[etree._Element | None, str | None]:
    """What of an element is read, and the reason where it is only noted."""
    tag = element.tag
    if tag == ALTERNATE:
        return _chosen(element), None
    if tag in REMOVED:
        return element, REMOVED[tag]
    if tag == _FORM:
        properties = element.find(_FORM_PROPERTIES)
        unfilled = properties is not None and properties.find(_UNFILLED) is not None
        return element.find(_FORM_CONTENT), PLACEHOLDER if unfilled else None
    return element, None


def _chosen(alternate: etree._Element) -> etree._Element | None:
    """One of the ways in which a file says the same: the first that has text, else the first."""
    ways = [e for e in alternate if e.tag in (CHOICE, FALLBACK)]
    return next(
        (e for e in ways if any((t.text or "").strip() for t in e.iter(TEXT))), ways[0] if ways else None
    )


def _symbol(element: etree._Element) -> str:
    try:
        character = chr(int(element.get(w("char")) or "", 16))
    except (ValueError, OverflowError):
        return ""
    return legacy.sign(character, element.get(w("font")) or "Symbol")


def _name_pictures(element: etree._Element, found: Print) -> None:
    """Note the pictures of a drawing by what they are called; drawings that hold text boxes are read."""
    if next(element.iter(BOX), None) is not None:
        return
    name = ""
    for child in element.iter():
        local = str(child.tag).rpartition("}")[2]
        if local in _PICTURE_NAMES:
            name = name or child.get("descr") or child.get("string") or child.get("alt") or ""
    shown = " ".join((t.text or "") for t in element.iter(DRAWING_TEXT))
    found.dropped.append((" ".join(f"{name} {shown}".split()), PICTURE))
