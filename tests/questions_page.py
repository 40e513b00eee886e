"""docs/questions.md: every question of the library with its answer on the examples.

Rewrite the page with ``python tests/questions_page.py`` from the root of the checkout.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from extractors.resources import data_dir
from kg.graph import read_graph
from kg.graph.build import build
from kg.queries import Result, questions, run
from kg.stores import Store, open_embedded
from kg.types import Scalar

PAGE = Path(__file__).resolve().parent.parent / "docs" / "questions.md"
DAY = "2026-01-31"
MOST_ROWS, WIDEST = 8, 120

ASKED: dict[str, dict[str, str]] = {
    "affected-by-change": {"document": "43/2019/QH14"},
    "amendment-chain": {"document": "24/2014/NĐ-CP"},
    "basis-of-document": {"document": "doc/vn-lam-dong/n/nq-hdnd/2021/58", "on": DAY},
    "citations-of-document": {"document": "3127/KH-UBND"},
    "dead-references": {},
    "details-of-document": {"document": "39/2019/QH14"},
    "directives-implementing": {"document": "107/2020/NĐ-CP"},
    "documents-of-place": {"place": "Bình Thuận", "on": DAY},
    "evidence-between": {"document": "179/2024/NĐ-CP", "other": "140/2017/NĐ-CP"},
    "identification-of": {"document": "doc/vn-lam-dong/n/nq-hdnd/2021/58"},
    "implementing-chain": {"document": "412/KH-UBND"},
    "load-per-unit": {"on": DAY},
    "overdue": {"on": "2025-06-30"},
    "responsible-body": {"document": "01/2024/TT-BKHĐT"},
    "status": {"document": "107/2020/NĐ-CP", "on": "2026-01-01"},
    "taken-over": {"unit": "Bộ Tài chính"},
    "tasks-of": {"document": "3127/KH-UBND"},
    "tasks-of-unit": {"unit": "Văn phòng Sở"},
    "tasks-on-dead-law": {"on": DAY},
}
"""What is asked on the page; a question that is not here is asked without parameters."""

COMPETENCY = (
    (
        "Nghị quyết này căn cứ vào những văn bản nào, văn bản nào trong đó đã hết hiệu lực?",
        "basis-of-document",
    ),
    ("Nghị định này được viện dẫn ở đâu, điều khoản nào, nguyên văn ra sao?", "citations-of-document"),
    ("Văn bản nào còn dẫn chiếu một văn bản đã bị thay thế?", "dead-references"),
    ("Nếu luật này sửa đổi thì phải rà soát những văn bản nào, trực tiếp và bắc cầu?", "affected-by-change"),
    ("Đến ngày D, khoản này đang áp dụng theo bản sửa đổi nào?", ""),
    ("Chuỗi sửa đổi, thay thế, bãi bỏ của một văn bản?", "amendment-chain"),
    ("Văn bản của tỉnh cũ nào còn hiệu lực, nay áp dụng trên địa bàn nào?", "documents-of-place"),
    ("Văn bản của bộ đã sáp nhập nay do cơ quan nào chịu trách nhiệm?", "responsible-body, taken-over"),
    ("Những văn bản nào quy định chi tiết văn bản này?", "details-of-document"),
    ("Cuộc họp ngày D đã dùng, thông qua những văn bản nào, kết luận gì?", "meeting-overview"),
    ("Nhiệm vụ nào phát sinh từ văn bản hoặc cuộc họp này, giao ai, hạn khi nào?", "tasks-of"),
    ("Đơn vị nào có nhiều nhiệm vụ đến hạn nhất, dựa trên văn bản nào?", "load-per-unit, overdue"),
    ("Nhiệm vụ nào dựa trên văn bản đã hết hiệu lực?", "tasks-on-dead-law"),
    ("Hai cuộc họp nào cùng dựa trên một căn cứ?", "meetings-sharing-basis"),
    ("Văn bản nào được viện dẫn nhiều nhất, theo năm và cơ quan ban hành?", "most-cited"),
    ("Viện dẫn nào chưa xác định được văn bản, vì sao, ứng viên là gì?", "unresolved-references"),
    ("Số hiệu này trong văn bản này là văn bản của tỉnh, huyện hay xã, dựa vào đâu?", "identification-of"),
    ("Quyết định nào ban hành kèm theo quy chế, quy định?", "promulgated-with"),
    ("Quan hệ giữa A và B được trích từ đoạn nào, theo quy tắc nào?", "evidence-between"),
    ("Viện dẫn nào ghi sai số, ký hiệu, ngày?", "misprints"),
)
"""The twenty questions of an officer, in short, and the query that answers each."""

MISSING = (
    (
        "5: which wording of a single clause holds on a day. No text of the examples says which clause an amending "
        "document changes; `status` and `amendment-chain` answer for the whole document."
    ),
    (
        "9, second half: which delegated article has no detailing document yet. The graph holds no texts of laws, so "
        "it does not know what they delegate."
    ),
    "12, in part: whether a task was done. Texts assign and set terms; they do not report completion.",
    "15, in part: by field of law. Neither texts nor register give a document's field.",
)
"""Questions for which no fact exists yet."""

_HIDDEN = frozenset({"edge", "source", "start", "confidence", "rule", "id", "dead", "document", "annex"})
_INSTEAD = {
    "id": ("title", "task", "unit", "quote"), "dead": ("dead_title",), "document": ("title",),
    "annex": ("annex_title",),
}  # fmt: skip


def page(store: Store) -> str:
    """The page of a store that holds the examples."""
    lines = [
        "# Questions", "",
        "Written by `python tests/questions_page.py`, tested to be fresh; do not edit by hand. Every question of the",
        "library with its answer on the graph that `kg build examples/` makes: at most eight rows, without the",
        "columns that hold keys, offsets and confidence. `kg query NAME --help` shows all of them. Each is written twice,",
        "in Cypher (`queries/NAME.cypher`) and in SPARQL (`queries/NAME.rq`), with the same rows: `--engine sparql`.", "",
        "## The twenty questions of a legal officer", "", "| | câu hỏi | query |", "|--:|---|---|",
    ]  # fmt: skip
    for number, (words, names) in enumerate(COMPETENCY, 1):
        shown = ", ".join(f"[`{name}`](#{name})" for name in names.split(", ")) if names else "not yet"
        lines.append(f"| {number} | {words} | {shown} |")
    lines += ["", "No fact exists yet for:", "", *(f"- {each}" for each in MISSING), "", "## Answers"]
    for question in questions():
        asked = ASKED.get(question.name, {})
        answer = run(store, question.name, asked)
        command = " ".join([f"kg query {question.name}", *(f'--{k} "{v}"' for k, v in asked.items())])
        lines += ["", f"### {question.name}", "", f"**{question.header.vi}** {question.header.en}", ""]
        lines += [f"`{command}`", "", *_table(answer)]
    return "\n".join(lines) + "\n"


def _table(answer: Result) -> Iterator[str]:
    shown = [name for name in answer.columns if f"{name}_title" not in answer.columns]
    names = [name for name in shown if name not in _HIDDEN or _is_needed(name, answer.columns)]
    rows = list(answer.dicts())
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for row in rows[:MOST_ROWS]:
        yield "| " + " | ".join(_cell(row[name]) for name in names) + " |"
    if len(rows) > MOST_ROWS:
        yield f"\n… {len(rows) - MOST_ROWS} more rows."


def _is_needed(name: str, columns: tuple[str, ...]) -> bool:
    """Whether a key is all that the row has to name a thing."""
    return name in _INSTEAD and not set(_INSTEAD[name]) & set(columns)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case date():
            return f"{value:%d/%m/%Y}"
        case dict():
            return _step(value)
        case list() | tuple():
            return _short("; ".join(_cell(item) for item in value))
    return _short(str(value))


def _step(step: Mapping[str, Scalar]) -> str:
    """One step of a path: who does what to which."""
    start = step.get("from_title", step.get("from"))
    end = step.get("to_title", step.get("to"))
    return _short(f"{start} {step['relation']} {end}")


def _short(text: str) -> str:
    line = " ".join(text.split()).replace("|", "\\|")
    return line if len(line) <= WIDEST else line[: line.rfind(" ", 0, WIDEST)].rstrip(" ,;:") + " …"


def made() -> str:
    """The page of a new build of the examples."""
    with tempfile.TemporaryDirectory() as folder:
        report = build(sorted(data_dir("examples").glob("*.txt")), Path(folder) / "graph")
        assert report.complete, report.left_out
        return page(open_embedded(read_graph(Path(folder) / "graph")))


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8", newline="\n")
