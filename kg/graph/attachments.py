"""What a document issues with itself: the regulation, plan or list behind its signature.

Such an attachment has no number of its own ("Quy định … ban hành kèm theo Quyết định số 31/2025/QĐ-UBND"), so
its key is the document's with ``/phu-luc/n``, n counting from 1 in the order of the text; a numbered appendix
keeps its number. Its articles are not the document's articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extraction import Extraction
from extractors.types import Citation, Span
from extractors.vocabulary import fold

_NOUNS = (
    "quy định", "quy chế", "điều lệ", "quy trình", "nội quy", "quy tắc", "chương trình", "kế hoạch", "đề án",
    "danh mục", "hướng dẫn", "phương án", "chiến lược", "định mức", "bộ tiêu chí", "tiêu chí", "bảng giá",
    "thể lệ", "phụ lục",
)  # fmt: skip
_NOUN = rf"(?:{'|'.join(_NOUNS)})"
_HEADING = re.compile(rf"(?:bản )?(?P<noun>{_NOUN})(?: (?:số )?(?P<ordinal>[ivxlc]{{1,6}}|\d{{1,3}}))?\W*")
_CAPTION = re.compile(r"^\W*\(? ?(?:được )?(?:ban hành )?kèm theo $")
_BEHIND = re.compile(rf" (?:bản )?{_NOUN}(?!\w)[^.;\n]{{3,300}}")
_BETWEEN = re.compile(rf"(?<!\w)ban hành ((?:bản )?{_NOUN}(?!\w)[^.;\n(]{{3,300}}?),? (?:được )?kèm theo $")
_WITH = re.compile(r"kèm theo $")
_PINNED = re.compile(rf"(?:điều|khoản|điểm|chương|mục) \w{{1,5}},? (?:của |tại )?(?:bản )?{_NOUN}(?!\w)")
_MOST_LINES, _REACH = 5, 320


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment: its number among those of the document, its name, its noun, where the text says so.

    `span` is the evidence in the decoded text, `citation` the index of the citation that names the document.
    """

    ordinal: str
    name: str
    noun: str
    span: Span
    citation: int

    @property
    def path(self) -> str:
        """Its path inside the document."""
        return f"phu-luc:{self.ordinal}"


def attachments(said: Extraction) -> tuple[Attachment, ...]:
    """What the document that a text is issues with itself, in the order of the text.

    Captions over the attachments ("(Ban hành kèm theo Quyết định số …)") come first; where the text holds
    none, the article that says "Ban hành kèm theo Quyết định này Quy chế …" names it.
    """
    own = [(i, c) for i, c in enumerate(said.citations) if _is_own(said, c)]
    under = [found for i, c in own if (found := _captioned(said, i, c))]
    named = under or [found for i, c in own if (found := _named(said, i, c))]
    printed = {p.partition("/")[0].removeprefix("phu-luc:") for _, c in own for p in c.provisions}
    return tuple(_numbered(named, printed))


def is_of_attachment(said: Extraction, citation: Citation) -> bool:
    """Whether pinned-down provisions are those of what was issued with the cited document.

    "khoản 1 Điều 2 Quy định ban hành kèm theo Quyết định số 31": not of the decision's own Article 2.
    """
    if citation.role != "kem_theo" or not citation.role_span or citation.role_span[0] > citation.start:
        return False
    at = citation.role_span[0]
    return bool(_PINNED.search(fold(said.source.original[max(0, at - _REACH) : at])))


def _is_own(said: Extraction, citation: Citation) -> bool:
    if citation.form == "self":
        return True
    number = citation.intended or citation.number
    return bool(number) and citation.form == "number" and number == said.own.number


def _captioned(said: Extraction, index: int, citation: Citation) -> Attachment | None:
    """The heading above a caption that names the own document."""
    text = said.source.original
    line = text.rfind("\n", 0, citation.start) + 1
    if not _CAPTION.match(text[line : citation.start].lower()):
        return None
    names: list[str] = []
    for _ in range(_MOST_LINES):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        if above >= line:
            return None
        words = text[above : line - 1].strip()
        heading = _HEADING.fullmatch(fold(words)) if words else None
        if heading:
            name = " ".join([words.strip(" .:").capitalize(), *reversed(names)])
            ordinal = heading["ordinal"] or ""
            return Attachment(ordinal, name, heading["noun"], (above, citation.end), index)
        names += [_lowered(words)] if words else []
        line = above
    return None


def _named(said: Extraction, index: int, citation: Citation) -> Attachment | None:
    """What an article says is issued with the document."""
    text = said.source.original
    before = text[max(0, citation.start - _REACH) : citation.start].lower()
    if not _WITH.search(before):
        return None
    behind = _BEHIND.match(text[citation.end : citation.end + _REACH].lower())
    if behind:
        span = (citation.start, citation.end + behind.end())
        return _attachment(text[citation.end : span[1]], span, index)
    between = _BETWEEN.search(before)
    if not between:
        return None
    low = citation.start - len(before) + between.start(1)
    high = citation.start - len(before) + between.end(1)
    return _attachment(text[low:high], (low, citation.end), index)


def _attachment(printed: str, span: Span, index: int) -> Attachment:
    name = " ".join(printed.split())
    noun = next(noun for noun in _NOUNS if noun in fold(name))
    return Attachment("", name[:1].upper() + name[1:], noun, span, index)


def _numbered(found: list[Attachment], printed: set[str]) -> Iterator[Attachment]:
    """Numbers for what has none; "Phụ lục 1" that the text cites is another thing than its regulation."""
    taken = printed | {each.ordinal for each in found}
    count = 0
    for each in found:
        if each.ordinal:
            yield each
            continue
        count += 1
        while str(count) in taken:
            count += 1
        yield Attachment(str(count), each.name, each.noun, each.span, each.citation)


def _lowered(words: str) -> str:
    """A line of a heading inside a name: not in capitals, and without its own capital at the beginning."""
    line = " ".join(words.split())
    return line.lower() if line.isupper() else line[:1].lower() + line[1:]
