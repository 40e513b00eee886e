"""The shadow that matching runs on: lower case and one-to-one folds, never another length."""

from __future__ import annotations

import re

from extractors.rare import rare_characters

_BLANKS = (*map(chr, range(0x2000, 0x200B)), *"\u00a0\u1680\u202f\u205f\u3000")
_ALWAYS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\uff0c": ",", "\uff0e": ".", "\uff1a": ":", "\uff1b": ";", "\uff08": "(", "\uff09": ")", "\uff06": "&",
}  # fmt: skip

# An Icelandic eth or African d is what the Đ of a wrong keyboard table becomes.
_ETH = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
_VIETNAMESE = "ăâêôơưáàảãạéẻẽẹíịóọúụýđấầậắếềệốồộớờợứừự"

# Word's Symbol and Wingdings bullets, which a copy or a PDF prints in the private area.
_BULLETS = dict.fromkeys("\uf0a7\uf0b7\uf0d8\uf06e\uf076\uf0fc", "•") | {"\uf02d": "-"}
_PLAIN = dict.fromkeys(_BLANKS, " ") | _BULLETS

_LOOK_ALIKES = str.maketrans("асеорухѕіјкмтнвοαντβηρκ", "aceopyxsijkmthboavtbhpk")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_CODE = re.compile(r"[\w&]{0,20}(?:[/.\-][\w&]{1,20}){1,6}")
_OTHER_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")


def cleaned(text: str, rare: frozenset[str] | None = None) -> str:
    """The text with plain blanks and bullets and Đ for its doubles; same length, same case.

    Readers match names and titles on it, which the shadow has lost the case of. `rare` are the rare
    characters of the text, gathered here when nobody has done so before.

    >>> cleaned("tỉnh\u00a0Ðồng Tháp"), cleaned("Guðni")
    ('tỉnh Đồng Tháp', 'Guðni')
    """
    rare = rare_characters(text) if rare is None else rare
    for character in rare & _PLAIN.keys():
        text = text.replace(character, _PLAIN[character])
    if not rare.isdisjoint(_ETH) and any(letter in text or letter.upper() in text for letter in _VIETNAMESE):
        for character, fold in _ETH.items():
            text = text.replace(character, fold)
    return text


def shadow_of(text: str, rare: frozenset[str] | None = None) -> str:
    """The lower-cased, folded copy of a cleaned text; same length. `rare` are its rare characters.

    Only characters that occur are replaced, because translating a whole text costs ten times as much.

    >>> shadow_of("Nghị định số 107／2020/NĐ–CP")
    'nghị định số 107/2020/nđ-cp'
    """
    rare = rare_characters(text) if rare is None else rare
    lowered = text.replace("İ", "i").lower()
    for character in rare & _ALWAYS.keys():
        lowered = lowered.replace(character, _ALWAYS[character])
    foreign = any(_FOREIGN.match(character.lower()) for character in rare)
    return _codes_in_latin(lowered) if foreign else lowered


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
