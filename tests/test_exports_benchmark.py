"""The made graph and the report of the stores' benchmark."""

from __future__ import annotations

from pathlib import Path

from benchmarks import stores
from benchmarks.generated_graph import generated, write_graph
from kg.exports.formats import FOLDER, place


def test_a_size_is_a_graph() -> None:
    nodes, edges = generated(1000)
    assert (nodes, edges) == generated(1000)
    assert 950 <= len(nodes) <= 1050
    assert 3 * len(nodes) < len(edges) < 6 * len(nodes)
    ids = {node.id for node in nodes}
    assert len(ids) == len(nodes)
    assert {end for edge in edges for end in (edge.start, edge.end)} <= ids


def test_every_way_into_neo4j_reads_the_exported_files(tmp_path: Path) -> None:
    graph = write_graph(*generated(300), tmp_path / "graph")
    csv = tmp_path / "csv"
    place(graph, csv, FOLDER)
    words = stores.import_arguments(csv)
    assert words[:4] == ["database", "import", "full", "neo4j"]
    files = {word.partition("=")[2] for word in words if word.startswith(("--nodes", "--relationships"))}
    assert files == {str(path) for path in csv.rglob("*.csv")}
    sets = stores.assignments(csv / "nodes" / "Task.csv")
    assert "n.due_to = date(row.`due_to:date`)" in sets
    assert "n.mentions = split(row.`mentions:string[]`, ';')" in stores.assignments(
        csv / "edges" / "CITES.csv"
    )


def test_the_report_names_every_figure_and_question() -> None:
    asked = [("directives-implementing", 1.25, 7)]
    engine = {"seconds": 0.5, "memory": 90, "latencies": asked}
    ways = ("kg load", "kg load again", "plain UNWIND MERGE", "LOAD CSV", "neo4j-admin import")
    server = dict.fromkeys((*ways, "then constraint and indexes"), 2.0) | {"memory": 700, "latencies": asked}
    result = {"nodes": 1000, "edges": 4000, "load": 1.5, "built": engine, "opened": engine, "server": server}
    text = stores.report([result, result])
    assert "shared with other work" in text
    assert "| 1,000 / 4,000 | 1,000 / 4,000 |" in text
    assert "| Neo4j: neo4j-admin import, s | 2.0 | 2.0 |" in text
    assert "| directives-implementing | 1.2 (7) | 1.2 (7) | 1.2 (7) | 1.2 (7) |" in text
    alone = {name: value for name, value in result.items() if name != "server"}
    assert "| Neo4j" not in stores.report([alone])
