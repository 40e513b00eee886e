"""How words of the vocabulary are compared: folding for look-up, slugs for identity, dates for validity."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CAPITAL = "A-ZĐƯÂÊÔƠĂÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
"""The capital letters, for a class of a regular expression: a range such as À-Ỹ holds small letters too."""

_SECOND = {
    "a": dict(zip("òóỏõọ", "àáảãạ", strict=True)),
    "e": dict(zip("òóỏõọ", "èéẻẽẹ", strict=True)),
    "y": dict(zip("ùúủũụ", "ỳýỷỹỵ", strict=True)),
}
_FIRST_TONE = re.compile("[òóỏõọùúủũụ](?:(?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y)")
_UNUSUAL = re.compile(
    "[ð&\u2018\u2019\u02bc`\u00b4\u2010-\u2015\u2212\u00ad\u200b-\u200f\ufeff-]|\\s[\\s]|[^\\S ]|^\\s|\\s$"
)
_DASH = re.compile(" *(?:[-\u2010-\u2015\u2212] *)+")
_APOSTROPHE = re.compile("[\u2018\u2019\u02bc`\u00b4]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\ufeff]")
_NOT_SLUG = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=16_384)  # the same few names come again and again
def fold(text: str) -> str:
    """The form in which names are compared; tones and Đ stay, because they tell words apart.

    NFC, lower case, the tone mark on the second vowel of oa, oe, uy (``hòa`` = ``hoà``, ``ủy`` = ``uỷ``),
    Icelandic ð as đ, ``&`` as ``và``, every dash as ``-`` without blanks around it, one kind of apostrophe,
    blanks single.

    >>> fold("Uỷ  ban nhân dân tỉnh Hoà Bình") == fold("Ủy ban nhân dân tỉnh Hòa Bình")
    True
    >>> fold("Sở Giáo dục & Đào tạo"), fold("Bà Rịa – Vũng Tàu")
    ('sở giáo dục và đào tạo', 'bà rịa-vũng tàu')
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.lower()
    if _UNUSUAL.search(text):
        text = _APOSTROPHE.sub("'", _INVISIBLE.sub("", text)).replace("ð", "đ").replace("&", " và ")
        text = _DASH.sub("-", " ".join(text.split()))
    return _FIRST_TONE.sub(_tone_on_second, text)


def _tone_on_second(match: re.Match[str]) -> str:
    toned, second = match[0][0], match[0][1]
    return ("u" if second == "y" else "o") + _SECOND[second][toned]


def slug(text: str) -> str:
    """The ASCII form of a code or name inside IRIs: tones off, đ as d, ``&`` dropped, the rest one ``-``.

    >>> slug("TTLT/BNV-BTC"), slug("BGD&ĐT"), slug("Bà Rịa - Vũng Tàu")
    ('ttlt-bnv-btc', 'bgddt', 'ba-ria-vung-tau')
    """
    text = text.lower().replace("đ", "d").replace("ð", "d").replace("&", "")
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _NOT_SLUG.sub("-", plain).strip("-")


def code_key(code: str) -> str:
    """The form in which printed codes are compared: capitals, without blanks, dots and ``&``.

    >>> code_key("BGD&ĐT"), code_key("TTg"), code_key("T.U")
    ('BGDĐT', 'TTG', 'TU')
    """
    code = unicodedata.normalize("NFC", code).upper().replace("Ð", "Đ")
    return "".join(c for c in code if c not in " .&\u00a0")


def holds(valid_from: str | None, valid_to: str | None, on: str | None) -> bool:
    """Whether a fact holds on a day; dates are ISO and may stop at the month or the year.

    An unknown bound is open, both bounds are inclusive, and `on` None asks for no day.

    >>> holds("2007-08", "2025-02-28", "2025-02-28"), holds("2025-03-01", None, "2025-02")
    (True, False)
    """
    if not on:
        return True
    if valid_from and on[: len(valid_from)] < valid_from[: len(on)]:
        return False
    return not (valid_to and on[: len(valid_to)] > valid_to[: len(on)])
