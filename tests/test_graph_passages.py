"""What edges quote: always the text itself, always around the mention, never cut inside a word."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from kg.graph.outline import Outline, without_layout
from kg.graph.passages import LONGEST, Passages
from kg.graph.texts import Page, Text

NAME = "Nghị định số 107/2020/NĐ-CP"
WORDS = st.sampled_from(
    ["rà soát", "Sở Nội vụ", "hoàn thành", "a) báo cáo", "2.", ";", ".", ":", "\n", "\r\n", "…", "(kèm theo)", "TP. Huế"]
)  # fmt: skip


@st.composite
def texts(draw):
    before, after = draw(st.lists(WORDS, max_size=90)), draw(st.lists(WORDS, max_size=90))
    text = " ".join([*before, NAME, *after])
    return unicodedata.normalize("NFD", text) if draw(st.booleans()) else text


@given(texts())
@settings(max_examples=60, deadline=None)
def test_around_a_mention(text):
    name = NAME if NAME in text else unicodedata.normalize("NFD", NAME)
    start = text.index(name)
    low, high = Passages(extract(text)).around(start, start + len(name))
    assert 0 <= low <= start < start + len(name) <= high <= len(text)
    assert high - low <= max(LONGEST, len(name))
    assert not text[low].isspace()
    assert not text[high - 1].isspace()
    assert low == 0 or low == start or not (text[low - 1].isalnum() and text[low].isalnum())


@given(texts())
@settings(max_examples=40, deadline=None)
def test_an_outline_stands_in_for_the_layout(text):
    whole = extract(f"1. {text}\nTT\tNhiệm vụ\t{NAME}\n| 1 | {text} |")
    bare, outline = without_layout(whole), Outline.of(whole.layout)
    assert (bare.citations, bare.source.text) == (whole.citations, whole.source.text)
    assert [outline.sentences(whole.source.text, at) for at in range(len(outline.starts))] == [
        whole.layout.sentences(at) for at in range(len(whole.layout.blocks))
    ]
    for citation in whole.citations:
        span = citation.start, citation.end
        assert Passages(bare, outline).around(*span) == Passages(whole).around(*span)


def test_quotes_of_one_place_are_one_text():
    passages = Passages(extract(f"Thực hiện {NAME} của Chính phủ."))
    assert passages.quote(0, 9) == "Thực hiện"
    assert passages.quote(0, 9) is passages.quote(0, 9)


def test_a_clause_of_a_long_sentence():
    long = "; ".join(f"giao đơn vị thứ {i} tổng hợp số liệu của năm học" for i in range(30))
    text = f"{long}; thực hiện {NAME} của Chính phủ; {long}."
    at = text.index(NAME)
    low, high = Passages(extract(text)).around(at, at + len(NAME))
    assert text[low:high] == f"thực hiện {NAME} của Chính phủ"


def test_a_colon_belongs_to_what_it_opens():
    text = f"Rà soát {'số liệu ' * 50}; quán triệt văn bản mới ({'của tỉnh ' * 10}: {NAME}) trong ngành."
    at = text.index(NAME)
    low, _ = Passages(extract(text)).around(at, at + len(NAME))
    assert text[low:].startswith("quán triệt")


def test_only_within_the_task():
    text = f"Kết luận như sau: 1. Sắp xếp phòng theo {NAME} 2. Việc khác"
    task = (text.index("Sắp"), text.index(" 2. "))
    at = text.index(NAME)
    low, high = Passages(extract(text)).around(at, at + len(NAME), task)
    assert task[0] <= low
    assert high <= task[1]


def test_words_are_found_where_the_page_prints_them_with_entities() -> None:
    printed = "Giao Sở Gi&aacute;o dục  v&agrave;&nbsp;Đ&agrave;o tạo b&aacute;o c&aacute;o kết quả, Sở Y tế theo dõi."
    page = Page(Text(("a.txt",), "0" * 16, extract(printed), ()))
    found = page.find("Sở Giáo dục và Đào tạo", (0, len(printed)))
    assert found is not None
    assert printed[slice(*found)] == "Sở Gi&aacute;o dục  v&agrave;&nbsp;Đ&agrave;o tạo"
    assert page.find("Sở Y tế", (0, 40)) is None
