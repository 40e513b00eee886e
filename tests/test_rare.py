"""The rare characters of a text, against a look at every character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.alignment import INVISIBLE, needs_alignment
from extractors.folding import cleaned, shadow_of
from extractors.rare import rare_characters

ASKED_FOR = (
    "\u00a0\u00ad\u00d0\u00f0\u0130\u0189\u0256\u2000\u2013\u2212\u3000\uf0b7\uff0c\u0430\u2126" + INVISIBLE
)
LETTERS = (
    "Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ quy định cơ cấu tổ chức, Ủy ban nhân dân. "
)


@given(st.lists(st.sampled_from(ASKED_FOR + "aĐạư \n"), max_size=20).map("".join), st.integers(0, 4))
def test_asked_characters_are_found_where_they_are_and_nowhere_else(few: str, repeated: int) -> None:
    text = LETTERS * repeated + few
    rare = rare_characters(text)
    assert {character for character in ASKED_FOR if character in text} == rare.intersection(ASKED_FOR)
    assert rare <= set(text)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_gathered_before_or_not_the_copies_are_the_same(text: str) -> None:
    rare = rare_characters(text)
    assert needs_alignment(text, rare) == needs_alignment(text)
    assert cleaned(text, rare) == cleaned(text)
    assert shadow_of(text, rare) == shadow_of(text)
    assert len(shadow_of(text)) == len(text)


@pytest.mark.parametrize("text", ["", "Dieu 1", LETTERS, "\U0001f600" + LETTERS, LETTERS + "\ud800"])
def test_everyday_texts_hold_none(text: str) -> None:
    assert rare_characters(text).isdisjoint(ASKED_FOR)


def test_a_sign_that_lowers_to_a_greek_letter_is_seen() -> None:
    assert shadow_of("12/\u039fĐ-\u03a4") == "12/ođ-t"
