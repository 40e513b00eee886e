"""`kg view`: a picture of a part of the graph, as one offline page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option


@click.command("view", short_help="Draw a picture of the graph, one offline page.")
@click.argument("what", required=False, metavar="[NODE|QUESTION]")
@graph_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE.html",
    help="The page to write.",
)
@click.option("--depth", type=click.IntRange(1, 4), default=1, show_default=True, help="Steps around NODE.")
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of QUESTION; repeatable.",
)
def command(what: str | None, graph: Path, output: Path, depth: int, params: tuple[str, ...]) -> None:
    """Draw the graph, what lies around a node, or the answer to a question.

    NODE is an id, a document's number in any spelling, or words of a title. The page needs no network;
    every edge shows the sentence behind it.

    \b
    Examples:
      kg view -g kg-demo/graph -o so-do.html
      kg view 107/2020/NĐ-CP -g kg-demo/graph -o nghi-dinh.html
      kg view directives-implementing -p document=107/2020/NĐ-CP -g kg-demo/graph -o thuc-hien.html
    """
    from kg.cli.output import write_text
    from kg.cli.speech import tell
    from kg.library import load

    page = load(graph).view(what, depth=depth, params=_pairs(params))
    write_text([page.html], str(output))
    tell(f"{output}: open it in a browser")


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for param in params:
        name, separator, value = param.partition("=")
        if not separator:
            raise click.BadParameter(f"{param!r} is not NAME=VALUE", param_hint="-p")
        pairs[name] = value
    return pairs
