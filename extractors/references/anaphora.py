"""References to the text's own document (Nghị định này) and to one named before (Kế hoạch nêu trên)."""

from __future__ import annotations

import re
from functools import cached_property

from extractors.layout import Layout
from extractors.references.anaphora_antecedents import Antecedents
from extractors.references.anaphora_nouns import (
    ATTACHED,
    COMMON,
    LAST_WORDS,
    NOUN_BEFORE,
    NOUNS,
    VAGUE,
    same_type,
)
from extractors.references.draft import Draft
from extractors.references.names_heads import BLANKS, words_at
from extractors.rules import Rule
from extractors.source import SourceText
from extractors.types import OwnDocument

_SAID = re.compile(r"[ _\n](?:(?:đã|vừa)[ _])?(?:nêu|nói|kể|dẫn|viện[ _]dẫn)(?:[ _]ở)?[ _\n]$")
_SAID_WORDS = ("nêu", "nói", "kể", "dẫn", "ở")
_HERE = re.compile(r"[ _]đây\b")
_PLURAL = re.compile(r"(?<!\w)(?:các|những|mọi|một[ _]số|hai|ba|bốn|0[2-9])[\s_]+$")
_NO_PLACE_FOLLOWS = re.compile(
    r"[ _]*(?:[.,;:)\]/]|$|\n|(?:của|có|là|về|và|để|phải|đã|được|mà|thì|do|quy|hết|vẫn|còn|"
    r"chưa|cũng|bị|nên|nhằm|cho|với|theo|tại|khi|nếu|vì|không(?![ _](?:gian|trung|phận|khí|quân)))\b)"
)
_BLANKS = tuple(BLANKS)
_ARTICLE = re.compile(r"điều[\s_]+[\d….]{1,4}[.:]?[\s_*]*$")
_ENTERS_INTO_FORCE = re.compile(r"[\s_]+có[\s_]+hiệu[\s_]+lực")
_CARRIED_OUT = re.compile(r"trách[\s_]+nhiệm[\s_]+thi[\s_]+hành[\s_]+$")
_LONGEST = 26
_NOT_A_LAW = ("pháp", "kỷ", "kỉ", "quy", "định")
_LAYS_DOWN = re.compile(
    r"[\s_]+(?:quy[\s_]+định|có[\s_]+hiệu[\s_]+lực|hướng[\s_]+dẫn|(?:không[\s_]+)?áp[\s_]+dụng)"
)

RULES = (
    Rule(
        "self.this", "noun + này: the text's own document, or the act that promulgates an attachment",
        "drafting rules: a normative document calls itself by its type and này",
        ("NGHỊ ĐỊNH\nQuy định về hồ sơ\nĐiều 1. Nghị định này quy định về hồ sơ.",),
        ("Khoản này không áp dụng.",),
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
        shadow = self.shadow
        places = [at for at in words_at(shadow, "này") if shadow[at - 1 : at] in _BLANKS]
        return [draft for at in places if (draft := self._this(at - 1, at + 3))]

    def above(self) -> list[Draft]:
        """The mentions with "nêu trên", "nói trên", "trên đây", "vừa nêu" and "trên" alone."""
        found = [self._above(at) for at in words_at(self.shadow, "trên")]
        found += [self._marked(at - 1, at + 7, False) for at in words_at(self.shadow, "vừa nêu") if at]
        return [draft for draft in found if draft]

    def _noun(self, end: int) -> tuple[int, str] | None:
        """Start and folded form of the document noun that ends at `end`, in the singular."""
        low = max(0, end - _LONGEST)
        window = self.shadow[low:end]
        words = window.replace("_", " ").rsplit(None, 1)
        if not words or words[-1] not in LAST_WORDS:
            return None
        m = NOUN_BEFORE.search(window)
        if m and m[0] == "luật" and window[: m.start()].rstrip(" _\n").endswith(_NOT_A_LAW):
            return None
        if not m or _PLURAL.search(window, 0, m.start()):
            return None
        return low + m.start(), " ".join(m[0].replace("_", " ").split())

    def _this(self, noun_end: int, end: int) -> Draft | None:
        read = self._noun(noun_end)
        if read is None:
            return None
        start, noun = read
        kind, capital = NOUNS[noun], self.text[start].isupper()
        if self._is_self(noun, kind, capital, start):
            span = self.antecedents.amended(kind, start) or self.antecedents.own(kind)
            return Draft("self", start, end, "self.this", 0.97, type=self._type(kind), antecedent=span)
        return self._back(start, end, noun, kind, capital, "back.this", 0.93)

    def _is_self(self, noun: str, kind: str, capital: bool, start: int) -> bool:
        own = self.own
        if own.type is None and capital and self._itself == kind:
            return True
        if own.kind == "news" and not self.antecedents.amended(kind, start):
            return False
        base = self.antecedents.base
        if base is not None and base.type == kind and capital:
            return True
        if own.type is not None and (same_type(kind, own.type) or (own.type == "VBHN" and capital)):
            return capital or noun not in COMMON or noun == "văn bản"
        if not capital:
            return False
        if own.type is None:
            if noun == "văn bản":
                return base is not None
            return not self.antecedents.earlier(kind, start)
        return kind in ATTACHED or not self.antecedents.any_of(kind)

    def _above(self, at: int) -> Draft | None:
        """The mention that "trên" at a place closes."""
        here = _HERE.match(self.shadow, at + 4)
        end = here.end() if here else at + 4
        window = self.shadow[max(0, at - 24) : at]
        words = window.replace("_", " ").rsplit(None, 1)
        if words and words[-1] in _SAID_WORDS:
            said = _SAID.search(window)
            return self._marked(at - len(window) + said.start(), end, False) if said else None
        if here is None and not _NO_PLACE_FOLLOWS.match(self.shadow, end):
            return None
        return self._marked(at - 1, end, here is None)

    def _marked(self, noun_end: int, end: int, bare: bool) -> Draft | None:
        read = self._noun(noun_end)
        if read is None:
            return None
        start, noun = read
        capital = self.text[start].isupper()
        if bare and not capital:
            return None
        return self._back(start, end, noun, NOUNS[noun], capital, "back.above", 0.95)

    def _back(
        self, start: int, end: int, noun: str, kind: str, capital: bool, rule: str, confidence: float
    ) -> Draft | None:
        span = self.antecedents.nearest(kind, start)
        if span is None and (noun in COMMON or not capital):
            return None
        if not capital and (noun in VAGUE or (noun in COMMON and kind != "TB" and rule == "back.this")):
            return None
        if rule == "back.this" and self._of_a_form(kind, start, end):
            span = None
        if span is None and self.own.kind == "news" and not self.antecedents.drafts:
            return None  # "Quyết định này" of people, not of an office
        if kind == "VB" and self.own.type is None and rule == "back.this":
            return None  # whatever the text is, it speaks of itself
        return Draft("back", start, end, rule, confidence, type=self._type(kind), antecedent=span)

    def _of_a_form(self, kind: str, start: int, end: int) -> bool:
        """Whether a model act inside another speaks of itself: "Điều 3. Quyết định này có hiệu lực"."""
        if self.own.type is None or same_type(kind, self.own.type):
            return False
        shadow = self.shadow
        if _ENTERS_INTO_FORCE.match(shadow, end):
            return bool(_ARTICLE.search(shadow, max(0, start - 20), start))
        return bool(_CARRIED_OUT.search(shadow, max(0, start - 40), start))

    def _type(self, kind: str) -> str | None:
        """ "Văn bản này" has the type of the text itself where that is known."""
        if kind != "VB":
            return kind
        base = self.antecedents.base
        return self.own.type or (base.type if base is not None else None)

    @cached_property
    def _itself(self) -> str | None:
        """What an act without head calls itself where it lays down rules: "Thông tư này quy định …"."""
        if "điều 1." not in self.shadow or "điều 2." not in self.shadow:
            return None
        for at in words_at(self.shadow, "này"):
            if self.shadow[at - 1 : at] in _BLANKS and _LAYS_DOWN.match(self.shadow, at + 3):
                read = self._noun(at - 1)
                if read is not None and self.text[read[0]].isupper():
                    return NOUNS[read[1]]
        return None
