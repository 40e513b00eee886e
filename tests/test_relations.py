"""Statements between documents: direction, what they touch, and when none is made."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.types import Relation

PLAN = "UBND TỈNH\nSố: 77/KH-UBND\nHà Nam, ngày 05 tháng 6 năm 2031\nKẾ HOẠCH\nRà soát hồ sơ năm 2031\n"
UNNUMBERED = "TRƯỜNG THPT RẠCH SEN\nRạch Sen, ngày 05 tháng 6 năm 2031\nKẾ HOẠCH\nRà soát hồ sơ năm 2031\n"
NEWS = "Sáng 5/6, Sở Nội vụ tỉnh tổ chức hội nghị giao ban. Tại hội nghị, Giám đốc Sở kết luận như sau. "
A = "Nghị định số 112/2031/NĐ-CP"
B = "Nghị định số 9/2033/NĐ-CP"
C = "Kế hoạch số 41/KH-UBND"


def stated(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of the relations of a text."""
    return {(r.subject, r.relation, r.object) for r in extract(text).relations}


def only(text: str) -> Relation:
    (relation,) = extract(text).relations
    return relation


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{A} được sửa đổi, bổ sung bởi {B}.", ("9/2033/NĐ-CP", "sua_doi", "112/2031/NĐ-CP")),
        (f"{A} (sửa đổi, bổ sung tại {B}).", ("9/2033/NĐ-CP", "sua_doi", "112/2031/NĐ-CP")),
        (f"{B} sửa đổi, bổ sung một số điều của {A}.", ("9/2033/NĐ-CP", "sua_doi", "112/2031/NĐ-CP")),
        (f"{A} bị thay thế bởi {B}.", ("9/2033/NĐ-CP", "thay_the", "112/2031/NĐ-CP")),
        (f"{B} bãi bỏ {A}.", ("9/2033/NĐ-CP", "bai_bo", "112/2031/NĐ-CP")),
        (f"{C} của UBND tỉnh triển khai {A}.", ("41/KH-UBND", "thuc_hien", "112/2031/NĐ-CP")),
        (f"{A} quy định chi tiết một số điều của Luật Viên chức.", ("112/2031/NĐ-CP", "huong_dan", "Luật Viên chức")),
    ],
)  # fmt: skip
def test_direction_runs_from_the_acting_document(sentence: str, expected: tuple[str, str, str]) -> None:
    assert stated(NEWS + sentence) == {expected}
    assert expected in stated(PLAN + sentence)


def test_what_is_amended_by_its_contents_is_no_document() -> None:
    assert stated(f"{NEWS}Theo {A}, những nội dung sửa đổi, bổ sung tại {B} đã rõ.") == set()


def test_a_numbered_text_speaks_with_its_number_an_unnumbered_one_as_self() -> None:
    assert stated(f"{PLAN}Căn cứ {A};") == {("77/KH-UBND", "can_cu", "112/2031/NĐ-CP")}
    assert stated(f"{UNNUMBERED}Căn cứ {A};") == {("SELF", "can_cu", "112/2031/NĐ-CP")}


def test_news_states_nothing_of_its_own() -> None:
    assert stated(f"{NEWS}Các phòng thực hiện {A} và làm theo {B}.") == set()


def test_the_index_of_both_ends_is_kept() -> None:
    relation = only(f"{NEWS}{A} được sửa đổi bởi {B}.")
    assert (relation.subject_at, relation.object_at) == (1, 0)


def test_two_amending_documents_act_on_the_same_one() -> None:
    text = f"{NEWS}{A} được sửa đổi, bổ sung bởi {B} và Nghị định số 10/2034/NĐ-CP."
    amended = "112/2031/NĐ-CP"
    assert stated(text) == {("9/2033/NĐ-CP", "sua_doi", amended), ("10/2034/NĐ-CP", "sua_doi", amended)}


def test_a_decree_amends_the_decree_not_the_law_between() -> None:
    text = f"{NEWS}{A} quy định chi tiết Luật Viên chức, được sửa đổi, bổ sung bởi {B}."
    assert ("9/2033/NĐ-CP", "sua_doi", "112/2031/NĐ-CP") in stated(text)


@pytest.mark.parametrize(
    "sentence",
    [
        f"Tham mưu UBND tỉnh điều chỉnh {C}.",
        f"Tham mưu văn bản thay thế {C}.",
        f"Các đơn vị dùng mẫu kèm theo {C}.",
        f"Tổng hợp kết quả thực hiện {C}.",
    ],
)
def test_intentions_attachments_and_reviews_state_nothing(sentence: str) -> None:
    assert stated(PLAN + sentence) == set()


def test_a_text_states_nothing_about_itself() -> None:
    assert stated(f"{PLAN}Phụ lục thực hiện theo Kế hoạch số 77/KH-UBND.") == set()


def test_scope_and_effect_are_kept() -> None:
    relation = only(f"{NEWS}{B} có hiệu lực từ ngày 01/7/2033 và thay thế khoản 2 Điều 5 {A}.")
    assert (relation.relation, relation.scope, relation.effective) == (
        "thay_the",
        ("dieu:5/khoan:2",),
        "2033-07-01",
    )


def test_the_end_of_force_of_one_is_not_the_start_of_another() -> None:
    text = f"{NEWS}{B} sửa đổi {A} hết hiệu lực từ ngày 01/7/2035."
    assert [r.effective for r in extract(text).relations if r.relation == "sua_doi"] == [None]


def test_a_back_mention_stands_for_its_antecedent() -> None:
    text = f"{PLAN}Sở đã nhận {C}. Các trường căn cứ Kế hoạch nêu trên đăng ký."
    assert ("77/KH-UBND", "can_cu", "41/KH-UBND") in stated(text)


def test_a_letter_that_asks_about_a_law_does_not_guide_it() -> None:
    text = f"{PLAN}Phúc đáp Công văn số 5/SNV-TC về việc hướng dẫn áp dụng Điều 4 {A}."
    assert stated(text) == {
        ("77/KH-UBND", "dan_chieu", "5/SNV-TC"), ("77/KH-UBND", "huong_dan", "112/2031/NĐ-CP"),
    }  # fmt: skip


def test_the_evidence_spans_both_documents() -> None:
    text = f"{NEWS}{C} ngày 04/4/2031 thực hiện {A} của Chính phủ."
    relation = only(text)
    assert text[relation.start : relation.end] == f"{C} ngày 04/4/2031 thực hiện {A}"


def test_a_consolidated_text_speaks_for_the_document_it_carries() -> None:
    text = (
        "VĂN BẢN HỢP NHẤT\nTHÔNG TƯ\nQuy định về hồ sơ\n"
        "Thông tư số 12/2029/TT-BNV ngày 08 tháng 4 năm 2029 của Bộ trưởng Bộ Nội vụ, có hiệu lực thi hành kể từ ngày "
        "01 tháng 6 năm 2029, được sửa đổi, bổ sung bởi:\n"
        "Thông tư số 08/2031/TT-BNV ngày 05 tháng 5 năm 2031 của Bộ trưởng Bộ Nội vụ.\n"
        f"Căn cứ {A};\nĐiều 1. Thông tư này quy định về hồ sơ."
    )
    assert ("12/2029/TT-BNV", "can_cu", "112/2031/NĐ-CP") in stated(text)
    assert ("08/2031/TT-BNV", "sua_doi", "12/2029/TT-BNV") in stated(text)


def test_a_document_in_the_title_is_not_the_one_carried() -> None:
    text = (
        "THÔNG TƯ\nHướng dẫn thực hiện\nQuyết định số 17/2028/QĐ-TTg ngày 08 tháng 3 năm 2028\n\n"
        "Thông tư số 12/2029/TT-BNV ngày 08 tháng 4 năm 2029 hướng dẫn thực hiện Quyết định số 17/2028/QĐ-TTg, có hiệu "
        "lực kể từ ngày 01 tháng 6 năm 2029 được sửa đổi, bổ sung bởi:\n"
        f"Thông tư số 08/2031/TT-BNV ngày 05 tháng 5 năm 2031.\nCăn cứ {A};\nĐiều 1. Thông tư này quy định về hồ sơ."
    )
    assert ("12/2029/TT-BNV", "can_cu", "112/2031/NĐ-CP") in stated(text)
    assert {subject for subject, _, _ in stated(text)} <= {"12/2029/TT-BNV", "08/2031/TT-BNV"}


@pytest.mark.parametrize(
    "words",
    [
        "Góp ý dự thảo Nghị định sửa đổi, bổ sung một số điều của {}",
        "Lấy ý kiến về dự thảo văn bản thay thế {}",
        "Đề xuất bãi bỏ {}",
        "Cần sửa đổi {}",
        "Tham mưu điều chỉnh {}",
    ],
)
def test_what_is_only_proposed_changes_nothing(words: str) -> None:
    assert not stated(f"{PLAN}{words.format(A)}.")


REPORT = PLAN.replace("KH", "BC").replace("KẾ HOẠCH", "BÁO CÁO")
DECISION = PLAN.replace("KH", "QĐ").replace("KẾ HOẠCH", "QUYẾT ĐỊNH")


@pytest.mark.parametrize(
    "words",
    [
        "Việc thay thế {} đã xong.",
        "Có {}. Nghị định này hết hiệu lực.",
        "Đề nghị UBND tỉnh sửa đổi, bổ sung {}.",
        "Đề nghị Sở Nội vụ hướng dẫn thực hiện {}.",
        "Mức thu được sửa đổi theo {}.",
    ],
)
def test_a_report_changes_and_guides_nothing(words: str) -> None:
    assert stated(REPORT + words.format(A)) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Giao Sở Nội vụ sửa đổi {}.",
        "Kiến nghị Bộ Nội vụ bãi bỏ {}.",
        "Yêu cầu các sở hướng dẫn thực hiện {}.",
    ],
)
def test_who_is_asked_to_act_is_not_the_text_itself(words: str) -> None:
    assert stated(DECISION + words.format(A)) == set()


def test_a_plan_replaces_a_plan() -> None:
    assert stated(f"{PLAN}Kế hoạch này thay thế {C}.") == {("77/KH-UBND", "thay_the", "41/KH-UBND")}


def test_a_decision_that_grounds_itself_on_a_proposal_still_acts() -> None:
    text = f"{DECISION}Theo đề nghị của Sở Nội vụ.\nĐiều 1. Bãi bỏ {A}."
    assert ("77/QĐ-UBND", "bai_bo", "112/2031/NĐ-CP") in stated(text)


def test_a_name_is_given_as_the_text_prints_it_in_full_if_it_does() -> None:
    once = f"{PLAN}Căn cứ Luật Tổ chức HĐND và UBND năm 2003;"
    assert ("77/KH-UBND", "can_cu", "Luật Tổ chức HĐND và UBND năm 2003") in stated(once)
    twice = f"{PLAN}Căn cứ Luật Doanh nghiệp;\nCăn cứ Luật DN;"
    assert stated(twice) == {("77/KH-UBND", "can_cu", "Luật Doanh nghiệp")}


def test_the_one_that_replaces_goes_on_to_repeal() -> None:
    text = f"{NEWS}{B} thay thế {A} về hồ sơ, lưu trữ và bãi bỏ Nghị định số 7/2029/NĐ-CP."
    assert stated(text) == {
        ("9/2033/NĐ-CP", "thay_the", "112/2031/NĐ-CP"), ("9/2033/NĐ-CP", "bai_bo", "7/2029/NĐ-CP"),
    }  # fmt: skip
    own = f"{DECISION}Quyết định này thay thế {A} và bãi bỏ {B}."
    assert {subject for subject, _, _ in stated(own)} == {"77/QĐ-UBND"}
