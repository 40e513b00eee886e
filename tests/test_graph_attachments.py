"""Attachments without a number of their own, and who signed: what the end of a decision gives to the graph."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.references.own_signer import signers_of
from extractors.source import SourceText
from kg.graph.attachments import attachments, is_of_attachment
from tests.hand_made import edges, graph, node, text_of

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 45/2023/QĐ-UBND\nKon Tum, ngày 06 tháng 6 năm 2023\n\nQUYẾT ĐỊNH\nBan hành Quy chế quản lý chợ\n\n"
)
ARTICLES = "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ trên địa bàn tỉnh Kon Tum.\n"
SIGNED = "\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTS. Lê Văn Tám\n\n"
ATTACHED = (
    "QUY CHẾ\nQuản lý chợ trên địa bàn tỉnh Kon Tum\n(Ban hành kèm theo Quyết định số 45/2023/QĐ-UBND ngày 06 "
    "tháng 6 năm 2023 của Ủy ban nhân dân tỉnh Kon Tum)\n\nĐiều 1. Phạm vi\nQuy chế này áp dụng cho mọi chợ.\n"
)
DECISION = "doc/vn-kon-tum/y/qd-ubnd/2023/45"


def decided(text):
    extraction = extract(text)
    return graph(text_of(extraction, [DECISION] * len(extraction.citations), place="vn-kon-tum"))


@pytest.mark.parametrize("text", [HEAD + ARTICLES + SIGNED + ATTACHED, HEAD + ARTICLES + SIGNED])
def test_a_decision_promulgates_its_regulation(text):
    found = decided(text)
    [edge] = edges(found, "PROMULGATES")
    assert (edge.start, edge.end) == (DECISION, f"{DECISION}/phu-luc/1")
    assert "chợ" in edge.quote
    title = node(found, edge.end).title
    assert title == "Quy chế quản lý chợ trên địa bàn tỉnh Kon Tum (kèm theo Quyết định 45/2023/QĐ-UBND)"


def test_two_captions_are_two_attachments_and_a_numbered_appendix_keeps_its_number():
    more = "PHỤ LỤC II\nMẫu giấy phép\n(Kèm theo Quyết định số 45/2023/QĐ-UBND)\n\n"
    found = attachments(extract(HEAD + ARTICLES + SIGNED + ATTACHED + more))
    assert [(each.path, each.noun) for each in found] == [("phu-luc:1", "quy chế"), ("phu-luc:ii", "phụ lục")]


def test_a_decision_without_attachment_promulgates_nothing():
    text = (
        HEAD
        + "Điều 1. Bãi bỏ Quyết định số 12/2020/QĐ-UBND ngày 05/5/2020.\nĐiều 2. Thi hành Quyết định này.\n"
    )
    assert attachments(extract(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện theo khoản 2 Điều 7 Quy chế ban hành kèm theo Quyết định số 45/2023/QĐ-UBND.", True),
        ("Thực hiện theo khoản 2 Điều 7 Quyết định số 45/2023/QĐ-UBND ban hành Quy chế quản lý chợ.", False),
    ],
)
def test_articles_of_an_attachment_are_not_those_of_its_decision(text, expected):
    extraction = extract(text)
    [citation] = extraction.citations
    assert is_of_attachment(extraction, citation) is expected
    found = graph(text_of(extraction, [DECISION]))
    ends = {e.end for e in edges(found, "REFERS_TO")} - {DECISION}
    assert ends == {f"{DECISION}/phu-luc/1/dieu/7/khoan/2" if expected else f"{DECISION}/dieu/7/khoan/2"}


def test_the_signer_is_the_person_who_holds_the_post():
    found = decided(HEAD + ARTICLES + SIGNED + ATTACHED)
    [edge] = edges(found, "SIGNED_BY")
    assert (edge.start, edge.end) == (DECISION, "person/le-van-tam/uy-ban-nhan-dan.vn-kon-tum")
    assert edge.quote.endswith("TS. Lê Văn Tám")
    assert [e.end for e in edges(found, "HOLDS")] == ["office/pho-chu-tich.uy-ban-nhan-dan.vn-kon-tum"]


@pytest.mark.parametrize(
    ("block", "names"),
    [
        ("THƯ KÝ\nTrần Thị Hoa\nCHỦ TRÌ\nY Blong Niê", ["Trần Thị Hoa", "Y Blong Niê"]),
        ("- Như Điều 3;\tKT. BỘ TRƯỞNG\n- Lưu: VT.\tTHỨ TRƯỞNG\n\tNguyễn Thị Bích", ["Nguyễn Thị Bích"]),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH KON TUM\nĐộc lập - Tự do - Hạnh phúc", []),
        ("TRƯỞNG PHÒNG\nKon Tum, ngày 05 tháng 6 năm 2023", []),
        ("GIÁM ĐỐC\nCác đơn vị báo cáo trước ngày 05/6.\nLê Văn Tám phát biểu.", []),
    ],
)
def test_signature_blocks(block, names):
    assert [p.name for p in signers_of(SourceText.of(f"Điều 3. Thi hành./.\n\n{block}\n"))] == names
