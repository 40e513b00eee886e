"""The number of a text's own document where its number line does not give it: annexes, stamps, adoption."""

from __future__ import annotations

import re

from extractors.types import Citation
from extractors.vocabulary import fold
from kg.identity import letters_slug
from kg.resolution.context import TextContext
from kg.resolution.dates import BOUND, LATEST
from kg.resolution.quoted import opening_quote
from kg.resolution.subjects import context_of, fit

_TITLE = 300
_CHANGES = frozenset({"sua_doi", "thay_the", "bai_bo"})
_CHANGED = re.compile(r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ|huỷ bỏ)\b")
_ATTACHMENTS = frozenset({None, "QC", "QyĐ", "ĐL"})
_CARRIERS = frozenset({"QĐ", "NĐ", "TT", "NQ"})
_ACTS = frozenset({"LUẬT", "BỘ LUẬT", "PL", "NĐ", "NQ", "TT", "TTLT", "QĐ", "VBHN"})
_PAPERS = frozenset({"QĐ", "BB", "TB", "BC", "TTr", "CV", "GM", "HĐ"})
_CONSOLIDATED = re.compile(r"văn bản hợp nhất|vbhn")
_AMENDED = re.compile(r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ)[^.]{0,60}\b(?:bởi|theo|tại)\b")
_HEAD, _AFTER = 2500, 700
_ATTACHED = re.compile(r"[(*_]*(?:ban hành )?kèm theo")
_STAMP = re.compile(
    r"\n[ \t]*([0-9]{1,5})[ \t]*\r?\n[ \t]*([0-9]{1,2})[ \t]*\r?\n[ \t]*([0-9]{1,2})[ \t]*(?=\r?\n|$)"
)
_ADOPTED = re.compile(r"(?:hđnd|hội đồng nhân dân)[^.\n]{0,120}thông qua[^.\n]{0,20}nghị quyết[^\n]{0,400}")
_SESSION = "kỳ họp"
_SAME_SUBJECT = 4


def number_in_annex(noun: str | None, own_type: str | None, context: TextContext) -> int | None:
    """The citation by which an annex names the document that carries it; None where annexes disagree.

    "(Kèm theo Quyết định số 337/QĐ-SGDĐT ngày …)" at the head of an annex names the decision itself, and a
    regulation that is attached ("Quy chế này") goes by its decision.
    """
    nouns = {noun} if noun not in _ATTACHMENTS else {own_type} if own_type not in _ATTACHMENTS else _CARRIERS
    found: dict[str, int] = {}
    for index, citation in enumerate(context.extraction.citations):
        if citation.form != "number" or citation.type not in nouns or not citation.number:
            continue
        if opens_annex(citation, context):
            found.setdefault(letters_slug(citation.intended or citation.number), index)
    return next(iter(found.values())) if len(found) == 1 else None


def is_other_paper(citation: Citation, own_type: str | None) -> bool:
    """Whether "Biên bản này" stands in a form that a text prints, where it is that paper and not the text.

    Forms follow acts that set norms; what is attached to be kept ("Quy chế này") goes by its act.
    """
    noun = citation.type
    return citation.form == "self" and own_type in _ACTS and noun in _PAPERS and noun != own_type


def consolidated_act(noun: str | None, context: TextContext) -> int | None:
    """In a consolidated text, the act that it holds: the first of the noun, said to be amended by others."""
    if context.extraction.own.type != "VBHN" and not _CONSOLIDATED.search(fold(context.text[:_HEAD])):
        return None
    for index, citation in enumerate(context.extraction.citations):
        if citation.form == "number" and citation.type == noun and noun != "VBHN":
            after = fold(context.text[citation.end : citation.end + _AFTER])
            return index if _AMENDED.search(after) else None
    return None


def opens_annex(citation: Citation, context: TextContext) -> bool:
    """Whether a citation stands in the head line of an annex, behind "(Kèm theo" and nothing else."""
    line = context.text[context.text.rfind("\n", 0, citation.start) + 1 : citation.start]
    return bool(_ATTACHED.fullmatch(fold(line.strip())))


def in_new_wording(citation: Citation, context: TextContext) -> bool:
    """Whether a mention stands in a quotation: between quotation marks, or on a line that quotes with ">"."""
    text, at = context.text, citation.start
    line = text.rfind("\n", 0, at) + 1
    return text[line:at].lstrip().startswith(">") or opening_quote(text, at) is not None


def is_changed(citation: Citation, context: TextContext) -> bool:
    """Whether the sentence before a citation says that it is amended, replaced or repealed."""
    before = fold(context.text[max(0, citation.start - _TITLE) : citation.start])
    return citation.role in _CHANGES or bool(_CHANGED.search(re.split(r"[.;] ", before)[-1]))


def stamped(context: TextContext) -> tuple[str, str] | None:
    """Number and ISO day that a digital stamp laid over the blanks of the head, as PDF readers give them.

    The stamp comes out as three lines of digits: number, day, month. Only one such group may stand in the
    text, and the year is that of the text's date.
    """
    groups = [
        (number, int(day), int(month)) for number, day, month in _STAMP.findall(context.text)
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    ]  # fmt: skip
    if len(groups) != 1 or context.day is None:
        return None
    number, day, month = groups[0]
    return number, f"{context.day[:4]}-{month:02}-{day:02}"


def adoption_year(citation: Citation, context: TextContext) -> int | None:
    """The year of a council's resolution that the text reports as adopted at the session it is about."""
    if context.extraction.own.kind not in (None, "news") or context.date is None:
        return None
    if not letters_slug(citation.number or "").endswith("nq-hdnd") or context.date.rule in (LATEST, BOUND):
        return None
    if _SESSION not in context.folded:
        return None
    near, _ = context_of(context.text, citation.start, citation.end)
    about = f"{citation.title or ''} {near}"
    proofs = [m[0] for m in _ADOPTED.finditer(context.folded) if fit(m[0], about) >= _SAME_SUBJECT]
    return int(context.date.date[:4]) if proofs else None
