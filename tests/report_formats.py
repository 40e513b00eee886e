"""One report in every format that officers hold: what each says, and where it differs from the plain text."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import docx

from extractors import extract
from kg.readers import read_bytes
from tests.old_codes import tcvn3
from tests.pdf_files import RIGHT, converted, document_of
from tests.word_files import cell, copy, definition, level, listed, paragraph, row, table, word_file

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_TONES = "Nimbus Roman"
MENU = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Thủ tục", "Liên hệ")
RELATED = ("Xã đón đoàn kiểm tra", "Khai mạc hội khỏe", "Tuyển sinh lớp 1")
FOOT = "Cơ quan chủ quản: Ủy ban nhân dân xã. Điện thoại: 0000 000 000"
KINDS = ("citation", "meeting", "task")
FIELDS = {
    "citation": ("form", "type", "number", "date", "issuer", "role", "provisions"),
    "meeting": ("title", "kind", "date", "time", "place", "organizer", "chair"),
    "task": ("text", "lead", "coordinate", "due", "cites"),
}


def said(text: str) -> dict[str, list[str]]:
    """The citations, meetings and tasks of a text in order, without offsets and blanks (a page breaks at them)."""
    facts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for record in extract(text).records():
        if (kind := str(record["kind"])) in facts:
            facts[kind].append("".join(str([record.get(name) for name in FIELDS[kind]]).split()))
    return facts


def parts_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """A text as an officer sets it: its letterhead, its tables, and its other lines one by one."""
    head, _, rest = text.partition("\n\n")
    if any(RIGHT.match(line) for line in head.split("\n")):
        yield "letterhead", [line for line in head.split("\n") if line.strip()]
    else:
        rest = text
    for is_row, group in groupby(rest.split("\n"), key=lambda line: "\t" in line):
        if is_row:
            yield "table", list(group)
        else:
            yield from (("line", [line]) for line in group)


def _halves(lines: list[str]) -> tuple[list[str], list[str]]:
    return [line for line in lines if not RIGHT.match(line)], [line for line in lines if RIGHT.match(line)]


def word_of_python_docx(text: str) -> bytes:
    """As a script of python-docx writes it: paragraphs, a letterhead without lines, tables with lines."""
    document = docx.Document()
    for kind, lines in parts_of(text):
        if kind == "line":
            document.add_paragraph(lines[0])
            continue
        rows = (
            [["\n".join(half) for half in _halves(lines)]]
            if kind == "letterhead"
            else [x.split("\t") for x in lines]
        )
        made = document.add_table(
            len(rows), max(map(len, rows)), style="Table Grid" if kind == "table" else None
        )
        for cells, texts in zip(made.rows, rows, strict=True):
            for one, words in zip(cells.cells, texts, strict=False):
                one.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word_with_automatic_numbers(text: str) -> bytes:
    """As an officer writes it in Word: ``1.``, ``a)`` and ``-`` are numbers of lists, not letters of the text."""
    body, copies, last = "", "", -1
    lists = definition(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "bullet", "-"))
    for kind, lines in parts_of(text):
        if kind == "letterhead":
            body += table(row(*(cell(*map(escape, half)) for half in _halves(lines))), lined=False)
        elif kind == "table":
            body += table(*(row(*map(escape, line.split("\t"))) for line in lines))
        else:
            head, blank, words = lines[0].partition(" ")
            if blank and head.removesuffix(".").isdigit() and head.endswith("."):
                last += 1
                start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{head[:-1]}"/></w:lvlOverride>'
                copies += copy(last + 1, 0, start)
                body += listed(escape(words), last + 1)
            elif head == "-" and blank and last >= 0:
                body += listed(escape(words), last + 1, 2)
            else:
                body += paragraph(escape(lines[0]))
    return word_file(body, numbering=lists + copies)


def _markup(text: str, tag: str) -> str:
    body = ""
    for kind, lines in parts_of(text):
        if kind == "letterhead":
            halves = ("<br>".join(map(escape, half)) for half in _halves(lines))
            body += f"<table><tr>{''.join(f'<td>{half}</td>' for half in halves)}</tr></table>"
        elif kind == "table":
            rows = ("".join(f"<td>{escape(words)}</td>" for words in line.split("\t")) for line in lines)
            body += f"<table>{''.join(f'<tr>{cells}</tr>' for cells in rows)}</table>"
        else:
            body += f"<{tag}>{escape(lines[0])}</{tag}>\n" if tag != "br" else f"{escape(lines[0])}<br>\n"
    return body


def _links(words: tuple[str, ...], tag: str) -> str:
    return "".join(f'<{tag}><a href="/x">{word}</a></{tag}>' for word in words)


def div_soup(text: str) -> bytes:
    """A page of nothing but divisions."""
    page = f"<!DOCTYPE html><html><body><div class=c1>{_links(MENU, 'div')}</div><div class=c2>{_markup(text, 'div')}</div>"
    return f"{page}<div class=c4><div>Tin khác</div>{_links(RELATED, 'div')}</div><div class=c5>{FOOT}</div></body></html>".encode()


def wordpress(text: str) -> bytes:
    """A page as WordPress makes it."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8></head><body><header class=site-header><nav><ul>{_links(MENU, 'li')}"
        f"</ul></nav></header><main><article class='post hentry'><div class=entry-content>{_markup(text, 'p')}</div></article></main>"
        f"<aside class=widget-area><h2>Bài mới</h2><ul>{_links(RELATED, 'li')}</ul></aside><footer class=site-footer><p>{FOOT}</p></footer></body></html>"
    ).encode()


def table_portal(text: str) -> bytes:
    """A page of an old portal, laid out in tables."""
    side = "".join(f"<tr>{_links((word,), 'td')}</tr>" for word in RELATED)
    return (
        f"<html><body><table width=100%><tr>{_links(MENU, 'td')}</tr></table><table><tr><td valign=top><table>{side}</table></td>"
        f"<td>{_markup(text, 'br')}</td></tr><tr><td colspan=2>{FOOT}</td></tr></table></body></html>"
    ).encode()


SIGNS = str.maketrans("–—“”‘’", "--\"\"''") | {ord("…"): "..."}


def old_code(text: str) -> bytes:
    """As TCVN3, which has no dashes and no curly quotes."""
    return tcvn3(text.translate(SIGNS))


MADE: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "docx, python-docx": (".docx", word_of_python_docx),
    "docx, automatic numbers": (".docx", word_with_automatic_numbers),
    "html, div soup": (".html", div_soup),
    "html, WordPress": (".html", wordpress),
    "html, table portal": (".html", table_portal),
    "txt, TCVN3": (".txt", old_code),
}
PRINTED = ("docx, LibreOffice", "pdf, LibreOffice", "pdf, fallback font")


def printed(texts: dict[str, str], folder: Path) -> dict[str, dict[str, tuple[str, bytes]]]:
    """The texts as LibreOffice saves and prints them; one call of it a format."""
    found: dict[str, dict[str, tuple[str, bytes]]] = {}
    fonts = {"plain": document_of, "fallback": lambda text: document_of(text, WITHOUT_TONES)}
    for font, make in fonts.items():
        for name, text in texts.items():
            (folder / f"{name}.{font}.fodt").write_text(make(text))
    for kind, font, suffix in zip(
        PRINTED, ("plain", "plain", "fallback"), ("docx", "pdf", "pdf"), strict=True
    ):
        files = converted([folder / f"{name}.{font}.fodt" for name in texts], folder, suffix=suffix)
        found[kind] = {
            name: (f".{suffix}", file.read_bytes()) for name, file in zip(texts, files, strict=True)
        }
    return found


def in_formats(texts: dict[str, str], folder: Path) -> dict[str, dict[str, tuple[str, bytes]]]:
    """Every text in every format: format to name to suffix and bytes."""
    made = {
        kind: {name: (suffix, make(text)) for name, text in texts.items()}
        for kind, (suffix, make) in MADE.items()
    }
    return printed(texts, folder) | made


def differences(text: str, form: str, suffix: str, data: bytes) -> dict[str, list[str]]:
    """What the plain text says and the other form does not, and the other way round (``-``, ``+``), by kind.

    TCVN3 has no capitals with a tone and few signs: there both are compared in small letters and plain signs.
    """
    expected, found = said(text), said(read_bytes(f"a{suffix}", data).text)
    if "TCVN3" in form:
        expected, found = _plain(expected), _plain(found)
    return {
        kind: [f"{mark} {fact}" for mark, ours, theirs in (("-", expected, found), ("+", found, expected))
               for fact, often in (Counter(ours[kind]) - Counter(theirs[kind])).items() for _ in range(often)]
        for kind in KINDS
    }  # fmt: skip


def _plain(facts: dict[str, list[str]]) -> dict[str, list[str]]:
    return {kind: [fact.translate(SIGNS).casefold() for fact in found] for kind, found in facts.items()}


def reports(*folders: Path) -> dict[str, str]:
    """The texts of some folders by name."""
    return {file.stem: file.read_text() for folder in folders for file in sorted(folder.glob("*.txt"))}
