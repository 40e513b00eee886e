"""The portable subset, construct by construct, on both engines; run at every change of an engine's version.

The traps are here too: where the embedded engine begins to answer one as Neo4j does, the test says so, and
the rule of `kg.queries.dialect` can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kg.stores.embedded import EmbeddedStore
from kg.stores.errors import QueryRefusedError
from kg.stores.neo4j import Neo4jStore
from kg.stores.protocol import Store
from tests.small_graph import DECREE, LAW, edges, nodes

pytestmark = pytest.mark.neo4j

PARAMS = {
    "id": DECREE,
    "law": LAW,
    "on": date(2022, 8, 31),
    "words": "nghi dinh",
    "list": ["a", DECREE],
    "n": 2,
}

PORTABLE = [
    "MATCH (d:Document {id: $id}) RETURN d.title AS t",
    "MATCH (d:Document) WHERE d.id IN $list RETURN d.id AS i ORDER BY i",
    "MATCH (d:Document) WHERE d.issued <= $on AND d.effective_to IS NULL RETURN d.id AS i ORDER BY i",
    "MATCH (d:Document) WHERE d.issued >= date('2021-01-01') RETURN d.id AS i, d.issued.year AS y ORDER BY i",
    "MATCH (d:Document) RETURN d.id AS i ORDER BY d.issued, i",
    "MATCH (d:Document) RETURN d.id AS i ORDER BY d.issued DESC, i SKIP 1 LIMIT $n",
    "MATCH (d:Document) RETURN d.title AS t ORDER BY t",
    "MATCH (d:Document) RETURN min(d.issued) AS a, max(d.issued) AS b, count(d) AS n, count(d.issued) AS m",
    "MATCH (d:Document) OPTIONAL MATCH (d)-[:REPLACES]->(x) RETURN d.id AS i, x.id AS x ORDER BY i",
    "MATCH (n:Document|Task) WHERE NOT n:NormativeDocument RETURN n.id AS i ORDER BY i",
    "MATCH (n:NormativeDocument {id: $id}) RETURN n.id AS i",
    "MATCH (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS|DETAILS*1..6]-(x) RETURN x.id AS i ORDER BY i",
    (
        "MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS*1..6]-(m)-[:CONCLUDED*0..1]->(x) "
        "RETURN [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | {t: type(r), q: r.quote}] AS steps ORDER BY ids"
    ),
    (
        "MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS*1..6]-(x) "
        "WHERE all(r IN relationships(p) WHERE r.confidence >= 0.85) RETURN x.id AS i, length(p) AS n ORDER BY n, i"
    ),
    (
        "MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS*1..6]-(x) "
        "RETURN x.id AS i, reduce(c = 1.0, r IN relationships(p) | c * r.confidence) AS c ORDER BY i, c"
    ),
    (
        "MATCH (a:Document {id: $id}) MATCH (b:Document {id: $law}) MATCH p = shortestPath((a)-[:DETAILS*..6]->(b)) "
        "RETURN length(p) AS n"
    ),
    "MATCH (d:Document) WHERE EXISTS { (d)<-[:REPLACES]-(:Document) } RETURN d.id AS i ORDER BY i",
    "MATCH (d:Document) WHERE NOT EXISTS { (d)--() } RETURN d.id AS i ORDER BY i",
    "MATCH (d:Document) RETURN d.id AS i, COUNT { (d)<-[:REFERS_TO]-() } AS n ORDER BY n DESC, i",
    (
        "MATCH (d:Document {id: $id}) CALL (d) { MATCH (d)<-[r]-(x) RETURN x.id AS i UNION ALL "
        "MATCH (d)-[r]->(x) RETURN x.id AS i } RETURN i ORDER BY i"
    ),
    "MATCH (t:Task)-[r]->(u) WITH t, u ORDER BY u.id WITH t, collect(DISTINCT u.id) AS us RETURN t.id AS i, us ORDER BY i",
    (
        "MATCH (t:Task)-[r:LED_BY|COORDINATED_BY]->(u:Body) "
        "RETURN u.id AS i, count(DISTINCT CASE type(r) WHEN 'LED_BY' THEN t.id END) AS n ORDER BY i"
    ),
    "UNWIND $list AS key MATCH (d:Document {id: key}) RETURN d.id AS i ORDER BY i",
    "MATCH ()-[r:REPLACES]->() RETURN startNode(r).id AS a, endNode(r).id AS b, coalesce(r.scope, 'whole') AS s",
    "MATCH (t:Task) RETURN t.id AS i, coalesce(t.text, t.title) AS t, size(t.lead) AS n ORDER BY i",
    "MATCH (d:Document) WHERE d.title_fold CONTAINS $words AND d.id STARTS WITH 'doc/vn/y' RETURN d.id AS i ORDER BY i",
    "MATCH (d:Document) WHERE d.signature =~ '[0-9]+/20[0-9]{2}/.*' RETURN d.id AS i ORDER BY i",
    (
        "MATCH (d:Document) RETURN CASE WHEN d.effective_to <= $on THEN 'out' WHEN d.effective_from <= $on THEN 'in' "
        "ELSE 'unknown' END AS s, count(*) AS n ORDER BY s"
    ),
    "RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS l, null IN [1] AS a, 7 / 2 AS b, 'a' + null AS c, 2 ^ 3 AS d",
    "RETURN substring('đường', 1, 2) AS a, toLower('ĐẶNG') AS b, split('a/b', '/') AS c, size('Nghị') AS d",
    (
        "CALL db.index.fulltext.queryNodes('vnlegal_document_title', $words) YIELD node, score "
        "WITH node, score WHERE score > 0 RETURN node.id AS i ORDER BY i"
    ),
    "MATCH (m:Meeting)-[:CONCLUDED]->(t)<-[:CONCLUDED]-(n:Meeting) RETURN count(*) AS n",
    "MATCH (a:Task)-[:LED_BY]->(u)<-[:LED_BY]-(b:Task) WHERE a.id < b.id RETURN a.id AS a, b.id AS b",
]

TRAPS = [
    "MATCH (a:Task)-[:LED_BY]-(u)-[:LED_BY]-(b) RETURN count(*) AS n",
    "MATCH ()-[r:REPLACES]->() RETURN r {.quote, .confidence} AS m",
    "MATCH (x:Document)-[rs:BASED_ON|IMPLEMENTS*2..2]->(d:Document {id: $id}) RETURN [r IN rs | r.id] AS l",
    "MATCH (d:Document) WHERE d.issued = '2021-09-14' RETURN d.id AS i",
    "MATCH (d:Document {id: $law}) RETURN d.name AS n",
    "MATCH (m:Meeting) WHERE m.id STARTS WITH 'meeting' RETURN properties(m) AS p ORDER BY m.id LIMIT 1",
    "MATCH ()-[r:LED_BY]->(u) MATCH (s:TextSource {id: r.source_doc}) RETURN s.id AS i ORDER BY i",
    "/* remark */ RETURN 1 AS x",
    "MATCH (d:!Document) RETURN count(d) AS n",
    "MATCH (d:Document WHERE d.id = $id) RETURN d.id AS i",
    "MATCH (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS]-{1,2}(x) RETURN x.id AS i ORDER BY i",
    "RETURN COLLECT { MATCH (t:Task) RETURN t.id ORDER BY t.id } AS l",
    "RETURN isEmpty('') AS e",
    "RETURN 'abc' =~ '(?=a).*' AS b",
]
"""Queries that the engines answer differently, or that only Neo4j answers; each breaks a rule of the dialect."""


@pytest.fixture(scope="module")
def engines(neo4j_uri: str) -> Iterator[tuple[Store, Store]]:
    embedded, server = EmbeddedStore(), Neo4jStore(neo4j_uri)
    server.wipe()
    for store in (embedded, server):
        store.load(nodes(), edges())
    yield embedded, server
    server.wipe()
    server.close()


def outcome(store: Store, text: str) -> object:
    try:
        return store.cypher(text, PARAMS).rows
    except QueryRefusedError:
        return "refused"


@pytest.mark.parametrize("text", PORTABLE)
def test_portable_constructs_are_answered_alike(engines: tuple[Store, Store], text: str) -> None:
    embedded, server = engines
    rows = server.cypher(text, PARAMS)
    assert embedded.cypher(text, PARAMS).rows == rows.rows
    assert embedded.cypher(text, PARAMS).columns == rows.columns


@pytest.mark.parametrize("text", TRAPS)
def test_traps_are_still_traps(engines: tuple[Store, Store], text: str) -> None:
    embedded, server = engines
    assert outcome(server, text) != "refused"
    assert outcome(embedded, text) != outcome(server, text)


@pytest.mark.parametrize("text", TRAPS)
def test_every_trap_breaks_a_rule(text: str) -> None:
    from kg.queries import lint

    assert lint(text)


@pytest.mark.parametrize("text", PORTABLE)
def test_no_portable_construct_breaks_a_rule(text: str) -> None:
    from kg.queries import lint

    assert lint(text) == ()
