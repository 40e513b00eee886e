"""What a build knows of a text: the records of the contract, resolved with the help of the other texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from extractors import Extraction, extract
from extractors.extraction import Record
from kg.graph import Graph, read_graph
from kg.identity import MentionKey, content_hash
from kg.records import records_with
from kg.resolution import resolve
from kg.types import Ambiguous, Node, Resolution, Resolved, Unresolved, Value


class Recall:
    """The resolutions that a graph holds, found again by text and place."""

    def __init__(self, folder: Path) -> None:
        self._graph: Graph = read_graph(folder)

    def records_of(self, text: str, name: str = "") -> Iterator[Record]:
        """The records of a text as the build resolved them; a text not in it is resolved by itself."""
        extraction = extract(text)
        yield from records_with(extraction, self._resolutions(extraction, content_hash(text.encode())), name)

    def _resolutions(self, extraction: Extraction, digest: str) -> tuple[Resolution, ...]:
        keys = [MentionKey(digest, citation.start, citation.end).iri for citation in extraction.citations]
        if not all(key in self._mentions for key in keys):
            return resolve(extraction)
        return tuple(self._resolution(self._mentions[key]) for key in keys)

    @cached_property
    def _mentions(self) -> dict[str, Node]:
        return (
            {node.id: node for node in self._graph.nodes("Mention")}
            if "Mention" in self._graph.labels
            else {}
        )

    @cached_property
    def _documents(self) -> dict[str, tuple[str, float]]:
        """The document that each mention refers to (its provisions have longer ids), and how surely."""
        found: dict[str, tuple[str, float]] = {}
        for edge in self._graph.edges("REFERS_TO") if "REFERS_TO" in self._graph.relations else ():
            known = found.get(edge.start)
            if known is None or len(edge.end) < len(known[0]):
                found[edge.start] = edge.end, edge.confidence
        return found

    def _resolution(self, mention: Node) -> Resolution:
        known: dict[str, Value] = dict(mention.properties)
        reason = str(known.get("reason", ""))
        candidates = known.get("candidates", ())
        listed = candidates if isinstance(candidates, tuple) else ()
        match known["status"]:
            case "resolved":
                document, confidence = self._documents[mention.id]
                return Resolved(document, str(known.get("how", "corpus")), "graph", confidence)
            case "ambiguous":
                return Ambiguous(listed, reason)
            case _:
                return Unresolved(reason, listed)
