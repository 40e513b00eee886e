"""Zip archives of documents: what is inside is called ``a.zip!b.docx``; its size is checked before all."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from kg.readers.errors import (
    DamagedInputError,
    MissingPathError,
    OversizedInputError,
    ProtectedInputError,
    ReadingError,
    UnreadablePathError,
    UnsupportedTypeError,
)
from kg.readers.patterns import is_trash
from kg.readers.reading import with_path
from kg.readers.types import HINTS, SUFFIXES

ARCHIVE = ".zip"
MOST_MEMBERS = 10_000
MOST_TOGETHER = 2 << 30
_MOST = 256 << 20
_RATIO, _RATIO_FROM = 500, 8 << 20
_INSIDE = re.compile(r"(?P<archive>.*?\.zip)!(?P<member>.+)", re.IGNORECASE | re.DOTALL)
_UTF8_NAME = 0x800
_UNPACK = "unpack it and name the folder"


def is_archive(path: str) -> bool:
    """Whether a path names an archive that is searched as a folder is."""
    return Path(path).suffix.lower() == ARCHIVE


def inside(path: str) -> tuple[str, str] | None:
    """The archive and the member that a path names; None where it names a file.

    >>> inside("van-ban/thang-3.zip!xa/bc.docx"), inside("van-ban/bc.docx")
    (('van-ban/thang-3.zip', 'xa/bc.docx'), None)
    """
    found = _INSIDE.fullmatch(path)
    if found is None or Path(path).is_file():
        return None
    return found["archive"], found["member"]


def contents(path: str) -> bytes:
    """The bytes of a file, or of a member of an archive.

    Raises `OSError` where the system does not open it, a `ReadingError` for a member that is not there,
    damaged, protected or too large.
    """
    parts = inside(path)
    if parts is None:
        return Path(path).read_bytes()
    archive, member = parts
    opened = _opened_now(archive)
    entry = _members(opened).get(member)
    if entry is None:
        raise MissingPathError("there is no such file in the archive", path, "check the name")
    if problem := _refused(path, entry):
        raise problem
    try:
        return opened.read(entry)
    # zipfile says NotImplementedError of a compression that it cannot undo, RuntimeError of a password
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DamagedInputError("is damaged inside the archive", path, "get the archive again") from error


def members_of(archive: str) -> Iterator[str | ReadingError]:
    """The documents in an archive, as paths, and what in it cannot be read; in the order of their names."""
    try:
        found = _members(_opened_now(archive))
    except ReadingError as problem:
        yield problem
        return
    except OSError as problem:
        why = (problem.strerror or "the system refuses it").lower()
        yield UnreadablePathError(f"cannot be opened, {why}", archive, "check its permissions")
        return
    total = sum(entry.file_size for entry in found.values())
    if len(found) > MOST_MEMBERS or total > MOST_TOGETHER:
        what = f"{len(found):,} files of {total >> 20:,} MB inside, more than are read from one archive"
        yield OversizedInputError(what, archive, f"{_UNPACK}, if you trust it")
        return
    for name, entry in sorted(found.items()):
        path = f"{archive}!{name}"
        suffix = PurePosixPath(name).suffix.lower()
        if suffix not in SUFFIXES:
            fix = with_path(HINTS.get(suffix, "convert it to .txt or .html, or leave it out"), path)
            yield UnsupportedTypeError(f"no reader for {suffix or 'nameless'} files", path, fix)
        else:
            yield _refused(path, entry) or path


def _refused(path: str, entry: zipfile.ZipInfo) -> ReadingError | None:
    """Why a member is not read: a password, or more than a document holds."""
    if entry.flag_bits & 1:
        return ProtectedInputError("is protected by the password of the archive", path, _UNPACK)
    size, packed = entry.file_size, max(entry.compress_size, 1)
    if size > _MOST or (size > _RATIO_FROM and size > packed * _RATIO):
        what = f"would take {size >> 20:,} MB: too much for a document"
        return OversizedInputError(what, path, f"leave it out, or {_UNPACK}, if you trust it")
    return None


def _opened_now(archive: str) -> zipfile.ZipFile:
    state = Path(archive).stat()
    return _opened(archive, state.st_mtime_ns, state.st_size, os.getpid())


@lru_cache(maxsize=1)
def _opened(archive: str, _changed: int, _size: int, _process: int) -> zipfile.ZipFile:
    """An open archive, kept for its other members; two processes that share one would share its place."""
    try:
        return zipfile.ZipFile(archive)
    # zipfile says NotImplementedError of an archive of a later format than it knows
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        what = "this is no zip archive, or it was cut short"
        raise DamagedInputError(what, archive, "get it again") from None


def _members(opened: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files in an archive by name, without what systems leave behind."""
    return {
        name: entry
        for entry in opened.infolist()
        if not entry.is_dir() and (name := _name(entry)) and not any(map(is_trash, PurePosixPath(name).parts))
    }


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a member; many programs write UTF-8 without saying so."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
