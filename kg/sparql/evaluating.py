"""Running a query beside the caller: rows arrive as they are found, a time limit ends the waiting."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

from kg.stores.errors import StoreError

Row = TypeVar("Row")
BATCH = 500
"""Rows that travel together."""


class TooLongError(StoreError):
    """A query did not end within its time."""


class Running(Generic[Row]):
    """A query at work in a thread of its own; the engine lets other threads run meanwhile.

    The engine cannot be interrupted: after the time limit its thread works on until it is done or the
    process ends, but nobody waits for it.
    """

    def __init__(self, start: Callable[[], Iterable[Row]], seconds: float | None) -> None:
        self._start = start
        self._seconds = seconds
        self._ends = None if seconds is None else time.monotonic() + seconds
        self._queue: Queue[list[Row] | Exception | None] = Queue(maxsize=4)
        self._left = threading.Event()
        threading.Thread(target=self._work, name="sparql", daemon=True).start()

    def rows(self) -> Iterator[Row]:
        """The rows as they come. Raises what the engine raised, and TooLongError."""
        try:
            while (batch := self._next()) is not None:
                yield from batch
        finally:
            self._left.set()

    def _next(self) -> list[Row] | None:
        left = None if self._ends is None else max(0.0, self._ends - time.monotonic())
        try:
            item = self._queue.get(timeout=left)
        except Empty:
            raise TooLongError(
                f"the query took longer than {self._seconds:g} seconds", "",
                "ask for less, bind a variable to one document, or raise --timeout",
            ) from None  # fmt: skip
        if isinstance(item, Exception):
            raise item
        return item

    def _work(self) -> None:
        try:
            found = iter(self._start())
            while batch := list(islice(found, BATCH)):
                if not self._put(batch):
                    return
            self._put(None)
        except Exception as problem:
            self._put(problem)

    def _put(self, item: list[Row] | Exception | None) -> bool:
        """Hand over; False where nobody listens any more."""
        while not self._left.is_set():
            try:
                self._queue.put(item, timeout=0.2)
            except Full:
                continue
            return True
        return False
