"""Of every reader: the place that an offset gives is the part of the original that prints those words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kg.readers import read_bytes
from tests.pdf_files import pdf
from tests.report_formats import div_soup, old_code, table_portal, word_of_python_docx, wordpress

SENTENCES = (
    "Các trường rà soát đội ngũ trong tháng này.", "1. Phòng Kinh tế báo cáo kết quả trước ngày 05/3/2031.",
    "Điều 2. Quyết định này có hiệu lực từ ngày ký.", "Căn cứ Nghị định số 15/2031/NĐ-CP của Chính phủ;",
    "- Sửa chữa lớp học trước khai giảng;", "Hội nghị thống nhất các việc cần làm trong quý tới.",
)  # fmt: skip
ROWS = ("1\tRà soát kho lưu trữ\tVăn phòng", "2\tTrực cấp cứu\tTrạm Y tế", "TT\tViệc\tĐơn vị")
reports = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(ROWS), min_size=1, max_size=9).map("\n".join)


def of_word(data: bytes, place: str) -> str:
    """What python-docx finds at a place such as ``paragraph 3`` or ``table 1, row 2, column 3``."""
    document = docx.Document(io.BytesIO(data))
    numbers = [int(number) - 1 for number in re.findall(r"\d+", place)]
    if place.startswith("paragraph"):
        return document.paragraphs[numbers[0]].text
    table, row, column = numbers
    return document.tables[table].rows[row].cells[column].text


def of_page(data: bytes, place: str) -> str:
    """What another parse of the page finds at a path such as ``html/body/p[2]``."""
    path = re.sub(r"\[(\d+)\]", r":nth-of-type(\1)", place.replace("/", " > "))
    node = LexborHTMLParser(data.decode()).css_first(path)
    return node.text() if node else ""


def of_lines(data: bytes, place: str) -> str:
    """What stands in a line of the text, such as ``line 3``."""
    return read_bytes("a.txt", data).text.split("\n")[int(place.removeprefix("line ")) - 1]


def of_old_code(report: str) -> bytes:
    """The report in TCVN3 behind a sentence long enough to tell the encoding by."""
    return old_code(
        f"Ủy ban nhân dân tỉnh đề nghị các trường học thực hiện những nhiệm vụ đã được giao.\n{report}"
    )


FORMS: dict[str, tuple[str, Callable[[str], bytes], Callable[[bytes, str], str]]] = {
    "text": (".txt", str.encode, of_lines),
    "text in TCVN3": (".txt", of_old_code, of_lines),
    "Word": (".docx", word_of_python_docx, of_word),
    "page of divisions": (".html", div_soup, of_page),
    "page of WordPress": (".html", wordpress, of_page),
    "page laid out in tables": (".html", table_portal, of_page),
}


@pytest.mark.parametrize("form", FORMS)
@given(reports)
@settings(max_examples=15, deadline=None)
def test_words_stand_at_the_place_that_is_told(form: str, report: str) -> None:
    suffix, make, there = FORMS[form]
    data = make(report)
    reading = read_bytes(f"a{suffix}", data)
    words = [cell for line in report.split("\n") for cell in line.split("\t")]
    at = 0
    for printed in words:
        at = reading.text.index(printed, at)
        assert printed in there(data, reading.place(at)), (printed, reading.place(at))
        at += len(printed)


@given(st.lists(st.lists(st.integers(10, 999), min_size=1, max_size=5), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_words_stand_on_the_page_that_is_told(pages: list[list[int]]) -> None:
    contents = []
    for numbers in pages:
        lines = "".join(f"(Quyet dinh so {number}/QD-UBND cua xa.) Tj T* " for number in numbers)
        contents.append(f"BT /F1 12 Tf 20 TL 72 700 Td {lines} ET".encode())
    data = pdf(*contents)
    reading = read_bytes("a.pdf", data)
    printed = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    at = 0
    for number in (number for numbers in pages for number in numbers):
        at = reading.text.index(f"so {number}/QD-UBND", at)
        page = re.match(r"page (\d+)", reading.place(at))
        assert page is not None
        assert f"so {number}/QD-UBND" in printed[int(page[1]) - 1]
        at += 1
