"""Numbers, dates, issuers and lists in phrases of our own; look-alikes; invariants on random text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.references.dates import find_dates, parse_date_at
from extractors.source import SourceText
from extractors.types import Citation


def only(text: str) -> Citation:
    citations = extract(text).citations
    assert len(citations) == 1, citations
    return citations[0]


def numbers(text: str) -> list[str | None]:
    return [c.intended or c.number for c in extract(text).citations]


FAMILIES = (
    # phrase, number, type, issuer
    ("theo Nghị định 88/2021/NĐ-CP", "88/2021/NĐ-CP", "NĐ", "Chính phủ"),
    ("Thông tư số 31/2027/TT-BNNMT", "31/2027/TT-BNNMT", "TT", "Bộ Nông nghiệp và Môi trường"),
    ("Thông tư số 31/2012/TT-BGTVT", "31/2012/TT-BGTVT", "TT", "Bộ Giao thông vận tải"),
    ("Luật Thủy lợi số 18/2027/QH16", "18/2027/QH16", "LUẬT", "Quốc hội"),
    ("Bộ luật Hàng hải số 77/2029/QH17", "77/2029/QH17", "BỘ LUẬT", "Quốc hội"),
    ("Nghị quyết số 201/2027/QH16", "201/2027/QH16", "NQ", "Quốc hội"),
    ("Pháp lệnh số 04/2027/UBTVQH16", "04/2027/UBTVQH16", "PL", "Ủy ban Thường vụ Quốc hội"),
    ("Nghị quyết số 733/NQ-UBTVQH15", "733/NQ-UBTVQH15", "NQ", "Ủy ban Thường vụ Quốc hội"),
    ("Lệnh số 09/2027/L-CTN", "09/2027/L-CTN", "L", "Chủ tịch nước"),
    ("Nghị quyết 66.9/2027/NQ-CP", "66.9/2027/NQ-CP", "NQ", "Chính phủ"),
    ("Nghị quyết số 30b/2007/NQ-CP", "30b/2007/NQ-CP", "NQ", "Chính phủ"),
    ("Công điện số 71/CĐ-TTg", "71/CĐ-TTg", "CĐ", "Thủ tướng Chính phủ"),
    ("Thông tư liên tịch số 14/2013/TTLT-BGDĐT-BNV", "14/2013/TTLT-BGDĐT-BNV", "TTLT",
     "Bộ Giáo dục và Đào tạo, Bộ Nội vụ"),
    ("Nghị quyết số 05/2027/NQ-HĐTP", "05/2027/NQ-HĐTP", "NQ", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
    ("Văn bản hợp nhất số 19/VBHN-BYT", "19/VBHN-BYT", "VBHN", "Bộ Y tế"),
    ("Quyết định số 44/2026/QĐ-CTUBND", "44/2026/QĐ-CTUBND", "QĐ", None),
    ("Báo cáo thẩm định số 611/BCTĐ-STP", "611/BCTĐ-STP", "BC", "Sở Tư pháp"),
    ("Kế hoạch 17/KH-TrTHPTKT", "17/KH-TrTHPTKT", "KH", None),
    ("Công văn số 5120/SXD-QLN&CS", "5120/SXD-QLN&CS", "CV", "Sở Xây dựng"),
    ("Công văn số 3001/BCA(X25)", "3001/BCA(X25)", "CV", None),
    ("Quy định số 301-QĐ/TW", "301-QĐ/TW", "QyĐ", None),
    ("Kế hoạch số 65-CTr/TU", "65-CTr/TU", "KH", None),
    ("Quyết định số 2100/QĐ-TLĐ", "2100/QĐ-TLĐ", "QĐ", "Tổng Liên đoàn Lao động Việt Nam"),
    ("Nghị định số 61-CP ngày 5-7-1994", "61-CP", "NĐ", "Chính phủ"),
    ("Quyết định số 95/HĐBT", "95/HĐBT", "QĐ", "Hội đồng Bộ trưởng"),
    ("Quyết định số 211/BYT-QĐ", "211/BYT-QĐ", "QĐ", "Bộ Y tế"),
    ("Án lệ số 72/2027/AL", "72/2027/AL", "AL", None),
    ("Đề án 2210/QĐ-TTg", "2210/QĐ-TTg", "ĐA", "Thủ tướng Chính phủ"),
)  # fmt: skip


@pytest.mark.parametrize(("phrase", "number", "code", "issuer"), FAMILIES, ids=[row[0] for row in FAMILIES])
def test_every_family_is_read(phrase: str, number: str, code: str, issuer: str | None) -> None:
    citation = only(phrase)
    assert (citation.number, citation.type) == (number, code)
    if issuer:
        assert citation.issuer == issuer


NOISE = (
    ("Nghị định số88/2021/NĐ-CPngày 23/12/2021", "88/2021/NĐ-CP", "2021-12-23"),
    ("Thông tưsố311/2019/TT-BTC", "311/2019/TT-BTC", None),
    ("Thông tư số 12/2024/TT - BTC ngày 1 tháng 2 năm 2024", "12/2024/TT-BTC", "2024-02-01"),
    ("Nghị định số 88/2021/NĐ -CP", "88/2021/NĐ-CP", None),
    ("Quyết định số: 815 /QĐ-UBND ngày 10/03 /2023", "815/QĐ-UBND", "2023-03-10"),
    ("Thông tư số 12/2024/TT-\nBTC", "12/2024/TT-BTC", None),
    ("Nghị quyết số 47 - NQ / TU ngày 4/5/2021", "47-NQ/TU", "2021-05-04"),
    ("Công văn số 2290 / SYT - KHTC ngày 6/7/2022", "2290/SYT-KHTC", "2022-07-06"),
    ("công văn số 2290/syt-khtc ngày 6/7/2022", "2290/SYT-KHTC", "2022-07-06"),
    ("Thông báo số 4021–2/TB–SNV", "4021-2/TB-SNV", None),
    ("kế hoạch số 31/kh-mttq-btt", "31/KH-MTTQ-BTT", None),
    ("Quyết định số 64/2018/QĐ–BYT", "64/2018/QĐ-BYT", None),
    ("Nghị định số 88/2021/NĐ‑CP", "88/2021/NĐ-CP", None),
    ("Nghị định số 88/2021/ND-CP", "88/2021/NĐ-CP", None),
    ("Nghị định số 88/2021/NĐ-СР", "88/2021/NĐ-CP", None),
    ("nghị định số 88/2021/nđ-cp ngày 23 tháng 12 năm 2021", "88/2021/NĐ-CP", "2021-12-23"),
    ("Quyết định 2209/Q Đ - U BND ngày 7/7/2017", "2209/QĐ-UBND", "2017-07-07"),
    ("Thông tư số 3 1 /2009/TT-BYTngày 08/10/2009", "31/2009/TT-BYT", "2009-10-08"),
    ("Nghi định số 88/2021/NĐ-CP", "88/2021/NĐ-CP", None),
    ("Quyêt định sô 612/QĐ-BTC", "612/QĐ-BTC", None),
    ("Nghị_định số 88/2021/NĐ - CP ngày 23 tháng 12 năm 2021", "88/2021/NĐ-CP", "2021-12-23"),
    ("Thông tư số 41&#x002F;2019&#x002F;TT-BXD", "41/2019/TT-BXD", None),
    ("Quyết định số 13/2017/QĐ-TTG", "13/2017/QĐ-TTg", None),
    ("Tờ trình số 40/Ttr-SNV", "40/TTr-SNV", None),
)


@pytest.mark.parametrize(("phrase", "number", "date"), NOISE, ids=[row[0][:40] for row in NOISE])
def test_noise_is_read_through(phrase: str, number: str, date: str | None) -> None:
    citation = only(phrase)
    assert (citation.intended or citation.number, citation.date) == (number, date)


@pytest.mark.parametrize(
    ("phrase", "printed", "meant"),
    [
        ("Thông tư 31/2017/TT-GDĐT", "31/2017/TT-GDĐT", "31/2017/TT-BGDĐT"),
        ("Nghị quyết số 44/NQ-TW", "44/NQ-TW", "44-NQ/TW"),
        ("Thông tư liên tịch số 55/2011/TTLT/BTC-BNV", "55/2011/TTLT/BTC-BNV", "55/2011/TTLT-BTC-BNV"),
        ("Tờ trình số 145/TTr-SGD&ĐT", "145/TTr-SGD&ĐT", "145/TTr-SGDĐT"),
    ],
)
def test_a_wrong_print_is_kept_beside_its_repair(phrase: str, printed: str, meant: str) -> None:
    citation = only(phrase)
    assert (citation.number, citation.intended) == (printed, meant)
    assert citation.rule.startswith("repair-")


def test_a_letter_without_b_is_right_in_an_official_letter() -> None:
    assert only("Công văn số 2906/LĐTBXH-KHTC").intended is None


def test_one_date_behind_a_list_belongs_to_all() -> None:
    text = (
        "(Nghị quyết: số 31/2023/NQ-HĐND, số 32/2023/NQ-HĐND, số 33/NQ-HĐND và số 34/NQ-HĐND ngày 08/12/2023)"
    )
    found = extract(text).citations
    assert [c.date for c in found] == ["2023-12-08"] * 4
    assert [c.type for c in found] == ["NQ"] * 4
    assert text[found[1].start : found[1].end] == "số 32/2023/NQ-HĐND"


def test_a_date_of_another_year_is_not_shared() -> None:
    found = extract("các Nghị định số 31/2015/NĐ-CP và 118/2021/NĐ-CP ngày 23/12/2021").citations
    assert [c.date for c in found] == [None, "2021-12-23"]


def test_members_may_have_dates_and_issuers_of_their_own() -> None:
    text = "Tờ trình số: 91/TTr-UBND ngày 05/7/2022 của UBND huyện Đăk Hà, 640/TTr-STC ngày 08/7/2022 của Sở Tài chính"
    first, second = extract(text).citations
    assert (first.type, first.date, first.issuer) == ("TTr", "2022-07-05", "Ủy ban nhân dân huyện Đăk Hà")
    assert (second.type, second.date, second.issuer) == ("TTr", "2022-07-08", "Sở Tài chính tỉnh Kon Tum")


def test_the_issuer_behind_coordinated_documents_belongs_to_the_last() -> None:
    text = "Kế hoạch số 21/KH-UBND ngày 04/4/2022 thực hiện Nghị quyết số 09-NQ/TU ngày 25/3/2022 của Tỉnh ủy Kon Tum"
    plan, resolution = extract(text).citations
    assert resolution.issuer == "Tỉnh ủy Kon Tum"
    assert plan.issuer is not None
    assert "Tỉnh ủy" not in plan.issuer


def test_numbers_may_share_their_letters() -> None:
    assert numbers("các Quyết định số 41, 42 và 43/QĐ-UBND") == ["41/QĐ-UBND", "42/QĐ-UBND", "43/QĐ-UBND"]


def test_the_day_shared_by_two_sentences_parts() -> None:
    text = "theo Thông tư 29/2023/TT-BYT (cho tuyến tỉnh) và Thông tư 30/2023/TT-BYT (cho tuyến xã), cùng ngày 30/12/2023."
    assert [c.date for c in extract(text).citations] == ["2023-12-30"] * 2


def test_an_issuer_goes_on_to_later_mentions_of_the_number() -> None:
    text = "Quyết định số 15/QĐ-UBND ngày 2/2/2022 của UBND tỉnh Gia Lai. Nay sửa Quyết định số 15/QĐ-UBND như sau."
    assert [c.issuer for c in extract(text).citations] == ["Ủy ban nhân dân tỉnh Gia Lai"] * 2


def test_an_issuer_is_completed_by_the_place_that_the_text_names() -> None:
    text = (
        "Hội nghị triển khai Kế hoạch số 21/KH-UBND ngày 04/4/2022 của UBND tỉnh trên địa bàn tỉnh Kon Tum."
    )
    assert only(text).issuer == "Ủy ban nhân dân tỉnh Kon Tum"


@pytest.mark.parametrize(
    ("phrase", "issuer", "date"),
    [
        ("Ngày 17.3.2022, Ban Thường vụ Tỉnh ủy Kon Tum đã ban hành Chương trình hành động số 40-CTr/TU",
         "Ban Thường vụ Tỉnh ủy Kon Tum", "2022-03-17"),
        ("Bộ Tài chính đã có văn bản số 9021/BTC-QLG gửi các đơn vị", "Bộ Tài chính", None),
        ("đề nghị của Bệnh viện Nhi Trung ương tại Công văn số 388/BVNTW ngày 3/4/2024",
         "Bệnh viện Nhi Trung ương", "2024-04-03"),
        ("Ủy ban nhân dân tỉnh Nghệ An (Công văn số 590/UBND-TM ngày 1/8/2020)", "Ủy ban nhân dân tỉnh Nghệ An", "2020-08-01"),
        ("Thông tư số 9/2022/TT-BYT của Bộ trưởng Bộ Y tế ngày 1/8/2022", "Bộ Y tế", "2022-08-01"),
        ("Báo cáo số 12/BC-ĐGS ngày 12/4/2022 của Đoàn giám sát của Ủy ban Thường vụ Quốc hội",
         "Đoàn giám sát của Ủy ban Thường vụ Quốc hội", "2022-04-12"),
    ],
)  # fmt: skip
def test_issuers_stand_before_and_behind(phrase: str, issuer: str, date: str | None) -> None:
    citation = only(phrase)
    assert (citation.issuer, citation.date) == (issuer, date)


HEAD = """UBND TỈNH KON TUM
SỞ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 412/TB-SNV
Kon Tum, ngày 05 tháng 3 năm 2021

THÔNG BÁO
Kết luận tại cuộc họp giao ban tháng 3 năm 2021

Căn cứ Quyết định số 12/QĐ-UBND ngày 04/01/2021 của UBND tỉnh, Sở Nội vụ thông báo như sau:
"""


def test_the_head_tells_what_the_text_is() -> None:
    extraction = extract(HEAD)
    own = extraction.own
    assert (own.number, own.type, own.kind, own.date) == ("412/TB-SNV", "TB", "TB", "2021-03-05")
    assert own.issuer == "Sở Nội vụ tỉnh Kon Tum"
    assert [c.form for c in extraction.citations] == ["own", "number"]
    assert extraction.citations[1].issuer == "Ủy ban nhân dân tỉnh Kon Tum"


def test_a_blank_number_is_marked() -> None:
    citation = only("Căn cứ Kế hoạch số      /KH-SGDĐT ngày   tháng 5 năm 2031 của Sở Giáo dục và Đào tạo")
    assert (citation.blank, citation.number, citation.date) == (True, "/KH-SGDĐT", "2031-05")


def test_a_report_is_news() -> None:
    own = extract(
        "Ngày 02/8/2022, Sở Nội vụ tổ chức họp giao ban. Các phòng thực hiện Kế hoạch số 9/KH-UBND."
    ).own
    assert (own.kind, own.number, own.date) == ("news", None, "2022-08-02")


NEGATIVES = (
    "tổng kinh phí là 176.001.542.000 đồng", "điện thoại 0256.3633.217", "tỉ lệ 159.493/156.911", "đạt 15/19 chỉ tiêu",
    "năm học 2024-2025", "giai đoạn 2021-2030", "ngày 01/8/2022, chiều 23/7", "dạy 2 buổi/ngày", "30 km/giờ",
    "Mẫu số 03/TB-KKTT", "QCVN 44:2019/BXD", "Kế hoạch 5 năm 2026-2030", "Quyết định 3 nội dung", "Báo cáo 6 tháng đầu năm",
    "biển số 82A-012.34", "Hợp đồng số 07/2026/HĐMB-CTY", "Bản án số 41/2021/DS-ST", "https://x.vn/Nghi-dinh-13-2033-ND-CP-y.aspx",
    "(từ 1/7 đến 31/12)", "lớp 10A1/THPT", "chương trình 1.000 ngày", "Thông báo lần 2", "chỉ số 7,5/10",
)  # fmt: skip


@pytest.mark.parametrize("text", NEGATIVES)
def test_look_alikes_are_no_citations(text: str) -> None:
    assert extract(text).citations == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 29/4/2021", "2021-04-29"), ("ngày 14 tháng 9 năm 2020", "2020-09-14"), ("ngày 16-4-1993", "1993-04-16"),
        ("ngày 3.3.2025", "2025-03-03"), ("ngày17 tháng 02 năm 2021", "2021-02-17"), ("ngày 29 tháng 6năm 2006", "2006-06-29"),
        ("ngày 19 tháng Tám năm 1945", "1945-08-19"), ("ngày ... tháng 5 năm 2026", "2026-05"), ("ngày 30/5/20 19", "2019-05-30"),
    ],
)  # fmt: skip
def test_dates_in_every_printed_form(text: str, iso: str) -> None:
    found = parse_date_at(SourceText.of(text), 0)
    assert found is not None
    assert (found.iso, found.end) == (iso, len(text))


def test_days_that_the_calendar_lacks_are_no_dates() -> None:
    assert parse_date_at(SourceText.of("ngày 31/02/2020"), 0) is None


def test_dates_of_a_range_are_found_in_order() -> None:
    text = "Sáng 5/3, họp; báo cáo tháng 9/2022; hạn ngày 30/11/2022; năm 2023."
    found = [(d.month, d.day, d.iso) for d in find_dates(SourceText.of(text))]
    assert found == [(3, 5, None), (9, None, "2022-09"), (11, 30, "2022-11-30"), (None, None, "2023")]


SIGNATURES = st.sampled_from(
    ["88/2021/NĐ-CP", "12/QĐ-UBND", "33-NQ/TW", "18/2027/QH16", "2051/SGDĐT-VP", "61-CP", "145/TTr-SGD&ĐT"]
)
PIECES = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=12),
    SIGNATURES,
    st.sampled_from(
        [
            "Nghị định số ",
            "Nghị quyết ",
            "Số: ",
            "ngày 05/3/2021",
            " của UBND tỉnh Kon Tum",
            "\r\n",
            "\ufeff",
            "và ",
            "các ",
        ]
    ),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_span_is_inside(text: str) -> None:
    extraction = extract(text)
    for item in (*extraction.citations, *extraction.asides):
        assert 0 <= item.start < item.end <= len(text)
    for citation in extraction.citations:
        for span in (citation.date_span, citation.issuer_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert all(record["quote"] == text[record["start"] : record["end"]] for record in extraction.records())


@settings(max_examples=60, deadline=None)
@given(st.lists(SIGNATURES, min_size=1, max_size=6))
def test_composed_and_decomposed_texts_say_the_same(found: list[str]) -> None:
    text = "; ".join(
        f"Văn bản số {number} ngày 05/3/2021 của Ủy ban nhân dân tỉnh Kon Tum" for number in found
    )
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    def essence(value: str) -> list[tuple[object, ...]]:
        return [(c.form, c.type, c.number, c.intended, c.date, c.issuer) for c in extract(value).citations]

    assert essence(composed) == essence(decomposed)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["11/QĐ-TTg", "22/QĐ-TTg", "33/QĐ-TTg", "44/QĐ-TTg"]),
        unique=True,
        min_size=2,
        max_size=4,
    )
)
def test_a_list_gives_its_members_whatever_their_order(members: list[str]) -> None:
    text = f"các Quyết định số {', '.join(members[:-1])} và {members[-1]} của Thủ tướng Chính phủ"
    found = extract(text).citations
    assert [c.number for c in found] == members
    assert {(c.type, c.issuer) for c in found} == {("QĐ", "Thủ tướng Chính phủ")}
