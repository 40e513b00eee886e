"""A type, code, body, place or kind of the vocabularies by its name: what ``kg ontology show NQ`` tells."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.vocabulary import fold
from kg import _schema
from kg.errors import KgError
from kg.exports.rdf import Resource
from kg.identity import fold_marks
from kg.ontology.parts import GROUPS, PARTS

SEARCHED = tuple(part for part in GROUPS["vocabularies"] if part != "communes")
"""Parts that are looked through; communes take a second, and their names are many times the same."""
_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")(?:@\w+|\^\^\S+)?')
_NAMES = {"skos:notation": 1, "vnl:code": 1, "skos:prefLabel": 2, "skos:altLabel": 3}
"""Where a name may stand, the surest first; before them all stands the id."""
_PLAIN = "~"
"""Before names without tones and marks, which are looked for last."""
_DETAILED = "voc/document-type/"
"""Family of the rows below the type codes: "Nghị định" means the code."""


def shown(value: str) -> str:
    """What a spelt object says to a person.

    >>> shown('"Nghị định"@vi'), shown("<voc/type/nd>"), shown('"2025-03-01"^^xsd:date')
    ('Nghị định', 'voc/type/nd', '2025-03-01')
    """
    literal = _LITERAL.fullmatch(value)
    return str(json.loads(literal[1])) if literal else value.strip("<>")


@cache
def _index() -> dict[str, dict[int, list[Resource]]]:
    found: dict[str, dict[int, list[Resource]]] = defaultdict(lambda: defaultdict(list))
    for resource in _resources():
        for name, rank in _names(resource):
            for spelling in (name, _PLAIN + fold_marks(name)):
                if resource not in found[spelling][rank]:
                    found[spelling][rank].append(resource)
    return found


def _resources() -> Iterable[Resource]:
    """What the parts describe; the first to speak of a thing tells most (districts only name provinces)."""
    found: dict[str, Resource] = {}
    for part in SEARCHED:
        make = PARTS[part].make
        for resource in make() if make else ():
            found.setdefault(resource.id, resource)
    return found.values()


def _names(resource: Resource) -> Iterator[tuple[str, int]]:
    yield fold(resource.id), 0
    late = 4 if resource.id.startswith(_DETAILED) else 0
    for predicate, value in resource.facts:
        if predicate in _NAMES:
            yield fold(shown(value)), _NAMES[predicate] + late


def look_up(name: str) -> tuple[tuple[str, str], ...] | None:
    """The facts of what a name means: predicate and a reader's words; None where nothing is called so.

    >>> dict(look_up("BKHĐT"))["skos:prefLabel"], dict(look_up("tỉnh Kon Tum"))["vnl:mergedInto"]
    ('BKHĐT', 'place/vn-quang-ngai-2025')

    Raises:
        KgError: several things are called so; the message gives their ids.
    """
    wanted = fold(name.strip().removeprefix(_schema.BASE))
    ranks = _index().get(wanted) or _index().get(_PLAIN + fold_marks(wanted))
    if not ranks:
        return None
    best = ranks[min(ranks)]
    if len(best) > 1:
        choice = ", ".join(resource.id for resource in best)
        raise KgError("several things are called so", name, f"name one of {choice}")
    facts = [(predicate, shown(value)) for predicate, value in best[0].facts]
    return ("IRI", _schema.BASE + best[0].id), *facts
