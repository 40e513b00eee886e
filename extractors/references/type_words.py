"""The noun before a number: which document type it names and where the phrase begins."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.source import SourceText
from extractors.vocabulary import vocabulary

WINDOW = 72
LAW_WINDOW = 150

_BETWEEN = ' \t\r\n\u00a0:.*|([>"“'
_NUMBER_WORDS = ("số hiệu", "số ký hiệu", "số kí hiệu", "ký hiệu", "kí hiệu", "số")
_DAMAGED_NUMBER_WORDS = (
    " so",
    " s6",
    " só",
    " sô",
    " sö",
    " s&",
    " sf3",
    " s",
    " s0",
    "\nso",
    "\ns6",
    "\nsó",
)
_ANY_NUMBER_WORD = _NUMBER_WORDS + _DAMAGED_NUMBER_WORDS
_WORD = re.compile(r"[^\s_]+")
_SPACES = re.compile(r"[\s_]+")
_ENTITY_END = re.compile(r"&#(?:x3a|58);$")
_CLAUSE = re.compile(r"[;.:!?…\n\r|()\[\]\"“”]")

_IN_LAW_NAMES = frozenset({"QH", "ĐƯQT", "HĐ", "TC", "GCN", "CK", "ĐA", "DA"})
"""Types whose noun also ends the name of a law (``Luật Quy hoạch số 21/2017/QH14``)."""

WEAK = frozenset({"KH", "CTr", "BC", "HD", "KL", "ĐA", "DA", "PA", "QyĐ", "QC", "TB", "BB", "HĐ", "TC", "L"})
"""Types whose noun is also an everyday word: a bare number behind it needs ``số`` or a capital."""


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A printed type word: its type code, where it begins, whether ``số`` stands behind it."""

    code: str
    start: int
    numbered: bool
    word: str
    far: bool = False


@cache
def _words() -> dict[str, str]:
    known = dict(vocabulary().type_nouns)
    known.update({
        "văn bản": "VB", "các văn bản": "VB", "thư": "VB", "công thư": "VB", "thông tri": "TT",
        "chỉ đạo": "VB",
        "chương trình hành động": "CTr", "kế hoạch hành động": "KH", "thông báo kết luận": "TB",
        "nghị quyết liên tịch": "NQLT", "thông tư liên tịch": "TTLT", "thông tư liên bộ": "TTLB",
        "văn bản hợp nhất": "VBHN", "báo cáo thẩm định": "BC", "báo cáo thẩm tra": "BC",
    })  # fmt: skip
    return known


@cache
def _abbreviations() -> dict[str, str]:
    return {word: code for word, code in vocabulary().type_abbreviations.items() if len(word) > 1}


@cache
def _toneless() -> dict[str, str]:
    """Type nouns without tones, where one type only has that form and it is no everyday word."""
    found: dict[str, set[str]] = {}
    for word, code in _words().items():
        found.setdefault(toneless(word), set()).add(code)
    return {word: codes.pop() for word, codes in found.items() if len(codes) == 1 and " " in word}


@cache
def _longest() -> int:
    return max(len(word.split()) for word in _words())


@lru_cache(maxsize=4096)
def toneless(word: str) -> str:
    """A word without any diacritics, for damaged print.

    >>> toneless("nghị định")
    'nghi dinh'
    """
    plain = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def before(source: SourceText, number_at: int, type_code: str | None = None) -> TypeWord | None:
    """The type word that the number at `number_at` belongs to.

    The noun stands right before the number (with or without ``số``); else, inside the same clause, before
    a few words of name (``Báo cáo kết quả giám sát số 120/BC-ĐGS``, ``Luật Thương mại số 36/2005/QH11``).
    """
    begin = max(0, number_at - WINDOW)
    window = source.shadow[begin:number_at]
    cut, numbered = _number_word(window)
    near = _near(window[:cut])
    if near and not (type_code == "LUẬT" and near[0] in _IN_LAW_NAMES):
        code, at = near
        main = (
            _main_noun(window[:at]) if code in ("HD", "QyĐ") and source.text[begin + at].islower() else None
        )
        if main and code != type_code:
            return TypeWord(main[0], begin + main[1], numbered, window[main[1] : cut])
        if code in WEAK and code != type_code and type_code and source.text[begin + at].islower():
            # "Thông tư hướng dẫn số 21/2003/TT-BTC": the small noun is a verb of the title.
            far = _far(source, number_at, begin + at, numbered, type_code)
            if far:
                return far
        return TypeWord(code, begin + at, numbered, window[at:cut])
    if not numbered and (type_code is None or "\n" in window[cut:]):
        return None
    return _far(source, number_at, cut + begin, numbered, type_code)


_MAIN = {"thông tư": "TT", "nghị định": "NĐ", "quyết định": "QĐ", "nghị quyết": "NQ"}


def _main_noun(window: str) -> tuple[str, int] | None:
    """The noun right before a small ``hướng dẫn``, which is then its verb: ``thông tư hướng dẫn số 17``."""
    words = window.split()[-2:]
    code = _MAIN.get(" ".join(words).replace("_", " "))
    return (code, _place_of(window, words)) if code else None


_LEFT = "(“\"'[*>|-,;:./"
_QUOTES = ",*“\"'"


def _number_word(window: str) -> tuple[int, bool]:
    """Where the text before ``số`` (right or damaged) ends, and whether ``số`` is there."""
    if window.endswith(";"):
        window = _ENTITY_END.sub("", window)
    tail = window.rstrip(_BETWEEN)
    if not tail.endswith(_ANY_NUMBER_WORD):
        return len(tail), False
    word = next(word for word in _ANY_NUMBER_WORD if tail.endswith(word))
    return len(tail) - len(word), True


def _near(window: str) -> tuple[str, int] | None:
    """The longest type word at the end of a window; else an abbreviation, else damaged or glued print."""
    words = window[-40:].replace("_", " ").split()[-_longest() :]
    if not words:
        return None
    for size in _sizes().get(words[-1].lstrip(_LEFT), ()):
        if size <= len(words):
            phrase = [words[-size].lstrip(_LEFT), *words[len(words) - size + 1 :]]
            code = _words().get(" ".join(phrase))
            if code:
                return code, _place_of(window, phrase)
    bare = words[-1].lstrip(_LEFT)
    if code := _abbreviations().get(bare):
        return code, _place_of(window, [bare])
    return _damaged(window, words) or (_glued(window) if bare[-1:].isalpha() else None)


def _place_of(window: str, words: list[str]) -> int:
    """Where the last words of a window begin."""
    position = len(window)
    for word in reversed(words):
        position = window.rindex(word, 0, position)
    return position


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Last word of the type nouns → how many words they have, longest first."""
    found: dict[str, set[int]] = {}
    for noun in _words():
        parts = noun.split()
        found.setdefault(parts[-1], set()).add(len(parts))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(noun.split()[0] for noun in _words())


@cache
def _toneless_ends() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in _toneless())


def _damaged(window: str, words: list[str]) -> tuple[str, int] | None:
    """A type word whose tones are lost or wrong (``Nghi dinh``, ``Quyêt định``)."""
    if toneless(words[-1]) not in _toneless_ends():
        return None
    for first in range(len(words) - 1):
        phrase = [words[first].lstrip(_LEFT), *words[first + 1 :]]
        code = _toneless().get(" ".join(map(toneless, phrase)))
        if code:
            return code, _place_of(window, phrase)
    return None


_GLUED_ENDS = ("nh", "ết", "tư", "ịch", "áo", "ạch", "uận", "ăn", "iện", "ẫn", "hị", "ình", "ưsố")


def _glued(window: str) -> tuple[str, int] | None:
    """A type word whose words ran together (``thôngtư``) or that is glued to the word before."""
    tail = _SPACES.sub("", window[-24:])
    if not tail.endswith(_GLUED_ENDS):
        return None
    for phrase, code in _joined().items():
        if tail.endswith(phrase):
            at = _start_of(window, phrase)
            if at is not None:
                return code, at
    return None


@cache
def _joined() -> dict[str, str]:
    """Type nouns of several words, written as one; longest first."""
    joined = {phrase.replace(" ", ""): code for phrase, code in _words().items() if " " in phrase}
    return dict(sorted(joined.items(), key=lambda item: -len(item[0])))


def _start_of(window: str, joined: str) -> int | None:
    need, position = len(joined), len(window)
    while need and position:
        position -= 1
        if not window[position].isspace() and window[position] != "_":
            need -= 1
    return position if not need else None


def _far(
    source: SourceText, number_at: int, cut: int, numbered: bool, type_code: str | None
) -> TypeWord | None:
    """The last type word of the clause, where a few words of a name stand between it and the number."""
    law = type_code in ("LUẬT", "PL", "NQ/QH")
    begin = max(0, cut - (LAW_WINDOW if law else WINDOW))
    window = source.shadow[begin:cut]
    breaks = [
        m.end() for m in _CLAUSE.finditer(window.replace("\r", " ").replace("\n", " ") if law else window)
    ]
    at = breaks[-1] if breaks else 0
    words = [(m.group(), m.start()) for m in _WORD.finditer(window, at)]
    for index in range(len(words) - 1, -1, -1):
        if words[index][0].strip(_QUOTES) not in _first_words():
            continue
        for size in (4, 3, 2, 1):
            phrase = " ".join(word for word, _ in words[index : index + size])
            code = _words().get(phrase.strip(_QUOTES))
            if code == "LUẬT" and index and words[index - 1][0] == "bộ":
                continue
            if code and _may_be_far(code, type_code, source.text[begin + words[index][1]]):
                return TypeWord(code, begin + words[index][1], numbered, window[words[index][1] :], far=True)
    return None


def _may_be_far(code: str, type_code: str | None, first: str) -> bool:
    if type_code in ("LUẬT", "NQ/QH"):
        return code in ("LUẬT", "BỘ LUẬT", "NQ", "PL") and first.isupper()
    if type_code is None:
        return code in ("VB", "CV")
    return code == type_code
