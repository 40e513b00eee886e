"""The inputs of a build: files by name and hash, and what cannot be read."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import KgError
from kg.graph.manifest import LeftOut
from kg.readers import ReadingError, discover
from kg.readers.archives import contents, inside
from kg.readers.discovery import STDIN


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, its name in the graph, the hash of its bytes."""

    path: str
    name: str
    sha256: str
    data: bytes | None = None


def find_sources(paths: str | Path | Iterable[str | Path]) -> tuple[list[Source], list[LeftOut]]:
    """The files that paths mean, by name, and what cannot be read; `KgError` where nothing can."""
    found = discover(paths)
    names = short_names((*found.files, *(p.where for p in found.problems)))
    sources: list[Source] = []
    left = [LeftOut(names[p.where], reason_of(p)) for p in found.problems]
    for path in found.files:
        try:
            sources.append(_source(path, names[path]))
        except ReadingError as problem:
            left.append(LeftOut(names[path], reason_of(problem)))
        except OSError as problem:
            left.append(LeftOut(names[path], unopened(problem)))
    if not sources:
        raise _nothing_found(found.problems, left)
    return sorted(sources, key=lambda s: (s.name, s.sha256)), sorted(left)


def _source(path: str, name: str) -> Source:
    if path == STDIN:
        data = sys.stdin.buffer.read()
        return Source(path, name, hashlib.sha256(data).hexdigest(), data)
    if inside(path):
        return Source(path, name, hashlib.sha256(contents(path)).hexdigest())
    with Path(path).open("rb") as file:
        return Source(path, name, hashlib.file_digest(file, "sha256").hexdigest())


def _nothing_found(problems: tuple[KgError, ...], left: list[LeftOut]) -> KgError:
    if not left:
        return KgError("nothing to read", "", "name files or folders: kg build van-ban/ -g kg-graph")
    if len(left) == 1 and problems:
        return problems[0]
    return nothing_read(left)


def nothing_read(left: list[LeftOut]) -> KgError:
    """The error of a build in which every file was left out."""
    first = min(left)
    if len(left) == 1:
        return KgError(first.reason, first.name)
    return KgError(f"none of {len(left)} files can be read", first.name, first.reason)


def reason_of(problem: KgError) -> str:
    """Why a file was left out, and what to do about it."""
    return f"{problem.what} ({problem.fix})" if problem.fix else problem.what


def unopened(problem: OSError) -> str:
    """Why a file was left out that the system did not open."""
    reason = (problem.strerror or "the system refuses it").lower()
    return f"cannot be opened, {reason} (check its permissions)"


def short_names(paths: Iterable[str]) -> dict[str, str]:
    r"""A name for every path: the file name, with as much of its folders as tells it from the others.

    Bytes of a name that are no UTF-8 are written out (``\xe1``): a manifest is UTF-8.

    >>> short_names(["van-ban/a.txt", "van-ban/2021/b.txt", "van-ban/2022/b.txt"])["van-ban/2022/b.txt"]
    '2022/b.txt'
    """
    waiting = {path: _parts(path) for path in paths}
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


def _parts(path: str) -> tuple[str, ...]:
    archive, member = inside(path) or (path, "")
    *folders, last = PurePath(_written(archive)).parts or (path,)
    return (*folders, f"{last}!{_written(member)}" if member else last)


def _written(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")
