"""What looks like a signature and is no citation: forms, cases (`other`), or not understood (`unread`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.references.grammar import Signature
from extractors.references.repairs import Reading
from extractors.references.type_words import TypeWord
from extractors.source import SourceText
from extractors.types import Aside

_MODEL = re.compile(
    r"(?:mẫu|biểu|phiếu|bảng|(?<!số )(?<!số_)ký[\s_]hiệu)"
    r"(?:[\s_]+(?:số|in|phiếu|kê|biểu))?[\s:.(*|]{0,5}(?:[a-z]{1,3}\.?)?$"
)
_STANDARD = re.compile(r"(?:[qt]cvn|qcđp|tccs|tcxd(?:vn)?|tcn|iso|iec|astm|qtkđ|qt)[\s\d\-:./]{0,14}$")
_NUMBERED = re.compile(r"s[ốo6ó](?:[\s_]k[íý][\s_]hiệu)?[\s:*|]{0,6}$")
_HEAD_LINE = re.compile(r"(?:^|\n)[\s*]{0,4}s[ốo](?:[\s_]k[íý][\s_]hiệu)?[\s*]{0,3}:[\s*]{0,4}$")
_LINE_END = re.compile(r"[\s*]{0,4}(?:$|[\r\n]|v/v)")
_HEAD = 1_500
_HINT = re.compile(r"mẫu|biểu|phiếu|bảng|hiệu|[qt]cvn|cđp|tc(?:cs|xd|n)|iso|iec|astm|qt")
"""What a model or standard is called by: few numbers stand behind such a word."""
_CASE = frozenset(
    {"DS", "HS", "HNGĐ", "KDTM", "LĐ", "HC", "DSST", "HSST", "HSPT", "DSPT", "QĐST", "TLST", "TLPT", "HNST"}
)
_COURT = re.compile(r"QĐ(?:XX)?(?:ST|PT|GĐT|TT)?$")
_COURT_FIELDS = frozenset({"DS", "HS", "HNGĐ", "KDTM", "LĐ", "HC"})
_CONTRACTS = frozenset(
    f"HĐ{kind}" for kind in ("", "KT", "LĐ", "LV", "MB", "TD", "XD", "DV", "TC", "NT", "GK", "UT", "VC", "CN")
)
"""Kinds of contracts; a council begins with the same letters (HĐBT, HĐND, HĐTV)."""


def judge(
    source: SourceText,
    signature: Signature,
    reading: Reading,
    word: TypeWord | None,
    last: Aside | None,
    joined: bool,
) -> Aside | None:
    """The aside that a signature is, or None where it is a citation."""
    before = source.shadow[max(0, signature.start - 40) : signature.start]
    if _in_markup(source, signature.start):
        return _aside("other", signature, "other-markup", "trong thẻ đánh dấu của trang")
    if last is not None and last.rule == "other-form" and _continues_forms(source, last, signature):
        return _aside("other", signature, "other-form", "số của mẫu, biểu")
    hinted = _HINT.search(before) is not None
    if hinted and _MODEL.search(before):
        return _aside("other", signature, "other-form", "số của mẫu, biểu")
    if hinted and _STANDARD.search(before):
        return _aside("other", signature, "other-standard", "tiêu chuẩn, quy chuẩn")
    if signature.parts[0] in _CASE or (signature.year and _is_court_paper(signature.parts)):
        return _aside("other", signature, "other-case", "số bản án, vụ án")
    contract = word is not None and word.code == "HĐ" and signature.parts[0].startswith("HĐ")
    if contract or (word is None and signature.parts[0] in _CONTRACTS):
        return _aside("other", signature, "other-contract", "số hợp đồng")
    if reading.shape in ("law", "state", "party"):
        return None
    if word is not None:
        return None
    numbered = _NUMBERED.search(before)
    if (reading.shape == "old" and (signature.parts[0] in ("HĐBT", "LCT", "L") or numbered)) or joined:
        return None
    if reading.shape == "letter" and numbered and (len(signature.parts) > 1 or _heads(source, signature)):
        return None
    return _aside("unread", signature, "unread-letters", "chữ viết tắt không đọc được")


def _is_court_paper(parts: Sequence[str]) -> bool:
    """Whether letters are those of a case: ``DS-ST``, ``QĐXXST-DS`` (a court's order to try the case)."""
    if parts[-1] in ("ST", "PT", "GĐT"):
        return True
    return bool(_COURT.match(parts[0])) and len(parts) > 1 and parts[-1] in _COURT_FIELDS


def _heads(source: SourceText, signature: Signature) -> bool:
    """Whether a number is the ``Số:`` line of a letter: ``Số: 214/SXD``, and below it what it is about."""
    if signature.start > _HEAD or not _LINE_END.match(source.shadow, signature.end):
        return False
    return bool(_HEAD_LINE.search(source.shadow, max(0, signature.start - 30), signature.start))


def _in_markup(source: SourceText, at: int) -> bool:
    """Whether a place lies inside an HTML tag (an attribute repeats what the page prints)."""
    tag = source.shadow.rfind("<", max(0, at - 400), at)
    if tag < 0 or not source.shadow[tag + 1 : tag + 2].isalpha():
        return False
    return source.shadow.find(">", tag, at) < 0 <= source.shadow.find("=", tag, at)


_FORMS_GO_ON = re.compile(r"[\s,;]{0,4}(?:(?:và|hoặc|đến|hay)[\s]+)?(?:mẫu[\s]+)?(?:số[\s]+)?")


def _continues_forms(source: SourceText, last: Aside, signature: Signature) -> bool:
    """``Mẫu số 01/BC, 02/BC và 03/BC``: the list of forms goes on."""
    return signature.start - last.end < 24 and bool(
        _FORMS_GO_ON.fullmatch(source.shadow, last.end, signature.start)
    )


def agree(source: SourceText, found: list[Aside]) -> list[Aside]:
    """`found`, where what was not understood is a form when the text calls it one elsewhere."""
    forms = {_squeezed(source, aside) for aside in found if aside.rule == "other-form"}
    return [
        Aside("other", aside.start, aside.end, "other-form", aside.confidence, "số của mẫu, biểu")
        if aside.kind == "unread" and _squeezed(source, aside) in forms
        else aside
        for aside in found
    ]


def _squeezed(source: SourceText, aside: Aside) -> str:
    return "".join(source.shadow[aside.start : aside.end].split())


def _aside(kind: str, signature: Signature, rule: str, reason: str) -> Aside:
    return Aside("other" if kind == "other" else "unread", signature.start, signature.end, rule, 0.9, reason)
