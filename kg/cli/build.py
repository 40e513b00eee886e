"""`kg build`: texts to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option

if TYPE_CHECKING:
    from kg.graph.build import BuildReport


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@graph_option
@click.option("--base-iri", metavar="IRI", help="Base of all IRIs. Default: https://w3id.org/vnlegal/.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes that read and extract.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be read; write nothing.")
def command(paths: tuple[str, ...], graph: Path, base_iri: str | None, jobs: int, dry_run: bool) -> int:
    """Read texts and write their graph into a folder. Running again reads only what changed.

    PATH is a file (.txt, .html) or a folder. A file that cannot be read is reported and the rest goes on
    (exit code 3); an interrupted build leaves the last good graph.

    \b
    Example:
      kg build kg-demo/van-ban -g kg-graph
    """
    from kg.graph.build import build
    from kg.identity import DEFAULT_BASE

    report = build(paths, graph, base_iri=base_iri or DEFAULT_BASE, jobs=jobs, dry_run=dry_run)
    _say(report, graph, dry_run)
    return 3 if report.left_out else 0


def _say(report: BuildReport, graph: Path, dry_run: bool) -> None:
    click.echo(
        f"{len(report.new)} new, {len(report.changed)} changed, {len(report.unchanged)} unchanged, "
        f"{len(report.removed)} removed{'; nothing written (--dry-run)' if dry_run else ''}",
        err=True,
    )
    for item in report.left_out:
        click.echo(f"kg: left out: {item.name}: {item.reason}", err=True)
    if not dry_run:
        click.echo(f"{graph}: {report.nodes} nodes, {report.edges} edges", err=True)
