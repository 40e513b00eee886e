"""What holds for the layout of any text, and how long hostile texts take."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import lay_out
from extractors.source import SourceText
from extractors.types import BlockKind
from tests.pages import layout_of

LINES = st.sampled_from(
    [
        "Điều 5. Phạm vi", "1. Rà soát trường lớp.", "a) Báo cáo;", "- Các xã", "+ Các thôn", "* Hạn chế", "Lượt xem: 3",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/TB", "| a | b |", "x\ty\tz", "Tin khác", "---", "12", "", "  ", "\u00a0",
        "Chương II", "KẾT LUẬN", "Ủy ban nhân dân xã họp giao ban và thống nhất nhiều nội dung quan trọng của", "tháng tới",
        "Quang cảnh Hội nghị", "TS. Lê An phát biểu", "**Nơi nhận:**", "<p>Điều 2.</p>", "&nbsp;", "Nơi nhận:", "II -", "1.",
        "CÔNG BÁO/Số 12 + 13/Ngày 02-01-2031", "# Tiêu đề", "[img]",
    ]
)  # fmt: skip
pages = st.lists(LINES, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\x0c"]).map(lambda gap: gap.join(lines))
)
anything = st.text(max_size=200) | pages


@given(anything)
@settings(max_examples=500, deadline=None)
def test_blocks_are_disjoint_ordered_and_cover_all_print(text):
    layout = layout_of(text)
    position = 0
    for block in layout.blocks:
        assert position <= block.start < block.end
        assert not layout.source.text[position : block.start].strip()
        assert block.start <= block.body <= block.end
        position = block.end
    assert not layout.source.text[position:].strip()


@given(anything)
@settings(max_examples=300, deadline=None)
def test_sentences_lie_in_their_block_in_order_and_cover_it(text):
    layout = layout_of(text)
    for index, block in enumerate(layout.blocks):
        position = block.body
        for start, end in layout.sentences(index):
            assert position <= start < end <= block.end
            if block.kind is not BlockKind.ROW:
                assert not layout.source.text[position:start].strip()
            position = end


@given(anything)
@settings(max_examples=300, deadline=None)
def test_parents_come_before_and_stand_higher(text):
    layout = layout_of(text)
    for index, block in enumerate(layout.blocks):
        if block.parent is not None:
            assert block.parent < index
            assert layout.blocks[block.parent].kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.TITLE)
        assert all(layout.blocks[a].kind is not BlockKind.FURNITURE for a in layout.ancestors(index))
        assert (block.reason is not None) == (block.kind is BlockKind.FURNITURE)


@given(anything, st.integers(0, 250))
@settings(max_examples=300, deadline=None)
def test_every_offset_has_an_answer(text, offset):
    layout = layout_of(text)
    start, end = layout.sentence_at(offset)
    assert start <= end
    assert -1 <= layout.block_at(offset) < len(layout.blocks)
    assert layout.is_furniture(offset) in (True, False)


@given(pages)
@settings(max_examples=200, deadline=None)
def test_newline_styles_and_spelling_do_not_change_the_kinds(text):
    if "\r" in text or "\x0c" in text:
        return
    assert [b.kind for b in layout_of(text).blocks] == [
        b.kind for b in layout_of(text.replace("\n", "\r\n")).blocks
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 500_000,
        " " * 1_000_000,
        "1/" * 500_000,
        "(" * 1_000_000,
        "- " * 500_000,
        "-\n" * 300_000,
        "Tin khác\n" * 50_000,
        "1.\n" * 100_000,
        "a)\nb\n" * 80_000,
        "12\n" * 200_000,
        "I." * 400_000,
        "<p>" * 300_000,
        "|" * 1_000_000,
        "Ngày ký: 01:01:01 " * 40_000,
        "T. " * 300_000,
        "ông A. Bà B. " * 80_000,
        "Điều " * 200_000,
        "\t" * 1_000_000 + "x",
        "x\n" + "\u00a0" * 1_000_000 + "\nx",
        "CÔNG BÁO/Số " * 80_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_take_linear_time(text):
    started = time.process_time()
    layout = layout_of(text)
    for index in range(0, len(layout.blocks), max(1, len(layout.blocks) // 200)):
        layout.sentences(index)
        layout.ancestors(index)
    assert time.process_time() - started < 6


@pytest.mark.parametrize("last", ["- ", "-", "C", "V", "Đ", "1.", "+ ", "•", "a)", "|"])
def test_a_text_may_end_in_a_bare_mark(last: str) -> None:
    for text in (last, f"Kết luận\n{last}", f"{last}\n{last}"):
        layout = lay_out(SourceText.of(text))
        assert all(block.end <= len(text) for block in layout.blocks)
