"""Checking a graph: rules of SHACL Core by pySHACL in batches of nodes, rules in SPARQL one query each.

pySHACL sends a SPARQL constraint once for every focus node, each time parsed anew: 107,000 triples would
take hours. The same query without a bound ``$this`` gives the same rows for all nodes at once, which a test
compares with pySHACL; pyoxigraph answers it in a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from kg.errors import KgError
from kg.validation import core, sparql
from kg.validation.data import Data
from kg.validation.focus import Focus
from kg.validation.report import Finding, Report
from kg.validation.shapes import SEVERITIES, Rule, rules

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many pieces of work are done."""


def validate(
    data: Data,
    *,
    codes: Collection[str] = (),
    severity: str = "Info",
    progress: Progress | None = None,
) -> Report:
    """Check a graph by all rules, or by those of the given codes that are at least as grave as `severity`.

    Raises:
        KgError: there is no rule of a given code.
    """
    wanted = chosen(codes, severity)
    focus = Focus(data)
    by_query = [rule for rule in wanted if rule.query is not None]
    by_shape = [rule for rule in wanted if rule.query is None]
    batches = core.batches(by_shape, focus)
    total = len(by_query) + len(batches)
    found: list[Finding] = []
    for done, some in enumerate(_pieces(data, focus, by_query, batches)):
        found.extend(some)
        if progress is not None:
            progress(done + 1, total)
    nodes = frozenset[object]().union(*(focus.nodes(rule.targets) for rule in wanted))
    return Report(tuple(sorted(found, key=_order)), len(wanted), len(nodes))


def _pieces(
    data: Data, focus: Focus, by_query: list[Rule], batches: list[core.Batch]
) -> Iterator[list[Finding]]:
    for rule in by_query:
        yield list(sparql.findings(data, rule, focus))
    for batch in batches:
        yield core.findings(data, batch)


def chosen(codes: Collection[str] = (), severity: str = "Info") -> list[Rule]:
    """The rules of these codes (all without one) that are at least as grave.

    Raises:
        KgError: there is no rule of a given code.
    """
    known = {rule.code: rule for rule in rules()}
    for code in codes:
        if code not in known:
            from difflib import get_close_matches

            near = get_close_matches(code, known, n=2)
            raise KgError(
                "no such rule",
                code,
                f"did you mean {' or '.join(near)}?" if near else f"rules: {', '.join(known)}",
            )
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return [rule for rule in known.values() if (rule.code in codes or not codes) and rule.severity in grave]


def _order(finding: Finding) -> tuple[int, str, str, str]:
    return SEVERITIES.index(finding.severity), finding.code, finding.shown, str(finding.value)
