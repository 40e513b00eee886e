"""Word documents: what is printed is read in order, with numbers and places; what is not read has a reason."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.readers import read, read_bytes
from kg.readers.docx.package import Package
from tests.word_files import (
    cell,
    copy,
    definition,
    level,
    listed,
    paragraph,
    parts_of,
    row,
    run,
    table,
    word_file,
    zipped,
)


def reading_of(body, **others):
    return read_bytes("a.docx", word_file(body, **others))


def lines_of(body, **others):
    return [line for line in reading_of(body, **others).text.split("\n") if line]


MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(code, result):
    begin, separate, end = (MARK.format(part) for part in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{separate}{result}{end}"


def box(*paragraphs):
    inside = "".join(paragraphs)
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


HIDDEN = "<w:vanish/>"
RUNS = {
    "runs are one line": (run("Căn cứ ") + run("Luật") + run(" Giáo dục;"), "Căn cứ Luật Giáo dục;"),
    "a line break": (run("ỦY BAN NHÂN DÂN") + "<w:r><w:br/></w:r>" + run("XÃ BÌNH AN"), "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN"),
    "a page break": ('<w:r><w:br w:type="page"/></w:r>' + run("PHỤ LỤC"), "PHỤ LỤC"),
    "a tab behind a number": (run("1.") + "<w:r><w:tab/></w:r>" + run("Rà soát"), "1. Rà soát"),
    "a tab behind an article": (run("Điều 5.") + "<w:r><w:tab/></w:r>" + run("Hiệu lực"), "Điều 5. Hiệu lực"),
    "a tab between columns": (run("Số: 5/KH-UBND") + "<w:r><w:tab/></w:r>" + run("ngày 2/3/2031"), "Số: 5/KH-UBND\tngày 2/3/2031"),
    "hyphens": ("<w:r><w:t>12/KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r>", "12/KH-UBND"),
    "tracked changes": ("<w:ins>" + run("30/4") + "</w:ins><w:del><w:r><w:delText>31/3</w:delText></w:r></w:del>" + run("/2031"), "30/4/2031"),
    "moved text": ("<w:moveFrom>" + run("Sở A ") + "</w:moveFrom>" + run("và ") + "<w:moveTo>" + run("Sở A") + "</w:moveTo>", "và Sở A"),
    "hidden text": (run("Báo cáo") + run(" nháp", HIDDEN) + run(" tháng", '<w:vanish w:val="0"/>'), "Báo cáo tháng"),
    "capitals by format": (run("Kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
    "a field's result": (run("Trang ") + field("PAGE", run("3")), "Trang 3"),
    "a field in a field": (field("IF " + field("MERGEFIELD x", run("kín")), run("mở")), "mở"),
    "a simple field": ('<w:fldSimple w:instr="DATE">' + run("2/3/2031") + "</w:fldSimple>", "2/3/2031"),
    "a field that forgot its end": (MARK.format("begin") + "<w:r><w:instrText>X</w:instrText></w:r>", ""),
    "a link": ('<w:hyperlink r:id="rId9">' + run("Kế hoạch số 5") + "</w:hyperlink>", "Kế hoạch số 5"),
    "a content control": ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("Sở Nội vụ") + "</w:sdtContent></w:sdt>", "Sở Nội vụ"),
    "a placeholder": ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Bấm vào đây") + "</w:sdtContent></w:sdt>" + run("x"), "x"),
    "a sign": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Có"), "☑ Có"),
    "a formula": ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    "ruby": ("<w:r><w:ruby><w:rt>" + run("chú") + "</w:rt><w:rubyBase>" + run("chính") + "</w:rubyBase></w:ruby></w:r>", "chính"),
    "TCVN3 by its font": (run("QuyÕt ®Þnh sè 5", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'), "Quyết định số 5"),
    "TCVN3 capitals": (run("QuyÕt ®Þnh", '<w:rFonts w:hAnsi=".VnTimeH"/>'), "QUYẾT ĐỊNH"),
    "VNI cut between runs": (
        run("Bo", '<w:rFonts w:hAnsi="VNI-Times"/>') + run("ä luaät", '<w:rFonts w:hAnsi="VNI-Times"/>') + run(" 2015"),
        "Bộ luật 2015",
    ),
    "Unicode that kept an old font": (run("Quyết định", '<w:rFonts w:hAnsi=".VnTime"/>'), "Quyết định"),
    "signs that are letters elsewhere": (run("100µg ¶ ½"), "100µg ¶ ½"),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "printed"), RUNS.values(), ids=RUNS)
def test_runs_of_a_paragraph(runs, printed):
    assert lines_of(paragraph("Đầu.") + paragraph(runs)) == (
        ["Đầu.", *printed.split("\n")] if printed else ["Đầu."]
    )


NUMBERED = definition(0, level(0, "decimal", "%1.")) + copy(1, 0)


PLAN = table(
    row("TT", "Nhiệm vụ", cell("Cơ quan thực hiện", properties='<w:gridSpan w:val="2"/>'), "Thời hạn"),
    row(
        cell(properties="<w:vMerge/>"), cell(properties="<w:vMerge/>"), "Chủ trì", "Phối hợp", cell(properties="<w:vMerge/>")
    ),
    row(cell("I. CÔNG TÁC TỔ CHỨC", properties='<w:gridSpan w:val="5"/>')),
    row("1", cell("Rà soát đội ngũ giáo viên theo Kế hoạch số 48/KH-UBND"), cell("Sở Nội vụ", properties='<w:vMerge w:val="restart"/>'),
        cell("Sở Tài chính", "UBND các xã"), "Quý II/2031"),
    row("2", "Xây dựng đề án phát triển trường lớp", cell(properties="<w:vMerge/>"), "Sở Xây dựng", "30/9/2031"),
)  # fmt: skip


def test_a_plan_is_read_row_by_row_with_merged_cells_in_each_row():
    reading = reading_of(paragraph("Kế hoạch") + PLAN)
    assert reading.text.split("\n")[1:] == [
        "TT\tNhiệm vụ\tCơ quan thực hiện\tCơ quan thực hiện\tThời hạn",
        "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn",
        "I. CÔNG TÁC TỔ CHỨC",
        "1\tRà soát đội ngũ giáo viên theo Kế hoạch số 48/KH-UBND\tSở Nội vụ\tSở Tài chính; UBND các xã\tQuý II/2031",
        "2\tXây dựng đề án phát triển trường lớp\tSở Nội vụ\tSở Xây dựng\t30/9/2031",
    ]
    places = {reading.text[p.start : p.end]: p.place for p in reading.passages}
    assert places["Quý II/2031"] == "table 1, row 4, column 5"
    assert places["I. CÔNG TÁC TỔ CHỨC"] == "table 1, row 3, column 1"


LETTERHEAD = table(
    row(cell("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")),
    row("Số: 5/KH-UBND", "Bình An, ngày 2 tháng 3 năm 2031"),
    row("V/v rà soát", ""),
    lined=False,
)  # fmt: skip


def test_a_letterhead_is_read_as_lines():
    assert lines_of(LETTERHEAD + paragraph("KẾ HOẠCH")) == [
        "ỦY BAN NHÂN DÂN", "XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 5/KH-UBND", "Bình An, ngày 2 tháng 3 năm 2031", "V/v rà soát", "KẾ HOẠCH",
    ]  # fmt: skip


TABLES = {
    "two lined columns": (table(row("Tên", "Số"), row("Sở A", "12"), row("Sở B", "13")), ["Tên\tSố", "Sở A\t12", "Sở B\t13"]),
    "two columns without lines": (table(row("Người lập", "Giám đốc"), row("Bà A", "Ông B"), row("c", "d"), lined=False),
                                  ["Người lập", "Giám đốc", "Bà A", "Ông B", "c", "d"]),
    "a box of one cell": (table(row("Lưu ý chung")), ["Lưu ý chung"]),
    "a table in a table": (table(row("a", cell(table(row("b", "c"), row("d", "e")), "f"))), ["a", "b\tc", "d\te", "f"]),
    "empty cells keep the columns": (table(row("a", "b", "c"), row("", "d", "")), ["a\tb\tc", "\td\t"]),
    "a deleted row": (table(row("a", "b"), row("x", "y", properties="<w:del/>"), row("c", "d")), ["a\tb", "c\td"]),
    "an inserted row": (table(row("a", "b"), "<w:ins>" + row("x", "y") + "</w:ins>"), ["a\tb", "x\ty"]),
    "a row in a content control": (
        table(row("a", "b"), "<w:sdt><w:sdtContent>" + row("x", "y") + "</w:sdtContent></w:sdt>"), ["a\tb", "x\ty"]),
    "a cell with a long text": (table(row("a", cell("1. Mở đầu.", "Dài. " * 450)), row("b", "c")),
                                ["a", "1. Mở đầu.", ("Dài. " * 450).strip(), "b\tc"]),
    "columns left out before": (table(row("a", "b"), row("c", properties='<w:gridBefore w:val="1"/>'), row("d", "e")), ["a\tb", "\tc", "d\te"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), TABLES.values(), ids=TABLES)
def test_tables(body, lines):
    assert reading_of(body).text.split("\n") == lines


def test_text_boxes_are_read_once_behind_their_paragraph():
    reading = reading_of(paragraph(box(paragraph("DỰ THẢO"), paragraph("lần 2")) + run("Kính gửi: Sở A")))
    assert reading.text.split("\n") == ["Kính gửi: Sở A", "DỰ THẢO", "lần 2"]
    assert reading.place(reading.text.index("lần 2")) == "text box 1"


def test_notes_stand_at_the_end_in_the_order_of_the_text():
    def note(kind, key, text):
        return f'<w:{kind} w:id="{key}">{paragraph(text)}</w:{kind}>'

    body = paragraph(
        run("Theo Luật") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + run(" và Nghị định") + '<w:r><w:endnoteReference w:id="2"/></w:r>'
        + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" này.")
    )  # fmt: skip
    separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    footnotes = (
        separator
        + note("footnote", 2, "Số 5/2030/NĐ-CP.")
        + note("footnote", 3, "Số 7/2029/QH15.")
        + note("footnote", 4, "Thừa.")
    )
    reading = reading_of(body, footnotes=footnotes, endnotes=note("endnote", 2, "Cuối."))
    assert reading.text.split("\n") == [
        "Theo Luật và Nghị định này.",
        "[1] Số 7/2029/QH15.",
        "[1] Cuối.",
        "[2] Số 5/2030/NĐ-CP.",
    ]
    assert [p.place for p in reading.passages] == ["paragraph 1", "footnote 1", "endnote 1", "footnote 2"]
    assert reading.reasons() == {"footnote that the text does not refer to": 1}


def test_running_heads_are_left_out_and_a_letterhead_in_a_header_is_kept():
    body = paragraph("Căn cứ Luật Giáo dục;")
    plain = reading_of(body, header=paragraph("CÔNG BÁO/Số 5"), footer=paragraph("Trang 2"))
    assert plain.text == "Căn cứ Luật Giáo dục;"
    assert [(d.text, d.reason, d.place) for d in plain.dropped] == [
        ("CÔNG BÁO/Số 5", "running head", "header"), ("Trang 2", "running foot", "footer"),
    ]  # fmt: skip
    head = paragraph("ỦY BAN NHÂN DÂN") + paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    foot = paragraph("Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 2/3/2031")
    kept = reading_of(body, header=head, footer=foot)
    assert kept.text.split("\n") == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Căn cứ Luật Giáo dục;",
                                     "Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 2/3/2031"]  # fmt: skip
    assert not kept.dropped


CONTENTS = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
DROPPED = {
    "deleted in a tracked change": paragraph("<w:del><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>"),
    "moved elsewhere in a tracked change": f"<w:moveFrom>{paragraph('bỏ đi')}</w:moveFrom>",
    "hidden text": paragraph(run("bỏ đi", HIDDEN)),
    "placeholder of a form": paragraph(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('bỏ đi')}</w:sdtContent></w:sdt>"),
    "table of contents": paragraph("bỏ đi", '<w:pStyle w:val="TOC1"/>'),
    "picture": paragraph('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="bỏ đi"/></wp:inline></w:drawing></w:r>'),
    "covered by the cell above": table(row("a", "b"), row(cell("bỏ đi", properties="<w:vMerge/>"), "d")),
}  # fmt: skip


@pytest.mark.parametrize(("reason", "body"), DROPPED.items(), ids=DROPPED)
def test_what_is_not_read_is_noted(reason, body):
    reading = reading_of(paragraph("Đầu.") + body, styles=CONTENTS)
    assert [(d.text, d.reason) for d in reading.dropped] == [("bỏ đi", reason)]
    assert "bỏ đi" not in reading.text
    assert reading.dropped[0].place


def test_comments_and_embedded_documents_are_noted():
    comments = f'<w:comment w:id="1">{paragraph("Xem lại")}{paragraph("hạn này")}</w:comment>'
    reading = reading_of(paragraph("Đầu.") + '<w:altChunk r:id="rId1"/>', comments=comments)
    assert [(d.text, d.reason.split(" ")[0]) for d in reading.dropped] == [
        ("", "embedded"),
        ("Xem lại hạn này", "comment"),
    ]


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/><w:specVanish/>"])
def test_a_paragraph_whose_end_is_gone_goes_on_in_the_next(mark):
    body = (
        paragraph("Điều 1. ", f"<w:rPr>{mark}</w:rPr>")
        + paragraph("Phạm vi")
        + paragraph("Cuối", f"<w:rPr>{mark}</w:rPr>")
    )
    assert lines_of(body) == ["Điều 1. Phạm vi", "Cuối"]


def test_empty_paragraphs_and_headings_set_apart():
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    body = (
        paragraph("Đầu.")
        + paragraph() * 3
        + paragraph("Giữa.")
        + paragraph("MỤC ĐÍCH", '<w:pStyle w:val="H"/>')
    )
    assert reading_of(body, styles=styles).text == "Đầu.\n\nGiữa.\n\nMỤC ĐÍCH"


def test_places_count_what_is_printed():
    reading = reading_of(paragraph("a") + paragraph() + paragraph("b") + PLAN + paragraph("c") + PLAN)
    assert [reading.place(reading.text.index(text)) for text in ("a", "b\n")] == [
        "paragraph 1",
        "paragraph 2",
    ]
    assert reading.passages[-1].place == "table 2, row 5, column 5"
    assert "paragraph 3" in {p.place for p in reading.passages}


def strict(parts):
    return {
        name: content.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in parts.items()
    }  # fmt: skip


PACKAGES = {
    "Word": parts_of(listed("việc"), numbering=NUMBERED),
    "other names of folders and parts": parts_of(listed("việc"), folder="Content", main="main2.xml", numbering=NUMBERED),
    "strict": strict(parts_of(listed("việc"), numbering=NUMBERED)),
    "no relations": {k: v for k, v in parts_of(paragraph("1. việc")).items() if "rels" not in k},
    "backslashes": {k.replace("/", "\\"): v for k, v in parts_of(listed("việc"), numbering=NUMBERED).items()},
    "targets from the root": {
        k: v.replace('Target="', 'Target="/word/') if "document.xml.rels" in k else v
        for k, v in parts_of(listed("việc"), numbering=NUMBERED).items()
    },
}  # fmt: skip


@pytest.mark.parametrize("parts", PACKAGES.values(), ids=PACKAGES)
def test_parts_are_found_by_their_relations(parts):
    assert read_bytes("a.docx", zipped(parts)).text == "1. việc"


@pytest.mark.parametrize("name", ["a.docm", "a.DOTX", "-"])
def test_macros_templates_and_the_standard_input(name):
    reading = read_bytes(name, word_file(paragraph("Điều 1")))
    assert (reading.text, reading.name, reading.encoding) == ("Điều 1", name, "utf-8")
    assert reading.media_type.endswith("wordprocessingml.document")


def test_blocks_are_forgotten_as_they_are_read():
    package = Package("a.docx", word_file("".join(paragraph(str(n)) for n in range(500)) + "<w:sectPr/>"))
    blocks = package.blocks()
    first, second = next(blocks), next(blocks)
    assert (first.getparent() is not None, len(first), len(second)) == (True, 0, 2)
    assert sum(1 for _ in blocks) == 499


def test_a_file_of_python_docx_gives_tasks_and_meetings_home(tmp_path):
    document = docx.Document()
    document.add_paragraph("Kết luận cuộc họp, Phó Chủ tịch UBND xã yêu cầu:")
    for text in ("Phòng Kinh tế rà soát quy hoạch theo Kế hoạch số 48/KH-UBND ngày 02/3/2031 trước ngày 30/4/2031.",
                 "Văn phòng báo cáo Ủy ban nhân dân xã kết quả trước ngày 15/5/2031."):  # fmt: skip
        document.add_paragraph(text, style="List Number")
    file = tmp_path / "ket-luan.docx"
    document.save(str(file))
    reading = read(file)
    assert reading.text.split("\n")[1].startswith("1. Phòng Kinh tế")
    said = kg.extract(reading.text)
    assert [task.lead for task in said.tasks] == [("Phòng Kinh tế",), ("Văn phòng",)]
    for citation in said.citations:
        assert reading.text[citation.start : citation.end].startswith("Kế hoạch số 48")
        assert reading.place(citation.start) == "paragraph 2"


PIECES = st.sampled_from(
    [paragraph("Số 5/KH"), paragraph(), listed("Số 5/KH"), table(row("Số 5/KH", "b"), row("c", "Số 5/KH")), paragraph(box(paragraph("Số 5/KH"))),
     paragraph(MARK.format("begin") + run("Số 5/KH")), paragraph(run("Số 5/KH", HIDDEN)), "<w:sdt><w:sdtContent>" + paragraph("Số 5/KH") + "</w:sdtContent></w:sdt>",
     paragraph(f"<w:del>{run('Số 5/KH')}</w:del>"), "<w:unknown>" + paragraph("x") + "</w:unknown>", paragraph(run("Số 5/KH") + MARK.format("end")),
     paragraph("Số 5/KH", "<w:rPr><w:vanish/></w:rPr>")]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_print_is_lost_whatever_the_blocks(pieces):
    body = paragraph("Đầu trang") + "".join(pieces)
    reading = reading_of(body, numbering=NUMBERED)
    everything = "\n".join([reading.text, *(block.text for block in reading.dropped)])
    in_code = sum('"begin"' in piece for piece in pieces)
    assert everything.count("Số 5/KH") >= body.count("Số 5/KH") - 2 * in_code - sum(
        "Fallback" in piece for piece in pieces
    )
    position = 0
    for passage in reading.passages:
        assert reading.text[position : passage.start].strip() == ""
        assert reading.text[passage.start : passage.end].strip()
        position = passage.end
    assert reading.text[position:].strip() == ""


def test_a_file_given_as_bytes_is_the_same_as_from_the_disk(tmp_path):
    document = docx.Document()
    document.add_paragraph("Điều 1. Phạm vi")
    buffer = io.BytesIO()
    document.save(buffer)
    (tmp_path / "a.docx").write_bytes(buffer.getvalue())
    assert read(tmp_path / "a.docx").text == read_bytes("b.docx", buffer.getvalue()).text == "Điều 1. Phạm vi"
