"""What extraction says of a text, however it is spelled, broken into lines, or put beside another text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.types import Citation

ISSUED = (
    ("Nghị định", "{n}/{year}/NĐ-CP", "Chính phủ"),
    ("Thông tư", "{n}/{year}/TT-BGDĐT", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
    ("Thông tư liên tịch", "{n}/{year}/TTLT-BYT-BTC", "Bộ Y tế và Bộ Tài chính"),
    ("Quyết định", "{n}/QĐ-UBND", "Ủy ban nhân dân tỉnh Kon Tum"),
    ("Nghị quyết", "{n}-NQ/TU", "Tỉnh ủy Kon Tum"),
    ("Nghị quyết", "{n}/{year}/NQ-HĐND", "Hội đồng nhân dân tỉnh Kon Tum"),
    ("Công văn", "{n}/SGDĐT-VP", "Sở Giáo dục và Đào tạo tỉnh Kon Tum"),
)
JOBS = (
    "Giao Phòng Kinh tế rà soát theo {}.", "Căn cứ {};", "Các trường thực hiện {}.", "Hội nghị quán triệt {}.",
    "Sở Nội vụ báo cáo kết quả thực hiện {} trước ngày 05/12/2032.",
)  # fmt: skip


@st.composite
def mentions(draw: st.DrawFn) -> tuple[str, str]:
    """The number, and a mention of the document with its day and its issuer."""
    noun, pattern, issuer = draw(st.sampled_from(ISSUED))
    year = draw(st.integers(2012, 2024))
    number = pattern.format(n=draw(st.integers(10, 999)), year=year)
    day, month = draw(st.integers(10, 28)), draw(st.integers(1, 9))
    return number, f"{noun} số {number} ngày {day}/{month}/{year} của {issuer}"


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Some sentences, each of which names one document."""
    told = draw(st.lists(st.tuples(st.sampled_from(JOBS), mentions()), min_size=1, max_size=4))
    return "\n".join(job.format(mention) for job, (_, mention) in told)


def said(citation: Citation) -> tuple[object, ...]:
    return citation.form, citation.type, citation.number, citation.date, citation.issuer


@given(passages())
@settings(max_examples=60, deadline=None)
def test_decomposed_texts_say_the_same_at_the_same_words(text: str) -> None:
    taken_apart = unicodedata.normalize("NFD", text)
    composed, decomposed = extract(text), extract(taken_apart)
    for here, there in (
        (composed.citations, decomposed.citations), (composed.tasks, decomposed.tasks),
        (composed.relations, decomposed.relations), (composed.meetings, decomposed.meetings),
    ):  # fmt: skip
        assert [text[f.start : f.end] for f in here] == [
            unicodedata.normalize("NFC", taken_apart[f.start : f.end]) for f in there
        ]
    assert [said(c) for c in composed.citations] == [said(c) for c in decomposed.citations]
    assert [(t.lead, t.due) for t in composed.tasks] == [(t.lead, t.due) for t in decomposed.tasks]


@given(passages(), passages())
@settings(max_examples=60, deadline=None)
def test_two_texts_in_one_cite_what_each_cites(first: str, second: str) -> None:
    gap = "\n\n"
    alone = [(c.start, c.end, *said(c)) for c in extract(first).citations]
    moved = len(first) + len(gap)
    alone += [(c.start + moved, c.end + moved, *said(c)) for c in extract(second).citations]
    assert [(c.start, c.end, *said(c)) for c in extract(first + gap + second).citations] == alone


@given(mentions(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_number_is_read_over_blanks_and_line_breaks(mention: tuple[str, str], data: st.DataObject) -> None:
    number, words = mention
    marks = [at for at, sign in enumerate(number) if sign in "/-"]
    at = data.draw(st.sampled_from(marks)) + data.draw(st.integers(0, 1))
    gap = data.draw(st.sampled_from((" ", "\n", "\r\n", " \n", "\u00a0", "  ")))
    broken = words.replace(number, number[:at] + gap + number[at:])
    text = f"Các trường thực hiện {broken}."
    (found,) = extract(text).citations
    assert (found.number, found.form) == (number, "number")
    assert text[found.start : found.end] == broken[: broken.index(" ngày ")]
    (plain,) = extract(f"Các trường thực hiện {words}.").citations
    assert said(found) == said(plain)
