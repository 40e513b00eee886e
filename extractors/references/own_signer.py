"""Who signed: the block at the end of a document, a post in capitals with the name under it.

Form: Decree 30/2020/NĐ-CP, Appendix I, part II, mục 7: the authority (TM., KT., TL., TUQ., Q.) stands before
the post of the body or its head, the signer's own post under it, the name last. Minutes are signed by their
chair and their secretary in the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.source import SourceText
from extractors.types import Person

RULE = "own.signer"
_CONFIDENCE = 0.95

_POSTS = (
    "phó thủ tướng", "thủ tướng", "bộ trưởng", "thứ trưởng", "phó chủ tịch", "chủ tịch",
    "phó tổng giám đốc", "tổng giám đốc", "phó giám đốc", "giám đốc", "phó chánh văn phòng",
    "chánh văn phòng", "phó chánh thanh tra", "chánh thanh tra", "phó trưởng phòng", "trưởng phòng",
    "phó trưởng ban", "trưởng ban", "phó trưởng đoàn", "trưởng đoàn", "phó cục trưởng", "cục trưởng",
    "phó tổng cục trưởng", "tổng cục trưởng", "phó vụ trưởng", "vụ trưởng", "phó hiệu trưởng",
    "hiệu trưởng", "phó viện trưởng", "viện trưởng", "phó bí thư", "bí thư", "tổng bí thư",
    "phó chủ nhiệm", "chủ nhiệm", "tổng kiểm toán nhà nước", "phó thống đốc", "thống đốc", "chánh án",
    "chủ trì", "chủ tọa", "thư ký",
)  # fmt: skip
_RANK = re.compile(r"(?:^|(?<=phó )|(?<=tổng )|(?<=chánh ))\w")
"""Where a post is written with a capital when it is not set in capitals."""
_CELL = re.compile(r"[^\t|\n]+")
_AUTHORITY = re.compile(r"(?:t/?m|k/?t|t/?l|t/?u/?q|q|quyền)\.? +")
_POST = re.compile(rf"(?:{'|'.join(_POSTS)})(?:$| (?!ủy ban|hội đồng|nước))")
_MARK = re.compile(r"[(\[]?(?:đã ký|đã kí|ký tên|daky|signed)[^\n]{0,30}")
_NAME = re.compile(
    r"((?:(?:GS|PGS|TS|ThS|BS|CN|KS|CKI|CKII|Tiến sĩ|Thạc sĩ)\.? ?){0,3})"
    r"([^\W\d_][^\W\d_A-Z]*(?: [^\W\d_]+){1,5})"
)
_MOST_BETWEEN, _BLOCK = 3, 600


def signers_of(source: SourceText) -> tuple[Person, ...]:
    """The people who signed, in the coordinates of `source.text`; none where no such block stands.

    Only the first block counts: what is attached behind it may carry the signatures of others.

    >>> text = "Có hiệu lực từ ngày ký./.\\n\\nKT. GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC\\n(Đã ký)\\nTS. Lê Văn Tám\\n"
    >>> [(p.name, p.academic_title, p.positions) for p in signers_of(SourceText.of(text))]
    [('Lê Văn Tám', 'TS.', ('Phó Giám đốc',))]
    """
    found: list[Person] = []
    for person in _signed(source):
        if found and person.start - found[-1].end > _BLOCK:
            break
        found.append(person)
    return tuple(found)


def _signed(source: SourceText) -> Iterator[Person]:
    text, shadow = source.text, source.shadow
    post: tuple[int, str] | None = None
    between = 0
    for cell in _CELL.finditer(text):
        printed = cell[0].strip(" \r\xa0*-–")
        if not printed:
            continue
        low = cell.start() + cell[0].index(printed)
        if printed.isupper() and len(printed) < 80:
            words = shadow[low : low + len(printed)]
            authority = _AUTHORITY.match(words)
            own = words[authority.end() :] if authority else words
            if _POST.match(own):
                post, between = (low, _cased(own)), 0
                continue
        if post is None or _MARK.fullmatch(shadow, low, low + len(printed)):
            continue
        name = _NAME.fullmatch(printed)
        if name and all(word[0].isupper() and word[1:] == word[1:].lower() for word in name[2].split()):
            title = name[1].strip() or None
            yield Person(post[0], low + len(printed), RULE, _CONFIDENCE, name[2], title, (post[1],))
            post = None
            continue
        between += 1
        if between >= _MOST_BETWEEN or not printed.startswith(("(", "[", "+", "-", "Lưu", "Như")):
            post = None


def _cased(post: str) -> str:
    """A post as sentences print it.

    >>> _cased("phó chánh văn phòng"), _cased("phó thủ tướng")
    ('Phó Chánh Văn phòng', 'Phó Thủ tướng')
    """
    return _RANK.sub(lambda letter: letter[0].upper(), post)
