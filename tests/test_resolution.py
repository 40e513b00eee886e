"""Resolution on short texts of our own: what each source may decide, and what must stay open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from kg.resolution import Corpus, place_of_text, resolve, resolve_corpus
from kg.types import Ambiguous, Resolved, Unresolved


def answers(text: str) -> list[str | None]:
    """The document, the candidates joined by ``|``, or the reason, of every citation of a text."""
    return [answer(r) for r in resolve(extract(text))]


def answer(resolution) -> str:
    match resolution:
        case Resolved(document):
            return document
        case Ambiguous(candidates):
            return "|".join(candidates)
        case Unresolved(reason):
            return reason


SO = "Sở Y tế tỉnh Lạng Sơn tổ chức Hội nghị giao ban tháng 5 năm 2023.\n\nNgày 12/5/2023, Sở Y tế tổ chức họp. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the mention alone
        ("Theo Nghị định số 45/2019/NĐ-CP của Chính phủ.", ["doc/vn/y/nd-cp/2019/45"]),
        ("Theo Quyết định số 88/QĐ-TTg ngày 05/02/2018 của Thủ tướng Chính phủ.", ["doc/vn/n/qd-ttg/2018/88"]),
        ("Theo Nghị quyết số 18-NQ/TW ngày 25/10/2017.", ["doc/vn/n/nq-tw/2017/18"]),
        ("Thông tư số 004/2025/TT-BNV và Thông tư số 04/2025/TT-BNV.",
         ["doc/vn/y/tt-bnv/2025/004", "doc/vn/y/tt-bnv/2025/4"]),
        ("Nghị quyết số 66.90/2026/NQ-CP của Chính phủ.", ["doc/vn/y/nq-cp/2026/66.90"]),
        ("Công văn số 512/SYT-VP ngày 09/3/2021 của Sở Y tế tỉnh Yên Bái.", ["doc/vn-yen-bai/n/syt-vp/2021/512"]),
        # the printed year wins over a misprinted day
        ("Thực hiện Nghị định số 45/2019/NĐ-CP ngày 03/4/2012 của Chính phủ.", ["doc/vn/y/nd-cp/2019/45"]),
        # a misprinted digit is put right where both the day and the subject are those of its neighbour
        (("Theo Thông tư số 42/2012/TT-BGDĐT ngày 07/12/2012 ban hành Quy chế công nhận trường trung học cơ sở, trường "
         "trung học phổ thông đạt chuẩn quốc gia."), ["doc/vn/y/tt-bgddt/2012/47"]),
        ("Theo Thông tư số 42/2012/TT-BGDĐT ngày 07/12/2012.", ["doc/vn/y/tt-bgddt/2012/42"]),
        (("Theo Thông tư số 42/2012/TT-BGDĐT về Quy chế công nhận trường trung học cơ sở, trường trung học phổ thông đạt "
         "chuẩn quốc gia."), ["doc/vn/y/tt-bgddt/2012/42"]),
        # provinces before and after the merger of 2025
        ("Quyết định số 7/QĐ-UBND ngày 03/3/2024 của UBND tỉnh Bắc Ninh.", ["doc/vn-bac-ninh/n/qd-ubnd/2024/7"]),
        ("Quyết định số 7/QĐ-UBND ngày 03/9/2025 của UBND tỉnh Bắc Ninh.", ["doc/vn-bac-ninh-2025/n/qd-ubnd/2025/7"]),
        ("Quyết định số 7/QĐ-UBND ngày 03/9/2025 của UBND tỉnh Lạng Sơn.", ["doc/vn-lang-son/n/qd-ubnd/2025/7"]),
        # districts carry their province, numbered ones their kind
        ("Quyết định số 7/QĐ-UBND ngày 03/3/2024 của UBND huyện Đắk Hà, tỉnh Kon Tum.",
         ["doc/vn-kon-tum.dak-ha/n/qd-ubnd/2024/7"]),
        # a council's number without place and without year
        ("Thực hiện Nghị quyết số 12/NQ-HĐND ngày 03/3/2024 của HĐND tỉnh.", ["no-jurisdiction"]),
        ("Thực hiện Nghị quyết số 12/NQ-HĐND của HĐND tỉnh Lạng Sơn.", ["no-date"]),
        ("Thực hiện Chương trình số 20-CTr/TU của Tỉnh ủy Lạng Sơn.", ["no-date"]),
    ],
)  # fmt: skip
def test_the_mention_decides_or_stays_open(text, expected):
    assert answers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the place of the organiser
        (SO + "Triển khai Kế hoạch số 90/KH-UBND ngày 02/4/2023 của UBND tỉnh.", ["doc/vn-lang-son/n/kh-ubnd/2023/90"]),
        # another mention of the same number gives the year, and the place
        (SO + "Triển khai Kế hoạch số 90/KH-UBND ngày 02/4/2023 của UBND tỉnh Lạng Sơn. Kế hoạch số 90/KH-UBND "
         "cần được phổ biến.", ["doc/vn-lang-son/n/kh-ubnd/2023/90"] * 2),
        # a short form takes the full mention
        (SO + "Theo Thông tư số 31/2022/TT-BYT của Bộ Y tế. Các đơn vị báo cáo theo Thông tư 31.",
         ["doc/vn/y/tt-byt/2022/31"] * 2),
    ],
)  # fmt: skip
def test_the_text_completes_its_mentions(text, expected):
    assert answers(text) == expected


def test_a_short_resolution_of_a_council_may_stand_in_two_series():
    [found] = answers("Thực hiện Nghị quyết 12 ngày 08/12/2020 của HĐND tỉnh Lạng Sơn.")
    assert found == "doc/vn-lang-son/n/nq-hdnd/2020/12|doc/vn-lang-son/y/nq-hdnd/2020/12"


def test_years_of_one_number_that_disagree_give_no_year_to_a_third_mention():
    found = answers(
        SO + "Kế hoạch số 90/KH-UBND ngày 02/4/2021 của UBND tỉnh; Kế hoạch số 90/KH-UBND ngày 05/4/2022 của "
        "UBND tỉnh. Rà soát Kế hoạch số 90/KH-UBND của UBND tỉnh."
    )
    assert found[:2] == ["doc/vn-lang-son/n/kh-ubnd/2021/90", "doc/vn-lang-son/n/kh-ubnd/2022/90"]
    assert found[2] == "no-date"


def test_a_city_is_no_province_that_prints_tinh():
    text = "Sở Y tế thành phố Đà Nẵng họp giao ban.\n\nNgày 12/5/2023, Sở Y tế tổ chức họp. "
    assert answers(text + "Theo Quyết định số 7/QĐ-UBND ngày 03/3/2023 của UBND tỉnh.") == ["no-jurisdiction"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Luật Giáo dục 2019.", ["doc/vn/y/luat-qh14/2019/43"]),
        ("Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2005.", ["doc/vn/y/luat-qh11/2005/38"]),
        ("Căn cứ Hiến pháp năm 2013.", ["doc/vn/n/hp/2013/nn"]),
        ("Căn cứ Bộ luật Lao động năm 2019.", ["doc/vn/y/bo-luat-qh14/2019/45"]),
        (
            "Thực hiện Nghị quyết số 29 của Ban Chấp hành Trung ương Đảng (khóa XI).",
            ["doc/vn/n/nq-tw/2013/29"],
        ),
        ("Luật số 91/2015/QH13 về dân sự.", ["doc/vn/y/bo-luat-qh13/2015/91"]),
    ],
)
def test_the_register_knows_laws_and_party_resolutions(text, expected):
    assert answers(text) == expected


def test_a_law_without_year_is_the_version_in_force_on_the_day_of_the_text():
    head = "Ngày {day}, Sở Giáo dục và Đào tạo tỉnh Lạng Sơn tổ chức Hội nghị phổ biến pháp luật. Các đơn vị thực hiện Luật Giáo dục."
    old, new = (answers(head.format(day=day))[-1] for day in ("12/5/2015", "12/5/2022"))
    assert (old, new) == ("doc/vn/y/luat-qh11/2005/38", "doc/vn/y/luat-qh14/2019/43")


def test_a_nickname_needs_its_subject():
    head = "Ngày 12/5/2023, Sở Y tế tỉnh Lạng Sơn họp. "
    about = (
        "Thực hiện Nghị quyết số 18-NQ/TW về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị."
    )
    assert answers(head + about) == ["doc/vn/n/nq-tw/2017/18"]
    assert answers(head + "Thực hiện Nghị quyết số 18-NQ/TW.") == ["no-date"]


def test_self_is_the_document_itself_and_back_the_one_named_before():
    text = (
        "BỘ Y TẾ\n\nSố: 19/2021/TT-BYT\n\nHà Nội, ngày 16 tháng 11 năm 2021\n\nTHÔNG TƯ\nQuy định việc kiểm tra sổ sách\n\n"
        "Căn cứ Nghị định số 45/2019/NĐ-CP của Chính phủ;\n\nĐiều 1. Phạm vi\n\nThông tư này quy định việc kiểm tra sổ "
        "sách theo Nghị định nêu trên.\n"
    )
    found = answers(text)
    assert found[0] == "doc/vn/y/tt-byt/2021/19"
    assert found[-2:] == ["doc/vn/y/tt-byt/2021/19", "doc/vn/y/nd-cp/2019/45"]


def test_self_inside_new_wording_is_the_amended_document():
    text = (
        "CHÍNH PHỦ\n\nSố: 61/2024/NĐ-CP\n\nHà Nội, ngày 06 tháng 6 năm 2024\n\nNGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của "
        "Nghị định số 45/2019/NĐ-CP\n\nĐiều 1. Sửa đổi, bổ sung Điều 7 Nghị định số 45/2019/NĐ-CP như sau: "
        "“Điều 7. Mức phạt\n\nMức phạt tại Điều 9 của Nghị định này là mức tối đa.”\n\n"
        "Điều 2. Hiệu lực\n\nNghị định này có hiệu lực từ ngày 01 tháng 7 năm 2024.\n"
    )
    extraction = extract(text)
    found = resolve(extraction)
    selfs = [answer(r) for c, r in zip(extraction.citations, found, strict=True) if c.form == "self"]
    assert selfs == ["doc/vn/y/nd-cp/2019/45", "doc/vn/y/nd-cp/2024/61"]


def test_a_document_without_number_stays_open():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố:        /KH-UBND\n\nLạng Sơn, ngày    tháng 5 năm 2023\n\nKẾ HOẠCH\n"
        "Kiểm tra công tác lưu trữ\n\nKế hoạch này được gửi đến các sở.\n"
    )
    extraction = extract(text)
    reasons = {c.form: answer(r) for c, r in zip(extraction.citations, resolve(extraction), strict=True)}
    assert set(reasons.values()) == {"blank"}


def test_every_answer_records_its_source_rule_and_confidence():
    [found] = resolve(extract("Theo Nghị định số 45/2019/NĐ-CP của Chính phủ."))
    assert isinstance(found, Resolved)
    assert found.how == "printed"
    assert found.rule
    assert 0.5 < found.confidence <= 1


CHAIR = "Thạc sĩ Đặng Thu Hoài – Tỉnh ủy viên – Giám đốc Sở Y tế chủ trì Hội nghị."
WITH_PLACE = f"HỘI NGHỊ GIAO BAN SỞ Y TẾ THÁNG 5/2023\n\nNgày 12/5/2023, Sở Y tế tỉnh Lạng Sơn tổ chức họp giao ban. {CHAIR}\n"
WITHOUT = (
    f"HỘI NGHỊ GIAO BAN SỞ Y TẾ THÁNG 6/2023\n\nNgày 12/6/2023, Sở Y tế tổ chức họp giao ban. {CHAIR}\n\n"
    "Triển khai Nghị quyết số 12/NQ-HĐND ngày 03/3/2023 của HĐND tỉnh.\n"
)
ELSEWHERE = WITH_PLACE.replace("Lạng Sơn", "Yên Bái")


def test_the_same_chair_in_another_text_gives_the_province():
    alone = answers(WITHOUT)
    found = resolve_corpus([("a", extract(WITH_PLACE)), ("b", extract(WITHOUT))])
    assert alone == ["no-jurisdiction"]
    assert [answer(r) for r in found["b"]] == ["doc/vn-lang-son/n/nq-hdnd/2023/12"]
    assert isinstance(found["b"][0], Resolved)


def test_the_same_chair_in_two_provinces_gives_none():
    found = resolve_corpus([("a", extract(WITH_PLACE)), ("b", extract(WITHOUT)), ("c", extract(ELSEWHERE))])
    assert [answer(r) for r in found["b"]] == ["no-jurisdiction"]


def test_the_order_of_the_texts_changes_nothing():
    texts = [("a", extract(WITH_PLACE)), ("b", extract(WITHOUT)), ("c", extract(WITHOUT + "\n"))]
    assert resolve_corpus(texts) == resolve_corpus(texts[::-1])


DATED = (
    SO
    + "Kế hoạch số 90/KH-UBND ngày 02/4/2022 của UBND tỉnh về phòng, chống sốt xuất huyết tại khu dân cư.\n"
)
UNDATED = (
    SO + "Triển khai Kế hoạch số 90/KH-UBND của UBND tỉnh về phòng, chống sốt xuất huyết tại khu dân cư.\n"
)
OTHER = SO + "Triển khai Kế hoạch số 90/KH-UBND của UBND tỉnh về trồng rừng phòng hộ đầu nguồn.\n"


def test_a_number_takes_its_year_from_another_text_only_with_its_subject():
    found = resolve_corpus([("a", extract(DATED)), ("b", extract(UNDATED)), ("c", extract(OTHER))])
    assert [answer(r) for r in found["b"]] == ["doc/vn-lang-son/n/kh-ubnd/2022/90"]
    assert [answer(r) for r in found["c"]] == ["no-date"]


def test_a_number_printed_with_two_years_gives_none():
    later = DATED.replace("02/4/2022", "05/4/2023")
    found = resolve_corpus([("a", extract(DATED)), ("b", extract(UNDATED)), ("c", extract(later))])
    assert [answer(r) for r in found["b"]] == ["no-date"]


def test_two_provinces_never_share_a_document():
    texts = [("a", extract(DATED)), ("b", extract(DATED.replace("Lạng Sơn", "Yên Bái")))]
    found = resolve_corpus(texts)
    one, other = ({answer(r) for r in found[name]} for name in "ab")
    assert one.isdisjoint(other)


def test_the_place_of_a_text_says_how_it_is_known():
    place = place_of_text(extract(WITH_PLACE))
    assert place is not None
    assert (place.slug, place.province, place.below) == ("vn-lang-son", "vn-lang-son", None)
    assert place.rule.startswith("place-")


def test_a_text_that_names_two_provinces_has_no_place():
    assert place_of_text(extract("Đoàn công tác làm việc tại tỉnh Lạng Sơn và tỉnh Yên Bái.")) is None


def test_the_corpus_knows_the_place_of_each_text():
    corpus = Corpus([("a", extract(WITH_PLACE)), ("b", extract(WITHOUT))])
    assert [p and p.slug for p in (corpus.place_of("a"), corpus.place_of("b"), corpus.place_of("z"))] == [
        "vn-lang-son", "vn-lang-son", None,
    ]  # fmt: skip


def test_the_party_committee_of_a_city_of_a_province_is_not_the_provinces():
    text = "Thực hiện Kế hoạch số 40-KH/TU ngày 12/5/2023 của {}."
    city, province = (answers(text.format(body)) for body in ("Thành ủy Thủ Đức", "Thành ủy Hồ Chí Minh"))
    assert province == ["doc/vn-ho-chi-minh/n/kh-tu/2023/40"]
    assert city != province


def test_common_words_are_no_place():
    assert (
        place_of_text(
            extract("Hội nghị vì hợp tác và hòa bình\n\nĐại biểu trao đổi về phòng, chống lụt bão.")
        )
        is None
    )


def test_the_lines_above_the_number_tell_whose_document_it_is():
    text = (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC\n\nSố: 31/KH-MTTQ-BTT\n\n"
        "Lương Minh, ngày 02 tháng 12 năm 2025\n\nKẾ HOẠCH\nTuyên truyền về vệ sinh môi trường\n\nCăn cứ Kế hoạch số "
        "12/KH-MTTQ-BTT ngày 05/11/2025 của Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ninh.\n"
    )
    found = answers(text)
    assert found[0] == "doc/vn-quang-ninh.luong-minh/n/kh-mttq-btt/2025/31"
    assert "doc/vn-quang-ninh/n/kh-mttq-btt/2025/12" in found


def test_in_a_consolidated_text_self_is_the_act_that_it_holds():
    text = (
        "VĂN BẢN HỢP NHẤT\n\nThông tư số 19/2018/TT-BYT ngày 16 tháng 7 năm 2018 của Bộ trưởng Bộ Y tế quy định việc kiểm "
        "tra sổ sách, có hiệu lực kể từ ngày 01 tháng 9 năm 2018, được sửa đổi, bổ sung bởi:\n\nThông tư số 7/2022/TT-BYT "
        "ngày 03 tháng 3 năm 2022 của Bộ trưởng Bộ Y tế, có hiệu lực kể từ ngày 20 tháng 4 năm 2022.\n\nĐiều 1. Phạm vi\n\n"
        "Thông tư này quy định việc kiểm tra sổ sách.\n"
    )
    extraction = extract(text)
    selfs = [
        answer(r)
        for c, r in zip(extraction.citations, resolve(extraction), strict=True)
        if c.form in ("self", "back")
    ]
    assert selfs == ["doc/vn/y/tt-byt/2018/19"]


def test_a_new_act_with_the_number_of_an_old_one_is_another_document():
    assert answers(
        "Nghị định số 174/2026/NĐ-CP của Chính phủ quy định xử phạt vi phạm hành chính trong lĩnh vực bưu chính, viễn thông, "
        "công nghệ thông tin và tần số vô tuyến điện."
    ) == ["doc/vn/y/nd-cp/2026/174"]


def test_an_impossible_year_is_no_year():
    [found] = answers("Theo Thông tư số 32/2091/TT-BTC của Bộ Tài chính.")
    assert found == "no-date"


PROVINCES = ("Lạng Sơn", "Yên Bái", "Cao Bằng", "Sơn La", "Hà Tĩnh", "Điện Biên")
REPORT = (
    "Sở Y tế tỉnh {place} tổ chức Hội nghị giao ban.\n\nNgày {day}/5/2023, Sở Y tế tổ chức họp. {chair}\n\nTriển khai Kế "
    "hoạch số {number}/KH-UBND ngày 0{month}/0{month}/2022 của UBND tỉnh và Nghị quyết số {number}/NQ-HĐND của HĐND tỉnh.\n"
)
reports = st.builds(
    lambda place, day, chair, number, month: REPORT.format(
        place=place, day=day, chair=CHAIR if chair else "", number=number, month=month
    ),
    st.sampled_from(PROVINCES), st.integers(10, 28), st.booleans(), st.integers(1, 3), st.integers(1, 3),
)  # fmt: skip
few = settings(max_examples=25, deadline=None)


@few
@given(st.lists(reports, min_size=2, max_size=4))
def test_texts_of_two_provinces_never_meet_in_a_local_document(texts):
    found = resolve_corpus((str(i), extract(t)) for i, t in enumerate(texts))
    owners: dict[str, set[str]] = {}
    for i, text in enumerate(texts):
        for resolution in found[str(i)]:
            if isinstance(resolution, Resolved):
                owners.setdefault(resolution.document, set()).add(text.split("\n")[0])
    assert all(len(places) == 1 for places in owners.values())


@few
@given(reports, st.lists(reports, min_size=1, max_size=3))
def test_a_corpus_adds_answers_and_changes_none(text, others):
    alone = resolve(extract(text))
    among = resolve_corpus([("a", extract(text)), *((f"b{i}", extract(t)) for i, t in enumerate(others))])[
        "a"
    ]
    for before, after in zip(alone, among, strict=True):
        if isinstance(before, Resolved):
            assert isinstance(after, Resolved)
            assert after.document == before.document


NEWS = "Đoàn kiểm tra làm việc tại xã Đơn Dương, tỉnh Lâm Đồng\n\nNgày 14/01/2026, Ủy ban nhân dân tỉnh Lâm Đồng tổ chức buổi làm việc. "


def test_the_body_that_acts_in_the_sentence_issues_what_has_no_printed_issuer():
    told = "Ủy ban nhân dân xã Đơn Dương trình bày Báo cáo số 12/BC-UBND ngày 12/01/2026 về trường lớp."
    assert answers(NEWS + told) == ["doc/vn-lam-dong-2025.don-duong/n/bc-ubnd/2026/12"]


def test_a_sentence_about_communes_does_not_give_their_papers_to_the_province():
    told = "Đại diện UBND các xã trao đổi về Báo cáo số 12/BC-UBND ngày 12/01/2026."
    assert answers(NEWS + told) == ["no-jurisdiction"]


def test_an_office_of_a_commune_after_july_2025_is_the_communes():
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH\n\nSố: 18/QĐ-UBND\n\nLương Minh, ngày 15 tháng 10 năm 2025\n\nQUYẾT ĐỊNH\nVề việc "
        "phân công trực lễ\n\nTheo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 45/TTr-VHXH ngày 10 tháng 10 "
        "năm 2025.\n"
    )
    assert answers(text)[-1] == "doc/vn-quang-ninh.luong-minh/n/ttr-vhxh/2025/45"


def test_a_regulation_goes_by_the_decision_that_carries_it():
    text = (
        "QUY CHẾ\nLàm việc của Hội đồng tư vấn\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 5 năm 2024 của Ủy "
        "ban nhân dân tỉnh Lạng Sơn)\n\nĐiều 1. Phạm vi\n\nQuy chế này quy định việc họp của Hội đồng.\n"
    )
    assert set(answers(text)) == {"doc/vn-lang-son/n/qd-ubnd/2024/12"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Quyết định số 327-CT ngày 15 tháng 9 năm 1992.", "doc/vn/n/qd-ct/1992/327"),
        (
            "Theo Quyết định số 201-CP ngày 01 tháng 7 năm 1980 của Hội đồng Chính phủ.",
            "doc/vn/n/qd-cp/1980/201",
        ),
        (
            "Theo Thông tư liên tịch số 17/2014/TTLT-BYT-BTC của Bộ Y tế và Bộ Tài chính.",
            "doc/vn/y/ttlt-byt-btc/2014/17",
        ),
        ("Văn bản hợp nhất số 46/VBHN-BQP ngày 06/4/2026.", "doc/vn/n/vbhn-bqp/2026/46"),
        ("Nghị quyết số 954/2020/UBTVQH14 của Ủy ban Thường vụ Quốc hội.", "doc/vn/y/nq-ubtvqh14/2020/954"),
        ("Nghị quyết 326 ngày 30/12/2016 của Ủy ban Thường vụ Quốc hội.", "doc/vn/y/nq-ubtvqh14/2016/326"),
        ("Nghị định số 150/2025 của Chính phủ.", "doc/vn/y/nd-cp/2025/150"),
    ],
)
def test_old_and_joint_and_assembly_numbers(text, expected):
    assert answers(text) == [expected]


def test_a_congress_is_not_the_act_that_carries_out_its_resolution():
    text = (
        "Nghị quyết số 41/NQ-CP ngày 05/3/2026 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết Đại hội đại "
        "biểu toàn quốc lần thứ XIV của Đảng Cộng sản Việt Nam về phát triển đất nước.\n\nCác bộ quán triệt Nghị quyết Đại hội "
        "đại biểu toàn quốc lần thứ XIV của Đảng Cộng sản Việt Nam.\n"
    )
    assert answers(text).count("doc/vn/n/nq-cp/2026/41") == 1


def test_a_council_resolution_named_by_its_subject_is_the_numbered_one():
    text = (
        "HĐND tỉnh Lạng Sơn thông qua nghị quyết tại kỳ họp thứ chín\n\nNgày 11/5/2023, tại kỳ họp thứ chín, HĐND tỉnh Lạng Sơn "
        "thông qua Nghị quyết phê duyệt chủ trương đầu tư dự án cầu vượt sông Kỳ Cùng nối hai bờ thị trấn Lộc Bình.\n\nToàn "
        "văn: Nghị quyết số 19/NQ-HĐND về chủ trương đầu tư dự án cầu vượt sông Kỳ Cùng nối hai bờ thị trấn Lộc Bình.\n"
    )
    found = {a for a in answers(text) if a.startswith("doc/")}
    assert found == {"doc/vn-lang-son/n/nq-hdnd/2023/19"}


def test_a_decree_that_details_a_law_means_its_newest_version():
    text = (
        "CHÍNH PHỦ\n\nSố: 77/2019/NĐ-CP\n\nHà Nội, ngày 28 tháng 6 năm 2020\n\nNGHỊ ĐỊNH\nQuy định chi tiết một số điều của Luật "
        "Giáo dục\n\nĐiều 1. Phạm vi\n\nNghị định này quy định chi tiết một số điều của Luật Giáo dục.\n"
    )
    assert "doc/vn/y/luat-qh14/2019/43" in answers(text)
    beside = "Nghị định số 75/2006/NĐ-CP ngày 02/8/2006 của Chính phủ quy định chi tiết một số điều của Luật Giáo dục."
    head = "Ngày 12/5/2022, Sở Giáo dục và Đào tạo tỉnh Lạng Sơn tổ chức Hội nghị. Các đơn vị rà soát {}"
    assert answers(head.format(beside))[-1] == "doc/vn/y/luat-qh11/2005/38"


def test_a_number_of_a_later_version_does_not_reach_the_decree_of_an_older_one():
    text = (
        "Căn cứ Luật Hóa chất số 69/2025/QH15.\n\nBãi bỏ Nghị định số 113/2017/NĐ-CP ngày 09/10/2017 của Chính phủ quy định chi "
        "tiết và hướng dẫn thi hành một số điều của Luật Hóa chất.\n\nCác bộ thực hiện Luật Hóa chất.\n"
    )
    found = answers(text)
    assert found[-2:] == ["doc/vn/y/luat-qh12/2007/6", "doc/vn/y/luat-qh15/2025/69"]


def test_an_amending_law_amends_the_version_of_its_day():
    head = "Ngày 12/5/2024, Sở Tài chính tỉnh Lạng Sơn họp. Luật số {} sửa đổi, bổ sung một số điều của Luật Giáo dục đã hết hiệu lực."
    assert answers(head.format("44/2009/QH12"))[-1] == "doc/vn/y/luat-qh11/2005/38"


def test_the_press_says_government_for_its_head():
    for issuer in ("Chính phủ", "Thủ tướng Chính phủ"):
        [found] = answers(f"Thực hiện Quyết định 88 ngày 05/02/2018 của {issuer}.")
        assert found == "doc/vn/n/qd-ttg/2018/88|doc/vn/y/qd-ttg/2018/88"


def test_a_high_number_is_of_the_series_without_year():
    found = answers(
        "Theo quyết định 2940/2024 của UBND tỉnh Lạng Sơn; quyết định 29/2024 của UBND tỉnh Lạng Sơn."
    )
    assert found[0] == "doc/vn-lang-son/n/qd-ubnd/2024/2940"
    assert found[1] == "doc/vn-lang-son/n/qd-ubnd/2024/29|doc/vn-lang-son/y/qd-ubnd/2024/29"


def test_an_unnumbered_act_does_not_take_the_number_that_its_title_amends():
    text = (
        "Quyết định về việc sửa đổi Quy định ưu đãi ban hành kèm theo Quyết định số 101/2007/QĐ-UBND ngày 06/9/2007 của UBND tỉnh "
        "Nghệ An\n\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n\nĐiều 1. Sửa đổi khoản 1.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    extraction = extract(text)
    selfs = [
        answer(r) for c, r in zip(extraction.citations, resolve(extraction), strict=True) if c.form == "self"
    ]
    assert "doc/vn-nghe-an/y/qd-ubnd/2007/101" not in selfs


def test_the_year_of_a_cited_constitution_does_not_date_a_text():
    text = "Tòa án viện dẫn Hiến pháp năm 1980. Theo Luật Đất đai, hộ ông Tư có quyền khiếu nại."
    first, law = resolve(extract(text))
    assert answer(first) == "doc/vn/n/hp/1980/nn"
    assert isinstance(law, Ambiguous)


def test_a_cited_day_alone_does_not_prove_an_old_version():
    text = "Theo Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ, cơ quan áp dụng {}."
    assert isinstance(resolve(extract(text.format("Luật Giáo dục")))[1], Ambiguous)
    assert isinstance(resolve(extract(text.format("Luật Đất đai")))[1], Ambiguous)


def test_a_day_that_the_text_tells_of_itself_dates_it():
    text = "Ngày 12/9/2017, Tòa án xét xử vụ kiện của bà Hiền. Hội đồng xét xử áp dụng Bộ luật Dân sự."
    assert answer(resolve(extract(text))[0]) == "doc/vn/y/bo-luat-qh13/2015/91"


DISTRICT_PARTY = """ĐẢNG BỘ TỈNH KON TUM
{committee}
*
Số 71-{code}
ĐẢNG CỘNG SẢN VIỆT NAM
ngày 12 tháng 3 năm 2024

CHƯƠNG TRÌNH HÀNH ĐỘNG
Giao Ban Tuyên giáo theo dõi việc thực hiện Chương trình này.
"""


@pytest.mark.parametrize(
    ("committee", "code", "expected"),
    [
        ("HUYỆN ỦY ĐĂK TÔ", "CTr/HU", "doc/vn-kon-tum.dak-to/n/ctr-hu/2024/71"),
        ("THÀNH ỦY KON TUM", "CTr/TU", "doc/vn-kon-tum.kon-tum/n/ctr-tu/2024/71"),
    ],
)
def test_the_head_of_a_committee_below_the_province_names_both_levels(committee, code, expected):
    found = answers(DISTRICT_PARTY.format(committee=committee, code=code))
    assert found == [expected, expected]


def test_the_head_of_a_commune_committee_names_its_district():
    text = (
        "ĐẢNG BỘ HUYỆN NGỌC HỒI\nĐẢNG ỦY XÃ BỜ Y\n*\nSố 15-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "ngày 12 tháng 3 năm 2024\n\nKẾ HOẠCH\nhọc tập nghị quyết"
    )
    assert answers(text) == ["doc/vn-kon-tum.ngoc-hoi.bo-y/n/kh-du/2024/15"]


def test_every_member_of_a_list_is_issued_by_the_body_that_acts():
    text = (
        "Ngày 10/9/2025, UBND xã Ia Chim, tỉnh Quảng Ngãi họp. UBND xã đã ban hành Quyết định số 46/QĐ-UBND "
        "ngày 05/9/2025 và Kế hoạch số 13/KH-UBND, ngày 06/9/2025."
    )
    assert answers(text) == [
        "doc/vn-quang-ngai-2025.ia-chim/n/qd-ubnd/2025/46", "doc/vn-quang-ngai-2025.ia-chim/n/kh-ubnd/2025/13",
    ]  # fmt: skip


def test_organs_of_a_company_lie_where_the_company_does():
    text = (
        "CÔNG TY CỔ PHẦN CAO SU SA THẦY\nSố: 21/QĐ-CSST\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nKon Tum, ngày 08 tháng 4 năm 2024\n\nQUYẾT ĐỊNH\n\n"
        "Căn cứ Nghị quyết số 04/NQ-HĐQT ngày 12/01/2024 của Hội đồng quản trị;\n"
        "Căn cứ Nghị quyết số 02/NQ-ĐHĐCĐ ngày 10/01/2024 của Đại hội đồng cổ đông;"
    )
    assert answers(text) == [
        "doc/vn-kon-tum/n/qd-csst/2024/21", "doc/vn-kon-tum/n/nq-hdqt/2024/4", "doc/vn-kon-tum/n/nq-dhdcd/2024/2",
    ]  # fmt: skip


BUREAU = (
    "---\ntitle: Quyết định số 312/QĐ-CTSNĐ giao nhiệm vụ\ndate: 2026-04-08\n---\n\n# QUYẾT ĐỊNH\n\n"
    "**BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG - CỤC THỦY SẢN NỘI ĐỊA**\n\n**Số: 312/QĐ-CTSNĐ**\n\n"
    "**Hà Nội, ngày 08 tháng 4 năm 2026**\n\n"
)


def test_a_bureau_of_a_ministry_and_its_offices_are_central():
    text = BUREAU + (
        "Theo đề xuất của Phòng Quản lý nuôi trồng tại Báo cáo số 51/BC-QLNT ngày 01/4/2026;\n"
        "Điều 1. Thay thế Quyết định số 200/QĐ-CTSNĐ ngày 01/5/2025."
    )
    found = answers(text)
    assert set(found) == {
        "doc/vn/n/qd-ctsnd/2026/312", "doc/vn/n/bc-qlnt/2026/51", "doc/vn/n/qd-ctsnd/2025/200",
    }  # fmt: skip


def test_papers_of_provinces_cited_by_a_bureau_stay_theirs():
    text = BUREAU + (
        "Xét Tờ trình số 18/TTr-UBND ngày 02/4/2026 của Ủy ban nhân dân tỉnh Sơn La;\n"
        "Xét Tờ trình số 19/TTr-UBND ngày 02/4/2026 của Ủy ban nhân dân tỉnh Điện Biên;\n"
        "Xét Tờ trình số 7/TTr-UBND ngày 02/4/2026."
    )
    assert answers(text)[2::2] == ["doc/vn-son-la/n/ttr-ubnd/2026/18", "no-jurisdiction"]


def test_a_shortened_law_name_is_the_one_law_of_the_text_that_it_opens():
    text = (
        "Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ngày 25 tháng 6 năm 2015;\n"
        "Tổ bầu cử niêm yết danh sách theo Luật Bầu cử."
    )
    assert answers(text) == ["doc/vn/y/luat-qh13/2015/85"] * 2


def test_a_shortened_law_name_that_two_laws_open_stays_open():
    text = (
        "Luật Bầu cử đại biểu Quốc hội năm 1997 và Luật Bầu cử đại biểu Hội đồng nhân dân năm 2003 đã hết hiệu "
        "lực; Luật Bầu cử được sửa."
    )
    assert answers(text)[-1] == "unnumbered"


def test_an_act_changes_the_version_that_the_register_names():
    text = (
        "Ngày 5/5/2025, họp về Luật số 47/2019/QH14 sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và "
        "Luật Tổ chức chính quyền địa phương."
    )
    assert answers(text) == [
        "doc/vn/y/luat-qh14/2019/47", "doc/vn/y/luat-qh13/2015/76", "doc/vn/y/luat-qh13/2015/77",
    ]  # fmt: skip


def test_a_plenum_without_its_term_needs_the_subject():
    assert answers(
        "Đảng ủy kiểm điểm theo Nghị quyết TW 4 về một số vấn đề cấp bách trong xây dựng Đảng."
    ) == ["doc/vn/n/nq-tw/2012/12"]
    assert "|" in answers("Đảng ủy kiểm điểm theo Nghị quyết TW 4.")[0]


def test_a_bare_number_lists_the_few_known_documents_it_may_be():
    (found,) = resolve(extract("Hội nghị quán triệt Nghị quyết 29."))
    assert isinstance(found, Unresolved)
    assert found.reason == "no-date"
    assert "doc/vn/n/nq-tw/2013/29" in found.candidates


TWIN = "Ngày 20/01/2026, UBND tỉnh Lâm Đồng họp. Rà soát việc giao rừng theo Quyết định số 14/2025/QĐ-UBND."
TOLD = "UBND tỉnh họp. Quyết định số 14/2025/QĐ-UBND ngày {day} của UBND tỉnh Lâm Đồng về {subject}."


def corpus_answer(*others: str) -> str:
    texts = [("a", extract(TWIN)), *((f"b{i}", extract(text)) for i, text in enumerate(others))]
    return answer(resolve_corpus(texts)["a"][0])


def test_other_texts_tell_which_of_two_provinces_of_one_name():
    later = TOLD.format(day="25/8/2025", subject="giao rừng cho cộng đồng")
    assert corpus_answer().count("|") == 1
    assert corpus_answer(later) == "doc/vn-lam-dong-2025/y/qd-ubnd/2025/14"


def test_other_texts_that_speak_of_both_or_of_another_subject_decide_nothing():
    later = TOLD.format(day="25/8/2025", subject="giao rừng cho cộng đồng")
    earlier = TOLD.format(day="12/02/2025", subject="giao rừng cho cộng đồng")
    other = TOLD.format(day="25/8/2025", subject="giá nước sạch nông thôn")
    assert corpus_answer(later, earlier).count("|") == 1
    assert corpus_answer(other).count("|") == 1


def test_a_number_without_year_takes_none_from_the_other_series():
    texts = [
        (
            "a",
            extract(
                "UBND tỉnh Lạng Sơn họp. Theo Quyết định số 14/QĐ-UBND của UBND tỉnh Lạng Sơn về giao rừng."
            ),
        ),
        (
            "b",
            extract(
                "Quyết định số 14/2023/QĐ-UBND ngày 5/4/2023 của UBND tỉnh Lạng Sơn về giao rừng cho xã."
            ),
        ),
    ]
    assert answer(resolve_corpus(texts)["a"][0]) == "no-date"


def test_a_law_that_ended_before_the_text_is_still_the_only_one_of_its_name():
    text = "Ngày 12/9/2017, Tòa án xét xử vụ kiện, miễn án phí theo Pháp lệnh Án phí, lệ phí Tòa án."
    assert answers(text) == ["doc/vn/y/pl-ubtvqh12/2009/10"]
