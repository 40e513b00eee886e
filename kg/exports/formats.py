"""Every format by its name: how it is written, and by which file names it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph.read import Graph


class Format(NamedTuple):
    """A format: the suffix of its files, the writer (module and function), and whether a person can read it.

    A writer takes a graph and `quotes` (where `standards` is true, that too) and gives text, bytes, or an
    iterator of text.
    """

    suffix: str
    module: str
    writer: str
    is_text: bool = True
    standards: bool = False


FORMATS = {
    "turtle": Format(".ttl", "turtle", "turtle_pieces", standards=True),
    "trig": Format(".trig", "turtle", "trig", standards=True),
    "jsonld": Format(".jsonld", "jsonld", "jsonld"),
    "nt": Format(".nt", "turtle", "ntriples", standards=True),
    "turtle12": Format(".ttl12", "turtle", "turtle12", standards=True),
    "rdfxml": Format(".rdf", "rdfxml", "rdfxml", standards=True),
    "graphml": Format(".graphml", "xml_graphs", "graphml"),
    "gexf": Format(".gexf", "xml_graphs", "gexf"),
    "cypher": Format(".cypher", "cypher", "cypher_script"),
    "xlsx": Format(".xlsx", "workbook", "workbook", is_text=False),
}
"""The formats that are one file."""

FOLDER = "neo4j-csv"
"""The format that is a folder."""


def format_of(path: str | Path) -> str | None:
    """The format that a file's name says.

    >>> format_of("do-thi.graphml"), format_of("do-thi.doc")
    ('graphml', None)
    """
    suffix = Path(path).suffix.lower()
    return next((name for name, each in FORMATS.items() if each.suffix == suffix), None)


def pieces(graph: Graph, form: str, *, quotes: bool = True, standards: bool = False) -> Iterator[bytes]:
    """The graph in a format of one file, piece by piece; KeyError for an unknown format.

    Raises:
        KgError: the format has no words of `standards`.
    """
    known = FORMATS[form]
    if standards:
        _require_standards(form)
    writer = getattr(import_module(f"kg.exports.{known.module}"), known.writer)
    more = {"standards": True} if standards else {}
    written: str | bytes | Iterable[str] = writer(graph, quotes=quotes, **more)
    if isinstance(written, bytes):
        yield written
    elif isinstance(written, str):
        yield written.encode()
    else:
        yield from (text.encode() for text in written)


def _require_standards(form: str) -> None:
    able = [name for name, each in FORMATS.items() if each.standards]
    if form not in able:
        raise KgError("no words of the standards in this format", form, f"choose {', '.join(able)}")


def place(
    graph: Graph,
    target: str | Path,
    form: str | None = None,
    *,
    quotes: bool = True,
    standards: bool = False,
) -> int:
    """Write the graph to a file, or to a folder for ``neo4j-csv``; whole or not at all. The bytes written.

    Raises:
        KgError: no such format, or a place that cannot be written.
    """
    from kg.exports.placing import place_file, placed_folder

    path = Path(target)
    chosen = form or format_of(path)
    if standards and chosen == FOLDER:
        _require_standards(chosen)
    if chosen == FOLDER:
        from kg.exports.neo4j_csv import OWN_ENTRIES, write_neo4j_csv

        with placed_folder(path, OWN_ENTRIES) as draft:
            write_neo4j_csv(graph, draft, quotes=quotes)
            return sum(file.stat().st_size for file in draft.rglob("*") if file.is_file())
    if chosen not in FORMATS:
        raise KgError("no such format", chosen or path.name, f"choose {', '.join((*FORMATS, FOLDER))}")
    return place_file(pieces(graph, chosen, quotes=quotes, standards=standards), path)
