"""Texts that lost every letter of Latin-1 ("Uỷ ban nhn dn" for "Uỷ ban nhân dân"), and the way home.

A wrong conversion drops à, á, â, ã, è, é, ê, ì, í, ò, ó, ô, õ, ù, ú, ý and keeps the other letters.
Which word was meant is told by its neighbours: by the pairs of words in the titles and names of the tables of
the ontology and in the formulas below.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

_LOST = "àáâãèéêìíòóôõùúý"
_ANY_LOST = re.compile(f"[{_LOST}{_LOST.upper()}]")
_KEPT = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
_DROP = dict.fromkeys(map(ord, _LOST))
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1200
_LEAST_LETTERS = 120
_MOST_LOST = 0.004  # in a sound text one letter in ten is such a letter
_LEAST_KEPT = 0.04
_IN_A_CODE = "/&-"
_COLUMNS = {
    "register": ("title",), "law_names": ("name",), "bodies": ("name",), "provinces": ("name",),
    "document_types": ("name",), "relation_cues": ("cue", "example"), "task_cues": ("cue", "example"),
    "meeting_cues": ("cue", "example"),
}  # fmt: skip
_FORMULAS = """
Căn cứ Luật Tổ chức chính quyền địa phương. Xét Tờ trình của Ủy ban nhân dân tỉnh và Báo cáo thẩm tra của
Ban Kinh tế - Ngân sách. Ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp. Xét đề nghị của
Chánh Văn phòng. Quyết định này có hiệu lực kể từ ngày ký. Chịu trách nhiệm thi hành Quyết định này. Các
ông bà có tên tại Điều này. Thông tư này. Ngày tháng năm. Ban hành kèm theo Nghị quyết này. Nơi nhận: như
trên, lưu. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo. Các cấp,
các ngành. Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam. Hạnh phúc. Ngân sách nhà nước. Công tác. Công
văn. Thành lập. Về việc phân công nhiệm vụ. Và các. Của các. Cho các. Theo quy định tại Thông tư. Được
sửa đổi bởi Thông tư. Thành phố. Phó Chủ tịch. Có thể. Không có. Thì có. Đã được. Trong đó. Còn lại. Theo
đó. Bên cạnh đó. Tháng 5. Ngày 5. Quý I. Đồng thời. Không còn. Cùng với. Khi đó. Nếu có. Tuy nhiên. Tôi
là. Nói rõ.
"""
_ALONE = {"v": "và", "l": "là", "c": "có", "đ": "đã", "x": "xã"}
"""What a single letter stands for where no neighbour tells, unless it is the letter of a provision."""

_LETTERED = frozenset(
    ("điểm", "mục", "khoản", "tiết", "phần", "phụ", "lục", "nhóm", "hạng", "loại", "bảng", "khối", "lớp")
)


@dataclass(frozen=True, slots=True)
class Restored:
    """A text with its dropped letters put back, and the way home.

    `here` and `there` are places of the new text and of the original from which both run in step.
    """

    original: str
    text: str
    here: array[int]
    there: array[int]

    @classmethod
    def of(cls, text: str, corrections: Iterable[tuple[int, int, str]]) -> Restored:
        """A text with words put right: start, end and the right word of each, in order."""
        here, there, pieces, done, length = array("q", [0]), array("q", [0]), list[str](), 0, 0
        for start, end, word in corrections:
            pieces += text[done:start], word
            length += start - done
            here.extend((length, length + len(word)))
            there.extend((start, end))
            length += len(word)
            done = end
        return cls(text, "".join((*pieces, text[done:])), here, there)

    def home(self, offset: int) -> int:
        """The place in the original of the character at `offset`; the end maps to the end."""
        return _moved(offset, self.here, self.there, len(self.original))

    def home_end(self, offset: int) -> int:
        """The end in the original of what ends at `offset`."""
        return self.home(offset)

    def away(self, offset: int) -> int:
        """The place in the text of the character at `offset` of the original."""
        return _moved(offset, self.there, self.here, len(self.text))


def _moved(offset: int, here: array[int], there: array[int], end: int) -> int:
    at = bisect_right(here, offset) - 1
    return min(there[at] + offset - here[at], there[at + 1] if at + 1 < len(there) else end)


def with_dropped_letters(text: str) -> Restored | None:
    """A text with its dropped letters put back; None for every text that has not lost them.

    >>> with_dropped_letters("Căn cứ Thông tư của Bộ trưởng Bộ Tài chính;" * 5) is None
    True
    """
    if not _has_dropped(text):
        return None
    return Restored.of(text, _corrections(text))


def _has_dropped(text: str) -> bool:
    """Whether a text lacks the letters of Latin-1 and has the others; judged on two samples."""
    middle = len(text) // 2
    for sample in (text[:_SAMPLE], text[middle : middle + _SAMPLE]):
        most = int(_MOST_LOST * len(sample))
        if next(islice(_ANY_LOST.finditer(sample), most, None), None):  # stops early in a sound text
            return False
    sample = (text[:_SAMPLE] + text[middle : middle + _SAMPLE]).lower()
    letters = sum(map(str.isalpha, sample))
    return letters >= _LEAST_LETTERS and len(_KEPT.findall(sample)) >= _LEAST_KEPT * letters


def _corrections(text: str) -> Iterator[tuple[int, int, str]]:
    """The words to restore: start, end and the right spelling in the printed case."""
    known = model()
    words = list(_WORD.finditer(text.lower()))
    before = ""
    for index, m in enumerate(words):
        start, end = m.span()
        after = words[index + 1][0] if index + 1 < len(words) else ""
        right = m[0]
        if not _in_a_code(text, start, end):
            right = known.meant(before, m[0], after)
        if right != m[0]:
            capitals = text[start:end].isupper() and (end - start > 1 or _in_capitals(text, words, index))
            yield start, end, _cased(text[start:end], right, capitals)
        before = right


def _in_a_code(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1] in _IN_A_CODE) or (end < len(text) and text[end] in _IN_A_CODE)


def _in_capitals(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether a neighbour of a single letter is printed in capitals."""
    beside = (words[at] for at in (index - 1, index + 1) if 0 <= at < len(words))
    return any(m.end() - m.start() > 1 and text[m.start() : m.end()].isupper() for m in beside)


def _cased(printed: str, right: str, capitals: bool) -> str:
    if capitals:
        return right.upper()
    return right[0].upper() + right[1:] if printed[0].isupper() else right


class Model:
    """How often words and pairs of words stand in the tables."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        for line in _lines():
            found = _WORD.findall(line.lower())
            self.words.update(found)
            self.pairs.update(pairwise(found))
        self.forms: dict[str, list[str]] = {}
        for word in self.words:
            self.forms.setdefault(word.translate(_DROP), []).append(word)

    def meant(self, before: str, word: str, after: str) -> str:
        """The word that a printed one stands for between its neighbours."""
        forms = self.forms.get(word, [])
        if not forms or forms == [word]:
            return word
        following = self.forms.get(after, [after])

        def beside(form: str) -> tuple[int, int]:
            right = sum(self.pairs[form, other] for other in following)
            return self.pairs[before, form] + right, self.words[form]

        best = max(forms, key=beside)
        if beside(best)[0]:
            return best
        if len(word) == 1:
            return word if before in _LETTERED else _ALONE.get(word, word)
        return word if word in self.words else best


def _lines() -> Iterator[str]:
    from extractors.vocabulary.tables import read_table  # the vocabulary itself reads texts

    yield from _FORMULAS.replace("\n", " ").split(".")
    for table, columns in _COLUMNS.items():
        for row in read_table(table):
            for column in columns:
                yield from row[column].split("|")


@lru_cache(maxsize=1)
def model() -> Model:
    """The counts, made when the first such text comes."""
    return Model()
