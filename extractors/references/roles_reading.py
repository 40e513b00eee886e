"""Reading the sentence round a citation: which cue governs it, and from which document it speaks."""

from __future__ import annotations

import re
from functools import partial

from extractors.layout import Layout
from extractors.references import issuers
from extractors.references.draft import Draft
from extractors.references.relations_consolidated import quotes_a_preamble
from extractors.references.roles_announced import CLAUSE, COMMONLY_AMENDED, Announcements
from extractors.references.roles_cues import Cue, Found, Reading, Scope, cues
from extractors.references.roles_sentences import OPENING, REACH, Sentences
from extractors.references.roles_wording import (
    changes_wording,
    in_quotation,
    leaves_bracket,
    no_proposal,
    without_provisions,
)
from extractors.source import SourceText

_LONGEST_TAIL = 60
_LIST_TAIL = re.compile(
    r"(?:[,;:(/]|\bvà\b|\bcùng\b|\bhoặc\b|[-•])[\s_*\[\"“]*(?:(?:các|cùng|với|số|của)[\s_:]+)*$"
)
_TAIL_MARKS = ' \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029_*["“'
_TAIL_ENDS = (*",;:(/-•", "và", "cùng", "hoặc", "các", "với", "số", "của")
"""How a stretch ends that may end in such a joint: a search bound to its end tries every place."""
_BREAK = re.compile(r"[;(]|\n\s*\n|,")
_NEW_SUBJECT = re.compile(
    r"(?:tiếp[ _]tục|tổ[ _]chức|đồng[ _]thời|gắn|để|nhằm|tham[ _]mưu|các|cử|phối[ _]hợp)\b"
)
_AND_ALSO = re.compile(r"(?<![^\W_])(?:và|đồng[\s_]+thời)[\s_]*$")
_ALSO = re.compile(r"(?:(?<![^\W_])(?:và|đồng[\s_]+thời)|,)[\s_]*$")
_JOINED = re.compile(r"[\s_]*,?[\s_]*(?:(?:và|hoặc)[\s_]+)?")
_DUTY = re.compile(
    r"nhiệm[\s_]+vụ|nội[\s_]+dung|giải[\s_]+pháp|yêu[\s_]+cầu|trách[\s_]+nhiệm|nghĩa[\s_]+vụ|chính[\s_]+sách|"
    r"chế[\s_]+độ|kiến[\s_]+nghị|(?:các|những|đúng|đủ|nghiêm|túc|hiện)[\s_]*$"
)
# "Tổ công tác triển khai Đề án có Thông báo số …": of the document it is told that there is one.
_TELLS = re.compile(r"(?<![^\W_])(?:đã[\s_]+|vừa[\s_]+)?(?:có|nhận[\s_]+được|gửi)[\s_]+$")
_GARBLED = re.compile(r",[\s_]*[+|!*\[\]~^<>\d][^\W\d_]{2,6}(?:[\s_]+[^\W\d_]{1,3})?[\s_]*$")
_UNREAD = re.compile(r"(?<![^\W_])s[ốôóo6][\s_]\d{1,4}/")
_LETTERS = ("CV", "TTr", "BC", "BB", "GM")  # their titles name what they ask for, not what they do
_LAWMAKING = ("sua_doi", "thay_the", "bai_bo", "huong_dan", "dinh_chinh")
_PLACED: dict[Scope, Scope] = {"preamble": "frame", "head": "weak"}
_ATTRIBUTED = re.compile(r"(?<![^\W_])(?:được|do)[\s_](?:[^,.;:()]{1,80}?[\s_])?$")


class Reader:
    """One pass over the citations of a text; remembers what the sentence has said so far."""

    def __init__(self, source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
        self.text, self.shadow, self.layout = source.text, source.shadow, layout
        self.page = Sentences(source, layout)
        self.drafts = drafts
        self.cues = cues()
        self.previous: Draft | None = None
        self.reading = Reading()
        self.base: tuple[Draft, Reading] | None = None
        self.frame: Found | None = None
        self.framed_by: Draft | None = None
        self.above = Announcements(source, layout, self.page)
        self.sentence = 0
        self.passed: list[int] = []  # citations whose sentences were not read
        self.resume: int | None = None  # where a stretch begins that a quoted citation only interrupts

    def read(self, index: int) -> Reading:
        """The reading of the citation at `index`; to be asked for in order."""
        if self.passed and self._depends(index):
            for before in self.passed:
                self._step(before)
        elif self.passed:
            self.previous, self.reading = self.drafts[self.passed[-1]], Reading()
        self.passed.clear()
        return self._step(index)

    def pass_by(self, index: int) -> None:
        """Leave out a citation that has no role: its sentence is read only if the next one depends on it.

        Every third citation is a text's mention of itself, and few share their sentence with another.
        """
        self.passed.append(index)

    def _depends(self, index: int) -> bool:
        """Whether the reading of a citation takes something over from the one before."""
        start = _start(self.drafts[index])
        sentence = self.page.sentence(start)
        if self.drafts[self.passed[-1]].end > sentence or not self.shadow[sentence:start].strip(OPENING):
            return True
        return self.page.goes_on(sentence) or quotes_a_preamble(self.shadow, sentence)

    def _step(self, index: int) -> Reading:
        draft = self.drafts[index]
        reading = Reading() if draft.form == "own" else self._read(index)
        self.previous, self.reading = draft, reading
        governor = reading.governor
        if governor is None or governor is self.framed_by or governor.form == "self":
            self.base = (draft, reading)
        return reading

    def _read(self, index: int) -> Reading:
        draft = self.drafts[index]
        start = _start(draft)
        low, same = self._stretch(start)
        if not same:
            self.frame = self._carried(start)
            if self.framed_by is None or not self.page.goes_on(self.sentence):
                quoted = quotes_a_preamble(self.shadow, self.sentence)
                self.framed_by = self.base[0] if quoted and self.base else None
            self.base = None
        if self.frame is not None and no_proposal(self.frame.cue, draft):
            self.frame = None
        plain = without_provisions(self.shadow[low:start])
        listed = same and plain.rstrip(_TAIL_MARKS).endswith(_TAIL_ENDS)
        tail = _LIST_TAIL.search(plain, max(0, len(plain) - _LONGEST_TAIL)) if listed else None
        found = self._found(low, start, draft)
        if self.frame is not None and same:
            found = self._after_frame(found, low, plain)
        if tail and not self._announces(tail):
            found = [f for f in found if f.start >= low + tail.start() or self._lists_unread(f, plain, low)]
        reading = self._decide(found, plain, low, index, same)
        if reading is None and tail:
            reading = self._shared(draft, plain)
        if (reading is None or reading.cue is None) and plain.rstrip(_TAIL_MARKS).endswith(":"):
            reading = self.above.lapsed(self.sentence, start)
        if reading is None and not same:
            reading = self.above.over_item(start, self.sentence, partial(self._announced, index))
        if reading is None and same and not tail and self._garbled(plain, start):
            reading = self.reading
        if reading is None and self.frame is not None:
            reading = Reading(self.frame.cue, (self.frame.start, self.frame.end), self.framed_by)
        return reading or Reading()

    @staticmethod
    def _lists_unread(f: Found, plain: str, low: int) -> bool:
        """Whether a number that recognition spoiled opens a list: "bởi Luật số 5/203 1H8, Luật A"."""
        return f.cue.scope == "passive" and _UNREAD.search(plain, f.end - low) is not None

    def _announces(self, tail: re.Match[str]) -> bool:
        """Whether no list joint stands there: "Nghị quyết này thay thế các Nghị quyết: số A; số B"."""
        of_text = self.previous is not None and self.previous.form in ("self", "own")
        return of_text or tail[0].startswith(":")

    def _found(self, low: int, start: int, draft: Draft) -> list[Found]:
        """The cues before a citation; a cue may end with the citation's own noun (Xét Tờ trình)."""
        end = draft.number_span[0] if draft.number_span else start
        found = self.cues.find(self.shadow, low, max(start, end))
        return [f for f in found if f.start < start and (f.cue.scope not in _PLACED or self._in_place(f))]

    def _in_place(self, f: Found) -> bool:
        """Whether a cue that counts only at the head of a sentence or clause stands there."""
        before = self.shadow[self.sentence : f.start].rstrip(OPENING)
        return before == "" or before[-1] in ";:\n"

    def _stretch(self, start: int) -> tuple[int, bool]:
        """Where the text begins that may hold a citation's cue, and whether the previous one is in it."""
        self.sentence = self.page.sentence(start)
        low = max(self.sentence, start - REACH)
        same = self.previous is not None and self.previous.end > self.sentence
        if same and self.previous is not None:
            low = min(max(low, self.previous.end if self.resume is None else self.resume), start)
        self.resume = None
        return low, same

    def _carried(self, start: int) -> Found | None:
        """The frame that a citation at the head of its paragraph takes over from the list it stands in.

        A preamble goes on after a semicolon; a heading such as "Căn cứ pháp lý" frames the items below it.
        """
        if self.shadow[self.sentence : start].strip(OPENING):
            return None
        index = self.page.block(start)
        if index is None:
            return None
        if self.frame is not None and (
            self.page.goes_on(self.sentence)
            or (self.page.is_bullet(index) and self.page.is_bullet(index - 1))
        ):
            return self.frame
        return self.above.frame_over(index)

    def _announced(self, index: int, found: list[Found], low: int, end: int, framing: bool) -> Reading | None:
        """The reading of a line above a citation; with `framing` the frame that it opens stays open."""
        frame = self.frame
        reading = self._decide(found, self.shadow[low:end], low, index, False)
        if not framing:
            self.frame = frame
        return reading

    def _garbled(self, plain: str, start: int) -> bool:
        """Whether recognition broke the noun of the next amending document: "bởi Luật A, +tuật sô B".

        The noun of the list may have been taken for that of its member.
        """
        if self.reading.cue is None or self.reading.cue.scope != "passive":
            return False
        taken = self.previous is not None and start < self.previous.end
        return taken or _GARBLED.search(plain, max(0, len(plain) - 24)) is not None

    def _after_frame(self, found: list[Found], low: int, plain: str) -> list[Found]:
        """The cues that count inside a frame; a main clause ends the frame, except in a preamble line."""
        index = self.page.block(low)
        if index is not None and self.text[self.layout.blocks[index].end - 1] == ";":
            return found
        clause = CLAUSE.search(plain)
        if clause is None:
            return found
        self.frame = None
        return [f for f in found if f.start >= low + clause.start()]

    def _decide(self, found: list[Found], plain: str, low: int, index: int, same: bool) -> Reading | None:
        """Go through the cues from left to right; the last that counts is chosen."""
        chosen: Found | None = None
        outer: Found | None = None
        adopted = False
        end = low + len(plain)
        for f in found:
            scope = _PLACED.get(f.cue.scope, f.cue.scope)
            if scope == "opening":
                scope = "frame" if not self.shadow[self.sentence : f.start].strip(OPENING) else "weak"
            if scope == "frame":
                if not no_proposal(f.cue, self.drafts[index]):
                    chosen = self.frame = f
                continue
            if self.frame is not None:
                if not self._counts_in_frame(f, scope, plain[f.end - low :], index, same):
                    continue
                self.frame = None if scope == "weak" else self.frame
            if scope in ("weak", "place", "near") and self._far(plain[f.end - low :], scope):
                continue
            if scope == "weak" and chosen is not None and self._rewords(chosen):
                continue
            if scope == "silent" and chosen is not None and self._attributed(chosen, f):
                adopted = True
                continue
            if scope == "act" and chosen is not None and self._goes_with(chosen, f):
                continue
            if scope == "act" and chosen is not None and self._amends_still(chosen, f, plain, low):
                continue
            pointed = scope in ("place", "near") and chosen is not None and chosen.cue.scope != "silent"
            pointed = pointed and not adopted and not self._laid_down(chosen, f)
            if pointed and chosen and not _BREAK.search(plain, chosen.end - low, f.start - low):
                continue
            if scope == "attached" and chosen is not None:
                if chosen.cue.role in COMMONLY_AMENDED:
                    continue
                outer = chosen if chosen.cue.scope in ("weak", "place", "act") else None
            chosen = f
        if chosen is None:
            return None
        if chosen.cue.role == "thuc_hien" and _TELLS.search(plain, max(chosen.end - low, 0)):
            return None
        if chosen.cue.id == "doi_loi" and in_quotation(self.shadow[chosen.end : end]):
            self.resume = low
            return Reading()
        governor = self._governor(chosen, index) if same or chosen.cue.scope == "passive" else None
        if _PLACED.get(chosen.cue.scope, chosen.cue.scope) == "frame":
            governor = self.framed_by
        return Reading(chosen.cue, (chosen.start, min(chosen.end, end)), governor, outer)

    def _attributed(self, chosen: Found, f: Found) -> bool:
        """Whether "ban hành", "thông qua" only tell of the cited document who adopted it."""
        return f.cue.id == "ban_hanh" and bool(_ATTRIBUTED.search(self.shadow, chosen.end, f.start))

    def _goes_with(self, chosen: Found, f: Found) -> bool:
        """Whether a verb only goes on with a passive one: "được sửa đổi, bổ sung, bãi bỏ bởi"."""
        return chosen.cue.scope == "passive" and bool(_JOINED.fullmatch(self.shadow, chosen.end, f.start))

    def _amends_still(self, chosen: Found, f: Found, plain: str, low: int) -> bool:
        """Whether parts are changed and parts replaced: "sửa đổi Điều 4 và thay thế Điều 11 của A"."""
        if chosen.cue.role != "sua_doi" or f.cue.role not in ("thay_the", "bai_bo"):
            return False
        between = plain[chosen.end - low : f.start - low]
        parts = between != self.shadow[chosen.end : f.start]  # provisions were blanked
        return parts and _JOINED.fullmatch(between) is not None

    def _laid_down(self, chosen: Found | None, f: Found) -> bool:
        """Whether what is carried out is laid down there (thực hiện dự án quy định tại …), no duty."""
        if (
            chosen is None
            or chosen.cue.role != "thuc_hien"
            or not self.shadow.startswith("quy định", f.start)
        ):
            return False
        return _DUTY.search(self.shadow, chosen.start, f.start) is None

    def _rewords(self, f: Found) -> bool:
        """Whether a cue says that a wording was changed; where that stands written is only pointed at."""
        return f.cue.scope == "passive" and changes_wording(self.shadow, f.start)

    def _counts_in_frame(self, f: Found, scope: str, rest: str, index: int, same: bool) -> bool:
        """Whether a cue speaks inside "Căn cứ …": in a document's title, or pointing from plain words."""
        if scope == "intent":
            return same and self.previous is not None
        if scope in ("act", "passive"):
            if self._begins_clause(f):
                return True
            return same and (self._governor(f, index) is not None or self._coordinated(f))
        if scope == "weak":
            framed = self.frame is not None and self.frame.cue.role == "can_cu"
            return framed and not same and not self._far(rest, scope)
        return scope == "alias"

    def _begins_clause(self, f: Found) -> bool:
        """Whether a verb opens a new line of a preamble: "Căn cứ A …; Thực hiện B"."""
        before = self.shadow[max(0, f.start - 6) : f.start].rstrip(OPENING)
        return f.cue.role == "thuc_hien" and before.endswith(";") and self.text[f.start].isupper()

    @staticmethod
    def _far(rest: str, scope: str) -> bool:
        """Whether a pointing word is too far from the citation to point at it."""
        if scope == "near":
            return len(rest.split()) > 3 or bool(re.search("[,;(]", rest))
        return bool(_BREAK.search(rest))

    def _governor(self, f: Found, index: int) -> Draft | None:
        """The earlier citation to whose title the cue belongs."""
        previous = self.previous
        if previous is None:
            return None
        if f.cue.scope == "passive":
            near = previous.form != "own" and previous.end > min(self.sentence, f.start) - REACH
            return self._same_kind(index) or (previous if near else None)
        if f.cue.scope != "act" or (previous.type in _LETTERS and f.cue.role in _LAWMAKING):
            return None
        between = self.shadow[previous.end : f.start]
        if self._acts_again(f, between):
            return (self._outside_title(f) or self.reading).governor
        if ";" in between or self._coordinated(f) or self._new_clause(between, previous.end, f.cue):
            return None
        return previous

    def _acts_again(self, f: Found, between: str) -> bool:
        """Whether the one that acts on the previous document goes on: "thay thế A và bãi bỏ B"."""
        last = self.reading.cue
        acted = last is not None and last.scope == "act" and last.role in _LAWMAKING
        return acted and f.cue.role in _LAWMAKING and bool(_ALSO.search(between))

    def _outside_title(self, f: Found) -> Reading | None:
        """The reading of a replaced document, its title between: "thay thế A hướng dẫn L và bãi bỏ B"."""
        if self.base is None or self.reading.governor is not self.base[0]:
            return None
        cue = self.base[1].cue
        changes = COMMONLY_AMENDED[1:3]
        return self.base[1] if cue is not None and cue.role in changes and f.cue.role in changes else None

    def _coordinated(self, f: Found) -> bool:
        """Whether "và" joins the verb to the text's own ("Căn cứ A và thực hiện B"), not to a title."""
        return f.cue.role == "thuc_hien" and bool(
            _AND_ALSO.search(self.shadow, max(0, f.start - 12), f.start)
        )

    def _new_clause(self, between: str, offset: int, cue: Cue) -> bool:
        """Whether a clause begins behind the last comma; "…, hướng dẫn thi hành" is still a title."""
        comma = between.rfind(",")
        if comma < 0:
            return False
        rest = self.text[offset + comma + 1 : offset + len(between)].strip()
        if rest == "":
            return cue.role not in _LAWMAKING
        return rest[:1].isupper() or bool(_NEW_SUBJECT.match(rest.lower()))

    def _same_kind(self, index: int) -> Draft | None:
        """The nearest earlier citation of the sentence with the same type: decrees amend decrees."""
        for other in reversed(self.drafts[max(0, index - 12) : index]):
            if other.end <= self.sentence:
                return None
            if other.type == self.drafts[index].type and not other.passive:
                return other
        return None

    def _is_younger(self, draft: Draft) -> bool:
        """Whether a document cannot be the next that a title changes: it was issued after that title."""
        governor, cue = self.reading.governor, self.reading.cue
        if governor is None or cue is None or cue.scope != "act" or cue.role not in _LAWMAKING:
            return False
        acting, changed = issuers.year_of(governor.number), issuers.year_of(draft.number)
        return acting is not None and changed is not None and changed > acting

    def _shared(self, draft: Draft, plain: str) -> Reading:
        """The reading of the list that the citation continues."""
        shared = self.reading
        if self.base is not None:
            base, reading = self.base
            new_kind = self.previous is not None and draft.type == base.type != self.previous.type
            left = self.reading.governor is not None and leaves_bracket(plain)
            if ";" in plain or new_kind or left or self._is_younger(draft):
                shared = reading
        other_kind = self.previous is not None and draft.type != self.previous.type
        if shared.outer is not None and (other_kind or ";" in plain or "," in plain):
            return Reading(shared.outer.cue, (shared.outer.start, shared.outer.end))
        return shared


def _start(draft: Draft) -> int:
    """Where the whole phrase of a citation begins."""
    return draft.start if draft.phrase_start is None else draft.phrase_start
