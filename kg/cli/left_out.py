"""The files that a command left out, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.cli.speech import say, tell

if TYPE_CHECKING:
    from kg.graph.build import BuildReport
    from kg.graph.manifest import InPart, LeftOut

MOST = 30
"""Files that are named; the manifest names all."""


def say_left_out(report: BuildReport, where: str = "") -> None:
    """Name each file that was left out or read in part, and why, a line each; `where` names them all."""
    _say("left out", report.left_out, where)
    _say("read in part", report.in_part, where)


def _say(what: str, items: Sequence[LeftOut | InPart], where: str) -> None:
    for item in items[:MOST]:
        tell("kg: ", what, f": {on_one_line(item.name)}: ", on_one_line(say(item.reason)))
    if len(items) > MOST:
        rest = f"{len(items) - MOST} more"
        tell("kg: ", what, ": ", f"{rest}; all are named in {where}" if where else rest)


def on_one_line(text: str) -> str:
    r"""A text that moves no cursor and turns no direction of writing: such characters are written out.

    >>> on_one_line("bao\ncao.txt")
    'bao\\ncao.txt'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
