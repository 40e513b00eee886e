"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KgError


def place_file(pieces: Iterable[bytes], target: Path) -> int:
    """Write the pieces to `target`; the number of bytes.

    Raises:
        KgError: the file cannot be written.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("wb") as handle:
            size = sum(handle.write(piece) for piece in pieces)
        draft.replace(target)
    except OSError as error:
        raise _unwritable(error, target, "file") from error
    finally:
        if draft.parent.is_dir():
            draft.unlink(missing_ok=True)
    return size


@contextmanager
def placed_folder(target: Path, own: Collection[str]) -> Iterator[Path]:
    """A draft folder that takes the place of `target` when the block ends well.

    A folder that is there already is replaced only if it holds nothing but entries named in `own`.

    Raises:
        KgError: the folder cannot be written, or holds something else.
    """
    try:
        strange = sorted(path.name for path in target.iterdir() if path.name not in own)
    except FileNotFoundError:
        strange = []
    except OSError as error:
        raise _unwritable(error, target, "folder") from error
    if strange:
        raise KgError(
            "the folder holds something else", str(target / strange[0]), "name a new folder with -o"
        )
    try:
        with tempfile.TemporaryDirectory(
            dir=target.parent, prefix=f".{target.name}.", ignore_cleanup_errors=True
        ) as scratch:
            draft = Path(scratch) / "new"
            draft.mkdir()
            yield draft
            if target.exists():
                target.replace(Path(scratch) / "old")
            draft.replace(target)
    except OSError as error:
        raise _unwritable(error, target, "folder") from error


def _unwritable(error: OSError, target: Path, what: str) -> KgError:
    return KgError("cannot write", str(target), f"{error.strerror}; name another {what} with -o")
