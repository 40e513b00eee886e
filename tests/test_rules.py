"""A rule is data: every example yields a record by its rule, no counter-example does, no rule id is unknown."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from types import ModuleType

import pytest

import extractors
from extractors import extract
from extractors.rules import Rule


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(extractors.__path__, "extractors."):
        yield importlib.import_module(found.name)


def _rules() -> dict[str, Rule]:
    """All rules of all modules; a tuple that another module re-exports counts once."""
    tuples = {
        id(module.RULES): module.RULES
        for module in _modules()
        if isinstance(getattr(module, "RULES", None), tuple)
    }
    found = [rule for rules in tuples.values() for rule in rules if isinstance(rule, Rule)]
    unique = {id(rule): rule for rule in found}.values()
    twice = [name for name, count in Counter(rule.id for rule in unique).items() if count > 1]
    assert not twice, f"rule ids used twice: {twice}"
    return {rule.id: rule for rule in unique}


RULES = _rules()
EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}: {text[:40]}")
    for rule in RULES.values()
    for text in rule.examples
]
COUNTEREXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}: {text[:40]}")
    for rule in RULES.values()
    for text in rule.counterexamples
]


def rules_used(text: str) -> set[str]:
    """The rules of everything that is found in a text."""
    extraction = extract(text)
    found = {record["rule"] for record in extraction.records()}
    if extraction.own.date_rule:
        found.add(extraction.own.date_rule)
    return found


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_an_example_is_found_by_its_rule(rule: Rule, text: str) -> None:
    assert rule.id in rules_used(text)


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_a_counterexample_is_not_found_by_the_rule(rule: Rule, text: str) -> None:
    assert rule.id not in rules_used(text)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_what_it_is_and_where_it_comes_from(rule: Rule) -> None:
    assert rule.says
    assert rule.basis
    assert rule.examples
    assert rule.counterexamples
    assert 0 < rule.confidence <= 1


def test_number_rules_are_all_declared() -> None:
    """Whatever the number rules give out is declared: the proof that the tuple is complete."""
    texts = [text for rule in RULES.values() for text in (*rule.examples, *rule.counterexamples)]
    kinds = ("number-", "repair-", "other-", "unread-", "short-", "own-", "list-")
    used = {name for text in texts for name in rules_used(text) if name.startswith(kinds)}
    assert used - RULES.keys() == set()
