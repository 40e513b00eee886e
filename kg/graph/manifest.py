"""The manifest of a graph folder: what was read, by which rules, into which tables.

Replacing ``manifest.json`` is the commit of a build. It holds no clock times and no machine names, so two
builds of the same input write the same bytes.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import KgError

MANIFEST = "manifest.json"
FORMAT = 1
"""Version of the folder layout; a reader refuses a newer one."""

TOOL = "vn-legal-kg"


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file that was read: its name, the hash of its bytes, the id of its text."""

    name: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A file that did not get into the graph, and why; `sha256` of its bytes where they could be read."""

    name: str
    reason: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, order=True)
class InPart:
    """A file of which a part could not be read: its name, which part, why and what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class TableInfo:
    """One Parquet table: `kind` is ``node`` or ``edge``, `name` the label or relationship type."""

    kind: str
    name: str
    path: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that a reader needs to know of a graph folder.

    `rules` and `vocabulary` hash the code and the tables that the build is a function of; `dropped` counts
    statements that had no node to start or end at, by reason; `ocr` names the program, with its version, that
    read scanned pages, and is empty where they were left out.
    """

    version: str
    base_iri: str
    rules: str
    vocabulary: str
    generation: str
    inputs: tuple[InputFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    tables: tuple[TableInfo, ...] = ()
    in_part: tuple[InPart, ...] = ()
    ocr: str = ""
    format: int = FORMAT
    tool: str = field(default=TOOL)

    @property
    def node_count(self) -> int:
        """Number of nodes."""
        return sum(t.rows for t in self.tables if t.kind == "node")

    @property
    def edge_count(self) -> int:
        """Number of edges."""
        return sum(t.rows for t in self.tables if t.kind == "edge")

    def to_json(self) -> str:
        """The manifest as it stands in the folder."""
        body = asdict(self)
        body["dropped"] = dict(self.dropped)
        body["counts"] = {
            "nodes": {t.name: t.rows for t in self.tables if t.kind == "node"},
            "edges": {t.name: t.rows for t in self.tables if t.kind == "edge"},
        }
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest that `to_json` wrote; ValueError or KeyError where `text` is none."""
        body: dict[str, Any] = json.loads(text)
        if body["tool"] != TOOL:
            raise ValueError("not a manifest of this tool")
        return cls(
            body["version"], body["base_iri"], body["rules"], body["vocabulary"], body["generation"],
            tuple(InputFile(**row) for row in body["inputs"]),
            tuple(LeftOut(**row) for row in body["left_out"]),
            tuple(sorted(body["dropped"].items())),
            tuple(TableInfo(**row) for row in body["tables"]),
            tuple(InPart(**row) for row in body.get("in_part", ())),  # those before version 0.2 have none
            body.get("ocr", ""),
            body["format"],
        )  # fmt: skip


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a graph folder; `KgError` where there is none or none that we understand."""
    path = folder / MANIFEST
    try:
        manifest = Manifest.from_json(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise KgError("no graph here", str(folder), f"build one: kg build PATH… -g {folder}") from None
    except (ValueError, KeyError, TypeError) as problem:
        raise KgError(
            "the manifest cannot be read", str(path), f"{problem}; build the graph again into an empty folder"
        ) from problem
    if manifest.format > FORMAT:
        raise KgError("the graph was written by a newer version of kg", str(path), "update vn-legal-kg")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Commit: the manifest appears whole or not at all."""
    draft = folder / f".{MANIFEST}.tmp"
    with draft.open("w", encoding="utf-8", newline="\n") as out:
        out.write(manifest.to_json())
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder / MANIFEST)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
