"""Which files the paths on a command line mean."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.readers.archives import inside, is_archive, members_of
from kg.readers.errors import (
    EmptyInputError,
    MissingPathError,
    ReadingError,
    UnreadablePathError,
    UnsupportedTypeError,
)
from kg.readers.patterns import Pattern, is_pattern, is_trash
from kg.readers.reading import with_path
from kg.readers.types import HINTS, SUFFIXES

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Discovery:
    """The inputs to read, as given or found, each once; and what was not taken, with reasons."""

    files: tuple[str, ...]
    problems: tuple[ReadingError, ...]


def discover(paths: str | Path | Iterable[str | Path]) -> Discovery:
    """The files that paths mean: files, folders searched to the bottom, patterns, ``-`` for stdin.

    A single text or path is one path, never a sequence of letters. A pattern (``van-ban/**/*.docx``) is one
    where no file has that name.

    A zip archive is searched as a folder is; what is in it is called ``a.zip!b.docx``.

    A file that is named is taken whatever its suffix (its reader will say when it cannot be read); in folders
    only known suffixes are taken and the others are reported. Names that begin with a dot, and what Word,
    Windows and macOS leave behind in folders (``~$bao-cao.docx``, ``Thumbs.db``), are not looked at. A file
    that two paths or links reach is taken once.
    """
    search = _Search()
    for path in map(str, (paths,) if isinstance(paths, str | Path) else paths):
        if path == STDIN:
            search.files.setdefault(STDIN, STDIN)
        elif Path(path).is_file():
            if not is_trash(Path(path).name):
                search.take(path)
        elif Path(path).is_dir():
            search.search(path)
        elif inside(path):
            search.files.setdefault(path, path)
        elif Path(path).exists():
            search.refuse(UnreadablePathError, "neither a file nor a folder", path, "name a regular file")
        elif is_pattern(path):
            search.match(Pattern.of(path))
        else:
            search.refuse(MissingPathError, "there is no such file or folder", path, "check the path")
    problems = (p for real, p in search.problems.items() if real not in search.files)
    return Discovery(tuple(search.files.values()), tuple(problems))


def listed_paths(data: bytes, where: str) -> tuple[str, ...]:
    """The paths that a list names, one a line, or ended by NUL as ``find -print0`` writes them.

    Raises `EmptyInputError` where it names none.

    >>> listed_paths(b"van-ban/a.txt\\r\\n\\r\\nvan-ban/b.docx", "danh-sach.txt")
    ('van-ban/a.txt', 'van-ban/b.docx')
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # what PowerShell writes
        data = data.decode("utf-16", "replace").encode()
    text = os.fsdecode(data.removeprefix(BOM_UTF8))
    names = text.split("\0") if "\0" in text else [line.removesuffix("\r") for line in text.split("\n")]
    found = tuple(name for name in names if name.strip())
    if not found:
        raise EmptyInputError("this list names no file", where, "write one path a line")
    return found


@dataclass(slots=True)
class _Search:
    """What was found so far, by real path: the path as found, or what is wrong with it."""

    files: dict[str, str] = field(default_factory=dict)
    problems: dict[str, ReadingError] = field(default_factory=dict)

    def take(self, path: str) -> None:
        """Take a file, of an archive the documents in it."""
        real = os.path.realpath(path)
        if not is_archive(path):
            self.files.setdefault(real, path)
            return
        met = False
        for found in members_of(path):
            met = True
            if isinstance(found, str):
                self.files.setdefault(f"{real}{found.removeprefix(path)}", found)
            else:
                self.problems.setdefault(f"{real}{found.where.removeprefix(path)}", found)
        if not met:
            self.refuse(EmptyInputError, "no file in this archive", path, "check the archive")

    def refuse(self, kind: type[ReadingError], what: str, where: str, fix: str) -> None:
        self.problems.setdefault(os.path.realpath(where), kind(what, where, fix))

    def search(self, folder: str) -> None:
        """Take the files of a folder; say so where there is none to read."""
        if not self._walk(folder, lambda _: True):
            fix = f"name a folder with {', '.join(sorted(SUFFIXES))} files"
            self.refuse(EmptyInputError, "no file that can be read in this folder", folder, fix)

    def match(self, pattern: Pattern) -> None:
        """Take the files of a pattern; say so where there is none to read."""
        met = False

        def fits(path: str) -> bool:
            nonlocal met
            met |= (fit := pattern.fits(path))
            return fit

        self._walk(pattern.folder, fits)
        if not met:
            fix = "write it in quotes; ** goes into all folders: 'van-ban/**/*.docx'"
            self.refuse(MissingPathError, "no file is called like this", pattern.written, fix)

    def _walk(self, top: str, fits: Callable[[str], bool]) -> bool:
        """Take what `fits` in a folder and below it; whether anything can be read there.

        Linked folders come last and no folder twice, so that a file is taken under its own name and a link
        that leads back ends nowhere.
        """
        found = False
        waiting, links, seen = [top], list[str](), set[str]()
        while waiting or links:
            folder = waiting.pop() if waiting else links.pop(0)
            real = os.path.realpath(folder)
            if real in seen:
                continue
            seen.add(real)
            below: list[str] = []
            for entry in self._entries(folder):
                path = str(Path(folder) / entry.name)
                if os.path.isdir(path):  # noqa: PTH112 - no error for a link to itself
                    (links if entry.is_symlink() else below).append(path)
                elif fits(path):
                    found |= self._met(path)
            waiting.extend(reversed(below))
        return found

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                shown = [entry for entry in entries if not is_trash(entry.name)]
        except FileNotFoundError:
            return []
        except OSError as problem:
            why = (problem.strerror or "the system refuses it").lower()
            self.refuse(UnreadablePathError, f"cannot be opened, {why}", folder, "check its permissions")
            return []
        return sorted(shown, key=lambda entry: entry.name)

    def _met(self, path: str) -> bool:
        """Take a file of a folder where its suffix is known; whether it was."""
        suffix = Path(path).suffix.lower()
        if suffix not in SUFFIXES and not is_archive(path):
            fix = with_path(HINTS.get(suffix, "convert it to .txt or .html, or leave it out"), path)
            self.refuse(UnsupportedTypeError, f"no reader for {suffix or 'nameless'} files", path, fix)
        elif (trouble := _no_file(path)) is not None:
            self.refuse(UnreadablePathError, trouble, path, "take it out, or name a regular file")
        else:
            self.take(path)
            return True
        return False


def _no_file(path: str) -> str | None:
    """Why a name in a folder is no file that can be opened: opening a pipe would wait for ever."""
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return "a link to a file that is not there"
    except OSError as problem:
        return f"cannot be opened, {(problem.strerror or 'the system refuses it').lower()}"
    return None if stat.S_ISREG(mode) else "neither a file nor a folder"
