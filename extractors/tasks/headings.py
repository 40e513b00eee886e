"""Which paragraphs of a page are headings of sections, and which only look like one."""

from __future__ import annotations

from extractors.agents.persons import people_in
from extractors.agents.reading import Reading, rx
from extractors.tasks.outline import Paragraph

# A caption tells who speaks: no heading of what stands under it.
_SPEAKS = rx(
    r"(?:phát biểu|trình bày|trao đổi|chủ trì|tham luận|kết luận|thông qua|báo cáo|điều hành)"
    r"(?!\w)[^:]{0,80}$"
)


def is_section(reading: Reading, p: Paragraph, following: Paragraph | None) -> bool:
    """Whether a paragraph is the heading of a section: by its label, else by its print."""
    if p.rank <= 1:
        return True
    if p.label is not None and p.rank >= 3:
        return False
    if p.closed or p.length > 160 or following is None:
        return False
    if reading.low[p.body : p.end].rstrip(" *").endswith((":", ",")):
        return False
    return (reading.text[p.body].isupper() or p.heading) and not _is_caption(reading, p)


def _is_caption(reading: Reading, p: Paragraph) -> bool:
    """Whether a line shows a person who speaks or chairs ("Ông Lê Văn Tám phát biểu kết luận")."""
    speaks = _SPEAKS.search(reading.low, p.body, p.end)
    return speaks is not None and bool(people_in(reading, p.body, speaks.start()))
