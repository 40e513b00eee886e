"""The inputs of a build: files by name and hash, and their extractions, from the cache if it has them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

from extractors import extract
from extractors.extraction import Extraction
from kg.errors import KgError
from kg.graph.codec import decoded, encoded
from kg.graph.manifest import LeftOut
from kg.readers import Reading, ReadingError, discover, read_bytes
from kg.readers.discovery import STDIN

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, its name in the graph, the hash of its bytes."""

    path: str
    name: str
    sha256: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file that was read: its text and what the text says."""

    source: Source
    extraction: Extraction
    encoding: str
    media_type: str


def find_sources(paths: str | Path | Iterable[str | Path]) -> tuple[list[Source], list[LeftOut]]:
    """The files that paths mean, by name, and what cannot be read; `KgError` where nothing can."""
    found = discover(paths)
    names = short_names(found.files)
    sources: list[Source] = []
    left = [LeftOut(Path(p.where).name or p.where, _reason(p)) for p in found.problems]
    for path in found.files:
        try:
            data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        except OSError as problem:
            left.append(LeftOut(names[path], f"cannot be opened: {problem.strerror}"))
            continue
        kept = data if path == STDIN else None
        sources.append(Source(path, names[path], hashlib.sha256(data).hexdigest(), kept))
    if not sources:
        raise (
            found.problems[0]
            if found.problems
            else KgError("nothing to read", "", "name files or folders: kg build van-ban/ -g kg-graph")
        )
    return sorted(sources, key=lambda s: (s.name, s.sha256)), sorted(left)


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """A name for every path: the file name, with as much of its folders as tells it from the others.

    >>> short_names(["van-ban/a.txt", "van-ban/2021/b.txt", "van-ban/2022/b.txt"])["van-ban/2022/b.txt"]
    '2022/b.txt'
    """
    waiting = {path: PurePath(path).parts for path in paths}
    names: dict[str, str] = {}
    depth = 1
    while waiting:
        seen: dict[str, list[str]] = {}
        for path, parts in waiting.items():
            seen.setdefault("/".join(parts[-depth:]), []).append(path)
        for name, same in seen.items():
            longest = max(len(waiting[path]) for path in same)
            if len(same) == 1 or depth >= longest:
                names |= dict.fromkeys(same, name)
        waiting = {path: parts for path, parts in waiting.items() if path not in names}
        depth += 1
    return names


def read_all(
    sources: list[Source], cache: Path, *, keep: bool, jobs: int, progress: Progress | None
) -> Iterator[ReadText | LeftOut]:
    """The extractions of sources, in their order; `keep` writes new ones to the cache."""
    work = [(source, cache, keep) for source in sources]
    if jobs > 1 and len(work) > 1:
        with ProcessPoolExecutor(min(jobs, len(work))) as pool:
            portion = max(1, len(work) // (jobs * 8))
            yield from _counted(pool.map(_read_one, work, chunksize=portion), len(work), progress)
    else:
        yield from _counted(map(_read_one, work), len(work), progress)


def _counted(
    found: Iterable[ReadText | LeftOut], total: int, progress: Progress | None
) -> Iterator[ReadText | LeftOut]:
    for done, item in enumerate(found, 1):
        if progress:
            progress("read", done, total)
        yield item


def _read_one(work: tuple[Source, Path, bool]) -> ReadText | LeftOut:
    source, cache, keep = work
    try:
        data = Path(source.path).read_bytes() if source.data is None else source.data
        reading = read_bytes(source.path, data)
    except ReadingError as problem:
        return LeftOut(source.name, _reason(problem), source.sha256)
    except OSError as problem:
        return LeftOut(source.name, f"cannot be opened: {problem.strerror}", source.sha256)
    try:
        extraction = _cached(cache / source.sha256[:2] / f"{source.sha256}.json", reading, keep)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as fault:
        # A fault of ours in one text must not cost the other ten thousand; it is reported like a bad file.
        return LeftOut(source.name, f"a fault of kg, please report it: {fault!r}", source.sha256)
    return ReadText(source, extraction, reading.encoding, reading.media_type)


def _cached(entry: Path, reading: Reading, keep: bool) -> Extraction:
    try:
        return decoded(entry.read_text(encoding="utf-8"), reading.text)
    except (OSError, ValueError, KeyError, TypeError):  # not there, or not whole: extract anew
        extraction = extract(reading.text)
    if keep:
        entry.parent.mkdir(parents=True, exist_ok=True)
        draft = entry.with_suffix(".tmp")
        draft.write_text(encoded(extraction), encoding="utf-8", newline="")
        draft.replace(entry)
    return extraction


def _reason(problem: KgError) -> str:
    return f"{problem.what} ({problem.fix})" if problem.fix else problem.what
