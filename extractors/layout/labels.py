"""Labels at the head of a line: ``1.``, ``1.1.``, ``II -``, ``a)``, ``-``, ``Điều 5.``, ``Chương II``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

_HEADS = frozenset(
    '0123456789-–—+*•·●○▪◦■□➢➤✓►▶👉\uf0b7\uf0a7\uf02d\u2212(“"#IVXLABCDEGHKMNPTĐđabcdeghiklmnopqrstuvxyf_>'
)
# The characters and the pairs of letters that a label can begin with: other lines need no closer look.
_PAIRS = frozenset(
    [
        *("Đi", "ĐI", "Ch", "CH", "Mụ", "MỤ", "Ph", "PH", "Ti", "TI"),
        *(first + numeral for first in _HEADS if first.isalpha() for numeral in "IVX"),
    ]
)
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_QUOTE = r"[“\"]?"


class Label(NamedTuple):
    """A label as printed, where the text behind it begins, and its place in the hierarchy.

    `scheme` tells lists apart (``1.``, ``1)``, ``a)``, ``-``, ``dieu`` …); `rank` orders them from outside
    in. A heading word (Chương, Điều, ##) always heads what follows it.
    """

    text: str
    body: int
    scheme: str
    rank: float
    heading: bool = False


# As `Label(…)`, at a third of the cost: a page has thousands.
_label: Callable[[tuple[str, int, str, float, bool]], Label] = partial(tuple.__new__, Label)

_DIVISION = re.compile(
    r"(?:#{1,6}\s{0,3})?\*{0,2}(?:"
    r"(?P<dieu>(?:Điều|ĐIỀU)\s{1,3}\d{1,4}[a-zđ]{0,2})\s?(?:[.:]|(?=\s{0,3}(?:\*\*|\n|\r|$)))"
    r"|(?P<chuong>(?:Chương|CHƯƠNG)\s{1,3}(?:[IVXLC]{1,8}|\d{1,3})[a-zđ]?)"
    r"|(?P<phan>(?:Phần|PHẦN)\s{1,3}(?:[IVX]{1,6}|\d{1,2}|[A-E]|(?:thứ|THỨ)\s{1,3}\w{2,4}(?:\s\w{2,4})?))"
    r"|(?P<muc>(?:Mục|MỤC)\s{1,3}(?:\d{1,3}|[IVX]{1,6}|[A-H])[a-zđ]?)"
    r"|(?P<tieumuc>(?:Tiểu mục|TIỂU MỤC)\s{1,3}\d{1,3})"
    r"|(?P<phuluc>(?:Phụ lục|PHỤ LỤC|Phụ Lục)"
    r"(?:\s{1,3}(?:số\s|SỐ\s)?(?:[IVX]{1,6}|\d{1,3}|[A-H])(?:\.\d{1,2})?[a-zA-Z]?)?)"
    r")(?:\s{0,3}[.:\-–]\s{0,3}|\s{0,3}\*\*\s{0,3}|\s{0,3})"
)
_DIVISION_WORDS = (
    "Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Mục", "MỤC", "Phần", "PHẦN", "Phụ lục", "Phụ Lục", "PHỤ LỤC",
    "Tiểu mục", "TIỂU MỤC",
)  # fmt: skip
_RANKS = {"phuluc": 0, "phan": 1, "chuong": 2, "muc": 3, "tieumuc": 4, "dieu": 6}
_CAPS_AHEAD = re.compile(rf"\*{{0,2}}[{_UPPER}][{_UPPER}\s,\-–]{{3}}")

_BOLD = r"(?:\*\*)?"
_NUMBER = re.compile(
    rf"{_BOLD}{_QUOTE}(?:"
    rf"(?P<n>\d{{1,3}}[a-zđ]?)\s?(?P<close>[.)])(?:\*\*)?(?:\s{{1,8}}(?!\d{{1,3}}[.,]\d{{3}}\b)"
    rf"|(?=[{_UPPER}“\"]))"
    rf"|(?P<deep>\d{{1,2}}(?:\s?\.\s?\d{{1,3}}[a-zđ]?){{1,4}})"
    rf"(?:\s?[.)](?:\*\*)?\s{{0,8}}(?=\D)|(?:\*\*)?\s{{1,8}}(?=[{_UPPER}“\"]))"
    rf"|(?P<slash>\d{{1,2}})/(?:\s{{1,8}}(?=[{_UPPER}])|(?=[{_UPPER}][^{_UPPER}\W]))"
    rf"|(?P<dash>\d{{1,2}})\s?[-–]\s(?=[{_UPPER}]))"
)
_ROMAN = re.compile(
    rf"{_BOLD}{_QUOTE}(?P<n>(?:X{{0,3}}(?:IX|IV|V?I{{1,3}}|V)|X{{1,3}}|[A-HĐKL]))"
    rf"(?P<close>\s?[.)]|\s?[-–:](?=\s)|/(?=\s|[{_UPPER}]))(?:\*\*)?(?!\s?[A-ZĐ]\.)\s{{0,8}}(?=\S)"
)
_LETTER = re.compile(
    rf"{_BOLD}{_QUOTE}(?P<n>[a-zđ]{{1,2}}\d{{0,2}}(?:\.\d{{1,2}})?)\s?"
    rf"(?:(?P<close>\))(?:\*\*)?\s{{0,8}}|\.(?:\*\*)?\s{{1,8}}|\.(?=[{_UPPER}]))"
)
_BRACKET = re.compile(r"\((?P<n>\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s{0,8}")
_BULLET = re.compile(
    r"(?P<n>[-–—+•·●○▪◦■□➢➤✓►▶👉\uf0b7\uf0a7\uf02d\u2212]|\*(?!\*)|\\-)(?:[\u00a0\s]{1,12}(?=\S)|(?=[^\W\d_]))"
)
_MARKDOWN = re.compile(r"(?P<n>#{1,6})\s{1,4}(?=\S)")
_BARE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]?|[a-zđ]\s?[.)]|[IVX]{1,5}\s?[.)])$")
_DANGLING = (
    "điều", "khoản", "điểm", "số", "mục", "chương", "phần", "ngày", "tháng", "năm", "từ", "đến", "và", "hoặc",
    "tại", "các", "theo", "quyết định", "thông tư", "nghị định", "luật", ",", "-", "/", "(",
)  # fmt: skip
DANGLING_ENDS = frozenset("".join(word[-1] + word[-1].upper() for word in _DANGLING) + ":")
"""The ends of a line behind which a number can be no label."""

_NUMBER_AHEAD = re.compile(r"số\s?:$")


def read_label(text: str, start: int, end: int) -> Label | None:
    """The label at the head of the line ``text[start:end]``; None for a line without one.

    >>> lines = ("1. Rà soát", "đ) Báo cáo", "Điều 5. Phạm vi")
    >>> [(n.text, n.scheme) for n in (read_label(line, 0, len(line)) for line in lines) if n]
    [('1', '1.'), ('đ', 'a)'), ('Điều 5', 'dieu')]
    >>> read_label("1.234 học sinh", 0, 14) is None
    True
    """
    return _reader(text[start : start + 2])(text, start, end)


Reader = Callable[[str, int, int], Label | None]


@lru_cache(maxsize=4096)
def reader_of(head: str) -> Reader | None:
    """What reads the label of a line by its first two characters; None where no label begins so."""
    first = head[0]
    possible = head in _PAIRS or (first in _HEADS and not head.isalpha())
    return _reader(head) if possible and first not in ">_" else None


def _reader(head: str) -> Reader:
    first = head[0]
    if first.isalpha():
        # A word goes on with a letter, a label with its closing mark, a blank or another numeral.
        return _worded if head[1:].isalpha() else _lettered
    if first.isdigit():
        return _numbered
    if first in '“"':
        return _quoted
    if first == "*":
        return _bold if head == "**" else _starred
    return {"#": _hashed, "(": _bracketed}.get(first, _bulleted)


def continues(before: str, label: Label) -> bool:
    """Whether a line that begins with ``12.`` only goes on with "…Điều" at the end of the line before it."""
    if label.scheme[0] not in "1i-":
        return False
    tail = before[-24:].lower().rstrip()
    if tail.endswith(":"):
        # "… về chuyển đổi số:" opens a list of dashes, "Số:" announces a number.
        return label.scheme[0] != "-" and _NUMBER_AHEAD.search(tail) is not None
    return tail.endswith(_DANGLING)


def is_bare(text: str, start: int, end: int) -> bool:
    """Whether a line is nothing but a label, which belongs to the line after it."""
    return end - start <= 8 and _BARE.match(text, start, end) is not None


def _division(text: str, start: int, end: int) -> Label | None:
    found = _DIVISION.match(text, start, end)
    if found is None:
        return None
    kind = found.lastgroup or ""
    body = found.end()
    bare = body >= end
    closed = text[found.end(kind) : body].strip(" \t*\u00a0") != ""
    # "Chương II của Luật này" at the head of a wrapped line is a reference, "Chương II QUY ĐỊNH" a heading.
    if kind != "dieu" and not (bare or closed or _CAPS_AHEAD.match(text, body, end)):
        return None
    return Label(" ".join(found.group(kind).split()), body, kind, _RANKS[kind], heading=True)


def _worded(text: str, start: int, end: int) -> Label | None:
    if text.startswith(_DIVISION_WORDS, start):
        return _division(text, start, end)
    return _lettered(text, start, end) if text[start + 1 : start + 2] in tuple("IVX") else None


def _quoted(text: str, start: int, end: int) -> Label | None:
    return _numbered(text, start, end) or _lettered(text, start, end)


def _bold(text: str, start: int, end: int) -> Label | None:
    return _division(text, start, end) or _quoted(text, start, end)


def _starred(text: str, start: int, end: int) -> Label | None:
    return _division(text, start, end) or _bulleted(text, start, end)


def _hashed(text: str, start: int, end: int) -> Label | None:
    if label := _division(text, start, end):
        return label
    if found := _MARKDOWN.match(text, start, end):
        return Label(found["n"], found.end(), found["n"], len(found["n"]) / 2, heading=True)
    return None


def _numbered(text: str, start: int, end: int) -> Label | None:
    found = _NUMBER.match(text, start, end)
    if found is None:
        return None
    form = found.lastgroup or ""
    if form == "close":
        number, close = found.group("n", "close")
        return _label((number, found.end(), "1" + close, 7 if close == "." else 7.5, False))
    if form == "deep":
        parts = found["deep"].replace(" ", "")
        return Label(parts, found.end(), f"1.{parts.count('.')}", 7 + parts.count(".") / 10)
    return Label(found[form], found.end(), "1-" if form == "dash" else "1/", 7)


def _lettered(text: str, start: int, end: int) -> Label | None:
    if found := _LETTER.match(text, start, end):
        return _label((found["n"], found.end(), "a)" if found["close"] else "a.", 8, False))
    if (found := _ROMAN.match(text, start, end)) and not text.startswith(("V/v", "V/V"), start):
        letter = found["n"] not in _ROMAN_NUMERALS
        return Label(found["n"], found.end(), "A." if letter else "I.", 4.5 if letter else 5)
    return None


_ROMAN_NUMERALS = frozenset(
    tens + units
    for tens in ("", "X", "XX")
    for units in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
) - {"", "XXVI", "XXVII", "XXVIII", "XXIX"}


def _bracketed(text: str, start: int, end: int) -> Label | None:
    if found := _BRACKET.match(text, start, end):
        return Label(found["n"], found.end(), "(1)" if found["n"].isdigit() else "(a)", 8.5)
    return None


def _bulleted(text: str, start: int, end: int) -> Label | None:
    found = _BULLET.match(text, start, end)
    if found is None:
        return None
    mark, body = found["n"], found.end()
    # "*Nguồn:* …" is Markdown emphasis, "*Những mặt hạn chế" a bullet.
    if mark == "*" and body == start + 1 and text.find("*", body, end) > 0:
        return None
    scheme = "-" if mark in "-–—\u2212\uf02d\\-" else mark
    return _label((mark, body, scheme, 10 if scheme == "+" else 9, False))
