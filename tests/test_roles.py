"""Roles: the cue table proves itself, and the sentence decides between its cues."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.references.roles import role_details
from extractors.references.roles_cues import cues
from extractors.types import Citation
from extractors.vocabulary.tables import read_table

ROWS = [row for row in read_table("relation_cues") if row["role_detail"]]
A = "Nghị định số 112/2031/NĐ-CP"
B = "Thông tư số 8/2031/TT-BNV"
C = "Kế hoạch số 41/KH-UBND"


def roles(text: str) -> list[str | None]:
    """The roles of the citations of a text."""
    return [c.role for c in extract(text).citations]


def citation(text: str) -> Citation:
    """The last citation of a text."""
    return extract(text).citations[-1]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_cue_is_found_in_its_example_and_not_in_its_counter_example(row: dict[str, str]) -> None:
    wanted = row["role"] or None, row["role_detail"]
    assert wanted in [(c.role, c.role_detail) for c in extract(row["example"]).citations]
    assert wanted not in [(c.role, c.role_detail) for c in extract(row["counter_example"]).citations]


@pytest.mark.parametrize("row", read_table("relation_cues"), ids=lambda row: row["id"])
def test_every_row_of_the_table_is_complete(row: dict[str, str]) -> None:
    assert row["basis"]
    assert row["direction"] in ("active", "passive")
    assert row["counter_example"]
    assert (row["direction"] == "passive") == (row["scope"] == "passive")


def test_the_details_are_those_of_the_table_and_the_end_of_force() -> None:
    assert set(role_details()) == {row["role_detail"] for row in ROWS} | {"het_hieu_luc"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Căn cứ {A};\nCăn cứ {B};", ["can_cu", "can_cu"]),
        (f"Căn cứ {A} về lưu trữ; {B};\nTheo đề nghị của Vụ tại Tờ trình số 5/TTr-VCC;", ["can_cu", "can_cu", "theo_de_nghi"]),
        (f"Căn cứ {C} về việc triển khai thực hiện {A};", ["can_cu", "thuc_hien"]),
        (f"Căn cứ {A} được sửa đổi, bổ sung bởi Nghị định số 9/2033/NĐ-CP;", ["can_cu", "sua_doi"]),
        (f"Căn cứ {B} của Bộ Nội vụ hướng dẫn thực hiện một số điều của {A};", ["can_cu", "huong_dan"]),
        (f"Miễn học phí theo {A} và {B}.", ["dan_chieu", "dan_chieu"]),
        (f"Xếp lớp theo {A} (đối với mầm non); {B} (đối với tiểu học).", ["dan_chieu", "dan_chieu"]),
        (f"Thực hiện tốt các kiến nghị tại {A}.", ["thuc_hien"]),
        (f"Thực hiện chế độ họp theo {A}.", ["dan_chieu"]),
        (f"Thực hiện nghiêm, đúng {A}.", ["thuc_hien"]),
        (f"Tổng kết 10 năm thực hiện {A}.", [None]),
        (f"Sau gần 3 năm triển khai thực hiện {A}, số hồ sơ trễ hạn giảm.", [None]),
        (f"Qua 6 tháng thực hiện {A}.", [None]),
        (f"Sau khi họp, năm 2031 thực hiện {A}.", ["thuc_hien"]),
        (f"Nghe báo cáo tình hình triển khai {A}.", [None]),
        (f"Tỉnh đã ban hành {C}.", [None]),
        (f"Tỉnh ban hành {C} thực hiện {A}.", [None, "thuc_hien"]),
        (f"Xếp lương theo Quy chế ban hành kèm theo {B}.", ["kem_theo"]),
        (f"Sửa đổi Điều 4 Quy chế ban hành kèm theo {B}.", ["sua_doi"]),
        (f"Căn cứ Quy chế ban hành kèm theo {B};", ["can_cu"]),
        (f"Dự án được Thủ tướng phê duyệt tại {A}.", ["dan_chieu"]),
        (f"Thực hiện {A}, Sở Nội vụ đã ban hành {C}.", ["thuc_hien", None]),
        (f"Theo {A}, đồng thời thực hiện {B}.", ["dan_chieu", "thuc_hien"]),
        (f"Căn cứ {A} và thực hiện {B}, Sở báo cáo như sau.", ["can_cu", "thuc_hien"]),
        (f"Trên cơ sở {A}, Sở đã ban hành {C}.", ["can_cu", None]),
        (f"Báo cáo việc thực hiện {A}.", [None]),
        (f"{A} hết hiệu lực kể từ ngày 01/7/2033.", ["bai_bo"]),
        (f"Bãi bỏ {A} và {B}.", ["bai_bo", "bai_bo"]),
        (f"{A} (sau đây gọi tắt là Nghị định 112) có hiệu lực.", [None, None]),
        (f"Các trường căn cứ {C} đăng ký chỉ tiêu.", ["can_cu"]),
        (f"Theo {A} (được sửa đổi bởi Nghị định số 9/2033/NĐ-CP) và Nghị định số 7/2030/NĐ-CP.", ["dan_chieu", "sua_doi", "dan_chieu"]),
        (f"Theo {A} (được sửa đổi bởi Nghị định số 9/2033/NĐ-CP và Nghị định số 7/2034/NĐ-CP).", ["dan_chieu", "sua_doi", "sua_doi"]),
        (f"Đóng lớp theo đề nghị của nhà trường quy định tại Điều 4 {A}.", ["dan_chieu"]),
        (f"Theo đề nghị của Vụ Công chức;\nChính phủ ban hành Nghị định quy định chi tiết thi hành {A}.", ["huong_dan"]),
        (f"Thay thế {B} và bãi bỏ {A}.", ["thay_the", "bai_bo"]),
        (f"Được sửa đổi, bổ sung, bãi bỏ bởi {B}.", ["sua_doi"]),
        (f"Làm theo {A} (đã hết hiệu lực).", ["dan_chieu"]),
        (f"Thay thế cụm từ “khoản 3 {A}” bằng cụm từ “khoản 4” tại Điều 5 {B}.", [None, "sua_doi"]),
        (f"Vật tư thu hồi khi thực hiện dự án quy định tại Điều 9 {A}.", ["dan_chieu"]),
        (f"Thực hiện nhiệm vụ quy định tại Điều 9 {A}.", ["thuc_hien"]),
        (f"Thực hiện các quy định tại Điều 9 {A}.", ["thuc_hien"]),
        (f"{B} quy định chi tiết một số điều\nvà biện pháp thi hành {A}.", [None, "huong_dan"]),
        ("Xét Tờ trình số 8/TTr-UBND; Báo cáo thẩm tra số 12/BC-KTNS của Ban Kinh tế;", ["theo_de_nghi", "theo_de_nghi"]),
        (f"Căn cứ {A};\nXem xét Báo cáo số 9/BC-SNV và Tờ trình số 8/TTr-SNV;", ["can_cu", "theo_de_nghi", "theo_de_nghi"]),
        ("Đề nghị UBND tỉnh xem xét Tờ trình số 8/TTr-SNV.", [None]),
        (f"Mức thu theo Quy định ban hành kèm theo Quyết định số 5/QĐ-UBND và {A}.", ["kem_theo", "dan_chieu"]),
        (f"Thực hiện Quy chế ban hành kèm theo Quyết định số 5/QĐ-UBND và {A}.", ["kem_theo", "thuc_hien"]),
        ("Mẫu ban hành kèm theo Quyết định số 5/QĐ-UBND và Quyết định số 6/QĐ-UBND.", ["kem_theo", "kem_theo"]),
        (f"Thông tư hết hiệu lực thi hành từ ngày {A} được công bố.", [None]),
        (f"{B} quy định chỉ tiết thi hành {A}.", [None, "huong_dan"]),
        ("Buổi làm việc tiếp theo bàn Kế hoạch số 4/KH-UBND.", [None]),
        ("Tiếp theo Công văn số 5/SNV-TC, Sở báo cáo như sau.", ["dan_chieu"]),
        (f"Thực hiện Kế hoạch được Bộ trưởng phê duyệt ({C}).", ["thuc_hien"]),
        (f"Kết luận thanh tra nêu {A}. Mức thu tại {B}.", [None, "dan_chieu"]),
    ],
)  # fmt: skip
def test_the_sentence_decides(text: str, expected: list[str | None]) -> None:
    assert roles(text) == expected


def test_a_heading_frames_the_list_below_it() -> None:
    assert roles(f"CĂN CỨ PHÁP LÝ\n- {A};\n- {B}.") == ["can_cu", "can_cu"]


def test_a_line_that_announces_a_list_gives_its_cue_to_the_items() -> None:
    text = f"Các trường thực hiện nghiêm những văn bản sau:\n- {A};\n- {B}."
    assert roles(text) == ["thuc_hien", "thuc_hien"]


def test_a_changed_wording_is_an_amendment() -> None:
    text = f"Cụm từ “hồ sơ” được bãi bỏ theo quy định tại Điều 2 của {B}."
    assert roles(text) == ["sua_doi"]


def test_the_place_of_the_cue_is_kept() -> None:
    text = f"Tiếp tục triển khai {A}."
    found = citation(text)
    assert found.role_span is not None
    assert text[slice(*found.role_span)] == "triển khai"


def test_a_longer_word_is_no_cue() -> None:
    assert [f.cue.id for f in cues().find("theo dõi, thay mặt", 0, 18)] == []


def test_the_longest_cue_at_a_place_wins() -> None:
    text = "quy định chi tiết một số điều và biện pháp thi hành "
    assert [f.cue.id for f in cues().find(text, 0, len(text))] == ["quy_dinh_chi_tiet"]


def test_no_role_is_read_on_self_mentions() -> None:
    text = "CHÍNH PHỦ\nSố: 112/2031/NĐ-CP\nNGHỊ ĐỊNH\nVề hồ sơ\nĐiều 1. Các bộ thi hành Nghị định này."
    assert [c.role for c in extract(text).citations if c.form == "self"] == [None]


def test_who_adopted_a_document_does_not_hide_what_is_done_with_it() -> None:
    text = "Quán triệt các Nghị quyết đã được HĐND tỉnh thông qua (Nghị quyết: số 22/2031/NQ-HĐND, số 23/2031/NQ-HĐND)."
    assert [(c.role, c.role_detail) for c in extract(text).citations] == [(None, "quan_triet")] * 2


def test_of_a_document_that_a_body_has_nothing_is_carried_out() -> None:
    text = "Ngày 14/6/2027, Tổ công tác triển khai Đề án 06 có Thông báo số 3355/TB-TCT."
    assert [c.role for c in extract(text).citations if c.number == "3355/TB-TCT"] == [None]
    text = "Triển khai có hiệu quả Kế hoạch số 12/KH-UBND ngày 1/2/2027."
    assert [c.role for c in extract(text).citations] == ["thuc_hien"]
