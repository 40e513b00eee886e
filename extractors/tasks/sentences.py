"""The sentences of a paragraph in which jobs are told."""

from __future__ import annotations

from bisect import bisect_right

from extractors.agents.reading import Reading, rx
from extractors.tasks.cues import is_closing
from extractors.tasks.outline import Paragraph

_PAGE = 1500
_SENTENCE = rx(r"[.!?…]\W{0,3} ")


class Sentences:
    """The sentences of a paragraph, found once; a new one begins with a capital."""

    def __init__(self, reading: Reading, p: Paragraph) -> None:
        marks = list(_SENTENCE.finditer(reading.low, p.body, p.end))
        marks = [mark for mark in marks if reading.upper_at(mark.end())]
        self._reading = reading
        self._starts = [p.body, *[mark.end() for mark in marks]]
        self._ends = [*[mark.start() + 1 for mark in marks], p.end]
        self._closing: dict[tuple[int, int], bool] = {}

    def at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset; of one that fills pages, its page and one on either side.

        All offsets of a page have the same answer, so that what is read of it is read once.
        """
        index = max(0, bisect_right(self._starts, offset) - 1)
        start, end = self._starts[index], self._ends[index]
        page = (offset - start) // _PAGE
        return start + max(0, page - 1) * _PAGE, min(end, start + (page + 2) * _PAGE)

    def closes(self, begin: int, end: int) -> bool:
        """Whether a sentence is a closing formula, which assigns nothing."""
        if (begin, end) not in self._closing:
            self._closing[begin, end] = is_closing(self._reading, begin, end)
        return self._closing[begin, end]
