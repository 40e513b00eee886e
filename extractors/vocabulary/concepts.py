"""Document types and issuing bodies: what a type word, a code or a printed name stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractors.vocabulary.spelling import code_key, fold, holds
from extractors.vocabulary.tables import parts, read_table

_TERM = re.compile("[0-9]+$")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document.

    `code` is the type code of the output contract (NQ, NĐ, LUẬT, CV …), `abbreviation` the official letters
    in a signature (None: the signature carries none), `noun` the printed type word. `family` is the table's
    (vbqppl, hanh_chinh, dang …), `normative` one of yes, no, mixed, n/a.
    """

    id: str
    name: str
    name_en: str
    code: str
    noun: str
    abbreviation: str | None
    variants: tuple[str, ...]
    family: str
    normative: str
    issuers: str
    valid_from: str | None
    valid_to: str | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues documents, one incarnation; a `placed` body exists once in every place.

    `code` is what signatures print, `variants` other prints of it, `names` every name with the official one
    first, `level` one of trung ương, tỉnh, huyện, xã, cơ sở, nhiều cấp; `successors` are ids of this table.
    Dates are ISO, perhaps without day or month; None is unknown, not "always".
    """

    id: str
    name: str
    name_en: str
    code: str
    variants: tuple[str, ...]
    names: tuple[str, ...]
    level: str
    kind: str
    placed: bool
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    confidence: str


class Concepts:
    """The tables of types, type words and bodies, each read when first asked for."""

    @cached_property
    def types(self) -> tuple[DocumentType, ...]:
        """All document types in the order of the table."""
        return tuple(
            DocumentType(
                row["id"], row["name"], row["name_en"], row["code"], row["noun"], row["abbreviation"] or None,
                parts(row["variants"]), row["family"], row["normative"], row["issuers"],
                row["valid_from"] or None, row["valid_to"] or None, row["confidence"],
            )
            for row in read_table("document_types")
        )  # fmt: skip

    @cached_property
    def type_nouns(self) -> dict[str, str]:
        """Folded type noun → type code: ``{"nghị quyết": "NQ", "bộ luật": "BỘ LUẬT", …}``."""
        return {fold(row["word"]): row["code"] for row in self._words if row["form"] == "noun"}

    @cached_property
    def type_abbreviations(self) -> dict[str, str]:
        """Folded abbreviation used as a type word → type code: ``{"nđ": "NĐ", "ttr": "TTr", …}``."""
        return {fold(row["word"]): row["code"] for row in self._words if row["form"] == "short"}

    @cached_property
    def type_codes(self) -> dict[str, str]:
        """Type letters of a signature → type code, by `code_key`: ``{"CTR": "CTr", "QYĐ": "QyĐ", …}``."""
        found: dict[str, str] = {}
        for row in self._words:
            if row["form"] == "code":
                found.setdefault(code_key(row["word"]), row["code"])
        return found

    @cached_property
    def _words(self) -> list[dict[str, str]]:
        return read_table("type_words")

    @cached_property
    def nouns(self) -> dict[str, str]:
        """Type code → the noun to print: ``{"NQ": "Nghị quyết", …}``."""
        found: dict[str, str] = {}
        for row in self._words:
            if row["form"] == "noun":
                found.setdefault(row["code"], row["word"])
        return found

    def type_code(self, word: str) -> str | None:
        """The type code of a printed type word or abbreviation.

        >>> from extractors.vocabulary import vocabulary
        >>> [vocabulary().type_code(word) for word in ("Nghị  quyết", "Bộ luật", "Công văn", "QĐ", "bàn ghế")]
        ['NQ', 'BỘ LUẬT', 'CV', 'QĐ', None]
        """
        word = fold(word)
        return self.type_nouns.get(word) or self.type_abbreviations.get(word)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """All bodies in the order of the table."""
        return tuple(
            Body(
                row["id"], row["name"], row["name_en"], row["code"], parts(row["variants"]),
                (row["name"], *parts(row["other_names"])), row["level"], row["kind"], row["placed"] == "yes",
                row["valid_from"] or None, row["valid_to"] or None, parts(row["successors"]),
                row["confidence"],
            )
            for row in read_table("bodies")
        )  # fmt: skip

    @cached_property
    def body(self) -> dict[str, Body]:
        """Bodies by id."""
        return {body.id: body for body in self.bodies}

    @cached_property
    def _bodies_by_code(self) -> dict[str, tuple[Body, ...]]:
        found: dict[str, list[Body]] = {}
        for body in self.bodies:
            found.setdefault(code_key(body.code), []).append(body)
        for body in self.bodies:
            for variant in body.variants:
                bodies = found.setdefault(code_key(variant), [])
                if body not in bodies:
                    bodies.append(body)
        return {key: tuple(bodies) for key, bodies in found.items()}

    @cached_property
    def _bodies_by_name(self) -> dict[str, tuple[Body, ...]]:
        found: dict[str, list[Body]] = {}
        for body in self.bodies:
            for name in dict.fromkeys(fold(name) for name in body.names):
                found.setdefault(name, []).append(body)
        return {key: tuple(bodies) for key, bodies in found.items()}

    def bodies_by_code(self, code: str, on: str | None = None) -> tuple[Body, ...]:
        """The bodies that sign with a code, on a day; a term or unit number at its end is left out.

        The body whose own code it is comes before bodies of which it is a variant.

        >>> from extractors.vocabulary import vocabulary
        >>> [body.name for body in vocabulary().bodies_by_code("BGD&ĐT", on="2020-05-05")]
        ['Bộ Giáo dục và Đào tạo']
        >>> [body.name for body in vocabulary().bodies_by_code("QH15")]
        ['Quốc hội']
        """
        key = code_key(code)
        found = self._bodies_by_code.get(key)
        if found is None:
            found = self._bodies_by_code.get(_TERM.sub("", key), ())
        return tuple(body for body in found if holds(body.valid_from, body.valid_to, on))

    def bodies_by_name(self, name: str, on: str | None = None) -> tuple[Body, ...]:
        """The bodies of a printed name (without place), on a day.

        >>> from extractors.vocabulary import vocabulary
        >>> [body.code for body in vocabulary().bodies_by_name("Uỷ ban nhân dân")]
        ['UBND']
        """
        found = self._bodies_by_name.get(fold(name), ())
        return tuple(body for body in found if holds(body.valid_from, body.valid_to, on))
