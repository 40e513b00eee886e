"""Words quoted from another act: who "Thông tư này" is there, and who acts."""

from __future__ import annotations

import pytest

from extractors import extract
from kg.graph.assemble import assemble
from kg.graph.texts import Text
from kg.identity import content_hash
from kg.resolution import resolve
from kg.resolution.quoted import opening_quote
from kg.types import Resolved, Unresolved

HELD = "doc/vn/y/tt-byt/2018/31"
AMENDING = "doc/vn/y/tt-byt/2023/44"
CONSOLIDATED = """\
VĂN BẢN HỢP NHẤT - BỘ Y TẾ
THÔNG TƯ
Quy định việc kiểm tra bếp ăn
Thông tư số 31/2018/TT-BYT ngày 12 tháng 9 năm 2018 của Bộ trưởng Bộ Y tế quy định việc kiểm tra bếp ăn, được \
sửa đổi, bổ sung bởi:
Thông tư số 44/2023/TT-BYT ngày 05 tháng 6 năm 2023 của Bộ trưởng Bộ Y tế.
Điều 1. Thông tư này quy định việc kiểm tra.
7 {lead}
“Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày 20 tháng 7 năm 2023 và thay thế Thông tư số 9/2011/TT-BYT.”
Điều 5. Cơ sở thực hiện Thông tư này.
"""
LEADS = {
    "Điều 2 Thông tư số 44/2023/TT-BYT quy định như sau:": AMENDING,
    "Khoản 1 Điều 2 của Thông tư số 44/2023/TT-BYT sửa đổi Thông tư số 31/2018/TT-BYT, có hiệu lực kể từ ngày "
    "20 tháng 7 năm 2023, có quy định như\nsau:": AMENDING,
    "Điều này được sửa đổi theo Điều 1 Thông tư số 44/2023/TT-BYT như sau:": HELD,
    "Điều 2 Nghị định số 70/2022/NĐ-CP quy định như sau:": HELD,
    "Xem Thông tư số 44/2023/TT-BYT. Việc kiểm tra được quy định như sau:": HELD,
}


def selves(text: str) -> list[str]:
    extraction = extract(text)
    pairs = zip(extraction.citations, resolve(extraction), strict=True)
    return [r.document for c, r in pairs if c.form == "self" and isinstance(r, Resolved)]


@pytest.mark.parametrize(("lead", "document"), LEADS.items())
def test_self_in_quoted_words_is_the_act_that_the_sentence_names(lead: str, document: str) -> None:
    assert selves(CONSOLIDATED.format(lead=lead)) == [HELD, document, HELD]


def test_after_a_running_head_the_page_speaks_for_itself() -> None:
    text = CONSOLIDATED.format(lead=next(iter(LEADS)))
    assert selves(text.replace("Hiệu lực\n", "Hiệu lực\nCÔNG BÁO/Số 12/Ngày 01-8-2023\n")) == [HELD] * 3


def test_the_quoted_act_and_not_the_text_replaces() -> None:
    text = CONSOLIDATED.format(lead=next(iter(LEADS)))
    extraction = extract(text)
    digest = content_hash(text.encode())
    graph = assemble([Text(("a.txt",), digest, extraction, resolve(extraction))])
    acts = {(e.start, e.end) for e in graph.edges if e.relation == "REPLACES"}
    assert acts == {(AMENDING, "doc/vn/y/tt-byt/2011/9")}


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("như sau: “Điều 4", 9),
        ("như sau: “Điều 4”, Điều 5", None),
        ('như sau: "Điều 4', 9),
        ('"Điều 3"\n\nĐiều 4', None),
        ("Điều 4", None),
    ],
)
def test_where_a_quotation_opens(text: str, opened: int | None) -> None:
    assert opening_quote(text, len(text)) == opened


CIRCULAR = """\
BỘ Y TẾ
Số: 31/2018/TT-BYT
THÔNG TƯ
Quy định việc kiểm tra bếp ăn
Điều 1. Ban hành Quy chế kiểm tra và mẫu biên bản kèm theo Thông tư này.
Mẫu số 1
{words} được lập thành hai bản.
"""


@pytest.mark.parametrize("words", ["Biên bản này", "Thông báo này", "Quyết định này"])
def test_a_paper_inside_a_form_is_not_the_act_that_prints_the_form(words: str) -> None:
    extraction = extract(CIRCULAR.format(words=words))
    assert resolve(extraction)[-1] == Unresolved("unnumbered")
    graph = assemble([Text(("a.txt",), "0" * 16, extraction, resolve(extraction))])
    ends = {e.end for e in graph.edges if e.relation == "REFERS_TO" and e.quote == words}
    assert all(end.startswith("ref/") for end in ends)


@pytest.mark.parametrize("words", ["Quy chế này", "Thông tư này", "Văn bản này"])
def test_what_is_attached_to_be_kept_goes_by_its_act(words: str) -> None:
    assert selves(CIRCULAR.format(words=words)) == [HELD, HELD]


FOOT = "\nBỘ Y TẾ\n{lines}\nHà Nội, ngày 9 tháng 8 năm 2023\nKT. BỘ TRƯỞNG\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Số: 12/VBHN-BYT\n\nXÁC THỰC VĂN BẢN HỢP NHẤT",
        "XÁC THỰC VĂN BẢN HỢP NHẤT\nSố: 12/VBHN-BYT",
        "Số: 12/VBHN-BYT\n.\nXÁC NHẬN VĂN BẢN HỢP NHẤT",
    ],
)
def test_the_gazette_prints_the_number_of_a_consolidated_text_at_its_foot(lines: str) -> None:
    text = CONSOLIDATED.format(lead=next(iter(LEADS))) + FOOT.format(lines=lines)
    extraction = extract(text)
    own = extraction.own
    assert (own.type, own.number, own.date) == ("VBHN", "12/VBHN-BYT", "2023-08-09")
    assert own.mention is not None
    assert resolve(extraction)[own.mention].document == "doc/vn/n/vbhn-byt/2023/12"  # type: ignore[union-attr]
    assert selves(text) == [HELD, AMENDING, HELD]


def test_a_consolidated_text_that_is_only_cited_is_not_the_text() -> None:
    text = "Quyết định này theo Văn bản hợp nhất số 12/VBHN-BYT ngày 9/8/2023 đã xác thực văn bản hợp nhất."
    assert extract(text).own.number is None


def test_a_consolidated_text_consolidates_the_act_that_it_holds() -> None:
    lines = "Số: 12/VBHN-BYT\nXÁC THỰC VĂN BẢN HỢP NHẤT"
    text = CONSOLIDATED.format(lead=next(iter(LEADS))) + FOOT.format(lines=lines)
    extraction = extract(text)
    graph = assemble([Text(("a.txt",), content_hash(text.encode()), extraction, resolve(extraction))])
    acts = {(e.start, e.end) for e in graph.edges if e.relation == "CONSOLIDATES"}
    assert acts == {("doc/vn/n/vbhn-byt/2023/12", HELD)}
    [own] = [n for n in graph.nodes if n.id == "doc/vn/n/vbhn-byt/2023/12"]
    assert "ConsolidatedText" in own.labels
