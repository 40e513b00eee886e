"""Blocks, sentences, list items, headings and page furniture of a text, computed once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.source import SourceText
from extractors.types import Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order; offsets count in `SourceText.text`."""

    source: SourceText
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, else of the last block before it (-1: none)."""
        return bisect_right(self.starts, offset) - 1

    def sentences(self, index: int) -> tuple[Span, ...]:
        """The sentences of a block, label left out."""
        block = self.blocks[index]
        return ((block.body, block.end),)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        index = self.block_at(offset)
        return next(s for s in reversed(self.sentences(index)) if s[0] <= offset or s == self.sentences(index)[0])


def lay_out(source: SourceText) -> Layout:
    """The layout of a text."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.start(), m.end(), m.start()) for m in re.finditer(r"\S(?:[^\n]*\S)?", source.text)
    )
    return Layout(source, blocks, tuple(b.start for b in blocks))
