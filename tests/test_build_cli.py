"""``kg build`` as a person types it: summary, lists, patterns, bad files among good ones, the bar, the lock."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.left_out import on_one_line
from kg.cli.progress import shown_progress
from tests.command_line import Done, run
from tests.pdf_files import LETTER, PICTURE, pdf

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Số: {n}/KH-UBND\nThực hiện Nghị quyết số 21-NQ/TU ngày 10/01/2031 của Tỉnh ủy Gia Lai về chuyển đổi số.\n"


def kg(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> Done:
    return run(*map(str, arguments), cwd=cwd, stdin=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(1, 6):
        (tmp_path / "van-ban" / f"{n % 2}").mkdir(parents=True, exist_ok=True)
        (tmp_path / "van-ban" / f"{n % 2}" / f"ke-hoach-{n}.txt").write_text(
            TEXT.format(n=n), encoding="utf-8"
        )
    return tmp_path


def test_the_summary_of_a_second_build(folder):
    first = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert first.returncode == 0
    assert first.stderr.startswith("5 new, 0 changed, 0 unchanged, 0 removed\n")
    (folder / "van-ban/0/ke-hoach-2.txt").write_text(TEXT.format(n=22), encoding="utf-8")
    (folder / "van-ban/0/ke-hoach-4.txt").unlink()
    for n in (6, 7):
        (folder / f"van-ban/{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    dry = kg("build", "van-ban", "-g", "g", "--dry-run", cwd=folder)
    assert dry.stderr == "2 new, 1 changed, 3 unchanged, 1 removed; nothing written (--dry-run)\n"
    assert dry.stdout.split() == [
        "new", "6.txt", "new", "7.txt", "changed", "ke-hoach-2.txt", "removed", "ke-hoach-4.txt",
    ]  # fmt: skip
    assert kg("build", "van-ban", "-g", "g", cwd=folder).stderr.startswith(
        "2 new, 1 changed, 3 unchanged, 1 removed"
    )


def test_patterns_lists_and_the_standard_input_name_the_same_files(folder):
    paths = sorted(str(p.relative_to(folder)) for p in (folder / "van-ban").rglob("*.txt"))
    (folder / "danh-sach.txt").write_text("\r\n".join(paths), encoding="utf-8")
    runs = {
        "folder": kg("build", "van-ban", "-g", "a", cwd=folder),
        "pattern": kg("build", "van-ban/**/*.TXT", "-g", "b", cwd=folder),
        "list": kg("build", "--files-from", "danh-sach.txt", "-g", "c", cwd=folder),
        "piped list": kg(
            "build", "--files-from", "-", "-g", "d", cwd=folder, stdin="\0".join(paths).encode()
        ),
        "all of it": kg("build", "van-ban", *paths, "./van-ban/*/*", "-g", "e", "-j", "1", cwd=folder),
    }
    for name, done in runs.items():
        assert done.returncode == 0, f"{name}: {done.stderr}"
    manifests = {(folder / graph / "manifest.json").read_bytes() for graph in "abcde"}
    assert len(manifests) == 1


def test_a_text_on_the_standard_input(folder):
    done = kg("build", "-", "-g", "g", cwd=folder, stdin=TEXT.format(n=1).encode())
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "1 new, 0 changed, 0 unchanged, 0 removed")


BAD = {
    "trong.txt": b"",
    "anh.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "cut.txt": TEXT.format(n=8).encode()[:-20] + b"\xe1\xbb",
    "utf-16.txt": b"\xff\xfe" + TEXT.format(n=8).encode("utf-16-le")[:-1],
    "cut.docx": b"PK\x03\x04" + bytes(400),
    "khoa.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(4096),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type",
    "bang.xlsx": b"PK\x03\x04",
    "xuong\ndong.txt": b"",
    "\x1b[31m\u202etxt.doc": b"{\\rtf1",
}


def test_bad_files_get_a_line_each_with_the_remedy_and_the_rest_goes_on(folder):
    for name, data in BAD.items():
        (folder / "van-ban" / name).write_bytes(data)
    (folder / "van-ban" / "~$khoa.docx").write_bytes(b"\x06Nguyen")
    (folder / "van-ban" / "long.html").write_bytes(b"<div>" * 100_000 + TEXT.format(n=9).encode())
    done = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    left = [line for line in lines if line.startswith("kg: left out: ")]
    assert lines[0].endswith(f", {len(left)} left out")
    assert len(left) == len(BAD) + ("long.html" in done.stderr)
    assert all("(" in line and line.endswith(")") for line in left), left
    assert "Traceback" not in done.stderr
    assert "please report" not in done.stderr
    assert any(r"xuong\ndong.txt" in line for line in left)
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr
    again = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert (again.returncode, [x for x in again.stderr.splitlines() if "left out: " in x]) == (3, left)


def test_a_file_that_is_read_in_part_is_named_in_every_run(folder):
    (folder / "van-ban" / "quet mot phan.pdf").write_bytes(pdf(LETTER, PICTURE, LETTER))
    said = (
        "kg: read in part: quet mot phan.pdf: 1 of 3 pages is scanned, without a text layer: 2"
        ' (add --ocr, or run text recognition first: ocrmypdf --skip-text -l vie "van-ban/quet mot phan.pdf" with-text.pdf)'
    )
    counts = [
        "6 new, 0 changed, 0 unchanged",
        "0 new, 0 changed, 6 unchanged",
        "1 new, 0 changed, 6 unchanged",
    ]
    for round_, count in enumerate(counts):
        if round_ == 2:  # one is new, the others come from the cache
            (folder / "van-ban" / "moi.txt").write_text(TEXT.format(n=9), encoding="utf-8")
        dry = kg("build", "van-ban", "-g", "g", "--dry-run", cwd=folder)
        done = kg("build", "van-ban", "-g", "g", cwd=folder)
        assert (dry.returncode, done.returncode) == (3, 3)
        assert done.stderr.startswith(f"{count}, 0 removed, 1 read in part\n")
        assert said in dry.stderr.splitlines()
        assert said in done.stderr.splitlines()
    assert "1 of 3 pages" in kg("info", "-g", "g", cwd=folder).stdout
    named = kg("extract", "van-ban/quet mot phan.pdf", cwd=folder)
    assert (named.returncode, named.stderr) == (3, f"{said.replace('part: ', 'part: van-ban/', 1)}\n")
    assert named.stdout.count("12/QD-UBND") >= 2
    (folder / "van-ban" / "quet mot phan.pdf").write_bytes(pdf(LETTER, LETTER))
    done = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert (done.returncode, "part" in done.stderr) == (0, False)


def test_many_bad_files_are_not_all_spelt_out(folder):
    for n in range(40):
        (folder / "van-ban" / f"{n}.xlsx").write_bytes(b"PK")
    done = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert done.stderr.count("kg: left out: ") == 31
    assert "10 more; all are named in g/manifest.json" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder):
    (folder / "van-ban" / "kin.txt").write_text("Điều 1")
    (folder / "van-ban" / "kin.txt").chmod(0)
    done = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert done.returncode == 3
    assert "kin.txt: cannot be opened, permission denied (check its permissions)" in done.stderr
    (folder / "van-ban" / "kin.txt").chmod(stat.S_IRUSR)


def test_a_name_in_no_encoding(folder):
    name = os.fsencode(folder / "van-ban") + b"/b\xe1o-c\xe1o.txt"
    Path(os.fsdecode(name)).write_text(TEXT.format(n=9), encoding="utf-8")
    done = kg("build", "van-ban", "-g", "g", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert r"b\\xe1o-c\\xe1o.txt" in (folder / "g" / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build",), "Missing argument"),
        (("build", "khong-co"), "no such file or folder: khong-co"),
        (("build", "van-ban/**/*.odt"), "no file is called like this"),
        (("build", "--files-from", "khong-co"), "the list of files cannot be read"),
        (("build", "--files-from", "-", "-"), "a text and a list at once"),
        (("build", "--files-from", "-"), "this list names no file"),
        (("build", "van-ban", "-j", "0"), "0 is not in the range"),
    ],
)
def test_wrong_calls_get_one_line(folder, arguments, said):
    done = kg(*arguments, "-g", "g", cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder / "g").exists()


HOLD = """
import sys, time
from pathlib import Path
from kg.graph.folder import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_says_who_since_when_and_falls_with_its_holder(folder):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder / "g")], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        done = kg("build", "van-ban", "-g", "g", cwd=folder)
        assert done.returncode == 2
        assert f"process {holder.pid} on " in done.stderr
        assert ", since " in done.stderr
    finally:
        holder.kill()
        holder.wait()
    assert kg("build", "van-ban", "-g", "g", cwd=folder).returncode == 0


def test_without_a_terminal_there_is_a_line_every_five_seconds(monkeypatch, capsys):
    clock = iter([0.0, 1.0, 4.9, 5.1, 6.0, 10.2])
    monkeypatch.setattr("kg.cli.progress.time.monotonic", lambda: next(clock))
    with shown_progress() as step:
        for done in range(1, 6):
            step("read", done, 9)
    assert capsys.readouterr().err == "kg: reading: 3 of 9 files\nkg: reading: 5 of 9 files\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind")
def test_on_a_terminal_there_is_one_bar(folder):
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", "van-ban", "-g", "g"], cwd=folder, stderr=theirs, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    assert done.returncode == 0
    assert "5/5" in shown
    assert shown.rpartition("\x1b[K")[2].replace("\r\n", "\n").startswith("5 new, 0 changed")


def test_names_move_no_cursor():
    assert on_one_line("a\nb\x1b[2J\u202ec.txt") == r"a\nb\x1b[2J\u202ec.txt"
