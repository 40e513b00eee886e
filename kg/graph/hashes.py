"""Hashes of what a build is a function of besides its texts: the code and the vocabulary tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import extractors
import kg
from extractors.resources import data_dir

_EXTRACTION = ("readers",)
_PROJECTION = ("readers", "identity", "resolution", "graph")


@cache
def extraction_hash() -> str:
    """Of everything that an extraction depends on: readers, extractors, vocabulary."""
    return _joined(_code("extractors"), *_kg_parts(_EXTRACTION), vocabulary_hash())


@cache
def rules_hash() -> str:
    """Of the code that turns texts into a graph, and of the rules that derive edges."""
    rules = data_dir("queries") / "rules"
    derivation = _files(rules, sorted(rules.glob("*.rq")))
    return _joined(
        _code("extractors"), *_kg_parts(_PROJECTION), _files(_kg_root(), _own_modules()), derivation
    )


@cache
def vocabulary_hash() -> str:
    """Of the tables of the vocabulary."""
    root = data_dir("ontology")
    return _files(root, sorted(root.glob("*.csv")))


def _kg_root() -> Path:
    return Path(str(kg.__file__)).parent


def _own_modules() -> list[Path]:
    return [_kg_root() / "types.py", _kg_root() / "_schema.py"]


def _code(package: str) -> str:
    root = Path(str(extractors.__file__)).parent if package == "extractors" else _kg_root() / package
    return _files(root, sorted(root.rglob("*.py")))


def _kg_parts(parts: Iterable[str]) -> list[str]:
    return [_code(part) for part in parts]


def _files(root: Path, files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.relative_to(root).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _joined(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
