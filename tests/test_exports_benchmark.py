"""The made graph and the report of the stores' benchmark."""

from __future__ import annotations

from pathlib import Path

from benchmarks import stores, turtle
from benchmarks.generated_graph import CITED, generated, write_graph
from kg.exports.formats import FOLDER, place


def test_a_size_is_a_graph() -> None:
    nodes, edges = generated(1000)
    assert (nodes, edges) == generated(1000)
    assert 950 <= len(nodes) <= 1050
    assert 3 * len(nodes) < len(edges) < 6 * len(nodes)
    ids = {node.id for node in nodes}
    assert len(ids) == len(nodes)
    assert {end for edge in edges for end in (edge.start, edge.end)} <= ids


def test_few_references_name_what_was_out_of_force() -> None:
    """Two in a hundred, as in the build that the shares were taken from."""
    nodes, edges = generated(20_000)
    issued = {node.id: dict(node.properties).get("issued") for node in nodes}
    ended: dict[str, object] = {}
    for edge in edges:
        if edge.relation == "REPLACES":
            ended[edge.end] = min(issued[edge.start], ended.get(edge.end, issued[edge.start]))  # type: ignore[type-var]
    cited = [e for e in edges if e.relation in CITED and e.start.startswith("doc/")]
    dead = sum(e.end in ended and ended[e.end] <= issued[e.start] for e in cited)  # type: ignore[operator]
    assert 0.01 < dead / len(cited) < 0.03


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
    ways = ("kg load", stores.PLAIN, "then the other indexes", "LOAD CSV", "then constraint and indexes")
    server = dict.fromkeys(ways, (4.0, 3.0)) | {"memory": 700, "latencies": asked}
    server["neo4j-admin import"] = (2.0, None)
    result = {"nodes": 1000, "edges": 4000, "load": 1.5, "built": engine, "opened": engine, "server": server}
    text = stores.report([result, result])
    assert "shared with other work" in text
    assert "| 1,000 / 4,000 | 1,000 / 4,000 |" in text
    assert "| Neo4j: neo4j-admin import, s (CPU of the server) | 2.0 | 2.0 |" in text
    assert "| Neo4j: … then the other indexes, s (CPU of the server) | 4.0 (3) | 4.0 (3) |" in text
    assert "| Neo4j: kg load again, s (CPU of the server) | – | – |" in text
    assert "| directives-implementing | 1.2 (7) | 1.2 (7) | 1.2 (7) | 1.2 (7) |" in text
    alone = {name: value for name, value in result.items() if name != "server"}
    assert "| Neo4j" not in stores.report([alone])


def test_every_way_of_writing_rdf_is_measured(tmp_path: Path) -> None:
    graph = write_graph(*generated(200), tmp_path / "graph")
    for form in turtle.FORMS:
        found = turtle.ours(graph.folder, form)
        assert found == found | turtle.ours(graph.folder, form) | {
            each: found[each] for each in ("seconds", "memory", "before")
        }, "the same graph, the same bytes"
    triples = turtle.ours(graph.folder, "nt")["lines"]
    assert 0.7 < triples / 200 / turtle.TRIPLES_A_NODE < 1.3
    assert turtle.by_rdflib(graph.folder)["bytes"] > 0
    assert turtle.by_pyoxigraph(graph.folder)["bytes"] > 0


def test_the_report_on_rdf_says_what_a_triple_costs() -> None:
    one = {"seconds": 2.0, "memory": 100, "bytes": 5_000_000, "lines": 1_000_000}
    ways = dict.fromkeys((*turtle.FORMS, "rdflib", "pyoxigraph", "shacl"), one)
    text = turtle.report([ways | {"nodes": 10, "edges": 40, "triples": 1_000_000}], 0.1)
    assert "| 1,000,000 | 10 / 40 | turtle | 2.00 | 2.0 | 5.0 | 100 |" in text
    assert "A million triples of Turtle: 2.00 CPU s; the bar is 6." in text
    assert "shared" not in text
