"""Arrow columns of the node and edge tables."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from kg._schema import KEYS, LABELS
from kg.types import Properties

NODE_COLUMNS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("title", pa.string(), nullable=False),
        pa.field("labels", pa.list_(pa.string()), nullable=False),
    ]
)
"""What every node table begins with; the label's properties follow by name."""

EDGE_COLUMNS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("from", pa.string(), nullable=False),
        pa.field("to", pa.string(), nullable=False),
        pa.field("from_label", pa.string(), nullable=False),
        pa.field("to_label", pa.string(), nullable=False),
        pa.field("source_doc", pa.string(), nullable=False),
        pa.field("span_start", pa.int64(), nullable=False),
        pa.field("quote", pa.string(), nullable=False),
        pa.field("confidence", pa.float64(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
        pa.field("mentions", pa.list_(pa.string()), nullable=False),
    ]
)
"""What every edge table begins with; `from_label` and `to_label` are the first labels of the ends."""


_ARROW = {
    "string": pa.string(), "integer": pa.int64(), "double": pa.float64(), "boolean": pa.bool_(),
    "date": pa.date32(),
}  # fmt: skip


def arrow_type(key: str) -> pa.DataType:
    """The column type of a declared property key; KeyError where the ontology declares none.

    >>> str(arrow_type("candidates")), str(arrow_type("issued")), str(arrow_type("year"))
    ('list<item: string>', 'date32[day]', 'int64')
    """
    declared = KEYS[key]
    kind = _ARROW[declared.datatype]
    return pa.list_(kind) if declared.many else kind


def property_fields(rows: Iterable[Properties]) -> list[pa.Field]:
    """The property columns that `rows` use, ordered by name and typed as the ontology declares them."""
    return [pa.field(name, arrow_type(name)) for name in sorted({name for row in rows for name, _ in row})]


def require_declared(label: str, keys: Iterable[str]) -> None:
    """Raise KeyError unless the ontology allows these keys on nodes of this label."""
    LABELS[label]
    for key in keys:
        domain = KEYS[key].domain
        if domain and label not in domain:
            raise KeyError(f"{key} is not declared for {label}")
