"""Places of a literal word: the cheapest way to visit what a rule may begin with."""

from __future__ import annotations

from collections.abc import Iterator

BLANKS = " _\n\t\r"


def words_at(shadow: str, word: str) -> Iterator[int]:
    """Where a word stands in lower-cased text, between blanks, underscores or marks.

    >>> list(words_at("luật và pháp luật, kỷ_luật", "luật"))
    [0, 13, 22]
    """
    length = len(word)
    for at in places_of(shadow, word):
        after = shadow[at + length : at + length + 1]
        if not (after.isalnum() or (at and shadow[at - 1].isalnum())):
            yield at


def places_of(shadow: str, word: str) -> Iterator[int]:
    """Where a word stands in lower-cased text, also inside longer ones.

    >>> list(places_of("nq-hđnd, nqtw", "nq"))
    [0, 9]
    """
    at, length = shadow.find(word), len(word)
    while at >= 0:
        yield at
        at = shadow.find(word, at + length)


def spellings(shadow: str, noun: str) -> tuple[str, ...]:
    """A noun of several syllables as a text writes it: few texts tie syllables with underscores.

    >>> spellings("theo nghị_quyết này", "nghị quyết"), spellings("theo nghị quyết này", "nghị quyết")
    (('nghị quyết', 'nghị_quyết'), ('nghị quyết',))
    """
    return (noun, noun.replace(" ", "_")) if "_" in shadow else (noun,)
