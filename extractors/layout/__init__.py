"""Blocks, sentences, list items, headings and page furniture of a text, computed once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from extractors.layout.front import TITLES, FrontLine, read_front
from extractors.layout.furniture import find_furniture
from extractors.layout.kinds import CAPTION, FURNITURE, ITEM, PARAGRAPH, ROW, TITLE
from extractors.layout.lines import scan
from extractors.layout.nesting import nest
from extractors.layout.pieces import Pieces, assemble
from extractors.layout.sentences import split_cells, split_sentences
from extractors.layout.stamps import Stamp, find_stamps
from extractors.layout.titles import name_pieces
from extractors.source import SourceText
from extractors.types import Block, Span

__all__ = ["Layout", "Stamp", "lay_out"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order; offsets count in `SourceText.text`.

    Blocks are disjoint, ordered and cover all that is printed. `wrapped` tells that lines were broken by the
    page (a block then spans several lines). `stamps` are the dates of publishing, printing and signing.
    """

    source: SourceText
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    stamps: tuple[Stamp, ...] = ()
    wrapped: bool = False
    _sentences: dict[int, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)
    _lead_ins: dict[int, int | None] = field(default_factory=dict, repr=False, compare=False)

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, else of the last block before it (-1: none)."""
        return bisect_right(self.starts, offset) - 1

    def sentences(self, index: int) -> tuple[Span, ...]:
        """The sentences of a block, label left out; the cells of a table row."""
        found = self._sentences.get(index)
        if found is None:
            block = self.blocks[index]
            split = split_cells if block.kind is ROW else split_sentences
            found = self._sentences[index] = split(self.source.text, block.body, block.end)
        return found

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`, else the last one before it; empty where no block is."""
        if not self.blocks:
            return offset, offset
        spans = self.sentences(max(self.block_at(offset), 0))
        at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
        return spans[max(at, 0)] if spans else (offset, offset)

    def is_furniture(self, offset: int) -> bool:
        """Whether `offset` stands in page furniture."""
        index = self.block_at(offset)
        return index >= 0 and self.blocks[index].kind is FURNITURE

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The headings and items that enclose a block, innermost first."""
        found = []
        parent = self.blocks[index].parent
        while parent is not None:
            found.append(parent)
            parent = self.blocks[parent].parent
        return tuple(found)

    def children(self, index: int) -> tuple[int, ...]:
        """The blocks directly inside a heading or item, in order."""
        found = []
        for at in range(index + 1, len(self.blocks)):
            block = self.blocks[at]
            if block.parent == index:
                found.append(at)
            elif block.kind not in _FLOATING and index not in self.ancestors(at):
                break
        return tuple(found)

    def lead_in(self, index: int) -> int | None:
        """The paragraph, heading or item that announces the list in which an item stands ("… như sau:")."""
        if index not in self._lead_ins:
            self._lead_ins[index] = self._find_lead_in(index)
        return self._lead_ins[index]

    def _find_lead_in(self, index: int) -> int | None:
        level = self.blocks[index].level
        for at in range(index - 1, -1, -1):
            other = self.blocks[at]
            if other.kind is ITEM and other.level == level and at in self._lead_ins:
                return self._lead_ins[at]
            if other.kind in _FLOATING or (other.kind is ITEM and other.level >= level):
                continue
            return at if self.source.text[other.end - 1] == ":" else None
        return None


_FLOATING = (FURNITURE, CAPTION)


def lay_out(source: SourceText) -> Layout:
    """The layout of a text; linear in its length.

    >>> layout = lay_out(SourceText.of("KẾ HOẠCH\\nI. MỤC ĐÍCH\\n1. Rà soát trường, lớp.\\nLượt xem: 12"))
    >>> [(block.kind.value, block.label) for block in layout.blocks]
    [('title', None), ('heading', 'I'), ('item', '1'), ('furniture', None)]
    """
    text, shadow = source.text, source.shadow
    front, begin = read_front(text)
    lines = scan(text, begin)
    pieces = assemble(lines, find_furniture(lines, shadow))
    name_pieces(text, shadow, pieces)
    nest(text, shadow, pieces)
    blocks = (*map(_front_block, front), *_blocks(pieces, len(front)))
    starts = (*[line.start for line in front], *pieces.starts)
    return Layout(source, blocks, starts, find_stamps(shadow), lines.wrapped)


def _blocks(pieces: Pieces, shift: int) -> Iterator[Block]:
    """The blocks of pieces whose parents stand `shift` places further on."""
    labels = [None if label is None else label.text for label in pieces.labels]
    parents = pieces.parents
    if shift:
        parents = [None if parent is None else parent + shift for parent in parents]
    columns = (pieces.kinds, pieces.starts, pieces.ends, pieces.bodies, labels, pieces.levels, parents)
    # What calling `Block` comes to, without a call of Python for each of thousands.
    return map(partial(tuple.__new__, Block), zip(*columns, pieces.reasons, strict=True))


def _front_block(line: FrontLine) -> Block:
    if line.key in TITLES:
        return Block(TITLE, line.start, line.end, line.value)
    if line.is_text:
        return Block(PARAGRAPH, line.start, line.end, line.value)
    return Block(FURNITURE, line.start, line.end, line.start, reason="front matter")
