"""Tables with empty and merged cells keep their columns, from every format down to the tasks that they give."""

from __future__ import annotations

from html import escape

import pytest

from extractors import extract
from extractors.types import BlockKind
from kg.readers import read_bytes
from tests.pdf_files import converted, document_of
from tests.report_formats import MADE
from tests.word_files import cell, paragraph, row, table, word_file

HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
JOBS = ("Rà soát mạng lưới điểm đo mưa", "Báo cáo kết quả đo mưa", "Công bố bản đồ điểm đo")
ROWS = {
    "numbers": [
        ("1", JOBS[0], "Sở Nội vụ", "", "Tháng 3/2031"),
        ("2", JOBS[1], "Sở Y tế", "Sở Công Thương", ""),
    ],
    "no numbers": [
        ("", JOBS[0], "Sở Nội vụ", "", "Tháng 3/2031"),
        ("", JOBS[1], "Sở Y tế", "Sở Công Thương", ""),
    ],
    "some numbers": [
        ("1", JOBS[0], "Sở Nội vụ", "", "Tháng 3/2031"),
        ("", JOBS[1], "Sở Y tế", "Sở Công Thương", ""),
    ],
}
LAST = ("", JOBS[2], "Sở Tài chính", "", "")
SAID = [
    (JOBS[0], ["Sở Nội vụ"], [], "2031-03"),
    (JOBS[1], ["Sở Y tế"], ["Sở Công Thương"], None),
    (JOBS[2], ["Sở Tài chính"], [], None),
]


def text_of(name: str) -> str:
    """A plan with one table, a row a line."""
    rows = "\n".join("\t".join(cells) for cells in (HEAD, *ROWS[name], LAST))
    return f"KẾ HOẠCH\nĐo mưa năm 2031\n\nDANH MỤC NHIỆM VỤ\n{rows}\nTrên đây là kế hoạch."


def tasks_of(text: str) -> list[tuple[object, ...]]:
    """The tasks of a text: job, lead, partners, term."""
    names = ("text", "lead", "coordinate", "due")
    return [tuple(r[n] for n in names) for r in extract(text).records() if r["kind"] == "task"]


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("form", [form for form in MADE if "TCVN3" not in form])
def test_empty_cells_keep_their_column(name, form):
    suffix, make = MADE[form]
    assert tasks_of(read_bytes(f"a{suffix}", make(text_of(name))).text) == SAID


def test_empty_cells_keep_their_column_in_pdf(tmp_path):
    files = [tmp_path / f"{name}.fodt" for name in ROWS]
    for file in files:
        file.write_text(document_of(text_of(file.stem)), encoding="utf-8")
    for made in converted(files, tmp_path):
        assert tasks_of(read_bytes("a.pdf", made.read_bytes()).text) == SAID, made.stem


HEAD_OF_PLAN = (
    "UBND TỈNH GIA LAI",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 12/KH-UBND",
    "KẾ HOẠCH",
    "Đo mưa năm 2031",
)
JOB = (
    "Căn cứ tình hình thực tế, rà soát mạng lưới điểm đo mưa, báo cáo kết quả trước ngày 30 tháng 4 năm 2031."
)


def test_headings_of_word_and_of_pages_are_headings_of_the_layout():
    style = '<w:outlineLvl w:val="1"/>'
    word = (
        "".join(map(paragraph, HEAD_OF_PLAN))
        + paragraph(JOB) * 2
        + paragraph("Giao Sở Y tế", style)
        + paragraph(JOB)
    )
    page = (
        "".join(f"<p>{line}</p>" for line in HEAD_OF_PLAN)
        + f"<p>{JOB}</p>" * 2
        + f"<h3>Giao Sở Y tế</h3><p>{JOB}</p>"
    )
    for reading in (read_bytes("a.docx", word_file(word)), read_bytes("a.html", page.encode())):
        found = extract(reading.text)
        kinds = [
            found.source.text[b.start : b.end] for b in found.layout.blocks if b.kind is BlockKind.HEADING
        ]
        assert kinds == ["Giao Sở Y tế"], reading.name


def as_page(*rows: str) -> str:
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    page = f"<p>KẾ HOẠCH</p><table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return read_bytes("a.html", page.encode()).text


def test_merged_cells_on_a_page():
    text = as_page(
        f"<td rowspan=2></td><td>{JOBS[0]}</td><td rowspan=2>Sở Nội vụ</td><td></td><td>Tháng 3/2031</td>",
        f"<td>{JOBS[1]}</td><td>Sở Y tế</td><td rowspan=2>Quý IV/2031</td>",
        f"<td></td><td>{JOBS[2]}</td><td colspan=2>Sở Tài chính</td>",
    )
    assert text.split("\n")[2:] == [
        f"\t{JOBS[0]}\tSở Nội vụ\t\tTháng 3/2031",
        f"\t{JOBS[1]}\tSở Nội vụ\tSở Y tế\tQuý IV/2031",
        f"\t{JOBS[2]}\tSở Tài chính\tSở Tài chính\tQuý IV/2031",
    ]
    assert [(lead, due) for _, lead, _, due in tasks_of(text)] == [
        (["Sở Nội vụ"], "2031-03"),
        (["Sở Nội vụ"], "quý IV/2031"),
        (["Sở Tài chính"], "quý IV/2031"),
    ]


def test_merged_cells_in_word():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(*HEAD),
        row("", escape(JOBS[0]), cell("Sở Nội vụ", properties=start), "", "Tháng 3/2031"),
        row("", escape(JOBS[1]), cell("", properties=on), "Sở Y tế", cell("Quý IV/2031", properties=start)),
        row("", JOBS[2], cell("Sở Tài chính", properties='<w:gridSpan w:val="2"/>'), cell("", properties=on)),
    )
    text = read_bytes("a.docx", word_file(paragraph("KẾ HOẠCH") + body)).text
    assert text.split("\n")[2:] == [
        f"\t{JOBS[0]}\tSở Nội vụ\t\tTháng 3/2031",
        f"\t{JOBS[1]}\tSở Nội vụ\tSở Y tế\tQuý IV/2031",
        f"\t{JOBS[2]}\tSở Tài chính\tSở Tài chính\tQuý IV/2031",
    ]
