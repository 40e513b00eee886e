"""Nodes while they are collected: several texts may know something of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.types import Node, Properties, Value


@dataclass(slots=True)
class NodeSet:
    """Nodes by id. What is said first of a property stands, lists are united and sorted.

    The caller adds in a fixed order (register and vocabulary, then texts by hash), so the outcome does not
    depend on the order of files.
    """

    found: dict[str, Node] = field(default_factory=dict)

    def add(self, node: Node) -> str:
        """Take in a node or what else is known of one; its id."""
        known = self.found.get(node.id)
        self.found[node.id] = node if known is None else _united(known, node)
        return node.id

    def extend(self, nodes: Iterable[Node]) -> None:
        """Take in several nodes."""
        for node in nodes:
            self.add(node)

    def nodes(self) -> Iterator[Node]:
        """The nodes, ordered by id."""
        for node_id in sorted(self.found):
            yield self.found[node_id]


def _united(known: Node, more: Node) -> Node:
    if known == more:
        return known
    labels = tuple(dict.fromkeys(known.labels + more.labels))
    return Node(known.id, labels, known.title or more.title, _merged(known.properties, more.properties))


def _merged(known: Properties, more: Properties) -> Properties:
    merged: dict[str, Value] = dict(known)
    for name, value in more:
        old = merged.setdefault(name, value)
        if isinstance(old, tuple) and isinstance(value, tuple):
            merged[name] = tuple(sorted({*old, *value}))
    return tuple(sorted(merged.items()))
