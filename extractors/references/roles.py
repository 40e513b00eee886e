"""What the sentence says of a cited document: its role, and the document whose role it is.

The cue that stands before a citation decides; members of a list share it. A cue behind another citation
belongs to that one's title ("Kế hoạch A thực hiện Nghị quyết B": B is carried out by A, not by the text).
The values of `role_detail`, with the relation of the graph they stand for, are a column of
ontology/relation_cues.csv: can_cu BASED_ON · xet CONSIDERS · sua_doi, dieu_chinh AMENDS · tham_muu_dieu_chinh,
tham_muu_thay_the PROPOSES_CHANGE · thay_the REPLACES · bai_bo, het_hieu_luc REPEALS · ngung_hieu_luc SUSPENDS ·
dinh_chinh CORRECTS · hop_nhat CONSOLIDATES · quy_dinh_chi_tiet, huong_dan DETAILS · thuc_hien, trien_khai,
thi_hanh, nhiem_vu_giao IMPLEMENTS · kem_theo PROMULGATES · theo, theo_tinh_than, theo_quy_dinh APPLIES inside
a directive · tai, phuc_dap CITES and ANSWERS · quan_triet, tuyen_truyen DISSEMINATES (no role) · so_ket,
ban_hanh, goi_tat CITES (no role).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.pinpoints_grammar import CHAIN
from extractors.references.roles_cues import Cue, Found, cues
from extractors.rules import Rule
from extractors.source import SourceText
from extractors.types import OwnDocument, Span

_REACH = 420
_SENTENCE_END = re.compile(r"[.!?…][\"”)*]{0,3}\s+(?=[A-ZĐÀ-Ỹ\d•\-])|\n\s*\n")
_LIST_TAIL = re.compile(
    r"(?:[,;:(]|\bvà\b|\bcùng\b|\bhoặc\b|[-–•])[\s_*\[\"“]*(?:(?:các|cùng|với)[\s_]+)*(?:[^\W\d_]+[\s_]+){0,3}$"
)
_DIRECT = re.compile(r"[\s_*\"“\[(]*(?:(?:các|những|toàn bộ|nội dung)[\s_]+)*")
_EXPIRES = re.compile(
    r"[^.;\n]{0,160}?\b(?:hết[\s_]+hiệu[\s_]+lực|(?:bị|được)[\s_]+(?P<repealed>bãi[\s_]+bỏ)(?![\s_]+(?:bởi|theo|tại)))"
)
_BREAK = re.compile(r"[;\n]|,[\s_]*(?![\s_]*(?:được|đã|có|bổ|và|quy|hướng|sửa|khoản|điều|điểm|số)\b)")

RULES: tuple[Rule, ...] = ()


@dataclass(slots=True)
class _Reading:
    """Role, cue place and acting document of one citation."""

    cue: Cue | None = None
    span: Span | None = None
    governor: Draft | None = None


def attach(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
    """Fill in `role`, `role_detail`, `role_span`, `governor` and `passive` of the drafts."""
    del own
    _Roles(source, layout, drafts).run()


class _Roles:
    """One pass over the citations of a text; remembers what the sentence has said so far."""

    def __init__(self, source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
        self.text, self.shadow, self.layout = source.text, source.shadow, layout
        self.drafts = drafts
        self.cues = cues()
        self.previous: Draft | None = None
        self.reading = _Reading()
        self.base: tuple[Draft, _Reading] | None = None
        self.frame: Found | None = None

    def run(self) -> None:
        for draft in self.drafts:
            if draft.form == "own":
                self._remember(draft, _Reading())
                continue
            reading = self._read(draft)
            self._fill(draft, reading)
            self._remember(draft, reading)

    def _remember(self, draft: Draft, reading: _Reading) -> None:
        self.previous, self.reading = draft, reading
        if reading.governor is None:
            self.base = (draft, reading)

    def _fill(self, draft: Draft, reading: _Reading) -> None:
        if draft.form == "self":
            return
        cue = reading.cue
        if cue is None or cue.role in (None, "dan_chieu"):
            expires = _EXPIRES.match(self.shadow, draft.end)
            if expires and not self._next_starts_before(draft, expires.end()):
                draft.role, draft.role_detail = "bai_bo", "bai_bo" if expires["repealed"] else "het_hieu_luc"
                draft.role_span = (expires.start(), expires.end())
                return
        if cue is None:
            return
        draft.role, draft.role_detail, draft.role_span = cue.role, cue.detail, reading.span
        draft.governor, draft.passive = reading.governor, cue.scope == "passive"

    def _next_starts_before(self, draft: Draft, end: int) -> bool:
        index = self.drafts.index(draft) + 1
        return (
            index < len(self.drafts) and self.drafts[index].start < end and self.drafts[index].form != "self"
        )

    def _read(self, draft: Draft) -> _Reading:
        low, same = self._stretch(draft)
        if not same:
            self.base = None
            self._carry_frame(draft, low)
        found = self.cues.find(self.shadow, low, draft.start)
        gap = self.shadow[low : draft.start]
        listed = same and bool(_LIST_TAIL.search(gap))
        if listed:
            found = self._behind_list(found, low, draft.start)
        decided = self._decide(found, low, draft, same)
        if decided is not None:
            return decided
        if listed:
            return self._shared(draft, gap)
        if self.frame is not None:
            return _Reading(self.frame.cue, (self.frame.start, self.frame.end))
        return _Reading()

    def _stretch(self, draft: Draft) -> tuple[int, bool]:
        """Where the text before a citation begins that may hold its cue, and whether the previous is in it."""
        block = self.layout.blocks[self.layout.block_at(draft.start)] if self.layout.blocks else None
        low = max(block.start if block else 0, draft.start - _REACH)
        if block and not self.shadow[block.body : draft.start].strip(" *-_[("):
            low = min(low, max(0, block.start - 90))
        same = self.previous is not None and self.previous.end >= low
        if self.previous is not None:
            low = max(low, self.previous.end)
        for m in _SENTENCE_END.finditer(self.text, low, draft.start):
            low, same = m.end(), False
        return low, same

    def _carry_frame(self, draft: Draft, low: int) -> None:
        """A preamble goes on in the next paragraph when the last one ended with a semicolon."""
        before = self.shadow[max(0, low - 60) : low].rstrip(" \n\t-*+•>|")
        if not before.endswith(";"):
            self.frame = None

    def _behind_list(self, found: list[Found], low: int, start: int) -> list[Found]:
        """The cues behind the comma or "và" of a list; those before it belong to the previous one's title."""
        m = _LIST_TAIL.search(self.shadow[low:start])
        mark = low + m.start() if m else low
        return [f for f in found if f.start >= mark]

    def _decide(self, found: list[Found], low: int, draft: Draft, same: bool) -> _Reading | None:
        chosen: Found | None = None
        framed = self.frame is not None
        for f in found:
            broken = chosen is not None and bool(_BREAK.search(self._plain(chosen.end, f.start)))
            scope = f.cue.scope
            if scope == "frame":
                if not (same and f.cue.id == "can_cu" and not self._opens_clause(f.start)):
                    chosen, self.frame, framed = f, f, True
            elif scope in ("weak", "place", "near") and self._far(f, draft):
                continue
            elif scope in ("act", "intent", "passive"):
                if not framed or same:
                    chosen = f
            elif scope == "attached":
                if not framed and not (
                    chosen and not broken and chosen.cue.role in ("sua_doi", "thay_the", "bai_bo", "can_cu")
                ):
                    chosen = f
            elif scope == "weak":
                chosen = chosen if framed else f
            elif scope in ("place", "near"):
                if not framed and (chosen is None or broken or chosen.cue.scope == "silent"):
                    chosen = f
            elif scope == "alias" or not framed:
                chosen = f
        if chosen is None:
            return None
        return _Reading(
            chosen.cue, (chosen.start, chosen.end), self._governor(chosen, draft) if same else None
        )

    def _opens_clause(self, at: int) -> bool:
        return self.shadow[max(0, at - 3) : at].strip(" *-_>|") in ("", ";", ",", ":", ".") or True

    def _plain(self, start: int, end: int) -> str:
        """The text without provisions, whose commas separate nothing."""
        return CHAIN.sub(" ", self.shadow[start:end])

    def _far(self, f: Found, draft: Draft) -> bool:
        if f.cue.scope == "near":
            rest = self._plain(f.end, draft.start).strip()
            return len(rest) > 40 or bool(re.search(r"[,;]", rest)) or len(rest.split()) > 3
        return bool(re.search(r"[;\n]|,", self._plain(f.end, draft.start)))

    def _governor(self, f: Found, draft: Draft) -> Draft | None:
        """The earlier citation to whose title the cue belongs."""
        previous = self.previous
        if previous is None or f.cue.scope not in ("act", "passive"):
            return None
        between = self.shadow[previous.end : f.start]
        if f.cue.scope == "passive":
            return self._same_kind(draft) or previous
        if (
            ";" in between
            or (re.search(r",[\s_]*[^,]{0,60}$", between)
            and self._main_clause(between, previous.end))
        ):
            return None
        return previous

    def _main_clause(self, between: str, offset: int) -> bool:
        """Whether a new clause with its own subject begins behind the last comma."""
        comma = between.rfind(",")
        rest = self.text[offset + comma + 1 : offset + len(between)].strip()
        return (
            rest[:1].isupper()
            or rest == ""
            or bool(re.match(r"(?:tiếp tục|tổ chức|đồng thời|gắn|để|nhằm|tham mưu)\b", rest))
        )

    def _same_kind(self, draft: Draft) -> Draft | None:
        """The nearest earlier citation of the sentence with the same type: decrees amend decrees."""
        index = self.drafts.index(draft)
        low = max(0, draft.start - 900)
        for other in reversed(self.drafts[:index]):
            if other.start < low or _SENTENCE_END.search(self.text, other.end, draft.start):
                return None
            if other.type == draft.type and not other.passive:
                return other
        return None

    def _shared(self, draft: Draft, gap: str) -> _Reading:
        """The reading of the list that the citation continues."""
        if self.base is not None:
            base, reading = self.base
            previous = self.previous
            new_kind = previous is not None and draft.type == base.type != previous.type
            if ";" in gap or "\n" in gap or new_kind:
                return reading
        return self.reading
