"""What the files of a build say: extracted in this process or in several, or taken from the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from extractors import extract
from extractors.extraction import Extraction
from kg.graph.cache import entry_of, recalled, remember
from kg.graph.manifest import LeftOut
from kg.graph.outline import Outline, without_layout
from kg.graph.sources import Source, reason_of, unopened
from kg.graph.workers import Lost, spread
from kg.readers import MissingToolError, Passage, Reading, ReadingError, Tesseract, read_bytes
from kg.readers.archives import contents
from kg.readers.reading import with_path
from kg.readers.types import PDF, media_type_of

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, how many there are."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file that was read: its text, what that says, where its blocks stand in the file, what is missing.

    The extraction has no layout: `outline` stands in for it.
    """

    source: Source
    extraction: Extraction
    encoding: str
    media_type: str
    outline: Outline
    passages: tuple[Passage, ...] | None = None
    unread: str = ""


def read_all(
    sources: list[Source], cache: Path, *, keep: bool, jobs: int, progress: Progress | None,
    ocr: Tesseract | None = None,
) -> Iterator[ReadText | LeftOut]:  # fmt: skip
    """The extractions of sources, in any order; `keep` writes new ones to the cache, `ocr` reads scans."""
    return _each(partial(_read_one, cache=cache, keep=keep, ocr=ocr), sources, jobs, progress)


def try_all(
    sources: list[Source], *, jobs: int, progress: Progress | None, ocr: Tesseract | None = None
) -> Iterator[tuple[Source, str] | LeftOut]:
    """Which of the sources can be read, and what of each cannot; nothing is extracted and nothing written."""
    return _each(partial(_try_one, ocr=ocr), sources, jobs, progress)


def _each(
    task: Callable[[Source], Found | LeftOut], sources: list[Source], jobs: int, progress: Progress | None
) -> Iterator[Found | LeftOut]:
    alone = jobs == 1 or len(sources) == 1
    found = map(task, sources) if alone else spread(task, sources, jobs)
    for done, item in enumerate(found, 1):
        if progress:
            progress("read", done, len(sources))
        if isinstance(item, Lost):
            # Without its hash: the next build tries it again, for it may have been the memory of the hour.
            yield LeftOut(item.item.name, f"{item.why} (run again with --jobs 1, or split the file)")
        else:
            yield item


def _try_one(source: Source, *, ocr: Tesseract | None) -> tuple[Source, str] | LeftOut:
    return _guarded(source, lambda now, data: (now, _unread(now, read_bytes(now.path, data, ocr=ocr))))


def _read_one(source: Source, *, cache: Path, keep: bool, ocr: Tesseract | None) -> ReadText | LeftOut:
    return _guarded(source, partial(_extracted, cache=cache, keep=keep, ocr=ocr))


def _guarded(source: Source, work: Callable[[Source, bytes], Found]) -> Found | LeftOut:
    """Do some work on the bytes of a source; what goes wrong with one file must not cost the others."""
    try:
        data = contents(source.path) if source.data is None else source.data
        now = replace(source, sha256=hashlib.sha256(data).hexdigest())  # it may have changed meanwhile
        return work(now, data)
    except MissingToolError as problem:  # without its hash: it may be installed before the next build
        return LeftOut(source.name, reason_of(problem))
    except ReadingError as problem:
        return LeftOut(source.name, reason_of(problem), source.sha256)
    except OSError as problem:
        return LeftOut(source.name, unopened(problem))
    except MemoryError:
        return LeftOut(source.name, "too large for the memory of this machine (split the file)")
    except Exception as fault:  # a fault of ours is reported like a bad file
        return LeftOut(source.name, f"a fault of kg, please report it: {fault!r}", source.sha256)


def _extracted(source: Source, data: bytes, *, cache: Path, keep: bool, ocr: Tesseract | None) -> ReadText:
    media_type = media_type_of(source.path, data)
    by = ocr.version if ocr and media_type == PDF else ""  # what recognition read is another text
    entry = entry_of(cache, source.sha256, media_type, by)
    found = recalled(entry, lambda: read_bytes(source.path, data, ocr=ocr))
    if found is None:
        reading = read_bytes(source.path, data, ocr=ocr)
        found = reading, extract(reading.text)
        if keep:
            remember(entry, *found)
    reading, extraction = found
    return ReadText(
        source, without_layout(extraction), reading.encoding, reading.media_type,
        Outline.of(extraction.layout), reading.passages, _unread(source, reading),
    )  # fmt: skip


def _unread(source: Source, reading: Reading) -> str:
    return with_path(reading.unread, source.path)
