"""The grammar of a signature: number, year, letters and what separates them, read at a known position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from extractors.references import codes
from extractors.source import SourceText

UPPER = "A-ZĐƯÂÊÔƠĂ"
_WINDOW = 96
_SLASH = r"(?:/|&#x0*2f;|&#0*47;)"

NUMBER = re.compile(
    r"(?P<seq>\d(?:\s\d){1,3}(?=\s?/)|o?\d{1,5}(?:\.\d{1,3}(?=\s?/))?(?:-\d{1,2}(?=/))?[a-zđ]?)"
    rf"(?:(?P<sep>\s{{0,3}}{_SLASH}{{1,2}}\s{{0,3}}|\s{{0,3}}-\s{{0,3}})|(?P<blank>\s)(?=[a-zđ]{{2,4}}(?![a-zà-ỹ])))"
    rf"(?:(?P<year>(?:19|2[0oq])[\doq]\s?\d|\d{{2,4}}(?={_SLASH}[a-zđ]{{2,4}}-))(?:\s{{0,3}}{_SLASH}{{1,2}}|-)\s{{0,3}})?"
)
"""Sequence number, separator and year, on the shadow."""

_PART = re.compile(
    rf"[{UPPER}](?:[{UPPER}]|\s?&\s?(?=[{UPPER}])|[a-zđư]{{1,2}}(?=[{UPPER}])|(?<=TT)[gr]|(?<=CT)r|(?<=[TC])tr"
    rf"|(?<=QĐ)i|(?<=SL)t)*+(?:(?:(?<=QH)[\s-])?\d{{1,3}})?(?:\([A-Z]{{0,3}}\d{{1,3}}\))?"
)
_LOWER_PART = re.compile(r"[A-ZĐa-zđư&]{1,14}\d{0,2}(?![\wà-ỹ])")
_SPREAD = re.compile(rf"[{UPPER}](?:\s?[{UPPER}]){{1,9}}(?![a-zà-ỹ])")
_SEPARATOR = re.compile(
    rf"(?P<left>[\s*]{{0,3}})(?P<mark>{_SLASH}|-(?:\s?-)?|\.(?=\s?[{UPPER}]{{2}}))(?P<right>[\s*]{{0,3}})",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[bcdđghklmnpqrstvx]{2,7}")
"""Letters that no Vietnamese word is made of."""
_BODY_INITIALS = re.compile(r"(?!xuy|huy)[bcdđghklmnpqrstuvxy]{3,8}")
_CLAUSE_GOES_ON = re.compile(r"\s{0,2}(?:ngày\b|của\b|về\b|v/v|[,;.)]|$)")
_BLANK_YEAR = re.compile(r"((?:19|20)\d\d)\s?/\s?")
_DIGITS_BEHIND = re.compile(r"(?:19|20)\d\d(?![\w/-])|\d{3}(?![\w/-])")
_DIGITS_AT_END = re.compile(r"\d{1,3}$")
_ALONE = re.compile(r"[\w&/-]{1,40}(?<=\w)(?<!QH)(?=[,;:)|]|\.(?!\s?[^\W\d_])|\s{1,3}(?![\s\-/.&*])|\s{4}|$)")
"""Letters behind which no further part can follow: only their own characters say how they are read."""

_Parts: TypeAlias = tuple[int, tuple[str, ...], tuple[str, ...]]
"""Where a code ends, its parts, and the mark before each."""


@dataclass(slots=True)
class Signature:
    """A signature as read: its span, its pieces, and how it should be written.

    `marks` are the separators: ``marks[0]`` before the first part, one between every two parts. `code` is the
    letters with their separators, `number` the canonical print, `intended` the one right reading where the
    print is wrong, `repair` its rule.
    """

    start: int
    end: int
    sequence: str
    year: str | None
    marks: list[str]
    parts: list[str]
    code: str = ""
    number: str = ""
    intended: str | None = None
    repair: str | None = None
    blank: bool = False
    spaced: bool = False

    def write(self, code: str) -> None:
        """Set the code, and the number in canonical writing."""
        before = f"{self.sequence}/{self.year}" if self.year else self.sequence
        self.code, self.number = code, before + self.marks[0] + code


def write(sequence: str, year: str | None, parts: Sequence[str], marks: Sequence[str]) -> str:
    """A signature in canonical writing.

    >>> write("29", None, ("NQ", "HĐND"), ("/", "-"))
    '29/NQ-HĐND'
    """
    return (f"{sequence}/{year}" if year else sequence) + marks[0] + joined(parts, marks)


def joined(parts: Sequence[str], marks: Sequence[str]) -> str:
    """The parts of a code with the marks between them; the first mark stands before them.

    >>> joined(("NQ", "HĐND"), ("/", "-"))
    'NQ-HĐND'
    """
    return "".join(part + mark for part, mark in zip(parts, [*marks[1:], ""], strict=True))


def cased(source: SourceText, start: int, end: int) -> str:
    """The working copy in the case that was printed and with the folds of the shadow."""
    text, shadow = source.text[start:end], source.shadow[start:end]
    if text.lower() == shadow:
        return text
    return "".join(
        s.upper() if t.isupper() and len(s.upper()) == 1 else s for t, s in zip(text, shadow, strict=True)
    )


def read(source: SourceText, start: int) -> Signature | None:
    """The signature whose sequence number begins at `start`, or None where no letters of a code follow."""
    head = NUMBER.match(source.shadow, start)
    if not head or not (head["sep"] or head["blank"]):
        return None
    signature = _tail(source, start, head.end(), _mark(head))
    if signature is None or ("-" in head.group() and _is_lower_body(signature.parts[0])):
        return None
    signature.spaced = head["blank"] is not None
    sequence = "".join(cased(source, start, head.end("seq")).split())
    signature.sequence = "0" + sequence[1:] if sequence[0] in "oO" else sequence
    if head["year"]:
        signature.year = "".join(head["year"].split()).replace("o", "0").replace("q", "0")
        signature.marks[0] = "/"
    return signature


def _is_lower_body(part: str) -> bool:
    """Whether a first part in small letters names a body: behind a dash, of a file (``29-2026-bct``)."""
    known = codes.letters(part) if part.islower() else None
    return known is not None and not known.type


def read_blank(source: SourceText, slash: int) -> Signature | None:
    """The signature whose number was left empty: perhaps a year, then letters, behind a slash."""
    year = _BLANK_YEAR.match(source.shadow, slash + 1)
    signature = _tail(source, slash, year.end() if year else slash + 1, "/")
    if signature:
        signature.blank, signature.year = True, year[1] if year else None
    return signature


def _mark(head: re.Match[str]) -> str:
    return "-" if head["blank"] or "-" in head["sep"] else "/"


def _tail(source: SourceText, start: int, letters_at: int, mark: str) -> Signature | None:
    """Read the parts of the code that begins at `letters_at`."""
    end, parts, marks = _alone(source, letters_at, mark) or _parts(
        cased(source, letters_at, letters_at + _WINDOW), mark
    )
    return Signature(start, letters_at + end, "", None, list(marks), list(parts)) if parts else None


def _alone(source: SourceText, at: int, mark: str) -> _Parts | None:
    """The parts of letters that stand alone, as nearly all do; None for the closer look."""
    letters = _ALONE.match(source.text, at)
    if letters is None or letters[0].lower() != source.shadow[at : letters.end()]:
        return None
    return _parts_alone(source.text[at : letters.end() + 1], letters.end() - at, mark)


@lru_cache(maxsize=8192)  # the same few hundred codes stand in every text
def _parts_alone(window: str, size: int, mark: str) -> _Parts | None:
    found = _parts(window, mark)
    # An end inside the letters, or none: what stands behind them may say more, unless they are a word.
    word = not found[1] and (not window[0].isupper() or window[1:2].islower())
    return found if word or found[0] == size else None


def _parts(window: str, mark: str) -> _Parts:
    """The parts of the code that a window begins with."""
    parts, marks, position = list[str](), [mark], 0
    while len(parts) < 9 and (
        end := _part_end(window, position, parts) or _spaced_end(window, position, parts)
    ):
        parts.append("".join(window[position:end].split()).replace("QH-1", "QH1"))
        position = end
        separator = _SEPARATOR.match(window, position)
        if not separator or not _goes_on(window, separator, parts):
            break
        marks.append("-" if separator["mark"][0] in "-." else "/")
        position = separator.end()
        if (digits := _DIGITS_BEHIND.match(window, position)) and _takes_digits(parts, mark):
            parts.append(digits.group())
            position = digits.end()
            break
    if parts and len(marks) > len(parts):
        marks.pop()
    return _end_of(window, parts, position), tuple(parts), tuple(marks)


def _takes_digits(parts: list[str], mark: str) -> bool:
    """``102-SL/L-004`` and the file name ``1878-UBNDHN-2026`` end in digits."""
    return parts == ["SL", "L"] or (len(parts) == 1 and mark == "-")


def _end_of(window: str, parts: list[str], position: int) -> int:
    """The end of the last part: `position` may stand behind a separator that led nowhere."""
    while position and not (window[position - 1].isalnum() or window[position - 1] == ")"):
        position -= 1
    return position


def _part_end(window: str, position: int, before: list[str]) -> int:
    """Where the part at `position` ends; 0 where no part begins there."""
    if before == ["NĐ"] and window[position : position + 2].upper() == "CP":
        return position + 2
    match = _PART.match(window, position)
    if match:
        end = _trimmed(window, match, before)
        if end:
            return end
    lower = _LOWER_PART.match(window, position)
    if lower and len(lower.group()) > 1:
        found = codes.letters(lower.group()) or codes.restored(lower.group())
        initials = before and _INITIALS.fullmatch(lower.group())
        if initials or (found and (not lower.group().isalpha() or _fits_lower(lower.group(), before))):
            return lower.end()
    return 0


def _spaced_end(window: str, position: int, before: list[str]) -> int:
    """The end of a known code whose letters were spaced out (``Q Đ - U BND``); 0 where none is."""
    spread = _SPREAD.match(window, position)
    if not spread:
        return 0
    for end in range(spread.end(), position + 2, -1):
        known = codes.letters("".join(window[position:end].split())) if window[end - 1] != " " else None
        if known and (known.type if not before else known.body):
            return end
    return 0


def _fits_lower(part: str, before: list[str]) -> bool:
    """Lower-case letters are a code as type letters first, then as a body, or a body alone."""
    known = codes.letters(part) or codes.letters(codes.restored(part) or "")
    if not known:
        return False
    body = known.body and len(part) > 2 and _BODY_INITIALS.fullmatch(part) is not None
    return known.body if before else bool(known.type) or body


def _trimmed(window: str, match: re.Match[str], before: list[str]) -> int:
    """The end of a part in capitals, without a glued word (CPngày, UBNDTỉnh) or a footnote number (BTC1)."""
    part, end = match.group(), match.end()
    following = window[end : end + 1]
    if following.isalpha() and following.islower():
        if len(part) < 3 and not codes.letters(part):
            return 0
        if len(part) >= 3 and not codes.letters(part) and codes.letters(part[:-1]):
            return end - 1
        if len(part) == 1:
            return 0
    if len(part) == 1 and (window[end : end + 1] == " " or not (before or window[end : end + 1] in "-/")):
        return 0
    digits = _DIGITS_AT_END.search(part)
    if digits is None or before[-1:] == ["SL"] or codes.letters(part) or codes.restored(part):
        return end
    return match.start() + digits.start() if codes.letters(part[: digits.start()]) else end


def _goes_on(window: str, separator: re.Match[str], parts: list[str]) -> bool:
    """Whether another part follows the separator: blanks around it are noise inside a code only."""
    if parts == ["NĐ"] and window[separator.end() : separator.end() + 2].upper() == "CP":
        return True
    following = _PART.match(window, separator.end())
    if not following and _DIGITS_BEHIND.match(window, separator.end()):
        return separator["mark"] == "-" and not (separator["left"] or separator["right"])
    if not following:
        return bool(_LOWER_PART.match(window, separator.end())) and not (
            separator["left"] or separator["right"]
        )
    after = window[following.end() : following.end() + 1]
    if (
        after.isalpha()
        and after.islower()
        and len(following.group()) < 3
        and not codes.letters(following.group())
    ):
        return False
    if not separator["left"] and not separator["right"]:
        return True
    last = codes.letters(parts[-1])
    if separator["mark"] == ".":
        # "… số 13/KH-UBND. HĐND tỉnh họp": stop and blank end a sentence, unless a type waits for a body.
        waits = len(parts) == 1 and last is not None and bool(last.type) and not last.body
        return waits and not separator["left"]
    if _spaced_end(window, separator.end(), parts):
        return True
    if len(parts) == 1 and (last is None or last.type or not separator["left"]):
        return True
    ends = len(parts) < 3 and len(following.group()) > 1 and _CLAUSE_GOES_ON.match(window, following.end())
    if separator["mark"] == "-" and ends:
        return True
    return bool(codes.letters(following.group())) and not (separator["left"] and separator["right"])
