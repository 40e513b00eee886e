"""Rewrite everything that is generated from the ontology and its tables.

``python -m kg.ontology`` rewrites the names of the property graph (``kg/_schema.py``), the small vocabularies
and the JSON-LD context (``ontology/generated``) and the vocabulary page (``docs/ontology.md``); ``--check``
names what is stale and ends with exit code 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from extractors.resources import data_dir
from kg.ontology import parts, schema_generator
from kg.ontology.page import page
from kg.ontology.reading import load

ROOT = Path(__file__).resolve().parent.parent.parent


def targets() -> dict[Path, Callable[[], str]]:
    """Every generated file with what writes it; the names first, because the others use them."""
    folder = data_dir("ontology") / parts.GENERATED
    found: dict[Path, Callable[[], str]] = {
        schema_generator.TARGET: lambda: schema_generator.generate(load()),
        folder / "context.jsonld": lambda: "".join(parts.export("context")),
    }
    for name, part in parts.PARTS.items():
        if part.kept:
            found[folder / f"{name}.ttl"] = partial(_small_vocabulary, name)
    return found | {ROOT / "docs" / "ontology.md": page}


def _small_vocabulary(name: str) -> str:
    return "".join(parts.text_of(name))


def stale() -> list[Path]:
    """The generated files that are missing or not as they would be written now."""
    return [path for path, write in targets().items() if not _is(path, write())]


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main(arguments: list[str]) -> int:
    """Rewrite what is stale, or with ``--check`` name it; the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write(f"unknown arguments {arguments}: only --check is known\n")
        return 2
    if arguments:
        found = stale()
        for path in found:
            sys.stderr.write(f"{path.name} is stale: run python -m kg.ontology\n")
        return int(bool(found))
    for path, write in targets().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
