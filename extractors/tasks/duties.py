"""Which sentences give a job: that name who must, and where in a paragraph they begin."""

from __future__ import annotations

import re

from extractors.agents.reading import Reading, rx
from extractors.tasks.outline import Paragraph
from extractors.tasks.parties import (
    order_after_preface,
    order_at,
    past_topic,
    subject_after_preface,
    subject_at,
    tail_at,
)
from extractors.tasks.state import Found, State

_DUTY = rx(
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phối hợp|phải|cần|báo cáo|hướng dẫn|tổ chức|"
    r"ban hành|giám sát|tiếp tục|rà soát|căn cứ|chủ động|tham mưu|xây dựng|triển khai|theo dõi|đôn đốc|"
    r"kiểm tra|tăng cường|khẩn trương|chỉ đạo|bố trí|phổ biến|có kế hoạch|kịp thời|thực hiện|tổng hợp|"
    r"hoàn thành|hoàn thiện|chuẩn bị|đề xuất|thẩm định)(?!\w)"
)
# "Văn phòng báo cáo: …" tells what was said.
_SAYS = rx(r"(?:báo cáo|đề nghị|phát biểu|nêu|cho biết) ?:")
_SENTENCE = rx(r"[.] (?=\w)")
_PASSIVE = rx(r" (?:bị|được|đã|không|chưa)$")
_MUST = rx(r"(?<!\w)(?:phải|không được)(?!\w)")
_PART = rx(r"; (?:và )?(?=\w)")
CLOSING = (".", ";", ":", "!", "?")
"""Marks that close a paragraph or open what follows it."""


def names_a_duty(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence says which body must do something: by an order, as its subject, by a tail."""
    start = past_topic(reading, start, end)
    ordered = order_at(reading, start, end) or order_after_preface(reading, start, end)
    if ordered:
        # A permission obliges nobody.
        return ordered[1] != "cho_phep" and ordered[0].ender in ("verb", "colon", "stop")
    name = subject_at(reading, start, end) or subject_after_preface(reading, start, end)
    if not name:
        return bool(tail_at(reading, start, end))
    if name.ender == "colon" or _SAYS.match(reading.low, name.after, end):
        return name.ender == "colon"
    return bool(_DUTY.match(reading.low, name.after, end))


def names_a_doer(reading: Reading, start: int, end: int) -> bool:
    """Whether an item of a list of jobs says which body does something, at its head or behind a preface."""
    return (subject_at(reading, start, end) or subject_after_preface(reading, start, end)) is not None


def sentence_starts(reading: Reading, p: Paragraph) -> list[int]:
    """Where the sentences of a paragraph begin."""
    later = (m.end() for m in _SENTENCE.finditer(reading.low, p.body, p.end))
    return [p.body, *[at for at in later if reading.upper_at(at)]]


def first_order(reading: Reading, state: State, p: Paragraph) -> int | None:
    """Where the job of a paragraph begins whose first sentence only says what must be, and names nobody."""
    if p.label is not None or state.under_unit or names_a_duty(reading, p.body, p.end):
        return None
    starts = sentence_starts(reading, p)
    if len(starts) < 2 or not _MUST.search(reading.low, p.body, starts[1]):
        return None
    return next((at for at in starts if order_at(reading, at, p.end)), None)


def parted(reading: Reading, step: Found) -> list[Found]:
    """The further tasks of a sentence that gives several bodies their jobs: "Giao A …; B …"."""
    if step.rank not in (1, 9) or not (order_at(reading, step.start, step.end) or step.rank == 1):
        return []
    if reading.low.find(";", step.start, step.end) < 0:
        return []
    marks = [m for m in _PART.finditer(reading.low, step.start, step.end) if _gives_job(reading, m, step.end)]
    if not marks:
        return []
    ends = [mark.start() for mark in marks[1:]] + [step.end]
    parts = [
        Found(mark.end(), end, None, (), step.force, step.rank) for mark, end in zip(marks, ends, strict=True)
    ]
    step.end = marks[0].start() + 1
    return parts


def _gives_job(reading: Reading, mark: re.Match[str], end: int) -> bool:
    stop = reading.low.find(";", mark.end(), end)
    stop = end if stop < 0 else stop
    if order_at(reading, mark.end(), stop):
        return names_a_duty(reading, mark.end(), stop)
    name = subject_at(reading, mark.end(), stop)
    return name is not None and not _PASSIVE.search(reading.low, name.start, name.end)


def behind_title(reading: Reading, p: Paragraph) -> Paragraph:
    """An article without the title in its first line, where the next line gives an order."""
    line = reading.text.find("\n", p.body, p.end)
    if line < 0 or not reading.upper_at(line + 1) or not order_at(reading, line + 1, p.end):
        return p
    return p if reading.text[p.body : line].rstrip()[-1:] in (*CLOSING, ",") else p._replace(body=line + 1)
