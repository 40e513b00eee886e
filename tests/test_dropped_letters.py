"""Texts without the letters of Latin-1: what is put back, where it stands, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.dropped_letters import with_dropped_letters
from extractors.source import SourceText

LOST = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
SOUND = (
    "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM\nSố: 41/2031/NQ-HĐND\nHà Nam, ngày 05 tháng 6 năm 2031\nNGHỊ QUYẾT\n"
    "Quy định mức thu phí thư viện trên địa bàn tỉnh\n"
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 12/2030/QH16;\n"
    "Căn cứ Thông tư số 85/2030/TT-BTC ngày 29 tháng 11 năm 2030 của Bộ trưởng Bộ Tài chính;\n"
    "Xét Tờ trình số 88/TTr-UBND ngày 20 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh và Báo cáo thẩm tra số 12/BC-KTNS.\n"
    "Điều 1. Nghị quyết này có hiệu lực kể từ ngày 15 tháng 6 năm 2031."
)


def dropped(text: str) -> str:
    """A text as the wrong conversion leaves it."""
    return text.translate(dict.fromkeys(map(ord, LOST)))


def test_a_sound_text_is_left_alone() -> None:
    assert with_dropped_letters(SOUND) is None
    assert SourceText.of(SOUND).alignment is None


@pytest.mark.parametrize(
    "text", ["", "Nghị quyết", "Decision 41/2031 on library fees " * 9, "CAN CU LUAT SO 5 " * 9]
)
def test_short_foreign_and_unaccented_texts_are_left_alone(text: str) -> None:
    assert with_dropped_letters(text) is None


def test_the_words_come_back() -> None:
    restored = with_dropped_letters(dropped(SOUND))
    assert restored is not None
    wanted, found = SOUND.split(), restored.text.split()
    wrong = [(a, b) for a, b in zip(wanted, found, strict=True) if a != b]
    assert len(wrong) <= len(wanted) // 50, wrong


def test_the_citations_are_those_of_the_sound_text_and_quote_the_print() -> None:
    damaged = dropped(SOUND)
    before, after = extract(SOUND), extract(damaged)
    assert [(c.form, c.number, c.date, c.issuer, c.role, c.title) for c in after.citations] == [
        (c.form, c.number, c.date, c.issuer, c.role, c.title) for c in before.citations
    ]
    assert [damaged[c.start : c.end] for c in after.citations] == [
        dropped(SOUND[c.start : c.end]) for c in before.citations
    ]


def test_signatures_and_letters_of_provisions_stay() -> None:
    text = dropped(SOUND) + "\nTheo điểm c khoản 2 Điều 5 Nghị định số 7/2031/NĐ-CP v điểm đ khoản 3 Điều 6."
    restored = with_dropped_letters(text)
    assert restored is not None
    assert restored.text.endswith(
        "Theo điểm c khoản 2 Điều 5 Nghị định số 7/2031/NĐ-CP và điểm đ khoản 3 Điều 6."
    )


@given(st.data())
def test_the_way_home_and_back_holds_every_place_that_was_not_restored(data: st.DataObject) -> None:
    damaged = dropped(SOUND)
    restored = with_dropped_letters(damaged)
    assert restored is not None
    offset = data.draw(st.integers(0, len(damaged)))
    there = restored.away(offset)
    assert 0 <= there <= len(restored.text)
    assert abs(restored.home(there) - offset) <= 3
    assert restored.home(0) == 0
    assert restored.home(len(restored.text)) == len(damaged)
    later = data.draw(st.integers(offset, len(damaged)))
    assert restored.away(later) >= there
