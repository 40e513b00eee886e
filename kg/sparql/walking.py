"""Paths from single steps: SPARQL 1.1 follows a path of any depth and does not tell which way it went.

So a question about paths asks for steps (`here`, where a step begins, `id`, where it ends, and the edge that
it takes), and the steps are walked here as Cypher walks: breadth first, no edge twice on one path. Steps are
asked for level by level: a document on which thousands rest is answered from the first levels alone, where
these give as many rows as were asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeAlias

Step: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[Step, ...]
Fetch: TypeAlias = Callable[[Iterable[str]], Iterable[Step]]
"""Gives the steps that begin at some nodes."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How steps make rows: ``paths`` a row for each path, ``nearest`` one for each end, by its shortest.

    `step` are the columns that the answer tells of each step of a path.
    """

    kind: str
    step: tuple[str, ...] = ()


def walked(
    walk: Walk, columns: Sequence[str], fetch: Fetch, start: str, depth: int, limit: int | None
) -> list[tuple[Any, ...]]:
    """The rows of all paths from `start` of at most `depth` steps, by depth; at most `limit`.

    Steps with a `direction` make paths of that direction only, the directions one after the other.
    """
    onward = _Onward(fetch)
    onward.look([start])
    rows: list[tuple[Any, ...]] = []

    def order(path: Path) -> tuple[Any, ...]:
        return _order(path, columns)

    for direction in onward.directions(start):
        levels = _nearest if walk.kind == "nearest" else _paths
        for level in levels(onward, direction, start, depth):
            rows += [_row(walk, columns, path) for path in sorted(level, key=order)]
            if limit is not None and len(rows) >= limit:
                return rows[:limit]
    return rows


class _Onward:
    """The steps by where they begin, each edge once; fetched for a level of nodes at a time."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: set[str] = set()
        self._steps: dict[tuple[str | None, str], dict[str, Step]] = defaultdict(dict)

    def look(self, nodes: Iterable[str]) -> None:
        """Fetch the steps that begin at nodes which were not looked at yet."""
        new = sorted(set(nodes) - self._known)
        if not new:
            return
        self._known.update(new)
        for step in self._fetch(new):
            self._steps[step.get("direction"), step["here"]][step.get("edge") or step["id"]] = step

    def directions(self, node: str) -> list[str | None]:
        """The directions in which steps begin at a node."""
        return sorted((way for way, here in self._steps if here == node), key=str)

    def steps(self, direction: str | None, node: str) -> Iterable[Step]:
        """The steps of a direction from a node."""
        return self._steps.get((direction, node), {}).values()


def _paths(onward: _Onward, direction: str | None, start: str, depth: int) -> Iterator[list[Path]]:
    """The paths of one step, of two steps, and so on."""
    level: list[Path] = [()]
    for _ in range(depth):
        onward.look(path[-1]["id"] for path in level if path)
        level = [
            (*path, step)
            for path in level
            for step in onward.steps(direction, path[-1]["id"] if path else start)
            if all(step["edge"] != earlier["edge"] for earlier in path)
        ]
        if not level:
            return
        yield level


def _nearest(onward: _Onward, direction: str | None, start: str, depth: int) -> Iterator[list[Path]]:
    """The shortest path to each end, by length."""
    seen: set[str] = set()
    level: list[Path] = [()]
    for _ in range(depth):
        onward.look(path[-1]["id"] for path in level if path)
        found: dict[str, Path] = {}
        for path in level:
            for step in onward.steps(direction, path[-1]["id"] if path else start):
                if step["id"] not in seen:
                    found.setdefault(step["id"], (*path, step))
        if not found:
            return
        seen |= found.keys()
        level = list(found.values())
        yield level


def _order(path: Path, columns: Sequence[str]) -> tuple[Any, ...]:
    """Among paths of one length: the surest first, then by end and edges."""
    sure = -_confidence(path) if "confidence" in columns else 0.0
    return sure, path[-1]["id"], [step.get("edge", "") for step in path]


def _confidence(path: Path) -> float:
    return reduce(lambda product, step: product * float(step["confidence"]), path, 1.0)


def _row(walk: Walk, columns: Sequence[str], path: Path) -> tuple[Any, ...]:
    made = dict(path[-1], depth=len(path))
    if "confidence" in columns:
        made["confidence"] = _confidence(path)
    made["steps"] = [{name: step[name] for name in walk.step} for step in path]
    return tuple(made[column] for column in columns)
