"""The graph: projection of what texts say to nodes and edges, its tables on disk, its build."""

from __future__ import annotations

from kg.graph.edges import edge_id, id_of
from kg.graph.manifest import Manifest, read_manifest
from kg.graph.read import Graph, read_graph

__all__ = ["Graph", "Manifest", "edge_id", "id_of", "read_graph", "read_manifest"]
