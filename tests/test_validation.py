"""`kg validate` as people use it: our graphs conform, broken ones are told in words, nobody is trusted."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, SH, Graph, Literal

from extractors.resources import data_dir
from kg.cli import main, root
from kg.cli import validate as cli
from kg.errors import KgError
from kg.graph import read_graph
from kg.graph.build import build
from kg.validation import core, of_files, of_graph, validate
from kg.validation.data import DATA, _Pieces
from kg.validation.shapes import rules

PREFIXES = """@base <https://w3id.org/vnlegal/> .
@prefix vnl: <ont#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BROKEN = (
    PREFIXES
    + """
<doc/vn/y/nd-cp/2021/901> a vnl:Document , vnl:NormativeDocument ;
    dcterms:title "Nghị định 901/2021/NĐ-CP về hồ chứa"@vi ;
    vnl:jurisdiction "vn" ; vnl:series "y" ; vnl:code "nd-cp" ; vnl:year 2021 ; vnl:number "số 901" ;
    vnl:issued "2021-09-14"^^xsd:date ; vnl:issuer "Chính phủ" ; vnl:typeCode "NĐ" ;
    vnl:replaces <doc/vn/y/nd-cp/2021/901> .
<task/text/5ea1ab1e5ea1ab1e/1> a vnl:Task ; dcterms:title "=cmd|' /C calc'!A0 \u202eđảo <script>"@vi ; vnl:text "Rà soát"@vi .
"""
)


def run(*arguments: object) -> Result:
    """The command as `kg` runs it: what it returns is the exit code."""
    result = CliRunner().invoke(root, ["validate", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    result.exit_code = result.return_value or 0
    return result


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    build([data_dir("examples")], folder)
    return folder


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "broken.ttl").write_text(BROKEN, encoding="utf-8")
    return tmp_path / "broken.ttl"


# our graphs conform


def test_the_examples_conform(examples: Path) -> None:
    result = run("-g", examples, "-f", "jsonl")
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["severity"] for row in found} <= {"Warning", "Info"}
    assert " conforms: " in result.stderr
    assert "0 violations" in result.stderr


@pytest.mark.parametrize(("form", "suffix"), [("trig", "trig"), ("jsonld", "jsonld")])
def test_what_is_exported_conforms(examples: Path, tmp_path: Path, form: str, suffix: str) -> None:
    file = tmp_path / f"graph.{suffix}"
    assert (
        CliRunner().invoke(root, ["export", "-g", str(examples), "-f", form, "-o", str(file)]).exit_code == 0
    )
    result = run(file, "--severity", "Violation")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.shared
@pytest.mark.parametrize("texts", ["seeds", "corpus/meetings"])
def test_graphs_of_the_corpus_conform(shared: Path, tmp_path: Path, texts: str) -> None:
    build([shared / texts], tmp_path / "graph")
    assert validate(of_graph(read_graph(tmp_path / "graph")), severity="Violation").findings == ()


def test_what_stands_in_the_tables_stands_in_the_file(examples: Path, tmp_path: Path) -> None:
    graph = read_graph(examples)
    CliRunner().invoke(root, ["export", "-g", str(examples), "-o", str(tmp_path / "graph.ttl")])
    table, file = of_graph(graph), of_files(tmp_path / "graph.ttl")
    assert set(table.store.quads_for_pattern(None, None, None, DATA)) == set(
        file.store.quads_for_pattern(None, None, None, DATA)
    )


# broken graphs are told in words


def test_a_broken_graph_is_told_in_words(broken: Path) -> None:
    result = run(broken, "-f", "table", "--severity", "Violation")
    assert result.exit_code == 3
    told = " ".join(result.stdout.split())
    for words in (
        "Violation",
        "document-number",
        "self-relation",
        "Nghị định 901/2021/NĐ-CP",
        "chỉ ghi phần số",
    ):
        assert words in told
    assert "does not conform" in result.stderr


def test_a_record_says_all(broken: Path) -> None:
    (row,) = [
        json.loads(line)
        for line in run(broken, "--shape", "document-number", "-f", "jsonl").stdout.splitlines()
    ]
    assert row["node"] == "doc/vn/y/nd-cp/2021/901"
    assert row["title"] == "Nghị định 901/2021/NĐ-CP về hồ chứa"
    assert (row["path"], row["value"]) == ("https://w3id.org/vnlegal/ont#number", "số 901")
    assert row["message_vi"].startswith("Số văn bản là chữ số")
    assert row["message_en"].startswith("A number is digits")
    assert row["fix_vi"].startswith("chỉ ghi phần số")
    assert row["fix_en"].startswith("write the number alone")


def test_a_message_names_what_it_found(broken: Path) -> None:
    (row,) = json.loads(run(broken, "--shape", "self-relation", "-f", "json").stdout)
    assert row["message_en"] == "Nothing stands in vnl:replaces to itself."
    assert row["message_vi"] == "Không đối tượng nào có quan hệ vnl:replaces với chính mình."


@pytest.mark.parametrize(
    ("lang", "there", "missing"),
    [("vi", "chữ số", "digits"), ("en", "digits", "chữ số"), ("both", "chữ số", "§")],
)
def test_the_language_of_the_table(broken: Path, lang: str, there: str, missing: str) -> None:
    told = " ".join(run(broken, "--shape", "document-number", "-f", "table", "--lang", lang).stdout.split())
    assert there in told
    assert missing not in told


def test_a_report_for_machines(broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.ttl"
    assert run(broken, "-o", target).exit_code == 3
    report = Graph().parse(target)
    (whole,) = report.subjects(RDF.type, SH.ValidationReport)
    assert report.value(whole, SH.conforms) == Literal(False)
    results = list(report.objects(whole, SH.result))
    assert len(results) == len(validate(of_files(broken)).findings)
    for result in results:
        assert {message.language for message in report.objects(result, SH.resultMessage)} == {"vi", "en"}
        assert all(report.value(result, part) for part in (SH.focusNode, SH.sourceShape, SH.resultSeverity))
    assert "sh:ValidationReport" in run(broken, "-f", "turtle").stdout


def test_a_sound_report_conforms(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        PREFIXES + "<code/issuer/cp> a vnl:IssuerCode ; dcterms:title 'CP'@vi ; vnl:code 'CP' ."
    )
    result = run(tmp_path / "a.ttl", "-f", "turtle")
    assert result.exit_code == 0
    assert "sh:conforms true" in result.stdout


def test_only_some_rules(broken: Path) -> None:
    codes = {
        json.loads(line)["code"]
        for line in run(broken, "--shape", "document-iri", "--shape", "task-origin").stdout.splitlines()
    }
    assert codes == {"document-iri", "task-origin"}
    severities = {
        json.loads(line)["severity"] for line in run(broken, "--severity", "Warning").stdout.splitlines()
    }
    assert severities == {"Violation", "Warning"}


def test_a_limit_says_what_it_hides(broken: Path) -> None:
    result = run(broken, "--limit", 1)
    assert len(result.stdout.splitlines()) == 1
    assert "--limit 0 shows all" in result.stderr
    assert "document-number: số của văn bản" in result.stderr
    assert len(run(broken, "--limit", 0).stdout.splitlines()) > 5


def test_the_rules_are_listed() -> None:
    listed = [json.loads(line) for line in run("--rules").stdout.splitlines()]
    assert [row["code"] for row in listed] == [rule.code for rule in rules()]
    assert Graph().parse(data=run("--rules", "-f", "turtle").stdout, format="turtle")


def test_turtle_comes_through_a_pipe_too() -> None:
    result = CliRunner().invoke(
        root, ["validate", "-", "--shape", "document-number"], input=BROKEN, standalone_mode=False
    )
    assert result.return_value == 3
    assert json.loads(result.stdout)["value"] == "số 901"


# bad input


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cut.ttl", BROKEN[:500].encode(), "cut.ttl:"),
        ("typo.ttl", PREFIXES.encode() + b"<a> vnl:number 'x' .\n<b> vnl:number .\n", "typo.ttl:7:"),
        ("space.ttl", PREFIXES.encode() + b"<doc/vn a> a vnl:Document .", "space.ttl:6:"),
        ("prefix.ttl", b"<a> vnl:number 'x' .", "prefix.ttl:1:"),
        ("cut.nt", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> \"", "cut.nt:2:"),
        ("cut.jsonld", b'{"@id": "urn:a",', "cut.jsonld:1:"),
        ("far.jsonld", b'{"@context": "https://example.org/context.jsonld", "@id": "urn:a"}', "far.jsonld"),
        ("cut.rdf", b"<rdf:RDF", "cut.rdf"),
        ("bytes.ttl", b"\xff\xfe\x00", "bytes.ttl"),
        ("empty.ttl", b"", "nothing here is of this ontology"),
        ("other.ttl", b"<urn:a> a <http://xmlns.com/foaf/0.1/Person> .", "nothing here is of this ontology"),
        ("graph.txt", b"", ".ttl, .nt, .trig"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SystemExit) as stopped:
        main(["validate", str(tmp_path / name)])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert "Traceback" not in said


def test_a_missing_file_and_a_mistyped_rule(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="No such file"):
        of_files(tmp_path / "none.ttl")
    with pytest.raises(KgError, match="did you mean issuer-valid"):
        validate(of_files(data_dir("ontology") / "vnlegal.ttl"), codes=["issuer-valld"])


# nobody is trusted


def test_hostile_content_stays_text(broken: Path, tmp_path: Path) -> None:
    arguments = (broken, "--shape", "task-recorded")
    assert run(*arguments, "-o", tmp_path / "found.csv").exit_code == 3
    cell = (tmp_path / "found.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert ",'=cmd|" in cell
    for form in ("table", "csv", "jsonl"):
        told = run(*arguments, "-f", form).stdout
        assert "\u202e" not in told
        assert "<script>" in " ".join(told.split())


def test_a_huge_value_is_cut(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        PREFIXES + f"<a> a vnl:Document ; vnl:issuedBy '{'dài ' * 100_000}' .", encoding="utf-8"
    )
    result = run(tmp_path / "a.ttl", "--shape", "literal-for-node", "-f", "table")
    assert result.exit_code == 3
    assert len(result.stdout) < 4_000


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    imports = "<https://example.org/mine> a <http://www.w3.org/2002/07/owl#Ontology> ; <http://www.w3.org/2002/07/owl#imports> <https://example.org/far> ."
    (tmp_path / "a.ttl").write_text(
        PREFIXES + imports + "<code/issuer/cp> a vnl:IssuerCode ; vnl:code 'CP' ."
    )
    assert run(tmp_path / "a.ttl").exit_code == 3


def test_a_subclass_alone_is_seen_and_a_blank_node_too(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        PREFIXES + "<doc/vn/y/nd-cp/2021/1> a vnl:NormativeDocument . [] a vnl:Unit ."
    )
    rows = [
        json.loads(line) for line in run(tmp_path / "a.ttl", "--severity", "Violation").stdout.splitlines()
    ]
    found = {(row["code"], row["node"].startswith("_:")) for row in rows}
    assert {("document-iri", False), ("node-title", False), ("node-title", True), ("node-iri", True)} <= found


# long runs


def test_small_batches_find_the_same(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = of_graph(read_graph(examples))
    whole = validate(data).findings
    monkeypatch.setattr(core, "BATCH", 150)
    told: list[tuple[int, int]] = []
    assert validate(data, progress=lambda done, total: told.append((done, total))).findings == whole
    assert [done for done, _ in told] == list(range(1, told[0][1] + 1))


def test_progress_is_told_now_and_then(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "checking" not in run(broken).stderr
    monkeypatch.setattr(cli, "PATIENCE", 0.0)
    assert "checking: 1 of " in run(broken).stderr
    monkeypatch.setattr(cli, "_is_seen", lambda: True)
    bar = run(broken).stderr
    assert "checking [" in bar
    assert bar.rstrip().endswith("infos") or bar.rstrip().endswith("info")


def test_pieces_are_read_bit_by_bit() -> None:
    pieces = _Pieces([b"abc", b"", b"defg"])
    assert [pieces.read(2) for _ in range(5)] == [b"ab", b"c", b"de", b"fg", b""]
    assert _Pieces([b"ab", b"c"]).read() == b"abc"
