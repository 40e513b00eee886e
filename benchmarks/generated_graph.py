"""A graph of any size in the shape that builds have, made of nothing: for measurements and for tests.

Laws, decrees, circulars and local documents in four tiers, each resting on the tiers above; tasks, meetings,
mentions; few documents are cited by thousands (a power law). The seed is the size: a size is a graph.
"""

# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg._schema import BASE
from kg.graph.manifest import Manifest, write_manifest
from kg.graph.read import Graph
from kg.graph.tables import edge_tables, generation_name, node_tables, write_tables
from kg.types import Edge, Node

FIELDS = ("giáo dục", "y tế", "đất đai", "thủy lợi", "chuyển đổi số", "ngân sách", "dữ liệu cá nhân")
QUOTE = "Căn cứ Nghị định số 107/2020/NĐ-CP ngày 14 tháng 9 năm 2020 của Chính phủ quy định tổ chức"
TIERS = (0.01, 0.06, 0.2, 1.0)
CITED = {"BASED_ON": (0, 2, 4, 5), "IMPLEMENTS": (0, 0, 1, 1), "DETAILS": (0, 1, 1, 0), "CITES": (2, 6, 6, 6)}


def generated(size: int) -> tuple[list[Node], list[Edge]]:
    """About `size` nodes and four times as many edges; the same for the same size."""
    pick = random.Random(size)
    count = size // 5
    years = [2000 + n % 25 for n in range(count)]
    documents = [f"doc/vn/y/nd-cp/{years[n]}/{n}" for n in range(count)]
    days = [date(years[n], 1 + n % 12, 1) for n in range(count)]
    texts = [f"text/{n:016x}" for n in range(size // 50)]
    units = [f"org/u{n}" for n in range(max(size // 200, 1))]
    tasks = [f"task/{n}" for n in range(size // 10)]
    meetings = [f"meeting/{n}" for n in range(size // 100)]
    mentions = [
        f"mention/{n}" for n in range(size - count - len(texts) - len(units) - len(tasks) - len(meetings))
    ]
    nodes = [
        *(Node(d, ("Document", "NormativeDocument"), f"Nghị định {n}/{years[n]}/NĐ-CP về {FIELDS[n % 7]}",
               (("effective_from", days[n]), ("issued", days[n]), ("signature", f"{n}/{years[n]}/NĐ-CP"), ("year", years[n])))
          for n, d in enumerate(documents)),
        *(Node(t, ("Task",), f"Nhiệm vụ {n} về {FIELDS[n % 7]}", (("due_to", date(2025, 1 + n % 12, 1)),)) for n, t in enumerate(tasks)),
        *(Node(m, ("Meeting",), f"Hội nghị {n}", (("date", date(2024, 1 + n % 12, 3)),)) for n, m in enumerate(meetings)),
        *(Node(u, ("Body", "Unit"), f"Phòng {FIELDS[n % 7]} số {n}") for n, u in enumerate(units)),
        *(Node(t, ("TextSource",), f"van-ban-{n}.txt") for n, t in enumerate(texts)),
        *(Node(m, ("Mention",), f"Nghị định {n}", (("span_start", n),)) for n, m in enumerate(mentions)),
    ]  # fmt: skip
    edges: dict[tuple[str, str, str, str], Edge] = {}

    def tie(start: str, relation: str, end: str) -> None:
        at = len(edges)
        source = texts[at % len(texts)]
        if start != end:
            edges[start, relation, end, source] = Edge(
                start, relation, end, source, at, QUOTE, 0.9, "bench", (mentions[at % len(mentions)],)
            )

    bounds = [0, *(max(1, int(count * share)) for share in TIERS)]
    for n, document in enumerate(documents):
        tier = next(t for t in range(4) if n < bounds[t + 1])
        for relation, often in CITED.items():
            for _ in range(often[tier]):
                above = max(0, tier - 1 if pick.random() < 0.8 else pick.randrange(tier or 1))
                tie(
                    document,
                    relation,
                    documents[bounds[above] + int((bounds[above + 1] - bounds[above]) * pick.random() ** 3)],
                )
        if pick.random() < 0.3:
            tie(
                document,
                pick.choice(("AMENDS", "REPLACES")),
                documents[bounds[tier] + int((n - bounds[tier]) * pick.random())],
            )
    for mention in mentions:
        tie(mention, "REFERS_TO", documents[int(count * pick.random() ** 4)])
        tie(mention, "IN_TEXT", pick.choice(texts))
    for task in tasks:
        for relation, ends in (
            ("IMPLEMENTS", documents),
            ("LED_BY", units),
            ("COORDINATED_BY", units),
            ("ASSIGNED_IN", documents),
        ):
            tie(task, relation, ends[-1 - int(len(ends) * pick.random() / 2)])
    for n, meeting in enumerate(meetings):
        tie(meeting, "IMPLEMENTS", documents[-1 - n])
        tie(meeting, "CONCLUDED", tasks[n])
    return nodes, list(edges.values())


def write_graph(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path) -> Graph:
    """A graph folder of these nodes and edges, as `kg build` writes one."""
    found = list(nodes)
    by_label, by_relation = node_tables(found), edge_tables(edges, {n.id: n.labels[0] for n in found})
    draft = folder / "draft"
    tables = write_tables(draft, by_label, by_relation)
    name = generation_name(tables)
    draft.rename(folder / name)
    manifest = Manifest("0", BASE, "made", "made", name, tables=tables)
    write_manifest(folder, manifest)
    return Graph(folder, manifest)
