"""Texts whose diacritics were lost or broken by optical recognition: their legal words, put right.

Such a text is read in a second copy, in which the words of legal language are restored; `Repair` leads the
citations there and everything found back to the text's own offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from extractors.references.draft import Draft
from extractors.source import SourceText
from extractors.types import Relation

_WORD = re.compile(r"[^\W_]+(?:[&'`?\]][^\W_]+)?")
_TONED = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđăơư]")
_SAMPLE = 1200
_LEAST_LETTERS = 20
_LEAST_SHARE = 0.03  # in a sound text one letter in five carries such a mark
_SPANS = ("number_span", "date_span", "issuer_span", "antecedent", "role_span")

_PAIRS = (
    "thực hiện", "triển khai", "thi hành", "căn cứ", "sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "hướng dẫn",
    "quy định", "chi tiết", "một số", "kèm theo", "tuyên truyền", "quán triệt", "đề nghị", "tờ trình",
    "kết quả",
    "tổng kết", "sơ kết", "nghị định", "nghị quyết", "thông tư", "quyết định", "chỉ thị", "kế hoạch",
    "thông báo", "như sau", "cụm từ", "công văn", "kết luận", "pháp lệnh", "tình hình", "theo dõi",
    "ban hành",
    "hiệu lực",
)  # fmt: skip
_SINGLES = (
    "ngày",
    "được",
    "bởi",
    "tại",
    "theo",
    "của",
    "điều",
    "khoản",
    "điểm",
    "này",
    "các",
    "và",
    "về",
    "luật",
    "chương",
)
_GUESSED = ("được", "khoản", "theo", "điểm", "luật")
_OTHERS = frozenset(
    ("quoc", "tieu", "nhiem", "dien", "diem", "dieu", "khoa", "toan", "doan", "thea", "luan", "lua")
)
_BROKEN = (("ir", "u"), ("ur", "u"), ("ix", "u"), ("ii", "u"), ("vv", "w"))
_LIKE_LETTERS = str.maketrans({"đ": "d", "&": "o", "6": "o", "0": "o", "1": "l"})


def is_damaged(shadow: str) -> bool:
    """Whether a text has lost its Vietnamese letters; judged on its beginning and its middle.

    >>> is_damaged("can cu nghi dinh so 115/2020/nd-cp ngay 25 thang 9 nam 2020")
    True
    >>> is_damaged("căn cứ nghị định số 115/2020/nđ-cp ngày 25 tháng 9 năm 2020")
    False
    """
    middle = len(shadow) // 2
    sample = shadow[:_SAMPLE] + (shadow[middle : middle + _SAMPLE] if middle > _SAMPLE else "")
    enough = int(_LEAST_SHARE * len(sample)) + 1
    toned = sum(1 for _ in islice(_TONED.finditer(sample), enough))
    if toned == enough:
        return False  # as nearly always, seen in the first lines and without counting the letters
    letters = sum(map(str.isalpha, sample))
    return letters >= _LEAST_LETTERS and toned < _LEAST_SHARE * letters


class Repair:
    """A copy of a damaged text with its legal words restored, and the way between the two."""

    def __init__(self, source: SourceText) -> None:
        text, shadow = source.text, source.shadow
        pieces: list[str] = []
        low: list[str] = []
        self._here, self._there = [0], [0]
        at = length = 0
        for start, end, right in _corrections(shadow):
            printed = right.capitalize() if text[start].isupper() else right
            pieces += [text[at:start], printed]
            low += [shadow[at:start], right]
            length += start - at
            self._here += [start, end]
            self._there += [length, length + len(right)]
            length += len(right)
            at = end
        pieces.append(text[at:])
        low.append(shadow[at:])
        self.source = SourceText("".join(pieces), "".join(pieces), "".join(low))

    def lead(self, drafts: Iterable[Draft]) -> None:
        """Move the spans of citations into the copy."""
        _move(drafts, self._here, self._there)

    def bring_back(self, drafts: Iterable[Draft]) -> None:
        """Move the spans of citations back to the text."""
        _move(drafts, self._there, self._here)

    def home(self, relation: Relation) -> Relation:
        """A relation with its evidence in the text."""
        start, end = (_moved(offset, self._there, self._here) for offset in (relation.start, relation.end))
        return replace(relation, start=start, end=end)


def _move(drafts: Iterable[Draft], here: list[int], there: list[int]) -> None:
    for draft in drafts:
        draft.start, draft.end = _moved(draft.start, here, there), _moved(draft.end, here, there)
        for name in _SPANS:
            if span := getattr(draft, name):
                setattr(draft, name, (_moved(span[0], here, there), _moved(span[1], here, there)))
        draft.amends = tuple(
            (_moved(start, here, there), _moved(end, here, there)) for start, end in draft.amends
        )
        if draft.phrase_start is not None:
            draft.phrase_start = _moved(draft.phrase_start, here, there)


def _moved(offset: int, here: list[int], there: list[int]) -> int:
    index = bisect_right(here, offset) - 1
    moved = there[index] + offset - here[index]
    return min(moved, there[index + 1]) if index + 1 < len(there) else moved


def _corrections(shadow: str) -> Iterable[tuple[int, int, str]]:
    """The words to restore: start, end and the right spelling."""
    words = [(m.start(), m.end(), _plain(m[0])) for m in _WORD.finditer(shadow)]
    skip = False
    for index, (start, end, plain) in enumerate(words):
        if skip:
            skip = False
            continue
        pair, apart = _pair_at(shadow, words, index)
        if pair and (apart == 0 or _pair_at(shadow, words, index + 1)[1] != 0):
            yield start, words[index + 1][1], pair
            skip = True
        elif single := _single(plain):
            yield start, end, single


def _pair_at(shadow: str, words: list[tuple[int, int, str]], index: int) -> tuple[str | None, int]:
    """The pair that begins at a word, and how far the print is from it."""
    if index + 1 >= len(words):
        return None, 9
    (begin, end, first), (start, stop, second) = words[index], words[index + 1]
    if _TONED.search(shadow, begin, stop):
        return None, 9  # letters that recognition does not invent: the words stand as they were printed
    return _pair(first, second) if start - end <= 2 and shadow[end:start].isspace() else (None, 9)


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    """A word without diacritics, with the letters that recognition takes for others put back."""
    word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if word.isdigit():
        return word
    word = "".join(c for c in word.translate(_LIKE_LETTERS) if c.isalnum())
    for broken, whole in _BROKEN:
        word = word.replace(broken, whole)
    return word


_PLAIN_PAIRS = tuple((pair, *(_plain(word) for word in pair.split())) for pair in _PAIRS)
_PLAIN_SINGLES = tuple((single, _plain(single)) for single in _SINGLES)
_PLAIN_GUESSED = tuple((single, _plain(single)) for single in _GUESSED)


@lru_cache(maxsize=8192)
def _pair(first: str, second: str) -> tuple[str | None, int]:
    best, distance = None, 3
    for pair, left, right in _PLAIN_PAIRS:
        if abs(len(left) - len(first)) > 1 or abs(len(right) - len(second)) > 1:
            continue
        apart = _distance(first, left), _distance(second, right)
        if max(apart) <= 1 and sum(apart) < distance and sum(apart) * 4 <= len(left) + len(right):
            best, distance = pair, sum(apart)
    return (best, distance) if best else (None, 9)


@lru_cache(maxsize=8192)
def _single(word: str) -> str | None:
    exact = next((single for single, plain in _PLAIN_SINGLES if word == plain), None)
    if exact or len(word) < 4 or word in _OTHERS:
        return exact
    return next((single for single, plain in _PLAIN_GUESSED if _distance(word, plain) == 1), None)


def _distance(left: str, right: str) -> int:
    """Levenshtein distance of two words, 2 standing for all that is more than 1."""
    if left == right:
        return 0
    if abs(len(left) - len(right)) > 1:
        return 2
    shorter = min(len(left), len(right))
    same = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    rest, other = left[same:], right[same:]
    return 1 if rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] else 2
