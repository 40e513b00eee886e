"""The blocks that a page prints, in order, each with its place, its links and the zone it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.readers.grid import Cell, Grid, Repeats, is_arrangement, joined
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
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OWN_LABEL = re.compile(r"\s*(?:\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}[.)]|[-+*•–])")
_DEPTH_SHOWN = 24
_HEAD = 2000
_DEEPEST = 400
"""How deep elements are judged by what they hold: no person nests deeper, and it costs each time."""


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
    """An open element: what has to be undone when it closes, and the number of its children by tag.

    `line` is the tag of the innermost block, `zone` the zone it stands in, `data` whether its table holds
    data: told by the elements around it, so that no element has to ask them all.
    """

    tag: str
    block: bool
    line: str = "body"
    zone: str | None = None
    row: bool = False
    data: bool = False
    grid: Grid | None = None
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
        self._stack: list[_Frame] = [_Frame("html", True)]
        self._steps = ["html"]
        self._buffer: list[str] = []
        self._linked = 0
        self._links = 0
        self._prefix = ""
        self._row = 0
        self._spans: list[tuple[int, int]] = []
        self._repeats = Repeats()
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
        total = self._total if len(self._stack) <= _DEEPEST else None
        reason = silence_of(node, total) if node.is_element_node else None
        if reason is not None:
            text = " ".join((node.text() or "").split()) if reason == "hidden" else ""
            self.dropped.append(Dropped(text, reason, f"{self._place()}/{node.tag}"))
        return reason is not None

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        parent = self._stack[-1]
        parent.seen[tag] = parent.seen.get(tag, 0) + 1
        frame = _Frame(tag, tag in BLOCKS, parent.line, parent.zone, data=parent.data, grid=parent.grid)
        in_row = self._row > 0
        if tag == "br":
            self._buffer.append("\n") if in_row else self._flush()
        elif in_row and tag in ("td", "th") and parent.tag == "tr":
            self._buffer.append("\t")
            self._spans.append((_span(node, "colspan"), _span(node, "rowspan")))
        elif in_row:
            self._buffer.append("\n" if frame.block else "")
        elif frame.block:
            self._flush()
        if frame.zone is None and len(self._stack) <= _DEEPEST:
            frame.zone = zone_of(node, [f.tag for f in self._stack[-3:]], self._total)
        if tag == "table":
            frame.data = not in_row and len(self._stack) <= _DEEPEST and _is_data_table(node)
            frame.grid = Grid(self._repeats)
        frame.row = tag == "tr" and not in_row and frame.data
        if frame.block:
            frame.line = tag
            self._steps.append(f"{tag}[{parent.seen[tag]}]" if tag != "body" else tag)
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
        if frame.block:
            self._steps.pop()

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
        printed = self._row_text(text) if row else _BLANKS.sub(" ", text).strip()
        if not printed.strip():
            return
        if self._prefix and not _OWN_LABEL.match(printed):
            printed = self._prefix + printed
        self._prefix = ""
        inner = self._stack[-1]
        tag = "tr" if row else inner.line
        self.leaves.append(Leaf(printed, self._place(), tag, linked / len(printed), inner.zone))

    def _row_text(self, text: str) -> str:
        """The cells of a row with tabs between them, merged cells in each row and column that they cover."""
        spans, self._spans = self._spans, []
        texts = text.split("\t")[1:]
        grid = self._stack[-1].grid or Grid(self._repeats)
        cells = [Cell(joined(t.split("\n")), *span) for t, span in zip(texts, spans, strict=False)]
        return "\t".join(grid.row(cells)) if cells else " ".join(text.split())

    def _place(self) -> str:
        steps = self._steps
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


def _span(node: LexborNode, name: str) -> int:
    """How many columns or rows a cell covers."""
    value = node.attributes.get(name) or ""
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 4 else 1


def _spans(row: LexborNode) -> list[Cell]:
    cells = (cell for cell in row.iter() if cell.tag in ("td", "th"))
    return [Cell("", _span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells]


def _is_data_table(table: LexborNode) -> bool:
    """Rows of equal length, three or more (two with a header row), and no table inside a cell.

    Other tables only arrange the page, like a letterhead or the signatures: their cells are lines.
    """
    # The selector looks at the elements around the table too, which a portal lays out in tables.
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    if is_arrangement(table.text()[:_HEAD]):
        return False
    grid = Grid()
    widths = [len(grid.row(_spans(row))) for row in table.css("tr")]
    least = 2 if table.css_first("th") is not None else 3
    wide = [width for width in widths if width > 1]
    return len(wide) >= least and wide.count(max(wide, key=wide.count)) * 10 >= len(widths) * 6
