"""Vietnamese administrative and legal texts in; a legal-reference knowledge graph with evidence out.

>>> import kg
>>> said = kg.extract("Tiếp tục triển khai Kế hoạch số 1666/KH-UBND thực hiện Nghị quyết số 11-NQ/TU.")
>>> [(r.subject, r.relation, r.object) for r in said.relations]
[('1666/KH-UBND', 'thuc_hien', '11-NQ/TU')]

`extract` reads a text, `build` writes the graph of files and folders, `load` opens one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors import extract
    from kg.errors import KgError
    from kg.graph.build import build
    from kg.library import LegalGraph, load

__all__ = ["KgError", "LegalGraph", "build", "extract", "load"]

_HOMES = {
    "extract": "extractors",
    "build": "kg.graph.build",
    "load": "kg.library",
    "LegalGraph": "kg.library",
    "KgError": "kg.errors",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load what is asked for when it is asked for: importing `kg` alone costs nothing."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return __all__
