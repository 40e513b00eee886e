"""Documents cited by name: what is one, where it ends, which year it bears, and when a number takes over."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.references.names_dates import date_behind
from extractors.references.names_lexicon import lexicon
from extractors.types import Citation


def named(text: str) -> list[Citation]:
    """The citations by name of a text."""
    return [c for c in extract(text).citations if c.form == "named"]


def quotes(text: str) -> list[str]:
    return [text[c.start : c.end] for c in named(text)]


@pytest.mark.parametrize(
    ("text", "type_code", "quote", "date"),
    [
        ("Rà soát theo Luật Viên chức năm 2010.", "LUẬT", "Luật Viên chức năm 2010", "2010"),
        ("Rà soát theo Luật Viên chức 2010.", "LUẬT", "Luật Viên chức 2010", "2010"),
        ("Rà soát Luật Viên chức sửa đổi năm 2019.", "LUẬT", "Luật Viên chức sửa đổi năm 2019", "2019"),
        ("Rà soát Luật Giá (sửa đổi) năm 2023.", "LUẬT", "Luật Giá (sửa đổi) năm 2023", "2023"),
        ("Rà soát Luật Giá (sửa đổi) của năm 2023.", "LUẬT", "Luật Giá", None),
        ("Rà soát theo Luật Viên chức.", "LUẬT", "Luật Viên chức", None),
        ("Căn cứ Luật viên chức ngày 15 tháng 11 năm 2010;", "LUẬT", "Luật viên chức", "2010-11-15"),
        ("Căn cứ Luật Giá ngày 19/6/2023;", "LUẬT", "Luật Giá", "2023-06-19"),
        ("Căn cứ Luật Lưu trữ được Quốc hội thông qua ngày 21/6/2024;", "LUẬT", "Luật Lưu trữ", "2024-06-21"),
        ("Luật Tổ chức Chính phủ (2025) và các văn bản khác.", "LUẬT", "Luật Tổ chức Chính phủ", "2025"),
        ("theo Luật Phòng chống tham nhũng", "LUẬT", "Luật Phòng chống tham nhũng", None),
        ("theo Luật Hôn nhân gia đình", "LUẬT", "Luật Hôn nhân gia đình", None),
        ("theo Luật DN 2020", "LUẬT", "Luật DN 2020", "2020"),
        ("Bộ luật Lao động 2019 có hiệu lực.", "BỘ LUẬT", "Bộ luật Lao động 2019", "2019"),
        ("Theo Bộ Luật dân sự, tài sản gồm vật và tiền.", "BỘ LUẬT", "Bộ Luật dân sự", None),
        ("theo Điều 12 BLDS 2015", "BỘ LUẬT", "BLDS 2015", "2015"),
        ("Pháp lệnh Phí và lệ phí ngày 28/8/2001", "PL", "Pháp lệnh Phí và lệ phí", "2001-08-28"),
        ("Căn cứ Hiến pháp năm 2013;", "HP", "Hiến pháp năm 2013", "2013"),
        ("Luật Quản lý vườn ươm tập trung ngày 02 tháng 4 năm 2033", "LUẬT", "Luật Quản lý vườn ươm tập trung", "2033-04-02"),
        ("Góp ý Luật Vườn ươm và hai nghị định.", "LUẬT", "Luật Vườn ươm", None),
        ("Luật giáo dục_nghề_nghiệp năm 2014", "LUẬT", "Luật giáo dục_nghề_nghiệp năm 2014", "2014"),
    ],
)  # fmt: skip
def test_a_name_is_read_with_type_and_date(text: str, type_code: str, quote: str, date: str | None) -> None:
    (citation,) = named(text)
    assert (citation.type, text[citation.start : citation.end], citation.date) == (type_code, quote, date)


def test_a_constitution_takes_the_name_of_the_state() -> None:
    text = "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992;"
    assert quotes(text) == [text[7:-1]]
    assert named(text)[0].date == "1992"


@pytest.mark.parametrize(
    "text",
    [
        "Chấp hành pháp luật và kỷ luật.",
        "Trường Đại học Luật Huế khai giảng.",
        "Khoa Luật Kinh tế tuyển sinh.",
        "Đoàn Luật sư tỉnh họp.",
        "Dự kiến bổ sung dự án Luật vào Chương trình kỳ họp năm 2031.",
        "Tuân thủ Hiến pháp và pháp luật.",
        "Ban soạn thảo Luật để trình Quốc hội xem xét.",
        "LUẬT\nVIÊN CHỨC\nĐiều 1. Phạm vi điều chỉnh",
        "Học tập Nghị quyết của Đảng tại chi bộ.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert quotes(text) == []


def test_the_longest_known_name_wins() -> None:
    assert quotes("theo Luật Đầu tư công và Luật Đầu tư") == ["Luật Đầu tư công", "Luật Đầu tư"]


def test_names_in_a_list_are_each_a_citation() -> None:
    text = "Rà soát Luật Viên chức, Luật Cán bộ, công chức và Luật Thi đua, khen thưởng năm 2022."
    assert quotes(text) == ["Luật Viên chức", "Luật Cán bộ, công chức", "Luật Thi đua, khen thưởng năm 2022"]


def test_a_noun_may_open_a_list_of_bare_names() -> None:
    assert quotes("Sửa các luật: Đất đai, Nhà ở và Đầu tư công.") == ["luật: Đất đai", "Nhà ở", "Đầu tư công"]
    assert quotes("Sửa các Luật Viên chức, Nhà giáo năm 2025.") == ["Luật Viên chức", "Nhà giáo năm 2025"]


def test_a_number_beside_the_name_is_the_citation_and_keeps_the_name_as_title() -> None:
    (citation,) = extract("Căn cứ Luật Tố cáo số 25/2018/QH14;").citations
    assert (citation.form, citation.number, citation.title) == ("number", "25/2018/QH14", "Luật Tố cáo")


def test_an_amending_law_is_one_citation_that_tells_what_it_amends() -> None:
    text = (
        "Căn cứ Luật Viên chức năm 2010;\n"
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019;"
    )
    extraction = extract(text)
    amending = extraction.citations[1]
    assert text[amending.start : amending.end].endswith("công chức và Luật Viên chức")
    assert amending.date == "2019-11-25"
    stated = {(r.relation, r.object, r.object_at) for r in extraction.relations if r.subject_at == 1}
    assert stated == {("sua_doi", "Luật Cán bộ, công chức", None), ("sua_doi", "Luật Viên chức năm 2010", 0)}


def test_a_draft_law_is_marked() -> None:
    (citation,) = named("Thống nhất xây dựng dự án Luật sửa đổi, bổ sung một số điều của Luật Viên chức.")
    assert citation.draft


@pytest.mark.parametrize(
    "quote",
    [
        "Nghị quyết Trung ương 8 khóa XI",
        "Nghị quyết Trung ương 4 (khóa XII)",
        "Nghị quyết Hội nghị Trung ương 7 khóa XII",
        "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
        "Nghị quyết Đại hội XIII của Đảng",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ XX",
    ],
)
def test_party_resolutions_are_named_by_session(quote: str) -> None:
    assert quotes(f"Quán triệt {quote} đến chi bộ.") == [quote]


def test_an_adopted_resolution_is_named_by_its_subject() -> None:
    text = "HĐND tỉnh thông qua Nghị quyết phê duyệt chủ trương đầu tư dự án cầu Rạch Sen mới. Kỳ họp bế mạc."
    assert quotes(text) == ["Nghị quyết phê duyệt chủ trương đầu tư dự án cầu Rạch Sen mới"]


def test_a_footnote_mark_does_not_hide_a_name() -> None:
    assert lexicon().longest("luật viên chức2.", 5) == (14, "Luật Viên chức")


@pytest.mark.parametrize(
    ("behind", "date"),
    [
        (" năm 2031", "2031"),
        (", ngày 5/6/2031", "2031-06-05"),
        (" ngày 40/6/2031", None),
        (" số 2031", None),
        ("", None),
    ],
)
def test_the_date_behind_a_name(behind: str, date: str | None) -> None:
    assert date_behind(f"luật giá{behind}", 8)[0] == date


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Thực hiện nghiêm Nghị quyết TW 6 “Về bộ máy”.", "Nghị quyết TW 6"),
        ("Tổng kết NQTW 7 tại chi bộ.", "NQTW 7"),
        ("Tổng kết NQ TW 7 (khóa X) tại chi bộ.", "NQ TW 7 (khóa X)"),
        ("Học tập Nghị quyết Hội nghị Trung ương 7, đảng viên viết bài.", "Nghị quyết Hội nghị Trung ương 7"),
        ("Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương đã rõ.",
         "Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương"),
    ],
)  # fmt: skip
def test_a_party_resolution_is_named_by_its_session_with_or_without_the_term(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text", ["Học Nghị quyết Trung ương năm 2031.", "Nghị quyết của Trung ương Đảng.", "Số 29-NQ/TW 7 trang."]
)
def test_no_session_no_resolution(text: str) -> None:
    assert quotes(text) == []
