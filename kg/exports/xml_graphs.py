"""GraphML and GEXF, through networkx: for yEd, Gephi, Cytoscape and for algorithms elsewhere."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import networkx

from kg.exports.wording import hush
from kg.graph.read import Graph
from kg.stores.networkx import to_networkx

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped."""

_NO_TOKEN = re.compile(r"[^A-Za-z0-9./-]")

STARTS = ("issued", "date", "due_from", "effective_from")
"""Dates at which a node begins on Gephi's timeline: the first that it has."""

ENDS = ("effective_to", "due_to", "date_end")
"""Dates at which it ends."""

_Network = networkx.MultiDiGraph


def graphml(graph: Graph, *, quotes: bool = True) -> bytes:
    """The graph as GraphML. Lists are joined by "; ", dates written as ISO text; edges keep their ids.

    Nodes carry their ids as data: the schema allows no slash in what it calls an id.
    """
    network = _plain_network(graph, quotes)
    for identity, row in network.nodes(data=True):
        row["id"] = identity
    buffer = io.BytesIO()
    networkx.write_graphml(networkx.relabel_nodes(network, name_token), buffer)
    return buffer.getvalue()


def name_token(identity: str) -> str:
    """An id as the NMTOKEN that GraphML demands; different ids stay different.

    >>> name_token("doc/vn/y/nd-cp/2020/107"), name_token("a:b")
    ('doc:vn:y:nd-cp:2020:107', 'a_3a_b')
    """
    return _NO_TOKEN.sub(lambda found: f"_{ord(found[0]):x}_", identity).replace("/", ":")


def gexf(graph: Graph, *, quotes: bool = True) -> bytes:
    """The graph as GEXF 1.2: labels are titles, `class` is the first label, dates make a timeline."""
    network = _plain_network(graph, quotes)
    network.graph["mode"] = "dynamic"
    for _, row in network.nodes(data=True):
        row["class"] = row.pop("label")
        row["label"] = row.pop("title")
        row |= _life(row)
    for _, _, row in network.edges(data=True):
        row["label"] = row["relation"]
        row["weight"] = row["confidence"]
    buffer = io.BytesIO()
    networkx.write_gexf(network, buffer, version="1.2draft")
    return _without_clock(buffer.getvalue())


def _life(row: dict[str, Any]) -> dict[str, str]:
    """From when to when a node stands; an end before the start says nothing and is left out."""
    start = next((row[name] for name in STARTS if name in row), None)
    end = next((row[name] for name in ENDS if name in row), None)
    if start and end and end < start:
        end = None
    return {name: day for name, day in (("start", start), ("end", end)) if day}


def _without_clock(written: bytes) -> bytes:
    """The same graph gives the same bytes: networkx writes the day on which it ran."""
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", written, count=1)


def _plain_network(graph: Graph, quotes: bool) -> _Network[str]:
    """The network with values that XML can hold."""
    network = to_networkx(graph.nodes(), graph.edges())
    for identity, row in network.nodes(data=True):
        kept = row if quotes else hush(row, row["label"], identity)
        _replace(row, kept)
    for _, _, row in network.edges(data=True):
        _replace(row, row if quotes else hush(row))
    return network


def _replace(row: dict[str, Any], kept: dict[str, Any]) -> None:
    plain = {name: _plain(value) for name, value in sorted(kept.items())}
    row.clear()
    row.update(plain)


def _plain(value: Any) -> str | int | float | bool:  # noqa: ANN401
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _NOT_XML.sub("\ufffd", value)
    plain: int | float | bool = value
    return plain
