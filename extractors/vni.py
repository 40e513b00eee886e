"""Words in the old code VNI inside a text: "Boä luaät daân söï" for "Bộ luật dân sự", and the way home.

The code writes a letter and a second character for its marks. A word that holds such a pair, that decodes to
a known word and is none as it stands, is decoded where the text has several of them; beside it also a word of
single signs (tö for tư), which alone could be what a scanner misread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extractors.dropped_letters import Restored, model
from extractors.known_words import known_share

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_MARKS = {
    **_TONES,
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_FREQUENT = ("aø", "aâ", "eâ", "oä", "uû", "öï", "aï")  # a page of the code has most of them
_PAIR = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_MARKS)}{''.join(_MARKS).upper()}])|([ñôöæóòîÑÔÖÆÓÒÎ])")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
_FEWEST_FREQUENT = 3
_SAMPLE = 32768
_FEWEST_OF_A_FILE = 12
_KNOWN_DECODED, _KNOWN_AS_PRINTED = 0.75, 0.15


def without_vni(text: str) -> Restored | None:
    """The text with its VNI words decoded; None where it has no or too few of them.

    >>> found = without_vni("Caên cöù Boä luaät daân söï vaø Luaät ñaát ñai; các bên có mặt")
    >>> found.text if found else None
    'Căn cứ Bộ luật dân sự và Luật đất đai; các bên có mặt'
    """
    if "ø" not in text or ("ñ" not in text and "Ñ" not in text):  # single letters are found fastest
        return None
    if sum(sign in text for sign in _FREQUENT) < _FEWEST_FREQUENT:
        return None
    words = list(_words(text))
    sure = {start for start, _, _, paired in words if paired}
    if len({right for start, _, right, _ in words if start in sure}) < _FEWEST:
        return None
    if len(sure) >= _FEWEST_OF_A_FILE and _is_whole(text):
        return Restored.of(text, _all_words(text))
    ends = {end for start, end, _, _ in words if start in sure}
    return Restored.of(
        text,
        [
            (start, end, right)
            for start, end, right, paired in words
            if paired or start - 1 in ends or end + 1 in sure
        ],
    )


def read_as_vni(text: str) -> str:
    """A text that is of the code from end to end, because its font says so, in NFC.

    >>> read_as_vni("Caên cöù Boä luaät daân söï")
    'Căn cứ Bộ luật dân sự'
    """
    return unicodedata.normalize("NFC", _PAIR.sub(_letter, text))


def _is_whole(text: str) -> bool:
    """Whether the whole text is of the code: its words are known in it and hardly any as they stand."""
    sample = text[:_SAMPLE]
    return known_share(read_as_vni(sample)) >= _KNOWN_DECODED and known_share(sample) <= _KNOWN_AS_PRINTED


def _all_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word with a sign of the code, as it is meant."""
    for m in _WORD.finditer(text):
        if not m[0].isascii() and (decoded := read_as_vni(m[0])) != m[0]:
            yield m.start(), m.end(), decoded


def _words(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """The words of the code: start, end, the word meant, whether a letter and its mark make that sure."""
    known = model().words
    for m in _WORD.finditer(text):
        word = m[0]
        if not word.isascii() and _PAIR.search(word) and word.lower() not in known:
            decoded = unicodedata.normalize("NFC", _PAIR.sub(_letter, word))
            if decoded.lower() in known:
                yield m.start(), m.end(), decoded, any(pair[1] for pair in _PAIR.findall(word))


def _letter(m: re.Match[str]) -> str:
    """A letter with its marks, or the letter that a single sign stands for."""
    base, mark, alone = m.groups()
    if alone:
        right = _ALONE[alone.lower()]
        return right.upper() if alone.isupper() else right
    right = _ALONE.get(base.lower(), base)
    return (right.upper() if base.isupper() else right) + _MARKS[mark.lower()]
