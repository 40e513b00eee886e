"""Which files the paths on a command line mean."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.readers.errors import (
    EmptyInputError,
    MissingPathError,
    ReadingError,
    UnreadablePathError,
    UnsupportedTypeError,
)
from kg.readers.types import HINTS, SUFFIXES

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Discovery:
    """The inputs to read, as given or found, each once; and what was not taken, with reasons."""

    files: tuple[str, ...]
    problems: tuple[ReadingError, ...]


def discover(paths: str | Path | Iterable[str | Path]) -> Discovery:
    """The files that paths mean: files as given, folders searched to the bottom in sorted order, ``-`` stdin.

    A single text or path is one path, never a sequence of letters.

    A file that is named is taken whatever its suffix (its reader will say when it cannot be read); in folders
    only known suffixes are taken and the others are reported. Names that begin with a dot are not looked at.
    """
    files: dict[str, None] = {}
    problems: list[ReadingError] = []
    for path in map(str, (paths,) if isinstance(paths, str | Path) else paths):
        if path == STDIN or Path(path).is_file():
            files.setdefault(path)
        elif Path(path).is_dir():
            found = len(files)
            _walk(path, files, problems)
            if len(files) == found and not any(str(Path(p)).startswith(str(Path(path))) for p in files):
                fix = f"name a folder with {', '.join(sorted(SUFFIXES))} files"
                problems.append(EmptyInputError("no file that can be read in this folder", path, fix))
        elif Path(path).exists():
            problems.append(UnreadablePathError("neither a file nor a folder", path, "name a regular file"))
        else:
            problems.append(MissingPathError("there is no such file or folder", path, "check the path"))
    return Discovery(tuple(files), tuple(problems))


def _walk(folder: str, files: dict[str, None], problems: list[ReadingError]) -> None:
    def refuse(error: OSError) -> None:
        problems.append(UnreadablePathError("cannot be opened", str(error.filename), "check its permissions"))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(root) / name)
            suffix = Path(name).suffix.lower()
            if name.startswith("."):
                continue
            if suffix in SUFFIXES:
                files.setdefault(path)
            else:
                fix = HINTS.get(suffix, "convert it to .txt or .html, or leave it out").replace("FILE", path)
                problems.append(
                    UnsupportedTypeError(f"no reader for {suffix or 'nameless'} files", path, fix)
                )
