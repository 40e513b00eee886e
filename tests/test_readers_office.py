"""Old Word and rich text files, which LibreOffice opens for us; without it, one line that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import read_graph
from kg.graph.build import build
from kg.readers import (
    DamagedInputError,
    EmptyInputError,
    MissingToolError,
    OversizedInputError,
    discover,
    office,
    read_bytes,
)
from tests.pdf_files import converted, document_of
from tests.report_formats import ROOT, differences
from tests.word_files import paragraph, word_file

RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\f0 S\u7889? 12/Q\u272?-UBND\par Ch\u237? \'e2m\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)
NAMES = ("01-ke-hoach-chuyen-doi-so", "15-ke-hoach-bang-nhiem-vu-2026")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Two of the examples as .doc and as .rtf; skips where LibreOffice is not installed."""
    folder = tmp_path_factory.mktemp("office")
    files = [folder / f"{name}.fodt" for name in NAMES]
    for file in files:
        file.write_text(
            document_of((ROOT / "examples" / f"{file.stem}.txt").read_text(encoding="utf-8")),
            encoding="utf-8",
        )
    for suffix in ("doc", "rtf"):
        converted(files, folder, suffix=suffix)
    return folder


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", [".doc", ".rtf"])
def test_old_files_say_what_the_text_says(folder, name, suffix):
    text = (ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8")
    data = (folder / f"{name}{suffix}").read_bytes()
    assert not any(differences(text, suffix, suffix, data).values())
    reading = read_bytes("-", data)  # on the standard input the bytes tell what it is
    assert reading.media_type == {".doc": "application/msword", ".rtf": "application/rtf"}[suffix]
    assert reading.place(reading.text.index("Nơi nhận")).startswith(("paragraph ", "table "))


def test_a_folder_with_old_files_is_built(folder, tmp_path):
    report = build([folder / f"{NAMES[0]}.doc", folder / f"{NAMES[1]}.rtf"], tmp_path / "g", jobs=2)
    assert report.complete
    assert report.new == (f"{NAMES[0]}.doc", f"{NAMES[1]}.rtf")
    places = [dict(e.properties).get("found_at") for e in read_graph(tmp_path / "g").edges("LED_BY")]
    assert any(str(place).startswith("table ") for place in places)


def test_letters_of_rich_text(folder):
    assert read_bytes("a.rtf", RTF).text == "Số 12/QĐ-UBND\nChí âm"


def test_what_cannot_be_opened(folder):
    with pytest.raises((DamagedInputError, EmptyInputError), match=r"\.doc"):
        read_bytes("hong.doc", OLE)


def test_a_file_without_end(folder, monkeypatch):
    monkeypatch.setattr(office, "LONGEST", 0.01)
    with pytest.raises(OversizedInputError, match="was not done"):
        read_bytes("a.rtf", RTF)


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("a.doc", b"", EmptyInputError, "the file is empty"),
        ("a.doc", b"S\xe1\xbb\x91: 5/KH-UBND", DamagedInputError, "no .doc file"),
        ("a.rtf", b"\x89PNG", DamagedInputError, "no .rtf file"),
        ("a b.doc", OLE, MissingToolError, "apt-get install libreoffice-writer"),
        ("a.rtf", RTF, MissingToolError, "LibreOffice, which is not installed"),
    ],
)
def test_without_libreoffice(name, data, error, says, monkeypatch):
    monkeypatch.setattr(office, "office", lambda: None)
    with pytest.raises(error, match=says):
        read_bytes(name, data)


def test_what_is_only_called_doc_is_read_as_what_it_is(monkeypatch):
    monkeypatch.setattr(office, "office", lambda: None)
    assert read_bytes("a.doc", "<html><p>Số: 5/KH-UBND".encode()).media_type == "text/html"
    assert read_bytes("a.doc", word_file(paragraph("Số: 5/KH-UBND"))).text == "Số: 5/KH-UBND"


def test_a_tool_that_was_missing_is_looked_for_again(tmp_path, monkeypatch):
    (tmp_path / "van-ban").mkdir()
    (tmp_path / "van-ban" / "a.txt").write_text("Số: 5/KH-UBND", encoding="utf-8")
    (tmp_path / "van-ban" / "b.doc").write_bytes(OLE)
    assert len(discover(tmp_path / "van-ban").files) == 2
    monkeypatch.setattr(office, "office", lambda: None)
    (left,) = build(tmp_path / "van-ban", tmp_path / "g").left_out
    assert (left.name, left.sha256) == ("b.doc", "")
    monkeypatch.undo()
    monkeypatch.setattr(office, "_as_docx", lambda *_: word_file(paragraph("Số: 6/KH-UBND")))
    report = build(tmp_path / "van-ban", tmp_path / "g")
    assert (report.new, report.complete) == (("b.doc",), True)
