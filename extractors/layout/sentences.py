"""Sentences of a block; abbreviations, initials, numbers and codes do not end one."""

from __future__ import annotations

import re

from extractors.types import Span

# One class at the head, because an alternation or a look-behind there costs the scan its speed.
_STOP = re.compile(
    r"[.!?…](?:(?:(?<=\.)/\.|[.!?…]{0,2})[”\"’')\]*]{0,3}(?=\s|$)"
    r"|(?<=[a-zà-ỹ)”].)(?=[A-ZĐÀ-ÝĂƠƯẠ-Ỹ][a-zà-ỹ]))"
)
_NEXT = re.compile(r"\s{0,400}(?P<first>\S)")
_WORD_BEFORE = re.compile(r"[^\s(“\"]*$")
_CELL = re.compile(r"[^\s|](?:[^\t|]*[^\s|])?")

ABBREVIATIONS = frozenset(
    [
        "ts",
        "ths",
        "pgs",
        "gs",
        "pgs.ts",
        "gs.ts",
        "bs",
        "bscki",
        "bsckii",
        "ks",
        "kts",
        "cn",
        "ncs",
        "ngưt",
        "ngnd",
        "nsưt",
        "nsnd",
        "ds",
        "đd",
        "lm",
        "ht",
        "tp",
        "tx",
        "tt",
        "q",
        "p",
        "h",
        "x",
        "đ",
        "ô",
        "tr",
        "st",
        "vd",
        "mr",
        "mrs",
        "ms",
        "dr",
        "no",
        "nxb",
        "kt",
        "tm",
        "tl",
        "tuq",
        "ub",
        "ubnd",
        "đ/c",
        "đc",
        "sđt",
        "đt",
        "v/v",
        "m",
        "s",
        "cf",
        "ibid",
        "thpt.ts",
        "tsk",
        "tskh",
        "pts",
        "ls",
    ]
)
"""Words that a full stop shortens, lower-cased: TS. ThS. PGS. TP. Q. P. tr. …"""

_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s“\"])(?:Điều|Chương|Mục|Phần|Khoản|Câu|Bảng|Hình|Bước|ĐIỀU|CHƯƠNG|MỤC)\s$"
)


def split_sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, blanks trimmed, closing marks included.

    >>> line = "TS. Lê Vân, TP. Huế, nêu 1.234 lớp. Sau đó kết luận./."
    >>> [line[a:b] for a, b in split_sentences(line, 0, len(line))]
    ['TS. Lê Vân, TP. Huế, nêu 1.234 lớp.', 'Sau đó kết luận./.']
    """
    found: list[Span] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        if at >= end:
            break
        following = _NEXT.match(text, at, end)
        if following is None or not _ends(text, begin, stop.start(), stop.group(), following["first"]):
            continue
        found.append((begin, at))
        begin = following.start("first")
    if begin < end:
        found.append((begin, end))
    return tuple(found)


def split_cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The cells of a table row: between tabs or upright strokes."""
    return tuple(found.span() for found in _CELL.finditer(text, start, end)) or ((start, end),)


def _ends(text: str, begin: int, stop: int, mark: str, following: str) -> bool:
    """Whether a mark at `stop` ends the sentence that began at `begin`."""
    if following.islower() or following in ",;:)":
        return False
    if mark[0] != "." or mark.startswith(("./", "..")):
        return True
    word = _WORD_BEFORE.search(text, max(begin, stop - 24), stop)
    token = word.group() if word else ""
    if token.isdigit():
        return not _BEFORE_NUMBER.search(text[max(begin - 1, stop - len(token) - 10) : stop - len(token)])
    if token.lower() in ABBREVIATIONS:
        return False
    # An initial or a Roman label ("N. V. An", "II. Nhiệm vụ") is followed by what it introduces.
    return not (len(token.rsplit(".", 1)[-1]) == 1 and token[-1:].isupper()) and not _is_roman(token)


def _is_roman(token: str) -> bool:
    return 0 < len(token) <= 4 and not token.strip("IVX")
