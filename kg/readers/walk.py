"""The blocks that a page prints, in order, each with its place, its links and the zone it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.readers.reading import Dropped
from kg.readers.zones import silence_of, zone_of

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OWN_LABEL = re.compile(r"\s*(?:\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}[.)]|[-+*•–])")
_DEPTH_SHOWN = 24


@dataclass(slots=True)
class Leaf:
    """One printed line: its text, the path of its element, the tag, how much of it is links, and its zone."""

    text: str
    place: str
    tag: str
    linked: float = 0.0
    zone: str | None = None


@dataclass(slots=True)
class _Frame:
    """An open element: what has to be undone when it closes, and the number of its children by tag."""

    tag: str
    step: str
    block: bool
    zone: str | None = None
    row: bool = False
    data: bool = False
    count: int = 0
    seen: dict[str, int] = field(default_factory=dict)


def leaves_of(tree: LexborHTMLParser) -> tuple[list[Leaf], list[Dropped]]:
    """The printed lines of a page, and the elements that print nothing (scripts, hidden parts)."""
    walker = _Walker(tree)
    if tree.body is not None:
        walker.walk(tree.body)
    return walker.leaves, walker.dropped


class _Walker:
    """Walks the tree without recursion (hostile pages nest without end) and cuts the text into lines."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.leaves: list[Leaf] = []
        self.dropped: list[Dropped] = []
        self._stack: list[_Frame] = [_Frame("html", "html", True)]
        self._buffer: list[str] = []
        self._linked = 0
        self._links = 0
        self._prefix = ""
        self._row = 0
        self._total = len(tree.body.text()) if tree.body is not None else 0

    def walk(self, body: LexborNode) -> None:
        for node, entering in _events(body, self.silent):
            if not entering:
                self._leave()
            elif node.is_text_node:
                self._write(node.text_content or "")
            elif node.is_element_node:
                self._enter(node)

    def silent(self, node: LexborNode) -> bool:
        """Whether an element prints nothing; scripts and hidden parts are noted, and not entered."""
        reason = silence_of(node, self._total) if node.is_element_node else None
        if reason is not None:
            text = " ".join((node.text() or "").split()) if reason == "hidden" else ""
            self.dropped.append(Dropped(text, reason, f"{self._place()}/{node.tag}"))
        return reason is not None

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        parent = self._stack[-1]
        parent.seen[tag] = parent.seen.get(tag, 0) + 1
        frame = _Frame(tag, f"{tag}[{parent.seen[tag]}]" if tag != "body" else tag, tag in BLOCKS)
        in_row = self._row > 0
        if tag == "br":
            self._buffer.append(" ") if in_row else self._flush()
        elif in_row:
            self._buffer.append(
                "\t" if tag in ("td", "th") and parent.tag == "tr" else " " if frame.block else ""
            )
        elif frame.block:
            self._flush()
        inside = next((f.zone for f in reversed(self._stack) if f.zone), None)
        frame.zone = inside or zone_of(node, [f.tag for f in self._stack[-3:]], self._total)
        frame.data = tag == "table" and not in_row and _is_data_table(node)
        frame.row = tag == "tr" and not in_row and self._table_holds_data()
        self._row += frame.row
        self._links += tag == "a"
        if tag == "li":
            self._prefix = self._list_mark(parent)
        self._stack.append(frame)

    def _leave(self) -> None:
        frame = self._stack[-1]
        self._row -= frame.row
        if frame.block and not self._row:
            self._flush(frame.row)
        self._links -= frame.tag == "a"
        self._stack.pop()

    def _table_holds_data(self) -> bool:
        return next((f.data for f in reversed(self._stack) if f.tag == "table"), False)

    def _list_mark(self, parent: _Frame) -> str:
        parent.count += 1
        return f"{parent.count}. " if parent.tag == "ol" else "- "

    def _write(self, text: str) -> None:
        if self._stack[-1].tag == "pre":
            for line in text.split("\n")[:-1]:
                self._buffer.append(line)
                self._flush()
            text = text.rsplit("\n", 1)[-1]
        piece = _BLANKS.sub(" ", text)
        self._buffer.append(piece)
        if self._links:
            self._linked += len(piece.strip())

    def _flush(self, row: bool = False) -> None:
        text = "".join(self._buffer)
        self._buffer.clear()
        linked, self._linked = self._linked, 0
        printed = _row_text(text) if row else _BLANKS.sub(" ", text).strip()
        if not printed:
            return
        if self._prefix and not _OWN_LABEL.match(printed):
            printed = self._prefix + printed
        self._prefix = ""
        zone = next((f.zone for f in reversed(self._stack) if f.zone), None)
        tag = next((f.tag for f in reversed(self._stack) if f.block), "body")
        self.leaves.append(Leaf(printed, self._place(), "tr" if row else tag, linked / len(printed), zone))

    def _place(self) -> str:
        steps = [frame.step for frame in self._stack if frame.block]
        return "/".join(steps if len(steps) <= _DEPTH_SHOWN else ["html", "…", *steps[-_DEPTH_SHOWN:]])


def _events(body: LexborNode, silent: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Entering and leaving of every node from the body down; silent elements are passed over."""
    node, depth = body, 0
    while True:
        if not silent(node):
            yield node, True
            child = node.first_child
            if child is not None:
                node, depth = child, depth + 1
                continue
            if node.is_element_node:
                yield node, False
        while depth and node.next is None and node.parent is not None:
            node, depth = node.parent, depth - 1
            yield node, False
        if not depth or node.next is None:
            return
        node = node.next


def _row_text(text: str) -> str:
    cells = [" ".join(cell.split(" ")).strip() for cell in text.split("\t")]
    return "\t".join(_BLANKS.sub(" ", cell) for cell in cells[1:] or cells).strip("\t")


def _is_data_table(table: LexborNode) -> bool:
    """Rows of equal length, three or more (two with a header row), and no table inside a cell.

    Other tables only arrange the page, like the two halves of a letterhead: their cells are lines.
    """
    # The selector looks at the elements around the table too, which a portal lays out in tables.
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    widths = [len([cell for cell in row.iter() if cell.tag in ("td", "th")]) for row in table.css("tr")]
    least = 2 if table.css_first("th") is not None else 3
    wide = [width for width in widths if width > 1]
    return len(wide) >= least and wide.count(max(wide, key=wide.count)) * 10 >= len(widths) * 6
