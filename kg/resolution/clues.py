"""What is known of a cited document's key while it is being resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from extractors.types import Citation
from kg.identity import DocumentKey, number_slug
from kg.resolution.context import TextContext
from kg.resolution.rules import RULE, farther
from kg.types import Reference


@dataclass(frozen=True, slots=True)
class Clues:
    """A citation's key as far as known. Several `places` or `codes` mean that nothing decides among them.

    `rules` are those that supplied parts, in the order in which they did.
    """

    citation: Citation
    number: str | None = None
    year: int | None = None
    codes: tuple[str, ...] = ()
    series: tuple[str, ...] = ("n",)
    letters: str | None = None
    places: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[DocumentKey, ...]:
        """Every complete key that the clues allow."""
        if self.number is None or self.year is None:
            return ()
        found: list[DocumentKey] = []
        for place in self.places:
            for code in self.codes:
                for series in self.series:
                    number = number_slug(self.number, series)
                    try:
                        found.append(DocumentKey(place, series, code, self.year, number))
                    except ValueError:  # a number or code that no key can write
                        continue
        return tuple(found)

    def told(self, rule: str, **parts: Any) -> Clues:  # noqa: ANN401
        """These clues with `parts` filled in by a rule of `RULES`."""
        return replace(self, rules=(*self.rules, rule), **parts)

    @property
    def how(self) -> str:
        """The farthest source that the clues rest on."""
        found = "printed"
        for rule in self.rules:
            found = farther(found, RULE[rule].how)
        return found

    @property
    def reference(self) -> Reference:
        """The clues in the type of the stages; a part with several values is unknown."""
        why = {r.split("-", 1)[0]: r for r in self.rules}
        series = self.series[0] if len(self.series) == 1 else None
        return Reference(
            jurisdiction=self.places[0] if len(self.places) == 1 else None,
            series=series,
            code=self.codes[0] if len(self.codes) == 1 else None,
            year=self.year,
            number=number_slug(self.number, series or "n") if self.number else None,
            name=None if self.number else self.citation.title,
            why_jurisdiction=why.get("place"),
            why_year=why.get("year"),
        )


def printed_date(citation: Citation) -> str | None:
    """The date that stands with the mention itself.

    A date without span was carried over from another mention of the number; that is for resolution to decide,
    because numbers start again every year.
    """
    return citation.date if citation.date_span or citation.form == "own" else None


def year_of(date: str | None) -> int | None:
    """The year of an ISO date."""
    return int(date[:4]) if date and date[:4].isdigit() else None


def day_of(clues: Clues, context: TextContext) -> str | None:
    """The day on which the place of a cited document is to be looked up.

    The printed year closes the key; a date beside it that names another year is a misprint and not used.
    """
    date = printed_date(clues.citation)
    if date and (clues.year is None or year_of(date) == clues.year):
        return date
    if clues.year is None:
        return None
    text_day = context.day
    if text_day and text_day[:4] == str(clues.year) == "2025" and text_day < "2025-07-01":
        return text_day
    return str(clues.year)
