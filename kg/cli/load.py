"""`kg load`: the graph into a Neo4j server."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option


@click.command("load")
@graph_option
@click.option(
    "--neo4j-uri",
    envvar="NEO4J_URI",
    required=True,
    metavar="URI",
    help="neo4j://HOST:7687 or bolt://… (also NEO4J_URI).",
)
@click.option("--user", envvar="NEO4J_USERNAME", help="User name (also NEO4J_USERNAME; default neo4j).")
@click.option("--ask-password", is_flag=True, help="Ask for the password; else NEO4J_PASSWORD is used.")
@click.option("--database", metavar="NAME", help="Database of the server; default: the server's own.")
@click.option(
    "--remove-source",
    "removed",
    multiple=True,
    metavar="TEXT",
    help="Only take away what this text (text/…) states; repeatable.",
)
def command(
    graph: Path,
    neo4j_uri: str,
    user: str | None,
    ask_password: bool,
    database: str | None,
    removed: tuple[str, ...],
) -> None:
    """Load the graph into Neo4j. Loading twice changes nothing; only nodes labelled VnLegal are touched.

    \b
    Example:
      kg load -g kg-demo/graph --neo4j-uri neo4j://localhost:7687 --ask-password
    """
    from kg.graph import read_graph
    from kg.stores import open_store

    tables = read_graph(graph)
    password = click.prompt("Password", hide_input=True, err=True) if ask_password else None
    store = open_store(tables, neo4j_uri, user=user, password=password, database=database)
    try:
        if removed:
            for source in removed:
                gone = store.remove_source(source)
                click.echo(
                    f"{source}: {gone.stale_nodes} nodes and {gone.stale_edges} edges removed", err=True
                )
            return
        written = store.load_graph(tables, progress=_progress)
        click.echo(
            f"{written.nodes} nodes and {written.edges} edges in {store.name}; "
            f"{written.stale_nodes} nodes and {written.stale_edges} edges of changed texts removed",
            err=True,
        )
    finally:
        store.close()


def _progress(what: str, count: int) -> None:
    click.echo(f"kg: {count} {what} written", err=True)
