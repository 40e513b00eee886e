"""How far a build is: one bar on a terminal, else a line every five seconds. Always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from kg.cli.speech import say, tell

if TYPE_CHECKING:
    from kg.graph.extractions import Progress

EVERY = 5.0
"""Seconds between two lines where nobody watches a bar."""

_STEPS = {"read": "reading", "assemble": "putting the graph together"}


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """What to give to `kg.graph.build.build` as `progress`."""
    with _Bar() if sys.stderr.isatty() else _Lines() as shown:
        yield shown


class _Lines:
    """A line every five seconds; a build that is done sooner says nothing."""

    def __enter__(self) -> Progress:
        self._last = time.monotonic()
        return self._step

    def __exit__(self, *_: object) -> None:
        """There is nothing to clear away."""

    def _step(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= EVERY:
            self._last = now
            tell("kg: ", f"{say(_STEPS[step])}: {done} of {total} files")


class _Bar:
    """One bar, taken away when the build is done."""

    def __enter__(self) -> Progress:
        self._bar: Any = None
        return self._step

    def __exit__(self, *_: object) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
        click.echo("\r\x1b[K", nl=False, err=True)

    def _step(self, step: str, done: int, total: int) -> None:
        if step != "read":
            self._clear()
            click.echo(f"{say(_STEPS[step])} …", nl=False, err=True)
            return
        if self._bar is None:
            label = say(_STEPS[step])
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True)
        self._bar.update(1)
