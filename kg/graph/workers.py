"""Work spread over processes, of which any may be killed without taking the rest with it.

`concurrent.futures` gives up all its work when one process dies, does not say whose work killed it, and waits
for ever where a process dies while it sends its answer. Here every process has a pipe of its own.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import Any, Generic, TypeVar

LONGEST = 600
"""Seconds of processor time that one item may take; the slowest real text takes a hundredth of it."""

Item = TypeVar("Item")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item whose process died of it, and why."""

    item: Item
    why: str


def spread(task: Callable[[Item], Found], items: Sequence[Item], jobs: int) -> Iterator[Found | Lost[Item]]:
    """What `task` makes of each item, as it comes, over `jobs` processes; an item that kills one is `Lost`.

    `task` and what it gives must be picklable; what it raises is raised here. The processes end with the one
    that started them, however that ends.
    """
    waiting = list(reversed(items))
    workers: list[_Worker[Item]] = []
    try:
        while waiting and len(workers) < jobs:
            workers.append(_Worker(task, waiting.pop()))
        while workers:
            ready = wait([worker.pipe for worker in workers])
            for worker in [w for w in workers if w.pipe in ready]:
                workers.remove(worker)
                item, answer = worker.item, worker.answer()
                if waiting:
                    workers.append(_next(worker if answer else None, task, waiting.pop()))
                else:
                    worker.end()
                yield _found(answer) if answer else Lost(item, worker.cause_of_death())
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[Item]):
    """A process at work on one item."""

    def __init__(self, task: Callable[[Item], object], item: Item) -> None:
        self.pipe, theirs = Pipe()
        self.item = item
        self._process = Process(target=_serve, args=(task, theirs), daemon=True)
        self._process.start()
        theirs.close()  # so that the death of the process is the end of the pipe
        self.given(item)

    def given(self, item: Item) -> bool:
        """Give it another item; False where the process has died meanwhile."""
        self.item = item
        try:
            self.pipe.send(item)
        except OSError:
            return False
        return True

    def answer(self) -> bytes:
        """The pickled answer; nothing where the process died."""
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            return b""

    def cause_of_death(self) -> str:
        self._process.join()
        if self._process.exitcode == -getattr(signal, "SIGPROF", 0):
            return f"no end was in sight after {LONGEST // 60} minutes"
        return "the process that read it was killed, most likely for want of memory"

    def end(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join()


def _next(worker: _Worker[Item] | None, task: Callable[[Item], object], item: Item) -> _Worker[Item]:
    """The worker with another item, or a new one where it is dead."""
    return worker if worker and worker.given(item) else _Worker(task, item)


def _found(answer: bytes) -> Any:  # noqa: ANN401
    done, found = ForkingPickler.loads(answer)
    if not done:
        raise found
    return found


def _serve(task: Callable[[Item], object], pipe: Connection[Any, Any]) -> None:
    """A process: it answers one item after the other, leaves interrupts to its parent and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_follow_parent, daemon=True).start()
    while True:
        item = pipe.recv()
        try:
            answer = ForkingPickler.dumps((True, _limited(task, item)))
        except Exception as fault:
            answer = ForkingPickler.dumps((False, fault))
        pipe.send_bytes(answer)


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limited(task: Callable[[Item], Found], item: Item) -> Found:
    """`task` under a limit of processor time, where the system can: past it the system ends the process."""
    if not hasattr(signal, "setitimer"):
        return task(item)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        return task(item)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
