"""The projection of meetings and people, and of what a task says of a document that it then explains."""

from __future__ import annotations

from extractors import extract
from extractors.types import OwnDocument, Relation
from kg.graph.agents import Home, agent_of
from kg.graph.statements import relation_of
from tests.hand_made import cited, edges, graph, held, node, said, tasked, text_of

SESSION = (
    "Ngày 08/7/2022, Hội đồng nhân dân tỉnh Kon Tum tổ chức Kỳ họp thứ 3. Đồng chí Lê Văn Tám – Chủ tịch Hội "
    "đồng nhân dân tỉnh chủ trì Kỳ họp.\n\nTham dự Kỳ họp có đồng chí Trần Thị Hoa – Phó Chủ tịch Ủy ban nhân "
    "dân tỉnh; lãnh đạo Sở Y tế.\n\nKỳ họp thông qua các Nghị quyết số 11/NQ-HĐND, 12/NQ-HĐND và 13/NQ-HĐND "
    "ngày 08/7/2022 của Hội đồng nhân dân tỉnh Kon Tum."
)
PLACE = "doc/vn-kon-tum/n/nq-hdnd/2022"


def session():
    extraction = extract(SESSION)
    numbers = [(c.intended or c.number or "").partition("/")[0] for c in extraction.citations]
    return graph(text_of(extraction, [f"{PLACE}/{n}" for n in numbers], place="vn-kon-tum"))


def test_a_verb_holds_for_every_document_of_its_list():
    assert [e.end[-2:] for e in edges(session(), "ADOPTED")] == ["11", "12", "13"]


def test_a_guest_is_of_the_body_whose_post_he_holds():
    attended = {e.end for e in edges(session(), "ATTENDED_BY")}
    assert attended == {
        "person/tran-thi-hoa/uy-ban-nhan-dan.vn-kon-tum", "org/so-y-te.vn-kon-tum",
    }  # fmt: skip


def test_what_a_task_names_first_and_then_explains_is_applied():
    text = "Rà soát biên chế theo Nghị định số 7/2031/NĐ-CP, được sửa đổi bởi Nghị định số 9/2032/NĐ-CP."
    at = text.index("theo ")
    first = cited(text, "Nghị định số 7/2031/NĐ-CP", "7/2031/NĐ-CP", role="dan_chieu", role_detail="theo",
                  role_span=(at, at + 4))  # fmt: skip
    later = cited(text, "Nghị định số 9/2032/NĐ-CP", "9/2032/NĐ-CP", role="sua_doi", role_detail="sua_doi")
    changed = Relation(
        first.start, later.end, "relation.sua_doi", 0.9, "9/2032/NĐ-CP", "sua_doi", "7/2031/NĐ-CP",
        subject_at=1, object_at=0,
    )  # fmt: skip
    extraction = said(
        text, (first, later), own=OwnDocument("news"), relations=[changed], tasks=[tasked(text, text, (0, 1))]
    )
    found = graph(text_of(extraction, ("doc/vn/y/nd-cp/2031/7", "doc/vn/y/nd-cp/2032/9")))
    assert [e.end for e in edges(found, "APPLIES", "task/")] == ["doc/vn/y/nd-cp/2031/7"]
    assert [(e.start, e.end) for e in edges(found, "AMENDS")] == [
        ("doc/vn/y/nd-cp/2032/9", "doc/vn/y/nd-cp/2031/7")
    ]


def test_a_syllable_of_a_compound_is_not_the_parent():
    at_so = Home("0" * 16, "vn-kon-tum", "2022-08-01")
    at_so = Home("0" * 16, "vn-kon-tum", "2022-08-01", agent_of("Sở GDĐT", at_so))
    union = agent_of("Chủ tịch Công đoàn cơ sở", at_so)
    assert union is not None
    assert union.id == "office/chu-tich-cong-doan-co-so.so-giao-duc-va-dao-tao.vn-kon-tum"


def test_a_unit_of_the_district_sits_in_the_district_that_speaks():
    text = (
        "Ngày 05/3/2023, Phòng Giáo dục và Đào tạo huyện Đắk Hà tổ chức Hội nghị giao ban. Hội nghị kết luận:\n"
        "1. Phòng Nội vụ huyện chủ trì rà soát danh sách trường học trước ngày 30/4/2023."
    )
    extraction = extract(text)
    found = graph(text_of(extraction, [], place="vn-kon-tum"))
    assert [e.end for e in edges(found, "LED_BY")] == ["org/phong-noi-vu.vn-kon-tum.dak-ha"]


def test_to_advise_a_repeal_is_an_intention():
    assert relation_of("bai_bo", "tham_muu_bai_bo", "task") == "PROPOSES_CHANGE"


def test_a_task_applies_the_regulation_it_works_by():
    text = "Xếp lương giáo viên theo Quy chế ban hành kèm theo Quyết định số 7/2031/QĐ-UBND ngày 02/3/2031."
    at = text.index("kèm theo")
    issued = cited(text, "Quyết định số 7/2031/QĐ-UBND", "7/2031/QĐ-UBND", role="kem_theo", role_detail="kem_theo",
                   role_span=(at, at + 8))  # fmt: skip
    found = graph(
        text_of(said(text, (issued,), tasks=[tasked(text, text, (0,))]), ["doc/vn-kon-tum/y/qd-ubnd/2031/7"])
    )
    assert [e.relation for e in edges(found, start="task/", end="doc/vn-kon-tum/y/qd-ubnd/2031/7")] == [
        "APPLIES"
    ]


class TestMeetings:
    """Who met, what was concluded, who acts."""

    def test_ids_tell_what_they_are(self):
        assembly = graph(held())
        meeting = "meeting/so-giao-duc-va-dao-tao.vn-kon-tum/2022-08-05/1"
        assert [(e.start, e.end) for e in edges(assembly, "CONCLUDED")] == [(meeting, f"task/{meeting}/1")]
        assert node(assembly, meeting).title == "họp giao ban (5/8/2022)"

    def test_units_belong_to_the_body_that_speaks(self):
        assembly = graph(held())
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
        assembly = graph(held(), held("vn-quang-nam", "b.txt", " Hết."))
        assert len({e.end for e in edges(assembly, "LED_BY")}) == 2
        assert len({e.end for e in edges(assembly, "CHAIRED_BY")}) == 2

    def test_without_place_a_unit_stays_in_its_text(self):
        text = held(None)
        [edge] = edges(graph(text), "LED_BY")
        assert edge.end.endswith(f".text-{text.digest}")

    def test_two_reports_of_one_meeting(self):
        assembly = graph(held(), held(name="b.txt", tail=" Hết."))
        assert len({e.start for e in edges(assembly, "CONCLUDED")}) == 1
        assert len([n for n in assembly.nodes if "Task" in n.labels]) == 2
        assert len(edges(assembly, "HELD_BY")) == 2  # one statement a source

    def test_the_chair(self):
        assembly = graph(held())
        [edge] = edges(assembly, "CHAIRED_BY")
        assert edge.end == "person/le-thi-an/so-giao-duc-va-dao-tao.vn-kon-tum"
        assert edge.quote == "TS. Lê Thị An – Giám đốc Sở chủ trì."
        assert [e.end for e in edges(assembly, "HOLDS")] == [
            "office/giam-doc.so-giao-duc-va-dao-tao.vn-kon-tum"
        ]
