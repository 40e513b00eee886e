"""The command line: every example of every `--help` runs; bad input gives one clear line and exit code 2."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import COMMANDS
from kg.queries import questions
from tests.command_line import run

ROOT = Path(__file__).resolve().parent.parent
KG = [sys.executable, "-m", "kg"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    done = run("demo", "kg-demo", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def examples(*command: str) -> list[str]:
    """The lines of the last block of a command's help: its examples."""
    help_text = run(*command, "--help", cwd=ROOT).stdout
    block = re.split(r"\n *Examples?:\n", help_text)[-1]
    return [line.strip() for line in block.split("\n\n")[0].splitlines() if line.strip()]


def test_the_demo_answers_and_leaves_a_graph_a_turtle_file_and_a_picture(demo: Path) -> None:
    assert {"graph", "van-ban", "do-thi.ttl", "so-do.html"} <= {p.name for p in (demo / "kg-demo").iterdir()}
    again = run("demo", "kg-demo", cwd=demo)
    assert "Sắp xếp các phòng chuyên môn" in again.stdout
    assert again.stderr == ""


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in ("load", "query")])
def test_every_help_ends_in_examples_that_run(command: str, demo: Path) -> None:
    lines = examples(command)
    assert lines
    for line in lines:
        if "EDGE" in line:
            answer = run(
                "query",
                "directives-implementing",
                "--document",
                "107/2020/NĐ-CP",
                "-g",
                "kg-demo/graph",
                cwd=demo,
            )
            line = line.replace("EDGE", json.loads(answer.stdout.splitlines()[0])["steps"][0]["edge"])
        piped, _, line = line.rpartition(" | ")
        text = shlex.split(piped)[1] if piped else ""
        done = run(*shlex.split(line)[1:], cwd=demo, stdin=text)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or done.stderr


def test_the_examples_of_kg_query_run(demo: Path) -> None:
    for line in examples("query"):
        done = run(*shlex.split(line)[1:], cwd=demo)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout.strip(), line


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_every_question_shows_itself_and_answers_on_the_examples(name: str, demo: Path) -> None:
    help_text = run("query", name, "--help", cwd=demo).stdout
    assert "Columns:" in help_text
    (line,) = examples("query", name)
    done = run(*shlex.split(line)[1:], cwd=demo)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), f"{name} has no answer on the examples"


def test_results_are_the_same_in_every_format(demo: Path) -> None:
    ask = ("query", "most-cited", "-g", "kg-demo/graph")
    lines = [json.loads(line) for line in run(*ask, cwd=demo).stdout.splitlines()]
    assert json.loads(run(*ask, "-f", "json", cwd=demo).stdout) == lines
    rows = run(*ask, "-f", "csv", cwd=demo).stdout.splitlines()
    assert len(rows) == len(lines) + 1
    assert run(*ask, "-o", "a.csv", cwd=demo).returncode == 0
    assert (demo / "a.csv").read_text(encoding="utf-8").startswith("\ufeff")


def test_extract_prints_the_contract(demo: Path) -> None:
    done = run("extract", "kg-demo/van-ban", cwd=demo)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"citation", "task", "meeting", "relation"} <= {r["kind"] for r in records}
    for record in records:
        text = (demo / record["source"]).read_text(encoding="utf-8")
        assert text[record["start"] : record["end"]] == record["quote"]
    sources = [r["source"] for r in records]
    assert sources == sorted(sources)


def test_extract_with_a_graph_prints_what_the_build_knows(demo: Path) -> None:
    alone = run("extract", "kg-demo/van-ban", "--kind", "citation", cwd=demo).stdout.splitlines()
    known = run(
        "extract", "kg-demo/van-ban", "--kind", "citation", "-g", "kg-demo/graph", cwd=demo
    ).stdout.splitlines()
    assert len(alone) == len(known)
    resolved = [sum(json.loads(line)["status"] == "resolved" for line in lines) for lines in (alone, known)]
    assert resolved[1] >= resolved[0]


BAD_INPUT = [
    (("extract", "nowhere"), "no such file or folder"),
    (("extract", "empty.txt"), "empty"),
    (("extract", "binary.txt"), "binary"),
    (("extract", "letter.docx"), "docx"),
    (("build", "nowhere", "-g", "g1"), "no such file or folder"),
    (("build", "kg-demo/van-ban", "-g", "kg-demo/van-ban"), "kg-demo/van-ban"),
    (("build", "kg-demo/van-ban", "-g", "a-file"), "a-file"),
    (("info", "-g", "nowhere"), "kg build"),
    (("query", "most-cited", "-g", "nowhere"), "kg build"),
    (("query", "most-citd", "-g", "kg-demo/graph"), "most-cited"),
    (("query", "directives-implementing", "--document", "107/2019/NĐ-CP", "-g", "kg-demo/graph"), "107/2020"),
    (("query", "directives-implementing", "-g", "kg-demo/graph"), "--document"),
    (("query", "-g", "kg-demo/graph", "--cypher", "MATCH (n) DETACH DELETE n"), "read"),
    (("query", "-g", "kg-demo/graph", "--cypher", "MATCH (n"), "refuses"),
    (("export", "-g", "kg-demo/graph", "-o", "no/such/folder/x.ttl"), "cannot write"),
    (("view", "không có gì thế này", "-g", "kg-demo/graph", "-o", "x.html"), "no such node"),
    (("view", "-g", "kg-demo/graph", "-o", "no/such/x.html"), "cannot write"),
    (("why", "zzzz", "-g", "kg-demo/graph"), "no edge"),
    (("load", "-g", "kg-demo/graph", "--neo4j-uri", "bolt://127.0.0.1:9"), "127.0.0.1:9"),
    (("load", "-g", "kg-demo/graph", "--neo4j-uri", "http://127.0.0.1:9"), "neo4j://"),
    (("demo", "a-file/x"), "a-file"),
    (("buidl",), "build"),
]


@pytest.mark.parametrize(("args", "says"), BAD_INPUT, ids=[" ".join(args)[:50] for args, _ in BAD_INPUT])
def test_bad_input_gets_one_clear_line_and_exit_code_2(args: tuple[str, ...], says: str, demo: Path) -> None:
    (demo / "empty.txt").write_bytes(b"")
    (demo / "binary.txt").write_bytes(b"\x00\x01\x02PK" * 50)
    (demo / "letter.docx").write_bytes(b"PK\x03\x04")
    (demo / "a-file").write_text("x", encoding="utf-8")
    before = sorted((p.relative_to(demo), p.stat().st_size) for p in demo.rglob("*") if p.is_file())
    done = run(*args, cwd=demo)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    message = [
        line
        for line in done.stderr.splitlines()
        if not line.startswith(("Usage:", "Try ", "Cách")) and line.strip()
    ]
    assert len(message) == 1, done.stderr
    assert before == sorted((p.relative_to(demo), p.stat().st_size) for p in demo.rglob("*") if p.is_file())


def test_a_bad_file_among_good_ones_is_reported_and_the_rest_goes_on(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vb"
    folder.mkdir()
    (folder / "tốt.txt").write_text("Thực hiện Nghị định số 107/2020/NĐ-CP của Chính phủ.", encoding="utf-8")
    (folder / "hỏng.txt").write_bytes(b"\x00" * 100)
    done = run("build", "vb", "-g", "g", cwd=tmp_path)
    assert done.returncode == 3
    assert "hỏng.txt" in done.stderr
    assert "hỏng.txt" in (tmp_path / "g" / "manifest.json").read_text(encoding="utf-8")
    asked = run("query", "most-cited", "-g", "g", cwd=tmp_path)
    assert "107/2020/NĐ-CP" in asked.stdout
    assert run("extract", "vb", cwd=tmp_path).returncode == 3
    assert run("build", "vb", "-g", "g", cwd=tmp_path).stderr.startswith("0 new, 0 changed, 1 unchanged")


def test_reading_never_creates(tmp_path: Path) -> None:
    for args in (("info",), ("query", "most-cited"), ("export",), ("why", "x"), ("view", "-o", "x.html")):
        assert run(*args, cwd=tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_no_failure(demo: Path) -> None:
    done = subprocess.run(
        f"{shlex.join(KG)} extract kg-demo/van-ban | head -1", shell=True, cwd=demo, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_help_is_light() -> None:
    """`kg --help` must not import the engines: each of them costs more than the whole command should."""
    script = (
        "import sys; from click.testing import CliRunner; from kg.cli import root;"
        "assert CliRunner().invoke(root, ['--help']).exit_code == 0;"
        "print([m for m in ('pyarrow', 'rdflib', 'networkx', 'neo4j', 'kglite', 'pyvis', 'pyoxigraph', 'regex') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_table_fits_the_terminal_and_breaks_no_edge_id(
    width: int, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ask = ("query", "tasks-of-unit", "--unit", "Văn phòng Sở", "-g", "kg-demo/graph")
    edges = [json.loads(line)["edge"] for line in run(*ask, cwd=demo).stdout.splitlines()]
    table = run(*ask, "-f", "table", cwd=demo).stdout
    assert edges
    assert all(re.search(rf"(?m) {edge}$", table) for edge in edges)
    assert max(map(len, table.splitlines())) <= width
    assert table.count("\n\n") == len(edges) - 1


def test_a_table_cuts_long_wording_unless_quotes_are_asked_for(demo: Path) -> None:
    ask = ("query", "tasks-on-dead-law", "-g", "kg-demo/graph", "-f", "table")
    assert "…" in run(*ask, cwd=demo).stdout
    assert "…" not in run(*ask, "--quotes", cwd=demo).stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("why",), "kg why --help"),
        (("export", "-f", "docx"), "kg export --help"),
        (("build", "kg-demo/van-ban", "-g", "g2", "--base-iri", "abc"), "https://"),
        (("tasks", "kg-demo/van-ban", "-o", "x.xlsx", "--on", "32/1/2025"), "2025-07-01"),
    ],
)
def test_a_wrong_option_is_answered_in_one_line(args: tuple[str, ...], says: str, demo: Path) -> None:
    done = run(*args, cwd=demo)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert says in done.stderr
    assert not (demo / "g2").exists()


def test_the_picture_of_a_list_of_tasks_shows_who_and_on_what(demo: Path) -> None:
    done = run("view", "overdue", "-g", "kg-demo/graph", "-o", "han.html", cwd=demo)
    assert done.returncode == 0, done.stderr
    page = (demo / "han.html").read_text(encoding="utf-8")
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert {"chủ trì", "kết luận giao"} <= {edge["label"] for edge in data["edges"]}
