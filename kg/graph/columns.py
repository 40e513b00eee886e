"""Arrow columns of the node and edge tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from kg.types import Properties, Value

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


def arrow_type(value: Value) -> pa.DataType:
    """The column type of a property value.

    >>> str(arrow_type(("a", "b"))), str(arrow_type(True)), str(arrow_type(3))
    ('list<item: string>', 'bool', 'int64')
    """
    match value:
        case bool():
            return pa.bool_()
        case int():
            return pa.int64()
        case float():
            return pa.float64()
        case date():
            return pa.date32()
        case tuple():
            return pa.list_(pa.string())
        case _:
            return pa.string()


def property_fields(rows: Iterable[Properties]) -> list[pa.Field]:
    """The property columns that `rows` need, ordered by name."""
    found: dict[str, pa.DataType] = {}
    for row in rows:
        for name, value in row:
            found.setdefault(name, arrow_type(value))
    return [pa.field(name, found[name]) for name in sorted(found)]


def value_of(stored: object) -> Value | None:
    """A stored cell as a property value: lists come back as tuples."""
    return tuple(stored) if isinstance(stored, list) else stored  # type: ignore[return-value]
