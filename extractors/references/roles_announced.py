"""What a line above says of the documents below it: headings, titles of articles, lines before a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from extractors.layout import Layout
from extractors.references.roles_cues import Cue, Found, Reading, cues
from extractors.references.roles_sentences import OPENING, Sentences
from extractors.references.roles_wording import without_provisions
from extractors.source import SourceText
from extractors.types import BlockKind

Decide: TypeAlias = Callable[[list[Found], int, int, bool], Reading | None]
"""Reads the cues of a line from `low` to `end`; the last argument keeps open a frame that they open."""

COMMONLY_AMENDED = ("sua_doi", "thay_the", "bai_bo", "can_cu")
_HEADING = 90
_LIST_REACH = 1500
_ONLY_PROVISIONS = re.compile(r"[\s*_,]*(?:(?:và|của|tại|các)[\s,]+)*(?:của|tại)?")
# The title of an article whose items are documents: "Bãi bỏ toàn bộ một số văn bản quy phạm pháp luật".
_OF_DOCUMENTS = re.compile(
    r"(?:văn[\s_]+bản|nghị[\s_]+quyết|quyết[\s_]+định|thông[\s_]+tư|chỉ[\s_]+thị|nghị[\s_]+định)(?!\s+(?:số|này|[\d]))"
)
_LAPSED = re.compile(
    r"(?<!đã[\s_])(?:hết[\s_]+hiệu[\s_]+lực|(?:bị|được)[\s_]+(?P<repealed>bãi[\s_]+bỏ))(?![\s_]+(?:bởi|theo|tại))"
)
_GUIDES = re.compile(r",[^,;]{0,80}\bhướng[ _]dẫn\b[^,;]*:\s*$")
CLAUSE = re.compile(
    r"\bthì\b|,[\s_]*[^,;]{0,80}?\b(?:yêu[ _]cầu|đề[ _]nghị|giao|ban[ _]hành|xây[ _]dựng|báo[ _]cáo|"
    r"thông[ _]báo|"
    r"tổ[ _]chức|triển[ _]khai|thực[ _]hiện|trân trọng|có ý kiến)\b"
)


class Announcements:
    """The lines of a page that speak for the documents under them."""

    def __init__(self, source: SourceText, layout: Layout, page: Sentences) -> None:
        self._text, self._shadow, self._layout, self._page = source.text, source.shadow, layout, page
        self._cues = cues()
        self._framing: dict[int, Found | None] = {}

    def frame_over(self, index: int) -> Found | None:
        """The frame that a block stands under: of a heading above it, else of the line before its list."""
        lead = self._page.lead(index)
        for above in (*self._layout.ancestors(index), *(() if lead is None else (lead,))):
            if above not in self._framing:
                self._framing[above] = self._frame_of(above)
            if frame := self._framing[above]:
                return frame
        return None

    def _frame_of(self, index: int) -> Found | None:
        """The frame that a heading or leading line opens for what stands below it."""
        low, end = self._page.announcement(index)
        if end - low > _HEADING:
            return None
        frames = (f for f in self._cues.find(self._shadow, low, end) if f.cue.scope == "frame")
        return next((f for f in frames if not self._ends_frame(f.end, end)), None)

    def _ends_frame(self, past: int, end: int) -> bool:
        """Whether a clause follows a frame: "Căn cứ các quy định, Sở hướng dẫn một số nội dung sau:"."""
        return any(clause.search(self._shadow, past, end) for clause in (CLAUSE, _GUIDES))

    def over_item(self, start: int, sentence: int, decide: Decide) -> Reading | None:
        """The reading that the line announcing a list gives to the item that a citation opens."""
        at = self._page.block(start)
        before = self._shadow[sentence:start].strip(OPENING)
        if at is None or (before and _ONLY_PROVISIONS.fullmatch(without_provisions(before)) is None):
            return None
        lead = self._page.lead(at)
        if lead is None:
            return self._titled(at, decide)
        if start - self._layout.blocks[lead].end > _LIST_REACH:
            return None
        low, end = self._page.announcement(lead)
        if lapsed := self.lapsed(low, end):
            return lapsed
        told = [
            f
            for f in self._cues.find(self._shadow, low, end)
            if f.cue.scope != "frame" or not self._ends_frame(f.end, end)
        ]
        reading = decide(told, low, end, True)
        if reading is None and not before:
            return self._titled(lead, decide)
        # "Bãi bỏ các quy định sau: a) Khoản 2 Điều 9 Thông tư A": such a list has provisions for members.
        changes = reading is not None and reading.cue is not None and reading.cue.role in COMMONLY_AMENDED[:3]
        return reading if changes or not before else None

    def _titled(self, at: int, decide: Decide) -> Reading | None:
        """The reading that the title of an article gives to the documents which are its items."""
        above, block = next(iter(self._layout.ancestors(at)), None), self._layout.blocks[at]
        if above is None or self._layout.blocks[above].kind is not BlockKind.HEADING:
            return None
        low, end = self._layout.blocks[above].body, self._layout.blocks[above].end
        if lapsed := self.lapsed(low, end):
            return lapsed
        reading = decide(self._cues.find(self._shadow, low, end), low, end, False)
        if reading is None or reading.cue is None or reading.cue.role not in COMMONLY_AMENDED[:3]:
            return None
        if reading.cue.scope == "passive":  # "Văn bản được sửa đổi, bổ sung"
            headed = _OF_DOCUMENTS.match(self._shadow, low)
            return Reading(reading.cue, reading.span) if headed else None
        if reading.cue.role == "sua_doi":
            return None
        past = reading.span[1] if reading.span else low
        group = (block.body, block.end) if self._text[block.end - 1] == ":" else (end, end)
        named = (_OF_DOCUMENTS.search(self._shadow, *span) for span in ((past, end), group))
        return reading if any(named) else None

    def lapsed(self, low: int, end: int) -> Reading | None:
        """The end of force that a line states of the documents below: "Các văn bản sau hết hiệu lực: …"."""
        if self._shadow.find("hết hiệu lực", low, end) < 0 and self._shadow.find("bãi bỏ", low, end) < 0:
            return None
        said = _LAPSED.search(self._shadow, low, end)
        if said is None or _OF_DOCUMENTS.search(self._shadow, low, said.start()) is None:
            return None
        detail = "bai_bo" if said["repealed"] else "het_hieu_luc"
        return Reading(Cue(detail, "bai_bo", detail, "act"), said.span())
