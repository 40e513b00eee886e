"""Where the data folders are: inside the installed packages, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_HOMES = {"ontology": "extractors", "queries": "kg", "examples": "kg"}


def data_dir(name: str) -> Path:
    """The folder ``ontology``, ``queries`` or ``examples``, installed or in the checkout.

    >>> data_dir("ontology").is_dir()
    True
    """
    root = Path(__file__).resolve().parent.parent
    installed = root / _HOMES[name] / "_data" / name
    return installed if installed.is_dir() else root / name
