"""`kg extract`: mentions and statements as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli.options import ocr_option, output_options

KINDS = ("citation", "relation", "meeting", "task", "person", "unit", "unread", "other")
_COLUMNS = ("source", "start", "kind", "what", "says", "document")


@click.command("extract", short_help="Print what texts cite, decide and assign, as JSON.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-g",
    "--graph",
    type=click.Path(path_type=Path),
    help="Print what the build in this folder knows of each citation.",
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only records of this kind; repeatable."
)
@ocr_option
@output_options
def command(
    paths: tuple[str, ...], graph: Path | None, kinds: tuple[str, ...], ocr: bool, form: str | None,
    output: str | None,
) -> int:  # fmt: skip
    """Print what texts cite, decide and assign: one JSON object a line.

    PATH is a file (.txt, .md, .html, .docx, .pdf; .doc and .rtf with LibreOffice), a folder or .zip of them,
    a pattern in quotes, or - for the standard input. Without -g each text is resolved by itself and the
    register of known documents. What cannot be read, or only in part, is named on stderr (exit code 3).

    \b
    Example:
      echo "Căn cứ Nghị định số 107/2020/NĐ-CP của Chính phủ" | kg extract -
    """
    from kg.cli.left_out import on_one_line
    from kg.cli.output import chosen_format, write_rows, write_text
    from kg.cli.speech import tell
    from kg.records import as_json_line

    problems: list[str] = []
    records = (r for r in _records(paths, graph, problems, ocr) if not kinds or r["kind"] in kinds)
    if chosen_format(form, output) == "table":
        write_rows(_COLUMNS, (_row(record) for record in records), "table", output, asked="extract")
    elif chosen_format(form, output) == "jsonl":
        write_text((as_json_line(record) + "\n" for record in records), output)
    else:
        found = list(records)
        keys = list(dict.fromkeys(key for record in found for key in record))
        write_rows(
            keys, ([record.get(key) for key in keys] for record in found), form, output, asked="extract"
        )
    for problem in problems:
        tell("kg: ", on_one_line(problem))
    return 3 if problems else 0


def _records(
    paths: tuple[str, ...], graph: Path | None, problems: list[str], ocr: bool
) -> Iterator[dict[str, Any]]:
    """The records of all files; what cannot be read is collected and the rest goes on."""
    from kg.errors import KgError
    from kg.readers import discover, find_tesseract, read
    from kg.readers.reading import with_path
    from kg.records import records_of

    reader = find_tesseract() if ocr else None
    discovery = discover(paths)
    problems.extend(f"left out: {problem}" for problem in discovery.problems)
    if not discovery.files and discovery.problems:
        raise discovery.problems[0]
    known = _built(graph) if graph else None
    for name in discovery.files:
        try:
            reading = read(name, ocr=reader)
        except KgError as error:
            problems.append(f"left out: {error}")
            if len(discovery.files) == 1:
                raise
            continue
        if reading.unread:
            problems.append(f"read in part: {name}: {with_path(reading.unread, name)}")
        yield from known(reading.text, name) if known else records_of(reading.text, name)


def _built(graph: Path) -> Any:  # noqa: ANN401
    from kg.recall import Recall

    return Recall(graph).records_of


def _row(record: dict[str, Any]) -> tuple[Any, ...]:
    what = (
        record.get("number")
        or record.get("title")
        or record.get("name")
        or record.get("text")
        or record["quote"]
    )
    says = (
        record.get("role")
        or record.get("relation")
        or record.get("due_text")
        or record.get("date")
        or record.get("reason")
    )
    return record["source"], record["start"], record["kind"], _short(what), says, record.get("document")


def _short(text: str, width: int = 70) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
