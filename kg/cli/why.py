"""`kg why`: the sentence behind an edge."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option, output_options


@click.command("why")
@click.argument("edge")
@graph_option
@output_options
def command(edge: str, graph: Path, form: str | None, output: str | None) -> None:
    """Show the evidence of an edge: who says it, where, in which words, by which rule, how sure.

    EDGE is the id that queries with --quotes and the picture print.

    \b
    Example:
      kg why -g kg-demo/graph EDGE
    """
    from kg.cli.output import write_rows
    from kg.evidence import why
    from kg.graph import read_graph

    evidence = why(read_graph(graph), edge)
    write_rows(("what", "value"), evidence.facts(), form, output)
