"""The graph for algorithms: a networkx MultiDiGraph with every property."""

from __future__ import annotations

from collections.abc import Iterable

import networkx

from kg.graph.edges import id_of
from kg.stores.values import edge_row, stored
from kg.types import Edge, Node


def to_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> networkx.MultiDiGraph[str]:
    """A graph keyed by node id; edges are keyed by their id and carry `relation`.

    Nodes carry `labels` (a list, first label first), `label` (the first label), `title` and their properties.
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in nodes:
        own = stored(node.properties)
        graph.add_node(node.id, **own, labels=list(node.labels), label=node.labels[0], title=node.title)
    for edge in edges:
        identity = id_of(edge)
        row = edge_row(edge) | {"relation": edge.relation, "id": identity}
        graph.add_edge(edge.start, edge.end, key=identity, **row)
    return graph
