"""The names of laws, codes, ordinances and constitutions that the register knows, read word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from extractors.types import Span
from extractors.vocabulary.abbreviations import abbreviations
from extractors.vocabulary.spelling import fold
from extractors.vocabulary.tables import parts, read_table

HEADS = {"luật": "LUẬT", "bộ luật": "BỘ LUẬT", "pháp lệnh": "PL", "hiến pháp": "HP"}
"""The noun that a name starts with → type code."""

_WORD = re.compile(r"[^\W_]+")
_WINDOW = 260
_END = "\0"
_GAP = re.compile(r"[\s_]*(?:[,\-&/][\s_]*)?")
_SPELLINGS = {"vào": "và", "sỹ": "sĩ", "kĩ": "kỹ", "lí": "lý", "quí": "quý", "kì": "kỳ", "tỉ": "tỷ"}
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NOTE_MARK = re.compile(r"(?<=\D)\d{1,2}$")
_ABOUT = re.compile(r"về[\s_]+")
_SHORT = re.compile(r"BL[A-ZĐ]{2,4}")


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word as the tree has it: one spelling for i and y; "vào" is often misprinted "và"."""
    word = fold(word)
    return _SPELLINGS.get(word, word)


class Lexicon:
    """A tree of name words, so that the longest known name at a place is found without searching."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self._tree: dict[str, Any] = {}
        self.short: dict[str, str] = {}
        for row in rows:
            if row["type"] not in ("LUẬT", "BỘ LUẬT", "PL"):
                continue
            for name in (row["title"], *parts(row["short_names"])):
                if _SHORT.fullmatch(name):
                    self.short[name] = row["title"]
                elif not re.search(r"\d{4}$|^BL", name):
                    self._add(_BRACKETS.sub(" ", name))

    def _add(self, name: str) -> None:
        words = [_folded(w) for w in _WORD.findall(name)]
        for head in ("bộ luật", "pháp lệnh", "luật"):
            lead = head.split()
            if words[: len(lead)] == lead:
                node = self._tree
                about = words[len(lead) : len(lead) + 1] == ["về"]
                for word in words[len(lead) + about :]:
                    node = node.setdefault(word, {})
                if node is not self._tree:
                    node.setdefault(_END, name)
                return

    def longest(self, shadow: str, at: int) -> tuple[int, str] | None:
        """End and full title of the longest known name whose words begin at `at`; None when none does."""
        node, end = self._tree, at
        if about := _ABOUT.match(shadow, at):  # Pháp lệnh (về) Phí và lệ phí
            at = end = about.end()
        found: tuple[int, str] | None = None
        for start, stop in _words(shadow, at):
            if start > end and not _GAP.fullmatch(shadow, end, start):
                break
            word = _folded(shadow[start:stop])
            step = self._step(node, word)
            mark = _NOTE_MARK.search(word) if step is None and word[-1].isdigit() else None
            if mark:  # a footnote mark printed on the word
                stop -= len(mark[0])
                step = self._step(node, word[: mark.start()])
            if step is None:
                break
            node, end = step, stop
            if _END in node and word != "và":
                found = stop, node[_END]
        return found

    def _step(self, node: dict[str, Any], word: str) -> dict[str, Any] | None:
        """The branch of a word; letters may stand for words, "và" and "của" may be missing."""
        step = node.get(word)
        if step is None and word in abbreviations():
            step = self._spelled_out(node, word)
        if step is None and word == "và":
            return node
        for link in ("và", "của") if step is None else ():
            step = step or node.get(link, {}).get(word)
        return step

    @staticmethod
    def _spelled_out(node: dict[str, Any], word: str) -> dict[str, Any] | None:
        for part in abbreviations()[word].split():
            below = node.get(_folded(part))
            if below is None:
                return None
            node = below
        return node


def _words(shadow: str, at: int) -> Iterator[Span]:
    return (m.span() for m in _WORD.finditer(shadow, at, at + _WINDOW))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the register and of older names that it does not hold, built when first asked for.

    >>> text = "luật phòng, chống tham nhũng năm 2018"
    >>> lexicon().longest(text, 5)
    (28, 'Luật Phòng, chống tham nhũng')
    """
    register = read_table("register")
    older = [{"type": "LUẬT", "title": row["name"], "short_names": ""} for row in read_table("law_names")]
    return Lexicon([*register, *older])
