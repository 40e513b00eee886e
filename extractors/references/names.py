"""Documents cited by name: laws, codes, ordinances, the Constitution, Party resolutions by session.

A name is known from the register (longest name wins) or bounded by its year, its day or punctuation. Where
a number is printed beside the name, the number is the citation and the name becomes its `title`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.names_amending import amending_law
from extractors.references.names_dates import date_behind
from extractors.references.names_heads import BLANKS, places_of, spellings, words_at
from extractors.references.names_lexicon import lexicon
from extractors.references.names_party import party_resolutions
from extractors.references.names_subject import adopted_resolutions
from extractors.rules import Rule
from extractors.source import SourceText
from extractors.types import Span

_CODE_BEFORE = re.compile(r"(?<![^\W_])bộ[\s_]{1,3}$")
_BLANKS = tuple(BLANKS)
_NOT_A_LAW = frozenset(
    (
        "pháp", "kỷ", "kỉ", "quy", "khoa", "ngành", "môn", "học", "trường", "viện", "ty", "phòng", "hãng",
        "luận", "báo", "tc", "đh", "cấp",
    )
)  # fmt: skip
"""Words that "luật" only ends or follows: pháp luật, kỷ luật, Đại học Luật, Công ty Luật, trung cấp Luật."""

_ISSUED_UNDER_LAWS = frozenset({"NĐ", "TT", "TTLT", "QĐ", "CT", "CV"})
"""Types that no law has: such a number behind the name of a law is that of another document."""
_LAW_TYPES = frozenset({"LUẬT", "BỘ LUẬT", "PL", "HP", "L", None})
_JOINT = re.compile(r"(?:[\s_,]|\b(?:và|hoặc|cùng|với|theo|các|những)\b)*$")
_NUMBER_NEXT = re.compile(
    r"[\s_]*,?[\s_]*(?:\([\s_]*sửa[\s_]+đổi[^()\n]{0,20}\)[\s_]*)?(?:\(?(?:luật|bộ luật|pháp lệnh|"
    r"hiến pháp)[\s_]+)?\(?(?:số[\s_]*:?[\s_]*)?\d{1,3}[\s]*[/\-]"
)
_WORDS = (
    r"(?:(?!luật\b|này\b|số\b|pháp\b|nghị\b|thông[\s_]+tư\b|quyết[\s_]+định\b)[^\W\d_]+(?:[\s_]*,)?[\s_]+)"
)
_NO_NAME = (
    r"(?!(?:vào|và|có|đã|được|này|số|do|của|để|thì|là|trong|theo|từ|ban|cho|khi|sẽ|tại|sửa|sư|mới|cũ|định|gia|trên|mà|"
    r"năm|ngày|như|các|trước|sau|nêu|nói|khác|quy)\b)"
)
_DAY_OR_NUMBER = r"(?=ngày[\s_]+\d|số[\s_]+\d+[\s_]*[/\-])"
_BOUNDED = re.compile(
    rf"{_NO_NAME}{_WORDS}{{1,16}}?(?:(?=(?:năm[\s_]+)?(?:19|20)\d\d(?![\d/]))|{_DAY_OR_NUMBER})"
)
_BOUNDED_STRICTLY = re.compile(rf"{_NO_NAME}{_WORDS}{{1,24}}?{_DAY_OR_NUMBER}")
_BOUNDED_ON = re.compile(
    r"[\s_]+và[\s_]+(?:(?!(?:các|của|được|có|theo|tại|về|cho|do|những|là|từ|đến|trước|sau|trong)\b)"
    rf"{_WORDS}){{1,6}}?{_DAY_OR_NUMBER}"
)
_GUESSED = re.compile(
    r"(?!sư\b|này\b|định\b|gia\b|pháp\b|số\b|năm\b|ngày\b|sửa\b|căn\b|khác\b|điều\b|việt\b|"
    r"biển\b)[^\W\d_]{2,}(?:[ _](?!(?:và|về|của|có|được|quy|này|số|ngày|năm|để|đã|do|tại|trong|thì|là|"
    r"hoặc|với|theo|cho|hiện|các|không|phải|cũng|sẽ|mà|khi|từ|trên|trước|sau|nêu|nói|như|hay|nhưng|bao|gồm|vẫn|còn|chưa|"
    r"nhằm|đến|vào|ra|đang|nên|đó|vì|ban|ở|bởi|căn|cùng)\b)[^\W\d_]+){0,7}"
)
_ENACTING = re.compile(r"(?:^|\n)[\s#*]*quốc[\s_]+hội[\s_]+ban[\s_]+hành[\s_]+(?:bộ[\s_]+)?$")
_ALL = ("các ", "các_", "các\n")
_NEXT_MEMBER = re.compile(
    r"[\s_]*(?:,[\s_]*(?:và[\s_]+)?|[\s_]và[\s_]+)(?!(?:bộ[\s_]+)?luật\b|pháp[\s_]+lệnh\b)"
)
_APART = re.compile(r"[;.]|\bvà\b|\bnghị|\bthông")
_DRAFTED = re.compile(r"(?:dự[ _]án|dự[ _]thảo|xây[ _]dựng|đề[ _]nghị xây[ _]dựng)[\s_]+(?:bộ[ _])?$")
_STATE = re.compile(r"[\s_]+(?:của[ _])?nước[\s_]+(?:cộng[ _]h(?:òa|"
                    r"oà)[ _]xã[ _]hội[ _]chủ[ _]nghĩa[ _]việt[ _]nam|"
                    r"việt[ _]nam[ _]dân[ _]chủ[ _]cộng[ _]h(?:òa|oà)|chxhcn[ _]việt[ _]nam)")  # fmt: skip
_STATE_LAW = re.compile(r"[\s_]*(?:,|và)[\s_]+(?:các[ _])?(?:pháp[ _]luật|luật\b)")
_LONGEST_PHRASE = 60  # a longer phrase would no longer point at its number
_SHORT = re.compile(r"BL(?<!\wBL)[A-ZĐ]{2,4}\b")

RULES = (
    Rule(
        "name.law", "Luật, Bộ luật, Pháp lệnh by a name that the register knows, with or without year or day",
        "names of ontology/register.csv; attested in preambles and reports",
        ("Thực hiện Luật Giáo dục năm 2019.", "Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;",
         "Rà soát theo Luật Phòng chống tham nhũng và Luật Viên chức."),
        ("Chấp hành pháp luật giáo dục.", "Trường Đại học Luật Hà Nội mở lớp mới.",
         "Luật sư trao đổi với học sinh."),
        confidence=0.97,
    ),
    Rule(
        "name.law.dated", "Luật, Bộ luật, Pháp lệnh by an unlisted name that ends at its year or day",
        "titles are cited with the year of adoption in common usage",
        ("Áp dụng Luật Quản lý hồ chứa sinh thái năm 2031.",), ("Áp dụng luật lệ của làng năm 2031.",),
        confidence=0.9,
    ),
    Rule(
        "name.law.guess", "Luật with an unlisted name in capitals, up to the first word that cannot "
                          "belong to it",
        "new laws are cited before the register knows them",
        ("Góp ý về Luật Quản lý hồ chứa sinh thái.",), ("Luật này có hiệu lực.", "Góp ý về luật chơi."),
        confidence=0.7,
    ),
    Rule(
        "name.law.listed", "a further member of a list that the noun opens only once",
        "usage in programmes and reports", ("Rà soát các Luật Đất đai, Nhà ở và Đầu tư công.",),
        ("Rà soát Luật Đất đai, Nhà ở xã hội và trường học.",),
        confidence=0.85,
    ),
    Rule(
        "name.law.amending", "a law named by the laws that it amends, one citation up to the last of them",
        "title form of amending laws; GUIDE of the corpus",
        ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Viên chức và Luật Giáo dục năm 2031;",),
        ("Luật Viên chức đã được sửa đổi, bổ sung một số điều.",),
        confidence=0.95,
    ),
    Rule(
        "name.constitution", "Hiến pháp, with or without year or name of the state",
        "Hiến pháp 1946, 1959, 1980, 1992, 2013",
        ("Căn cứ Hiến pháp năm 2013;", "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"),
        ("Tuân thủ Hiến pháp và pháp luật.",),
        confidence=0.97,
    ),
    Rule(
        "name.code.short", "a code by its letters: BLDS, BLHS, BLLĐ, BLTTDS, BLTTHS",
        "usage of courts and legal writing", ("Theo Điều 12 BLDS 2015.",), ("Mã hàng BLXK99.",),
        confidence=0.95,
    ),
)  # fmt: skip


def find(source: SourceText, layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """`drafts` and the named citations, in order of start.

    A number draft that follows a name takes the name as its `title` and starts where the name starts.
    """
    del layout
    reader = _Names(source, drafts)
    found = reader.read()
    written = spellings(source.shadow, "nghị quyết")
    nouns = sorted(at for noun in written for at in places_of(source.shadow, noun))
    others = (*party_resolutions(source, nouns), *adopted_resolutions(source, nouns))
    found += [d for d in others if not reader.taken(d.start, d.end)]
    return sorted((*drafts, *found), key=lambda d: (d.start, d.end)) if found else drafts


@dataclass(frozen=True, slots=True)
class _Name:
    """A name found: where it stands, its type, the register's title, the laws that it amends."""

    start: int
    end: int
    kind: str
    rule: str
    confidence: float
    title: str | None = None
    amends: tuple[Span, ...] = ()


class _Names:
    """One pass over a text; holds where numbered citations stand."""

    def __init__(self, source: SourceText, drafts: list[Draft]) -> None:
        self.source, self.text, self.shadow = source, source.text, source.shadow
        self.drafts = drafts
        self.next = self.past = 0
        self.listed: list[Draft] = []

    def read(self) -> list[Draft]:
        """The citations by name, in no order."""
        found: list[Draft | None] = [self._law(at, at + 4, "luật") for at in self._laws()]
        laws = [draft for draft in found if draft is not None]
        for noun in spellings(self.shadow, "pháp lệnh"):
            found += [
                self._law(at, at + 9, "pháp lệnh")
                for at in words_at(self.shadow, noun)
                if not self._inside(at, laws)
            ]
        for noun in spellings(self.shadow, "hiến pháp"):
            found += [self._constitution(at, at + 9) for at in words_at(self.shadow, noun)]
        if "BL" in self.text:
            found += map(self._short, _SHORT.finditer(self.text))
        return [*(draft for draft in found if draft is not None), *self.listed]

    def _laws(self) -> Iterator[int]:
        """Where "luật" stands outside the names already read."""
        for at in words_at(self.shadow, "luật"):
            if at >= self.past and self.shadow[at - 5 : at - 1] != "pháp":
                yield at

    @staticmethod
    def _inside(at: int, laws: list[Draft]) -> bool:
        """Whether the name of a law holds the place (an amending law names an ordinance)."""
        index = bisect_right(laws, at, key=lambda law: law.start) - 1
        return index >= 0 and at < laws[index].end

    def taken(self, start: int, end: int) -> bool:
        """Whether a numbered citation stands in a span."""
        return any(d.start < end and start < d.end for d in self._near(start, end))

    def _near(self, start: int, end: int) -> list[Draft]:
        drafts, index = self.drafts, self.next
        while index and drafts[index - 1].end > start:
            index -= 1
        while index < len(drafts) and drafts[index].end <= start:
            index += 1
        self.next = index
        found = []
        while index < len(drafts) and drafts[index].start < end:
            found.append(drafts[index])
            index += 1
        return found

    def _law(self, start: int, end: int, noun: str) -> Draft | None:
        before = self.shadow[max(0, start - 14) : start]
        listed = before.endswith(_ALL)
        body = end + 1 if listed and self.shadow[end : end + 1] == ":" else end
        while self.shadow[body : body + 1] in _BLANKS:
            body += 1
        if body == end:
            return None
        if noun == "luật" and (code := _CODE_BEFORE.search(before)):
            start, noun = start - len(code[0]), "bộ luật"
        elif noun == "luật" and before.replace("_", " ").rpartition(" ")[0].rpartition(" ")[2] in _NOT_A_LAW:
            return None
        if self._is_own_title(start, end, body) or _ENACTING.search(self.shadow, max(0, start - 40), start):
            return None
        kind = {"luật": "LUẬT", "bộ luật": "BỘ LUẬT", "pháp lệnh": "PL"}[noun]
        if amending := amending_law(self.shadow, body, self._name_end):
            end, laws = amending
            self.past = end
            return self._draft(_Name(start, end, kind, "name.law.amending", 0.95, None, laws))
        name = self._name(start, body)
        if name is None:
            return None
        self.past = name.end
        if listed:
            self.listed += self._members(name.end, kind)
        return self._draft(name, kind)

    def _members(self, end: int, kind: str) -> Iterator[Draft]:
        """The further members of "các Luật Đất đai, Nhà ở và Đầu tư", each known by its name alone."""
        while step := _NEXT_MEMBER.match(self.shadow, date_behind(self.shadow, end)[2]):
            known = lexicon().longest(self.shadow, step.end())
            if known is None or not self.text[step.end()].isupper():
                return
            end, title = known
            if draft := self._draft(_Name(step.end(), end, kind, "name.law.listed", 0.85, title)):
                yield draft
            self.past = end

    def _name_end(self, start: int, body: int) -> int | None:
        name = self._name(start, body)
        return name.end if name else None

    def _is_own_title(self, start: int, end: int, body: int) -> bool:
        """LUẬT alone on its line, or at the start of a line in capitals: the heading of the law itself."""
        if not self.text[start:end].isupper():
            return False
        line = self.text.rfind("\n", 0, start) + 1
        return "\n" in self.text[end:body] or not self.text[line:start].strip(" #*|>")

    def _name(self, start: int, body: int) -> _Name | None:
        """The name whose noun begins at `start` and whose words begin at `body`.

        It ends before a numbered document with a noun of its own: "Luật Giáo dục và Kế hoạch số 12/KH-UBND".
        """
        name = self._longest_name(start, body)
        for draft in self._near(body, name.end) if name else ():
            if name and draft.start > body and draft.type not in _LAW_TYPES:
                return self._name_before(draft.start, name, body)
        return name

    def _name_before(self, limit: int, name: _Name, body: int) -> _Name | None:
        """A name cut off where another document begins."""
        known = lexicon().longest(self.shadow, body)
        if known and known[0] <= limit:
            return _Name(name.start, known[0], "LUẬT", "name.law", 0.97, known[1])
        end = body + len(_JOINT.sub("", self.shadow[body:limit]))
        return replace(name, end=end) if end > body else None

    def _longest_name(self, start: int, body: int) -> _Name | None:
        capital, first = self.text[start].isupper(), self.text[body : body + 1].isupper()
        known = lexicon().longest(self.shadow, body)
        if known and (capital or first or date_behind(self.shadow, known[0])[0]):
            on = _BOUNDED_ON.match(self.shadow, known[0])
            if on and capital and not date_behind(self.shadow, known[0])[0]:
                return _Name(start, known[0] + len(on[0].rstrip(" _,\n")), "LUẬT", "name.law.dated", 0.9)
            return _Name(start, known[0], "LUẬT", "name.law", 0.97, known[1])
        if not first and not capital:
            return None
        if m := (_BOUNDED if first else _BOUNDED_STRICTLY).match(self.shadow, body):
            return _Name(start, body + len(m[0].rstrip(" _,\n")), "LUẬT", "name.law.dated", 0.9)
        if capital and first and (m := _GUESSED.match(self.shadow, body)):
            return _Name(start, m.end(), "LUẬT", "name.law.guess", 0.7)
        return None

    def _constitution(self, start: int, end: int) -> Draft | None:
        if not self.text[start].isupper() or self._is_own_title(start, end, end + 1):
            return None
        state = _STATE.match(self.shadow, end)
        end = state.end() if state else end
        if date_behind(self.shadow, end)[0] is None and not state and _STATE_LAW.match(self.shadow, end):
            return None
        return self._draft(_Name(start, end, "HP", "name.constitution", 0.95))

    def _draft(self, name: _Name, kind: str | None = None) -> Draft | None:
        """The citation of a name (of another `kind`); None where a number beside it is the citation."""
        start = name.start
        date, span, dated = date_behind(self.shadow, name.end)
        title = name.title or " ".join(self.text[start : name.end].replace("_", " ").split())
        if self._numbered(name, dated, title):
            return None
        # A year belongs to the name, a day does not.
        end = dated if date and len(date) == 4 else name.end
        return Draft(
            "named", start, end, name.rule, name.confidence, type=kind or name.kind, date=date, title=title,
            draft=bool(_DRAFTED.search(self.shadow, max(0, start - 30), start)),
            date_span=span, amends=name.amends,
        )  # fmt: skip

    def _numbered(self, name: _Name, dated: int, title: str) -> bool:
        """Whether a numbered citation holds or follows the name; it then takes the name as its title."""
        for draft in self._near(name.start, dated + 40):
            inside = draft.start < dated and name.start < draft.end
            follows = draft.start >= dated and _NUMBER_NEXT.match(self.shadow, dated)
            if inside or (follows and self._adjacent(dated, draft)):
                self._entitle(draft, name, title)
                return True
        return False

    def _adjacent(self, end: int, draft: Draft) -> bool:
        if draft.type in _ISSUED_UNDER_LAWS:
            return False
        at = draft.number_span[0] if draft.number_span else draft.start
        gap = self.shadow[end:at]
        return at - end < 40 and not _APART.search(gap)

    def _entitle(self, draft: Draft, name: _Name, title: str) -> None:
        draft.title = draft.title or title
        draft.amends = draft.amends or name.amends
        draft.phrase_start = min(
            draft.start, name.start, draft.start if draft.phrase_start is None else draft.phrase_start
        )
        if self.source.home(draft.end) - self.source.home(name.start) <= _LONGEST_PHRASE:
            draft.start = draft.phrase_start

    def _short(self, m: re.Match[str]) -> Draft | None:
        title = lexicon().short.get(m[0])
        if title is None or self.taken(*m.span()):
            return None
        date, span, end = date_behind(self.shadow, m.end())
        return Draft(
            "named",
            m.start(),
            end,
            "name.code.short",
            0.95,
            type="BỘ LUẬT",
            date=date,
            title=title,
            date_span=span,
        )


def span_of_name(draft: Draft) -> Span:
    """The span that stands for a citation: its number where printed, else the whole phrase."""
    return draft.number_span or (draft.start, draft.end)
