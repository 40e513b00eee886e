"""`kg load`: the graph into a Neo4j server."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from kg.cli.options import graph_option, quiet_driver


@click.command("load", short_help="Load the graph into Neo4j.")
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

    quiet_driver()
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
        counts = tables.manifest
        progress = LoadProgress({"nodes": counts.node_count, "edges": counts.edge_count})
        written = store.load_graph(tables, progress=progress)
        click.echo(
            f"{written.nodes} nodes and {written.edges} edges in {store.name}; "
            f"{written.stale_nodes} nodes and {written.stale_edges} edges of changed texts removed",
            err=True,
        )
    finally:
        store.close()


@dataclass(slots=True)
class LoadProgress:
    """Says on stderr what is written, how fast, and how long the rest takes: once a second, and at the end.

    On a terminal the line is written over; elsewhere every report is a line. What is there already is sent
    again, so a load that was cut off runs through the same counts.
    """

    totals: Mapping[str, int]
    clock: Callable[[], float] = time.monotonic
    every: float = 1.0
    done: Counter[str] = field(default_factory=Counter)
    began: float | None = None
    said: float = 0.0

    def __call__(self, what: str, count: int) -> None:
        """Take in a written batch of ``nodes`` or ``edges``."""
        now = self.clock()
        if self.began is None:
            self.began = self.said = now
        self.done[what] += count
        complete = all(self.done[name] >= total for name, total in self.totals.items())
        if complete or now - self.said >= self.every:
            self.said = now
            terminal = sys.stderr.isatty()
            click.echo(
                ("\r\x1b[K" if terminal else "") + self.line(now), err=True, nl=complete or not terminal
            )

    def line(self, now: float) -> str:
        """What was written of what, items a second, and the time left.

        >>> progress = LoadProgress({"nodes": 100, "edges": 300}, began=0.0)
        >>> progress.done.update(nodes=100, edges=100)
        >>> progress.line(4.0)
        'kg: 100 of 100 nodes, 100 of 300 edges; 50 a second, 0:04 left'
        """
        counts = ", ".join(f"{self.done[name]:,} of {total:,} {name}" for name, total in self.totals.items())
        spent, written = now - (self.began or 0.0), self.done.total()
        if spent <= 0 or not written:
            return f"kg: {counts}"
        left = round(max(0, sum(self.totals.values()) - written) * spent / written)
        return f"kg: {counts}; {written / spent:,.0f} a second, {left // 60}:{left % 60:02} left"
