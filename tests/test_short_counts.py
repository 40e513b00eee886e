"""Bare numbers behind a noun of documents that count what follows them."""

from __future__ import annotations

import pytest

from extractors import extract


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chi cục giải trình bằng văn bản 17 trường hợp chậm hạn.", []),
        ("Sở đã trả lời bằng văn bản 05 kiến nghị.", []),
        ("Sở trả lời bằng văn bản số 17 ngày 3/4/2031.", ["17"]),
        ("Sở trả lời theo văn bản 17 của Bộ Nội vụ.", ["17"]),
        ("Sở trả lời bằng Công văn 17 của Bộ Nội vụ.", ["17"]),
    ],
)
def test_a_number_behind_in_writing_counts(text: str, numbers: list[str]) -> None:
    assert [c.number for c in extract(text).citations] == numbers
