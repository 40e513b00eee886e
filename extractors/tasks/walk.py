"""The walk down a page: which paragraphs of it are tasks, and under whose heading they stand."""

from __future__ import annotations

import re

from extractors.agents.reading import Reading, rx
from extractors.agents.units import read_unit
from extractors.tasks.cues import (
    Section,
    describes,
    heading_unit,
    implementing,
    is_closing,
    lead_in,
    section_of,
)
from extractors.tasks.duties import (
    CLOSING,
    behind_title,
    first_order,
    names_a_doer,
    names_a_duty,
    parted,
    sentence_starts,
)
from extractors.tasks.genre import Genre
from extractors.tasks.headings import is_section
from extractors.tasks.openings import heads_plainly, opens_list
from extractors.tasks.outline import INNER, Paragraph
from extractors.tasks.parties import (
    named_at,
    order_at,
    verb_at_head,
)
from extractors.tasks.slots import skeleton, slot_label
from extractors.tasks.state import Above, Found, Names, State, parent_of
from extractors.vocabulary.spelling import CAPITAL

_ORDERED = rx(
    r"(?:giao|yêu cầu|đề nghị|phân công) |(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|tập trung|chủ trì|"
    r"chỉ đạo (?:các|cơ quan|đơn vị|sở|công an|ubnd|ủy ban))[^:]{0,120}:\W*$"
)
_TIMES = rx(r"(?:thời gian|thời hạn|tiến độ|lộ trình)[^:]{0,120}:\W*$")
_RECIPIENTS = rx(r"\W{0,4}nơi nhận")
_SIGNATURE = rx(r"\W{0,4}(?:tm|kt|tl|tuq)\.|\W{0,4}[tk]/[mlt]\W")
# The office of who signs, alone in its line: "GIÁM ĐỐC".
_SIGNER = re.compile(
    r"(?:Q\. ?|QUYỀN |PHÓ )?(?:BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|"
    r"HIỆU TRƯỞNG|BÍ THƯ|TRƯỞNG BAN|TRƯỞNG PHÒNG|THỦ TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TỔNG GIÁM ĐỐC)"
    rf"(?: [{CAPITAL}]+){{0,4}}[ *]*(?:\n|$)"
)
# A member of a list of documents, not a job.
_DOCUMENT = rx(
    r"(?:quyết định|chỉ thị|nghị quyết|nghị định|thông tư(?: liên tịch)?|công văn|kế hoạch|luật)(?: số)?:? \d"
)
_ANNEX = rx(r"\W{0,4}(?:phụ lục|quy chế|quy định|danh mục) ?[\divx]*\W{0,4}$")
_ALL_BODIES = rx(r"(?:các|những|mọi|cơ quan|đơn vị|tổ chức|cá nhân|chủ thể)(?!\w)")
# Praise and assent in a list of conclusions ask nothing.
_APPRAISES = rx(
    r"(?:đánh giá cao|ghi nhận|biểu dương|hoan nghênh|"
    r"(?:cơ bản |hoàn toàn )?(?:thống nhất|nhất trí|đồng tình) với)(?!\w)"
    r"(?![^:]*(?<!\w)(?:yêu cầu|giao|đề nghị|tiếp tục|phân công) )"
)
_PREAMBLE = rx(r"\W{0,4}(?:căn cứ|theo đề nghị|xét|thực hiện) (?![^,.;]{0,60} này)")
_CONCLUSION = rx(
    r"(?:(?:ý kiến|phát biểu|chủ (?:tọa|trì)|hiệu trưởng|trưởng (?:ban|phòng|đoàn)|chủ tịch|giám đốc)"
    r"(?: [^:.;,]{1,50}?)?,? )?kết luận(?: (?:của|cuộc họp|hội nghị|và|như sau)[^:.;]{0,90})?\W{0,4}$"
)
# "2. Triển khai nhiệm vụ tháng 12" in minutes: the jobs of a period stand under it.
_IN_TIME = rx(
    r"(?:nhiệm vụ|công tác|phương hướng|công việc) (?:trọng tâm |của )?(?:tháng|quý|tuần|thời gian tới)"
)


def walk(reading: Reading, paragraphs: tuple[Paragraph, ...], genre: Genre) -> tuple[list[Found], set[int]]:
    """The tasks of lists, sections and implementing articles, in order.

    The second part are the starts of paragraphs that the walk has understood otherwise (headings, lead-ins,
    sections without tasks): prose there assigns nothing.
    """
    state, found = State(), list[Found]()
    live = [p for p in paragraphs if p.length > 0 or p.label]
    for index, paragraph in enumerate(live):
        following = live[index + 1] if index + 1 < len(live) else None
        step = _step(reading, state, paragraph, following, genre)
        if step is None and paragraph.label is not None and paragraph.start not in state.slots:
            state.leave(paragraph.rank)
        if step:
            step.parent = parent_of(found, step)
            found += [step, *parted(reading, step)]
            state.last = found[-1]
            state.recent.append(step)
        elif state.mode == "off":
            state.used.add(paragraph.start)
    return found, state.used


def _step(
    reading: Reading, state: State, p: Paragraph, following: Paragraph | None, genre: Genre
) -> Found | None:
    if _outside(reading, state, p) or _closes(reading, state, p):
        return None
    if is_section(reading, p, following) and (state.begun or p.rank < 2):
        state.used.add(p.start)
        return _section(reading, state, p, genre)
    state.begun = state.begun or p.closed or p.length > 200
    if _is_slot(reading, p):
        _fill_slot(state, p)
        return None
    return _item(reading, state, p, following, genre)


def _fill_slot(state: State, p: Paragraph) -> None:
    """A labelled line belongs to the nearest task above of a higher rank, else to the last one."""
    state.slots.add(p.start)
    above = next((found for found in reversed(state.recent) if found.rank < p.rank), state.last)
    if above:
        above.inner.append((p.body, p.end))
        above.end = max(above.end, p.end) if above is state.last else above.end


def _is_slot(reading: Reading, p: Paragraph) -> bool:
    """Whether a line is a labelled slot of the task above; in garbled scans a) and b) with a colon are."""
    if slot_label(reading, p.body, p.end):
        return True
    return reading.noisy and p.label in ("a", "b") and 0 < reading.text.find(":", p.body, p.end) - p.body < 32


def _names_lead(reading: Reading, p: Paragraph) -> bool:
    labelled = slot_label(reading, p.body, p.end)
    return _is_slot(reading, p) and (labelled is None or labelled[0] != "due")


def _outside(reading: Reading, state: State, p: Paragraph) -> bool:
    """Whether a paragraph stands behind the signature, where only an annex begins again."""
    if state.ended:
        restarts = reading.noisy and p.label == "1" and p.length > 80
        if restarts or _ANNEX.match(reading.low, p.body, min(p.end, p.body + 40)):
            state.ended, state.outer = False, False
            state.enter(None)
        return not restarts
    # Some letters print their recipients at the head of the page.
    if p.start > len(reading.low) * 0.15 and _names_recipients(reading, p):
        state.ended = True
    late = state.begun and p.start > len(reading.low) * 0.4
    if late and p.label is None and p.length < 120 and _SIGNER.match(reading.text, p.body, p.end):
        state.ended = True
    return state.ended


def _names_recipients(reading: Reading, p: Paragraph) -> bool:
    if _RECIPIENTS.match(reading.low, p.body, p.end):
        return True
    return reading.noisy and p.length < 20 and skeleton(reading.low[p.body : p.end]) == "noi nhan"


def _closes(reading: Reading, state: State, p: Paragraph) -> bool:
    if not is_closing(reading, p.body, p.end) or (p.label is None and lead_in(reading, p.body, p.end)):
        return False
    if p.label is None and state.plain:
        state.open = False
    state.ended = state.begun and _SIGNATURE.match(reading.low, p.body, p.end) is not None
    return True


def _section(reading: Reading, state: State, p: Paragraph, genre: Genre) -> Found | None:
    kind = section_of(reading, p.body, p.end)
    if p.rank > 1:
        _inner_heading(reading, state, p, kind)
        return None
    if p.label and p.label.lower().startswith("điều"):
        return _article(reading, state, p, kind, genre)
    if p.rank < 1:
        state.part = kind
    elif kind is None and p.rank == 1 and p.label:
        # "B. NHIỆM VỤ CỤ THỂ" above "I. Thực hiện chương trình": the part says what its sections are.
        kind = state.part
    state.enter(kind)
    if p.closed and p.label and genre != "norm" and order_at(reading, p.body, p.end):
        return Found(p.body, p.end, p.label, (), None, p.rank)
    unit = heading_unit(reading, p.body, p.end)
    if unit and kind != "off" and not _generic(unit.names):
        state.stack.append(Above(p.rank, unit.names, True))
        state.section = state.section or "assign"
    return None


def _generic(names: Names) -> bool:
    """Whether a heading in capitals only says that bodies have duties ("TRÁCH NHIỆM CỦA CÁC CƠ QUAN")."""
    return all(
        name.isupper() and len(name.split()) <= 4 and _ALL_BODIES.match(name.lower()) for name in names
    )


def _inner_heading(reading: Reading, state: State, p: Paragraph, kind: Section | None) -> None:
    """A heading without a label: a part of the section, or a unit under which jobs stand."""
    unit = heading_unit(reading, p.body, p.end)
    if reading.clean(p.body, p.end).isupper() and not unit:
        state.enter(kind)
        state.outer = False
        return
    state.stack = [above for above in state.stack if above.rank < 2]
    state.times = False
    state.within = kind if kind == "off" or state.section is None else None
    state.stack.append(Above(2, unit.names if unit else ()))


def _article(
    reading: Reading, state: State, p: Paragraph, kind: Section | None, genre: Genre
) -> Found | None:
    state.outer = False
    silent = kind == "off" and p.length < 160 and not names_a_duty(reading, p.body, p.end)
    state.enter("off" if silent else None)
    state.article = p.label
    if p.length <= 1 or (genre == "norm" and not implementing(reading, p.body, p.end)):
        return None
    unit = heading_unit(reading, p.body, p.end)
    spoken = p.closed and names_a_duty(reading, p.body, p.end)
    if kind in ("assign", "tasks") and p.length < 300 and not spoken:
        state.section = "assign" if kind == "assign" else None
        if unit:
            state.stack.append(Above(1, unit.names, True))
            state.section = "assign"
        return None
    if genre != "norm":
        if unit:
            state.section = "assign"
            state.stack.append(Above(1, unit.names, True))
            return None
        if genre == "decision" and describes(reading, p.body, p.end):
            state.section, state.described = "off", True
            return None
        opened = lead_in(reading, p.body, p.end)
        if opened:
            state.open, state.names, state.force = True, opened.names, opened.force
            return None
    return _explicit(reading, state, behind_title(reading, p), genre) if state.mode != "off" else None


def _explicit(reading: Reading, state: State, p: Paragraph, genre: Genre) -> Found | None:
    """A paragraph outside lists that itself says who must do what."""
    if genre in ("news", "report") or (p.label is None and _PREAMBLE.match(reading.low, p.body, p.end)):
        return None
    # Before its first article a decision says who decides and on what ground.
    if genre == "decision" and p.label is None and state.article is None and state.section is None:
        return None
    if reading.low[p.body : p.end].rstrip(" *").endswith(":") and not order_at(reading, p.body, p.end):
        return None
    label = p.label or state.article
    for begin in sentence_starts(reading, p):
        if begin > p.body and genre != "decision":
            break
        if names_a_duty(reading, begin, p.end):
            if p.label is None:
                state.article = state.article and ""
            return Found(begin, p.end, label or None, (), None, p.rank)
    return None


def _item(
    reading: Reading, state: State, p: Paragraph, following: Paragraph | None, genre: Genre
) -> Found | None:
    if genre == "norm" and state.section is None:
        return None
    if _runs_on(reading, state, p):
        return None
    if genre == "decision" and p.label is None and describes(reading, p.body, p.end):
        state.section, state.described = "off", True
        return None
    if p.label is not None:
        state.stack = [above for above in state.stack if above.rank < p.rank]
    if _explains(state, p):
        return None
    if opens_list(reading, state, p, following, genre) or _is_day_list(state, p):
        return None
    if heads_plainly(reading, state, p, following):
        return None
    if p.label and following and following.rank > p.rank and _names_lead(reading, following):
        return Found(p.body, p.end, p.label, state.inherited, state.force, p.rank)
    if reading.noisy and p.length > 80 and any(found.rank == p.rank for found in state.recent):
        return Found(p.body, p.end, p.label, state.inherited, state.force, p.rank)
    if _is_container(reading, p, following):
        state.used.add(p.start)
        _push(reading, state, p)
        return None
    mode = state.mode
    if mode in ("off", None):
        return None if mode == "off" else _explicit(reading, state, p, genre)
    if not _accepted(reading, state, p, mode):
        _continue(reading, state, p)
        return None
    begin = first_order(reading, state, p) or p.body
    return Found(begin, p.end, p.label, state.inherited, state.force, p.rank)


def _explains(state: State, p: Paragraph) -> bool:
    """Whether a number in brackets goes on with the task above it, which needs no such list to be one."""
    if p.rank != INNER or state.last is None or not any(found.rank < INNER for found in state.recent):
        return False
    state.last.end = p.end
    return True


def _runs_on(reading: Reading, state: State, p: Paragraph) -> bool:
    """Whether a paragraph is the rest of a sentence that a page break parted from its task."""
    if p.label is not None or reading.noisy or not reading.text[p.body : p.body + 1].islower():
        return False
    if state.last is None or reading.text[max(0, p.start - 20) : p.start].rstrip(" \n\r\t*_")[-1:] in CLOSING:
        return False
    if reading.text[state.last.start : state.last.end].rstrip()[-1:] in CLOSING:
        return False
    state.last.end = p.end
    return True


def _is_day_list(state: State, p: Paragraph) -> bool:
    """Whether an item gives one of the days by which parts of the task above are due."""
    if not state.times:
        return False
    if p.rank > 3 and state.last:
        state.slots.add(p.start)
        state.last.inner.append((p.body, p.end))
        state.last.end = p.end
        return True
    state.times = False
    return False


def _is_container(reading: Reading, p: Paragraph, following: Paragraph | None) -> bool:
    """Whether an item is only the heading of what stands under it."""
    if following is None or p.label is None or not (following.rank > p.rank or following.label is None):
        return False
    if reading.low[p.body : p.end].rstrip(" *.").endswith(":"):
        return True
    parted = following.label is None and reading.text[following.body : following.body + 1].islower()
    # "Nhóm 1 (tiêu chuẩn 1, 2)" ends with a bracket and no sentence.
    bracketed = reading.low[p.body : p.end].rstrip(" *").endswith(")") and heading_unit(
        reading, p.body, p.end
    )
    if (p.closed and not bracketed) or p.length > 170 or parted:
        return False
    short = p.length <= 90 and following.label is not None
    return short or not names_a_duty(reading, p.body, p.end)


def _push(reading: Reading, state: State, p: Paragraph) -> None:
    unit = heading_unit(reading, p.body, p.end)
    names: Names = unit.names if unit else ()
    opened = None if unit else lead_in(reading, p.body, p.end)
    names = opened.names if opened else names
    if p.rank <= 3:
        low = reading.low[p.body : p.end]
        kind = section_of(reading, p.body, p.end) if not unit and not opened else None
        state.within = kind if kind == "off" or (kind == "tasks" and _IN_TIME.search(low)) else None
    ordered = bool(names) and _ORDERED.search(reading.low, p.body, p.end) is not None
    concludes = _CONCLUSION.match(reading.low, p.body, p.end) is not None
    if concludes and p.rank <= 3:
        state.within = "tasks"
    ordered = ordered or concludes
    state.stack.append(Above(p.rank, names, ordered))


def _accepted(reading: Reading, state: State, p: Paragraph, mode: Section) -> bool:
    explicit = names_a_duty(reading, p.body, p.end) or names_a_doer(reading, p.body, p.end)
    explicit = explicit or (p.label is not None and named_at(reading, p.body, p.end) is not None)
    verb = bool(verb_at_head().match(reading.low, p.body, p.end))
    under_unit = state.under_unit and (explicit or verb or not _only_names(reading, p))
    if not explicit and _DOCUMENT.match(reading.low, p.body, p.end):
        return False
    if _APPRAISES.match(reading.low, p.body, p.end):
        return False
    if mode == "assign":
        return explicit or (under_unit and p.length > 15) or (verb and p.label is not None)
    if p.label is not None:
        return explicit or verb or under_unit or not state.weak
    if state.under_unit or state.stack or state.plain:
        return explicit or (verb and p.length > 30) or (bool(state.stack) and p.closed and p.length > 60)
    return explicit and state.last is not None


def _only_names(reading: Reading, p: Paragraph) -> bool:
    """Whether an item is nothing but the name of a body: a member of a list, not a job."""
    name = read_unit(reading, p.body, p.end)
    return name is not None and name.ender in ("point", "end") and p.end - name.end < 30


def _continue(reading: Reading, state: State, p: Paragraph) -> None:
    """A paragraph goes on with the task before it: an explanation, or the days by which parts are due."""
    if state.last is None or p.label is not None:
        return
    state.times = bool(_TIMES.match(reading.low, p.body, p.end))
    if state.times:
        state.last.inner.append((p.body, p.end))
    state.last.end = p.end
