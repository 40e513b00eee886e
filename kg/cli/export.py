"""`kg export`: the graph for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option
from kg.exports.formats import FOLDER, FORMATS, format_of


@click.command("export", short_help="Write the graph for other tools.")
@graph_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice((*FORMATS, FOLDER)),
    help="Default: what FILE's name says, else turtle.",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE instead of stdout; neo4j-csv writes a folder."
)
@click.option("--no-quotes", is_flag=True, help="Leave out the wording of the texts.")
@click.option("--standards", is_flag=True, help="RDF in the words of ELI, ORG, PROV-O and others too.")
def command(graph: Path, form: str | None, output: str | None, no_quotes: bool, standards: bool) -> None:
    """Write the whole graph for other tools; the same graph gives the same bytes.

    \b
    turtle nt jsonld       RDF, the evidence of every relationship included
    trig                   RDF; mentions, evidence and provenance in the graph of the run
    turtle12 rdfxml        RDF 1.2 with triple terms; RDF/XML for older tools
    graphml gexf           yEd, Cytoscape, Gephi
    cypher                 a script for cypher-shell
    neo4j-csv              a folder for neo4j-admin database import
    xlsx                   a workbook: one sheet of nodes, one of edges

    \b
    Examples:
      kg export -g kg-demo/graph -f turtle -o do-thi.ttl
      kg export -g kg-demo/graph -f turtle --standards -o do-thi-eli.ttl
      kg export -g kg-demo/graph -o do-thi.gexf
      kg export -g kg-demo/graph -f neo4j-csv -o nap-neo4j
    """
    from kg.cli.speech import tell
    from kg.errors import KgError
    from kg.exports.formats import pieces, place
    from kg.graph import read_graph

    chosen = form or format_of(output or "") or "turtle"
    if output and output != "-":
        size = place(read_graph(graph), output, chosen, quotes=not no_quotes, standards=standards)
        tell(f"{output}: {size:,} bytes of {chosen}")
        return
    if chosen == FOLDER or not FORMATS[chosen].is_text:
        raise KgError(f"{chosen} is no text for stdout", "", "name a file or folder with -o")
    for piece in pieces(read_graph(graph), chosen, quotes=not no_quotes, standards=standards):
        click.echo(piece, nl=False)
