"""The projection: hand-made extractions in, nodes and edges of documents and tasks out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.types import Relation
from kg.types import Resolved, Unresolved
from tests.hand_made import (
    CHAIN,
    DECREE,
    OLD,
    OWN,
    OWN_ID,
    PLAN,
    RESOLUTION,
    acting,
    chain,
    cited,
    edges,
    graph,
    node,
    said,
    tasked,
    text_of,
)


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
