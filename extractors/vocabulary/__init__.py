"""The vocabulary: document types, issuing bodies, places and known documents, read from ``ontology/*.csv``.

`vocabulary()` is cached for the process; every table is read when first asked for (no rdflib; types, bodies
and provinces together take some 5 ms, the register some 45 ms, communes some 55 ms).

Spelling
    ``fold(s)`` how names are compared (NFC, lower case, tone placement, dashes, ``&``; tones and Đ stay);
    ``slug(s)`` the ASCII form inside IRIs; ``code_key(s)`` how printed codes are compared;
    ``holds(valid_from, valid_to, on)`` whether a dated fact holds on an ISO day (month, year).
Tables
    ``read_table(name) -> list[dict[str, str]]`` all cells; ``columns_of(name, *columns)`` the fast way.
Types
    ``v.type_code(word)`` printed noun or abbreviation → code ("Nghị quyết" → NQ, "Công văn" → CV);
    ``v.type_nouns`` / ``v.type_abbreviations`` folded word → code; ``v.type_codes`` letters of a signature
    (by `code_key`) → code; ``v.nouns`` code → noun to print; ``v.types`` all `DocumentType`.
Bodies
    ``v.bodies_by_code("BGDĐT", on="2020-05-05")``, ``v.bodies_by_name("Bộ Y tế")``, ``v.bodies``,
    ``v.body[id]``.
Places
    ``v.places("tỉnh Kon Tum", on=…, within=…, level=…) -> tuple[Place, ...]``; ``v.place(slug, on=…)``;
    ``v.successor(slug, on)`` follows mergers; ``v.provinces``; ``kind_and_name(printed)``.
Register
    ``v.register.by_signature(s)``, ``.by_key(type, code, year, number)``, ``.by_name(name, on=…)``,
    ``.names`` (folded lexicon), ``.relations``, ``.acts_on(signature)``, ``.rows``; ``in_force(rows, on)``.
"""

from __future__ import annotations

from functools import cache, cached_property

from extractors.vocabulary.concepts import Body, Concepts, DocumentType
from extractors.vocabulary.places import Level, Place, Places, kind_and_name
from extractors.vocabulary.register import (
    Register,
    RegisterRelation,
    RegisterRow,
    in_force,
    number_key,
    signature_key,
)
from extractors.vocabulary.spelling import code_key, fold, holds, slug
from extractors.vocabulary.tables import TableError, columns_of, parts, read_table

__all__ = [
    "Body",
    "DocumentType",
    "Level",
    "Place",
    "Register",
    "RegisterRelation",
    "RegisterRow",
    "TableError",
    "Vocabulary",
    "code_key",
    "columns_of",
    "fold",
    "holds",
    "in_force",
    "kind_and_name",
    "number_key",
    "parts",
    "read_table",
    "signature_key",
    "slug",
    "vocabulary",
]


class Vocabulary(Concepts, Places):
    """All vocabulary tables behind one object; see the module's documentation for the look-ups."""

    @cached_property
    def register(self) -> Register:
        """The register of known documents."""
        return Register()


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this process.

    >>> vocabulary() is vocabulary()
    True
    """
    return Vocabulary()
