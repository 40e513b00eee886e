"""Extractions made by hand, their texts and the graph of them: what tests of the projection put in."""

from __future__ import annotations

from extractors.extraction import Extraction
from extractors.layout import lay_out
from extractors.source import SourceText
from extractors.types import Citation, Meeting, OwnDocument, Person, Relation, Task
from kg.graph.assemble import Assembly, assemble
from kg.graph.checks import require_sound
from kg.graph.tables import edge_tables, node_tables
from kg.graph.texts import Text
from kg.identity import content_hash
from kg.types import Node, Resolution, Resolved, Unresolved

NEWS = OwnDocument(kind="news")
PLAN = "doc/vn-kon-tum/n/kh-ubnd/2021/77"
RESOLUTION = "doc/vn-kon-tum/n/nq-tu/2020/8"
DECREE = "doc/vn/y/nd-cp/2020/107"


def cited(text, words, number=None, nth=1, form="number", **more):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Citation(form, at, at + len(words), "number-state", 0.95, number=number, **more)


def tasked(text, words, cites=(), **more):
    at = text.index(words)
    return Task("t1", at, at + len(words), "task.item", 0.9, words, cites=tuple(cites), **more)


def said(text, citations=(), own=NEWS, **more):
    source = SourceText.of(text)
    parts = {
        name: tuple(more.get(name, ()))
        for name in ("asides", "relations", "persons", "units", "meetings", "tasks")
    }
    return Extraction(source, lay_out(source), own, tuple(citations), **parts)


def text_of(extraction, resolutions, name="a.txt", place=None):
    digest = content_hash(extraction.source.original.encode())
    found = tuple(r if not isinstance(r, str) else Resolved(r, "printed", "p", 0.97) for r in resolutions)
    return Text((name,), digest, extraction, found, place)


def graph(*texts) -> Assembly:
    assembly = assemble(texts)
    labels = {n.id: n.labels[0] for n in assembly.nodes}
    require_sound(
        node_tables(assembly.nodes), edge_tables(assembly.edges, labels),
        {t.id: t.extraction.source.original for t in texts},
    )  # fmt: skip
    return assembly


def edges(assembly, relation=None, start=None, end=None, source=None):
    return [
        e for e in assembly.edges
        if (relation is None or e.relation == relation) and (start is None or e.start.startswith(start))
        and (end is None or e.end == end) and (source is None or e.source_doc.startswith(source))
    ]  # fmt: skip


def node(assembly, node_id) -> Node:
    return next(n for n in assembly.nodes if n.id == node_id)


CHAIN = (
    "Hội nghị kết luận:\n1. Tiếp tục triển khai Kế hoạch số 77/KH-UBND ngày 02/02/2021 thực hiện "
    "Nghị quyết số 08-NQ/TU ngày 03/3/2020 của Tỉnh ủy về phát triển trường học."
)


def chain() -> Text:
    plan = cited(
        CHAIN, "Kế hoạch số 77/KH-UBND", "77/KH-UBND", type="KH", role="thuc_hien", role_detail="trien_khai",
        date="2021-02-02",
    )  # fmt: skip
    higher = cited(
        CHAIN, "Nghị quyết số 08-NQ/TU", "08-NQ/TU", type="NQ", role="thuc_hien", role_detail="thuc_hien",
        date="2020-03-03", issuer="Tỉnh ủy",
    )  # fmt: skip
    relation = Relation(
        plan.start, higher.end, "relation.thuc_hien", 0.9, "77/KH-UBND", "thuc_hien", "08-NQ/TU",
        subject_at=0, object_at=1, role_detail="thuc_hien",
    )  # fmt: skip
    task = tasked(CHAIN, CHAIN.split("1. ")[1], (0, 1), label="1")
    return text_of(said(CHAIN, (plan, higher), relations=(relation,), tasks=(task,)), (PLAN, RESOLUTION))


OWN = OwnDocument(
    kind="QĐ", type="QĐ", number="12/2022/QĐ-UBND", date="2022-05-04", mention=0,
    issuer="Ủy ban nhân dân tỉnh Kon Tum",
)  # fmt: skip
OWN_ID = "doc/vn-kon-tum/y/qd-ubnd/2022/12"
ACTS = (
    "Số: 12/2022/QĐ-UBND\nCăn cứ Nghị định số 107/2020/NĐ-CP;\n"
    "Điều 1. Bãi bỏ khoản 2 Điều 5 Quyết định số 33/2019/QĐ-UBND."
)
OLD = "doc/vn-kon-tum/y/qd-ubnd/2019/33"


def acting(role, scope=(), detail=None, own=OWN, own_resolution: Resolution | str = OWN_ID) -> Text:
    head = cited(ACTS, "12/2022/QĐ-UBND", "12/2022/QĐ-UBND", form="own", type="QĐ")
    old = cited(ACTS, "Quyết định số 33/2019/QĐ-UBND", "33/2019/QĐ-UBND", type="QĐ", provisions=scope)
    relation = Relation(
        ACTS.index("Bãi bỏ"), old.end, f"relation.{role}", 0.9, "12/2022/QĐ-UBND", role, "33/2019/QĐ-UBND",
        object_at=1, scope=scope, role_detail=detail,
    )  # fmt: skip
    return text_of(said(ACTS, (head, old), own, relations=(relation,)), (own_resolution, OLD))


TWICE = "1. Thực hiện Nghị quyết số 29/NQ-HĐND, tiếp tục thực hiện Nghị quyết trên trong toàn ngành."


def open_ended(resolution, name="a.txt", tail=""):
    words = TWICE + tail
    first = cited(
        words,
        "Nghị quyết số 29/NQ-HĐND",
        "29/NQ-HĐND",
        type="NQ",
        role="thuc_hien",
        role_detail="thuc_hien",
    )
    back = cited(words, "Nghị quyết trên", form="back", antecedent=(first.start, first.end), role="thuc_hien")
    extraction = said(words, (first, back), tasks=(tasked(words, words[3:], (0, 1)),))
    return text_of(extraction, (resolution, Unresolved("no-date")), name)


MEETING = (
    "Ngày 05/8/2022, Sở GDĐT tổ chức họp giao ban. TS. Lê Thị An – Giám đốc Sở chủ trì.\n"
    "1. Văn phòng Sở chủ trì, Phòng Tổ chức phối hợp rà soát hồ sơ trong tháng 8/2022."
)


def held(place="vn-kon-tum", name="a.txt", tail="", chair="Lê Thị An"):
    words = MEETING + tail
    start = words.index("Ngày 05")
    meeting = Meeting(
        "m1", start, words.index("\n"), "meeting.sentence", 0.9, "họp giao ban", date="2022-08-05",
        organizer="Sở Giáo dục và Đào tạo", chair=(chair,), kind="giao_ban",
    )  # fmt: skip
    at = words.index("Lê Thị An")
    person = Person(at - 4, at + 9, "person.title", 0.9, "Lê Thị An", "TS.", ("Giám đốc Sở",))
    task = tasked(
        words, words.split("1. ")[1], lead=("Văn phòng Sở",), coordinate=("Phòng Tổ chức",),
        due="2022-08", due_from="2022-08-01", due_to="2022-08-31", meeting="m1",
    )  # fmt: skip
    return text_of(said(words, meetings=(meeting,), tasks=(task,), persons=(person,)), (), name, place)
