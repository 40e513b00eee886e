"""What a reader yields: the text, where its blocks stand in the original, and what was left out and why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

RECOGNISED = "(text recognition)"
"""What a place says whose words a program read off a picture: letters in it may be wrong."""

FILE = "FILE"
"""What stands for the path of a file in the remedies that a reader gives."""


def with_path(remedy: str, path: str) -> str:
    """A remedy with the path as a person types it.

    >>> with_path("soffice --headless --convert-to docx FILE", "bao cao.doc")
    'soffice --headless --convert-to docx "bao cao.doc"'
    """
    typed = f'"{path}"' if any(map(str.isspace, path)) else path
    return remedy.replace(FILE, typed)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text: ``text[start:end]`` and its place in the original (``html/body/div[2]/p[1]``)."""

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block that a reader left out: its text, the reason, and its place in the original."""

    text: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One input as text.

    `name` is the path as given (``-`` for the standard input). `text` is the decoded text, which is what
    all offsets count in; `encoding` what the bytes were decoded by. `passages` is None where the text is the
    whole file and an offset is its own place; else the blocks in order, disjoint, covering the print.
    `unread` says which part of the file could not be read, and in brackets what to do (`FILE` is the path);
    it is empty where the whole file was. What is `dropped` on purpose (menus, running heads, deletions) is
    not missing.
    """

    name: str
    text: str
    encoding: str
    media_type: str
    passages: tuple[Passage, ...] | None = None
    dropped: tuple[Dropped, ...] = ()
    unread: str = ""

    def place(self, offset: int) -> str:
        """Where an offset stands in the original: a line number, or the path of the element."""
        if self.passages is None:
            return f"line {self.text.count(chr(10), 0, offset) + 1}"
        at = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        return self.passages[at].place if at >= 0 else ""

    def reasons(self) -> dict[str, int]:
        """How many blocks were left out for which reason."""
        return dict(sorted(Counter(block.reason for block in self.dropped).items()))
