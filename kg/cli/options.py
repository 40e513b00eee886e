"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.output import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])

graph_option = click.option(
    "-g",
    "--graph",
    type=click.Path(path_type=Path),
    envvar="KG_GRAPH",
    default=Path("kg-graph"),
    show_default="./kg-graph",
    help="Folder of the graph (also KG_GRAPH).",
)


RDF_FORMATS = {"turtle": ".ttl", "nt": ".nt", "srj": ".srj", "tsv": ".tsv"}
"""Formats of triples, and results as the W3C defines them, each with the suffix of its files."""


def result_options(command: Command) -> Command:
    """`-f/--format` and `-o/--output` for the answers of SPARQL too."""
    command = click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")(command)
    return click.option(
        "-f", "--format", "form", type=click.Choice((*FORMATS, *RDF_FORMATS)),
        help="Default: what FILE's name says, else table on a terminal, jsonl in a pipe; turtle and nt for"
        " CONSTRUCT and DESCRIBE; srj and tsv, the W3C's formats of results, for SELECT.",
    )(command)  # fmt: skip


def output_options(command: Command) -> Command:
    """`-f/--format` and `-o/--output` for commands that print rows."""
    command = click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")(command)
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="Default: table on a terminal, jsonl in a pipe.",
    )(command)


def quiet_driver() -> None:
    """Keep the log of the Neo4j driver off the terminal: what it says is in our own message, in one line."""
    import logging

    logging.getLogger("neo4j").addHandler(logging.NullHandler())


files_from_option = click.option(
    "--files-from",
    metavar="LIST",
    help="Read also the files that LIST names, one a line (or ended by NUL); - is the standard input.",
)

jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="Processes that read and extract. Default: one for every core.",
)


ocr_option = click.option(
    "--ocr", is_flag=True, help="Read scanned pages of PDF files with Tesseract: seconds a page, less sure."
)


def cores() -> int:
    """The cores that this process may use."""
    import os

    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


def named_paths(paths: tuple[str, ...], files_from: str | None) -> tuple[str, ...]:
    """The paths of a command line and those of its list.

    Raises:
        KgError: no path at all, or a list that cannot be read.
    """
    from kg.errors import KgError
    from kg.readers.discovery import STDIN, listed_paths

    if files_from is None:
        if not paths:
            raise click.UsageError("Missing argument 'PATH…'", click.get_current_context())
        return paths
    if files_from == STDIN:
        if STDIN in paths:
            raise KgError("the standard input cannot be a text and a list at once", "-", "leave one - out")
        return (*paths, *listed_paths(sys.stdin.buffer.read(), STDIN))
    try:
        return (*paths, *listed_paths(Path(files_from).read_bytes(), files_from))
    except OSError as problem:
        raise KgError(
            "the list of files cannot be read", files_from, (problem.strerror or "").lower()
        ) from problem
