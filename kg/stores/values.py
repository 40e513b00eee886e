"""Values on their way into an engine and out of it; equal on every engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from kg.types import Edge, Node, Properties

Row: TypeAlias = dict[str, Any]


# Icelandic eth stands for Đ in texts from old keyboards.
_D = str.maketrans("đĐðÐ", "dDdD")


def fold_title(text: str) -> str:
    """The title as it is searched: lower case, without diacritics, đ as d.

    >>> fold_title("Nghị định số 107/2020/NĐ-CP")
    'nghi dinh so 107/2020/nd-cp'
    """
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(_D).lower()


_SEARCHED = re.compile(r"[0-9a-z]+")


def search_words(text: str) -> tuple[str, ...]:
    """The words of a search, folded: letters and digits only, so that no engine reads an operator.

    >>> search_words("Dữ liệu (cá nhân) -29/NQ")
    ('du', 'lieu', 'ca', 'nhan', '29', 'nq')
    """
    return tuple(_SEARCHED.findall(fold_title(text)))


def stored(properties: Properties) -> Row:
    """Properties as a map that both engines keep: tuples become lists."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties}


def node_row(node: Node) -> Row:
    """A node's row: its properties with `id`, `title` and the folded title that searches run on."""
    row = stored(node.properties)
    row |= {"id": node.id, "title": node.title, "title_fold": fold_title(node.title)}
    return row


def edge_row(edge: Edge) -> Row:
    """An edge's row: its properties and its evidence."""
    row = stored(edge.properties)
    row |= {
        "source_doc": edge.source_doc,
        "span_start": edge.span_start,
        "quote": edge.quote,
        "confidence": edge.confidence,
        "rule": edge.rule,
        "mentions": list(edge.mentions),
    }
    return row


def plain_node(labels: Iterable[str], properties: Mapping[str, Any]) -> Row:
    """A node that a query returns: its labels and its stored properties, in one map.

    The embedded engine answers `type` and `label` with the label and `name` with the title where a node
    has none; such answers say nothing and are left out, whatever engine gives them.
    """
    names = sorted(label for label in labels if label != "VnLegal")
    invented = {("type", name) for name in names} | {("label", name) for name in names}
    invented.add(("name", properties.get("title", "")))
    kept = {key: value for key, value in sorted(properties.items()) if (key, str(value)) not in invented}
    return {"labels": names, **kept}


def plain_edge(relation: str, properties: Mapping[str, Any]) -> Row:
    """A relationship that a query returns: its name and its properties, in one map."""
    return {"relation": relation, **dict(sorted(properties.items()))}
