"""`kg info`: what is inside a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kg.cli.options import graph_option, output_options


@click.command("info", short_help="Say what is inside a graph.")
@graph_option
@output_options
def command(graph: Path, form: str | None, output: str | None) -> None:
    """Say what is inside a graph: texts, nodes by label, edges by relation, what was left out.

    \b
    Example:
      kg info -g kg-demo/graph
    """
    from kg.cli.output import is_for_people, write_rows
    from kg.cli.speech import say

    in_words = say if is_for_people(form, output) else str
    write_rows(("what", "name", "count"), _rows(graph, in_words), form, output)


def _rows(folder: Path, in_words: Callable[[str], str]) -> Iterator[tuple[str, str, object]]:
    from kg.graph import read_manifest

    manifest = read_manifest(folder)
    yield "graph", manifest.generation, manifest.node_count + manifest.edge_count
    yield "texts", "", len(manifest.inputs)
    if manifest.ocr:
        yield "text recognition", manifest.ocr, 1
    for table in manifest.tables:
        yield "nodes" if table.kind == "node" else "edges", table.name, table.rows
    for reason, count in manifest.dropped:
        yield "page furniture left out", reason, count
    for item in manifest.left_out:
        yield "left out", f"{item.name}: {in_words(item.reason)}", 1
    for part in manifest.in_part:
        yield "read in part", f"{part.name}: {in_words(part.reason)}", 1
