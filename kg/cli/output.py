"""Rows to a person or to a program: table on a terminal, JSON Lines in a pipe, or what `--format` says."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.speech import day, heads, say, spoken, tell
from kg.errors import KgError

FORMATS = ("table", "jsonl", "json", "csv", "xlsx")
_READ_BY_PEOPLE = ("table", "xlsx")
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".txt": "table",
    ".xlsx": "xlsx",
}
_NOTHING = "\u200b"
"""A mark of no width: tabulate leaves out a row of cells that are really empty."""

_UNBROKEN = (40, 32, 24, 18, 14, 12, 10, 8)
"""Longest words that a table leaves whole, as far as its width allows."""
_EDGE_ID = 12
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def chosen_format(wanted: str | None, output: str | None) -> str:
    """The format asked for, else the one the file name says, else table for a person and jsonl for a pipe."""
    if wanted:
        return wanted
    if output and output != "-":
        return _SUFFIXES.get(Path(output).suffix.lower(), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


def is_for_people(wanted: str | None, output: str | None) -> bool:
    """Whether the chosen format is read by people, not by programs."""
    return chosen_format(wanted, output) in _READ_BY_PEOPLE


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    form: str | None,
    output: str | None,
    *,
    asked: str | None = "",
) -> None:
    """Write rows in a format to a file or stdout; what a person reads is in the person's language.

    `asked` names the question that the columns answer; None: the names are the user's own and stay.
    """
    form = chosen_format(form, output)
    if form in _READ_BY_PEOPLE and asked is not None:
        names, columns = columns, heads(columns, asked)
        rows = (tuple(map(spoken, names, row)) for row in rows)
    if form == "xlsx":
        _write_workbook(columns, rows, output)
        return
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
    _write_whole((piece.encode() for piece in pieces), Path(output))


def _write_whole(pieces: Iterable[bytes], target: Path) -> None:
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("wb") as handle:
            handle.writelines(pieces)
        draft.replace(target)
    except OSError as error:
        raise KgError("cannot write", str(target), f"{error.strerror}; name another file with -o") from error
    finally:
        draft.unlink(missing_ok=True) if draft.parent.is_dir() else None


def _write_workbook(columns: Sequence[str], rows: Iterable[Sequence[Any]], output: str | None) -> None:
    """Write rows as an Excel workbook of one sheet; days and numbers stay what they are."""
    from kg.exports.workbook import table_workbook

    if not output or output == "-":
        raise KgError("a workbook is no text for stdout", "", "name a file with -o, such as ket-qua.xlsx")
    cells = [[_typed(value) for value in row] for row in rows]
    _write_whole([table_workbook(columns, cells)], Path(output))
    tell(f"{output}: {len(cells):,} rows")


def _typed(value: Any) -> Any:  # noqa: ANN401
    """A value as a sheet can hold it: what is of several parts has a line for each."""
    if isinstance(value, list | tuple):
        return "\n".join(map(_shown, value))
    keeps_type = isinstance(value, int | float | date) and not isinstance(value, bool)
    return value if value is None or keeps_type else _shown(value)


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
    yield ("\ufeff" if file else "") + _csv_line(columns)
    for row in rows:
        yield _csv_line([_cell(value) for value in row])


def _csv_line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401
    """A value in a cell; what a spreadsheet would run as a formula is made text."""
    text = _shown(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _shown(value: Any, day: Callable[[date], str] = date.isoformat) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, dict):
        filled = ((key, inner) for key, inner in value.items() if inner not in (None, ""))
        return ", ".join(f"{key} {_shown(inner, day)}" for key, inner in filled)
    if isinstance(value, list | tuple):
        return "; ".join(_shown(inner, day) for inner in value)
    return day(value) if isinstance(value, date) else str(value)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]], _file: bool) -> Iterator[str]:
    from shutil import get_terminal_size

    from tabulate import tabulate

    cells = [[_shown(value, day) for value in row] for row in rows]
    if not cells:
        yield say("(no rows)") + "\n"
        return
    width = max(60, get_terminal_size((120, 24)).columns)
    limits = _fit(_measured(columns, cells, len), _measured(columns, cells, _longest_word), width)
    cells = list(_spaced(cells, limits))
    table = tabulate(
        cells,
        headers=list(columns),
        tablefmt="simple",
        maxcolwidths=limits,
        break_on_hyphens=False,
        disable_numparse=True,
    )
    yield from (f"{line.replace(_NOTHING, '').rstrip()}\n" for line in table.splitlines())


def _spaced(cells: list[list[str]], limits: list[int | None]) -> Iterator[list[str]]:
    """The rows; one that runs over several lines stands apart from its neighbours by an empty one."""
    before = False
    for number, row in enumerate(cells):
        wraps = any(limit and len(cell) > limit for cell, limit in zip(row, limits, strict=True))
        if number and (wraps or before):
            yield [_NOTHING] * len(row)
        yield row
        before = wraps


def _measured(
    columns: Sequence[str], cells: Sequence[Sequence[str]], size: Callable[[str], int]
) -> list[int]:
    return [max(size(column), *(size(row[i]) for row in cells)) for i, column in enumerate(columns)]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _fit(widest: list[int], words: list[int], width: int) -> list[int | None]:
    """Column widths that fill the terminal: narrow columns as they are, the wide ones share the rest.

    Where there is room no word is broken, and never an edge id: half of one cannot be copied.

    >>> _fit([60, 12, 80], [9, 12, 30], 100)
    [41, None, 41]
    """
    room = width - 2 * len(widest)
    for longest in _UNBROKEN:
        least = [
            max(8, min(word, longest if word < wide else max(longest, _EDGE_ID)))
            for word, wide in zip(words, widest, strict=True)
        ]
        if sum(least) <= room:
            break
    limits: list[int | None] = [None] * len(widest)
    order = sorted(range(len(widest)), key=lambda i: widest[i] - least[i])
    for position, i in enumerate(order):
        others = sum(least[j] for j in order[position + 1 :])
        share = max(least[i], min(room // (len(order) - position), room - others))
        if widest[i] > share:
            limits[i] = share
        room -= min(widest[i], share)
    return limits


_RENDERERS = {"table": _table, "jsonl": _json_lines, "json": _json, "csv": _csv}
