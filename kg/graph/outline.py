"""Where the blocks of a text stand, as numbers and not as objects: what the graph needs of a layout.

A build holds all its texts at once, because they tell about one another. Their layouts and the copies that
matching ran on would take more memory than the texts and what they say; they stay in the process that read.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace

from extractors.extraction import Extraction
from extractors.layout import Layout
from extractors.layout.sentences import split_cells, split_sentences
from extractors.types import BlockKind, Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a layout: where each starts, where its body begins and ends, which are rows of tables.

    Offsets count in the working copy of the text, `SourceText.text`.
    """

    starts: array[int]
    bodies: array[int]
    ends: array[int]
    rows: frozenset[int]

    @classmethod
    def of(cls, layout: Layout) -> Outline:
        """The outline of a layout."""
        blocks = layout.blocks
        return cls(
            array("I", layout.starts),
            array("I", [block.body for block in blocks]),
            array("I", [block.end for block in blocks]),
            frozenset(at for at, block in enumerate(blocks) if block.kind is BlockKind.ROW),
        )

    def sentences(self, text: str, index: int) -> tuple[Span, ...]:
        """What `Layout.sentences` gives; `text` is the working copy."""
        split = split_cells if index in self.rows else split_sentences
        return split(text, self.bodies[index], self.ends[index])


def without_layout(extraction: Extraction) -> Extraction:
    """The extraction as the graph needs it: what is said, without layout and lower-case copy."""
    source = replace(extraction.source, shadow="")
    return replace(extraction, source=source, layout=Layout(source, (), ()))
