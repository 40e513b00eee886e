"""Zip archives: their documents are read under the archive's name; hostile ones cost no memory and one line."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.graph import read_graph
from kg.graph.build import build
from kg.readers import (
    DamagedInputError,
    EmptyInputError,
    MissingPathError,
    OversizedInputError,
    ProtectedInputError,
    UnsupportedTypeError,
    archives,
    discover,
    read,
)
from tests.word_files import paragraph, word_file

TEXT = "Số: {n}/KH-UBND\nThực hiện Nghị quyết số 21-NQ/TU ngày 10/01/2031 của Tỉnh ủy Gia Lai."


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


def locked(data: bytes) -> bytes:
    """An archive whose members say that they are encrypted."""
    made = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + place] |= 1
            at = made.find(mark, at + 1)
    return bytes(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    inside = {
        "xã Đông An/kế hoạch.txt": TEXT.format(n=2).encode(),
        "bc.docx": word_file(paragraph("Số: 3/BC-UBND")),
        "bang.xlsx": b"PK",
        "__MACOSX/._bc.docx": b"x",
        "trong.txt": b"",
        "nua.zip": zipped({"a.txt": b"x"}),
    }
    (folder / "thang 3.ZIP").write_bytes(zipped(inside))
    return folder


def test_what_is_inside_is_found_and_named(folder):
    found = discover(folder)
    archive = folder / "thang 3.ZIP"
    assert found.files == (
        str(folder / "a.txt"), f"{archive}!bc.docx", f"{archive}!trong.txt", f"{archive}!xã Đông An/kế hoạch.txt",
    )  # fmt: skip
    assert [(type(p), p.where.partition("!")[2]) for p in found.problems] == [
        (UnsupportedTypeError, "bang.xlsx"), (UnsupportedTypeError, "nua.zip"),
    ]  # fmt: skip
    assert read(f"{archive}!bc.docx").text == "Số: 3/BC-UBND"
    assert discover(f"{archive}!bc.docx").files == (f"{archive}!bc.docx",)
    assert discover([archive, folder / "*.zip", folder]).files[:1] == (f"{archive}!bc.docx",)
    with pytest.raises(MissingPathError, match="no such file in the archive"):
        read(f"{archive}!khong-co.txt")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_archive_is_built_and_built_again(folder, tmp_path, jobs):
    report = build(folder, tmp_path / "g", jobs=jobs)
    assert report.new == ("a.txt", "thang 3.ZIP!bc.docx", "thang 3.ZIP!xã Đông An/kế hoạch.txt")
    assert [left.name for left in report.left_out] == [
        "thang 3.ZIP!bang.xlsx", "thang 3.ZIP!nua.zip", "thang 3.ZIP!trong.txt",
    ]  # fmt: skip
    assert not build(folder, tmp_path / "g", jobs=jobs).rebuilt
    (folder / "thang 3.ZIP").write_bytes(zipped({"bc.docx": word_file(paragraph("Số: 33/BC-UBND"))}))
    report = build(folder, tmp_path / "g", jobs=jobs)
    assert (report.changed, report.removed) == (
        ("thang 3.ZIP!bc.docx",),
        ("thang 3.ZIP!xã Đông An/kế hoạch.txt",),
    )
    assert report.complete
    names = {node.properties for node in read_graph(tmp_path / "g").nodes("TextSource")}
    assert any(("full_name", "thang 3.ZIP!bc.docx") in properties for properties in names)


def test_names_in_utf8_that_no_flag_declares(tmp_path):
    data = bytearray(zipped({"kế.txt": TEXT.encode()}))
    for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        data[data.find(mark) + place] &= ~0x08
    (tmp_path / "a.zip").write_bytes(data)
    assert discover(tmp_path / "a.zip").files == (f"{tmp_path}/a.zip!kế.txt",)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"PK\x03\x04" + bytes(99), DamagedInputError, "cut short"),
        (zipped({"a.txt": b"x" * 999})[:-40], DamagedInputError, "cut short"),
        (zipped({}), EmptyInputError, "no file in this archive"),
        (locked(zipped({"a.txt": b"x"})), ProtectedInputError, "password"),
        (zipped({"a.txt": bytes(64 << 20)}), OversizedInputError, "would take 64 MB"),
        (zipped({f"{n}.txt": b"x" for n in range(archives.MOST_MEMBERS + 1)}, zipfile.ZIP_STORED), OversizedInputError, "10,001 files"),
    ],
)  # fmt: skip
def test_hostile_archives_get_one_line(data, error, says, tmp_path):
    (tmp_path / "a.zip").write_bytes(data)
    found = discover(tmp_path / "a.zip")
    assert found.files == ()
    (problem,) = found.problems
    assert isinstance(problem, error)
    assert says in str(problem)
    assert problem.fix


def test_a_damaged_member_is_left_out_and_the_rest_goes_on(tmp_path):
    data = bytearray(
        zipped({"a.txt": TEXT.format(n=1).encode(), "b.txt": TEXT.format(n=2).encode()}, zipfile.ZIP_STORED)
    )
    data[data.find(b"Thu" if b"Thu" in data else b"Gia Lai")] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    report = build(tmp_path / "a.zip", tmp_path / "g")
    assert report.new == ("a.zip!b.txt",)
    assert "damaged inside the archive" in report.left_out[0].reason


def test_the_command_line_reads_archives(folder):
    command = [sys.executable, "-m", "kg", "extract", "thang 3.ZIP!xã Đông An/kế hoạch.txt", "-f", "jsonl"]
    root = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": root, "LC_ALL": "C.UTF-8"},
    )
    assert '"source": "thang 3.ZIP!xã Đông An/kế hoạch.txt"' in done.stdout
