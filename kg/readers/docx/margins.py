"""What stands beside the text: foot- and endnotes, headers and footers, comments."""

from __future__ import annotations

import re

from lxml import etree

from kg.readers.docx.names import PARAGRAPH, w
from kg.readers.docx.package import Package
from kg.readers.docx.reader import DocumentReader
from kg.readers.docx.sheet import Line
from kg.readers.grid import is_arrangement

_ID, _KIND = w("id"), w("type")
_NOTE_MARK = re.compile(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\))")
_PRECIOUS = re.compile(
    r"số\s*:|\d{1,5}\s?(?:/\s?\d{4}\s?)?[/-]\s?[A-ZĐ]{2,12}[-A-ZĐ&]{0,20}|ngày\s\d{1,2}\s?(?:tháng|/)",
    re.IGNORECASE,
)


def read_notes(package: Package, reader: DocumentReader) -> None:
    """Write the notes that the text refers to behind it, in the order in which it does."""
    written: dict[str, int] = {}
    bodies = {kind: _numbered_notes(package, kind) for kind in ("footnote", "endnote")}
    done: set[tuple[str, str]] = set()
    while waiting := [note for note in reader.notes if note not in done]:
        for kind, key in waiting:
            done.add((kind, key))
            body = bodies[kind].pop(key, None)
            if body is None:
                continue
            number = written[kind] = written.get(kind, 0) + 1
            _write_note(reader, body, f"[{number}]", f"{kind} {number}")
    for kind, left in bodies.items():
        for body in left.values():
            for line in reader.lines_of(body, kind):
                reader.sheet.drop(line.text, f"{kind} that the text does not refer to", kind)


def _write_note(reader: DocumentReader, body: etree._Element, mark: str, place: str) -> None:
    lines = reader.lines_of(body, place)
    if lines:
        first = lines[0]
        text = first.text if _NOTE_MARK.match(first.text) else f"{mark} {first.text}"
        reader.sheet.lines += [Line(((text, place),)), *lines[1:]]


def _numbered_notes(package: Package, kind: str) -> dict[str, etree._Element]:
    """The notes of a kind by their id; lines between text and notes are among them and are none."""
    notes: dict[str, etree._Element] = {}
    for part in package.related(package.main, f"{kind}s"):
        root = package.tree(part)
        for note in () if root is None else root.findall(w(kind)):
            if note.get(_KIND) in (None, "normal"):
                notes[note.get(_ID) or ""] = note
    return notes


def read_headers(package: Package, reader: DocumentReader) -> None:
    """Put the letterhead that stands in a header before the text; leave out what only runs along the pages.

    A line with a number or date that the text does not have is never left out.
    """
    sheet = reader.sheet
    printed = {_folded(line.text) for line in sheet.lines}
    heads: list[Line] = []
    for kind, reason in (("header", "running head"), ("footer", "running foot")):
        for part in package.related(package.main, kind):
            root = package.tree(part)
            lines = [] if root is None else reader.lines_of(root, kind)
            is_head = any(is_arrangement(line.text) for line in lines)
            for line in lines:
                new = _folded(line.text) not in printed
                if new and (is_head or _PRECIOUS.search(line.text)):
                    printed.add(_folded(line.text))
                    (heads if kind == "header" else sheet.lines).append(line)
                else:
                    sheet.drop(line.text, reason, kind)
    sheet.lines[:0] = heads


def read_comments(package: Package, reader: DocumentReader) -> None:
    """Note the comments: what somebody says of the text is not the text."""
    number = 0
    for part in package.related(package.main, "comments"):
        root = package.tree(part)
        for comment in () if root is None else root.findall(w("comment")):
            number += 1
            place = f"comment {number}"
            lines = reader.lines_of(comment.iterfind(PARAGRAPH), place)
            if lines:
                reader.sheet.drop(" ".join(line.text for line in lines), "comment", place)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
