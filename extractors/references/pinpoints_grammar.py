"""The grammar of provisions: a phrase such as "điểm a và b khoản 3, khoản 4 Điều 7" becomes a set of paths.

Vietnamese law counts from the inside out (điểm, khoản, Điều), Party and administrative papers also from the
outside in (Phần VI, mục 5). A level takes in everything deeper that stands before it and has not found its
level yet; a deeper level after a shallower one belongs to it when nothing shallower follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LEVELS = ("phu-luc", "phan", "chuong", "muc", "tieu-muc", "mau", "bieu", "dieu", "khoan", "diem", "tiet")
"""Levels of a provision path, outermost first."""

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_NOUNS = {
    "phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu-muc", "điều": "dieu",
    "khoản": "khoan",
    "điểm": "diem", "tiết": "tiet", "phụ lục": "phu-luc", "mẫu": "mau", "biểu": "bieu", "biểu mẫu": "mau",
}  # fmt: skip
NOUN_STEMS = ("điều", "khoản", "điểm", "mục", "chương", "phần", "lục", "mẫu", "biểu", "tiết")
"""What any noun of a provision contains: a cheap test before the grammar is tried."""

_AS_PRINTED = ("phu-luc", "mau", "bieu")
_ALPHABET = [
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
]
_LONGEST_RANGE = 300

_B = r"[\s_*]"
# Shared beginnings are tried once.
_NOUN = rf"(?:đi(?:ều|ểm)|khoản|m(?:ục|ẫu)|chương|ph(?:ần|ụ{_B}+lục)|ti(?:ết|ểu{_B}+mục)|biểu(?:{_B}+mẫu)?)"
_VALUE = (
    r"(?:\d{1,4}(?:\.\d{1,3}){0,3}[a-zđ]{0,2}(?:[.\-/][a-zđ]{1,6})?|[ivxlc]{1,6}|"
    r"[a-zđ]\d{0,2}(?:\.\d{1,2})?)(?![\w/])"
)
_NAMED = rf"{_NOUN}(?:{_B}+số)?{_B}+(?:từ{_B}+)?(?:[“\"]?{_VALUE}[”\"]?|\({_VALUE}\))"
_JOIN = (
    rf"{_B}*(?:[,;]{_B}*(?:và|hoặc|và/hoặc)?|và|hoặc|và/hoặc|đến|tới|-)(?:{_B}+(?:các|từ|đến|tới|tại|cả))*"
)
_ITEM = rf"(?:{_B}+(?:của{_B}+|tại{_B}+|thuộc{_B}+)?{_NAMED}|{_JOIN}{_B}*(?:{_NAMED}|{_VALUE}))"
CHAIN = re.compile(rf"{_NAMED}(?:{_ITEM}){{0,60}}")
"""A phrase of provisions in lower-cased text."""

_TOKEN = re.compile(
    rf"(?P<noun>\b{_NOUN}\b)(?:{_B}+số\b)?|(?P<to>\b(?:đến|tới)\b|(?<=[\w]){_B}*-{_B}*(?=[\w]))|"
    rf"(?P<sep>[,;]|\b(?:và|hoặc)\b)|(?P<value>(?<![\w.]){_VALUE})"
)
_SKIPPED_WORDS = re.compile(r"\b(?:các|từ|của|tại|thuộc|cả)\b")


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one level that stand together; `joined` tells what stands before them: "", "," or "và"."""

    level: str
    values: tuple[str, ...]
    joined: str


@lru_cache(maxsize=8192)
def paths(phrase: str) -> tuple[str, ...]:
    """The provisions that a phrase names, as paths, outermost level first; values keep the letters printed.

    >>> paths("điểm a và điểm b khoản 3, khoản 4 điều 7")
    ('dieu:7/khoan:3/diem:a', 'dieu:7/khoan:3/diem:b', 'dieu:7/khoan:4')
    >>> paths("từ điều 5 đến điều 7")
    ('dieu:5', 'dieu:6', 'dieu:7')
    >>> paths("mục 5, phần vi")
    ('phan:VI/muc:5',)
    """
    return tuple(dict.fromkeys(map(_path, _assembled(groups(phrase)))))


def groups(phrase: str) -> list[Group]:
    """The levels of a phrase in printed order, lists and ranges expanded."""
    found: list[Group] = []
    values: list[str] = []
    level, joined, join, ranging = "", "", "", False
    for kind, token in _tokens(phrase):
        if kind == "noun":
            new = _NOUNS[re.sub(rf"{_B}+", " ", token)]
            if values and not (ranging and new == level):
                found.append(Group(level, tuple(values), joined))
                values, joined, ranging = [], join, False
            level, join = new, ""
        elif kind == "value" and level:
            value = _normal(level, token)
            values += _between(values[-1], value) if ranging and values else [value]
            join, ranging = "", False
        elif kind == "to":
            join, ranging = ",", True
        else:
            join = "và" if token == "và" or join == "và" else ","
    if values:
        found.append(Group(level, tuple(values), joined))
    return _merged(found)


def _tokens(phrase: str) -> Iterator[tuple[str, str]]:
    cleaned = _SKIPPED_WORDS.sub(lambda m: " " * len(m[0]), phrase.lower())
    for m in _TOKEN.finditer(cleaned):
        kind = m.lastgroup or "sep"
        start, end = m.span(kind)
        yield kind, (phrase if kind == "value" else cleaned)[start:end].strip()


def _merged(found: list[Group]) -> list[Group]:
    """Neighbours of one level become one group: "điểm a và điểm b"."""
    merged: list[Group] = []
    for group in found:
        if merged and merged[-1].level == group.level and group.joined:
            merged[-1] = Group(group.level, merged[-1].values + group.values, merged[-1].joined)
        else:
            merged.append(group)
    return merged


def _assembled(found: list[Group]) -> list[tuple[tuple[str, str], ...]]:
    """The paths, each a tuple of (level, value) from outside to inside."""
    done: list[tuple[tuple[str, str], ...]] = []
    open_paths: list[tuple[tuple[str, str], ...]] = []
    for index, group in enumerate(found):
        rank = _RANK[group.level]
        inner = [p for p in open_paths if _RANK[p[0][0]] > rank] if group.joined != "và" else []
        if inner:
            kept = [p for p in open_paths if _RANK[p[0][0]] <= rank]
            head, *rest = group.values
            open_paths = [
                *kept,
                *(((group.level, head), *p) for p in inner),
                *(((group.level, v),) for v in rest),
            ]
        elif open_paths and _outside_in(found, index):
            outer = open_paths.pop()
            open_paths += [(*outer, (group.level, value)) for value in group.values]
        else:
            if open_paths and not _may_still_join(found, index, open_paths[-1][0][0]):
                done += open_paths
                open_paths = []
            open_paths += [((group.level, value),) for value in group.values]
    return done + open_paths


def _outside_in(found: list[Group], index: int) -> bool:
    """Whether the group belongs to the shallower one before it ("Điều 5 khoản 2", "Phụ lục II, mục 3")."""
    group, before = found[index], found[index - 1]
    if _RANK[before.level] >= _RANK[group.level] or group.joined == "và":
        return False
    follows = index + 1 < len(found) and _RANK[found[index + 1].level] < _RANK[group.level]
    return not follows or (not group.joined and found[index + 1].joined != "")


def _may_still_join(found: list[Group], index: int, level: str) -> bool:
    return any(_RANK[g.level] < _RANK[level] for g in found[index + 1 :])


def _path(parts: tuple[tuple[str, str], ...]) -> str:
    return "/".join(f"{level}:{value}" for level, value in sorted(parts, key=lambda part: _RANK[part[0]]))


def _normal(level: str, token: str) -> str:
    """A value as paths write it: Roman numerals of the outer levels in capitals, letters of Điều small."""
    if level in ("phu-luc", "phan", "chuong", "muc") and re.fullmatch(r"[a-zđ]{1,6}", token.lower()):
        return token.upper()
    return token if level in _AS_PRINTED else token.lower()


def _between(first: str, last: str) -> list[str]:
    """What a range adds behind `first`: numbers, letters of the Vietnamese alphabet, Roman numerals."""
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        return [str(n) for n in range(low + 1, high + 1)] if low < high <= low + _LONGEST_RANGE else [last]
    if first in _ALPHABET and last in _ALPHABET and _ALPHABET.index(first) < _ALPHABET.index(last):
        return _ALPHABET[_ALPHABET.index(first) + 1 : _ALPHABET.index(last) + 1]
    low, high = _arabic(first), _arabic(last)
    if low and high and low < high:
        return [_roman(n) for n in range(low + 1, high + 1)]
    return [last]


def _arabic(numeral: str) -> int:
    if not re.fullmatch(r"[IVXLC]+", numeral):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _roman(number: int) -> str:
    out = ""
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
        (4, "IV"), (1, "I")):  # fmt: skip
        out += letters * (number // value)
        number %= value
    return out
