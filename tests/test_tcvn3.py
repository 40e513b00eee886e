"""Words in TCVN3: decoded where they are sure, left alone where they are not."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.source import SourceText
from extractors.tcvn3 import _CODES, without_tcvn3

_BACK = {letter: code for code, letter in _CODES.items()}


def coded(text: str) -> str:
    """A text as the old code writes it."""
    return "".join(_BACK.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật đất đai và Bộ luật tố tụng dân sự",
        "Điều 27 Pháp lệnh án phí, lệ phí Toà án",
        "Nghị định của Chính phủ, Quyết định của Thủ tướng Chính phủ",
    ],
)
def test_the_words_come_back_in_the_same_length(text: str) -> None:
    decoded = without_tcvn3(coded(text) + ", các bên đã rõ.")
    assert len(decoded) == len(text) + len(", các bên đã rõ.")
    words = list(zip(text.split(), decoded.split(), strict=False))
    assert sum(a.strip(",") != b.strip(",") for a, b in words) <= 1, words


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Đất đai; các Điều 5, 6 và khoản 2 Điều 7.",
        "© 2031 Trang tin · Nội dung » Văn bản ® mã µ-100 § 5",
        "»Trang chủ «Văn bản» ¹Chú thích ²Khác",
        "Müller, Ångström và Øresund ký văn bản.",
        "",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert without_tcvn3(text) is text


def test_a_mixed_text_is_read_and_quotes_the_print() -> None:
    text = "Căn cứ khoản 1 §iÒu 147 Bé luËt d©n sù; Điều 6 Luật Viên chức; §iÒu 9 LuËt ®Êt ®ai."
    found = [(text[c.start : c.end], c.provisions) for c in extract(text).citations]
    assert found == [
        ("Bé luËt d©n sù", ("dieu:147/khoan:1",)), ("Luật Viên chức", ("dieu:6",)), ("LuËt ®Êt ®ai", ("dieu:9",)),
    ]  # fmt: skip
    assert SourceText.of(text).alignment is None
