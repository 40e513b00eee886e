"""HTML pages: the text a reader of the page sees, block by block, without navigation.

The decoded text that all offsets count in is the text *rendered from the page* (`Reading.text`), not the
HTML source: entities are decoded, runs of blanks are one blank, every block element is a line, a row of a
data table is a line with tabs between its cells, list numbers that a browser shows are written out. An empty
line stands before a heading, as the page shows it: the layout knows headings without a number by it.
"""

from __future__ import annotations

import codecs
import re

from selectolax.lexbor import LexborHTMLParser

from extractors.legacy import read_by_words
from extractors.source import DecodingError, decode
from kg.readers.errors import OversizedInputError
from kg.readers.page import classify
from kg.readers.reading import Dropped, Passage, Reading
from kg.readers.walk import HEADINGS, Leaf, leaves_of

_CHARSET = re.compile(
    rb"<meta[^>]{1,200}charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([a-zA-Z0-9_:.\-]{2,30})", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ENDLESS = "br hr img input meta link area base col embed source track wbr param"
_ENDED_BY_NEXT = "p li td th tr tbody thead tfoot dt dd option"
_DRAWN = "path g rect circle use line polygon polyline ellipse stop image text"
_UNCOUNTED = frozenset(f"{_ENDLESS} {_ENDED_BY_NEXT} {_DRAWN}".split())
_MANY_TAGS = 20_000
_DEEPEST = 5_000
_SITE_NAME = re.compile(r"\s+[|»«–—-]\s+")


def read_html(name: str, data: bytes) -> Reading:
    """The reading of an HTML page; nothing that holds a title, a date or a number is dropped from its body.

    Raises `extractors.source.DecodingError` for an empty, binary or undecodable page; a page on which nothing
    is printed counts as empty. Raises `OversizedInputError` for elements that nest without end.
    """
    html, encoding = _decoded(data)
    if _nests_without_end(html):
        fix = "leave it out, or save it again from a browser"
        raise OversizedInputError(f"more than {_DEEPEST:,} elements in one another", name, fix)
    tree = LexborHTMLParser(html)
    leaves, dropped = leaves_of(tree)
    kept: list[Leaf] = []
    title = _title(tree)
    for leaf, reason in classify(leaves, title):
        if reason is None:
            kept.append(leaf)
        else:
            dropped.append(Dropped(leaf.text, reason, leaf.place))
    if title and not _shown(title, kept):
        kept.insert(0, Leaf(title, "html/head/title", "title"))
    elif title:
        dropped.append(Dropped(title, "repeats the title", "html/head/title"))
    if not kept:
        raise DecodingError("empty", "nothing is printed on this page", 0, "save the page with its text")
    text, passages = _assembled(kept)
    return Reading(name, text, encoding, "text/html", passages, tuple(dropped))


def _decoded(data: bytes) -> tuple[str, str]:
    """The source of the page: UTF-8, or an old code that its words tell, else as the page declares or looks.

    The words come before the declaration: a page for the font .VnTime declares Latin-1.
    """
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if found := read_by_words(data):
            return found
        if declared and (encoding := _known(declared.group(1).decode("ascii"))):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                pass
    return decode(data)


def _nests_without_end(html: str) -> bool:
    """Whether elements nest deeper than on any page: the parser's time grows with the square of the depth."""
    if html.count("<") < _MANY_TAGS:
        return False
    depth = 0
    for closing, tag in _TAG.findall(html):
        if tag.lower() not in _UNCOUNTED:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _known(encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    return None if name.startswith("utf-8") else name


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head > title")
    return " ".join(node.text().split()) if node is not None else ""


def _shown(title: str, kept: list[Leaf]) -> bool:
    """Whether the page prints its title, with or without the name of the site."""
    parts = {title.casefold(), *(part.casefold() for part in _SITE_NAME.split(title) if len(part) > 12)}
    return any(" ".join(leaf.text.split()).casefold().startswith(part) for leaf in kept for part in parts)


def _assembled(kept: list[Leaf]) -> tuple[str, tuple[Passage, ...]]:
    passages: list[Passage] = []
    pieces: list[str] = []
    position = 0
    for leaf in kept:
        gap = "" if not pieces else "\n\n" if leaf.tag in HEADINGS else "\n"
        position += len(gap)
        passages.append(Passage(position, position + len(leaf.text), leaf.place))
        pieces += gap, leaf.text
        position += len(leaf.text)
    return "".join(pieces), tuple(passages)
