"""How fast a graph becomes RDF, how much memory that takes, and how long SHACL looks at it; docs/turtle.md.

usage: turtle.py [SIZE …] [--no-shacl]       sizes are triples; default: 100000 1000000 3000000
Generated graphs in the shape of builds. Every figure is CPU seconds and peak memory of a process of its own.
Beside it, on the smallest size: rdflib's Turtle writer and pyoxigraph's on the same triples, which they hold
in memory already (reading them is not counted). SHACL: all shapes of the ontology on the smallest size.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generated_graph import generated, write_graph  # noqa: E402
from kg.exports.formats import pieces  # noqa: E402
from kg.graph import read_graph  # noqa: E402

TARGET = ROOT / "docs" / "turtle.md"
TRIPLES_A_NODE = 53
"""Triples of a generated graph for each of its nodes, evidence included."""
FORMS = ("turtle", "nt", "jsonld", "trig")
BAR = 6.0
"""CPU seconds that a million triples of Turtle may take."""


def peak_memory() -> int:
    """The greatest resident size of this process so far, in MB."""
    status = Path(f"/proc/{os.getpid()}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def measured(work: Callable[[], Iterable[bytes]]) -> dict[str, Any]:
    """CPU seconds, bytes, lines and a digest of what the work gives, and the memory added by it."""
    before, began, digest = peak_memory(), time.process_time(), hashlib.sha256()
    size = lines = 0
    for piece in work():
        size, lines = size + len(piece), lines + piece.count(b"\n")
        digest.update(piece)
    seconds = time.process_time() - began
    return {
        "seconds": seconds, "bytes": size, "lines": lines, "memory": peak_memory(), "before": before,
        "digest": digest.hexdigest()[:16],
    }  # fmt: skip


def ours(folder: Path, form: str) -> dict[str, Any]:
    """What `kg export` writes of a graph folder."""
    return measured(lambda: pieces(read_graph(folder), form))


def by_rdflib(folder: Path) -> dict[str, Any]:
    """The same triples by rdflib's Turtle writer."""
    import rdflib

    graph = rdflib.Graph().parse(data=b"".join(pieces(read_graph(folder), "nt")).decode(), format="nt")
    return measured(lambda: [graph.serialize(format="turtle", encoding="utf-8")])


def by_pyoxigraph(folder: Path) -> dict[str, Any]:
    """The same triples by pyoxigraph's Turtle writer."""
    import pyoxigraph

    from kg._schema import BASE, PREFIXES

    text = b"".join(pieces(read_graph(folder), "nt"))
    triples = [quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)]

    def written() -> Iterator[bytes]:
        form = pyoxigraph.RdfFormat.TURTLE
        yield pyoxigraph.serialize(triples, format=form, prefixes=PREFIXES, base_iri=BASE) or b""

    return measured(written)


def shapes(folder: Path) -> dict[str, Any]:
    """SHACL of a graph folder."""
    from kg.validation import of_graph, validate

    return measured(lambda: [str(len(validate(of_graph(read_graph(folder))).findings)).encode()])


WAYS: dict[str, Callable[[Path], dict[str, Any]]] = {
    **{form: partial(ours, form=form) for form in FORMS},
    "rdflib": by_rdflib,
    "pyoxigraph": by_pyoxigraph,
    "shacl": shapes,
}


def apart(way: str, folder: Path) -> dict[str, Any]:
    """A measurement in a process of its own."""
    command = [sys.executable, __file__, "--way", way, str(folder)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def of_size(triples: int, ways: Iterable[str]) -> dict[str, Any]:
    """The measurements of one size."""
    with tempfile.TemporaryDirectory(prefix="kg-turtle-") as name:
        folder = Path(name)
        graph = write_graph(*generated(triples // TRIPLES_A_NODE), folder)
        found: dict[str, Any] = {"nodes": graph.manifest.node_count, "edges": graph.manifest.edge_count}
        for way in ways:
            found[way] = apart(way, folder)
            say(f"{triples:,} {way}: {found[way]['seconds']:.2f} CPU s, {found[way]['memory']} MB")
    found["triples"] = found["nt"]["lines"]
    return found


def report(results: list[dict[str, Any]], load: float) -> str:
    """The tables as Markdown."""
    shared = " (shared with other work)" if load > 0.5 else ""
    origin = (
        f"Written by `make bench` (benchmarks/turtle.py) on generated graphs, {os.cpu_count()} cores, load "
        f"per core at the beginning {load:.1f}{shared}. CPU seconds and peak memory of a process of its own."
    )
    lines = [
        "# Speed of RDF", "", origin, "",
        "| triples | nodes / edges | notation | CPU s | µs a triple | MB written | peak memory, MB |",
        "|---:|---:|---|---:|---:|---:|---:|",
    ]  # fmt: skip
    lines += [_row(result, form) for result in results for form in FORMS]
    first = results[0]
    lines += ["", "The same triples by others (held in memory, reading not counted), and SHACL", ""]
    lines += ["| triples | what | CPU s | µs a triple | peak memory, MB |", "|---:|---|---:|---:|---:|"]
    names = {
        "turtle": "`kg export -f turtle`", "rdflib": "rdflib's Turtle writer",
        "pyoxigraph": "pyoxigraph's, unsorted", "shacl": "all shapes (`kg validate`)",
    }  # fmt: skip
    for way, said in names.items():
        if way in first:
            one = first[way]
            each = 1e6 * one["seconds"] / first["triples"]
            lines.append(
                f"| {first['triples']:,} | {said} | {one['seconds']:.2f} | {each:.1f} | {one['memory']} |"
            )
    million = 1e6 * results[-1]["turtle"]["seconds"] / results[-1]["triples"]
    lines += ["", f"A million triples of Turtle: {million:.2f} CPU s; the bar is {BAR:.0f}."]
    return "\n".join(lines) + "\n"


def _row(result: dict[str, Any], form: str) -> str:
    one = result[form]
    each = 1e6 * one["seconds"] / result["triples"]
    return (
        f"| {result['triples']:,} | {result['nodes']:,} / {result['edges']:,} | {form} | "
        f"{one['seconds']:.2f} | {each:.1f} | {one['bytes'] / 1e6:.1f} | {one['memory']} |"
    )


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Measure every size that was named; exit code 3 where Turtle misses its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000, 3_000_000])
    parser.add_argument("--no-shacl", action="store_true", help="leave the shapes out")
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--way", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        way, folder = options.way
        json.dump(WAYS[way](Path(folder)), sys.stdout)
        return 0
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    others = ("rdflib", "pyoxigraph", *(() if options.no_shacl else ("shacl",)))
    sizes = sorted(options.sizes)
    results = [of_size(size, (*FORMS, *(others if size == sizes[0] else ()))) for size in sizes]
    text = report(results, load)
    options.output.write_text(text, encoding="utf-8")
    say(text)
    last = results[-1]
    return 0 if 1e6 * last["turtle"]["seconds"] / last["triples"] <= BAR else 3


if __name__ == "__main__":
    sys.exit(main())
