"""``build``: the same graph from any order and number of processes, whole or not at all."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evidence import context, why
from kg.graph import edge_id, id_of, read_graph
from kg.graph.build import build
from kg.graph.manifest import MANIFEST

build_module = sys.modules[build.__module__]

TEXTS = {
    "ke-hoach.txt": (
        "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 512/KH-UBND\nGia Lai, ngày 03 tháng 3 năm 2022\nKẾ HOẠCH\n"
        "Thực hiện Nghị quyết số 21-NQ/TU ngày 10/01/2022 của Tỉnh ủy\n"
        "Căn cứ Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ;\n"
        "1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế; hoàn thành trước ngày 30/6/2022.\n"
    ),
    "giao-ban.txt": (
        "Hội nghị giao ban tháng 4/2022\nNgày 05/4/2022, Sở Nội vụ tỉnh Gia Lai tổ chức hội nghị giao ban. "
        "Ông Trần Văn Bình – Giám đốc Sở chủ trì hội nghị.\nKết luận hội nghị, Giám đốc Sở giao nhiệm vụ:\n"
        "1. Tiếp tục triển khai Kế hoạch số 512/KH-UBND ngày 03/3/2022 của UBND tỉnh thực hiện Nghị quyết số "
        "21-NQ/TU ngày 10/01/2022 của Tỉnh ủy (Văn phòng Sở chủ trì; hoàn thành trong tháng 6/2022).\n"
        "2. Sắp xếp các phòng theo Nghị định số 107/2020/NĐ-CP của Chính phủ.\n"
    ),
    "cong-van/phuc-dap.txt": "Phúc đáp Công văn số 88/SNV-VP ngày 02/02/2022 của Sở Nội vụ tỉnh Gia Lai.\n",
}


def written(root: Path) -> Path:
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")
    return root


@pytest.fixture
def folder(tmp_path) -> Path:
    return written(tmp_path / "van-ban")


def contents(graph: Path) -> dict[str, bytes]:
    return {p.relative_to(graph).as_posix(): p.read_bytes() for p in sorted(graph.rglob("*")) if p.is_file()}


class TestDeterminism:
    """Bytes are a function of texts, vocabulary and rules."""

    def test_order_and_processes(self, folder, tmp_path):
        build([folder], tmp_path / "one")
        files = list(folder.rglob("*.txt"))
        random.Random(3).shuffle(files)
        build(files, tmp_path / "two", jobs=2)
        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    def test_from_the_cache_as_without_it(self, folder, tmp_path):
        build([folder], tmp_path / "one")
        shutil.copytree(tmp_path / "one", tmp_path / "two")
        (tmp_path / "two" / MANIFEST).unlink()
        build([folder], tmp_path / "two")
        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    def test_no_clock_and_no_path_of_the_machine(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        text = (tmp_path / "graph" / MANIFEST).read_text(encoding="utf-8")
        assert str(tmp_path) not in text
        body = json.loads(text)
        assert [i["name"] for i in body["inputs"]] == ["giao-ban.txt", "ke-hoach.txt", "phuc-dap.txt"]
        assert body["counts"]["nodes"]["TextSource"] == 3

    def test_another_hash_seed(self, folder, tmp_path):
        code = "import sys; from kg.graph.build import build; build(sys.argv[1:2], sys.argv[2])"
        for seed in ("1", "2"):
            subprocess.run(
                [sys.executable, "-c", code, str(folder), str(tmp_path / seed)],
                check=True, env={**os.environ, "PYTHONHASHSEED": seed},
            )  # fmt: skip
        assert contents(tmp_path / "1") == contents(tmp_path / "2")


class TestReport:
    """What a build says it did."""

    def test_new_changed_unchanged_removed(self, folder, tmp_path):
        first = build([folder], tmp_path / "graph")
        assert first.new == ("giao-ban.txt", "ke-hoach.txt", "phuc-dap.txt")
        assert first.rebuilt
        assert first.complete
        (folder / "ke-hoach.txt").write_text(
            TEXTS["ke-hoach.txt"] + "2. Sở Y tế báo cáo.\n", encoding="utf-8"
        )
        (folder / "giao-ban.txt").unlink()
        (folder / "them.txt").write_text("Theo Luật Giáo dục năm 2019.", encoding="utf-8")
        second = build([folder], tmp_path / "graph")
        assert (second.new, second.changed, second.unchanged, second.removed) == (
            ("them.txt",), ("ke-hoach.txt",), ("phuc-dap.txt",), ("giao-ban.txt",)
        )  # fmt: skip

    def test_counts_are_those_of_the_graph(self, folder, tmp_path):
        report = build([folder], tmp_path / "graph")
        graph = read_graph(tmp_path / "graph")
        assert report.nodes == sum(1 for _ in graph.nodes()) == graph.manifest.node_count
        assert report.edges == sum(1 for _ in graph.edges()) == graph.manifest.edge_count

    def test_nothing_changed_stops_after_the_hashes(self, folder, tmp_path, monkeypatch):
        build([folder], tmp_path / "graph")
        before = contents(tmp_path / "graph")
        monkeypatch.setattr(build_module, "read_all", None)
        report = build([folder], tmp_path / "graph")
        assert not report.rebuilt
        assert len(report.unchanged) == 3
        assert contents(tmp_path / "graph") == before

    def test_another_base_is_another_graph(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        assert build([folder], tmp_path / "graph", base_iri="https://example.org/").rebuilt

    def test_a_bad_file_among_good_ones(self, folder, tmp_path):
        (folder / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
        (folder / "trong.txt").write_bytes(b"")
        report = build([folder], tmp_path / "graph")
        assert [o.name for o in report.left_out] == ["anh.txt", "trong.txt"]
        assert all(o.reason for o in report.left_out)
        assert not report.complete
        assert [o.name for o in read_graph(tmp_path / "graph").manifest.left_out] == ["anh.txt", "trong.txt"]
        again = build([folder], tmp_path / "graph")
        assert not again.rebuilt
        assert again.left_out == report.left_out

    def test_a_fault_of_ours_costs_one_text(self, folder, tmp_path, monkeypatch):
        sources = sys.modules["kg.graph.extractions"]
        real = sources.extract

        def faulty(text):
            if "Phúc đáp" in text:
                raise IndexError("tuple index out of range")
            return real(text)

        monkeypatch.setattr(sources, "extract", faulty)
        report = build([folder], tmp_path / "graph")
        [left] = report.left_out
        assert left.name == "phuc-dap.txt"
        assert "please report it: IndexError" in left.reason

    def test_one_text_in_two_files(self, folder, tmp_path):
        shutil.copy(folder / "ke-hoach.txt", folder / "ban-sao.txt")
        report = build([folder], tmp_path / "graph")
        assert report.same_text == (("ban-sao.txt", "ke-hoach.txt"),)
        graph = read_graph(tmp_path / "graph")
        assert graph.node_table("TextSource").num_rows == 3

    def test_dry_run_writes_nothing(self, folder, tmp_path):
        report = build([folder], tmp_path / "graph", dry_run=True)
        assert report.new == ("giao-ban.txt", "ke-hoach.txt", "phuc-dap.txt")
        assert not report.rebuilt
        assert not (tmp_path / "graph").exists()

    def test_progress(self, folder, tmp_path):
        seen = []
        build([folder], tmp_path / "graph", progress=lambda *step: seen.append(step))
        assert seen == [("read", 1, 3), ("read", 2, 3), ("read", 3, 3), ("assemble", 3, 3)]


class TestCache:
    """Extractions by content and rules."""

    def test_only_new_texts_are_extracted(self, folder, tmp_path, monkeypatch):
        build([folder], tmp_path / "graph")
        (folder / "them.txt").write_text("Theo Luật Giáo dục năm 2019.", encoding="utf-8")
        sources = sys.modules["kg.graph.extractions"]
        extracted = []
        real = sources.extract
        monkeypatch.setattr(sources, "extract", lambda text: extracted.append(text) or real(text))
        build([folder], tmp_path / "graph")
        assert extracted == ["Theo Luật Giáo dục năm 2019."]

    def test_other_rules_are_another_cache(self, folder, tmp_path, monkeypatch):
        build([folder], tmp_path / "graph")
        [old] = (tmp_path / "graph" / "cache").iterdir()
        monkeypatch.setattr(build_module, "extraction_hash", lambda: "f" * 64)
        monkeypatch.setattr(build_module, "rules_hash", lambda: "e" * 64)
        build([folder], tmp_path / "graph")
        assert [p.name for p in (tmp_path / "graph" / "cache").iterdir()] == ["f" * 16]
        assert not old.exists()

    def test_a_damaged_entry_is_extracted_anew(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        before = contents(tmp_path / "graph")
        for entry in (tmp_path / "graph" / "cache").rglob("*.json"):
            entry.write_text(entry.read_text(encoding="utf-8")[:40], encoding="utf-8")
        (tmp_path / "graph" / MANIFEST).unlink()
        build([folder], tmp_path / "graph")
        assert contents(tmp_path / "graph") == before

    def test_entries_of_removed_files_go(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        (folder / "giao-ban.txt").unlink()
        build([folder], tmp_path / "graph")
        assert len(list((tmp_path / "graph" / "cache").rglob("*.json"))) == 2


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
DIE = """
import os, sys
from kg.graph.build import build
module = sys.modules[build.__module__]
step, when, folder, graph = sys.argv[1:]
real = getattr(module, step)
def die(*args, **kwargs):
    if when == "after":
        result = real(*args, **kwargs)
        list(result) if step == "read_all" else None
    os._exit(9)
setattr(module, step, die)
build([folder], graph)
"""


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
        done = subprocess.run([sys.executable, "-c", DIE, step, when, str(folder), str(graph)], check=False)
        assert done.returncode == 9
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
        subprocess.run(
            [sys.executable, "-c", DIE, "write_manifest", "before", str(folder), str(graph)], check=False
        )
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


class TestReading:
    """Tables come back as they went in."""

    @pytest.fixture
    def graph(self, folder, tmp_path):
        build([folder], tmp_path / "graph")
        return read_graph(tmp_path / "graph")

    def test_edges_know_their_ends(self, graph):
        labels = {n.id: n.labels[0] for n in graph.nodes()}
        for relation in graph.relations:
            table = graph.edge_table(relation)
            assert [labels[i] for i in table["from"].to_pylist()] == table["from_label"].to_pylist()
            assert [labels[i] for i in table["to"].to_pylist()] == table["to_label"].to_pylist()
            assert table["id"].to_pylist() == [id_of(e) for e in graph.edges(relation)]

    def test_sorted(self, graph):
        for label in graph.labels:
            ids = graph.node_table(label)["id"].to_pylist()
            assert ids == sorted(ids)

    def test_nodes_and_edges_by_id(self, graph):
        edge = next(graph.edges("IMPLEMENTS"))
        assert graph.edge(id_of(edge)) == edge
        assert graph.node(edge.end).id == edge.end
        assert graph.node("doc/vn/y/nd-cp/1900/1") is None
        with pytest.raises(KeyError):
            graph.node_table("Elephant")

    def test_the_two_step_chain(self, graph):
        up = {(e.start.split("/")[0], e.end) for e in graph.edges("IMPLEMENTS")}
        plan = "doc/vn-gia-lai/n/kh-ubnd/2022/512"
        assert ("task", plan) in up
        assert ("task", "doc/vn-gia-lai/n/nq-tu/2022/21") not in up
        assert (plan, "doc/vn-gia-lai/n/nq-tu/2022/21") in {
            (e.start, e.end) for e in graph.edges("IMPLEMENTS")
        }

    def test_why(self, graph):
        edge = next(e for e in graph.edges("APPLIES"))
        evidence = why(graph, id_of(edge))
        assert evidence.source == "giao-ban.txt"
        text = TEXTS["giao-ban.txt"]
        assert text[evidence.start : evidence.end] == evidence.quote
        assert context(text, evidence.start, evidence.end)[1] == evidence.quote
        assert evidence.stated_by_text
        assert [m.title for m in evidence.mentions] == ["Nghị định số 107/2020/NĐ-CP"]
        assert evidence.to_title.startswith("Nghị định 107/2020/NĐ-CP")

    def test_why_of_a_fact(self, graph):
        edge = next(e for e in graph.edges("REPLACES"))
        evidence = why(graph, id_of(edge))
        assert evidence.source == "register"
        assert not evidence.stated_by_text

    def test_why_of_nothing(self, graph):
        with pytest.raises(KgError, match="no edge of this id"):
            why(graph, "aaaaaaaaaaaa")

    def test_ids_of_edges_do_not_move(self):
        assert edge_id("a", "CITES", "b", "text/1") == edge_id("a", "CITES", "b", "text/1")
        assert edge_id("a", "CITES", "b", "text/1") != edge_id("a", "CITES", "b", "text/2")

    def test_a_damaged_table(self, graph):
        for table in (graph.folder / graph.key).rglob("*.parquet"):
            table.write_bytes(b"PAR1")
        with pytest.raises(KgError, match="cannot be read"):
            list(read_graph(graph.folder).nodes())
