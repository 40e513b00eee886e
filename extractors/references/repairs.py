"""From printed letters to the signature that was meant: official writing, repairs with one reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from extractors.references import codes
from extractors.references.grammar import Signature, joined, write
from extractors.vocabulary import code_key

Shape: TypeAlias = Literal["law", "state", "party", "letter", "old", "reversed", "bare", "unknown"]

PARTY_BODIES = frozenset(
    {"TW", "TƯ", "TU", "HU", "QU", "THU", "TXU", "ĐU", "ĐUK", "ĐUTCT", "QUTW", "ĐUCATW", "ĐUQSTW"}
)
OLD_BODIES = frozenset({"CP", "HĐBT", "TTG", "CT", "HĐCP", "TVQH", "LB", "SL", "UBTVQH", "NV"})

_TERM_OCR = re.compile(r"(?P<body>(?:UBTV)?Q(?:H|I1(?=1)))(?P<term>[I1L|]{1,2}[\dIS]?)$")
_ASSEMBLY = re.compile(r"(?:UBTVQH|QH)(?P<term>\d{1,2})$")
_DROPPED_B = frozenset(
    {"GDĐT", "TNMT", "KHĐT", "LĐTBXH", "GTVT", "NNPTNT", "TTTT", "KHCN", "VHTTDL", "NNMT", "DTTG", "VHTT"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a signature is: its shape, the type of its letters, the parts that name bodies."""

    shape: Shape
    type: str | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Understood:
    """A code once understood: its official pieces, its reading, the pieces that were meant and the rule."""

    parts: tuple[str, ...]
    marks: tuple[str, ...]
    code: str
    reading: Reading
    meant: tuple[tuple[str, ...], tuple[str, ...]] | None
    rule: str | None


def understand(signature: Signature) -> Reading:
    """Write the pieces officially, find the shape, and set `number`, `intended` and `repair` in place."""
    code = _understood(tuple(signature.parts), tuple(signature.marks), signature.year is not None)
    signature.parts, signature.marks = list(code.parts), list(code.marks)
    signature.write(code.code)
    signature.repair = code.rule
    if code.meant:
        signature.intended = write(signature.sequence, signature.year, *code.meant)
    return code.reading


@lru_cache(maxsize=16_384)
def _understood(parts: tuple[str, ...], marks: tuple[str, ...], dated: bool) -> _Understood:
    """What the pieces of a code are; the same few hundred codes stand in every text."""
    signature = Signature(0, 0, "0", "2000" if dated else None, list(marks), list(parts))
    _write_officially(signature)
    reading = _shape(signature)
    meant = _meant(signature, reading)
    rule = meant[2] if meant else signature.repair
    pieces = (tuple(meant[0]), tuple(meant[1])) if meant else None
    code = joined(signature.parts, signature.marks)
    return _Understood(tuple(signature.parts), tuple(signature.marks), code, reading, pieces, rule)


def by_noun(signature: Signature, reading: Reading, noun: str | None) -> Reading:
    """Type letters of which one was lost (``237/2025/N-CP``), put right by the noun before them."""
    first = signature.parts[0]
    if (
        noun is None
        or len(signature.parts) != 2
        or not signature.year
        or codes.letters(first)
        or len(first) != 1
    ):
        return reading
    if (
        noun not in ("NĐ", "NQ", "TT", "QĐ", "CT")
        or first not in noun
        or not codes.letters(signature.parts[1])
    ):
        return reading
    signature.parts[0], signature.repair = noun, "repair-noun"
    signature.write(joined(signature.parts, signature.marks))
    return Reading("state", noun, (signature.parts[1],))


def _write_officially(signature: Signature) -> None:
    """Official letter case, lost Đ and hyphens, terms that optical recognition garbled."""
    parts, marks = list[str](), [signature.marks[0]]
    for index, part in enumerate(signature.parts):
        if index:
            marks.append(signature.marks[index])
        known = codes.letters(part)
        if known:
            parts.append(known.official if "&" not in part else _upper(part))
            if len(known.official) == len(part) and code_key(part) != code_key(known.official):
                signature.repair = "repair-letter"
        elif term := _TERM_OCR.search(part):
            parts.append(term["body"].replace("I1", "H") + _term(term["term"]))
            signature.repair = "repair-term"
        elif official := codes.restored(part):
            parts.append(official)
            signature.repair = "repair-letter"
        elif not index and len(signature.parts) == 1 and (pieces := codes.split(_upper(part))):
            parts.extend(pieces)
            marks.append("-" if signature.marks[0] == "/" else "/")
            signature.repair = "repair-hyphen"
        else:
            parts.append(part if not part.islower() else _upper(part))
    signature.parts, signature.marks = parts, marks


def _upper(part: str) -> str:
    return part.upper() if part.islower() else part


def _term(printed: str) -> str:
    digits = printed.replace("I", "1").replace("L", "1").replace("|", "1").replace("S", "5")
    return digits if len(digits) == 2 else digits[0] + digits[-1] if len(digits) > 2 else digits


def _shape(signature: Signature) -> Reading:
    parts, marks = signature.parts, signature.marks
    first = codes.letters(parts[0])
    if _ASSEMBLY.match(parts[0]) and len(parts) == 1:
        return Reading("law", None, (parts[0],))
    if len(parts) == 1:
        return _single(signature, first)
    last = codes.letters(parts[-1])
    if first and first.type and not (first.body and marks[0] == "/" and last is None and not signature.year):
        if parts[0] in ("L", "LCT") and (marks[0] == "-" or not signature.year):
            return Reading("old", "LUẬT" if parts[0] == "LCT" else None, tuple(parts[1:]))
        if marks[0] == "-" and first.body and not _is_party(parts[1]):
            return Reading("old", None, (parts[0],))
        if _is_party(parts[1]) or (marks[0] == "-" and marks[1] == "/"):
            return Reading("party", first.type, tuple(parts[1:]))
        return Reading("state", first.type, tuple(parts[1:]))
    if parts[0] in ("L", "LCT", "SL"):
        return Reading("old", "SL" if parts[0] == "SL" else None, tuple(parts[1:]))
    if (
        first
        and first.body
        and last
        and last.type in ("QĐ", "TT", "CT", "NĐ")
        and marks[0] == "/"
        and len(parts) == 2
    ):
        return Reading("reversed", last.type, (parts[0],))
    if marks[0] == "/" or (first and first.body):
        return Reading("letter", None, (parts[0],))
    return Reading("unknown")


def _single(signature: Signature, first: codes.Letters | None) -> Reading:
    part = signature.parts[0]
    if part.upper() in OLD_BODIES:
        return Reading("old", "SL" if part == "SL" else None, (part,))
    if first and first.type and not first.body:
        return Reading("bare", first.type)
    if signature.marks[0] == "/":
        return Reading("letter", None, (part,))
    return Reading("unknown")


def _is_party(part: str) -> bool:
    return part.upper() in PARTY_BODIES or (part.endswith("TW") and part not in ("MTTW", "BCĐTW", "BVNTW"))


def _meant(signature: Signature, reading: Reading) -> tuple[list[str], list[str], str] | None:
    """The pieces of the one right reading of a print that is wrong, with the rule that found it."""
    parts, marks = list(signature.parts), list(signature.marks)
    rule = signature.repair or ""
    if any("&" in part for part in parts):
        parts = [part.replace("&", "") if codes.letters(part) else part for part in parts]
        rule = rule or "repair-ampersand"
    if reading.shape == "party" and (marks[0] != "-" or marks[1] != "/"):
        marks[0], marks[1], rule = "-", "/", "repair-flipped"
    if reading.shape == "state" and marks[0] == "-":
        marks[0], rule = "/", "repair-flipped"
    if reading.type == "TTLT":
        if len(parts) > 2 and marks[1] == "/":
            marks[1], rule = "-", "repair-joint"
        parts, marks = _one_ministry(parts, marks)
    if _lacks_ministry(signature, reading, parts):
        parts[1], rule = "B" + parts[1], "repair-ministry"
    if parts[0] == "HNVB":
        parts[0], rule = "VBHN", "repair-consolidated"
    if parts == signature.parts and marks == signature.marks:
        return None
    return parts, marks, rule or "repair-joint"


def _lacks_ministry(signature: Signature, reading: Reading, parts: list[str]) -> bool:
    """A circular of a ministry whose letters lost their B (TT-GDĐT)."""
    circular = reading.type == "TT" and reading.shape == "state" and signature.year is not None
    return circular and len(parts) == 2 and parts[1] in _DROPPED_B


def _one_ministry(parts: list[str], marks: list[str]) -> tuple[list[str], list[str]]:
    """BGD-ĐT is one body in a joint circular."""
    joined, kept = [parts[0]], [marks[0]]
    for part, mark in zip(parts[1:], marks[1:], strict=True):
        if part == "ĐT" and joined[-1] == "BGD":
            joined[-1] = "BGDĐT"
        else:
            joined.append(part)
            kept.append(mark)
    return joined, kept
