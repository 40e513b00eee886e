"""From the tables of a graph to its triples: in memory, or in a cache beside the tables."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.exports import rdf
from kg.exports.formats import pieces
from kg.sparql.store import RdfStore

if TYPE_CHECKING:
    from kg.graph import Graph

SMALL = 20_000
"""Nodes and edges that are read into memory in about a second: no cache is worth its files for less."""

_CACHE = "sparql-"


def open_rdf(graph: Graph, *, cached: bool = True) -> RdfStore:
    """The triples of a graph, for queries.

    A large graph has a cache beside its tables: named by the engine, by how triples are written, and by the
    base, made at the first query, opened in milliseconds afterwards, made anew where it cannot be read, and
    done without where the folder takes no files. A small graph, or one asked for without `cached`, is read
    into memory: that answers several times as quickly, and takes its time and memory each time.
    """
    base = graph.manifest.base_iri
    if not cached or _is_small(graph):
        return RdfStore(_in_memory(graph), base)
    path = cache_path(graph)
    with suppress(OSError):
        return RdfStore(ox.Store.read_only(str(path)), base, path)
    with suppress(OSError):  # another process may have been quicker
        _write(graph, path)
    with suppress(OSError):
        return RdfStore(ox.Store.read_only(str(path)), base, path)
    return RdfStore(_in_memory(graph), base)


def opens_slowly(graph: Graph) -> bool:
    """Whether the next `open_rdf` has to write the cache first: about ten seconds for a million triples."""
    return not _is_small(graph) and not cache_path(graph).is_dir()


def _is_small(graph: Graph) -> bool:
    return graph.manifest.node_count + graph.manifest.edge_count <= SMALL


def cache_path(graph: Graph) -> Path:
    """Where the cached triples lie; another engine, another base or other triples, another name."""
    said = f"{_writers()}\n{graph.manifest.base_iri}".encode()
    return graph.folder / graph.key / f"{_CACHE}{ox.__version__}-{hashlib.sha256(said).hexdigest()[:8]}"


@cache
def _writers() -> str:
    """A hash of the code that writes triples."""
    exports = Path(rdf.__file__).parent
    files = [exports / name for name in ("rdf.py", "spelling.py", "turtle.py")]
    whole = b"".join(file.read_bytes() for file in (*files, exports.parent / "_schema.py"))
    return hashlib.sha256(whole).hexdigest()


def _in_memory(graph: Graph) -> ox.Store:
    store = ox.Store()
    _fill(graph, lambda file: store.load(input=file, format=ox.RdfFormat.N_TRIPLES, lenient=True))
    return store


def _on_disk(graph: Graph, folder: Path) -> None:
    store = ox.Store(str(folder))
    _fill(graph, lambda file: store.bulk_load(input=file, format=ox.RdfFormat.N_TRIPLES, lenient=True))
    store.flush()


def _write(graph: Graph, path: Path) -> None:
    """Make the cache beside its place and move it there whole; OSError where the folder takes no files."""
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=_CACHE, suffix=".part"))
    try:
        _on_disk(graph, draft)
        for older in path.parent.glob(f"{_CACHE}*[!t]"):
            shutil.rmtree(older, ignore_errors=True)
        draft.rename(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(graph: Graph, load: Callable[[io.BufferedReader], None]) -> None:
    """Write the triples while the engine reads them in a thread of its own; raises what either raises."""
    waiting: Queue[bytes | None] = Queue(maxsize=8)
    problems: list[Exception] = []

    def read() -> None:
        parts = iter(waiting.get, None)
        try:
            load(io.BufferedReader(_Stream(parts), 1 << 20))
        except Exception as problem:
            problems.append(problem)
            for _ in parts:  # let the writer come to its end
                pass

    reader = Thread(target=read, name="triples", daemon=True)
    reader.start()
    try:
        for piece in pieces(graph, "nt"):
            waiting.put(piece)
    finally:
        waiting.put(None)
        reader.join()
    if problems:
        raise problems[0]


class _Stream(io.RawIOBase):
    """Pieces of bytes as a file to read from."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = iter(parts)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the next piece goes; 0 at the end."""
        while not self._rest:
            piece = next(self._parts, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
