"""Words in VNI: decoded where several stand in a text, left alone elsewhere."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.vni import without_vni

CODED = "Caên cöù khoaûn 2 Ñieàu 9 Luaät ñaát ñai naêm 2013 vaø Boä luaät daân söï naêm 2015, các bên đã rõ."
PLAIN = "Căn cứ khoản 2 Điều 9 Luật đất đai năm 2013 và Bộ luật dân sự năm 2015, các bên đã rõ."


def test_the_words_come_back_with_the_way_home() -> None:
    found = without_vni(CODED)
    assert found is not None
    assert found.text == PLAIN
    assert found.home(len(PLAIN)) == len(CODED)
    assert found.home(found.away(CODED.index("2013"))) == CODED.index("2013")


def test_the_citations_are_those_of_the_plain_text_and_quote_the_print() -> None:
    before, after = extract(PLAIN).citations, extract(CODED).citations
    assert [(c.title, c.date, c.provisions, c.role) for c in after] == [
        (c.title, c.date, c.provisions, c.role) for c in before
    ]
    assert [CODED[c.start : c.end] for c in after] == [
        "Luaät ñaát ñai naêm 2013",
        "Boä luaät daân söï naêm 2015",
    ]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "",
        "Hồ sô sô 5, sô 6 và Thông tö sô 7 do máy quét đọc; hôi đồng họp; nôi nhận.",
        "Señor Muñoz gặp ñ ö ä ï và Größe, Äpfel, naïve.",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert without_vni(text) is None
