"""Patterns of file names (``van-ban/**/*.docx``), and names that are never a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

_MAGIC = re.compile(r"[*?\[]")
_TRASH = re.compile(r"\..*|~\$.*|~WRL\d+\.tmp|Thumbs\.db|desktop\.ini|__MACOSX", re.IGNORECASE | re.DOTALL)


def is_pattern(path: str) -> bool:
    """Whether a path has signs that stand for other letters."""
    return bool(_MAGIC.search(path))


def is_trash(name: str) -> bool:
    """Whether a name is hidden, or one that an office program or a system leaves behind.

    >>> [is_trash(name) for name in ("~$o-cao.docx", ".DS_Store", "Thumbs.db", "~bao-cao.docx")]
    [True, True, True, False]
    """
    return bool(_TRASH.fullmatch(name))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of paths: the folder to search, and what the names below it look like.

    ``*`` stands for letters of one name, ``?`` for one of them, ``[…]`` for one of some, ``**`` for folders
    of any depth. A folder that fits brings all its files. Capitals make no difference, nor does it how a
    system composes letters and marks.

    >>> pattern = Pattern.of("van-ban/**/*.docx")
    >>> pattern.folder, pattern.fits("van-ban/2031/thang-3/BC.DOCX"), pattern.fits("van-ban/a.txt")
    ('van-ban', True, False)
    """

    written: str
    folder: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> Pattern:
        """The pattern that was typed."""
        parts = PurePath(written).parts
        first = next(i for i, part in enumerate(parts) if is_pattern(part))
        return cls(written, str(Path(*parts[:first])), tuple(map(_plain, parts[first:])))

    def fits(self, path: str) -> bool:
        """Whether a path found below the folder fits."""
        return _fit(self.parts, tuple(map(_plain, PurePath(path).relative_to(self.folder).parts)))


def _fit(parts: tuple[str, ...], names: tuple[str, ...]) -> bool:
    if not parts:
        return True
    if parts[0] == "**":
        return _fit(parts[1:], names) or (bool(names) and _fit(parts, names[1:]))
    return bool(names) and fnmatchcase(names[0], parts[0]) and _fit(parts[1:], names[1:])


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).lower()
