"""The projection: hand-made extractions in, nodes and edges out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.extraction import Extraction
from extractors.layout import lay_out
from extractors.source import SourceText
from extractors.types import Citation, Meeting, OwnDocument, Person, Relation, Task
from kg.graph.assemble import Assembly, assemble
from kg.graph.checks import BrokenGraphError, require_sound
from kg.graph.codec import decoded, encoded
from kg.graph.tables import edge_tables, node_tables
from kg.graph.texts import Text
from kg.identity import content_hash, parse
from kg.types import Ambiguous, Edge, Node, Resolution, Resolved, Unresolved

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


class TestChain:
    """The task carries out the plan, the plan the resolution: two steps, no short cut."""

    def test_task_implements_the_plan(self):
        [edge] = edges(graph(chain()), "IMPLEMENTS", "task/")
        assert edge.end == PLAN
        assert edge.rule == "role.trien_khai"

    def test_plan_implements_the_resolution(self):
        [edge] = edges(graph(chain()), "IMPLEMENTS", "doc/")
        assert (edge.start, edge.end) == (PLAN, RESOLUTION)
        assert "77/KH-UBND" in edge.quote
        assert "08-NQ/TU" in edge.quote

    def test_the_object_of_the_plans_relation_is_only_cited_by_the_task(self):
        assert [e.relation for e in edges(graph(chain()), start="task/", end=RESOLUTION)] == ["CITES"]

    def test_evidence(self):
        text = chain()
        for edge in edges(graph(text), source="text/"):
            assert CHAIN[edge.span_start : edge.span_start + len(edge.quote)] == edge.quote
        [edge] = edges(graph(text), "IMPLEMENTS", "task/")
        assert edge.mentions == (
            f"mention/{text.digest}/{CHAIN.index('Kế hoạch số')}-{CHAIN.index(' ngày 02')}",
        )


@pytest.mark.parametrize(
    ("role", "detail", "relation"),
    [
        ("thuc_hien", "trien_khai", "IMPLEMENTS"), ("dan_chieu", "theo", "APPLIES"),
        ("dan_chieu", "theo_tinh_than", "APPLIES"), ("dan_chieu", "tai", "CITES"),
        (None, "quan_triet", "DISSEMINATES"), (None, "so_ket", "CITES"), (None, None, "CITES"),
        ("sua_doi", "tham_muu_dieu_chinh", "PROPOSES_CHANGE"), ("sua_doi", "dieu_chinh", "PROPOSES_CHANGE"),
        ("bai_bo", "bai_bo", "PROPOSES_CHANGE"), ("can_cu", "can_cu", "APPLIES"),
        ("huong_dan", "huong_dan", "IMPLEMENTS"),
    ],
)  # fmt: skip
def test_what_a_task_does_with_a_document(role, detail, relation):
    words = "1. Rà soát công việc nêu trong Nghị định số 107/2020/NĐ-CP của Chính phủ."
    citation = cited(words, "Nghị định số 107/2020/NĐ-CP", "107/2020/NĐ-CP", role=role, role_detail=detail)
    text = text_of(said(words, (citation,), tasks=(tasked(words, words[3:], (0,)),)), (DECREE,))
    assert [e.relation for e in edges(graph(text), start="task/", end=DECREE)] == [relation]


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


class TestDocuments:
    """What one document does to another."""

    @pytest.mark.parametrize(
        ("role", "detail", "kind"),
        [
            ("can_cu", None, "BASED_ON"), ("sua_doi", None, "AMENDS"), ("thay_the", None, "REPLACES"),
            ("bai_bo", None, "REPEALS"), ("bai_bo", "ngung_hieu_luc", "SUSPENDS"),
            ("dinh_chinh", None, "CORRECTS"), ("huong_dan", None, "DETAILS"), ("hop_nhat", None, "CITES"),
            ("kem_theo", None, "PROMULGATES"),
            ("thuc_hien", None, "IMPLEMENTS"), ("dan_chieu", "theo", "CITES"),

        ],
    )  # fmt: skip
    def test_relation_of_role(self, role, detail, kind):
        assert [e.relation for e in edges(graph(acting(role, detail=detail)), start=OWN_ID, end=OLD)] == [
            kind
        ]

    @pytest.mark.parametrize(
        ("role", "detail", "kind"),
        [("theo_de_nghi", "xet", "CONSIDERS"), ("dan_chieu", "phuc_dap", "ANSWERS")],
    )
    def test_a_letter_is_considered_and_answered_a_norm_is_not(self, role, detail, kind):
        letter = "doc/vn-kon-tum/n/snv-vp/2022/88"
        for target, expected in ((letter, kind), (OLD, "CITES")):
            text = acting(role, detail=detail)
            text = replace(text, resolutions=(text.resolutions[0], Resolved(target, "printed", "p", 0.97)))
            assert [e.relation for e in edges(graph(text), start=OWN_ID, end=target)] == [expected]

    @pytest.mark.parametrize(
        ("role", "target", "reason"),
        [
            ("sua_doi", "doc/vn-kon-tum/y/qd-ubnd/2024/33", "older-actor"),
            ("can_cu", "doc/vn/y/nd-cp/2024/30", "older-actor"),
            ("bai_bo", "doc/vn/y/luat-qh14/2019/43", "lower-actor"),
            ("thay_the", "doc/vn-kon-tum/y/nq-hdnd/2019/5", "lower-actor"),
            ("thuc_hien", "doc/vn-kon-tum.dak-ha/y/qd-ubnd/2019/5", "higher-actor"),
        ],
    )
    def test_what_no_document_can_do_is_counted_not_drawn(self, role, target, reason):
        text = acting(role)
        text = replace(text, resolutions=(text.resolutions[0], Resolved(target, "printed", "p", 0.97)))
        assembly = graph(text)
        assert assembly.dropped == ((reason, 1),)
        assert [e.relation for e in edges(assembly, start=OWN_ID, end=target)] == ["CITES"]

    @pytest.mark.parametrize(
        "words", ["Bãi bỏ một số điều của", "Thay thế cụm từ “sở” bằng cụm từ “ban” tại"]
    )
    def test_the_end_of_some_parts_is_an_amendment(self, words):
        whole = f"Số: 12/2022/QĐ-UBND\n{words} Quyết định số 33/2019/QĐ-UBND."
        head = cited(whole, "12/2022/QĐ-UBND", "12/2022/QĐ-UBND", form="own", type="QĐ")
        old = cited(whole, "Quyết định số 33/2019/QĐ-UBND", "33/2019/QĐ-UBND", type="QĐ")
        relation = Relation(
            whole.index(words), old.end, "relation.bai_bo", 0.9, "12/2022/QĐ-UBND", "bai_bo",
            "33/2019/QĐ-UBND", object_at=1,
        )  # fmt: skip
        text = text_of(said(whole, (head, old), OWN, relations=(relation,)), (OWN_ID, OLD))
        assert [e.relation for e in edges(graph(text), start=OWN_ID, end=OLD)] == ["AMENDS"]

    def test_a_repealed_provision_is_not_a_repealed_document(self):
        found = edges(graph(acting("bai_bo", ("dieu:5/khoan:2",))), "REPEALS")
        assert [e.end for e in found] == [f"{OLD}/dieu/5/khoan/2"]

    def test_an_amended_provision_amends_the_document(self):
        [edge] = edges(graph(acting("sua_doi", ("dieu:5/khoan:2",))), "AMENDS", source="text/")
        assert edge.end == OLD
        assert dict(edge.properties)["provisions"] == ("dieu:5/khoan:2",)

    def test_provisions_hang_together(self):
        assembly = graph(acting("bai_bo", ("dieu:5/khoan:2",)))
        chain = {(e.start, e.end) for e in edges(assembly, "PART_OF", OLD)}
        assert chain == {(f"{OLD}/dieu/5/khoan/2", f"{OLD}/dieu/5"), (f"{OLD}/dieu/5", OLD)}
        assert node(assembly, f"{OLD}/dieu/5/khoan/2").title.startswith(
            "khoản 2 Điều 5 Quyết định 33/2019/QĐ-UBND"
        )

    def test_the_own_document_is_recorded_in_its_text(self):
        text = acting("bai_bo")
        assert [(e.start, e.end) for e in edges(graph(text), "RECORDED_IN")] == [(OWN_ID, text.id)]

    def test_a_document_without_key_is_known_by_its_text(self):
        text = acting("can_cu", own_resolution=Unresolved("no-jurisdiction"))
        assembly = graph(text)
        [edge] = edges(assembly, "BASED_ON")
        assert edge.start == f"doc/text/{text.digest}"
        assert node(assembly, edge.start).labels[0] == "Document"
        assert not [n for n in assembly.nodes if "PartialReference" in n.labels]

    def test_a_title_that_names_a_law_which_nothing_cites(self):
        law = "Luật sửa đổi, bổ sung một số điều của Luật Thư viện"
        words = f"Căn cứ {law} năm 2030."
        citation = cited(words, law, form="named", type="LUẬT")
        relation = Relation(
            citation.start, citation.end, "relation.sua_doi.title", 0.9, law, "sua_doi", "Luật Thư viện",
            subject_at=0,
        )  # fmt: skip
        text = text_of(said(words, (citation,), relations=(relation,)), ("doc/vn/y/luat-qh17/2030/5",))
        [edge] = edges(graph(text), "AMENDS")
        assert edge.end == f"ref/{text.digest}/ten.luat-thu-vien"


class TestPartialReferences:
    """Open ends: visible, scoped to their text, never the start of a statement."""

    WORDS = "1. Thực hiện Nghị quyết số 29/NQ-HĐND, tiếp tục thực hiện Nghị quyết trên trong toàn ngành."

    def text(self, resolution, name="a.txt", tail=""):
        words = self.WORDS + tail
        first = cited(
            words,
            "Nghị quyết số 29/NQ-HĐND",
            "29/NQ-HĐND",
            type="NQ",
            role="thuc_hien",
            role_detail="thuc_hien",
        )
        back = cited(
            words, "Nghị quyết trên", form="back", antecedent=(first.start, first.end), role="thuc_hien"
        )
        extraction = said(words, (first, back), tasks=(tasked(words, words[3:], (0, 1)),))
        return text_of(extraction, (resolution, Unresolved("no-date")), name)

    def test_a_statement_may_end_there(self):
        text = self.text(Unresolved("no-date"))
        assembly = graph(text)
        [edge] = edges(assembly, "IMPLEMENTS")
        assert edge.end == f"ref/{text.digest}/-.n.nq-hdnd.-.29"
        assert len(edge.mentions) == 2  # the back reference shares the open end of what it stands for
        open_end = node(assembly, edge.end)
        assert open_end.title == "Nghị quyết số 29/NQ-HĐND (chưa rõ năm)"
        assert dict(open_end.properties)["reason"] == "no-date"

    def test_texts_do_not_share_it(self):
        assembly = graph(self.text(Unresolved("no-date")), self.text(Unresolved("no-date"), "b.txt", " Hết."))
        assert len({e.end for e in edges(assembly, "IMPLEMENTS")}) == 2

    def test_candidates(self):
        candidates = ("doc/vn-kon-tum/n/nq-hdnd/2021/29", "doc/vn-kon-tum/n/nq-hdnd/2022/29")
        text = self.text(Ambiguous(candidates))
        [edge] = edges(graph(text), "IMPLEMENTS")
        assert edge.end == f"ref/{text.digest}/vn-kon-tum.n.nq-hdnd.-.29"
        assembly = graph(text)
        assert dict(node(assembly, edge.end).properties)["candidates"] == candidates
        assert not edges(assembly, "CANDIDATE")  # no candidate is in the graph for its own sake

    def test_a_candidate_that_the_graph_holds_is_linked(self):
        candidate = "doc/vn-kon-tum/n/nq-hdnd/2021/29"
        words = "Theo Nghị quyết số 29/NQ-HĐND ngày 29/4/2021 của HĐND tỉnh."
        sure = text_of(
            said(words, (cited(words, "Nghị quyết số 29/NQ-HĐND", "29/NQ-HĐND", type="NQ"),)),
            (candidate,),
            "b.txt",
        )
        assembly = graph(self.text(Ambiguous((candidate, "doc/vn-kon-tum/n/nq-hdnd/2022/29"))), sure)
        assert [e.end for e in edges(assembly, "CANDIDATE")] == [candidate]

    def test_none_starts_there(self):
        words = "Kế hoạch số 5/KH-UBND thực hiện Nghị định số 107/2020/NĐ-CP."
        plan = cited(words, "Kế hoạch số 5/KH-UBND", "5/KH-UBND", type="KH")
        decree = cited(words, "Nghị định số 107/2020/NĐ-CP", "107/2020/NĐ-CP", type="NĐ")
        relation = Relation(
            0, len(words), "relation.thuc_hien", 0.9, "5/KH-UBND", "thuc_hien", "107/2020/NĐ-CP",
            subject_at=0, object_at=1,
        )  # fmt: skip
        text = text_of(said(words, (plan, decree), relations=(relation,)), (Unresolved("no-date"), DECREE))
        assembly = graph(text)
        assert not edges(assembly, "IMPLEMENTS")
        assert assembly.dropped == (("relation-without-subject", 1),)
        assert not [e for e in assembly.edges if e.start.startswith("ref/")]


class TestMeetings:
    """Who met, what was concluded, who acts."""

    WORDS = (
        "Ngày 05/8/2022, Sở GDĐT tổ chức họp giao ban. TS. Lê Thị An – Giám đốc Sở chủ trì.\n"
        "1. Văn phòng Sở chủ trì, Phòng Tổ chức phối hợp rà soát hồ sơ trong tháng 8/2022."
    )

    def text(self, place="vn-kon-tum", name="a.txt", tail="", chair="Lê Thị An"):
        words = self.WORDS + tail
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

    def test_ids_tell_what_they_are(self):
        assembly = graph(self.text())
        meeting = "meeting/so-giao-duc-va-dao-tao.vn-kon-tum/2022-08-05/1"
        assert [(e.start, e.end) for e in edges(assembly, "CONCLUDED")] == [(meeting, f"task/{meeting}/1")]
        assert node(assembly, meeting).title == "họp giao ban (5/8/2022)"

    def test_units_belong_to_the_body_that_speaks(self):
        assembly = graph(self.text())
        body = "org/so-giao-duc-va-dao-tao.vn-kon-tum"
        assert [e.end for e in edges(assembly, "LED_BY")] == [
            "org/van-phong.so-giao-duc-va-dao-tao.vn-kon-tum"
        ]
        assert {e.end for e in edges(assembly, "HAS_UNIT", body)} == {
            "org/van-phong.so-giao-duc-va-dao-tao.vn-kon-tum",
            "org/phong-to-chuc.so-giao-duc-va-dao-tao.vn-kon-tum",
        }
        assert node(assembly, body).title == "Sở Giáo dục và Đào tạo tỉnh Kon Tum"

    def test_the_same_words_in_two_provinces_are_two_units(self):
        assembly = graph(self.text(), self.text("vn-quang-nam", "b.txt", " Hết."))
        assert len({e.end for e in edges(assembly, "LED_BY")}) == 2
        assert len({e.end for e in edges(assembly, "CHAIRED_BY")}) == 2

    def test_without_place_a_unit_stays_in_its_text(self):
        text = self.text(None)
        [edge] = edges(graph(text), "LED_BY")
        assert edge.end.endswith(f".text-{text.digest}")

    def test_two_reports_of_one_meeting(self):
        assembly = graph(self.text(), self.text(name="b.txt", tail=" Hết."))
        assert len({e.start for e in edges(assembly, "CONCLUDED")}) == 1
        assert len([n for n in assembly.nodes if "Task" in n.labels]) == 2
        assert len(edges(assembly, "HELD_BY")) == 2  # one statement a source

    def test_the_chair(self):
        assembly = graph(self.text())
        [edge] = edges(assembly, "CHAIRED_BY")
        assert edge.end == "person/le-thi-an/so-giao-duc-va-dao-tao.vn-kon-tum"
        assert edge.quote == "TS. Lê Thị An – Giám đốc Sở chủ trì."
        assert [e.end for e in edges(assembly, "HOLDS")] == [
            "office/giam-doc.so-giao-duc-va-dao-tao.vn-kon-tum"
        ]


class TestFacts:
    """Only what concerns the documents of the graph comes in from register and vocabulary."""

    def test_type_issuer_place_and_acts(self):
        text = chain()
        assembly = graph(text)
        assert [e.end for e in edges(assembly, "HAS_TYPE", RESOLUTION)] == ["voc/type/nq"]
        assert [e.end for e in edges(assembly, "ISSUED_BY", RESOLUTION)] == ["org/tinh-uy.vn-kon-tum"]
        assert [e.end for e in edges(assembly, "IN_JURISDICTION", PLAN)] == ["place/vn-kon-tum"]
        assert [e.end for e in edges(assembly, "MERGED_INTO")] == ["place/vn-quang-ngai-2025"]
        assert len(assembly.nodes) < 25

    def test_register_acts_one_step_around(self):
        words = "Theo Nghị định số 107/2020/NĐ-CP."
        citation = cited(words, "Nghị định số 107/2020/NĐ-CP", "107/2020/NĐ-CP", type="NĐ")
        assembly = graph(text_of(said(words, (citation,)), (DECREE,)))
        acts = {
            (e.start, e.relation, e.end)
            for e in edges(assembly, source="register")
            if e.relation != "ISSUED_BY"
        }
        assert ("doc/vn/y/nd-cp/2025/45", "REPLACES", DECREE) in acts
        assert all(DECREE in (start, end) for start, _, end in acts)
        assert node(assembly, DECREE).title == "Nghị định 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ"

    def test_kinds_of_documents(self):
        assembly = graph(chain(), acting("bai_bo"))
        assert node(assembly, RESOLUTION).labels == ("Document", "PartyDocument")
        assert node(assembly, PLAN).labels == ("Document", "AdministrativeDocument")
        assert node(assembly, OLD).labels == ("Document", "NormativeDocument")

    def test_titles(self):
        assembly = graph(chain())
        assert node(assembly, PLAN).title == "Kế hoạch 77/KH-UBND ngày 2/2/2021"
        assert node(assembly, RESOLUTION).title == "Nghị quyết 08-NQ/TU ngày 3/3/2020 của Tỉnh ủy Kon Tum"


class TestOrder:
    """The graph does not depend on the order of texts, and one fact of one source is one edge."""

    def test_any_order(self):
        texts = [chain(), acting("bai_bo"), TestMeetings().text()]
        assert assemble(texts) == assemble(reversed(texts))

    def test_one_edge_a_source(self):
        words = "1. Theo Nghị định số 107/2020/NĐ-CP. Làm đúng theo Nghị định số 107/2020/NĐ-CP."
        name = "Nghị định số 107/2020/NĐ-CP"
        first = cited(
            words, name, "107/2020/NĐ-CP", role="dan_chieu", role_detail="theo", provisions=("dieu:1",)
        )
        second = cited(
            words, name, "107/2020/NĐ-CP", 2, role="dan_chieu", role_detail="theo", provisions=("dieu:2",)
        )
        extraction = said(words, (first, second), tasks=(tasked(words, words[3:], (0, 1)),))
        [edge] = edges(graph(text_of(extraction, (DECREE, DECREE))), "APPLIES")
        assert edge.span_start == 3
        assert len(edge.mentions) == 2
        assert dict(edge.properties)["provisions"] == ("dieu:1", "dieu:2")

    def test_keys_are_unique(self):
        assembly = graph(chain(), acting("bai_bo"))
        keys = [(e.start, e.relation, e.end, e.source_doc) for e in assembly.edges]
        assert len(keys) == len(set(keys))


class TestInvariants:
    """A graph that contradicts itself is refused before it is written."""

    def broken(self, change):
        text = chain()
        assembly = assemble([text])
        at = next(i for i, e in enumerate(assembly.edges) if e.relation == "IMPLEMENTS")
        changed = list(assembly.edges)
        changed[at] = change(changed[at])
        labels = {n.id: n.labels[0] for n in assembly.nodes} | {"ref/x": "PartialReference"}
        return node_tables(assembly.nodes), edge_tables(changed, labels), {text.id: CHAIN}

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (lambda e: replace(e, quote="Kế hoạch khác"), "does not stand"),
            (lambda e: replace(e, span_start=e.span_start + 1), "does not stand"),
            (lambda e: replace(e, quote=""), "no quote"),
            (lambda e: replace(e, mentions=()), "no mention"),
            (lambda e: replace(e, mentions=("mention/0000000000000000/1-2",)), "unknown mention"),
            (lambda e: replace(e, confidence=0.0), "confidence"),
            (lambda e: replace(e, start="ref/x"), "no such node"),
            (lambda e: replace(e, start="place/vn-kon-tum"), "the ontology allows no"),
            (lambda e: replace(e, source_doc="text/ffffffffffffffff"), "does not stand"),
        ],
    )  # fmt: skip
    def test_refused(self, change, said):
        with pytest.raises(BrokenGraphError, match=said):
            require_sound(*self.broken(change))

    def test_an_undeclared_key_is_refused(self):
        with pytest.raises(KeyError):
            node_tables([Node("doc/vn/y/nd-cp/2020/1", ("Document",), "A", (("colour", "red"),))])

    def test_an_undeclared_relationship_is_refused(self):
        edge = Edge("a", "LIKES", "b", "text/0", 0, "q", 0.9, "r")
        with pytest.raises(KeyError):
            edge_tables([edge], {"a": "Document", "b": "Document"})


def test_every_id_is_an_identity():
    """Whatever the graph names can be read back: no id is made by hand."""
    partial = TestPartialReferences()
    texts = [
        chain(), acting("bai_bo", ("dieu:5/khoan:2",)), TestMeetings().text(), partial.text(Unresolved("no-date")),
        acting("can_cu", own=replace(OWN, date=None), own_resolution=Unresolved("no-jurisdiction")),
    ]  # fmt: skip
    texts[-1] = replace(texts[-1], digest="0123456789abcdef")
    for each in assemble(texts).nodes:
        assert parse(each.id).iri == each.id


def test_the_cache_keeps_everything():
    for text in (chain(), acting("sua_doi", ("dieu:5/khoan:2",)), TestMeetings().text()):
        original = text.extraction.source.original
        assert decoded(encoded(text.extraction), original) == text.extraction


def test_contact_data_stay_out_of_what_is_said_of_a_task() -> None:
    from kg.graph.contacts import without_contacts

    assert "@" not in without_contacts("gửi về phong.nv@lamdong.gov.vn trước ngày 05/10/2024")
    for number in ("0263.3870.123", "0912345678", "0912 345 678", "+84 263 3870 123"):
        assert without_contacts(f"liên hệ ông Nam, {number}.") == "liên hệ ông Nam, …."
    for kept in (
        "Nghị định số 107/2020/NĐ-CP",
        "ngày 05/10/2024",
        "176.001.542.000 đồng",
        "2021-2022",
        "“…@x.edu.vn”",
    ):
        assert without_contacts(kept) == kept
