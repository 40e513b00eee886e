"""``kg build``: from files to a graph folder. A pure function of texts, vocabulary, register and rules."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pyarrow as pa

from kg.errors import KgError
from kg.graph.assemble import assemble
from kg.graph.checks import require_sound
from kg.graph.extractions import Progress, ReadText, read_all, try_all
from kg.graph.folder import CACHE, DRAFT, clean, last_manifest, was_cut_off, writing
from kg.graph.hashes import extraction_hash, rules_hash, vocabulary_hash
from kg.graph.manifest import InPart, InputFile, LeftOut, Manifest, sync_folder, write_manifest
from kg.graph.places import Places
from kg.graph.sources import Source, find_sources, nothing_read
from kg.graph.tables import PlaceOf, edge_tables, generation_name, is_whole, node_tables, write_tables
from kg.graph.texts import Text
from kg.identity import DEFAULT_BASE, TextKey
from kg.readers import Tesseract, find_tesseract
from kg.resolution import Corpus, resolve

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]")
"""What every IRI of a graph may begin with: absolute, and ended so that an id can follow."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: files by name, counts, what was left out and why.

    `rebuilt` is False where nothing had changed and where it was a dry run, which counts no nodes and edges.
    `dropped` counts statements without a node to start from, by reason; `in_part` names the files of which
    a part could not be read.
    """

    folder: Path
    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    nodes: int
    edges: int
    generation: str
    rebuilt: bool
    dropped: tuple[tuple[str, int], ...] = ()
    same_text: tuple[tuple[str, ...], ...] = ()
    in_part: tuple[InPart, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every file got into the graph, and the whole of it."""
        return not self.left_out and not self.in_part


def build(
    paths: str | Path | Iterable[str | Path],
    graph_dir: str | Path,
    *,
    base_iri: str = DEFAULT_BASE,
    jobs: int = 1,
    dry_run: bool = False,
    progress: Progress | None = None,
    ocr: bool = False,
) -> BuildReport:
    """Build the graph of some files and folders into `graph_dir`; what it held before is replaced.

    `jobs` processes read and extract. A file that cannot be read is left out and reported. A dry run reads
    the files that are new or changed, reports, and writes nothing. `ocr` reads scanned pages of PDF files
    with Tesseract, which takes seconds a page. Raises `KgError` where nothing can be read, where the folder
    holds something else, cannot be written, or is being written by another build, for a base that is no
    absolute IRI, and where Tesseract is asked for and not installed.
    """
    if not _ABSOLUTE.fullmatch(base_iri):
        raise KgError("not a base for IRIs", base_iri, "write it like https://example.org/luat/")
    if jobs < 1:
        raise KgError("not a number of processes", f"jobs={jobs}", "give 1 or more")
    reader = find_tesseract() if ocr else None
    folder = Path(graph_dir)
    last = last_manifest(folder)
    sources, left = find_sources(paths)
    if last is not None and _nothing_changed(last, sources, left, base_iri, folder, reader):
        if not dry_run and was_cut_off(folder):
            _tidied(folder, last)
        return _report(folder, last, last, (last.node_count, last.edge_count), rebuilt=False)
    if dry_run:
        return _tried(folder, last, sources, left, jobs, progress, reader)
    with writing(folder), _uncollected():
        return _made(folder, last, sources, left, base_iri, jobs, progress, reader)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: a build makes millions of objects, none in a cycle, to the last kept."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _tried(
    folder: Path, last: Manifest | None, sources: list[Source], left: list[LeftOut], jobs: int,
    progress: Progress | None, ocr: Tesseract | None,
) -> BuildReport:  # fmt: skip
    """What a build would do: which files are new or changed, and which of them cannot be read."""
    same = last is not None and last.ocr == _name(ocr)
    read = {(i.name, i.sha256) for i in last.inputs} if last and same else set()
    found = [s for s in sources if (s.name, s.sha256) in read]
    kept = {s.name for s in found}
    in_part = [p for p in last.in_part if p.name in kept] if last else []
    unknown = [s for s in sources if (s.name, s.sha256) not in read]
    for item in try_all(unknown, jobs=jobs, progress=progress, ocr=ocr):
        if isinstance(item, LeftOut):
            left.append(item)
        else:
            found.append(item[0])
            in_part += _parts_of(*item)
    if not found:
        raise nothing_read(left)
    inputs = tuple(sorted(InputFile(s.name, s.sha256, "") for s in found))
    made = Manifest(
        tool_version(), "", "", "", "", inputs, tuple(sorted(left)), in_part=tuple(sorted(in_part))
    )
    return _report(folder, made, last, (0, 0), rebuilt=False)


def _parts_of(source: Source, unread: str) -> list[InPart]:
    return [InPart(source.name, unread)] if unread else []


def _tidied(folder: Path, last: Manifest) -> None:
    """What a build that was killed behind its commit left undone; another build at work will do it itself."""
    with suppress(KgError), writing(folder):
        clean(folder, last.generation, extraction_hash()[:16], frozenset(i.sha256 for i in last.inputs))


def _nothing_changed(
    last: Manifest, sources: list[Source], left: list[LeftOut], base_iri: str, folder: Path,
    ocr: Tesseract | None,
) -> bool:  # fmt: skip
    """Whether the last build was of the same files by the same rules, and still stands."""
    read = {(i.name, i.sha256) for i in last.inputs} | {(o.name, o.sha256) for o in last.left_out if o.sha256}
    return (
        read == {(s.name, s.sha256) for s in sources}
        and [o for o in last.left_out if not o.sha256] == left
        and (last.version, last.base_iri) == (tool_version(), base_iri)
        and (last.rules, last.vocabulary, last.ocr) == (rules_hash(), vocabulary_hash(), _name(ocr))
        and all((folder / last.generation / t.path).is_file() for t in last.tables)
    )


def _name(ocr: Tesseract | None) -> str:
    return ocr.version if ocr else ""


def tool_version() -> str:
    """The version of the installed distribution."""
    try:
        return version("vn-legal-kg")
    except PackageNotFoundError:
        return "0"


def _made(
    folder: Path, last: Manifest | None, sources: list[Source], left: list[LeftOut], base_iri: str,
    jobs: int, progress: Progress | None, ocr: Tesseract | None,
) -> BuildReport:  # fmt: skip
    cache = extraction_hash()[:16]
    read: list[ReadText] = []
    kept = folder / CACHE / cache
    for item in read_all(sources, kept, keep=True, jobs=jobs, progress=progress, ocr=ocr):
        if isinstance(item, LeftOut):
            left.append(item)
        else:
            read.append(item)
    if not read:
        raise nothing_read(left)
    if progress:
        progress("assemble", len(read), len(read))
    inputs = tuple(sorted(InputFile(r.source.name, r.source.sha256, TextKey(_digest(r)).iri) for r in read))
    in_part = tuple(sorted(p for r in read for p in _parts_of(r.source, r.unread)))
    nodes, edges, dropped = _projected(read)
    manifest = Manifest(
        tool_version(), base_iri, rules_hash(), vocabulary_hash(), "", inputs, tuple(sorted(left)), dropped,
        in_part=in_part, ocr=_name(ocr),
    )  # fmt: skip
    manifest = _committed(folder, manifest, nodes, edges)
    clean(folder, manifest.generation, cache, frozenset(i.sha256 for i in inputs))
    return _report(folder, manifest, last, (manifest.node_count, manifest.edge_count), rebuilt=True)


Tables = dict[str, pa.Table]


def _projected(read: list[ReadText]) -> tuple[Tables, Tables, tuple[tuple[str, int], ...]]:
    """The tables of nodes and edges, and how many statements were dropped for which reason.

    Memory is the measure here: `read` is emptied, and what went on to the next step is given up.
    """
    texts = list(texts_of(read))
    read.clear()
    place_of = _places_of(texts)
    originals = {text.id: text.extraction.source.original for text in texts}
    assembly = assemble(texts.pop() for _ in range(len(texts)))
    labels: Mapping[str, str] = {node.id: node.labels[0] for node in assembly.nodes}
    nodes, stated, dropped = node_tables(assembly.nodes), assembly.edges, assembly.dropped
    del assembly
    edges = edge_tables(stated, labels, place_of)
    del stated, labels, place_of
    require_sound(nodes, edges, originals)
    return nodes, edges, dropped


def texts_of(read: Iterable[ReadText]) -> tuple[Text, ...]:
    """The texts of a build, each once whatever its files, resolved with the help of the others."""
    found: dict[str, list[ReadText]] = {}
    for item in read:
        found.setdefault(_digest(item), []).append(item)
    corpus = Corpus((digest, same[0].extraction) for digest, same in found.items())
    texts: list[Text] = []
    for digest in sorted(found):
        same = sorted(found[digest], key=lambda r: r.source.name)
        place = corpus.place_of(digest)
        resolutions = resolve(corpus.texts[digest], corpus, digest)
        texts.append(
            Text(
                tuple(r.source.name for r in same), digest, same[0].extraction, resolutions,
                place.slug if place else None, _sha256(same[0]), same[0].media_type, same[0].encoding,
                same[0].passages, same[0].outline,
            )
        )  # fmt: skip
    return tuple(texts)


def _places_of(texts: Iterable[Text]) -> PlaceOf:
    places = {text.id: Places(text.extraction.source.original, text.passages) for text in texts}

    def place_of(source: str, start: int) -> str | None:
        return places[source].at(start) if source in places else None

    return place_of


def _sha256(item: ReadText) -> str:
    """Of the decoded text, which is what offsets count in."""
    return hashlib.sha256(item.extraction.source.original.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(item: ReadText) -> str:
    return _sha256(item)[:16]


def _committed(
    folder: Path, manifest: Manifest, nodes: dict[str, pa.Table], edges: dict[str, pa.Table]
) -> Manifest:
    """Write the tables under a draft name, name the folder by their content, then replace the manifest."""
    draft = folder / f"{DRAFT}{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    tables = write_tables(draft, nodes, edges)
    done = replace(manifest, generation=generation_name(tables), tables=tables)
    place = folder / done.generation
    if is_whole(place, tables):  # the same content by other rules: what the last manifest names stays
        shutil.rmtree(draft)
    else:
        shutil.rmtree(place, ignore_errors=True)
        draft.replace(place)
    sync_folder(folder)
    write_manifest(folder, done)
    return done


def _report(
    folder: Path, made: Manifest, last: Manifest | None, counts: tuple[int, int], *, rebuilt: bool
) -> BuildReport:
    before = {i.name: i.sha256 for i in last.inputs} if last else {}
    now = {i.name: i.sha256 for i in made.inputs}
    same_text: dict[str, list[str]] = {}
    for each in made.inputs:
        same_text.setdefault(each.text or each.name, []).append(each.name)
    return BuildReport(
        folder=folder,
        new=tuple(n for n in now if n not in before),
        changed=tuple(n for n in now if n in before and before[n] != now[n]),
        unchanged=tuple(n for n in now if before.get(n) == now[n]),
        removed=tuple(n for n in before if n not in now),
        left_out=made.left_out,
        nodes=counts[0],
        edges=counts[1],
        generation=made.generation,
        rebuilt=rebuilt,
        dropped=made.dropped,
        same_text=tuple(tuple(names) for names in same_text.values() if len(names) > 1),
        in_part=made.in_part,
    )
