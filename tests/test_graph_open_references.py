"""Open ends of the projection: visible, scoped to their text, never the start of a statement."""

from __future__ import annotations

from extractors.types import Relation
from kg.types import Ambiguous, Unresolved
from tests.hand_made import DECREE, cited, edges, graph, node, open_ended, said, text_of


class TestPartialReferences:
    """Open ends: visible, scoped to their text, never the start of a statement."""

    def test_a_statement_may_end_there(self):
        text = open_ended(Unresolved("no-date"))
        assembly = graph(text)
        [edge] = edges(assembly, "IMPLEMENTS")
        assert edge.end == f"ref/{text.digest}/-.n.nq-hdnd.-.29"
        assert len(edge.mentions) == 2  # the back reference shares the open end of what it stands for
        open_end = node(assembly, edge.end)
        assert open_end.title == "Nghị quyết số 29/NQ-HĐND (chưa rõ năm)"
        assert dict(open_end.properties)["reason"] == "no-date"

    def test_texts_do_not_share_it(self):
        assembly = graph(
            open_ended(Unresolved("no-date")), open_ended(Unresolved("no-date"), "b.txt", " Hết.")
        )
        assert len({e.end for e in edges(assembly, "IMPLEMENTS")}) == 2

    def test_candidates(self):
        candidates = ("doc/vn-kon-tum/n/nq-hdnd/2021/29", "doc/vn-kon-tum/n/nq-hdnd/2022/29")
        text = open_ended(Ambiguous(candidates))
        [edge] = edges(graph(text), "IMPLEMENTS")
        assert edge.end == f"ref/{text.digest}/vn-kon-tum.n.nq-hdnd.-.29"
        assembly = graph(text)
        assert dict(node(assembly, edge.end).properties)["candidates"] == candidates
        assert not edges(assembly, "CANDIDATE")  # no candidate is in the graph for its own sake

    def test_a_candidate_that_the_graph_holds_is_linked(self):
        candidate = "doc/vn-kon-tum/n/nq-hdnd/2021/29"
        words = "Theo Nghị quyết số 29/NQ-HĐND ngày 29/4/2021 của HĐND tỉnh."
        sure = text_of(
            said(words, (cited(words, "Nghị quyết số 29/NQ-HĐND", "29/NQ-HĐND", type="NQ"),)),
            (candidate,),
            "b.txt",
        )
        assembly = graph(open_ended(Ambiguous((candidate, "doc/vn-kon-tum/n/nq-hdnd/2022/29"))), sure)
        assert [e.end for e in edges(assembly, "CANDIDATE")] == [candidate]

    def test_none_starts_there(self):
        words = "Kế hoạch số 5/KH-UBND thực hiện Nghị định số 107/2020/NĐ-CP."
        plan = cited(words, "Kế hoạch số 5/KH-UBND", "5/KH-UBND", type="KH")
        decree = cited(words, "Nghị định số 107/2020/NĐ-CP", "107/2020/NĐ-CP", type="NĐ")
        relation = Relation(
            0, len(words), "relation.thuc_hien", 0.9, "5/KH-UBND", "thuc_hien", "107/2020/NĐ-CP",
            subject_at=0, object_at=1,
        )  # fmt: skip
        text = text_of(said(words, (plan, decree), relations=(relation,)), (Unresolved("no-date"), DECREE))
        assembly = graph(text)
        assert not edges(assembly, "IMPLEMENTS")
        assert assembly.dropped == (("relation-without-subject", 1),)
        assert not [e for e in assembly.edges if e.start.startswith("ref/")]
