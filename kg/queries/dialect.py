"""The portable subset of Cypher as rules: shapes that one engine refuses or answers wrongly.

Measured with 361 statements on Neo4j 5.26 and on the embedded engine; every rule names the shape and says
what to write instead. Files of the library may break none; ad-hoc queries are answered with the warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.queries import shapes
from kg.stores.cypher_text import code, tokens
from kg.stores.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Finding:
    """A shape outside the subset: the rule, where, why, and what to write instead."""

    rule: str
    start: int
    says: str
    instead: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}; write {self.instead}"


@dataclass(frozen=True, slots=True)
class DialectRule:
    """One shape, with a query that has it and one that has not."""

    id: str
    says: str
    instead: str
    find: shapes.Finder
    example: str
    counterexample: str


DIALECT: tuple[DialectRule, ...] = (
    DialectRule(
        "one-statement",
        "two statements in one text",
        "one statement",
        shapes.second_statement,
        "RETURN 1 AS a; RETURN 2 AS b",
        "RETURN 1 AS a;",
    ),
    DialectRule(
        "engine-number",
        "id() is an engine's own number",
        "n.id or elementId(n)",
        shapes.called("id"),
        "MATCH (n:Task) RETURN id(n) AS i",
        "MATCH (n:Task) RETURN n.id AS i",
    ),
    DialectRule(
        "label-algebra",
        "the embedded engine refuses &, ! and % in labels",
        "WHERE n:A AND NOT n:B",
        shapes.label_algebra,
        "MATCH (n:!Task) RETURN n.id AS i",
        "MATCH (n:Task|Meeting) RETURN n.id AS i",
    ),
    DialectRule(
        "dynamic-name",
        "the embedded engine refuses names made of parameters",
        "the name itself",
        shapes.dynamic_names,
        "MATCH (n:$($l)) RETURN n.id AS i",
        "MATCH (n {id: $l}) RETURN n.id AS i",
    ),
    DialectRule(
        "inline-where",
        "the embedded engine refuses WHERE inside a pattern",
        "WHERE behind the pattern",
        shapes.inline_where,
        "MATCH (n:Task WHERE n.id = 'a') RETURN n.id AS i",
        "MATCH (n:Task) WHERE any(x IN [1] WHERE x = 1) RETURN n.id AS i",
    ),
    DialectRule(
        "collect-subquery",
        "the embedded engine refuses COLLECT { }",
        "collect()",
        shapes.phrases("COLLECT {"),
        "RETURN COLLECT { MATCH (n) RETURN n.id } AS l",
        "MATCH (n) RETURN collect(n.id) AS l",
    ),
    DialectRule(
        "optional-call",
        "the embedded engine refuses OPTIONAL CALL",
        "OPTIONAL MATCH",
        shapes.phrases("OPTIONAL CALL"),
        "MATCH (n) OPTIONAL CALL (n) { RETURN 1 AS x } RETURN x",
        "MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x",
    ),
    DialectRule(
        "quantified-path",
        "the embedded engine refuses quantified paths",
        "-[:A|B*1..6]->",
        shapes.quantified,
        "MATCH (a)-[:CITES]->{1,3}(b) RETURN b.id AS i",
        "MATCH (a {id: 'x'})-[:CITES*1..3]->(b) RETURN b.id AS i",
    ),
    DialectRule(
        "shortest-keyword",
        "the embedded engine refuses SHORTEST",
        "shortestPath()",
        shapes.phrases("SHORTEST 1", "ANY SHORTEST", "ALL SHORTEST", "SHORTEST $"),
        "MATCH p = ANY SHORTEST (a)-[:CITES]->(b) RETURN length(p) AS n",
        "MATCH p = shortestPath((a)-[:CITES*..6]->(b)) RETURN length(p) AS n",
    ),
    DialectRule(
        "unbounded",
        "without an upper bound the embedded engine stops at ten hops",
        "*1..6",
        shapes.unbounded,
        "MATCH (a)-[:CITES*]->(b) RETURN b.id AS i",
        "MATCH (a)-[:CITES*1..6]->(b) RETURN 2 * 3 AS i",
    ),
    DialectRule(
        "listed-relationships",
        "the embedded engine gives this list backwards",
        "p = … and relationships(p)",
        shapes.listed_relationships,
        "MATCH (a)-[rs:CITES*1..3]->(b) RETURN rs",
        "MATCH (a)-[r:CITES]->(b) RETURN r.id AS i",
    ),
    DialectRule(
        "relationship-in-map",
        "the embedded engine matches nothing when a node's map takes a relationship's property",
        "WITH r.source_doc AS source, then {id: source}",
        shapes.relationship_in_map,
        "MATCH ()-[r:CITES]->(d) MATCH (s:TextSource {id: r.source_doc}) RETURN s.id AS i",
        "MATCH ()-[r:CITES]->(d) WITH d, r.source_doc AS x MATCH (s {id: x}) RETURN {id: d.id} AS i",
    ),
    DialectRule(
        "undirected-count",
        "count(*) over two hops, one undirected, is 0 on the embedded engine",
        "count(DISTINCT …) or directed hops",
        shapes.undirected_count,
        "MATCH (a)-[:CITES]-(b)-[:CITES]-(c) RETURN count(*) AS n",
        "MATCH (a)-[:CITES]->(b) RETURN count(*) AS n",
    ),
    DialectRule(
        "map-projection",
        "r {.x} is null on the embedded engine",
        "a map: {x: r.x}",
        shapes.map_projection,
        "MATCH (n:Task) RETURN n {.id, .title} AS m",
        "MATCH (n:Task) RETURN {id: n.id} AS m",
    ),
    DialectRule(
        "labels-order",
        "the order of labels() differs",
        "CASE WHEN n:Task THEN 'Task' … END",
        shapes.first_label,
        "MATCH (n) RETURN labels(n)[0] AS l",
        "MATCH (n) RETURN CASE WHEN n:Task THEN 'Task' END AS l",
    ),
    DialectRule(
        "all-properties",
        "properties() and keys() differ",
        "the properties by name",
        shapes.called("properties", "keys"),
        "MATCH (n:Task) RETURN properties(n) AS p",
        "MATCH (n:Task) RETURN n.title AS t",
    ),
    DialectRule(
        "date-as-text",
        "a date is never equal to a text in Neo4j",
        "date('2021-03-01')",
        shapes.dates_as_text,
        "MATCH (d:Document) WHERE d.issued >= '2021-03-01' RETURN d.id AS i",
        "MATCH (d:Document) WHERE d.issued >= date('2021-03-01') RETURN d.id AS i",
    ),
    DialectRule(
        "virtual-key",
        "type, label and name are invented where a node has none",
        "another key",
        shapes.virtual_keys,
        "MATCH (n:Task) RETURN n.type AS t",
        "MATCH ()-[r]->() RETURN type(r) AS t",
    ),
    DialectRule(
        "unknown-title",
        "the embedded engine invents titles",
        "a test of another property",
        shapes.title_unknown,
        "MATCH (n:Task) WHERE n.title IS NULL RETURN n.id AS i",
        "MATCH (n:Task) WHERE n.due IS NULL RETURN n.id AS i",
    ),
    DialectRule(
        "keyword-key",
        "the embedded engine refuses .end unquoted",
        "n.`end`",
        shapes.keyword_keys,
        "MATCH (n:Mention) RETURN n.end AS e",
        "MATCH (n:Mention) RETURN n.`end` AS e",
    ),
    DialectRule(
        "missing-function",
        "the embedded engine does not know this function",
        "size(), reduce() or Python",
        shapes.called("isEmpty", "percentileCont", "percentileDisc"),
        "RETURN isEmpty('') AS e",
        "RETURN size('') = 0 AS e",
    ),
    DialectRule(
        "duration",
        "durations differ",
        "two dates as parameters",
        shapes.called("duration"),
        "RETURN date('2024-01-31') + duration('P1M') AS d",
        "RETURN $on AS d",
    ),
    DialectRule(
        "look-around",
        "the embedded engine's expressions have no look-around",
        "CONTAINS or a plain expression",
        shapes.look_around,
        "RETURN 'a' =~ '(?=a).*' AS b",
        "RETURN 'a' =~ '(?i)A' AS b",
    ),
    DialectRule(
        "one-engine-clause",
        "only one engine knows this clause",
        "WITH … WHERE …",
        shapes.phrases("FILTER", "HAVING", "INTERSECT", "EXCEPT", "FORMAT CSV", "LET", "IN TRANSACTIONS"),
        "MATCH (n:Task) FILTER n.id = 'a' RETURN n.id AS i",
        "MATCH (n:Task) WHERE n.id = 'a' RETURN n.id AS i",
    ),
)
"""The rules, each with a query that breaks it and one that does not."""


def lint(query: str) -> tuple[Finding, ...]:
    """The shapes of a query that are not portable, by place.

    >>> [finding.rule for finding in lint("MATCH (d:Document) RETURN d {.id}")]
    ['map-projection']
    """
    remarks = (token for token in tokens(query) if token.kind is Kind.COMMENT)
    found = [
        Finding(
            "block-comment", remark.start, "the embedded engine refuses block comments", "// on each line"
        )
        for remark in remarks
        if remark.text.startswith("/*")
    ]
    words = code(query)
    for rule in DIALECT:
        found += [Finding(rule.id, token.start, rule.says, rule.instead) for token in rule.find(words)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.rule)))


def library_findings(query: str) -> tuple[Finding, ...]:
    """What the files of the library must not break beyond `lint`: order and anchors."""
    words = code(query)
    found = list(lint(query))
    found += [
        Finding("anchor-left", t.start, "the path begins at any node", "(d:Document {id: $document})")
        for t in _loose(words)
    ]
    if not any(shapes.texts(words, at, 2) == ("ORDER", "BY") for at in range(len(words))):
        found.append(Finding("no-order", len(query), "rows come in any order", "ORDER BY …, id"))
    return tuple(found)


def _loose(words: tuple[Token, ...]) -> Iterator[Token]:
    """Named paths whose first node is not looked up by id."""
    for at, token in enumerate(words):
        opens = token.kind is Kind.WORD and shapes.texts(words, at + 1, 2) == ("=", "(")
        if opens and at and words[at - 1].upper in ("MATCH", ","):
            end = next((i for i in range(at, len(words)) if words[i].text == ")"), len(words))
            inside = shapes.texts(words, at + 3, end - at - 3)
            if "id" not in inside and len(inside) != 1:
                yield token
