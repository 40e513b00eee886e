"""Self and back mentions: which is which, and what they point at."""

from __future__ import annotations

import pytest

from extractors import extract

DECREE = (
    "CHÍNH PHỦ\nSố: 112/2031/NĐ-CP\nHà Nội, ngày 05 tháng 6 năm 2031\nNGHỊ ĐỊNH\nQuy định về hồ sơ vườn ươm\n"
    "Điều 1. Phạm vi điều chỉnh\n"
)
NEWS = "Sáng 5/6, Sở Nội vụ họp bàn Nghị định số 130/2031/NĐ-CP ngày 02/3/2031 của Chính phủ. "


def mentions(text: str) -> list[tuple[str, str, str | None]]:
    """Form, quote and quoted antecedent of the self and back citations."""
    return [
        (c.form, text[c.start : c.end], text[slice(*c.antecedent)] if c.antecedent else None)
        for c in extract(text).citations
        if c.form in ("self", "back")
    ]


def test_a_decree_speaks_of_itself() -> None:
    text = DECREE + "Nghị định này quy định về hồ sơ."
    assert mentions(text) == [("self", "Nghị định này", "112/2031/NĐ-CP")]


def test_another_type_in_a_decree_is_a_back_mention() -> None:
    text = DECREE + "Căn cứ Thông tư số 08/2031/TT-BNV. Hồ sơ theo Thông tư này được lưu một năm."
    assert mentions(text) == [("back", "Thông tư này", "08/2031/TT-BNV")]


def test_an_attached_regulation_is_the_text_itself() -> None:
    text = (
        DECREE.replace("NGHỊ ĐỊNH", "QUYẾT ĐỊNH").replace("NĐ-CP", "QĐ-TTg")
        + "Quy chế này áp dụng cho vườn ươm."
    )
    assert mentions(text) == [("self", "Quy chế này", "112/2031/QĐ-TTg")]


def test_a_report_only_looks_back() -> None:
    text = NEWS + "Các sở kê khai theo Điều 15 Nghị định này."
    assert mentions(text) == [("back", "Nghị định này", "130/2031/NĐ-CP")]


@pytest.mark.parametrize("mark", ["nêu trên", "nói trên", "đã nêu ở trên", "trên đây", "vừa nêu", "trên"])
def test_words_that_point_back(mark: str) -> None:
    text = f"{NEWS}Việc thực hiện Nghị định {mark} còn chậm."
    assert mentions(text) == [("back", f"Nghị định {mark}", "130/2031/NĐ-CP")]


def test_the_nearest_earlier_mention_of_the_type_is_meant() -> None:
    text = "Có Kế hoạch số 4/KH-UBND, Công văn số 5/SNV-TC và Kế hoạch số 6/KH-UBND. Theo Công văn nêu trên, nộp hồ sơ."
    assert mentions(text) == [("back", "Công văn nêu trên", "5/SNV-TC")]


def test_the_next_mention_serves_where_none_is_earlier() -> None:
    text = "Cũng theo thông báo này (thông báo số 31/TB-SNV), hồ sơ nộp trước 5/6."
    assert mentions(text) == [("back", "thông báo này", "31/TB-SNV")]


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "Khoản này không áp dụng; Điều này cũng vậy.",
        NEWS + "Các Nghị định này còn hiệu lực.",
        "Giáo viên ghi thông báo trên bảng tin.",
        "Theo quy định này, mọi người đều vui.",
        "Có Quyết định số 8/QĐ-SNV. Mức thu không quá quy định nêu trên.",
        "Luật sư này giỏi.",
        "Có Luật Viên chức. Theo các văn bản quy phạm pháp luật này, hồ sơ được lưu.",
        NEWS + "Đăng Nghị định trên không gian mạng.",
    ],
)
def test_what_points_at_no_document(text: str) -> None:
    assert mentions(text) == []


def test_quoted_new_wording_speaks_of_the_amended_document() -> None:
    text = (
        DECREE
        + "Sửa đổi khoản 2 Điều 5 của Nghị định số 24/2029/NĐ-CP như sau:\n“2. Hồ sơ theo Điều 6 Nghị định này.”\n"
        + "Điều 2. Nghị định này có hiệu lực từ ngày ký."
    )
    assert mentions(text) == [
        ("self", "Nghị định này", "24/2029/NĐ-CP"), ("self", "Nghị định này", "112/2031/NĐ-CP"),
    ]  # fmt: skip


def test_a_consolidated_text_carries_the_consolidated_document() -> None:
    text = (
        "VĂN BẢN HỢP NHẤT\nTHÔNG TƯ\nQuy định về hồ sơ\n"
        "Thông tư số 12/2029/TT-BNV ngày 08 tháng 4 năm 2029 của Bộ trưởng Bộ Nội vụ, có hiệu lực thi hành kể từ ngày "
        "01 tháng 6 năm 2029, được sửa đổi, bổ sung bởi:\n"
        "Thông tư số 08/2031/TT-BNV ngày 05 tháng 5 năm 2031 của Bộ trưởng Bộ Nội vụ.\n"
        "Điều 1. Thông tư này quy định về hồ sơ."
    )
    assert mentions(text) == [("self", "Thông tư này", "12/2029/TT-BNV")]


def test_an_act_without_head_speaks_of_itself() -> None:
    text = (
        "Căn cứ Thông tư số 08/2031/TT-BNV;\nĐiều 1. Thông tư này quy định về hồ sơ.\n"
        "Điều 2. Hồ sơ theo Thông tư này được lưu một năm."
    )
    assert [form for form, *_ in mentions(text)] in (["self", "self"], ["back", "back"])
    assert [quote for _, quote, _ in mentions(text)] == ["Thông tư này", "Thông tư này"]


def test_the_index_of_the_own_number_follows_the_mentions() -> None:
    text = "Nghị định này do Cổng thông tin đăng.\n" + DECREE
    extraction = extract(text)
    assert extraction.own.mention is not None
    assert extraction.citations[extraction.own.mention].form == "own"


def test_word_segmented_text_is_read() -> None:
    text = NEWS.replace("Nghị định", "Nghị_định") + "Các sở kê_khai theo Nghị_định này ."
    assert mentions(text) == [("back", "Nghị_định này", "130/2031/NĐ-CP")]


AMENDING = DECREE.replace("112", "119") + "Sửa đổi, bổ sung khoản 2 Điều 5 của Nghị định số 24/2029/NĐ-CP "


@pytest.mark.parametrize(
    "wording",
    [
        "như sau:\n“2. Hồ sơ theo Nghị định này.”\n",
        "\nngày 08 tháng 4 năm 2029 của Chính phủ \nnhư sau:\n“2. Hồ sơ theo Nghị định này.”\n",
        "ngày 08 tháng 4\nnăm 2029 như sau: \r\n\r\n“2. Hồ sơ theo Nghị định này.”.\n",
        'như sau:\n"2. Hồ sơ theo Nghị định này.";\n',
        "như sau:\n“2. Quỹ hỗ trợ (gọi tắt là “Quỹ”) thu phí.\n3. Hồ sơ theo Nghị định này.”\n",
        "như sau:\n“2. Phí theo Nghị định số 31/2027/NĐ-CP.\n3. Hồ sơ theo Nghị định này.”\n",
    ],
)
def test_new_wording_is_read_over_broken_lines_and_inner_quotation_marks(wording: str) -> None:
    text = AMENDING + wording + "Điều 2. Nghị định này có hiệu lực từ ngày ký."
    assert mentions(text) == [
        ("self", "Nghị định này", "24/2029/NĐ-CP"), ("self", "Nghị định này", "119/2031/NĐ-CP"),
    ]  # fmt: skip


def test_a_later_block_skips_what_an_earlier_one_cites() -> None:
    text = (
        AMENDING + "như sau:\n“2. Phí theo Nghị định số 31/2027/NĐ-CP.”\n"
        "3. Sửa đổi Điều 7 như sau:\n“Điều 7. Hồ sơ theo Nghị định này.”\n"
    )
    assert mentions(text) == [("self", "Nghị định này", "24/2029/NĐ-CP")]


def test_an_act_that_amends_an_attachment_is_not_carried_by_the_act_of_the_attachment() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc sửa đổi, bổ sung một số điều của Quy định về vườn ươm ban hành kèm theo Quyết định số "
        "31/2027/QĐ-UBND\nỦY BAN NHÂN DÂN TỈNH\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
    )
    assert [(form, antecedent) for form, _, antecedent in mentions(text)] == [("self", "QUYẾT ĐỊNH")]


def test_an_attachment_is_carried_by_the_act_in_the_brackets_below_its_title() -> None:
    text = (
        "QUY CHẾ\nQuản lý vườn ươm\n(Ban hành kèm theo Quyết định số 31/2027/QĐ-UBND)\n"
        "Điều 1. Quy chế này áp dụng cho vườn ươm.\nĐiều 2. Người vi phạm xử lý theo Quyết định này."
    )
    assert ("self", "Quyết định này", "31/2027/QĐ-UBND") in mentions(text) or (
        "back", "Quyết định này", "31/2027/QĐ-UBND",
    ) in mentions(text)  # fmt: skip


@pytest.mark.parametrize("after", ["không còn cơ sở", "chưa rõ", "cũng vậy", "theo đúng hạn"])
def test_words_after_the_pointing_one(after: str) -> None:
    text = f"{NEWS}Nội dung nêu tại Nghị định trên {after}."
    assert mentions(text) == [("back", "Nghị định trên", "130/2031/NĐ-CP")]


def test_a_model_act_in_an_annex_means_itself_not_what_the_text_cites() -> None:
    text = (
        DECREE + "Hồ sơ nộp theo Quyết định số 40/2029/QĐ-TTg.\nMẫu số 01\nQUYẾT ĐỊNH\nVề việc chi trợ cấp\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "Điều 3. Ông (bà) ...... chịu trách nhiệm thi hành Quyết định này./."
    )
    assert mentions(text) == [("back", "Quyết định này", None)] * 2


def test_a_decision_of_people_is_no_document() -> None:
    assert mentions("Anh nghỉ thi đấu một năm. Quyết định này được xem là khôn ngoan.") == []
