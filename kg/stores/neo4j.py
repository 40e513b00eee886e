"""Neo4j through its official driver, behind the store protocol."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import neo4j
from neo4j import exceptions as trouble
from neo4j import graph as wire
from neo4j import time as wire_time

from kg.stores import statements
from kg.stores.engine import INDEXED, LABELS, SEARCHED, CypherEngine
from kg.stores.errors import (
    DatabaseMissingError,
    LoginRefusedError,
    QueryRefusedError,
    ReadOnlyError,
    StoreError,
    TooOldError,
    UnreachableError,
)
from kg.stores.protocol import Rows
from kg.stores.rows import ENDS, EdgeBatch, NodeBatch
from kg.stores.values import plain_edge, plain_node

OLDEST = (5, 23)
"""The first version that knows the Cypher of the queries."""


class Neo4jStore(CypherEngine):
    """A graph in a Neo4j database; only nodes labelled `VnLegal` are ever written or removed.

    Questions look documents and tasks up by ids of ours, so what else a shared database holds is no answer,
    unless somebody else's nodes carry our labels and relationships together. An ad-hoc query reads the whole
    database; there `MATCH (d:Document) WHERE d:VnLegal` keeps to this graph.

    `uri` is ``bolt://…`` or ``neo4j://…`` without a password; `user` and `password` come from the
    arguments, else from NEO4J_USERNAME and NEO4J_PASSWORD; without a password no login is tried. A
    dropped connection is tried again for `patience` seconds. Raises UnreachableError, LoginRefusedError,
    TooOldError, DatabaseMissingError.
    """

    key = "VnLegal"

    def __init__(
        self,
        uri: str,
        *,
        user: str | None = None,
        password: str | None = None,
        database: str | None = None,
        patience: float = 30.0,
    ) -> None:
        self._where = _without_secrets(uri)
        self._database = database
        self._holder = ""  # what a first load holds the claim by
        password = password if password is not None else os.environ.get("NEO4J_PASSWORD")
        user = user or os.environ.get("NEO4J_USERNAME", "neo4j")
        with _explained(self._where):
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password) if password else None,
                notifications_min_severity="OFF",
                connection_timeout=10,
                max_transaction_retry_time=patience,
            )
        try:
            self._agent = self._greet()
        except BaseException:
            self._driver.close()
            raise

    @property
    def name(self) -> str:
        """The server's version and address, such as ``Neo4j/5.26.20 at bolt://127.0.0.1:7687``."""
        return f"{self._agent} at {self._where}"

    @property
    def version(self) -> str:
        """The server's version, such as ``5.26.20``."""
        return self._agent.partition("/")[2]

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def wipe(self) -> None:
        """Remove every node of ours and its edges, and nothing else.

        Edges go first: a node of tens of thousands of edges does not fit into one transaction.
        """
        edges = f"MATCH (:{self.key})-[r]-() WITH r LIMIT 20000 DELETE r RETURN count(*) AS n"
        nodes = f"MATCH (n:{self.key}) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS n"
        for text in (edges, nodes):
            while self._run(text, {}, write=True).rows[0][0]:
                continue

    def _greet(self) -> str:
        """Connect, log in, and read the version."""
        with _explained(self._where):
            agent = self._driver.get_server_info().agent
        numbers = re.search(r"/(\d+)\.(\d+)", agent)
        if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST:
            raise TooOldError(f"the server is {agent}", self._where, "it has to be Neo4j 5.23 or newer")
        self._run("RETURN 1 AS one", {}, write=False)
        return str(agent)

    def _begin(self, distinct: bool) -> bool:
        """Take the claim, then look: whoever loads later sees it, whoever came before has lost it."""
        holder = uuid4().hex
        mine = self._run(statements.TAKE_CLAIM, {"holder": holder}, write=True).rows[0][0]
        fresh = self._is_empty()
        self._holder = holder if mine and fresh and distinct else ""
        return fresh

    def _end(self) -> None:
        self._run(statements.DROP_CLAIM, {}, write=True)

    def _is_empty(self) -> bool:
        others = "MATCH (n:VnLegal) WHERE n.id <> $claim RETURN n.id AS id LIMIT 1"
        return not self._run(others, {"claim": statements.CLAIM}, write=False).rows

    def _put_nodes(self, batch: NodeBatch) -> int:
        kinds, keys = batch.labels, batch.columns
        if self._created(statements.create_node_columns(kinds, keys), batch):
            return len(batch)
        return self._written(statements.merge_node_columns(kinds, keys), batch)

    def _put_edges(self, batch: EdgeBatch) -> int:
        keys = [key for key in batch.columns if key not in ENDS]
        if self._created(statements.create_edge_columns(batch.relation, keys), batch):
            return len(batch)
        return self._written(statements.merge_edge_columns(batch.relation, keys), batch)

    def _created(self, text: str, batch: NodeBatch | EdgeBatch) -> bool:
        """Whether the batch was written as new; if not, another load began, and nothing is new any more."""
        if self._holder and self._written(text, batch) == len(batch):
            return True
        self._holder = ""
        return False

    def _written(self, text: str, batch: NodeBatch | EdgeBatch) -> int:
        params = {"of": batch.columns, "holder": self._holder}
        return int(self._run(text, params, write=True).rows[0][0])

    def _constrain(self) -> None:
        self._make([statements.unique_id(self.key)])

    def _index(self, relations: Iterable[str]) -> None:
        wanted = [statements.source_index(relation) for relation in relations]
        wanted += [statements.fulltext_index(label) for label in SEARCHED]
        wanted += [statements.property_index(label, "id") for label in LABELS]
        wanted += [statements.property_index(label, key) for label, key in INDEXED]
        self._make(wanted)

    def _make(self, wanted: list[str]) -> None:
        """Define what is missing. A long text written while an index builds can stop the server: so wait."""
        there = {row[0] for row in self._run("SHOW INDEXES YIELD name RETURN name", {}, write=False)}
        missing = [text for text in wanted if statements.name_of(text) not in there]
        if missing:
            self._define(missing)
            self._run("CALL db.awaitIndexes(300)", {}, write=False)

    def _define(self, definitions: list[str]) -> None:
        """All definitions in one transaction: each of its own costs half a second on a new server."""

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for text in definitions:
                transaction.run(text).consume()

        with _explained(self._where), self._driver.session(database=self._database) as session:
            session.execute_write(work)

    def _run(self, text: str, params: Mapping[str, Any], *, write: bool) -> Rows:
        def work(transaction: neo4j.ManagedTransaction) -> Rows:
            result = transaction.run(text, dict(params))
            columns = tuple(result.keys())
            return Rows(columns, tuple(tuple(map(_plain, record.values())) for record in result))

        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        with (
            _explained(self._where),
            self._driver.session(database=self._database, default_access_mode=mode) as session,
        ):
            return session.execute_write(work) if write else session.execute_read(work)


def _plain(value: object) -> object:
    """A value as every engine returns it: dates of the standard library, nodes and paths as maps."""
    match value:
        case wire_time.Date() | wire_time.DateTime() | wire_time.Time():
            return value.to_native()
        case wire.Node():
            return plain_node(value.labels, {key: _plain(item) for key, item in value.items()})
        case wire.Relationship():
            return plain_edge(value.type, {key: _plain(item) for key, item in value.items()})
        case wire.Path():
            return {
                "nodes": [_plain(node) for node in value.nodes],
                "relationships": [_plain(edge) for edge in value.relationships],
            }
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
    return value


def _without_secrets(uri: str) -> str:
    """The address for messages; raises StoreError for an address that carries a password."""
    if re.search(r"//[^/]*@", uri):
        fix = "leave it out of the address and put it into NEO4J_USERNAME and NEO4J_PASSWORD"
        raise StoreError("a user or password in the address would be seen by others", "", fix)
    return uri


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except trouble.AuthError as error:
        fix = "check the user and the password: NEO4J_USERNAME, NEO4J_PASSWORD"
        raise LoginRefusedError("Neo4j refuses the user or the password", where, fix) from error
    except (trouble.ServiceUnavailable, trouble.SessionExpired, OSError) as error:
        fix = "start the server or check address and port"
        raise UnreachableError("no Neo4j answers", where, fix) from error
    except (trouble.ConfigurationError, ValueError) as error:
        fix = "an address looks like neo4j://localhost:7687"
        raise UnreachableError(f"not an address of Neo4j ({error})", where, fix) from error
    except trouble.Neo4jError as error:
        raise _refused(error, where) from error
    except trouble.DriverError as error:
        raise UnreachableError(f"the connection broke ({error})", where, "try again") from error


def _refused(error: trouble.Neo4jError, where: str) -> StoreError:
    code = error.code or ""
    reason = (error.message or str(error)).strip()
    if "DatabaseNotFound" in code:
        return DatabaseMissingError(reason, where, "name a database of this server with --database")
    if any(word in code for word in ("ReadOnly", "NotALeader", "Forbidden", "WriteOnReadOnly")):
        return ReadOnlyError(f"the database takes no writes ({reason})", where, "name one that does")
    if ".Statement." in code or ".Procedure." in code or ".Schema." in code:
        return QueryRefusedError("Neo4j refuses the query", "", reason)
    return StoreError(f"Neo4j reports {code}", where, reason)
