"""Documents cited by name: laws, codes, ordinances, the Constitution, Party resolutions by session.

A name is known from the register (longest name wins) or bounded by its year, its day or punctuation. Where
a number is printed beside the name, the number is the citation and the name becomes its `title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.names_dates import date_behind
from extractors.references.names_lexicon import lexicon
from extractors.references.names_party import party_resolutions
from extractors.rules import Rule
from extractors.source import SourceText
from extractors.types import Span

_LAW = re.compile(r"luật(?=[\s_])|pháp[ _]lệnh(?=[\s_])|hiến[ _]pháp")
_BLANK = re.compile(r"[\s_]+")
_NOT_A_LAW = re.compile(
    r"(?:\btc|\bđh|\btrung cấp|\bpháp|\bkỷ|\bkỉ|\bquy|\bkhoa|\bngành|\bmôn|\bhọc|\btrường|\bviện|\bcông ty|\bvăn phòng|\bhãng|\bluận|\bbáo)[ _]$"
)
_NUMBER_NEXT = re.compile(
    r"[\s_]*,?[\s_]*(?:\(?(?:luật|bộ luật|pháp lệnh|hiến pháp)[\s_]+)?\(?(?:số[\s_]*:?[\s_]*)?\d{1,3}[\s]*[/\-]"
)
_AMENDS = re.compile(
    r"(?:sửa[ _]đổi|bổ[ _]sung)(?:[\s_]*,?[\s_]*(?:và )?bổ[ _]sung)?[\s_]+"
    r"(?:(?:một[ _]số|các)[\s_]+)?(?:điều|khoản|nội[ _]dung|quy[ _]định)?[^.;:\n()\"“”]{0,60}?"
    r"(?:của|các|tại)[\s_]+(?=(?:\d+[ _])?(?:các[ _])?(?:bộ[ _])?(?:luật|pháp[ _]lệnh))|sửa[ _]đổi[\s_]+(?=\d+[ _]luật)"
)
_COUNTED = re.compile(r"(?:\d+|các)[\s_]+(?:luật|pháp[ _]lệnh)(?:[\s_]+[^\s.,;:()\"“”]+){0,25}")
_NEXT_LAW = re.compile(r"[\s_]*(?:,|và|,[\s_]*và)[\s_]*(?=(?:bộ[ _])?luật[\s_]|pháp[ _]lệnh[\s_])")
_HEAD = re.compile(r"(?:bộ[ _])?luật[\s_]+|pháp[ _]lệnh[\s_]+")
_BOUNDED = re.compile(
    r"(?:(?!luật\b|này\b|số\b|pháp\b)[^\W\d_]+[ _](?:,[ _]?)?){1,14}?(?=(?:năm[ _])?(?:19|20)\d\d(?![\d/])|ngày[ _]\d)"
)
_GUESSED = re.compile(
    r"(?!sư\b|này\b|định\b|gia\b|pháp\b|số\b|năm\b|ngày\b|sửa\b)[^\W\d_]{2,}(?:[ _](?!(?:và|về|của|có|được|quy|này|số|ngày|năm|để|đã|do|tại|trong|thì|là|"
    r"hoặc|với|theo|cho|hiện|các|không|phải|cũng|sẽ|mà|khi|từ|trên|trước|sau|nêu|nói|như|hay|nhưng|bao|gồm|vẫn|còn|chưa|"
    r"nhằm|đến|vào|ra|đang|nên|đó|vì|ban|ở|bởi)\b)[^\W\d_]+){0,7}"
)
_DRAFTED = re.compile(r"(?:dự[ _]án|dự[ _]thảo|xây[ _]dựng|đề[ _]nghị xây[ _]dựng)[\s_]+(?:bộ[ _])?$")
_STATE = re.compile(r"[\s_]+(?:của[ _])?nước[\s_]+(?:cộng[ _]h(?:òa|oà)[ _]xã[ _]hội[ _]chủ[ _]nghĩa[ _]việt[ _]nam|"
                    r"việt[ _]nam[ _]dân[ _]chủ[ _]cộng[ _]h(?:òa|oà)|chxhcn[ _]việt[ _]nam)")  # fmt: skip
_STATE_LAW = re.compile(r"[\s_]*(?:,|và)[\s_]+(?:các[ _])?(?:pháp[ _]luật|luật\b)")
_LONGEST_PHRASE = 60  # a longer phrase would no longer point at its number
_SHORT = re.compile(r"\bBL[A-ZĐ]{2,4}\b")

RULES = (
    Rule(
        "name.law", "Luật, Bộ luật, Pháp lệnh by a name that the register knows, with or without year or day",
        "names of ontology/register.csv; attested in preambles and reports",
        ("Thực hiện Luật Giáo dục năm 2019.", "Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;",
         "Rà soát theo Luật Phòng chống tham nhũng và Luật Viên chức."),
        ("Chấp hành pháp luật giáo dục.", "Trường Đại học Luật Hà Nội mở lớp mới.", "Luật sư trao đổi với học sinh."),
        confidence=0.97,
    ),
    Rule(
        "name.law.dated", "Luật, Bộ luật, Pháp lệnh by an unlisted name that ends at its year or day",
        "titles are cited with the year of adoption in common usage",
        ("Áp dụng Luật Quản lý hồ chứa sinh thái năm 2031.",), ("Áp dụng luật lệ của làng năm 2031.",),
        confidence=0.9,
    ),
    Rule(
        "name.law.guess", "Luật with an unlisted name in capitals, up to the first word that cannot belong to it",
        "new laws are cited before the register knows them",
        ("Góp ý về Luật Quản lý hồ chứa sinh thái.",), ("Luật này có hiệu lực.", "Góp ý về luật chơi."),
        confidence=0.7,
    ),
    Rule(
        "name.law.amending", "a law named by the laws that it amends, one citation up to the last of them",
        "title form of amending laws; GUIDE of the corpus",
        ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Viên chức và Luật Giáo dục ngày 10 tháng 12 năm 2031;",),
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
    found = [draft for draft in reader.read() if draft is not None]
    found += [d for d in party_resolutions(source) if not reader.taken(d.start, d.end)]
    return sorted((*drafts, *found), key=lambda d: (d.start, d.end)) if found else drafts


class _Names:
    """One pass over a text; holds where numbered citations stand."""

    def __init__(self, source: SourceText, drafts: list[Draft]) -> None:
        self.text, self.shadow = source.text, source.shadow
        self.drafts = drafts
        self.next = 0

    def read(self) -> Iterator[Draft | None]:
        past = 0
        for m in _LAW.finditer(self.shadow):
            if m.start() < past:
                continue
            draft = self._constitution(m) if m[0].startswith("hiến") else self._law(m)
            if draft:
                past = draft.end
                yield draft
        if lexicon().short:
            yield from map(self._short, _SHORT.finditer(self.text))

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

    def _law(self, m: re.Match[str]) -> Draft | None:
        start, noun = m.start(), "pháp lệnh" if m[0].startswith("p") else "luật"
        before = self.shadow[max(0, start - 14) : start]
        if noun == "luật" and before.endswith(("bộ ", "bộ_")):
            start, noun = start - 3, "bộ luật"
        elif noun == "luật" and _NOT_A_LAW.search(before):
            return None
        blank = _BLANK.match(self.shadow, m.end())
        body = blank.end() if blank else m.end()
        if self._is_own_title(start, m.end(), body):
            return None
        read = self._name(start, body)
        if read is None:
            return None
        end, rule, confidence = read
        kind = {"luật": "LUẬT", "bộ luật": "BỘ LUẬT", "pháp lệnh": "PL"}[noun]
        return self._draft(start, end, kind, rule, confidence)

    def _is_own_title(self, start: int, end: int, body: int) -> bool:
        """LUẬT alone on its line, or at the start of a line in capitals: the heading of the law itself."""
        if not self.text[start:end].isupper():
            return False
        line = self.text.rfind("\n", 0, start) + 1
        return "\n" in self.text[end:body] or not self.text[line:start].strip(" #*|>")

    def _name(self, start: int, body: int) -> tuple[int, str, float] | None:
        """Where the name that begins at `body` ends, the rule and the confidence."""
        first = self.text[body : body + 1]
        capital = self.text[start].isupper()
        if not (capital or first.isupper()):
            end = lexicon().longest(self.shadow, body)
            dated = end and date_behind(self.shadow, end)[0]
            return (end, "name.law", 0.9) if end and dated else None
        if amended := self._amending(body):
            return amended, "name.law.amending", 0.95
        if end := lexicon().longest(self.shadow, body):
            return end, "name.law", 0.97
        if first.isupper() and (m := _BOUNDED.match(self.shadow, body)):
            return len(m[0].rstrip(" _,")) + body, "name.law.dated", 0.9
        if capital and first.isupper() and (m := _GUESSED.match(self.shadow, body)):
            return m.end(), "name.law.guess", 0.7
        return None

    def _amending(self, body: int) -> int | None:
        """Where the last law ends that the law whose name begins at `body` amends."""
        m = _AMENDS.match(self.shadow, body)
        if not m:
            return None
        if counted := _COUNTED.match(self.shadow, m.end()):
            return counted.end()
        end: int | None = None
        at = m.end()
        while head := _HEAD.match(self.shadow, at):
            name = self._name(at, head.end())
            if name is None:
                break
            end = name[0]
            dated = date_behind(self.shadow, end)[2]
            step = _NEXT_LAW.match(self.shadow, dated)
            if not step:
                break
            at = step.end()
        return end

    def _constitution(self, m: re.Match[str]) -> Draft | None:
        start, end = m.span()
        if not self.text[start].isupper() or self._is_own_title(start, end, end + 1):
            return None
        state = _STATE.match(self.shadow, end)
        end = state.end() if state else end
        if date_behind(self.shadow, end)[0] is None and not state and _STATE_LAW.match(self.shadow, end):
            return None
        return self._draft(start, end, "HP", "name.constitution", 0.95)

    def _draft(self, start: int, end: int, kind: str, rule: str, confidence: float) -> Draft | None:
        date, span, dated = date_behind(self.shadow, end)
        title = " ".join(self.text[start:end].replace("_", " ").split())
        if self._numbered(start, end, dated, title):
            return None
        drafted = bool(_DRAFTED.search(self.shadow, max(0, start - 30), start))
        end = dated if date and len(date) == 4 else end  # a year belongs to the name, a day does not
        return Draft(
            "named",
            start,
            end,
            rule,
            confidence,
            type=kind,
            date=date,
            title=title,
            date_span=span,
            draft=drafted,
        )

    def _numbered(self, start: int, end: int, dated: int, title: str) -> bool:
        """Whether a numbered citation holds or follows the name; it then takes the name as its title."""
        for draft in self._near(start, dated + 40):
            if draft.start < dated and start < draft.end:
                self._entitle(draft, start, title)
                return True
            if (
                draft.start >= dated
                and _NUMBER_NEXT.match(self.shadow, dated)
                and self._adjacent(dated, draft)
            ):
                self._entitle(draft, start, title)
                return True
        return False

    def _adjacent(self, end: int, draft: Draft) -> bool:
        at = draft.number_span[0] if draft.number_span else draft.start
        gap = self.shadow[end:at]
        return at - end < 40 and not re.search(r"[;.]|\bvà\b|\bnghị|\bthông", gap)

    def _entitle(self, draft: Draft, start: int, title: str) -> None:
        if draft.title is None:
            draft.title = title
        draft.phrase_start = min(draft.start, start)
        if draft.end - start <= _LONGEST_PHRASE:
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
