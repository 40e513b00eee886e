"""Where the nodes of a small picture stand: lanes by rank, the law on top, tasks and people below.

A force layout says nothing to a lawyer and never settles the same way twice. Lanes say who stands above
whom, and the order inside a lane keeps connected nodes near each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANE_GAP = 170
ROW_GAP = 115
NODE_GAP = 270
MAX_IN_ROW = 9
_SWEEPS = 4


def arrange(lanes: Mapping[str, int], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Positions in pixels of every node, from the lane of each and who is connected to whom.

    Nodes of a lane start in order of their id; a few sweeps then move each towards the mean place of its
    neighbours (the barycenter heuristic of layered drawing), which is deterministic. Lanes that hold more
    than nine nodes break into rows.

    >>> arrange({"law": 0, "plan": 1}, [("plan", "law")])
    {'law': (0, 0), 'plan': (0, 170)}
    """
    rows = _rows(lanes)
    neighbours: dict[str, list[str]] = {node: [] for node in lanes}
    for start, end in edges:
        if start != end:
            neighbours[start].append(end)
            neighbours[end].append(start)
    places = {node: float(i) - (len(row) - 1) / 2 for row in rows for i, node in enumerate(row)}
    for _ in range(_SWEEPS):
        for row in rows:
            _settle(row, neighbours, places)
    return _positions(rows, lanes)


def _rows(lanes: Mapping[str, int]) -> list[list[str]]:
    """The nodes of each lane in order, a lane that is too long broken into rows of equal length."""
    rows: list[list[str]] = []
    for lane in sorted(set(lanes.values())):
        members = sorted(node for node, at in lanes.items() if at == lane)
        count = -(-len(members) // MAX_IN_ROW)
        size = -(-len(members) // count)
        rows.extend(members[i : i + size] for i in range(0, len(members), size))
    return rows


def _settle(row: list[str], neighbours: Mapping[str, Sequence[str]], places: dict[str, float]) -> None:
    """Order a row by the mean place of each node's neighbours and spread it evenly round the middle."""

    def pull(node: str) -> float:
        near = neighbours[node]
        return sum(places[other] for other in near) / len(near) if near else places[node]

    row.sort(key=lambda node: (pull(node), node))
    for i, node in enumerate(row):
        places[node] = i - (len(row) - 1) / 2


def _positions(rows: Sequence[Sequence[str]], lanes: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    positions: dict[str, tuple[int, int]] = {}
    y, last = 0, None
    for row in rows:
        lane = lanes[row[0]]
        if last is not None:
            y += ROW_GAP if lane == last else LANE_GAP
        for i, node in enumerate(row):
            positions[node] = (round((i - (len(row) - 1) / 2) * NODE_GAP), y)
        last = lane
    return positions
