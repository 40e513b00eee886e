"""The body that issued a cited document: printed behind it or before it, else what its letters say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.references import bodies, codes, dates
from extractors.references.bodies import BodyName
from extractors.references.dates import PrintedDate
from extractors.references.draft import Draft
from extractors.references.whereabouts import Whereabouts
from extractors.source import SourceText
from extractors.vocabulary import RegisterRow, fold, vocabulary
from extractors.vocabulary.spelling import CAPITAL

_LEAD = re.compile(
    r"[\s_,]{0,6}(?:(?:ban[\s_]+hành|ký)[\s_]+)?(?:của|cua|cüa|cúa|cia|ciia|do)[\s_]{1,8}"
    r"(?:liên[\s_]+|các[\s_]+)?"
)
_DIRECT = re.compile(r"[\s_]{1,3}(?=bộ[\s_]chính[\s_]trị|ban[\s_]bí[\s_]thư)")
_PASSIVE = re.compile(r"[\s_,]{0,3}(?:đã[\s_]{1,3})?được[\s_]{1,3}")
_ISSUED = re.compile(
    r"[\s_]{1,3}(?:đã[\s_]{1,3})?(?:ban[\s_]{1,3}hành|ký|thông[\s_]{1,3}qua|phát[\s_]{1,3}hành)(?![\wà-ỹ])"
)
JOINT = ("TTLT", "NQLT", "TTLB")
"""Types of documents that several bodies issue together."""
_BEFORE = 130
_SENTENCE = re.compile(r"(?:(?<!tp)(?<!tx)\.|[;!?\n])\s(?=\s|[^\s])|\n\s*\n")
_BRIDGE = re.compile(
    # "HĐND huyện A tổ chức kỳ họp thứ 15, thông qua Nghị quyết số … và Nghị quyết số …"
    r"[\s_,]{0,3}(?:\([^()]{1,30}\)[\s_]{0,3})?(?:(?:đã[\s_]+)?(?:tổ[\s_]+chức|tiến[\s_]+hành|khai[\s_]+mạc)"
    r"[^.;\n]{0,60}?(?:kỳ|phiên)[\s_]+họp[^.;\n]{0,60}?(?=thông[\s_]+qua[\s_]))?(?:(?:tỉnh|đã|vừa|mới|đang|cũng)[\s_]+){0,2}"
    r"(?:(?:(?:ký[\s_]+)?ban[\s_]+hành|ra|có|ký|phê[\s_]+duyệt|thông[\s_]+qua|gửi"
    r"|sửa[\s_]+đổi(?:,[\s_]+bổ[\s_]+sung)?|bổ[\s_]+sung|thay[\s_]+thế|bãi[\s_]+bỏ"
    r"|thống[\s_]+nhất|trình|đề[\s_]+nghị|chỉ[\s_]+đạo|giao"
    r"|cho[\s_]+ý[\s_]+kiến|công[\s_]+bố)[\s_]+)?(?:(?:tại|theo|bằng|trong|các|những)[\s_]+){0,2}[\s_(\[“\"']{0,3}$"
)
_DAY_BEFORE = re.compile(r"(?:ngày|năm)[\s_]\s*[\d][^;\n]{2,28}$|(?:năm)[\s_]+(?:19|20)\d\d[\s_,]*$")
_BEFORE_BODY = re.compile(r"[\s_,]*(?:(?:phó[\s_]+)?(?:chủ[\s_]+tịch|giám[\s_]+đốc|bí[\s_]+thư)[\s_]+)?")
"""Between a day and a body: ``Ngày 3/4/2027, Chủ tịch UBND tỉnh``."""
_ANY_BODY = frozenset({
    "ban", "thường", "tỉnh", "thành", "đảng", "sở", "hội", "bệnh", "trường", "công", "tổng", "đoàn",
    "bộ", "huyện", "chính", "thủ",
    "quốc", "ubnd", "hđnd", "ủy", "phòng", "viện", "trung", "cục",
})  # fmt: skip
_DAY = re.compile(r"ngày|năm")
_GENERIC = re.compile(
    r"^(?:Bộ|Sở|Phòng|Ban|Ủy ban|Uỷ ban|Trường|Cục|Tổng cục|Thành phố|Tỉnh|Hội|Hội đồng|Đoàn"
    r"|Công ty|Trung tâm|Viện|Bệnh viện)$"
)
_PLACELESS = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân|(?:Thường trực |Văn phòng )?Hội đồng nhân dân|Hội đồng thẩm định"
    r"|(?:Ban Thường vụ |Thường trực |Ban Chấp hành |Văn phòng )?(?:Tỉnh|Thành|Huyện|Thị|Quận) ủy"
    r"|(?:Ban Thường trực )?Ủy ban Mặt trận Tổ quốc(?: Việt Nam)?|Sở [^,]+?|Phòng [^,]+?"
    r"|Đảng ủy Ủy ban nhân dân"
    r"|Ban [A-ZĐ][^,]+? Hội đồng nhân dân|Văn phòng Ủy ban nhân dân"
    r"|Thanh tra|Công an|Ban [A-ZĐ][^,]+? (?:Tỉnh|Thành|Huyện) ủy)"
    r"(?P<level> (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu))?$"
)
_PARTY_WORDS = ("ủy", "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành", "Đảng", "Trung ương")
_IMPLIED = {
    "Tỉnh ủy": "tỉnh",
    "Thành ủy": "thành phố",
    "Huyện ủy": "huyện",
    "Thị ủy": "thị xã",
    "Quận ủy": "quận",
    "Sở ": "tỉnh",
}


def behind(source: SourceText, pos: int) -> BodyName | None:
    """The issuer printed behind a number or its date: ``của UBND tỉnh``, ``do Bộ Y tế``.

    >>> behind(SourceText.of(" của Bộ trưởng Bộ Y tế quy định"), 0).name
    'Bộ Y tế'
    """
    lead = _LEAD.match(source.shadow, pos) or _DIRECT.match(source.shadow, pos)
    if lead and not dates.begins_anew(source, pos, _word_at(source, lead)):
        return bodies.read(source, lead.end())
    near = source.shadow[pos : pos + 14]
    passive = _PASSIVE.match(source.shadow, pos) if "được" in near else None
    body = bodies.read(source, passive.end()) if passive else None
    return body if body and _ISSUED.match(source.shadow, body.end) else None


_NEXT = re.compile(r"[\s_]{0,4}(?:,|-|–|(?<=\s)và)[\s_]{1,4}(?:và[\s_]{1,4})?|[\s_]{1,4}và[\s_]{1,4}")
_LIAISON = re.compile(r"[\s_]liên[\s_]{1,4}$")


def with_partners(source: SourceText, first: BodyName) -> BodyName:
    """The bodies that issued a joint document together, joined by a comma: ``Bộ Y tế, Bộ Tài chính``.

    >>> text = SourceText.of("Bộ Y tế và Bộ Nội vụ hướng dẫn")
    >>> with_partners(text, bodies.read(text, 0)).name
    'Bộ Y tế, Bộ Nội vụ'
    """
    names, end = [first.name], first.end
    if _LIAISON.search(source.shadow, max(0, first.start - 8), first.start) and " - " in first.name:
        names = _of_liaison(first.name)
    while (gap := _NEXT.match(source.shadow, end)) and (body := bodies.read(source, gap.end())):
        names.append(body.name)
        end = body.end
    sound = not any(name.startswith("Bộ ") and fold(name) not in bodies.official() for name in names)
    return BodyName(first.start, end, ", ".join(names)) if len(names) > 1 and sound else first


def _of_liaison(name: str) -> list[str]:
    """``liên Bộ Y tế - Tài chính``: every part is a ministry; a name with a dash of its own stays."""
    head, _, rest = name.partition(" ")
    parts, found = rest.split(" - "), list[str]()
    while parts:
        sizes = range(len(parts), 0, -1)
        known = (size for size in sizes if fold(f"{head} {' - '.join(parts[:size])}") in bodies.official())
        size = next(known, 1)
        found.append(bodies.expand(f"{head} {' - '.join(parts[:size])}"))
        parts = parts[size:]
    return found


def _word_at(source: SourceText, lead: re.Match[str]) -> int:
    """Where the first word of a lead stands, behind blanks and commas."""
    return lead.start() + len(lead.group()) - len(lead.group().lstrip(" \t\r\n_,"))


def before(source: SourceText, draft: Draft) -> tuple[BodyName | None, PrintedDate | None]:
    """The issuer, and the date before it, of ``Ngày 3/2/2020, UBND tỉnh đã ban hành Kế hoạch số 5/KH-UBND``.

    Only a body that the letters of the number name, or any body where they name none.
    """
    low = max(0, draft.start - _BEFORE)
    if _is_national(draft) and (draft.date or not _DAY.search(source.shadow, low, draft.start)):
        return None, None
    window = source.shadow[low : draft.start]
    breaks = [m.end() for m in _SENTENCE.finditer(window)]
    floor = low + (breaks[-1] if breaks else 0)
    for at in _starts(source, floor, draft.start, draft.bodies):
        body = bodies.read(source, at)
        if body and body.end <= draft.start and _BRIDGE.fullmatch(source.shadow, body.end, draft.start):
            return body, _date_before(source, floor, at)
    return _stated_there(source, floor, draft), None


def _stated_there(source: SourceText, floor: int, draft: Draft) -> BodyName | None:
    """The body of ``của Phòng Quản lý, tổ chức giao thông tại Báo cáo số …``, where the letters name none."""
    end = draft.start - len(" tại ")
    at = source.shadow.rfind("của ", floor, end) + len("của ")
    if not source.shadow.startswith(" tại ", end) or at < len("của ") or from_code(None, draft.bodies, None):
        return None
    phrase = source.text[at:end]
    if not phrase[:1].isupper() or not bodies.opens(phrase) or re.search(r"[.;:()\n]", phrase):
        return None
    return BodyName(at, end, bodies.expand(phrase))


def _is_national(draft: Draft) -> bool:
    """Whether the letters name a body that exists once: only its date is worth looking for."""
    return bool(draft.bodies) and _exists_once(draft.bodies[0])


@lru_cache(maxsize=4096)
def _exists_once(letters: str) -> bool:
    name = _name_of(letters, None)
    return name is not None and not is_local(name)


def _starts(source: SourceText, floor: int, stop: int, letters: tuple[str, ...]) -> list[int]:
    """Where a body may begin before a number, furthest first: the longest name that fits wins."""
    return [match.start() for match in _heads(letters).finditer(source.shadow, floor, stop)]


@cache
def _heads(letters: tuple[str, ...]) -> re.Pattern[str]:
    """The first words of the names of a code: those before a number that may be its issuer."""
    names = {body.name for letter in letters[:1] for body in vocabulary().bodies_by_code(letter)}
    words = {name.split()[0].lower() for name in names}
    shorts = {"Ủy ban nhân dân": "ubnd", "Hội đồng nhân dân": "hđnd"}
    words |= {short for name, short in shorts.items() if name in names}
    if not names or letters[:1] in (("TU",), ("ĐU",)):
        words |= _ANY_BODY
    words |= {"ủy"} if "uỷ" in words else {"uỷ"} if "ủy" in words else set()
    return re.compile(rf"(?<![\wà-ỹ])(?:{'|'.join(sorted(map(re.escape, words)))})(?=[\s_])")


def _date_before(source: SourceText, floor: int, body_at: int) -> PrintedDate | None:
    head = _DAY_BEFORE.search(source.shadow, floor, body_at)
    if not head:
        return None
    found = dates.parse_date_at(source, head.start()) or dates.parse_loose_date_at(source, head.start())
    if not found or not found.iso:
        return None
    return found if _BEFORE_BODY.fullmatch(source.shadow, found.end, body_at) else None


def settle(draft: Draft, printed: str | None) -> str | None:
    """The issuer of a citation from what is printed and what its letters say.

    A joint document keeps all the bodies of its letters; a bare ``Sở`` or ``Bộ`` is the one of the letters.
    """
    named = from_code(draft.type, draft.bodies, draft.date or year_of(draft.number))
    if printed is None:
        return named or _registered(draft)
    if draft.type in JOINT and named:
        more = named.count(", ") > printed.count(", ")
        return named if more or _same_bodies(printed, named) else printed
    if draft.bodies[:1] in (("TW",), ("TU",)) and not any(word in printed for word in _PARTY_WORDS):
        return _registered(draft) or named or printed
    if named and not is_local(named) and _is_botched(printed, named):
        return named
    if _GENERIC.match(printed):
        return named if named and named.startswith(printed) else named or _registered(draft)
    return printed


def _same_bodies(printed: str, named: str) -> bool:
    """Whether two joint issuers differ in order only; the order of the letters is then kept."""
    return sorted(printed.split(", ")) == sorted(named.split(", "))


def _is_botched(printed: str, named: str) -> bool:
    """Whether a printed name is no known one and opens like that of the letters: ``Bộ Ti`` (TT-BTC)."""
    return fold(printed) not in bodies.official() and printed.split()[0] == named.split()[0]


@lru_cache(maxsize=8192)
def from_code(type_code: str | None, letters: tuple[str, ...], on: str | None) -> str | None:
    """The body that the letters of a signature name, on a day; joint issuers joined by a comma.

    >>> from_code("TT", ("BGDĐT",), "2020"), from_code("NĐ", ("CP",), None)
    ('Bộ Giáo dục và Đào tạo', 'Chính phủ')
    """
    names = [name for part in letters if (name := _name_of(part, on))]
    if not names:
        return None
    if type_code in JOINT:
        return ", ".join(dict.fromkeys(names))
    return names[0] if _name_of(letters[0], on) else None


@lru_cache(maxsize=8192)
def _name_of(part: str, on: str | None) -> str | None:
    if part in ("TW", "TƯ"):
        return None
    found = vocabulary().bodies_by_code(part, on) if codes.letters(part) else ()
    return found[0].name if found else None


def _registered(draft: Draft) -> str | None:
    """The issuer that the register gives all documents of this number and date (``29-NQ/TW``)."""
    rows: tuple[RegisterRow, ...] = vocabulary().register.by_signature(draft.intended or draft.number or "")
    if draft.date:
        rows = tuple(row for row in rows if row.date == draft.date) or rows
    names = {row.issuers for row in rows if row.issuers}
    return ", ".join(names.pop()) if len(names) == 1 else None


_PLACE_IN = re.compile(
    r"\b(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu) (?=[A-ZĐÂÔƠƯÁÀẢÃÉÈÍÌÓÒÚÙÝ\d])"
)
_COMMITTEES = {
    "Tỉnh ủy": "tỉnh",
    "Thành ủy": "thành phố",
    "Huyện ủy": "huyện",
    "Thị ủy": "thị xã",
    "Quận ủy": "quận",
}


@lru_cache(maxsize=4096)
def place_in(name: str) -> str | None:
    """The place that a full name of a body ends in.

    >>> place_in("Ủy ban nhân dân xã Đăk Mar"), place_in("Ban Thường vụ Tỉnh ủy Kon Tum"), place_in("Bộ Y tế")
    ('xã Đăk Mar', 'tỉnh Kon Tum', None)
    """
    printed = [match.start() for match in _PLACE_IN.finditer(name)]
    if printed:
        return name[printed[-1] :]
    for committee, kind in _COMMITTEES.items():
        _, found, rest = name.partition(committee + " ")
        if found:
            return f"{kind} {rest}"
    words = name.split()
    for size in (3, 2):
        found_places = vocabulary().places(" ".join(words[-size:])) if len(words) > size + 1 else ()
        if found_places and is_local(" ".join(words[:-size])):
            return f"{found_places[0].kind} {found_places[0].short}"
    return None


_PROPER_HEADS = re.compile(
    r"(?:Trường|Bệnh viện|Công ty|Tổng công ty|Trung tâm|Viện|Học viện|Ngân hàng"
    r"|Tập đoàn|Hội đồng|Ban|Chi cục|Đại học)[ _]"
)
_PLACE_WORD = re.compile(r"[\s_](?:tỉnh|thành phố|TP|huyện|quận|xã|phường)")
_LEAST_INITIALS, _MOST_NAMES = 3, 200


def named_in(source: SourceText) -> list[tuple[tuple[str, str], str]]:
    """Schools, hospitals and firms of a text: their initials (whole, and without the place) and names."""
    found = []
    for match, _ in zip(_PROPER_HEADS.finditer(source.text), range(_MOST_NAMES), strict=False):
        body = bodies.read(source, match.start())
        if body:
            printed = source.text[body.start : body.end]
            short = _PLACE_WORD.split(printed)[0]
            found.append(((bodies.initials(printed), bodies.initials(short)), body.name))
    return found


def by_initials(names: list[tuple[tuple[str, str], str]], letters: str) -> str | None:
    """The body whose name has the initials of a code that no table knows (``09/KH-THPTCL``).

    >>> by_initials(named_in(SourceText.of("Trường THPT Cao Lãnh họp")), "THPTCL")
    'Trường Trung học phổ thông Cao Lãnh'
    """
    wanted = letters.upper().removeprefix("TR")
    if len(wanted) < _LEAST_INITIALS:
        return None
    return next((name for both, name in names if any(each.endswith(wanted) for each in both)), None)


_YEAR_INSIDE = re.compile(r"/(\d{4})(?:/|$)")


def year_of(number: str | None) -> str | None:
    """The year inside a signature.

    >>> year_of("107/2020/NĐ-CP"), year_of("29/NQ-HĐND")
    ('2020', None)
    """
    found = _YEAR_INSIDE.search(number or "")
    return found[1] if found else None


def is_local(name: str) -> bool:
    """Whether a body that letters name exists in many places, or is a board or school of some place.

    >>> is_local("Sở Y tế"), is_local("Bộ Y tế")
    (True, False)
    """
    found = vocabulary().bodies_by_name(name.split(", ")[0])
    return not found or found[0].placed or found[0].level != "trung ương"


# A place of a kind is named, also one that the tables do not know.
_NAMES_PLACE = re.compile(
    r"(?<=\w )(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu) "
    rf"(?:[{CAPITAL}]\w+|\d{{1,2}})(?:$| )"
)


def needs_place(name: str) -> bool:
    """Whether a body exists once in every place and none is named with it.

    >>> needs_place("Ủy ban nhân dân tỉnh"), needs_place("Tỉnh ủy Kon Tum"), needs_place("Bộ Y tế")
    (True, False, False)
    """
    if not _PLACELESS.match(name) or _NAMES_PLACE.search(name):
        return False
    words = name.split()
    return not any(len(words) > size + 1 and bodies.is_place(" ".join(words[-size:])) for size in (2, 3))


def placed(name: str, where: Whereabouts) -> str:
    """A body's name with the place that the text is about.

    >>> placed("Ủy ban nhân dân tỉnh", Whereabouts("tỉnh Kon Tum"))
    'Ủy ban nhân dân tỉnh Kon Tum'
    >>> placed("Tỉnh ủy", Whereabouts("tỉnh Kon Tum"))
    'Tỉnh ủy Kon Tum'
    """
    match = _PLACELESS.match(name)
    if not match:
        return name
    level = (match["level"] or "").strip() or _implied_level(name) or where.levels.get(name)
    place = where.at(level)
    if place is None or (level is None and not where.province):
        return f"{name} {level}" if level and not match["level"] and name.endswith("nhân dân") else name
    if name.endswith("ủy"):
        if place.startswith("thành phố") and name.endswith("Tỉnh ủy"):
            name = name.removesuffix("Tỉnh ủy") + "Thành ủy"
        return f"{name} {re.sub(r'^(?:tỉnh|thành phố|huyện|thị xã|quận) ', '', place)}"
    base = name.removesuffix(match["level"]) if match["level"] else name
    return f"{base} {place}"


def _implied_level(name: str) -> str | None:
    """The level of a body that exists at one level only."""
    for word, level in _IMPLIED.items():
        if word in name:
            return level
    found = vocabulary().bodies_by_name(name)
    return found[0].level if found and found[0].level in ("tỉnh", "huyện", "xã") else None
