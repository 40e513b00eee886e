"""What must hold of every graph before it is written; a violation is a mistake of ours, never of a user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from kg._schema import RELATIONSHIPS

WITHOUT_MENTION = frozenset(
    {
        "RECORDED_IN", "ASSIGNED_IN", "CONCLUDED", "PART_OF", "HELD_BY", "CHAIRED_BY", "ATTENDED_BY", "HOLDS",
        "LED_BY", "COORDINATED_BY", "SUPERVISED_BY", "SIGNED_BY",
    }
)  # fmt: skip
"""Relationships whose evidence is the sentence alone; all others of a text project a citation."""


class BrokenGraphError(Exception):
    """The graph contradicts itself; nothing was written. The message lists the first violations."""


def require_sound(
    nodes: Mapping[str, pa.Table], edges: Mapping[str, pa.Table], texts: Mapping[str, str]
) -> None:
    """Raise `BrokenGraphError` unless every invariant holds; `texts` maps text ids to decoded texts."""
    found = [*_node_faults(nodes), *_edge_faults(nodes, edges, texts)]
    if found:
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise BrokenGraphError("; ".join(found[:5]) + more)


def _node_faults(nodes: Mapping[str, pa.Table]) -> Iterator[str]:
    ids = pa.chunked_array([c for t in nodes.values() for c in t["id"].chunks], pa.string())
    if pc.count_distinct(ids).as_py() != len(ids):
        yield "a node id stands twice"
    for label, table in nodes.items():
        if pc.any(pc.equal(pc.utf8_length(table["title"]), 0)).as_py():
            yield f"a {label} has no title"


def _edge_faults(
    nodes: Mapping[str, pa.Table], edges: Mapping[str, pa.Table], texts: Mapping[str, str]
) -> Iterator[str]:
    ids = pa.chunked_array([c for t in edges.values() for c in t["id"].chunks], pa.string())
    if pc.count_distinct(ids).as_py() != len(ids):
        yield "an edge id stands twice"
    known = {
        node: frozenset(labels)
        for table in nodes.values()
        for node, labels in zip(table["id"].to_pylist(), table["labels"].to_pylist(), strict=True)
    }
    mentions = set(nodes["Mention"]["id"].to_pylist()) if "Mention" in nodes else set()
    for relation, table in edges.items():
        yield from _end_faults(relation, table, known)
        yield from _evidence_faults(relation, table, mentions, texts)


def _end_faults(relation: str, table: pa.Table, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    declared = RELATIONSHIPS[relation]
    for side, allowed in (("from", frozenset(declared.domain)), ("to", frozenset(declared.range))):
        for node in table[side].to_pylist():
            labels = known.get(node)
            if labels is None:
                yield f"{relation} {side} {node}: no such node"
            elif allowed and not labels & allowed:
                yield f"{relation} {side} {node}: the ontology allows no {sorted(labels)} there"


def _evidence_faults(
    relation: str, table: pa.Table, mentions: set[str], texts: Mapping[str, str]
) -> Iterator[str]:
    columns = ("source_doc", "span_start", "quote", "mentions", "confidence", "id")
    for source, start, quote, named, confidence, edge in zip(
        *(table[c].to_pylist() for c in columns), strict=True
    ):
        if not quote:
            yield f"{relation} {edge}: no quote"
        if not 0 < confidence <= 1:
            yield f"{relation} {edge}: confidence {confidence}"
        if not mentions.issuperset(named):
            yield f"{relation} {edge}: an unknown mention"
        if source.startswith("text/"):
            text = texts.get(source)
            if text is None or text[start : start + len(quote)] != quote:
                yield f"{relation} {edge}: the quote does not stand at {start} of {source}"
            if not named and relation not in WITHOUT_MENTION:
                yield f"{relation} {edge}: no mention"
            if named and not any(_inside(mention, start, start + len(quote)) for mention in named):
                yield f"{relation} {edge}: the quote holds none of its mentions"


def _inside(mention: str, start: int, end: int) -> bool:
    """Whether a mention stands in a stretch of its text; its id ends in its span."""
    low, _, high = mention.rpartition("/")[2].partition("-")
    return start <= int(low) and int(high) <= end
