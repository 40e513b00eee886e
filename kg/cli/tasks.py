"""`kg tasks`: the officer's sheet, one command from a folder of texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kg.cli.options import ocr_option


@click.command("tasks", short_help="Make a sheet of all tasks: who, by when, on what.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="nhiem-vu.xlsx, .csv, .docx or .ics.",
)
@click.option(
    "--on",
    metavar="DAY",
    help="The day on which the legal bases are judged, as 2025-07-01 or 1/7/2025. Default: today.",
)
@ocr_option
def command(paths: tuple[str, ...], output: Path, on: str | None, ocr: bool) -> int:
    """Write a sheet of all tasks: who leads, with whom, by when, on which documents, and whether they stand.

    PATH is a file, a folder, or a pattern in quotes. A file that cannot be read is named, the rest goes on.

    \b
    Example:
      kg tasks kg-demo/van-ban -o nhiem-vu.xlsx
    """
    import tempfile

    from kg.cli.left_out import say_left_out
    from kg.cli.options import cores
    from kg.cli.progress import shown_progress
    from kg.cli.speech import tell
    from kg.errors import KgError
    from kg.graph.build import build
    from kg.library import load
    from kg.queries.days import read_day
    from kg.sheets.rows import sheet_rows
    from kg.sheets.writing import WRITERS, write_sheet

    if output.suffix.lower() not in WRITERS:
        raise KgError("no sheet of this type", str(output), f"name it {' or '.join(WRITERS)}")
    day = read_day(on) if on else date.today()
    if day is None:
        raise KgError("not a day", f"--on {on}", "write it as 2025-07-01 or 1/7/2025")
    with tempfile.TemporaryDirectory(prefix="kg-tasks-") as scratch:
        with shown_progress() as progress:
            report = build(paths, Path(scratch) / "graph", jobs=cores(), progress=progress, ocr=ocr)
        rows = sheet_rows(load(Path(scratch) / "graph").store, day)
    write_sheet(rows, output, day)
    tell(f"{output}: {len(rows)} task(s) of {len(report.new)} text(s), bases as of {day:%d/%m/%Y}")
    say_left_out(report)
    return 0 if report.complete else 3
