"""Options that several commands share."""

from __future__ import annotations

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
