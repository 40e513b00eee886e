"""The command line. stdout is data, stderr is talk; commands are loaded when they are called.

Exit codes: 0 done, 1 internal failure, 2 usage or bad input, 3 done with findings or with something left out.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module, metadata
from typing import Any

import click

COMMANDS = (
    "demo", "extract", "build", "tasks", "info", "query", "export", "load", "view", "why", "validate",
    "ontology",
)  # fmt: skip
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class LazyGroup(click.Group):
    """A group whose commands live in modules of this package, imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a first working day, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        from kg.cli.speech import say

        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        command.short_help = say(command.short_help or "")
        return with_language(command)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401
        """The command of a name; an unknown one is answered with the nearest."""
        from difflib import get_close_matches

        from kg.errors import KgError

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=2)
            fix = f"did you mean {' or '.join(near)}?" if near else "kg --help shows all"
            raise KgError("no such command", args[0], fix)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run a command; the reader of its output may leave early (kg … | head): no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


def _choose_language(_ctx: click.Context, _param: click.Parameter, name: str | None) -> None:
    if name:
        from kg.cli.speech import choose

        choose(name)


_language = click.option(
    "--lang", type=click.Choice(("vi", "en")), is_eager=True, expose_value=False, callback=_choose_language,
    help="Language of tables, workbooks and messages. Default: KG_LANG, else the system's.",
)  # fmt: skip


def with_language(command: click.Command) -> click.Command:
    """The command, also taking `--lang` behind its name, where people write it."""
    if not any(option.name == "lang" for option in command.params):
        _language(command)
    return command


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"vn-legal-kg {metadata.version('vn-legal-kg')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings=CONTEXT)
@click.option("--debug", is_flag=True, help="Show the traceback of an internal failure.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version.",
)
@_language
def root(debug: bool) -> None:
    """Vietnamese administrative and legal texts in; a legal-reference knowledge graph out.

    \b
    Example:
      kg demo

    \b
    Exit codes:
      0  done
      1  a fault of kg
      2  wrong usage or bad input
      3  done, with findings or with something left out
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line; every failure ends in one clear line and an exit code."""
    from kg.errors import KgError

    _write_utf8()
    arguments = sys.argv[1:] if args is None else args
    try:
        result: Any = root.main(args=arguments, prog_name="kg", standalone_mode=False)
    except KgError as error:
        _fail(_in_words(error), 2)
    except click.exceptions.Abort:
        _fail("interrupted", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.UsageError as error:
        shown = error.ctx.command_path if error.ctx else "kg"
        _fail(f"{_said(error.format_message())} ({_said(f'{shown} --help shows how')})", error.exit_code)
    except click.ClickException as error:
        _fail(error.format_message(), error.exit_code)
    except Exception as error:
        if "--debug" in arguments:
            raise
        _fail(f"internal failure: {type(error).__name__}: {error} (run `kg --debug …` for the traceback)", 1)
    sys.exit(result if isinstance(result, int) else 0)


def _write_utf8() -> None:
    """Pipes and files get UTF-8 whatever the code page of the system: Windows would choose one without ệ."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _in_words(error: Any) -> str:  # noqa: ANN401
    """What a KgError says, in the reader's language; names and values stay as they are."""
    place = f": {error.where}" if error.where else ""
    remedy = f" ({_said(error.fix)})" if error.fix else ""
    return f"{_said(error.what)}{place}{remedy}"


def _said(message: str) -> str:
    from kg.cli.speech import say

    return say(message.rstrip("."))


def _fail(message: str, code: int) -> None:
    click.echo(f"kg: {' '.join(_said(message).split())}", err=True)
    sys.exit(code)
