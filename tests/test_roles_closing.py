"""Roles in closing articles: what replaces, repeals and ends the force of several documents at once."""

from __future__ import annotations

import pytest

from extractors import extract

HEAD = (
    "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nSố: 77/2041/NQ-HĐND\nHà Nam, ngày 05 tháng 6 năm 2041\n"
    "NGHỊ QUYẾT\nVề mức chi hội nghị\n"
)
A, B, C = (f"Nghị quyết số {number}/NQ-HĐND" for number in ("12/2031", "19/2032", "23/2034"))
NUMBERS = {"12/2031/NQ-HĐND": "A", "19/2032/NQ-HĐND": "B", "23/2034/NQ-HĐND": "C"}
DAY = "kể từ ngày Nghị quyết này có hiệu lực"


def changed(text: str) -> set[str]:
    """The relations by which the text itself changes A, B and C."""
    return {
        f"{r.relation} {NUMBERS[r.object]}"
        for r in extract(HEAD + text).relations
        if r.subject == "77/2041/NQ-HĐND" and r.object in NUMBERS and r.relation != "dan_chieu"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết này thay thế các Nghị quyết: số 12/2031/NQ-HĐND ngày 09/12/2031; số 19/2032/NQ-HĐND.",
        f"Nghị quyết này thay thế {A} ngày 09/12/2031; {B} ngày 08/12/2032.",
        f"Nghị quyết này thay thế {A} quy định mức chi; {B} về công tác phí.",
        f"Nghị quyết này thay thế các văn bản sau: {A} và {B}.",
    ],
)
def test_every_member_is_replaced(text: str) -> None:
    assert changed(text) == {"thay_the A", "thay_the B"}


@pytest.mark.parametrize(
    "text",
    [
        f"Các {A} và số 19/2032/NQ-HĐND hết hiệu lực {DAY}.",
        f"{A} và {B} hết hiệu lực {DAY}.",
        f"{A} ngày 09/12/2031, {B} của HĐND tỉnh bị bãi bỏ {DAY}.",
        f"{A} về công tác phí và {B} sửa đổi, bổ sung một số điều của {A} hết hiệu lực thi hành.",
        f"Các Nghị quyết sau hết hiệu lực {DAY}: {A} và {B}.",
        f"Các Nghị quyết sau hết hiệu lực: {A}; {B}.",
        f"Các văn bản sau đây hết hiệu lực {DAY}:\na) {A} ngày 09/12/2031;\nb) {B}.",
        f"Các văn bản sau đây bị bãi bỏ:\na) {A};\nb) {B}.",
        f"Văn bản hết hiệu lực:\n- {A}.\n- {B}.",
        f"Điều 4. Văn bản hết hiệu lực\n1. {A}.\n2. {B}.",
    ],
)
def test_the_force_of_every_member_ends(text: str) -> None:
    assert {"bai_bo A", "bai_bo B"} <= changed(text)


def test_what_is_replaced_by_the_text_is_said_of_every_member() -> None:
    assert changed(f"{A} và {B} được thay thế bởi Nghị quyết này.") == {"thay_the A", "thay_the B"}


def test_a_title_between_two_verbs_does_not_act() -> None:
    text = f"Nghị quyết này thay thế {A} quy định chi tiết một số điều của Luật Viên chức và bãi bỏ {B}."
    assert {"thay_the A", "bai_bo B"} == changed(text)


def test_a_document_amends_none_that_is_younger() -> None:
    text = f"Bãi bỏ {B} sửa đổi, bổ sung một số điều của Nghị quyết số 5/2029/NQ-HĐND và {C}."
    assert {"bai_bo B", "bai_bo C"} == changed(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} được ban hành năm 2031, {B} hết hiệu lực {DAY}.",
        f"Theo {A}, {B} hết hiệu lực {DAY}.",
        f"{A} vẫn được áp dụng và {B} hết hiệu lực {DAY}.",
    ],
)
def test_only_the_last_one_ends(text: str) -> None:
    assert changed(text) == {"bai_bo B"}


@pytest.mark.parametrize(
    "text",
    [
        f"Danh mục văn bản đã hết hiệu lực:\n- {A}.",
        f"{A} bị bãi bỏ bởi {B}.",
        f"Các văn bản sau đây có hiệu lực:\n- {A}.",
        f"Nghị quyết này quy định các nội dung: {A} về công tác phí.",
    ],
)
def test_the_text_ends_nothing(text: str) -> None:
    assert changed(text) == set()


def test_parts_that_are_replaced_amend_the_whole() -> None:
    assert changed(f"Sửa đổi khoản 1 Điều 4 và thay thế Điều 11 của {A}.") == {"sua_doi A"}
    assert changed(f"Nghị quyết này sửa đổi {A} và thay thế {B}.") == {"sua_doi A", "thay_the B"}


def test_a_ground_of_a_lead_in_line_does_not_reach_the_last_sentence() -> None:
    text = (
        "Căn cứ các quy định hiện hành, Thường trực hướng dẫn một số nội dung như sau:\n"
        f"1. Các huyện rà soát hồ sơ.\n2. Các xã lập danh sách.\nNghị quyết này thay thế {A}."
    )
    assert changed(text) == {"thay_the A"}


def test_a_list_goes_on_behind_a_garbled_noun() -> None:
    text = (
        "Căn cứ Luật Hồ sơ số 5/2024/QH15 được sửa đổi, bổ sung bởi Luật số 7/2030/QH16, "
        "+tuật sô 9/2032/QH16 và Luật số 4/2033/QH16;"
    )
    relations = {(r.subject, r.relation, r.object) for r in extract(HEAD + text).relations}
    assert {(n, "sua_doi", "5/2024/QH15") for n in ("7/2030/QH16", "9/2032/QH16", "4/2033/QH16")} <= relations


@pytest.mark.parametrize(
    ("printed", "number"),
    [("15/201 2/QH13", "15/2012/QH13"), ("số 15/20 12/QH13", None), ("15/2012/QI113", "15/2012/QH13")],
)
def test_a_torn_year_is_joined_or_left_unread(printed: str, number: str | None) -> None:
    found = [c.number for c in extract(f"Căn cứ Luật Hồ sơ số {printed.removeprefix('số ')};").citations]
    assert found[-1] == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. **TT 16/2014/TT-BYT** — quy chuẩn kiểm dịch (05/6/2014)\n", "2014-06-05"),
        ("- Thông tư số 16/2014/TT-BYT - quy chuẩn (ngày 5/6/2014).", "2014-06-05"),
        ("1. TT 16/2014/TT-BYT — quy chuẩn kiểm dịch (05/6/2017)\n", None),  # of another year
        ("1. TT 16/2014/TT-BYT — quy chuẩn (05/6/2014) đã sửa\n", None),
        ("Thông tư số 16/2014/TT-BYT ngày 26 tháng I 12 năm 2014", "2014-12-26"),
    ],
)
def test_the_day_behind_a_title(text: str, day: str | None) -> None:
    assert extract(text).citations[0].date == day


def test_a_dateline_in_italics_is_the_day_of_the_text() -> None:
    text = (
        "Văn bản được sửa đổi: Thông tư số 10/2035/TT-BNV ngày 19/6/2035.\n\n**BỘ NỘI VỤ**\n\n"
        "Số: 06/2036/TT-BNV\n\n*Hà Nội, ngày 29 tháng 4 năm 2036*\n\nTHÔNG TƯ\nVề hồ sơ"
    )
    assert extract(text).own.date == "2036-04-29"


def test_a_committee_is_named_with_its_body() -> None:
    text = "Tờ trình số 118-TTr/BCSĐ ngày 26/6/2033 của Ban cán sự đảng UBND thành phố về hồ sơ."
    assert extract(text).citations[0].issuer == "Ban cán sự đảng Ủy ban nhân dân thành phố"
