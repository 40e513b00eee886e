"""A graph of any size in the shape that builds have, made of nothing: for measurements and for tests.

A third of the nodes are mentions, each with its place in a text; a quarter are tasks; documents of four ranks
cite and carry out one another, and a few laws are cited by thousands. The seed is fixed: a size is a graph.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from kg._schema import BASE
from kg.graph.edges import EdgeSet
from kg.graph.manifest import Manifest, write_manifest
from kg.graph.read import Graph
from kg.graph.tables import edge_tables, generation_name, node_tables, write_tables
from kg.types import Edge, Node

SEED = 20261125
CODES = (
    ("luat-qh14", "y", "Luật", "QH14"), ("nd-cp", "y", "Nghị định", "NĐ-CP"),
    ("qd-ttg", "y", "Quyết định", "QĐ-TTg"), ("kh-ubnd", "n", "Kế hoạch", "KH-UBND"),
)  # fmt: skip
SHARES = (0.01, 0.09, 0.2, 0.7)
WORDS = (
    "rà soát", "danh mục", "hồ chứa", "tổng hợp", "báo cáo", "triển khai", "phương án", "đào tạo", "kiểm tra",
    "số liệu", "trường học", "đơn vị", "hệ thống", "thư viện", "nguồn nước", "giống cây", "tuyến đường",
)  # fmt: skip


def generated(size: int) -> tuple[list[Node], list[Edge]]:
    """About `size` nodes and five times as many edges."""
    chance = random.Random(SEED)
    documents = _documents(chance, size * 28 // 100)
    texts = [f"text/{number:016x}" for number in range(size * 6 // 100)]
    units = [_unit(number) for number in range(max(4, size // 100))]
    tasks = [_task(chance, number, texts) for number in range(size * 25 // 100)]
    meetings = [_meeting(chance, number) for number in range(size * 5 // 100)]
    people = [Node(f"person/nguoi-{n}/don-vi-0", ("Person",), f"Người {n}") for n in range(size * 2 // 100)]
    mentions = [_mention(chance, number, texts) for number in range(size * 33 // 100)]
    sources = [Node(text, ("TextSource",), f"van-ban-{n}.txt") for n, text in enumerate(texts)]
    edges = EdgeSet()
    edges.extend(_among_documents(chance, documents, texts))
    edges.extend(_of_tasks(chance, tasks, documents, units, texts))
    edges.extend(_of_meetings(chance, meetings, documents, tasks, units, people, texts))
    edges.extend(_of_mentions(chance, mentions, documents))
    nodes = [*documents, *sources, *units, *tasks, *meetings, *people, *mentions]
    return nodes, list(edges.edges())


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


def _documents(chance: random.Random, count: int) -> list[Node]:
    made = []
    for (code, series, noun, letters), share in zip(CODES, SHARES, strict=True):
        for number in range(max(3, int(count * share))):
            issued = date(2000, 1, 1) + timedelta(chance.randrange(9000))
            signature = f"{number}/{issued.year}/{letters}" if series == "y" else f"{number}/{letters}"
            second = "AdministrativeDocument" if code == "kh-ubnd" else "NormativeDocument"
            properties = (
                ("code", code), ("effective_from", issued + timedelta(45)), ("issued", issued),
                ("number", str(number)), ("series", series), ("signature", signature), ("year", issued.year),
            )  # fmt: skip
            identity = f"doc/vn/{series}/{code}/{issued.year}/{number}"
            title = f"{noun} {signature} về {_phrase(chance, 4)}"
            made.append(Node(identity, ("Document", second), title, properties))
    return made


def _unit(number: int) -> Node:
    return Node(f"org/don-vi-{number}", ("Body", "Unit"), f"Đơn vị {number}")


def _task(chance: random.Random, number: int, texts: list[str]) -> Node:
    due = date(2022, 1, 1) + timedelta(chance.randrange(1000))
    text = _phrase(chance, 9)
    properties = (("due", due.isoformat()), ("due_from", due), ("due_to", due), ("text", text))
    return Node(f"task/{texts[number % len(texts)][5:]}/{number}", ("Task",), text[:60], properties)


def _meeting(chance: random.Random, number: int) -> Node:
    day = date(2020, 1, 1) + timedelta(chance.randrange(2000))
    identity = f"meeting/don-vi/{day.isoformat()}/{number}"
    return Node(identity, ("Meeting",), f"Họp {_phrase(chance, 2)}", (("date", day), ("sites", number % 9)))


def _mention(chance: random.Random, number: int, texts: list[str]) -> Node:
    start = chance.randrange(20_000)
    source = texts[chance.randrange(len(texts))]
    properties = (("form", "number"), ("span_end", start + 30), ("span_start", start))
    return Node(
        f"mention/{source[5:]}/{number}", ("Mention",), f"Nghị định số {number}/2020/NĐ-CP", properties
    )


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def _edge(chance: random.Random, start: Node, relation: str, end: Node, source: str) -> Edge:
    at = chance.randrange(20_000)
    mentions = (f"mention/{source[5:]}/{at}",)
    quote = f"{_phrase(chance, 5)} {end.title[:30]}"
    return Edge(
        start.id, relation, end.id, source, at, quote, chance.randrange(60, 101) / 100, "made", mentions
    )


def _older(chance: random.Random, documents: list[Node], place: int) -> Node:
    """A document of higher rank, the first ones far more often: few laws are cited by thousands."""
    return documents[int(place * chance.random() ** 3)]


def _among_documents(chance: random.Random, documents: list[Node], texts: list[str]) -> Iterator[Edge]:
    relations = ("BASED_ON", "IMPLEMENTS", "CITES", "CITES", "BASED_ON", "DETAILS", "AMENDS", "REPLACES")
    for place, document in enumerate(documents[1:], 1):
        for _ in range(4):
            relation = chance.choice(relations)
            yield _edge(chance, document, relation, _older(chance, documents, place), chance.choice(texts))


def _of_tasks(
    chance: random.Random, tasks: list[Node], documents: list[Node], units: list[Node], texts: list[str]
) -> Iterator[Edge]:
    source = {text[5:]: text for text in texts}
    for task in tasks:
        own = source[task.id.split("/")[1]]
        for relation in ("IMPLEMENTS", "APPLIES", "CITES", "ASSIGNED_IN"):
            yield _edge(chance, task, relation, _older(chance, documents, len(documents)), own)
        yield _edge(chance, task, "LED_BY", chance.choice(units), own)
        for _ in range(2):
            yield _edge(chance, task, "COORDINATED_BY", chance.choice(units), own)


def _of_meetings(
    chance: random.Random,
    meetings: list[Node],
    documents: list[Node],
    tasks: list[Node],
    units: list[Node],
    people: list[Node],
    texts: list[str],
) -> Iterator[Edge]:
    for meeting in meetings:
        own = chance.choice(texts)
        yield _edge(chance, meeting, "HELD_BY", chance.choice(units), own)
        yield _edge(chance, meeting, "CHAIRED_BY", chance.choice(people), own)
        yield _edge(chance, meeting, "IMPLEMENTS", _older(chance, documents, len(documents)), own)
        for _ in range(8):
            yield _edge(chance, meeting, "CONCLUDED", chance.choice(tasks), own)


def _of_mentions(chance: random.Random, mentions: list[Node], documents: list[Node]) -> Iterator[Edge]:
    for mention in mentions:
        text = "text/" + mention.id.split("/")[1]
        yield _edge(chance, mention, "REFERS_TO", _older(chance, documents, len(documents)), text)
        place = Node(text, ("TextSource",), "")
        yield _edge(chance, mention, "IN_TEXT", place, text)
