"""The embedded engine: kglite, pinned, behind the store protocol; its file is a cache and never canonical."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import kglite

from kg.stores import statements
from kg.stores.engine import INDEXED, LABELS, SEARCHED, CypherEngine
from kg.stores.errors import QueryRefusedError, ReadOnlyError
from kg.stores.protocol import Rows
from kg.stores.values import plain_edge, plain_node

LAYOUT = 2
"""Counts up when what `load` writes changes, so that no older cache file is read."""

CACHE_NAME = f"embedded-{kglite.__version__}-{LAYOUT}.kgl"
"""The cache file's name beside the tables: another engine never reads it."""

# Remarks travel with the rows (`Rows.warnings`); the engine would also print them.
kglite.set_query_warning_policy("silent")


class EmbeddedStore(CypherEngine):
    """A graph in memory that speaks the portable subset of Neo4j's Cypher.

    A new store is empty; `opened` reads a cache file that `save` wrote.
    """

    batch = 5000

    def __init__(self) -> None:
        self._graph = kglite.KnowledgeGraph()
        self._is_ready = False

    @classmethod
    def opened(cls, path: Path) -> EmbeddedStore:
        """The store saved at `path`, for reading. Raises ValueError where it is not as it was saved."""
        store = cls()
        if _fingerprint(path) != _recorded(path):
            raise ValueError(f"{path} is damaged or of another version")
        try:
            store._graph = kglite.load(str(path))
        except kglite.KgError as error:
            raise ValueError(str(error)) from error
        store.freeze()
        return store

    @property
    def name(self) -> str:
        """``embedded``."""
        return "embedded"

    def save(self, path: Path) -> None:
        """Write the cache file and its checksum; a crash leaves the last whole pair or none."""
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        os.close(handle)
        try:
            self._save_to(scratch)
            note = {"sha256": _digest(Path(scratch)), "engine": kglite.__version__, "layout": LAYOUT}
            Path(scratch).replace(path)
        finally:
            Path(scratch).unlink(missing_ok=True)
        _checksum_path(path).write_text(json.dumps(note), encoding="utf-8")

    def _save_to(self, path: str) -> None:
        try:
            with warnings.catch_warnings():
                # Only tells that a later mapped load would copy; we load into memory.
                warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
                self._graph.save(path)
        except kglite.KgError as error:
            raise OSError(str(error)) from error

    def _settle(self) -> None:
        """Build the full-text indexes anew.

        They follow single writes, but above a thousand changes they silently answer from the old state.
        """
        for label in set(SEARCHED).intersection(self._graph.node_types):
            self._graph.build_text_index(label, "title_fold", name=statements.fulltext_name(label))

    def freeze(self) -> None:
        """Take no more writes."""
        self._graph.read_only(True)
        self._is_ready = True

    def close(self) -> None:
        """Let the memory go."""
        self._graph = kglite.KnowledgeGraph()
        self._is_ready = False

    def _constrain(self) -> None:
        if not self._is_ready:
            for label in LABELS:
                self._graph.cypher(statements.unique_id(label))
            for label in SEARCHED:
                self._graph.cypher(statements.fulltext_index(label))
            for label, key in INDEXED:
                self._graph.cypher(statements.property_index(label, key))
            self._is_ready = True

    def _index(self, relations: Iterable[str]) -> None:
        for relation in relations:
            self._graph.cypher(statements.source_index(relation))

    def _run(self, text: str, params: Mapping[str, Any], *, write: bool) -> Rows:
        try:
            result = self._graph.cypher(text, params=dict(params))
        except kglite.ReadOnlyError as error:
            raise ReadOnlyError("the embedded graph is open for reading", "", "build it anew") from error
        except (kglite.KgError, ValueError, TypeError) as error:
            raise QueryRefusedError(
                "the embedded engine refuses the query", "", str(error).strip()
            ) from error
        if not isinstance(result, kglite.ResultView):
            raise QueryRefusedError("a query may not choose its own output format", "", "leave FORMAT out")
        columns = tuple(result.columns)
        rows = tuple(tuple(_plain(row[name]) for name in columns) for row in result)
        return Rows(columns, rows, tuple(result.warnings))


def _plain(value: object) -> object:
    """A value as every engine returns it: nodes, relationships and paths without engine numbers."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = set(value)
    if keys == {"id", "labels", "properties"}:
        return plain_node(value["labels"], value["properties"])
    if keys == {"id", "start", "end", "type", "properties"}:
        return plain_edge(value["type"], value["properties"])
    return {key: _plain(item) for key, item in value.items()}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checksum_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _recorded(path: Path) -> object:
    """What was noted when the file was saved; None where nothing was."""
    try:
        return json.loads(_checksum_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _fingerprint(path: Path) -> object:
    return {"sha256": _digest(path), "engine": kglite.__version__, "layout": LAYOUT}
