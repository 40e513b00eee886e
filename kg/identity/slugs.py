"""Slugs: how Vietnamese names, signature codes and numbers are written inside an IRI.

The rules are those of the key table of the resolution guide: lower case, tones off, đ → d, ``&`` dropped,
``/ - .`` and blanks become one ``-``. Only in numbers and point letters đ is ``dd``, because there d and đ
are two different values.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s/\-.,;:_–—‑()\[\]]+")
_OUTSIDE = re.compile(r"[^a-z0-9\-]")
_SIGNATURE = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)*[a-zA-ZđĐ]{0,2}(?:-[0-9]+(?=/))?)"
    r"(?:/(?P<year>(?:18|19|20)[0-9][0-9])(?=[/-]|$))?"
    r"(?:[/-](?P<code>[^\d\W].*))?$"
)
_ONE_BODY = re.compile(r"(?<![a-z])([bsp]?)gd-dt(?![a-z])")


def fold_marks(text: str) -> str:
    """`text` in lower case without tones and with d for đ; one letter stays one letter.

    >>> fold_marks("Đắk Hà")
    'dak ha'
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """A name as one IRI segment; empty where nothing of it can be written.

    >>> slug("Bà Rịa - Vũng Tàu"), slug("BGD&ĐT"), slug("TTLT/BNV-BTC")
    ('ba-ria-vung-tau', 'bgddt', 'ttlt-bnv-btc')
    """
    folded = _SEPARATORS.sub("-", fold_marks(text).replace("&", ""))
    return re.sub(r"-{2,}", "-", _OUTSIDE.sub("", folded)).strip("-")


def point_slug(value: str) -> str:
    """The value of a provision level: điểm đ is ``dd``, which keeps it apart from điểm d.

    >>> point_slug("đ"), point_slug("d"), point_slug("II"), point_slug("05")
    ('dd', 'd', 'ii', '5')
    """
    written = slug(value.lower().replace("đ", "dd").replace("Đ", "dd"))
    return re.sub(r"^0+(?=[0-9])", "", written)


def number_slug(number: str, series: str = "n") -> str:
    """The running number: padding dropped, except the three digits of a new ``y`` series.

    >>> number_slug("01"), number_slug("004", "y"), number_slug("30Đ"), number_slug("66.17", "y")
    ('1', '004', '30dd', '66.17')
    """
    written = number.strip().lower().replace("đ", "dd")
    if series == "y" and re.match(r"0[0-9][0-9](?![0-9])", written):
        return written
    return re.sub(r"^0+(?=[0-9])", "", written)


@lru_cache(maxsize=16384)
def split_signature(signature: str) -> tuple[str, int | None, str | None] | None:
    """A canonical signature as (number, printed year, code), or None where it has no number.

    >>> split_signature("107/2020/NĐ-CP"), split_signature("18-NQ/TW"), split_signature("3010-1/TB-ĐHHV")
    (('107', 2020, 'NĐ-CP'), ('18', None, 'NQ/TW'), ('3010-1', None, 'TB-ĐHHV'))
    >>> split_signature("150/2025"), split_signature("18"), split_signature("/KH-SGDĐT")
    (('150', 2025, None), ('18', None, None), None)
    """
    found = _SIGNATURE.match(signature.replace(" ", "").replace("–", "-"))
    if not found:
        return None
    year = found["year"]
    return found["number"], int(year) if year else None, found["code"]


def letters_slug(code: str) -> str:
    """The letters of a signature; the two spellings of Giáo dục và Đào tạo are one body.

    >>> letters_slug("TTLT/BLĐTBXH-BGD-ĐT-BTC"), letters_slug("QĐ- UBND")
    ('ttlt-bldtbxh-bgddt-btc', 'qd-ubnd')
    """
    return _ONE_BODY.sub(r"\1gddt", slug(code))
