"""What `--no-quotes` leaves out of every export: the wording of the texts."""

from __future__ import annotations

from typing import Any

WORDING = ("quote", "text")
"""Property keys whose values are sentences of a text."""

TITLED_BY_WORDING = ("Task", "Mention")
"""First labels of the nodes whose title is the beginning of what a text says."""


def hush(row: dict[str, Any], label: str | None = None, identity: str = "") -> dict[str, Any]:
    """The row without wording; a node that was titled by wording (first label `label`) is titled by its id.

    >>> hush({"title": "Rà soát hồ chứa", "due": "2022-08", "text": "Rà soát …"}, "Task", "task/ab/1")
    {'title': 'task/ab/1', 'due': '2022-08'}
    """
    kept = {name: value for name, value in row.items() if name not in WORDING}
    if label in TITLED_BY_WORDING:
        kept |= {name: identity for name in ("title", "title_fold") if name in kept}
    return kept
