"""The lines of the text as they are read, each with its place, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.readers.reading import Dropped, Passage

PICTURE = "picture"
_BLANKS = " \t\r\n\f\v\u00a0"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its cells (one, except in a row of a table) with their places.

    `apart` asks for an empty line before it: the page sets it off, as it does with headings.
    """

    cells: tuple[tuple[str, str], ...]
    apart: bool = False

    @property
    def text(self) -> str:
        """The cells with tabs between them."""
        return "\t".join(text for text, _ in self.cells)


@dataclass(slots=True)
class Sheet:
    """What is read of a document, in order."""

    lines: list[Line] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def write(self, text: str, place: str, apart: bool = False) -> bool:
        """Add the lines of a paragraph; tells whether any was printed."""
        printed = [line for part in text.split("\n") if (line := part.strip(_BLANKS))]
        for index, line in enumerate(printed):
            self.lines.append(Line(((line, place),), apart and not index))
        return bool(printed)

    def drop(self, text: str, reason: str, place: str) -> None:
        """Note what is not read."""
        self.dropped.append(Dropped(text, reason, place))

    def pictures(self) -> int:
        """How many pictures there are."""
        return sum(block.reason == PICTURE for block in self.dropped)

    def assembled(self) -> tuple[str, tuple[Passage, ...]]:
        """The text, and where each of its cells and lines stands in the original."""
        passages: list[Passage] = []
        parts: list[str] = []
        position = 0
        for index, line in enumerate(self.lines):
            if index:
                gap = "\n\n" if line.apart else "\n"
                parts.append(gap)
                position += len(gap)
            for number, (text, place) in enumerate(line.cells):
                if number:
                    parts.append("\t")
                    position += 1
                if text:
                    passages.append(Passage(position, position + len(text), place))
                parts.append(text)
                position += len(text)
        return "".join(parts), tuple(passages)
