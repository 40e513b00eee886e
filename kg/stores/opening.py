"""Which store answers: the embedded one over a graph folder, or a Neo4j server."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kg.stores.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import Graph
    from kg.stores.embedded import EmbeddedStore
    from kg.stores.protocol import Store

SERVERS = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")
"""How the address of a Neo4j server begins."""


def open_store(
    graph: Graph | None,
    target: str = "embedded",
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Store:
    """The store that `target` names: ``embedded`` (over `graph`) or the address of a Neo4j server.

    Raises StoreError for another target, and what `Neo4jStore` raises for a server.
    """
    if target.startswith(SERVERS):
        from kg.stores.neo4j import Neo4jStore

        return Neo4jStore(target, user=user, password=password, database=database)
    if target != "embedded" or graph is None:
        raise StoreError(
            "no such store", target, "say embedded, or an address such as neo4j://localhost:7687"
        )
    return open_embedded(graph)


def open_embedded(graph: Graph) -> EmbeddedStore:
    """The graph in the embedded engine, for reading.

    Its file lies beside the tables and is a cache: named by the engine's version, checked by our own
    checksum, made anew from the tables where it is missing or damaged, and done without where the folder
    takes no files.
    """
    from kg.stores.embedded import EmbeddedStore

    path = cache_path(graph)
    try:
        return EmbeddedStore.opened(path)
    except (OSError, ValueError):
        store = EmbeddedStore()
    store.load_graph(graph)
    with suppress(OSError):
        store.save(path)
    store.freeze()
    return store


def cache_path(graph: Graph) -> Path:
    """Where the embedded engine's cache of a graph lies."""
    from kg.stores.embedded import CACHE_NAME

    return graph.folder / graph.key / CACHE_NAME
