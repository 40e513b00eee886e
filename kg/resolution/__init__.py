"""Resolution: which document a citation means. Two different documents are never merged.

A citation resolves where its key is complete and single; otherwise it stays open with a reason and, where
there are any, candidates. The order of the sources is fixed: the mention, the text, the register, the corpus;
every answer says which of them gave it, by which rule and how sure it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors import Extraction
from kg.resolution.context import TextContext, TextPlace, place_of_text
from kg.resolution.corpus import Corpus
from kg.resolution.references import reference_of
from kg.resolution.text import TextResolver
from kg.types import Resolution


def resolve(extraction: Extraction, corpus: Corpus | None = None, name: str = "") -> tuple[Resolution, ...]:
    """One resolution per citation of a text, in the order of ``extraction.citations``.

    With a `corpus` (all texts of a build), `name` is the text's name in it.

    >>> from extractors import extract
    >>> [r.document for r in resolve(extract("Căn cứ Nghị định số 107/2020/NĐ-CP của Chính phủ."))]
    ['doc/vn/y/nd-cp/2020/107']
    """
    if corpus is None:
        return TextResolver(extraction).resolve()
    return TextResolver(extraction, corpus.place_of(name), corpus).resolve()


def resolve_corpus(texts: Iterable[tuple[str, Extraction]]) -> dict[str, tuple[Resolution, ...]]:
    """The resolutions of all texts of a build by name, each text helped by the others, in any order."""
    corpus = Corpus(texts)
    return {name: resolve(extraction, corpus, name) for name, extraction in corpus.texts.items()}


__all__ = [
    "Corpus", "TextContext", "TextPlace", "TextResolver", "place_of_text", "reference_of", "resolve",
    "resolve_corpus",
]  # fmt: skip
