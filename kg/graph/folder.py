"""The graph folder while it is written: whose it is, who writes, and how old generations go."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from kg.errors import KgError
from kg.graph.manifest import MANIFEST, Manifest, read_manifest

LOCK = ".build.lock"
CACHE = "cache"
GENERATION = "gen-"
DRAFT = ".building-"
_PATIENCE = 5.0
"""Seconds that the processes of a killed build have to end; they notice at once."""

if sys.platform == "win32":
    import msvcrt

    def _locked(handle: IO[str]) -> bool:
        """Lock a byte far behind what is written, for a locked byte cannot be read."""
        try:
            os.lseek(handle.fileno(), 4096, os.SEEK_SET)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: IO[str]) -> bool:
        """Lock the file; the system unlocks it when the last process that holds it has ended."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


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
    """Lock the file and write into it who holds it; processes of a build that was killed are waited for."""
    patience = time.monotonic() + _PATIENCE
    while not _locked(handle):
        holder = _Holder.read(handle)
        if holder.is_alive() or time.monotonic() > patience:
            what = f"another build is writing this graph: {holder}"
            raise KgError(what, str(folder), "wait for it, or name another folder with -g")
        time.sleep(0.05)
    handle.seek(0)
    handle.truncate()
    handle.write(_Holder.this().written())
    handle.flush()


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds a folder, as the lock file says."""

    process: int
    host: str
    since: str

    @classmethod
    def this(cls) -> _Holder:
        """The process that runs."""
        return cls(os.getpid(), socket.gethostname(), f"{datetime.now().astimezone():%d/%m/%Y %H:%M:%S %z}")

    @classmethod
    def read(cls, handle: IO[str]) -> _Holder:
        """Who has written himself into a lock file."""
        handle.seek(0)
        process, host, since, *_ = (*handle.read().split("\n"), "", "", "")
        return cls(int(process) if process.isdecimal() else 0, host, since)

    def written(self) -> str:
        return f"{self.process}\n{self.host}\n{self.since}\n"

    def is_alive(self) -> bool:
        """Whether the process may still be at work; of another machine nobody can tell."""
        if not self.process:  # it has the lock and is about to write its name, or has just taken it out
            return False
        if sys.platform == "win32" or self.host != socket.gethostname():
            return True
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True

    def __str__(self) -> str:
        if not self.process:
            return "another process"
        return f"process {self.process} on {self.host}, since {self.since}"


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
            if entry.name.partition(".")[0] not in kept or entry.suffix != ".json":
                entry.unlink(missing_ok=True)


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
