"""Letters of runs whose font is older than Unicode: .VnTime (TCVN3), VNI-Times, and fonts of signs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Literal, TypeAlias

from extractors.tcvn3 import read_as_tcvn3
from extractors.vni import read_as_vni

Code: TypeAlias = Literal["tcvn3", "tcvn3 capitals", "vni", "signs", "typewriter"]
"""What the font of a run says of its characters."""

_SIGN_FONTS = ("symbol", "wingdings", "webdings", "zapf dingbats", "opensymbol", "starsymbol")
# Letters that only Unicode has: a run with one of them was typed in Unicode and kept its old font.
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
_BULLET = "•"
# The signs that documents are itemised and ticked with; Symbol and Wingdings put them on private characters.
_SIGNS = {
    0xF0B7: _BULLET, 0xF0A7: "▪", 0xF06E: "■", 0xF0A8: "□", 0xF06F: "□", 0xF071: "□", 0xF0D8: "➢",
    0xF0FC: "✓", 0xF0FE: "☑", 0xF052: "☑", 0xF053: "☒", 0xF0E0: "→", 0xF0E8: "➔", 0xF0AE: "→", 0xF0DE: "⇒",
    0xF076: "❖", 0xF075: "◆", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B0: "°", 0xF0B4: "×", 0xF02D: "-",
    0xF02B: "+", 0xF02A: "*", 0xF02F: "/", 0xF025: "%", 0xF0A2: "′", 0xF0B2: "″", 0xF0BC: "…",
}  # fmt: skip


def code_of(font: str | None) -> Code | None:
    """What a font says of its characters; None for a font of Unicode.

    >>> code_of(".VnTime"), code_of(".VnArialH"), code_of("VNI-Times"), code_of("Times New Roman")
    ('tcvn3', 'tcvn3 capitals', 'vni', None)
    """
    if not font:
        return None
    if font.startswith(".Vn"):
        return "tcvn3 capitals" if font.rstrip().endswith("H") else "tcvn3"
    if font.startswith(("VNI-", "VNI ")):
        return "vni"
    lower = font.lower()
    if lower.startswith(_SIGN_FONTS):
        return "signs"
    return "typewriter" if lower == "courier new" else None


def decoded(pieces: Iterable[tuple[str, Code | None]]) -> str:
    """The text of the runs of a paragraph. Runs of one code are read together: a letter of VNI may be cut.

    >>> decoded([("Bo", "vni"), ("ä luaät", "vni"), (" số 5", None)])
    'Bộ luật số 5'
    """
    return "".join(
        _read("".join(text for text, _ in group), code) for code, group in groupby(pieces, key=lambda p: p[1])
    )


def sign(character: str, font: str | None = None) -> str:
    """The sign that a character of a font of signs prints, a bullet where only the font knows.

    >>> sign("\\uf0d8"), sign("·", "Symbol"), sign("o", "Courier New")
    ('➢', '•', '○')
    """
    code = code_of(font)
    if code == "typewriter":
        return "○" if character == "o" else character
    if len(character) != 1 or (code != "signs" and not "\uf000" <= character <= "\uf0ff"):
        return character
    return _SIGNS.get(0xF000 | (ord(character) & 0xFF), _BULLET)


def _read(text: str, code: Code | None) -> str:
    if code in (None, "typewriter") or not text.strip():
        return text
    if code == "signs":
        return "".join(c if c.isspace() or (c.isascii() and c.isalnum()) else sign(c, "Symbol") for c in text)
    if _UNICODE.search(text):
        return text
    if code == "vni":
        return read_as_vni(text)
    letters = read_as_tcvn3(text)
    return letters.upper() if code == "tcvn3 capitals" else letters
