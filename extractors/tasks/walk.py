"""The walk down a page: which paragraphs of it are tasks, and under whose heading they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, rx
from extractors.agents.units import Name
from extractors.tasks.cues import Section, heading_unit, implementing, is_closing, lead_in, section_of
from extractors.tasks.genre import Genre
from extractors.tasks.outline import Paragraph
from extractors.tasks.parties import order_at, subject_after_preface, subject_at

Names = tuple[str, ...]

_DUTY = (
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phối hợp|phải|cần|báo cáo|hướng dẫn|tổ chức|ban hành|giám sát|tiếp tục|"
    r"rà soát|căn cứ|chủ động|tham mưu|xây dựng|triển khai|theo dõi|đôn đốc|kiểm tra|tăng cường|khẩn trương|chỉ đạo|bố trí|phổ biến|có kế hoạch|kịp thời|thực hiện|tổng hợp)(?!\w)"
)
_ORDERED = rx(r"(?:giao|yêu cầu|đề nghị|phân công) |(?:có trách nhiệm|có nhiệm vụ|chỉ đạo|tập trung|chủ trì)[^:]{0,120}:\W*$")
_WEAK = rx(r"ý kiến như sau|thông báo như sau|kết luận như sau|nhấn mạnh|thống nhất")
_STRONG = rx(r"nhiệm vụ|giải pháp|yêu cầu|đề nghị|giao|chỉ đạo|phân công|(?:một số|những|các) việc|thực hiện")
_VERB_HEAD = rf"\W{{0,3}}{any_of('verb')}(?!\w)"
_TIMES = r"(?:thời gian|thời hạn|tiến độ|lộ trình)[^:]{0,120}:\W*$"
_SLOT = r"(?:đơn vị|cơ quan|bộ phận|cá nhân)? ?(?P<slot>chủ trì|thực hiện|phối hợp|chỉ đạo|giám sát)(?: thực hiện)? ?:"


@dataclass(slots=True)
class Found:
    """A task while it is being read: its span, the lead it inherits, and what stands under it."""

    start: int
    end: int
    label: str | None
    inherited: Names = ()
    force: str | None = None
    rank: float = 9
    inner: list[tuple[int, int]] = field(default_factory=list)
    parent: int | None = None


@dataclass(slots=True)
class _State:
    """Where the walk is: the section, the open list, the headings above."""

    section: Section | None = None
    within: Section | None = None
    open: bool = False
    outer: bool = False
    plain: bool = False
    names: Names = ()
    force: str | None = None
    ended: bool = False
    article: str | None = None
    weak: bool = False
    stack: list[tuple[float, Names, bool]] = field(default_factory=list)
    times: bool = False
    last: Found | None = None
    begun: bool = False
    used: set[int] = field(default_factory=set)

    @property
    def mode(self) -> Section | None:
        if "off" in (self.within, self.section) and not (self.section is None and self.open):
            return "off"
        job = any(ordered for *_, ordered in self.stack)
        return self.within or self.section or ("tasks" if self.open else "assign" if job else None)

    @property
    def inherited(self) -> Names:
        return next((names for _, names, _ in reversed(self.stack) if names), self.names)

    def enter(self, section: Section | None) -> None:
        """Begin a section of the page: what was open inside the one before is closed."""
        self.section, self.within, self.stack, self.times, self.article, self.last = section, None, [], False, None, None
        self.open, self.plain = self.outer, False
        if not self.outer:
            self.names, self.force = (), None


def walk(reading: Reading, paragraphs: tuple[Paragraph, ...], genre: Genre) -> tuple[list[Found], set[int]]:
    """The tasks of lists, sections and implementing articles, in order.

    The second part are the starts of paragraphs that the walk has understood otherwise (headings, lead-ins,
    sections without tasks): prose there assigns nothing.
    """
    state, found = _State(), list[Found]()
    live = [p for p in paragraphs if not p.furniture and (p.length > 0 or p.label)]
    for index, paragraph in enumerate(live):
        following = live[index + 1] if index + 1 < len(live) else None
        step = _step(reading, state, paragraph, following, genre)
        if step:
            step.parent = _parent(found, step)
            found.append(step)
            state.last = step
        elif state.mode == "off":
            state.used.add(paragraph.start)
    return found, state.used


def _step(reading: Reading, state: _State, p: Paragraph, following: Paragraph | None, genre: Genre) -> Found | None:
    low = reading.low
    if state.ended:
        if rx(r"\W{0,4}(?:phụ lục|quy chế|quy định) ?[\divx]*\W{0,4}$").match(low, p.body, min(p.end, p.body + 40)):
            state.ended, state.outer = False, False
            state.enter(None)
        return None
    # Some letters print their recipients at the head of the page.
    if p.start > len(low) * 0.15 and rx(r"\W{0,4}nơi nhận").match(low, p.body, p.end):
        state.ended = True
        return None
    if is_closing(reading, p.body, p.end):
        if p.label is None and state.plain:
            state.open = False
        state.ended = state.begun and bool(rx(r"\W{0,4}(?:tm|kt|tl|tuq)\.|\W{0,4}[tk]/[mlt]\W").match(low, p.body, p.end))
        return None
    if _is_section(reading, p, following) and (state.begun or p.rank < 2):
        state.used.add(p.start)
        return _section(reading, state, p, genre)
    state.begun = state.begun or p.closed or p.length > 200
    slot = rx(_SLOT).match(low, p.body, min(p.end, p.body + 50))
    if slot and state.last:
        state.last.inner.append((p.body, p.end))
        state.last.end = p.end
        return None
    return _item(reading, state, p, following, genre)


def _is_section(reading: Reading, p: Paragraph, following: Paragraph | None) -> bool:
    if p.rank <= 1:
        return True
    if p.label is not None and p.rank >= 3:
        return False
    if p.closed or p.length > 160 or reading.low[p.body : p.end].rstrip(" *").endswith((":", ",")) or following is None:
        return False
    return reading.text[p.body].isupper() or p.heading


def _section(reading: Reading, state: _State, p: Paragraph, genre: Genre) -> Found | None:
    kind = section_of(reading, p.body, p.end)
    article = bool(p.label and p.label.lower().startswith("điều"))
    if p.rank > 1:
        return _inner_heading(reading, state, p, kind)
    if article:
        return _article(reading, state, p, kind, genre)
    state.enter(kind)
    unit = heading_unit(reading, p.body, p.end)
    if unit and kind != "off":
        state.stack.append((p.rank, unit.names, True))
        state.section = state.section or "assign"
    return None


def _inner_heading(reading: Reading, state: _State, p: Paragraph, kind: Section | None) -> None:
    """A heading without a label: a part of the section, or a unit under which jobs stand."""
    upper = reading.clean(p.body, p.end).isupper()
    unit = heading_unit(reading, p.body, p.end)
    if upper and not unit:
        state.enter(kind)
        state.outer = False
        return
    state.stack = [row for row in state.stack if row[0] < 2]
    state.times = False
    state.within = kind if kind == "off" or state.section is None else None
    if unit:
        state.stack.append((2, unit.names, False))
    else:
        state.stack.append((2, (), False))


def _article(reading: Reading, state: _State, p: Paragraph, kind: Section | None, genre: Genre) -> Found | None:
    state.outer = False
    state.enter(None)
    state.article = p.label
    if p.length <= 1:
        return None
    opened = lead_in(reading, p.body, p.end)
    unit = heading_unit(reading, p.body, p.end)
    if genre == "norm" and not implementing(reading, p.body, p.end):
        return None
    if kind in ("assign", "tasks") and p.length < 300:
        state.section = "assign" if kind == "assign" else None
        if unit:
            state.stack.append((1, unit.names, True))
            state.section = "assign"
        if not (order_at(reading, p.body, p.end) and p.closed):
            return None
    if unit and genre != "norm":
        state.section = "assign"
        state.stack.append((1, unit.names, True))
        return None
    if opened and genre != "norm":
        state.open, state.names, state.force = True, opened[1], opened[2]
        return None
    return _explicit(reading, state, p, genre)


def _explicit(reading: Reading, state: _State, p: Paragraph, genre: Genre) -> Found | None:
    """A paragraph outside lists that itself says who must do what."""
    if genre in ("news", "report"):
        return None
    if p.label is None and rx(r"\W{0,4}(?:căn cứ|theo đề nghị|xét|thực hiện) (?![^,.;]{0,60} này)").match(reading.low, p.body, p.end):
        return None
    label = p.label or state.article
    if reading.low[p.body : p.end].rstrip(" *").endswith(":") and not order_at(reading, p.body, p.end):
        return None
    for begin in _sentence_starts(reading, p):
        if begin > p.body and genre != "decision":
            break
        if _names_a_duty(reading, begin, p.end):
            if p.label is None:
                state.article = None
            return Found(begin, p.end, label, (), None, p.rank)
    return None


def _sentence_starts(reading: Reading, p: Paragraph) -> list[int]:
    return [p.body, *[m.end() for m in rx(r"[.] (?=\w)").finditer(reading.low, p.body, p.end) if reading.upper_at(m.end())]]


def _names_a_duty(reading: Reading, start: int, end: int) -> bool:
    ordered = order_at(reading, start, end)
    if ordered:
        return ordered[0].ender in ("verb", "colon", "stop")
    name = subject_at(reading, start, end) or subject_after_preface(reading, start, end)
    if name:
        return bool(rx(_DUTY).match(reading.low, name.after, end))
    return bool(rx(r" - .{3,120}? (?:hỗ trợ )?thực hiện\W{0,3}$").search(reading.low, start, end))


def _item(reading: Reading, state: _State, p: Paragraph, following: Paragraph | None, genre: Genre) -> Found | None:
    if genre == "norm" and state.section is None:
        return None
    if p.label is not None:
        state.stack = [row for row in state.stack if row[0] < p.rank]
    opened = lead_in(reading, p.body, p.end)
    if opened and p.label is None:
        state.used.add(p.start)
        _open(reading, state, p, opened, following)
        return None
    if state.section is None and not state.open and _concludes(reading, p, following):
        state.used.add(p.start)
        _open(reading, state, p, (p.body, (), None), following)
        return None
    mode = state.mode
    if state.times and (p.label is not None or p.rank == 9):
        if p.rank > 3 and state.last:
            state.last.inner.append((p.body, p.end))
            state.last.end = p.end
            return None
        state.times = False
    if _is_container(reading, p, following):
        state.used.add(p.start)
        _push(reading, state, p)
        return None
    if mode == "off":
        return None
    if mode is None:
        return _explicit(reading, state, p, genre)
    if not _accepted(reading, state, p, mode):
        _continue(reading, state, p)
        return None
    begin = _first_order(reading, state, p) or p.body
    return Found(begin, p.end, p.label, state.inherited, state.force, p.rank)


def _first_order(reading: Reading, state: _State, p: Paragraph) -> int | None:
    """Where the job of a paragraph without label and without unit above begins: at its first order."""
    if p.label is not None or any(names for _, names, _ in state.stack) or _names_a_duty(reading, p.body, p.end):
        return None
    return next((at for at in _sentence_starts(reading, p) if order_at(reading, at, p.end)), None)


def _open(
    reading: Reading, state: _State, p: Paragraph, opened: tuple[int, Names, str | None], following: Paragraph | None
) -> None:
    weak = _WEAK.search(reading.low, opened[0], p.end) is not None
    state.weak = weak and _STRONG.search(reading.low, opened[0], p.end) is None
    state.open, state.names, state.force = True, opened[1], opened[2]
    state.plain = bool(following and following.label is None and following.closed)
    state.stack = []
    if state.section is None and state.article is None:
        state.outer = True
    if state.section == "off":
        state.section = None


def _concludes(reading: Reading, p: Paragraph, following: Paragraph | None) -> bool:
    """``Trưởng phòng kết luận: …`` in a paragraph, the further conclusions in paragraphs of their own."""
    if p.label is not None or following is None or following.label is not None or not following.closed:
        return False
    spoken = rx(r"kết luận(?: hội nghị| cuộc họp| như sau)?: ?(?=\w)").search(reading.low, p.body, p.end)
    return bool(spoken) and bool(rx(_VERB_HEAD).match(reading.low, following.body, following.end))


def _is_container(reading: Reading, p: Paragraph, following: Paragraph | None) -> bool:
    if following is None:
        return False
    deeper = following.rank > p.rank or (p.label is not None and following.label is None)
    if not deeper:
        return False
    if reading.low[p.body : p.end].rstrip(" *.").endswith(":"):
        return p.label is not None
    return p.label is not None and not p.closed and p.length <= 170 and not _names_a_duty(reading, p.body, p.end)


def _push(reading: Reading, state: _State, p: Paragraph) -> None:
    unit = heading_unit(reading, p.body, p.end)
    names: Names = unit.names if unit else ()
    if not unit:
        opened = lead_in(reading, p.body, p.end)
        names = opened[1] if opened else ()
        kind = section_of(reading, p.body, p.end)
        if kind == "off" and p.rank <= 3:
            state.within = "off"
        elif p.rank <= 3:
            state.within = None
    elif state.within == "off" and p.rank <= 3:
        state.within = None
    state.stack.append((p.rank, names, bool(names) and _ORDERED.search(reading.low, p.body, p.end) is not None))


def _accepted(reading: Reading, state: _State, p: Paragraph, mode: Section) -> bool:
    explicit = _names_a_duty(reading, p.body, p.end) or subject_at(reading, p.body, p.end) is not None
    under_unit = any(names for _, names, _ in state.stack)
    verb = bool(rx(_VERB_HEAD).match(reading.low, p.body, p.end))
    if mode == "assign":
        return explicit or (under_unit and p.length > 15) or (verb and p.label is not None)
    if p.label is not None:
        return explicit or verb or under_unit or not state.weak
    if under_unit or state.stack or state.plain:
        return explicit or (verb and p.length > 30) or (bool(state.stack) and p.closed and p.length > 60)
    return explicit and state.last is not None


def _continue(reading: Reading, state: _State, p: Paragraph) -> None:
    """A paragraph that goes on with the task before it: an explanation, or the days by which parts are due."""
    if state.last is None or p.label is not None:
        return
    state.times = bool(rx(_TIMES).match(reading.low, p.body, p.end))
    if state.times:
        state.last.inner.append((p.body, p.end))
    state.last.end = p.end


def _parent(found: list[Found], step: Found) -> int | None:
    """The task that a nested item belongs to: the nearest one of a higher rank in the same list."""
    for index in range(len(found) - 1, -1, -1):
        if found[index].rank < step.rank and found[index].end < step.start:
            return index if step.rank < 9 and step.start - found[index].end < 40 else None
    return None
