"""The graph: projection of what texts say to nodes and edges, its tables on disk, its build.

``build(paths, folder)`` makes a graph folder, ``read_graph(folder)`` reads one.
"""

from __future__ import annotations

from kg.graph.build import BuildReport, build
from kg.graph.edges import edge_id, id_of
from kg.graph.manifest import LeftOut, Manifest, read_manifest
from kg.graph.read import Graph, read_graph

__all__ = [
    "BuildReport", "Graph", "LeftOut", "Manifest", "build", "edge_id", "id_of", "read_graph", "read_manifest",
]  # fmt: skip
