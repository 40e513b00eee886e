"""Rows to a person or to a program: table on a terminal, JSON Lines in a pipe, or what `--format` says."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.errors import KgError

FORMATS = ("table", "jsonl", "json", "csv")
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".txt": "table"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def chosen_format(wanted: str | None, output: str | None) -> str:
    """The format asked for, else the one the file name says, else table for a person and jsonl for a pipe."""
    if wanted:
        return wanted
    if output and output != "-":
        return _SUFFIXES.get(Path(output).suffix.lower(), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


def write_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str | None, output: str | None
) -> None:
    """Write rows in a format to a file or stdout."""
    form = chosen_format(form, output)
    write_text(_RENDERERS[form](columns, rows, bool(output and output != "-")), output)


def write_text(pieces: Iterable[str], output: str | None) -> None:
    """Write text to a file (whole or not at all) or to stdout.

    Raises:
        KgError: the file cannot be written.
    """
    if not output or output == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    target = Path(output)
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as handle:
            handle.writelines(pieces)
        draft.replace(target)
    except OSError as error:
        raise KgError("cannot write", str(target), f"{error.strerror}; name another file with -o") from error
    finally:
        draft.unlink(missing_ok=True) if draft.parent.is_dir() else None


def plain(value: Any) -> Any:  # noqa: ANN401
    """A value as JSON can hold it: dates become ISO text, tuples lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def _json_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]], _file: bool) -> Iterator[str]:
    for row in rows:
        yield json.dumps(dict(zip(columns, map(plain, row), strict=True)), ensure_ascii=False) + "\n"


def _json(columns: Sequence[str], rows: Iterable[Sequence[Any]], _file: bool) -> Iterator[str]:
    objects = [dict(zip(columns, map(plain, row), strict=True)) for row in rows]
    yield json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], file: bool) -> Iterator[str]:
    """Comma-separated; in a file with a byte order mark, by which Excel knows UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    yield ("\ufeff" if file else "") + buffer.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401
    """A value in a cell; what a spreadsheet would run as a formula is made text."""
    text = _shown(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _shown(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items() if inner not in (None, ""))
    if isinstance(value, list | tuple):
        return "; ".join(_shown(inner) for inner in value)
    return str(plain(value))


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]], _file: bool) -> Iterator[str]:
    from shutil import get_terminal_size

    from tabulate import tabulate

    cells = [[_shown(value) for value in row] for row in rows]
    if not cells:
        yield "(no rows)\n"
        return
    width = max(60, get_terminal_size((120, 24)).columns)
    widest = [max(len(column), *(len(row[i]) for row in cells)) for i, column in enumerate(columns)]
    yield tabulate(
        cells,
        headers=list(columns),
        tablefmt="simple",
        maxcolwidths=_fit(widest, width),
        disable_numparse=True,
    )
    yield "\n"


def _fit(widest: list[int], width: int) -> list[int | None]:
    """Column widths that fill the terminal: narrow columns as they are, the wide ones share the rest."""
    room = width - 2 * len(widest)
    limits: list[int | None] = [None] * len(widest)
    wide = sorted(range(len(widest)), key=lambda i: widest[i])
    for position, i in enumerate(wide):
        share = room // (len(wide) - position)
        if widest[i] > share:
            limits[i] = max(share, 8)
        room -= min(widest[i], max(share, 8))
    return limits


_RENDERERS = {"table": _table, "jsonl": _json_lines, "json": _json, "csv": _csv}
