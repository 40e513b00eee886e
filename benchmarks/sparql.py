"""How fast SPARQL answers the question library beside Cypher; writes docs/sparql.md.

usage: sparql.py [SIZE]                                     default size: 100000
A generated graph is asked every question ten times with different parameters, the heaviest hubs among them,
by the embedded Cypher engine, by SPARQL from the cache on disk, and by SPARQL in memory: wall milliseconds,
warm. Every answer is compared; one that differs ends the run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generated_graph import generated, write_graph  # noqa: E402
from benchmarks.stores import asked_of  # noqa: E402
from kg.graph import Graph  # noqa: E402
from kg.queries import Result, questions, run  # noqa: E402
from kg.sparql import RdfStore, open_rdf  # noqa: E402
from kg.sparql.opening import cache_path  # noqa: E402
from kg.stores import Store, open_embedded  # noqa: E402

TARGET = ROOT / "docs" / "sparql.md"


def timed(ask: Callable[[], Result]) -> tuple[float, Result]:
    """Milliseconds of an asking, and its answer."""
    began = time.perf_counter()
    answer = ask()
    return 1000 * (time.perf_counter() - began), answer


def compared(store: Store, engines: dict[str, RdfStore]) -> list[tuple[str, int, list[float]]]:
    """Name, most rows, and median milliseconds of Cypher and of each SPARQL store, for every question."""
    found = []
    for question in questions():
        times: list[list[float]] = [[] for _ in range(1 + len(engines))]
        most = 0
        asked = asked_of(store, question)
        for params in [asked[0], *asked]:
            took, expected = timed(partial(run, store, question.name, params))
            times[0].append(took)
            most = max(most, len(expected))
            for number, rdf in enumerate(engines.values(), 1):
                took, answer = timed(partial(run, store, question.name, params, rdf=rdf))
                assert answer == expected, (question.name, params)
                times[number].append(took)
        found.append((question.name, most, [statistics.median(each[1:]) for each in times]))
        say(f"  {question.name}: {' / '.join(f'{each:.1f}' for each in found[-1][2])} ms")
    return found


def opened(graph: Graph) -> tuple[dict[str, RdfStore], list[tuple[str, float]]]:
    """The two SPARQL stores, and the CPU seconds of opening them."""
    seconds = []

    def took(what: str, work: Callable[[], RdfStore]) -> RdfStore:
        began = time.process_time()
        made = work()
        seconds.append((what, time.process_time() - began))
        say(f"  {what}: {seconds[-1][1]:.2f} s")
        return made

    took("write the cache on disk", lambda: open_rdf(graph))
    disk = took("open the cache", lambda: open_rdf(graph))
    memory = took("read into memory", lambda: open_rdf(graph, cached=False))
    return {"disk": disk, "memory": memory}, seconds


def report(
    graph: Graph, rdf: RdfStore, seconds: list[tuple[str, float]], rows: list[tuple[str, int, list[float]]]
) -> str:
    """The page as Markdown."""
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    shared = " (shared with other work: compare within a row)" if load > 0.5 else ""
    cache = sum(file.stat().st_size for file in cache_path(graph).rglob("*")) / 1e6
    manifest = graph.manifest
    size = f"{manifest.node_count:,} nodes and {manifest.edge_count:,} edges, {len(rdf):,} triples"
    said = (
        f"Written by `make bench` (benchmarks/sparql.py) on a generated graph of {size}; "
        f"load per core {load:.1f}{shared}."
    )
    lines = ["# Speed of SPARQL", "", said, "", "| | CPU s |", "|---|--:|"]
    lines += [f"| {what} | {took:.2f} |" for what, took in seconds]
    lines += [
        "",
        f"The cache takes {cache:,.0f} MB; the first query writes it, and none for a small graph.",
        "",
    ]
    lines += [
        "Questions of the library, median of ten askings with different parameters, ms; equal rows.",
        "",
    ]
    lines += [
        "| question | most rows | Cypher | SPARQL from disk | SPARQL in memory |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, most, times in rows:
        lines.append(f"| {name} | {most} | {' | '.join(f'{each:.1f}' for each in times)} |")
    return "\n".join(lines) + "\n"


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", nargs="?", type=int, default=100_000)
    parser.add_argument("--output", type=Path, default=TARGET)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-sparql-") as name:
        graph = write_graph(*generated(options.size), Path(name) / "graph")
        say(f"{graph.manifest.node_count:,} nodes, {graph.manifest.edge_count:,} edges")
        engines, seconds = opened(graph)
        rows = compared(open_embedded(graph), engines)
        options.output.write_text(report(graph, engines["memory"], seconds, rows), encoding="utf-8")


if __name__ == "__main__":
    main()
