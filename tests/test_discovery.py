"""Which files paths, patterns and lists mean: links that lead in circles, trash, names no list can hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.readers import EmptyInputError, MissingPathError, UnreadablePathError, UnsupportedTypeError, discover
from kg.readers.discovery import listed_paths
from kg.readers.patterns import Pattern


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "ke-hoach.txt", "2031/bao-cao.TXT", "2031/thang-3/giao-ban.html", "2031/thang-3/ghi-chu.md", "2032/a.txt"
    ):  # fmt: skip
        (tmp_path / "van-ban" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "van-ban" / name).write_text("Điều 1. Phạm vi", encoding="utf-8")
    return tmp_path / "van-ban"


def names(found, folder: Path) -> list[str]:
    return [os.path.relpath(path, folder) for path in found.files]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("*.txt", ["ke-hoach.txt"]),
        ("**/*.txt", ["ke-hoach.txt", "2031/bao-cao.TXT", "2032/a.txt"]),
        ("203?/*.txt", ["2031/bao-cao.TXT", "2032/a.txt"]),
        ("203[!1]/**", ["2032/a.txt"]),
        ("2031/*", ["2031/bao-cao.TXT", "2031/thang-3/ghi-chu.md", "2031/thang-3/giao-ban.html"]),
        ("**/thang-3/*.html", ["2031/thang-3/giao-ban.html"]),
        ("**", ["ke-hoach.txt", "2031/bao-cao.TXT", "2031/thang-3/ghi-chu.md", "2031/thang-3/giao-ban.html", "2032/a.txt"]),
    ],
)  # fmt: skip
def test_patterns(folder, written, expected):
    found = discover(str(folder / written))
    assert names(found, folder) == expected
    assert not found.problems


def test_a_pattern_that_nothing_fits(folder):
    (problem,) = discover(str(folder / "**/*.odt")).problems
    assert isinstance(problem, MissingPathError)
    assert "quotes" in problem.fix


def test_a_name_with_the_signs_of_a_pattern_is_a_name(folder):
    (folder / "[2] bao-cao.txt").write_text("Điều 1")
    (folder / "2 bao-cao.txt").write_text("Điều 1")
    assert names(discover(str(folder / "[2] bao-cao.txt")), folder) == ["[2] bao-cao.txt"]


def test_marks_composed_or_not_are_one_pattern():
    assert Pattern.of("báo cáo*.txt").fits("báo cáo 3.txt")


@pytest.mark.parametrize("name", ["~$ke-hoach.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "~WRL0001.tmp"])
def test_what_programs_leave_behind_is_not_spoken_of(folder, name):
    before = discover(folder)
    (folder / name).write_bytes(b"\x00\x01")
    after = discover(folder)
    assert (after.files, after.problems) == (before.files, ())
    assert discover([folder / name, folder]).files == before.files  # a shell expands * to it


def test_links_in_circles_end_and_files_are_taken_once_under_their_own_name(folder):
    (folder / "2031" / "quay-lai").symlink_to(folder, target_is_directory=True)
    (folder / "0-tat").symlink_to(folder / "2031", target_is_directory=True)
    (folder / "tu-minh").symlink_to("tu-minh")
    (folder / "ban-khac.txt").symlink_to(folder / "mat-roi.txt")
    found = discover(folder)
    assert names(found, folder) == [
        "ke-hoach.txt", "2031/bao-cao.TXT", "2031/thang-3/ghi-chu.md", "2031/thang-3/giao-ban.html", "2032/a.txt",
    ]  # fmt: skip
    assert sorted(Path(p.where).name for p in found.problems) == ["ban-khac.txt", "tu-minh"]


def test_a_linked_folder_from_elsewhere_is_searched(folder, tmp_path):
    (tmp_path / "khac").mkdir()
    (tmp_path / "khac" / "b.txt").write_text("Điều 1")
    (folder / "lien-ket").symlink_to(tmp_path / "khac", target_is_directory=True)
    assert "lien-ket/b.txt" in names(discover(folder), folder)


def test_one_file_by_several_ways_is_one(folder, monkeypatch):
    monkeypatch.chdir(folder)
    paths = ["ke-hoach.txt", "./ke-hoach.txt", str(folder / "ke-hoach.txt"), "2031/../ke-hoach.txt", "*.txt"]
    assert discover(paths).files == ("ke-hoach.txt",)


def test_one_trouble_by_several_ways_is_one(folder):
    (folder / "bang.xlsx").write_bytes(b"PK")
    (problem,) = discover([folder, str(folder / "*.xlsx"), folder / "2031"]).problems
    assert isinstance(problem, UnsupportedTypeError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_folder_is_not_waited_for(folder):
    os.mkfifo(folder / "ong.txt")
    (problem,) = discover(folder).problems
    assert isinstance(problem, UnreadablePathError)


def test_a_folder_whose_name_begins_as_another_has_its_own_say(folder):
    (folder / "2031-trong").mkdir()
    (problem,) = discover([folder / "2031", folder / "2031-trong"]).problems
    assert isinstance(problem, EmptyInputError)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a.txt\nb/c d.txt\n", ("a.txt", "b/c d.txt")),
        (b"\xef\xbb\xbfa.txt\r\n\r\nb.txt", ("a.txt", "b.txt")),
        (b"a\nb.txt\0c.txt\0", ("a\nb.txt", "c.txt")),
        ("báo cáo.txt\r\n".encode("utf-16"), ("báo cáo.txt",)),
        (b"b\xe1o.txt\n", ("b\udce1o.txt",)),
    ],
)
def test_lists(data, expected):
    assert listed_paths(data, "danh-sach.txt") == expected


def test_a_list_of_nothing():
    with pytest.raises(EmptyInputError, match="one path a line"):
        listed_paths(b"\n \n", "danh-sach.txt")
