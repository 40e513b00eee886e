"""A query only reads, and only this graph: in fact, not by promise; and mistakes are told in plain words."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg._schema import BASE
from kg.sparql import RdfStore, TooLongError
from kg.sparql.refusing import remarks, require_reading
from kg.sparql.words import place, tokens
from kg.stores.errors import QueryRefusedError
from kg.stores.tokens import Kind

TRIPLES = b"""
<https://w3id.org/vnlegal/doc/a> <https://w3id.org/vnlegal/ont#cites> <https://w3id.org/vnlegal/doc/b> .
<https://w3id.org/vnlegal/doc/a> <http://purl.org/dc/terms/title> "LOAD SERVICE INSERT"@vi .
"""


@pytest.fixture
def store() -> RdfStore:
    made = ox.Store()
    made.load(input=TRIPLES, format=ox.RdfFormat.N_TRIPLES)
    return RdfStore(made, BASE)


class Counter(BaseHTTPRequestHandler):
    """Counts what reaches it."""

    requests: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.requests.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(b'{"head":{"vars":["x"]},"results":{"bindings":[]}}')

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    Counter.requests.clear()
    http = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_address[1]}/data"
    http.shutdown()
    http.server_close()


REACHING = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?g) SERVICE ?g { ?s ?p ?o } }",
    "select * { service <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o . FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { BIND(<URL> AS ?g) FILTER(1<2)SERVICE#>\n?g { ?s ?p ?o } }",
    "PREFIX x: <a:> SELECT * { ?s x:a\\#b ?o . SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX x: <a:> SELECT * { ?s x:a\\'b ?o . SERVICE <URL> { ?s ?p ?o } # '\n}",
    "SELECT * { ?s ?p '''it's''' . SERVICE <URL> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\"" . SERVICE <URL> { ?s ?p ?o } # "\n}',
    "SELECT * { ?s ?p ?o . \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT (1<2AS?x)FROM#>\n<URL> { ?s ?p ?o }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } FROM <URL> WHERE { ?s ?p ?o }",
    "ASK FROM <FILE> { ?s ?p ?o }",
    "DESCRIBE <URL> FROM <URL>",
    "LOAD <URL>",
    "LOAD SILENT <FILE> INTO GRAPH <a:g>",
]
"""Ways out of the graph that were thought of; URL counts its visitors, FILE is a file that exists."""


@pytest.mark.parametrize("query", REACHING)
def test_no_query_calls_a_url_or_reads_a_file(
    store: RdfStore, server: str, tmp_path: Path, query: str
) -> None:
    secret = tmp_path / "secret.nt"
    secret.write_bytes(b'<a:secret> <a:secret> "secret" .')
    text = query.replace("URL", server).replace("FILE", secret.as_uri())
    with pytest.raises(QueryRefusedError):
        list(store.query(text).rows)
    assert Counter.requests == []
    assert len(store) == 2


def test_the_engine_itself_would_call(store: RdfStore, server: str) -> None:
    """Why the words are looked at: left to itself the engine asks the other server."""
    with suppress(RuntimeError):
        list(store._store.query(f"SELECT * {{ SERVICE <{server}> {{ ?x ?p ?o }} }}"))
    assert Counter.requests


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } INSERT { ?o ?p ?s } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP DEFAULT",
        "CREATE GRAPH <a:g>",
        "COPY DEFAULT TO <a:g>",
        "MOVE DEFAULT TO <a:g>",
        "ADD DEFAULT TO <a:g>",
        "ASK {} ; INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:> insert { a:a a:b a:c } where {}",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_no_query_writes(store: RdfStore, query: str) -> None:
    with pytest.raises(QueryRefusedError, match="only read"):
        store.query(query)
    assert len(store) == 2


@pytest.mark.parametrize(
    ("query", "form"),
    [
        (
            "SELECT ?t { ?s dcterms:title ?t FILTER(CONTAINS(?t, 'SERVICE <http://x/> INSERT DATA')) }",
            "SELECT",
        ),
        ("# LOAD <http://x/>\nASK { ?s ?p ?o }", "ASK"),
        ("SELECT ?load ?insert { ?load ?insert ?service }", "SELECT"),
        ("PREFIX from: <a:> SELECT * { ?s from:service from:load }", "SELECT"),
        ("SELECT * { <http://example.org/service> ?p <a:load> }", "SELECT"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <doc/a>", "DESCRIBE"),
        ("SELECT * { ?s ?p ?o FILTER(1 < 2 && 3 > 2) }", "SELECT"),
        ('SELECT * { ?s ?p """ DROP " ALL """ }', "SELECT"),
        ("SELECT * { ?s ?p 'x'@service }", "SELECT"),
    ],
)
def test_words_in_texts_names_and_comments_are_no_commands(store: RdfStore, query: str, form: str) -> None:
    answer = store.query(query)
    assert answer.form == form
    list(answer.rows)


@given(st.text(max_size=60))
def test_any_text_is_refused_or_answered(text: str) -> None:
    with suppress(QueryRefusedError):
        RdfStore(ox.Store(), BASE).query(text, seconds=5)


@given(st.text(alphabet="'\"\\<>#:?$@aE1 \n{}()", max_size=30))
def test_tokens_are_pieces_of_the_query_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        end = token.start + len(token.text)
        assert text[token.start : end] == token.text


def test_what_is_told_apart() -> None:
    found = [(t.kind, t.text) for t in tokens("ASK { ?s a:b\\#c <d#e> , 'f'@vi , 1.5 } # g")]
    assert found == [
        (Kind.WORD, "ASK"), (Kind.SIGN, "{"), (Kind.VARIABLE, "?s"), (Kind.NAME, "a:b\\#c"),
        (Kind.IRI, "<d#e>"), (Kind.SIGN, ","), (Kind.STRING, "'f'"), (Kind.TAG, "@vi"), (Kind.SIGN, ","),
        (Kind.NUMBER, "1.5"), (Kind.SIGN, "}"),
    ]  # fmt: skip
    assert place("a\nbc", 3) == "line 2, column 2"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "no SPARQL query"),
        ("MATCH (n) RETURN n", "begin with SELECT"),
        ("SELECT ?s {\n ?s a vnl:Document ", r"the { at line 1, column 11 is not closed"),
        ("SELECT ?s { ?s a vnl:Document } }", "the } at line 1, column 33 closes nothing"),
        ("SELECT ?s { ?s rdfs:label 'x }", "the ' at line 1, column 27 opens a text"),
        ("SELECT ?s { ?s a vnk:Document }", "did you mean vnl:"),
        ("SELECT ?s { ?s a law:Document }", "PREFIX law: <…>"),
        ("SELECT ?s { _:a ?p ?s ; ; . ?s } } ", "closes nothing"),
        ("SELECT ?s WHRE { ?s ?p ?o }", "line 1, column 16.*expected"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "neither bound, grouped nor aggregated"),
        ("SELECT ?s { ?s ?p ?o } ORDER BY", "expected"),
    ],
)
def test_mistakes_are_told_with_their_place_and_what_would_do(store: RdfStore, query: str, says: str) -> None:
    with pytest.raises(QueryRefusedError, match=says):
        store.query(query)


def test_names_that_the_ontology_lacks_are_told() -> None:
    assert remarks("SELECT * { ?d vnl:basedOn ?e ; vnl:cite <https://w3id.org/vnlegal/ont#Documnt> }") == (
        "the ontology declares no vnl:cite; did you mean vnl:cites?",
        "the ontology declares no vnl:Documnt; did you mean vnl:Document?",
    )
    assert remarks("SELECT * { ?d a vnl:Document. ?d vnl:cites _:e. }") == ()
    assert require_reading("SELECT * { ?d vnl:basedOn ?e }") == "SELECT"


def test_a_query_ends_with_its_time(store: RdfStore) -> None:
    store._store.extend(
        ox.Quad(ox.NamedNode(f"a:{n}"), ox.NamedNode("a:p"), ox.Literal(n)) for n in range(3000)
    )
    endless = "SELECT (COUNT(*) AS ?n) { ?a <a:p> ?b . ?c <a:p> ?d . ?e <a:p> ?f . FILTER(?b + ?d = ?f + 1) }"
    began = time.monotonic()
    with pytest.raises(TooLongError, match="--timeout"):
        list(store.query(endless, seconds=0.3).rows)
    assert time.monotonic() - began < 3


def test_rows_arrive_before_the_query_is_done(store: RdfStore) -> None:
    store._store.extend(
        ox.Quad(ox.NamedNode(f"a:{n}"), ox.NamedNode("a:p"), ox.Literal(n)) for n in range(2000)
    )
    answer = store.query("SELECT ?b ?d { ?a <a:p> ?b . ?c <a:p> ?d . ?e <a:p> ?f }", seconds=10)
    began = time.monotonic()
    assert len(next(answer.rows)) == 2
    assert time.monotonic() - began < 3
