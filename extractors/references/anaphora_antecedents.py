"""Where the text names the document that a self or back mention means."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.layout import Layout
from extractors.references.anaphora_nouns import NOUNS, same_type
from extractors.references.draft import Draft
from extractors.references.relations_consolidated import consolidated
from extractors.source import SourceText
from extractors.types import BlockKind, OwnDocument, Span

_QUOTE_REACH = 20_000
_AMENDING = re.compile(r"(?:sửa[\s_]+đổi|bổ[\s_]+sung|thay[\s_]+thế)[^\n]{0,600}$")
_TITLES = tuple(noun.upper() for noun in NOUNS)


class Antecedents:
    """The mentions of a text by type; spans are of the number where one is printed."""

    def __init__(self, source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
        self.source, self.layout, self.document = source, layout, own
        self.drafts = [d for d in drafts if d.form not in ("self", "back")]
        self.starts = [d.start for d in self.drafts]
        self.base = (
            consolidated(source, self.drafts) if own.type in (None, "VBHN") or own.number is None else None
        )
        self._own: dict[str, Span | None] = {}

    def nearest(self, kind: str, at: int) -> Span | None:
        """The nearest earlier mention of a type, else the next one, never the text itself."""
        index = bisect_left(self.starts, at)
        order = [*reversed(self.drafts[:index]), *self.drafts[index:]]
        for draft in order:
            if same_type(kind, draft.type) and draft.form != "own" and not draft.blank:
                return span_of(draft)
        return None

    def earlier(self, kind: str, at: int) -> bool:
        """Whether a mention of a type stands before `at`."""
        index = bisect_left(self.starts, at)
        return any(same_type(kind, d.type) and d.form != "own" for d in self.drafts[:index])

    def any_of(self, kind: str) -> bool:
        """Whether the text mentions another document of a type."""
        return any(same_type(kind, d.type) and d.form != "own" for d in self.drafts)

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
        """The act that an attachment names: "(Kèm theo Quyết định số …)"."""
        for draft in self.drafts:
            before = self.source.shadow[max(0, draft.start - 12) : draft.start]
            if same_type(kind, draft.type) and before.rstrip().endswith("kèm theo"):
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
        """The amended document, where `at` stands in the quoted new wording of an amending act."""
        opening = self._quoted_from(at)
        if opening is None or not _AMENDING.search(self.source.shadow, max(0, opening - 700), opening):
            return None
        for draft in reversed(self.drafts[: bisect_left(self.starts, opening)]):
            if same_type(kind, draft.type) and draft.form != "own" and not self._is_own(draft):
                return span_of(draft)
        return None

    def _is_own(self, draft: Draft) -> bool:
        return bool(self.document.number) and self.document.number in (draft.number, draft.intended)

    def _quoted_from(self, at: int) -> int | None:
        """Where the quotation begins that holds `at`; a line that starts with ">" is one too."""
        text = self.source.text
        line = text.rfind("\n", 0, at) + 1
        if text[line:at].lstrip().startswith(">"):
            while line > 1:
                above = text.rfind("\n", 0, line - 1) + 1
                if not text[above:line].lstrip().startswith(">") and text[above:line].strip():
                    break
                line = above
            return line
        low = max(0, at - _QUOTE_REACH)
        opening, closing = text.rfind("“", low, at), text.rfind("”", low, at)
        return opening if opening > closing else None


def span_of(draft: Draft) -> Span:
    """The number of a mention where printed, else the whole phrase."""
    return draft.number_span or (draft.start, draft.end)
