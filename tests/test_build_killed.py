"""Builds and workers that are killed: nothing is lost, nothing hangs, and the next build ends as if undisturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg.graph.build import build
from kg.graph.workers import Lost, spread
from tests.test_benchmarks import load

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in another way")
ROOT = Path(__file__).resolve().parent.parent
MOMENTS = 4


@pytest.fixture(scope="module")
def bench():
    return load("build")


def copies(folder: Path, many: int) -> Path:
    folder.mkdir()
    for number in range(many):
        for path in sorted((ROOT / "examples").rglob("*.txt"))[:6]:
            text = path.read_text(encoding="utf-8").replace("Số: ", f"Số: {number}")
            (folder / f"{number}-{path.name}").write_text(text, encoding="utf-8")
    return folder


def test_a_build_killed_at_random_moments_ends_as_an_undisturbed_one(bench, tmp_path):
    texts = copies(tmp_path / "van-ban", 4)
    begin = time.monotonic()
    subprocess.run(bench.command(texts, tmp_path / "calm", 2), cwd=ROOT, check=True, capture_output=True)
    whole = time.monotonic() - begin
    chance = random.Random(20)
    killed = 0
    for _ in range(MOMENTS):
        (tmp_path / "graph" / "manifest.json").unlink(missing_ok=True)
        killed += bench.kill_at_random(texts, tmp_path / "graph", 2, [chance.uniform(0.3, whole * 0.9)])
        if (tmp_path / "graph" / "manifest.json").exists():  # killed behind its commit, or ended before
            assert bench.tables(tmp_path / "graph") == bench.tables(tmp_path / "calm")
    assert killed
    last = subprocess.run(
        bench.command(texts, tmp_path / "graph", 2), cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert last.returncode == 0, last.stderr
    assert bench.tables(tmp_path / "graph") == bench.tables(tmp_path / "calm")


def squared(number: int, fatal: int) -> int:
    if number == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("fatal", [0, 7, 19])
def test_a_killed_worker_costs_its_own_item_only(fatal):
    found = list(spread(partial(squared, fatal=fatal), range(20), 3))
    (lost,) = (item for item in found if isinstance(item, Lost))
    assert (lost.item, "memory" in lost.why) == (fatal, True)
    assert sorted(x for x in found if not isinstance(x, Lost)) == [n * n for n in range(20) if n != fatal]


def endless(number: int) -> int:
    while number == 3:
        pass
    return number


def test_work_without_end_is_ended(monkeypatch):
    monkeypatch.setattr("kg.graph.workers.LONGEST", 0.3)
    found = list(spread(endless, range(6), 2))
    (lost,) = (item for item in found if isinstance(item, Lost))
    assert (lost.item, "no end" in lost.why) == (3, True)


def failing(number: int) -> int:
    if number == 2:
        raise KeyError("two")
    return number


def test_what_the_work_raises_is_raised_here():
    with pytest.raises(KeyError, match="two"):
        list(spread(failing, range(5), 2))


def test_who_stops_listening_leaves_no_process_behind():
    found = spread(slow, range(50), 2)
    pids = {next(found), next(found)}
    found.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def slow(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


PARENT = """
import os, sys, time
from kg.graph.workers import spread
def work(n):
    print(os.getpid(), flush=True)
    time.sleep(60)
list(spread(work, range(4), 2))
"""


def test_workers_end_with_their_parent():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=ROOT, text=True)
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    until = time.monotonic() + 10
    while any(is_at_work(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(is_at_work(pid) for pid in workers)


def is_at_work(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_file_that_kills_its_reader_is_named_and_tried_again(tmp_path, monkeypatch):
    texts = copies(tmp_path / "van-ban", 1)
    (texts / "nguy-hiem.txt").write_text("Căn cứ Luật Đất đai, DỪNG LẠI.", encoding="utf-8")
    extractions = sys.modules["kg.graph.extractions"]
    real = extractions.extract

    def deadly(text):
        if "DỪNG LẠI" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(text)

    monkeypatch.setattr(extractions, "extract", deadly)
    report = build(texts, tmp_path / "graph", jobs=2)
    (left,) = report.left_out
    assert left.name == "nguy-hiem.txt"
    assert "killed" in left.reason
    assert len(report.new) == 6
    monkeypatch.setattr(extractions, "extract", real)
    assert build(texts, tmp_path / "graph", jobs=2).new == ("nguy-hiem.txt",)
