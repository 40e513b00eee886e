"""What spares a search answers as the search would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors import extract
from extractors.layout import lay_out
from extractors.references import anaphora, anaphora_quotations, damaged, grammar, names, own, signatures
from extractors.references.draft import Draft
from extractors.references.roles_reading import Reader
from extractors.source import SourceText

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
SENTENCES = (
    "Căn cứ Nghị định này và Thông tư số 8/2031/TT-BNV; Luật Viên chức;",
    "Điều 1. Nghị định này sửa đổi Nghị định số 12/2029/NĐ-CP và thay thế Thông tư số 4/2028/TT-BYT.",
    "- Nghị định này.\n- Nghị định số 7/2030/NĐ-CP ngày 02/3/2030.",
    "Căn cứ pháp lý:\n1. Nghị định này;\n2. Luật Giáo dục;\n3. Quyết định số 5/QĐ-UBND.",
    "Nghị định này có hiệu lực. Thực hiện Kế hoạch số 48/KH-UBND theo Nghị định này và Luật Giáo dục.",
)


@example("TyĐC.nn", "/")
@example("QĐ-UB ND", "/")
@example("Q Đ-UBND", "/")
@given(st.text(alphabet="NĐCPQHTUr gnàyư&/-.,;:)(*15\n", min_size=1, max_size=24), st.sampled_from("/-"))
def test_letters_alone_are_read_as_with_what_follows(code: str, mark: str) -> None:
    source = SourceText.of("12/" + code)
    alone = grammar._alone(source, 3, mark)
    assert alone is None or alone == grammar._parts(grammar.cased(source, 3, 3 + grammar._WINDOW), mark)


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_distances_up_to_one_are_exact(left: str, right: str) -> None:
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    assert damaged._distance(left, right) == min(row[-1], 2)


@given(st.text(alphabet='ab“" >\n', max_size=40))
def test_openings_are_the_marks_at_the_heads_of_lines(text: str) -> None:
    at_heads = re.finditer(r"\n[ \t>*_]*(?=([“\"]))", text)
    assert anaphora_quotations._openings(text) == [(m.start(), m.start(1)) for m in at_heads]


def drafts_of(source: SourceText) -> list[Draft]:
    layout = lay_out(source)
    found = names.find(source, layout, signatures.find(source, layout)[0])
    return anaphora.find(source, layout, found, own.read(source, layout, found))


@pytest.mark.parametrize("text", [*SENTENCES, *(path.read_text("utf-8") for path in EXAMPLES)])
def test_mentions_of_the_text_itself_may_be_passed_by(text: str) -> None:
    source = SourceText.of(text)
    drafts = drafts_of(source)
    all_read, some_passed = (Reader(source, lay_out(source), drafts) for _ in range(2))
    for index, draft in enumerate(drafts):
        reading = all_read.read(index)
        if draft.form in ("self", "own"):
            some_passed.pass_by(index)
        else:
            assert some_passed.read(index) == reading, source.text[draft.start : draft.end]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_mention_is_named_by_the_first_number_in_its_antecedent(path: Path) -> None:
    extraction = extract(path.read_text("utf-8"))
    for index, citation in enumerate(extraction.citations):
        if citation.form in ("self", "back") and citation.antecedent:
            low, high = citation.antecedent
            inside = (c for c in extraction.citations if c.start < high and low < c.end and c.number)
            if other := next(inside, None):
                assert extraction.name_of(index) == (other.intended or other.number)
