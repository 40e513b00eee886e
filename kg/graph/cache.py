"""The cache of a graph folder: what was read from a file and what its text says, by the hash of its bytes.

An entry is two lines of JSON: the reading (``null`` where the decoded file is the text, which costs nothing
to decode again), and the extraction as `kg.graph.codec` writes it. JSON and no pickle, because a graph folder
may come from somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from extractors.extraction import Extraction
from kg.graph.codec import decoded, encoded
from kg.readers import Passage, Reading


def entry_of(cache: Path, sha256: str, media_type: str | None, by: str = "") -> Path:
    """Where an entry stands: the same bytes are another text where the name says another type.

    `by` names a program on whose version the reading depends.

    >>> entry_of(Path("cache/00ff"), "abcd", "text/html").as_posix()
    'cache/00ff/ab/abcd.html.json'
    >>> entry_of(Path("cache"), "abcd", "application/pdf", "tesseract 5.3.0").name
    'abcd.pdf-tesseract-5-3-0.json'
    """
    named = (media_type or "none").rpartition("/")[2] + (f" {by}" if by else "")
    kind = "".join(c if c.isalnum() else "-" for c in named)
    return cache / sha256[:2] / f"{sha256}.{kind}.json"


def recalled(entry: Path, read: Callable[[], Reading]) -> tuple[Reading, Extraction] | None:
    """What an entry holds; None where there is none or it is not whole. `read` reads what was not kept."""
    try:
        first, _, second = entry.read_text(encoding="utf-8").partition("\n")
        kept = json.loads(first)
        reading = read() if kept is None else _reading(kept)
        return reading, decoded(second, reading.text)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(entry: Path, reading: Reading, extraction: Extraction) -> None:
    """Write an entry, whole or not at all."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    draft = entry.with_suffix(".tmp")
    draft.write_text(f"{_written(reading)}\n{encoded(extraction)}", encoding="utf-8", newline="")
    draft.replace(entry)


def _written(reading: Reading) -> str:
    if reading.passages is None:
        return "null"
    places = [(p.start, p.end, p.place) for p in reading.passages]
    body = (reading.name, reading.text, reading.encoding, reading.media_type, places, reading.unread)
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _reading(kept: list[object]) -> Reading:
    name, text, encoding, media_type, places, unread = kept
    if not isinstance(places, list):
        raise TypeError("no list of passages")
    passages = tuple(Passage(*place) for place in places)
    return Reading(str(name), str(text), str(encoding), str(media_type), passages, unread=str(unread))
