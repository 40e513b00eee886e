"""Every question of the library in SPARQL: the same header, bound parameters, and the rows of Cypher."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from extractors.resources import data_dir
from kg._schema import RELATIONSHIPS
from kg.errors import KgError
from kg.graph import read_graph
from kg.graph.build import build
from kg.queries import question, questions, run
from kg.sparql import RdfStore, open_rdf
from kg.sparql.refusing import remarks, require_reading
from kg.sparql.terms import graph_value
from kg.sparql.twins import bound_text, twin
from kg.stores import Store, open_embedded
from kg.stores.embedded import EmbeddedStore
from tests.small_graph import DECREE, LAW, PLAN, edges, nodes
from tests.test_queries import ASKED
from tests.test_questions_on_examples import answers
from tests.test_questions_on_examples import values as values_of_examples

NAMES = [each.name for each in questions()]


# --------------------------------------------------------------------------- the files


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_has_the_header_of_its_question(name: str) -> None:
    assert twin(name).header == question(name).header


def test_no_twin_is_alone() -> None:
    assert sorted(path.stem for path in data_dir("queries").glob("*.rq")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_reads_and_names_what_the_ontology_declares(name: str) -> None:
    assert require_reading(twin(name).text) == "SELECT"
    assert remarks(twin(name).text) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_runs_in_any_engine_as_it_stands(name: str) -> None:
    """Prefixes declared, parameters bound: rdflib takes the same text without help."""
    rdflib.Graph().query(twin(name).text)


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_bound_and_nothing_else(name: str) -> None:
    asked = twin(name)
    bound = set(re.findall(r"VALUES\s+\$(\w+)\s*\{", asked.text))
    code = "\n".join(line for line in asked.text.splitlines() if not line.startswith("#"))
    assert set(re.findall(r"\$(\w+)", code)) == bound
    assert bound == {p.name for p in asked.header.parameters} - {"limit", "depth"}
    assert set(re.findall(r"LIMIT \d+", code)) <= {"LIMIT 1000"}


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_of_the_header(name: str) -> None:
    asked = twin(name)
    columns = [column.name for column in asked.header.columns]
    found = ox.Store().query(asked.text)
    variables = [variable.value for variable in found.variables]  # type: ignore[union-attr]
    if asked.walk is None:
        assert variables == columns
        assert asked.lists <= set(columns)
    else:
        assert set(columns) - {"depth", "steps", "confidence"} <= set(variables)
        assert {"here", "id", *asked.walk.step} <= set(variables)


def test_relationships_sort_alike_by_name_and_by_iri() -> None:
    """ORDER BY relation gives one order in both languages."""
    assert sorted(RELATIONSHIPS) == sorted(RELATIONSHIPS, key=lambda name: RELATIONSHIPS[name].iri)


def test_a_question_without_sparql_says_so() -> None:
    with pytest.raises(KgError, match="ask it in Cypher"):
        twin("nothing")


# --------------------------------------------------------------------------- rows


def store_of(folder: Path) -> RdfStore:
    return open_rdf(read_graph(folder))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, RdfStore]:
    from benchmarks.generated_graph import write_graph

    store = EmbeddedStore()
    store.load(nodes(), edges())
    graph = write_graph(nodes(), edges(), tmp_path_factory.mktemp("small") / "graph")
    return store, open_rdf(graph)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, RdfStore]:
    folder = tmp_path_factory.mktemp("twins") / "graph"
    build(sorted(data_dir("examples").glob("*.txt")), folder)
    graph = read_graph(folder)
    return open_embedded(graph), open_rdf(graph)


values = pytest.fixture(scope="module")(values_of_examples.__wrapped__)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def embedded(examples: tuple[Store, RdfStore]) -> Store:
    return examples[0]


@pytest.mark.parametrize(("name", "params"), [(name, params) for name in ASKED for params in ASKED[name]])
def test_rows_are_equal_on_the_small_graph(
    small: tuple[Store, RdfStore], name: str, params: dict[str, object]
) -> None:
    store, rdf = small
    assert run(store, name, params, rdf=rdf) == run(store, name, params)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_equal_on_the_examples(
    examples: tuple[Store, RdfStore], values: dict[str, list[str]], name: str
) -> None:
    store, rdf = examples
    for params, expected in answers(store, name, values):
        assert run(store, name, params, rdf=rdf) == expected, params  # type: ignore[arg-type]


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_rows_are_equal_on_the_seeds(seeds: tuple[Store, RdfStore], name: str) -> None:
    store, rdf = seeds
    values = values_of_examples.__wrapped__(store)  # type: ignore[attr-defined]
    for params, expected in answers(store, name, values):
        assert run(store, name, params, rdf=rdf) == expected, params  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, RdfStore]:
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    build([shared / "seeds"], folder)
    return open_embedded(read_graph(folder)), store_of(folder)


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_a_limit_cuts_alike(small: tuple[Store, RdfStore], limit: int) -> None:
    store, rdf = small
    for name in ("directives-implementing", "affected-by-change", "citations-of-document"):
        for document in (LAW, DECREE, PLAN):
            params = {"document": document, "limit": limit}
            assert run(store, name, params, rdf=rdf) == run(store, name, params)


@pytest.mark.parametrize("depth", [1, 2, 3, 6])
def test_a_depth_ends_paths_alike(small: tuple[Store, RdfStore], depth: int) -> None:
    store, rdf = small
    for name, option in (("directives-implementing", "document"), ("implementing-chain", "document")):
        for document in (LAW, DECREE, PLAN):
            params = {option: document, "depth": depth}
            assert run(store, name, params, rdf=rdf) == run(store, name, params)


@pytest.mark.parametrize("name", [name for name in NAMES if twin(name).walk])
def test_a_walk_finds_at_any_depth_what_it_finds_level_by_level(
    examples: tuple[Store, RdfStore], name: str
) -> None:
    """The file as it stands follows the whole path; asked from here it is given a level of nodes at a time."""
    store, rdf = examples
    documents = [row[0] for row in store.cypher("MATCH (d:Document) RETURN d.id AS id ORDER BY id").rows]
    option = next(p.name for p in question(name).parameters if "document" in p.kinds)
    for document in documents[::7]:
        bound = {option: document, "strict": False, "depth": 6, "limit": None}
        rows = run(store, name, {"document": document}, rdf=rdf).dicts()
        found = rdf.query(bound_text(twin(name), bound, rdf.base))  # type: ignore[arg-type]
        at = found.columns.index("id")
        reached = {graph_value(row[at], rdf.base) for row in found.rows}
        assert {row["id"] for row in rows} == reached


def test_who_is_responsible_today_and_what_became_of_a_place(examples: tuple[Store, RdfStore]) -> None:
    store, rdf = examples
    for engine in (None, rdf):
        (row,) = run(store, "responsible-body", {"document": "01/2024/TT-BKHĐT"}, rdf=engine).dicts()
        assert (row["issuer_title"], row["now_title"]) == ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính")
        places = run(store, "documents-of-place", {"place": "binh thuan"}, rdf=engine).dicts()
        assert places
        assert {tuple(row["now"]) for row in places} == {("Tỉnh Lâm Đồng (từ 2025)",)}


def test_the_documents_of_kon_tum_and_who_continues_the_province(seeds: tuple[Store, RdfStore]) -> None:
    store, rdf = seeds
    for engine in (None, rdf):
        places = run(store, "documents-of-place", {"place": "Kon Tum"}, rdf=engine).dicts()
        assert "doc/vn-kon-tum/n/nq-hdnd/2021/29" in {row["id"] for row in places}
        assert {tuple(row["now"]) for row in places} == {("Tỉnh Quảng Ngãi (từ 2025)",)}
