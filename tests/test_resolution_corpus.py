"""Resolution of several texts together: what one may tell of another, and what it never changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from kg.resolution import Corpus, place_of_text, resolve, resolve_corpus
from kg.types import Resolved
from tests.resolved_texts import SO, answer, answers

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


def test_common_words_are_no_place():
    assert (
        place_of_text(
            extract("Hội nghị vì hợp tác và hòa bình\n\nĐại biểu trao đổi về phòng, chống lụt bão.")
        )
        is None
    )


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
