"""The Cypher that loads, counts and removes; written once, the same on both engines.

The engines differ in one thing only: what a node is found by. Neo4j has one unique key on the label
`VnLegal`, so that a user's own nodes are never touched; the embedded engine finds nodes by `id` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NAME = re.compile(r"[A-Z][A-Za-z]{0,40}|[A-Z][A-Z_]{0,40}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,40}")


def checked(name: str) -> str:
    """A label or relation that may stand in a statement unquoted; raises ValueError for any other text."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a label or relation: {name!r}")
    return name


def fulltext_name(label: str) -> str:
    """The name of a label's full-text index.

    >>> fulltext_name("PartialReference")
    'vnlegal_partialreference_title'
    """
    return f"vnlegal_{checked(label).lower()}_title"


def fulltext_index(label: str) -> str:
    """The statement that makes a label's titles searchable."""
    name = fulltext_name(label)
    return f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.title_fold]"


def property_index(label: str, key: str) -> str:
    """The statement that makes nodes quick to find by a short property."""
    name = f"vnlegal_{checked(label).lower()}_{key}"
    return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"


def source_index(relation: str) -> str:
    """The statement that makes a source's edges quick to find."""
    name = f"vnlegal_{checked(relation).lower()}_source"
    return f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{relation}]-() ON (r.source_doc)"


def unique_id(label: str) -> str:
    """The statement that keeps ids apart within a label."""
    name = f"vnlegal_{checked(label).lower()}_key"
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def name_of(definition: str) -> str:
    """The name that a statement gives to an index or a constraint.

    >>> name_of(unique_id("VnLegal"))
    'vnlegal_vnlegal_key'
    """
    words = definition.split()
    return words[words.index("IF") - 1]


def merge_nodes(key: str, labels: Sequence[str]) -> str:
    """Write nodes of one set of labels from `$rows`; what a node no longer has is taken away."""
    more = "".join(f", n:{checked(label)}" for label in labels if label != key)
    return f"UNWIND $rows AS row MERGE (n:{key} {{id: row.id}}) SET n = row{more} RETURN count(n) AS written"


def merge_edges(relation: str, key: str) -> str:
    """Write edges of one relation from `$rows` (a, b, id, props); counts what found both ends."""
    node = f":{key}" if key else ""
    return (
        f"UNWIND $rows AS row MATCH (a{node} {{id: row.a}}) MATCH (b{node} {{id: row.b}}) "
        f"MERGE (a)-[r:{checked(relation)} {{id: row.id}}]->(b) SET r = row.props RETURN count(r) AS written"
    )


def merge_node_columns(labels: Sequence[str], keys: Iterable[str]) -> str:
    """Write nodes of ours from `$of`, a column a key; what a node no longer has is taken away."""
    more = "".join(f", n:{checked(label)}" for label in labels)
    return f"{_EACH} MERGE (n:VnLegal {{id: $of.id[i]}}) SET n = {_stored(keys)}{more} {_COUNTED.format('n')}"


def create_node_columns(labels: Sequence[str], keys: Iterable[str]) -> str:
    """Write nodes of ours that are not there yet from `$of`; none where `$holder` has lost the claim."""
    kinds = ":".join(checked(label) for label in labels)
    return f"{_HELD} {_EACH} CREATE (n:VnLegal:{kinds} {_stored(keys)}) {_COUNTED.format('n')}"


def merge_edge_columns(relation: str, keys: Iterable[str]) -> str:
    """Write edges of one relation from `$of`; counts what found both ends."""
    edge = f"MERGE (a)-[r:{checked(relation)} {{id: $of.id[i]}}]->(b) SET r = {_stored(keys)}"
    return f"{_EACH} {_BOTH_ENDS} {edge} {_COUNTED.format('r')}"


def create_edge_columns(relation: str, keys: Iterable[str]) -> str:
    """Write edges that are not there yet from `$of`; none where `$holder` has lost the claim."""
    edge = f"CREATE (a)-[r:{checked(relation)} {_stored(keys)}]->(b)"
    return f"{_HELD} {_EACH} {_BOTH_ENDS} {edge} {_COUNTED.format('r')}"


_EACH = "UNWIND range(0, size($of.id) - 1) AS i"
_BOTH_ENDS = "MATCH (a:VnLegal {id: $of.from[i]}) MATCH (b:VnLegal {id: $of.to[i]})"
_COUNTED = "RETURN count({}) AS written"


def _stored(keys: Iterable[str]) -> str:
    """The map of what is stored. Keys written out: a map a row costs the server a fifth more to read."""
    for key in keys:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a property: {key!r}")
    return "{" + ", ".join(f"`{key}`: $of.`{key}`[i]" for key in keys) + "}"


CLAIM = "loading"
"""The id of the node that marks a load at work."""

TAKE_CLAIM = (
    f"MERGE (c:VnLegal {{id: '{CLAIM}'}}) ON CREATE SET c.holder = $holder ON MATCH SET c.holder = '' "
    "RETURN c.holder = $holder AS mine"
)
"""Mark a load as begun; where another load is at work, or was cut off, neither may create any more."""

# Written to before it is read: the lock makes a load that takes the claim wait for this batch.
_HELD = f"MATCH (c:VnLegal {{id: '{CLAIM}'}}) SET c.at = timestamp() WITH c WHERE c.holder = $holder"

DROP_CLAIM = f"MATCH (c:VnLegal {{id: '{CLAIM}'}}) DELETE c"
"""Mark the load as done."""


def known_ids(key: str) -> str:
    """Which of `$ids` are nodes."""
    node = f":{key}" if key else ""
    return f"UNWIND $ids AS id MATCH (n{node} {{id: id}}) RETURN id"


def edges_of_sources(relation: str) -> str:
    """The edges that the texts `$sources` state."""
    return (
        f"UNWIND $sources AS source MATCH (a)-[r:{checked(relation)}]->(b) WHERE r.source_doc = source "
        "RETURN r.id AS id, source, a.id AS a, b.id AS b"
    )


def delete_edges(relation: str) -> str:
    """Take away the edges `$ids` of the texts `$sources`."""
    return (
        f"UNWIND $sources AS source MATCH (a)-[r:{checked(relation)}]->(b) "
        "WHERE r.source_doc = source AND r.id IN $ids DELETE r"
    )


def delete_lonely(key: str) -> str:
    """Take away the nodes `$ids` that no edge holds any more."""
    node = f":{key}" if key else ""
    return f"UNWIND $ids AS id MATCH (n{node} {{id: id}}) WHERE NOT EXISTS {{ (n)--() }} DELETE n"


def neighbours(key: str, labels: Iterable[str], outward: bool) -> str:
    """The edges of the node `$id` in one direction, of the relations `$relations` (all if empty)."""
    node = f":{key}" if key else ":" + "|".join(checked(label) for label in labels)
    arrow = "-[r]->" if outward else "<-[r]-"
    return (
        f"MATCH (n{node} {{id: $id}}){arrow}(m) WHERE size($relations) = 0 OR type(r) IN $relations "
        "RETURN type(r) AS relation, r.id AS edge, m.id AS id, m.title AS title, r.quote AS quote, "
        "r.confidence AS confidence, r.source_doc AS source_doc ORDER BY relation, id, edge LIMIT $limit"
    )


def title_search(label: str) -> str:
    """The nodes of a label whose folded title holds words of `$words`, best first."""
    return (
        f"CALL db.index.fulltext.queryNodes('{fulltext_name(label)}', $words) YIELD node, score "
        "RETURN node.id AS id, node.title AS title, node.title_fold AS fold "
        "ORDER BY score DESC, id LIMIT $limit"
    )
