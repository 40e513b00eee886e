"""Scanned pages that Tesseract reads where the user asks for it, and what is said where it cannot."""

from __future__ import annotations

import io
import json
import os
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from kg.graph import read_graph
from kg.graph.build import build
from kg.graph.texts import OFF_A_PICTURE
from kg.readers import (
    EmptyInputError,
    MissingToolError,
    OversizedInputError,
    Tesseract,
    find_tesseract,
    read_bytes,
    tesseract,
)
from kg.readers.pdf import recognition
from kg.readers.pdf.ruled import strokes_of
from tests.command_line import run
from tests.pdf_files import LETTER, PICTURE, converted, document, document_of, pdf, scanned, table
from tests.report_formats import ROOT, said

NAME = "01-ke-hoach-chuyen-doi-so"
TEXT = (ROOT / "examples" / f"{NAME}.txt").read_text(encoding="utf-8")
ASCII = "Quyet dinh so 12/QD-UBND"
FALLEN = Tesseract("/nowhere/tesseract", "tesseract 0")
"""One that was taken away after it was found."""


@pytest.fixture(scope="module")
def ocr() -> Tesseract:
    try:
        return find_tesseract()
    except MissingToolError as error:
        pytest.fail(str(error)) if os.environ.get("CI") == "true" else pytest.skip(str(error))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page of the examples as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("ocr")
    (folder / "a.fodt").write_text(document_of(TEXT), encoding="utf-8")
    return converted([folder / "a.fodt"], folder)[0].read_bytes()


@pytest.fixture(scope="module")
def scan(printed: bytes) -> bytes:
    """The same page on a scanner."""
    return scanned(printed)


@pytest.mark.ocr
def test_a_scan_says_nearly_what_the_text_says(scan, ocr):
    reading = read_bytes("a.pdf", scan, ocr=ocr)
    wanted, found = (Counter(said(text)["citation"]) for text in (TEXT, reading.text))
    assert (wanted & found).total() >= 0.9 * wanted.total()
    assert (found - wanted).total() <= 0.1 * wanted.total()
    assert not reading.unread
    assert reading.place(reading.text.index("Căn cứ")).startswith("page 1 (text recognition), paragraph ")


@pytest.mark.ocr
def test_a_table_with_lines_keeps_its_rows(tmp_path, ocr):
    rows = [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát biên chế của các trường công lập", "Sở Nội vụ"]]
    (tmp_path / "a.fodt").write_text(document(table(rows)), encoding="utf-8")
    scan = scanned(converted([tmp_path / "a.fodt"], tmp_path)[0].read_bytes())
    reading = read_bytes("a.pdf", scan, ocr=ocr)
    cells = [line.split("\t") for line in reading.text.split("\n")]
    assert [len(row) for row in cells] == [3, 3]
    assert cells[1][1:] == rows[1][1:]  # a lone 1 may be taken for a line
    assert reading.place(len(reading.text) - 1) == "page 1 (text recognition), table 1, row 2"


def test_lines_of_a_picture():
    """A frame of 200 x 100 points drawn two points thick; and a pattern, which is no table."""
    edge, middle = bytes(200) * 2, (bytes(2) + b"\xff" * 196 + bytes(2)) * 96
    assert strokes_of(edge + middle + edge, 200, 100, 72) == (
        (0, 100, 200, 100),
        (0, 2, 200, 2),
        (0, 0, 0, 100),
        (198, 0, 198, 100),
    )
    assert not strokes_of((bytes(100) + b"\xff" * 100) * 9000, 100, 18_000, 72)


@pytest.mark.ocr
@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_laid_askew_is_turned_upright(printed, ocr, turned):
    text = read_bytes("a.pdf", scanned(printed, dpi=200, turned=turned), ocr=ocr).text
    assert text.index("107/2020/NĐ-CP") < text.index("131/QĐ-TTg") < text.index("II. NHIỆM VỤ")


@pytest.mark.ocr
def test_pages_stand_in_their_order_and_those_with_text_are_left_alone(ocr):
    """A page with text, a scan with the stamp of a signature, an empty sheet."""
    picture = scanned(pdf(b"BT /F1 20 Tf 72 500 Td (Cong van so 34/CV-UBND) Tj ET"))
    stamped = _with_stamp(picture)
    reading = read_bytes("a.pdf", _joined(pdf(LETTER), stamped, scanned(pdf(b""))), ocr=ocr)
    first, second = reading.text.index(ASCII), reading.text.index("34/CV-UBND")
    assert first < second
    assert reading.place(first) == "page 1, paragraph 1"
    assert reading.place(second).startswith("page 2 (text recognition), ")
    assert reading.unread == (
        "1 of 3 pages is without text that Tesseract recognises: 3 (scan it again, clean and with 300 dpi)"
    )


def _joined(*files: bytes) -> bytes:
    whole, out = pdfium.PdfDocument.new(), io.BytesIO()
    for data in files:
        whole.import_pages(pdfium.PdfDocument(data))
    whole.save(out)
    return out.getvalue()


def _with_stamp(data: bytes) -> bytes:
    """A scan on which a viewer printed who signed."""
    document, out = pdfium.PdfDocument(data), io.BytesIO()
    page = document[0]
    text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 9)
    words = "Nguoi ky: UBND tinh".encode("utf-16-le") + b"\0\0"
    raw.FPDFText_SetText(text, (raw.FPDF_WCHAR * (len(words) // 2)).from_buffer_copy(words))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 400, 790)
    raw.FPDFPage_InsertObject(page, text)
    page.gen_content()
    document.save(out)
    return out.getvalue()


@pytest.mark.ocr
def test_nothing_on_any_page_is_one_clear_line(ocr):
    with pytest.raises(EmptyInputError, match=r"recognises no text: a\.pdf \(scan it again"):
        read_bytes("a.pdf", scanned(pdf(b"")), ocr=ocr)


@pytest.mark.ocr
def test_the_graph_says_by_whom_and_doubts_it_and_forgets_nothing(scan, ocr, tmp_path):
    """With and without --ocr are two builds: neither takes what the other kept."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "quet.pdf").write_bytes(scan)
    (tmp_path / "in" / "in.pdf").write_bytes(pdf(LETTER))
    args = ("build", "in", "-g", "g", "-j", "1")
    counts = []
    for options, code in ((), 3), (("--ocr",), 0), (("--ocr",), 0), ((), 3):
        done = run(*args, *options, cwd=tmp_path)
        assert done.returncode == code, done.stderr
        assert ("left out: quet.pdf" in done.stderr) == (code == 3)
        manifest = json.loads((tmp_path / "g" / "manifest.json").read_text(encoding="utf-8"))
        assert manifest["ocr"] == (ocr.version if options else "")
        counts.append(sum(manifest["counts"]["edges"].values()))
    assert counts[0] == counts[3] < counts[1] == counts[2]
    assert build(tmp_path / "in", tmp_path / "g", dry_run=True, ocr=True).complete
    build(tmp_path / "in", tmp_path / "g", ocr=True)
    edges = [e for e in read_graph(tmp_path / "g").edges() if e.mentions and e.source_doc.startswith("text/")]
    read_off = [e for e in edges if "text recognition" in dict(e.properties)["found_at"]]
    assert len(read_off) > 10
    assert all(edge.confidence <= OFF_A_PICTURE for edge in read_off)
    rows = json.loads(run("info", "-g", "g", "-f", "json", cwd=tmp_path).stdout)
    assert {"what": "text recognition", "name": ocr.version, "count": 1} in rows


@pytest.mark.ocr
def test_extract_and_tasks_take_the_option(scan, ocr, tmp_path):
    (tmp_path / "quet.pdf").write_bytes(scan)
    plain = run("extract", "quet.pdf", cwd=tmp_path)
    assert plain.returncode == 2
    assert (
        "(add --ocr, or run text recognition first: ocrmypdf -l vie quet.pdf with-text.pdf)" in plain.stderr
    )
    done = run("extract", "quet.pdf", "--ocr", "--kind", "citation", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "131/QĐ-TTg" in done.stdout
    sheet = run("tasks", "quet.pdf", "--ocr", "-o", "nhiem-vu.csv", cwd=tmp_path)
    assert sheet.returncode == 0
    assert "Sở Nội vụ" in (tmp_path / "nhiem-vu.csv").read_text(encoding="utf-8-sig")


@pytest.mark.ocr
def test_a_page_that_takes_too_long_is_named_and_the_rest_goes_on(scan, ocr, monkeypatch):
    monkeypatch.setattr(recognition, "LONGEST_PAGE", 0.01)
    reading = read_bytes("a.pdf", _joined(pdf(LETTER), scan), ocr=ocr)
    assert ASCII in reading.text
    assert reading.unread.startswith(
        "1 of 2 pages is unread, as text recognition failed or took too long: 2 ("
    )


@pytest.mark.parametrize("limit", [recognition.LONGEST_FILE, 0.0])
def test_what_fails_is_one_clear_line(limit, monkeypatch):
    monkeypatch.setattr(recognition, "LONGEST_FILE", limit)
    with pytest.raises(OversizedInputError, match=r"took too long: a\{\}\.pdf \(run text recognition first"):
        read_bytes("a{}.pdf", pdf(PICTURE), ocr=FALLEN)
    assert read_bytes("a.pdf", pdf(LETTER, PICTURE), ocr=FALLEN).text.startswith(ASCII)


def test_pictures_too_large_for_the_memory_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(recognition, "MOST_SCANNED", 1000)
    monkeypatch.setattr(Tesseract, "layer", lambda *_: pytest.fail("was rendered"))
    reading = read_bytes("a.pdf", _joined(pdf(LETTER), scanned(pdf(LETTER), dpi=50)), ocr=FALLEN)
    assert "took too long: 2 (" in reading.unread


def test_only_scans_are_given_to_it():
    assert read_bytes("a.pdf", pdf(LETTER), ocr=FALLEN) == read_bytes("a.pdf", pdf(LETTER))
    assert read_bytes("a.txt", b"So: 1/KH-UBND", ocr=FALLEN).text == "So: 1/KH-UBND"


@pytest.mark.parametrize(
    "command", [("build", "a.pdf"), ("extract", "a.pdf"), ("tasks", "a.pdf", "-o", "a.csv")]
)
def test_without_tesseract_the_option_says_what_to_install(command, tmp_path, monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: None)
    (tmp_path / "a.pdf").write_bytes(pdf(LETTER))
    done = run(*command, "--ocr", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        "which is not installed (install it (apt-get install tesseract-ocr tesseract-ocr-vie)" in done.stderr
    )
    assert not (tmp_path / "kg-graph").exists()


@pytest.mark.parametrize(
    ("script", "says"), [("echo eng", "without its Vietnamese"), ("exec /bin/sleep 9", "not answer")]
)
def test_a_tesseract_that_cannot_do_it_is_refused(script, says, tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(tesseract, "_ANSWERS_IN", 0.5)
    with pytest.raises(MissingToolError, match=says):
        find_tesseract()
