"""What a graph must keep to: the SHACL shapes of ``ontology/shapes/``, checked on any graph or RDF file."""

from kg.validation.checking import validate
from kg.validation.data import Data, of_files, of_graph
from kg.validation.report import Finding, Report

__all__ = ["Data", "Finding", "Report", "of_files", "of_graph", "validate"]
