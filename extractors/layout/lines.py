"""The printed lines of a text, and whether the page broke long paragraphs over several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from extractors.layout.one_line import unfolded
from extractors.types import Span

_LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(r"\S[^\n]*(?<=\S)")  # a group for the rest would cost a quarter more
_ANY_LINE = re.compile(rf"[^\s{_BREAKS}](?:[^\n{_BREAKS}]*[^\s{_BREAKS}])?")
# A wrapped line goes on in the next one when that begins with a small letter that is no list label. Lines
# that the page and not the text has (running heads, page numbers, stamps, rules) take nothing with them.
# The first look at one character spares nearly every line the look at the words.
_WRAPPED = re.compile(
    r"(?=[C\dNTKP_=*|\[<\-])"
    r"(?=CÔNG BÁO|\d{1,4}(?:[^\S\n]*\n|[^\S\n]{1,9}CÔNG BÁO)|(?:Ngày|Thời gian|Người) ký|Ký bởi"
    r"|(?:Trang|Page) \d|[_=*|\[<]|--)"
    r"\S[^\n]*(?<=\S)"
    r"|\S[^\n]*(?<=\S)"
    rf"(?:[^\S\n]*\n[^\S\n]{{0,40}}(?=[{_LOWER}])"
    rf"(?![{_LOWER}]{{1,2}}\d{{0,2}}[^\S\n]?\)|[{_LOWER}]\d?\.\s)[^\n]*\S)*+"
)
_WORD = re.compile(r"\S{0,11}\s")
_WORD_LIMIT = 12
_LONG = 45
_STOPS = frozenset(".;:!?")
_SAMPLE = 40_000
_SAMPLE_LINES = 600
_WIDEST = 250
_INDENT = 9


@dataclass(frozen=True, slots=True)
class Lines:
    """The non-blank lines of a text, blanks trimmed; wrapped lines that surely go on are one span.

    `reach` is the width that a line and the word after it exceeded wherever the page broke it (0: the text
    has one paragraph a line); `usual` is the same for two thirds of the broken lines.
    """

    text: str
    spans: list[Span]
    reach: int = 0
    usual: int = 0

    @property
    def wrapped(self) -> bool:
        """Whether paragraphs run over several lines."""
        return self.reach > 0

    def close(self, end: int, start: int) -> bool:
        """Whether no blank line stands between the end of one line and the start of the next."""
        return start - end == 1 or _breaks_once(self.text[end:start])

    def is_full(self, start: int, end: int, following: int, strict: bool = False) -> bool:
        """Whether the last line of ``text[start:end]`` had no room for the word at `following`."""
        width = self.usual if strict else self.reach
        if end - start + _INDENT + _WORD_LIMIT < width:
            return False
        break_ = self.text.rfind("\n", start, end) + 1
        missing = width - (end - max(break_, start) + (0 if break_ else _INDENT))
        return missing <= _WORD_LIMIT and _word_length(self.text, following) >= missing

    def slice(self, index: int) -> str:
        """A line as printed."""
        start, end = self.spans[index]
        return self.text[start:end]


@lru_cache(maxsize=256)
def _breaks_once(between: str) -> bool:
    """Whether the blanks between two lines hold one line break and no page break."""
    breaks = between.count("\n") or between.count("\r") or between.count("\x0b")
    return breaks == 1 and "\x0c" not in between


def scan(text: str, begin: int = 0) -> Lines:
    """The lines of a text from `begin` on. Linear in its length, whatever the breaks.

    >>> scan("Điều 1.\\r\\n\\r\\n  Phạm vi ").spans
    [(0, 7), (13, 20)]
    """
    lone = "\r" in text and text.count("\r") != text.count("\r\n")
    if lone or any(mark in text for mark in _BREAKS[1:]):
        spans = [found.span() for found in _ANY_LINE.finditer(text, begin)]
        return Lines(text, unfolded(text, spans), *_wrapping(text, spans[:_SAMPLE_LINES]))
    lines = _LINE.finditer(text, begin, begin + _SAMPLE)
    sample = [found.span() for found in islice(lines, _SAMPLE_LINES)]
    wrapping = _wrapping(text, sample)
    if not any(wrapping) and begin + _SAMPLE >= len(text):
        return Lines(text, unfolded(text, [*sample, *(found.span() for found in lines)]))
    pattern = _WRAPPED if any(wrapping) else _LINE
    return Lines(text, unfolded(text, [found.span() for found in pattern.finditer(text, begin)]), *wrapping)


def _wrapping(text: str, spans: list[Span]) -> tuple[int, int]:
    """The width at which lines were broken: of lines that stop in mid-sentence before a small letter.

    Nothing where fewer than a fifth of the long lines do so: such a text has one paragraph a line.
    """
    long_lines, broken = 0, []
    for (start, end), (following, _) in pairwise(spans):
        if end - start >= _LONG:
            long_lines += 1
            if text[following].islower() and following - end <= 3 and text[end - 1] not in _STOPS:
                broken.append(end - start + _word_length(text, following))
    if len(broken) < 2 or len(broken) * 5 < long_lines:
        return 0, 0
    broken.sort()
    reach, usual = broken[len(broken) // 12], broken[len(broken) // 3]
    return (reach, usual) if broken[len(broken) // 2] <= _WIDEST else (0, 0)


def _word_length(text: str, start: int) -> int:
    """The length of the word at `start` and the blank behind it, at most 12."""
    word = _WORD.match(text, start)
    return word.end() - start if word else _WORD_LIMIT
