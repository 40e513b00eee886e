"""What looks like a signature and is no citation: forms, standards, cases (`other`), or not understood (`unread`)."""

from __future__ import annotations

import re

from extractors.references.grammar import Signature
from extractors.references.repairs import Reading
from extractors.references.type_words import TypeWord
from extractors.source import SourceText
from extractors.types import Aside

_MODEL = re.compile(r"(?:mẫu|biểu|biểu mẫu|phiếu|bảng|bảng biểu)(?:[\s_]+(?:số|in|phiếu|kê))?[\s:.(*|]{0,5}$")
_STANDARD = re.compile(r"(?:[qt]cvn|tccs|tcxd|tcn|iso|iec|astm)[\s\d\-:.]{0,14}$")
_CASE = frozenset({"DS", "HS", "HNGĐ", "KDTM", "LĐ", "HC", "DSST", "HSST", "HSPT", "DSPT", "QĐST", "TLST", "TLPT", "HNST"})
_CONTRACT = re.compile(r"^(?:HĐ[A-ZĐ]{0,4}|HĐKT|HĐLĐ|HĐMB|HĐTD)$")


def judge(
    source: SourceText, signature: Signature, reading: Reading, word: TypeWord | None, last: Aside | None, joined: bool
) -> Aside | None:
    """The aside that a signature is, or None where it is a citation."""
    before = source.shadow[max(0, signature.start - 40) : signature.start]
    if _MODEL.search(before):
        return _aside("other", signature, "other-form", "số của mẫu, biểu")
    if _STANDARD.search(before):
        return _aside("other", signature, "other-standard", "tiêu chuẩn, quy chuẩn")
    if signature.parts[0] in _CASE or (signature.year and signature.parts[-1] in ("ST", "PT", "GĐT")):
        return _aside("other", signature, "other-case", "số bản án, vụ án")
    if word is None and _CONTRACT.match(signature.parts[0]) and reading.type != "HĐ":
        return _aside("other", signature, "other-contract", "số hợp đồng")
    if reading.shape in ("law", "state", "party"):
        return None
    if word is not None:
        return None
    numbered = re.search(r"s[ốo6ó][\s:*|]{0,6}$", before)
    if reading.shape == "old" and (signature.parts[0] in ("HĐBT", "LCT", "L") or numbered) or joined:
        return None
    if reading.shape == "letter" and len(signature.parts) > 1 and numbered:
        return None
    return _aside("unread", signature, "unread-letters", "chữ viết tắt không đọc được")


def _aside(kind: str, signature: Signature, rule: str, reason: str) -> Aside:
    return Aside("other" if kind == "other" else "unread", signature.start, signature.end, rule, 0.9, reason)
