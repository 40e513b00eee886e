"""Paths from single steps: SPARQL 1.1 follows a path of any depth and does not tell which way it went.

So a question about paths asks for every step that lies on one (`here`, where the step begins, `id`, where it
ends, and the edge that it takes), and the steps are walked here: breadth first, no edge twice on one path, as
Cypher does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeAlias

Step: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[Step, ...]
_Steps: TypeAlias = dict[tuple[str | None, str], list[Step]]


@dataclass(frozen=True, slots=True)
class Walk:
    """How steps make rows: ``paths`` a row for each path, ``nearest`` one for each end, by its shortest.

    `step` are the columns that the answer tells of each step of a path.
    """

    kind: str
    step: tuple[str, ...] = ()


def walked(
    walk: Walk, columns: Sequence[str], steps: Iterable[Step], start: str, depth: int, limit: int | None
) -> list[tuple[Any, ...]]:
    """The rows of all paths from `start` of at most `depth` steps, by depth; at most `limit`.

    Steps with a `direction` make paths of that direction only, the directions one after the other.
    """
    onward = _sorted(steps)
    rows: list[tuple[Any, ...]] = []

    def order(path: Path) -> tuple[Any, ...]:
        return _order(path, columns)

    for direction in sorted({key[0] for key in onward}, key=str):
        paths = _nearest if walk.kind == "nearest" else _paths
        for level in paths(onward, direction, start, depth):
            rows += [_row(walk, columns, path) for path in sorted(level, key=order)]
            if limit is not None and len(rows) >= limit:
                return rows[:limit]
    return rows


def _sorted(steps: Iterable[Step]) -> _Steps:
    """The steps by direction and by where they begin, each edge once."""
    onward: dict[tuple[str | None, str], dict[str, Step]] = defaultdict(dict)
    for step in steps:
        onward[step.get("direction"), step["here"]][step.get("edge") or step["id"]] = step
    return {key: list(found.values()) for key, found in onward.items()}


def _paths(onward: _Steps, direction: str | None, start: str, depth: int) -> Iterator[list[Path]]:
    """The paths of one step, of two steps, and so on."""
    level: list[Path] = [()]
    for _ in range(depth):
        level = [
            (*path, step)
            for path in level
            for step in onward.get((direction, path[-1]["id"] if path else start), ())
            if all(step["edge"] != earlier["edge"] for earlier in path)
        ]
        if not level:
            return
        yield level


def _nearest(onward: _Steps, direction: str | None, start: str, depth: int) -> Iterator[list[Path]]:
    """The shortest path to each end, by length."""
    seen: set[str] = set()
    level: list[Path] = [()]
    for _ in range(depth):
        found: dict[str, Path] = {}
        for path in level:
            for step in onward.get((direction, path[-1]["id"] if path else start), ()):
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
