"""A graph of any size in the shape that builds have, made of nothing: for measurements and for tests.

Laws, decrees, circulars and local documents in four tiers, each resting on the tiers above; tasks, meetings,
mentions; few documents are cited by thousands (a power law). The seed is the size: a size is a graph.

Two shares are those of a build of 1,431 real texts (93,000 nodes, 25 November 2026): of 11,354 references
from document to document 222, two in a hundred, named one that was out of force on the day of the citing
document, for drafters cite what is in force; and 1,203 bodies shared 5,316 tasks, the busiest one 210 of
them. It is denser than builds are, which have 2.5 edges a node and one document among 24 nodes.
"""

# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from kg._schema import BASE
from kg.graph.manifest import Manifest, write_manifest
from kg.graph.read import Graph
from kg.graph.tables import edge_tables, generation_name, node_tables, write_tables
from kg.types import Edge, Node

FIELDS = ("giáo dục", "y tế", "đất đai", "thủy lợi", "chuyển đổi số", "ngân sách", "dữ liệu cá nhân")
QUOTE = "Căn cứ Nghị định số 107/2020/NĐ-CP ngày 14 tháng 9 năm 2020 của Chính phủ quy định tổ chức"
TIERS = (0.01, 0.06, 0.2, 1.0)
DEAD = 0.08
"""The share of references to a document out of force that a drafter lets stand; makes two in a hundred."""
CITED = {
    "BASED_ON": (0, 2, 4, 5),
    "IMPLEMENTS": (0, 0, 1, 1),
    "DETAILS": (0, 1, 1, 0),
    "CITES": (2, 10, 10, 10),
}


def generated(size: int) -> tuple[list[Node], list[Edge]]:
    """About `size` nodes and five times as many edges; the same for the same size."""
    ids = _Ids.of(size)
    return _nodes(ids), _edges(ids, random.Random(size))


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of the nodes by kind; `years` are those of the documents."""

    years: list[int]
    documents: list[str]
    texts: list[str]
    units: list[str]
    tasks: list[str]
    meetings: list[str]
    mentions: list[str]

    @classmethod
    def of(cls, size: int) -> _Ids:
        count = size // 5
        years = [2000 + n % 25 for n in range(count)]
        documents = [f"doc/vn/y/nd-cp/{years[n]}/{n}" for n in range(count)]
        texts = [f"text/{n:016x}" for n in range(size // 50)]
        units = [f"org/u{n}" for n in range(max(size // 40, 1))]
        tasks = [f"task/{n}" for n in range(size // 10)]
        meetings = [f"meeting/{n}" for n in range(size // 100)]
        rest = size - count - len(texts) - len(units) - len(tasks) - len(meetings)
        return cls(years, documents, texts, units, tasks, meetings, [f"mention/{n}" for n in range(rest)])


def _nodes(ids: _Ids) -> list[Node]:
    days = [date(year, 1 + n % 12, 1) for n, year in enumerate(ids.years)]
    return [
        *(Node(d, ("Document", "NormativeDocument"), f"Nghị định {n}/{ids.years[n]}/NĐ-CP về {FIELDS[n % 7]}",
               (("effective_from", days[n]), ("issued", days[n]), ("signature", f"{n}/{ids.years[n]}/NĐ-CP"), ("year", ids.years[n])))
          for n, d in enumerate(ids.documents)),
        *(Node(t, ("Task",), f"Nhiệm vụ {n} về {FIELDS[n % 7]}", (("due_to", date(2025, 1 + n % 12, 1)),)) for n, t in enumerate(ids.tasks)),
        *(Node(m, ("Meeting",), f"Hội nghị {n}", (("date", date(2024, 1 + n % 12, 3)),)) for n, m in enumerate(ids.meetings)),
        *(Node(u, ("Body", "Unit"), f"Phòng {FIELDS[n % 7]} số {n}") for n, u in enumerate(ids.units)),
        *(Node(t, ("TextSource",), f"van-ban-{n}.txt") for n, t in enumerate(ids.texts)),
        *(Node(m, ("Mention",), f"Nghị định {n}", (("span_start", n),)) for n, m in enumerate(ids.mentions)),
    ]  # fmt: skip


def _edges(ids: _Ids, pick: random.Random) -> list[Edge]:
    edges: dict[tuple[str, str, str, str], Edge] = {}

    def tie(start: str, relation: str, end: str) -> None:
        at = len(edges)
        source = ids.texts[at % len(ids.texts)]
        if start != end:
            edges[start, relation, end, source] = Edge(
                start, relation, end, source, at, QUOTE, 0.9, "bench", (ids.mentions[at % len(ids.mentions)],)
            )

    for start, relation, end in chain(_between_documents(ids, pick), _of_the_rest(ids, pick)):
        tie(start, relation, end)
    return list(edges.values())


def _between_documents(ids: _Ids, pick: random.Random) -> Iterator[tuple[str, str, str]]:
    """Each document rests on the tiers above it, and every third changes an older one of its own tier."""
    documents = ids.documents
    count = len(documents)
    bounds = [0, *(max(1, int(count * share)) for share in TIERS)]
    tiers = [next(t for t in range(4) if n < bounds[t + 1]) for n in range(count)]
    issued = [12 * year + n % 12 for n, year in enumerate(ids.years)]
    ended: dict[int, int] = {}
    for n, tier in enumerate(tiers):
        if pick.random() < 0.3:
            change = pick.choice(("AMENDS", "REPLACES"))
            changed = bounds[tier] + int((n - bounds[tier]) * pick.random())
            yield documents[n], change, documents[changed]
            if change == "REPLACES" and changed != n:
                ended[changed] = min(issued[n], ended.get(changed, issued[n]))
    for n, tier in enumerate(tiers):
        for relation, often in CITED.items():
            for _ in range(often[tier]):
                cited = _above(tier, bounds, pick)
                for _ in range(9):
                    if ended.get(cited, issued[n] + 1) > issued[n] or pick.random() < DEAD:
                        break
                    cited = _above(tier, bounds, pick)
                yield documents[n], relation, documents[cited]


def _above(tier: int, bounds: list[int], pick: random.Random) -> int:
    """A document of a tier above: mostly of the next one, the first ones far oftener than the last."""
    above = max(0, tier - 1 if pick.random() < 0.8 else pick.randrange(tier or 1))
    return bounds[above] + int((bounds[above + 1] - bounds[above]) * pick.random() ** 3)


def _of_the_rest(ids: _Ids, pick: random.Random) -> Iterator[tuple[str, str, str]]:
    """What mentions, tasks and meetings are tied to."""
    documents, units = ids.documents, ids.units
    for mention in ids.mentions:
        yield mention, "REFERS_TO", documents[int(len(documents) * pick.random() ** 4)]
        yield mention, "IN_TEXT", pick.choice(ids.texts)
    for task in ids.tasks:
        for relation in ("IMPLEMENTS", "ASSIGNED_IN"):
            yield task, relation, documents[-1 - int(len(documents) * pick.random() / 2)]
        for relation in ("LED_BY", "COORDINATED_BY"):
            yield task, relation, units[int(len(units) * pick.random() ** 2.4)]
    for n, meeting in enumerate(ids.meetings):
        yield meeting, "IMPLEMENTS", documents[-1 - n]
        yield meeting, "CONCLUDED", ids.tasks[n]


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
