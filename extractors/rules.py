"""A rule is data: what it recognises, where the form comes from, and phrases that prove it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of recognising something, with its proof.

    `basis` names the legal text that defines the form, or the text in which it is attested. Every example
    must yield a mention or statement by this rule, every counter-example none by this rule
    (`tests/test_rules.py` holds both for every rule of every `RULES` tuple). `confidence` is the share of
    right answers to expect from the rule, as measured on the development gold.
    """

    id: str
    says: str
    basis: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    pattern: str = ""
    confidence: float = 0.95
