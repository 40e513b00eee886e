"""What a store can refuse, each with its remedy."""

from __future__ import annotations

from kg.errors import KgError


class StoreError(KgError):
    """Something a store could not do."""


class UnreachableError(StoreError):
    """No server answers at the address."""


class LoginRefusedError(StoreError):
    """The server does not accept the user name or the password."""


class TooOldError(StoreError):
    """The server does not speak the Cypher that the queries are written in."""


class ReadOnlyError(StoreError):
    """The store, or the part of a cluster that was reached, takes no writes."""


class QueryRefusedError(StoreError):
    """The engine does not understand the query, or the query does more than read."""


class UnknownEndpointError(StoreError):
    """An edge names a node that is neither in the tables nor in the store."""


class DatabaseMissingError(StoreError):
    """The server has no database of that name."""
