"""The question library: one question, one file."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from extractors.resources import data_dir
from kg.errors import KgError
from kg.queries.header import Column, Header, Parameter, read_header


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library: its name, its header and its Cypher."""

    name: str
    header: Header
    cypher: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters in the order of the file."""
        return self.header.parameters

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of RETURN."""
        return self.header.columns


@cache
def questions() -> tuple[Question, ...]:
    """All questions of the library, by name."""
    return tuple(_read(path) for path in sorted(data_dir("queries").glob("*.cypher")))


def question(name: str) -> Question:
    """The question of that name. Raises KgError with the nearest names."""
    known = {each.name: each for each in questions()}
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.4)
        fix = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows all"
        raise KgError("no such question", name, fix)
    return known[name]


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    return Question(path.stem, read_header(text), text)
