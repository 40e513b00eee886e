"""Resolution of one text: its own parts first, then its other mentions, the register, the corpus."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from extractors import Extraction
from extractors.types import Citation
from kg.identity import DocumentKey, letters_slug, noun_slug, number_slug
from kg.resolution.clues import Clues, year_of
from kg.resolution.context import TextContext, TextPlace
from kg.resolution.dates import own_day
from kg.resolution.foreign import of_other_state
from kg.resolution.inner import places_inside
from kg.resolution.known import by_subject, rows_like
from kg.resolution.misprints import put_right
from kg.resolution.named import (
    Versions,
    find_by_subject,
    find_named,
    full_names,
    key_of,
    names_of_dates,
    names_of_numbers,
)
from kg.resolution.own import (
    adoption_year,
    consolidated_act,
    in_new_wording,
    is_changed,
    is_other_paper,
    number_in_annex,
    opens_annex,
    stamped,
)
from kg.resolution.quoted import quoted_act
from kg.resolution.references import clues_of
from kg.resolution.rules import RULE, farther
from kg.resolution.short import complete_cut, complete_short
from kg.resolution.verdicts import verdict_of
from kg.types import Ambiguous, Resolution, Resolved, Unresolved

_NESTED = 4
"""How many citations may start inside one antecedent."""


class Elsewhere(Protocol):
    """What other texts tell of a number: see `kg.resolution.corpus.Corpus`."""

    def year_elsewhere(self, clues: Clues, context: TextContext) -> int | None:
        """The year of a number without year."""

    def place_elsewhere(self, clues: Clues, context: TextContext) -> str | None:
        """The place of a number that may be of several."""


class TextResolver:
    """Resolves the citations of one text, stage by stage; `clues` is what is known of each so far."""

    def __init__(
        self, extraction: Extraction, place: TextPlace | None = None, elsewhere: Elsewhere | None = None
    ) -> None:
        self.context = TextContext(extraction, place)
        self.citations = self.context.extraction.citations
        self.own = extraction.own
        self.elsewhere = elsewhere
        self.clues: list[Clues] = [clues_of(c, self.context) for c in self.citations]
        self._found: dict[int, Resolution] = {}
        self._own_documents: dict[str | None, Resolution] = {}

    def resolve(self) -> tuple[Resolution, ...]:
        """One resolution per citation, in order."""
        self._date_own()
        self._place_inner()
        self._put_right()
        self._date_adopted()
        self._share()
        self._complete_shorts()
        self._register_years()
        self._ask_corpus()
        self._share()
        return tuple(self._resolution(i, frozenset()) for i in range(len(self.citations)))

    def _date_own(self) -> None:
        """The text's own date closes its own number, and mentions of that number by the text itself."""
        own = self.own
        year = year_of(own_day(self.context.extraction))
        for i, clues in enumerate(self.clues if year else ()):
            if clues.number is None or clues.year is not None:
                continue
            same = own.number is not None and _same_number(clues.citation, own.number)
            if clues.citation.form == "own" or same:
                told = clues.told("year-own", year=year)
                self.clues[i] = replace(told, places=clues.places)

    def _place_inner(self) -> None:
        """Papers of the own body's organs and offices lie where the body does."""
        own = next((c for c in self.clues if c.citation.form == "own" and c.places), None)
        if own is None:
            return
        for i, clues in enumerate(self.clues):
            open_place = not clues.places or own.places == ("vn",)
            if clues.number and clues.citation.form == "number" and open_place:
                places = places_inside(clues, own, self.context)
                if places and places != clues.places:
                    self.clues[i] = clues.told("place-inner", places=places)

    def _date_adopted(self) -> None:
        for i, clues in enumerate(self.clues):
            if clues.number and clues.codes and clues.year is None and clues.series == ("n",):
                year = adoption_year(clues.citation, self.context)
                if year:
                    self.clues[i] = clues.told("year-adopted", year=year)

    def _put_right(self) -> None:
        for i, clues in enumerate(self.clues):
            row = put_right(clues, self.context)
            key = key_of(row) if row else None
            if key:
                self.clues[i] = _with_key(clues, key, "register-misprint")

    def _share(self) -> None:
        """Mentions of one number complete each other where all others agree."""
        groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for i, clues in enumerate(self.clues):
            if clues.number and clues.codes:
                groups.setdefault((number_slug(clues.number), clues.codes), []).append(i)
        for members in groups.values():
            if len(members) > 1:
                self._share_places(members)
                self._share_years(members)

    def _share_places(self, members: list[int]) -> None:
        known = {self.clues[i].places for i in members if len(self.clues[i].places) == 1}
        if len(known) != 1:
            return
        places = known.pop()
        years = {self.clues[i].year for i in members if self.clues[i].year}
        if len(years) > 1:
            return
        for i in members:
            clues = self.clues[i]
            if len(clues.places) != 1 and (not clues.places or set(places) <= set(clues.places)):
                self.clues[i] = clues.told("place-mention", places=places)

    def _share_years(self, members: list[int]) -> None:
        known = {(c.places, c.series, c.year) for c in (self.clues[k] for k in members) if c.year}
        for i in members:
            clues = self.clues[i]
            if clues.year is None:
                years = {
                    year for places, series, year in known
                    if (not clues.places or places == clues.places) and series == clues.series
                }  # fmt: skip
                if len(years) == 1:
                    self.clues[i] = clues.told("year-mention", year=years.pop())

    def _complete_shorts(self) -> None:
        for i, clues in enumerate(self.clues):
            if clues.number and not clues.codes:
                full = [c for c in self.clues if c.codes and c.citation.form != "short"]
                self.clues[i] = complete_short(clues, full, self.context)
            elif clues.number and clues.codes == (noun_slug(clues.citation.type),):
                self.clues[i] = complete_cut(clues, self.clues)

    def _register_years(self) -> None:
        """A central number without year: the known document that fits number, issuer, day and subject."""
        for i, clues in enumerate(self.clues):
            if not clues.number or clues.citation.blank or clues.citation.draft:
                continue
            lacking = clues.year is None or not clues.codes or len(clues.series) > 1
            if lacking and clues.places in ((), ("vn",)):
                row = by_subject(clues, self.context)
                key = key_of(row) if row else None
                if key:
                    self.clues[i] = _with_key(clues, key, "register-subject")
        self._repeat_shorts()
        self._companions()

    def _repeat_shorts(self) -> None:
        """A short form said again means what it meant where its subject stood beside it."""
        known: dict[tuple[str | None, str], set[DocumentKey]] = {}
        for clues in self.clues:
            if clues.number and clues.citation.form == "short" and len(clues.keys) == 1:
                said = (clues.citation.type, number_slug(clues.number))
                known.setdefault(said, set()).add(clues.keys[0])
        for i, clues in enumerate(self.clues):
            if not clues.number or clues.citation.form != "short" or clues.keys or clues.citation.issuer:
                continue
            keys = known.get((clues.citation.type, number_slug(clues.number)), set())
            if len(keys) == 1 and clues.year in (None, min(keys).year):
                self.clues[i] = _with_key(clues, min(keys), "short-repeated")

    def _companions(self) -> None:
        """ "Nghị quyết 18 và Nghị quyết 19": a member of a list whose neighbour is known by its subject.

        The register must hold exactly one document of that number, by the same issuer on the same day.
        """
        for i, clues in enumerate(self.clues):
            if clues.number is None or clues.year is not None or clues.codes:
                continue
            for k in (i - 1, i + 1):
                if not 0 <= k < len(self.clues) or not self._joined(min(i, k)):
                    continue
                other = self.clues[k]
                if other.how != "register" or other.citation.type != clues.citation.type:
                    continue
                day = self._date_of(other)
                near = {
                    key for row in rows_like(clues, self.context) if (key := key_of(row))
                    and key.code in other.codes and key.year == other.year and row.date == day
                }  # fmt: skip
                if len(near) == 1:
                    self.clues[i] = _with_key(clues, near.pop(), "register-companion")
                    break

    def _joined(self, i: int) -> bool:
        between = self.context.text[self.citations[i].end : self.citations[i + 1].start]
        return between.strip() in ("và", ",", "và các", "hoặc")

    def _date_of(self, clues: Clues) -> str | None:
        keys = clues.keys
        rows = [row for row in rows_like(clues, self.context) if keys and key_of(row) == keys[0]]
        return rows[0].date if len(rows) == 1 else None

    def _ask_corpus(self) -> None:
        if self.elsewhere is None:
            return
        for i, clues in enumerate(self.clues):
            if not clues.number or not clues.codes:
                continue
            if clues.year is None and (year := self.elsewhere.year_elsewhere(clues, self.context)):
                self.clues[i] = clues.told("year-corpus", year=year)
            elif len(clues.places) > 1 and (place := self.elsewhere.place_elsewhere(clues, self.context)):
                self.clues[i] = clues.told("place-corpus", places=(place,))

    def _resolution(self, i: int, seen: frozenset[int]) -> Resolution:
        if i not in self._found:
            self._found[i] = self._decide(i, seen | {i})
        return self._found[i]

    def _decide(self, i: int, seen: frozenset[int]) -> Resolution:
        citation = self.citations[i]
        if citation.form in ("self", "back"):
            return self._follow(i, seen)
        if citation.draft:
            return Unresolved("draft")
        if citation.blank:
            return self._blank(citation)
        if citation.form == "named":
            return self._named(citation)
        return verdict_of(self.clues[i], self.context)

    def _follow(self, i: int, seen: frozenset[int]) -> Resolution:
        """A self or back mention is what its antecedent is; a self mention without one is the text itself."""
        citation = self.citations[i]
        quoted = quoted_act(self.context.extraction, citation.start, citation.type)
        if citation.form == "self" and quoted is not None and quoted not in seen:
            return _by_way_of(self._resolution(quoted, seen | {quoted}), "self-quoted")
        at, other = self._antecedent(citation), is_other_paper(citation, self.own.type)
        if other and at is not None and self.citations[at].type != citation.type:
            at = None
        if at is not None and at not in seen and self._vouched(citation, self.citations[at]):
            found = self._resolution(at, seen)
            if isinstance(found, Resolved):
                return _by_way_of(found, f"{citation.form}-antecedent")
            if self.citations[at].form != "own":
                return found
        held = consolidated_act(citation.type, self.context) if other else None
        if held is not None:
            return _by_way_of(self._resolution(held, seen | {held}), "own-consolidated")
        if citation.form != "self" or other:
            return Unresolved("unnumbered")
        return self._own_document(citation.type)

    def _vouched(self, citation: Citation, antecedent: Citation) -> bool:
        """Whether a self mention may mean another citation.

        An act is never the act that it changes, unless the mention stands in quoted
        new wording, in a consolidated text or below an annex's head.
        """
        if citation.form != "self" or antecedent.form == "own" or self.own.type == "VBHN":
            return True
        return (
            not is_changed(antecedent, self.context)
            or opens_annex(antecedent, self.context)
            or in_new_wording(citation, self.context)
            or consolidated_act(citation.type, self.context) is not None
        )

    def _antecedent(self, citation: Citation) -> int | None:
        """The citation that stands where the antecedent is; citations are ordered by start."""
        if citation.antecedent is None:
            return None
        start, end = citation.antecedent
        last = bisect_left(self._starts, end)
        for k in range(last - 1, max(-1, last - _NESTED), -1):
            other = self.citations[k]
            says = other.form != "self" or citation.form == "back"
            if start < other.end and other is not citation and says:
                return k
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [citation.start for citation in self.citations]

    def _own_document(self, noun: str | None) -> Resolution:
        """The text's own document: its number line, else what its annexes call it."""
        if noun not in self._own_documents:
            self._own_documents[noun] = self._find_own_document(noun)
        return self._own_documents[noun]

    def _find_own_document(self, noun: str | None) -> Resolution:
        for k, citation in enumerate(self.citations):
            if citation.form == "own" and not citation.blank and citation.type != "VBHN":
                return self._resolution(k, frozenset())
        for rule, at in (
            ("own-consolidated", consolidated_act(noun, self.context)),
            ("own-annex", number_in_annex(noun, self.own.type, self.context)),
        ):
            if at is not None:
                return _by_way_of(self._resolution(at, frozenset()), rule)
        for k, citation in enumerate(self.citations):
            if citation.form == "own":
                return self._resolution(k, frozenset())
        if self.own.number:
            return self._own_numbered(self.own.number, own_day(self.context.extraction))
        return Unresolved("unnumbered")

    def _own_numbered(self, number: str, date: str | None) -> Resolution:
        citation = replace(_own_citation(number, self.context.extraction), date=date)
        return verdict_of(clues_of(citation, self.context), self.context)

    def _blank(self, citation: Citation) -> Resolution:
        """An empty number line: a digital stamp may have filled it elsewhere on the page."""
        stamp = stamped(self.context) if citation.form == "own" and citation.number else None
        if stamp is None:
            return Unresolved("blank")
        found = self._own_numbered(f"{stamp[0]}/{(citation.number or '').lstrip('/')}", stamp[1])
        return _by_way_of(found, "own-stamp")

    def _named(self, citation: Citation) -> Resolution:
        if of_other_state(self.context.text, citation.end):
            return Unresolved("unnumbered")
        found = find_named(citation, self.context, self._versions) or find_by_subject(
            citation, self.context, self._numbered
        )
        if found is None:
            return Unresolved("unnumbered")
        if len(found.keys) == 1:
            rule = RULE[found.rule]
            return Resolved(found.keys[0].iri, rule.how, rule.id, rule.confidence)
        return Ambiguous(tuple(sorted(key.iri for key in found.keys)))

    @cached_property
    def _versions(self) -> Versions:
        numbered = names_of_numbers(self._numbered, self.context)
        dated = names_of_dates(self.citations, self.context)
        return Versions(numbered, dated, full_names(self.citations, self.context))

    @cached_property
    def _numbered(self) -> list[tuple[Citation, DocumentKey]]:
        return [
            (clues.citation, clues.keys[0]) for clues in self.clues
            if len(clues.keys) == 1 and clues.citation.form == "number"
        ]  # fmt: skip


def _by_way_of(found: Resolution, rule: str) -> Resolution:
    """The answer of another mention, reached by a rule."""
    if not isinstance(found, Resolved):
        return found
    step = RULE[rule]
    how = farther(step.how, found.how)
    return Resolved(found.document, how, rule, min(step.confidence, found.confidence))


def _same_number(citation: Citation, signature: str) -> bool:
    return letters_slug(citation.intended or citation.number or "") == letters_slug(signature)


def _own_citation(number: str, extraction: Extraction) -> Citation:
    own = extraction.own
    return Citation(
        form="own", start=0, end=0, rule="head", confidence=0.9, type=own.type, number=number,
        issuer=own.issuer, place=own.place,
    )  # fmt: skip


def _with_key(clues: Clues, key: DocumentKey, rule: str) -> Clues:
    return clues.told(
        rule, number=key.number, year=key.year, codes=(key.code,), series=(key.series,),
        places=(key.jurisdiction,),
    )  # fmt: skip
