"""Consolidated texts (văn bản hợp nhất): which document they carry, and whose preamble a note quotes.

Their form is fixed by the Ordinance on consolidation: below the title stands, on a line of its own, the
document with its date, "có hiệu lực thi hành kể từ ngày …, được sửa đổi, bổ sung bởi:" and the amending
ones; a note gives the preamble of each, opened by "có căn cứ ban hành như sau:". The title above may itself
name a document of another type, which is not the one carried.
"""

from __future__ import annotations

import re

from extractors.references.draft import Draft
from extractors.source import SourceText

_HEAD = 9000
_REACH, _FARTHEST = 900, 700
_AMENDED_BY = re.compile(
    r"được(?<!\wđược)\s+sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?(?:\s+(?:một\s+số\s+điều|theo|lần\s+lượt))?\s+bởi\s*:"
)
_LINE_OPENS = re.compile(r"(?:^|\n)[\s>*_“\"\-–]*$")
_QUOTED_PREAMBLE = re.compile(r"căn\s+cứ\s+ban\s+hành\s+như\s+sau\s*:[\s“\"\-]*$")


def consolidated(source: SourceText, drafts: list[Draft], type_: str | None = None) -> Draft | None:
    """The citation of the document that a consolidated text carries; None for any other text.

    `type_` is the type of the heading, where the text prints one.

    >>> from extractors.references.signatures import find
    >>> from extractors.layout import lay_out
    >>> text = SourceText.of("THÔNG TƯ\\nThông tư số 12/2029/TT-BNV ngày 08 tháng 4 năm 2029, có hiệu lực "
    ...     "từ ngày 01/6/2029, được sửa đổi, bổ sung bởi:\\nThông tư số 08/2031/TT-BNV ngày 05/5/2031.")
    >>> consolidated(text, find(text, lay_out(text))[0]).number
    '12/2029/TT-BNV'
    """
    if " bởi:" not in source.shadow[:_HEAD].replace(" :", ":"):
        return None
    found = [
        draft
        for draft in drafts
        if draft.start <= _HEAD
        and draft.form == "number"
        and (amended := _AMENDED_BY.search(source.shadow, draft.end, draft.end + _REACH))
        and amended.start() <= draft.end + _FARTHEST
    ]
    opening = [
        draft for draft in found if _LINE_OPENS.search(source.shadow, max(0, draft.start - 40), draft.start)
    ]
    alike = [draft for draft in opening if draft.type == type_]
    return next(iter(alike or opening or found), None)


def quotes_a_preamble(shadow: str, at: int) -> bool:
    """Whether a note announces the preamble of an amending document directly before `at`."""
    return bool(_QUOTED_PREAMBLE.search(shadow, max(0, at - 60), at))
