"""The question library: equal rows on every engine, typed parameters, the dialect, and what cannot be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kg.errors import KgError
from kg.queries import AmbiguousError, NotFoundError, ParameterError, ask, lint, question, questions, run
from kg.queries.dialect import DIALECT, library_findings
from kg.queries.header import read_header
from kg.stores.embedded import EmbeddedStore
from kg.stores.engine import CypherEngine
from kg.stores.neo4j import Neo4jStore
from tests.small_graph import DECREE, HOSTILE, LAW, OLD_DECREE, OTHER_PLAN, PLAN, RESOLUTION, edges, nodes

NAMES = [each.name for each in questions()]


@pytest.fixture(scope="module")
def embedded() -> EmbeddedStore:
    store = EmbeddedStore()
    store.load(nodes(), edges())
    return store


@pytest.fixture(scope="module")
def server(neo4j_uri: str) -> Iterator[Neo4jStore]:
    store = Neo4jStore(neo4j_uri)
    store.wipe()
    store.load(nodes(), edges())
    yield store
    store.wipe()
    store.close()


ASKED: dict[str, list[dict[str, object]]] = {
    "directives-implementing": [
        {"document": DECREE},
        {"document": DECREE, "strict": True},
        {"document": LAW},
        {"document": DECREE, "limit": 1},
    ],
    "implementing-chain": [
        {"task": "task/aaaaaaaaaaaaaaaa/1"},
        {"document": PLAN},
        {"document": PLAN, "strict": True},
        {"task": "task/bbbbbbbbbbbbbbbb/1"},
    ],
    "citations-of-document": [{"document": DECREE}],
    "tasks-of-unit": [{"unit": "Văn phòng Sở"}, {"unit": "so quan ly nguon nuoc"}],
    "meeting-overview": [{}, {"meeting": "05/08/2022"}, {"meeting": "giao ban"}],
    "most-cited": [{}, {"year": "2021"}, {"issuer": "Chính phủ"}],
    "affected-by-change": [{"document": LAW}, {"document": DECREE}],
    "amendment-chain": [{"document": DECREE}, {"document": OLD_DECREE}],
    "basis-of-document": [
        {"document": RESOLUTION, "on": "2025-01-01"},
        {"document": DECREE, "on": "2019-01-01"},
    ],
    "dead-references": [{"on": "2025-01-01"}],
    "tasks-on-dead-law": [{"on": "1/1/2025"}],
    "details-of-document": [{"document": LAW}],
    "status": [
        {"document": DECREE, "on": "2025-01-01"},
        {"document": OLD_DECREE, "on": "2025-01-01"},
        {"document": PLAN},
    ],
    "documents-of-place": [{"place": "An Phước", "on": "2025-08-01"}],
    "evidence-between": [{"document": DECREE, "other": LAW}],
    "identification-of": [{"document": DECREE}],
    "load-per-unit": [{"on": "2025-01-01"}],
    "meetings-sharing-basis": [{}],
    "misprints": [{}],
    "overdue": [{"on": "2025-01-01"}],
    "promulgated-with": [{}],
    "responsible-body": [{"document": DECREE}],
    "taken-over": [{"unit": "Bộ Tài nguyên Đất nước"}],
    "tasks-of": [{"meeting": "giao ban"}, {"document": PLAN}],
    "unresolved-references": [{}],
}
"""What each question is asked on the small graph; each answer has rows."""


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_asked(name: str) -> None:
    assert name in ASKED


@pytest.mark.parametrize(("name", "params"), [(name, params) for name in ASKED for params in ASKED[name]])
def test_questions_have_answers(embedded: EmbeddedStore, name: str, params: dict[str, object]) -> None:
    result = run(embedded, name, params)  # type: ignore[arg-type]
    assert result.rows
    assert result.columns == tuple(column.name for column in question(name).columns)


@pytest.mark.neo4j
@pytest.mark.parametrize(("name", "params"), [(name, params) for name in ASKED for params in ASKED[name]])
def test_rows_are_equal_on_both_engines(
    embedded: EmbeddedStore, server: Neo4jStore, name: str, params: dict[str, object]
) -> None:
    assert run(embedded, name, params) == run(server, name, params)  # type: ignore[arg-type]


def test_what_a_day_makes_of_a_document(embedded: EmbeddedStore) -> None:
    def status(document: str, on: str) -> object:
        return run(embedded, "status", {"document": document, "on": on}).dicts()[0]["status"]

    assert status(DECREE, "2021-10-31") == "not yet in force"
    assert status(DECREE, "2021-11-01") == "unknown"  # it began, but nothing proves that it still stands
    assert status(OLD_DECREE, "2021-10-31") == "unknown"
    assert status(OLD_DECREE, "2021-11-01") == "no longer in force"
    assert status(PLAN, "2025-01-01") == "unknown"


def test_tasks_on_dead_law_name_what_replaced_it(embedded: EmbeddedStore) -> None:
    row = run(embedded, "tasks-on-dead-law", {"on": "2025-01-01"}).dicts()[0]
    assert row["dead"] == OLD_DECREE
    assert row["since"] == date(2021, 11, 1)
    assert row["replaced_by"] == ["Nghị định 901/2021/NĐ-CP ngày 14/9/2021 của Chính phủ"]
    assert not run(embedded, "tasks-on-dead-law", {"on": "2020-01-01"}).rows


def test_the_load_of_a_unit(embedded: EmbeddedStore) -> None:
    rows = {row["unit"]: row for row in run(embedded, "load-per-unit", {"on": "2025-01-01"}).dicts()}
    assert (rows["Văn phòng Sở"]["lead"], rows["Văn phòng Sở"]["due"]) == (2, 1)
    assert rows["Sở Quản lý nguồn nước tỉnh An Phước"]["coordinate"] == 1


def ids(result: object) -> list[str]:
    return [row["id"] for row in result.dicts()]  # type: ignore[attr-defined]


def test_everything_that_carries_a_decree_out(embedded: EmbeddedStore) -> None:
    result = run(embedded, "directives-implementing", {"document": "NĐ 901/2021/nd-cp"})
    found = {row["id"]: row for row in result.dicts()}
    assert found[RESOLUTION]["depth"] == 1
    assert found[PLAN]["depth"] == 2
    steps = next(
        row["steps"] for row in result.dicts() if row["id"] == "task/aaaaaaaaaaaaaaaa/1" and row["depth"] == 4
    )
    assert [step["relation"] for step in steps] == ["BASED_ON", "IMPLEMENTS", "IMPLEMENTS", "CONCLUDED"]
    assert all(step["quote"] and step["source"] and step["edge"] for step in steps)
    assert found["task/aaaaaaaaaaaaaaaa/1"]["kind"] == "Task"


def test_strict_leaves_dissemination_and_mere_application_out(embedded: EmbeddedStore) -> None:
    strict = run(embedded, "directives-implementing", {"document": DECREE, "strict": True})
    relations = {step["relation"] for row in strict.dicts() for step in row["steps"]}
    assert not relations & {"DISSEMINATES", "APPLIES"}
    assert len(strict) < len(run(embedded, "directives-implementing", {"document": DECREE}))


def test_the_chain_leads_up_to_the_law(embedded: EmbeddedStore) -> None:
    longest = list(run(embedded, "implementing-chain", {"task": "task/aaaaaaaaaaaaaaaa/1"}).dicts())[-1]
    assert longest["id"] == LAW
    assert [step["to"] for step in longest["steps"]][1:] == [PLAN, RESOLUTION, DECREE, LAW]


def test_a_limit_that_cuts_is_told(embedded: EmbeddedStore) -> None:
    cut = run(embedded, "directives-implementing", {"document": DECREE, "limit": 1})
    assert len(cut) == 1
    assert cut.is_cut
    assert not run(embedded, "directives-implementing", {"document": DECREE}).is_cut


@pytest.mark.parametrize(
    "typed",
    [
        DECREE,
        "https://w3id.org/vnlegal/" + DECREE,
        "901/2021/NĐ-CP",
        "901/2021/nd-cp",
        "901/2021/NÐ-CP",
        "Nghị định số 901/2021/NĐ-CP",
        "nghi dinh 901 / 2021 / ND - CP",
        "Nghị định số 901/2021/NĐ-CP ngày 14/9/2021 của Chính phủ",
        "Nghị định Suối Nguồn",
    ],
)
def test_a_document_is_found_in_any_spelling(embedded: EmbeddedStore, typed: str) -> None:
    result = run(embedded, "citations-of-document", {"document": typed})
    assert result.params is not None
    assert result.params["document"] == DECREE


def test_a_law_is_found_by_its_name(embedded: EmbeddedStore) -> None:
    for typed in ("Luật Thủy lợi nội đồng 2019", "luat thuy loi noi dong", "990/2019/QH14"):
        result = run(embedded, "directives-implementing", {"document": typed})
        assert result.params is not None
        assert result.params["document"] == LAW


def test_an_unknown_document_gets_the_nearest(embedded: EmbeddedStore) -> None:
    with pytest.raises(NotFoundError, match="901/2021/NĐ-CP") as caught:
        run(embedded, "citations-of-document", {"document": "901/2020/NĐ-CP"})
    assert DECREE in [thing.id for thing in caught.value.nearest]


def test_a_number_of_several_documents_gets_the_list(embedded: EmbeddedStore) -> None:
    with pytest.raises(AmbiguousError) as caught:
        run(embedded, "implementing-chain", {"document": "455/KH-UBND"})
    assert {thing.id for thing in caught.value.candidates} == {PLAN, OTHER_PLAN}
    narrowed = run(embedded, "implementing-chain", {"document": "455/KH-UBND tỉnh An Phước"})
    assert narrowed.params is not None
    assert narrowed.params["start"] == PLAN


@pytest.mark.parametrize(
    ("name", "params", "says"),
    [
        ("most-cited", {"limit": "many"}, "not a whole number"),
        ("most-cited", {"limit": -1}, "not a whole number"),
        ("most-cited", {"colour": "red"}, "no such parameter"),
        ("directives-implementing", {}, "give --document"),
        ("directives-implementing", {"document": DECREE, "strict": "perhaps"}, "neither true nor false"),
        ("implementing-chain", {"document": DECREE, "task": "x"}, "only one of these"),
        ("meeting-overview", {"meeting": "31/12/1999"}, "no such meeting"),
        ("tasks-of-unit", {"unit": "Bộ Phép thuật"}, "no such unit"),
        ("directives-implementin", {}, "did you mean directives-implementing"),
    ],
)
def test_wrong_parameters_are_explained(
    embedded: EmbeddedStore, name: str, params: dict[str, object], says: str
) -> None:
    with pytest.raises(KgError, match=says) as caught:
        run(embedded, name, params)  # type: ignore[arg-type]
    assert isinstance(caught.value, ParameterError | KgError)


def test_hostile_parameters_are_only_values(embedded: EmbeddedStore) -> None:
    with pytest.raises(KgError):
        run(embedded, "tasks-of-unit", {"unit": "x'}) DETACH DELETE n //"})
    cited = run(embedded, "citations-of-document", {"document": DECREE})
    assert HOSTILE in [row["title"] for row in cited.dicts()]


@pytest.mark.parametrize("name", NAMES)
def test_the_library_keeps_to_the_portable_subset(name: str) -> None:
    assert library_findings(question(name).cypher) == ()


@pytest.mark.parametrize("name", NAMES)
def test_headers_are_complete(name: str) -> None:
    asked = question(name)
    assert asked.header.vi.endswith("?")
    assert asked.header.en.endswith("?")
    for parameter in asked.parameters:
        assert f"${parameter.name}" in asked.cypher


@pytest.mark.parametrize("rule", DIALECT, ids=lambda rule: rule.id)
def test_each_dialect_rule_finds_its_example_only(rule: object) -> None:
    assert rule.id in [finding.rule for finding in lint(rule.example)]  # type: ignore[attr-defined]
    assert lint(rule.counterexample) == ()  # type: ignore[attr-defined]


def test_block_comments_are_found_and_strings_are_not() -> None:
    assert [finding.rule for finding in lint("/* x */ RETURN 1 AS x")] == ["block-comment"]
    assert lint("RETURN '/* x */ n {.id} [:A*]' AS x") == ()


def test_ad_hoc_queries_get_remarks(embedded: EmbeddedStore) -> None:
    result = ask(
        embedded, "MATCH (d:Document {id: $id}) RETURN d {.title} AS m, d.titel AS t", {"id": OLD_DECREE}
    )
    assert any("map-projection" in remark for remark in result.remarks)


def test_a_date_parameter_takes_every_spelling(embedded: EmbeddedStore) -> None:
    for typed in ("2022-08-05", "5/8/2022", "ngày 05/08/2022"):
        assert len(run(embedded, "meeting-overview", {"meeting": typed})) == 1
    assert run(embedded, "meeting-overview").rows[0][2] == date(2022, 8, 5)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("// vi: Gì?\n// en: What?\nRETURN 1", "columns"),
        ("// en: What?\n// column a: b\n", "vi"),
        ("// vi: Gì?\n// en: What?\n// colum a: b\n", "not a header line"),
        ("// vi: Gì?\n// en: What?\n// param a: colour -- b\n// column a: b\n", "unknown kind"),
    ],
)
def test_a_wrong_header_is_refused(head: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_header(head)


def test_engines_share_one_interface() -> None:
    assert issubclass(EmbeddedStore, CypherEngine)
    assert issubclass(Neo4jStore, CypherEngine)


@pytest.mark.parametrize(
    "name", [q.name for q in questions() if any(p.name == "depth" for p in q.parameters)]
)
def test_looking_no_deeper_than_needed_changes_no_row(embedded: EmbeddedStore, name: str) -> None:
    asked = question(name)
    for document in (LAW, DECREE, PLAN, RESOLUTION):
        option = "start" if name == "implementing-chain" else "document"
        for limit in (1, 2, 3, 5, 50):
            bound = {option: document, "strict": False, "limit": limit, "depth": 6}
            whole = embedded.cypher(asked.cypher, bound)
            assert run(embedded, name, {"document": document, "limit": limit, "depth": 6}).rows == whole.rows


def test_a_depth_has_bounds(embedded: EmbeddedStore) -> None:
    assert {
        row["depth"] for row in run(embedded, "affected-by-change", {"document": LAW, "depth": 1}).dicts()
    } == {1}
    for depth in (0, 7, "deep"):
        with pytest.raises(ParameterError):
            run(embedded, "affected-by-change", {"document": LAW, "depth": depth})
