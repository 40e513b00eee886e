"""The shadow that matching runs on: lower case and one-to-one folds, never another length."""

from __future__ import annotations

import re

_ALWAYS = {
    **dict.fromkeys((*map(chr, range(0x2000, 0x200B)), *"\u00a0\u1680\u202f\u205f\u3000"), " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\uff0c": ",", "\uff0e": ".", "\uff1a": ":", "\uff1b": ";", "\uff08": "(", "\uff09": ")", "\uff06": "&",
}  # fmt: skip

# A lower-cased Icelandic eth or African d is what the capital Đ of a wrong keyboard table becomes.
_ETH = {"\u00f0": "đ", "\u0256": "đ"}
_VIETNAMESE = "ăâêôơưáàảãạéẻẽẹíịóọúụýđấầậắếềệốồộớờợứừự"

_LOOK_ALIKES = str.maketrans("асеорухѕіјкмтнвοαντβηρκ", "aceopyxsijkmthboavtbhpk")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_CODE = re.compile(r"[\w&]{0,20}(?:[/.\-][\w&]{1,20}){1,6}")
_OTHER_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")


def shadow_of(text: str) -> str:
    """The lower-cased, folded copy of a text; same length.

    Only characters that occur are replaced, because translating a whole text costs ten times the search.

    >>> shadow_of("Nghị định số 107／2020/NÐ–CP")
    'nghị định số 107/2020/nđ-cp'
    """
    lowered = text.replace("İ", "i").lower()
    if lowered.isascii():
        return lowered
    for character, fold in _ALWAYS.items():
        if character in lowered:
            lowered = lowered.replace(character, fold)
    if any(eth in lowered for eth in _ETH) and any(letter in lowered for letter in _VIETNAMESE):
        for character, fold in _ETH.items():
            lowered = lowered.replace(character, fold)
    return _codes_in_latin(lowered)


def _codes_in_latin(lowered: str) -> str:
    """The text with the codes in its lines that hold Greek or Cyrillic letters put into Latin ones."""
    pieces: list[str] = []
    done = 0
    while found := _FOREIGN.search(lowered, done):
        start = lowered.rfind("\n", done, found.start()) + 1 or done
        end = lowered.find("\n", found.end())
        end = end if end >= 0 else len(lowered)
        pieces += lowered[done:start], _CODE.sub(_latin, lowered[start:end])
        done = end
    return "".join((*pieces, lowered[done:])) if pieces else lowered


def _latin(code: re.Match[str]) -> str:
    """A code such as ``нđ-cр`` in Latin letters, where every foreign letter has a Latin double."""
    printed = code.group()
    folded = printed.translate(_LOOK_ALIKES)
    mixed = folded != printed and re.search(r"[0-9a-zđ]", printed)
    return folded if mixed and not _OTHER_FOREIGN.search(folded) else printed
