"""How the name of a body begins, and the level that it shows."""

from __future__ import annotations

import re
from functools import cache
from re import Pattern

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import Reading, plain, rx

# Words that begin like a body and are none.
_NO_BODY = plain(
    r"(?!xã hội|ban hành|báo cáo|báo chí|hội nghị|hội thảo|hội họp|bộ đề|bộ máy|bộ tiêu chí|bộ thủ tục|"
    r"bộ hồ sơ|"
    r"cấp (?!tỉnh|huyện|xã|ủy|uỷ|trung ương|có thẩm quyền|trên|dưới|bộ|hội|chính quyền|công đoàn|quản lý|"
    r"lãnh đạo|phòng|sở|đảng|đoàn|thành phố|và|cơ sở|quận|phường|thôn|học|mình|đó|này)|ngành nghề|"
    r"trường hợp|trường lớp|đoàn kết|đội ngũ|vụ việc|"
    r"vụ án|"
    r"cục bộ|trưởng thành|phòng,? chống|phòng ngừa|phòng bệnh|viện phí|thuế suất|cơ sở vật chất|"
    r"cơ sở dữ liệu|nhóm (?:các )?(?:nhiệm vụ|giải pháp|chỉ tiêu)|cấp[,/]|"
    r"cơ sở hạ tầng|cơ sở pháp lý|cơ sở đó|đài thọ|thanh tra, kiểm tra|nhóm vấn đề|hội nhập|ngành học|"
    r"cấp học|"
    r"tổ chức, (?!đơn vị|cá nhân|cơ quan|doanh nghiệp)|tổ chức (?!đoàn|công đoàn|đảng|chính trị|"
    r"hội (?:nông|phụ|cựu|liên)|thành viên|tín dụng|xã hội|"
    r"nghề nghiệp)|"
    r"cấp thiết|cấp bách|thuế thu|học sinh giỏi|địa phương hóa|bộ môn|phó mặc|chính quyền điện tử|tỉnh táo|"
    r"chính phủ điện tử|chính phủ số|huyện lỵ|báo động|đơn vị thời gian|hội trường|phòng họp)"
)


@cache
def head() -> Pattern[str]:
    """The first noun of a body, with the quantifier before it."""
    return re.compile(rf"(?:{any_of('quantifier')} {{1,3}})?{_NO_BODY}{any_of('unit')}(?![\w])")


@cache
def plural() -> Pattern[str]:
    """A quantifier: ``các``, ``từng``."""
    return re.compile(rf"{any_of('quantifier')} ")


def starts_unit(reading: Reading, start: int, stop: int | None = None) -> bool:
    """Whether the name of a body or unit begins at `start`.

    >>> from extractors.source import SourceText
    >>> starts_unit(Reading.of(SourceText.of("các phòng chuyên môn")), 0)
    True
    """
    return bool(head().match(reading.low, start, len(reading.low) if stop is None else stop))


def level_of(name: str) -> str | None:
    """The level that a name shows: ``trung_uong``, ``tinh``, ``huyen``, ``xa`` or None.

    >>> level_of("UBND các xã, phường"), level_of("Bộ Y tế")
    ('xa', 'bo')
    """
    folded = f" {plain(name.lower())} "
    for level, word in _LEVELS:
        if word.search(folded):
            return level
    noun = head().match(folded.strip())
    if not noun:
        return None
    return cues("unit").get(plural().sub("", noun.group(), count=1).strip()) or None


_LEVELS = (
    ("xa", rx(r" (?:xã|phường|thị trấn|đặc khu)(?! hội)(?!\w)")),
    ("huyen", rx(r" (?:huyện|quận|thị xã|huyện ủy)(?!\w)")),
    ("tinh", rx(r" (?:tỉnh|sở|thành phố|tỉnh ủy|thành ủy)(?!\w)")),
)
