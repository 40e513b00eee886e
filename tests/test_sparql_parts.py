"""The parts behind SPARQL: bound parameters, any spelling, paths from steps, the cache of triples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg._schema import BASE, PREFIXES
from kg.errors import KgError
from kg.graph import Graph
from kg.queries.header import Column, Parameter
from kg.sparql import RdfStore, open_rdf
from kg.sparql.opening import cache_path
from kg.sparql.spelling import any_spelling
from kg.sparql.terms import graph_value
from kg.sparql.twins import RESOURCES, Twin, bound_text, twin
from kg.sparql.walking import Fetch, Walk, walked
from kg.stores.values import fold_title
from tests.small_graph import DECREE, edges, nodes

# --------------------------------------------------------------------------- parameters


HEADER = twin("status").header


def made(text: str, *parameters: Parameter) -> Twin:
    from dataclasses import replace

    header = replace(HEADER, parameters=parameters, columns=(Column("x", "x"),))
    return Twin("made", header, text)


@pytest.mark.parametrize(
    "hostile",
    [
        'x" } } ; DROP ALL #',
        "doc/a> . <x> <y> <z",
        "\\u0022 } SERVICE <http://x/> { ?s ?p ?o",
        "a\nb\tc\\",
        "'''\"\"\"",
        "}",
        "$on",
        "đ \u202e \U0001f600",
    ],
)
def test_hostile_values_stay_values(hostile: str) -> None:
    text = "SELECT ?x { VALUES $v { 'old' } VALUES $d { <a:a> } BIND(STR($v) AS ?x) }"
    asked = made(text, Parameter("v", ("text",), None, ""), Parameter("d", ("document",), None, ""))
    bound = bound_text(asked, {"v": hostile, "d": hostile}, BASE)
    found = list(RdfStore(ox.Store(), BASE).query(bound).rows)
    assert [row[0].value for row in found] == [hostile]  # type: ignore[union-attr]


def test_values_of_every_kind_are_bound() -> None:
    text = "SELECT * { VALUES $on { 1 } VALUES $flag { 1 } VALUES $n { 1 } VALUES $none { 1 } VALUES $unit { 1 } }"
    asked = made(
        text,
        Parameter("on", ("date",), None, ""),
        Parameter("flag", ("flag",), None, ""),
        Parameter("n", ("number",), None, ""),
        Parameter("none", ("year",), "null", ""),
        Parameter("unit", ("unit",), None, ""),
    )
    given = {"on": date(2025, 7, 1), "flag": False, "n": 0.5, "none": None, "unit": ["org/a", "org/b c"]}
    found = RdfStore(ox.Store(), BASE).query(bound_text(asked, given, BASE))
    rows = [dict(zip(found.columns, (graph_value(t, BASE) for t in row), strict=True)) for row in found.rows]
    assert [row.pop("unit") for row in rows] == ["org/a", "org/b c"]
    assert rows[0] == {"on": date(2025, 7, 1), "flag": False, "n": 0.5, "none": None}
    assert "unit" in RESOURCES


@pytest.mark.parametrize(
    "title",
    ["tỉnh Lâm Đồng", "TỈNH LÂM ĐỒNG", "Lâm Ðồng", "La\u0302m Đo\u0302\u0300ng", "lam dong", "Lầm Dòng"],
)
def test_words_are_found_in_any_spelling(title: str) -> None:
    pattern = any_spelling("lam dong")
    (row,) = ox.Store().query(f"SELECT (REGEX({ox.Literal(title)}, {ox.Literal(pattern)}, 'i') AS ?x) {{}}")
    assert row[0].value == ("true" if "lam dong" in fold_title(title) else "false")


@pytest.mark.parametrize("typed", ["a.b", "(x)", "[1-2]", "x{2}", "a\\b", "^$", "c++", "1|2"])
def test_marks_are_found_as_they_are(typed: str) -> None:
    assert re.search(any_spelling(typed), f"trước {typed} sau")
    assert not re.search(any_spelling(typed), "trước sau")


# --------------------------------------------------------------------------- paths


def step(here: str, there: str, edge: str, sure: float = 1.0, **more: object) -> dict[str, object]:
    return {"here": here, "id": there, "edge": edge, "confidence": sure, **more}


def among(steps: list[dict[str, object]]) -> Fetch:
    """Gives of these steps the ones that begin at some nodes."""
    return lambda nodes: [each for each in steps if each["here"] in set(nodes)]


def test_no_edge_is_walked_twice_and_rings_end() -> None:
    ring = [step("a", "b", "1"), step("b", "c", "2"), step("c", "a", "3"), step("b", "d", "4")]
    rows = walked(Walk("paths", ("edge",)), ("id", "depth", "steps"), among(ring), "a", 6, None)
    paths = ["".join(s["edge"] for s in row[2]) for row in rows]
    assert paths == ["1", "12", "14", "123"]


def test_parallel_edges_make_paths_of_their_own_and_the_surest_comes_first() -> None:
    double = [step("a", "b", "1", 0.5), step("a", "b", "2", 0.9), step("b", "c", "3", 0.5)]
    rows = walked(Walk("paths", ("edge",)), ("id", "confidence", "depth"), among(double), "a", 6, None)
    assert rows == [("b", 0.9, 1), ("b", 0.5, 1), ("c", 0.45, 2), ("c", 0.25, 2)]


def test_the_nearest_way_counts_also_back_to_the_beginning() -> None:
    ring = [step("a", "b", "1"), step("b", "a", "2"), step("b", "c", "3"), step("a", "c", "4")]
    assert walked(Walk("nearest"), ("id", "depth"), among(ring), "a", 6, None) == [
        ("b", 1),
        ("c", 1),
        ("a", 2),
    ]
    assert walked(Walk("nearest"), ("id", "depth"), among(ring), "a", 6, 2) == [("b", 1), ("c", 1)]


def test_directions_are_walked_apart() -> None:
    steps = [step("a", "b", "1", direction="later"), step("b", "c", "2", direction="earlier")]
    rows = walked(Walk("paths"), ("id", "direction", "depth"), among(steps), "a", 6, None)
    assert rows == [("b", "later", 1)]


def test_no_more_is_asked_for_than_the_limit_needs() -> None:
    asked: list[list[str]] = []

    def fetch(nodes: Iterable[str]) -> list[dict[str, object]]:
        asked.append(list(nodes))
        return [step(node, f"{node}{way}", f"{node}-{way}") for node in asked[-1] for way in "lr"]

    assert len(walked(Walk("paths"), ("id", "depth"), fetch, "a", 6, 5)) == 5
    assert asked == [["a"], ["al", "ar"]]


# --------------------------------------------------------------------------- the cache


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    from benchmarks.generated_graph import write_graph

    monkeypatch.setattr("kg.sparql.opening.SMALL", 0)
    return write_graph(nodes(), edges(), tmp_path / "graph")


def test_a_cache_is_written_once_and_answers_alike(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_rdf(graph)
    count = len(first)
    assert cache_path(graph).is_dir()
    del first
    monkeypatch.setattr("kg.sparql.opening.pieces", lambda *_: pytest.fail("the cache was not used"))
    again = open_rdf(graph)
    assert len(again) == count
    assert next(again.query("ASK { <" + DECREE + "> a vnl:Document }").rows)[0].value == "true"  # type: ignore[union-attr]


def test_a_small_graph_has_no_cache(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sparql.opening.SMALL", 10_000)
    before = sorted(graph.folder.rglob("*"))
    assert len(open_rdf(graph)) > 100
    assert sorted(graph.folder.rglob("*")) == before


def test_a_damaged_cache_is_made_anew(graph: Graph) -> None:
    count = len(open_rdf(graph))
    for file in cache_path(graph).glob("CURRENT"):
        file.unlink()
    assert len(open_rdf(graph)) == count


def test_a_cache_that_cannot_be_written_is_done_without(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("kg.sparql.opening.tempfile.mkdtemp", full)
    assert len(open_rdf(graph)) > 100
    assert not cache_path(graph).exists()


def test_triples_that_cannot_be_written_leave_no_cache(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[bytes]:
        yield b'<a:a> <a:b> "c" .\n'
        raise KgError("a table of the graph cannot be read")

    monkeypatch.setattr("kg.sparql.opening.pieces", broken)
    with pytest.raises(KgError, match="cannot be read"):
        open_rdf(graph)
    assert not list(cache_path(graph).parent.glob("sparql-*"))


def test_triples_that_cannot_be_read_are_an_error(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sparql.opening.pieces", lambda *_: iter([b"<a:a> nonsense\n"] * 100))
    with pytest.raises(SyntaxError):
        open_rdf(graph)


def test_older_caches_go_and_drafts_do_not_stay(graph: Graph) -> None:
    old = cache_path(graph).with_name("sparql-0.0.0-00000000")
    old.mkdir()
    open_rdf(graph)
    assert [path.name for path in cache_path(graph).parent.glob("sparql-*")] == [cache_path(graph).name]


def test_the_usual_prefixes_need_no_declaration(graph: Graph) -> None:
    text = "ASK { ?a vnl:cites ?b . ?a dcterms:title ?t }"
    assert next(open_rdf(graph).query(text).rows)[0].value == "true"  # type: ignore[union-attr]
    assert {"vnl", "dcterms", "rdf", "rdfs", "prov", "skos", "xsd"} <= PREFIXES.keys()
