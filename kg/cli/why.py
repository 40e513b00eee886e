"""`kg why`: the sentence behind an edge."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option, output_options


@click.command("why", short_help="Show the sentence behind an edge.")
@click.argument("edge")
@graph_option
@output_options
def command(edge: str, graph: Path, form: str | None, output: str | None) -> None:
    """Show the evidence of an edge: who says it, on which page or line, in which words, by which rule.

    EDGE is the id that queries with --quotes and the picture print.

    \b
    Example:
      kg why -g kg-demo/graph EDGE
    """
    from kg.cli.output import is_for_people, write_rows
    from kg.cli.speech import VIETNAMESE, language
    from kg.evidence import why
    from kg.graph import read_graph
    from kg.graph.places import in_vietnamese

    evidence = why(read_graph(graph), edge)
    is_vietnamese = language() == VIETNAMESE and is_for_people(form, output)
    rows = [
        ("from", f"{evidence.from_title} ({evidence.edge.start})"),
        ("relation", evidence.edge.relation),
        ("to", f"{evidence.to_title} ({evidence.edge.end})"),
        ("quote", evidence.quote or "(a fact of the table, without wording)"),
        ("source", evidence.source),
        ("place", in_vietnamese(evidence.place) if is_vietnamese else evidence.place),
        *((("characters", f"{evidence.start}–{evidence.end}"),) if evidence.stated_by_text else ()),
        ("rule", evidence.rule),
        ("confidence", round(evidence.confidence, 3)),
        *(("follows from", premise) for premise in evidence.premises),
        *(("mention", f"{mention.title} ({mention.id})") for mention in evidence.mentions),
    ]
    write_rows(("what", "value"), rows, form, output)
