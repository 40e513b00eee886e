"""The cues of ontology/relation_cues.csv, found in a stretch of text word by word.

A cue is written as officers say it: variants separated by ``|``; ``[x]`` may be missing; ``(a/b)`` is a
choice; ``…`` stands for up to sixty characters of one clause. The longest cue at a place wins.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from extractors.references.draft import Draft
from extractors.types import Role, Span
from extractors.vocabulary.tables import TableError, parts, read_table
from extractors.word_tree import word_tree

Scope = Literal[
    "frame", "opening", "act", "intent", "passive", "attached", "weak", "place", "near", "review",
    "silent", "alias", "word", "preamble", "head",
]  # fmt: skip
"""How far a cue reaches.

``frame`` governs the rest of its sentence (Căn cứ),
``opening`` only at its head; ``act`` is what one document does to another;
``intent`` only proposes it; ``passive`` turns it round; ``attached`` is kèm theo; ``weak`` points (theo);
``place`` points unless an act or frame already does (tại); ``near`` only directly before the document;
``review`` sums up an implementation; ``silent`` and ``alias`` say that no role is stated; ``word`` is a
longer word that only begins like a cue (theo dõi). At the head of a sentence or clause only, ``preamble`` is
a frame (Xét Tờ trình) and ``head`` points (Tiếp theo Công văn).
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table."""

    id: str
    role: Role | None
    detail: str
    scope: Scope


class Found(NamedTuple):
    """A cue at a place of the text."""

    cue: Cue
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """The cue of one citation, its place, and the citation whose role it states (None: the text itself).

    `outer` is the cue that stood before "ban hành kèm theo"; a list goes on with it.
    """

    cue: Cue | None = None
    span: Span | None = None
    governor: Draft | None = None
    outer: Found | None = None


_CHOICE = re.compile(r"\(([^()]+)\)")
_GAP = r"[\s_]+"


class Cues:
    """All cues by their first word."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.by_id: dict[str, Cue] = {}
        by_word: dict[str, list[tuple[str, Cue]]] = {}
        for row in rows:
            if row["scope"] not in get_args(Scope) or row["role"] not in ("", *get_args(Role)):
                raise TableError(f"ontology/relation_cues.csv: row {row['id']} has an unknown scope or role")
            cue = Cue(
                row["id"],
                cast(Role, row["role"]) if row["role"] else None,
                row["role_detail"],
                cast(Scope, row["scope"]),
            )
            self.by_id[cue.id] = cue
            for words in _variants(row):
                by_word.setdefault(words.split()[0], []).append((_pattern(words), cue))
        # One look for all cues of a word: each stands in a group of its own, in a look ahead that may fail.
        self._by_word = {
            word: (
                re.compile("".join(rf"(?=({pattern})|)" for pattern, _ in cues)),
                tuple(cue for _, cue in cues),
            )
            for word, cues in by_word.items()
        }
        self._heads = re.compile(_heads(words for row in rows for words in _variants(row)))

    def find(self, shadow: str, start: int, end: int) -> list[Found]:
        """The cues of a stretch from left to right; they do not overlap.

        >>> [f.cue.id for f in cues().find("tiếp tục triển khai thực hiện", 0, 29)]
        ['trien_khai']
        """
        found: list[Found] = []
        past = start
        for head in self._heads.finditer(shadow, start, end):
            at = head.start()
            if at < past:
                continue
            look, cues = self._by_word[head[0]]
            hit = look.match(shadow, at, end)
            if hit is None or hit.lastindex is None or _is_cut(shadow, head):
                continue
            lengths = [*map(len, hit.groups(""))]
            longest = max(lengths)
            past, cue = at + longest, cues[lengths.index(longest)]
            if cue.scope != "word":
                found.append(Found(cue, at, past))
        return found


def _is_cut(shadow: str, word: re.Match[str]) -> bool:
    """Whether a word is part of a longer one."""
    start, end = word.span()
    return shadow[end : end + 1].isalnum() or (start > 0 and shadow[start - 1].isalnum())


def _variants(row: dict[str, str]) -> list[str]:
    """The ways in which the cue of a row is said, each opened by a literal word."""
    return [words for variant in parts(row["cue"]) for words in _openings(variant)]


def _openings(variant: str) -> list[str]:
    """The variant with choices and options at its start written out, so that a literal word opens it."""
    variant = variant.strip()
    if variant.startswith("("):
        choice = _CHOICE.match(variant)
        if choice:
            return list(
                itertools.chain.from_iterable(
                    _openings(c + variant[choice.end() :]) for c in choice[1].split("/")
                )
            )
    if variant.startswith("["):
        optional, rest = variant[1:].split("]", 1)
        return [*_openings(optional + rest), *_openings(rest)]
    return [variant]


def _pattern(words: str) -> str:
    out = ""
    for token in re.findall(r"\[(?:\([^()]*\)|[^\[\]])*\]|\([^()]*\)|…|[^\s\[\]()…]+", words):
        if token.startswith("["):
            inner = token[1:-1]
            out += r"[\s_]*,?" if inner == "," else rf"(?:{_GAP}{_inner(inner)})?"
        elif token == "…":
            out += r"(?:[^.;\n]|\n(?![ \t\r]*\n)){0,60}?"  # lines that the page has broken go on
        else:
            out += (_GAP if out else "") + _inner(token)
    return out + r"(?![^\W_])"


def _heads(cues: Iterable[str]) -> str:
    """The first words of cues as one pattern, each with a look at the second word where that is literal."""
    seconds: dict[str, set[str]] = {}
    for cue in cues:
        first, *rest = cue.replace("…", " … ").split()
        literal = rest[0] if rest and rest[0][0] not in "[(…" else ""
        seconds.setdefault(first, set()).add(literal)
    ends = {
        first: r"(?![^\W_])" if "" in following else rf"(?={_GAP}{word_tree(following)})"
        for first, following in seconds.items()
    }
    return word_tree((), endings=ends)


def _inner(token: str) -> str:
    """A word, words or choice as a pattern."""
    if token.startswith("("):
        closing = token.index(")")
        return "(?:" + "|".join(_inner(c) for c in token[1:closing].split("/")) + ")" + token[closing + 1 :]
    return _GAP.join(re.escape(word) for word in token.split())


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues of the table, read when first asked for."""
    return Cues(read_table("relation_cues"))
