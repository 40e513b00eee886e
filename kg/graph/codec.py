"""Extractions as JSON and back: what the cache keeps of a text.

JSON and no pickle, because a graph folder may come from somebody else. The text itself and its layout are not
kept: the file is at hand whenever its hash is known, and laying out is the cheap part.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from extractors.extraction import Extraction
from extractors.layout import lay_out
from extractors.source import SourceText
from extractors.types import Aside, Citation, Meeting, OwnDocument, Person, Relation, Task, Unit

_PARTS: tuple[tuple[str, type], ...] = (
    ("citations", Citation), ("asides", Aside), ("relations", Relation), ("persons", Person),
    ("units", Unit), ("meetings", Meeting), ("tasks", Task),
)  # fmt: skip


def encoded(extraction: Extraction) -> str:
    """An extraction without its text."""
    body: dict[str, object] = {"own": _cells(extraction.own)}
    for name, _ in _PARTS:
        body[name] = [_cells(item) for item in getattr(extraction, name)]
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def decoded(written: str, text: str) -> Extraction:
    """The extraction of `text` that `encoded` wrote; ValueError, KeyError or TypeError where it did not."""
    body: dict[str, Any] = json.loads(written)
    source = SourceText.of(text)
    found: dict[str, Any] = {
        name: tuple(kind(*_tuples(cells)) for cells in body[name]) for name, kind in _PARTS
    }
    return Extraction(source, lay_out(source), OwnDocument(*_tuples(body["own"])), **found)


def _cells(item: Any) -> list[object]:  # noqa: ANN401
    return [getattr(item, field.name) for field in fields(item)]


def _tuples(value: Any) -> Any:  # noqa: ANN401
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
