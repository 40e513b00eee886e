"""`kg export`: the graph for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option

FORMATS = ("turtle", "nt")
_SUFFIXES = {".ttl": "turtle", ".nt": "nt"}


@click.command("export")
@graph_option
@click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), help="Default: what FILE's name says, else turtle."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
@click.option("--no-quotes", is_flag=True, help="Leave out the wording of the texts.")
def command(graph: Path, form: str | None, output: str | None, no_quotes: bool) -> None:
    """Write the whole graph as RDF: Turtle (sorted, prefixed, the same bytes every time) or N-Triples.

    \b
    Example:
      kg export -g kg-demo/graph -f turtle -o do-thi.ttl
    """
    from kg.cli.output import write_text
    from kg.exports.turtle import ntriples, turtle
    from kg.graph import read_graph

    chosen = form or _SUFFIXES.get(Path(output or "").suffix.lower(), "turtle")
    writer = turtle if chosen == "turtle" else ntriples
    text = writer(read_graph(graph), quotes=not no_quotes)
    write_text([text], output)
    if output and output != "-":
        click.echo(f"{output}: {len(text.encode()):,} bytes of {chosen}", err=True)
