"""Texts in the codes from before Unicode, for tests of what reads them."""

from __future__ import annotations

import unicodedata

from extractors.legacy import _VISCII
from extractors.tcvn3 import _CODES
from extractors.vni import _ALONE, _MARKS

_TCVN3 = {letter: code for code, letter in _CODES.items()}
_VISCII_BYTES = {letter: byte for byte, letter in _VISCII.items()}
_VNI_MARKS = {marks: letter for letter, marks in _MARKS.items()}
_VNI_ALONE = {letter: code for code, letter in _ALONE.items() if letter not in "ơư"}
_SHAPES = "\u0302\u0306\u031b"


def tcvn3(text: str) -> bytes:
    """TCVN3: what is no letter of the code (a capital with its tone) is written by the small letter."""
    return "".join(_TCVN3.get(c) or _TCVN3.get(c.lower(), c) for c in text).encode("latin-1")


def vni(text: str) -> bytes:
    """VNI: a letter, then a second one for its marks."""
    return "".join(_vni_letter(c) for c in unicodedata.normalize("NFC", text)).encode("latin-1")


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    base, *marks = unicodedata.normalize("NFD", small)
    if small in "íì" or (not marks and small != "đ"):
        return letter
    if small in _VNI_ALONE:
        coded = _VNI_ALONE[small]
    else:
        if "\u031b" in marks:
            base, marks = {"o": "ô", "u": "ö"}[base], [m for m in marks if m != "\u031b"]
        ordered = sorted(marks, key=lambda m: m not in _SHAPES)
        coded = base + (_VNI_MARKS["".join(ordered)] if ordered else "")
    return coded.upper() if letter.isupper() else coded


def viscii(text: str) -> bytes:
    """VISCII: one byte a letter."""
    return bytes(_VISCII_BYTES.get(c) or ord(c) for c in text)


def cp1258(text: str) -> bytes:
    """Code page 1258: circumflex, breve and horn stay on the letter, the tone becomes a mark behind it."""
    out = b""
    for character in text:
        try:
            out += character.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", character)
            shape = "".join(m for m in marks if m in _SHAPES)
            tone = "".join(m for m in marks if m not in _SHAPES)
            out += unicodedata.normalize("NFC", base + shape).encode("cp1258") + tone.encode("cp1258")
    return out


CODES = {"tcvn3": tcvn3, "vni": vni, "viscii": viscii, "cp1258": cp1258}
