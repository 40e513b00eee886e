"""What a person types, found in the graph: a document by its number in any spelling, a unit by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import KgError
from kg.queries.days import read_day
from kg.stores.protocol import Hit, Store
from kg.stores.values import fold_title, search_words

NEAREST = 5
"""How many known things an error names."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its key and its title."""

    id: str
    title: str

    def __str__(self) -> str:
        return f"{self.title} [{self.id}]"


class NotFoundError(KgError):
    """Nothing in the graph is what was typed; `nearest` are the most similar things that are there."""

    def __init__(self, kind: str, typed: str, nearest: tuple[Thing, ...]) -> None:
        near = "; ".join(map(str, nearest))
        fix = f"nearest in the graph: {near}" if near else f"the graph holds no {kind} like it"
        super().__init__(f"no such {kind}", typed, fix)
        self.nearest = nearest


class AmbiguousError(KgError):
    """Several things are what was typed; `candidates` are all of them."""

    def __init__(self, kind: str, typed: str, candidates: tuple[Thing, ...]) -> None:
        shown = "; ".join(map(str, candidates[:20]))
        more = f" and {len(candidates) - 20} more" if len(candidates) > 20 else ""
        super().__init__(f"several {kind}s are called so", typed, f"say which: {shown}{more}")
        self.candidates = candidates


def find_document(store: Store, typed: str) -> str:
    """The id of the one document that was typed: id, IRI, number in any spelling, title or short name.

    Raises NotFoundError, AmbiguousError.
    """
    return _one(store, "document", ("Document",), typed, _documents(store, typed))


def find_task(store: Store, typed: str) -> str:
    """The id of the one task: its id, or words of it that no other task has."""
    return _one(store, "task", ("Task",), typed, _called(store, ("Task",), typed))


def find_meeting(store: Store, typed: str) -> str:
    """The id of the one meeting: its id, its day, or words of its title."""
    day = read_day(typed)
    if day is None:
        return _one(store, "meeting", ("Meeting",), typed, _called(store, ("Meeting",), typed))
    text = "MATCH (m:Meeting) WHERE m.date = $day RETURN m.id AS id, m.title AS title ORDER BY id"
    return _one(store, "meeting", ("Meeting",), typed, _things(store.cypher(text, {"day": day})))


def find_units(store: Store, typed: str) -> tuple[str, ...]:
    """The ids of all units, bodies and offices that have the words typed in their names.

    Abbreviations are spelt out (Sở GDĐT). Raises NotFoundError.
    """
    labels = ("Body", "Office")
    found = _called(store, labels, typed)
    spelt_out = _spelt_out(typed)
    if fold_title(spelt_out) != fold_title(typed):
        found += _called(store, labels, spelt_out)
    if not found:
        raise NotFoundError("unit", typed, _nearest(store, labels, typed))
    return tuple(dict.fromkeys(thing.id for thing in found))


def _one(store: Store, kind: str, labels: Sequence[str], typed: str, found: tuple[Thing, ...]) -> str:
    if len(found) == 1:
        return found[0].id
    if found:
        raise AmbiguousError(kind, typed, found)
    raise NotFoundError(kind, typed, _nearest(store, labels, typed))


def _by_id(store: Store, labels: Sequence[str], typed: str) -> tuple[Thing, ...]:
    wanted = re.sub(r"^https?://[^/]+/(?:vnlegal/)?", "", typed.strip()).strip("<>")
    text = f"MATCH (n:{'|'.join(labels)} {{id: $id}}) RETURN n.id AS id, n.title AS title"
    return _things(store.cypher(text, {"id": wanted}))


def _called(store: Store, labels: Sequence[str], typed: str) -> tuple[Thing, ...]:
    """The things of that id, else of that very title, else with all the words in their title."""
    if known := _by_id(store, labels, typed):
        return known
    words = set(search_words(typed))
    found = _with_parts(store, labels, words)
    if same := [thing for thing in found if fold_title(thing.title) == fold_title(typed.strip())]:
        return tuple(same)
    return tuple(thing for thing in found if words <= set(search_words(thing.title)))


def _with_parts(store: Store, labels: Sequence[str], parts: Iterable[str]) -> tuple[Thing, ...]:
    """All things whose titles hold these pieces of words; none where there is no piece.

    A scan, and quicker than the full-text index: that one ranks every title with one of the words.
    """
    wanted = sorted(parts, key=len, reverse=True)
    if not wanted:
        return ()
    text = (
        f"MATCH (n:{'|'.join(labels)}) WHERE n.title_fold CONTAINS $longest "
        "AND all(part IN $others WHERE n.title_fold CONTAINS part) "
        "RETURN n.id AS id, n.title AS title ORDER BY id"
    )
    return _things(store.cypher(text, {"longest": wanted[0], "others": wanted[1:]}))


def _documents(store: Store, typed: str) -> tuple[Thing, ...]:
    if known := _by_id(store, ("Document",), typed):
        return known
    signature, rest = part_signature(typed)
    if not signature:
        return _called(store, ("Document",), typed) or _short_named(store, typed)
    # Blanks and marks part a signature's words anywhere: the beginnings of the words are in any spelling.
    parts = (_bare(word) if word[0].isdigit() else word[:2] for word in signature)
    fits = _signed(store, typed) or tuple(
        thing for thing in _with_parts(store, ("Document",), parts) if holds_signature(thing.title, signature)
    )
    closer = tuple(thing for thing in fits if set(rest) <= set(search_words(thing.title)))
    return closer or fits


def _signed(store: Store, typed: str) -> tuple[Thing, ...]:
    """The documents whose signature is typed as it is printed, whatever its leading zeros: by the index."""
    composed = unicodedata.normalize("NFC", typed)
    place = _SIGNATURE.search(fold_title(composed))
    if place is None or len(fold_title(composed)) != len(composed):
        return ()
    printed = re.sub(r"\s+", "", composed[place.start() : place.end()])
    number = re.match(r"\d+", printed)
    assert number is not None, "a signature begins with digits"
    bare = _bare(number[0])
    spellings = {number[0], bare, bare.zfill(2), bare.zfill(3)}
    text = (
        "UNWIND $spellings AS spelling MATCH (d:Document {signature: spelling}) "
        "RETURN d.id AS id, d.title AS title ORDER BY id"
    )
    return _things(
        store.cypher(text, {"spellings": [n + printed[number.end() :] for n in sorted(spellings)]})
    )


def _short_named(store: Store, typed: str) -> tuple[Thing, ...]:
    text = (
        "MATCH (d:Document) WHERE any(name IN d.short_names WHERE toLower(name) = toLower($name)) "
        "RETURN d.id AS id, d.title AS title ORDER BY id"
    )
    return _things(store.cypher(text, {"name": typed.strip()}))


_SIGNATURE = re.compile(r"\d+[a-z]?\s*[-/.]\s*[a-z0-9&]+(?:\s*[-/.&]\s*[a-z0-9&]+)*")
_NOISE = frozenset(("so", "ngay", "thang", "nam", "cua"))


def part_signature(typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the signature in what was typed, and the other words; ``so``, ``ngay`` … left out.

    >>> part_signature("Nghị định số 107/2020/nd-cp của Chính phủ")
    (('107', '2020', 'nd', 'cp'), ('nghi', 'dinh', 'chinh', 'phu'))
    >>> part_signature("Luật Giáo dục 2019")
    ((), ('luat', 'giao', 'duc', '2019'))
    """
    folded = fold_title(typed)
    found = _SIGNATURE.search(folded)
    signature = search_words(found[0]) if found else ()
    rest = search_words(folded[: found.start()] + " " + folded[found.end() :] if found else folded)
    return signature, tuple(word for word in rest if word not in _NOISE)


def holds_signature(title: str, signature: tuple[str, ...]) -> bool:
    """Whether a title prints the signature, whatever its blanks, marks and leading zeros.

    >>> holds_signature("Thông tư 07/2016/TT-BGDĐT năm 2016", ("7", "2016", "tt", "bgd", "dt"))
    True
    """
    words = [_bare(word) for word in search_words(title)]
    wanted = "".join(_bare(word) for word in signature)
    for start in range(len(words)):
        for end in range(start + 1, min(start + 9, len(words)) + 1):
            if "".join(words[start:end]) == wanted:
                return True
    return False


def _bare(word: str) -> str:
    return word.lstrip("0") or word if word.isdigit() else word


def _spelt_out(typed: str) -> str:
    from kg.graph.names import read_name

    return read_name(typed).name


def _nearest(store: Store, labels: Sequence[str], typed: str) -> tuple[Thing, ...]:
    signature, _ = part_signature(typed)
    wanted = " ".join(signature) or typed
    return _hits(store.search(wanted, labels=labels, limit=NEAREST))


def _hits(hits: Iterable[Hit]) -> tuple[Thing, ...]:
    return tuple(Thing(hit.id, hit.title) for hit in hits)


def _things(rows: Iterable[tuple[str, str]]) -> tuple[Thing, ...]:
    return tuple(Thing(id_, title) for id_, title in rows)
