"""A picture of a small part of the graph: one offline HTML file, drawn by pyvis with our own template.

pyvis 0.3.2 alone always calls a CDN and puts ids, headings and tooltips into the page unescaped; here
every value goes through JSON into text nodes, the drawing library is inlined, and a content security
policy forbids any request.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg import _schema
from kg.errors import KgError
from kg.views.arrangement import arrange

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Kind:
    """How nodes of one label look: lane from the top, shape and colours."""

    lane: int
    shape: str
    fill: str
    line: str


KINDS = {
    "NormativeDocument": Kind(0, "box", "#dbe7f7", "#1f4e8c"),
    "PartyDocument": Kind(1, "box", "#fbdedb", "#a3261d"),
    "ConsolidatedText": Kind(1, "box", "#e6e0f5", "#5a3f9e"),
    "AdministrativeDocument": Kind(2, "box", "#e2f0e0", "#2e6b2a"),
    "Document": Kind(2, "box", "#eceff1", "#455a64"),
    "Provision": Kind(2, "box", "#eef4fb", "#5b83b5"),
    "PartialReference": Kind(2, "box", "#ffffff", "#8a8a8a"),
    "Meeting": Kind(3, "hexagon", "#fde9c4", "#9a6200"),
    "Task": Kind(4, "box", "#fff7d6", "#8a7400"),
    "Office": Kind(5, "ellipse", "#f3e5f5", "#7b1fa2"),
    "Body": Kind(5, "ellipse", "#e0f2f1", "#00695c"),
    "Unit": Kind(5, "ellipse", "#e0f2f1", "#00695c"),
    "Person": Kind(6, "ellipse", "#fce4ec", "#ad1457"),
    "Jurisdiction": Kind(6, "ellipse", "#efebe9", "#5d4037"),
    "TextSource": Kind(7, "box", "#f5f5f5", "#757575"),
}
_PLAIN = Kind(7, "box", "#f5f5f5", "#757575")


@dataclass(frozen=True, slots=True)
class PictureNode:
    """A node as drawn: `kind` is its most specific label, the others (name, value) lines of its panel.

    `facts` are what people ask for, `details` what only the technically minded do.
    """

    id: str
    title: str
    kind: str
    facts: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PictureEdge:
    """An edge as drawn, with the sentence that proves it; `source` names the text, the file and the place."""

    id: str
    start: str
    relation: str
    end: str
    quote: str
    source: str
    confidence: float
    rule: str


def draw(nodes: Sequence[PictureNode], edges: Sequence[PictureEdge], heading: str) -> str:
    """The page: a drawing, a panel with the evidence of what is clicked, and a table of all edges.

    Raises:
        KgError: more than 500 nodes, which nobody can read in one picture.
    """
    if len(nodes) > LIMIT:
        raise KgError(
            f"{len(nodes)} nodes are too many for one picture (at most {LIMIT})",
            heading,
            "name a node or a query: kg view NODE, kg view QUERY",
        )
    html: str = _network(nodes, edges, heading).generate_html()
    return html


def _network(nodes: Sequence[PictureNode], edges: Sequence[PictureEdge], heading: str) -> Network:
    """The pyvis network; its lists are filled directly, since `add_edge` searches them for every edge."""
    from pyvis.network import Network

    network = Network(directed=True, heading=heading)
    lanes = {node.id: _kind(node.kind).lane for node in nodes}
    places = arrange(lanes, [(edge.start, edge.end) for edge in edges])
    network.nodes = [_drawn_node(node, *places[node.id]) for node in nodes]
    network.edges = [_drawn_edge(edge, turn) for edge, turn in zip(edges, _turns(edges), strict=True)]
    network.set_options(json.dumps(_OPTIONS))
    network.templateEnv = _environment()
    network.templateEnv.globals["legend"] = _legend(nodes)
    network.path = "picture.html"
    return network


def _kind(label: str) -> Kind:
    return KINDS.get(label, _PLAIN)


def _name(label: str) -> str:
    """What a person calls nodes of a label."""
    name = _schema.LABELS[label].vi
    return name[:1].upper() + name[1:]


def _legend(nodes: Sequence[PictureNode]) -> list[dict[str, str]]:
    shown = sorted({node.kind for node in nodes}, key=lambda label: (_kind(label).lane, label))
    return [{"name": _name(label), "fill": _kind(label).fill, "line": _kind(label).line} for label in shown]


def _drawn_node(node: PictureNode, x: int, y: int) -> dict[str, Any]:
    kind = _kind(node.kind)
    lines = textwrap.wrap(node.title, 26)
    highlight = {"background": kind.fill, "border": "#000000"}
    label = "\n".join(lines[:4]) + (" …" if len(lines) > 4 else "")
    return {
        "id": node.id, "label": label, "title": node.title, "kind": _name(node.kind), "shape": kind.shape,
        "x": x, "y": y, "color": {"background": kind.fill, "border": kind.line, "highlight": highlight},
        "shapeProperties": {"borderDashes": [4, 3] if node.kind == "PartialReference" else False},
        "facts": [list(fact) for fact in node.facts], "details": [list(fact) for fact in node.details],
    }  # fmt: skip


def _drawn_edge(edge: PictureEdge, turn: int) -> dict[str, Any]:
    name = _schema.RELATIONSHIPS[edge.relation].vi
    curve = {
        "enabled": True,
        "type": "curvedCW" if turn % 2 else "curvedCCW",
        "roundness": 0.05 + 0.2 * ((turn + 1) // 2),
    }
    return {
        "id": edge.id, "from": edge.start, "to": edge.end, "label": name,
        "title": f"{name}: {edge.quote}\n{edge.source}",
        "arrows": "to", "value": 1, "smooth": curve, "quote": edge.quote, "source": edge.source,
        "confidence": edge.confidence, "rule": edge.rule,
    }  # fmt: skip


def _turns(edges: Sequence[PictureEdge]) -> list[int]:
    """How often the pair of each edge stood before, so that parallel edges bend apart."""
    seen: dict[frozenset[str], int] = {}
    turns = []
    for edge in edges:
        pair = frozenset((edge.start, edge.end))
        turns.append(seen.get(pair, 0))
        seen[pair] = turns[-1] + 1
    return turns


@cache
def _loader() -> Any:  # noqa: ANN401
    from pathlib import Path

    import pyvis
    from jinja2 import ChoiceLoader, FileSystemLoader

    library = Path(pyvis.__file__).parent / "templates"
    return ChoiceLoader([FileSystemLoader(Path(__file__).parent), FileSystemLoader(library)])


def _environment() -> Environment:
    """Templates of ours with autoescape, and pyvis's bundled drawing library to include."""
    from jinja2 import Environment

    return Environment(loader=_loader(), autoescape=True)


_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"font": {"size": 15, "face": "system-ui, sans-serif"}, "margin": 8, "borderWidth": 1.5},
    "edges": {
        "font": {"size": 12, "face": "system-ui, sans-serif", "color": "#37474f", "strokeWidth": 4},
        "scaling": {
            "min": 1.3,
            "max": 1.3,
            "label": {"enabled": True, "min": 12, "max": 12, "drawThreshold": 8},
        },
        "color": {"color": "#90a4ae", "highlight": "#c62828", "hover": "#546e7a"},
        "arrowStrikethrough": False,
    },
}
