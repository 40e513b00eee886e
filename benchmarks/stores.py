"""How fast the stores load and answer: `python benchmarks/stores.py 10000 100000 [--neo4j]`.

A generated graph (seeded; laws, decrees, circulars, local documents, tasks, meetings, mentions; hubs by a
power law) goes through the tables into each store. With --neo4j a real server is started: the project's
load is timed beside a plain UNWIND MERGE of the same rows and beside neo4j-admin import. Times are CPU
seconds for the embedded engine, wall seconds for the server.
"""

# ruff: noqa: E501

from __future__ import annotations

import csv
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.graph import Graph, read_graph  # noqa: E402
from kg.graph.manifest import Manifest, write_manifest  # noqa: E402
from kg.graph.tables import edge_tables, generation_name, node_tables, write_tables  # noqa: E402
from kg.queries import questions, run  # noqa: E402
from kg.stores import Store, open_embedded  # noqa: E402
from kg.stores.rows import table_edges, table_nodes  # noqa: E402
from kg.types import Edge, Node  # noqa: E402

FIELDS = ("giáo dục", "y tế", "đất đai", "thủy lợi", "chuyển đổi số", "ngân sách", "dữ liệu cá nhân")
QUOTE = "Căn cứ Nghị định số 107/2020/NĐ-CP ngày 14 tháng 9 năm 2020 của Chính phủ quy định tổ chức"
TIERS = (0.01, 0.06, 0.2, 1.0)
CITED = {"BASED_ON": (0, 2, 4, 5), "IMPLEMENTS": (0, 0, 1, 1), "DETAILS": (0, 1, 1, 0), "CITES": (2, 6, 6, 6)}


def generated(size: int) -> tuple[list[Node], list[Edge]]:
    """About `size` nodes and four times as many edges; the same for the same size."""
    pick = random.Random(size)
    count = size // 5
    years = [2000 + n % 25 for n in range(count)]
    documents = [f"doc/vn/y/nd-cp/{years[n]}/{n}" for n in range(count)]
    days = [date(years[n], 1 + n % 12, 1) for n in range(count)]
    texts = [f"text/{n:016x}" for n in range(size // 50)]
    units = [f"org/u{n}" for n in range(max(size // 200, 1))]
    tasks = [f"task/{n}" for n in range(size // 10)]
    meetings = [f"meeting/{n}" for n in range(size // 100)]
    mentions = [
        f"mention/{n}" for n in range(size - count - len(texts) - len(units) - len(tasks) - len(meetings))
    ]
    nodes = [
        *(Node(d, ("Document", "NormativeDocument"), f"Nghị định {n}/{years[n]}/NĐ-CP về {FIELDS[n % 7]}",
               (("effective_from", days[n]), ("issued", days[n]), ("signature", f"{n}/{years[n]}/NĐ-CP"), ("year", years[n])))
          for n, d in enumerate(documents)),
        *(Node(t, ("Task",), f"Nhiệm vụ {n} về {FIELDS[n % 7]}", (("due_to", date(2025, 1 + n % 12, 1)),)) for n, t in enumerate(tasks)),
        *(Node(m, ("Meeting",), f"Hội nghị {n}", (("date", date(2024, 1 + n % 12, 3)),)) for n, m in enumerate(meetings)),
        *(Node(u, ("Body", "Unit"), f"Phòng {FIELDS[n % 7]} số {n}") for n, u in enumerate(units)),
        *(Node(t, ("TextSource",), f"van-ban-{n}.txt") for n, t in enumerate(texts)),
        *(Node(m, ("Mention",), f"Nghị định {n}", (("span_start", n),)) for n, m in enumerate(mentions)),
    ]  # fmt: skip
    edges: dict[tuple[str, str, str, str], Edge] = {}

    def tie(start: str, relation: str, end: str) -> None:
        at = len(edges)
        source = texts[at % len(texts)]
        if start != end:
            edges[start, relation, end, source] = Edge(
                start, relation, end, source, at, QUOTE, 0.9, "bench", (mentions[at % len(mentions)],)
            )

    bounds = [0, *(max(1, int(count * share)) for share in TIERS)]
    for n, document in enumerate(documents):
        tier = next(t for t in range(4) if n < bounds[t + 1])
        for relation, often in CITED.items():
            for _ in range(often[tier]):
                above = max(0, tier - 1 if pick.random() < 0.8 else pick.randrange(tier or 1))
                tie(
                    document,
                    relation,
                    documents[bounds[above] + int((bounds[above + 1] - bounds[above]) * pick.random() ** 3)],
                )
        if pick.random() < 0.3:
            tie(
                document,
                pick.choice(("AMENDS", "REPLACES")),
                documents[bounds[tier] + int((n - bounds[tier]) * pick.random())],
            )
    for mention in mentions:
        tie(mention, "REFERS_TO", documents[int(count * pick.random() ** 4)])
        tie(mention, "IN_TEXT", pick.choice(texts))
    for task in tasks:
        for relation, ends in (
            ("IMPLEMENTS", documents),
            ("LED_BY", units),
            ("COORDINATED_BY", units),
            ("ASSIGNED_IN", documents),
        ):
            tie(task, relation, ends[-1 - int(len(ends) * pick.random() / 2)])
    for n, meeting in enumerate(meetings):
        tie(meeting, "IMPLEMENTS", documents[-1 - n])
        tie(meeting, "CONCLUDED", tasks[n])
    return nodes, list(edges.values())


def written(folder: Path, size: int) -> Graph:
    """The generated graph as a graph folder."""
    nodes, edges = generated(size)
    draft = folder / "draft"
    draft.mkdir(parents=True)
    tables = write_tables(draft, node_tables(nodes), edge_tables(edges, {n.id: n.labels[0] for n in nodes}))
    name = generation_name(tables)
    draft.rename(folder / name)
    write_manifest(folder, Manifest("bench", "https://w3id.org/vnlegal/", "-", "-", name, tables=tables))
    return read_graph(folder)


def latencies(store: Store) -> Iterator[tuple[str, float, float, int]]:
    """Name, median and slowest milliseconds, most rows of every question, the heaviest hubs among what is asked."""

    def ids(label: str) -> list[str]:
        found = [row[0] for row in store.cypher(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id").rows]
        return found[:: max(1, len(found) // 9)]

    documents = ids("Document")
    name = store.cypher("MATCH (u:Body)<-[:LED_BY]-() RETURN u.title AS t ORDER BY t LIMIT 1").rows[0][0]
    values = {
        "document": documents,
        "other": documents[::-1],
        "task": ids("Task"),
        "meeting": ids("Meeting"),
        "unit": [name],
        "place": ["x"],
    }
    for question in questions():
        needed = [p.options[0] for p in question.parameters if p.default is None]
        asked = [
            dict(zip(needed, given, strict=True)) for given in zip(*(values[n] for n in needed), strict=False)
        ] or [{}]
        times, rows = [], 0
        for params in [asked[0], *asked]:
            began = time.perf_counter()
            rows = max(rows, len(run(store, question.name, params)))
            times.append(1000 * (time.perf_counter() - began))
        yield question.name, statistics.median(times[1:]), max(times[1:]), rows


def exported(graph: Graph, folder: Path) -> list[str]:
    """CSV files for neo4j-admin import, and the options that name them; an option of another kind stands last."""
    options: list[str] = []
    for kind, names in (("nodes", graph.labels), ("relationships", graph.relations)):
        for name in names:
            table = (
                graph.node_table(name)
                if kind == "nodes"
                else graph.edge_table(name).drop_columns(["from_label", "to_label"])
            )
            path = folder / f"{kind}-{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as out:
                lines = csv.writer(out)
                lines.writerow([_header(field, kind) for field in table.schema])
                for row in table.to_pylist():
                    lines.writerow(["\x1f".join(v) if isinstance(v, list) else v for v in row.values()])
            options.append(f"--{kind}={name if kind == 'relationships' else 'VnLegal'}={path}")
    return [*options, "--array-delimiter=U+001F", "--overwrite-destination=true", "neo4j"]


def _header(field: pa.Field, kind: str) -> str:
    special = (
        {"id": "id:ID", "labels": ":LABEL"} if kind == "nodes" else {"from": ":START_ID", "to": ":END_ID"}
    )
    if field.name in special:
        return special[field.name]
    types = {pa.int64(): "long", pa.float64(): "double", pa.date32(): "date", pa.bool_(): "boolean"}
    return f"{field.name}:{'string[]' if pa.types.is_list(field.type) else types.get(field.type, 'string')}"


def embedded(graph: Graph) -> None:
    """Build, open and ask the embedded store."""
    began = time.process_time()
    open_embedded(graph)
    built = time.process_time() - began
    began = time.process_time()
    store = open_embedded(graph)
    opened = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"  embedded: from tables {built:.1f} s, open {opened:.2f} s, at most {memory} MB")
    for name, middle, slowest, rows in latencies(store):
        say(f"    {name:26} {middle:8.1f} ms, slowest {slowest:8.1f} ms, rows {rows}")


def server(graph: Graph, folder: Path) -> None:
    """Load a real Neo4j in three ways and ask it."""
    from kg.stores.neo4j import Neo4jStore

    sys.path.append(str(ROOT / "tests"))
    from neo4j_server import Server

    running = Server(folder / "home").start()
    store = Neo4jStore(running.uri)
    for way in ("warm-up", "kg load", "plain UNWIND MERGE", "kg load again"):
        if way != "kg load again":
            store.wipe()
        began = time.perf_counter()
        if way == "plain UNWIND MERGE":
            _plain(store, graph)
        else:
            store.load_graph(graph)
        say(f"  {store.name}: {way} {time.perf_counter() - began:.1f} s")
    for name, middle, slowest, rows in latencies(store):
        say(f"    {name:26} {middle:8.1f} ms, slowest {slowest:8.1f} ms, rows {rows}")
    store.close()
    running.stop()
    options = exported(graph, folder)
    began = time.perf_counter()
    running.admin("database", "import", "full", *options)
    say(f"  neo4j-admin import {time.perf_counter() - began:.1f} s")


def _plain(store: Store, graph: Graph) -> None:
    for nodes in table_nodes(graph, 2000):
        labels = "".join(f", n:{label}" for label in nodes.labels)
        store._run(
            f"UNWIND $rows AS row MERGE (n:VnLegal {{id: row.id}}) SET n += row{labels}",
            {"rows": nodes.rows},
            write=True,
        )  # type: ignore[attr-defined]
    for edges in table_edges(graph, 2000):
        text = (
            "UNWIND $rows AS row MATCH (a:VnLegal {id: row.a}) MATCH (b:VnLegal {id: row.b}) "
            f"MERGE (a)-[r:{edges.relation} {{id: row.id}}]->(b) SET r += row.props"
        )
        store._run(text, {"rows": edges.rows}, write=True)  # type: ignore[attr-defined]


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure every size that was named."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [10_000]
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            graph = written(Path(scratch) / "graph", size)
            say(f"{graph.manifest.node_count} nodes, {graph.manifest.edge_count} edges")
            embedded(graph)
            if "--neo4j" in sys.argv:
                server(graph, Path(scratch))


if __name__ == "__main__":
    main()
