"""What a text says of the document that it is: number, date, issuer, place, kind of page."""

from __future__ import annotations

import re

from extractors.layout import Layout
from extractors.references import dates, heads, issuers, whereabouts
from extractors.references.draft import Draft
from extractors.references.whereabouts import Whereabouts
from extractors.source import SourceText
from extractors.types import Aside, OwnDocument
from extractors.vocabulary import fold, vocabulary
from extractors.vocabulary.spelling import CAPITAL

HEAD = 5_000
"""Code points in which a document's own number, date and title are looked for."""

_MOTTO = re.compile(
    r"cộng[\s_]h[oò][aà][\s_]xã[\s_]hội[\s_]chủ[\s_]nghĩa|đảng[\s_]cộng[\s_]sản[\s_]việt[\s_]nam"
    r"|cong hoa xa h.i|độc[\s_]lập[\s_]-[\s_]tự[\s_]do"
)
_LONGEST_HEAD = 420
_SAME_CLAUSE = re.compile(r"[^.;:\n]{0,160}(?:,|(?<![^\W_])và)[\s_]+(?:các[\s_]+)?")
_MINUTES = re.compile(r"BIÊN BẢN (?:CUỘC |BUỔI )?(?:HỌP|HỘI NGHỊ|LÀM VIỆC|GIAO BAN|SINH HOẠT|ĐẠI HỘI)\b")
"""The title of minutes that goes on in its line, where other types stand alone."""
_OWN_LINE = re.compile(
    r"(?:^|[\n|]|[-_]{3}|h[aạ]nh ph[uú]c[\s_-]{0,30})[\s>*_#|]{0,8}s[ốo6ó&]"
    r"(?:[\s_]*(?:hiệu|ký[\s_]hiệu|kí[\s_]hiệu))?[\s*:.|]{1,12}$"
)
_OWN_META = re.compile(
    r"(?:số[\s_](?:ký[\s_]|kí[\s_])?hiệu|sohieu|so_hieu|số[\s_]văn[\s_]bản)[\s*|:\"]{1,12}$"
    r"|resolution no\.\s$"
)
_TITLE_LEAD = re.compile(r"(?:^|\n)[\s#>*\"“]*(?:title:\s*\"?|\*\*)?$")
_DATE_META = re.compile(r"(?:ngày[\s_]ban[\s_]hành|ngaybanhanh|ngày[\s_]ký)[\s*|:\"]{1,12}")
_DATELINE = re.compile(
    r"(?:^|[\n|>]|\s{2}|[a-z0-9đ\-]\s)\s*\*{0,3}(?P<place>[a-zà-ỹđ. \-]{2,40}?)\s?,\s{0,3}"
    r"(?:(?:(?:vào\s)?hồi\s|lúc\s)?\d{1,2}(?:\s?(?:giờ|h|g|:)\s?(?:\d{1,2})?(?:\s?(?:phút|p))?),?\s{1,3})?"
    r"(?=ng[aàáä]?y[\s_])"
)
_STAMP = re.compile(
    r"d(?:(?<=^d)ate:\s{1,10}|(?<=\"d)ate\":\s?\")(\d{4}-\d\d-\d\d)|\((\d{1,2}/\d{1,2}/\d{4})\s\d\d:\d\d"
    r"|cập nhật[^\n]{0,20}?(\d{1,2}/\d{1,2}/\d{4})",
    re.M,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PREAMBLE = re.compile(r"(?:^|\n)[\s>*\-]{0,6}(?:căn[\s_]cứ|xét[\s_]đề[\s_]nghị)[\s_]")
_GLUED_TITLE = re.compile(
    rf"\s*(?:Thông tư(?: liên tịch)?|Nghị định|Quyết định|Nghị quyết(?: liên tịch)?|Luật|Pháp lệnh|Chỉ thị)"
    rf" [{CAPITAL}][a-zà-ỹ]"
)
_GLUED_PREAMBLE = re.compile(
    r"(?<=[\wà-ỹ)”\"] )Căn cứ (?:vào )?(?:Hiến pháp|Luật|Bộ luật|Pháp lệnh"
    r"|Nghị |Quyết |Thông |luật|nghị |quyết |pháp |điều |Điều )"
)
_LINE = re.compile(r"[^\n|]+")
_CERTIFIED = re.compile(r"xác[\s_]+(?:thực|nhận)[\s_]+văn[\s_]+bản[\s_]+hợp[\s_]+nhất")
_MARKS = " \t\r\n*#_|>"
_FURNITURE = re.compile(r"công[\s_]báo|số[\s_]\d{1,4}\s?\+|(?:thời gian|ngày|giờ) ký\b|in ngày")
"""What stands before a date that a gazette or a signing stamp prints on the page."""
_ADOPTED = re.compile(
    r"(?:luật|bộ[\s_]luật|pháp[\s_]lệnh|nghị[\s_]quyết)[\s_]+này[\s_]+(?:đã[\s_]+)?(?:được[\s_]+)?"
    r"[^.;:]{0,160}?thông[\s_]+qua[\s_]+(?:vào[\s_]+)?(?=ngày[\s_])"
)
_ADOPTION_REACH = 6_000
_TOP, _LONGEST_DATE = 400, 80
"""Where the date of a page stands, and how long it can be."""


def read(source: SourceText, layout: Layout, drafts: list[Draft]) -> OwnDocument:
    """The head of the text; issuers of `drafts` that need the text's place are completed in place."""
    motto = _MOTTO.search(source.shadow, 0, HEAD)
    own = _own_numbers(source, drafts, motto.start() if motto else None)
    first = drafts[own[0]] if own else None
    type_code = next((drafts[i].type for i in own if drafts[i].type), None) or _title_type(source)
    date, rule = _date(source, drafts, own, motto)
    local = first is not None and issuers.is_local(issuers.from_code(first.type, first.bodies, date) or "")
    where = whereabouts.find(source, date) if local or _needed(drafts) else Whereabouts()
    line = drafts[own[-1]].start if own else None  # a title in the page's metadata may stand before it
    issuer = _issuer(source, first, _head_end(source, motto, line), where, date)
    guessed = rule == "first-date" and any(d.date == date for i, d in enumerate(drafts) if i not in own)
    for index in own:
        _mark_own(drafts[index], issuer, None if guessed else date)
        drafts[index].type = drafts[index].type or type_code
    _complete(source, drafts, where, date, issuer)
    news = not own and motto is None and type_code is None and not _PREAMBLE.search(source.shadow, 0, 1_500)
    return OwnDocument(
        kind="news" if news else type_code, type=type_code,
        number=(first.intended or first.number) if first else None, date=date, date_rule=rule, issuer=issuer,
        place=where.province if news else where.narrowest, mention=own[0] if own else None,
    )  # fmt: skip


def _head_end(source: SourceText, motto: re.Match[str] | None, line: int | None) -> int | None:
    """Where the lines that name the issuer end: at the motto or the ``Số:`` line, whichever comes first.

    In a head of two columns the motto stands beside the first line of the left one, which goes on below it.
    """
    if motto is None or line is None:
        return motto.start() if motto else line
    begin = source.text.rfind("\n", 0, motto.start()) + 1
    beside = source.text[begin : motto.start()].strip(" \t|*#_")
    if beside.isupper() and motto.start() < line < motto.start() + _LONGEST_HEAD:
        return line
    return min(motto.start(), line)


def set_name_aside(source: SourceText, drafts: list[Draft], asides: list[Aside]) -> list[Draft]:
    """`drafts` without the text's own name, where it runs into the preamble on one line.

    ``Luật Thủy lợi Căn cứ Hiến pháp …`` is how sentence splitting glues the two: the law named there is the
    text itself. What a title names besides (``Thông tư Hướng dẫn Nghị định số 5/2020/NĐ-CP``) is cited.
    """
    end = _glued_title_end(source)
    if not (end and drafts and drafts[0].start == 0 and drafts[0].form == "named" and drafts[0].end <= end):
        return drafts
    asides.append(Aside("other", 0, drafts[0].end, "other-own-title", 0.9, "tên của chính văn bản"))
    return drafts[1:]


def _glued_title_end(source: SourceText) -> int:
    """Where the preamble begins on the line that opens with the text's own title; 0 where no line does."""
    title = _GLUED_TITLE.match(source.text)
    if not title:
        return 0
    stop = source.text.find("\n", title.end())
    preamble = _GLUED_PREAMBLE.search(source.text, title.end(), stop if stop >= 0 else len(source.text))
    return preamble.start() if preamble else 0


def _own_numbers(source: SourceText, drafts: list[Draft], motto: int | None) -> list[int]:
    """Indices of the citations that are the document's own number: ``Số:`` line, title, metadata."""
    lines = [
        i
        for i, d in enumerate(drafts)
        if d.number_span and d.number_span[0] < HEAD + 4_000 and _is_own_line(source, d, motto)
    ]
    if certified := _certified(source, drafts):
        return certified
    if not lines:
        return []
    number = drafts[lines[0]].number
    found = []
    for index, draft in enumerate(drafts):
        if draft.number_span is None or draft.number_span[0] > HEAD + 4_000 or draft.number != number:
            continue
        if index in lines or _is_title(source, draft, lines, drafts):
            found.append(index)
    return found


def _certified(source: SourceText, drafts: list[Draft]) -> list[int]:
    """The number of a consolidated text that the gazette prints at its foot, above who certifies it."""
    found = [
        i for i, d in enumerate(drafts)
        if d.type == "VBHN" and d.form == "number" and d.number_span
        and _CERTIFIED.search(source.shadow, max(0, d.start - 120), d.end + 60)
        and _OWN_LINE.search(source.shadow, max(0, d.number_span[0] - 60), d.number_span[0])
    ]  # fmt: skip
    return found if len(found) == 1 else []


def _is_own_line(source: SourceText, draft: Draft, motto: int | None) -> bool:
    if draft.form != "number" or draft.number_span is None:
        return False
    at = draft.number_span[0]
    before = source.shadow[max(0, at - 60) : at]
    if _OWN_META.search(before):
        return True
    if motto is not None and 0 < motto - draft.end < 50 and re.search(r"\ss[ốo]:\s{0,9}$", before):
        return True
    if motto is not None and 0 < draft.start - motto < 700 and _stands_alone(source, draft):
        return not _in_preamble(source, motto, at)
    if not _OWN_LINE.search("\n" + before if at <= 60 else before):
        return False
    if _in_preamble(source, motto, at) or _runs_on(source, draft, at):
        return False
    near = (motto is not None and abs(at - motto) < 700) or at < 400
    return near or _dateline_follows(source, draft)


def _in_preamble(source: SourceText, motto: int | None, at: int) -> bool:
    """Whether the preamble (``Căn cứ …``) has begun before a line; the head of a second copy begins anew."""
    again = [mark.end() for mark in _MOTTO.finditer(source.shadow, max(0, at - 700), at)]
    return bool(_PREAMBLE.search(source.shadow, again[-1] if again else min(motto or 0, at), at))


def _runs_on(source: SourceText, draft: Draft, at: int) -> bool:
    """Whether the line of a number goes on with the sentence above it: ``… sửa đổi bởi Luật⏎số 94/…``.

    A heading (``NGHỊ ĐỊNH``, ``Nghị định``) opens its line; in a sentence other words stand before the noun.
    """
    line = source.shadow.rfind("\n", 0, at) + 1
    if source.shadow[max(0, line - 120) : line].rstrip().endswith(","):
        return True
    if draft.start >= line:
        return False
    lead = re.split(r"[\n|]", source.text[max(0, draft.start - 120) : draft.start])[-1].strip(_MARKS)
    return bool(lead) and not lead.isupper()


def _stands_alone(source: SourceText, draft: Draft) -> bool:
    """``Nghị quyết số: 101/2025/UBTVQH15`` as a line of its own."""
    before, after = (
        source.shadow[: draft.start].rstrip(" \t*"),
        source.shadow[draft.end : draft.end + 40].lstrip(" \t*"),
    )
    return before.endswith("\n") and after.startswith(("\n", "\r"))


def _dateline_follows(source: SourceText, draft: Draft) -> bool:
    return draft.end < 1_500 and bool(_DATELINE.search(source.shadow, draft.end, draft.end + 120))


def _is_title(source: SourceText, draft: Draft, lines: list[int], drafts: list[Draft]) -> bool:
    """Whether a mention opens a title or heading before the own line."""
    if draft.start > drafts[lines[-1]].start:
        return False
    before = source.shadow[max(0, draft.start - 30) : draft.start]
    return bool(_TITLE_LEAD.search("\n" + before if draft.start <= 30 else before))


def _mark_own(draft: Draft, issuer: str | None, date: str | None) -> None:
    draft.form, draft.rule = "own", "own-number"
    draft.date = draft.date if draft.date_span else date or draft.date
    draft.issuer = issuer or draft.issuer


def _title_type(source: SourceText) -> str | None:
    """The type that a line of its own in capitals names, or the noun that opens the first line."""
    for count, line in enumerate(_LINE.finditer(source.text, 0, HEAD)):
        capitals = line.group().isupper()
        if count >= 3 and not capitals:
            continue  # as nearly all lines
        words = line.group().strip(" \t*#_|").replace("_", " ")
        if not words:
            continue
        if capitals and (code := vocabulary().type_nouns.get(fold(words))):
            return code
        if capitals and _MINUTES.match(words):
            return "BB"
        if count < 3:
            first = " ".join(words.split(None, 2)[:2])
            code = vocabulary().type_nouns.get(fold(first))
            if code and words[:1].isupper() and _PREAMBLE.search(source.shadow, line.end(), line.end() + 600):
                return code
    return None


def _date(
    source: SourceText, drafts: list[Draft], own: list[int], motto: re.Match[str] | None
) -> tuple[str | None, str | None]:
    """The date of the document or of the page, and where it was read."""
    base = drafts[own[-1]].end if own else motto.end() if motto else None
    if base is not None:
        for start, stop in ((base, base + 500), (max(0, base - 500), base)):
            for line in _DATELINE.finditer(source.shadow, start, stop):
                found = dates.parse_date_at(source, line.end())
                if found and found.iso:
                    return found.iso, "dateline"
    for index in own:
        if drafts[index].date_span:
            return drafts[index].date, "own-number"
    meta = _DATE_META.search(source.shadow, 0, HEAD)
    if meta:
        found = dates.parse_date_at(source, meta.end())
        iso = _ISO.match(source.shadow, meta.end())
        if found or iso:
            return (iso.group() if iso else found.iso if found else None), "metadata"
    adopted = _adopted(source) if own else None
    if adopted:
        return adopted, "adoption"
    return _page_date(source, printed=not own)


def _adopted(source: SourceText) -> str | None:
    """The day in the last sentence of a law or resolution: ``Nghị quyết này được … thông qua ngày …``."""
    start = max(0, len(source.shadow) - _ADOPTION_REACH)
    if source.shadow.find("thông qua", start) < 0 and source.shadow.find("thông_qua", start) < 0:
        return None
    found = [dates.parse_date_at(source, match.end()) for match in _ADOPTED.finditer(source.shadow, start)]
    return next((day.iso for day in reversed(found) if day), None)


def _page_date(source: SourceText, *, printed: bool) -> tuple[str | None, str | None]:
    """The date of the page; that of a gazette (`printed`) only where no number is the text's own."""
    stamp = _STAMP.search(source.shadow, 0, HEAD)
    if stamp:
        if stamp[1]:
            return stamp[1], "stamp"
        found = dates.parse_date_at(source, stamp.start(2) if stamp[2] else stamp.start(3))
        if found:
            return found.iso, "stamp"
    for found in dates.find_dates(source, 0, _TOP + _LONGEST_DATE):
        if (
            found.day
            and found.year
            and found.start < _TOP
            and source.shadow[max(0, found.start - 8) : found.start].strip() != "hôm nay"
            and (printed or not _FURNITURE.search(_line_before(source, found.start)))
        ):
            return found.iso, "first-date"
    return None, None


def _line_before(source: SourceText, at: int) -> str:
    """What stands on the line of `at` before it."""
    return source.shadow[max(0, at - 80) : at].rpartition("\n")[2]


def _issuer(
    source: SourceText, own: Draft | None, end: int | None, where: Whereabouts, date: str | None
) -> str | None:
    """The issuer: a national body by the letters of the own number, any other as the head prints it."""
    if own is None:
        return None
    name = issuers.from_code(own.type, own.bodies, date)
    head = heads.read(source, end) if end is not None else heads.Head(None, where)
    if name and not issuers.is_local(name) and not heads.is_local_board(head.issuer, name):
        return name
    if head.issuer and not issuers.needs_place(head.issuer):
        return head.issuer
    known = Whereabouts(
        head.places.province or where.province, head.places.district or where.district,
        head.places.commune or where.commune, where.levels,
    )  # fmt: skip
    best = head.issuer or name or own.issuer
    return issuers.placed(best, known) if best else None


def _goes_with(source: SourceText, previous: Draft, draft: Draft) -> bool:
    """Whether a number stands in one clause with that of a body named there: "… A về đầu tư và … B"."""
    if previous.code != draft.code or previous.issuer_span is None or draft.issuer_span is not None:
        return False
    between = source.shadow[previous.end : draft.start]
    behind = previous.issuer_span[0] > previous.end
    return not behind and _SAME_CLAUSE.fullmatch(between) is not None


def _needed(drafts: list[Draft]) -> bool:
    return any(draft.issuer and issuers.needs_place(draft.issuer) for draft in drafts)


def _complete(
    source: SourceText, drafts: list[Draft], where: Whereabouts, date: str | None, own: str | None
) -> None:
    """Give bodies that exist once in every place the place that the text names."""
    of_text = next((draft.number for draft in drafts if draft.form == "own"), None)
    house = next((draft.bodies[:1] for draft in drafts if draft.form == "own"), ())
    for previous, draft in zip([None, *drafts], drafts, strict=False):
        if draft.rule == "number-old" and draft.issuer_span is None and not draft.date and date:
            draft.issuer = issuers.from_code(draft.type, draft.bodies, date) or draft.issuer
        same = (draft.number, draft.form) == (of_text, "number") or (house and draft.bodies[:1] == house)
        board = draft.bodies[:1] == house and heads.is_local_board(own, draft.issuer)
        if draft.number and ((draft.issuer is None and same) or (board and draft.issuer_span is None)):
            draft.issuer = own
        if draft.issuer and draft.form != "own" and issuers.needs_place(draft.issuer):
            shared = previous is not None and _goes_with(source, previous, draft)
            draft.issuer = previous.issuer if previous and shared else issuers.placed(draft.issuer, where)
        if draft.issuer:
            draft.place = issuers.place_in(draft.issuer)
