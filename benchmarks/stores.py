"""How fast the stores load and answer, and how much memory they take; writes docs/stores.md.

usage: stores.py [SIZE …] [--million] [--no-neo4j]       default sizes: 10000 100000
A generated graph goes through the tables into each store. A real Neo4j is loaded in four ways, each time on a
new server: by the project's load, a plain UNWIND MERGE of the same rows, LOAD CSV, and neo4j-admin import of
the exported files; a million nodes go without LOAD CSV and the second load. Every question of the library is
asked ten times with different parameters, the heaviest hubs among them. Embedded: CPU seconds of a process of
its own; server: wall seconds, and its CPU seconds. Latencies: wall, warm.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generated_graph import generated, write_graph  # noqa: E402
from kg.exports.formats import FOLDER, place  # noqa: E402
from kg.graph import Graph, read_graph  # noqa: E402
from kg.queries import Question, questions, run  # noqa: E402
from kg.queries.finding import AmbiguousError, find_document, find_units  # noqa: E402
from kg.stores import Store, open_embedded  # noqa: E402
from kg.stores.neo4j import Neo4jStore  # noqa: E402
from kg.stores.rows import table_edges, table_nodes  # noqa: E402

sys.path.append(str(ROOT / "tests"))
from neo4j_server import Server  # noqa: E402

TARGET = ROOT / "docs" / "stores.md"
ASKED = 10
LARGE = 1_000_000
"""From so many nodes on only the ways that are worth it are measured, on a server with room."""
ROOMY = {"heap": "2g", "pages": "2g"}
PLAIN = "plain UNWIND MERGE"


def asked_of(store: Store, question: Question, times: int = ASKED) -> list[dict[str, str]]:
    """What a question is asked with: documents, tasks and meetings from the whole range, hubs among them."""

    def ids(label: str) -> list[str]:
        found = [row[0] for row in store.cypher(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id").rows]
        return found[:: max(1, len(found) // max(1, times - 1))]

    unit = store.cypher("MATCH (u:Body)<-[:LED_BY]-() RETURN u.title AS t ORDER BY t LIMIT 1").rows[0][0]
    values: dict[str, Callable[[], list[str]]] = {
        "document": lambda: ids("Document"), "other": lambda: ids("Document")[::-1],
        "task": lambda: ids("Task"), "meeting": lambda: ids("Meeting"),
        "unit": lambda: [unit], "place": lambda: ["x"],
    }  # fmt: skip
    needed = [p.options[0] for p in question.parameters if p.default is None]
    given = zip(*(values[name]() for name in needed), strict=False)
    return [dict(zip(needed, each, strict=True)) for each in given] or [{}]


def latencies(store: Store) -> Iterator[tuple[str, float, int]]:
    """Name, median milliseconds and most rows of every question; the first asking is not counted."""
    for question in questions():
        asked = asked_of(store, question)
        times, rows = [], 0
        for params in [asked[0], *asked]:
            began = time.perf_counter()
            rows = max(rows, len(run(store, question.name, params)))
            times.append(1000 * (time.perf_counter() - began))
        yield question.name, statistics.median(times[1:]), rows
    for name, find, label in (
        ("find a document by its number", find_document, "Document"),
        ("find a unit by its name", find_units, "Body"),
    ):
        texts = [_typed(row[0]) for row in store.cypher(f"MATCH (n:{label}) RETURN n.title AS t ORDER BY t")]
        times = [seconds(partial(_found, find, store, text)) for text in texts[:: len(texts) // ASKED]]
        yield name, 1000 * statistics.median(times), 1


def _typed(title: str) -> str:
    """What a person types of a title: a document's number, else the name."""
    return title.removeprefix("Nghị định ").partition(" về ")[0] if title.startswith("Nghị định ") else title


def _found(find: Callable[[Store, str], object], store: Store, typed: str) -> None:
    with suppress(AmbiguousError):
        find(store, typed)


def peak_memory(process: int) -> int:
    """The greatest resident size of a process so far, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def embedded(folder: Path) -> dict[str, Any]:
    """Open the embedded store of a graph folder (made from the tables the first time) and ask it."""
    graph = read_graph(folder)
    began = time.process_time()
    store = open_embedded(graph)
    opened = time.process_time() - began
    memory = peak_memory(os.getpid())
    return {"seconds": opened, "memory": memory, "latencies": list(latencies(store))}


def apart(folder: Path) -> dict[str, Any]:
    """`embedded` in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--embedded", str(folder)]
    measured: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return measured


def measured_server(graph: Graph, scratch: Path) -> dict[str, Any]:
    """Wall and CPU seconds of each way into Neo4j, the memory of the server and its latencies."""
    csv = scratch / "csv"
    place(graph, csv, FOLDER)
    is_large = graph.manifest.node_count >= LARGE
    ways: dict[str, Callable[[Neo4jStore], object]] = {
        PLAIN: lambda store: plain_merge(store, graph),
        "LOAD CSV": lambda store: load_csv(store, graph, csv),
        "kg load": lambda store: store.load_graph(graph),
    }
    found: dict[str, Any] = {}
    for way in (PLAIN, "kg load") if is_large else ways:
        server = Server(scratch / way.replace(" ", "-"), **(ROOMY if is_large else {}))
        with running(server) as store:
            found[way] = timed(server, partial(ways[way], store))
            if way == PLAIN:
                found["then the other indexes"] = timed(server, partial(store._index, graph.relations))
            if way == "kg load":
                found["latencies"] = list(latencies(store))
                found["memory"] = peak_memory(server.number)
                if not is_large:
                    found["kg load again"] = timed(server, partial(store.load_graph, graph))
        shutil.rmtree(server.home / "data")
        say(f"  {way}: {found[way][0]:.0f} s")
    found["neo4j-admin import"] = (seconds(lambda: server.admin(*import_arguments(csv))), None)
    with running(server) as store:
        found["then constraint and indexes"] = timed(
            server, lambda: (store._constrain(), store._index(graph.relations))
        )
    return found


@contextmanager
def running(server: Server) -> Iterator[Neo4jStore]:
    """A server while it runs."""
    server.start()
    store = Neo4jStore(server.uri)
    try:
        yield store
    finally:
        store.close()
        server.stop()


def timed(server: Server, work: Callable[[], object]) -> tuple[float, float]:
    """Wall seconds of a piece of work, and CPU seconds of the server meanwhile."""
    before = cpu_seconds(server.number)
    wall = seconds(work)
    return wall, cpu_seconds(server.number) - before


def cpu_seconds(process: int) -> float:
    """CPU seconds of a process so far, its own and the kernel's for it."""
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def import_arguments(csv: Path) -> list[str]:
    """The words of the exported script, with absolute names of the files."""
    lines = (csv / "import.sh").read_text(encoding="utf-8").split('"$@"')[1]
    options = lines.replace("\\\n", " ").split()
    options = [
        option.replace("=nodes/", f"={csv}/nodes/").replace("=edges/", f"={csv}/edges/") for option in options
    ]
    return ["database", "import", "full", "neo4j", "--overwrite-destination=true", *options]


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds of a piece of work."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def plain_merge(store: Any, graph: Graph) -> None:
    """What the documentation of Neo4j advises: one constraint, then UNWIND MERGE in batches of 2,000."""
    constraint(store)
    for nodes in table_nodes(graph, 2000):
        labels = "".join(f", n:{label}" for label in nodes.labels)
        text = f"UNWIND $rows AS row MERGE (n:VnLegal {{id: row.id}}) SET n += row{labels}"
        store._run(text, {"rows": nodes.rows()}, write=True)
    for edges in table_edges(graph, 2000):
        text = (
            "UNWIND $rows AS row MATCH (a:VnLegal {id: row.a}) MATCH (b:VnLegal {id: row.b}) "
            f"MERGE (a)-[r:{edges.relation} {{id: row.id}}]->(b) SET r += row.props"
        )
        store._run(text, {"rows": edges.rows()}, write=True)


def load_csv(store: Any, graph: Graph, folder: Path) -> None:
    """LOAD CSV of the exported files, 5,000 rows a transaction."""
    constraint(store)
    for label in graph.labels:
        labels = ":".join(graph.node_table(label)["labels"][0].as_py())
        values = assignments(folder / "nodes" / f"{label}.csv")
        inner = f"MERGE (n:VnLegal {{id: row.`id:ID`}}) SET n:{labels}, {values}"
        run_outside(store, f"LOAD CSV WITH HEADERS FROM '{folder.as_uri()}/nodes/{label}.csv' AS row", inner)
    for relation in graph.relations:
        values = assignments(folder / "edges" / f"{relation}.csv")
        inner = (
            "MATCH (a:VnLegal {id: row.`:START_ID`}) MATCH (b:VnLegal {id: row.`:END_ID`}) "
            f"MERGE (a)-[n:{relation} {{id: row.id}}]->(b) SET {values}"
        )
        run_outside(
            store, f"LOAD CSV WITH HEADERS FROM '{folder.as_uri()}/edges/{relation}.csv' AS row", inner
        )


def constraint(store: Any) -> None:
    store._run("CREATE CONSTRAINT k IF NOT EXISTS FOR (n:VnLegal) REQUIRE n.id IS UNIQUE", {}, write=True)
    store._run("CALL db.awaitIndexes(60)", {}, write=False)


def run_outside(store: Any, head: str, inner: str) -> None:
    """A statement that makes its own transactions may not run inside one."""
    with store._driver.session() as session:
        session.run(f"{head} CALL (row) {{ {inner} }} IN TRANSACTIONS OF 5000 ROWS").consume()


CONVERTED = {
    "long": "toInteger({})",
    "double": "toFloat({})",
    "date": "date({})",
    "string[]": "split({}, ';')",
}


def assignments(file: Path) -> str:
    """What a row sets, by the types in the header."""
    with file.open(encoding="utf-8") as lines:
        header = next(lines).strip().replace('"', "").split(",")
    parts = []
    for column in header:
        name, _, kind = column.partition(":")
        if name and kind != "ID":
            parts.append(f"n.{name} = {CONVERTED.get(kind, '{}').format(f'row.`{column}`')}")
    return ", ".join(parts)


def measured(size: int, with_server: bool) -> dict[str, Any]:
    """Everything that is measured of one size."""
    with tempfile.TemporaryDirectory(prefix="kg-stores-") as name:
        scratch = Path(name)
        graph = write_graph(*generated(size), scratch / "graph")
        say(f"{graph.manifest.node_count:,} nodes, {graph.manifest.edge_count:,} edges")
        found: dict[str, Any] = {"nodes": graph.manifest.node_count, "edges": graph.manifest.edge_count}
        found["built"], found["opened"] = apart(graph.folder), apart(graph.folder)
        say("  embedded engine measured")
        if with_server:
            found["server"] = measured_server(graph, scratch)
            say("  Neo4j measured")
    return found


def report(results: list[dict[str, Any]]) -> str:
    """The tables as Markdown."""
    sizes = " | ".join(f"{each['nodes']:,} / {each['edges']:,}" for each in results)
    load = results[0]["load"]
    shared = " (shared with other work: compare within a column)" if load > 0.5 else ""
    origin = (
        f"Written by `make bench` (benchmarks/stores.py) on generated graphs, {os.cpu_count()} cores, "
        f"load per core at the beginning {load:.1f}{shared}."
    )
    lines = [
        "# Speed of the stores", "", origin,
        "Embedded: CPU seconds. Neo4j: wall seconds, each way on a new server with 768 MB of heap and 128 MB",
        "of page cache; for a million nodes 2 GB of each. `kg load` includes the constraint and every index",
        "that questions look by; the plain way has one constraint, the other indexes stand below it.", "",
        f"| nodes / edges | {sizes} |", "|---|" + "---:|" * len(results),
    ]  # fmt: skip
    for label, value in _figures(results):
        lines.append(f"| {label} | " + " | ".join(value(each) for each in results) + " |")
    lines += [
        "",
        "Questions of the library, median of ten askings with different parameters, ms (most rows)",
        "",
    ]
    engines = [(each, name) for each in results for name in ("opened", "server") if name in each]
    heads = " | ".join(f"{'embedded' if n == 'opened' else 'Neo4j'} {e['nodes']:,}" for e, n in engines)
    lines += [f"| question | {heads} |", "|---|" + "---:|" * len(engines)]
    answers = [{name: (ms, rows) for name, ms, rows in each[engine]["latencies"]} for each, engine in engines]
    for name in answers[0]:
        cells = ("{:.1f} ({})".format(*answer[name]) if name in answer else "–" for answer in answers)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _figures(results: list[dict[str, Any]]) -> Iterator[tuple[str, Callable[[dict[str, Any]], str]]]:
    yield "embedded: load from the tables and save, s", lambda e: f"{e['built']['seconds']:.2f}"
    yield "embedded: open, s", lambda e: f"{e['opened']['seconds']:.2f}"
    yield "embedded: memory of the process, opened, MB", lambda e: f"{e['opened']['memory']}"
    if "server" not in results[0]:
        return
    for way, what in (
        ("kg load", "kg load, constraint and indexes included"), (PLAIN, f"{PLAIN}, one constraint included"),
        ("then the other indexes", "… then the other indexes"), ("kg load again", "kg load again"),
        ("LOAD CSV", "LOAD CSV, one constraint included"), ("neo4j-admin import", "neo4j-admin import"),
        ("then constraint and indexes", "… then constraint and indexes"),
    ):  # fmt: skip
        yield f"Neo4j: {what}, s (CPU of the server)", partial(_spent, way)
    yield "Neo4j: memory of the server, MB", lambda e: f"{e['server']['memory']}"


def _spent(way: str, result: dict[str, Any]) -> str:
    wall, cpu = result["server"].get(way, (None, None))
    if wall is None:
        return "–"
    return f"{wall:.1f}" if cpu is None else f"{wall:.1f} ({cpu:.0f})"


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure every size that was named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--million", action="store_true", help="also a million nodes")
    parser.add_argument("--no-neo4j", action="store_true", help="the embedded engine only")
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--embedded", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.embedded:
        json.dump(embedded(options.embedded), sys.stdout)
        return
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    sizes = [*options.sizes, *([1_000_000] if options.million else [])]
    results: list[dict[str, Any]] = []
    for size in sizes:
        results.append(measured(size, not options.no_neo4j) | {"load": load})
        options.output.write_text(report(results), encoding="utf-8")
    say(report(results))


if __name__ == "__main__":
    main()
