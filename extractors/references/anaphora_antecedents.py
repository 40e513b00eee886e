"""Where the text names the document that a self or back mention means."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.layout import Layout
from extractors.references.anaphora_nouns import NOUNS, same_type
from extractors.references.anaphora_quotations import Quotations
from extractors.references.draft import Draft
from extractors.references.relations_consolidated import consolidated
from extractors.source import SourceText
from extractors.types import BlockKind, OwnDocument, Span

_QUOTE_REACH = 8_000
_AMENDED_REACH = 20
_AMENDING = re.compile(
    r"(?:sửa[\s_]+đổi|bổ[\s_]+sung|thay[\s_]+thế)"
    r"(?:[^\n]{0,600}|(?:[^\n”]|\n(?![ \t\r]*(?:\n|điều[\s_]+\d+[a-zđ]?[ ]*[.:]))){0,600})\s*$"
)
"""Lines that the page has broken go on; a blank line, a closed quotation or a new article end the phrase."""

_CHANGES = re.compile(r"sửa[\s_]+đổi|bổ[\s_]+sung|thay[\s_]+thế|bãi[\s_]+bỏ|đính[\s_]+chính")
_CARRIES = re.compile(
    r"(?:(?:^|\n)[\s>*_]*|(?P<bracket>[(\[])[\s_*]*)"
    r"(?:được[\s_]+)?(?:ban[\s_]+hành[\s_]+)?kèm[\s_]+theo[\s_]*$"
)
_TITLE_REACH = 250
_TITLES = tuple(noun.upper() for noun in NOUNS)


class Antecedents:
    """The mentions of a text by type; spans are of the number where one is printed."""

    def __init__(self, source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
        self.source, self.layout, self.document = source, layout, own
        self.drafts = [d for d in drafts if d.form not in ("self", "back")]
        unsure = own.type in (None, "VBHN") or own.number is None
        self.base = consolidated(source, self.drafts) if unsure else None
        self._own: dict[str, Span | None] = {}
        self._quotations: Quotations | None = None
        self._block_quote = (-1, -1)  # a line of the last quoted block, and where that block begins
        self._of: dict[str, tuple[list[Draft], list[int]]] = {}

    def _others(self, kind: str) -> tuple[list[Draft], list[int]]:
        """The mentions of other documents of a type, and where they start."""
        if kind not in self._of:
            found = [d for d in self.drafts if d.form != "own" and not d.blank and same_type(kind, d.type)]
            self._of[kind] = found, [d.start for d in found]
        return self._of[kind]

    def nearest(self, kind: str, at: int) -> Span | None:
        """The nearest earlier mention of a type, else the next one, never the text itself."""
        drafts, starts = self._others(kind)
        return span_of(drafts[max(bisect_left(starts, at) - 1, 0)]) if drafts else None

    def earlier(self, kind: str, at: int) -> bool:
        """Whether a mention of a type stands before `at`."""
        _, starts = self._others(kind)
        return bool(starts) and starts[0] < at

    def any_of(self, kind: str) -> bool:
        """Whether the text mentions another document of a type."""
        return bool(self._others(kind)[0])

    def own(self, kind: str) -> Span | None:
        """The text's own line, else where it prints its number, else its heading or title."""
        if kind not in self._own:
            self._own[kind] = self._own_span(kind)
        return self._own[kind]

    def _own_span(self, kind: str) -> Span | None:
        document = self.document
        if self.base is not None and same_type(kind, self.base.type):
            return span_of(self.base)
        if document.type == "VBHN":
            return next((span_of(d) for d in self.drafts if same_type(kind, d.type)), None)
        for draft in self.drafts:
            if draft.form == "own":
                return span_of(draft)
        for draft in self.drafts:
            if document.number and document.number in (draft.number, draft.intended):
                return span_of(draft)
        return self._carrier(kind) or self._title()

    def _carrier(self, kind: str) -> Span | None:
        """The act that an attachment names: "(Kèm theo Quyết định số …)", at the head of a line or bracket.

        An act that changes the attachment of another one names that one too, but is not carried by it.
        """
        shadow = self.source.shadow
        for draft in self.drafts:
            low = max(0, draft.start - 40)
            if not shadow[low : draft.start].rstrip(" _\n").endswith("theo") or not same_type(
                kind, draft.type
            ):
                continue
            carries = _CARRIES.search(shadow, low, draft.start)
            if carries and (
                carries["bracket"] or not _CHANGES.search(shadow, max(0, low - _TITLE_REACH), draft.start)
            ):
                return span_of(draft)
        return None

    def _title(self) -> Span | None:
        blocks = self.layout.blocks
        for block in blocks[:40]:
            if block.kind is BlockKind.TITLE and self.source.text[block.start : block.end].upper().startswith(
                _TITLES
            ):
                return block.start, block.end
        for block in blocks[:40]:
            if self.source.text[block.body : block.end].replace("_", " ").upper().startswith(_TITLES):
                return block.body, block.end
        return None

    def amended(self, kind: str, at: int) -> Span | None:
        """The amended document, where `at` stands in the quoted new wording of an amending act.

        A consolidated text quotes preambles in its notes, not new wording.
        """
        if self.base is not None and same_type(kind, self.base.type):
            return None
        opening = self._quoted_from(at)
        if opening is None or not _AMENDING.search(self.source.shadow, max(0, opening - 700), opening):
            return None
        drafts, starts = self._others(kind)
        before = bisect_left(starts, opening)
        for draft in reversed(drafts[max(0, before - _AMENDED_REACH) : before]):
            if not self._is_own(draft) and self._quotation(draft.start) is None:
                return span_of(draft)
        return None

    def _quotation(self, at: int) -> int | None:
        """Where the quoted block begins that holds a place."""
        if self._quotations is None:
            self._quotations = Quotations(self.source.text)
        return self._quotations.opening(at)

    def _is_own(self, draft: Draft) -> bool:
        return bool(self.document.number) and self.document.number in (draft.number, draft.intended)

    def _quoted_from(self, at: int) -> int | None:
        """Where the quotation begins that holds `at`; a line that starts with ">" is one too."""
        text, low = self.source.text, max(0, at - _QUOTE_REACH)
        line = text.rfind("\n", low, at) + 1
        if line and text[line : line + 9].lstrip().startswith(">"):
            known_line, known_begin = self._block_quote
            begin = line
            while begin > low + 1:
                if begin == known_line:
                    begin = known_begin
                    break
                above = max(text.rfind("\n", low, begin - 1) + 1, low)
                if not text[above : above + 9].lstrip().startswith(">") and text[above:begin].strip():
                    break
                begin = above
            self._block_quote = line, begin
            return begin
        if (block := self._quotation(at)) is not None:
            return block
        opening, closing = text.rfind("“", low, at), text.rfind("”", low, at)
        return opening if opening > closing else None


def span_of(draft: Draft) -> Span:
    """The number of a mention where printed, else the whole phrase."""
    return draft.number_span or (draft.start, draft.end)
