"""Names of bodies as printed: where one begins and ends, its full writing, the place that goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.references import bodies_syllables
from extractors.source import SourceText
from extractors.types import Span
from extractors.vocabulary import fold, read_table, vocabulary
from extractors.vocabulary.spelling import CAPITAL

LEVEL = (
    r"tỉnh|thành[\s_]{1,3}phố|tp\.|tp|t\.p\.|t\.p|huyện|quận|thị[\s_]xã|thị[\s_]trấn|phường"
    r"|xã(?![\s_]hội)|đặc[\s_]khu"
)

_OFFICE = re.compile(
    r"(?:(?:kt|tm|tl)\.[\s_]*)?(?:phó[\s_]+)?(?:bộ[\s_]+trưởng|giám[\s_]+đốc|chủ[\s_]+nhiệm|tổng[\s_]+cục[\s_]+trưởng"
    r"|cục[\s_]+trưởng|chánh[\s_]+án|viện[\s_]+trưởng|thống[\s_]+đốc|tổng(?=[\s_]+thanh|[\s_]+kiểm)"
    r"|trưởng(?=[\s_]+(?:ban|phòng))|hiệu[\s_]+trưởng|bí[\s_]+thư|chánh(?=[\s_]+văn)|tổng[\s_]+giám[\s_]+đốc"
    r"|chủ[\s_]+tịch(?![\s_]+(?:nước|hội[\s_]+đồng[\s_]+bộ)))[\s_]+"
)
_LEVEL_AT = re.compile(rf"[\s_,]{{1,6}}({LEVEL})(?:(?<=\.)|(?![\wà-ỹ]))")
_NAME = re.compile(
    rf"[\s_]{{0,6}}((?:[{CAPITAL}][\wà-ỹ'’]*"
    rf"(?:\s?-\s?(?=[{CAPITAL}])|(?![ \t]{{0,4}}\n[ \t]{{0,4}}(?:[IVX]{{1,5}}|\d{{1,2}})[.)/\s])"
    rf"[ _\t]{{0,4}}\n?[ \t]{{0,4}}(?=[{CAPITAL}\d]))?){{1,4}})"
)
_WORD = re.compile(r"[^\s_,;:()\[\]\"“”|*<>{}]+")
_SMALL = frozenset({"và", "-", "–", "&", "cổ", "phần", "đa", "khoa", "chính", "trị", "cấp"})
_JOINTS = frozenset({"và", "-", "–", "&"})
_HEADING = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|Điều|Chương|Mục|Phần|Phụ)[.)]?$")
_SENTENCE = re.compile(
    r"(?:ban[\s_]+hành|quy[\s_]+định|hướng[\s_]+dẫn|phê[\s_]+duyệt|sửa[\s_]+đổi|bổ[\s_]+sung|về[\s_]|căn[\s_]+cứ)"
)
"""Words with which what a document says begins, right behind the body that issued it."""
_VOWELLESS = re.compile(r"[A-ZĐ]?[bcdđghklmnpqrstvx]{2,6}")
_NUMBERED = re.compile(r"[\s_]{1,3}(\d{1,2})(?![\w/-]|\.\d)")
_PARTED = re.compile(r"\b([A-ZĐ]{2,4}) ?[-–] ?([A-ZĐ]{2,4})\b")
_OPENERS = frozenset((
    "Căn", "Điều", "Theo", "Xét", "Đề", "Thực", "Về", "Trên", "Nay", "Để", "Nơi", "Ngày", "Trong", "Tại",
    "Kính", "Sau", "Quyết", "Nghị",
))  # fmt: skip
"""The first words of the paragraphs that follow a title or a line of the preamble."""
_LEVELS = {"tp": "thành phố", "tp.": "thành phố", "t.p": "thành phố", "t.p.": "thành phố"}


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body as printed: where, its full name, the level word and the place behind it (None: not printed)."""

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
def _words(kind: str) -> dict[str, str]:
    """The rows of one kind of the table of body words, in its order: word → what it is short for."""
    return {row["word"]: row["writing"] for row in read_table("signature_body_words") if row["kind"] == kind}


@cache
def _heads() -> re.Pattern[str]:
    """Words that open the name of a body (``Bệnh viện``, ``Ban Chỉ đạo``), on the shadow."""
    heads = "|".join(head.replace(" ", r"[\s_]{1,4}") for head in _words("head"))
    return re.compile(rf"(?:{heads})(?![\wà-ỹ])")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Folded first word → pattern of the known names that begin with it, longest first, on the shadow."""
    grouped: dict[str, set[str]] = {}
    for name in official():
        if (" " in name or name in ("ubnd", "hđnd", "ttg")) and not name.startswith(("trường ", "(")):
            grouped.setdefault(name.split(" ", 1)[0], set()).add(name)
    return {
        first: re.compile(
            "(?:" + "|".join(map(_loose, sorted(names, key=len, reverse=True))) + r")(?![\wà-ỹ])"
        )
        for first, names in grouped.items()
    }


def _loose(name: str) -> str:
    """A folded name as a pattern on the shadow: any blanks, either tone placement, ``&`` for ``và``."""
    pattern = re.escape(name).replace(",", r"\s?,").replace(r"\-", r"\s{0,3}-\s{0,3}")
    pattern = pattern.replace(r"\ và\ ", r"(?:[\s_]{1,8}và[\s_]{1,8}|\s?&\s?)").replace(r"\ ", r"[\s_]{1,8}")
    for late, early in (("uỷ", "ủy"), ("hoá", "hóa"), ("toà", "tòa"), ("hoà", "hòa"), ("hoạ", "họa")):
        pattern = pattern.replace(late, f"(?:{late}|{early})")
    return pattern


@cache
def official() -> dict[str, str]:
    """Folded name, abbreviated ones too → official writing: bodies of the vocabulary, boards of the Party."""
    found = {fold(name): name for name in _words("board")}
    for body in vocabulary().bodies:
        for name in reversed(body.names):
            found[fold(name)] = body.name if any(map(_is_abbreviation, name.split())) else name
    for name, writing in list(found.items()):
        for short, phrase in _words("short").items():
            if fold(phrase) in name:
                found.setdefault(fold(name.replace(fold(phrase), short)), writing)
    found["thủ tướng"] = found["ttg"] = "Thủ tướng Chính phủ"
    return found


def _is_abbreviation(word: str) -> bool:
    return (len(word) > 1 and word.isupper() and word.replace("-", "").isalpha()) or "&" in word


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Capital and small syllable that make one word in names of bodies: ``Trung ương``, ``Giáo dục``."""
    return frozenset(
        (first, second)
        for name in official().values()
        for first, second in pairwise(re.findall(r"\w+", name))
        if first[:1].isupper() and second.islower() and second not in _JOINTS
    )


def read(source: SourceText, pos: int) -> BodyName | None:
    """The body whose name begins at `pos`; the office of who signs for it is left out of the name.

    >>> found = read(SourceText.of("Chủ tịch UBND tỉnh Kon Tum về việc"), 0)
    >>> found.name, found.level, found.place
    ('Ủy ban nhân dân tỉnh Kon Tum', 'tỉnh', 'Kon Tum')
    """
    start = pos
    office = _OFFICE.match(source.shadow, pos)
    if office:
        pos = office.end()
    first = _WORD.match(source.shadow, pos)
    if not first:
        return None
    pattern = _patterns().get(fold(first.group()))
    known = pattern.match(source.shadow, pos) if pattern else None
    if known and not _may_go_on(source, known.end()):
        run = 0
    else:
        run = _run_end(source, pos) if source.text[pos].isupper() else 0
    if known and not _longer(source, known.end(), run):
        name = official().get(fold(spaced(known.group()))) or expand(source.text[pos : known.end()])
        owner = _owner(source, known.end()) if fold(name) in _COMMITTEES else None
        if owner:
            return BodyName(start, owner.end, f"{name} {owner.name}", owner.level, owner.place)
        return _placed(source, start, known.end(), name)
    if run:
        return _placed(source, start, run, expand(source.text[pos:run]))
    return None


_COMMITTEES = frozenset(("ban cán sự đảng", "đảng đoàn"))
"""Committees of the Party inside another body, whose name follows theirs."""


def _owner(source: SourceText, end: int) -> BodyName | None:
    """The body that a committee belongs to: ``Ban cán sự đảng UBND tỉnh``."""
    at = end + 1
    if source.text[end:at].isspace() and source.text[at : at + 1].isupper():
        return read(source, at)
    return None


def _may_go_on(source: SourceText, end: int) -> bool:
    """Whether a capital, or a small word of names, follows a known name: it may be longer than known."""
    rest = source.text[end : end + 6].lstrip(" \n_")
    return rest[:1].isupper() or rest.startswith(("và ", "- ", "– ", "& ", "của", "cấp"))


def spaced(text: str) -> str:
    """Words with single blanks, the underscores of word segmentation taken out."""
    return " ".join(text.replace("_", " ").split())


def _longer(source: SourceText, known_end: int, run_end: int) -> bool:
    """Whether a run goes on behind a known name with more of the name, not with its place."""
    rest = source.text[known_end:run_end]
    return bool(rest.strip()) and not is_place(rest)


def _run_end(source: SourceText, pos: int) -> int:
    """The end of a name that no table knows: a head (``Bệnh viện``), then capitals, small words between."""
    head = _heads().match(source.shadow, pos)
    if not head:
        return 0
    end = position = head.end()
    earlier, before, taken = "", "", 0
    company = source.shadow.startswith(("công ty", "tổng công ty", "xí nghiệp"), pos)
    for count, match in enumerate(_WORD.finditer(source.text, end, pos + 130)):
        gap, word = source.text[position : match.start()], match.group().rstrip(".")
        if gap.strip(" \t\n_") or gap.count("\n") > 1 or count > 12:
            break
        if _LEVEL_AT.match(" " + source.shadow[match.start() : match.start() + 12]):
            break
        if _VOWELLESS.fullmatch(word):
            return 0  # print that lost its vowels: the name is not to be had
        if match.start() >= taken and word.islower() and _is_name(before) and not _is_name(earlier):
            taken = max(taken, bodies_syllables.belong(source.text, match.start(), company=company))
        whole = (before, word) in pairs() or match.start() < taken
        if not (word[:1].isupper() or word.lower() in _SMALL or whole):
            break
        if count and _begins_anew(source, match, "\n" in gap):
            break
        if _opens_citation(source, match.start()) or (
            before.lower() == "và" and _heads().match(source.shadow, match.start())
        ):
            break
        if word[:1].isupper() or whole:
            end = match.start() + len(word)
        position, earlier, before = match.end(), before, word
        if match.group().endswith("."):
            break
    return _of_whom(source, end)


def _is_name(word: str) -> bool:
    """Whether a word is a capital syllable: two in a row are a name of their own (``Lê Lợi``)."""
    return word[:1].isupper()


def _begins_anew(source: SourceText, word: re.Match[str], next_line: bool) -> bool:
    """Whether a capital opens a heading or sentence behind the name: ``… Trung ương⏎IV. TỔ CHỨC``."""
    if _SENTENCE.match(source.shadow, word.start()):
        return source.text[word.start()].isupper()
    return next_line and bool(_HEADING.match(word.group()))


_CITATION = re.compile(
    r"(?:công[\s_]văn|nghị[\s_]|thông[\s_](?:tư|báo)|quyết[\s_]định|kế[\s_]hoạch[\s_]số|chỉ[\s_]thị|báo[\s_]cáo|tờ[\s_]trình|luật|hướng[\s_]dẫn"
    r"|điều[\s_]\d|khoản|điểm|chương|mục[\s_]|phụ[\s_]lục)"
)


def _opens_citation(source: SourceText, pos: int) -> bool:
    return bool(_CITATION.match(source.shadow, pos))


_OF_WHOM = re.compile(
    r"[\s_]{1,4}của[\s_]{1,4}(?=(?:quốc[\s_]hội|[uủ][ỷy][\s_]ban[\s_]thường[\s_]vụ|hội[\s_]đồng[\s_]nhân|chính[\s_]phủ|hđnd))"
)


def _of_whom(source: SourceText, end: int) -> int:
    """``Đoàn giám sát của Ủy ban Thường vụ Quốc hội``: the body that it belongs to is part of the name."""
    owner = _OF_WHOM.match(source.shadow, end)
    if not owner:
        return end
    word = _WORD.match(source.shadow, owner.end())
    pattern = _patterns().get(fold(word.group())) if word else None
    known = pattern.match(source.shadow, owner.end()) if pattern else None
    return known.end() if known else end


def _placed(source: SourceText, start: int, end: int, name: str) -> BodyName:
    """Take in the place behind a body: ``tỉnh Kon Tum``, ``TP Hà Nội``, a bare ``tỉnh``, ``Quảng Nam``."""
    if name.startswith(("Bộ ", "Chính phủ", "Thủ tướng", "Quốc hội", "Ủy ban Thường vụ Quốc hội")):
        return BodyName(start, end, name)
    level = _LEVEL_AT.match(source.shadow, end)
    if level:
        word = spaced(level.group(1))
        word = _LEVELS.get(word, word)
        found = _NAME.match(source.text, level.end())
        numbered = _NUMBERED.match(source.text, level.end()) if word in ("quận", "phường") else None
        place, stop = (numbered[1], numbered.end()) if numbered else _place(word, found)
        return BodyName(
            start, stop or level.end(), f"{name} {word}" + (f" {place}" if place else ""), word, place
        )
    bare = _NAME.match(source.text, end)
    if bare:
        words = bare.group(1).split()
        for size in range(len(words), 0, -1):
            if size > 1 and is_place(" ".join(words[:size])):
                place = " ".join(words[:size])
                return BodyName(start, _stop(bare, words[:size]), f"{name} {place}", None, place)
    return BodyName(start, end, name)


def _place(level: str, found: re.Match[str] | None) -> tuple[str | None, int]:
    """The longest run of capitals that is a place of this level, else the run itself up to three words."""
    if not found:
        return None, 0
    words = found.group(1).replace("_", " ").split()
    if words[0] == "HCM":
        return "Hồ Chí Minh", found.end(1)
    for size in range(len(words), 0, -1):
        if vocabulary().places(f"{level} {' '.join(words[:size])}"):
            return " ".join(words[:size]), _stop(found, words[:size])
    kept = _on_the_line(found, words)[:3]
    return (" ".join(kept).strip(" -"), _stop(found, kept)) if kept else (None, 0)


def _on_the_line(found: re.Match[str], words: list[str]) -> list[str]:
    """The words of a place that no table knows: none of the next paragraph ("của UBND tỉnh⏎Căn cứ Luật …").

    A place goes on behind a line break only with two words in capitals at least, as no sentence begins.
    """
    gap = found.string[found.start() : found.start(1)]
    first = found.group(1).split("\n")[0].replace("_", " ").split()
    if "\n" not in gap:
        torn = len(first) == 1 and len(words) > 1 and words[1] not in _OPENERS
        return words[:2] if torn else first
    small = [word for word in first if not word.isupper()]
    return first if len(small) > 1 and gap.count("\n") == 1 else []


def _stop(found: re.Match[str], words: list[str]) -> int:
    """Where the last of the kept words of a match ends."""
    position = found.start(1)
    for word in words:
        position = found.string.index(word, position) + len(word)
    return position


@cache
def is_place(run: str) -> bool:
    """Whether a run of words is the name of a province or district."""
    return bool(vocabulary().places(spaced(run)))


def expand(phrase: str) -> str:
    """A body's name with its abbreviations written out.

    >>> expand("Sở GD – ĐT"), expand("Phòng GDĐT"), expand("Trường THPT Lê Lợi")
    ('Sở Giáo dục và Đào tạo', 'Phòng Giáo dục và Đào tạo', 'Trường Trung học phổ thông Lê Lợi')
    """
    words = _PARTED.sub(_joined, re.sub(r"\s?&\s?", "&", spaced(phrase))).split()
    written = " ".join(_word_out(word) for word in words)
    return official().get(fold(written), written)


def _joined(parted: re.Match[str]) -> str:
    """An abbreviation printed in two parts ("GD – ĐT") as one, where it is known."""
    return parted[1] + parted[2] if _words("written").get((parted[1] + parted[2]).lower()) else parted[0]


def _word_out(word: str) -> str:
    if not (word.isupper() or "&" in word):
        return word
    plain = re.sub(r"[&,]|-(?=[A-ZĐ])", "", word).lower()
    return _words("written").get(plain) or _words("written").get(word.lower()) or word


def head_end(line: str) -> int:
    """How long the words are that open a line as the name of a body; 0 where none do.

    >>> head_end("Ban Chỉ Đạo Kỳ Thi")
    11
    """
    head = _heads().match(line.lower())
    return head.end() if head else 0


def opens(line: str) -> bool:
    """Whether a line begins as the name of a body does.

    >>> opens("BAN CHỈ ĐẠO CẤP TỈNH"), opens("KỲ THI TỐT NGHIỆP")
    (True, False)
    """
    return head_end(line) > 0


def initials(printed: str) -> str:
    """The letters that a printed name would give a code: abbreviations whole, other words their first letter.

    >>> initials("Trường THPT Cao Lãnh"), initials("Tổng công ty Khí Việt Nam")
    ('TTHPTCL', 'TCTKVN')
    """
    words = re.findall(r"\w+", printed)
    return "".join(word if word.isupper() else word[:1].upper() for word in words if word.lower() != "và")
