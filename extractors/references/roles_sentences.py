"""Where the sentence of a citation begins, and which line announces the list in which it stands."""

from __future__ import annotations

import re

from extractors.layout import Layout
from extractors.source import SourceText
from extractors.types import BlockKind, Span

REACH = 420
"""How far before a citation its cue may stand."""
OPENING = ' \t\n*-+•_[(|>#"“”.'
"""Marks that may stand before the first word of a sentence."""

_LONGEST_LIST = 40
_MOST_PIECES = 6
_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM)
_TORN = 40  # blanks between the pieces of a sentence
_OPEN_END = re.compile(r"(?<![^\W_])(?:của|và|tại|các|số|theo|về|do|cho|từ|trong|ngày|với|hoặc)$")
_OPEN_DATE = re.compile(r"(?:tháng|năm)$")
_LONGEST_OPEN = 6  # the longest of these words and the line end that may stand behind it


class Sentences:
    """The sentences of a page as far as roles depend on them."""

    def __init__(self, source: SourceText, layout: Layout) -> None:
        self._text, self._shadow, self._layout = source.text, source.shadow, layout

    def sentence(self, start: int) -> int:
        """Where the sentence of a citation begins; the row in a table."""
        begin = self._layout.sentence_at(start)[0]
        block = self.block(start)
        if block is not None and self._layout.blocks[block].kind is BlockKind.ROW:
            begin = self._layout.blocks[block].start
        return min(begin if block is None else self._unbroken(begin, block), start)

    def _unbroken(self, begin: int, index: int) -> int:
        """Where a sentence begins that the page has broken over several blocks."""
        blocks = self._layout.blocks
        for _ in range(_MOST_PIECES):
            if not index or begin > blocks[index].body or blocks[index].kind not in _PROSE:
                break
            before = blocks[index - 1]
            if before.kind not in _PROSE or before.end < begin - _TORN:
                break
            if self._text[before.end - 1] in ".;:!?":
                break
            tail = max(before.body, before.end - _LONGEST_OPEN)
            goes_on = self._text[begin].islower() or _OPEN_END.search(self._shadow, tail, before.end)
            dated = self._text[begin].isdigit() and _OPEN_DATE.search(self._shadow, tail, before.end)
            if not (goes_on or dated):
                break
            index -= 1
            sentences = self._layout.sentences(index)
            begin = sentences[-1][0] if sentences else before.start
        return begin

    def block(self, at: int) -> int | None:
        """The block that holds a place, else the last one before it; None where none is."""
        index = self._layout.block_at(at)
        return index if index >= 0 else None

    def goes_on(self, sentence: int) -> bool:
        """Whether the paragraph before a sentence ended with a semicolon."""
        return self._shadow[max(0, sentence - 60) : sentence].rstrip(OPENING).endswith(";")

    def is_bullet(self, index: int) -> bool:
        """Whether a block is an item behind a dash or dot."""
        return index >= 0 and self._text[self._layout.blocks[index].start] in "-+*•"

    def lead(self, index: int) -> int | None:
        """The block that announces with a colon the list in which a block stands, or the block itself."""
        blocks = self._layout.blocks
        for at in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            if self._text[blocks[at].end - 1] == ":":
                return at
            if blocks[at].kind is BlockKind.FURNITURE:
                continue
            if blocks[at].kind is not BlockKind.ITEM or blocks[at].level < blocks[index].level:
                return None
        return None

    def announcement(self, index: int) -> Span:
        """The last sentence of a block; its last line where that is a bare key or heading."""
        sentences, block = self._layout.sentences(index), self._layout.blocks[index]
        low = max(self._unbroken(sentences[-1][0] if sentences else block.start, index), block.end - REACH)
        line = self._shadow.rfind("\n", low, block.end) + 1
        return (line if line and len(self._shadow[line : block.end].split()) <= 3 else low), block.end
