"""The parts of resolution one by one: names, versions, terms, subjects, dates, heads, rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors import extract
from extractors.vocabulary import RegisterRow, vocabulary
from kg.identity import DocumentKey
from kg.resolution import TextContext, reference_of
from kg.resolution.clues import Clues, day_of, year_of
from kg.resolution.corpus import Corpus, posts_of
from kg.resolution.dates import date_of_text, plausible_year
from kg.resolution.heads import head_of
from kg.resolution.known import by_subject, rows_of_number
from kg.resolution.named import bare_name, key_of
from kg.resolution.own import number_in_annex, stamped
from kg.resolution.references import clues_of
from kg.resolution.rules import RULE, RULES, farther, weakest
from kg.resolution.subjects import best_fit, context_of, fit, pairs_of
from kg.resolution.terms import assembly_terms, party_term_named
from kg.resolution.versions import alive, detailed, in_force, in_force_during, in_force_since

KG = Path(__file__).parents[1] / "kg" / "resolution"


def row(year, since=None, until=None, date=None, title="Luật Mẫu", signature=None):
    return RegisterRow(
        signature or f"1/{year}/QH15", "y", "LUẬT", "QH15", ("Quốc hội",), year, "1", date or f"{year}-06-20", title, (),
        since, until, 0, "high", "HAND",
    )  # fmt: skip


OLD = row(2010, "2011-01-01", "2020-01-01")
NEW = row(2019, "2020-01-01")
OPEN = row(2019)


class TestVersions:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2010-12-31", []),
            ("2011-01-01", [OLD]),
            ("2019-12-31", [OLD]),
            ("2020-01-01", [NEW]),
            ("2026", [NEW]),
        ],
    )
    def test_one_version_is_in_force_on_a_day(self, day, expected):
        assert in_force([OLD, NEW], day) == expected

    def test_a_version_of_unknown_beginning_leaves_its_neighbour_possible_for_a_while(self):
        older = row(2010, "2011-01-01")
        assert in_force([older, OPEN], "2019-09-01") == [older, OPEN]
        assert in_force([older, OPEN], "2021-09-01") == [OPEN]

    def test_a_decree_details_the_new_version_shortly_before_it_takes_effect(self):
        assert detailed([OLD, NEW], "2019-11-15") == [NEW]
        assert detailed([OLD, NEW], "2019-07-15") == [OLD]
        assert detailed([OLD, NEW], "2015-07-15") == [OLD]
        assert detailed([OLD, NEW], "2019") == [NEW]

    def test_a_text_that_may_be_younger_than_its_last_date_leaves_the_next_version_possible(self):
        assert in_force_since([OLD, NEW], "2019-05-01", 1) == [OLD, NEW]
        assert in_force_since([OLD, NEW], "2015-05-01", 1) == [OLD]

    def test_a_year_leaves_both_versions_of_a_year_of_change_possible(self):
        changed = row(2019, "2020-07-01")
        assert in_force_during([row(2010, "2011-01-01", "2020-07-01"), changed], "2020")[1:] == [changed]
        assert in_force_during([OLD, NEW], "2018") == [OLD]
        assert in_force_during([OLD, NEW], "2020-02") == [NEW]

    def test_two_laws_of_one_name_and_year_are_told_apart_by_force(self):
        first, second = (
            row(2025, "2025-03-01", "2025-06-16"),
            row(2025, "2025-06-16", signature="2/2025/QH15"),
        )
        assert alive([first, second], "2025-05-01") == [first]
        assert alive([first, second], "2025-07-01") == [second]
        assert alive([first, second], None) == [first, second]


class TestNames:
    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("Luật Giáo dục 2019", ("luật giáo dục", 2019)),
            ("Luật Giáo dục năm 2019", ("luật giáo dục", 2019)),
            ("Luật Đất đai ngày 18 tháng 01 năm 2024", ("luật đất đai", 2024)),
            ("Luật Giá số 16/2023/QH15", ("luật giá", None)),
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Dược",
                ("luật sửa đổi, bổ sung một số điều của luật dược", None),
            ),
            ("Luật_Ngân_sách nhà_nước", ("luật ngân sách nhà nước", None)),
            ("Luật BHYT", ("luật bảo hiểm y tế", None)),
        ],
    )
    def test_a_name_stands_without_year_number_and_abbreviations(self, printed, expected):
        assert bare_name(printed) == expected

    def test_register_rows_have_keys_of_their_own_series(self):
        keys = [key_of(r) for r in vocabulary().register.by_signature("18-NQ/TW")]
        assert {k.iri for k in keys if k} >= {"doc/vn/n/nq-tw/2017/18", "doc/vn/n/nq-tw/2022/18"}

    def test_nearly_every_row_of_the_register_has_a_key_and_no_two_share_one(self):
        rows = vocabulary().register.rows
        keyed = [(key, r) for r in rows if (key := key_of(r))]
        assert len(keyed) > 0.98 * len(rows)
        dates: dict[DocumentKey, set[tuple[str, str | None]]] = {}
        for key, r in keyed:
            dates.setdefault(key, set()).add((r.signature, r.date))
        assert sum(len(d) > 1 for d in dates.values()) < 0.005 * len(dates)


class TestTermsAndDates:
    def test_terms_of_the_national_assembly(self):
        assert assembly_terms("2020-06-19") == (14,)
        assert assembly_terms("2021") == (14, 15)
        assert assembly_terms("1980-01-01") == ()

    @pytest.mark.parametrize(
        ("text", "since"),
        [
            ("Trung ương 8 khóa XI", "2011-01-12"),
            ("khoá XIII", "2021-01-25"),
            ("khóa XI và khóa XII", None),
            ("khóa luận", None),
        ],
    )
    def test_terms_of_the_party(self, text, since):
        found = party_term_named(text)
        assert (found and found[0]) == since

    def test_years(self):
        assert year_of("2021-05") == 2021
        assert year_of(None) is None
        assert plausible_year(1946)
        assert not plausible_year(2091)

    def test_a_text_without_dates_has_none(self):
        assert date_of_text(extract("Các đơn vị nghiêm túc thực hiện.")) is None

    def test_a_text_is_not_older_than_what_it_cites(self):
        found = date_of_text(extract("Theo Nghị định số 45/2019/NĐ-CP ngày 21/5/2019 của Chính phủ."))
        assert found is not None
        assert found.date >= "2019-05-21"


class TestSubjects:
    def test_common_words_prove_nothing(self):
        assert pairs_of("về việc phê duyệt Chương trình phát triển") == frozenset()
        assert fit("về tăng cường công tác lãnh đạo", "tăng cường công tác lãnh đạo") == 0

    def test_a_context_ends_with_its_clause(self):
        text = "Thực hiện Nghị quyết 18 về bộ máy. Trồng rừng ven biển."
        after, sentence = context_of(text, text.index("Nghị"), text.index(" về"))
        assert "ven biển" not in after + sentence
        assert sentence.startswith("Thực hiện")

    def test_only_a_clear_winner_wins(self):
        one, two = (
            row(2017, title="Về phòng cháy và chữa cháy rừng"),
            row(2022, title="Về nuôi trồng thủy sản ven biển"),
        )
        assert best_fit([one, two], (("phòng cháy và chữa cháy rừng mùa khô", 2),)) is one
        assert best_fit([one, one], (("phòng cháy và chữa cháy rừng", 2),)) is None
        assert best_fit([one, two], (("họp giao ban", 2),)) is None
        assert best_fit([], (("họp", 0),)) is None


def context(text: str) -> TextContext:
    return TextContext(extract(text))


class TestClues:
    def test_a_reference_says_what_is_known(self):
        here = context("Thực hiện Nghị quyết số 12/NQ-HĐND của HĐND tỉnh Lạng Sơn.")
        found = reference_of(here.extraction.citations[0], here)
        assert (found.jurisdiction, found.series, found.code, found.year, found.number) == (
            "vn-lang-son", "n", "nq-hdnd", None, "12",
        )  # fmt: skip
        assert found.why_jurisdiction == "place-issuer"

    def test_the_day_of_a_place_is_never_a_misprinted_one(self):
        here = context("Quyết định số 5/2019/QĐ-UBND ngày 03/4/2012 của UBND tỉnh Lạng Sơn.")
        clues = clues_of(here.extraction.citations[0], here)
        assert clues.year == 2019
        assert day_of(clues, here) == "2019"

    def test_a_number_that_no_key_can_write_gives_none(self):
        here = context("Nghị định số 45/2019/NĐ-CP của Chính phủ.")
        clues = Clues(
            here.extraction.citations[0], number="45abc", year=2019, codes=("nd-cp",), places=("vn",)
        )
        assert clues.keys == ()

    def test_a_law_called_by_the_wrong_noun_keeps_its_number(self):
        here = context("Luật số 91/2015/QH13 và Nghị quyết số 100/2015/QH13.")
        codes = [clues_of(c, here).codes for c in here.extraction.citations]
        assert codes == [("bo-luat-qh13",), ("nq-qh13",)]


class TestOwn:
    def test_the_head_joins_its_lines_and_leaves_the_motto_out(self):
        text = (
            "UBND HUYỆN ĐẮK HÀ\nPHÒNG GD&ĐT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/KH-PGDĐT\n\n"
            "KẾ HOẠCH\nKiểm tra thư viện"
        )
        assert head_of(extract(text)) == "UBND HUYỆN ĐẮK HÀ PHÒNG GD&ĐT"

    def test_a_report_has_no_head(self):
        assert head_of(extract("Ngày 12/5/2023, Sở Y tế tổ chức họp.")) is None

    def test_a_stamp_is_three_lines_of_digits_and_stands_once(self):
        page = "Số:      /QĐ-UBND\nLạng Sơn, ngày    tháng    năm 2026\nCăn cứ Thông tư số 3/2026/TT-BYT.\n{}"
        assert stamped(context(page.format("1878\n13\n4\n"))) == ("1878", "2026-04-13")
        assert stamped(context(page.format("1878\n13\n4\n77\n5\n6\n"))) is None
        assert stamped(context(page.format("1878\n33\n4\n"))) is None

    def test_annexes_that_disagree_name_nothing(self):
        annex = "Nội dung.\n\n(Kèm theo Quyết định số {}/QĐ-SYT ngày 05/5/2024 của Sở Y tế tỉnh Lạng Sơn)\n"
        agree, differ = context(annex.format(7) + annex.format(7)), context(annex.format(7) + annex.format(8))
        assert number_in_annex("QĐ", None, agree) is not None
        assert number_in_annex("QĐ", None, differ) is None


class TestKnown:
    def test_the_register_is_found_by_noun_and_number(self):
        assert {r.signature for r in rows_of_number("NĐ", "30")} >= {"30/2020/NĐ-CP"}
        assert rows_of_number("NĐ", "99999") == ()

    def test_number_issuer_and_day_are_proof_without_subject(self):
        here = context("Nghị quyết 326 ngày 30/12/2016 của Ủy ban Thường vụ Quốc hội.")
        found = by_subject(clues_of(here.extraction.citations[0], here), here)
        assert found is not None
        assert found.signature == "326/2016/UBTVQH14"


class TestCorpus:
    def test_a_chair_is_known_by_name_and_body(self):
        text = (
            "HỘI NGHỊ GIAO BAN SỞ Y TẾ\n\nNgày 12/5/2023, Sở Y tế tổ chức họp giao ban. Thạc sĩ Đặng Thu Hoài – Giám đốc Sở Y tế "
            "chủ trì Hội nghị."
        )
        assert ("đặng thu hoài", "sở y tế") in set(posts_of(extract(text)))

    def test_an_unknown_text_has_no_place(self):
        assert Corpus([]).place_of("a.txt") is None


class TestRules:
    def test_rules_are_told_apart_and_have_sound_confidence(self):
        assert len(RULE) == len(RULES)
        assert all(0.75 <= r.confidence < 1 and r.says for r in RULES)

    def test_every_rule_named_in_the_code_is_in_the_table(self):
        pattern = re.compile(r'"((?:place|year|short|register|name|own|self|back)-[a-z-]+)"')
        named = {
            m[1]
            for path in KG.glob("*.py")
            if path.name != "rules.py"
            for m in pattern.finditer(path.read_text("utf-8"))
        }
        assert named <= set(RULE)
        built = {"self-antecedent", "back-antecedent"}
        assert set(RULE) - named <= built

    def test_an_answer_is_as_sure_and_as_near_as_its_weakest_part(self):
        assert weakest(("place-issuer", "register-misprint", "year-mention")).id == "register-misprint"
        assert farther("printed", "corpus") == "corpus"
