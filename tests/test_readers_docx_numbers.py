"""Automatic numbers of Word: counted as Word counts them, by levels, copies, styles; bullets as signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers import read_bytes
from kg.readers.docx.numbering import numeral
from tests.word_files import copy, definition, level, listed, paragraph, word_file


def lines_of(body, **others):
    return [line for line in read_bytes("a.docx", word_file(body, **others)).text.split("\n") if line]


ONE = definition(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "bullet", "-"))
LEGAL = definition(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
    level(2, "lowerRoman", "(%3)"),
)
LISTS = {
    "levels restart": (ONE + copy(1, 0), [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2)], "1. a) b) 2. a) -"),
    "copies count on": (ONE + copy(1, 0) + copy(2, 0), [(1, 0), (2, 0), (1, 0)], "1. 2. 3."),
    "copies may start anew": (
        ONE + copy(1, 0) + copy(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        [(1, 0), (1, 0), (2, 0), (2, 0)], "1. 2. 1. 2.",
    ),
    "a start": (definition(0, level(0, "decimal", "Điều %1.", '<w:start w:val="7"/>')) + copy(1, 0), [(1, 0), (1, 0)], "Điều 7. Điều 8."),
    "the whole path, in plain figures": (LEGAL + copy(1, 0), [(1, 0), (1, 1), (1, 0), (1, 1), (1, 2)], "I. 1.1. II. 2.1. (i)"),
    "a level that never restarts": (
        definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')) + copy(1, 0),
        [(1, 0), (1, 1), (1, 0), (1, 1)], "I. 1. II. 2.",
    ),
    "a level that came first": (LEGAL + copy(1, 0), [(1, 1), (1, 1)], "1.1. 1.2."),
    "a copy with its own form": (
        ONE + copy(1, 0, '<w:lvlOverride w:ilvl="0">' + level(0, "upperLetter", "%1/") + "</w:lvlOverride>"),
        [(1, 0), (1, 0)], "A/ B/",
    ),
    "no list of this id": (ONE + copy(1, 0), [(9, 0), (0, 0)], ""),
    "a list without numbers": (definition(0, level(0, "none", "")) + copy(1, 0), [(1, 0)], ""),
}  # fmt: skip


@pytest.mark.parametrize(("numbering", "items", "labels"), LISTS.values(), ids=LISTS)
def test_automatic_numbers(numbering, items, labels):
    lines = lines_of("".join(listed("việc", *item) for item in items), numbering=numbering)
    assert " ".join(line.removesuffix("việc").strip() for line in lines).strip() == labels
    assert all(line.endswith("việc") for line in lines)


def test_numbers_by_style():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Dieu"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>'
    )
    numbering = definition(
        0, level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'), level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    ) + copy(1, 0)  # fmt: skip
    body = "".join(
        paragraph("việc", f'<w:pStyle w:val="{style}"/>{more}')
        for style, more in (
            ("Dieu", ""), ("Khoan", ""), ("Khoan", ""), ("DieuCon", ""), ("Khoan", ""),
            ("Khoan", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        )
    )  # fmt: skip
    assert lines_of(body, styles=styles, numbering=numbering) == [
        "Điều 1. việc", "1. việc", "2. việc", "Điều 2. việc", "1. việc", "việc",
    ]  # fmt: skip


def test_a_style_of_lists_names_the_definition():
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = (
        definition(0, level(0, "decimal", "%1)")) + definition(1, more='<w:numStyleLink w:val="L"/>') + copy(1, 0) + copy(2, 1)
    )  # fmt: skip
    assert lines_of(listed("việc", 2) + listed("việc", 1), styles=styles, numbering=numbering) == [
        "1) việc",
        "2) việc",
    ]


@pytest.mark.parametrize(
    ("font", "printed", "shown"),
    [("Symbol", "\uf0b7", "•"), ("Wingdings", "§", "▪"), ("Courier New", "o", "○"), ("Times New Roman", "-", "-"), ("Wingdings", "\uf012", "•")],
)  # fmt: skip
def test_bullets_are_signs_that_layouts_know(font, printed, shown):
    numbering = definition(
        0,
        level(0, "bullet", printed).replace(
            "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>'
        ),
    )
    assert lines_of(listed("việc"), numbering=numbering + copy(1, 0)) == [f"{shown} việc"]


@given(st.integers(1, 3000))
def test_numerals_in_every_form(number):
    roman = numeral(number, "upperRoman")
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    read_back = sum(
        -values[a] if values[a] < values.get(b, 0) else values[a]
        for a, b in zip(roman, [*roman[1:], ""], strict=True)
    )
    assert read_back == number
    letters = numeral(number, "lowerLetter")
    assert len(set(letters)) == 1
    assert (len(letters) - 1) * 26 + ord(letters[0]) - ord("a") + 1 == number


def test_an_empty_numbered_paragraph_counts_and_prints_nothing():
    numbering = ONE + copy(1, 0)
    assert lines_of(listed("một") + listed("") + listed("ba"), numbering=numbering) == ["1. một", "3. ba"]
