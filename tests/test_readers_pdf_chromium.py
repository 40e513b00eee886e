"""PDF files as a browser prints them: every glyph an object of its own, borders as filled bars, cells merged."""

from __future__ import annotations

import html
from itertools import groupby
from pathlib import Path

import pytest

from extractors import extract
from kg.readers import read_bytes
from tests.test_readers_pdf import EXAMPLES, said

pytestmark = pytest.mark.browser

STYLE = """<style>body { font: 14pt serif; text-align: justify } p { margin: 6pt 0; text-indent: 1cm }
table { border-collapse: collapse } td, th { border: 1px solid; padding: 4px; text-align: left }</style>"""
TABLE = """<h3>KẾ HOẠCH</h3><table>
<tr><th rowspan=2>TT</th><th rowspan=2>Nhiệm vụ</th><th colspan=2>Đơn vị thực hiện</th><th rowspan=2>Thời gian</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>1</td><td>Rà soát danh mục trường, lớp trên địa bàn</td><td rowspan=2>Sở Nội vụ</td><td>Sở Tài chính</td><td>30/6/2031</td></tr>
<tr><td>2</td><td>Xây dựng đề án đào tạo giáo viên</td><td>Sở Tư pháp</td><td>15/9/2031</td></tr></table>"""


def printed(browser, body: str, font: str = "serif") -> bytes:
    page = browser.new_page()
    page.set_content(STYLE.replace("serif", font) + body)
    margins = {"top": "2cm", "bottom": "2cm", "left": "3cm", "right": "2cm"}
    data = page.pdf(format="A4", margin=margins)
    page.close()
    return data


def markup(text: str) -> str:
    """A text with a paragraph a line and its tabs as a table."""
    body = ""
    for is_row, lines in groupby(filter(str.strip, text.split("\n")), key=lambda line: "\t" in line):
        if is_row:
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
            body += f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        else:
            body += "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return body


@pytest.mark.parametrize("font", ["serif", "Liberation Mono"])
@pytest.mark.parametrize("file", EXAMPLES[::3], ids=lambda file: file.stem)
def test_a_page_printed_by_a_browser_says_the_same(browser, file: Path, font: str):
    text = file.read_text()
    reading = read_bytes("a.pdf", printed(browser, markup(text), font))
    assert sorted(reading.text.split()) == sorted(text.split())
    assert said(reading.text) == said(text)


def test_merged_cells_stand_in_every_row_and_column(browser):
    reading = read_bytes("a.pdf", printed(browser, TABLE))
    assert reading.text.split("\n")[1:] == [
        "TT\tNhiệm vụ\tĐơn vị thực hiện\tĐơn vị thực hiện\tThời gian",
        "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian",
        "1\tRà soát danh mục trường, lớp trên địa bàn\tSở Nội vụ\tSở Tài chính\t30/6/2031",
        "2\tXây dựng đề án đào tạo giáo viên\tSở Nội vụ\tSở Tư pháp\t15/9/2031",
    ]
    tasks = [record for record in extract(reading.text).records() if record["kind"] == "task"]
    assert [(task["lead"], task["coordinate"], task["due"]) for task in tasks] == [
        (["Sở Nội vụ"], ["Sở Tài chính"], "2031-06-30"),
        (["Sở Nội vụ"], ["Sở Tư pháp"], "2031-09-15"),
    ]


def test_a_letterhead_in_a_table_with_lines_is_no_table(browser):
    head = (
        "<table><tr><td>UBND TỈNH KON TUM<br><b>SỞ NỘI VỤ</b></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
        "Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 71/KH-SNV</td><td>Kon Tum, ngày 4 tháng 5 năm 2031</td></tr></table>"
    )
    text = read_bytes("a.pdf", printed(browser, head)).text
    assert text.split("\n") == [
        "UBND TỈNH KON TUM", "SỞ NỘI VỤ", "Số: 71/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Kon Tum, ngày 4 tháng 5 năm 2031",
    ]  # fmt: skip


def test_two_columns_and_a_frame_round_the_page(browser):
    lines = "".join(
        f"<p>{n}. Đơn vị thứ {n} báo cáo kết quả rà soát của mình theo đúng thời hạn đã giao.</p>"
        for n in range(1, 31)
    )
    data = printed(
        browser,
        f'<div style="border:2px solid;padding:8px"><div style="columns:2;column-gap:1cm">{lines}</div></div>',
    )
    reading = read_bytes("a.pdf", data)
    assert [line.split(".")[0] for line in reading.text.split("\n")] == [str(n) for n in range(1, 31)]


def test_letters_that_a_browser_draws_on_two_pages_count_once(browser):
    lines = [f"{'ỦẾẮỖ'[n % 4]}y ban nhân dân xã thứ {n};" for n in range(1, 120)]
    reading = read_bytes(
        "a.pdf", printed(browser, "".join(f"<p>{line}</p>" for line in lines), "DejaVu Sans")
    )
    assert reading.reasons()["letter of the next page"] >= 2
    assert reading.text.split("\n") == lines
