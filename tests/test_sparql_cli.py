"""`kg query --sparql` and `--engine sparql` as a user types them; and the same from Python."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest
import rdflib

import kg
from extractors.resources import data_dir
from kg.errors import KgError
from kg.stores.errors import QueryRefusedError
from tests.command_line import run

PARTY = (
    "SELECT ?d ?title ?year { ?d a vnl:PartyDocument ; dcterms:title ?title ; vnl:year ?year } ORDER BY ?d"
)
BASES = "CONSTRUCT { ?a vnl:basedOn ?b } WHERE { ?a vnl:basedOn ?b }"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sparql")
    kg.build(sorted(data_dir("examples").glob("*.txt")), folder / "kg-graph")
    return folder


@pytest.fixture(scope="module")
def graph(home: Path) -> kg.LegalGraph:
    return kg.load(home / "kg-graph")


def ask(home: Path, text: str, *options: str, stdin: str = "") -> str:
    done = run("query", "--sparql", text, *options, cwd=home, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_rows_for_programs_hold_whole_iris_and_types(home: Path) -> None:
    first = json.loads(ask(home, PARTY).splitlines()[0])
    assert first["d"].startswith("https://w3id.org/vnlegal/doc/vn")
    assert isinstance(first["year"], int)
    assert json.loads(ask(home, PARTY, "-f", "json"))[0] == first


def test_rows_for_people_are_short(home: Path) -> None:
    table = ask(home, "SELECT ?d ?kind { ?d a ?kind } ORDER BY ?d ?kind LIMIT 3", "-f", "table")
    assert "https://" not in table
    assert "vnl:" in table


def test_a_query_comes_from_a_file_or_from_stdin(home: Path) -> None:
    (home / "dang.rq").write_text(PARTY, encoding="utf-8")
    assert ask(home, "dang.rq") == ask(home, "-", stdin=PARTY) == ask(home, PARTY)
    (home / "dem.cypher").write_text("MATCH (t:Task) RETURN count(t) AS n", encoding="utf-8")
    done = run("query", "--cypher", "dem.cypher", cwd=home)
    assert json.loads(done.stdout)["n"] > 10


def test_every_file_of_the_library_runs_as_it_stands(home: Path) -> None:
    for path in sorted(data_dir("queries").glob("*.rq")):
        ask(home, str(path), "-f", "csv")


def test_answers_of_construct_are_turtle_that_others_read(home: Path) -> None:
    ask(home, BASES, "-o", "can-cu.ttl")
    text = (home / "can-cu.ttl").read_text(encoding="utf-8")
    found = rdflib.Graph().parse(data=text, format="turtle")
    assert len(found) == len(ask(home, BASES, "-f", "nt").splitlines()) > 10
    assert text == ask(home, BASES, "-f", "turtle")
    assert set(json.loads(ask(home, BASES).splitlines()[0])) == {"subject", "predicate", "object"}


def test_describe_tells_what_is_said_of_a_thing(home: Path) -> None:
    assert "Nghị định 107/2020/NĐ-CP" in ask(home, "DESCRIBE <doc/vn/y/nd-cp/2020/107>", "-f", "turtle")


def test_ask_gives_a_truth_value(home: Path) -> None:
    assert json.loads(ask(home, "ASK { ?t a vnl:Task }")) == {"answer": True}
    assert json.loads(ask(home, "ASK { ?t a vnl:Task }", "-f", "srj")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("query", [PARTY, "SELECT * { ?m a vnl:Meeting OPTIONAL { ?m vnl:place ?p } }"])
def test_results_of_the_w3c_are_read_back(home: Path, query: str, graph: kg.LegalGraph) -> None:
    def read_back(form: str, kind: ox.QueryResultsFormat) -> list[str]:
        return sorted(map(str, ox.parse_query_results(ask(home, query, "-f", form), format=kind)))  # type: ignore[arg-type]

    rows = read_back("srj", ox.QueryResultsFormat.JSON)
    assert len(rows) == len(graph.sparql(query))
    assert read_back("tsv", ox.QueryResultsFormat.TSV) == rows


@pytest.mark.parametrize("asked", [("--sparql", "SELECT ?d ?issued { ?d vnl:issued ?issued }"),
                                   ("--cypher", "MATCH (d:Document) WHERE d.issued IS NOT NULL RETURN d.id AS d, d.issued AS issued")])  # fmt: skip
def test_a_workbook_keeps_days_and_numbers(home: Path, asked: tuple[str, str]) -> None:
    done = run("query", *asked, "-o", "ngay.xlsx", cwd=home)
    assert done.returncode == 0, done.stderr
    sheet = openpyxl.load_workbook(home / "ngay.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("d", "issued")
    assert all(isinstance(row[1], datetime) for row in rows[1:])
    assert len(rows) > 20


def test_a_workbook_of_a_question_holds_no_formula(home: Path) -> None:
    run("query", "tasks-of-unit", "--unit", "Văn phòng Sở", "--engine", "sparql", "-o", "viec.xlsx", cwd=home)
    sheet = openpyxl.load_workbook(home / "viec.xlsx").active
    assert sheet.max_row > 3
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_both_engines_print_the_same(home: Path) -> None:
    for form in ("jsonl", "csv", "table"):
        ask = ("query", "responsible-body", "--document", "01/2024/TT-BKHĐT", "-f", form)
        cypher, sparql = (run(*ask, "--engine", engine, cwd=home) for engine in ("cypher", "sparql"))
        assert cypher.stdout == sparql.stdout
        assert "Bộ Tài chính" in sparql.stdout


def test_a_limit_is_told(home: Path) -> None:
    done = run("query", "--sparql", "SELECT ?s { ?s ?p ?o }", "--limit", "5", cwd=home)
    assert len(done.stdout.splitlines()) == 5
    assert "more than 5 rows" in done.stderr
    table = run("query", "--sparql", "SELECT ?s { ?s ?p ?o }", "-f", "table", cwd=home)
    assert "more than 1,000 rows" in table.stderr
    cypher = run("query", "--cypher", "MATCH (n) RETURN n.id AS id", "--limit", "2", cwd=home)
    assert len(cypher.stdout.splitlines()) == 2
    assert "more rows" in cypher.stderr


def test_a_large_graph_is_prepared_once_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sparql.opening.SMALL", 0)
    kg.build(sorted(data_dir("examples").glob("01*.txt")), tmp_path / "kg-graph")
    ask = ("query", "--sparql", "ASK { ?d a vnl:Document }")
    first, second = run(*ask, cwd=tmp_path), run(*ask, cwd=tmp_path)
    assert "once" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout


def test_the_same_answer_as_csv(home: Path) -> None:
    rows = list(csv.reader(io.StringIO(ask(home, PARTY, "-f", "csv"))))
    assert rows[0] == ["d", "title", "year"]
    assert len(rows) == 1 + len(ask(home, PARTY).splitlines())


def test_undeclared_names_are_told_and_the_answer_still_comes(home: Path) -> None:
    done = run("query", "--sparql", "SELECT ?d { ?d a vnl:Documnt }", cwd=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert "did you mean vnl:Document" in done.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--sparql", "SELECT ?s { ?s ?p ?o"), "line 1, column 11 is not closed"),
        (("--sparql", "SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"), "only read this graph"),
        (("--sparql", "DELETE WHERE { ?s ?p ?o }"), "only read"),
        (("--sparql", "nowhere.rq"), "no such file"),
        (("--sparql", PARTY, "-f", "turtle"), "gives rows, not triples"),
        (("--sparql", BASES, "-f", "srj"), "gives triples, not rows"),
        (("--sparql", PARTY, "-f", "xlsx"), "name a file with -o"),
        (("--sparql", PARTY, "--cypher", "RETURN 1 AS a"), "one of them"),
        (("--sparql", PARTY, "--store", "neo4j://localhost:7687"), "answers no SPARQL"),
        (("--cypher", "RETURN 1 AS a", "-f", "turtle"), "not RDF"),
        (("--sparql", PARTY, "-o", "no/such/folder/x.csv"), "cannot write"),
        (("--sparql", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f) }", "--timeout", "0.2"),
         "longer than 0.2 seconds"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_exit_code_2(home: Path, options: tuple[str, ...], says: str) -> None:
    done = run("query", *options, cwd=home)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


# --------------------------------------------------------------------------- from Python


def test_the_library_answers_in_both_languages(graph: kg.LegalGraph) -> None:
    for name, params in (("status", {"document": "107/2020/NĐ-CP", "on": "2026-01-01"}), ("most-cited", {})):
        assert graph.query(name, engine="sparql", **params) == graph.query(name, **params)
    with pytest.raises(KgError, match="choose cypher or sparql"):
        graph.query("most-cited", engine="gremlin")


def test_sparql_of_ones_own(graph: kg.LegalGraph) -> None:
    result = graph.sparql(PARTY, limit=2)
    assert result.columns == ("d", "title", "year")
    assert len(result) == 2
    assert result.is_cut
    assert not graph.sparql(PARTY).is_cut
    assert graph.sparql("ASK { ?d vnl:based ?e }").remarks
    with pytest.raises(QueryRefusedError):
        graph.sparql("CLEAR ALL")


def test_constructed_triples_join_other_vocabularies(graph: kg.LegalGraph) -> None:
    found = graph.construct(BASES)
    assert isinstance(found, rdflib.Graph)
    found.parse(data='<https://w3id.org/vnlegal/ont#basedOn> <a:rank> "1" .', format="nt")
    assert "vnl:basedOn" in found.serialize(format="turtle")
    with pytest.raises(QueryRefusedError, match="CONSTRUCT"):
        graph.construct(PARTY)


def test_rdflib_holds_the_same_triples(graph: kg.LegalGraph) -> None:
    assert len(graph.to_rdflib()) == len(graph.rdf)
