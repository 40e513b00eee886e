"""Provinces, districts and communes over time as RDF: one resource a slug, and the events between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractors.vocabulary import parts, read_table, vocabulary
from kg.graph.facts import day_after
from kg.identity import PlaceKey
from kg.ontology.describing import Description, change

_DECIDED = re.compile(r"Nghị quyết ([0-9]+/[0-9]{4}/QH[0-9]+)")
NO_DISTRICTS_SINCE = "203/2025/QH15"
"""The amendment of the Constitution that ended the level of districts on 2025-07-01."""
LAST_DAY_OF_DISTRICTS = "2025-06-30"

Rows = Iterable[dict[str, str]]


def provinces() -> Iterator[Description]:
    """The country and its provinces, with the mergers and the changes of kind."""
    country = Description(PlaceKey("vn").iri).is_a("vnl:Jurisdiction").named("Việt Nam", "Viet Nam")
    yield country.says("vnl:kind", "quốc gia")
    rows = read_table("provinces")
    yield from _places(rows, "province")
    yield from _mergers(rows)
    yield from _upgrades(rows)


def districts() -> Iterator[Description]:
    """The districts, and the day on which their level ended."""
    rows = read_table("districts")
    yield from _places(rows, "district")
    yield from _mergers(rows)
    ended = change(
        "vn", LAST_DAY_OF_DISTRICTS, ("Kết thúc hoạt động của cấp huyện", "The level of districts ends"),
        basis=NO_DISTRICTS_SINCE,
    )  # fmt: skip
    last = {row["slug"] for row in rows if row["valid_to"] == LAST_DAY_OF_DISTRICTS}
    ended.points("vnl:changedFrom", *(PlaceKey(each).iri for each in last))
    yield ended.sourced({"source": "HAND", "confidence": "confirmed"})


def communes() -> Iterator[Description]:
    """The communes: under their district until 2025-06-30, under their province since."""
    yield from _places(read_table("communes"), "commune")


def _places(rows: Rows, level: str) -> Iterator[Description]:
    """The places of a table; those above them that it lacks are named only."""
    by_slug: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_slug[row["slug"]].append(row)
    for slug, incarnations in by_slug.items():
        yield _place(slug, incarnations, level)
    for above in sorted({row["parent"] for row in rows} - by_slug.keys() - {""}):
        place = vocabulary().place(above)
        if place:
            yield Description(PlaceKey(above).iri).is_a("vnl:Jurisdiction").named(place.name)


def _place(slug: str, rows: list[dict[str, str]], level: str) -> Description:
    """A place of one slug; where only its kind changed it has several rows, the last is what it is."""
    first, last = rows[0], rows[-1]
    place = Description(PlaceKey(slug).iri).is_a("vnl:Jurisdiction").named(last["name"])
    names = {name for row in rows for name in (row["name"], row["short_name"], *parts(row["aliases"]))}
    place.says("skos:altLabel", *(names - {last["name"]}), language="vi")
    place.says("skos:notation", slug).says("vnl:kind", last["kind"]).says("vnl:level", level)
    place.says("vnl:areaCode", last["code"])
    place.says("vnl:validFrom", first["valid_from"]).says("vnl:validTo", last["valid_to"])
    place.points("vnl:partOf", PlaceKey(last["parent"] or "vn").iri)
    for row in rows:
        place.says("skos:editorialNote", row["note"], language="en").sourced(row)
        if row["merged_into"]:
            place.points("vnl:mergedInto", PlaceKey(row["merged_into"]).iri)
    return place


def _mergers(rows: Rows) -> Iterator[Description]:
    """One event for each place that took others in on a day."""
    after = {row["slug"]: row for row in rows}
    for row in rows:
        into = after.get(row["merged_into"])
        if into is None or not row["valid_to"]:
            continue
        decided = _DECIDED.search(row["note"]) or _DECIDED.search(into["note"])
        title = f"Hình thành {into['name']}", f"{into['short_name']} takes in its forerunners"
        event = change(into["slug"], row["valid_to"], title, into["source"], decided and decided[1])
        event.points("vnl:changedFrom", PlaceKey(row["slug"]).iri)
        yield event.points("vnl:changedTo", PlaceKey(into["slug"]).iri).sourced(row)


def _upgrades(rows: Rows) -> Iterator[Description]:
    """The day on which a place became one of another kind and stayed the same territory."""
    by_slug: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_slug[row["slug"]].append(row)
    for incarnations in by_slug.values():
        for before, now in pairwise(incarnations):
            if day_after(before["valid_to"]) is None:
                continue
            decided = _DECIDED.search(now["note"])
            title = f"{before['name']} thành {now['name']}", f"{now['short_name']} changes its kind"
            event = change(now["slug"], before["valid_to"], title, now["source"], decided and decided[1])
            event.points("vnl:changedFrom", PlaceKey(now["slug"]).iri)
            yield event.points("vnl:changedTo", PlaceKey(now["slug"]).iri).sourced(now)
