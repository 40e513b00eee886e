"""Of every projected graph: no order of texts changes it, keys and ids hold, what contradicts itself is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.assemble import assemble
from kg.graph.checks import BrokenGraphError, require_sound
from kg.graph.codec import decoded, encoded
from kg.graph.tables import edge_tables, node_tables
from kg.identity import parse
from kg.types import Edge, Node, Unresolved
from tests.hand_made import (
    CHAIN,
    DECREE,
    OWN,
    acting,
    chain,
    cited,
    edges,
    graph,
    held,
    open_ended,
    said,
    tasked,
    text_of,
)


class TestOrder:
    """The graph does not depend on the order of texts, and one fact of one source is one edge."""

    TEXTS = (
        chain(), acting("bai_bo"), acting("sua_doi", ("dieu:5/khoan:2",), own=replace(OWN, date=None)), held(),
        held(name="b.txt", tail=" Hết."), held("vn-quang-nam", "c.txt", " Kết thúc."), open_ended(Unresolved("no-date")),
    )  # fmt: skip

    @given(st.lists(st.sampled_from(TEXTS), min_size=1, unique_by=lambda text: text.digest), st.randoms())
    @settings(max_examples=25, deadline=None)
    def test_any_order(self, texts, chance):
        shuffled = list(texts)
        chance.shuffle(shuffled)
        assert assemble(texts) == assemble(shuffled)

    @given(st.lists(st.sampled_from(TEXTS), min_size=2, unique_by=lambda text: text.digest))
    @settings(max_examples=25, deadline=None)
    def test_a_text_more_takes_nothing_away(self, texts):
        def nameless(node_id):  # tasks are numbered over all texts of their meeting
            return "task" if node_id.startswith("task/") else node_id

        def stated(assembly):
            return {
                (nameless(e.start), e.relation, nameless(e.end), e.source_doc, e.span_start, e.quote)
                for e in edges(assembly, source="text/")
            }

        fewer, whole = assemble(texts[1:]), assemble(texts)
        assert {nameless(n.id) for n in fewer.nodes} <= {nameless(n.id) for n in whole.nodes}
        assert stated(fewer) <= stated(whole)

    def test_one_edge_a_source(self):
        words = "1. Theo Nghị định số 107/2020/NĐ-CP. Làm đúng theo Nghị định số 107/2020/NĐ-CP."
        name = "Nghị định số 107/2020/NĐ-CP"
        first = cited(
            words, name, "107/2020/NĐ-CP", role="dan_chieu", role_detail="theo", provisions=("dieu:1",)
        )
        second = cited(
            words, name, "107/2020/NĐ-CP", 2, role="dan_chieu", role_detail="theo", provisions=("dieu:2",)
        )
        extraction = said(words, (first, second), tasks=(tasked(words, words[3:], (0, 1)),))
        [edge] = edges(graph(text_of(extraction, (DECREE, DECREE))), "APPLIES")
        assert edge.span_start == 3
        assert len(edge.mentions) == 2
        assert dict(edge.properties)["provisions"] == ("dieu:1", "dieu:2")

    def test_keys_are_unique(self):
        assembly = graph(chain(), acting("bai_bo"))
        keys = [(e.start, e.relation, e.end, e.source_doc) for e in assembly.edges]
        assert len(keys) == len(set(keys))


class TestInvariants:
    """A graph that contradicts itself is refused before it is written."""

    def broken(self, change):
        text = chain()
        assembly = assemble([text])
        at = next(i for i, e in enumerate(assembly.edges) if e.relation == "IMPLEMENTS")
        changed = list(assembly.edges)
        changed[at] = change(changed[at])
        labels = {n.id: n.labels[0] for n in assembly.nodes} | {"ref/x": "PartialReference"}
        return node_tables(assembly.nodes), edge_tables(changed, labels), {text.id: CHAIN}

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (lambda e: replace(e, quote="Kế hoạch khác"), "does not stand"),
            (lambda e: replace(e, span_start=e.span_start + 1), "does not stand"),
            (lambda e: replace(e, quote=""), "no quote"),
            (lambda e: replace(e, mentions=()), "no mention"),
            (lambda e: replace(e, mentions=("mention/0000000000000000/1-2",)), "unknown mention"),
            (lambda e: replace(e, confidence=0.0), "confidence"),
            (lambda e: replace(e, start="ref/x"), "no such node"),
            (lambda e: replace(e, start="place/vn-kon-tum"), "the ontology allows no"),
            (lambda e: replace(e, source_doc="text/ffffffffffffffff"), "does not stand"),
        ],
    )  # fmt: skip
    def test_refused(self, change, said):
        with pytest.raises(BrokenGraphError, match=said):
            require_sound(*self.broken(change))

    def test_an_undeclared_key_is_refused(self):
        with pytest.raises(KeyError):
            node_tables([Node("doc/vn/y/nd-cp/2020/1", ("Document",), "A", (("colour", "red"),))])

    def test_an_undeclared_relationship_is_refused(self):
        edge = Edge("a", "LIKES", "b", "text/0", 0, "q", 0.9, "r")
        with pytest.raises(KeyError):
            edge_tables([edge], {"a": "Document", "b": "Document"})


def test_every_id_is_an_identity():
    """Whatever the graph names can be read back: no id is made by hand."""
    texts = [
        chain(), acting("bai_bo", ("dieu:5/khoan:2",)), held(), open_ended(Unresolved("no-date")),
        acting("can_cu", own=replace(OWN, date=None), own_resolution=Unresolved("no-jurisdiction")),
    ]  # fmt: skip
    texts[-1] = replace(texts[-1], digest="0123456789abcdef")
    for each in assemble(texts).nodes:
        assert parse(each.id).iri == each.id


def test_the_cache_keeps_everything():
    for text in (chain(), acting("sua_doi", ("dieu:5/khoan:2",)), held()):
        original = text.extraction.source.original
        assert decoded(encoded(text.extraction), original) == text.extraction
