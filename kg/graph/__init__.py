"""The graph: projection of what texts say to nodes and edges, its tables on disk, its build.

``kg.graph.build.build(paths, folder)`` makes a graph folder, ``kg.graph.read_graph(folder)`` reads one. Names
are loaded when first used: a command that only reads must not wait for the extractors, one that reads the
manifest alone not for Arrow.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.edges import edge_id, id_of
    from kg.graph.manifest import LeftOut, Manifest, read_manifest
    from kg.graph.read import Graph, read_graph

__all__ = ["Graph", "LeftOut", "Manifest", "edge_id", "id_of", "read_graph", "read_manifest"]

_HOMES = {
    "Graph": "read", "LeftOut": "manifest", "Manifest": "manifest", "edge_id": "edges", "id_of": "edges",
    "read_graph": "read", "read_manifest": "manifest",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"kg.graph.{_HOMES[name]}"), name)
