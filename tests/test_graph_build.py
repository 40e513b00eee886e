"""`build`: the same graph from any order and number of processes, what it reports and what it keeps."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph import read_graph
from kg.graph.build import build
from kg.graph.manifest import MANIFEST
from tests.three_texts import TEXTS, contents, written

build_module = sys.modules[build.__module__]


@pytest.fixture
def folder(tmp_path) -> Path:
    return written(tmp_path / "van-ban")


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
