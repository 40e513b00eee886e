"""`kg` as tests call it: in this process, with its exit code and what it prints."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import click
from click.testing import CliRunner

from kg.cli import main


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def run(*args: str, cwd: Path, stdin: str | bytes = "") -> Done:
    """Run the command in this process, as `main` does it for a shell."""

    @click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
    @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
    def shell(rest: tuple[str, ...]) -> None:
        main(list(rest))

    with contextlib.chdir(cwd):
        result = CliRunner().invoke(shell, ["--", *args], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)
