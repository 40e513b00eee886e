"""Where the graph stays open: mentions that agree with their ends, names in titles, days that are guesses."""

from __future__ import annotations

import pytest

from extractors import extract
from kg.graph.assemble import Assembly, assemble
from kg.graph.plausible import fault
from kg.graph.texts import Text
from kg.graph.title_names import known_version
from kg.identity import content_hash
from kg.resolution import resolve
from kg.types import Node, Unresolved


def read(text: str) -> Assembly:
    """The graph of one text."""
    extraction = extract(text)
    digest = content_hash(text.encode())
    return assemble([Text(("a.txt",), digest, extraction, resolve(extraction))])


def known(node: Node) -> dict[str, object]:
    return dict(node.properties)


def mentions(graph: Assembly, words: str) -> list[Node]:
    found = (n for n in graph.nodes if n.labels[0] == "Mention")
    return [n for n in found if str(known(n)["quote"]).startswith(words)]


def ends(graph: Assembly, mention: Node) -> set[str]:
    return {e.end for e in graph.edges if e.relation == "REFERS_TO" and e.start == mention.id}


AMENDING = """\
Quyết định về việc sửa đổi, bổ sung một số điều của Quy định quản lý bến thuyền ban hành kèm theo Quyết định \
số 31/2012/QĐ-UBND ngày 14/5/2012 của UBND tỉnh Lạng Sơn
ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Căn cứ Nghị quyết số 44/2017/NQ-HĐND ngày 12/7/2017 của Hội đồng nhân dân tỉnh;
QUYẾT ĐỊNH:
Điều 1. Sửa đổi khoản 2 Điều 3 của Quy định ban hành kèm theo Quyết định số 31/2012/QĐ-UBND ngày 14/5/2012.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
"""


class TestUnnumberedActs:
    """An act without number is known by its text: what its title amends is another document."""

    graph = read(AMENDING)

    def test_self_is_the_text_and_not_what_its_title_amends(self) -> None:
        [mention] = mentions(self.graph, "Quyết định này")
        assert known(mention)["status"] == "unresolved"
        assert all(end.startswith("doc/text/") for end in ends(self.graph, mention))

    def test_the_first_day_on_the_page_is_no_date_of_it(self) -> None:
        [own] = [n for n in self.graph.nodes if n.id.startswith("doc/text/")]
        assert "issued" not in known(own)
        assert own.title.startswith("Quyết định (không số)")

    def test_it_acts_on_what_is_older_and_newer_than_that_day(self) -> None:
        relations = {(e.relation, e.end) for e in self.graph.edges if e.start.startswith("doc/text/")}
        assert ("AMENDS", "doc/vn-lang-son/y/qd-ubnd/2012/31") in relations
        assert ("BASED_ON", "doc/vn-lang-son/y/nq-hdnd/2017/44") in relations


def test_the_day_of_a_cited_law_does_not_date_the_own_number() -> None:
    text = (
        "SỞ Y TẾ TỈNH LẠNG SƠN\nSố: 12/KH-SYT\nKẾ HOẠCH\nKiểm tra các trạm\n"
        "Căn cứ Luật Bảo hiểm y tế ngày 14/11/2008;\nCăn cứ Kế hoạch số 12/KH-SYT của Sở về kiểm tra;"
    )
    assert all(r == Unresolved("no-date") for r in resolve(extract(text))[::2])


def test_a_circular_of_no_known_ministry_has_no_candidates_and_is_not_ambiguous() -> None:
    text = "Năm 2013 Chính phủ có thông tư 987 về đào giếng."
    [found] = resolve(extract(text))
    assert found == Unresolved("ambiguous")


TITLED = (
    "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức\nChính phủ và Luật Tổ chức chính quyền địa "
    "phương ngày 22 tháng 11 năm 2019;"
)


class TestNamesInTitles:
    """The laws that an amending law names in its title are mentions with evidence of their own."""

    def test_the_register_tells_the_version(self) -> None:
        graph = read(TITLED)
        [mention] = mentions(graph, "Luật Tổ chức\nChính phủ")
        assert ends(graph, mention) == {"doc/vn/y/luat-qh13/2015/76"}
        assert known(mention)["status"] == "resolved"
        assert TITLED[known(mention)["span_start"] : known(mention)["span_end"]] == known(mention)["quote"]

    def test_the_amendment_projects_both_mentions(self) -> None:
        graph = read(TITLED)
        [edge] = [
            e for e in graph.edges
            if (e.relation, e.end) == ("AMENDS", "doc/vn/y/luat-qh13/2015/76") and e.source_doc != "register"
        ]  # fmt: skip
        assert len(edge.mentions) == 2
        assert mentions(graph, "Luật Tổ chức\nChính phủ")[0].id in edge.mentions

    def test_an_unknown_law_stays_open_and_is_referred_to(self) -> None:
        text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đèn biển số 91/2031/QH17."
        graph = read(text)
        partial = [n for n in graph.nodes if n.labels[0] == "PartialReference"]
        referred = {e.end for e in graph.edges if e.relation == "REFERS_TO"}
        assert {n.id for n in partial} <= referred

    def test_no_version_without_a_known_act(self) -> None:
        assert known_version("Luật Tổ chức Chính phủ", None) is None
        assert known_version("Luật Tổ chức Chính phủ", "doc/vn/y/nd-cp/2020/30") is None


@pytest.mark.parametrize(
    ("kind", "start", "end", "reason"),
    [
        ("AMENDS", "doc/vn/y/nd-cp/2025/29", "doc/vn/y/nd-cp/2025/166", "older-actor"),
        ("AMENDS", "doc/vn/y/nd-cp/2025/166", "doc/vn/y/nd-cp/2025/29", None),
        ("BASED_ON", "doc/vn/y/nd-cp/2020/20", "doc/vn/y/luat-qh14/2020/59", "older-actor"),
        ("CITES", "doc/vn/y/nd-cp/2025/29", "doc/vn/y/nd-cp/2025/166", None),
        # three digits are the series of the merged ministry, numbers of the Party start again with a term
        ("REPLACES", "doc/vn/y/tt-bnv/2025/012", "doc/vn/y/tt-bnv/2025/15", None),
        ("REPLACES", "doc/vn-hue/n/nq-tu/2020/3", "doc/vn-hue/n/nq-tu/2020/80", None),
        # two issuers count each for itself
        ("BASED_ON", "doc/vn-hue/y/nq-hdnd/2023/5", "doc/vn-hue/y/qd-ubnd/2023/70", None),
    ],
)
def test_the_order_of_days_and_numbers_tells_who_can_act(
    kind: str, start: str, end: str, reason: str | None
) -> None:
    assert fault(kind, start, end) == reason


@pytest.mark.parametrize("text", [AMENDING, TITLED, AMENDING.replace("31/2012/QĐ-UBND", "/QĐ-UBND")])
def test_the_status_of_a_mention_agrees_with_its_end(text: str) -> None:
    graph = read(text)
    for mention in (n for n in graph.nodes if n.labels[0] == "Mention"):
        whole = all(end.startswith("doc/vn") for end in ends(graph, mention))
        assert whole == (known(mention)["status"] == "resolved"), mention


def test_a_name_of_several_amending_laws_amends_nothing_yet() -> None:
    graph = read(
        "Thực hiện Luật sửa đổi, bổ sung một số điều của Luật Giáo dục; Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019."
    )
    [mention] = mentions(graph, "Luật sửa đổi")
    assert known(mention)["status"] == "ambiguous"
    assert not [e for e in graph.edges if e.relation == "AMENDS" and e.source_doc.startswith("text/")]
