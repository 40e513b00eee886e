"""Which paragraphs open a list of tasks, or head a part of one without a label of their own."""

from __future__ import annotations

from extractors.agents.reading import Reading, rx
from extractors.tasks.cues import LeadIn, heading_unit, lead_in
from extractors.tasks.genre import Genre
from extractors.tasks.outline import Paragraph
from extractors.tasks.parties import verb_at_head
from extractors.tasks.state import Above, State

_WEAK = rx(
    r"ý kiến như sau|thông báo (?:các nội dung|một số nội dung|như sau)|kết luận như sau|nhấn mạnh|thống nhất"
)
_STRONG = rx(r"nhiệm vụ|giải pháp|yêu cầu|đề nghị|giao|chỉ đạo|phân công|(?:một số|những|các) việc|thực hiện")
_ABOUT = rx(r"\W{0,3}(?:về|đối với|công tác|lĩnh vực) [^:.;]{3,90}:\W*$")
_LONGEST_HEAD, _PLAIN_HEAD = 120, 2.5
_CONCLUDED = rx(r"kết luận(?: hội nghị| cuộc họp| như sau)?: ?(?=\w)")


def opens_list(
    reading: Reading, state: State, p: Paragraph, following: Paragraph | None, genre: Genre
) -> bool:
    """Whether a paragraph opens a list of tasks; the list is then open."""
    if p.label is not None:
        return False
    opened = lead_in(reading, p.body, p.end, vague=genre == "conclusion")
    if opened and state.described and not opened.names:
        return False
    if not opened:
        if state.section is not None or state.open or not _concludes(reading, p, following):
            return False
        opened = LeadIn(p.body, (), None)
    state.used.add(p.start)
    if state.mode in ("assign", "tasks") and state.under_unit:
        # A sentence that opens a list inside an item: what follows still belongs to the unit above.
        state.stack.append(Above(4.5, opened.names))
        return True
    weak = _WEAK.search(reading.low, opened.start, p.end) is not None
    state.weak = weak and _STRONG.search(reading.low, opened.start, p.end) is None
    state.open, state.names, state.force = True, opened.names, opened.force
    state.plain = bool(following and following.label is None and following.closed)
    state.stack = []
    if state.section is None and state.article is None:
        state.outer = True
    if state.section == "off":
        state.section = None
    if opened.names and state.within == "off":
        state.within = None
    return True


def _concludes(reading: Reading, p: Paragraph, following: Paragraph | None) -> bool:
    """``Trưởng phòng kết luận: …`` in a paragraph, the further conclusions in paragraphs of their own."""
    if following is None or following.label is not None or not following.closed:
        return False
    spoken = _CONCLUDED.search(reading.low, p.body, p.end)
    return bool(spoken) and bool(verb_at_head().match(reading.low, following.body, following.end))


def heads_plainly(reading: Reading, state: State, p: Paragraph, following: Paragraph | None) -> bool:
    """Whether a line without label heads jobs of an open list: "Đối với các trường tiểu học:", "Về kho:"."""
    if p.label is not None or following is None or not state.open or p.length > _LONGEST_HEAD:
        return False
    if not reading.low[p.body : p.end].rstrip(" *").endswith(":"):
        return False
    unit = heading_unit(reading, p.body, p.end)
    if not unit and not _ABOUT.match(reading.low, p.body, p.end):
        return False
    state.used.add(p.start)
    state.stack = [above for above in state.stack if above.rank < _PLAIN_HEAD]
    state.stack.append(Above(_PLAIN_HEAD, unit.names if unit else (), bool(unit)))
    state.plain = following.label is None
    return True
