"""The body that issued a cited document: as printed behind it, or as its letters say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.references import codes
from extractors.references.grammar import UPPER
from extractors.references.whereabouts import Whereabouts
from extractors.source import SourceText
from extractors.types import Span
from extractors.vocabulary import fold, vocabulary

_LEAD = re.compile(r"[\s,]{0,4}(?:của|cua|cüa|cúa|do|từ)[\s_]{1,4}(?:liên[\s_]+|các[\s_]+)?")
_OFFICE = re.compile(
    r"(?:phó[\s_]+)?(?:bộ[\s_]+trưởng|giám[\s_]+đốc|chủ[\s_]+nhiệm|tổng[\s_]+cục[\s_]+trưởng|cục[\s_]+trưởng|chánh[\s_]+án"
    r"|viện[\s_]+trưởng|thống[\s_]+đốc|tổng(?=[\s_]+thanh|[\s_]+kiểm)|trưởng(?=[\s_]+(?:ban|phòng))|hiệu[\s_]+trưởng|bí[\s_]+thư"
    r"|chánh(?=[\s_]+văn)|tổng[\s_]+giám[\s_]+đốc|chủ[\s_]+tịch(?![\s_]+(?:nước|hội[\s_]+đồng[\s_]+bộ)))[\s_]+"
)
_LEVEL = r"(?:tỉnh|thành[\s_]phố|tp\.?|t\.p\.?|huyện|quận|thị[\s_]xã|thị[\s_]trấn|phường|xã|đặc[\s_]khu)"
_LEVEL_AT = re.compile(rf"[\s_,]{{1,3}}({_LEVEL})(?![\wà-ỹ])")
_NAME = re.compile(
    rf"[\s_]{{0,3}}((?:[{UPPER}ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][\wà-ỹ'’]*"
    rf"(?:[\s_]-[\s_]|-|[\s_]\n?)?){{1,4}})"
)
_LEVELS = {"tp": "thành phố", "tp.": "thành phố", "t.p": "thành phố", "t.p.": "thành phố"}
_RUN_WORD = re.compile(r"[^\s,;:()\[\]\"“”|*]+")
_SMALL = frozenset({
    "và", "tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn", "nhân", "dân", "ủy", "uỷ", "vụ",
    "trực", "ban", "cấp", "-", "–", "&", "hành", "nước", "quốc", "gia", "khu",
    "vực", "tối", "cao", "tướng", "đảng", "bộ",
})  # fmt: skip
_HEADS = frozenset({
    "sở", "phòng", "ban", "cục", "tổng", "vụ", "viện", "trường", "bệnh", "trung", "công", "đảng", "hội", "đoàn", "liên",
    "văn", "thanh", "kho", "ngân", "tòa", "toà", "ủy", "uỷ", "chi", "thường", "thành", "tỉnh", "huyện", "quận", "thị", "bộ",
    "học", "đại", "quân", "hđnd", "ubnd", "mttq", "bch", "btv", "ubmttq", "cơ", "tập",
})  # fmt: skip
_ABBREVIATED = {
    "ubnd": "Ủy ban nhân dân", "hđnd": "Hội đồng nhân dân", "ttg": "Thủ tướng Chính phủ", "btv": "Ban Thường vụ",
    "bch": "Ban Chấp hành", "mttq": "Mặt trận Tổ quốc", "ubmttq": "Ủy ban Mặt trận Tổ quốc", "tw": "Trung ương",
    "gd&đt": "Giáo dục và Đào tạo", "gdđt": "Giáo dục và Đào tạo", "gd-đt": "Giáo dục và Đào tạo",
    "tn&mt": "Tài nguyên và Môi trường", "tnmt": "Tài nguyên và Môi trường", "kh&đt": "Kế hoạch và Đầu tư",
    "khđt": "Kế hoạch và Đầu tư", "kh-đt": "Kế hoạch và Đầu tư", "gtvt": "Giao thông vận tải",
    "lđtb&xh": "Lao động - Thương binh và Xã hội", "lđ-tb&xh": "Lao động - Thương binh và Xã hội",
    "lđtbxh": "Lao động - Thương binh và Xã hội", "nn&ptnt": "Nông nghiệp và Phát triển nông thôn",
    "nnptnt": "Nông nghiệp và Phát triển nông thôn", "nn&mt": "Nông nghiệp và Môi trường",
    "nnmt": "Nông nghiệp và Môi trường", "kh&cn": "Khoa học và Công nghệ", "khcn": "Khoa học và Công nghệ",
    "tt&tt": "Thông tin và Truyền thông", "tttt": "Thông tin và Truyền thông", "vhttdl": "Văn hóa, Thể thao và Du lịch",
    "vhtt&dl": "Văn hóa, Thể thao và Du lịch", "vh,tt&dl": "Văn hóa, Thể thao và Du lịch", "thpt": "Trung học phổ thông",
    "thcs": "Trung học cơ sở", "bhxh": "Bảo hiểm xã hội", "ubtvqh": "Ủy ban Thường vụ Quốc hội", "qh": "Quốc hội",
    "cp": "Chính phủ", "vpcp": "Văn phòng Chính phủ", "tncs": "Thanh niên Cộng sản", "hcm": "Hồ Chí Minh",
    "vh-xh": "Văn hóa - Xã hội", "vhxh": "Văn hóa - Xã hội",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer as printed: span, full name, and what its place is (None: no place printed)."""

    start: int
    end: int
    name: str
    level: str | None = None
    place: str | None = None

    @property
    def span(self) -> Span:
        """Where it is printed."""
        return self.start, self.end


@cache
def _names() -> dict[str, re.Pattern[str]]:
    """First word → pattern of the known names that begin with it, longest first, on the shadow."""
    grouped: dict[str, set[str]] = {}
    extra = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng", "Ban Bí thư Trung ương Đảng",
             "Ban Chấp hành Trung ương", "Ban Chấp hành Đảng bộ", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy",
             "Ban Thường vụ Huyện ủy", "Ban Thường vụ Đảng ủy", "Ban Thường vụ Thị ủy", "Ban Thường vụ Quận ủy",
             "Thường trực Tỉnh ủy", "Thường trực Thành ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy",
             "Đảng ủy", "Hội đồng Chính phủ", "Hội đồng Bộ trưởng", "Chủ tịch Hội đồng Bộ trưởng", "Chủ tịch nước",
             "Thủ tướng", "Thường trực Hội đồng nhân dân")  # fmt: skip
    for body in vocabulary().bodies:
        for name in body.names:
            grouped.setdefault(fold(name).split(" ", 1)[0].split("-")[0], set()).add(fold(name))
    for name in extra:
        grouped.setdefault(fold(name).split(" ", 1)[0], set()).add(fold(name))
    patterns = {}
    for first, names in grouped.items():
        ordered = sorted((n for n in names if " " in n or n == "quốc-hội"), key=len, reverse=True)
        if ordered:
            patterns[first] = re.compile("(?:" + "|".join(map(_loose, ordered)) + r")(?![\wà-ỹ])")
    return patterns


def _loose(name: str) -> str:
    """A folded name as a pattern on the shadow: any blank, either tone placement, any dash."""
    pattern = re.escape(name).replace(",", r"\s?,").replace(r"\ ", r"[\s_]{1,4}").replace(r"\-", r"\s{0,3}-\s{0,3}")
    for old, new in (("ủy", "(?:ủy|uỷ)"), ("hóa", "(?:hóa|hoá)"), ("tòa", "(?:tòa|toà)"), ("hòa", "(?:hòa|hoà)"),
                     ("và", "(?:và|&)")):  # fmt: skip
        pattern = pattern.replace(old, new)
    return pattern


@cache
def _official() -> dict[str, str]:
    """Folded name → official writing."""
    found = {fold(name): name for body in vocabulary().bodies for name in reversed(body.names)}
    found["thủ tướng"] = "Thủ tướng Chính phủ"
    return found


def behind(source: SourceText, pos: int) -> Issuer | None:
    """The issuer printed behind a number or its date: ``của UBND tỉnh``, ``do Bộ Y tế``.

    >>> found = behind(SourceText.of(" của UBND tỉnh Kon Tum về"), 0)
    >>> found.name, found.level, found.place
    ('Ủy ban nhân dân tỉnh Kon Tum', 'tỉnh', 'Kon Tum')
    """
    lead = _LEAD.match(source.shadow, pos)
    return body_at(source, lead.end()) if lead else None


def body_at(source: SourceText, pos: int) -> Issuer | None:
    """The body whose name begins at `pos`; the office of who signs for it is left out of the name."""
    start = pos
    office = _OFFICE.match(source.shadow, pos)
    if office:
        pos = office.end()
    first = _RUN_WORD.match(source.shadow, pos)
    if not first:
        return None
    pattern = _names().get(first.group().replace("uỷ", "ủy").replace("toà", "tòa").split("_")[0])
    known = pattern.match(source.shadow, pos) if pattern else None
    if known:
        name = _official().get(fold(_spaced(known.group())), _titled(source.text[pos : known.end()]))
        return _placed(source, start, pos, known.end(), name)
    if first.group().split("_")[0] in _HEADS and (source.text[pos].isupper()):
        end = _run_end(source, pos)
        return _placed(source, start, pos, end, expand(source.text[pos:end]))
    return None


def _spaced(text: str) -> str:
    return " ".join(text.replace("_", " ").split())


def _titled(text: str) -> str:
    text = _spaced(text)
    return text[:1].upper() + text[1:]


def _run_end(source: SourceText, pos: int) -> int:
    """The end of a body's name that no table knows: capitals, abbreviations and small words between them."""
    end, position = pos, pos
    for count, match in enumerate(_RUN_WORD.finditer(source.text, pos, pos + 110)):
        gap = source.text[position : match.start()]
        if count and (not gap.strip() == "" or "\n\n" in gap or count > 16):
            break
        word = match.group().rstrip(".")
        if _LEVEL_AT.match(" " + word.lower()):
            break
        if word[:1].isupper() or (word.lower() in _SMALL and count):
            if word[:1].isupper() or word.lower() not in ("và", "-", "–", "&"):
                end = match.start() + len(word)
        else:
            break
        position = match.end()
        if match.group().endswith("."):
            break
    return end


def _placed(source: SourceText, start: int, body_at: int, end: int, name: str) -> Issuer:
    """Take in the place behind a body: ``tỉnh Kon Tum``, ``TP Hà Nội``, a bare ``tỉnh``, ``Quảng Nam``."""
    level = _LEVEL_AT.match(source.shadow, end)
    if level:
        printed = _spaced(level.group(1))
        word = _LEVELS.get(printed, printed)
        found = _NAME.match(source.text, level.end())
        place = _place(found.group(1)) if found else None
        stop = (found.start(1) + len(found.group(1).rstrip())) if found and place else level.end()
        return Issuer(start, stop, f"{name} {word}" + (f" {place}" if place else ""), word, place)
    bare = _NAME.match(source.text, end) if _takes_bare_place(name) else None
    if bare and _is_place(bare.group(1)):
        place = _spaced(bare.group(1))
        return Issuer(start, bare.start(1) + len(bare.group(1).rstrip()), f"{name} {place}", None, place)
    return Issuer(start, end, name)


def _takes_bare_place(name: str) -> bool:
    return not name.startswith(("Bộ ", "Chính phủ", "Thủ tướng", "Quốc hội"))


def _place(run: str) -> str | None:
    return _spaced(run).strip(" -") or None


def _is_place(run: str) -> bool:
    return bool(vocabulary().places(_spaced(run)))


def expand(phrase: str) -> str:
    """A body's name with its abbreviations written out.

    >>> expand("Sở GD&ĐT"), expand("Phòng GDĐT")
    ('Sở Giáo dục và Đào tạo', 'Phòng Giáo dục và Đào tạo')
    """
    words = _spaced(phrase).replace("GD &", "GD&").replace("& ĐT", "&ĐT").split()
    written = " ".join(_ABBREVIATED.get(w.lower(), w) if w.isupper() or "&" in w else w for w in words)
    return _official().get(fold(written), written)


def from_code(type_code: str | None, parts: list[str], on: str | None) -> str | None:
    """The body that the letters of a signature name, on a day; joint issuers joined by a comma.

    >>> from_code("TT", ["TT", "BGDĐT"], "2020"), from_code("NĐ", ["NĐ", "CP"], None)
    ('Bộ Giáo dục và Đào tạo', 'Chính phủ')
    """
    bodies = [name for part in parts if (name := _name_of(part, on))]
    if not bodies:
        return None
    if type_code in ("TTLT", "NQLT", "TTLB"):
        return ", ".join(dict.fromkeys(bodies))
    return bodies[0]


def _name_of(part: str, on: str | None) -> str | None:
    if part in ("TW", "TƯ"):
        return None
    known = vocabulary().bodies_by_code(part, on)
    return known[0].name if known and codes.letters(part) else None


_PLACELESS = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Thường trực Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy"
    r"|(?:Ban Thường vụ|Thường trực|Ban Chấp hành) (?:Tỉnh|Thành|Huyện|Thị|Quận) ủy|Sở [^,]+?|Phòng [^,]+?)"
    r"(?P<level> (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu))?$"
)
_IMPLIED = {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố", "Huyện ủy": "huyện", "Thị ủy": "thị xã", "Quận ủy": "quận", "Sở": "tỉnh"}


def needs_place(name: str) -> bool:
    """Whether a body exists once in every place and none is named with it.

    >>> needs_place("Ủy ban nhân dân tỉnh"), needs_place("Tỉnh ủy Kon Tum"), needs_place("Bộ Y tế")
    (True, False, False)
    """
    if not _PLACELESS.match(name):
        return False
    words = name.split()
    return not any(len(words) > size + 1 and _is_place(" ".join(words[-size:])) for size in (2, 3))


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
    level = (match["level"] or "").strip() or next((lv for word, lv in _IMPLIED.items() if word in name), None)
    place = where.at(level)
    if place is None:
        return name
    if name.endswith("ủy"):
        kind = place.split()[0]
        if kind == "thành" and name.endswith("Tỉnh ủy"):
            name = name.removesuffix("Tỉnh ủy") + "Thành ủy"
        return f"{name} {place.removeprefix('tỉnh ').removeprefix('thành phố ').removeprefix('huyện ')}"
    base = name.removesuffix(match["level"]) if match["level"] else name
    return f"{base} {place}"
