"""Readers: three kinds of web page around one report of ours, plain text, folders, and bad input."""

import io
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.readers import (
    BinaryInputError,
    DamagedInputError,
    EmptyInputError,
    MissingPathError,
    OversizedInputError,
    ReadingError,
    UnknownEncodingError,
    UnreadablePathError,
    UnsupportedTypeError,
    discover,
    read,
    read_bytes,
)

TITLE = "Xã Thạch Bình họp giao ban các trường quý I/2031"
STAMP = "(16/03/2031 07:45:10 GMT+7)"
REPORT = [
    "Ngày 15/3/2031, Ủy ban nhân dân xã Thạch Bình họp giao ban với hiệu trưởng các trường trong xã.",
    "Bà Lê Thị Bê – Phó Chủ tịch xã chủ trì.",
    "Kết luận cuộc họp, Phó Chủ tịch xã yêu cầu các trường thực hiện một số việc sau:",
    "1. Rà soát đội ngũ theo Kế hoạch số 48/KH-UBND ngày 02/3/2031; báo cáo trước ngày 30/4/2031.",
    "2. Công khai các khoản thu & chi đầu năm.",
]
MENU = ["Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Thủ tục", "Công khai", "Liên hệ", "Góp ý"]
SIDE = ["Xã đón đoàn kiểm tra", "Khai mạc hội khỏe", "Tuyển sinh lớp 1"]
FOOT = "Cơ quan chủ quản: Ủy ban nhân dân xã. Điện thoại: 0000 000 000"


def links(words, tag="li"):
    return "".join(f'<{tag}><a href="/x">{word}</a></{tag}>' for word in words)


def escaped(line):
    return line.replace("&", "&amp;").replace("–", "&ndash;")


def div_soup():
    body = "".join(f"<div class='row'><div class='x1'>{escaped(line)}</div></div>" for line in REPORT)
    return f"""<!DOCTYPE html><html><head><title>{TITLE}</title><style>p{{}}</style></head><body>
    <div class="c1">{links(MENU, "div")}</div>
    <div class="c2"><div class="c3"><span>{TITLE}</span> <span>{STAMP}</span></div>{body}
    <div class="c9">Lượt xem: 12</div></div>
    <div class="c4"><div>Tin khác</div>{links(SIDE, "div")}</div><div class="c5">{FOOT}</div></body></html>"""


def wordpress():
    body = "".join(f"<p>{escaped(line)}</p>\n" for line in REPORT)
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} - Cổng thông tin xã</title></head><body>
    <header class="site-header"><nav id="site-navigation"><ul>{links(MENU)}</ul></nav></header>
    <main><article class="post hentry"><header class="entry-header"><h1>{TITLE}</h1>
    <time>{STAMP}</time></header><div class="entry-content">{body}
    <script>var dem = "Nghị quyết 1/NQ-HĐND";</script></div></article></main>
    <aside class="widget-area"><h2>Bài mới</h2><ul>{links(SIDE)}</ul></aside>
    <footer class="site-footer"><p>{FOOT}</p></footer></body></html>"""


def table_portal():
    body = "<br>\n".join(escaped(line) for line in REPORT)
    menu = links(MENU, "td")
    return f"""<html><head><title>Cổng thông tin xã</title></head><body><table width=100%><tr>{menu}</tr></table>
    <table><tr><td valign=top><table>{"".join(f"<tr>{links([w], 'td')}</tr>" for w in SIDE)}</table></td>
    <td><b>{TITLE}</b> {STAMP}<br>{body}</td></tr><tr><td colspan=2>{FOOT}</td></tr></table></body></html>"""


LAYOUTS = {"div soup": div_soup, "WordPress": wordpress, "table portal": table_portal}


@pytest.fixture(params=LAYOUTS, ids=lambda name: name.replace(" ", "-"))
def page(request):
    return read_bytes("bao-cao.html", LAYOUTS[request.param]().encode())


def test_the_whole_report_is_read_line_by_line(page):
    lines = page.text.split("\n")
    assert [line for line in lines if line in REPORT] == REPORT
    assert any(line.startswith(TITLE) for line in lines)
    assert STAMP in page.text


def test_menus_are_dropped_with_a_reason(page):
    lines = page.text.split("\n")
    assert not set(MENU) & {line.lstrip("- ") for line in lines}
    dropped = {block.text.lstrip("- "): block.reason for block in page.dropped}
    assert set(MENU) <= set(dropped)
    assert all(dropped[word] in ("navigation", "page header", "menu of links") for word in MENU)
    assert sum(page.reasons().values()) == len(page.dropped)


def test_passages_are_the_lines_of_the_text_with_their_place(page):
    position = 0
    for passage in page.passages:
        assert page.text[position : passage.start].strip() == ""
        assert page.text[passage.start : passage.end]
        assert passage.place.startswith("html/")
        position = passage.end
    assert position == len(page.text)
    assert page.place(page.text.index("1. Rà soát")) == next(
        p.place for p in page.passages if page.text[p.start : p.end].startswith("1. Rà soát")
    )


def test_scripts_are_never_read(page):
    assert "1/NQ-HĐND" not in page.text


def test_titles_are_not_doubled():
    page = read_bytes("a.html", wordpress().encode())
    assert page.text.count(TITLE) == 1
    assert "repeats the title" in page.reasons()


def test_a_title_that_the_page_does_not_print_is_kept():
    page = read_bytes(
        "a.html", "<title>Thông báo số 5/TB-UBND</title><p>Nội dung chính của trang.</p>".encode()
    )
    assert page.text.split("\n")[0] == "Thông báo số 5/TB-UBND"
    assert page.place(0) == "html/head/title"


def test_a_data_table_has_rows_and_a_letterhead_has_lines():
    html = """<table><tr><td>ỦY BAN NHÂN DÂN<br>Số: 48/KH-UBND</td><td>CỘNG HÒA<br>Thạch Bình, ngày 2/3/2031</td></tr></table>
    <table><tr><th>Nhiệm vụ</th><th>Đơn vị</th><th>Hạn</th></tr>
    <tr><td><p>Rà soát</p><p>trường lớp</p></td><td>Phòng Văn hóa</td><td>30/4/2031</td></tr></table>"""
    page = read_bytes("a.html", html.encode())
    assert page.text.split("\n") == [
        "ỦY BAN NHÂN DÂN", "Số: 48/KH-UBND", "CỘNG HÒA", "Thạch Bình, ngày 2/3/2031",
        "Nhiệm vụ\tĐơn vị\tHạn", "Rà soát trường lớp\tPhòng Văn hóa\t30/4/2031",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["div", "span", "x", "font", "table"])
def test_elements_that_nest_without_end_are_refused_at_once(tag):
    began = time.process_time()
    with pytest.raises(OversizedInputError, match=r"a\.html"):
        read_bytes("a.html", (f"<{tag}>" * 100_000 + "Điều 1").encode())
    assert time.process_time() - began < 2


def test_many_elements_that_end_by_themselves_are_read():
    page = read_bytes("a.html", ("<ul>" + "<li>Rà soát" * 30_000).encode())
    assert page.text.count("\n") == 29_999


def test_merged_cells_stand_in_each_row_and_column():
    html = """<table><tr><th rowspan=2>TT</th><th rowspan="2">Nhiệm vụ</th><th colspan=2>Cơ quan thực hiện</th></tr>
    <tr><th>Chủ trì</th><th>Phối hợp</th></tr><tr><td>1</td><td>Rà soát</td><td rowspan=2>Sở Nội vụ</td><td>Sở A<br>Sở B</td></tr>
    <tr><td>2</td><td>Báo cáo</td><td></td></tr><tr><td colspan=4>II. NHÓM HAI</td></tr></table>"""
    assert read_bytes("a.html", html.encode()).text.split("\n") == [
        "TT\tNhiệm vụ\tCơ quan thực hiện\tCơ quan thực hiện", "TT\tNhiệm vụ\tChủ trì\tPhối hợp",
        "1\tRà soát\tSở Nội vụ\tSở A; Sở B", "2\tBáo cáo\tSở Nội vụ\t", "II. NHÓM HAI",
    ]  # fmt: skip


def test_list_numbers_that_a_browser_shows_are_written():
    html = "<ol><li>Rà soát</li><li>Báo cáo<ul><li>Tiểu học</li><li>+ Lớp ghép</li></ul></li></ol>"
    assert read_bytes("a.html", html.encode()).text.split("\n") == [
        "1. Rà soát", "2. Báo cáo", "- Tiểu học", "+ Lớp ghép",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "keeper",
    [
        "<footer><p>Giấy phép số 12/GP-STTTT ngày 03/4/2030</p></footer>",
        "<div class='sidebar'><p>Kèm theo Quyết định số 5/QĐ-UBND của xã</p></div>",
        "<div id=header><h1>Xã họp giao ban quý I</h1></div>",
        (
            "<div><a href=x>Kế hoạch số 48/KH-UBND</a></div><div><a href=x>Kế hoạch số 49/KH-UBND</a></div>"
            "<div><a href=x>Kế hoạch số 50/KH-UBND</a></div>"
        ),
        "<div><a href=x>Một liên kết</a></div><p>giữa hai đoạn văn.</p>",
    ],
)
def test_titles_dates_and_numbers_are_never_dropped(keeper):
    html = f"<p>{REPORT[0]}</p>{keeper}<p>{REPORT[2]}</p><p>{REPORT[3]}</p>"
    page = read_bytes("a.html", html.encode())
    assert not page.dropped


@pytest.mark.parametrize(
    ("dropped", "reason"),
    [
        ("<nav><a href=x>Nghị quyết 12/NQ-HĐND</a></nav>", "navigation"),
        ("<aside><p>Thời tiết hôm nay</p></aside>", "sidebar"),
        ("<div class='tin-lien-quan'><a href=x>Khai giảng</a></div>", "related news"),
        ("<div id='menuTop'><a href=x>Trang chủ</a></div>", "navigation"),
        ("<div role=search>Nhập từ khóa</div>", "control"),
        ("<div style='display: none'>Ẩn đi</div>", "hidden"),
        ("<p hidden>Ẩn đi</p>", "hidden"),
        ("<button>In trang</button>", "control"),
        ("<style>p {}</style>", "script"),
        ("<div class=comments>Bài hay quá</div>", "comments"),
    ],
)
def test_parts_that_are_not_the_text(dropped, reason):
    html = f"<p>{REPORT[0]}</p>{dropped}<p>{REPORT[2]}</p><p>{REPORT[3]}</p>"
    page = read_bytes("a.html", html.encode())
    assert page.reasons() == {reason: 1}
    assert page.text.split("\n") == [REPORT[0], REPORT[2], REPORT[3]]


def test_a_wrapper_with_a_menu_name_that_holds_the_page_is_no_menu():
    html = f"<div class='menu-layout'>{''.join(f'<p>{escaped(line)}</p>' for line in REPORT)}</div>"
    assert read_bytes("a.html", html.encode()).text.split("\n") == REPORT


def test_the_declared_encoding_of_an_old_page():
    html = (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Café et thé – 5 €</p>'
    )
    page = read_bytes("a.html", html.encode("cp1252"))
    assert (page.text, page.encoding) == ("Café et thé – 5 €", "cp1252")


def test_deep_and_broken_markup_is_read():
    page = read_bytes("a.html", ("<div>" * 3000 + "Điều 1<b>. Phạm vi" + "</p>" * 10).encode())
    assert page.text == "Điều 1. Phạm vi"


@given(st.lists(st.sampled_from(["<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<ul>", "<li>", "<a>", "</a>", "<br>",
                                 "<pre>", "a\nb", "<div class=menu>", "</div>", "Số 5/KH", "&nbsp;", "<th>", "<h1>"]), max_size=25))  # fmt: skip
@settings(max_examples=300)
def test_no_markup_breaks_the_reader_or_loses_print(parts):
    html = "Đầu trang " + "".join(parts)
    page = read_bytes("a.html", html.encode())
    everything = page.text + " ".join(block.text for block in page.dropped)
    assert everything.count("Số 5/KH") == html.count("Số 5/KH")
    assert page.text.replace("\n\n", "\n") == "\n".join(page.text[p.start : p.end] for p in page.passages)


def test_plain_text_is_the_whole_file(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeffĐiều 1.\r\nĐiều 2.".encode())
    reading = read(file)
    assert (reading.text, reading.encoding, reading.media_type) == (
        "\ufeffĐiều 1.\r\nĐiều 2.",
        "utf-8",
        "text/plain",
    )
    assert reading.passages is None
    assert reading.place(reading.text.index("Điều 2")) == "line 2"
    assert reading.name == str(file)


def test_standard_input(monkeypatch):
    class Stdin:
        buffer = io.BytesIO("<html><p>Điều 1".encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert (read("-").text, read_bytes("-", b"abc").media_type) == ("Điều 1", "text/plain")


@pytest.mark.parametrize(
    ("name", "data", "error", "hint"),
    [
        ("a.txt", b"", EmptyInputError, "text"),
        ("a.html", b"<html><body><script>1</script></body></html>", EmptyInputError, "text"),
        ("a.txt", b"PK\x03\x04", BinaryInputError, "soffice"),
        ("a.html", b"\x00\x01\x02" * 50, BinaryInputError, "soffice"),
        ("a.txt", "Điều 5 ".encode("utf-7") + b"\x81\x8d\x8f\x90\x9d " * 20, UnknownEncodingError, "iconv"),
        ("a.odt", b"PK\x03\x04", UnsupportedTypeError, "soffice --headless --convert-to docx a.odt"),
        ("a.pdf", b"%PDF-1.7", DamagedInputError, "get it again"),
        ("a.xyz", b"abc", UnsupportedTypeError, ".txt"),
    ],
)  # fmt: skip
def test_bad_input_says_what_where_and_how(name, data, error, hint):
    with pytest.raises(error) as caught:
        read_bytes(name, data)
    message = str(caught.value)
    assert isinstance(caught.value, (ReadingError, KgError))
    assert name in message
    assert hint in message
    assert "\n" not in message


def test_paths_that_cannot_be_read(tmp_path):
    with pytest.raises(MissingPathError, match=r"khong-co\.txt"):
        read(tmp_path / "khong-co.txt")
    with pytest.raises(UnreadablePathError, match="folder"):
        read(tmp_path)


def test_discovery_is_sorted_recursive_and_reports_the_rest(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/a.HTML", "a.md", "b/x.odt", ".an.txt", ".git/x.txt", "README"):
        (tmp_path / name).write_text("Điều 1")
    found = discover([tmp_path, str(tmp_path / "c.txt"), "-", tmp_path / "khong-co"])
    assert [os.path.relpath(f, tmp_path) if f != "-" else f for f in found.files] == [
        "a.md",
        "c.txt",
        "b/a.HTML",
        "-",
    ]
    assert [type(problem) for problem in found.problems] == [
        UnsupportedTypeError,
        UnsupportedTypeError,
        MissingPathError,
    ]


def test_a_folder_without_readable_files_is_reported(tmp_path):
    (problem,) = discover([tmp_path]).problems
    assert isinstance(problem, EmptyInputError)
    assert ".txt" in problem.fix


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path):
    file = tmp_path / "bao-cao.dat"
    file.write_text("Điều 1")
    assert discover([file]).files == (str(file),)
