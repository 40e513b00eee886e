"""A build of many texts: time, memory of the build and of its processes, on the corpus and on ten times it.

usage: build.py [--mb N] [--times 1 10] [--jobs N] [--kills N]
Texts: the shared bulk corpus (or its first N MB), else generated ones; more times it are copies with other
numbers, so that no two are one text. Memory is the greatest resident size that the system saw of the process
that builds, and of the greatest of its workers. With --kills a build is killed (kill -9) at that many random
moments and then run to its end: its tables must be those of a build that nobody disturbed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from throughput import ROOT, SHARED, generated

_NUMBER = re.compile(r"(?<![\d/])\d{1,4}(?=/)")
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of ``kg build`` took: seconds on the clock and of the processors, MB at most."""

    wall: float
    processor: float
    memory: float
    worker_memory: float
    code: int


def write_corpus(folder: Path, times: int, megabytes: float | None) -> float:
    """Write the corpus so many times, each copy with other numbers; the MB written."""
    source = SHARED / "corpus" / "bulk"
    paths = sorted(p for p in source.rglob("*") if p.is_file()) if source.is_dir() else []
    texts = {str(p.relative_to(source)): p.read_bytes() for p in paths}
    if not texts:
        texts = {f"{n}.txt": generated(40_000 + n).encode() for n in range(100)}
    size = 0
    for copy in range(times):
        taken = 0
        for name, data in texts.items():
            if megabytes is not None and taken > megabytes * 1e6:
                break
            taken += len(data)
            target = folder / str(copy) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(renumbered(data, copy))
        size += taken
    return size / 1e6


def renumbered(data: bytes, copy: int) -> bytes:
    """The text with every number of a document raised; the same for copy 0."""
    if copy == 0:
        return data
    text = data.decode("utf-8", "surrogateescape")
    return _NUMBER.sub(lambda m: str(int(m[0]) + 100 * copy), text).encode("utf-8", "surrogateescape")


def command(texts: Path, graph: Path, jobs: int) -> list[str]:
    """The command line of a build."""
    return [sys.executable, "-m", "kg", "build", str(texts), "-g", str(graph), "-j", str(jobs)]


def measured(texts: Path, graph: Path, jobs: int) -> Cost:
    """Run a build and look at its processes five times a second."""
    begin = time.monotonic()
    build = subprocess.Popen(command(texts, graph, jobs), cwd=ROOT, stderr=subprocess.DEVNULL)
    memory, processor = dict[int, float](), dict[int, float]()
    while build.poll() is None:
        for process in (build.pid, *_children(build.pid)):
            with contextlib.suppress(OSError, IndexError):  # it has just ended
                memory[process] = max(memory.get(process, 0.0), _greatest_size(process))
                processor[process] = _processor_time(process)
        time.sleep(0.2)
    workers = [size for process, size in memory.items() if process != build.pid]
    return Cost(
        time.monotonic() - begin, sum(processor.values()), memory.get(build.pid, 0.0),
        max(workers, default=0.0), build.returncode,
    )  # fmt: skip


def _children(parent: int) -> list[int]:
    try:
        return [int(c) for c in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []


def _greatest_size(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _processor_time(process: int) -> float:
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICK


def tables(graph: Path) -> dict[str, str]:
    """The hash of every table and of the manifest; where several builds left generations, of all."""
    files = [graph / "manifest.json", *sorted(graph.glob("gen-*/*/*.parquet"))]
    return {str(p.relative_to(graph)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def kill_at_random(texts: Path, graph: Path, jobs: int, moments: list[float]) -> int:
    """Start a build so many times and kill it at each moment (seconds); how many were alive to be killed.

    Only the process that builds is killed; its workers have to notice.
    """
    killed = 0
    for moment in moments:
        build = subprocess.Popen(command(texts, graph, jobs), cwd=ROOT, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            build.wait(moment)
        killed += build.poll() is None
        build.send_signal(signal.SIGKILL)
        build.wait()
    return killed


def measure_times(times: list[int], megabytes: float | None, jobs: int) -> None:
    """Print the cost of a build and of one in which nothing changed, for each multiple of the corpus."""
    for many in times:
        with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
            texts, graph = Path(scratch) / "texts", Path(scratch) / "graph"
            size = write_corpus(texts, many, megabytes)
            first, second = measured(texts, graph, jobs), measured(texts, graph, jobs)
            files = sum(1 for p in texts.rglob("*") if p.is_file())
            print(f"{many} times the corpus: {files} files, {size:.1f} MB, {jobs} processes")
            for name, cost in (("build", first), ("nothing changed", second)):
                print(
                    f"  {name:16} {cost.wall:7.1f} s ({cost.processor:.1f} s of the processors)   memory "
                    f"{cost.memory:.0f} MB, workers at most {cost.worker_memory:.0f} MB, exit {cost.code}"
                )


def measure_kills(kills: int, megabytes: float | None, jobs: int) -> bool:
    """Kill builds, run one to its end, and print whether its tables are those of an undisturbed build."""
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
        texts, calm, graph = (Path(scratch) / name for name in ("texts", "calm", "graph"))
        write_corpus(texts, 1, megabytes)
        whole = measured(texts, calm, jobs).wall
        chance = random.Random(30)
        done = 0
        for _ in range(kills):
            (graph / "manifest.json").unlink(missing_ok=True)  # so that there is always something to do
            done += kill_at_random(texts, graph, jobs, [chance.uniform(0, whole)])
        measured(texts, graph, jobs)
        same = tables(calm) == tables(graph)
        what = "the same tables" if same else "OTHER TABLES"
        print(f"killed {done} of {kills} builds of {whole:.0f} s, then one to its end: {what}")
        return same


def main() -> int:
    """Run the measurements one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, help="the first MB of the corpus only")
    parser.add_argument("--times", type=int, nargs="*", default=[1])
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    measure_times(options.times, options.mb, options.jobs)
    return 0 if not options.kills or measure_kills(options.kills, options.mb, options.jobs) else 1


if __name__ == "__main__":
    sys.exit(main())
