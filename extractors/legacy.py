"""Whole files in the codes from before Unicode: TCVN3 (ABC, .VnTime), VNI, VISCII and code page 1258.

Every byte is some letter in each of them, so a file does not say which it is in; its words do. Read by the
right code more than eight words in ten are words of the tables, by a wrong one at most five.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from extractors.known_words import known_share
from extractors.tcvn3 import in_capitals, read_as_tcvn3
from extractors.vni import read_as_vni

_SAMPLE = 32768
_LEAST_KNOWN = 0.6
_LEAST_AHEAD = 0.2
# Letters from 0x80 on, and those that VISCII puts on control characters (RFC 1456).
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫ"
    "èéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = {**{0x80 + i: letter for i, letter in enumerate(_VISCII_HIGH)}, **_VISCII_LOW}


def _viscii(data: bytes) -> str:
    return data.decode("latin-1").translate(_VISCII)


def _tcvn3(data: bytes) -> str:
    return in_capitals(read_as_tcvn3(_western(data)))


def _vni(data: bytes) -> str:
    return read_as_vni(_western(data))


def _western(data: bytes) -> str:
    """What a program for Western Europe makes of the bytes; the five that it does not know stay."""
    text = data.decode("latin-1")
    return re.sub("[\x80-\x9f]", lambda m: m[0].encode("latin-1").decode("cp1252", "ignore") or m[0], text)


def _cp1258(data: bytes) -> str:
    return data.decode("cp1258")


CODES: dict[str, Callable[[bytes], str]] = {
    "cp1258": _cp1258, "tcvn3": _tcvn3, "vni": _vni, "viscii": _viscii,
}  # fmt: skip
"""How each code is read, by the name that a reading reports; code page 1258 raises UnicodeDecodeError."""


def read_by_words(data: bytes) -> tuple[str, str] | None:
    """The text of some bytes and its code, where their words tell it; None where they do not.

    >>> read_by_words("C¨n cø LuËt ®Êt ®ai, NghÞ ®Þnh cña ChÝnh phñ vÒ ®Êt ®ai".encode("latin-1"))
    ('Căn cứ Luật đất đai, Nghị định của Chính phủ về đất đai', 'tcvn3')
    """
    ranked = sorted(((_known_share(data[:_SAMPLE], code), code) for code in CODES), reverse=True)
    (best, code), (second, _) = ranked[:2]
    if best < _LEAST_KNOWN or best - second < _LEAST_AHEAD:
        return None
    try:
        return CODES[code](data), code
    except UnicodeDecodeError:
        return None


def _known_share(sample: bytes, code: str) -> float:
    """How many of the words with marks are words of the tables; 0 where there are too few to tell."""
    try:
        text = unicodedata.normalize("NFC", CODES[code](sample))
    except UnicodeDecodeError:
        return 0.0
    return known_share(text)
