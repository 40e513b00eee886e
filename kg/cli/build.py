"""`kg build`: texts to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import files_from_option, graph_option, jobs_option, ocr_option

if TYPE_CHECKING:
    from kg.graph.build import BuildReport


@click.command("build", short_help="Make the graph of files and folders.")
@click.argument("paths", nargs=-1, metavar="PATH…")
@files_from_option
@graph_option
@click.option("--base-iri", metavar="IRI", help="Base of all IRIs. Default: https://w3id.org/vnlegal/.")
@jobs_option
@ocr_option
@click.option("--dry-run", is_flag=True, help="Say which files would be read; write nothing.")
def command(
    paths: tuple[str, ...],
    files_from: str | None,
    graph: Path,
    base_iri: str | None,
    jobs: int | None,
    ocr: bool,
    dry_run: bool,
) -> int:
    """Read texts and write their graph into a folder. Running again reads only what changed.

    PATH is a file, a folder or .zip of files, a pattern in quotes ('van-ban/**/*.docx'), or - for the
    standard input. A file that cannot be read, or only in part, is named with the remedy and the rest goes
    on (exit code 3); an interrupted build leaves the last good graph.

    \b
    Example:
      kg build kg-demo/van-ban -g kg-graph
    """
    from kg.cli.left_out import say_left_out
    from kg.cli.options import cores, named_paths
    from kg.cli.progress import shown_progress
    from kg.graph.build import build
    from kg.identity import DEFAULT_BASE

    named = named_paths(paths, files_from)
    with shown_progress() as progress:
        report = build(
            named, graph, base_iri=base_iri or DEFAULT_BASE, jobs=jobs or cores(), dry_run=dry_run,
            progress=progress, ocr=ocr,
        )  # fmt: skip
    if dry_run:
        _say_files(report)
    _say(report, dry_run)
    say_left_out(report, "" if dry_run else str(graph / "manifest.json"))
    return 0 if report.complete else 3


def _say_files(report: BuildReport) -> None:
    """Name the files that a build would take in or lose: the answer of a dry run, so it goes to stdout."""
    from kg.cli.left_out import on_one_line

    for what in ("new", "changed", "removed"):
        for name in getattr(report, what):
            click.echo(f"{what}\t{on_one_line(name)}")


def _say(report: BuildReport, dry_run: bool) -> None:
    from kg.cli.left_out import on_one_line
    from kg.cli.speech import say, tell

    counts = [f"{len(getattr(report, what))} {what}" for what in ("new", "changed", "unchanged", "removed")]
    if report.left_out:
        counts.append(f"{len(report.left_out)} left out")
    if report.in_part:
        counts.append(f"{len(report.in_part)} read in part")
    tell(", ".join(map(say, counts)), "; nothing written (--dry-run)" if dry_run else "")
    for names in report.same_text[:5]:
        listed = ", ".join(map(on_one_line, names[:4])) + (", …" if len(names) > 4 else "")
        tell(f"the same text, taken once: {listed}")
    if not dry_run:
        tell(f"{report.folder}: {report.nodes} nodes, {report.edges} edges")
