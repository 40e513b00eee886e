"""The register of known documents as data of the ontology: what a build would make of every row."""

from __future__ import annotations

from dataclasses import replace

from extractors.vocabulary import vocabulary
from kg.exports.tables import Tables
from kg.graph.documents import Documents
from kg.graph.edges import EdgeSet
from kg.graph.facts import document_facts
from kg.graph.register import CONFIDENCE, register_edges
from kg.graph.rows import row_of
from kg.resolution.named import key_of
from kg.types import Edge, Node


def register_tables() -> Tables:
    """Every document of the register with its facts and the acts among them.

    A document has the source and the certainty of its row; an act is evidenced by the line of its table.
    """
    documents = Documents()
    documents.know(key.iri for row in vocabulary().register.rows if (key := key_of(row)) is not None)
    acts = list(register_edges(documents.ids))
    documents.know(edge.end for edge in acts)
    nodes = [_sourced(node) for node in documents.nodes()]
    keyed = [node for node in nodes if "Document" in node.labels]
    facts = [each for node in keyed for each in document_facts(node, issued=False)]
    edges = EdgeSet()
    edges.extend([*acts, *documents.provision_edges(), *(each for each in facts if isinstance(each, Edge))])
    return Tables([*nodes, *(each for each in facts if isinstance(each, Node))], edges.edges())


def left_out() -> str:
    """Which rows are not among them: documents cited by name alone, which have no identity."""
    names = [row.signature for row in vocabulary().register.rows if key_of(row) is None]
    return f"Left out, because no number identifies them: {'; '.join(names)}."


def _sourced(node: Node) -> Node:
    row = row_of(node.id) if "Document" in node.labels else None
    if row is None:
        return node
    known = dict(node.properties) | {
        "certainty": row.confidence, "confidence": CONFIDENCE.get(row.confidence, 0.9), "source": row.source
    }  # fmt: skip
    return replace(node, properties=tuple(sorted(known.items())))
