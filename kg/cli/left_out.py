"""The files that a command left out, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph.manifest import LeftOut

MOST = 30
"""Files that are named; the manifest names all."""


def say_left_out(items: Sequence[LeftOut], where: str = "") -> None:
    """Name each file that was left out and why, a line each; `where` says where all are named."""
    for item in items[:MOST]:
        click.echo(f"kg: left out: {on_one_line(item.name)}: {on_one_line(item.reason)}", err=True)
    if len(items) > MOST:
        rest = f"kg: left out: {len(items) - MOST} more"
        click.echo(f"{rest}; all are named in {where}" if where else rest, err=True)


def on_one_line(text: str) -> str:
    r"""A text that moves no cursor and turns no direction of writing: such characters are written out.

    >>> on_one_line("bao\ncao.txt")
    'bao\\ncao.txt'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
