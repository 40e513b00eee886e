"""`kg demo`: the whole way on the packaged examples, in seconds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.library import LegalGraph

ASKED = (
    ("directives-implementing", {"document": "107/2020/NĐ-CP"}, ("depth", "kind", "title", "steps")),
    ("tasks-of-unit", {"unit": "Văn phòng Sở"}, ("task", "role", "due", "bases")),
)
"""Two questions of the library, their parameters and the columns shown."""

ROWS = 6


@click.command("demo", short_help="Try everything on the example texts.")
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default="kg-demo", metavar="[DIR]"
)
def command(folder: Path) -> None:
    """Build the example texts into DIR (default kg-demo), ask two questions, write Turtle and a picture.

    \b
    Example:
      kg demo kg-demo
    """
    from kg.graph.build import build
    from kg.library import load

    texts = _copied(folder)
    report = build(texts, folder / "graph")
    _say(
        f"1. kg build: {len(texts)} texts → {report.nodes} nodes, {report.edges} edges in {folder / 'graph'}"
    )
    graph = load(folder / "graph")
    for number, (name, params, columns) in enumerate(ASKED, start=2):
        _answer(graph, number, name, params, columns)
    turtle, page = folder / "do-thi.ttl", folder / "so-do.html"
    turtle.write_text(graph.to_turtle(), encoding="utf-8")
    graph.view().save(page)
    _say(f"\n4. kg export: {turtle}\n5. kg view: {page}   ← open it in a browser; it needs no network")
    _say(f"\nThe texts are in {folder / 'van-ban'}. Next: kg build YOUR-FOLDER -g kg-graph; kg query --list")


def _copied(folder: Path) -> list[Path]:
    """The example texts, copied to where the user can read and change them."""
    from extractors.resources import data_dir
    from kg.errors import KgError

    target = folder / "van-ban"
    try:
        target.mkdir(parents=True, exist_ok=True)
        return [
            Path(shutil.copy(text, target / text.name)) for text in sorted(data_dir("examples").glob("*.txt"))
        ]
    except OSError as error:
        raise KgError(
            "cannot write the demo", str(folder), f"{error.strerror}; name another folder"
        ) from error


def _answer(
    graph: LegalGraph, number: int, name: str, params: dict[str, str], columns: tuple[str, ...]
) -> None:
    from kg.cli.output import write_rows
    from kg.queries import question

    options = " ".join(f'--{key} "{value}"' for key, value in params.items())
    _say(f"\n{number}. kg query {name} {options}\n   {question(name).header.vi}\n")
    result = graph.query(name, **params)
    shown = [tuple(_brief(row[column]) for column in columns) for row in result.dicts()]
    write_rows(columns, shown[:ROWS], "table", None)
    if len(shown) > ROWS:
        _say(f"… and {len(shown) - ROWS} more")


def _brief(value: object) -> object:
    """A value short enough for a table in the demo: the relations of a path, the titles of a list."""
    from kg.cli.speech import spoken

    if isinstance(value, list | tuple):
        between = " ← " if value and isinstance(value[0], dict) else "; "
        return between.join(str(_brief(inner)) for inner in value)
    if isinstance(value, dict):
        return spoken("relation", value["relation"])
    text = str(value if value is not None else "")
    return text if len(text) <= 90 else text[:89] + "…"


def _say(text: str) -> None:
    from kg.cli.speech import say

    click.echo("\n".join(map(say, text.split("\n"))))
