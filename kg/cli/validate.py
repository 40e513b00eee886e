"""`kg validate`: a graph or an RDF file against the shapes of the ontology."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option
from kg.cli.output import FORMATS

if TYPE_CHECKING:
    from kg.validation import Data, Finding, Report

SHOWN = 20
"""Findings that a table shows unless more are asked for."""

PATIENCE = 5.0
"""Seconds between two lines of progress where there is no terminal to draw a bar on."""

SEVERITIES = ("Violation", "Warning", "Info")


@click.command("validate", short_help="Check a graph against the shapes of the ontology.")
@click.argument("files", metavar="[FILE]…", nargs=-1, type=click.Path())
@graph_option
@click.option(
    "--severity", type=click.Choice(SEVERITIES, case_sensitive=False), default="Info", show_default=True,
    help="Check only rules at least as grave.",
)  # fmt: skip
@click.option(
    "--shape", "shapes", metavar="CODE", multiple=True, help="Check only this rule; may be repeated."
)
@click.option(
    "--limit", type=click.IntRange(0), help=f"Show so many findings, 0 all (table: {SHOWN}, else all)."
)
@click.option(
    "--lang", type=click.Choice(("vi", "en", "both")), default="both", show_default=True,
    help="Language of the messages; json and jsonl always hold both.",
)  # fmt: skip
@click.option("--rules", "listed", is_flag=True, help="List the rules instead of checking.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
@click.option(
    "-f", "--format", "form", type=click.Choice((*FORMATS, "turtle")),
    help="Default: table on a terminal, jsonl in a pipe; turtle is a sh:ValidationReport.",
)  # fmt: skip
def command(
    files: tuple[str, ...], graph: Path, severity: str, shapes: tuple[str, ...], limit: int | None, lang: str,
    listed: bool, output: str | None, form: str | None,
) -> int:  # fmt: skip
    """Check a graph, or RDF files of anybody's, against the SHACL shapes of the ontology.

    FILE is .ttl, .nt, .trig, .nq, .jsonld, .rdf or .owl; several are checked as one graph, - is Turtle
    on stdin, without any the graph of -g is checked. Nothing is fetched from the network.

    \b
    Exit code: 0 when nothing is violated (warnings and infos are allowed), 3 with violations, 2 when the
    input cannot be read (the message says line and column).

    \b
    Examples:
      kg validate -g kg-demo/graph
      kg validate kg-demo/do-thi.ttl --severity Violation --lang vi
      kg validate kg-demo/do-thi.ttl --shape issuer-valid -f turtle -o bao-cao.ttl
      kg validate --rules
    """
    from kg.validation import validate
    from kg.validation.checking import chosen

    chosen(shapes, severity)  # a mistyped rule is told before a large file is read
    if listed:
        _write_rules(shapes, severity, lang, form, output)
        return 0
    found = validate(
        _data(files, graph), codes=shapes, severity=severity, progress=_bar() if _is_seen() else _lines()
    )
    _write(found, lang, form, output, limit)
    _sum_up(found, ", ".join(files) or str(graph))
    return 0 if found.conforms else 3


def _data(files: tuple[str, ...], graph: Path) -> Data:
    from kg.graph import read_graph
    from kg.validation import of_files, of_graph

    return of_files(*files) if files else of_graph(read_graph(graph))


def _write(found: Report, lang: str, form: str | None, output: str | None, limit: int | None) -> None:
    from kg.cli.output import chosen_format, write_rows, write_text

    wanted = "turtle" if not form and output and output.endswith(".ttl") else form
    chosen = wanted if wanted == "turtle" else chosen_format(wanted, output)
    if chosen == "turtle":
        write_text([found.turtle()], output)
        return
    most = (SHOWN if chosen == "table" else 0) if limit is None else limit
    shown = found.findings[:most] if most else found.findings
    if chosen in ("json", "jsonl"):
        records = [finding.record() for finding in shown]
        columns = list(records[0]) if records else []
        write_rows(columns, [tuple(record.values()) for record in records], chosen, output)
    elif shown or chosen == "csv":
        write_rows(
            ("severity", "code", "node", "what", "fix"), [_row(each, lang) for each in shown], chosen, output,
            asked="validate",
        )  # fmt: skip
    if len(shown) < len(found.findings):
        for rule, times in found.by_rule():
            click.echo(f"{times:>9,}  {rule.severity:<9}  {rule.code}: {rule.label[_tongue(lang)]}", err=True)
        click.echo(f"{len(shown)} of {len(found.findings):,} shown; --limit 0 shows all", err=True)


def _row(finding: Finding, lang: str) -> Sequence[str]:
    node = f"{finding.title} ({finding.shown})" if finding.title else finding.shown
    return finding.severity, finding.code, node, _said(finding.message, lang), _said(finding.rule.fix, lang)


def _said(text: dict[str, str], lang: str) -> str:
    return f"{text['vi']} / {text['en']}" if lang == "both" else text[lang]


def _tongue(lang: str) -> str:
    return "en" if lang == "en" else "vi"


def _write_rules(
    codes: tuple[str, ...], severity: str, lang: str, form: str | None, output: str | None
) -> None:
    from kg.cli.output import write_rows
    from kg.validation.checking import chosen

    if form == "turtle":
        from kg.cli.output import write_text
        from kg.validation.shapes import shapes_graph

        write_text([shapes_graph().serialize(format="turtle")], output)
        return
    rows = [
        (rule.code, rule.severity, _said(rule.label, lang), _said(rule.message, lang), _said(rule.fix, lang))
        for rule in chosen(codes, severity)
    ]
    write_rows(("code", "severity", "rule", "what", "fix"), rows, form, output, asked="validate")


def _sum_up(found: Report, name: str) -> None:
    counts = ", ".join(
        f"{number:,} {_plural(severity, number)}" for severity, number in found.counts().items()
    )
    verdict = "conforms" if found.conforms else "does not conform"
    click.echo(f"{name} {verdict}: {found.nodes:,} resources by {found.rules} rules; {counts}", err=True)


def _plural(severity: str, number: int) -> str:
    return severity.lower() + ("" if number == 1 else "s")


def _is_seen() -> bool:
    return sys.stderr.isatty()


def _bar() -> Callable[[int, int], None]:
    """A bar on the terminal, wiped when all is done."""

    def draw(done: int, total: int) -> None:
        width = 30 * done // total
        text = f"\rchecking [{'#' * width}{' ' * (30 - width)}] {done}/{total}"
        click.echo(text if done < total else f"\r{' ' * (len(text) - 1)}\r", nl=False, err=True)

    return draw


def _lines() -> Callable[[int, int], None]:
    """A line now and then, for logs; a quick check says nothing."""
    last = time.monotonic()

    def say(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= PATIENCE and done < total:
            last = time.monotonic()
            click.echo(f"checking: {done} of {total}", err=True)

    return say
