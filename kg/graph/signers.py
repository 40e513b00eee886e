"""Who signed a document: name and post, from the block at its end; never contact data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.references.own_signer import signers_of
from kg.graph.agents import Home, agent_of, person_of
from kg.graph.facts import agent_facts
from kg.graph.texts import Page
from kg.types import Edge, Node

_AT_THE_MEETING = frozenset({"Chủ trì", "Chủ tọa", "Thư ký"})
"""What somebody is in minutes: no post that is held."""


def signature_edges(page: Page, own: str | None, home: Home) -> Iterator[Node | Edge]:
    """SIGNED_BY from the document that a text is to the people who signed it, and the posts they hold."""
    if own is None:
        return
    source = page.with_shadow
    for signer in signers_of(source):
        posts = tuple(post for post in signer.positions if post not in _AT_THE_MEETING)
        known = replace(signer, positions=posts)
        person = person_of(signer.name, known, home)
        if person is None:
            continue
        span = source.home_span(signer.start, signer.end)
        yield person
        yield page.edge(own, "SIGNED_BY", person.id, span, signer.rule, signer.confidence)
        for post in posts:
            office = agent_of(post, home)
            if office is not None and "Office" in office.node.labels:
                yield from agent_facts(office)
                yield page.edge(person.id, "HOLDS", office.id, span, signer.rule, signer.confidence)
