"""Text to extraction: the stages in their order, once over the text."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from extractors.agents import find_agents
from extractors.extraction import Extraction
from extractors.layout import lay_out
from extractors.meetings import find_meetings
from extractors.references import find_references
from extractors.source import SourceText
from extractors.tasks import find_tasks


def extract(text: str | SourceText) -> Extraction:
    """What a text cites, decides and assigns. Pure: the same text gives the same extraction.

    >>> extraction = extract("Thực hiện Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ.")
    >>> [(c.type, c.number, c.date, c.issuer) for c in extraction.citations]
    [('NĐ', '107/2020/NĐ-CP', '2020-09-14', 'Chính phủ')]

    Raises:
        TypeError: bytes or anything else that is no text.
    """
    if not isinstance(text, str | SourceText):
        raise TypeError(
            f"extract reads decoded text, not {type(text).__name__}: see extractors.source.decode"
        )
    with _no_cycles():
        source = text if isinstance(text, SourceText) else SourceText.of(text)
        layout = lay_out(source)
        references = find_references(source, layout)
        agents = find_agents(source, layout, references)
        meetings = find_meetings(source, layout, references, agents)
        tasks = find_tasks(source, layout, references, agents, meetings)
        return Extraction.of(source, layout, references, agents, meetings, tasks)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Put off the search for cycles of objects, of which extraction makes none.

    A page is thousands of tuples at once, and each thousand starts a search through all that is alive: 3 % of
    the time on usual texts, 11 % on long tables.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
