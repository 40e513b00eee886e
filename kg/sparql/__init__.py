"""SPARQL over a graph: the same triples that the exports write, read-only in fact."""

from kg.sparql.evaluating import TooLongError
from kg.sparql.opening import open_rdf
from kg.sparql.store import Answer, RdfStore

__all__ = ["Answer", "RdfStore", "TooLongError", "open_rdf"]
