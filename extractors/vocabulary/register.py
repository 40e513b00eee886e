"""The register of known documents: facts about a document without its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractors.vocabulary.spelling import code_key, fold
from extractors.vocabulary.tables import columns_of, parts


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One known document.

    `signature` is printed as usual, or the name of a document without number; `form` is ``"y"`` where the
    signature prints the year, else ``"n"``; `type` the code of the output contract; `code` the letters of
    the issuer in the signature. `effective_to` is the first day no longer in force. `confidence` is high,
    medium or low (see the table's documentation), `source` the keys of where the fact was read.
    """

    signature: str
    form: str
    type: str
    code: str
    issuers: tuple[str, ...]
    year: int
    number: str
    date: str | None
    title: str
    short_names: tuple[str, ...]
    effective_from: str | None
    effective_to: str | None
    citations: int
    confidence: str
    source: str

    @property
    def since(self) -> str:
        """The first day it can have been in force: its effective date, else its date, else its year."""
        return self.effective_from or self.date or str(self.year)


@dataclass(frozen=True, slots=True)
class RegisterRelation:
    """One known act of a newer document on an older one.

    `relation` is a role code (thay_the, sua_doi, bai_bo, huong_dan, dinh_chinh); `scope` whole or part;
    `provisions` are paths in the object; `effective` the day it took effect.
    """

    subject: str
    relation: str
    object: str
    scope: str
    provisions: tuple[str, ...]
    effective: str | None
    source: str
    confidence: str
    subject_date: str | None
    object_date: str | None


_COLUMNS = (
    "signature", "form", "type", "issuer_code", "issuer", "year", "number", "date", "title", "short_names",
    "effective_from", "effective_to", "citations", "confidence", "source",
)  # fmt: skip
_SIGNATURE, _TYPE, _CODE, _YEAR, _NUMBER, _TITLE, _NAMES = 0, 2, 3, 5, 6, 8, 9
_NAMED = frozenset(("HP", "LUẬT", "BỘ LUẬT", "PL"))
_YEARED = re.compile(",? (?:(?:ban hành |thông qua )?năm )?((?:19|20)[0-9]{2})$")


def number_key(number: str) -> str:
    """A number without its conventional pad; three digits keep theirs, because they are another series.

    >>> number_key("01"), number_key("001"), number_key("30a"), number_key("0107")
    ('1', '001', '30a', '107')
    """
    if number[:1] != "0":
        return number
    digits = len(number) - len(number.lstrip("0123456789"))
    if digits == 3:
        return number
    return number[:digits].lstrip("0") + number[digits:] or "0"


def signature_key(signature: str) -> str:
    """The form in which signatures are compared: capitals, no blanks, no conventional pad.

    >>> signature_key("01/2019/TT-BKHCN"), signature_key("29 - NQ/TW")
    ('1/2019/TT-BKHCN', '29-NQ/TW')
    """
    key = code_key(signature)
    for mark in "/-":
        head, sep, rest = key.partition(mark)
        if sep and head[:1].isdigit() and "/" not in head:
            return number_key(head) + sep + rest
    return key


class Register:
    """The known documents, by signature, key and name; rows become objects when they are asked for."""

    @cached_property
    def _cells(self) -> list[tuple[str, ...]]:
        return list(columns_of("register", *_COLUMNS))

    def __len__(self) -> int:
        return len(self._cells)

    @cached_property
    def _built(self) -> dict[int, RegisterRow]:
        return {}

    def row(self, index: int) -> RegisterRow:
        """The row at an index of the table."""
        found = self._built.get(index)
        if found is None:
            c = self._cells[index]
            found = self._built[index] = RegisterRow(
                c[0], c[1], c[2], c[3], tuple(c[4].split("; ")) if c[4] else (), int(c[5]), c[6],
                c[7] or None, c[8], parts(c[9]), c[10] or None, c[11] or None, int(c[12] or 0), c[13], c[14],
            )  # fmt: skip
        return found

    @property
    def rows(self) -> tuple[RegisterRow, ...]:
        """All rows, in the order of the table."""
        return tuple(self.row(index) for index in range(len(self)))

    @cached_property
    def _by_signature(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, cells in enumerate(self._cells):
            found.setdefault(signature_key(cells[_SIGNATURE]), []).append(index)
        return found

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str, str], list[int]]:
        found: dict[tuple[str, str, str, str], list[int]] = {}
        for index, c in enumerate(self._cells):
            key = (c[_TYPE], code_key(c[_CODE]), c[_YEAR], number_key(c[_NUMBER]))
            found.setdefault(key, []).append(index)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, cells in enumerate(self._cells):
            names = cells[_NAMES].split(" | ") if cells[_NAMES] else []
            if cells[_TYPE] in _NAMED and cells[_TITLE]:
                names.append(cells[_TITLE])
            for name in {fold(name) for name in names}:
                found.setdefault(name, []).append(index)
        return found

    @property
    def names(self) -> frozenset[str]:
        """Every folded short name and law title, with and without year: a lexicon for scanning."""
        return frozenset(self._by_name)

    def by_signature(self, signature: str) -> tuple[RegisterRow, ...]:
        """The documents of a signature; several where a year-less number came again.

        >>> from extractors.vocabulary import vocabulary
        >>> [row.title for row in vocabulary().register.by_signature("45/2019/QH14")]
        ['Bộ luật Lao động']
        """
        return tuple(self.row(index) for index in self._by_signature.get(signature_key(signature), ()))

    def by_key(self, type: str, code: str, year: int | str, number: str) -> tuple[RegisterRow, ...]:
        """The documents of a type code, issuer letters, year and number.

        >>> from extractors.vocabulary import vocabulary
        >>> [row.signature for row in vocabulary().register.by_key("NĐ", "CP", 2020, "30")]
        ['30/2020/NĐ-CP']
        """
        return tuple(
            self.row(index)
            for index in self._by_key.get((type, code_key(code), str(year), number_key(number)), ())
        )

    def by_name(self, name: str, on: str | None = None) -> tuple[RegisterRow, ...]:
        """The documents of a short name or law title, oldest first; with a day only those in force then.

        A year at the end of the name ("Luật Giáo dục 2019", "… năm 2019") chooses by year of adoption where
        the register does not list that very name. With `on`, of several versions without known end the
        latest that had begun is taken; nothing in force then gives ().

        >>> from extractors.vocabulary import vocabulary
        >>> [row.signature for row in vocabulary().register.by_name("Luật Giáo dục năm 2019")]
        ['43/2019/QH14']
        >>> [row.signature for row in vocabulary().register.by_name("Luật Giáo dục", on="2015-03-01")]
        ['38/2005/QH11']
        """
        folded = fold(name)
        rows = [self.row(index) for index in self._by_name.get(folded, ())]
        if not rows and (match := _YEARED.search(folded)):
            year = int(match[1])
            rows = [self.row(i) for i in self._by_name.get(folded[: match.start()], ())]
            rows = [row for row in rows if row.year == year]
        rows.sort(key=lambda row: (row.since, row.signature))
        return in_force(tuple(rows), on) if on else tuple(rows)

    @cached_property
    def relations(self) -> tuple[RegisterRelation, ...]:
        """All known relations, in the order of the table."""
        columns = (
            "subject", "relation", "object", "scope", "provisions", "effective", "source", "confidence",
            "subject_date", "object_date",
        )  # fmt: skip
        return tuple(
            RegisterRelation(a, r, o, s, tuple(p.split()), e or None, src, conf, d1 or None, d2 or None)
            for a, r, o, s, p, e, src, conf, d1, d2 in columns_of("register_relations", *columns)
        )

    @cached_property
    def _acts(self) -> dict[str, list[RegisterRelation]]:
        found: dict[str, list[RegisterRelation]] = {}
        for relation in self.relations:
            found.setdefault(signature_key(relation.object), []).append(relation)
        return found

    def acts_on(self, signature: str) -> tuple[RegisterRelation, ...]:
        """What newer documents did to the documents of a signature."""
        return tuple(self._acts.get(signature_key(signature), ()))


def in_force(rows: tuple[RegisterRow, ...], on: str) -> tuple[RegisterRow, ...]:
    """Of versions of one name, the one in force on a day: begun, not ended, and the latest to begin.

    Several remain only where they began on the same day; dates may stop at the month or the year.
    """
    alive = [
        row for row in rows
        if row.since <= on + "-99" and not (row.effective_to and row.effective_to[: len(on)] <= on)
    ]  # fmt: skip
    latest = max((row.since for row in alive), default="")
    return tuple(row for row in alive if row.since == latest)
