"""The page of questions is what the library answers now."""

from __future__ import annotations

import re

from kg.queries import questions
from tests.questions_page import ASKED, COMPETENCY, MISSING, PAGE, made


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == made(), "stale: python tests/questions_page.py rewrites it"


def test_all_questions_are_on_the_page_and_at_most_four_lack_a_fact() -> None:
    names = {question.name for question in questions()}
    assert set(ASKED) <= names
    assert {name for _, found in COMPETENCY for name in found.split(", ") if name} <= names
    assert len(COMPETENCY) == 20
    assert len(MISSING) <= 4
    text = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"^### (\S+)$", text, re.MULTILINE)) == names


def test_every_answer_on_the_page_has_rows() -> None:
    for part in PAGE.read_text(encoding="utf-8").split("\n### ")[1:]:
        assert re.search(r"^\|(?:---\|)+\n\| ", part, re.MULTILINE), part.split("\n")[0]
