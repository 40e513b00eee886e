"""The language of tables, workbooks and messages: Vietnamese for people, the same data for programs."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import kg
from extractors.resources import data_dir
from kg import cli
from kg.cli import speech
from kg.queries import questions

ROOT = Path(cli.__file__).parent.parent
CLICK = ("Missing ", "No such option", "Option {} requires", "Got unexpected", "Invalid value")
"""Heads of the messages that click makes, not we."""
SYSTEM = ("no such file or directory", "permission denied", "is a directory")


@pytest.fixture(autouse=True)
def _no_choice_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "_chosen", [])


@pytest.fixture
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "vi")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("speech") / "do-thi"
    kg.build(data_dir("examples"), folder)
    return str(folder)


def run(*args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command in this process."""
    runner = CliRunner()
    with runner.isolation() as (out, err, _):
        try:
            cli.main(list(args))
        except SystemExit as end:
            code = int(end.code or 0)
        return code, out.getvalue().decode(), err.getvalue().decode()


@pytest.mark.parametrize(
    ("variables", "language"),
    [({"KG_LANG": "vi"}, "vi"), ({"KG_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en"), ({"LANG": "vi_VN.UTF-8"}, "vi"),
     ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"), ({"LANG": "fr_FR.UTF-8"}, "en"), ({"KG_LANG": "VI"}, "vi")],
)  # fmt: skip
def test_the_language_is_the_readers(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speech.language() == language


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_column_of_every_question_has_a_vietnamese_head(question) -> None:
    heads = speech.heads([column.name for column in question.columns], question.name)
    assert not {column.name for column in question.columns} & {head.lower() for head in heads}
    assert len(set(heads)) == len(heads), "two columns with one head"


@pytest.mark.usefixtures("vietnamese")
def test_every_code_that_a_question_answers_has_a_word() -> None:
    codes = {code for each in questions() for code in re.findall(r"(?:THEN|ELSE) '([^']+)'", each.cypher)}
    assert {"lead", "no longer in force", "TextSource"} <= codes
    for code in codes - {"whole", ""}:
        assert any(speech.spoken(column, code) != code for column in ("status", "kind", "source")), code


def test_no_word_is_kept_for_a_message_that_nobody_says() -> None:
    code = " ".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")))
    source = re.sub(r"\{[^{}:\n]*(:[^{}\"\n]*)?\}", "{}", code)
    rows = list(csv.DictReader((ROOT / "cli" / "words.csv").open(encoding="utf-8", newline="")))
    assert len({(row["kind"], row["en"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["en"].count("{}") >= row["vi"].count("{}"), row
        if row["kind"] == "message" and not row["en"].startswith(CLICK) and row["en"] not in SYSTEM:
            assert _is_said(row["en"], source), row["en"]


def _is_said(message: str, source: str) -> bool:
    """Whether the code has a part of the message; the word before or behind it may be filled in."""
    if message.startswith("{} ") and f'"{message[3:]}"' in source:
        return True
    parts = (part.strip() for part in message.split("; "))
    return any(
        piece in source
        for part in parts
        for piece in (part, part.rpartition(" ")[0], part.partition(" ")[2].partition(" ")[2])
        if len(piece) > 4
    )


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("english", "says"),
    [
        ("no such question", "không có câu hỏi này"),
        ("did you mean tasks-of?", "có phải là tasks-of?"),
        ("cannot be opened, permission denied (check its permissions)", "không mở được, không có quyền (hãy kiểm tra quyền đọc)"),
        ("16 new", "16 mới"),
        ("nobody has said this yet", "nobody has said this yet"),
        ("", ""),
    ],
)  # fmt: skip
def test_messages(english: str, says: str) -> None:
    assert speech.say(english) == says


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("column", "value", "says"),
    [("due", "2025-05-30", "30/05/2025"), ("due", "2025-05", "05/2025"), ("due", "hằng tháng", "hằng tháng"),
     ("due", 3, 3), ("role", "coordinate", "phối hợp"), ("relation", "REPLACES", "thay thế"),
     ("label", "Task", "nhiệm vụ"), ("title", "lead", "lead"), ("status", None, None)],
)  # fmt: skip
def test_values(column: str, value: object, says: object) -> None:
    assert speech.spoken(column, value) == says


def test_an_officer_reads_vietnamese_and_a_program_the_names(graph: str) -> None:
    ask = ("query", "status", "--document", "107/2020/nd-cp", "-g", graph, "--lang", "vi")
    code, table, _ = run(*ask, "-f", "table")
    assert code == 0
    assert all(word in table for word in ("Hiệu lực", "Thay thế bởi", "hết hiệu lực", "01/03/2025"))
    (row,) = json.loads(run(*ask, "-f", "json")[1])
    assert (row["status"], row["effective_to"]) == ("no longer in force", "2025-03-01")
    assert run(*ask, "-f", "csv")[1].startswith("id,title,status,")


def test_the_list_of_commands_is_whole_lines_in_both_languages() -> None:
    for language, says in (("en", "Make a sheet of all tasks"), ("vi", "Lập bảng nhiệm vụ")):
        listed = run("--lang", language, "--help")[1]
        assert says in listed
        assert "..." not in listed.partition("Commands:")[2]


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_pipe_gets_utf8_whatever_the_code_page(graph: str, form: str) -> None:
    ask = (
        sys.executable,
        "-m",
        "kg",
        "query",
        "status",
        "--document",
        "107/2020/nd-cp",
        "-g",
        graph,
        "-f",
        form,
    )
    windows = {**os.environ, "PYTHONIOENCODING": "cp1252", "KG_LANG": "vi"}
    done = subprocess.run(ask, env=windows, capture_output=True, check=True)
    assert "Nghị định 107/2020/NĐ-CP" in done.stdout.decode("utf-8")


def test_own_queries_keep_the_names_that_they_give(graph: str) -> None:
    ask = "MATCH (t:Task) RETURN t.due AS due, 'lead' AS role ORDER BY due LIMIT 1"
    table = run("query", "--cypher", ask, "-g", graph, "-f", "table", "--lang", "vi")[1]
    assert table.split()[:2] == ["due", "role"]
    assert "lead" in table


def test_a_workbook_of_an_answer_is_made_for_reading(graph: str, tmp_path: Path) -> None:
    place = tmp_path / "ket-qua.xlsx"
    _, _, told = run("query", "dead-references", "-g", graph, "-o", str(place), "--lang", "vi")
    assert "4 dòng" in told
    sheet = openpyxl.load_workbook(place).active
    heads, *rows = sheet.iter_rows(values_only=True)
    assert heads[:4] == ("Tên", "Quan hệ", "Văn bản hết hiệu lực", "Từ ngày")
    assert heads[-2:] == ("Mã", "Mã văn bản hết hiệu lực")
    assert {row[1] for row in rows} == {"dẫn chiếu"}
    assert all(isinstance(row[3], datetime) for row in rows)
    assert all(row[heads.index("Nguồn")].endswith(".txt") for row in rows)
    assert sheet.column_dimensions["A"].width > 40
    assert sheet["A2"].alignment.wrap_text


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("quey",), "không có lệnh này: quey (có phải là query?)"),
        (("query", "tasks-of-units"), "không có câu hỏi này: tasks-of-units (có phải là tasks-of-unit"),
        (("query", "overdue", "-g", "nowhere"), "ở đây chưa có đồ thị: nowhere (hãy tạo: kg build"),
        (("tasks", "x", "-o", "a.xls"), "không có loại bảng này: a.xls (đặt đuôi tệp là .xlsx"),
        (("tasks", "x"), "Thiếu tham số '-o' / '--output' (xem cách dùng: kg tasks --help)"),
        (("build", "nowhere"), "không có tệp hay thư mục này: nowhere"),
        (("query", "overdue", "--onn", "1"), "Không có tham số '--onn'"),
    ],
)
@pytest.mark.usefixtures("vietnamese")
def test_mistakes_are_told_in_vietnamese(args: tuple[str, ...], says: str) -> None:
    code, _, told = run(*args)
    assert code == 2
    assert says in told


def test_a_day_is_shown_as_people_write_it(vietnamese: None) -> None:
    assert speech.day(date(2025, 3, 1)) == "01/03/2025"
    speech.choose("en")
    assert speech.day(date(2025, 3, 1)) == "2025-03-01"
