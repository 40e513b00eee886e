"""A built graph uses what the ontology declares, and only so: labels, keys with domain and datatype, ends."""

from __future__ import annotations

import pyarrow as pa
import pytest

from extractors.resources import data_dir
from kg._schema import KEYS, LABELS, RELATIONSHIPS
from kg.graph import read_graph
from kg.graph.build import build

COLUMNS = {"labels", "from", "to", "from_label", "to_label"}
"""Columns of the tables that are no properties."""
TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    build([data_dir("examples")], folder)
    return read_graph(folder)


def fits(label: str, allowed: tuple[str, ...]) -> bool:
    return not allowed or label in allowed or not set(allowed).isdisjoint(LABELS[label].parents)


def matches(field: pa.Field, key: str) -> bool:
    declared = TYPES[KEYS[key].datatype]
    if KEYS[key].many:
        return bool(pa.types.is_list(field.type) and field.type.value_type == declared)
    return bool(field.type == declared)


def test_nodes_have_declared_labels_parents_included(graph):
    for node in graph.nodes():
        assert set(node.labels) <= LABELS.keys(), node
        for label in node.labels:
            assert set(LABELS[label].parents) <= set(node.labels), f"{node.id}: {label} without its parents"


def test_nodes_have_declared_keys_of_their_labels(graph):
    for node in graph.nodes():
        for name, _ in node.properties:
            assert name in KEYS, (node.id, name)
            assert any(fits(label, KEYS[name].domain) for label in node.labels), (node.labels, name)


def test_columns_have_the_declared_datatype(graph):
    tables = [graph.node_table(label) for label in graph.labels] + [
        graph.edge_table(r) for r in graph.relations
    ]
    for table in tables:
        for field in table.schema:
            if field.name not in COLUMNS:
                assert matches(field, field.name), (field, KEYS[field.name])


def test_relationships_carry_edge_keys_and_fit_their_ends(graph):
    labels = {node.id: node.labels for node in graph.nodes()}
    for relation in graph.relations:
        declared = RELATIONSHIPS[relation]
        for field in graph.edge_table(relation).schema:
            assert field.name in COLUMNS or KEYS[field.name].on_edges, (relation, field.name)
        for edge in graph.edges(relation):
            assert any(fits(label, declared.domain) for label in labels[edge.start]), (
                relation,
                labels[edge.start],
            )
            assert any(fits(label, declared.range) for label in labels[edge.end]), (
                relation,
                labels[edge.end],
            )
