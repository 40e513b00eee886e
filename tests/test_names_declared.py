"""No name in code, Cypher or SPARQL that the ontology does not declare."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.resources import data_dir
from kg._schema import KEYS, LABELS, NAMESPACE, RDF_ONLY, RELATIONSHIPS

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = {"kg/_schema.py", "kg/queries/dialect.py"}
"""The names themselves; the examples of what the dialect refuses."""
CODE = sorted(
    p
    for p in (ROOT / "kg").rglob("*.py")
    if "_data" not in p.parts and p.relative_to(ROOT).as_posix() not in LEFT_OUT
)
CYPHER = sorted(data_dir("queries").rglob("*.cypher")) if data_dir("queries").is_dir() else []
SPARQL = sorted(data_dir("queries").rglob("*.rq")) if data_dir("queries").is_dir() else []

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "ontology").glob("*.md")])
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

Name = tuple[str, str]
"""A kind (label, relationship, key) and a name of it."""

# --------------------------------------------------------------------------- Cypher

_NOISE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_RELATION = re.compile(r"(?<![\w)\]])\[\s*(\w*)\s*:\s*([A-Za-z_][\w|&!:\s]*?)\s*(?=[*\]{$])")
_BOUND_RELATION = re.compile(r"-\s*\[\s*(\w+)\s*[\]:*{]")
_NODE = re.compile(r"(?<![\w.])\(\s*([A-Za-z_]\w*)\s*(?=[:){])")
_PATTERN_MAP = re.compile(r"(?:(?<![\w.])\(|-\s*\[)\s*\w*\s*(?::[\w|&!:]+)?\s*(?:\*[\d.]*)?\s*\{([^{}]*)\}")
_MAP = re.compile(r"\{[^{}]*\}")
_MAP_KEY = re.compile(r"(?:^|,)\s*(\w+)\s*:")
_LABELS = re.compile(r"(?<=[\w(])\s*:\s*([A-Z]\w*(?:\s*[:|&]\s*!?\s*[A-Z]\w*)*)")
_FROM_PATH = re.compile(
    r"(\w+)\s+IN\s+(?:relationships|nodes)\s*\(|(?:relationships|nodes)\(\w+\)\s+AS\s+(\w+)", re.I
)
_OVER_MAPS = re.compile(r"\[\s*(\w+)\s+IN\s+\w+\b(?!\s*\()[^\[\]]*\]", re.IGNORECASE)
_ENDS = re.compile(r"(?:startNode|endNode)\(\w+\)\.(\w+)\b(?!\s*\()", re.I)
_PROPERTY = re.compile(r"(?<![\w$.])([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b(?!\s*[(.])")


def names_in_cypher(text: str) -> Iterator[Name]:
    """Labels, relationship types and property keys that a statement uses."""
    text = _NOISE.sub(lambda m: " " if m[0].startswith("/") else "''", text)
    bound = {match[1] for match in _NODE.finditer(text)} | {
        match[1] for match in _BOUND_RELATION.finditer(text)
    }
    for match in _FROM_PATH.finditer(text):
        bound.add(match[1] or match[2])
    for match in _PATTERN_MAP.finditer(text):
        yield from (("key", key) for key in _MAP_KEY.findall(match[1]))
    yield from (("key", match[1]) for match in _ENDS.finditer(text))
    unshadowed = _OVER_MAPS.sub(lambda m: re.sub(rf"\b{m[1]}\.", "map.", m[0]), text)
    yield from (("key", m[2]) for m in _PROPERTY.finditer(unshadowed) if m[1] in bound)
    while _MAP.search(text):
        text = _MAP.sub(" ", text)
    for match in _RELATION.finditer(text):
        yield from (("relationship", name) for name in re.findall(r"\w+", match[2]))
    text = re.sub(r"-\s*\[[^\[\]]*\]", "-", text)
    for match in _LABELS.finditer(text):
        yield from (("label", name) for name in re.findall(r"\w+", match[1]))


# --------------------------------------------------------------------------- Python

_UPPER = re.compile(r"[A-Z]+(?:_[A-Z]+)*")
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*")
_STATEMENT = re.compile(r"\b(?:MATCH|MERGE|CREATE)\s*\(")


def names_in_python(source: str) -> Iterator[Name]:
    """Labels, relationship types and keys that a module of `kg` uses."""
    tree = ast.parse(source)
    exported = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    }
    skipped = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    skipped |= {id(p) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for p in n.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _called(node)
        elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict) and id(node) not in exported:
            yield from _listed(node)
        elif isinstance(node, ast.JoinedStr):
            yield from _stated("".join(str(p.value) for p in node.values if isinstance(p, ast.Constant)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield from _stated(node.value)


def _called(call: ast.Call) -> Iterator[Name]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if name == "Edge":
        relation = given.get("relation") or (call.args[1] if len(call.args) > 1 else None)
        yield from (("relationship", text) for text in _texts(relation))
    elif name == "Node":
        labels = given.get("labels") or (call.args[1] if len(call.args) > 1 else None)
        yield from (("label", text) for text in _texts(labels))
    elif name in ("properties", "mention_node"):
        yield from (("key", key) for key in given)


def _listed(node: ast.Tuple | ast.List | ast.Set | ast.Dict) -> Iterator[Name]:
    """Members of a literal in which some are declared names: then all that look alike must be."""
    members = node.keys if isinstance(node, ast.Dict) else node.elts
    texts = [m.value for m in members if isinstance(m, ast.Constant) and isinstance(m.value, str)]
    for kind, shape, declared in (("relationship", _UPPER, RELATIONSHIPS), ("label", _CAMEL, LABELS)):
        alike = [text for text in texts if shape.fullmatch(text)]
        if sum(text in declared for text in alike) * 2 > len(alike):
            yield from ((kind, text) for text in alike)


def _stated(text: str) -> Iterator[Name]:
    return names_in_cypher(text) if _STATEMENT.search(text) else iter(())


def _texts(node: ast.expr | None) -> Iterator[str]:
    if node is not None:
        looked_up = {id(each.slice) for each in ast.walk(node) if isinstance(each, ast.Subscript)}
        for each in ast.walk(node):
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in looked_up:
                yield each.value


# --------------------------------------------------------------------------- SPARQL

_OWN = re.compile(r"\bvnl:(\w+)|<" + re.escape(NAMESPACE) + r"(\w+)>")
_COMMENT = re.compile(r"(?m)(?:^|\s)#[^\n]*")


def names_in_sparql(text: str) -> Iterator[str]:
    """Local names of the ontology's namespace that a query uses."""
    for match in _OWN.finditer(_COMMENT.sub(" ", text)):
        yield match[1] or match[2]


OF_A_LOAD = frozenset({"holder", "at"})
"""Keys of the mark that a load into Neo4j sets while it is at work; the mark is no part of the graph."""

DECLARED = {"label": LABELS, "relationship": RELATIONSHIPS, "key": {*KEYS, *OF_A_LOAD}}
OWN_TERMS = {*RDF_ONLY} | {
    row.iri.removeprefix(NAMESPACE) for rows in (LABELS, RELATIONSHIPS, KEYS) for row in rows.values()
}  # fmt: skip


def undeclared(names: Iterator[Name]) -> list[Name]:
    return sorted({(kind, name) for kind, name in names if name not in DECLARED[kind]})


ADVICE = "declare it in ontology/vnlegal.ttl and run python -m kg.ontology.schema_generator, or use a declared name"


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_code_uses_declared_names(path):
    assert not undeclared(names_in_python(path.read_text(encoding="utf-8"))), ADVICE


@pytest.mark.parametrize("path", CYPHER, ids=lambda p: p.name)
def test_cypher_uses_declared_names(path):
    assert not undeclared(names_in_cypher(path.read_text(encoding="utf-8"))), ADVICE


@pytest.mark.parametrize("path", SPARQL, ids=lambda p: p.name)
def test_sparql_uses_declared_names(path):
    names = set(names_in_sparql(path.read_text(encoding="utf-8")))
    assert names <= OWN_TERMS, (names - OWN_TERMS, ADVICE)


_FENCE = re.compile(r"^```(cypher|sparql|python)\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_pages_use_declared_names(path):
    for language, text in _FENCE.findall(path.read_text(encoding="utf-8")):
        if language == "cypher":
            assert not undeclared(names_in_cypher(text)), ADVICE
        elif language == "sparql":
            assert set(names_in_sparql(text)) <= OWN_TERMS, ADVICE


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_notebooks_use_declared_names(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    plain = "\n".join(line for line in code.splitlines() if not line.lstrip().startswith(("%", "!")))
    assert not undeclared(names_in_python(plain)), ADVICE


# --------------------------------------------------------------------------- the scanner itself


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("MATCH (d:Dokument) RETURN d.id", [("label", "Dokument")]),
        ("MATCH (d:Document|Provison)-[:CITES]->(e) RETURN e.id", [("label", "Provison")]),
        ("MATCH (d:Document)-[:BASED_ON|IMPLMENTS*1..3]->(e) RETURN e", [("relationship", "IMPLMENTS")]),
        ("MATCH p = (d:Document {ident: $x})<-[r:CITES*1..8]-(t:Task) RETURN t.title", [("key", "ident")]),
        ("MATCH (d:Document)-[r:CITES {rol: 'x'}]->() RETURN r.quote", [("key", "rol")]),
        ("MATCH (d:Document) WHERE d:Taskk RETURN d.titel AS t", [("key", "titel"), ("label", "Taskk")]),
        ("MATCH p=(a:Task)-[:CITES]->(b) RETURN [r IN relationships(p) | r.qoute] AS q", [("key", "qoute")]),
        ("MATCH p=(a:Task)-[:CITES]->(b) RETURN [r IN relationships(p) | startNode(r).idd]", [("key", "idd")]),
        ("MATCH p=()-[:CITES]->() UNWIND nodes(p) AS n RETURN n.nam", [("key", "nam")]),
        ("MATCH (t:Task) RETURN {quote: t.quotes, any: 1} AS row", [("key", "quotes")]),
    ],
)  # fmt: skip
def test_finds_what_is_not_declared(statement, wrong):
    assert undeclared(names_in_cypher(statement)) == wrong


@pytest.mark.parametrize(
    "statement",
    [
        "// (x:Wrong)\nMATCH (t:Task) WHERE t.title = ':Wrong' AND t.due_to < date('2022-01-01') RETURN t.title",
        "UNWIND $rows AS row MERGE (n:VnLegal {id: row.id}) SET n += row.props, n:Task",
        "MATCH p = (d:Document)<-[:BASED_ON|DETAILS*1..8]-(n) RETURN {relation: 1, whatever: size(nodes(p))} AS x",
        "CALL db.index.fulltext.queryNodes('titles', $q) YIELD node, score RETURN node.id AS id, score",
        "MATCH (t:Task) WITH t, CASE WHEN t:Task THEN 'a' ELSE 'b' END AS kind RETURN kind, count(*) AS n",
        "MATCH (s:Task) WITH collect({edge: s.id}) AS steps RETURN steps ORDER BY [s IN steps | s.edge]",
        "CREATE CONSTRAINT vnlegal_id IF NOT EXISTS FOR (n:VnLegal) REQUIRE n.id IS UNIQUE",
        "MATCH (t:Task) WHERE t.lead[0..2] = $names RETURN [x IN t.lead WHERE x <> ''][0] AS first",
    ],
)
def test_takes_declared_names(statement):
    assert undeclared(names_in_cypher(statement)) == []


def test_finds_names_in_code():
    source = (
        'NAMES = {"BASED_ON": 1, "CITES": 2, "CITTES": 3}\n'
        'PAIR = ("Document", "Task", "Tassk")\n'
        'Edge("a", "AMMENDS", "b", "c", 0, "q", 1.0, "r")\n'
        'Node("a", ("Bodi",), "title", properties(nummer="1"))\n'
        'QUERY = f"MATCH (n:{label})-[:LEAD_BY]->(m) RETURN m.id"\n'
    )
    assert undeclared(names_in_python(source)) == [
        ("key", "nummer"), ("label", "Bodi"), ("label", "Tassk"),
        ("relationship", "AMMENDS"), ("relationship", "CITTES"), ("relationship", "LEAD_BY"),
    ]  # fmt: skip


def test_leaves_other_capitals_alone():
    assert (
        undeclared(
            names_in_python('A = ("GET", "POST")\nB = {"KG_GRAPH": 1}\n__all__ = ["Task", "Extraction"]\n')
        )
        == []
    )


def test_finds_names_in_sparql():
    text = "PREFIX vnl: <https://w3id.org/vnlegal/ont#>\n# vnl:comment\nSELECT ?d { ?d vnl:basedOn/vnl:wrong ?e ; a vnl:Document }"
    assert set(names_in_sparql(text)) - OWN_TERMS == {"wrong"}


def test_keys_are_safe_on_both_engines():
    """The embedded engine invents `type`, `label` and `name` where a node has none, and refuses `.end`."""
    assert not {"type", "label", "name", "end"} & KEYS.keys()
