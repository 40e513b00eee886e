"""References to the text's own document (Nghị định này) and to one named before (Kế hoạch nêu trên)."""

from __future__ import annotations

import re

from extractors.layout import Layout
from extractors.references.anaphora_antecedents import Antecedents
from extractors.references.anaphora_nouns import ATTACHED, COMMON, LAST_WORDS, NOUN_BEFORE, NOUNS
from extractors.references.draft import Draft
from extractors.rules import Rule
from extractors.source import SourceText
from extractors.types import OwnDocument

_THIS = re.compile(r"[ _\n]này\b")
_ABOVE = re.compile(
    r"[ _\n](?:(?:đã[ _])?(?:nêu|nói|kể|dẫn|viện[ _]dẫn)[ _](?:ở[ _])?trên|vừa[ _]nêu|trên(?:[ _]đây)?)\b"
)
_PLURAL = re.compile(r"(?<!\w)(?:các|những|mọi|một[ _]số|hai|ba|bốn|0[2-9])[\s_]+$")
_NO_PLACE_FOLLOWS = re.compile(
    r"[ _]*(?:[.,;:)\]/]|$|\n|(?:của|có|là|về|và|để|phải|đã|được|mà|thì|do|quy|hết|vẫn|còn)\b)"
)
_BLANKS = re.compile(r"[\s_]+")
_LONGEST = 26

RULES = (
    Rule(
        "self.this", "noun + này: the text's own document, or the act that promulgates an attachment",
        "drafting rules: a normative document calls itself by its type and này",
        ("NGHỊ ĐỊNH\nQuy định về hồ sơ\nĐiều 1. Nghị định này quy định về hồ sơ.",), ("Khoản này không áp dụng.",),
        confidence=0.97,
    ),
    Rule(
        "back.this", "noun + này in a text that is not itself such a document",
        "reports; GUIDE of the corpus",
        ("Tỉnh nhận Nghị định số 130/2031/NĐ-CP ngày 02/3/2031. Các sở làm theo Điều 15 Nghị định này.",),
        ("Các sở làm theo cách này.",),
        confidence=0.93,
    ),
    Rule(
        "back.above", "noun + nêu trên, nói trên, trên: a document named before",
        "administrative style",
        ("Căn cứ Kế hoạch số 48/KH-UBND ngày 29/8/2031. Các trường thực hiện Kế hoạch nêu trên.",),
        ("Các kế hoạch nêu trên đã xong.", "Ghi thông báo trên bảng."),
        confidence=0.95,
    ),
)  # fmt: skip


def find(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> list[Draft]:
    """`drafts` and the self and back citations with their antecedents, in order of start."""
    reader = _Anaphora(source, layout, drafts, own)
    found = [*reader.this(), *reader.above()]
    return sorted((*drafts, *found), key=lambda d: (d.start, d.end)) if found else drafts


class _Anaphora:
    """One pass over a text."""

    def __init__(self, source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
        self.text, self.shadow = source.text, source.shadow
        self.own = own
        self.antecedents = Antecedents(source, layout, drafts, own)

    def this(self) -> list[Draft]:
        """The mentions with "này"."""
        return [d for m in _THIS.finditer(self.shadow) if (d := self._this(m))]

    def above(self) -> list[Draft]:
        """The mentions with "nêu trên" and its like."""
        return [d for m in _ABOVE.finditer(self.shadow) if (d := self._above(m))]

    def _noun(self, end: int) -> tuple[int, str] | None:
        """Start and folded form of the document noun that ends at `end`, in the singular."""
        window = self.shadow[max(0, end - _LONGEST) : end]
        last = _BLANKS.split(window)[-1]
        if last not in LAST_WORDS:
            return None
        m = NOUN_BEFORE.search(window)
        if not m or _PLURAL.search(window, 0, m.start()):
            return None
        return max(0, end - _LONGEST) + m.start(), " ".join(_BLANKS.split(m[0]))

    def _this(self, m: re.Match[str]) -> Draft | None:
        read = self._noun(m.start())
        if read is None:
            return None
        start, noun = read
        kind, capital = NOUNS[noun], self.text[start].isupper()
        if self._is_self(noun, kind, capital, start):
            span = self.antecedents.amended(kind, start) or self.antecedents.own(kind)
            return Draft("self", start, m.end(), "self.this", 0.97, type=self._type(kind), antecedent=span)
        return self._back(start, m.end(), noun, kind, capital, "back.this", 0.93)

    def _is_self(self, noun: str, kind: str, capital: bool, start: int) -> bool:
        own = self.own
        if own.kind == "news" and not self.antecedents.amended(kind, start):
            return False
        base = self.antecedents.base
        if base is not None and base.type == kind and capital:
            return True
        if (
            own.type == kind
            or (kind == "VB" and own.type in ("CV", "TB"))
            or (own.type == "VBHN" and capital)
        ):
            return capital or noun not in COMMON or noun == "văn bản"
        if not capital:
            return False
        if own.type is None:
            return noun != "văn bản" and not self.antecedents.earlier(kind, start)
        return kind in ATTACHED or not self.antecedents.any_of(kind)

    def _above(self, m: re.Match[str]) -> Draft | None:
        bare = m[0].strip(" _\n") == "trên"
        if bare and not _NO_PLACE_FOLLOWS.match(self.shadow, m.end()):
            return None
        read = self._noun(m.start())
        if read is None:
            return None
        start, noun = read
        capital = self.text[start].isupper()
        if bare and not capital:
            return None
        return self._back(start, m.end(), noun, NOUNS[noun], capital, "back.above", 0.95)

    def _back(
        self, start: int, end: int, noun: str, kind: str, capital: bool, rule: str, confidence: float
    ) -> Draft | None:
        span = self.antecedents.nearest(kind, start)
        if span is None and (noun in COMMON or not capital):
            return None
        if noun in COMMON and not capital and kind != "TB" and rule == "back.this":
            return None
        return Draft("back", start, end, rule, confidence, type=self._type(kind), antecedent=span)

    def _type(self, kind: str) -> str | None:
        """ "Văn bản này" has the type of the text itself where that is known."""
        return self.own.type if kind == "VB" else kind
