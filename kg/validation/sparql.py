"""Rules in SPARQL, asked of all nodes at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validation.data import Data
from kg.validation.focus import Focus
from kg.validation.report import Finding
from kg.validation.shapes import Rule, prefixes

_THIS = re.compile(r"\$(this)\b")
_HOLE = re.compile(r"\{[?$](\w+)\}")


def findings(data: Data, rule: Rule, focus: Focus) -> Iterator[Finding]:
    """The nodes that the query of a rule returns, as far as they are focus nodes of the rule."""
    rows = data.select(prefixes() + _THIS.sub(r"?\1", rule.query or ""))
    names = {variable.value for variable in rows.variables}
    for row in rows:
        node = row["this"]
        if node not in focus.nodes(rule.targets):
            continue
        path = row["path"] if "path" in names else None
        value = row["value"] if "value" in names else None
        shown = {"path": data.short(path), "value": data.short(value)}
        yield Finding(
            rule,
            node,
            data.short(node),
            data.title(node),
            path if isinstance(path, NamedNode) else None,
            value if isinstance(value, NamedNode | BlankNode | Literal) else None,
            {language: _filled(text, shown) for language, text in rule.message.items()},
        )


def _filled(message: str, values: dict[str, str]) -> str:
    """A message with its holes filled, as SHACL does it.

    >>> _filled("{?path} leads to {$value}", {"path": "vnl:cites", "value": "doc/1"})
    'vnl:cites leads to doc/1'
    """
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), message)
