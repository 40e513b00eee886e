"""A job that two files of one document give in the same words is one task."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import Graph, read_graph
from kg.graph.build import build

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 77/KH-UBND
Lâm Đồng, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Nâng cấp thư viện trường học

1. Sở Giáo dục và Đào tạo chủ trì, lập danh mục thư viện cần nâng cấp; hoàn thành trước ngày 30/6/2024.
2. Giao Sở Tài chính thẩm định dự toán; hoàn thành trước ngày 31/8/2024.
3. Giao Sở Tài chính thẩm định dự toán; hoàn thành trước ngày 31/8/2024.
"""
WIDER = PLAN.replace("chủ trì, lập", "chủ trì,  lập") + "\nNơi nhận: Lưu VT.\n"
OTHER = PLAN.replace("77/KH-UBND", "78/KH-UBND")


def built(folder: Path, *texts: str) -> Graph:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    build(sorted(folder.glob("*.txt")), folder / "graph")
    return read_graph(folder / "graph")


def tasks(graph: Graph) -> list[str]:
    return sorted(row["id"] for row in graph.node_table("Task").to_pylist())


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((PLAN,), 3),
        ((PLAN, WIDER), 3),
        ((PLAN, OTHER), 6),
        ((PLAN, PLAN.replace("31/8/2024.\n3", "31/7/2024.\n3")), 4),
    ],
)
def test_tasks_are_counted_by_document_and_wording(tmp_path, texts, count):
    assert len(tasks(built(tmp_path, *texts))) == count


def test_both_files_are_evidence(tmp_path):
    graph = built(tmp_path, PLAN, WIDER)
    sources = {edge.source_doc for edge in graph.edges("LED_BY") if edge.start == tasks(graph)[0]}
    assert len(sources) == 2
