"""Bodies and units as printed: where a name begins, where it ends, what it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern
from typing import Literal, TypeAlias

from extractors.agents import unit_heads
from extractors.agents.lexicon import any_of
from extractors.agents.reading import Reading, on_one_line, remembered, rx
from extractors.agents.unit_heads import starts_unit
from extractors.agents.unit_lists import split_units
from extractors.vocabulary.spelling import CAPITAL

Ender: TypeAlias = Literal["verb", "stop", "point", "colon", "end"]
"""What ended a name: a verb, a preposition, a full stop or semicolon, a colon, the end of the range."""

_LONGEST = 420
_MOST_TRIED = 12  # no printed name holds so many verbs and marks; a text of nothing else would cost seconds
_SINGLE = rx(
    r"(?:^|(?<= ))(?:ban|tổ|(?<!tỉnh )(?<!thành )(?<!huyện )(?<!công )đoàn|(?<!quốc )phòng|ủy ban|cục|"
    r"tổng cục|chi cục|(?<!nội )(?<!ngoại )(?<!nghiệp )vụ|(?<!bệnh )(?<!học )(?<!thư )viện|trung tâm|"
    r"hội đồng|công ty|trạm|đội|tiểu ban|bộ phận|(?<!xã )(?<!quốc )hội|thanh tra) $"
)
# A verb right behind a single head is part of the name ("Ban chỉ đạo", "Tổng cục thống kê").
_NAMING = frozenset(
    (
        "quản lý", "tổ chức", "xây dựng", "thống kê", "đo đạc", "kiểm tra", "giám sát", "thanh tra",
        "thẩm định", "đào tạo", "bồi dưỡng", "hỗ trợ", "phát triển", "điều tra", "khai thác", "tiếp nhận",
        "bảo vệ",
        "đăng ký", "hướng dẫn", "chỉ đạo", "điều hành", "tuyên truyền", "xử lý", "đầu tư", "công bố", "lập",
        "khuyến khích", "vận động", "giới thiệu", "soạn thảo", "ra đề", "dự giờ", "biên tập", "vận hành",
        "thi hành",
        "đánh giá", "phòng, chống", "giám định",
    )
)  # fmt: skip
# "các cơ quan thông tấn, tuyên truyền": the trade of a plural head.
_HEADED_BY_VERB = ("cơ quan ", "lực lượng ", "đơn vị sự nghiệp ")
_TRADES = frozenset(("tuyên truyền", "quản lý", "thi hành", "kiểm tra", "thanh tra", "giám sát", "bảo vệ"))
# By what power, in what time, by whose order a body acts is not its name.
_BY_POWER = re.compile(
    r",? (?:theo chức năng|theo thẩm quyền|theo phân công|trong phạm vi|trên cơ sở|theo nhiệm vụ|căn cứ|"
    r"trong (?:thời (?:gian|hạn)|vòng) \d+)\b.*$"
)
_POWER_WORDS = ("theo ", "trong ", "trên cơ sở", "căn cứ")
_UNFINISHED = re.compile(
    r",? (?:(?:sau|trước|trong|từ) khi|khi|để|nếu|nhằm|h[ằà]ng (?:năm|quý|tháng|tuần|ngày)|định k[ỳì])$"
)
"""Words before the verb that ended the name: "các Ban sau khi sắp xếp", "các tổ hằng tuần báo cáo"."""
_UNFINISHED_ENDS = ("khi", "để", "nếu", "nhằm", "năm", "quý", "tháng", "tuần", "ngày", "kỳ", "kì")
_EMPOWERED_ENDS = ("phụ trách", "phân công", "giao", "quyền")
_EMPOWERED = re.compile(
    r"^(?!(?:các|những|mọi|từng|mỗi)\b)(.+?),? "
    r"(?:(?:trực tiếp )?phụ trách|được (?:phân công|giao|ủy quyền|uỷ quyền))$",
    re.IGNORECASE,
)
# "Các sở, nhất là những sở chậm giải ngân, khẩn trương …": the clause between commas names no further body.
_ABOVE_ALL = rx(r",? ?\(?(?:nhất|đặc biệt|trước hết|trong đó có) $")
_REST_OF_CLAUSE = rx(r"[^,;:.]{3,120}(?=,)")

# A verb behind one of these belongs to a clause inside the name ("các bộ phận được phân công").
_CLAUSE = rx(
    r"(?:được|có|do|không|chưa|đã|đang|sẽ được|bầu|ứng|đề|tiến|phụ trách|lĩnh vực|mảng|làm|về|của|cho|với|và|"
    r"(?<!tổ )(?<!đoàn )(?<!nhóm )công tác|(?<!giúp )việc|"
    r"hoạt động|nguồn|cơ chế|nơi|(?<=\w )chức năng|nhiệm vụ|dịch vụ|(?<!trực )thuộc|là|tư vấn|kinh doanh|"
    r"chuyên trách) $"
)
_RELATIVE = rx(
    r"thực hiện(?= (?:cơ chế|chế độ tự chủ))|"
    r"tổ chức(?=, (?:đơn vị|cá nhân|cơ quan|doanh nghiệp)| và (?:cá nhân|đơn vị|doanh nghiệp)| (?:do |"
    r"tham gia|"
    r"(?:có )?liên quan|cá nhân|chính trị|xã hội|đoàn thể|đảng|hội (?:nông|phụ|cựu|liên)|đoàn|quần chúng|"
    r"thành viên))"
)
# "tổ chức do Chính phủ thành lập": whose deed made the body.
_MADE_BY = rx(r"(?<!\w)do [^;.:]{3,70}$")
_DEEDS = frozenset(("thành lập", "quyết định", "quản lý", "bổ nhiệm", "tổ chức", "ban hành", "đầu tư", "cử"))
_PLACED = rx(r"(?<!\w)nơi [^,;.:]{0,60}$")
# Nouns that end in what elsewhere is a verb: "công trình", "đầu tư xây dựng", "giáo dục thường xuyên".
_COMPOUNDS = {
    "trình": ("công ", "chương ", "quy ", "quá ", "lộ ", "giáo ", "tiến ", "địa ", "phương "),
    "xây dựng": ("công trình ", "đầu tư ", "vật liệu ", "kinh tế - ", "hạ tầng "),
    "đầu tư": ("dự án ", "chủ ", "nhà ", "xúc tiến "),
    "giúp": ("tổ ", "nhóm ", "bộ phận ", "cơ quan ", "hội đồng ", "tham mưu, "),
    "thường xuyên": ("giáo dục ",),
}
# Behind one of these the noun "lập" is no verb.
_FOUNDED = ("công ", "tư ", "độc ", "đối ", "sáng ", "dân ", "quốc ")
# No verb follows the word of the plural: "và các tổ chức khác".
_PLURALS = (" các ", " những ", " mỗi ", " một số ")
# The trade of an office: a verb right behind the bare noun that stands before a duty.
_TRADED = rx(r"(?:(?:các |những |mỗi |từng )?(?:cơ sở|doanh nghiệp|cơ quan|đơn vị|tổ chức|hộ gia đình|hộ)) ")
_BARE = rx(r"(?:tổ|ban|đoàn|đội|hội đồng|tiểu ban|nhóm|cục|vụ|trạm) (?:quản lý )?")
_STRONG = frozenset(
    (
        "có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm", "chủ trì", "phải", "cần", "tiếp tục",
        "khẩn trương", "chủ động", "tham mưu", "phối hợp", "tăng cường", "nghiêm túc", "tập trung",
        "thường xuyên", "kịp thời", "hoàn thành", "được", "đẩy mạnh", "phấn đấu",
    )
)  # fmt: skip
_LONGEST_TRADE = 90
# "công" ends the name of a service.
_PUBLIC = rx(r"(?:hành chính|dịch vụ|sự nghiệp) công $")
# "lãnh đạo" is a body's leaders behind one of these, a verb elsewhere.
_AS_NOUN = rx(r"(?:^|[,;(] ?|và |các |của |với |cùng |từng |một số |đồng chí |tập thể |ban |ý kiến |cho )$")
_PERSON = rx(r"(?:đồng chí|ông|bà|thầy|cô|do|qua|nếu) ")


_BARE_PLURAL = rx(
    r"(?:(?:giám đốc|trưởng|chủ tịch|hiệu trưởng|thủ trưởng|ubnd|ủy ban nhân dân|công an|đảng ủy|lãnh đạo) )?"
    r"các (?:sở|phòng|ban|bộ|xã|phường|huyện|thôn|trường|trường \w{4,9}|đơn vị|tổ|ngành|hội|xã, phường):"
)
# Two names or more, parted by commas, before a word in small letters that is no part of a name.
_NAMES_LISTED = re.compile(
    rf"\s*[{CAPITAL}0-9][\w&.-]*(?: (?!và )(?:- )?[\w&.-]+){{0,6}}(?:, | và )[{CAPITAL}0-9][^:;.]{{2,200}}"
)
# People with a form of address have jobs in the plans of schools; elsewhere they speak.
_COURTESY = rx(r"(?:thầy|cô|ông|bà)(?: giáo)? ")
_TWO_NAMES = re.compile(rf"[{CAPITAL}]\w* (?:[{CAPITAL}]\w*|[(:\-–])|[{CAPITAL}]\w*:")
_TEACHER = rx(r"(?:thầy|cô) ")
_NAMED_PERSON = re.compile(
    rf"(?:[Tt]hầy|[Cc]ô|[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)(?: giáo)? (?:[{CAPITAL}][\w']*,? ){{1,6}}"
    r"(?:\([^()]{2,80}\) )?$"
)
_SPEAKS = rx(
    r"(?:^|[ :,])(?:đề nghị|đề xuất|kiến nghị|phát biểu|cho rằng|cho biết|nêu|hỏi|trình bày|báo cáo|"
    r"nhất trí|đồng ý|thống nhất|ý kiến|nhấn mạnh|kết luận|yêu cầu|chủ trì|tham dự|chia sẻ|khẳng định|"
    r"đánh giá|đã|được|(?<!chuẩn )bị|là|có ý kiến|thông qua|trao đổi|đại diện)(?!\w)"
)
_SPOKEN_WITHIN = 90


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one or several bodies: `start`/`end` bound it, `names` are the single bodies as printed.

    `ender` says what ended it, `after` where the text goes on.
    """

    start: int
    end: int
    names: tuple[str, ...]
    ender: Ender
    after: int


MOVE = r"chuyển(?! đổi| biến| hóa| tiếp| động| nhượng| dịch| ngành| viện| giới)"
"""The verb of handing on, which is part of many nouns."""


@cache
def _breaks() -> Pattern[str]:
    verb = rf"{any_of('verb')}|cần(?! thiết| thơ)|phải(?! trả| thu)|phụ trách|không (?:cho|để)|{MOVE}"
    return re.compile(rf"[.;:(]|(?<=[\s,])(?:(?P<verb>{verb})|(?P<stop>{any_of('stop')}))(?![\w])")


def _addressed(reading: Reading, start: int, stop: int) -> Match[str] | None:
    """A person with a form of address at the head of a job: "Cô Đinh Thị Ngân chuẩn bị hoa"."""
    head = _COURTESY.match(reading.low, start, stop)
    if not head or not reading.upper_at(head.end()):
        return None
    if not _TEACHER.match(reading.low, start) and not _TWO_NAMES.match(reading.text, head.end(), stop):
        return None
    return None if _SPEAKS.search(reading.low, head.end(), min(stop, head.end() + _SPOKEN_WITHIN)) else head


def read_unit(reading: Reading, start: int, stop: int, *, subject: bool = True) -> Name | None:
    """The bodies named from `start` on, or None where no body is named there.

    With `subject` the name runs to its verb ("các cơ quan ở địa phương phải …"); otherwise a preposition
    ends it too ("phối hợp với Công an xã trong công tác …").

    >>> from extractors.source import SourceText
    >>> text = "Văn phòng Sở, Phòng Kế hoạch – Tài chính rà soát danh mục."
    >>> read_unit(Reading.of(SourceText.of(text)), 0, len(text)).names
    ('Văn phòng Sở', 'Phòng Kế hoạch – Tài chính')
    """
    stop = min(stop, start + _LONGEST)
    return _subject(reading, start, stop) if subject else _mentioned(reading, start, stop)


@remembered
def _subject(reading: Reading, start: int, stop: int) -> Name | None:
    return _read(reading, start, stop, subject=True)


@remembered
def _mentioned(reading: Reading, start: int, stop: int) -> Name | None:
    return _read(reading, start, stop, subject=False)


def _read(reading: Reading, start: int, stop: int, *, subject: bool) -> Name | None:
    head = unit_heads.head().match(reading.low, start, stop) or _addressed(reading, start, stop)
    if not head:
        return None
    position, inner, cut = head.end(), head.end(), list[tuple[int, int]]()
    tried = 0
    while match := _breaks().search(reading.low, position, stop):
        tried += 1
        if tried > _MOST_TRIED:
            return None
        public = (match["verb"] or "").startswith("công ")
        if public and _PUBLIC.search(reading.low, match.start() - 12, match.start() + 5):
            # "Trung tâm hành chính công bố trí …": the word before the verb is the name's.
            position = match.start() + 5
            continue
        if match["verb"] == "là" and (aside := _ABOVE_ALL.search(reading.low, head.end(), match.start())):
            rest = _REST_OF_CLAUSE.match(reading.low, match.end(), stop)
            position = rest.end() + 1 if rest else match.end()
            cut.append((aside.start(), position if rest else stop))
            continue
        if match["verb"] and not reading.upper_at(match.start()):
            inside = _part_of_name(reading, start, head.end(), match)
            if not inside and not _goes_on(reading.low, inner, match):
                end = _behind_trade(reading, start, match, stop)
                return _named(reading, start, end, "verb", cut)
            inner = match.end() if match["verb"] in _NAMING else inner
            position = match.end()
            continue
        ender, position = _over(reading, start, match, stop, subject=subject, cut=cut)
        if ender:
            return _named(reading, start, match.start(), ender, cut)
    return _named(reading, start, stop, "end", cut)


def _behind_trade(reading: Reading, start: int, match: Match[str], stop: int) -> int:
    """Where a name ends whose bare noun a verb follows: before the duty behind the body's trade, if any.

    "Tổ rà soát công nợ có nhiệm vụ …" is told of the "Tổ rà soát công nợ", "Tổ rà soát sổ sách." of the "Tổ".
    """
    low, first = reading.low, match.start()
    bare = _BARE.fullmatch(low, start, first) or _TRADED.fullmatch(low, start, first)
    if not bare or match["verb"] in _STRONG:
        return first
    for later in _breaks().finditer(low, match.end(), min(stop, first + _LONGEST_TRADE)):
        if not later["verb"]:
            return first
        if later["verb"] in _STRONG and not _CLAUSE.search(low[later.start() - 12 : later.start()]):
            return later.start()
    return first


def _over(
    reading: Reading, start: int, match: Match[str], stop: int, *, subject: bool, cut: list[tuple[int, int]]
) -> tuple[Ender | None, int]:
    """Whether a mark or a preposition ends the name; else where reading goes on."""
    mark, low = match.group(), reading.low
    if mark == "(":
        close = low.find(")", match.end(), stop)
        if close < 0:
            return "point", match.end()
        foreign = not starts_unit(reading, match.end(), close) or _PERSON.match(low, match.end())
        if foreign and not reading.text[match.end() : close].isupper():
            cut.append((match.start(), close + 1))
        return None, close + 1
    if mark == ".":
        return (None if _inside_point(low, match.start()) else "point"), match.end()
    if mark == ":":
        listed = _lists_places(reading, match.end(), stop) or _lists_names(
            reading, start, match.start(), stop
        )
        return (None if listed else "colon"), match.end()
    if mark == ";":
        # Nothing has been said of the bodies yet: "Giám đốc các sở; Chủ tịch các xã căn cứ …" is one list.
        following = match.end() + (reading.low[match.end() : match.end() + 1] == " ")
        return (None if subject and starts_unit(reading, following, stop) else "point"), match.end()
    if match["stop"] and not subject and not reading.upper_at(match.start()):
        return "stop", match.end()
    return None, match.start() + 1 if match["stop"] else match.end()


def _inside_point(low: str, at: int) -> bool:
    """Whether a full stop belongs to an abbreviation ("TP. Hồ Chí Minh") or to an ellipsis."""
    if low[max(0, at - 2) : at] in ("tp", "tx", "tt") or low[at - 1] == ".":
        return True
    return low[at + 1 : at + 2] not in ("", " ")


def _lists_places(reading: Reading, at: int, stop: int) -> bool:
    """Whether capitalised names follow a colon ("UBND các xã: A, B và C") before the colon of the job."""
    rest = reading.text[at:stop]
    word = re.match(r"\s*(\w+)[\s\w]{0,40},\s*(\w)", rest)
    if (
        not word
        or not (word[1][0].isupper() and word[2].isupper())
        or not re.match(r"[^.;]{0,380}?\w\s*:", rest)
    ):
        return False
    return not re.match(r"\s*\w+\s[a-zà-ỹ]+\s[a-zà-ỹ]+\s[a-zà-ỹ]+\s", rest)


def _lists_names(reading: Reading, start: int, colon: int, stop: int) -> bool:
    """Whether a colon behind a bare plural opens the names of bodies: "Các phòng: Nội vụ, Thanh tra"."""
    if not _BARE_PLURAL.match(reading.low, start, colon + 1):
        return False
    return _NAMES_LISTED.match(reading.text, colon + 1, stop) is not None


def _goes_on(low: str, inner: int, match: Match[str]) -> bool:
    """Whether a verb goes on with a trade in the name: "Đoàn kiểm tra, giám sát"."""
    return match["verb"] in _NAMING and 0 < match.start() - inner < 3 and low[inner] == ","


def _part_of_name(reading: Reading, start: int, behind: int, match: Match[str]) -> bool:
    """Whether a verb belongs to the name that begins at `start` and whose first noun ends at `behind`."""
    low, at = reading.low, match.start()
    said = low[max(behind, at - 24) : at].rstrip() + " "
    before = low[max(start, at - 24) : at].rstrip() + " "
    if low[match.end() : match.end() + 1] == ")":
        return False
    clause = _CLAUSE.search(said)
    if clause and not reading.upper_at(
        low.rindex(clause[0].split()[-1], behind, at)
    ):  # not "xã Tân Tiến rà soát"
        return True
    if _RELATIVE.match(low, at):
        return True
    if before.endswith(_PLURALS):
        return True
    if before.endswith(_COMPOUNDS.get(match["verb"], ("\0",))):
        return True
    if match["verb"] == "tham mưu" and low.startswith(", giúp việc", match.end()):
        return before.endswith("cơ quan ")
    if match["verb"] == "phụ trách":
        # Of a person by name it is said; of a post it is part of the title.
        return not _NAMED_PERSON.match(reading.text[start:at].rstrip() + " ")
    if match["verb"] == "lập" and before.endswith(_FOUNDED):
        return True
    if match["verb"] in _DEEDS and _MADE_BY.search(low, max(behind, at - 80), at):
        return True
    window = max(behind, at - 70), at
    if low.find("nơi ", *window) >= 0 and match["verb"] not in _STRONG and _PLACED.search(low, *window):
        return True
    if match["verb"] == "khám":
        return before.endswith(("quản lý ", "cơ sở "))
    # "Viện quy hoạch xây dựng Hà Nội", but "Phòng Quy hoạch xây dựng đề án".
    if before.endswith("quy hoạch "):
        placed = reading.text[match.end() : match.end() + 3].strip()[:1].isupper()
        return placed or not reading.upper_at(low.rfind("quy", start, at))
    if match["verb"] == "lãnh đạo":
        return bool(_AS_NOUN.search(before))
    if match["verb"] not in _NAMING:
        return before.endswith(("tổng ", "cơ quan tham mưu "))
    if before.endswith(_HEADED_BY_VERB) and match["verb"] in _TRADES:
        return True
    single = _SINGLE.search(before)
    if not single:
        return False
    return not unit_heads.plural().match(low, start) or single.group().strip() in ("đoàn", "tổ", "ban")


def _named(reading: Reading, start: int, end: int, ender: Ender, cut: list[tuple[int, int]]) -> Name:
    text, after = reading.text, end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",-–*_"):
        end -= 1
    if cut and cut[-1][1] >= end > cut[-1][0]:
        end = cut[-1][0]
    if text[start:end].lower().endswith(" và"):
        end = start + len(text[start:end][:-3].rstrip(" ,"))
    pieces, position = [], start
    for left, right in cut:
        if left < end:
            pieces.append(text[position:left])
            position = min(right, end)
    pieces.append(text[position:end])
    return Name(start, end, split_units(_without_power(on_one_line(" ".join(pieces)))), ender, after)


def _without_power(printed: str) -> str:
    """A name without the power by which the body acts; most names show by a word that they have none."""
    if any(word in printed for word in _POWER_WORDS):
        printed = _BY_POWER.sub("", printed)
    if printed.endswith(_UNFINISHED_ENDS):
        printed = _UNFINISHED.sub("", printed)
    return _EMPOWERED.sub(r"\1", printed) if printed.lower().endswith(_EMPOWERED_ENDS) else printed
