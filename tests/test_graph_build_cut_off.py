"""`build` cut off at any step, refused or raced: the last good graph stays, and nothing that is not ours is touched."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from multiprocessing import Process
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.graph import read_graph
from kg.graph.build import build
from kg.graph.manifest import MANIFEST
from tests.three_texts import contents, written

build_module = sys.modules[build.__module__]


@pytest.fixture
def folder(tmp_path) -> Path:
    return written(tmp_path / "van-ban")


STEPS = (
    "read_all",
    "texts_of",
    "assemble",
    "require_sound",
    "write_tables",
    "sync_folder",
    "write_manifest",
    "clean",
)


def die_in(step: str, when: str, folder: Path, graph: Path) -> None:
    """Build, and die at once before or after a step."""
    real = getattr(build_module, step)

    def die(*args, **kwargs):
        if when == "after":
            result = real(*args, **kwargs)
            list(result) if step == "read_all" else None
        os._exit(9)

    setattr(build_module, step, die)
    build([folder], graph)


def killed(*arguments: object) -> int | None:
    """The exit code of a process that dies in the middle of a build."""
    process = Process(target=die_in, args=arguments)
    process.start()
    process.join(60)
    return process.exitcode


MORE = "Theo Nghị định số 30/2020/NĐ-CP của Chính phủ."


@pytest.fixture(scope="module")
def calm(tmp_path_factory):
    root = tmp_path_factory.mktemp("calm")
    written(root / "van-ban")
    (root / "van-ban" / "them.txt").write_text(MORE, encoding="utf-8")
    build([root / "van-ban"], root / "graph")
    return contents(root / "graph")


class TestCrash:
    """A killed build leaves the last good graph, and the next one ends as an undisturbed one."""

    @pytest.mark.parametrize(
        ("step", "when"),
        [*((step, "before") for step in STEPS), ("write_tables", "after"), ("write_manifest", "after")],
    )
    def test_killed(self, folder, tmp_path, step, when, calm):
        graph = tmp_path / "graph"
        build([folder], graph)
        kept = {n.id for n in read_graph(graph).nodes()}
        (folder / "them.txt").write_text(MORE, encoding="utf-8")
        assert killed(step, when, folder, graph) == 9
        committed = (step, when) in {("write_manifest", "after"), ("clean", "before")}
        assert ({n.id for n in read_graph(graph).nodes()} == kept) is not committed
        build([folder], graph)
        assert contents(graph) == calm

    def test_the_same_content_by_other_rules_is_not_written_twice(self, folder, tmp_path, monkeypatch):
        graph = tmp_path / "graph"
        build([folder], graph)
        table = next((graph / read_graph(graph).key).rglob("Document.parquet"))
        before = table.stat().st_mtime_ns
        monkeypatch.setattr(build_module, "rules_hash", lambda: "e" * 64)
        assert build([folder], graph).rebuilt
        assert table.stat().st_mtime_ns == before
        table.write_bytes(b"PAR1")
        monkeypatch.setattr(build_module, "rules_hash", lambda: "d" * 64)
        build([folder], graph)
        assert list(read_graph(graph).nodes())

    def test_a_first_build_that_was_cut_off(self, folder, tmp_path):
        graph = tmp_path / "graph"
        assert killed("write_manifest", "before", folder, graph) == 9
        with pytest.raises(KgError, match="no graph here"):
            read_graph(graph)
        build([folder], graph)
        assert [p.name for p in sorted(graph.iterdir())] == [
            ".build.lock", "cache", read_graph(graph).key, MANIFEST
        ]  # fmt: skip


class TestRefusals:
    """Nothing is overwritten that is not ours; every error says what to do."""

    def test_a_folder_with_other_things(self, folder, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thu.txt").write_text("của tôi")
        with pytest.raises(KgError, match=r"not empty and holds no graph.*name an empty or new folder"):
            build([folder], tmp_path / "mine")
        assert [p.name for p in (tmp_path / "mine").iterdir()] == ["thu.txt"]

    def test_another_tools_manifest(self, folder, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / MANIFEST).write_text('{"name": "web app"}')
        with pytest.raises(KgError, match="manifest cannot be read"):
            build([folder], tmp_path / "mine")
        assert (tmp_path / "mine" / MANIFEST).read_text() == '{"name": "web app"}'

    def test_a_file_as_output(self, folder, tmp_path):
        (tmp_path / "ket-qua").write_text("x")
        with pytest.raises(KgError, match="a file, not a folder"):
            build([folder], tmp_path / "ket-qua")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_unwritable(self, folder, tmp_path):
        (tmp_path / "chi-doc").mkdir()
        (tmp_path / "chi-doc").chmod(stat.S_IRUSR | stat.S_IXUSR)
        with pytest.raises(KgError, match="cannot be written"):
            build([folder], tmp_path / "chi-doc" / "graph")

    def test_below_a_file(self, folder, tmp_path):
        (tmp_path / "tep").write_text("x")
        with pytest.raises(KgError, match="cannot be written"):
            build([folder], tmp_path / "tep" / "graph")

    def test_nothing_to_read(self, tmp_path):
        with pytest.raises(KgError, match="no such file or folder"):
            build([tmp_path / "khong-co"], tmp_path / "graph")
        assert not (tmp_path / "graph").exists()

    def test_only_bad_files(self, folder, tmp_path):
        bad = tmp_path / "anh.txt"
        bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
        with pytest.raises(KgError, match=r"anh\.txt"):
            build([bad], tmp_path / "graph")
        assert not (tmp_path / "graph").exists()
        build([folder], tmp_path / "graph")
        before = contents(tmp_path / "graph")
        empty = tmp_path / "trong.txt"
        empty.write_bytes(b"")
        with pytest.raises(KgError, match="none of 2 files can be read"):
            build([bad, empty], tmp_path / "graph")
        assert contents(tmp_path / "graph") == before

    def test_a_newer_format(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        path = tmp_path / "graph" / MANIFEST
        path.write_text(
            path.read_text(encoding="utf-8").replace('"format": 1', '"format": 99'), encoding="utf-8"
        )
        with pytest.raises(KgError, match="newer version"):
            read_graph(tmp_path / "graph")

    def test_two_builds_at_once(self, folder, tmp_path):
        graph = tmp_path / "graph"
        build([folder], graph)
        (folder / "them.txt").write_text("Theo Luật Giáo dục năm 2019.", encoding="utf-8")
        hold = "import sys, time; from pathlib import Path; from kg.graph.folder import writing\n"
        hold += "with writing(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)"
        holder = subprocess.Popen([sys.executable, "-c", hold, str(graph)], stdout=subprocess.PIPE)
        try:
            assert holder.stdout.readline() == b"held\n"
            with pytest.raises(KgError, match=f"another build is writing this graph.*{holder.pid}"):
                build([folder], graph)
        finally:
            holder.kill()
            holder.wait()
        assert build([folder], graph).rebuilt  # a dead builder holds nothing
