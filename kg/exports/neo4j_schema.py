"""The constraint and the indexes that `kg load` sets up, as statements for those who load by other ways."""

from __future__ import annotations

from collections.abc import Iterable

from kg.stores import statements
from kg.stores.engine import INDEXED, LABELS, SEARCHED

KEY = "VnLegal"
"""The label that every node of ours carries beside its own."""


def schema(relations: Iterable[str]) -> tuple[str, ...]:
    """The statements, the constraint first; each may run again.

    >>> schema(["AMENDS"])[0]
    'CREATE CONSTRAINT vnlegal_vnlegal_key IF NOT EXISTS FOR (n:VnLegal) REQUIRE n.id IS UNIQUE'
    """
    return (
        statements.unique_id(KEY),
        *(statements.fulltext_index(label) for label in SEARCHED),
        *(statements.property_index(label, "id") for label in LABELS),
        *(statements.property_index(label, key) for label, key in INDEXED),
        *(statements.source_index(relation) for relation in relations),
    )
