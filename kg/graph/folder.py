"""The graph folder while it is written: whose it is, who writes, and how old generations go."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import KgError
from kg.graph.manifest import MANIFEST, Manifest, read_manifest

LOCK = ".build.lock"
CACHE = "cache"
GENERATION = "gen-"
DRAFT = ".building-"

try:
    import fcntl
except ImportError:  # Windows: opening for writing is the lock
    fcntl = None  # type: ignore[assignment]


def last_manifest(folder: Path) -> Manifest | None:
    """The manifest of the last good build; None where there was none.

    Raises `KgError` for a folder that is not ours: a build must not write among other files.
    """
    if folder.exists() and not folder.is_dir():
        raise KgError("the output is a file, not a folder", str(folder), "name another folder with -g")
    try:
        entries = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    except OSError as problem:
        raise _unwritable(folder, problem) from problem
    if not entries:
        return None
    if MANIFEST not in entries:
        if LOCK in entries:  # a first build that was cut off
            return None
        raise KgError(
            "the folder is not empty and holds no graph", str(folder), "name an empty or new folder with -g"
        )
    try:
        return read_manifest(folder)
    except KgError:
        if LOCK in entries:
            return None
        raise


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the folder for one build; `KgError` where another build holds it or it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / LOCK).open("a+", encoding="utf-8")
    except OSError as problem:
        raise _unwritable(folder, problem) from problem
    with handle:
        _take(handle, folder)
        try:
            yield
        finally:
            handle.seek(0)
            handle.truncate()
            _leave_no_trace(folder)


def _leave_no_trace(folder: Path) -> None:
    """Take away a folder in which nothing was built."""
    if [entry.name for entry in folder.iterdir()] == [LOCK]:
        (folder / LOCK).unlink()
        folder.rmdir()


def was_cut_off(folder: Path) -> bool:
    """Whether a build noted itself in the lock file and never came to its end (or is still at work)."""
    try:
        return (folder / LOCK).stat().st_size > 0
    except OSError:
        return False


def _take(handle: IO[str], folder: Path) -> None:
    if fcntl is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.seek(0)
            holder = handle.read().strip() or "another process"
            remedy = "wait for it, or name another folder"
            raise KgError(f"another build is writing this graph: {holder}", str(folder), remedy) from None
    handle.seek(0)
    handle.truncate()
    handle.write(f"kg build, process {os.getpid()}\n")
    handle.flush()


def _unwritable(folder: Path, problem: OSError) -> KgError:
    reason = (problem.strerror or "the system refuses it").lower()
    return KgError(
        f"the graph cannot be written, {reason}", str(folder), "name a folder you may write with -g"
    )


def clean(folder: Path, generation: str, cache: str, kept: frozenset[str]) -> None:
    """Take away what the committed build does not need: old generations, drafts, cache entries.

    Failing to delete is no failure of the build: the manifest stands, the next build tries again.
    """
    for entry in folder.iterdir():
        old = entry.name.startswith(GENERATION) and entry.name != generation
        if old or entry.name.startswith(DRAFT):
            shutil.rmtree(entry, ignore_errors=True)
    for rules in _children(folder / CACHE):
        if rules.name != cache:
            shutil.rmtree(rules, ignore_errors=True)
    for shelf in _children(folder / CACHE / cache):
        for entry in _children(shelf):
            if entry.stem not in kept:
                entry.unlink(missing_ok=True)


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
